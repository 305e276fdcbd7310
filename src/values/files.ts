/** Other files of the program: where a module specifier leads, and what stands there. */
import type { ScopeManager } from '@typescript-eslint/scope-manager';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, extname, isAbsolute, join } from 'node:path';
import type { TSESTree } from './ast.ts';
import { type Resolution, SOURCE_EXTENSIONS, identityOf, readWithin, statOf } from './disk.ts';
import { forgetGlimpses } from './glimpse.ts';
import { type SourceComment, SourceModule } from './module.ts';
import { type Script, scriptOf } from './script.ts';
import { forgetTsconfigs, tsconfigTargets } from './tsconfig.ts';

const require = createRequire(import.meta.url);

interface Resolver {
  resolveFileSync: (file: string, request: string) => { path?: string };
  clearCache: () => void;
}

interface Tools {
  parseSync: (
    filename: string,
    text: string,
    options: Record<string, unknown>,
  ) => {
    program: TSESTree.Program;
    comments: { value: string; start: number; end: number }[];
    errors: { severity: string; message: string }[];
  };
  visitorKeys: Record<string, string[]>;
  analyze: (ast: TSESTree.Program, options: Record<string, unknown>) => ScopeManager;
  resolver: Resolver;
  /** knows nothing of tsconfigs */
  plainResolver: Resolver;
  resolverFor: (tsconfig: unknown) => Resolver;
}

let tools: Tools | null | undefined;
let problem: unknown = null;

/** The parser and resolver are native code: without them the analysis stays within one file. */
function loadTools(): Tools | null {
  if (tools !== undefined) return tools;
  try {
    const parser = require('oxc-parser') as Pick<Tools, 'parseSync' | 'visitorKeys'>;
    const scope = require('@typescript-eslint/scope-manager') as Pick<Tools, 'analyze'>;
    const { ResolverFactory } = require('oxc-resolver') as {
      ResolverFactory: new (options: unknown) => Resolver;
    };
    const options = {
      extensions: SOURCE_EXTENSIONS,
      extensionAlias: {
        '.js': ['.ts', '.tsx', '.js', '.jsx'],
        '.jsx': ['.tsx', '.jsx'],
        '.mjs': ['.mts', '.mjs'],
        '.cjs': ['.cts', '.cjs'],
      },
      conditionNames: ['source', 'development', 'import', 'require', 'node', 'default'],
      mainFields: ['source', 'module', 'main'],
      preferRelative: false,
    };
    const resolverFor = (tsconfig?: unknown): Resolver =>
      new ResolverFactory({ ...options, ...(tsconfig === undefined ? {} : { tsconfig }) });
    tools = {
      parseSync: parser.parseSync,
      visitorKeys: parser.visitorKeys,
      analyze: scope.analyze,
      resolver: resolverFor('auto'),
      plainResolver: resolverFor(),
      resolverFor,
    };
  } catch (error) {
    tools = null;
    problem = error;
  }
  return tools;
}

/** Why nothing can be parsed here; `null` when it can. */
export function parserProblem(): unknown {
  return loadTools() ? null : problem;
}

export class ParseFailure extends Error {}

const NO_PARSER = 'the parser could not be loaded';

/** Parses a source text without regard to how the linter parses it. Throws `ParseFailure`. */
export function parseSource(filename: string, text: string): SourceModule {
  return parseScript(filename, scriptOf(filename, text));
}

/** Parses one script of a file. Throws `ParseFailure`. */
export function parseScript(filename: string, script: Script): SourceModule {
  const loaded = loadTools();
  if (!loaded) throw new ParseFailure(NO_PARSER);
  if (isTooDeep(script.text)) throw new ParseFailure('the file is nested too deeply');
  const { ast, comments, errors } = parseWith(loaded, script.filename, script.text);
  if (!ast) throw new ParseFailure(errors[0] ?? 'the file could not be parsed');
  const isModule = ast.sourceType === 'module' || script.isModule;
  const scopeManager = scopesOf(loaded, ast, isModule);
  return new SourceModule({
    filename,
    text: script.text,
    ast,
    scopeManager,
    visitorKeys: loaded.visitorKeys,
    comments,
  });
}

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

function scopesOf(loaded: Tools, ast: TSESTree.Program, isModule: boolean): ScopeManager {
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

/** JavaScript files hold JSX, Flow-free TypeScript or scripts with a top-level return: try the likely languages in turn. */
function parseWith(
  loaded: Tools,
  filename: string,
  text: string,
): { ast: TSESTree.Program | null; comments: SourceComment[]; errors: string[] } {
  const extension = extname(filename);
  const languages =
    extension === '.tsx'
      ? ['tsx']
      : /^\.[mc]?ts$/.test(extension)
        ? ['ts', 'tsx']
        : ['jsx', 'tsx', 'ts'];
  const errors: string[] = [];
  for (const lang of languages) {
    for (const sourceType of ['module', 'commonjs']) {
      const result = loaded.parseSync(filename, text, {
        lang,
        sourceType,
        astType: 'ts',
        range: true,
        preserveParens: false,
      });
      const failure = result.errors.find((error) => error.severity === 'Error');
      if (!failure && result.program.body !== undefined)
        return {
          ast: result.program,
          comments: result.comments.map(({ value, start, end }) => ({
            value,
            range: [start, end],
          })),
          errors,
        };
      if (failure) errors.push(failure.message);
    }
  }
  return { ast: null, comments: [], errors };
}

interface CachedFile {
  identity: string;
  module: SourceModule | null;
  failure: string | null;
}

const CLEAR_AFTER_MS = 1000;
const cache = new Map<string, CachedFile>();
const workspaces = new Map<string, Map<string, string>>();
const rootsByFolder = new Map<string, string | null>();
let resolvedSince = 0;

/** Forgets what was resolved a while ago: in an editor session files come and go. Tells whether it did. */
export function refreshResolution(now: number = Date.now()): boolean {
  if (now - resolvedSince < CLEAR_AFTER_MS) return false;
  resolvedSince = now;
  resolved.clear();
  jsconfigs.clear();
  workspaces.clear();
  rootsByFolder.clear();
  forgetTsconfigs();
  forgetGlimpses();
  tools?.resolver.clearCache();
  tools?.plainResolver.clearCache();
  return true;
}

/** The module in a file, parsed again when the file has changed; `null` when it cannot be read or parsed. */
export function loadFile(filename: string): SourceModule | null {
  return readFile(filename)?.module ?? null;
}

function readFile(filename: string): CachedFile | null {
  const stats = statOf(filename);
  if (!stats) return null;
  const known = cache.get(filename);
  const identity = identityOf(stats);
  if (known?.identity === identity) return known;
  const file: CachedFile = { identity, module: null, failure: null };
  try {
    file.module = parseSource(filename, readWithin(filename));
  } catch (error) {
    // An unreadable or broken import leaves the value unknown; it is not this file's fault.
    file.failure = failureIn(error);
  }
  if (cache.size > 5000) cache.clear();
  cache.set(filename, file);
  return file;
}

function failureIn(error: unknown): string {
  const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  if (error instanceof RangeError) return reason;
  return error instanceof ParseFailure ? `cannot be parsed (${reason})` : 'cannot be read';
}

/** Why a specifier that means a file of the program gives nothing; `null` when it gives a module, or data. */
export function whyUnread(specifier: string, from: string): string | null {
  if (!isAbsolute(from)) return null;
  const resolution = resolveModule(specifier, from);
  if (resolution.kind === 'package' && isData(specifier)) return null;
  if (!loadTools()) return `cannot be followed (${NO_PARSER})`;
  if (resolution.kind === 'package')
    return nativeResolve(specifier, from) === null ? 'leads to no file' : null;
  const file = readFile(resolution.filename);
  return file?.module ? null : (file?.failure ?? 'cannot be read');
}

/** No package has such a name: it leads to a file of the program, or nowhere. */
export function isPath(specifier: string): boolean {
  return /^(?:\.{1,2}(?:\/|$)|[@~#$]?\/)/.test(specifier);
}

/** What holds no code, or what only a bundler makes of it. */
function isData(specifier: string): boolean {
  return /[?!]|\.(?:json5?|css|s[ac]ss|less|svg|png|jpe?g|gif|webp|avif|ico|txt|mdx?|html?|wasm|node|g(?:raph)?ql|ya?ml|toml|csv|sql|proto|pdf|mp[34]|woff2?)$/i.test(
    specifier,
  );
}

const resolved = new Map<string, Resolution>();

/** Where `specifier` leads from a file of the program. Installed packages are not followed. */
export function resolveModule(specifier: string, from: string): Resolution {
  const key = `${dirname(from)}\0${specifier}`;
  const known = resolved.get(key);
  if (known) return known;
  const resolution = resolveUncached(specifier, from);
  resolved.set(key, resolution);
  return resolution;
}

function resolveUncached(specifier: string, from: string): Resolution {
  if (!isAbsolute(from) || /^(node|npm|jsr|https?|data|bun|virtual):/.test(specifier))
    return { kind: 'package' };
  const path =
    nativeResolve(specifier, from) ??
    (specifier.startsWith('.')
      ? existingSource(join(dirname(from), specifier))
      : guess(specifier, from));
  if (
    path === null ||
    !SOURCE_EXTENSIONS.includes(extname(path)) ||
    /[\\/]node_modules[\\/]/.test(path)
  )
    return { kind: 'package' };
  return { kind: 'file', filename: path };
}

/** A tsconfig that cannot be read, such as one that extends a package which is not installed, must not stop the rest. */
function nativeResolve(specifier: string, from: string): string | null {
  const loaded = loadTools();
  return (
    resolveWith(loaded?.resolver, specifier, from) ??
    resolveWith(loaded?.plainResolver, specifier, from) ??
    (specifier.startsWith('.')
      ? null
      : resolveWith(jsconfigResolver(dirname(from)), specifier, from))
  );
}

function resolveWith(
  resolver: Resolver | null | undefined,
  specifier: string,
  from: string,
): string | null {
  try {
    return resolver?.resolveFileSync(from, specifier).path ?? null;
  } catch {
    return null;
  }
}

const jsconfigs = new Map<string, Resolver | null>();

/** The `paths` of a `jsconfig.json`, which the resolver does not look for by itself. */
function jsconfigResolver(folder: string): Resolver | null {
  const known = jsconfigs.get(folder);
  if (known !== undefined) return known;
  const parent = dirname(folder);
  const configFile = join(folder, 'jsconfig.json');
  const resolver = existsSync(configFile)
    ? (loadTools()?.resolverFor({ configFile }) ?? null)
    : parent === folder
      ? null
      : jsconfigResolver(parent);
  jsconfigs.set(folder, resolver);
  return resolver;
}

/**
 * Specifiers that only a bundler understands (`@/lib/ai`, `~/ai`, `src/ai`) and packages of the same
 * workspace that are not installed.
 */
function guess(specifier: string, from: string): string | null {
  const target = tsconfigTargets(specifier, dirname(from))
    .map(existingSource)
    .find((file) => file !== null);
  if (target !== undefined) return target;
  const alias = /^(?:@|~|#|\$)\/(.+)$/.exec(specifier)?.[1] ?? /^[~#$](\w.*)$/.exec(specifier)?.[1];
  // `src/ai` may be a folder; `openai` alone is a package, whatever files have that name.
  if (alias === undefined && (!specifier.includes('/') || specifier.startsWith('@')))
    return workspaceFile(specifier, from);
  for (const root of packageRoots(from)) {
    const candidates =
      alias === undefined
        ? [join(root, specifier), join(root, 'src', specifier)]
        : ['src', '.', 'app', 'lib', 'src/lib'].map((folder) => join(root, folder, alias));
    for (const candidate of candidates) {
      const file = existingSource(candidate);
      if (file !== null) return file;
    }
  }
  return alias === undefined ? workspaceFile(specifier, from) : null;
}

/** Folders with a package.json, from the file upwards. */
function packageRoots(from: string): string[] {
  const roots: string[] = [];
  for (let folder = dirname(from), steps = 0; steps < 12; folder = dirname(folder), steps += 1) {
    if (existsSync(join(folder, 'package.json'))) roots.push(folder);
    if (dirname(folder) === folder || existsSync(join(folder, '.git'))) break;
  }
  return roots;
}

function existingSource(path: string): string | null {
  if (SOURCE_EXTENSIONS.includes(extname(path)) && statOf(path)) return path;
  const bare = path.replace(/\.[mc]?jsx?$/, '');
  for (const extension of SOURCE_EXTENSIONS) if (statOf(bare + extension)) return bare + extension;
  for (const extension of SOURCE_EXTENSIONS) {
    const index = join(path, `index${extension}`);
    if (statOf(index)) return index;
  }
  return null;
}

function workspaceFile(specifier: string, from: string): string | null {
  const parts = specifier.split('/');
  const name = parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  const root = workspaceRoot(from);
  const folder = root === null ? undefined : workspacePackages(root).get(name);
  if (folder === undefined) return null;
  const rest = parts.slice(name.split('/').length).join('/');
  const manifest = readManifest(join(folder, 'package.json'));
  const entries =
    rest === ''
      ? ['', ...manifestEntries(manifest)]
      : [rest, ...manifestEntries(manifest, `./${rest}`)];
  for (const entry of entries) {
    const fromSource = entry
      .replace(/^\.\//, '')
      .replace(/^(?:dist|build|lib|out|esm|cjs)\//, 'src/')
      .replace(/\.d\.[mc]?ts$/, '.ts');
    for (const candidate of [
      join(folder, entry),
      join(folder, fromSource),
      join(folder, 'src', entry),
    ]) {
      const file = existingSource(candidate);
      if (file !== null) return file;
    }
  }
  return null;
}

interface Manifest {
  name?: unknown;
  workspaces?: unknown;
  main?: unknown;
  module?: unknown;
  source?: unknown;
  types?: unknown;
  exports?: unknown;
}

function readManifest(file: string): Manifest {
  try {
    const manifest: unknown = JSON.parse(readWithin(file));
    return typeof manifest === 'object' && manifest !== null ? manifest : {};
  } catch {
    return {};
  }
}

function manifestEntries(manifest: Manifest, subpath = '.'): string[] {
  const fields =
    subpath === '.' ? [manifest.source, manifest.module, manifest.main, manifest.types] : [];
  const exported = manifest.exports;
  const target =
    typeof exported === 'object' && exported !== null && subpath in exported
      ? (exported as Record<string, unknown>)[subpath]
      : subpath === '.'
        ? exported
        : undefined;
  return [
    ...leaves(target),
    ...fields.flatMap((field) => (typeof field === 'string' ? [field] : [])),
  ];
}

function leaves(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [];
}

function workspaceRoot(from: string): string | null {
  const start = dirname(from);
  const known = rootsByFolder.get(start);
  if (known !== undefined) return known;
  let root: string | null = null;
  for (let folder = start, steps = 0; steps < 16; folder = dirname(folder), steps += 1) {
    if (
      existsSync(join(folder, 'pnpm-workspace.yaml')) ||
      existsSync(join(folder, 'lerna.json')) ||
      readManifest(join(folder, 'package.json')).workspaces !== undefined
    ) {
      root = folder;
      break;
    }
    if (dirname(folder) === folder) break;
  }
  rootsByFolder.set(start, root);
  return root;
}

const MAX_WORKSPACE_DEPTH = 4;
const MAX_FOLDERS = 10_000;

/** Name → folder of every package below a workspace root, whatever its globs say: those next to the root count first. */
function workspacePackages(root: string): Map<string, string> {
  const known = workspaces.get(root);
  if (known) return known;
  const packages = new Map<string, string>();
  let left = MAX_FOLDERS;
  let folders = [root];
  for (let depth = 0; depth <= MAX_WORKSPACE_DEPTH && folders.length > 0; depth += 1) {
    for (const folder of folders.slice(0, left)) {
      const { name } = readManifest(join(folder, 'package.json'));
      if (typeof name === 'string' && !packages.has(name)) packages.set(name, folder);
    }
    left -= folders.length;
    folders =
      left > 0 && depth < MAX_WORKSPACE_DEPTH
        ? folders.flatMap((folder) => foldersIn(folder).map((entry) => join(folder, entry)))
        : [];
  }
  workspaces.set(root, packages);
  return packages;
}

const NOT_WORKSPACE = new Set([
  'node_modules',
  'dist',
  'build',
  'src',
  'out',
  'coverage',
  'public',
  'test',
  'tests',
  '__tests__',
]);

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(
        (entry) =>
          entry.isDirectory() &&
          !entry.name.startsWith('.') &&
          !NOT_WORKSPACE.has(basename(entry.name)),
      )
      .map((entry) => entry.name);
  } catch {
    return [];
  }
}
