/** The same inventory, however the work is split or remembered: shards, workers, cache, --since. */
import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { newestSnapshot } from '../../src/catalogue/policy/index.ts';
import { Evaluator } from '../../src/values/evaluator.ts';
import { formats } from '../../src/audit/render/formats.ts';
import {
  CLIENT,
  SUPPORT_DESK,
  commitAll,
  git,
  inventoryOf,
  placesOf,
  project,
  read,
  repository,
  run,
  runCli,
  write,
} from '../helpers/audit.ts';

const MANY: Record<string, string> = Object.fromEntries(
  Array.from({ length: 60 }, (_, index) => [
    `packages/p${String(index % 7)}/f${String(index)}.ts`,
    index % 3 === 0
      ? `${CLIENT}await client.files.create({ purpose: 'batch', file: ${String(index)} });\n`
      : index % 3 === 1
        ? "import { client } from '../shared/client';\nexport const ask = (store) => client.responses.create({ store });\n"
        : `export const n = ${String(index)};\n`,
  ]),
);
const PROGRAM = {
  ...MANY,
  'packages/shared/client.ts':
    "import OpenAI from 'openai';\nexport const client = new OpenAI({ defaultHeaders: { 'X-Retention': 'off' } });\n",
  'packages/main.ts': "import { ask } from './p1/f1';\nawait ask(false);\n",
  'packages/broken.ts': 'import "openai"; {{{',
};

async function textOf(folder: string, ...args: string[]): Promise<string> {
  return (await run(folder, ['--format', 'json', ...args])).stdout;
}

describe('shards', () => {
  it.each([1, 2, 3, 8])('%i of them merged equal the single run, byte by byte', async (count) => {
    const folder = project(PROGRAM);
    const out = project();
    const single = await textOf(folder);
    const files = Array.from({ length: count }, (_, index) =>
      join(out, `${String(index + 1)}.json`),
    );
    for (const [index, file] of files.entries())
      await run(folder, ['--shard', `${String(index + 1)}/${String(count)}`, '-o', file, '-q']);
    expect(await textOf(folder, '--merge', ...files.toReversed())).toBe(single);
  });

  it('merge to the same report in every format, in a repository', async () => {
    const folder = repository(PROGRAM);
    // Reports in the checkout change nothing of what is audited.
    for (const shard of ['1/2', '2/2'])
      await run(folder, ['--shard', shard, '-o', `shard-${shard[0]!}.json`, '-q']);
    for (const format of Object.keys(formats)) {
      const merged = await run(folder, [
        '--merge',
        'shard-1.json',
        'shard-2.json',
        '--format',
        format,
      ]);
      const single = await run(folder, ['--format', format]);
      expect(merged, format).toEqual(single);
    }
  });

  it('have no file twice and none missing', async () => {
    const folder = project(PROGRAM);
    const parts = await Promise.all(
      [1, 2, 3].map((index) => inventoryOf(folder, '--shard', `${String(index)}/3`)),
    );
    const whole = await inventoryOf(folder);
    expect(parts.reduce((sum, part) => sum + part.files.scanned, 0)).toBe(whole.files.scanned);
    expect(parts.flatMap(placesOf).sort()).toEqual(placesOf(whole).sort());
    const rests = {
      openai: { 'packages/shared/client.ts': expect.any(Array) as string[] },
      others: {},
    };
    expect(parts[0]!.shard).toEqual({ index: 1, count: 3, rests });
    expect(whole.shard).toBeUndefined();
  });

  it('are refused when they do not belong together', async () => {
    const folder = project({ ...PROGRAM });
    for (const shard of ['1/3', '2/3', '3/3', '1/2', '2/2'])
      await run(folder, ['--shard', shard, '-o', `${shard.replace('/', 'of')}.json`, '-q']);
    await run(folder, ['-o', 'whole.json', '-q']);
    await run(folder, ['-o', 'mam.json', '-q', '--profile', 'mam', '--shard', '2/2']);
    const refusal = async (...files: string[]): Promise<string> =>
      (await run(folder, ['--merge', ...files])).stderr;
    expect(await refusal('1of3.json')).toBe('openai-zdr: Of the 3 shards 2/3, 3/3 are missing.\n');
    expect(await refusal('1of3.json', '2of3.json')).toBe(
      'openai-zdr: Of the 3 shards 3/3 is missing.\n',
    );
    expect(await refusal('1of2.json', '1of2.json', '2of2.json')).toBe(
      'openai-zdr: Shard 1/2 is given twice, the second time as 1of2.json.\n',
    );
    expect(await refusal('1of2.json', '2of3.json')).toBe(
      'openai-zdr: 2of3.json does not belong to the 2 shards of 1of2.json.\n',
    );
    expect(await refusal('1of2.json', 'whole.json')).toBe(
      'openai-zdr: whole.json does not belong to the 2 shards of 1of2.json.\n',
    );
    expect(await refusal('1of2.json', 'mam.json')).toBe(
      'openai-zdr: 1of2.json and mam.json differ in their profile (zdr and mam): they cannot be merged.\n',
    );
    expect(await refusal('whole.json', 'whole.json')).toMatch(
      /^openai-zdr: whole\.json and whole\.json both hold packages\/.+: merging them would count it twice\. File names are relative to --root\.\n$/,
    );
  });

  it('of different commits are refused', async () => {
    const folder = repository(PROGRAM);
    await run(folder, ['--shard', '1/2', '-o', 'one.json', '-q']);
    write(folder, { 'packages/more.ts': '' });
    commitAll(folder);
    await run(folder, ['--shard', '2/2', '-o', 'two.json', '-q']);
    expect((await run(folder, ['--merge', 'one.json', 'two.json'])).stderr).toMatch(
      /^openai-zdr: one\.json and two\.json differ in their commit \([0-9a-f]{40} and [0-9a-f]{40}\): they cannot be merged\.\n$/,
    );
  });

  it('that are none, but packages of different commits, merge without a commit', async () => {
    const folder = repository(PROGRAM);
    await run(folder, ['packages/p1', '-o', 'p1.json', '-q']);
    write(folder, { 'packages/more.ts': '' });
    commitAll(folder);
    await run(folder, ['packages/p2', '-o', 'p2.json', '-q']);
    const merged = await inventoryOf(folder, '--merge', 'p1.json', 'p2.json');
    expect(merged.calls.length).toBeGreaterThan(0);
    expect(merged.commit).toBeUndefined();
    expect((await inventoryOf(folder, '--merge', 'p2.json')).commit).toBeDefined();
  });

  it('of different packages merge too', async () => {
    const folder = project(PROGRAM);
    await run(folder, ['packages/p1', '-o', 'p1.json', '-q']);
    await run(folder, ['packages/p2', '-o', 'p2.json', '-q']);
    expect(
      placesOf(JSON.parse(await textOf(folder, '--merge', 'p1.json', 'p2.json')) as never),
    ).toEqual(placesOf(await inventoryOf(folder, 'packages/p1', 'packages/p2')));
  });
});

describe('workers', () => {
  it.each([1, 3])('%i give what none gives', (count) => {
    const folder = project(PROGRAM);
    const alone = runCli(folder, ['--format', 'json', '--workers', '0']);
    expect(runCli(folder, ['--format', 'json', '--workers', String(count)])).toEqual(alone);
    expect(alone.status).toBe(1);
  });

  it('are as many as there is work for', () => {
    expect(runCli(SUPPORT_DESK, ['--format', 'json', '--workers', '50']).stdout).toBe(
      runCli(SUPPORT_DESK, ['--format', 'json', '--workers', '0']).stdout,
    );
  });
});

describe('the cache', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  const files = {
    'src/client.ts': "import OpenAI from 'openai';\nexport const client = new OpenAI();\n",
    'src/use.ts':
      "import { client } from './client';\nawait client.files.create({ purpose: 'batch', file });\n",
    'src/ask.ts': 'export const ask = (client, body) => client.responses.create(body);\n',
    'src/main.ts':
      "import OpenAI from 'openai';\nimport { ask } from './ask';\nawait ask(new OpenAI(), { store: false });\n",
  };
  const entries = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();

  /** A project that was audited with a cache; what the next run says with the cache must be what one without says. */
  async function warm(
    more: Record<string, string> = {},
  ): Promise<{ folder: string; again: () => Promise<string> }> {
    const folder = project({ ...files, ...more });
    await run(folder, ['--cache=.cache', '-q']);
    expect(entries(join(folder, '.cache')).length).toBeGreaterThan(2);
    return {
      folder,
      async again() {
        const cached = await textOf(folder, '--cache=.cache');
        expect(cached).toBe(await textOf(folder));
        return cached;
      },
    };
  }

  it('gives the same inventory, and is really asked', async () => {
    const { folder } = await warm();
    const text = await textOf(folder);
    const analyses = vi.spyOn(Evaluator.prototype, 'beginQuestion');
    expect(await textOf(folder, '--cache=.cache')).toBe(text);
    expect(analyses).not.toHaveBeenCalled();
  });

  it.each<[string, (folder: string) => void, (text: string) => void]>([
    [
      'the client in an imported file',
      (folder) => {
        write(folder, {
          'src/client.ts': files['src/client.ts'].replace(
            'OpenAI()',
            "OpenAI({ baseURL: 'https://api.groq.com/openai/v1' })",
          ),
        });
      },
      (text) => {
        expect(text).toContain('"target": "other"');
      },
    ],
    [
      'the file itself',
      (folder) => {
        write(folder, { 'src/use.ts': `\n${files['src/use.ts']}` });
      },
      (text) => {
        expect(text).toContain('"line": 3');
      },
    ],
    [
      'what a caller passes',
      (folder) => {
        write(folder, { 'src/main.ts': files['src/main.ts'].replace('false', 'true') });
      },
      (text) => {
        expect(text).toContain('"state": "puts"');
      },
    ],
    [
      'a new caller',
      (folder) => {
        write(folder, { 'src/second.ts': files['src/main.ts'].replace('false', 'true') });
      },
      (text) => {
        expect(text).toContain('"state": "puts"');
      },
    ],
    [
      'an imported file that goes away',
      (folder) => {
        rmSync(join(folder, 'src/client.ts'));
      },
      (text) => {
        expect(text).not.toContain('files.create');
      },
    ],
    [
      'an import that leads elsewhere',
      (folder) => {
        renameSync(join(folder, 'src/client.ts'), join(folder, 'src/client.mjs'));
        write(folder, { 'src/client.ts': 'export const client = new Map();\n' });
      },
      (text) => {
        expect(text).not.toContain('files.create');
      },
    ],
    [
      'the installed SDK',
      (folder) => {
        write(folder, {
          'node_modules/openai/package.json': '{"name":"openai","version":"4.20.1"}',
        });
      },
      () => {
        /* the same as without a cache */
      },
    ],
  ])('forgets what %s changes', async (_name, change, check) => {
    const { folder, again } = await warm();
    change(folder);
    check(await again());
  });

  it('tells an import that is mended from one that was broken', async () => {
    const { folder } = await warm({
      'src/late.ts':
        "import { late } from './later';\nawait late.files.create({ purpose: 'batch', file });\n",
    });
    write(folder, {
      'src/later.ts': "import OpenAI from 'openai';\nexport const late = new OpenAI();\n",
    });
    // A process of its own: resolutions are remembered within one.
    const cached = runCli(folder, ['--format', 'json', '--cache=.cache']).stdout;
    expect(cached).toContain('src/late.ts');
    expect(cached).toBe(runCli(folder, ['--format', 'json']).stdout);
  });

  it('keeps profiles and policies apart', async () => {
    const { folder } = await warm();
    expect(await textOf(folder, '--cache=.cache', '--profile', 'mam')).toBe(
      await textOf(folder, '--profile', 'mam'),
    );
    expect(await textOf(folder, '--cache=.cache', '--policy', '2025-05')).toBe(
      await textOf(folder, '--policy', '2025-05'),
    );
  });

  it('may be moved with the project', async () => {
    const { folder } = await warm();
    const text = await textOf(folder);
    const elsewhere = `${project()}/moved`;
    renameSync(folder, elsewhere);
    const analyses = vi.spyOn(Evaluator.prototype, 'beginQuestion');
    expect(await textOf(elsewhere, '--cache=.cache')).toBe(text);
    expect(analyses).not.toHaveBeenCalled();
    renameSync(elsewhere, folder);
  });

  it('stands in node_modules unless told otherwise', async () => {
    const folder = project(files);
    await run(folder, ['--cache', '-q']);
    expect(entries(join(folder, 'node_modules/.cache/openai-zdr')).length).toBeGreaterThan(2);
    expect(read(folder, 'src/use.ts')).toBe(files['src/use.ts']);
  });
});

describe('--since', () => {
  const files = {
    'src/client.ts': "import OpenAI from 'openai';\nexport const client = new OpenAI();\n",
    'src/use.ts':
      "import { client } from './client';\nawait client.files.create({ purpose: 'batch', file });\n",
    'src/own.ts': `${CLIENT}await client.batches.create({});\n`,
    'src/none.ts': 'export {};\n',
  };

  it('keeps to files that changed', async () => {
    const folder = repository(files);
    write(folder, { 'src/own.ts': `${files['src/own.ts']}// changed\n` });
    const inventory = await inventoryOf(folder, '--since', 'HEAD');
    expect(placesOf(inventory)).toEqual(['src/own.ts:3:7 batches.create']);
    expect(inventory.files.scanned).toBe(1);
  });

  it('adds files whose calls rest on one that changed', async () => {
    const folder = repository(files);
    write(folder, { 'src/client.ts': `${files['src/client.ts']}// changed\n` });
    expect(placesOf(await inventoryOf(folder, '--since', 'HEAD'))).toEqual([
      'src/use.ts:2:7 files.create',
    ]);
  });

  it('counts from where a branch left, with new files and commits', async () => {
    const folder = repository(files);
    git(folder, 'checkout', '--quiet', '-b', 'feature');
    write(folder, { 'src/own.ts': `${files['src/own.ts']}// changed\n` });
    commitAll(folder);
    git(folder, 'checkout', '--quiet', '-B', 'trunk', 'HEAD~1');
    write(folder, { 'src/use.ts': `${files['src/use.ts']}// changed on the trunk\n` });
    commitAll(folder);
    git(folder, 'checkout', '--quiet', 'feature');
    write(folder, { 'src/new.ts': `${CLIENT}await client.files.list();\n` });
    expect(placesOf(await inventoryOf(folder, '--since', 'trunk'))).toEqual([
      'src/new.ts:3:7 files.list',
      'src/own.ts:3:7 batches.create',
    ]);
  });

  it('takes every file for new before the first commit', async () => {
    const folder = project(files);
    git(folder, 'init', '--quiet');
    git(folder, 'add', 'src/own.ts');
    expect(placesOf(await inventoryOf(folder, '--since', 'HEAD'))).toEqual([
      'src/own.ts:3:7 batches.create',
      'src/use.ts:2:7 files.create',
    ]);
    expect((await run(folder, ['--since', 'HEAD~1'])).status).toBe(2);
    const { stdout } = await run(folder, ['--format', 'html']);
    expect(stdout).toContain('<dt>Commit</dt><dd>none known</dd>');
  });

  it('finds nothing when nothing changed, and says that it is a part', async () => {
    const { status, stdout } = await run(repository(files), ['--since', 'HEAD']);
    expect([status, stdout]).toEqual([
      0,
      `Policy snapshot ${newestSnapshot}, profile zdr: Zero Data Retention. Configuration: none found that names this plugin. Not the whole: only files that changed since HEAD, and what rests on them.\n\nNo JavaScript or TypeScript file changed since HEAD.\n`,
    ]);
  });
});
