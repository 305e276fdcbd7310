/** From a text to a syntax tree and its scopes. */
import type { ScopeManager } from '@typescript-eslint/scope-manager';
import { extname } from 'node:path';
import type { TSESTree } from '../ast.ts';
import { type SourceComment, SourceModule } from '../module.ts';
import { type Parsed, type Parser, loadParser, parserProblem } from './native.ts';
import { withMarkup } from './markup/index.ts';
import { type Script, scriptOf } from './script.ts';

export class ParseFailure extends Error {}

/** Parses a source text without regard to how the linter parses it. Throws `ParseFailure`. */
export function parseSource(filename: string, text: string): SourceModule {
  return parseScript(filename, scriptOf(filename, text), text);
}

/** Parses one script of a file, with the markup around it where that is given. Throws `ParseFailure`. */
export function parseScript(filename: string, script: Script, file = ''): SourceModule {
  const loaded = loadParser();
  if (!loaded) throw new ParseFailure(parserProblem()?.what);
  if (isTooDeep(script.text)) throw new ParseFailure('the file is nested too deeply');
  const { ast, comments, errors } = parseWith(loaded, script.filename, script.text);
  if (!ast) throw new ParseFailure(errors[0] ?? 'the file could not be parsed');
  const isModule = ast.sourceType === 'module' || script.isModule;
  const { text, scopeManager, unread } = withMarkup(filename, {
    file,
    script: script.text,
    ast,
    visitorKeys: loaded.visitorKeys,
    parse: (code, lang) => parsedAlone(loaded, code, lang),
    scopes: () => scopesOf(loaded, ast, isModule),
  });
  return new SourceModule({
    filename,
    text,
    ast,
    scopeManager,
    visitorKeys: loaded.visitorKeys,
    comments,
    unread,
  });
}

/** A piece of code; `null` when it is none. */
function parsedAlone(loaded: Parser, code: string, lang: string): TSESTree.Program | null {
  if (isTooDeep(code)) return null;
  const { program, errors } = loaded.parseSync('markup', code, {
    ...SYNTAX,
    lang,
    sourceType: 'module',
  });
  return errors.some(({ severity }) => severity === 'Error') ? null : program;
}

const SYNTAX = { astType: 'ts', range: true, preserveParens: false };

const MAX_BRACKETS = 1500;

const MAX_OPERATORS = 5000;

/**
 * Native code that runs out of stack ends the whole process: such a text must not reach the parser.
 * Counts brackets that are open at once, and conditionals, arrows and negations without a separator between them.
 */
function isTooDeep(text: string): boolean {
  let brackets = 0;
  let operators = 0;
  for (let at = 0; at < text.length; at += 1) {
    switch (text[at]) {
      case '(':
      case '[':
      case '{':
        if ((brackets += 1) > MAX_BRACKETS) return true;
        break;
      case ')':
      case ']':
      case '}':
        brackets = Math.max(0, brackets - 1);
        break;
      case ',':
      case ';':
        operators = 0;
        break;
      case '?':
      case '>':
      case '!':
        if ((text[at] !== '>' || text[at - 1] === '=') && (operators += 1) > MAX_OPERATORS)
          return true;
        break;
    }
  }
  return false;
}

function scopesOf(loaded: Parser, ast: TSESTree.Program, isModule: boolean): ScopeManager {
  try {
    return loaded.analyze(ast, {
      sourceType: isModule ? 'module' : 'commonjs',
      globalReturn: !isModule,
      lib: [],
    });
  } catch {
    throw new ParseFailure('the scopes of the file could not be told apart');
  }
}

interface Reading {
  ast: TSESTree.Program | null;
  comments: SourceComment[];
  errors: string[];
}

/**
 * JavaScript files hold JSX, Flow-free TypeScript or scripts with a top-level return: try the
 * likely languages in turn.
 */
function parseWith(loaded: Parser, filename: string, text: string): Reading {
  const extension = extname(filename);
  const languages =
    extension === '.tsx'
      ? ['tsx']
      : /^\.[mc]?ts$/.test(extension)
        ? ['ts', 'tsx']
        : ['jsx', 'tsx', 'ts'];
  const errors: string[] = [];
  let recovered: Parsed | null = null;
  for (const lang of languages) {
    for (const sourceType of ['module', 'commonjs']) {
      const result = loaded.parseSync(filename, text, { ...SYNTAX, lang, sourceType });
      const failure = result.errors.find((error) => error.severity === 'Error');
      if (!failure && result.program.body !== undefined) return readable(result, errors);
      if (failure) errors.push(failure.message);
      if (result.program.body?.length) recovered ??= result;
    }
  }
  // What a compiler complains of and translates all the same is read all the same.
  return recovered ? readable(recovered, errors) : { ast: null, comments: [], errors };
}

function readable({ program, comments }: Parsed, errors: string[]): Reading {
  return {
    ast: program,
    comments: comments.map(({ value, start, end }) => ({ value, range: [start, end] })),
    errors,
  };
}
