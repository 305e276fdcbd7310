/** The parser and the resolver, which are native code. */
import type { ScopeManager } from '@typescript-eslint/scope-manager';
import { createRequire } from 'node:module';
import type { TSESTree } from '../ast.ts';
import { SOURCE_EXTENSIONS } from './disk.ts';

const require = createRequire(import.meta.url);

export interface Resolver {
  resolveFileSync: (file: string, request: string) => { path?: string };
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

let problem: unknown = null;

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
    problem = error;
  }
  return tools;
}

/** Files may have come and gone. */
export function clearResolvers(): void {
  tools?.resolver.clearCache();
  tools?.plainResolver.clearCache();
}

/** Why nothing can be parsed here; `null` when it can. */
export function parserProblem(): unknown {
  return loadTools() ? null : problem;
}
