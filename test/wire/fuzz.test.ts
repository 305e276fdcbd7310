/**
 * Programs made by chance, run with the real SDKs: nothing that is said of `store`, the host or the
 * route may be contradicted by what was sent. `FUZZ_SEED` and `FUZZ_COUNT` choose others.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyse } from '../../src/calls/analysis.ts';
import { noSettings } from '../../src/calls/settings.ts';
import { parseSource } from '../../src/values/program/parse.ts';
import { type Execution, executeAll, runnableSdks } from '../helpers/wire.ts';
import { hostClaim, storeClaim } from './claims.ts';
import { programs } from './fuzz.ts';
import type { Program } from './fuzz-ways.ts';

const seed = Number(process.env.FUZZ_SEED ?? 20_261_126);
const count = Number(process.env.FUZZ_COUNT ?? 4400);

interface Judged {
  role: Program['role'];
  wrong: string[];
  isUnknown: boolean;
}

const judged: Judged[] = [];
const failed: string[] = [];
let cleanUp = (): void => undefined;

beforeAll(async () => {
  const sdks = ['v4', 'v5', 'v6', 'v7'].filter((sdk) => runnableSdks.includes(sdk));
  const done = await executeAll(programs(seed, count, sdks));
  ({ cleanUp } = done);
  for (const execution of done.executions) {
    if (execution.runs.some(({ errors }) => errors.length > 0)) failed.push(execution.script.name);
    else judged.push({ role: roleOf(execution), ...judge(execution) });
  }
});

afterAll(() => {
  cleanUp();
});

describe(`programs made by chance, seed ${String(seed)}`, () => {
  it('are many, and most of them run', () => {
    console.log(`${String(failed.length)} programs failed: ${failed.slice(0, 40).join('\n')}`);
    expect(judged.length).toBeGreaterThanOrEqual(Math.min(3000, count * 0.8));
  });

  it('are never contradicted by what they send', () => {
    expect(judged.flatMap(({ wrong }) => wrong)).toEqual([]);
  });

  it('are mostly known', () => {
    const said = [...new Set(judged.map(({ role }) => role))].map((role) => {
      const all = judged.filter((item) => item.role === role);
      return `${role} ${percent(unknownOf(all))} of ${String(all.length)}`;
    });
    console.log(`unknown: ${said.join(', ')}`);
    // Of what a function closes over, and of classes that extend others, hardly anything is known here.
    const plain = judged.filter(({ role }) => role !== 'closure' && role !== 'extended');
    expect(unknownOf(plain)).toBeLessThan(0.28);
  });
});

function roleOf({ script: { name } }: Execution): Program['role'] {
  return /^\d+: (\w+)/.exec(name)![1] as Program['role'];
}

function unknownOf(all: readonly Judged[]): number {
  return all.filter(({ isUnknown }) => isUnknown).length / all.length;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function judge({ script, file, runs }: Execution): Omit<Judged, 'role'> {
  const { calls, evaluator } = analyse(parseSource(file, script.code), {
    settings: noSettings,
    crossFile: true,
  });
  const requests = runs.flatMap((run) => run.requests);
  const [call, ...others] = calls;
  const told = (text: string): string => `${script.name}: ${text}\n${script.code}`;
  if (!call || others.length > 0)
    return { wrong: [told(`${String(calls.length)} calls found`)], isUnknown: false };
  evaluator.beginQuestion();
  // One of several targets is no claim either.
  const isOpen = call.targets.length > 1;
  const claims = [hostClaim(call, requests), storeClaim(call, requests), isOpen ? null : true];
  return {
    wrong: claims.filter((claim) => typeof claim === 'string').map(told),
    isUnknown: claims.includes(null),
  };
}
