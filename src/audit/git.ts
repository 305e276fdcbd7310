/**
 * The one way in which git is called: to read, and so that nothing that a repository configures is run.
 * A clone brings no settings along, but an unpacked archive or a folder inside that is shaped like a
 * bare repository does: monitors, filters, hooks, transports.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { devNull } from 'node:os';
import { delimiter, dirname, isAbsolute, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { statOf } from '../values/program/disk.ts';

const MAX_BUFFER = 1 << 29;
const MAX_MS = 120_000;
const run = promisify(execFile);

/** Settings with which git runs nothing but itself. They win over those of the repository. */
const QUIET: readonly (readonly [key: string, value: string])[] = [
  ['core.fsmonitor', ''],
  ['core.hooksPath', devNull],
  ['core.untrackedCache', 'false'],
  ['safe.bareRepository', 'explicit'],
  ['diff.external', ''],
  ['status.submoduleSummary', 'false'],
];

/** A git that lists this key as its setting has taken in the others, too. Versions before 2.31 do not. */
const SIGN = 'openaizdr.quiet';

/** What programs that start git, such as hooks, set to speak of another repository. */
const OF_ANOTHER_REPOSITORY = new Set([
  'GIT_COMMON_DIR',
  'GIT_DIR',
  'GIT_INDEX_FILE',
  'GIT_NAMESPACE',
  'GIT_PREFIX',
  'GIT_WORK_TREE',
]);

export interface Repository {
  /** the folder that has the `.git` */
  top: string;
  /** Runs git there and gives its output. */
  git: (...args: string[]) => Promise<string>;
}

/** A path from the top, whatever signs its name has. */
export function literal(path: string): string {
  return `:(literal)${path}`;
}

/** The top of the work tree that a folder stands in. */
export function topOfRepository(folder: string): string | null {
  for (let top = folder; ; top = dirname(top)) {
    // Git would also take the folder itself for a repository when it is only shaped like one.
    if (existsSync(join(top, '.git'))) return top;
    if (dirname(top) === top) return null;
  }
}

/** `null` outside a repository, and where git is missing or cannot be made to run nothing else. */
export async function repositoryAround(folder: string): Promise<Repository | null> {
  const top = topOfRepository(folder);
  const program = programPath();
  if (top === null || program === null) return null;
  const call = async (
    settings: readonly (readonly [string, string])[],
    args: readonly string[],
  ): Promise<string> => {
    const { stdout } = await run(program, ['--no-pager', ...args], {
      cwd: top,
      encoding: 'utf8',
      env: environment(top, settings),
      maxBuffer: MAX_BUFFER,
      timeout: MAX_MS,
      windowsHide: true,
    });
    return stdout;
  };
  try {
    const signed = [...QUIET, [SIGN, 'true'] as const];
    const listed = await call(signed, ['config', '--list', '--name-only', '-z']);
    const keys = new Set(listed.split('\0'));
    if (!keys.has(SIGN)) return null;
    const settings = [...QUIET, ...[...keys].flatMap(withoutFilter)];
    return { top, git: (...args) => call(settings, args) };
  } catch {
    return null;
  }
}

/**
 * A filter is run for files of a kind, so that git compares what it would store of them. Without
 * it, their text is compared.
 */
function withoutFilter(key: string): [string, string][] {
  const filter = /^filter\.[^]*(?=\.(?:clean|smudge|process|required)$)/.exec(key)?.[0];
  return filter === undefined
    ? []
    : [
        [`${filter}.clean`, ''],
        [`${filter}.smudge`, ''],
        [`${filter}.process`, ''],
        [`${filter}.required`, 'false'],
      ];
}

function environment(
  top: string,
  settings: readonly (readonly [string, string])[],
): Record<string, string | undefined> {
  const given = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !OF_ANOTHER_REPOSITORY.has(name)),
  );
  // Continuous integration hands settings such as safe.directory on in the same way.
  const first = Number(given.GIT_CONFIG_COUNT) || 0;
  return {
    ...given,
    ...Object.fromEntries(
      settings.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${String(first + index)}`, key],
        [`GIT_CONFIG_VALUE_${String(first + index)}`, value],
      ]),
    ),
    GIT_CONFIG_COUNT: String(first + settings.length),
    // Whatever `core.worktree` says, and wherever a `.git` that is none would send git.
    GIT_WORK_TREE: top,
    GIT_CEILING_DIRECTORIES: dirname(top),
    // No index is written back, no missing object fetched, no password asked for.
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: '',
    GIT_TERMINAL_PROMPT: '0',
  };
}

/**
 * Looked for by hand: Windows would try the working directory first, and npm puts programs of the
 * project before all others.
 */
function programPath(): string | null {
  const names = process.platform === 'win32' ? ['git.exe'] : ['git'];
  return (
    (process.env.PATH ?? '')
      .split(delimiter)
      .filter((folder) => isAbsolute(folder) && !folder.split(sep).includes('node_modules'))
      .flatMap((folder) => names.map((name) => join(folder, name)))
      .find((file) => statOf(file)) ?? null
  );
}
