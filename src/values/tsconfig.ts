/**
 * The `paths` of a tsconfig that the resolver refuses to read: one that extends a package which is
 * not installed, or that is not quite valid.
 */
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { statOf } from './disk.ts';

interface Paths {
  /** folder that targets are relative to */
  base: string;
  paths: readonly [pattern: string, targets: readonly string[]][];
}

interface TsConfig {
  extends?: unknown;
  references?: unknown;
  compilerOptions?: { baseUrl?: unknown; paths?: unknown };
}

const MAX_DEPTH = 8;
const known = new Map<string, readonly Paths[]>();

export function forgetTsconfigs(): void {
  known.clear();
}

/** Where the nearest tsconfig says that a specifier may lead, without regard to what is there. */
export function tsconfigTargets(specifier: string, folder: string): string[] {
  return pathsFor(folder).flatMap(({ base, paths }) => paths.flatMap(([pattern, targets]) => {
    const [before = '', after] = pattern.split('*');
    if (after === undefined) return pattern === specifier ? targets.map((target) => resolve(base, target)) : [];
    if (specifier.length < before.length + after.length || !specifier.startsWith(before) || !specifier.endsWith(after)) return [];
    const matched = specifier.slice(before.length, specifier.length - after.length);
    return targets.map((target) => resolve(base, target.replace('*', matched)));
  }));
}

function pathsFor(folder: string): readonly Paths[] {
  const before = known.get(folder);
  if (before) return before;
  const file = join(folder, 'tsconfig.json');
  const parent = dirname(folder);
  const found = statOf(file) ? read(file, 0) : parent === folder ? [] : pathsFor(parent);
  known.set(folder, found);
  return found;
}

function read(file: string, depth: number): readonly Paths[] {
  const config = parse(file);
  if (!config || depth > MAX_DEPTH) return [];
  const folder = dirname(file);
  const { baseUrl, paths } = config.compilerOptions ?? {};
  const base = typeof baseUrl === 'string' ? resolve(folder, baseUrl) : folder;
  const own: Paths['paths'] = Object.entries(typeof paths === 'object' && paths !== null ? paths : {}).map(([pattern, targets]) => [pattern, texts(targets)]);
  if (own.length > 0) return [{ base, paths: own }];
  const inherited = texts(config.extends).filter((item) => item.startsWith('.')).flatMap((item) => read(configAt(resolve(folder, item)), depth + 1));
  if (inherited.length > 0) return inherited;
  const references = Array.isArray(config.references) ? (config.references as unknown[]) : [];
  return references.flatMap((reference) => texts((reference as { path?: unknown } | null)?.path).flatMap((item) => read(configAt(resolve(folder, item)), depth + 1)));
}

function configAt(path: string): string {
  if (statOf(path)) return path;
  return statOf(`${path}.json`) ? `${path}.json` : join(path, 'tsconfig.json');
}

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? (value as unknown[]) : [value]).filter((item) => typeof item === 'string');
}

/** JSON with comments and trailing commas. */
function parse(file: string): TsConfig | null {
  const withoutComments = (text: string): string => text.replace(/("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (_, string: string | undefined) => string ?? '');
  const withoutTrailingCommas = (text: string): string => text.replace(/("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g, (_, string: string | undefined) => string ?? '');
  try {
    const config: unknown = JSON.parse(withoutTrailingCommas(withoutComments(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))));
    return typeof config === 'object' && config !== null ? config : null;
  } catch {
    return null;
  }
}
