/** What `--fail-on` names. */
import type { Verdict } from '../catalogue/policy/types.ts';
import { didYouMean } from '../nearest.ts';
import { UsageError } from './errors.ts';

/** Levels add to the error-level findings that always fail. */
export const levels = {
  ineligible: ['ineligible'],
  unlisted: ['ineligible', 'unlisted'],
  limited: ['ineligible', 'unlisted', 'limited'],
  unknown: ['ineligible', 'unlisted', 'unknown'],
} as const satisfies Record<string, readonly Verdict[]>;

type Level = keyof typeof levels;

export interface FailOn {
  /** nothing fails */
  never: boolean;
  levels: readonly Level[];
}

const NAMES = [...Object.keys(levels), 'never'];

/** Reads the names that are given to `--fail-on`. */
export function readFailOn(names: readonly string[]): FailOn {
  const odd = names.find((name) => !NAMES.includes(name));
  if (odd !== undefined)
    throw new UsageError(
      `--fail-on is ${JSON.stringify(odd)}, but must be one of ${NAMES.join(', ')}${didYouMean(odd, NAMES)}.`,
    );
  if (names.includes('never') && names.length > 1)
    throw new UsageError('--fail-on never goes with nothing else.');
  return {
    never: names.includes('never'),
    levels: names.filter((name): name is Level => name !== 'never'),
  };
}
