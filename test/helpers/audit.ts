/** The inventory command on made-up projects: in this process, or as a user would start it. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { Inventory, InventoryCall } from '../../src/audit/inventory.ts';
import { main } from '../../src/audit/main.ts';
import type { Streams } from '../../src/audit/streams.ts';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const CLI = join(ROOT, 'dist/cli.cjs');
export const SUPPORT_DESK = join(ROOT, 'examples/support-desk');

/** Reports are dated by this. */
export const EPOCH = { SOURCE_DATE_EPOCH: '1790000000' };

/** The key of the cache stands in no home of a person. */
let userFolder: string | null = null;

function surroundings(): Record<string, string> {
  return { ...EPOCH, XDG_CACHE_HOME: (userFolder ??= project()) };
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export type Files = Readonly<Record<string, string>>;

/** A folder of its own with these files, gone after the test. */
export function project(files: Files = {}): string {
  const folder = realpathSync.native(mkdtempSync(join(tmpdir(), 'openai-zdr-')));
  folders.push(folder);
  write(folder, files);
  return folder;
}

/** A project in which ESLint is installed. */
export function withEslint(files: Files): string {
  const folder = project({
    'package.json': '{"type":"module"}',
    'node_modules/.keep': '',
    ...files,
  });
  symlinkSync(join(ROOT, 'node_modules/eslint'), join(folder, 'node_modules/eslint'));
  return folder;
}

export function write(folder: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

export function read(folder: string, name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

export interface Ran {
  status: number;
  stdout: string;
  stderr: string;
}

/** Runs the command in this process. */
export async function run(
  cwd: string,
  args: readonly string[] = [],
  more: {
    isTTY?: boolean;
    columns?: number;
    env?: Streams['env'];
    signal?: AbortSignal;
  } = {},
): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written): Streams['stdout'] => ({
    isTTY: more.isTTY ?? false,
    ...(more.columns === undefined ? {} : { columns: more.columns }),
    write: (text) => {
      written[name] += text;
    },
  });
  const status = await main(args, {
    cwd,
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    env: { ...surroundings(), ...more.env },
    ...(more.signal ? { signal: more.signal } : {}),
  });
  return { status, ...written };
}

/** Runs the built command as a process. */
export function runCli(
  cwd: string,
  args: readonly string[],
  options: { uid?: number; env?: Record<string, string> } = {},
): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd,
    encoding: 'utf8',
    ...options,
    env: { ...process.env, ...surroundings(), ...options.env },
  });
  return { status: status ?? -1, stdout, stderr };
}

export async function inventoryOf(cwd: string, ...args: string[]): Promise<Inventory> {
  const { stdout, stderr } = await run(cwd, ['--format', 'json', ...args]);
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Inventory;
}

/** `src/a.ts:4:7 files.create` */
export function placesOf({ calls }: { calls: readonly InventoryCall[] }): string[] {
  return calls.map(
    ({ file, line, column, path }) => `${file}:${String(line)}:${String(column)} ${path ?? 'raw'}`,
  );
}

export function git(folder: string, ...args: string[]): string {
  return execFileSync(
    'git',
    [
      '-C',
      folder,
      '-c',
      'user.name=Ada',
      '-c',
      'user.email=ada@example.com',
      '-c',
      'init.defaultBranch=main',
      '-c',
      'commit.gpgsign=false',
      ...args,
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  );
}

export function commitAll(folder: string, message = 'state'): void {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', message);
}

export function repository(files: Files): string {
  const folder = project(files);
  git(folder, 'init', '--quiet');
  commitAll(folder);
  return folder;
}

/** The first lines of most made-up files. */
export const CLIENT = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";
