/** `npm run new-rule`, in a copy of what it changes. */
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { check, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { leftToWrite } from '../scripts/new-rule/left.ts';
import { filesOf } from '../scripts/new-rule/files.ts';
import { ROOT } from './helpers/audit.ts';
import { testProject } from './helpers/calls.ts';

function copy(): string {
  const { root } = testProject({});
  for (const folder of ['src', 'test/rules', 'rules-docs'])
    mkdirSync(join(root, folder), { recursive: true });
  cpSync(`${ROOT}src/rules`, join(root, 'src/rules'), { recursive: true });
  for (const file of ['src/types.ts', 'test/configs.test.ts', 'CHANGELOG.md'])
    cpSync(`${ROOT}${file}`, join(root, file));
  return root;
}

function run(root: string, ...args: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/tsx/dist/cli.mjs', 'scripts/new-rule.ts', ...args, '--root', root],
    { cwd: ROOT, encoding: 'utf8' },
  );
  return { status, output: stdout + stderr };
}

it('nothing is left to write in this repository', () => {
  expect(leftToWrite(ROOT)).toEqual([]);
});

describe('a new rule', () => {
  it('has its files and its entries, each list in order, and says what is left', async () => {
    const root = copy();
    const { status, output } = run(root, 'no-moonshine');
    expect({ status, output }).toMatchObject({ status: 0 });
    const { written, changed } = filesOf('no-moonshine');
    const read = (file: string): string => readFileSync(join(root, file), 'utf8');
    for (const file of [...Object.keys(written), ...Object.keys(changed)])
      expect(output).toContain(`  ${file}\n`);
    const style = await resolveConfig(`${ROOT}package.json`);
    for (const file of [...Object.keys(written), ...Object.keys(changed)].filter((name) =>
      name.endsWith('.ts'),
    ))
      expect(await check(read(file), { ...style, filepath: file }), file).toBe(true);
    expect(read('src/rules/index.ts')).toMatch(
      /no-ineligible-tool\.ts';\nimport \{ noMoonshine \} from '\.\/no-moonshine\.ts';\nimport .*no-pii/,
    );
    expect(read('src/rules/index.ts')).toMatch(
      /noIneligibleTool,\n {2}'no-moonshine': noMoonshine,\n {2}'no-pii/,
    );
    expect(read('src/types.ts')).toMatch(/\n {2}\];\n {2}'no-moonshine': \[\];\n {2}'no-pii/);
    expect(read('test/configs.test.ts')).toMatch(
      /\n {2}\},\n {2}'no-moonshine': \{\n(?: {4}.*'off',\n){4} {4}strict: 'warn',\n {4}all: 'error',\n {2}\},\n {2}'no-pii/,
    );
    const left = leftToWrite(`${root}/`).map((line) => line.replace(/:.*/, ''));
    expect([...new Set(left)]).toEqual([
      'src/rules/no-moonshine.ts',
      'test/rules/no-moonshine.test.ts',
      'rules-docs/no-moonshine.md',
      'CHANGELOG.md',
    ]);
  });

  it.each([
    { args: [], says: 'A rule needs a name' },
    { args: ['moonshine'], says: 'is no name of a rule' },
    { args: ['noMoonshine'], says: 'is no name of a rule' },
    { args: ['openai-zdr/no-moonshine'], says: 'is no name of a rule' },
    { args: ['../no-moonshine'], says: 'is no name of a rule' },
    { args: [`no-${'moon'.repeat(10)}`], says: 'is longer than' },
    { args: ['no-moon', 'no-shine'], says: 'One name at a time' },
    { args: ['no-server-state'], says: 'src/rules/no-server-state.ts is there already' },
  ])('is refused: $args', ({ args, says }) => {
    const root = copy();
    const before = readFileSync(join(root, 'src/rules/index.ts'), 'utf8');
    const { status, output } = run(root, ...args);
    expect(status).toBe(2);
    expect(output).toContain(says);
    expect(readFileSync(join(root, 'src/rules/index.ts'), 'utf8')).toBe(before);
  });

  it('is written whole or not at all', () => {
    const root = copy();
    rmSync(join(root, 'src/types.ts'));
    expect(run(root, 'no-moonshine').status).not.toBe(0);
    expect(leftToWrite(`${root}/`)).toEqual([]);
  });
});
