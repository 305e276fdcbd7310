/**
 * Programs made by chance, run with the real SDKs: nothing that is said of `store`, the host or the
 * route may be contradicted by what was sent. `FUZZ_SEED` and `FUZZ_COUNT` choose others.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyse } from '../../src/calls/analysis.ts';
import type { OpenAICall } from '../../src/calls/record.ts';
import { noSettings } from '../../src/calls/settings.ts';
import { createsResponse, storedBy } from '../../src/calls/store.ts';
import { parseSource } from '../../src/values/program/parse.ts';
import { type Execution, type SentRequest, executeAll, runnableSdks } from '../helpers/wire.ts';
import { programs } from './fuzz.ts';

const seed = Number(process.env.FUZZ_SEED ?? 20_261_126);
const count = Number(process.env.FUZZ_COUNT ?? 3600);

interface Judged {
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
    else judged.push(judge(execution));
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
    const share = judged.filter(({ isUnknown }) => isUnknown).length / judged.length;
    console.log(`unknown: ${(share * 100).toFixed(1)} % of ${String(judged.length)} programs`);
    expect(share).toBeLessThan(0.36);
  });
});

function judge({ script, file, runs }: Execution): Judged {
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
  const claims = [...hostClaims(call, requests), ...storeClaims(call, requests)];
  return {
    wrong: claims.flatMap((claim) => claim ?? []).map(told),
    isUnknown: claims.includes(null),
  };
}

/** A contradiction, `null` for no claim. */
function hostClaims({ targets }: OpenAICall, requests: readonly SentRequest[]): (string | null)[] {
  const hosts = [...new Set(requests.map(({ url }) => new URL(url).hostname))];
  const called = hosts.map((host) => (host === 'api.openai.com' ? 'openai' : 'other'));
  if (targets.includes('unknown')) return [null];
  const missing = called.filter((target) => !targets.includes(target));
  if (missing.length > 0) return [`${targets.join(' or ')} is said, ${hosts.join()} was called`];
  return targets.length > 1 ? [null] : [];
}

function storeClaims(call: OpenAICall, requests: readonly SentRequest[]): (string | null)[] {
  const sent = requests.map(({ json }) => (json as { store?: unknown } | undefined)?.store);
  const lookup = call.body.get('store');
  const said = storedBy(lookup);
  const words = `store is said to be ${said}, sent: ${sent.map(String).join()}`;
  const holds = {
    off: sent.every((value) => value === false),
    // What stood there before an object went out of sight stays one alternative.
    on: sent.includes(true) || lookup.unknown,
    default: sent.includes(undefined) || (createsResponse(call) && sent.includes(null)),
    unknown: true,
  }[said];
  if (!holds) return [words];
  return said === 'unknown' ? [null] : [];
}
