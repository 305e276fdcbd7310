/** Ctrl-C and readers that stop reading. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { interruptible } from '../../src/audit/interruptible.ts';
import { CLI, CLIENT, project, run, withEslint } from '../helpers/audit.ts';

const FILES = Object.fromEntries(
  Array.from({ length: 600 }, (_, index) => [
    `f${String(index)}.ts`,
    `${CLIENT}${'await client.responses.create({ model: "gpt-5", input: [], store: false });\n'.repeat(20)}`,
  ]),
);

function start(
  folder: string,
  args: readonly string[],
  env: Record<string, string> = {},
): {
  child: ReturnType<typeof spawn>;
  ended: Promise<{ code: number | null; stdout: string; stderr: string }>;
} {
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = { stdout: '', stderr: '' };
  child.stdout.on('data', (data: Buffer) => {
    written.stdout += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    written.stderr += data.toString();
  });
  return {
    child,
    ended: new Promise((resolve) => {
      child.on('close', (code) => {
        resolve({ code, ...written });
      });
    }),
  };
}

async function wait(ms: number): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

describe('Ctrl-C', () => {
  it.each(['0', '2'])('with %s workers leaves nothing behind', async (workers) => {
    const sign = join(project(), 'started');
    // The audit asks for the settings of the project before it reads files.
    const folder = withEslint({
      ...FILES,
      'eslint.config.js': `// openai-zdr\nimport { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(sign)}, '');\nexport default [{}];\n`,
    });
    const before = readdirSync(folder);
    const { child, ended } = start(folder, [
      '--workers',
      workers,
      '--format',
      'json',
      '--format',
      'html',
      '-o',
      'reports/',
      '--baseline',
      'b.json',
      '--update-baseline',
    ]);
    while (!existsSync(sign)) await wait(20);
    await wait(50);
    child.kill('SIGINT');
    expect(await ended).toEqual({
      code: 130,
      stdout: '',
      stderr: 'openai-zdr: interrupted, nothing was written.\n',
    });
    expect(readdirSync(folder)).toEqual(before);
  });

  /** Without end, in JavaScript: what it takes to get there, and for how long, is not the question here. */
  const ENDLESS = encodeURIComponent(`
    import { writeFileSync } from 'node:fs';
    const forever = (text, word) => {
      if (!text.includes('forever ' + word)) return;
      writeFileSync(process.env.SIGN, '');
      for (;;);
    };
    const { startsWith, matchAll } = String.prototype;
    String.prototype.matchAll = function (pattern) {
      forever(this, 'scanned');
      return matchAll.call(this, pattern);
    };
    String.prototype.startsWith = function (text, at) {
      if (text === '\\uFEFF') forever(this, 'analysed');
      return startsWith.call(this, text, at);
    };
  `);

  it.each([
    ['scanned', '0'],
    ['analysed', '0'],
    ['analysed', '2'],
  ])('is heard while a file is %s without end, with %s workers', async (word, workers) => {
    const sign = join(project(), 'started');
    const text = `// forever ${word}\n${CLIENT}client.files.list();\n`;
    const folder = project({ 'a.ts': text + '\n'.repeat(20_000), 'b.ts': CLIENT });
    const before = readdirSync(folder);
    const { child, ended } = start(
      folder,
      ['--workers', workers, '-o', 'a.html', '--baseline=b.json', '--update-baseline'],
      { SIGN: sign, NODE_OPTIONS: `--import=data:text/javascript,${ENDLESS}` },
    );
    while (!existsSync(sign)) await wait(20);
    child.kill('SIGINT');
    expect(await ended).toEqual({
      code: 130,
      stdout: '',
      stderr: 'openai-zdr: interrupted, nothing was written.\n',
    });
    expect(readdirSync(folder)).toEqual(before);
  });

  it('is seen before the first file', async () => {
    const { status, stdout, stderr } = await run(
      project({ 'a.ts': `${CLIENT}await client.files.list();\n` }),
      ['-o', 'a.html'],
      { signal: AbortSignal.abort() },
    );
    expect([status, stdout, stderr]).toEqual([
      130,
      '',
      'openai-zdr: interrupted, nothing was written.\n',
    ]);
  });
});

describe('work that can be interrupted', () => {
  it('gives what it works out, and fails as it fails', async () => {
    expect(await interruptible(() => 1 + 1)).toBe(2);
    await expect(() =>
      interruptible(() => {
        throw new RangeError('out of range');
      }),
    ).rejects.toThrow(RangeError);
  });
});

describe('a reader that stops', () => {
  it('is no error', async () => {
    const { child, ended } = start(project(FILES), ['--format', 'json']);
    child.stdout!.once('data', () => {
      child.stdout!.destroy();
    });
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
  });
});
