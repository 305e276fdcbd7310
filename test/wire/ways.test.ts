/**
 * Every way to change an object, in programs of several shapes, run with the real SDK: what is said of
 * `store` and of the host is never contradicted by what was sent.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { analyse } from '../../src/calls/analysis.ts';
import { noSettings } from '../../src/calls/settings.ts';
import { createsResponse } from '../../src/calls/store.ts';
import { parseSource } from '../../src/values/program/parse.ts';
import { type Execution, executeAll } from '../helpers/wire.ts';
import { hostClaim, storeClaim } from './claims.ts';
import { ways } from './ways.ts';

const OPENAI = "'https://api.openai.com/v1'";
const OTHER = "'https://llm.example.com/v1'";

type Change = (object: string, key: string, value: string) => string;

const withParams = (params: string, change: string, sent = 'p'): string =>
  `const client = new OpenAI();
const p = { model: 'm', input: 'x'${params} };
${change}
await client.responses.create(${sent});`;

const withHost = (before: string, change: string): string =>
  `const o = { baseURL: ${before} };
${change}
await new OpenAI(o).responses.create({ model: 'm', input: 'x' });`;

const shapes: Readonly<Record<string, (change: Change) => string>> = {
  'from false to true': (change) => withParams(', store: false', change('p', 'store', 'true')),
  'from true to false': (change) => withParams(', store: true', change('p', 'store', 'false')),
  'from nothing to false': (change) => withParams('', change('p', 'store', 'false')),
  'copied when it is sent': (change) =>
    withParams(', store: false', change('p', 'store', 'true'), "{ ...p, input: 'y' }"),
  'by another name': (change) =>
    withParams(', store: false', `const q = p;\n${change('q', 'store', 'true')}`),
  'in a function': (change) =>
    `async function run() {\n${withParams(', store: false', change('p', 'store', 'true'))}\n}\nawait run();`,
  'from another host to OpenAI': (change) => withHost(OTHER, change('o', 'baseURL', OPENAI)),
  'from OpenAI to another host': (change) => withHost(OPENAI, change('o', 'baseURL', OTHER)),
};

const scripts = Object.entries(ways).flatMap(([way, change]) =>
  Object.entries(shapes).map(([shape, make]) => ({
    name: `${way}, ${shape}`,
    sdks: ['v6'],
    runs: [{}, { FLAG: '1' }],
    code: `import OpenAI from 'openai';\n${make(change)}`,
  })),
);

const MAX_UNKNOWN = 0.62;
const MAX_FAILING = 60;

let executions: readonly Execution[] = [];
let cleanUp = (): void => undefined;

beforeAll(async () => {
  ({ executions, cleanUp } = await executeAll(scripts));
}, 300_000);

afterAll(() => {
  cleanUp();
});

it('is never contradicted by what is sent', () => {
  const ran = executions.filter(({ runs }) => runs.every(({ errors }) => errors.length === 0));
  const judged = ran.map(judge);
  expect(judged.flatMap(({ wrong }) => wrong)).toEqual([]);
  const share = judged.filter(({ isUnknown }) => isUnknown).length / judged.length;
  console.log(`unknown: ${(share * 100).toFixed(1)} % of ${String(judged.length)} programs`);
  expect(share).toBeLessThan(MAX_UNKNOWN);
  expect(executions.length - ran.length).toBeLessThan(MAX_FAILING);
});

function judge({ script, file, runs }: Execution): { wrong: string[]; isUnknown: boolean } {
  const { calls, evaluator } = analyse(parseSource(file, script.code), {
    settings: noSettings,
    crossFile: true,
  });
  const [call, ...others] = calls.filter(createsResponse);
  if (!call || others.length > 0)
    return { wrong: [`${script.name}: ${String(calls.length)} calls found`], isUnknown: false };
  evaluator.beginQuestion();
  const requests = runs.flatMap((run) => run.requests);
  const claims = [hostClaim(call, requests), storeClaim(call, requests)];
  return {
    wrong: claims
      .filter((claim) => typeof claim === 'string')
      .map((claim) => `${script.name}: ${claim}`),
    isUnknown: claims.includes(null),
  };
}
