/** 0: looked, and nothing fails. 1: something fails. 2: could not look, and why. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/audit/main.ts';
import { CLI, CLIENT, project, run, runCli, withEslint } from '../helpers/audit.ts';

const CALL = `${CLIENT}await client.responses.create({ store: false });\n`;

/** A module that Node.js loads before the command, and in which a package does not load. */
function without(
  name: string,
  message = `Cannot find native binding of ${name}.\nTry again.`,
): Record<string, string> {
  const folder = project({
    'hook.cjs': `const { Module } = require('node:module');
const load = Module._load;
Module._load = function (request, ...rest) {
  if (request === ${JSON.stringify(name)}) throw new Error(${JSON.stringify(message)});
  return load.call(this, request, ...rest);
};
`,
  });
  return { NODE_OPTIONS: `--require ${join(folder, 'hook.cjs')}` };
}

describe('without a parser', () => {
  it.each(['oxc-parser', 'oxc-resolver', '@typescript-eslint/scope-manager'])(
    'the status is 2, in one line that names the remedy: %s',
    (name) => {
      expect(existsSync(CLI)).toBe(true);
      const folder = project({ 'a.js': CALL });
      expect(runCli(folder, ['--fail-on', 'unknown'], { env: without(name) })).toEqual({
        status: 2,
        stdout: '',
        stderr: `openai-zdr: Nothing was analysed: the parser cannot be loaded (Cannot find native binding of ${name}). Install with optional dependencies (npm install --include=optional).\n`,
      });
      expect(runCli(folder, []).status).toBe(0);
    },
  );

  it('the remedy is that of Yarn where packages lie in zip archives', () => {
    const folder = project({ 'a.js': CALL });
    const env = without(
      'oxc-parser',
      "Cannot find module '/p/.yarn/cache/oxc-parser-npm-1.zip/node_modules/oxc-parser/a.js'",
    );
    expect(runCli(folder, [], { env })).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(
        /^openai-zdr: Nothing was analysed: .* Set dependenciesMeta\.oxc-parser\.unplugged, or use Node\.js 22\.15\.\n$/,
      ) as string,
    });
  });

  it('the status is 2 with threads and with a cache, too', () => {
    const folder = project({ 'a.js': CALL });
    expect(runCli(folder, ['--cache=c']).status).toBe(0);
    for (const args of [['--workers', '2'], ['--cache=c']])
      expect(runCli(folder, args, { env: without('oxc-parser') }).status).toBe(2);
  });

  it('a code base without a trace of OpenAI has been looked at', () => {
    const folder = project({ 'a.js': 'export {};\n' });
    expect(runCli(folder, [], { env: without('oxc-parser') })).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('nothing to report') as string,
    });
  });
});

describe('the ESLint configuration', () => {
  const throwing = (names: string): string =>
    `// ${names}\nthrow new Error('not today.\\nSorry');\n`;

  it('that names this plugin and cannot be loaded ends the run, but not with --no-config', async () => {
    const folder = withEslint({ 'eslint.config.js': throwing('openai-zdr'), 'a.js': CALL });
    expect(await run(folder)).toEqual({
      status: 2,
      stdout: '',
      stderr: `openai-zdr: The ESLint configuration ${join(folder, 'eslint.config.js')} cannot be used (not today. Sorry). Mend it, or leave it out with --no-config.\n`,
    });
    expect((await run(folder, ['--no-config'])).status).toBe(0);
  });

  it('that names this plugin where ESLint is not installed ends the run', async () => {
    const folder = project({
      'eslint.config.js': "import zdr from 'eslint-plugin-openai-zdr';\nexport default [];\n",
      'a.js': CALL,
    });
    const { status, stdout, stderr } = await run(folder);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /cannot be used \(Cannot find module 'eslint'\)\. Mend it, or leave it out with --no-config\.\n$/,
    );
    expect(stderr.trimEnd()).not.toContain('\n');
  });

  it('that a dependency lets name this plugin ends the run, too', async () => {
    const folder = withEslint({
      'eslint.config.js': throwing('a shared configuration'),
      'package.json': '{"type":"module","devDependencies":{"eslint-plugin-openai-zdr":"^1"}}',
      'a.js': CALL,
    });
    expect((await run(folder)).status).toBe(2);
  });

  // pnpm, Bun and Yarn keep a dependency of a dependency where no folder of the project shows it.
  it.each(['pnpm-lock.yaml', 'yarn.lock', 'bun.lock'])(
    'that a lock file lets use this plugin ends the run: %s',
    async (lock) => {
      const folder = withEslint({
        'packages/a/eslint.config.js': throwing('a shared configuration'),
        'packages/a/package.json': '{"type":"module","devDependencies":{"@acme/lint":"^1"}}',
        'packages/a/a.js': CALL,
        [lock]: '"@acme/lint@1.0.0":\n  dependencies:\n    eslint-plugin-openai-zdr: 0.1.0\n',
      });
      expect((await run(folder)).status).toBe(2);
    },
  );

  it('that cannot concern this plugin is no error', async () => {
    const folder = withEslint({
      'eslint.config.js': throwing('another tool'),
      'package.json':
        '{"type":"module","scripts":{"zdr":"npx -p eslint-plugin-openai-zdr openai-zdr"}}',
      'a.js': CALL,
    });
    expect(await run(folder)).toMatchObject({ status: 0, stderr: '' });
  });

  it('of a folder that is not looked at is no error', async () => {
    const folder = withEslint({
      'other/eslint.config.js': throwing('openai-zdr'),
      'src/a.js': CALL,
    });
    expect((await run(folder, ['src'])).status).toBe(0);
  });
});

describe('a fault of the command itself', () => {
  it('is told from findings', async () => {
    const folder = project({ 'a.js': CALL });
    let stderr = '';
    const status = await main([], {
      cwd: folder,
      stdout: {
        write() {
          throw new TypeError('no more paper');
        },
      },
      stderr: { write: (text) => (stderr += text) },
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^openai-zdr: it failed by a fault of its own, .+\nTypeError: no more paper\n {4}at /,
    );
  });
});

describe('no file to read', () => {
  it('is no error, and said', async () => {
    expect(await run(project({ 'a.txt': 'x' }))).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('No JavaScript or TypeScript file found here. ') as string,
    });
  });
});
