/** `explain`: how a call was found, what it sends, what judges it; and where the trail of other places ends. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it, vi } from 'vitest';
import { widthOf } from '../../src/audit/render/text-width.ts';
import type { Explanation } from '../../src/audit/explain.ts';
import { Evaluator } from '../../src/values/evaluator.ts';
import {
  CLIENT,
  type Files,
  ROOT,
  SUPPORT_DESK,
  inventoryOf,
  project,
  read,
  run,
  withEslint,
} from '../helpers/audit.ts';
import { sarifSchema } from '../helpers/schemas.ts';

const validateSarif = sarifSchema();

async function explanation(files: Files, place: string, ...args: string[]): Promise<Explanation> {
  const { status, stdout, stderr } = await run(project(files), [
    'explain',
    place,
    '--format',
    'json',
    ...args,
  ]);
  expect([status, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Explanation;
}

/** `src/a.ts:2:16 kept as …`, trail by trail */
async function trailsOf(files: Files, place: string): Promise<string[][]> {
  const { calls } = await explanation(files, place);
  return calls.flatMap(({ call }) =>
    (call.trail ?? []).map(({ steps }) =>
      steps.map(
        ({ file, line, column, text }) => `${file}:${String(line)}:${String(column)} ${text}`,
      ),
    ),
  );
}

const HANDED: Files = {
  'src/make.ts':
    "import OpenAI from 'openai';\nfunction make() {\n  return new OpenAI({ timeout: 1 });\n}\nexport const openai = make();\n",
  'src/index.ts': "export { openai } from './make';\n",
  'src/send.ts':
    'export async function send(ai: any, text: string) {\n  return inner(text, { ai });\n}\nasync function inner(text: string, { ai }: any) {\n  return ai.responses.create({ input: text, store: false });\n}\n',
  'src/app.ts':
    "import { openai } from './index';\nimport { send } from './send';\nawait send(openai, 'hello');\n",
};

const trails: [title: string, files: Files, place: string, trails: string[][]][] = [
  [
    'a client of the same file',
    { 'a.ts': `${CLIENT}await client.files.list();\n` },
    'a.ts:3',
    [
      [
        'a.ts:2:16 the client is made: `new OpenAI()`',
        'a.ts:2:7 kept as `client`',
        'a.ts:3:20 called: `client.files.list()`',
      ],
    ],
  ],
  [
    'a client made in another file and handed through two functions',
    HANDED,
    'src/send.ts:5',
    [
      [
        'src/make.ts:3:10 the client is made: `new OpenAI({ timeout: 1 })`',
        'src/make.ts:3:10 returned by `make()`',
        'src/make.ts:5:14 kept as `openai`',
        'src/index.ts:1:1 handed on from `./make`',
        'src/app.ts:1:10 imported as `openai` from `./index`',
        'src/app.ts:3:12 handed to `send()` as `ai`',
        'src/send.ts:2:22 handed to `inner()`, under `ai`',
        'src/send.ts:5:23 called: `ai.responses.create()`',
      ],
    ],
  ],
  [
    'a client in a field',
    {
      'a.ts':
        "import OpenAI from 'openai';\nclass A {\n  client;\n  constructor() {\n    this.client = new OpenAI();\n  }\n  go() {\n    return this.client.files.list();\n  }\n}\n",
    },
    'a.ts:8',
    [
      [
        'a.ts:5:19 the client is made: `new OpenAI()`',
        'a.ts:5:5 kept in `this.client`',
        'a.ts:8:30 called: `this.client.files.list()`',
      ],
    ],
  ],
  [
    'an address for a function that has another one inside',
    {
      'a.ts':
        "function make(url: string) {\n  return { ask };\n  async function ask(prompt: string) {\n    return fetch(url, { method: 'POST', body: JSON.stringify({ input: prompt }) });\n  }\n}\nexport const model = make('https://api.openai.com/v1/responses');\n",
    },
    'a.ts:4',
    [
      [
        "a.ts:7:27 the address is written: `'https://api.openai.com/v1/responses'`",
        'a.ts:7:27 handed to `make()` as `url`',
        'a.ts:4:12 called: `fetch()`',
      ],
    ],
  ],
  [
    'a wrapper around the client',
    {
      'a.ts': `${CLIENT}import { wrapOpenAI } from 'langsmith/wrappers';\nconst traced = wrapOpenAI(client);\nawait traced.files.list();\n`,
    },
    'a.ts:5',
    [
      [
        'a.ts:2:16 the client is made: `new OpenAI()`',
        'a.ts:2:7 kept as `client`',
        'a.ts:4:27 handed to `wrapOpenAI()`',
        'a.ts:4:7 kept as `traced`',
        'a.ts:5:20 called: `traced.files.list()`',
      ],
    ],
  ],
  [
    'a client by its type',
    {
      'a.ts':
        "import type OpenAI from 'openai';\nexport const go = (client: OpenAI) => client.files.list();\n",
    },
    'a.ts:2',
    [
      [
        'a.ts:2:20 the client, by its type or by the settings: `client: OpenAI`',
        'a.ts:2:52 called: `client.files.list()`',
      ],
    ],
  ],
  [
    'one of two clients',
    {
      'a.ts':
        "import OpenAI from 'openai';\nconst client = process.env.A ? new OpenAI() : new OpenAI({ baseURL: process.env.B });\nawait client.files.list();\n",
    },
    'a.ts:3',
    [
      [
        'a.ts:2:32 the client is made: `new OpenAI()`',
        'a.ts:2:7 kept as `client`',
        'a.ts:3:20 called: `client.files.list()`',
      ],
      [
        'a.ts:2:47 the client is made: `new OpenAI({ baseURL: process.env.B })`',
        'a.ts:2:7 kept as `client`',
        'a.ts:3:20 called: `client.files.list()`',
      ],
    ],
  ],
  [
    'a framework',
    {
      'model.ts':
        "import { createOpenAI } from '@ai-sdk/openai';\nconst provider = createOpenAI({});\nexport const model = provider('gpt-5');\n",
      'a.ts':
        "import { generateText } from 'ai';\nimport { model } from './model';\nawait generateText({ model, prompt: 'x' });\n",
    },
    'a.ts:3',
    [
      [
        "model.ts:3:22 the model is made: `provider('gpt-5')`",
        'model.ts:3:14 kept as `model`',
        'a.ts:2:10 imported as `model` from `./model`',
        'a.ts:3:7 called: `generateText()`',
      ],
      [
        'model.ts:2:18 the provider is made: `createOpenAI({})`',
        'model.ts:2:7 kept as `provider`',
        'model.ts:3:14 kept as `model`',
        'a.ts:2:10 imported as `model` from `./model`',
        'a.ts:3:7 called: `generateText()`',
      ],
    ],
  ],
  [
    'a model in options that are spread',
    {
      'a.ts':
        "import { generateText } from 'ai';\nimport { openai } from '@ai-sdk/openai';\nconst common = { model: openai('gpt-5') };\nawait generateText({ ...common, prompt: 'x' });\n",
    },
    'a.ts:4',
    [
      [
        "a.ts:3:25 the model is made: `openai('gpt-5')`",
        'a.ts:3:7 kept as `common`',
        'a.ts:4:7 called: `generateText()`',
      ],
      [
        'a.ts:3:25 the provider is `openai`',
        'a.ts:3:7 kept as `common`',
        'a.ts:4:7 called: `generateText()`',
      ],
    ],
  ],
  [
    'a raw request',
    {
      'config.ts': "export const BASE = 'https://api.openai.com/v1';\n",
      'a.ts': "import { BASE } from './config';\nawait fetch(`${BASE}/files`);\n",
    },
    'a.ts:2',
    [
      [
        "config.ts:1:21 the address is written: `'https://api.openai.com/v1'`",
        'config.ts:1:14 kept as `BASE`',
        'a.ts:1:10 imported as `BASE` from `./config`',
        'a.ts:2:7 called: `fetch()`',
      ],
    ],
  ],
  [
    'an address that stands in the call',
    { 'a.ts': "await fetch('https://api.openai.com/v1/files');\n" },
    'a.ts:1',
    [["a.ts:1:13 the address is written: `'https://api.openai.com/v1/files'`"]],
  ],
  [
    'a client of a package that sends by HTTP',
    {
      'a.ts':
        "import axios from 'axios';\nconst api = axios.create({ baseURL: 'https://api.openai.com/v1' });\nawait api.get('/files');\n",
    },
    'a.ts:3',
    [
      [
        "a.ts:2:13 the client is made: `axios.create({ baseURL: 'https://api.openai.com/v1' })`",
        'a.ts:2:7 kept as `api`',
        'a.ts:3:11 called: `api.get()`',
      ],
      [
        "a.ts:2:37 the address is written: `'https://api.openai.com/v1'`",
        'a.ts:2:26 handed to `axios.create()`, under `baseURL`',
        'a.ts:2:7 kept as `api`',
        'a.ts:3:11 called: `api.get()`',
      ],
    ],
  ],
];

describe('how a call was found', () => {
  it.each(trails)('%s', async (_, files, place, expected) => {
    expect(await trailsOf(files, place)).toEqual(expected);
  });
});

describe('what goes over the wire', () => {
  const said = async (code: string, line: number, files: Files = {}): Promise<string[]> => {
    const { calls } = await explanation({ 'a.ts': code, ...files }, `a.ts:${String(line)}`);
    return calls.flatMap(({ sends }) =>
      sends.flatMap(({ part, keys, unknown }) => [
        ...keys.map(({ key, presence, ...key_ }) => {
          const values = key_.values.map(({ text, at }) => `${text} @${placeOf(at)}`);
          const open = key_.unknown.map(({ text, at }) => `unknown: ${text} @${placeOf(at)}`);
          return `${part} ${key} (${presence}): ${[...values, ...open].join(' | ')}`;
        }),
        ...unknown.map(({ text, at }) => `${part} …: ${text} @${placeOf(at)}`),
      ]),
    );
  };
  const placeOf = (at?: { file: string; line: number; column: number }): string =>
    at ? `${at.file}:${String(at.line)}:${String(at.column)}` : '';

  it('each key, its values, and where they are written', async () => {
    expect(
      await said(
        `${CLIENT}import { MODEL } from './config';
export const ask = (text: string, keep?: boolean) =>
  client.responses.create({
    model: MODEL,
    input: text,
    store: keep ? true : undefined,
    metadata: { a: 'b' },
    user: process.env.USER,
  });
`,
        5,
        { 'config.ts': "export const MODEL = 'gpt-5';\n" },
      ),
    ).toEqual([
      'body model (sent): "gpt-5" @config.ts:1:22',
      'body input (sent): unknown: is the parameter text: string @a.ts:7:12',
      'body store (may be left out): true @a.ts:8:19',
      "body metadata (sent): { a: 'b' } @a.ts:9:15",
      'body user (sent): process.env.USER @a.ts:10:11',
    ]);
  });

  it('why a key is not known', async () => {
    expect(
      await said(
        `${CLIENT}import { change } from 'elsewhere';
export const ask = (more: object, name: string) => {
  const body = { model: 'gpt-5', store: false, ...more, [name]: 1 };
  change(body);
  return client.responses.create(body);
};
`,
        7,
      ),
    ).toEqual([
      'body model (may be left out): "gpt-5" @a.ts:5:25 | unknown: is the parameter more: object @a.ts:5:51 | unknown: has a key whose name is computed @a.ts:5:57 | unknown: is handed to a function that is not read @a.ts:6:3',
      'body store (may be left out): false @a.ts:5:41 | unknown: is the parameter more: object @a.ts:5:51 | unknown: has a key whose name is computed @a.ts:5:57 | unknown: is handed to a function that is not read @a.ts:6:3',
      'body …: is the parameter more: object @a.ts:5:51',
      'body …: has a key whose name is computed @a.ts:5:57',
      'body …: is handed to a function that is not read @a.ts:6:3',
    ]);
  });
});

describe('what judges it', () => {
  it('the line of the policy, its source, and what would change the verdict', async () => {
    const code = `${CLIENT}await client.files.create({ purpose: 'user_data', file });\n`;
    const { calls } = await explanation({ 'a.ts': code }, 'a.ts:3');
    expect(calls[0]?.judged).toMatchObject({
      verdict: 'ineligible',
      profile: 'zdr',
      rows: [
        {
          route: 'POST /v1/files',
          endpoint: '/v1/files',
          kept: 'application state: until deleted; abuse-monitoring logs: 30 days',
          certainty: 'certain',
          source: { date: '2026-10-09', url: expect.stringMatching(/^https:/) as string },
        },
      ],
      changes: [
        'No key of the request does: the endpoint is not eligible as a whole. Send the document inline as `file_data`.',
        'Under the profile mam (Modified Abuse Monitoring): Application state is or may be kept, whatever is agreed on abuse monitoring.',
        'Under the profile hipaa (HIPAA, under a Business Associate Agreement): On the list of endpoints that a BAA may cover, with limitations.',
      ],
    });
    expect(calls[0]?.call.findings.map(({ rule }) => rule)).toEqual([
      'openai-zdr/no-ineligible-endpoint',
    ]);
  });

  it.each([
    [
      'a host that is not known',
      "import OpenAI from 'openai';\nnew OpenAI({ baseURL: process.env.BASE }).files.list();\n",
      'Nothing proves whose host it is. A base URL that can be read, or `hosts` in the settings, would settle it: then it is "Not eligible for Zero Data Retention".',
    ],
    [
      'another vendor',
      "import OpenAI from 'openai';\nnew OpenAI({ baseURL: 'https://api.groq.com/openai/v1' }).files.list();\n",
      'It goes to another host. A host of OpenAI would be judged by its table: then it is "Not eligible for Zero Data Retention".',
    ],
    [
      'a path that is put together',
      'const f = (path) =>\n  fetch(`https://api.openai.com/v1/${path}`);\n',
      'The path is put together while the program runs. One that is written down would be judged by its line.',
    ],
  ])('%s', async (_, code, change) => {
    const { calls } = await explanation({ 'a.ts': code }, 'a.ts:2');
    expect(calls[0]?.judged.changes[0]).toBe(change);
  });
});

describe('a place without a call', () => {
  const ends = async (code: string, line: number): Promise<string[]> => {
    const { calls, places } = await explanation({ 'a.ts': code }, `a.ts:${String(line)}`);
    expect(calls).toEqual([]);
    return places.flatMap((place) =>
      place.ends.map(({ steps, said }) =>
        [place.callee, ...steps.toReversed().map(({ text }) => text), said.text].join(' < '),
      ),
    );
  };

  it.each([
    [
      'a parameter that nobody is seen to give',
      'const openai = 1;\nexport const f = (client) =>\n  client.chat.completions.create({});\n',
      3,
      ['client.chat.completions.create < `client` is the parameter client'],
    ],
    [
      'a client of another vendor',
      "// openai\nimport Stripe from 'stripe';\nconst stripe = new Stripe();\nstripe.files.create({});\n",
      4,
      [
        'stripe.files.create < kept as `stripe` < `stripe` comes from the package `stripe`: nothing of this name is known to reach OpenAI',
      ],
    ],
    [
      'what makes a client',
      "import OpenAI from 'openai';\nexport const client = new OpenAI();\n",
      2,
      ['OpenAI < `OpenAI` makes a client, which sends nothing by itself'],
    ],
    [
      'a file that is not there',
      "// openai\nimport { client } from './gone';\nclient.responses.create({});\n",
      3,
      ['client.responses.create < `client` comes from `./gone`, which leads to no file'],
    ],
    [
      'a function of the program',
      '// openai\nfunction send() {}\nsend();\n',
      3,
      ['send < `send` is a part of the program: what it sends is told where its body sends it'],
    ],
    [
      'a request to somebody else',
      "// openai\nfetch('https://example.com');\n",
      2,
      ['fetch < `fetch` is a name that the program does not declare: a global one'],
    ],
    ['no call at all', '// openai\nconst a = 1;\n', 2, []],
  ])('%s', async (_, code, line, expected) => {
    expect(await ends(code, line)).toEqual(expected);
  });

  it('tells what a request is given, and what else the inventory lists', async () => {
    const code =
      "const url = 'https://example.com';\nfetch(url);\nexport const f = (openai) => openai.chat.completions.create({});\n";
    const sent = await explanation({ 'a.ts': code }, 'a.ts:2');
    expect(sent.places[0]?.given).toEqual([
      {
        text: '"https://example.com"',
        at: { file: 'a.ts', line: 1, column: 13, endLine: 1, endColumn: 34 },
      },
    ]);
    const open = await explanation({ 'a.ts': code }, 'a.ts:3');
    expect(open.unresolved.map(({ reason }) => reason)).toEqual([
      'chat.completions.create: the client is the parameter openai',
    ]);
  });

  describe('of a client that other files may use', () => {
    const client = `import OpenAI from 'openai';\nexport const client = new OpenAI();\n`;
    const use = "import { client } from './again';\nawait client.embeddings.create({});\n";
    const files = { 'client.ts': client, 'again.ts': "export * from './client';\n" };
    const OPEN = 'a client is exported, and no call with it was found';

    it('says which files have calls with it', async () => {
      const found = await explanation(
        { ...files, 'b.ts': use, 'a.ts': use, 'c.ts': "import './client';\n" },
        'client.ts:2',
      );
      expect([found.unresolved, found.usedBy]).toEqual([[], ['a.ts', 'b.ts']]);
      const folder = project({ ...files, 'use.ts': use });
      expect((await run(folder, ['explain', 'client.ts:2'])).stdout).toBe(
        `client.ts:2: no call of OpenAI was found here. The file has no call of OpenAI. Calls that rest on it stand in use.ts.

client.ts:2:23  OpenAI()
Where the trail ends
  2:27  \`OpenAI\` makes a client, which sends nothing by itself.

Configuration: none found that names this plugin.
`,
      );
    });

    it('says that there is none, as the inventory does', async () => {
      const found = await explanation({ ...files, 'c.ts': "import './client';\n" }, 'client.ts:2');
      expect([found.unresolved.map(({ reason }) => reason), found.usedBy]).toEqual([[OPEN], []]);
    });

    it('names some of many files', async () => {
      const many = Object.fromEntries(
        Array.from({ length: 7 }, (_, index) => [`u${String(index)}.ts`, use]),
      );
      const folder = project({ ...files, ...many });
      expect((await run(folder, ['explain', 'client.ts:2'])).stdout).toContain(
        ' Calls that rest on it stand in u0.ts, u1.ts, u2.ts, u3.ts, u4.ts and 2 more files.\n',
      );
    });
  });

  it('says whether the file has a trace of OpenAI, and where its calls are', async () => {
    const none = await explanation({ 'a.ts': 'f(1);\n' }, 'a.ts:1');
    expect([none.hasTrace, none.elsewhere]).toEqual([false, []]);
    const some = await explanation(
      { 'a.ts': `${CLIENT}f(1);\nawait client.files.list();\n` },
      'a.ts:3',
    );
    expect([some.hasTrace, some.elsewhere]).toEqual([true, [4]]);
  });
});

describe('the JSON', () => {
  const load = (name: string): object =>
    JSON.parse(readFileSync(`${ROOT}src/audit/${name}.schema.json`, 'utf8')) as object;
  const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true })
    .addSchema(load('inventory'))
    .compile(load('explanation'));

  it.each(trails)('keeps to its schema for %s', async (_, files, place) => {
    validate(await explanation(files, place));
    expect(validate.errors ?? []).toEqual([]);
  });

  it.each(['src/handbook.ts:7', 'src/handbook.ts:7:9', 'src/handbook.ts:1', 'src/groq.ts:8'])(
    'keeps to it for %s of the sample',
    async (place) => {
      const { stdout } = await run(SUPPORT_DESK, ['explain', place, '--format', 'json']);
      validate(JSON.parse(stdout));
      expect(validate.errors ?? []).toEqual([]);
    },
  );

  it('has a schema that refuses what it does not know', async () => {
    const found = await explanation(HANDED, 'src/send.ts:5');
    expect(validate({ ...found, more: 1 })).toBe(false);
    expect(validate({ ...found, schemaVersion: 2 })).toBe(false);
  });
});

describe('the same trail in reports', () => {
  it('stands in the JSON when it is asked for, and outlives a merge', async () => {
    const folder = project(HANDED);
    const [call] = (await inventoryOf(folder, '--trail')).calls;
    const { calls } = await explanation(HANDED, 'src/send.ts:5');
    expect(call?.trail).toHaveLength(1);
    expect(call?.trail).toEqual(calls[0]?.call.trail);
    expect(call?.sends?.[0]?.keys.length).toBeGreaterThan(0);
    expect(call?.sends).toEqual(calls[0]?.sends);
    const [short] = (await inventoryOf(folder)).calls;
    expect(short).not.toHaveProperty('trail');
    expect(short).not.toHaveProperty('sends');
    await run(folder, ['--trail', '--output', 'a.json', '-o', 'results.sarif']);
    await run(folder, ['--output', 'b.json', '-o', 'other.sarif']);
    expect(read(folder, 'b.json')).not.toMatch(/"trail"|"sends"/);
    expect(read(folder, 'other.sarif')).toBe(read(folder, 'results.sarif'));
    const merged = await run(folder, ['--merge', 'a.json', '--trail', '--format', 'json']);
    expect(merged.stdout).toBe(read(folder, 'a.json'));
    const plain = await run(folder, ['--merge', 'a.json', '--format', 'json']);
    expect(plain.stdout).toBe(read(folder, 'b.json'));
    const sarif = await run(folder, ['--merge', 'a.json', '--format', 'sarif']);
    expect(sarif.stdout).toBe(read(folder, 'results.sarif'));
  });

  it('is remembered by the cache for those who ask for it', async () => {
    const folder = project(HANDED);
    const [plain, first, again] = [
      await inventoryOf(folder, '--cache'),
      await inventoryOf(folder, '--cache', '--trail'),
      await inventoryOf(folder, '--cache', '--trail'),
    ];
    expect(plain.calls[0]).not.toHaveProperty('trail');
    expect(first.calls[0]?.trail).toHaveLength(1);
    expect(again).toEqual(first);
  });

  it('is a code flow of SARIF, with columns', async () => {
    const files = {
      ...HANDED,
      'src/send.ts': HANDED['src/send.ts']!.replace(', store: false', ''),
    };
    const { stdout } = await run(project(files), ['--format', 'sarif']);
    const log = JSON.parse(stdout) as {
      runs: [{ results: { locations: unknown; codeFlows: [{ threadFlows: [Flow] }] }[] }];
    };
    interface Flow {
      locations: {
        location: {
          physicalLocation: { artifactLocation: { uri: string }; region: Record<string, number> };
          message: { text: string };
        };
      }[];
    }
    const [result] = log.runs[0].results;
    const steps = result!.codeFlows[0].threadFlows[0].locations.map(({ location }) => {
      const { artifactLocation, region } = location.physicalLocation;
      return [artifactLocation.uri, Object.values(region), location.message.text];
    });
    expect(steps).toHaveLength(8);
    expect([steps[0], steps[6]]).toEqual([
      ['src/make.ts', [3, 3, 10, 36], 'the client is made: `new OpenAI({ timeout: 1 })`'],
      ['src/send.ts', [2, 2, 22, 28], 'handed to `inner()`, under `ai`'],
    ]);
    expect(result!.locations).toMatchObject([
      {
        physicalLocation: { region: { startLine: 5, startColumn: 23, endLine: 5, endColumn: 29 } },
      },
    ]);
    validateSarif(log);
    expect(validateSarif.errors ?? []).toEqual([]);
  });
});

describe('which place is meant', () => {
  const TWO = `${CLIENT}await client.responses.create({
  input: await client.files.list(),
  store: false,
}); client.batches.list();
`;
  const pathsAt = async (place: string): Promise<(string | null)[]> =>
    (await explanation({ 'a.ts': TWO }, place)).calls.map(({ call }) => call.path);

  it.each([
    ['a.ts:3', ['responses.create']],
    ['a.ts:4', ['files.list']],
    ['a.ts:5', ['responses.create']],
    ['a.ts:6', ['batches.list']],
    ['a.ts:4:3', ['responses.create']],
    ['a.ts:4:20', ['files.list']],
    ['a.ts:3:10', ['responses.create']],
  ])('%s', async (place, paths) => {
    expect(await pathsAt(place)).toEqual(paths);
  });

  it('every call of a line', async () => {
    const code = `${CLIENT}await client.files.list(), await client.batches.list();\n`;
    const { calls } = await explanation({ 'a.ts': code }, 'a.ts:3');
    expect(calls.map(({ call }) => call.path)).toEqual(['files.list', 'batches.list']);
  });
});

describe('the configuration of the file', () => {
  it('is that of the audit', async () => {
    const folder = withEslint({
      'eslint.config.js':
        "// eslint-plugin-openai-zdr\nexport default [{ files: ['src/**'], settings: { 'openai-zdr': { profile: 'mam', clients: [{ module: '@acme/llm', export: 'llm' }] } } }, { ignores: ['src/b.js'] }];\n",
      'src/a.js': "import { llm } from '@acme/llm';\nawait llm.files.list();\n",
      'src/b.js': "import { llm } from '@acme/llm';\nawait llm.files.list();\n",
    });
    const asked = async (place: string, ...args: string[]): Promise<Explanation> =>
      JSON.parse(
        (await run(folder, ['explain', place, '--format', 'json', ...args])).stdout,
      ) as Explanation;
    const found = await asked('src/a.js:2');
    expect(found).toMatchObject({
      profile: 'mam',
      configuration: { lookedFor: true, files: ['eslint.config.js'] },
      calls: [{ call: { path: 'files.list' }, judged: { profile: 'mam' } }],
    });
    expect(found.ignored).toBeUndefined();
    expect((await asked('src/b.js:2')).ignored).toBe(true);
    expect((await asked('src/a.js:2', '--no-config')).calls).toEqual([]);
    expect((await asked('src/a.js:2', '--profile', 'hipaa')).profile).toBe('hipaa');
  });
});

it('takes what is open elsewhere from the cache, with the same answer', async () => {
  const files = {
    'client.ts': "import OpenAI from 'openai';\nexport const client = new OpenAI();\n",
    ...Object.fromEntries(
      ['a', 'b', 'c'].map((name) => [
        `${name}.ts`,
        "import { client } from './client';\nawait client.files.list();\n",
      ]),
    ),
  };
  const folder = project(files);
  const questions = vi.spyOn(Evaluator.prototype, 'beginQuestion');
  const ask = async (...args: string[]): Promise<{ said: string; cost: number }> => {
    questions.mockClear();
    const { stdout } = await run(folder, ['explain', 'client.ts:2', ...args]);
    return { said: stdout, cost: questions.mock.calls.length };
  };
  const alone = await ask();
  expect(alone.said).toContain('a.ts, b.ts');
  await run(folder, ['--cache=c', '-q']);
  const cached = await ask('--cache=c');
  expect(cached.said).toBe(alone.said);
  expect(cached.cost).toBeLessThan(alone.cost / 2);
  vi.restoreAllMocks();
});

it('says of a call what is reported of the texts that it sends', async () => {
  const folder = project({
    'a.ts': `${CLIENT}const content = [{ type: 'image_url', image_url: { url: 'https://example.com/a.png' } }];
await client.chat.completions.create({ model: 'gpt-5', messages: [{ role: 'user', content }] });
`,
  });
  const { stdout } = await run(folder, ['explain', 'a.ts:4']);
  expect(stdout).toContain(
    '\nWhat is reported\n  warn openai-zdr/no-image-input in line 3: Image input by URL',
  );
  expect(stdout).not.toContain('Also in this line');
});

describe('what cannot be explained', () => {
  const folder = project({
    'a.ts': `${CLIENT}await client.files.list();\n`,
    'broken.ts': '{{{ openai',
    'b.py': 'import openai\n',
    'notes.md': '# openai\n',
  });

  it.each([
    [[], 'explain needs one place, such as src/a.ts:12 or src/a.ts:12:3, and not nothing.'],
    [['a.ts'], 'explain needs one place, such as src/a.ts:12 or src/a.ts:12:3, and not "a.ts".'],
    [
      ['a.ts:0'],
      'explain needs one place, such as src/a.ts:12 or src/a.ts:12:3, and not "a.ts:0".',
    ],
    [
      ['a.ts:1', 'a.ts:2'],
      'explain needs one place, such as src/a.ts:12 or src/a.ts:12:3, and not "a.ts:1 a.ts:2".',
    ],
    [['gone.ts:1'], `There is no file "gone.ts" below ${folder}.`],
    [['a.ts:9'], 'a.ts has no line 9: it ends with line 4.'],
    [['a.ts:3:99'], 'a.ts has no column 99 in line 3: it ends with column 26.'],
    [['broken.ts:1'], 'broken.ts cannot be parsed (Expected `}` but found `EOF`).'],
    [
      ['b.py:1'],
      'b.py is not read: this command analyses JavaScript, TypeScript and HTML pages, and no .py.',
    ],
    [['notes.md:1'], 'notes.md is not read: add --markdown.'],
    [
      ['a.ts:3', '--format', 'jsno'],
      '--format is "jsno", but explanations are one of text, json (did you mean json?).',
    ],
  ])('%j', async (args, message) => {
    expect(await run(folder, ['explain', ...args])).toEqual({
      status: 2,
      stdout: '',
      stderr: `openai-zdr: ${message}\n`,
    });
  });
});

describe('the text', () => {
  it('says it in order', async () => {
    const { stdout } = await run(project(HANDED), ['explain', 'src/send.ts:5']);
    expect(stdout).toMatchInlineSnapshot(`
      "src/send.ts:5:10  responses.create  POST /v1/responses
        It goes to OpenAI, and leaves none. It stands in inner.
      How it was found
        src/make.ts:3:10  the client is made: \`new OpenAI({ timeout: 1 })\`
        src/make.ts:3:10  returned by \`make()\`
        src/make.ts:5:14  kept as \`openai\`
        src/index.ts:1:1  handed on from \`./make\`
        src/app.ts:1:10   imported as \`openai\` from \`./index\`
        src/app.ts:3:12   handed to \`send()\` as \`ai\`
        2:22              handed to \`inner()\`, under \`ai\`
        5:23              called: \`ai.responses.create()\`
      What goes over the wire
        body
          input  "hello"  src/app.ts:3:20
          store  false    5:52
      What judges it
        Eligible with limitations, if Zero Data Retention is enabled for this project, by the snapshot 2026-11-26 and the profile zdr (Zero Data Retention).
        POST /v1/responses, by the line /v1/responses: limited; application state: none, with exceptions; abuse-monitoring logs: 30 days
        OpenAI, Data controls in the OpenAI platform (two translated copies that agree), 2026-10-09
        https://platform.openai.com/docs/guides/your-data
      What would change the verdict
        Reads from an endpoint that is not eligible with: \`file_id\`, \`file_ids\`, \`tools[].type: 'file_search'\`, \`vector_store_ids\`
        Kept with: \`store omitted\`, \`store: true\`, \`previous_response_id\`, \`conversation\`, \`input[].type: item_reference\`, \`background: true\`, \`prompt_cache_retention: '24h'\`, \`prompt_cache_options.ttl\`, \`prompt_cache_retention omitted\`, \`audio\`, \`modalities: ['audio']\`, \`tools[].type: 'code_interpreter'\`, \`tools[].type: 'shell' with a hosted environment\`, \`environment.skills[].skill_id\`, \`prompt.id\`
        Scanned, and kept where something is suspected, with: \`image_url\`, \`input_image\`, \`image\`, \`input_file\`, \`file\`
        Handed to others with: \`tools[].type: 'mcp'\`, \`network_policy\`

      Configuration: none found that names this plugin.
      "
    `);
  });

  it('says where the trail ends', async () => {
    const files = {
      'a.ts':
        "// openai\nimport Stripe from 'stripe';\nconst stripe = new Stripe();\nstripe.files.create({ a: 1 });\n",
    };
    expect((await run(project(files), ['explain', 'a.ts:4'])).stdout).toMatchInlineSnapshot(`
      "a.ts:4: no call of OpenAI was found here. The file has no call of OpenAI.

      a.ts:4:1  stripe.files.create()
      Where the trail ends
        3:7   kept as \`stripe\`
        3:20  \`stripe\` comes from the package \`stripe\`: nothing of this name is known to reach OpenAI.
        given first: { a: 1 }

      Configuration: none found that names this plugin.
      "
    `);
  });

  it('is what the page shows', async () => {
    const page = readFileSync(`${ROOT}rules-docs/explain.md`, 'utf8');
    const shown = /<!-- output -->\n```text\n([^]*?)```/.exec(page)?.[1];
    const { stdout } = await run(SUPPORT_DESK, ['explain', 'src/handbook.ts:7'], {
      env: { COLUMNS: '100' },
    });
    expect(stdout).toBe(shown);
  });

  it('is as wide as the terminal, and is not broken where there is none', async () => {
    const widest = async (more: Parameters<typeof run>[2]): Promise<number> => {
      const { stdout } = await run(SUPPORT_DESK, ['explain', 'src/handbook.ts:7'], more);
      const prose = stdout
        .split('What judges it')[1]!
        .split('\n')
        .filter((line) => !line.includes('OpenAI, Data'));
      return Math.max(...prose.map(widthOf));
    };
    expect(await widest({ isTTY: true, columns: 60 })).toBeLessThanOrEqual(60);
    expect(await widest({ isTTY: true, columns: 140 })).toBeGreaterThan(100);
    expect(await widest({})).toBeGreaterThan(140);
  });

  it('shows no character that acts on a terminal', async () => {
    const files = { 'a.ts': `${CLIENT}client.responses.create({ model: '\u202e\u0007' });\n` };
    const { stdout } = await run(project(files), ['explain', 'a.ts:3']);
    expect(stdout).not.toMatch(/[\u202e\u0007]/);
    expect(stdout).toContain('[U+202E]');
  });
});
