import { configDefaults, defineConfig } from 'vitest/config';

/**
 * Functions without a state of the process are tested there: files share what they import, which takes longer
 * than most of their tests.
 */
const TOGETHER = ['calls', 'catalogue', 'rules', 'values'].map(
  (name) => `test/${name}/**/*.test.ts`,
);

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'together', include: TOGETHER, isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'apart',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...TOGETHER],
        },
      },
    ],
    testTimeout: 60_000,
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
