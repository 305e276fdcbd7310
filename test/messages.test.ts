/** What editors show in a line beside the code has to fit on it: over all samples of the pages. */
import { describe, expect, it } from 'vitest';
import { newestSnapshot, snapshots } from '../src/catalogue/policy/index.ts';
import { surface } from '../src/catalogue/surface.ts';
import { type RuleName, rules } from '../src/rules/index.ts';
import { LONGEST, MEDIAN, medianOf } from './helpers/messages.ts';
import { lint, pageOf, samplesIn } from '../scripts/pages/samples.ts';

const names = Object.keys(rules) as RuleName[];
const told = names.flatMap((name) =>
  samplesIn(pageOf(name))
    .filter(({ kind }) => kind === 'incorrect')
    .flatMap((sample) => lint(name, sample)),
);
const texts = told.map(({ message }) => message);
const suggested = told.flatMap(({ suggestions = [] }) => suggestions.map(({ desc }) => desc));

/** A request for every route that an SDK knows. */
const routes = surface().routes.filter((route) => /^(?:POST|GET) /.test(route));
const requests = routes
  .map((route) => route.replaceAll('{}', 'id1').split(' '))
  .map(
    ([method, path]) => `fetch('https://api.openai.com${path!}', { method: '${method!}', body });`,
  )
  .join('\n');

describe('the messages about every route', () => {
  const options = { unlisted: 'report', unknownTargets: true };

  it.each(snapshots.map(({ id }) => id))('have their length, by the policy of %s', (policy) => {
    const found = (['zdr', 'hipaa'] as const).flatMap((profile) =>
      lint('no-ineligible-endpoint', {
        kind: 'incorrect',
        filename: 'sample.js',
        code: requests,
        options,
        settings: { policy, profile },
      }),
    );
    expect(found.length).toBeGreaterThan(routes.length / 2);
    expect(found.map(({ message }) => message).filter((text) => text.length > LONGEST)).toEqual([]);
  });
});

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
    const promises = new RegExp(String.raw`compliant|\bsafe\b|policy ${newestSnapshot}`, 'i');
    expect(texts.filter((text) => promises.test(text))).toEqual([]);
  });

  it('suggest in fewer words than they tell', () => {
    expect(suggested.length).toBeGreaterThan(5);
    expect(suggested.filter((text) => text.length > MEDIAN)).toEqual([]);
  });
});
