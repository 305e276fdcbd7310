/** The first pass: one look at every text tells which files are worth parsing, and who may import whom. */
import { readFileSync } from 'node:fs';
import { mayHoldCalls } from '../calls/candidates.ts';
import type { CallSettings } from '../calls/settings.ts';
import { reasonOf } from './errors.ts';
import { type OtherFile, type Program, isPage } from './files.ts';
import { importPairs } from './importers.ts';
import type { NotAnalysed } from './inventory.ts';
import { mayPageHoldCalls } from './page-scripts.ts';
import { notReadReason, usesOpenAI } from './other-languages.ts';

export interface Scanned {
  /** numbers of the files that may hold calls, asked about or not */
  candidates: number[];
  /** numbers of the files that could be read */
  read: number[];
  notAnalysed: NotAnalysed[];
  importPairs: number[];
}

export interface ScanOptions {
  program: Program;
  /** of other languages, as far as they are asked about */
  others: readonly OtherFile[];
  /** numbers of the files that are asked about; the others may call functions of theirs */
  wanted: ReadonlySet<number>;
  settingsOf: (index: number) => CallSettings;
  isIgnored: (index: number) => Promise<boolean>;
  onProgress: (done: number) => Promise<void>;
}

export async function scan({
  program,
  others,
  wanted,
  settingsOf,
  isIgnored,
  onProgress,
}: ScanOptions): Promise<Scanned> {
  const result: Scanned = { candidates: [], read: [], notAnalysed: [], importPairs: [] };
  for (const [index, file] of program.files.entries()) {
    try {
      const text = readFileSync(file, 'utf8');
      if (wanted.has(index) && text.startsWith('\ufffd\ufffd'))
        await leaveOut(index, 'is not UTF-8');
      for (const pair of importPairs(text, index)) result.importPairs.push(pair);
      if (wanted.has(index)) result.read.push(index);
      const mayHold = isPage(file) ? mayPageHoldCalls : mayHoldCalls;
      if (mayHold(text, settingsOf(index))) result.candidates.push(index);
    } catch (error) {
      if (!isGone(error) && wanted.has(index)) await leaveOut(index, reasonOf(error));
    }
    await onProgress(index + 1);
  }
  for (const [index, { file, name, language }] of others.entries()) {
    try {
      if (usesOpenAI(file, language))
        result.notAnalysed.push({ file: name, reason: notReadReason(language) });
    } catch (error) {
      if (!isGone(error)) result.notAnalysed.push({ file: name, reason: reasonOf(error) });
    }
    await onProgress(program.files.length + index + 1);
  }
  return result;

  async function leaveOut(index: number, reason: string): Promise<void> {
    result.notAnalysed.push({
      file: program.names[index] ?? '',
      reason,
      ...((await isIgnored(index)) ? { ignored: true } : {}),
    });
  }
}

/** Git lists files that are deleted and not yet committed. */
function isGone(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
