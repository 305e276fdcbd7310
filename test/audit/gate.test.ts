/** What fails: findings, verdicts by --fail-on, and only what is new with a baseline. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLIENT, SUPPORT_DESK, project, read, run, write } from '../helpers/audit.ts';

const CODE = {
  ineligible: 'await client.files.create({ purpose: "batch", file });',
  removing: 'await client.files.delete("file-1");',
  accepted:
    '// eslint-disable-next-line openai-zdr/no-ineligible-endpoint -- agreed\nawait client.files.create({ purpose: "batch", file });',
  reading: 'await client.vectorStores.list();',
  limited: 'await client.responses.create({ store: false });',
  eligible: 'await client.embeddings.create({ input: "" , model: "text-embedding-3-small" });',
  unknown: 'await new OpenAI({ baseURL: process.env.BASE }).responses.create({ store: false });',
  warned: 'await client.responses.create({ model: "gpt-5", input: "" });',
  unresolved: 'export const ask = (openai) => openai.responses.create({ store: false });',
} as const;

function fileWith(...kinds: (keyof typeof CODE)[]): string {
  return CLIENT + kinds.map((kind) => `${CODE[kind]}\n`).join('');
}

const statuses: [kind: keyof typeof CODE, failOn: string | null, status: 0 | 1][] = [
  ['ineligible', null, 1],
  ['ineligible', 'ineligible', 1],
  ['ineligible', 'never', 0],
  ['removing', null, 0],
  ['removing', 'ineligible', 0],
  ['removing', 'unlisted,limited', 0],
  ['removing', 'unknown', 0],
  ['accepted', null, 0],
  ['accepted', 'ineligible', 0],
  ['reading', null, 1],
  ['reading', 'ineligible', 1],
  ['limited', null, 0],
  ['limited', 'ineligible', 0],
  ['limited', 'limited', 1],
  ['limited', 'unknown', 0],
  ['eligible', 'limited,unknown', 0],
  ['unknown', null, 0],
  ['unknown', 'limited', 0],
  ['unknown', 'unknown', 1],
  ['unknown', 'unlisted', 0],
  ['unresolved', null, 0],
  ['unresolved', 'unknown', 1],
  ['warned', null, 0],
  ['warned', 'limited', 1],
];

describe('--fail-on', () => {
  it.each(statuses)('%s with %s ends with %i', async (kind, failOn, status) => {
    const folder = project({ 'a.ts': fileWith(kind) });
    expect((await run(folder, failOn === null ? [] : ['--fail-on', failOn])).status).toBe(status);
  });

  it('says why', async () => {
    const folder = project({ 'a.ts': fileWith('ineligible', 'unknown') });
    expect((await run(folder, ['--fail-on', 'unknown'])).stdout).toMatch(
      /\nFailing: 1 error-level finding, 1 call at --fail-on unknown\.\n$/,
    );
    expect((await run(folder, ['--format', 'json'])).stderr).toBe(
      'openai-zdr: Failing: 1 error-level finding.\n',
    );
    expect((await run(folder, ['--format', 'json', '--fail-on', 'never'])).stderr).toBe('');
  });
});

describe('a baseline', () => {
  const files = {
    'src/a.ts': `${CLIENT}export async function keep() {\n  ${CODE.ineligible}\n}\n`,
  };
  const baseline = ['--baseline', 'known.json'];

  async function accepted(more: Record<string, string> = {}): Promise<string> {
    const folder = project({ ...files, ...more });
    expect(await run(folder, [...baseline, '--update-baseline', '--quiet'])).toMatchObject({
      status: 0,
      stderr: '',
    });
    return folder;
  }

  it('is written and lets what it holds pass', async () => {
    const folder = await accepted();
    const { status, stdout } = await run(folder, baseline);
    expect([status, stdout.split('\n').at(-2)]).toEqual([
      0,
      'Nothing new fails. 1 known from the baseline.',
    ]);
    expect(JSON.parse(read(folder, 'known.json'))).toEqual({
      baselineVersion: 2,
      entries: [
        {
          file: 'src/a.ts',
          within: 'keep',
          what: 'ineligible',
          about: 'files.create POST /v1/files',
          count: 1,
        },
        {
          file: 'src/a.ts',
          within: 'keep',
          what: 'openai-zdr/no-ineligible-endpoint ineligible',
          about: 'files.create POST /v1/files',
          count: 1,
        },
      ],
    });
  });

  it('says that it was written', async () => {
    const folder = project(files);
    expect((await run(folder, [...baseline, '--update-baseline'])).stderr).toBe(
      'openai-zdr: wrote known.json.\n',
    );
  });

  it.each<[string, (folder: string) => void]>([
    [
      'moved lines',
      (folder) => {
        write(folder, { 'src/a.ts': `// one\n\n// two\n${files['src/a.ts']}` });
      },
    ],
    [
      'reformatted calls',
      (folder) => {
        write(folder, {
          'src/a.ts': files['src/a.ts']
            .replace('create({ ', 'create({\n\n    ')
            .replace('await client', 'const kept =\n    await client'),
        });
      },
    ],
    [
      'another function',
      (folder) => {
        write(folder, { 'src/a.ts': files['src/a.ts'].replace('keep', 'store') });
      },
    ],
    [
      'a renamed file',
      (folder) => {
        renameSync(join(folder, 'src/a.ts'), join(folder, 'src/b.ts'));
      },
    ],
  ])('takes %s for known', async (_name, change) => {
    const folder = await accepted();
    change(folder);
    const { status, stdout } = await run(folder, baseline);
    expect(stdout).toContain('Nothing new fails. 1 known from the baseline.');
    expect(status).toBe(0);
  });

  it.each<[string, (folder: string) => void]>([
    [
      'a second call of the same kind',
      (folder) => {
        write(folder, { 'src/a.ts': `${files['src/a.ts']}${CODE.ineligible}\n` });
      },
    ],
    [
      'another endpoint',
      (folder) => {
        write(folder, { 'src/a.ts': `${files['src/a.ts']}await client.batches.create({});\n` });
      },
    ],
    [
      'a copied file',
      (folder) => {
        write(folder, { 'src/b.ts': files['src/a.ts'] });
      },
    ],
  ])('lets %s fail', async (_name, change) => {
    const folder = await accepted();
    change(folder);
    const { status, stdout } = await run(folder, baseline);
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /\nNew \(1\)\n\nsrc\/\w\.ts\n  \d+:\d+  error  POST [^]+\nNew and failing: 1 error-level finding\. 1 known from the baseline\.\n$/,
    );
  });

  it('knows calls at a level that is raised later', async () => {
    const folder = await accepted({ 'src/c.ts': fileWith('limited', 'unknown', 'reading') });
    expect((await run(folder, [...baseline, '--fail-on', 'limited,unknown'])).status).toBe(0);
  });

  it('tells entries that are gone, but not of parts that were not looked at', async () => {
    const folder = await accepted({ 'lib/c.ts': fileWith('ineligible') });
    rmSync(join(folder, 'lib/c.ts'));
    expect((await run(folder, baseline)).stdout).toContain(
      '\n2 entries of the baseline are gone: --update-baseline takes them out.\n  lib/c.ts  files.create POST /v1/files (ineligible, no-ineligible-endpoint)\n',
    );
    expect((await run(folder, ['src', ...baseline])).stdout).not.toContain('gone');
    expect((await run(folder, [...baseline, '--shard', '1/2'])).stdout).not.toContain('gone');
  });

  it('is not touched when the audit fails to start', async () => {
    const folder = project(files);
    expect((await run(folder, ['nowhere', ...baseline, '--update-baseline'])).status).toBe(2);
    expect(existsSync(join(folder, 'known.json'))).toBe(false);
  });

  it('has the same text on every run', async () => {
    const folder = await accepted();
    const before = read(folder, 'known.json');
    await run(folder, [...baseline, '--update-baseline']);
    expect(read(folder, 'known.json')).toBe(before);
  });

  it('of the sample application leaves nothing to fail', async () => {
    const folder = project();
    const file = join(folder, 'known.json');
    await run(SUPPORT_DESK, ['--baseline', file, '--update-baseline']);
    expect((await run(SUPPORT_DESK, ['--baseline', file])).status).toBe(0);
    expect((await run(SUPPORT_DESK)).status).toBe(1);
  });
});
