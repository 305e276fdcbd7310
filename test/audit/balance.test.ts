/** The balance: every trace of OpenAI in one account, in every output, however the work is split. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Balance, Inventory } from '../../src/audit/inventory.ts';
import { isInShard } from '../../src/audit/shards.ts';
import {
  CLIENT,
  ROOT,
  type Files,
  inventoryOf,
  project,
  repository,
  run,
  runCli,
  withEslint,
  write,
} from '../helpers/audit.ts';

const HANDED = `import OpenAI from 'openai';
import { remember } from './elsewhere';
const client = new OpenAI();
remember(client);
`;

/** One of each account. */
const PROGRAM: Files = {
  'a-call.ts': `${CLIENT}await client.embeddings.create({});\n`,
  'b-other.ts':
    "import OpenAI from 'openai';\nexport const groq = new OpenAI({ baseURL: 'https://api.groq.com/openai/v1' });\nawait groq.chat.completions.create({});\n",
  'c-type.ts': "import type OpenAI from 'openai';\nexport type Client = OpenAI;\n",
  'd-open.ts': `import { Codex } from '@openai/codex-sdk';
const codex = new Codex({
  env: {},
});
codex.startThread();
`,
  'e-open.ts': "import { Codex } from '@openai/codex-sdk';\nnew Codex();\n",
  'f-open.ts': 'export const ask = (openai) => openai.responses.create({});\n',
};

const CODEX = '@openai/codex-sdk reaches OpenAI and is not read';

async function rendered(folder: string, format: string, ...args: string[]): Promise<string> {
  return (await run(folder, ['--format', format, ...args])).stdout;
}

function sumOf(balance: Balance | null): number {
  return countsOf(balance).reduce((sum, [, count]) => sum + count, 0);
}

function countsOf(balance: Balance | null): [account: string, count: number][] {
  return Object.entries<number>({ ...balance });
}

describe('the balance', () => {
  let folder: string;
  let inventory: Inventory;
  beforeAll(async () => {
    folder = project(PROGRAM);
    inventory = await inventoryOf(folder);
  });

  it('counts every trace in one account', async () => {
    const each = await Promise.all(
      Object.entries(PROGRAM).map(async ([name, text]) => {
        const { balance, unresolved } = await inventoryOf(project({ [name]: text }));
        expect(balance?.notFollowed, name).toBe(unresolved.length);
        return balance;
      }),
    );
    const accounts = (balance: Balance | null): string[] =>
      countsOf(balance)
        .filter(([, count]) => count > 0)
        .map(([name]) => name);
    expect(each.map(accounts)).toEqual([
      ['inCalls'],
      ['otherVendors'],
      ['sendNothing'],
      ['notFollowed'],
      ['notFollowed'],
      ['notFollowed'],
    ]);
    expect(sumOf(inventory.balance)).toBe(each.reduce((sum, item) => sum + sumOf(item), 0));
    expect(inventory.balance?.notFollowed).toBe(inventory.unresolved.length);
  });

  it('stands in JSON that keeps to the schema, each place once, with its end', () => {
    const schema = JSON.parse(
      readFileSync(join(ROOT, 'src/audit/inventory.schema.json'), 'utf8'),
    ) as object;
    const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema);
    expect([validate(inventory), validate.errors]).toEqual([true, null]);
    expect(validate({ ...inventory, balance: { ...inventory.balance, notFollowed: -1 } })).toBe(
      false,
    );
    expect(validate({ ...inventory, unresolved: [{ file: 'a', line: 1, reason: '' }] })).toBe(
      false,
    );
    const remedy = 'look up what it sends';
    expect(inventory.unresolved).toEqual([
      { file: 'd-open.ts', line: 2, endLine: 4, reason: CODEX, remedy },
      { file: 'e-open.ts', line: 2, endLine: 2, reason: CODEX, remedy },
      expect.objectContaining({ file: 'f-open.ts', line: 1, endLine: 1 }),
    ]);
  });

  it('ends the text, below the places by cause', async () => {
    const text = await rendered(folder, 'text');
    expect(text).toContain(
      `\nNot followed to a call (3)\n  ${CODEX} (2 places); look up what it sends\n      d-open.ts:2\n      e-open.ts:2\n  responses.create: `,
    );
    const { inCalls, otherVendors, sendNothing } = inventory.balance!;
    expect(text).toContain(
      `\n${String(sumOf(inventory.balance))} mentions of OpenAI in the code: ${String(inCalls)} lead to 1 call, ${String(otherVendors)} to other vendors, ${String(sendNothing)} to nothing that is sent, 3 were not followed.\n`,
    );
  });

  it('counts the places of a cause that are too many to name', async () => {
    const many = project(
      Object.fromEntries(
        Array.from({ length: 12 }, (_, index) => [`f${String(index)}.ts`, PROGRAM['e-open.ts']!]),
      ),
    );
    const text = await rendered(many, 'text');
    expect(text.match(/^ {6}f\d+\.ts:2$/gm)).toHaveLength(10);
    expect(text).toContain(`${CODEX} (12 places); `);
    expect(text).toContain('\n      … and 2 more places\n');
    expect((await rendered(many, 'html')).match(/<code>f\d+\.ts:2<\/code>/g)).toHaveLength(12);
  });

  it.each([
    ['html', /\d+ mentions of OpenAI in the code: .+ 3 were not followed\./],
    [
      'html',
      /<h3>Not followed to a call \(3\)<\/h3><ul class="list"><li>@openai\/codex-sdk reaches OpenAI and is not read \(2 places\)<ul class="places"><li><code>d-open\.ts:2<\/code><\/li><li><code>e-open\.ts:2<\/code><\/li><\/ul><\/li><\/ul><p class="remedy">What helps: look up what it sends\.<\/p>/,
    ],
    [
      'markdown',
      /\d files read\. \d+ mentions of OpenAI in the code: .+ 3 were not followed\. A lint /,
    ],
    ['markdown', /<summary>Not followed to a call \(3\)<\/summary>/],
    [
      'markdown',
      /\n- @\u200bopenai\/codex-sdk reaches .+ \\\(2 places\\\); look up .+: `d-open\.ts:2` `e-open\.ts:2`\n- .+; the settings `clients` and /,
    ],
    [
      'csv',
      /\r\nunresolved,d-open\.ts,2,.*@openai\/codex-sdk reaches OpenAI and is not read; look up what it sends\r\n/,
    ],
    ['csv', /\r\nbalance,,.*,"\d+ mentions of OpenAI in the code: .+, 3 were not followed\."\r\n/],
    [
      'cyclonedx',
      /"openai-zdr:traces",\s+"value": "\d+ mentions of OpenAI in the code: .+ 3 were not followed\."/,
    ],
    ['cyclonedx', /"openai-zdr:unresolved",\s+"value": "3"/],
  ])('stands in %s: %s', async (format, words) => {
    expect(await rendered(folder, format)).toMatch(words);
  });

  it('stands in SARIF, and each place is a notification from its line to its end', async () => {
    const { runs } = JSON.parse(await rendered(folder, 'sarif')) as {
      runs: {
        properties: { traces: Balance };
        invocations: { toolExecutionNotifications: { locations: object[] }[] }[];
      }[];
    };
    expect(runs[0]!.properties.traces).toEqual(inventory.balance);
    const notifications = runs[0]!.invocations[0]!.toolExecutionNotifications;
    expect(notifications).toHaveLength(3);
    expect(notifications[0]).toMatchObject({
      level: 'note',
      descriptor: { id: 'unresolved' },
      message: { text: `Not followed to a call: ${CODEX}; look up what it sends` },
      locations: [{ physicalLocation: { region: { startLine: 2, endLine: 4 } } }],
    });
  });

  it.each(['text', 'html', 'markdown', 'csv', 'cyclonedx'])(
    'is not spoken of in %s where there is no trace, or where none was written down',
    async (format) => {
      const spoken = /\d traces? of OpenAI|balance|openai-zdr:traces|<p><\/p>|\. {2}A lint/;
      const empty = project({ 'a.ts': 'export {};\n' });
      expect(await rendered(empty, format)).not.toMatch(spoken);
      const { balance, ...old } = inventory;
      expect(balance).not.toBeNull();
      const places = old.unresolved.map(({ file, line, reason }) => ({ file, line, reason }));
      write(empty, { 'old.json': JSON.stringify({ ...old, unresolved: places }) });
      expect(await rendered(empty, format, '--merge', 'old.json')).not.toMatch(spoken);
      expect(await rendered(empty, 'text', '--merge', 'old.json')).toContain(`${CODEX} (2 places)`);
    },
  );
});

describe('what fails', () => {
  it('counts what is not followed at --fail-on unknown, and only there', async () => {
    const folder = project(PROGRAM);
    expect((await run(folder)).status).toBe(0);
    const { status, stdout } = await run(folder, ['--fail-on', 'unknown']);
    expect(status).toBe(1);
    expect(stdout).toContain('Failing: 3 places not followed at --fail-on unknown.');
  });

  it('does not count what only tests hold', async () => {
    const folder = project({
      'test/d.ts': PROGRAM['d-open.ts']!,
      'src/f.test.ts': PROGRAM['f-open.ts']!,
    });
    const { unresolved, balance } = await inventoryOf(folder);
    expect(unresolved).toEqual([]);
    expect(balance).toEqual({ inCalls: 0, otherVendors: 0, sendNothing: 2, notFollowed: 0 });
    expect((await run(folder, ['--fail-on', 'unknown'])).status).toBe(0);
  });

  describe('where a comment accepts an import', () => {
    const comment = '// eslint-disable-next-line openai-zdr/no-blind-spots -- agreed\n';
    const strict = `import openaiZdr from ${JSON.stringify(`${ROOT}dist/index.js`)};
// eslint-plugin-openai-zdr
export default [openaiZdr.configs.strict, { rules: { 'openai-zdr/no-blind-spots': ['warn', { packages: true }] } }];
`;
    const more = 'new Codex().resumeThread();\n';
    const accepted = (text: string): Files => ({
      'eslint.config.js': strict,
      'a.js': text,
    });

    it('accepts all places of it', async () => {
      const folder = withEslint(accepted(`${comment}${PROGRAM['e-open.ts']!}${more}`));
      expect((await run(folder, ['--fail-on', 'unknown'])).status).toBe(0);
      expect(await rendered(folder, 'text')).toContain(
        `\n  accepted (agreed)  ${CODEX} (2 places); look up what it sends\n      a.js:3, 4\n`,
      );
    });

    it('tells those of another file apart, which nothing accepts', async () => {
      const folder = withEslint({
        ...accepted(`${comment}${PROGRAM['e-open.ts']!}`),
        'b.js': `${PROGRAM['e-open.ts']!}${more}`,
      });
      expect(await rendered(folder, 'text')).toContain(
        `\n  warn  ${CODEX} (3 places); look up what it sends\n      b.js:2, 3\n      a.js:3  accepted (agreed)\n`,
      );
      expect((await run(folder, ['--fail-on', 'unknown'])).stdout).toContain(
        'Failing: 2 places not followed at --fail-on unknown.',
      );
    });

    it('accepts no place of another import of the same package', async () => {
      const again = "const { Codex: Other } = require('@openai/codex-sdk');\nnew Other();\n";
      const folder = withEslint(accepted(`${comment}${PROGRAM['e-open.ts']!}${again}`));
      expect((await run(folder, ['--fail-on', 'unknown'])).status).toBe(1);
    });

    it('accepts no place of a package that is named alike', async () => {
      const alike = "import { Codex as More } from '@openai/codex-sdk-more';\nnew More();\n";
      const folder = withEslint(accepted(`${comment}${PROGRAM['e-open.ts']!}${alike}`));
      expect((await run(folder, ['--fail-on', 'unknown'])).stdout).toContain(
        'Failing: 1 place not followed at --fail-on unknown.',
      );
    });
  });
});

/** A client, and a key, that one file has and another one uses. */
const APART: Readonly<Record<string, Files>> = {
  'a client': {
    'client.ts': "import OpenAI from 'openai';\nexport const client = new OpenAI();\n",
    'use.ts': "import { client } from './client';\nawait client.embeddings.create({});\n",
  },
  'a key': {
    'config.ts': 'export const key = process.env.OPENAI_API_KEY;\n',
    'use.ts':
      "import { key } from './config';\nawait fetch('https://api.openai.com/v1/embeddings', { method: 'POST', headers: { Authorization: `Bearer ${key}` } });\n",
  },
};

/** Under names by which the file that makes something and the one that uses it are in different shards. */
function inShards(files: Files, makerFirst: boolean): Files {
  const [maker, user] = Object.entries(files);
  const isFirst = (name: string): boolean => isInShard(name, { index: 1, count: 2 });
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const folder = names.find((name) => isFirst(`${name}/${maker![0]}`) === makerFirst)!;
  const name = names.find((item) => isFirst(`${folder}/${item}.ts`) !== makerFirst)!;
  return { [`${folder}/${maker![0]}`]: maker![1], [`${folder}/${name}.ts`]: user![1] };
}

describe.each(Object.entries(APART))('%s that another file uses', (_, files) => {
  const [maker = '', user = ''] = Object.keys(files);
  const withoutUse = { ...files, [user]: 'export {};\n' };

  it('is a part of that call', async () => {
    const { unresolved, balance, calls } = await inventoryOf(project(files));
    expect(calls).toHaveLength(1);
    expect(unresolved).toEqual([]);
    expect(balance?.inCalls).toBeGreaterThanOrEqual(1);
    expect(balance).toMatchObject({ otherVendors: 0, notFollowed: 0 });
  });

  it('is listed where nothing uses it', async () => {
    expect((await inventoryOf(project(withoutUse))).unresolved).toMatchObject([{ file: maker }]);
  });

  it.each([true, false])(
    'is the same in shards, be it made in the first: %s',
    async (makerFirst) => {
      const folder = project(inShards(files, makerFirst));
      const out = project();
      const parts = await Promise.all(
        ['1/2', '2/2'].map(async (shard, index) => {
          const name = join(out, `${String(index)}.json`);
          await run(folder, ['--shard', shard, '-o', name, '-q']);
          return { name, inventory: await inventoryOf(folder, '--shard', shard) };
        }),
      );
      expect(parts.flatMap(({ inventory }) => inventory.unresolved)).toHaveLength(1);
      const whole = await rendered(folder, 'json');
      for (const names of [parts.map(({ name }) => name), parts.map(({ name }) => name).reverse()])
        expect(await rendered(folder, 'json', '--merge', ...names)).toBe(whole);
      expect(whole).not.toContain('"spans"');
      expect(whole).not.toContain('"rests"');
    },
  );

  it('is a part of that call with --since, whichever of them changed', async () => {
    for (const changed of [maker, user]) {
      const folder = repository(files);
      write(folder, { [changed]: `${files[changed]!}// changed\n` });
      const { unresolved, balance } = await inventoryOf(folder, '--since', 'HEAD');
      expect([unresolved, balance?.notFollowed], changed).toEqual([[], 0]);
      if (changed === maker) expect(balance?.inCalls).toBeGreaterThanOrEqual(1);
    }
  });

  it('is the same with a cache, and no longer when the call goes away', async () => {
    const folder = project(files);
    await run(folder, ['--cache=.cache', '-q']);
    expect(await rendered(folder, 'json', '--cache=.cache')).toBe(await rendered(folder, 'json'));
    write(folder, withoutUse);
    const cached = await inventoryOf(folder, '--cache=.cache');
    expect(cached).toEqual(await inventoryOf(folder));
    expect(cached.unresolved).toMatchObject([{ file: maker }]);
  });

  it('is the same with workers', () => {
    const folder = project({ ...files, ...PROGRAM });
    const alone = runCli(folder, ['--format', 'json', '--workers', '0']);
    expect(runCli(folder, ['--format', 'json', '--workers', '2'])).toEqual(alone);
    expect(JSON.parse(alone.stdout)).toMatchObject({ balance: { notFollowed: 3 } });
  });
});

describe('a shard', () => {
  it('that somebody changed is refused in words', async () => {
    const folder = project(APART['a client']);
    const shard = await inventoryOf(folder, '--shard', '1/1');
    for (const rests of [{}, { openai: { 'a.ts': [1] }, others: {} }]) {
      write(folder, { 'odd.json': JSON.stringify({ ...shard, shard: { ...shard.shard, rests } }) });
      const { status, stderr } = await run(folder, ['--merge', 'odd.json']);
      expect(status).toBe(2);
      expect(stderr).toMatch(
        /^openai-zdr: .*odd\.json is not a valid inventory: shard\.rests.+\n$/,
      );
    }
  });
});

describe('a client that is handed on', () => {
  it('is told with what would help', async () => {
    const { unresolved } = await inventoryOf(
      project({ 'a.ts': HANDED.replace('./elsewhere', 'memory-of-acme') }),
    );
    expect(unresolved).toEqual([
      {
        file: 'a.ts',
        line: 3,
        endLine: 3,
        reason: 'a client is handed to `remember` of memory-of-acme, which is not read',
        remedy: 'the settings `clients` and `wrappers` name what gives a client',
      },
    ]);
  });
});

describe('a key in one file, its client in a second, the call in a third', () => {
  const KEY: Files = {
    'env.ts': "export const KEY = process.env.OPENAI_API_KEY ?? '';\n",
    'client.ts':
      "import OpenAI from 'openai';\nimport { KEY } from './env';\nexport const llm = new OpenAI({ apiKey: KEY });\n",
  };

  it('belongs to the call', async () => {
    const { unresolved, balance } = await inventoryOf(
      project({
        ...KEY,
        'ask.ts':
          "import { llm } from './client';\nexport const ask = () => llm.embeddings.create({ model: 'm', input: 'x' });\n",
      }),
    );
    expect(unresolved).toEqual([]);
    expect(balance?.notFollowed).toBe(0);
  });

  it('is not followed where there is no call', async () => {
    const { unresolved } = await inventoryOf(project(KEY));
    expect(unresolved.map(({ file }) => file)).toContain('client.ts');
  });
});

describe('a package that sends by itself, in what a call of another file rests on', () => {
  const PACKAGES = '{"dependencies":{"@mastra/core":"^1.0.0","@ai-sdk/openai":"^3.0.0"}}';
  const agent = (voice: string): string => `import { Agent } from '@mastra/core/agent';
import { openai } from '@ai-sdk/openai';
import { Voice } from '${voice}';
export const agent = new Agent({ name: 'a', instructions: 'b', model: openai('gpt-5'), voice: new Voice() });
`;
  const ask = "import { agent } from './agent';\nexport const ask = () => agent.generate('hi');\n";
  const unresolved = async (voice: string): Promise<string[]> => {
    const folder = project({ 'package.json': PACKAGES, 'agent.ts': agent(voice), 'ask.ts': ask });
    const inventory = await inventoryOf(folder, '--fail-on', 'never');
    return inventory.unresolved.map(
      ({ file, line, reason }) => `${file}:${String(line)} ${reason}`,
    );
  };

  it.each(['@mastra/voice-openai', '@mastra/voice-openai-realtime'])(
    'is listed all the same: %s',
    async (voice) => {
      expect(await unresolved(voice)).toEqual([
        `agent.ts:4 ${voice} reaches OpenAI and is not read`,
      ]);
    },
  );

  it('is none where it reaches another vendor', async () => {
    expect(await unresolved('@mastra/voice-elevenlabs')).toEqual([]);
  });
});
