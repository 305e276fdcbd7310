/** Packages of the same workspace that are not installed: where their source stands. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { existingSource } from './disk.ts';
import { forgottenWithDisk } from './forget.ts';
import { type Manifest, manifestIn } from './manifests.ts';

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

const TABLES = ['dependencies', 'devDependencies', 'peerDependencies'];

function dependenciesAt(folder: string, steps: number): ReadonlySet<string> {
  const known = dependencies.get(folder);
  if (known) return known;
  const parent = dirname(folder);
  const above =
    parent === folder || steps > MAX_FOLDERS_UP
      ? new Set<string>()
      : dependenciesAt(parent, steps + 1);
  const manifest = manifestIn(folder) ?? {};
  const own = TABLES.flatMap((table) =>
    Object.entries(manifest[table] ?? {}).flatMap(([name, range]) => (isLocal(range) ? [] : name)),
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
  const manifest = manifestIn(folder) ?? {};
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

function manifestEntries(manifest: Manifest, subpath = '.'): string[] {
  const fields =
    subpath === '.' ? ['source', 'module', 'main', 'types'].map((name) => manifest[name]) : [];
  const exported = manifest['exports'];
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
  return rootAround(dirname(from));
}

function rootAround(folder: string): string | null {
  const known = rootsByFolder.get(folder);
  if (known !== undefined) return known;
  const isRoot =
    ['pnpm-workspace.yaml', 'lerna.json'].some((name) => existsSync(join(folder, name))) ||
    manifestIn(folder)?.['workspaces'] !== undefined;
  const parent = dirname(folder);
  const root = isRoot ? folder : parent === folder ? null : rootAround(parent);
  rootsByFolder.set(folder, root);
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
      const name = manifestIn(folder)?.['name'];
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
