/** The first pass: one look at every text tells which files are worth parsing, and who may import whom. */
import { mayHoldCalls } from '../calls/candidates.ts';
import type { CallSettings } from '../calls/settings.ts';
import { readWithin } from '../values/disk.ts';
import { reasonOf } from './errors.ts';
import type { Program } from './files.ts';
import { importPairs } from './importers.ts';
import { interruptible } from './interruptible.ts';
import type { FailedFile } from './inventory.ts';

export interface Scanned {
  /** numbers of the files that may hold calls, asked about or not */
  candidates: number[];
  /** numbers of the files that could be read */
  read: number[];
  failed: FailedFile[];
  importPairs: number[];
}

export interface ScanOptions {
  program: Program;
  /** numbers of the files that are asked about; the others may call functions of theirs */
  wanted: ReadonlySet<number>;
  settingsOf: (index: number) => CallSettings;
  onProgress: (done: number) => void;
}

/** Between two lots there is a turn, in which the progress shows. */
const FILES_AT_ONCE = 256;

export async function scan({
  program,
  wanted,
  settingsOf,
  onProgress,
}: ScanOptions): Promise<Scanned> {
  const result: Scanned = { candidates: [], read: [], failed: [], importPairs: [] };
  for (let first = 0; first < program.files.length; first += FILES_AT_ONCE) {
    onProgress(first);
    await interruptible(() => {
      program.files.slice(first, first + FILES_AT_ONCE).forEach((file, offset) => {
        look(file, first + offset);
      });
    });
  }
  return result;

  function look(file: string, index: number): void {
    try {
      const text = readWithin(file);
      if (wanted.has(index) && text.startsWith('\ufffd\ufffd'))
        result.failed.push({ file: program.names[index] ?? file, reason: 'is not UTF-8' });
      for (const pair of importPairs(text, index)) result.importPairs.push(pair);
      if (wanted.has(index)) result.read.push(index);
      if (mayHoldCalls(text, settingsOf(index))) result.candidates.push(index);
    } catch (error) {
      // Git lists files that are deleted and not yet committed.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' && wanted.has(index))
        result.failed.push({ file: program.names[index] ?? file, reason: reasonOf(error) });
    }
  }
}
