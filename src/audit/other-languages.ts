/** Files of languages that are not analysed: whether one uses OpenAI is all that is asked. */
import { extname } from 'node:path';
import { type OtherLanguage, apiAddress, otherLanguages } from '../catalogue/languages.ts';
import { OVERLAP, chunksOf } from '../values/program/disk.ts';
import { withoutDocstrings } from './docstrings.ts';
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

/** A look at the text, which may be of any size. Throws when it cannot be read. */
export function usesOpenAI(filename: string, language: OtherLanguage): boolean {
  let isStart = true;
  for (const text of chunksOf(filename)) {
    // Where a text in quotes begins is known from the start of the file only.
    const code = isStart && language.hasDocstrings ? withoutDocstrings(text) : text;
    if (mentions(code, language)) return true;
    isStart = false;
  }
  return false;
}

function mentions(text: string, language: OtherLanguage): boolean {
  const lower = text.toLowerCase();
  return wordsOf(language).some(({ word, uses }) => {
    for (let at = lower.indexOf(word); at !== -1; at = lower.indexOf(word, at + word.length)) {
      const start = Math.max(text.lastIndexOf('\n', at) + 1, at - OVERLAP);
      if (uses(text.slice(start, at + OVERLAP)) && !language.comment.test(text.slice(start, at)))
        return true;
    }
    return false;
  });
}

interface Word {
  word: string;
  /** asked with the line of the word, and what follows */
  uses: (lines: string) => boolean;
}

function wordsOf({ uses, byAnotherWord }: OtherLanguage): Word[] {
  const plain: Word = {
    word: 'openai',
    uses(lines) {
      const [line = ''] = lines.split('\n', 1);
      return apiAddress.test(line) || uses.test(line);
    },
  };
  if (!byAnotherWord) return [plain];
  return [plain, { word: byAnotherWord.word, uses: (lines) => byAnotherWord.uses.test(lines) }];
}
