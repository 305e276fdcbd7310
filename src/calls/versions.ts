/**
 * Which version of a package a file uses: the installed one, that of a lock file, or what its package
 * asks for.
 */
import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { frameworks } from '../catalogue/frameworks/index.ts';
import { forgottenWithDisk } from '../values/program/forget.ts';
import { manifestIn } from '../values/program/manifests.ts';
import { locksIn } from './locks/index.ts';
import type { Json, Lock, Locked } from './locks/lock.ts';
import { catalogued, lowestOf, ofWorkspace, rangeIn } from './ranges.ts';

export interface PackageVersion {
  /** `6.0.326` */
  version: string;
  /** `assumed`: nothing says it, so it is the newest one that is known */
  from: 'installed' | 'locked' | 'requested' | 'assumed';
}

export interface InstalledPackage {
  version: string;
  folder: string;
  manifest: Json;
}

type Found<T> = Map<string, T | null>;

const installed: Found<InstalledPackage> = new Map();
const ranges: Found<string> = new Map();
const answers: Found<PackageVersion> = new Map();
const locks = new Map<string, readonly Lock[]>();
const withModules = new Map<string, boolean>();

forgottenWithDisk(installed, ranges, answers, locks, withModules);

export function versionOf(name: string, filename: string, newest: string): PackageVersion {
  return knownVersion(name, filename) ?? { version: newest, from: 'assumed' };
}

export function majorOf({ version }: PackageVersion): number {
  return Number.parseInt(version, 10);
}

/** This version, or a later one. */
export function isFrom({ version }: Pick<PackageVersion, 'version'>, since: string): boolean {
  const [own, other] = [version, since].map((text) => text.split('.').map(Number));
  for (let index = 0; index < 3; index += 1) {
    const difference = (own![index] ?? 0) - (other![index] ?? 0);
    if (Number.isNaN(difference)) return false;
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** `null` when it is not installed where the file would find it. */
export function installedPackage(name: string, filename: string): InstalledPackage | null {
  return isAbsolute(filename)
    ? upwards(dirname(filename), name, installed, (folder) => installedIn(folder, name))
    : null;
}

/** What a package asks for by the lock file, where it is not installed. */
export function lockedManifest(name: string, folder: string): Json | null {
  return lockedFor(name, folder, rangeAbove(name, folder))?.manifest() ?? null;
}

/** A manifest above asks for it. */
export function isRequested(name: string, folder: string): boolean {
  return rangeAbove(name, folder) !== null;
}

/** Something says which version of it the file uses. */
export function isThere(name: string, filename: string): boolean {
  return knownVersion(name, filename) !== null;
}

/** All versions that decide about what a file sends, as one text: results that are kept rest on it. */
export function versionsBeside(filename: string): string {
  return versioned
    .map((name) => {
      const known = knownVersion(name, filename);
      return known ? `${name}@${known.version} ${known.from}` : '';
    })
    .filter((text) => text !== '')
    .join(', ');
}

const versioned: readonly string[] = [
  'openai',
  ...frameworks.flatMap(({ newest }) => Object.keys(newest)),
];

export function knownVersion(name: string, filename: string): PackageVersion | null {
  if (!isAbsolute(filename)) return null;
  const key = `${dirname(filename)}\0${name}`;
  let known = answers.get(key);
  if (known === undefined) answers.set(key, (known = looked(name, filename)));
  return known;
}

function looked(name: string, filename: string): PackageVersion | null {
  const folder = dirname(filename);
  const there = installedPackage(name, filename);
  if (there) return { version: there.version, from: 'installed' };
  const range = rangeAbove(name, folder);
  const locked = lockedFor(name, folder, range);
  if (locked !== null) return { version: locked.version, from: 'locked' };
  const asked = range === null ? null : requested(name, range, filename);
  return asked === null ? null : { version: asked, from: 'requested' };
}

function rangeAbove(name: string, folder: string): string | null {
  return upwards(folder, name, ranges, (place) => rangeIn(place, name));
}

function requested(name: string, range: string, filename: string): string | null {
  const catalog = range.startsWith('catalog:')
    ? firstOf(dirname(filename), (folder) => catalogued(folder, name, range))
    : range;
  return ofWorkspace(name, range, filename) ?? (catalog === null ? null : lowestOf(catalog));
}

function lockedFor(name: string, folder: string, range: string | null): Locked | null {
  return firstOf(folder, (place) => {
    let known = locks.get(place);
    if (!known) locks.set(place, (known = locksIn(place)));
    const asking = relative(place, folder).split(sep).join('/');
    return (
      known.map((lock) => lock({ name, folder: asking, range })).find((found) => found !== null) ??
      null
    );
  });
}

function installedIn(folder: string, name: string): InstalledPackage | null {
  if (!hasModules(folder)) return null;
  const place = join(folder, 'node_modules', name);
  const manifest = manifestIn(place);
  const version = manifest?.['version'];
  return manifest && typeof version === 'string' ? { version, folder: place, manifest } : null;
}

/** Most folders have none, and are asked about many packages. */
function hasModules(folder: string): boolean {
  let known = withModules.get(folder);
  if (known === undefined)
    withModules.set(folder, (known = existsSync(join(folder, 'node_modules'))));
  return known;
}

/** What the nearest folder says, from one upwards. */
function firstOf<T>(folder: string, read: (folder: string) => T | null): T | null {
  for (let place = folder; ; place = dirname(place)) {
    const found = read(place);
    if (found !== null || dirname(place) === place) return found;
  }
}

/** The same, where each folder on the way keeps the answer. */
function upwards<T>(
  folder: string,
  name: string,
  known: Found<T>,
  read: (folder: string) => T | null,
): T | null {
  const key = `${folder}\0${name}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const parent = dirname(folder);
  const found = read(folder) ?? (parent === folder ? null : upwards(parent, name, known, read));
  known.set(key, found);
  return found;
}
