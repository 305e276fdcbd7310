/** What the check of the facts says, without the network and by a clock of its own. */
import { expect, it } from 'vitest';
import { factsOutOfDate, staleVersions } from '../scripts/facts/checks.ts';
import { policyOf } from '../src/catalogue/policy/index.ts';

const { id, date } = policyOf().snapshot;
const after = (days: number): string =>
  new Date(Date.parse(date) + days * 24 * 60 * 60 * 1000).toISOString();

it('is silent while the snapshot is young, every route classified and every source dated', () => {
  expect(factsOutOfDate(after(90))).toEqual([]);
});

it('says how old the snapshot is after 90 days', () => {
  expect(factsOutOfDate(after(91))).toEqual([`The snapshot ${id} is 91 days old.`]);
});

it('says of which packages there is a newer version', () => {
  const registry: Record<string, string> = { openai: '9.0.0', ai: '7.1.0' };
  expect(staleVersions({ openai: '8.0.0', ai: '7.1.0' }, (name) => registry[name]!)).toEqual([
    'openai 8.0.0 was measured; 9.0.0 is the newest.',
  ]);
});
