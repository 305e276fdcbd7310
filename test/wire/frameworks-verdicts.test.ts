/**
 * What the analysis says of programs that reach OpenAI through a framework, held against what they
 * sent. `frameworks/wrong` has the programs about which it is still wrong; an entry that has become
 * right has to go, and none may come. `vitest run test/wire/frameworks-verdicts.test.ts -u` writes the lists; read the difference.
 */
import { describe, expect, it } from 'vitest';
import { sets } from '../helpers/frameworks.ts';
import { type Verdict, verdictsOf } from '../helpers/frameworks-verdicts.ts';

/** How many of a hundred facts may be left open. It only goes down. */
const OPEN: Readonly<Record<string, number>> = {
  agents: 1,
  ai: 3,
  langchain: 2,
  llamaindex: 3,
  mastra: 2,
};

const verdicts = new Map<string, Map<string, Verdict>>();
for (const set of sets) verdicts.set(set, await verdictsOf(set));

describe.each(sets)('%s', (set) => {
  it('says of its programs what they sent', async () => {
    const wrong = [...verdicts.get(set)!].flatMap(([name, verdict]) =>
      verdict.wrong.length === 0 ? [] : [[name, ...new Set(verdict.wrong)].join('\n  ')],
    );
    await expect(wrong.map((item) => `${item}\n`).join('')).toMatchFileSnapshot(
      `frameworks/wrong/${set}.txt`,
    );
  });
});

const frameworks = [...new Set(sets.map(frameworkOf))];

it.each(frameworks)('leaves few facts of %s open', (framework) => {
  const all = sets
    .filter((set) => frameworkOf(set) === framework)
    .flatMap((set) => [...verdicts.get(set)!.values()]);
  const right = sum(all.map((verdict) => verdict.right));
  const open = sum(all.map((verdict) => verdict.open.length));
  const wrong = sum(all.map((verdict) => verdict.wrong.length));
  const share = (100 * open) / Math.max(1, right + open + wrong);
  console.info(
    `${framework}: ${String(right)} facts right, ${String(wrong)} wrong, ${String(open)} open (${share.toFixed(1)} %)`,
  );
  expect(share).toBeLessThanOrEqual(OPEN[framework] ?? 0);
});

function frameworkOf(set: string): string {
  return /^[a-z]+/.exec(set)![0];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, item) => total + item, 0);
}
