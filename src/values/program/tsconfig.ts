/**
 * The `paths` of a tsconfig that the resolver refuses to read: one that extends a package which is
 * not installed, or that is not quite valid.
 */
import { dirname, join, resolve } from 'node:path';
import { readWithin, statOf } from './disk.ts';
import { forgottenWithDisk } from './forget.ts';

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

const known = new Map<string, readonly Paths[]>();

forgottenWithDisk(known);

/** Where the nearest tsconfig says that a specifier may lead, without regard to what is there. */
export function tsconfigTargets(specifier: string, folder: string): string[] {
  return pathsFor(folder).flatMap(({ base, paths }) =>
    paths.flatMap(([pattern, targets]) => {
      const [before = '', after] = pattern.split('*');
      if (after === undefined)
        return pattern === specifier ? targets.map((target) => resolve(base, target)) : [];
      if (
        specifier.length < before.length + after.length ||
        !specifier.startsWith(before) ||
        !specifier.endsWith(after)
      )
        return [];
      const matched = specifier.slice(before.length, specifier.length - after.length);
      return targets.map((target) => resolve(base, target.replace('*', matched)));
    }),
  );
}

function pathsFor(folder: string): readonly Paths[] {
  const before = known.get(folder);
  if (before) return before;
  const file = join(folder, 'tsconfig.json');
  const parent = dirname(folder);
  const found = statOf(file) ? pathsOf(file) : parent === folder ? [] : pathsFor(parent);
  known.set(folder, found);
  return found;
}

/** Its own paths, or those of the configs that it refers to. References are not inherited, and theirs are not asked. */
function pathsOf(file: string): readonly Paths[] {
  const seen = new Set<string>();
  const own = inheritedBy(file, seen);
  if (own.length > 0) return own;
  const references: unknown = parse(file)?.references;
  const paths = (Array.isArray(references) ? (references as unknown[]) : []).flatMap((reference) =>
    texts((reference as { path?: unknown } | null)?.path),
  );
  return paths.flatMap((path) => inheritedBy(configAt(resolve(dirname(file), path)), seen));
}

/** The paths of a config, or of those that it extends; each config is read once. */
function inheritedBy(file: string, seen: Set<string>): readonly Paths[] {
  const config = seen.has(file) ? null : parse(file);
  if (!config) return [];
  seen.add(file);
  const folder = dirname(file);
  const { baseUrl, paths } = config.compilerOptions ?? {};
  const base = typeof baseUrl === 'string' ? resolve(folder, baseUrl) : folder;
  const own: Paths['paths'] = Object.entries(
    typeof paths === 'object' && paths !== null ? paths : {},
  ).map(([pattern, targets]) => [pattern, texts(targets)]);
  if (own.length > 0) return [{ base, paths: own }];
  return texts(config.extends)
    .filter((item) => item.startsWith('.'))
    .flatMap((item) => inheritedBy(configAt(resolve(folder, item)), seen));
}

function configAt(path: string): string {
  if (statOf(path)) return path;
  return statOf(`${path}.json`) ? `${path}.json` : join(path, 'tsconfig.json');
}

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? (value as unknown[]) : [value]).filter(
    (item) => typeof item === 'string',
  );
}

/** JSON with comments and trailing commas. */
function parse(file: string): TsConfig | null {
  const withoutComments = (text: string): string =>
    text.replace(
      /("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
      (_, string: string | undefined) => string ?? '',
    );
  const withoutTrailingCommas = (text: string): string =>
    text.replace(
      /("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g,
      (_, string: string | undefined) => string ?? '',
    );
  try {
    const config: unknown = JSON.parse(
      withoutTrailingCommas(withoutComments(readWithin(file).replace(/^\uFEFF/, ''))),
    );
    return typeof config === 'object' && config !== null ? config : null;
  } catch {
    return null;
  }
}
