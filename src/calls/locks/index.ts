/** The lock files of a folder. */
import { join } from 'node:path';
import { readText } from '../../values/program/disk.ts';
import { bunLock } from './bun.ts';
import type { Lock } from './lock.ts';
import { npmLock } from './npm.ts';
import { pnpmLock } from './pnpm.ts';
import { yarnLock } from './yarn.ts';

/** Those of large workspaces have a few megabytes. */
const MAX_BYTES = 24 * 1024 * 1024;

const READERS: Readonly<Record<string, (text: string) => Lock>> = {
  'package-lock.json': npmLock,
  'npm-shrinkwrap.json': npmLock,
  'pnpm-lock.yaml': pnpmLock,
  'yarn.lock': yarnLock,
  'bun.lock': bunLock,
};

export function locksIn(folder: string): readonly Lock[] {
  return Object.entries(READERS).flatMap(([name, read]) => {
    const text = readText(join(folder, name), MAX_BYTES);
    return text === null ? [] : (lockOf(text, read) ?? []);
  });
}

/** A lock file of the folder has a package of this name, as a dependency of whatever. */
export function isLockedIn(folder: string, name: string): boolean {
  // That of npm says the name of its own package, too.
  const ownName = `"name": "${name}"`;
  return Object.keys(READERS).some((file) =>
    readText(join(folder, file), MAX_BYTES)?.replaceAll(ownName, '').includes(name),
  );
}

/** Nothing is said by a file that is broken. */
function lockOf(text: string, read: (text: string) => Lock): Lock | null {
  try {
    return read(text);
  } catch {
    return null;
  }
}
