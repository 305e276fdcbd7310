/** What stands on the disk. */
import { type Stats, closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';

/** Extensions of files that hold code, in the order in which an import without one is tried. */
export const SOURCE_EXTENSIONS: readonly string[] = [
  '.ts',
  '.tsx',
  '.mts',
  '.cts',
  '.js',
  '.jsx',
  '.mjs',
  '.cjs',
  '.vue',
  '.svelte',
  '.astro',
];

/** Where a module specifier leads: to a file of the program, or out of it. */
export type Resolution = { kind: 'file'; filename: string } | { kind: 'package' };

const MIB = 1024 * 1024;

/** Larger files are bundles or data. */
export const MAX_FILE_BYTES = 2 * MIB;

/** Throws for what cannot be read, is no file, or has more than `limit` bytes: that is not read first. */
export function readWithin(file: string, limit = MAX_FILE_BYTES, stats = statSync(file)): string {
  if (!stats.isFile()) throw new TypeError('is no file');
  if (stats.size > limit) throw new RangeError(`is larger than ${String(limit / MIB)} MiB`);
  return readFileSync(file, AS_TEXT);
}

/** Given as an object it is not copied for each file. */
const AS_TEXT = { encoding: 'utf8' } as const;

const CHUNK_BYTES = MIB;
/** How far a chunk reaches back into the one before. */
export const OVERLAP = 512;

/** The ASCII of a file of any size, also of one in UTF-16, a part at a time. Throws when it cannot be read. */
export function* chunksOf(file: string): Generator<string> {
  const handle = openSync(file, 'r');
  try {
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    const read = (): number => readSync(handle, buffer, 0, CHUNK_BYTES, null);
    let kept = '';
    for (let bytes = read(); bytes > 0; bytes = read()) {
      const text = kept + buffer.toString('latin1', 0, bytes).replaceAll('\0', '');
      yield text;
      kept = text.slice(-OVERLAP);
    }
  } finally {
    closeSync(handle);
  }
}

/** `null` instead of a reason. */
export function readText(file: string, limit?: number, stats?: Stats): string | null {
  try {
    return readWithin(file, limit, stats);
  } catch {
    return null;
  }
}

/** Changes whenever the file does, also when another file takes its place. */
export function identityOf({ ino, size, mtimeMs, ctimeMs }: Stats): string {
  return [ino, size, mtimeMs, ctimeMs].join(' ');
}

/** `null` for what is not there, and for folders. */
export function statOf(file: string): Stats | null {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats?.isFile() ? stats : null;
  } catch {
    return null;
  }
}

export function existingSource(path: string): string | null {
  if (SOURCE_EXTENSIONS.includes(extname(path)) && statOf(path)) return path;
  const bare = path.replace(/\.[mc]?jsx?$/, '');
  for (const extension of SOURCE_EXTENSIONS) if (statOf(bare + extension)) return bare + extension;
  for (const extension of SOURCE_EXTENSIONS) {
    const index = join(path, `index${extension}`);
    if (statOf(index)) return index;
  }
  return null;
}
