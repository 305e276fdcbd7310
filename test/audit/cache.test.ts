/** What a cache may hold, and what happens when it cannot be used: the result is the same. */
import { existsSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Evaluator } from '../../src/values/evaluator.ts';
import { CLIENT, project, run, runCli, write } from '../helpers/audit.ts';
import { forgetResolution } from '../helpers/calls.ts';

const FILES = {
  'a.mjs': `${CLIENT}await client.files.create({ file, purpose: 'batch' });\n`,
  'b.mjs': `${CLIENT}await client.models.list();\n`,
};
const NONE = "import type OpenAI from 'openai';\nexport type Nothing = OpenAI | null;\n";

afterEach(() => {
  vi.restoreAllMocks();
});

function entriesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** A project that was audited with its cache. */
async function warm(files: Record<string, string> = FILES): Promise<string> {
  const folder = project(files);
  await run(folder, ['--cache=c', '-q']);
  expect(entriesIn(join(folder, 'c'))).toHaveLength(Object.keys(files).length);
  return folder;
}

async function expectSame(folder: string, ...more: string[]): Promise<void> {
  expect(await run(folder, ['--cache=c', ...more])).toEqual(await run(folder, more));
}

describe('an entry', () => {
  it.each<[string, (text: string) => string]>([
    ['is empty', () => ''],
    ['is no entry', () => '{}'],
    ['is of an older version', (text) => text.slice(text.indexOf('\n') + 1)],
    ['has a mark of its own', (text) => text.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))],
    ['has another shape', (text) => text.replace(/"inventory":\{/, '"inventory":{},"was":{')],
    [
      'says that there is no call',
      (text) => text.replace(/"calls":\[.*?\],"find/, '"calls":[],"find'),
    ],
  ])('that %s is worth nothing', async (_name, change) => {
    const folder = await warm();
    for (const file of entriesIn(join(folder, 'c'))) {
      const text = readFileSync(file, 'utf8');
      expect(change(text)).not.toBe(text);
      write('/', { [file]: change(text) });
    }
    await expectSame(folder);
    expect((await run(folder, ['--cache=c', '-q'])).status).toBe(1);
  });

  it('of another file is worth nothing, though it is sealed', async () => {
    const folder = await warm({ 'a.mjs': FILES['a.mjs'], 'none.mjs': NONE });
    const [first, second] = entriesIn(join(folder, 'c'));
    const [one, other] = [readFileSync(first!, 'utf8'), readFileSync(second!, 'utf8')];
    write('/', { [first!]: other, [second!]: one });
    write(folder, { 'none.mjs': FILES['a.mjs'], 'a.mjs': NONE });
    await expectSame(folder);
  });

  it('of a framework is worth nothing when the lock file holds another version of it', async () => {
    const lock = (version: string): string =>
      JSON.stringify({ packages: { 'node_modules/@ai-sdk/openai': { version } } });
    const folder = project({
      'a.mjs':
        "import { generateText } from 'ai';\nimport { openai } from '@ai-sdk/openai';\nawait generateText({ model: openai('gpt-5'), prompt: 'x' });\n",
    });
    const routes: unknown[] = [];
    for (const version of ['1.3.24', '2.0.131']) {
      write(folder, { 'package-lock.json': lock(version) });
      forgetResolution();
      const { stdout } = await run(folder, ['--cache=c', '--format=json']);
      routes.push(
        ...(JSON.parse(stdout) as { calls: { route: string }[] }).calls.map(({ route }) => route),
      );
    }
    expect(routes).toEqual(['/v1/chat/completions', '/v1/responses']);
  });

  it('of a file that imports a package is worth nothing when that has other declarations', async () => {
    const installed = (declarations: string): Record<string, string> => ({
      'node_modules/@acme/ai/package.json':
        '{ "name": "@acme/ai", "version": "1.0.0", "dependencies": { "openai": "6" } }',
      'node_modules/@acme/ai/index.d.ts': declarations,
    });
    const folder = project({
      'a.mjs': "import { client } from '@acme/ai';\nawait client.files.list();\n",
      'package.json': '{}',
    });
    const found: string[] = [];
    const look = async (): Promise<void> => {
      forgetResolution();
      const { stdout } = await run(folder, ['--cache=c', '--format=json']);
      const { calls, unresolved } = JSON.parse(stdout) as {
        calls: { target: string }[];
        unresolved: { reason: string }[];
      };
      found.push(
        [...calls.map(({ target }) => target), ...unresolved.map(({ reason }) => reason)].join(),
      );
    };
    await look();
    write(folder, installed('export declare const client: unknown;\n'));
    await look();
    write(
      folder,
      installed("import { OpenAI } from 'openai';\nexport declare const client: OpenAI;\n"),
    );
    await look();
    expect(found).toEqual(['', "@acme/ai depends on OpenAI's SDK and is not read", 'unknown']);
  });

  it('of a file with calls is worth nothing when another package depends on the SDK by now', async () => {
    const folder = project({
      'a.mjs':
        "import OpenAI from 'openai';\nimport { summarize } from '@acme/ai';\nnew OpenAI().files.list();\nsummarize('x');\n",
      'package.json': '{}',
      'node_modules/@acme/ai/package.json': '{ "name": "@acme/ai", "version": "1.0.0" }',
    });
    const found: string[][] = [];
    for (const dependencies of ['{}', '{ "openai": "6" }', '{ "zod": "4" }']) {
      write(folder, {
        'node_modules/@acme/ai/package.json': `{ "name": "@acme/ai", "version": "1.0.0", "dependencies": ${dependencies} }`,
      });
      forgetResolution();
      const { stdout } = await run(folder, ['--cache=c', '--format=json']);
      const { unresolved } = JSON.parse(stdout) as { unresolved: { reason: string }[] };
      found.push(unresolved.map(({ reason }) => reason));
    }
    expect(found).toEqual([[], ["@acme/ai depends on OpenAI's SDK and is not read"], []]);
  });

  it('that another user has sealed is worth nothing', async () => {
    const folder = await warm();
    const env = { XDG_CACHE_HOME: project() };
    const analyses = vi.spyOn(Evaluator.prototype, 'beginQuestion');
    await run(folder, ['--cache=c', '-q'], { env });
    expect(analyses).toHaveBeenCalled();
    analyses.mockClear();
    await run(folder, ['--cache=c', '-q'], { env });
    expect(analyses, 'now it is theirs').not.toHaveBeenCalled();
  });
});

describe('the key', () => {
  it('is made once, for its owner alone', async () => {
    const home = project();
    const key = join(home, 'openai-zdr/key');
    const env = { XDG_CACHE_HOME: home };
    await run(project(FILES), ['--cache=c', '-q'], { env });
    const first = readFileSync(key, 'utf8');
    expect(first).toMatch(/^[0-9a-f]{64}\n$/);
    if (process.platform !== 'win32') expect(statSync(key).mode & 0o777).toBe(0o600);
    await run(project(FILES), ['--cache=c', '-q'], { env });
    expect(readFileSync(key, 'utf8')).toBe(first);
  });

  it('may be given, for machines that share a cache', async () => {
    const folder = project(FILES);
    const env = { OPENAI_ZDR_CACHE_KEY: 'a secret of the pipeline', XDG_CACHE_HOME: project() };
    await run(folder, ['--cache=c', '-q'], { env });
    expect(readdirSync(env.XDG_CACHE_HOME)).toEqual([]);
    const analyses = vi.spyOn(Evaluator.prototype, 'beginQuestion');
    await run(folder, ['--cache=c', '-q'], { env: { ...env, XDG_CACHE_HOME: project() } });
    expect(analyses).not.toHaveBeenCalled();
  });

  it('is not short', async () => {
    const env = { OPENAI_ZDR_CACHE_KEY: 'secret' };
    expect(await run(project(FILES), ['--cache'], { env })).toEqual({
      status: 2,
      stdout: '',
      stderr: 'openai-zdr: OPENAI_ZDR_CACHE_KEY has 6 characters, but must have 16 or more.\n',
    });
  });

  it('never stands in the code base that is looked at', async () => {
    const folder = project(FILES);
    const home = join(folder, 'home');
    const { status, stderr } = await run(folder, ['--cache=c', '-q'], {
      env: { XDG_CACHE_HOME: home },
    });
    expect([status, stderr]).toEqual([
      1,
      `openai-zdr: the cache is not used: its key would stand in the code base, in ${home}/openai-zdr. OPENAI_ZDR_CACHE_KEY can hold one.\n`,
    ]);
    expect([existsSync(home), existsSync(join(folder, 'c'))]).toEqual([false, false]);
  });

  it('that cannot be kept costs the cache, not the result', async () => {
    const folder = project(FILES);
    const home = project({ 'openai-zdr/key': 'something else' });
    const { stdout, stderr } = await run(folder, ['--cache=c'], { env: { XDG_CACHE_HOME: home } });
    expect(stdout).toBe((await run(folder)).stdout);
    expect(stderr).toBe(
      `openai-zdr: the cache is not used: its key cannot be kept in ${home}/openai-zdr (there is something else in its place). OPENAI_ZDR_CACHE_KEY can hold one.\n`,
    );
  });
});

describe('a cache that cannot be written', () => {
  it.each(['0', '2'])('is said once with %s workers, and costs no result', (workers) => {
    const folder = project({ ...FILES, 'not-a-folder': '' });
    const args = ['--no-config', '--workers', workers, '--fail-on', 'unknown'];
    const { status, stdout, stderr } = runCli(folder, [...args, '--cache=not-a-folder']);
    expect([status, stdout]).toEqual([1, runCli(folder, args).stdout]);
    expect(stderr).toMatch(
      /^openai-zdr: the cache cannot be written, and is left alone \(.+\)\.\n$/,
    );
  });

  it('ends below /proc, too', () => {
    const { status, stderr } = runCli(project(FILES), ['--no-config', '-q', '--cache=/proc/x/y']);
    expect(status).toBe(1);
    expect(stderr).toContain('the cache cannot be written');
  });

  it('does not write through links of the code base', async () => {
    const [folder, victim] = [project(FILES), project({ file: 'as it was' })];
    await run(folder, ['--cache=c', '-q']);
    const [entry] = entriesIn(join(folder, 'c'));
    // The same cache, as a repository would bring it along.
    const again = project({ ...FILES, 'c/.keep': '' });
    const inner = entry!.slice(folder.length + 1).split('/')[1]!;
    symlinkSync(victim, join(again, 'c', inner));
    const { status, stderr } = await run(again, ['--cache=c', '-q']);
    expect([status, readdirSync(victim)]).toEqual([1, ['file']]);
    expect(stderr).toContain('(it holds a link)');
    const third = project({ ...FILES, [`c/${inner}/.keep`]: '' });
    symlinkSync(join(victim, 'file'), join(third, entry!.slice(folder.length + 1)));
    expect((await run(third, ['--cache=c', '-q'])).stderr).toBe('');
    expect(readFileSync(join(victim, 'file'), 'utf8')).toBe('as it was');
  });
});
