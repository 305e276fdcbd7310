/** Names that nobody imports: Nuxt and Nitro give every file what the folders for it export. */
import { readdirSync } from 'node:fs';
import { basename, dirname, extname, isAbsolute, join, relative } from 'node:path';
import { SOURCE_EXTENSIONS } from './disk.ts';
import { forgottenWithDisk } from './forget.ts';
import { outlineOf } from './outline.ts';

export interface AutoImport {
  filename: string;
  name: string;
}

const CONFIGURATION = /^(?:nuxt|nitro)\.config\.[mc]?[jt]s$/;
const ON_SERVER = /^server[\\/]/;
const OF_SERVER = ['server/utils', 'shared/utils'];
const OF_APP = ['composables', 'utils', 'app/composables', 'app/utils', 'shared/utils'].flatMap(
  (folder) => [folder, `src/${folder}`],
);
const OF_NITRO = ['utils', 'server/utils'];
const MAX_DEPTH = 3;
const MAX_FOLDERS_UP = 16;

const projects = new Map<string, { root: string; isNitro: boolean } | null>();
const tables = new Map<string, ReadonlyMap<string, AutoImport>>();

forgottenWithDisk(projects, tables);

/** What a name of a file stands for that the file itself does not declare. */
export function autoImport(name: string, filename: string): AutoImport | null {
  return autoImportsOf(filename).get(name) ?? null;
}

export function autoImportsOf(filename: string): ReadonlyMap<string, AutoImport> {
  const project = isAbsolute(filename) ? projectAround(dirname(filename), 0) : null;
  if (!project) return NONE;
  const { root, isNitro } = project;
  const isServer = ON_SERVER.test(relative(root, filename));
  const key = `${root}\0${String(isServer)}`;
  let table = tables.get(key);
  if (!table)
    tables.set(key, (table = tableOf(root, isNitro ? OF_NITRO : isServer ? OF_SERVER : OF_APP)));
  return table;
}

const NONE: ReadonlyMap<string, AutoImport> = new Map();

function projectAround(folder: string, steps: number): { root: string; isNitro: boolean } | null {
  const known = projects.get(folder);
  if (known !== undefined) return known;
  const mark = namesIn(folder).find((name) => CONFIGURATION.test(name));
  const parent = dirname(folder);
  const found = mark
    ? { root: folder, isNitro: mark.startsWith('nitro') }
    : parent === folder || steps > MAX_FOLDERS_UP
      ? null
      : projectAround(parent, steps + 1);
  projects.set(folder, found);
  return found;
}

function tableOf(root: string, folders: readonly string[]): Map<string, AutoImport> {
  const table = new Map<string, AutoImport>();
  for (const filename of folders.flatMap((folder) => sourcesBelow(join(root, folder), 0))) {
    for (const name of outlineOf(filename)?.statements.exported(false) ?? []) {
      const given = name === 'default' ? camelCase(basename(filename, extname(filename))) : name;
      if (!table.has(given)) table.set(given, { filename, name });
    }
  }
  return table;
}

function sourcesBelow(folder: string, depth: number): string[] {
  return entriesOf(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return depth < MAX_DEPTH ? sourcesBelow(path, depth + 1) : [];
    return SOURCE_EXTENSIONS.includes(extname(entry.name)) && !entry.name.endsWith('.d.ts')
      ? [path]
      : [];
  });
}

/** Names alone cost less, and folders on the way up may have thousands of them. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function entriesOf(folder: string): { name: string; isDirectory: () => boolean }[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function camelCase(name: string): string {
  return name.replace(/[-_.](\w)/g, (_, letter: string) => letter.toUpperCase());
}
