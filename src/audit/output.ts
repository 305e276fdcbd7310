/** Files are written whole or not at all. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UsageError, reasonOf } from './errors.ts';

let count = 0;

/** Writes beside the file and puts the result in its place, so that no reader sees a half. */
export function writeWhole(file: string, text: string): void {
  const temporary = join(dirname(file), `.${basename(file)}.${String(process.pid)}.${String(count += 1)}.tmp`);
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
    mkdirSync(dirname(file), { recursive: true });
    writeWhole(file, text);
  } catch (error) {
    throw new UsageError(`${file} cannot be written (${reasonOf(error)}).`);
  }
}
