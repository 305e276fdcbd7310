/** Packages of the same workspace that are not installed: where their source stands. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { existingSource, readWithin } from './disk.ts';
import { forgottenWithDisk } from './forget.ts';

const workspaces = new Map<string, Map<string, string>>();

const rootsByFolder = new Map<string, string | null>();

/** names in the manifests of a folder and of those above it */
const dependencies = new Map<string, ReadonlySet<string>>();

forgottenWithDisk(workspaces, rootsByFolder, dependencies);

/** A manifest asks for the package, and it is none of the workspace. */
export function isInstalledPackage(specifier: string, from: string): boolean {
  const name = packageNameOf(specifier);
  if (!dependenciesAt(dirname(from), 0).has(name)) return false;
  const root = workspaceRoot(from);
  return root === null || !workspacePackages(root).has(name);
}

const MAX_FOLDERS_UP = 16;

function dependenciesAt(folder: string, steps: number): ReadonlySet<string> {
  const known = dependencies.get(folder);
  if (known) return known;
  const parent = dirname(folder);
  const above =
    parent === folder || steps > MAX_FOLDERS_UP
      ? new Set<string>()
      : dependenciesAt(parent, steps + 1);
  const manifest = readManifest(join(folder, 'package.json'));
  const own = [manifest.dependencies, manifest.devDependencies, manifest.peerDependencies].flatMap(
    (table) => Object.entries(table ?? {}).flatMap(([name, range]) => (isLocal(range) ? [] : name)),
  );
  const found = own.length > 0 ? new Set([...above, ...own]) : above;
  dependencies.set(folder, found);
  return found;
}

function isLocal(range: unknown): boolean {
  return typeof range !== 'string' || /^(?:workspace|file|link|portal):/.test(range);
}

/** `@a/b/c` → `@a/b` */
export function packageNameOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

export function workspaceFile(specifier: string, from: string): string | null {
  const parts = specifier.split('/');
  const name = packageNameOf(specifier);
  const folder = workspaceFolder(name, from);
  if (folder === null) return null;
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

/** Where a package of the same workspace stands. */
export function workspaceFolder(name: string, from: string): string | null {
  const root = workspaceRoot(from);
  return root === null ? null : (workspacePackages(root).get(name) ?? null);
}

interface Manifest {
  name?: unknown;
  workspaces?: unknown;
  dependencies?: object;
  devDependencies?: object;
  peerDependencies?: object;
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

export function leaves(value: unknown): string[] {
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

/**
 * Name → folder of every package below a workspace root, whatever its globs say: those next to the
 * root count first.
 */
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
