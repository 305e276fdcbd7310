/** Files are written whole or not at all. */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError, reasonOf } from './errors.ts';

/** More of them lead in a circle. */
const MAX_LINKS = 40;

let count = 0;

/** Writes beside the file and puts the result in its place, so that no reader sees a half. */
export function writeWhole(file: string, text: string): void {
  const target = destinationOf(file);
  // A device or a FIFO takes what it is given; putting a file in its place would take it away from everybody else.
  if (isSpecial(target)) {
    writeFileSync(target, text);
    return;
  }
  replaceWhole(target, text);
}

/** The same, but what stands there is replaced, be it a link. */
export function replaceWhole(file: string, text: string): void {
  count += 1;
  const name = `.${basename(file)}.${String(process.pid)}.${String(count)}.tmp`;
  const temporary = join(dirname(file), name);
  try {
    writeFileSync(temporary, text, { flag: 'wx' });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Links are followed, also one whose target is yet to be made. */
function destinationOf(file: string): string {
  let target = file;
  for (let links = 0; links < MAX_LINKS; links += 1) {
    if (lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return target;
    target = resolve(realpathSync(dirname(target)), readlinkSync(target));
  }
  return target;
}

function isSpecial(file: string): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats !== undefined && !stats.isFile() && !stats.isDirectory();
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
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another shard may have been faster.
    if (!existsSync(folder)) throw error;
  }
}
