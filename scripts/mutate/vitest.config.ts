/** The tests against one change, which no file ever holds: the nearest tests first, until one fails. */
import { relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import type { Change } from './changes.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const change = JSON.parse(process.env['MUTATION']!) as Change;
const isQuick = process.env['MUTATION_TESTS'] === 'quick';

const SLOW = [
  'test/calls/{alias-matrix,http,robustness,sdk-examples,typed}.test.ts',
  'test/rules/robustness.test.ts',
  'test/values/{glimpse,type-cycles}.test.ts',
  'test/wire/{ways,wire}.test.ts',
];
const QUICK = [
  'test/{values,calls,rules}/**/*.test.ts',
  'test/wire/{fuzz,frameworks-verdicts}.test.ts',
];

const folders = change.file.replace(/^src.|\.ts$/g, '').split(sep);

class NearestFirst extends BaseSequencer {
  override sort(tests: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(
      tests.toSorted((one, other) => nearness(other.moduleId) - nearness(one.moduleId)),
    );
  }
}

/** How much of its path a test shares with the changed file. */
function nearness(test: string): number {
  const path = relative(`${root}test`, test.replace(/\.test\.ts$/, '')).split(sep);
  const different = path.findIndex((part, index) => part !== folders[index]);
  return different === -1 ? path.length : different;
}

export default defineConfig({
  plugins: [
    {
      name: 'change',
      enforce: 'pre',
      transform: (code, id) =>
        resolve(id) === resolve(root, change.file)
          ? code.slice(0, change.start) + change.after + code.slice(change.end)
          : undefined,
    },
  ],
  test: {
    root,
    include: isQuick ? QUICK : SLOW,
    exclude: isQuick ? SLOW : [],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Threads end with the process, whatever a change keeps them busy with.
    pool: 'threads',
    isolate: false,
    maxWorkers: 1,
    bail: 1,
    update: false,
    sequence: { sequencer: NearestFirst },
    env: { FUZZ_COUNT: '300' },
  },
});
