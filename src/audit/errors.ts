import { firstLineOf } from '../rule.ts';

/** Wrong usage, input or settings: one sentence on stderr, exit status 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** In one line, and without the path that Node adds: it differs from machine to machine. */
export function reasonOf(error: unknown): string {
  return firstLineOf(error).replace(/, \w+ '.*'$/, '');
}
