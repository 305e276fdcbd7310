/** Where a module specifier leads. */
import { existsSync } from 'node:fs';
import { dirname, extname, isAbsolute, join } from 'node:path';
import { declarationFile, isDeclaration } from './declarations.ts';
import { type Resolution, SOURCE_EXTENSIONS, existingSource } from './disk.ts';
import { forgottenWithSources } from './forget.ts';
import { plainFile } from './listing.ts';
import { type Resolver, clearResolvers, loadResolvers } from './native.ts';
import { tsconfigTargets } from './tsconfig.ts';
import { workspaceFile } from './workspaces.ts';

const MAX_RESOLVED = 30_000;
/** folder → specifier → target */
const resolved = new Map<string, Map<string, Resolution>>();
let known = 0;

const jsconfigs = new Map<string, Resolver | null>();

forgottenWithSources(jsconfigs, { clear: clearResolved }, { clear: clearResolvers });

/** Where `specifier` leads from a file of the program. Installed packages are not followed. */
export function resolveModule(specifier: string, from: string): Resolution {
  const folder = dirname(from);
  const ofFolder = resolved.get(folder) ?? new Map<string, Resolution>();
  resolved.set(folder, ofFolder);
  let resolution = ofFolder.get(specifier);
  if (!resolution) {
    ofFolder.set(specifier, (resolution = resolveUncached(specifier, from)));
    known += 1;
    if (known > MAX_RESOLVED) clearResolved();
  }
  return resolution;
}

function clearResolved(): void {
  resolved.clear();
  known = 0;
}

function resolveUncached(specifier: string, from: string): Resolution {
  if (!isAbsolute(from) || /^(node|npm|jsr|https?|data|bun|virtual):/.test(specifier))
    return { kind: 'package' };
  if (isDeclaration(from) && isInstalled(from)) return furtherDeclarations(specifier, from);
  const path =
    plainFile(specifier, from) ??
    nativeResolve(specifier, from) ??
    (specifier.startsWith('.')
      ? existingSource(join(dirname(from), specifier))
      : guess(specifier, from));
  if (path === null || !SOURCE_EXTENSIONS.includes(extname(path)) || isInstalled(path))
    return { kind: 'package' };
  return { kind: 'file', filename: path };
}

function isInstalled(path: string): boolean {
  return /[\\/]node_modules[\\/]/.test(path);
}

/** The declarations of a package stand in several of its files. */
function furtherDeclarations(specifier: string, from: string): Resolution {
  const filename = specifier.startsWith('.') ? declarationFile(specifier, from) : null;
  return filename === null ? { kind: 'package' } : { kind: 'file', filename };
}

/**
 * A tsconfig that cannot be read, such as one that extends a package which is not installed, must
 * not stop the rest.
 */
export function nativeResolve(specifier: string, from: string): string | null {
  const loaded = loadResolvers();
  return (
    resolveWith(loaded?.usual, specifier, from) ??
    resolveWith(loaded?.plain, specifier, from) ??
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

/** The `paths` of a `jsconfig.json`, which the resolver does not look for by itself. */
function jsconfigResolver(folder: string): Resolver | null {
  const known = jsconfigs.get(folder);
  if (known !== undefined) return known;
  const parent = dirname(folder);
  const configFile = join(folder, 'jsconfig.json');
  const resolver = existsSync(configFile)
    ? (loadResolvers()?.with({ configFile }) ?? null)
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
  const [, sign, below] = /^(@@?|~~?|#|\$)\/(.+)$/.exec(specifier) ?? [];
  const alias = below ?? /^[~#$](\w.*)$/.exec(specifier)?.[1];
  // `src/ai` may be a folder; `openai` alone is a package, whatever files have that name.
  if (alias === undefined && (!specifier.includes('/') || specifier.startsWith('@')))
    return workspaceFile(specifier, from);
  for (const root of packageRoots(from)) {
    const candidates =
      alias === undefined
        ? [join(root, specifier), join(root, 'src', specifier)]
        : foldersOf(sign).map((folder) => join(root, folder, alias));
    for (const candidate of candidates) {
      const file = existingSource(candidate);
      if (file !== null) return file;
    }
  }
  return alias === undefined ? workspaceFile(specifier, from) : null;
}

/** `~~/` and `@@/` are the root of a Nuxt project, whatever its other names for folders lead to. */
function foldersOf(sign: string | undefined): readonly string[] {
  return sign === '~~' || sign === '@@' ? ['.'] : ['src', '.', 'app', 'lib', 'src/lib'];
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

/** No package has such a name: it leads to a file of the program, or nowhere. */
export function isPath(specifier: string): boolean {
  return /^(?:\.{1,2}(?:\/|$)|(?:@@?|~~?|[#$])?\/)/.test(specifier);
}
