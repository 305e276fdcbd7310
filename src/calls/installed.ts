/** The SDK that is installed beside a file, and the names that its own declarations hold. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Versions, surface } from '../catalogue/surface.ts';
import { readWithin } from '../values/program/disk.ts';
import { forgottenWithDisk } from '../values/program/forget.ts';
import { type InstalledPackage, installedPackage } from './versions.ts';

export interface InstalledSdk extends InstalledPackage {
  /** the catalogued versions that stand for it */
  versions: Versions;
  /** newer than anything in the catalogue of its major */
  isNewer: boolean;
}

const names = new Map<string, ReadonlySet<string> | null>();
const sdks = new Map<string, InstalledSdk | null>();

forgottenWithDisk(names, sdks);

/** `null` when no SDK is installed where the file would find it. */
export function installedSdk(filename: string): InstalledSdk | null {
  let known = sdks.get(filename);
  if (known === undefined) sdks.set(filename, (known = sdkBeside(filename)));
  return known;
}

function sdkBeside(filename: string): InstalledSdk | null {
  const found = installedPackage('openai', filename);
  if (!found) return null;
  const versions = surface().versionsOf(found.version);
  const isNewer = versions === 0 || compare(found.version, newestOf(found.version)) > 0;
  return { ...found, versions, isNewer };
}

function newestOf(version: string): string {
  const major = Number.parseInt(version, 10);
  return surface().sdks.findLast((sdk) => Number.parseInt(sdk, 10) === major) ?? '0.0.0';
}

function compare(left: string, right: string): number {
  return left.localeCompare(right, 'en', { numeric: true });
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
