/** The parser and the resolver, which are native code. */
import type { ScopeManager } from '@typescript-eslint/scope-manager';
import { createRequire } from 'node:module';
import type { TSESTree } from '../ast.ts';
import { SOURCE_EXTENSIONS } from './disk.ts';
import { WRITTEN_FOR } from './listing.ts';

const require = createRequire(import.meta.url);

export interface Resolver {
  resolveFileSync: (file: string, request: string) => { path?: string };
  resolveDtsSync: (file: string, request: string) => { path?: string };
  clearCache: () => void;
}

export interface Parsed {
  /** empty where the parser gave up */
  program: TSESTree.Program;
  comments: { value: string; start: number; end: number }[];
  errors: { severity: string; message: string }[];
}

export interface Parser {
  parseSync: (filename: string, text: string, options: Record<string, unknown>) => Parsed;
  visitorKeys: Record<string, string[]>;
  analyze: (ast: TSESTree.Program, options: Record<string, unknown>) => ScopeManager;
}

export interface Resolvers {
  usual: Resolver;
  /** knows nothing of tsconfigs */
  plain: Resolver;
  with: (tsconfig: unknown) => Resolver;
}

/** `null` where they cannot be loaded. Most files need neither, and few need to be parsed. */
let parser: Parser | null | undefined;
let resolvers: Resolvers | null | undefined;

let failure: unknown = null;

/** Without one of them the analysis stays within one file. */
export function loadParser(): Parser | null {
  if (parser === undefined) parser = loadResolvers() && tried(requireParser);
  return parser;
}

export function loadResolvers(): Resolvers | null {
  if (resolvers === undefined) resolvers = tried(requireResolvers);
  return resolvers;
}

function tried<T>(load: () => T): T | null {
  try {
    return load();
  } catch (error) {
    failure = error;
    return null;
  }
}

function requireParser(): Parser {
  const { parseSync, visitorKeys } = require('oxc-parser') as Omit<Parser, 'analyze'>;
  const { analyze } = require('@typescript-eslint/scope-manager') as Pick<Parser, 'analyze'>;
  return { parseSync, visitorKeys, analyze };
}

function requireResolvers(): Resolvers {
  const { ResolverFactory } = require('oxc-resolver') as {
    ResolverFactory: new (options: unknown) => Resolver;
  };
  const options = {
    extensions: SOURCE_EXTENSIONS,
    extensionAlias: WRITTEN_FOR,
    conditionNames: ['source', 'development', 'import', 'require', 'node', 'default'],
    mainFields: ['source', 'module', 'main'],
    preferRelative: false,
  };
  const resolverFor = (tsconfig?: unknown): Resolver =>
    new ResolverFactory({ ...options, ...(tsconfig === undefined ? {} : { tsconfig }) });
  return { usual: resolverFor('auto'), plain: resolverFor(), with: resolverFor };
}

/** Files may have come and gone. */
export function clearResolvers(): void {
  resolvers?.usual.clearCache();
  resolvers?.plain.clearCache();
}

/** Why nothing can be parsed here, and what helps. */
export interface ParserProblem {
  what: string;
  remedy: string;
}

/** `null` when it can be parsed. */
export function parserProblem(): ParserProblem | null {
  return loadParser() ? null : problemOf(failure);
}

/** The same, where something was to be parsed. */
export function metParserProblem(): ParserProblem | null {
  return parser === null || resolvers === null ? problemOf(failure) : null;
}

function problemOf(error: unknown): ParserProblem {
  const text = error instanceof Error ? error.message : String(error);
  const isInZip = /\.zip[\\/]/.test(text);
  // What a loader says after its first sentence is about its own packages.
  const reason = isInZip ? "it lies in Yarn's zip archive" : text.split(/\.?\s*\n|\. /)[0];
  return {
    what: `the parser cannot be loaded (${reason})`,
    remedy: isInZip
      ? 'Set dependenciesMeta.oxc-parser.unplugged, or use Node.js 22.15.'
      : 'Install with optional dependencies (npm install --include=optional).',
  };
}
