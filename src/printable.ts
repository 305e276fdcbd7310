/**
 * Texts that come from the code that is looked at, made fit to be read: nothing in them acts on a
 * terminal, or reorders a line.
 */

import { cutAfter } from './values/excerpt.ts';

/**
 * Control characters, the separators of lines and paragraphs, what changes the direction of text,
 * and what has no width.
 */
const UNSEEN =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** One line, in which such characters are shown by name. */
export function printable(text: string): string {
  return text.replace(UNSEEN, nameOf);
}

/** The same, but tabs and line breaks may stay. */
export function printableLines(text: string): string {
  return text.replace(UNSEEN, (character) =>
    '\t\n\r'.includes(character) ? character : nameOf(character),
  );
}

/** Every text in plain data. What stands in it twice is one thing afterwards, too. */
export function withPrintableTexts<T>(data: T): T {
  return printableCopy(data, new Map()) as T;
}

function printableCopy(data: unknown, copies: Map<object, unknown>): unknown {
  if (typeof data === 'string') return printable(data);
  if (typeof data !== 'object' || data === null) return data;
  let copy = copies.get(data);
  if (copy !== undefined) return copy;
  copy = Array.isArray(data)
    ? data.map((item) => printableCopy(item, copies))
    : Object.fromEntries(
        Object.entries(data).map(([key, value]) => [key, printableCopy(value, copies)]),
      );
  copies.set(data, copy);
  return copy;
}

/** What code names may be of any length; a message is read in one breath. */
export function shortened(data: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(data).map(([key, text]) => [
      key,
      text.length > LONG ? cutAfter(text, LONG - 1) : text,
    ]),
  );
}

const LONG = 80;

/** JSON, in which such characters are escapes: a program reads what was there. */
export function jsonText(data: unknown): string {
  const text = JSON.stringify(data, null, 2).replace(UNSEEN, (character) =>
    character === '\n' ? character : `\\u${hexOf(character)}`,
  );
  return `${text}\n`;
}

function nameOf(character: string): string {
  return `[U+${hexOf(character).toUpperCase()}]`;
}

function hexOf(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(4, '0');
}
