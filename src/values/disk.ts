/** What stands on the disk, asked without exceptions. */
import { type Stats, readFileSync, statSync } from 'node:fs';

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

export function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
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
