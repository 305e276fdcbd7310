/** Files of languages that are not analysed: whether one uses OpenAI is all that is asked. */
import { extname } from 'node:path';
import { type OtherLanguage, apiAddress, otherLanguages } from '../catalogue/languages.ts';
import { OVERLAP, chunksOf } from '../values/disk.ts';
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

const WORD = 'openai';

/** A look at the text, which may be of any size. Throws when it cannot be read. */
export function usesOpenAI(filename: string, language: OtherLanguage): boolean {
  for (const text of chunksOf(filename)) if (mentions(text, language)) return true;
  return false;
}

function mentions(text: string, language: OtherLanguage): boolean {
  const lower = text.toLowerCase();
  for (let at = lower.indexOf(WORD); at !== -1; at = lower.indexOf(WORD, at + WORD.length)) {
    const start = Math.max(text.lastIndexOf('\n', at) + 1, at - OVERLAP);
    const newline = text.indexOf('\n', at);
    const end = Math.min(newline === -1 ? text.length : newline, at + OVERLAP);
    const line = text.slice(start, end);
    if (
      (apiAddress.test(line) || language.uses.test(line)) &&
      !language.comment.test(text.slice(start, at))
    )
      return true;
  }
  return false;
}
