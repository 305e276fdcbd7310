/** Which files an audit reads. */
import { type Dirent, existsSync, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, extname, join, relative, resolve, sep } from 'node:path';
import { MAX_FILE_BYTES, SOURCE_EXTENSIONS } from '../values/program/disk.ts';
import { UsageError, reasonOf } from './errors.ts';
import type { OtherLanguage } from '../catalogue/languages.ts';
import { type Repository, literal, repositoryAround } from './git.ts';
import { interruptible } from './interruptible.ts';
import { type NotAnalysed, compareText } from './inventory.ts';
import { otherLanguageOf } from './other-languages.ts';

const MARKDOWN_EXTENSIONS = new Set(['.md', '.mdx', '.markdown']);

/** Folders that hold what others wrote, or what a build or a tool made. */
const SKIPPED = new Set([
  'node_modules',
  'bower_components',
  'dist',
  'coverage',
  'vendor',
  '__pycache__',
  'site-packages',
  'venv',
  'Pods',
  'target',
  '.git',
  '.hg',
  '.svn',
  '.angular',
  '.astro',
  '.aws-sam',
  '.cache',
  '.docusaurus',
  '.expo',
  '.gradle',
  '.idea',
  '.mastra',
  '.mypy_cache',
  '.netlify',
  '.next',
  '.nitro',
  '.npm',
  '.nuxt',
  '.nx',
  '.open-next',
  '.output',
  '.parcel-cache',
  '.pnpm-store',
  '.serverless',
  '.sst',
  '.svelte-kit',
  '.terraform',
  '.tox',
  '.turbo',
  '.venv',
  '.vercel',
  '.vinxi',
  '.vite',
  '.wrangler',
  '.yarn',
]);

/** The files of an audit, in the order of their names. */
export interface Program {
  /** folder that the names are relative to */
  root: string;
  /** absolute paths */
  files: string[];
  names: string[];
}

/** A file of a language that is not analysed. */
export interface OtherFile {
  file: string;
  name: string;
  language: OtherLanguage;
}

export interface Found {
  program: Program;
  others: OtherFile[];
  /** folders that could not be read */
  failed: NotAnalysed[];
}

export interface Wanted {
  paths: readonly string[];
  cwd: string;
  root: string;
  markdown?: boolean;
}

/** Throws a `UsageError` for a path that does not exist. */
export async function findFiles({ paths, cwd, root, markdown = false }: Wanted): Promise<Found> {
  const search = new Search(root, markdown);
  for (const path of paths) await search.add(resolve(cwd, path), path, cwd);
  return search.result();
}

/** Relative to the root, with forward slashes. */
export function displayName(file: string, root: string): string {
  return relative(root, file).split(sep).join('/') || '.';
}

/** The folder itself counts, too. */
export function isBelow(file: string, folder: string): boolean {
  return file === folder || file.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

export function isMarkdown(filename: string): boolean {
  return MARKDOWN_EXTENSIONS.has(extname(filename));
}

/** Scripts stand inside: nothing imports a page, so no import is tried as one. */
export function isPage(filename: string): boolean {
  return /\.html?$/i.test(filename);
}

/** Of a page only the scripts are parsed: a large one is mostly text. */
const MAX_PAGE_BYTES = 32 * 1024 * 1024;

/** How many bytes of a file are read. */
export function limitOf(filename: string): number {
  return isPage(filename) ? MAX_PAGE_BYTES : MAX_FILE_BYTES;
}

/** Code that people write: no declarations, nothing minified. */
export function isScript(name: string): boolean {
  return SOURCE_EXTENSIONS.includes(extname(name)) && !/\.d\.[mc]?ts$|\.min\.[mc]?js$/.test(name);
}

class Search {
  readonly #root: string;
  readonly #markdown: boolean;
  readonly #files = new Set<string>();
  readonly #failed: NotAnalysed[] = [];

  constructor(root: string, markdown: boolean) {
    this.#root = root;
    this.#markdown = markdown;
  }

  async add(absolute: string, given: string, cwd: string): Promise<void> {
    const stats = statSync(absolute, { throwIfNoEntry: false });
    if (!stats)
      throw new UsageError(`There is no file or folder ${JSON.stringify(given)} below ${cwd}.`);
    const path = realpathSync.native(absolute);
    if (stats.isFile()) this.#files.add(path);
    else await this.#folder(path);
  }

  result(): Found {
    const named = [...this.#files].map((file) => ({ file, name: displayName(file, this.#root) }));
    named.sort((left, right) => compareText(left.name, right.name));
    const sources = named.filter(({ file }) => this.#isSource(basename(file)));
    return {
      program: {
        root: this.#root,
        files: sources.map(({ file }) => file),
        names: sources.map(({ name }) => name),
      },
      others: named.flatMap(({ file, name }) => {
        const language = otherLanguageOf(file);
        return language ? [{ file, name, language }] : [];
      }),
      failed: this.#failed,
    };
  }

  #isSource(name: string): boolean {
    return isScript(name) || isPage(name) || (this.#markdown && isMarkdown(name));
  }

  #isOfInterest(name: string): boolean {
    return this.#isSource(name) || otherLanguageOf(name) !== null;
  }

  async #folder(folder: string): Promise<void> {
    const tracked = await gitFiles(folder);
    if (!tracked) {
      await interruptible(() => {
        this.#walk(folder);
      });
      return;
    }
    for (const { name, kind } of tracked) {
      const path = join(folder, name);
      if (kind === 'link' || name.split('/').some((part) => SKIPPED.has(part))) continue;
      if (kind === 'repository') await this.#folder(path);
      else if (this.#isOfInterest(basename(name))) this.#files.add(path);
    }
  }

  #walk(root: string): void {
    const onFailure = (folder: string, error: unknown): void => {
      this.#failed.push({ file: displayName(folder, this.#root), reason: reasonOf(error) });
    };
    for (const { path, name } of filesBelow(root, onFailure))
      if (this.#isOfInterest(name)) this.#files.add(path);
  }
}

/** Every file below a folder, whatever git says of it, except in folders that others or a build fill. */
export function* filesBelow(
  root: string,
  onFailure: (folder: string, error: unknown) => void,
): Generator<{ path: string; name: string }> {
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    let entries: Dirent[];
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      onFailure(folder, error);
      continue;
    }
    for (const entry of entries) {
      const { name } = entry;
      const path = join(folder, name);
      if (entry.isDirectory()) {
        if (!SKIPPED.has(name)) folders.push(path);
      } else if (entry.isFile()) yield { path, name };
    }
  }
}

interface Listed {
  name: string;
  kind: 'file' | 'link' | 'repository';
}

/** In a git checkout: what git tracks, and what it would track. `null` elsewhere, and in folders that git ignores. */
async function gitFiles(folder: string): Promise<Listed[] | null> {
  const repository = await repositoryAround(folder);
  if (!repository) return null;
  const { top, git } = repository;
  const path = displayName(folder, top);
  try {
    const output = await git(
      'ls-files',
      '-z',
      '--stage',
      '--others',
      '--exclude-standard',
      '--',
      literal(path),
    );
    const listed = output
      .split('\0')
      .filter((line) => line !== '')
      .map((line) => readLine(line, top))
      .map((item) => (path === '.' ? item : { ...item, name: item.name.slice(path.length + 1) }));
    if (listed.length === 0 && (await isIgnored(git, path))) return null;
    return listed.filter(
      (item) => item.kind !== 'repository' || isRepository(join(folder, item.name)),
    );
  } catch {
    return null;
  }
}

/** `100644 <hash> 0<tab>name` for what is tracked, and a bare name for what is not. */
function readLine(line: string, folder: string): Listed {
  const [, mode, name = line] = /^(\d{6}) [0-9a-f]+ \d\t([^]*)$/.exec(line) ?? [];
  if (mode === '160000' || name.endsWith('/')) return { name, kind: 'repository' };
  const isLink =
    mode === '120000' ||
    (mode === undefined &&
      lstatSync(join(folder, name), { throwIfNoEntry: false })?.isSymbolicLink() === true);
  return { name, kind: isLink ? 'link' : 'file' };
}

/** A submodule that is not checked out is an empty folder, in which git would speak of the repository around it. */
function isRepository(folder: string): boolean {
  return existsSync(join(folder, '.git'));
}

async function isIgnored(git: Repository['git'], path: string): Promise<boolean> {
  try {
    await git('check-ignore', '--quiet', '--', `./${path}`);
    return true;
  } catch {
    return false;
  }
}
