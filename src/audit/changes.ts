/** What git knows of the audited files. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError, reasonOf } from './errors.ts';
import { displayName, isScript } from './files.ts';
import { type Repository, literal, repositoryAround } from './git.ts';
import type { Commit } from './inventory.ts';

/** Folders in folders in folders: a submodule may have some of its own. */
const MAX_NESTING = 8;

/** `null` outside a repository. */
export async function commitOf(folder: string): Promise<Commit | null> {
  const repository = await repositoryAround(folder);
  if (!repository) return null;
  try {
    const [id, modified] = await Promise.all([
      repository.git('rev-parse', 'HEAD'),
      isModified(repository, displayName(folder, repository.top), 0),
    ]);
    return { id: id.trim(), modified };
  } catch {
    return null;
  }
}

/** Git itself would look into submodules with their own settings. */
async function isModified(repository: Repository, path: string, nesting: number): Promise<boolean> {
  // A report that was written into the checkout changes nothing of what is audited.
  if ((await statusOf(repository, path)).some(({ name, isNew }) => !isNew || isScript(name)))
    return true;
  if (nesting === MAX_NESTING) return false;
  for (const folder of await submodulesOf(repository, path)) {
    const submodule = await repositoryAround(folder);
    if (submodule?.top === folder && (await isModified(submodule, '.', nesting + 1))) return true;
  }
  return false;
}

async function submodulesOf({ top, git }: Repository, path: string): Promise<string[]> {
  const listed = await git('ls-files', '-z', '--stage', '--', literal(path));
  return listed
    .split('\0')
    .flatMap((line) => /^160000 [0-9a-f]+ \d\t([^]*)$/.exec(line)?.[1] ?? [])
    .map((name) => join(top, name))
    .filter((folder) => existsSync(join(folder, '.git')));
}

interface Changed {
  /** from the top of the repository */
  name: string;
  /** git does not track it */
  isNew: boolean;
}

/** Files that differ from the commit. */
async function statusOf({ git }: Repository, path: string): Promise<Changed[]> {
  const output = await git(
    'status',
    '--porcelain',
    '-z',
    '--no-renames',
    '--untracked-files=all',
    '--ignore-submodules=dirty',
    '--',
    literal(path),
  );
  return output
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => ({ name: line.slice(3), isNew: line.startsWith('??') }));
}

/** Absolute paths of files that differ from the point where the current branch left `ref`. */
export async function changedFiles(folder: string, ref: string): Promise<Set<string>> {
  try {
    const repository = await repositoryAround(folder);
    if (!repository) throw new Error('this is no repository that git can read');
    const { top, git } = repository;
    const commit = await commitAt(repository, ref);
    const [committed, others] = await Promise.all([
      commit === null
        ? ''
        : git(
            'diff-index',
            '--cached',
            '--merge-base',
            '--name-only',
            '-z',
            '--no-renames',
            commit,
          ),
      statusOf(repository, '.'),
    ]);
    const names = [...committed.split('\0'), ...others.map(({ name }) => name)];
    return new Set(names.filter((name) => name !== '').map((name) => join(top, name)));
  } catch (error) {
    throw new UsageError(
      `--since ${ref}: git does not know what changed since then (${detailOf(error, ref)}).`,
    );
  }
}

/** `null` before the first commit: a hook runs for that one too, and every file is new to it. */
async function commitAt({ git }: Repository, ref: string): Promise<string | null> {
  try {
    // `--end-of-options`: a ref is never read as an option.
    const options = ['--verify', '--quiet', '--end-of-options'];
    return (await git('rev-parse', ...options, `${ref}^{commit}`)).trim();
  } catch (error) {
    if (ref !== 'HEAD') throw error;
    await git('symbolic-ref', 'HEAD');
    return null;
  }
}

function detailOf(error: unknown, ref: string): string {
  const { stderr } = error as { stderr?: string };
  if (stderr === undefined) return reasonOf(error);
  return stderr.trim().split('\n')[0] || `${ref} is no commit`;
}
