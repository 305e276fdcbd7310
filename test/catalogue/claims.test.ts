/** The table of claims says all that the policy data says, with the text behind it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { claims, claimsPage, pagesThatCite } from '../../scripts/pages/claims.ts';
import { policyData } from '../../scripts/policy-data.ts';
import { rules } from '../../src/rules/index.ts';
import { type SourceId, endpoints, hipaa, sources } from '../../src/policy.ts';
import { ROOT } from '../helpers/audit.ts';

const all = Object.values(claims()).flat();
const countOf = (ids: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
};

/** Every `source` below, whatever it stands in. */
function sourcesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Object.entries(value).flatMap(([key, item]) =>
    key === 'source' && typeof item === 'string' ? [item] : sourcesIn(item),
  );
  return own;
}

describe('the table of claims', () => {
  it('has every claim that names a source', () => {
    // Tables repeat the rows of the endpoints; the snapshots and the list for health data are looked at below.
    const apart = ['tables', 'sources', 'snapshots', 'hipaa'];
    const data = Object.entries(policyData()).filter(([name]) => !apart.includes(name));
    const named = countOf(data.flatMap(([, value]) => sourcesIn(value)));
    expect(named.size).toBeGreaterThan(40);
    const told = countOf(all.map(({ source }) => source));
    for (const [id, count] of named) expect(told.get(id) ?? 0, id).toBeGreaterThanOrEqual(count);
  });

  it('has every row of every snapshot, and the whole list for health data', () => {
    const { 'The table': rows, HIPAA: list } = claims();
    expect(rows).toHaveLength(Object.values(endpoints).flat().length);
    expect(list).toHaveLength(hipaa.listed.length + hipaa.notListed.length);
  });

  it('says of each who uses it, by names that exist', () => {
    const names = all.flatMap(({ use }) => use.match(/\b(?:no|require)-[a-z-]+/g) ?? []);
    expect(names.length).toBeGreaterThan(100);
    expect(new Set(names.filter((name) => !Object.hasOwn(rules, name)))).toEqual(new Set());
    expect(all.filter(({ use, text }) => use === '' || text === '')).toEqual([]);
  });

  it('knows for each source a claim, a snapshot or a page that rests on it', () => {
    const { snapshots } = policyData();
    const ids = new Set([...all.map(({ source }) => source), ...sourcesIn(snapshots)] as string[]);
    const idle = (Object.keys(sources) as SourceId[]).filter(
      (id) => !ids.has(id) && pagesThatCite(id).length === 0,
    );
    expect(idle).toEqual([]);
  });

  it('stands on its page', () => {
    expect(readFileSync(`${ROOT}rules-docs/claims.md`, 'utf8'), 'run npm run docs').toBe(
      claimsPage(),
    );
  });
});
