/** The first pass: one look at every text tells which files are worth parsing, and who may import whom. */
import { mayHoldCalls } from '../calls/candidates.ts';
import type { CallSettings } from '../calls/settings.ts';
import { chunksOf, readWithin, statOf } from '../values/disk.ts';
import { reasonOf } from './errors.ts';
import { type OtherFile, type Program, isPage, limitOf } from './files.ts';
import { importPairs } from './importers.ts';
import type { NotAnalysed } from './inventory.ts';
import { mayPageHoldCalls } from './page-scripts.ts';
import { notReadReason, usesOpenAI } from './other-languages.ts';

/** A file by its number. */
export interface Unread {
  file: number;
  reason: string;
}

export interface Scanned {
  /** numbers of the files that may hold calls, asked about or not */
  candidates: number[];
  /** numbers of the files that could be read */
  read: number[];
  /** those that could not, and why */
  unread: Unread[];
  /** files of other languages that use OpenAI, or could not be read */
  otherLanguages: NotAnalysed[];
  importPairs: number[];
}

export interface ScanOptions {
  program: Program;
  /** of other languages, as far as they are asked about */
  others: readonly OtherFile[];
  /** numbers of the files that are asked about; the others may call functions of theirs */
  wanted: ReadonlySet<number>;
  settingsOf: (index: number) => CallSettings;
  onProgress: (done: number) => Promise<void>;
}

export async function scan({
  program,
  others,
  wanted,
  settingsOf,
  onProgress,
}: ScanOptions): Promise<Scanned> {
  const result: Scanned = {
    candidates: [],
    read: [],
    unread: [],
    otherLanguages: [],
    importPairs: [],
  };
  for (const [index, file] of program.files.entries()) {
    look(file, index);
    await onProgress(index + 1);
  }
  for (const [index, other] of others.entries()) {
    lookAtOther(other);
    await onProgress(program.files.length + index + 1);
  }
  return result;

  function look(file: string, index: number): void {
    const settings = settingsOf(index);
    try {
      if (isLarge(file) && !mayLargeFileHoldCalls(file, settings)) {
        if (wanted.has(index)) result.read.push(index);
        return;
      }
      const text = readWithin(file, limitOf(file));
      if (wanted.has(index) && text.startsWith('\ufffd\ufffd'))
        result.unread.push({ file: index, reason: 'is not UTF-8' });
      for (const pair of importPairs(text, index)) result.importPairs.push(pair);
      if (wanted.has(index)) result.read.push(index);
      const mayHold = isPage(file) ? mayPageHoldCalls : mayHoldCalls;
      if (mayHold(text, settings)) result.candidates.push(index);
    } catch (error) {
      if (!isGone(error) && wanted.has(index))
        result.unread.push({ file: index, reason: reasonOf(error) });
    }
  }

  function lookAtOther({ file, name, language }: OtherFile): void {
    try {
      if (usesOpenAI(file, language))
        result.otherLanguages.push({ file: name, reason: notReadReason(language) });
    } catch (error) {
      if (!isGone(error)) result.otherLanguages.push({ file: name, reason: reasonOf(error) });
    }
  }
}

/** What is larger is not looked at: it takes too long. */
const MAX_LOOK_BYTES = 64 * 1024 * 1024;

function isLarge(file: string): boolean {
  const size = statOf(file)?.size ?? 0;
  return size > limitOf(file) && size <= MAX_LOOK_BYTES;
}

/** A bundle or data without a trace of OpenAI leaves nothing open. */
function mayLargeFileHoldCalls(file: string, settings: CallSettings): boolean {
  for (const text of chunksOf(file)) if (mayHoldCalls(text, settings)) return true;
  return false;
}

/** Git lists files that are deleted and not yet committed. */
function isGone(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
