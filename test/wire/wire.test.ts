/**
 * The differential test: small programs run with the real SDKs and a recording `fetch`, and what
 * they send is compared with what the analysis says of the same text.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyse } from '../../src/calls/analysis.ts';
import { noSettings } from '../../src/calls/settings.ts';
import { targetOfHost } from '../../src/catalogue/hosts.ts';
import { parseSource } from '../../src/values/program/parse.ts';
import { packageOf } from '../helpers/sdk.ts';
import { type Execution, type Script, executeAll, runnableSdks } from '../helpers/wire.ts';
import { type Verdict, compare } from './compare.ts';
import { calledScripts } from './scripts/called.ts';
import { callerScripts } from './scripts/callers.ts';
import { changeScripts } from './scripts/changes.ts';
import { clientScripts } from './scripts/clients.ts';
import { closureScripts } from './scripts/closures.ts';
import { decoratedScripts } from './scripts/decorated.ts';
import { detourScripts } from './scripts/detours.ts';
import { fieldScripts } from './scripts/fields.ts';
import { hardScripts } from './scripts/hard.ts';
import { instanceScripts } from './scripts/instances.ts';
import { lentScripts } from './scripts/lent.ts';
import { fetchScripts } from './scripts/own-fetch.ts';
import { lookupScripts } from './scripts/lookups.ts';
import { madeAgainScripts } from './scripts/made-again.ts';
import { overrideScripts } from './scripts/overrides.ts';
import { peopleScripts } from './scripts/people.ts';
import { promiseScripts } from './scripts/promises.ts';
import { requestScripts } from './scripts/requests.ts';
import { sentScripts } from './scripts/sent.ts';
import { stateScripts } from './scripts/state.ts';
import { storeScripts } from './scripts/store.ts';
import { surpriseScripts } from './scripts/surprises.ts';
import { takenScripts } from './scripts/taken.ts';
import { targetScripts } from './scripts/targets.ts';
import { testScripts } from './scripts/tests.ts';

const groups = {
  store: storeScripts,
  clients: clientScripts,
  'requests and helpers': requestScripts,
  'headers, queries and targets': targetScripts,
  'hard cases': hardScripts,
  'requests as they are sent': sentScripts,
  'options, hooks and subclasses': overrideScripts,
  detours: detourScripts,
  surprises: surpriseScripts,
  'changes by somebody else': changeScripts,
  'instances and classes': instanceScripts,
  'fields of instances': fieldScripts,
  'state as people keep it': stateScripts,
  'closures that are given away': closureScripts,
  'methods and lists that others have': lentScripts,
  'a fetch of their own': fetchScripts,
  'several ways to call': callerScripts,
  'tests, early reads and promises': testScripts,
  'what is taken out of objects': takenScripts,
  promises: promiseScripts,
  'types of what is given': peopleScripts,
  'what may not be there': lookupScripts,
  'what is made again': madeAgainScripts,
  decorators: decoratedScripts,
  'called otherwise': calledScripts,
};
const scripts = Object.values(groups).flat();
/** They stand here because something was taken for known that is not. */
const traps: ReadonlySet<Script> = new Set([
  ...closureScripts,
  ...lentScripts,
  ...fetchScripts,
  ...callerScripts,
  ...testScripts,
  ...takenScripts,
  ...promiseScripts,
  ...lookupScripts,
  ...madeAgainScripts,
  ...decoratedScripts,
  ...calledScripts,
]);
const SDKS = ['v3', 'v4', 'v4-20', 'v4-77', 'v5', 'v6', 'v7'];

const results = new Map<string, { execution: Execution; verdict: Verdict; isListed: boolean }>();
let cleanUp = (): void => undefined;

beforeAll(async () => {
  const done = await executeAll(scripts);
  ({ cleanUp } = done);
  for (const execution of done.executions) {
    const file = analyse(parseSource(execution.file, execution.script.code), {
      settings: noSettings,
      crossFile: true,
      ledger: true,
    });
    results.set(`${execution.sdk} ${execution.script.name}`, {
      execution,
      verdict: compare(file, execution.runs),
      isListed:
        file.calls.length > 0 || file.ledger.entries.some(({ account }) => account.kind === 'open'),
    });
  }
});

afterAll(() => {
  cleanUp();
});

const total = (count: (verdict: Verdict, execution: Execution) => number): number =>
  [...results.values()].reduce((sum, { execution, verdict }) => sum + count(verdict, execution), 0);

describe('the scripts', () => {
  it('have names of their own', () => {
    expect(new Set(scripts.map(({ name }) => name)).size).toBe(scripts.length);
  });

  it('are many, and many of them are about store', () => {
    expect(scripts.length).toBeGreaterThanOrEqual(830);
    expect(scripts.filter(({ store }) => store).length).toBeGreaterThanOrEqual(290);
  });

  it('run with every SDK that this version of Node can run', () => {
    const major = Number.parseInt(process.versions.node, 10);
    expect(packageOf('openai-v7').nodeMajor).toBe(22);
    expect([...runnableSdks].sort()).toEqual(SDKS.filter((sdk) => sdk !== 'v7' || major >= 22));
    for (const sdk of SDKS)
      expect(
        scripts.some(({ sdks }) => sdks.includes(sdk)),
        sdk,
      ).toBe(true);
    const expected = scripts.reduce(
      (sum, { sdks }) => sum + sdks.filter((sdk) => runnableSdks.includes(sdk)).length,
      0,
    );
    expect(results.size).toBe(expected);
    expect(results.size).toBeGreaterThanOrEqual(2200);
  });

  it('send requests in every run', () => {
    const silent = [...results].flatMap(([name, { execution }]) =>
      execution.runs.every(({ requests }) => requests.length > 0) ? [] : [name],
    );
    expect(silent).toEqual([]);
    expect(
      total((_, { runs }) => runs.reduce((sum, { requests }) => sum + requests.length, 0)),
    ).toBeGreaterThanOrEqual(2500);
  });
});

it('no program that reaches OpenAI is without a call or a place not followed', () => {
  const silent = [...results].flatMap(([name, { execution, isListed }]) => {
    const requests = execution.runs.flatMap((run) => run.requests);
    const isSent = requests.some(({ url }) => targetOfHost(new URL(url).host) === 'openai');
    return isSent && !isListed ? [name] : [];
  });
  expect(silent).toEqual([]);
});

for (const [group, list] of Object.entries(groups)) {
  describe(group, () => {
    it.each(list.filter(({ sdks }) => sdks.some((sdk) => runnableSdks.includes(sdk))))(
      '$name',
      ({ name, sdks, store }) => {
        for (const sdk of sdks.filter((item) => runnableSdks.includes(item))) {
          const result = results.get(`${sdk} ${name}`);
          expect(result?.verdict.disagreements, sdk).toEqual([]);
          if (store) expect(result?.verdict.stored, sdk).toEqual(store);
        }
      },
    );
  });
}

describe('the predictions', () => {
  it('say something: most keys, headers and query parameters are known', () => {
    const known = total((verdict) => verdict.known);
    const unknown = total((verdict) => verdict.unknown);
    expect(known).toBeGreaterThanOrEqual(4000);
    expect(known / (known + unknown)).toBeGreaterThan(0.75);
  });

  it('say what becomes of store nearly always', () => {
    const stored = [...results.values()]
      .filter(({ execution: { script } }) => script.store && !traps.has(script))
      .flatMap(({ verdict }) => verdict.stored);
    expect(stored.length).toBeGreaterThanOrEqual(600);
    expect(stored.filter((item) => item === 'unknown').length / stored.length).toBeLessThan(0.15);
  });
});
