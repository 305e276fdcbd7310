/** The parser and the resolver, which are native code. */
import type { ScopeManager } from '@typescript-eslint/scope-manager';
import { createRequire } from 'node:module';
import type { TSESTree } from '../ast.ts';
import { SOURCE_EXTENSIONS } from './disk.ts';

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

export interface Tools {
  parseSync: (filename: string, text: string, options: Record<string, unknown>) => Parsed;
  visitorKeys: Record<string, string[]>;
  analyze: (ast: TSESTree.Program, options: Record<string, unknown>) => ScopeManager;
  resolver: Resolver;
  /** knows nothing of tsconfigs */
  plainResolver: Resolver;
  resolverFor: (tsconfig: unknown) => Resolver;
}

let tools: Tools | null | undefined;

let failure: unknown = null;

/** The parser and resolver are native code: without them the analysis stays within one file. */
export function loadTools(): Tools | null {
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
    failure = error;
  }
  return tools;
}

/** Files may have come and gone. */
export function clearResolvers(): void {
  tools?.resolver.clearCache();
  tools?.plainResolver.clearCache();
}

/** Why nothing can be parsed here, and what helps. */
export interface ParserProblem {
  what: string;
  remedy: string;
}

/** `null` when it can be parsed. */
export function parserProblem(): ParserProblem | null {
  return loadTools() ? null : problemOf(failure);
}

/** The same, where something was to be parsed. */
export function metParserProblem(): ParserProblem | null {
  return tools === null ? problemOf(failure) : null;
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
