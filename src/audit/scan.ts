/** The first pass: one look at every text tells which files are worth parsing, and who may import whom. */
import { statSync } from 'node:fs';
import {
  filesGivenBy,
  filesHandedOnBy,
  hasTrace,
  isHinting,
  mayHoldCalls,
  maySend,
  maySendToOpenAI,
} from '../calls/trace.ts';
import type { CallSettings } from '../calls/settings.ts';
import { chunksOf, readWithin } from '../values/program/disk.ts';
import { reasonOf } from './errors.ts';
import { type OtherFile, type Program, isMarkdown, isPage, limitOf } from './files.ts';
import { importPairs } from '../values/program/import-table.ts';
import { outlineKnown, outlineOf, outlineRead } from '../values/program/outline.ts';
import { interruptible } from './interruptible.ts';
import type { NotAnalysed } from './inventory.ts';
import { mayPageHoldCalls } from './page-scripts.ts';
import { notReadReason, usesOpenAI } from './other-languages.ts';

/** A file by its number. */
export interface Unread {
  file: number;
  reason: string;
  /** of this tool, not of the file */
  isFault?: boolean;
}

export interface Scanned {
  /** numbers of the files that may hold calls, asked about or not */
  candidates: number[];
  /** numbers of those, and of all others with a trace: they may pass on what calls are made of */
  passing: number[];
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
  onProgress: (done: number) => void;
}

/** Between two lots there is a turn, in which the progress shows. */
const FILES_AT_ONCE = 256;

export async function scan({
  program,
  others,
  wanted,
  settingsOf,
  onProgress,
}: ScanOptions): Promise<Scanned> {
  const result: Scanned = {
    candidates: [],
    passing: [],
    read: [],
    unread: [],
    otherLanguages: [],
    importPairs: [],
  };
  const { files } = program;
  /** files that send something which others may give them */
  const senders = new Map<string, number>();
  const given = new Set<string>();
  await inLots(files, 0, look);
  // Grows while files hand on what they are given.
  for (const file of given) {
    const index = senders.get(file);
    if (index === undefined) continue;
    result.candidates.push(index);
    const text = outlineOf(file)?.text ?? '';
    for (const other of filesHandedOnBy({ filename: file, text }, settingsOf(index)))
      given.add(other);
  }
  result.candidates.sort((left, right) => left - right);
  result.passing = [...new Set([...result.passing, ...result.candidates])];
  await inLots(others, files.length, lookAtOther);
  return result;

  async function inLots<T>(
    items: readonly T[],
    before: number,
    lookAt: (item: T, index: number) => void,
  ): Promise<void> {
    for (let first = 0; first < items.length; first += FILES_AT_ONCE) {
      onProgress(before + first);
      await interruptible(() => {
        items.slice(first, first + FILES_AT_ONCE).forEach((item, offset) => {
          lookAt(item, first + offset);
        });
      });
    }
  }

  function look(file: string, index: number): void {
    const settings = settingsOf(index);
    try {
      const text = textOf(file, settings);
      if (text === null) {
        if (wanted.has(index)) result.read.push(index);
        return;
      }
      if (wanted.has(index) && isWide(text) && mayHoldCallsSomewhere(file, settings))
        result.unread.push({ file: index, reason: 'is not UTF-8' });
      const { specifiers } = outlineRead(file, text);
      for (const pair of importPairs(specifiers, index)) result.importPairs.push(pair);
      if (wanted.has(index)) result.read.push(index);
      if (isPage(file)) {
        if (mayPageHoldCalls(text, settings)) result.candidates.push(index);
        return;
      }
      const lookedAt = { filename: file, text, isAlone: isMarkdown(file) };
      if (isHinting(text)) result.passing.push(index);
      if (mayHoldCalls(lookedAt, settings) || (!lookedAt.isAlone && maySendToOpenAI(text))) {
        result.candidates.push(index);
        for (const other of filesGivenBy(lookedAt, settings)) given.add(other);
      } else if (maySend(lookedAt)) senders.set(file, index);
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

/** `null` for a large file without a trace. Files that import it may have been looked at before. */
function textOf(file: string, settings: CallSettings): string | null {
  const known = outlineKnown(file);
  if (known) return known.text;
  const stats = statSync(file);
  const isLarge = stats.size > limitOf(file) && stats.size <= MAX_LOOK_BYTES && stats.isFile();
  return isLarge && !mayHoldCallsSomewhere(file, settings)
    ? null
    : readWithin(file, limitOf(file), stats);
}

/** UTF-16, read as what it is not. */
function isWide(text: string): boolean {
  return text.startsWith('\ufffd\ufffd');
}

/** What cannot be analysed leaves nothing open when it has no trace of OpenAI. */
function mayHoldCallsSomewhere(file: string, settings: CallSettings): boolean {
  for (const text of chunksOf(file)) if (hasTrace(text, settings)) return true;
  return false;
}

/** Git lists files that are deleted and not yet committed. */
function isGone(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
