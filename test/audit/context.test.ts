/** Context only adds: a call that is found in a file alone is found in its folder, and in the whole program. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isScript } from '../../src/audit/files.ts';
import { linted } from '../helpers/calls.ts';
import { type Files, ROOT, SUPPORT_DESK, inventoryOf, project } from '../helpers/audit.ts';
import tsParser from '@typescript-eslint/parser';

/** `src/a.ts:4 POST /v1/files`: a verb or route that is not known is one that may be any. */
interface Found {
  place: string;
  method: string | null;
  route: string | null;
}

async function foundIn(root: string, path: string): Promise<Found[]> {
  const { calls } = await inventoryOf(root, '--no-config', '--root', root, path);
  return calls.map(({ file, line, method, route }) => ({
    place: `${file}:${String(line)}`,
    method,
    route,
  }));
}

function lintedIn(root: string, name: string): Found[] {
  const file = linted(readFileSync(join(root, name), 'utf8'), tsParser, {
    filename: join(root, name),
  });
  return (file?.calls ?? []).map(({ node, verb, routePath }) => ({
    place: `${name}:${String(node.loc.start.line)}`,
    method: verb,
    route: routePath,
  }));
}

/** What the smaller look has found, and the larger one has not. */
function lost(smaller: readonly Found[], larger: readonly Found[]): string[] {
  return smaller
    .filter(
      (call) =>
        !larger.some(
          ({ place, route }) =>
            place === call.place && (call.route === null || route === null || route === call.route),
        ),
    )
    .map(({ place, method, route }) => `${place} ${String(method)} ${String(route)}`);
}

async function expectMore(root: string): Promise<void> {
  const all = await foundIn(root, '.');
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => isScript(name) && !name.includes('node_modules'))
    .map((name) => name.split(sep).join('/'));
  for (const name of names) {
    const alone = await foundIn(root, name);
    const folder = await foundIn(root, relative(root, dirname(join(root, name))) || '.');
    expect.soft(lost(lintedIn(root, name), alone), `${name}, linted and alone`).toEqual([]);
    expect.soft(lost(alone, folder), `${name}, alone and in its folder`).toEqual([]);
    expect.soft(lost(folder, all), `${name}, its folder and all`).toEqual([]);
  }
}

const CALLERS = Array.from({ length: 30 }, (_, index): [string, string] => [
  `app/caller${String(index)}.ts`,
  `import { ask } from '../lib/ask';\nexport const a = () => ask('https://other${String(index)}.example.com/v1');\n`,
]);

const EMBEDDING_CALLERS = Array.from({ length: 8 }, (_, index): [string, string] => [
  `app/caller${String(index)}.js`,
  `import { OpenAIEmbeddings } from '@langchain/openai';
import { ask } from '../lib/ask.js';
const embeddings = (model) => new OpenAIEmbeddings({ model });
export const a = ask([embeddings('a'), new OpenAIEmbeddings(), new OpenAIEmbeddings({ model: 'b' })], null);
`,
]);

const programs: Readonly<Record<string, Files>> = {
  'an option with a default, which others give': {
    'src/exporter.ts': `export class Exporter {
  #options: { endpoint: string };
  constructor(options: { endpoint?: string } = {}) {
    this.#options = { endpoint: options.endpoint ?? 'https://api.openai.com/v1/traces/ingest' };
  }
  send(items: unknown[]) {
    return fetch(this.#options.endpoint, { method: 'POST', body: JSON.stringify(items) });
  }
}
`,
    'src/setup.ts':
      "import { Exporter } from './exporter';\nexport const exporter = new Exporter({ endpoint: process.env.ENDPOINT });\n",
    'test/exporter.test.ts':
      "import { Exporter } from '../src/exporter';\nnew Exporter({ endpoint: 'http://localhost:1/x' }).send([]);\n",
  },
  'a parameter with a default, of which most callers give another': {
    'lib/ask.ts':
      "export const ask = (base = 'https://api.openai.com/v1') => fetch(`${base}/files`, { method: 'POST' });\n",
    ...Object.fromEntries(CALLERS),
  },
  'a parameter with a default, of which all callers that are read give another': {
    'lib/ask.ts':
      "export const ask = (base = 'https://api.openai.com/v1') => fetch(`${base}/files`, { method: 'POST' });\n",
    'app/caller.ts':
      "import { ask } from '../lib/ask';\n// not OpenAI\nexport const a = () => ask('https://other.example.com/v1');\n",
  },
  'an address that another file may change': {
    'lib/send.ts':
      "export const url = new URL('https://api.openai.com/v1/files');\nexport const send = () => fetch(url, { method: 'POST' });\n",
    'lib/other.ts':
      "import { url } from './send';\nexport const local = () => { url.hostname = 'llm.example.com'; };\n",
  },
  'a client of its own when none is given': {
    'lib/service.ts': `import OpenAI from 'openai';
export class Service {
  constructor(private readonly client = new OpenAI()) {}
  list() { return this.client.files.list(); }
}
`,
    'test/service.test.ts':
      "import { Service } from '../lib/service';\nnew Service({ files: { list: () => [] } } as any).list();\n",
    'app/main.ts': "import { Service } from '../lib/service';\nnew Service().list();\n",
  },
  'options that a callback of a mock changes': {
    'src/provider.ts':
      "export interface Options { path: string }\nexport const prepare = (change: (options: Options) => void) => { const options = { path: '/files' }; change(options); return options; };\n",
    'test/provider.test.ts': `import OpenAI from 'openai';
import { prepare } from '../src/provider';
const client = new OpenAI();
const change = vi.fn((options: { path: string }) => { options.path = '/responses'; });
export const a = () => client.post(prepare(change).path, { body: {} });
export const b = () => { const options = { path: '/files' }; change(options); return client.post(options.path); };
`,
  },
  'a model that another file hands on': {
    'lib/ask.js': 'export const ask = (model, question) => model.invoke(question);\n',
    'app/main.js':
      "import { ChatOpenAI } from '@langchain/openai';\nimport { ask } from '../lib/ask.js';\nexport const answer = ask(new ChatOpenAI({ model: 'gpt-5' }), 'a');\n",
  },
  'a chat model behind many models of another kind': {
    'lib/ask.js':
      "import { RunnableSequence } from '@langchain/core/runnables';\nexport const ask = (steps, model) => RunnableSequence.from([...steps, model]).invoke('a');\n",
    'lib/main.js': `import { ChatOpenAI } from '@langchain/openai';
import { ask } from './ask.js';
export const answer = ask([], new ChatOpenAI({ model: 'gpt-5' }));
`,
    ...Object.fromEntries(EMBEDDING_CALLERS),
  },
  'a class that others extend': {
    'lib/base.ts': `export abstract class Base {
  protected base = 'https://api.openai.com/v1';
  protected path() { return '/chat/completions'; }
  send(body: object) { return fetch(this.base + this.path(), { method: 'POST', body: JSON.stringify(body) }); }
}
`,
    'lib/embeddings.ts':
      "import { Base } from './base';\nexport class Embeddings extends Base { protected path() { return '/embeddings'; } }\n",
    'lib/groq.ts':
      "import { Base } from './base';\nexport class Groq extends Base { protected base = 'https://api.groq.com/openai/v1'; }\n",
    'app/main.ts':
      "import { Embeddings } from '../lib/embeddings';\nnew Embeddings().send({ input: 'a' });\n",
  },
  'one function that sends what everybody hands to it': {
    'lib/execute.ts': `export async function execute({ request: { url, method } }: { request: { url: string; method: string } }) {
  return fetch(url, { method });
}
`,
    'app/upload.ts': `import { execute } from '../lib/execute';
export const upload = () => execute({ request: { url: 'https://api.openai.com/v1/files', method: 'POST' } });
`,
    'app/users.ts': `import { execute } from '../lib/execute';
export const users = () => execute({ request: { url: 'https://api.acme.com/users', method: 'GET' } });
`,
  },
};

/** None of these files but the first says more than the name, or a chain that others have, too. */
const AI = "import OpenAI from 'openai';\nexport const llm = new OpenAI();\n";
const hinting: Readonly<Record<string, { files: Files; at: string }>> = {
  'a client that goes through functions': {
    files: {
      'app/main.ts': `${AI}import { list } from '../lib/list';\nlist(llm);\n`,
      'lib/list.ts':
        "import { listed } from './listed';\nexport const list = (openai: any) => listed(openai);\n",
      'lib/listed.ts': 'export const listed = (client: any) => client.files.list();\n',
    },
    at: 'lib/listed.ts:1',
  },
  'a client that a class is given': {
    files: {
      'app/main.ts': `${AI}import { Files } from '../lib/files';\nnew Files(llm).all();\n`,
      'lib/files.ts':
        'export class Files {\n  constructor(private readonly client: any) {}\n  all() { return this.client.files.list(); }\n}\n',
    },
    at: 'lib/files.ts:3',
  },
  'an address that a function makes for another': {
    files: {
      'app/main.ts':
        "import { run } from './run';\nrun(() => ({ url: 'https://api.openai.com/v1/files' }));\n",
      'app/run.ts':
        "// of OpenAI, and others\nimport { send } from './send';\nexport const run = (make) => send(make());\n",
      'app/send.ts':
        '// as OpenAI wants it\nexport const send = (request) => fetch(request.url);\n',
    },
    at: 'app/send.ts:2',
  },
  'a client that is handed to a component': {
    files: {
      'app/main.tsx': `${AI}import { List } from './list';\nexport const app = List({ openai: llm });\n`,
      'app/list.tsx':
        'export function List({ openai: client }) {\n  return <button onClick={() => client.files.list()}>all</button>;\n}\n',
    },
    at: 'app/list.tsx:2',
  },
  ...Object.fromEntries(
    [
      ['vue', "<script setup>\nimport { llm } from '../ai';\nllm.files.list();\n</script>\n", 3],
      ['svelte', "<script>\n  import { llm } from '../ai';\n  llm.files.list();\n</script>\n", 3],
      ['astro', "---\nimport { llm } from '../ai';\nconst all = await llm.files.list();\n---\n", 3],
    ].map(([extension, text, line]) => [
      `the script of a component: ${String(extension)}`,
      {
        files: { 'ai.ts': AI, [`app/list.${String(extension)}`]: String(text) },
        at: `app/list.${String(extension)}:${String(line)}`,
      },
    ]),
  ),
};

describe('a file that only hints at OpenAI', () => {
  it.each(Object.entries(hinting))('is looked at for %s', async (_, { files, at }) => {
    const found = await foundIn(project(files), '.');
    expect(found).toEqual([{ place: at, method: 'GET', route: '/v1/files' }]);
  });

  it('is not looked at where nothing comes from elsewhere', async () => {
    const files = {
      'app/main.ts': `${AI}import { names } from './names';\nllm.files.list(names);\n`,
      'app/names.ts': "export const names = ['openai', (;",
    };
    const { calls, notAnalysed } = await inventoryOf(project(files), '--no-config');
    expect([calls.length, notAnalysed]).toEqual([1, []]);
  });
});

describe('context only adds', () => {
  it.each(Object.entries(hinting))('%s', async (_, { files }) => {
    await expectMore(project(files));
  });

  it.each(Object.entries(programs))('%s', async (_, files) => {
    await expectMore(project(files));
  });

  it.each([
    ['the example', SUPPORT_DESK],
    ['barrels', join(ROOT, 'test/fixtures/barrels')],
    ['services', join(ROOT, 'test/fixtures/services')],
    ['workspaces', join(ROOT, 'test/fixtures/workspaces')],
    ['paths of a tsconfig', join(ROOT, 'test/fixtures/tsconfig-paths')],
  ])('%s', async (_, root) => {
    await expectMore(root);
  });

  it('finds the call of a model that another file hands on', async () => {
    const found = await foundIn(project(programs['a model that another file hands on']), '.');
    expect(found).toMatchObject([{ place: 'lib/ask.js:1' }]);
  });

  it('says nothing of a default that nobody else can use', async () => {
    const root = project({
      'ask.ts': `const ask = (base = 'https://api.openai.com/v1') => fetch(\`\${base}/files\`, { method: 'POST' });
export const a = () => ask('https://other.example.com/v1');
`,
    });
    expect(await foundIn(root, '.')).toEqual([]);
  });

  it('finds with the program at hand what no file shows alone', async () => {
    const root = project(programs['one function that sends what everybody hands to it'] ?? {});
    expect(await foundIn(root, '.')).toEqual([
      { place: 'lib/execute.ts:2', method: 'POST', route: '/v1/files' },
    ]);
    expect(await foundIn(root, 'lib/execute.ts')).toEqual([]);
  });
});

describe('what only a test gives', () => {
  const ask = `import OpenAI from 'openai';
export const ask = (client: OpenAI, store: boolean) =>
  client.responses.create({ model: 'gpt-5', input: 'a', store });
`;
  const caller = (from: string, store: string): string =>
    `import OpenAI from 'openai';\nimport { ask } from '${from}';\nask(new OpenAI(), ${store});\n`;

  async function findingsIn(files: Files): Promise<string[]> {
    const { calls } = await inventoryOf(project(files), '--no-config');
    return calls.flatMap(({ file, findings }) => findings.map(({ rule }) => `${file} ${rule}`));
  }

  it.each(['test/ask.test.ts', 'src/__tests__/ask.ts', 'src/ask.spec.ts', 'mocks/ask.ts'])(
    'is not the value: %s',
    async (name) => {
      const up = name.startsWith('src/__')
        ? '../ask'
        : name.startsWith('src/')
          ? './ask'
          : '../src/ask';
      expect(await findingsIn({ 'src/ask.ts': ask, [name]: caller(up, 'true') })).toEqual([]);
    },
  );

  it('is not the value beside what the program gives', async () => {
    expect(
      await findingsIn({
        'src/ask.ts': ask,
        'src/main.ts': caller('./ask', 'false'),
        'test/ask.test.ts': caller('../src/ask', 'true'),
      }),
    ).toEqual([]);
  });

  it('is the value where the program gives it, or where the function is a test itself', async () => {
    expect(await findingsIn({ 'src/ask.ts': ask, 'src/main.ts': caller('./ask', 'true') })).toEqual(
      ['src/ask.ts openai-zdr/require-store-false'],
    );
    expect(
      await findingsIn({ 'test/ask.ts': ask, 'test/ask.test.ts': caller('./ask', 'true') }),
    ).toEqual(['test/ask.ts openai-zdr/require-store-false']);
  });
});
