/** The JSON: it keeps to the shipped schema and says what stands in the code. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import {
  CLIENT,
  ROOT,
  SUPPORT_DESK,
  inventoryOf,
  placesOf,
  project,
  repository,
  run,
} from '../helpers/audit.ts';

const schema = JSON.parse(readFileSync(`${ROOT}src/audit/inventory.schema.json`, 'utf8')) as object;
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(
  schema,
);

function problems(inventory: unknown): unknown[] {
  validate(inventory);
  return validate.errors ?? [];
}

const EVERYTHING = {
  'src/client.ts':
    "import OpenAI from 'openai';\nexport const client = new OpenAI();\nexport const other = new OpenAI({ baseURL: 'https://api.groq.com/openai/v1' });\nexport const open = new OpenAI({ baseURL: process.env.BASE });\n",
  'src/options.ts':
    "export const options = {\n  model: 'gpt-5',\n  store: true,\n  metadata: { email: 'a@example.com' },\n};\nexport const headers = { 'OpenAI-Data-Retention': 'none' };\n",
  'src/use.ts': `import { client, other, open } from './client';
import { headers, options } from './options';
export class Uploader {
  send = async () => {
    await client.responses.create(options);
    await client.files.create({ purpose: 'batch', file }, { headers });
  };
  async remove(id: string) {
    await client.files.delete(id);
    // eslint-disable-next-line openai-zdr/no-ineligible-endpoint -- agreed with the data protection officer
    await client.files.create({ purpose: 'batch', file });
    return other.chat.completions.create({ model: 'x', messages: [] });
  }
}
await open.responses.create({ store: false });
await fetch(\`https://api.openai.com/v1/\${process.argv[2]}\`, { method: 'POST' });
`,
  'src/azure.ts':
    "import { AzureOpenAI } from 'openai';\nawait new AzureOpenAI({}).files.list();\n",
  'src/header.ts':
    "import OpenAI from 'openai';\nexport const c = new OpenAI({ defaultHeaders: { 'OpenAI-Data-Retention': 'none' } });\n",
  'src/broken.ts': 'import "openai"; {{{',
};

describe('the JSON', () => {
  it.each([
    [[]],
    [['--profile', 'mam']],
    [['--profile', 'hipaa']],
    [['--profile', 'default']],
    [['--policy', '2025-05']],
    [['--shard', '1/2']],
    [['--markdown']],
    [['--trail']],
  ])('keeps to the schema with %j', async (args) => {
    for (const folder of [project(EVERYTHING), SUPPORT_DESK, project()])
      expect(problems(await inventoryOf(folder, ...args))).toEqual([]);
  });

  it('keeps to the schema in a repository', async () => {
    const folder = repository(EVERYTHING);
    const inventory = await inventoryOf(folder, '--since', 'HEAD');
    expect(problems(inventory)).toEqual([]);
    expect(inventory).toMatchObject({
      since: 'HEAD',
      commit: { modified: false },
      tool: { name: 'eslint-plugin-openai-zdr' },
    });
  });

  it('has a schema that refuses what it does not know', async () => {
    const inventory = await inventoryOf(SUPPORT_DESK);
    expect(problems({ ...inventory, extra: 1 })).toHaveLength(1);
    expect(problems({ ...inventory, profile: 'none' })).toHaveLength(1);
    expect(
      problems({ ...inventory, calls: [{ ...inventory.calls[0], verdict: 'fine' }] }),
    ).toHaveLength(1);
  });

  it('is the same text every time', async () => {
    const folder = project(EVERYTHING);
    const [first, second] = [
      await run(folder, ['--format', 'json']),
      await run(folder, ['--format', 'json']),
    ];
    expect(first.stdout).toBe(second.stdout);
    expect(first.stdout.endsWith('}\n')).toBe(true);
  });
});

describe('a call', () => {
  it('is said with target, verdict, evidence and what it does to kept data', async () => {
    const { calls } = await inventoryOf(project(EVERYTHING));
    expect(
      calls.map(({ file, line, path, target, verdict, evidence, state }) =>
        [`${file}:${String(line)}`, path, target, verdict, evidence, state].join(' '),
      ),
    ).toEqual([
      'src/azure.ts:2 files.list azure not-openai same-file reads',
      'src/use.ts:5 responses.create openai limited cross-file puts',
      'src/use.ts:6 files.create openai ineligible cross-file puts',
      'src/use.ts:9 files.delete openai removes cross-file removes',
      'src/use.ts:11 files.create openai ineligible cross-file puts',
      'src/use.ts:12 chat.completions.create other not-openai cross-file none',
      'src/use.ts:15 responses.create unknown unknown cross-file none',
      'src/use.ts:16  openai unknown same-file unknown',
    ]);
  });

  it('names the function around it', async () => {
    const { calls } = await inventoryOf(project(EVERYTHING));
    expect(calls.map(({ within }) => within)).toEqual([
      undefined,
      'Uploader.send',
      'Uploader.send',
      'Uploader.remove',
      'Uploader.remove',
      'Uploader.remove',
      undefined,
      undefined,
    ]);
  });

  it('points to what decides about it elsewhere', async () => {
    const { calls } = await inventoryOf(project(EVERYTHING));
    const [call] = calls.filter(({ path }) => path === 'responses.create');
    expect(call!.related).toEqual([
      { file: 'src/options.ts', line: 1, endLine: 5, what: 'the request body' },
    ]);
    const [header] = calls
      .find(({ path }) => path === 'files.create')!
      .findings.filter(({ rule }) => rule === 'openai-zdr/no-undocumented-header');
    expect(header).toMatchObject({
      line: 6,
      related: [{ file: 'src/options.ts', line: 6, endLine: 6, what: 'the value' }],
    });
  });

  it('has a finding accepted by a comment, with its reason', async () => {
    const { calls } = await inventoryOf(project(EVERYTHING));
    expect(
      calls.flatMap(({ findings }) => findings).flatMap(({ suppressed }) => suppressed ?? []),
    ).toEqual(['agreed with the data protection officer']);
  });

  it('may be followed to no client: the place is listed', async () => {
    const { unresolved, calls } = await inventoryOf(
      project({
        'a.ts':
          'export async function ask(openai) {\n  return openai.responses.create({ store: false });\n}\n',
      }),
    );
    expect(calls).toEqual([]);
    expect(unresolved).toEqual([
      {
        file: 'a.ts',
        line: 2,
        endLine: 2,
        reason: expect.stringMatching(/^responses\.create: the client \w+/) as string,
        remedy: 'the settings `clients` and `wrappers` name what gives a client',
      },
    ]);
  });

  it('may be made by a caller in another file', async () => {
    const { calls } = await inventoryOf(
      project({
        'ask.ts':
          'export async function ask(client, body) {\n  return client.responses.create(body);\n}\n',
        'main.ts':
          "import OpenAI from 'openai';\nimport { ask } from './ask';\nawait ask(new OpenAI(), { store: false });\n",
      }),
    );
    expect(calls.map(({ file, path, evidence, state }) => [file, path, evidence, state])).toEqual([
      ['ask.ts', 'responses.create', 'cross-file', 'none'],
    ]);
  });
});

describe('findings outside calls', () => {
  it('stand by themselves', async () => {
    const { findings, calls } = await inventoryOf(
      project({ 'header.ts': EVERYTHING['src/header.ts'] }),
    );
    expect(calls).toEqual([]);
    expect(findings.map(({ file, line, rule, severity }) => [file, line, rule, severity])).toEqual([
      ['header.ts', 2, 'openai-zdr/no-undocumented-header', 'error'],
    ]);
  });
});

describe('findings of what several calls send', () => {
  const IMAGE = "{ type: 'image_url', image_url: { url: 'https://example.com/a.png' } }";
  const SENT = `${CLIENT}const messages = [{ role: 'user', content: [${IMAGE}] }];
await client.chat.completions.create({ model: 'gpt-5', messages });
const body = { model: 'gpt-5', messages };
await client.chat.completions.create(body);
await client.chat.completions.create({ model: 'gpt-5', messages: [] });
`;

  it('are said once, with each of the calls', async () => {
    const { calls, findings } = await inventoryOf(project({ 'a.ts': SENT }));
    expect(findings.map(({ rule, line, calls: senders }) => [rule, line, senders])).toEqual([
      [
        'openai-zdr/no-image-input',
        3,
        [
          { line: 4, column: 7 },
          { line: 6, column: 7 },
        ],
      ],
    ]);
    expect(calls.map(({ line, column, findings: own }) => [line, column, own])).toEqual([
      [4, 7, []],
      [6, 7, []],
      [7, 7, []],
    ]);
  });

  it('keep to the schema', async () => {
    expect(problems(await inventoryOf(project({ 'a.ts': SENT })))).toEqual([]);
  });
});

describe('comments that accept findings', () => {
  it.each([
    [
      'next line',
      '// eslint-disable-next-line openai-zdr/no-ineligible-endpoint -- DPO-12\nawait client.files.list();\nawait client.files.create({});',
      ['DPO-12', null],
    ],
    [
      'same line',
      'await client.files.create({}); // eslint-disable-line\nawait client.files.create({});',
      ['', null],
    ],
    [
      'block',
      '/* eslint-disable openai-zdr/no-ineligible-endpoint -- archive */\nawait client.files.create({});\n/* eslint-enable openai-zdr/no-ineligible-endpoint */\nawait client.files.create({});',
      ['archive', null],
    ],
    [
      'of oxlint',
      '// oxlint-disable-next-line openai-zdr/no-ineligible-endpoint\nawait client.files.create({});',
      [''],
    ],
    [
      'several rules',
      '// eslint-disable-next-line no-console, openai-zdr/no-ineligible-endpoint -- both\nawait client.files.create({});',
      ['both'],
    ],
    [
      'another rule',
      '// eslint-disable-next-line no-console -- x\nawait client.files.create({});',
      [null],
    ],
    [
      'several lines',
      '/* eslint-disable-next-line\n   openai-zdr/no-ineligible-endpoint --\n   because */\nawait client.files.create({});',
      ['because'],
    ],
  ])('%s', async (_name, code, reasons) => {
    const { calls } = await inventoryOf(project({ 'a.ts': `${CLIENT}${code}\n` }));
    const found = calls
      .filter(({ path }) => path === 'files.create')
      .flatMap(({ findings }) => findings)
      .map(({ suppressed }) => suppressed ?? null);
    expect(found).toEqual(reasons.slice(-found.length));
  });
});

describe('profiles and policies', () => {
  it('change verdicts', async () => {
    const folder = project({
      'a.ts': `${CLIENT}await client.embeddings.create({ model: 'text-embedding-3-small', input: 'x' });\n`,
    });
    const verdicts = await Promise.all(
      ['zdr', 'mam', 'hipaa', 'default'].map(
        async (profile) => (await inventoryOf(folder, '--profile', profile)).calls[0]!.verdict,
      ),
    );
    expect(verdicts[0]).toBe('eligible');
    expect(placesOf(await inventoryOf(folder, '--policy', '2025-05'))).toHaveLength(1);
    expect((await inventoryOf(folder, '--policy', '2025-05')).policy.id).toBe('2025-05');
  });
});
