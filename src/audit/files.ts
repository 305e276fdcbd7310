/** Which files an audit reads. */
import { execFileSync } from 'node:child_process';
import { type Dirent, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, extname, join, relative, resolve, sep } from 'node:path';
import { UsageError, reasonOf } from './errors.ts';
import { type FailedFile, compareText } from './inventory.ts';

const EXTENSIONS = new Set(['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.vue', '.svelte', '.astro']);
const MARKDOWN_EXTENSIONS = new Set(['.md', '.mdx', '.markdown']);

/** Folders that hold what others wrote or what a build made. */
const SKIPPED = new Set(['node_modules', 'bower_components', 'dist', 'coverage', 'vendor', '__pycache__', 'target']);

/** The files of an audit, in the order of their names. */
export interface Program {
  /** folder that the names are relative to */
  root: string;
  /** absolute paths */
  files: string[];
  names: string[];
  /** folders that could not be read */
  failed: FailedFile[];
}

export interface Wanted {
  paths: readonly string[];
  cwd: string;
  root: string;
  markdown?: boolean;
}

/** Throws a `UsageError` for a path that does not exist. */
export function findFiles({ paths, cwd, root, markdown = false }: Wanted): Program {
  const search = new Search(root, markdown);
  for (const path of paths) search.add(resolve(cwd, path), path, cwd);
  return search.result();
}

/** Relative to the root, with forward slashes. */
export function displayName(file: string, root: string): string {
  return relative(root, file).split(sep).join('/') || '.';
}

class Search {
  readonly #root: string;
  readonly #markdown: boolean;
  readonly #files = new Set<string>();
  readonly #failed: FailedFile[] = [];

  constructor(root: string, markdown: boolean) {
    this.#root = root;
    this.#markdown = markdown;
  }

  add(absolute: string, given: string, cwd: string): void {
    const stats = statSync(absolute, { throwIfNoEntry: false });
    if (!stats) throw new UsageError(`There is no file or folder ${JSON.stringify(given)} below ${cwd}.`);
    const path = realpathSync.native(absolute);
    if (stats.isFile()) this.#files.add(path);
    else this.#folder(path);
  }

  result(): Program {
    const named = [...this.#files].filter((file) => this.#isSource(basename(file))).map((file) => ({ file, name: displayName(file, this.#root) }));
    named.sort((left, right) => compareText(left.name, right.name));
    return { root: this.#root, files: named.map(({ file }) => file), names: named.map(({ name }) => name), failed: this.#failed };
  }

  #isSource(name: string): boolean {
    const extension = extname(name);
    if (this.#markdown && MARKDOWN_EXTENSIONS.has(extension)) return true;
    return EXTENSIONS.has(extension) && !/\.d\.[mc]?ts$|\.min\.[mc]?js$/.test(name);
  }

  #folder(folder: string): void {
    const tracked = gitFiles(folder);
    if (!tracked) {
      this.#walk(folder);
      return;
    }
    for (const name of [...tracked, ...submodulesOf(folder)]) {
      if (name.split('/').some((part) => SKIPPED.has(part))) continue;
      // Repositories inside the repository are listed as folders.
      if (name.endsWith('/')) this.#folder(join(folder, name));
      else if (this.#isSource(basename(name))) this.#files.add(join(folder, name));
    }
  }

  #walk(root: string): void {
    const folders = [root];
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      let entries: Dirent[];
      try {
        entries = readdirSync(folder, { withFileTypes: true });
      } catch (error) {
        this.#failed.push({ file: displayName(folder, this.#root), reason: reasonOf(error) });
        continue;
      }
      for (const entry of entries) {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) {
          if (!SKIPPED.has(entry.name) && !entry.name.startsWith('.')) folders.push(path);
        } else if (entry.isFile() && this.#isSource(entry.name)) this.#files.add(path);
      }
    }
  }
}

/** In a git checkout: what git tracks, and what it would track. */
function gitFiles(folder: string): string[] | null {
  try {
    const output = execFileSync('git', ['-C', folder, 'ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 29 });
    return output.split('\0').filter((name) => name !== '');
  } catch {
    return null;
  }
}

/** Folders of checked-out submodules, with a slash behind. */
function submodulesOf(folder: string): string[] {
  try {
    const text = readFileSync(join(folder, '.gitmodules'), 'utf8');
    const paths = [...text.matchAll(/^\s*path\s*=\s*(.+?)\s*$/gm)].map((match) => match[1] ?? '');
    return paths.filter((path) => statSync(join(folder, path, '.git'), { throwIfNoEntry: false })).map((path) => `${path}/`);
  } catch {
    return [];
  }
}
