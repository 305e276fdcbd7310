/**
 * Tells what this user's own runs have written from what anybody else did: a repository may bring a cache
 * along that says "no calls". What is written is sealed with a secret that stands outside of every repository.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { readText } from '../values/program/disk.ts';
import { UsageError, reasonOf } from './errors.ts';
import { isBelow } from './files.ts';
import { makeFolder } from './output.ts';
import type { Streams } from './streams.ts';

type Environment = NonNullable<Streams['env']>;

/** For machines that share a cache and no home. */
export const CACHE_KEY_VARIABLE = 'OPENAI_ZDR_CACHE_KEY';
const MIN_LENGTH = 16;
const KEY = /^[0-9a-f]{64}$/;

export type KeyOrProblem = { key: string } | { problem: string };

/** `top` is the code base that is looked at. Throws a `UsageError` for a key in the environment that is none. */
export function cacheKey(env: Environment, top: string): KeyOrProblem {
  const given = env[CACHE_KEY_VARIABLE] ?? '';
  if (given !== '') {
    if (given.length < MIN_LENGTH)
      throw new UsageError(
        `${CACHE_KEY_VARIABLE} has ${String(given.length)} characters, but must have ${String(MIN_LENGTH)} or more.`,
      );
    return { key: given };
  }
  const file = join(userFolder(env), 'openai-zdr', 'key');
  if (isBelow(file, top))
    return { problem: `its key would stand in the code base, in ${dirname(file)}` };
  try {
    return { key: kept(file) ?? made(file) };
  } catch (error) {
    return { problem: `its key cannot be kept in ${dirname(file)} (${reasonOf(error)})` };
  }
}

/** Where the system keeps what programs can make again. */
function userFolder({ XDG_CACHE_HOME = '', LOCALAPPDATA = '' }: Environment): string {
  if (isAbsolute(XDG_CACHE_HOME)) return XDG_CACHE_HOME;
  if (process.platform === 'win32' && isAbsolute(LOCALAPPDATA)) return LOCALAPPDATA;
  return join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache');
}

function kept(file: string): string | null {
  const text = readText(file)?.trim() ?? '';
  return KEY.test(text) ? text : null;
}

function made(file: string): string {
  makeFolder(dirname(file));
  try {
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    // Another run may have been faster.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = kept(file);
  if (key === null) throw new TypeError('there is something else in its place');
  return key;
}

/** `name`: where it is kept. What is sealed for one place is worth nothing in another. */
export function sealed(text: string, name: string, key: string): string {
  return `${markOf(text, name, key)}\n${text}`;
}

/** `null` for what was not sealed with this key. */
export function unsealed(text: string, name: string, key: string): string | null {
  const end = text.indexOf('\n');
  const content = text.slice(end + 1);
  const [given, right] = [text.slice(0, Math.max(end, 0)), markOf(content, name, key)].map((mark) =>
    Buffer.from(mark),
  ) as [Buffer, Buffer];
  return given.length === right.length && timingSafeEqual(given, right) ? content : null;
}

function markOf(text: string, name: string, key: string): string {
  return createHmac('sha256', key).update(`${name}\n${text}`).digest('hex');
}
