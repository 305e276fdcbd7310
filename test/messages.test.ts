/** What editors show in a line beside the code has to fit on it: over all samples of the pages. */
import { describe, expect, it } from 'vitest';
import { type RuleName, rules } from '../src/rules/index.ts';
import { LONGEST, MEDIAN, medianOf } from './helpers/messages.ts';
import { lint, pageOf, samplesIn } from './helpers/samples.ts';

const names = Object.keys(rules) as RuleName[];
const told = names.flatMap((name) =>
  samplesIn(pageOf(name))
    .filter(({ kind }) => kind === 'incorrect')
    .flatMap((sample) => lint(name, sample)),
);
const texts = told.map(({ message }) => message);
const suggested = told.flatMap(({ suggestions = [] }) => suggestions.map(({ desc }) => desc));

describe('the messages of all samples', () => {
  it('are those of every rule', () => {
    expect(new Set(told.map(({ ruleId }) => ruleId?.replace('openai-zdr/', '')))).toEqual(
      new Set(names),
    );
  });

  it('are one breath each', () => {
    expect(texts.filter((text) => text.length > LONGEST)).toEqual([]);
    expect(medianOf(texts)).toBeLessThanOrEqual(MEDIAN);
  });

  it('are filled in', () => {
    expect([...texts, ...suggested].filter((text) => /\{\{|undefined/.test(text))).toEqual([]);
  });

  it('promise nothing, and name no date of the newest policy', () => {
    expect(texts.filter((text) => /compliant|\bsafe\b|policy of 2026-10-09/i.test(text))).toEqual(
      [],
    );
  });

  it('suggest in fewer words than they tell', () => {
    expect(suggested.length).toBeGreaterThan(5);
    expect(suggested.filter((text) => text.length > MEDIAN)).toEqual([]);
  });
});
