import { configDefaults, defineConfig } from 'vitest/config';

/**
 * Tests that change a state of the process, or leave one behind. All others share what they import, which takes
 * longer than most of them.
 */
const APART = [
  'test/wire/**/*.test.ts',
  'test/audit/html-*.test.ts',
  'test/{forget,presets,windows-paths}.test.ts',
];

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...APART],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'apart', include: APART } },
    ],
    testTimeout: 240_000,
    hookTimeout: 600_000,
    // By default one processor stays idle: of two, that is half of them.
    maxWorkers: '100%',
    reporters: ['default'],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['src/**/types.ts'],
      reporter: ['text-summary', 'json-summary'],
    },
  },
});
