/** Files are written whole or not at all. */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UsageError, reasonOf } from './errors.ts';

let count = 0;

/** Writes beside the file and puts the result in its place, so that no reader sees a half. */
export function writeWhole(file: string, text: string): void {
  const temporary = join(
    dirname(file),
    `.${basename(file)}.${String(process.pid)}.${String((count += 1))}.tmp`,
  );
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** An output that the user asked for. Throws a `UsageError` when it cannot be written. */
export function writeOutput(file: string, text: string): void {
  try {
    makeFolder(dirname(file));
    writeWhole(file, text);
  } catch (error) {
    throw new UsageError(`${file} cannot be written (${reasonOf(error)}).`);
  }
}

/** Node's own recursive way never comes back where nothing can be created, such as below /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another shard may have been faster.
    if (!existsSync(folder)) throw error;
  }
}
