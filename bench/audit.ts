/**
 * npm run bench:audit -- <dir> …: what the inventory costs, beside a plain ESLint run, oxlint and ast-grep on the same files.
 * npm run bench:audit -- --generate 100000: time and memory for so many made-up files.
 * Ratios of one session; machines are noisy. ast-grep is installed in a temporary folder when AST_GREP does not name it.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findFiles } from '../src/audit/files.ts';
import { surface } from '../src/catalogue/surface.ts';
import { generate } from './generate.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 3);
const root = fileURLToPath(new URL('../', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'openai-zdr-bench-'));
process.on('exit', () => {
  rmSync(scratch, { recursive: true, force: true });
});

interface Cost {
  seconds: number;
  /** of all processors together: says more than the clock on a machine that has other work */
  cpu: number;
  /** of the process and its threads, where the system tells */
  megabytes: number;
}

/** Wall-clock time, and the last that the system told of processor time and resident memory. */
async function cost(command: string, args: readonly string[], cwd: string): Promise<Cost> {
  const start = performance.now();
  const child = spawn(command, args, { cwd, stdio: 'ignore' });
  const about = (name: string): string =>
    readFileSync(`/proc/${String(child.pid)}/${name}`, 'utf8');
  let [peak, ticks] = [0, 0];
  const timer = setInterval(() => {
    try {
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(about('status'))?.[1] ?? 0));
      // What follows the name of the program, which may hold blanks: user and system time are the 12th and 13th.
      const fields = about('stat').split(') ').at(-1)?.split(' ') ?? [];
      ticks = Math.max(ticks, Number(fields[11]) + Number(fields[12]));
    } catch {
      // It has ended, or the system has no such file.
    }
  }, 10);
  const code = await new Promise<number | null>((done) => {
    child.on('close', done);
  });
  clearInterval(timer);
  if (code === null || code > 2)
    throw new Error(`${command} ${args.slice(0, 2).join(' ')} … ended with ${String(code)}`);
  return { seconds: (performance.now() - start) / 1000, cpu: ticks / 100, megabytes: peak / 1024 };
}

function median(costs: readonly Cost[]): Cost {
  const middle = (pick: (item: Cost) => number): number =>
    costs.map(pick).sort((left, right) => left - right)[Math.floor(costs.length / 2)] ?? 0;
  return {
    seconds: middle((item) => item.seconds),
    cpu: middle((item) => item.cpu),
    megabytes: middle((item) => item.megabytes),
  };
}

const ESLINT = `
import { readFileSync } from 'node:fs';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
const names = ['constructor-super', 'getter-return', 'no-const-assign', 'no-debugger', 'no-dupe-args', 'no-dupe-keys', 'no-unreachable', 'no-unsafe-finally', 'no-unused-vars', 'valid-typeof'];
const eslint = new ESLint({ cwd: process.argv[1], overrideConfigFile: true, ignore: false, warnIgnored: false, overrideConfig: [{ files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'], linterOptions: { reportUnusedDisableDirectives: 'off' }, languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } }, rules: Object.fromEntries(names.map((name) => [name, 'error'])) }] });
const results = await eslint.lintFiles(JSON.parse(readFileSync(process.argv[2], 'utf8')));
console.log(results.length);
`;

/** By the last two names of every method of the SDK, and by the host of raw requests. */
function astGrepRules(): string {
  const suffixes = [
    ...new Set(
      surface()
        .paths.map((path) => path.split('.').slice(-2))
        .filter((parts) => parts.length === 2)
        .map((parts) => parts.join('.')),
    ),
  ];
  const any = [
    ...suffixes.map((suffix) => `    - pattern: $CLIENT.${suffix}($$$ARGS)`),
    '    - pattern: new OpenAI($$$ARGS)',
    '    - pattern: fetch($URL, $$$ARGS)',
  ].join('\n');
  return ['JavaScript', 'TypeScript', 'Tsx']
    .map(
      (language) =>
        `id: openai-${language.toLowerCase()}\nlanguage: ${language}\nrule:\n  any:\n${any}\n`,
    )
    .join('---\n');
}

function astGrep(): string {
  if (process.env.AST_GREP !== undefined) return process.env.AST_GREP;
  writeFileSync(join(scratch, 'package.json'), '{}');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent', '@ast-grep/cli'], {
    cwd: scratch,
    stdio: 'inherit',
  });
  return join(scratch, 'node_modules/.bin/ast-grep');
}

async function compare(folders: readonly string[]): Promise<void> {
  const rules = join(scratch, 'rules.yml');
  writeFileSync(rules, astGrepRules());
  const list = join(scratch, 'files.json');
  const tool = astGrep();
  const cli = join(root, 'dist/cli.js');
  console.log(
    '| code base | files | openai-zdr | with a warm cache | ESLint | oxlint | ast-grep | ESLint ÷ openai-zdr: clock, cpu | openai-zdr ÷ ast-grep: clock, cpu |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
  );
  for (const folder of folders.map((item) => resolve(item))) {
    const { files } = (await findFiles({ paths: ['.'], cwd: folder, root: folder })).program;
    const scripts = files.filter((file) => /\.[mc]?[jt]sx?$/.test(file));
    writeFileSync(list, JSON.stringify(scripts));
    const own = [
      cli,
      '.',
      '--no-config',
      '--format',
      'json',
      '--quiet',
      '--output',
      join(scratch, 'inventory.json'),
    ];
    const cache = `--cache=${join(scratch, 'cache', basename(folder))}`;
    const runs: [name: string, command: string, args: string[], cwd: string][] = [
      ['own', process.execPath, own, folder],
      ['cached', process.execPath, [...own, cache], folder],
      ['eslint', process.execPath, ['--input-type=module', '--eval', ESLINT, folder, list], root],
      ['oxlint', join(root, 'node_modules/.bin/oxlint'), ['.', '--quiet', '--silent'], folder],
      ['astGrep', tool, ['scan', '--rule', rules, '--json=stream', '--threads', '0', '.'], folder],
    ];
    await cost(process.execPath, [...own, cache], folder);
    const costs = new Map<string, Cost[]>();
    for (let round = 0; round < ROUNDS; round += 1)
      for (const [name, command, args, cwd] of runs)
        costs.set(name, [...(costs.get(name) ?? []), await cost(command, args, cwd)]);
    const of = (name: string): Cost => median(costs.get(name) ?? []);
    const cells = runs.map(
      ([name]) =>
        `${of(name).seconds.toFixed(2)} s, cpu ${of(name).cpu.toFixed(2)} s, ${of(name).megabytes.toFixed(0)} MB`,
    );
    const ratio = (left: string, right: string): string =>
      (['seconds', 'cpu'] as const)
        .map((what) => (of(left)[what] / of(right)[what]).toFixed(1))
        .join(', ');
    console.log(
      `| ${[basename(folder).replace('+', '/'), String(scripts.length), ...cells, ratio('eslint', 'own'), ratio('own', 'astGrep')].join(' | ')} |`,
    );
  }
}

async function large(count: number): Promise<void> {
  const folder = join(scratch, 'generated');
  mkdirSync(folder);
  const expected = generate(folder, count);
  const output = join(scratch, 'inventory.json');
  const { seconds, megabytes } = await cost(
    process.execPath,
    [
      join(root, 'dist/cli.js'),
      '.',
      '--no-config',
      '--quiet',
      '--fail-on',
      'never',
      '--output',
      output,
    ],
    folder,
  );
  const { calls, files } = JSON.parse(readFileSync(output, 'utf8')) as {
    calls: unknown[];
    files: { scanned: number };
  };
  console.log(
    `${String(files.scanned)} files, ${String(calls.length)} calls (${String(expected)} written): ${seconds.toFixed(1)} s, at most ${megabytes.toFixed(0)} MB resident`,
  );
  if (calls.length !== expected || files.scanned !== count || megabytes > 2048)
    process.exitCode = 1;
}

const [first = '', second = '', ...more] = process.argv.slice(2);
if (first === '--generate') await large(Number(second));
else if (first !== '' && existsSync(first))
  await compare([first, second, ...more].filter((folder) => folder !== ''));
else console.error('npm run bench:audit -- <dir> …, or --generate <number of files>');
