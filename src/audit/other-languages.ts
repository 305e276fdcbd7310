/** Files of languages that are not analysed: whether one uses OpenAI is all that is asked. */
import { closeSync, openSync, readSync } from 'node:fs';
import { extname } from 'node:path';
import { type OtherLanguage, apiAddress, otherLanguages } from '../catalogue/languages.ts';
import type { NotAnalysed } from './inventory.ts';

const byExtension = new Map(
  otherLanguages.flatMap((language) =>
    language.extensions.map((extension) => [extension, language] as const),
  ),
);

export function otherLanguageOf(filename: string): OtherLanguage | null {
  return byExtension.get(extname(filename).toLowerCase()) ?? null;
}

/** Why such a file is listed; by this text a report puts the files of a language together. */
export function notReadReason({ noun }: OtherLanguage): string {
  return `${noun} that uses OpenAI: not read`;
}

/** The language of a file that is listed for that reason alone. */
export function languageNotRead({ file, reason }: NotAnalysed): OtherLanguage | null {
  const language = otherLanguageOf(file);
  return language && reason === notReadReason(language) ? language : null;
}

const CHUNK_BYTES = 1024 * 1024;
/** How much of a line is looked at around a mention; chunks overlap by it. */
const REACH = 512;
const WORD = 'openai';

/** A look at the text, which may be of any size. Throws when it cannot be read. */
export function usesOpenAI(filename: string, language: OtherLanguage): boolean {
  const file = openSync(filename, 'r');
  try {
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    let kept = '';
    for (
      let bytes = readSync(file, buffer, 0, CHUNK_BYTES, null);
      bytes > 0;
      bytes = readSync(file, buffer, 0, CHUNK_BYTES, null)
    ) {
      // Every name that is looked for is ASCII, also in a text of UTF-16.
      const text = kept + buffer.toString('latin1', 0, bytes).replaceAll('\0', '');
      if (mentions(text, language)) return true;
      kept = text.slice(-REACH);
    }
    return false;
  } finally {
    closeSync(file);
  }
}

function mentions(text: string, language: OtherLanguage): boolean {
  const lower = text.toLowerCase();
  for (let at = lower.indexOf(WORD); at !== -1; at = lower.indexOf(WORD, at + WORD.length)) {
    const start = Math.max(text.lastIndexOf('\n', at) + 1, at - REACH);
    const newline = text.indexOf('\n', at);
    const end = Math.min(newline === -1 ? text.length : newline, at + REACH);
    const line = text.slice(start, end);
    if (
      (apiAddress.test(line) || language.uses.test(line)) &&
      !language.comment.test(text.slice(start, at))
    )
      return true;
  }
  return false;
}
