/** Manifests of packages: many ask what the same few of them say. */
import { join } from 'node:path';
import { readWithin } from './disk.ts';
import { forgottenWithDisk } from './forget.ts';

export type Manifest = Readonly<Record<string, unknown>>;

const MAX_KEPT = 2000;
const kept = new Map<string, Manifest | null>();

forgottenWithDisk(kept);

/** `null` where there is none that can be read. */
export function manifestIn(folder: string): Manifest | null {
  let manifest = kept.get(folder);
  if (manifest !== undefined) return manifest;
  manifest = readNow(join(folder, 'package.json'));
  if (kept.size >= MAX_KEPT) kept.clear();
  kept.set(folder, manifest);
  return manifest;
}

function readNow(file: string): Manifest | null {
  try {
    const json: unknown = JSON.parse(readWithin(file));
    return typeof json === 'object' && json !== null ? (json as Manifest) : null;
  } catch {
    return null;
  }
}
