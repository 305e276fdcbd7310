/** What git knows of the audited files. */
import { execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { UsageError, reasonOf } from './errors.ts';
import { isScript } from './files.ts';
import type { Commit } from './inventory.ts';

const MAX_BUFFER = 1 << 28;
const run = promisify(execFile);

async function git(folder: string, ...args: string[]): Promise<string> {
  const { stdout } = await run('git', ['-C', folder, ...args], {
    encoding: 'utf8',
    maxBuffer: MAX_BUFFER,
  });
  return stdout;
}

/** `null` outside a repository. */
export async function commitOf(folder: string): Promise<Commit | null> {
  try {
    const [id, status] = await Promise.all([
      git(folder, 'rev-parse', 'HEAD'),
      git(folder, 'status', '--porcelain', '-z', '--untracked-files=all', '--', '.'),
    ]);
    // A report that was written into the checkout changes nothing of what is audited.
    return {
      id: id.trim(),
      modified: status
        .split('\0')
        .some((line) => line !== '' && (!line.startsWith('??') || isScript(line))),
    };
  } catch {
    return null;
  }
}

/** Absolute paths of files that differ from the point where the current branch left `ref`. */
export function changedFiles(folder: string, ref: string): Set<string> {
  const ask = (...args: string[]): string =>
    execFileSync('git', ['-C', folder, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: MAX_BUFFER,
    });
  try {
    const top = ask('rev-parse', '--show-toplevel').trim();
    // `--end-of-options`: a ref is never read as an option.
    const commit = ask(
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${ref}^{commit}`,
    ).trim();
    const changed = ask('diff', '--name-only', '-z', '--merge-base', commit).split('\0');
    const untracked = ask(
      'ls-files',
      '-z',
      '--others',
      '--exclude-standard',
      '--full-name',
      '--',
      ':/',
    ).split('\0');
    return new Set(
      [...changed, ...untracked].filter((name) => name !== '').map((name) => join(top, name)),
    );
  } catch (error) {
    const detail = (error as { stderr?: string }).stderr?.trim().split('\n')[0];
    throw new UsageError(
      `--since ${ref}: git does not know what changed since then (${detail === undefined || detail === '' ? `${ref} is no commit, or this is no repository` : detail || reasonOf(error)}).`,
    );
  }
}
