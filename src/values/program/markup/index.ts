/** Components: the code of their markup beside that of their scripts. */
import type { ScopeManager } from '@typescript-eslint/scope-manager';
import { extname } from 'node:path';
import type { TSESTree } from '../../ast.ts';
import type { VisitorKeys } from '../../module.ts';
import { astroMarkup, svelteMarkup } from './braces.ts';
import { classInPlaceOfOptions, renderMethod } from './component.ts';
import { MAX_PIECES, statementsFor } from './graft.ts';
import { nameInstance } from './instance-names.ts';
import type { Markup, Piece, Span, Unread } from './pieces.ts';
import { vueMarkup } from './vue.ts';

const READERS: Readonly<Record<string, (text: string) => Markup>> = {
  '.vue': vueMarkup,
  '.svelte': svelteMarkup,
  '.astro': astroMarkup,
};

export function isComponent(filename: string): boolean {
  return Object.hasOwn(READERS, extname(filename));
}

/** `null` for a file that is all script. */
function markupOf(filename: string, text: string): Markup | null {
  return READERS[extname(filename)]?.(text) ?? null;
}

interface Parsed {
  /** the text of the whole file */
  file: string;
  /** the same with white space for all that is no script */
  script: string;
  ast: TSESTree.Program;
  visitorKeys: VisitorKeys;
  /** `null` for what cannot be parsed */
  parse: (code: string, lang: string) => TSESTree.Program | null;
  scopes: () => ScopeManager;
}

/** Puts the code of the markup into the tree, and into the text. */
export function withMarkup(
  filename: string,
  { file, script, ast, visitorKeys, parse, scopes }: Parsed,
): { text: string; scopeManager: ScopeManager; unread: readonly Unread[] } {
  const markup = markupOf(filename, file);
  if (!markup) return { text: script, scopeManager: scopes(), unread: [] };
  const lang = filename.endsWith('.astro') ? 'tsx' : 'ts';
  const unread = [...markup.unread];
  const statements = statementsFor(markup.pieces, {
    text: file,
    parse: (code) => parse(code, lang),
    unread: ({ start }) => {
      unread.push({ start, reason: 'this part of the markup cannot be read' });
    },
    left: MAX_PIECES,
    holdsReferences: filename.endsWith('.vue'),
  });
  const text = withPieces(script, file, markup.pieces);
  const isSetup = /<script\b[^>]*\ssetup\b/.test(file);
  const component =
    filename.endsWith('.vue') && !isSetup ? classInPlaceOfOptions(ast, visitorKeys) : null;
  if (!component) {
    ast.body.push(...(statements as TSESTree.ProgramStatement[]));
    ast.body.sort((left, right) => left.range[0] - right.range[0]);
    return { text, scopeManager: scopes(), unread };
  }
  const [first] = statements;
  if (!first) return { text, scopeManager: scopes(), unread };
  const render = renderMethod(statements, first.range[0]) as TSESTree.ClassElement;
  if (first.range[0] < component.range[0]) component.body.unshift(render);
  else component.body.push(render);
  nameInstance(render, scopes());
  return { text, scopeManager: scopes(), unread };
}

/** The text of the scripts with the code of the markup where it stands. */
function withPieces(script: string, file: string, pieces: readonly Piece[]): string {
  let text = '';
  for (const { start, end } of codeIn(pieces).sort((left, right) => left.start - right.start))
    if (start >= text.length) text += script.slice(text.length, start) + file.slice(start, end);
  return text + script.slice(text.length);
}

function codeIn(pieces: readonly Piece[]): Span[] {
  return pieces.flatMap((piece): Span[] => {
    if (piece.kind !== 'scope') return [piece];
    const { made, inner } = piece;
    return [...(made && 'of' in made ? [made.of] : []), ...codeIn(inner)];
  });
}
