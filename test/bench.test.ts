/** The bench on inputs of a few lines: what it measures does its work, and what it writes is what it measured. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { costOf, inTurns } from '../bench/cost.ts';
import { lintPass, spread } from '../bench/eslint.ts';
import { type Growth, allSeries, exponentOf, growthOf } from '../bench/growth.ts';
import { importCost } from '../bench/import.ts';
import { codeBasesIn, pinned, scriptsOf } from '../bench/inputs.ts';
import { astGrepRules, inventoryOf } from '../bench/inventory.ts';
import { typed } from '../bench/keystroke.ts';
import { compared } from '../bench/lab.ts';
import { oxlintArguments, oxlintConfigs } from '../bench/oxlint.ts';
import { UsageError, parts, wantedBy } from '../bench/parts.ts';
import { plot } from '../bench/plot.ts';
import { circumstances, page, silent } from '../bench/report.ts';
import { SERVER } from '../scripts/e2e/editor.ts';
import { analyse } from '../src/calls/analysis.ts';
import { noSettings } from '../src/calls/settings.ts';
import { parseSource } from '../src/values/program/parse.ts';
import { ROOT, project } from './helpers/audit.ts';
import { analysed } from './helpers/calls.ts';

const STORED = "import OpenAI from 'openai';\nnew OpenAI().files.create({ purpose: 'batch' });\n";

describe('the command', () => {
  it('measures all parts, or those that are named, in its own order', () => {
    expect(wantedBy([])).toEqual({ names: Object.keys(parts), runs: 5 });
    expect(wantedBy(['import', 'eslint', '--runs', '1'])).toEqual({
      names: ['eslint', 'import'],
      runs: 1,
    });
  });

  it.each([
    [['speed'], /^there is no part speed: the parts are inventory, eslint, .*growth$/],
    [['--runs', '0'], /^--runs wants a whole number from 1 on, not 0$/],
    [['--runs', 'many'], /^--runs wants a whole number from 1 on, not many$/],
    [['--fast'], /^Unknown option '--fast'$/],
  ])('says what is wrong with %j', (args, message) => {
    expect(() => wantedBy(args)).toThrow(UsageError);
    expect(() => wantedBy(args)).toThrow(message);
  });

  it('ends with 2 and one line when it is not understood', () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'bench/run.ts', 'speed'],
      { cwd: ROOT, encoding: 'utf8' },
    );
    expect([status, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1]);
  });
});

describe('what is measured', () => {
  it('is pinned to the byte', () => {
    const packages = pinned.flatMap((codeBase) => codeBase.packages);
    for (const { version, integrity } of packages)
      expect([version, integrity]).toEqual([
        expect.stringMatching(/^\d+\.\d+\.\d+$/),
        expect.stringMatching(/^sha512-[\w+/]{86}==$/),
      ]);
    const names = packages.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('has tools of fixed versions, the language server that is also tried', () => {
    const read = (name: string): unknown =>
      JSON.parse(readFileSync(join(ROOT, 'bench/tools', name), 'utf8'));
    const { dependencies } = read('package.json') as { dependencies: Record<string, string> };
    const lock = read('package-lock.json') as { packages: Record<string, { integrity?: string }> };
    expect(Object.values(dependencies)).toEqual(
      Object.values(dependencies).map(() => expect.stringMatching(/^\d+\.\d+\.\d+$/) as string),
    );
    expect(Object.entries(dependencies).map((pair) => pair.join('@'))).toContain(SERVER);
    expect(
      Object.entries(lock.packages).filter(([path, { integrity }]) => path && !integrity),
    ).toEqual([]);
  });

  it('is unpacked without what was built or bundled', async () => {
    const [cache, scratch] = [project(), project()];
    const archive = (name: string, files: Record<string, string>): string => {
      const file = join(cache, `${name}-1.0.0.tgz`);
      execFileSync('tar', ['czf', file, 'package'], { cwd: project(files) });
      return `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
    };
    const common = { version: '1.0.0', folder: '.' };
    const application = archive('application', {
      'package/package.json': '{}',
      'package/lib/call.ts': STORED,
      'package/lib/call.d.ts': '',
      'package/lib/page.md': '',
      'package/dist/call.js': STORED,
      'package/lib/bundles/all.js': STORED,
    });
    const built = archive('built', {
      'package/package.json': '{"main":"dist/a.mjs"}',
      'package/dist/a.mjs': '',
      'package/dist/a.js': '',
    });
    const more = archive('more', { 'package/package.json': '{}', 'package/src/b.ts': '' });
    const wanted = [
      {
        name: 'one',
        packages: [{ ...common, name: 'application', integrity: application }],
      },
      {
        name: 'several',
        packages: [
          { ...common, name: 'built', folder: 'dist', ending: '.mjs', integrity: built },
          { ...common, name: 'more', folder: 'src', integrity: more },
        ],
      },
    ].map((item) => ({ ...item, about: '', goal: 1 }));
    const [one, several] = codeBasesIn(scratch, cache, wanted);
    expect(await scriptsOf(one!)).toEqual([join(scratch, 'one/lib/call.ts')]);
    expect(await scriptsOf(several!)).toEqual([
      join(scratch, 'several/packages/built/src/a.mjs'),
      join(scratch, 'several/packages/more/src/b.ts'),
    ]);

    const [{ packages }] = wanted as [(typeof wanted)[0]];
    const other = [{ ...wanted[0]!, packages: [{ ...packages[0]!, integrity: built }] }];
    expect(() => codeBasesIn(project(), cache, other)).toThrow(
      'application@1.0.0 is not what it was when it was chosen.',
    );
    expect(existsSync(join(cache, 'application-1.0.0.tgz'))).toBe(false);
  });

  it('is chosen from everywhere', () => {
    expect(spread([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 4)).toEqual([0, 2, 5, 7]);
    expect(spread([0, 1], 4)).toEqual([0, 1]);
  });

  it('is seven patterns in three languages for ast-grep', () => {
    const rules = astGrepRules().split('---\n');
    expect(rules.map((rule) => rule.match(/pattern:/g)?.length)).toEqual([7, 7, 7]);
  });

  it('is a text of 3,000 lines with 500 calls for a keystroke', () => {
    const { calls, module } = analysed(typed(3), { filename: 'calls.js' });
    expect([calls.length, module.text.split('\n').length]).toEqual([500, 3003]);
    expect(module.text).toContain("question + 'xxx'");
  });
});

describe('what is run', () => {
  it('is the inventory', async () => {
    const folder = project({ 'call.ts': STORED });
    const output = join(folder, 'inventory.json');
    const { seconds } = await inventoryOf(folder, output);
    expect(seconds).toBeGreaterThan(0);
    expect(JSON.parse(readFileSync(output, 'utf8'))).toMatchObject({
      calls: [{ file: 'call.ts' }],
    });
  });

  it('is ESLint with the rules, and ESLint that parses', async () => {
    const folder = project({ 'call.ts': STORED, 'other.ts': 'export {};\n' });
    const files = ['call.ts', 'other.ts'].map((name) => join(folder, name));
    const reports = [true, false].map(
      async (rules) => (await lintPass(files, rules, folder)).reports,
    );
    expect(await Promise.all(reports)).toEqual([1, 0]);
  });

  it('is oxlint with the rules, and with a plugin that does nothing', () => {
    const folder = project({ 'src/call.ts': STORED });
    const { own, nothing } = oxlintConfigs(folder);
    const lint = (config: string) =>
      spawnSync(process.execPath, oxlintArguments(config), {
        cwd: join(folder, 'src'),
        encoding: 'utf8',
      });
    expect(lint(own).stdout).toContain('openai-zdr(no-ineligible-endpoint)');
    expect([lint(nothing).status, lint(nothing).stdout]).toEqual([
      0,
      expect.stringContaining('Found 0 warnings and 0 errors.'),
    ]);
  });

  it('is the import of a module', async () => {
    const { seconds } = await importCost('data:text/javascript,export default 1');
    expect(seconds).toBeGreaterThan(0);
    await expect(importCost('data:text/javascript,throw 1')).rejects.toThrow();
  });

  it('is told apart from what failed', async () => {
    const folder = project();
    const run = (code: string) => costOf(process.execPath, ['--eval', code], folder);
    await run('process.exit(1)');
    await expect(run("console.error('no memory'); process.exit(3)")).rejects.toThrow(
      /ended with 3: no memory$/,
    );
    await expect(costOf('no-such-command', [], folder)).rejects.toThrow('ENOENT');
  });

  it('is compared by turns, by the median of the ratios', async () => {
    const order: string[] = [];
    const costs = (name: string, seconds: number[]) => () => {
      order.push(name);
      const next = seconds.shift()!;
      return Promise.resolve({ seconds: next, cpu: 2 * next, megabytes: 10 });
    };
    const comparison = await inTurns(3, costs('own', [2, 9, 30]), costs('other', [1, 3, 3]));
    expect(order.join(' ')).toBe('other own other own other own');
    expect([comparison.clock, comparison.own.seconds, comparison.other.seconds]).toEqual([3, 9, 3]);
    expect(compared('a ÷ b', comparison, 2)).toMatchObject({
      today: 3,
      detail: '(9.00 s, cpu 18.00 s, 10 MB) ÷ (3.00 s, cpu 6.00 s, 10 MB); processor time 3.00',
    });
  });
});

describe('growth', () => {
  const START = { seconds: 0.3, cpu: 0.4, megabytes: 90 };

  it('is the steepest step of what comes on top of the start', () => {
    const points = (power: number) =>
      [1, 10, 100, 300, 1000].map((size) => ({ size, amount: 5 + size ** power }));
    for (const power of [0.5, 1, 2]) expect(exponentOf(points(power), 5)).toBeCloseTo(power, 5);
    expect(exponentOf(points(0), 5)).toBeNull();
    expect(exponentOf([], 5)).toBeNull();
    const givenUp = [...points(2), { size: 2000, amount: 8 }];
    expect(exponentOf(givenUp, 5)).toBeCloseTo(2, 5);
  });

  // Callers in other files, as the first series has them, are known to an inventory only.
  it.each(allSeries.slice(1).map((series) => [series.name, series] as const))(
    'asks no more for each of many %s than for each of a few',
    (_, { write }) => {
      const read = (size: number): { steps: number; isComplete: boolean } => {
        const folder = project();
        const written = write(folder, size);
        const files = readdirSync(folder).map((name) => {
          const file = join(folder, name);
          return analyse(parseSource(file, readFileSync(file, 'utf8')), {
            settings: noSettings,
            crossFile: true,
            ledger: true,
          });
        });
        const sum = (of: (file: (typeof files)[0]) => number): number =>
          files.reduce((total, file) => total + of(file), 0);
        return {
          steps: sum(({ evaluator }) => evaluator.stepsTaken),
          isComplete: sum(({ calls }) => calls.length) === written,
        };
      };
      const [few, many] = [read(10), read(100)];
      expect([few.isComplete, many.isComplete]).toEqual([true, true]);
      expect(many.steps).toBeLessThanOrEqual(10 * few.steps);
    },
  );

  it('is measured from the smallest to the largest, and what was not analysed is said', async () => {
    const series = allSeries.find(({ name }) => name === 'terms of a sum')!;
    const growth = await growthOf({ ...series, sizes: [1, 20_000] }, project(), {
      start: START,
      runs: 1,
      run: inventoryOf,
    });
    expect(growth.points).toMatchObject([
      { size: 1, written: 1, calls: 1, notAnalysed: null },
      { size: 20_000, written: 1, calls: 0, notAnalysed: expect.stringMatching(/\w+/) as string },
    ]);
    expect(silent([growth])).toEqual([]);
    const [first] = growth.points;
    const lost: Growth = { ...growth, points: [{ ...first!, calls: 0 }] };
    expect(silent([lost])).toEqual(['1 terms of a sum: 0 of 1 calls']);
  });

  it('stands on the page and in the picture', () => {
    const point = { ...START, size: 10, written: 10, calls: 10, notAnalysed: null };
    const growth: Growth = {
      name: 'files',
      points: [point, { ...point, size: 100, calls: 0, notAnalysed: 'it is nested too deeply' }],
      exponents: { cpu: 1.02, megabytes: null },
    };
    const row = { what: 'a ÷ b', today: 1.234, goal: 1.1, unit: '', detail: '2 s ÷ 1 s' } as const;
    const about = circumstances('npm run bench', 5, { oxlint: '1.2.3' });
    const text = page({ rows: [row], growth: [growth] }, about);
    expect(text).toContain('| a ÷ b | 1.23 | ≤ 1.10 | 2 s ÷ 1 s |');
    expect(text).toContain('| files | 10 | 0.40 s | n^1.02 | 90 MB |  |');
    expect(text).toContain('| 0 of 10: not analysed, it is nested too deeply |');
    expect(text).toContain(`Versions: Node.js ${process.versions.node}, oxlint 1.2.3.`);
    const picture = plot([growth]);
    expect(picture.match(/<circle/g)).toHaveLength(4);
    expect(picture).toContain('>0.4 s, n^1.02<');
  });
});
