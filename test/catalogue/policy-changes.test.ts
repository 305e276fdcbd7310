/** The page of what changed between snapshots has all that the data says, and a comparison that was run. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  SAMPLE,
  changesBetween,
  pairs,
  policyChangesPage,
} from '../../scripts/pages/policy-changes.ts';
import { surface } from '../../src/catalogue/surface.ts';
import { endpoints, features, privateRetention, shutdowns, snapshots } from '../../src/policy.ts';
import { policyOf } from '../../src/policy.ts';
import { ROOT, project, run } from '../helpers/audit.ts';

const changes = new Map(
  pairs.map(({ snapshot, previous }) => [
    snapshot.id,
    changesBetween(previous.id, snapshot.id, surface()),
  ]),
);
const [oldest] = snapshots;
const saidOf = (id: string): string[] => (changes.get(id as never) ?? []).map(({ what }) => what);

describe('what changed between snapshots', () => {
  it('stands on its page, with what the command says of its sample', async () => {
    const { stdout } = await run(project({ [SAMPLE.file]: SAMPLE.code }), [...SAMPLE.arguments]);
    expect(stdout).toMatch(/^2 calls of 3|^1 call of 3/m);
    expect(readFileSync(`${ROOT}rules-docs/policy-changes.md`, 'utf8'), 'run npm run docs').toBe(
      policyChangesPage(surface(), stdout),
    );
  });

  it('looks at each snapshot and the one before it', () => {
    expect(pairs.map(({ snapshot }) => snapshot.id)).toEqual(
      snapshots
        .slice(1)
        .map(({ id }) => id)
        .reverse(),
    );
  });

  it('has each new line of the table and of a feature', () => {
    for (const [path, history] of Object.entries(endpoints))
      for (const { since } of history)
        if (since !== oldest!.id) expect(saidOf(since), since).toContain(`\`${path}\``);
    for (const { name, history } of features)
      for (const { since } of history)
        if (since !== oldest!.id)
          expect(saidOf(since).filter((what) => what.startsWith(`${name}: `))).toHaveLength(1);
  });

  it('has each shutdown once, in the snapshot that it came before', () => {
    const ended = [...changes.values()].flat().filter(({ after }) => after.startsWith('ended on'));
    const names = ended.flatMap(({ what }) => what.split(', '));
    const expected = shutdowns
      .filter((item) => policyOf().isShutDown(item) && !policyOf(oldest!.id).isShutDown(item))
      .map(({ what }) => `\`${what}\``);
    expect(names.sort()).toEqual(expected.sort());
  });

  it('says of each whom it concerns, and by which text', () => {
    const all = [...changes.values()].flat();
    expect(all.length).toBeGreaterThan(80);
    expect(all.filter(({ concerns, source }) => !concerns || !source)).toEqual([]);
  });
});

describe('the column for Private Retention', () => {
  it('is none in the texts before there was one', () => {
    const without = snapshots.filter(({ id }) => policyOf(id).privateRetention === null);
    expect(without.at(-1)!.id).toBe('2026-06');
    expect(without).toHaveLength(snapshots.length - 4);
  });

  it.each([
    ['2026-09-10', '/v1/videos', 'no'],
    ['2026-09-10', '/v1/agents', undefined],
    ['2026-09-22', '/v1/agents', 'no'],
    ['2026-09-22', '/v1/decisions', undefined],
    ['2026-11-26', '/v1/decisions', 'pending'],
    ['2026-11-26', '/v1/videos', undefined],
    ['2026-11-26', '/v1/responses', 'limited'],
  ] as const)('of %s says of %s: %s', (id, path, answer) => {
    const column = policyOf(id).privateRetention!;
    const kinds = (['limited', 'pending', 'no'] as const).filter((kind) =>
      column[kind].includes(path),
    );
    expect(kinds).toEqual(answer === undefined ? [] : [answer]);
  });

  it('names lines that its table has', () => {
    for (const { since, limited, pending, no } of privateRetention) {
      const rows = policyOf(since)
        .rows()
        .map(({ path }) => path);
      expect(rows).toEqual(expect.arrayContaining([...limited, ...pending, ...no]));
    }
  });
});
