/** Which version of a package a file uses: the installed one, or what its package asks for. */
import { dirname, isAbsolute, join } from 'node:path';
import { readWithin } from '../values/program/disk.ts';

export interface PackageVersion {
  /** `6.0.326` */
  version: string;
  /** `assumed`: nothing says it, so it is the newest one that is known */
  from: 'installed' | 'requested' | 'assumed';
}

const installed = new Map<string, string | null>();
const requested = new Map<string, string | null>();

export function versionOf(name: string, filename: string, newest: string): PackageVersion {
  const folder = isAbsolute(filename) ? dirname(filename) : null;
  const found = folder === null ? null : upwards(folder, name, installed, installedIn);
  if (found !== null) return { version: found, from: 'installed' };
  const asked = folder === null ? null : upwards(folder, name, requested, requestedIn);
  return asked === null
    ? { version: newest, from: 'assumed' }
    : { version: asked, from: 'requested' };
}

export function majorOf({ version }: PackageVersion): number {
  return Number.parseInt(version, 10);
}

export function forgetVersions(): void {
  installed.clear();
  requested.clear();
}

function upwards(
  folder: string,
  name: string,
  known: Map<string, string | null>,
  read: (folder: string, name: string) => string | null,
): string | null {
  const key = `${folder}\0${name}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const parent = dirname(folder);
  const found =
    read(folder, name) ?? (parent === folder ? null : upwards(parent, name, known, read));
  known.set(key, found);
  return found;
}

function installedIn(folder: string, name: string): string | null {
  const manifest = manifestIn(join(folder, 'node_modules', name));
  return typeof manifest?.version === 'string' ? manifest.version : null;
}

const FIELDS = ['dependencies', 'devDependencies', 'peerDependencies'] as const;

/** The lowest version of a range: `^6.49.0`, `6.x`. */
function requestedIn(folder: string, name: string): string | null {
  const manifest = manifestIn(folder);
  for (const field of FIELDS) {
    const ranges = manifest?.[field] as Record<string, unknown> | undefined;
    const range = ranges?.[name];
    const parts =
      typeof range === 'string' ? /(\d+)(?:\.(\d+|x|\*))?(?:\.(\d+|x|\*))?/.exec(range) : null;
    if (parts)
      return [parts[1], parts[2], parts[3]]
        .map((part) => (part !== undefined && /^\d+$/.test(part) ? part : '0'))
        .join('.');
  }
  return null;
}

function manifestIn(folder: string): Record<string, unknown> | null {
  try {
    return JSON.parse(readWithin(join(folder, 'package.json'))) as Record<string, unknown>;
  } catch {
    return null;
  }
}
