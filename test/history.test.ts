/** A code base with a history: only what is new fails, in ESLint, before a commit and in CI, as the page says. */
import { spawnSync } from 'node:child_process';
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, commitAll, git, read, run, write } from './helpers/audit.ts';
import { installed } from './helpers/eslint.ts';

const page = readFileSync(join(ROOT, 'rules-docs/getting-started.md'), 'utf8');
const section = page.slice(page.indexOf('\n## A code base with a history\n'));
const [, CONFIGURATION = ''] = /```js\n([^]*?)```/.exec(section) ?? [];

const CLIENT = "import OpenAI from 'openai';\nexport const client = new OpenAI();\n";
/** An error and a warning. */
const OLD = `import { client } from './client.js';
export async function keep(file) {
  await client.files.create({ file, purpose: 'user_data' });
  return client.responses.create({ model: 'gpt-5.5', input: 'x' });
}
`;
const NEW = "await client.batches.create({ input_file_id: 'file-1' });\n";

function eslint(cwd: string, ...args: string[]): { status: number | null; found: string[] } {
  const bin = join(ROOT, 'node_modules/eslint/bin/eslint.js');
  const { status, stdout } = spawnSync(process.execPath, [bin, ...args], { cwd, encoding: 'utf8' });
  return { status, found: [...stdout.matchAll(/openai-zdr\/([\w-]+)/g)].map(([, name]) => name!) };
}

/** As it was when the preset came. */
function history(): string {
  const folder = installed({
    'eslint.config.js': CONFIGURATION,
    '.gitignore': 'node_modules\n',
    'client.js': CLIENT,
    'old.js': OLD,
  });
  git(folder, 'init', '--quiet');
  commitAll(folder);
  return folder;
}

function suppressed(): string {
  const folder = history();
  expect(eslint(folder, '.', '--suppress-all').status).toBe(0);
  return folder;
}

describe('suppressions of ESLint', () => {
  it('are what the page tells to run', () => {
    for (const command of [
      '`npx eslint . --suppress-all`',
      '`eslint --pass-on-unpruned-suppressions`',
      '`npx eslint . --prune-suppressions`',
      'npx openai-zdr --since HEAD --baseline zdr-baseline.json\n',
    ])
      expect(section).toContain(command);
  });

  it('hold the warnings of the preset, too', () => {
    const folder = suppressed();
    expect(eslint(folder, '.', '--max-warnings', '0')).toEqual({ status: 0, found: [] });
    expect(JSON.parse(read(folder, 'eslint-suppressions.json'))).toEqual({
      'old.js': {
        'openai-zdr/no-ineligible-endpoint': { count: 1 },
        'openai-zdr/require-store-false': { count: 1 },
      },
    });
  });

  it('let what is new fail, in CI and before a commit', () => {
    const folder = suppressed();
    write(folder, { 'new.js': `import { client } from './client.js';\n${NEW}` });
    const failing = { status: 1, found: ['no-ineligible-endpoint'] };
    expect(eslint(folder, '.')).toEqual(failing);
    expect(eslint(folder, '--pass-on-unpruned-suppressions', 'new.js')).toEqual(failing);
    expect(eslint(folder, '--pass-on-unpruned-suppressions', 'old.js').status).toBe(0);
  });

  it('do not stop the commit of a repair, and are to be pruned in CI', () => {
    const folder = suppressed();
    write(folder, { 'old.js': OLD.replace("input: 'x'", "input: 'x', store: false") });
    expect(eslint(folder, '--pass-on-unpruned-suppressions', 'old.js').status).toBe(0);
    expect(eslint(folder, '.').status).toBe(2);
    expect(eslint(folder, '.', '--prune-suppressions').status).toBe(0);
    expect(eslint(folder, '.').status).toBe(0);
  });

  it('know a file by its name', () => {
    const folder = suppressed();
    renameSync(join(folder, 'old.js'), join(folder, 'older.js'));
    expect(eslint(folder, '.').status).toBe(1);
  });
});

describe('a baseline of the inventory', () => {
  const BASELINE = ['--baseline', 'zdr-baseline.json'];

  it('lets only what is new fail before a commit, whatever was renamed', async () => {
    const folder = history();
    expect((await run(folder, [...BASELINE, '--update-baseline', '-q'])).status).toBe(0);
    renameSync(join(folder, 'old.js'), join(folder, 'older.js'));
    const hook = ['--since', 'HEAD', ...BASELINE];
    expect((await run(folder, hook)).status).toBe(0);
    write(folder, { 'older.js': OLD + NEW });
    const { status, stdout } = await run(folder, hook);
    expect([status, stdout]).toEqual([
      1,
      expect.stringMatching(/POST \/v1\/batches[^]*New and failing: 1 error-level finding\./),
    ]);
  });
});
