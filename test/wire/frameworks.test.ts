/**
 * Programs that reach OpenAI through a framework run with the real packages and a recording
 * `fetch`; what they send is what stands in `frameworks/truth`. `npm run record` writes it anew.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Program,
  type Truth,
  modernNode,
  programsOf,
  runPrograms,
  sets,
  strayDrives,
  truthOf,
} from '../helpers/frameworks.ts';

const programs = new Map<string, Program[]>();
for (const set of sets) programs.set(set, await programsOf(set));
let runs = new Map<string, Record<string, Truth>>();

beforeAll(async () => {
  runs = await runPrograms(sets);
}, 600_000);

it('has a Node that can run them', () => {
  expect(modernNode()).not.toBe('');
});

describe('the programs', () => {
  const truths = sets.map((set) => truthOf(set));
  const sent = truths.flatMap((truth) => Object.values(truth).flatMap((item) => item.sent));

  it('are many, and many of them send nothing to OpenAI', () => {
    const all = [...programs.values()].flat();
    const elsewhere = truths.flatMap((truth) =>
      Object.values(truth).filter((item) =>
        item.sent.every(({ request }) => !request.includes(' api.openai.com ')),
      ),
    );
    expect(new Set(all.map(({ entry }) => entry)).size).toBeGreaterThanOrEqual(220);
    expect(all.length).toBeGreaterThanOrEqual(650);
    expect(elsewhere.length).toBeGreaterThanOrEqual(70);
    expect(sent.length).toBeGreaterThanOrEqual(1000);
  });

  it('are known to the line for all that they send, but for traces that are sent later', () => {
    const lost = sent.filter(({ at, request }) => at.length === 0 && !request.includes('/traces/'));
    expect(lost).toEqual([]);
  });
});

describe.each(sets)('%s', (set) => {
  it('knows a program for everything that is driven', async () => {
    expect(await strayDrives(set)).toEqual([]);
  });

  it('has a recorded truth for each of its programs, and no other', () => {
    expect(Object.keys(truthOf(set)).sort()).toEqual(
      programs
        .get(set)!
        .map(({ name }) => name)
        .sort(),
    );
  });

  it.each(programs.get(set)!)('$name', ({ name, silent }) => {
    const truth = truthOf(set)[name];
    expect(runs.get(set)?.[name]).toEqual(truth);
    if (silent) expect(truth?.sent).toEqual([]);
    else expect((truth?.sent.length ?? 0) > 0 || truth?.fails !== undefined).toBe(true);
  });
});
