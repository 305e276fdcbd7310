/**
 * npm run mutate -- [--count 100] [--seed 1] [--quick] [path…]
 * Makes small changes, one at a time, and says which test notices each. A change is made while the
 * tests load its file: nothing is written. `--quick` leaves the slow tests out.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Change, changesOf } from './mutate/changes.ts';

/** The slow ones are tried on what the quick ones leave. */
type Tests = 'quick' | 'slow';

interface Results {
  success: boolean;
  testResults: { message: string; assertionResults: { status: string; fullName: string }[] }[];
}

const PATHS = ['src/values/heap', 'src/values/kinds', 'src/calls'];
const TIMEOUT = 300_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    quick: { type: 'boolean', default: false },
  },
});

const files = (positionals.length > 0 ? positionals : PATHS).flatMap(filesOf);
const all = files.flatMap((file) => changesOf(file, readFileSync(file, 'utf8')));
const chosen = someOf(all, Number(values.count), Number(values.seed));
console.log(`${String(chosen.length)} of ${String(all.length)} changes`);

const without = failureWith({ ...chosen[0]!, after: chosen[0]!.before }, 'quick');
if (without !== null) throw new Error(`the tests fail without a change: ${without}`);

const left = chosen.filter((change) => isMissed(change, 'quick'));
const missed = values.quick ? left : left.filter((change) => isMissed(change, 'slow'));
console.log(`${String(chosen.length - missed.length)} noticed, ${String(missed.length)} not`);
process.exitCode = missed.length > 0 ? 1 : 0;

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => join(path, name));
}

/** The same for the same seed. */
function someOf<T>(items: readonly T[], count: number, seed: number): T[] {
  const others = [...items];
  const some: T[] = [];
  let state = seed;
  while (some.length < count && others.length > 0) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    some.push(...others.splice(state % others.length, 1));
  }
  return some;
}

function isMissed(change: Change, tests: Tests): boolean {
  const { file, line, before, after } = change;
  const failure = failureWith(change, tests);
  const what = `${file}:${String(line)} ${before.replace(/\s+/g, ' ')} → ${after}`;
  console.log(failure === null ? `NOT NOTICED ${what}` : `noticed ${what} | ${failure}`);
  return failure === null;
}

/** The first test that fails. */
function failureWith(change: Change, tests: Tests): string | null {
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=json'];
  const { stdout, signal } = spawnSync(
    process.execPath,
    [...vitest, '--config=scripts/mutate/vitest.config.ts'],
    {
      encoding: 'utf8',
      env: { ...process.env, MUTATION: JSON.stringify(change), MUTATION_TESTS: tests },
      maxBuffer: 2 ** 28,
      timeout: TIMEOUT,
      killSignal: 'SIGKILL',
    },
  );
  if (signal !== null) return 'does not end';
  const at = stdout.indexOf('{"numTotalTestSuites"');
  if (at === -1) return 'cannot be run';
  const { success, testResults } = JSON.parse(stdout.slice(at)) as Results;
  if (success) return null;
  const failed = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .find(({ status }) => status === 'failed');
  return failed?.fullName ?? testResults.find(({ message }) => message)?.message ?? 'fails';
}
