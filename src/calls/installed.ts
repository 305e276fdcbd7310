/** The SDK that is installed beside a file, and the names that its own declarations hold. */
import { readdirSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { type Versions, surface } from '../catalogue/surface.ts';
import { readWithin } from '../values/program/disk.ts';

export interface InstalledSdk {
  version: string;
  folder: string;
  /** the catalogued versions that stand for it */
  versions: Versions;
  /** newer than anything in the catalogue of its major */
  isNewer: boolean;
}

const found = new Map<string, InstalledSdk | null>();
const names = new Map<string, ReadonlySet<string> | null>();

/** `null` when no SDK is installed where the file would find it. */
export function installedSdk(filename: string): InstalledSdk | null {
  return isAbsolute(filename) ? installedIn(dirname(filename)) : null;
}

function installedIn(folder: string): InstalledSdk | null {
  const known = found.get(folder);
  if (known !== undefined) return known;
  const parent = dirname(folder);
  const sdk =
    readInstalled(join(folder, 'node_modules/openai')) ??
    (parent === folder ? null : installedIn(parent));
  found.set(folder, sdk);
  return sdk;
}

function readInstalled(folder: string): InstalledSdk | null {
  try {
    const { version } = JSON.parse(readWithin(join(folder, 'package.json'))) as {
      version?: unknown;
    };
    if (typeof version !== 'string') return null;
    const versions = surface().versionsOf(version);
    return {
      version,
      folder,
      versions,
      isNewer: versions === 0 || compare(version, newestOf(version)) > 0,
    };
  } catch {
    return null;
  }
}

function newestOf(version: string): string {
  const major = Number.parseInt(version, 10);
  return surface().sdks.findLast((sdk) => Number.parseInt(sdk, 10) === major) ?? '0.0.0';
}

function compare(left: string, right: string): number {
  return left.localeCompare(right, 'en', { numeric: true });
}

/** Forgets what is installed, so that an upgrade during an editor session is seen. */
export function forgetInstalled(): void {
  found.clear();
  names.clear();
}

/** Whether the declarations of a newer SDK mention a property of that name; `null` when they cannot be read. */
export function declares(sdk: InstalledSdk, key: string): boolean | null {
  const file = join(sdk.folder, 'resources');
  let known = names.get(`${file}@${sdk.version}`);
  if (known === undefined) names.set(`${file}@${sdk.version}`, (known = namesIn(file)));
  return known ? known.has(key) : null;
}

function namesIn(folder: string): ReadonlySet<string> | null {
  try {
    const all = new Set<string>();
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.d.ts')) continue;
      const text = readWithin(join(entry.parentPath, entry.name));
      for (const match of text.matchAll(/^\s*(?:readonly )?['"]?([\w$-]+)['"]?\??:/gm))
        all.add(match[1] ?? '');
    }
    return all.size > 0 ? all : null;
  } catch {
    return null;
  }
}
