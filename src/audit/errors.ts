import { firstLineOf } from '../failure.ts';

/** Wrong usage, input or settings: one sentence on stderr, exit status 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** All that it says, in one line: what does not fit often stands in the later ones. */
export function oneLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text
    .replace(/\nRequire stack:[^]*$/, '')
    .trim()
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\.$/, '');
}

/** In one line, and without the path that Node adds: it differs from machine to machine. */
export function reasonOf(error: unknown): string {
  return firstLineOf(error).replace(/, \w+ '.*'$/, '');
}
