/** Which version of the SDK a file uses: what is installed beside it, or what its package asks for. */
import { dirname, isAbsolute, join } from 'node:path';
import { readWithin } from '../values/program/disk.ts';
import { installedSdk } from './installed.ts';

const ranges = new Map<string, string | null>();

/** `6.49.0`, also for a range such as `^6.49.0`; `null` when nothing is known. */
export function openAIVersionFor(filename: string): string | null {
  return (
    installedSdk(filename)?.version ??
    (isAbsolute(filename) ? requestedIn(dirname(filename)) : null)
  );
}

function requestedIn(folder: string): string | null {
  const known = ranges.get(folder);
  if (known !== undefined) return known;
  const parent = dirname(folder);
  const version = requested(folder) ?? (parent === folder ? null : requestedIn(parent));
  ranges.set(folder, version);
  return version;
}

function requested(folder: string): string | null {
  let manifest: Record<string, Record<string, unknown> | undefined>;
  try {
    manifest = JSON.parse(readWithin(join(folder, 'package.json'))) as typeof manifest;
  } catch {
    return null;
  }
  for (const field of ['dependencies', 'devDependencies', 'peerDependencies']) {
    const range = manifest[field]?.openai;
    const version =
      typeof range === 'string' ? /(\d+)(?:\.(\d+|x|\*))?(?:\.(\d+|x|\*))?/.exec(range) : null;
    if (version)
      return version
        .slice(1, 4)
        .map((part: string | undefined) => (part === undefined || !/^\d+$/.test(part) ? '0' : part))
        .join('.');
  }
  return null;
}

export function forgetRequested(): void {
  ranges.clear();
}
