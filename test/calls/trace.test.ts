/** Which files are looked at: by their own text, or by the texts that they import from. Nothing is parsed for that. */
import tsParser from '@typescript-eslint/parser';
import { describe, expect, it } from 'vitest';
import type { AnalysedFile } from '../../src/calls/analysis.ts';
import { noSettings } from '../../src/calls/settings.ts';
import { hasTrace, mayHoldCalls } from '../../src/calls/trace.ts';
import { forgetResolution, linted, summariesOf, testProject } from '../helpers/calls.ts';

type Files = Readonly<Record<string, string>>;

/** What a linter finds in the file called `main`; `null` when it does not look. */
function lintedMain(files: Files): string[] | null {
  const file = analysedMain(files);
  return file && summariesOf(file);
}

function analysedMain(files: Files): AnalysedFile | null {
  const project = testProject(files);
  forgetResolution();
  const main = Object.keys(files).find((name) => /(?:^|\/)main\.\w+$/.test(name)) ?? '';
  return linted(files[main] ?? '', tsParser, { filename: project.file(main) });
}

const BASE = "export const BASE = 'https://api.openai.com/v1';\n";
const CLIENT = "import OpenAI from 'openai';\n";

const GATHERED = {
  'ai.ts': BASE,
  'users.ts': "export const BASE = 'https://api.acme.com';\nexport const path = '/users';",
  'api.ts':
    "import * as ai from './ai';\nimport * as users from './users';\nconst api = {\n  ai,\n  users,\n};\n\n// All of it.\nexport default api;\n",
};

describe('a file that never says OpenAI', () => {
  it.each<[string, Files, string[]]>([
    [
      'an address of another file',
      {
        'config.ts': "export const CHAT = 'https://api.openai.com/v1/chat/completions';",
        'main.ts': "import { CHAT } from './config';\nfetch(CHAT, { method: 'POST' });",
      },
      ['POST /v1/chat/completions → openai'],
    ],
    [
      'an address that is put together on the way',
      {
        'env.ts': BASE,
        'urls.ts': "import { BASE } from './env';\nexport const urls = { files: `${BASE}/files` };",
        'main.ts': "import { urls } from './urls';\nfetch(urls.files, { method: 'POST' });",
      },
      ['POST /v1/files → openai'],
    ],
    [
      'a function that makes an address, behind files that hand on',
      {
        'env.ts': BASE,
        'net/url.ts':
          "import { BASE } from '../env';\nconst join = (path: string) => BASE + path;\nexport function target(path: string) { return join(path); }",
        'net/index.ts': "export * from './url';\nexport { other } from './other';",
        'net/other.ts': 'export const other = 1;',
        'main.ts':
          "import { target } from './net';\nfetch(target('/batches'), { method: 'POST' });",
      },
      ['POST /v1/batches → openai'],
    ],
    [
      'a client, of which a method is taken',
      {
        'ai.ts': `${CLIENT}export const llm = new OpenAI();`,
        'main.ts':
          "import { llm } from './ai';\nconst r = llm.responses;\nr.create({ model: 'gpt-5', input: 'a' });",
      },
      ['responses.create POST /v1/responses → openai'],
    ],
    [
      'an instance of an HTTP client',
      {
        'env.ts': BASE,
        'http.ts':
          "import axios from 'axios';\nimport { BASE } from './env';\nexport default axios.create({ baseURL: BASE });",
        'main.ts': "import http from './http';\nhttp.post('/batches', {});",
      },
      ['POST /v1/batches → openai'],
    ],
    [
      'CommonJS',
      {
        'config.js': "const base = 'https://api.openai.com/v1';\nmodule.exports = { base };",
        'main.ts':
          "const { base: root } = require('./config');\nfetch(`${root}/batches`, { method: 'POST' });",
      },
      ['POST /v1/batches → openai'],
    ],
    [
      'an address that is handed on by name, under another one, and imported before',
      {
        'env.ts': BASE,
        'a.ts': "export { BASE } from './env';",
        'b.ts': "export { BASE as ROOT } from './a';",
        'c.ts': "import { ROOT } from './b';\nexport { ROOT as START };",
        'd.ts': "export * as addresses from './c';",
        'main.ts':
          "import { addresses } from './d';\nfetch(addresses.START + '/batches', { method: 'POST' });",
      },
      ['POST /v1/batches → openai'],
    ],
    [
      'an import at run time',
      {
        'config.ts': BASE,
        'main.ts':
          "export async function go() {\n  const { BASE: root } = await import('./config');\n  return fetch(root + '/batches', { method: 'POST' });\n}",
      },
      ['POST /v1/batches → openai'],
    ],
    [
      'a package of the workspace',
      {
        'package.json': '{"workspaces":["packages/*"],"dependencies":{"@acme/config":"^1.0.0"}}',
        'packages/config/package.json': '{"name":"@acme/config","main":"index.ts"}',
        'packages/config/index.ts': BASE,
        'main.ts':
          "import { BASE } from '@acme/config';\nfetch(`${BASE}/batches`, { method: 'POST' });",
      },
      ['POST /v1/batches → openai'],
    ],
    [
      'a part of all that a file gathers',
      {
        ...GATHERED,
        'main.ts': "import api from './api';\nfetch(`${api.ai.BASE}/batches`, { method: 'POST' });",
      },
      ['POST /v1/batches → openai'],
    ],
    [
      'a part of that, taken by another file',
      {
        ...GATHERED,
        'url.ts': "import api from './api';\nexport const url = () => `${api.ai.BASE}/batches`;",
        'main.ts': "import * as urls from './url';\nfetch(urls.url(), { method: 'POST' });",
      },
      ['POST /v1/batches → openai'],
    ],
    [
      'a part of that which is taken out of it',
      {
        ...GATHERED,
        'main.ts':
          "import api from './api';\nconst { ai } = api;\nfetch(`${ai.BASE}/batches`, { method: 'POST' });",
      },
      ['POST /v1/batches → openai'],
    ],
  ])('%s', (_, files, expected) => {
    expect(lintedMain(files)).toEqual(expected);
  });

  it.each<[string, Files]>([
    [
      'it sends nothing',
      { 'config.ts': BASE, 'main.ts': "import { BASE } from './config';\nexport const a = BASE;" },
    ],
    [
      'the address is of somebody else',
      {
        'config.ts': "export const BASE = 'https://api.acme.com/v1';",
        'main.ts': "import { BASE } from './config';\nfetch(`${BASE}/users`);",
      },
    ],
    [
      'only a type comes from there',
      {
        'config.ts': `${BASE}export interface Options { a: 1 }`,
        'main.ts': "import type { Options } from './config';\nfetch('/users', {} as Options);",
      },
    ],
    [
      'a type comes from there without being called one',
      {
        'config.ts': `${BASE}export interface Options { a: 1 }`,
        'main.ts': "import { Options } from './config';\nfetch('/users', {} as Options);",
      },
    ],
    [
      'another export of the same file has it',
      {
        'config.ts': `${BASE}export const limit = 3;\nexport const twice = () => limit * 2;`,
        'main.ts': "import { twice } from './config';\nfetch(`/users?limit=${twice()}`);",
      },
    ],
    [
      'a file beside hands something else on',
      {
        'config.ts': BASE,
        'limit.ts': 'export const limit = 3;',
        'index.ts': "export * from './config';\nexport * from './limit';",
        'main.ts': "import { limit } from './index';\nfetch(`/users?limit=${limit}`);",
      },
    ],
    [
      'other parts of all that a file gathers are taken',
      {
        ...GATHERED,
        'main.ts': "import api from './api';\nfetch(api.users.BASE + api.users.path);",
      },
    ],
    [
      'another file takes other parts of that',
      {
        ...GATHERED,
        'url.ts': "import api from './api';\nexport const url = () => api.users.BASE;",
        'main.ts': "import { url } from './url';\nfetch(url());",
      },
    ],
    [
      'it takes something else from a file as a whole',
      {
        'config.ts': `${BASE}export const LIMITS = '/limits';`,
        'main.ts': "import * as config from './config';\nfetch(config.LIMITS);",
      },
    ],
    [
      'the address is the name of a package',
      {
        'config.ts': "export const allowed = ['@aws-sdk/client-bedrock-runtime'];",
        'main.ts': "import { allowed } from './config';\nfetch(allowed[0]);",
      },
    ],
    [
      'it imports a package',
      {
        'package.json': '{"dependencies":{"acme":"^1.0.0"}}',
        'main.ts': "import { send } from 'acme';\nfetch('/users');",
      },
    ],
    [
      'the imports go in a circle',
      {
        'a.ts': "export * from './b';\nimport { main } from './main';\nexport const a = main;",
        'b.ts': "export * from './a';\nexport { c } from './a';",
        'main.ts': "import { a, b, c } from './a';\nexport const main = fetch(a + b + c);",
      },
    ],
  ])('is not looked at when %s', (_, files) => {
    expect(lintedMain(files)).toBeNull();
  });

  it('is looked at again when the other file has changed', () => {
    const main = "import { BASE } from './config';\nfetch(`${BASE}/batches`, { method: 'POST' });";
    const project = testProject({
      'config.ts': "export const BASE = 'https://api.acme.com/v1';",
      'main.ts': main,
    });
    const lookedAt = { filename: project.file('main.ts'), text: main };
    forgetResolution();
    expect(mayHoldCalls(lookedAt, noSettings)).toBe(false);
    project.write('config.ts', BASE);
    forgetResolution();
    expect(mayHoldCalls(lookedAt, noSettings)).toBe(true);
    expect(mayHoldCalls({ ...lookedAt, isAlone: true }, noSettings)).toBe(false);
  });
});

describe('a file whose client another file makes', () => {
  it.each<[string, string, string, string]>([
    [
      'a method of the first SDK',
      "import { Configuration, OpenAIApi } from 'openai';\nexport const openai = new OpenAIApi(new Configuration());",
      'await openai.listFineTunes();',
      'GET /v1/fine-tunes → openai',
    ],
    [
      'a method that is taken',
      `${CLIENT}export const openai = new OpenAI();`,
      'const { list } = openai.models;\nawait list();',
      'GET /v1/models → openai',
    ],
    [
      'a method by name',
      `${CLIENT}export const openai = new OpenAI();`,
      "const NAME = 'files';\nawait openai[NAME].list();",
      'GET /v1/files → openai',
    ],
    [
      'a route that is posted',
      `${CLIENT}export const openai = new OpenAI();`,
      "await openai.post('/responses', { body: {} });",
      'POST /v1/responses → openai',
    ],
  ])('is looked at for %s', (_, ai, code, found) => {
    const main = `import { openai } from './ai';\n${code}`;
    expect(lintedMain({ 'ai.ts': ai, 'main.ts': main })).toEqual([
      expect.stringContaining(found) as string,
    ]);
  });
});

const AI = `${CLIENT}export const llm = new OpenAI();\n`;
const LIST = 'GET /v1/files → openai';
const CREATE = 'POST /v1/responses → openai';

/** None of these texts says more than the name, or a chain that others have, too. */
describe('a file that only hints at OpenAI', () => {
  it.each<[string, Files, string]>([
    [
      'an alias',
      { 'ai.ts': AI, 'main.ts': "import { llm as model } from './ai';\nmodel.files.list();" },
      LIST,
    ],
    [
      'a method that is taken of an alias',
      {
        'ai.ts': `${CLIENT}const llm = new OpenAI();\nexport const answers = llm.responses;`,
        'main.ts':
          "import { answers as openai } from './ai';\nconst { create } = openai;\ncreate.call(openai, { model: 'gpt-5', input: 'a' });",
      },
      CREATE,
    ],
    [
      'files that hand on, one behind the other',
      {
        'ai.ts': AI,
        'a/index.ts': "export * from '../ai';",
        'b.ts': "export { llm as model } from './a';",
        'c.ts': "import { model } from './b';\nexport default model;",
        'main.ts': "import model from './c';\nmodel.files.list();",
      },
      LIST,
    ],
    [
      'services that hold services',
      {
        'ai.ts': AI,
        'a.ts': "import { llm } from './ai';\nexport class A { readonly llm = llm; }",
        'b.ts': "import { A } from './a';\nexport class B { readonly a = new A(); }",
        'c.ts': "import { B } from './b';\nexport class C { readonly b = new B(); }",
        'main.ts': "import { C } from './c';\nnew C().b.a.llm.files.list();",
      },
      LIST,
    ],
    [
      'a type that another file tells',
      {
        'context.ts': "import type OpenAI from 'openai';\nexport interface Context { llm: OpenAI }",
        'main.ts':
          "import type { Context } from './context';\nexport const list = (context: Context) => context.llm.files.list();",
      },
      LIST,
    ],
    [
      'an import at run time',
      {
        'ai.ts': AI,
        'main.ts':
          "export async function go() {\n  const { llm } = await import('./ai');\n  return llm.files.list();\n}",
      },
      LIST,
    ],
    [
      'CommonJS',
      {
        'ai.js':
          "const OpenAI = require('openai');\nconst llm = new OpenAI();\nmodule.exports = { llm };",
        'main.js': "const { llm } = require('./ai');\nllm.files.list();",
      },
      LIST,
    ],
    [
      'markup',
      {
        'ai.ts': AI,
        'main.tsx':
          "import { llm } from './ai';\nexport const Button = () => <button onClick={() => llm.files.list()}>OpenAI</button>;",
      },
      LIST,
    ],
    [
      'paths of the project',
      {
        'tsconfig.json': '{"compilerOptions":{"paths":{"#clients/*":["./lib/*"]}}}',
        'lib/ai.ts': AI,
        'main.ts': "import { llm } from '#clients/ai';\nllm.files.list();",
      },
      LIST,
    ],
    [
      'names that Nuxt gives to every file',
      {
        'nuxt.config.ts': 'export default {};',
        'server/utils/ai.ts': AI,
        'server/api/main.ts': 'export default async () => llm.files.list();',
      },
      LIST,
    ],
    [
      'an address of another file',
      {
        'config.ts': BASE,
        'main.ts':
          "import { BASE } from './config';\n// as OpenAI wants it\nfetch(`${BASE}/files`);",
      },
      LIST,
    ],
    [
      'a client that another package than the SDK gives',
      {
        'ai.ts':
          "import { OpenAI } from '@posthog/ai';\nexport const answers = new OpenAI({ posthog }).responses;",
        'main.ts':
          "import { answers } from './ai';\nanswers.create({ model: 'gpt-5', input: 'a' });",
      },
      CREATE,
    ],
  ])('is looked at for %s', (_, files, found) => {
    expect(lintedMain(files)).toEqual([expect.stringContaining(found) as string]);
  });

  it.each<[string, Files, string]>([
    [
      'a company package behind another file',
      {
        'package.json': '{"dependencies":{"@acme/ai":"1.0.0"}}',
        'node_modules/@acme/ai/package.json':
          '{"name":"@acme/ai","version":"1.0.0","dependencies":{"openai":"6.0.0"}}',
        'ai.ts': "export { llm } from '@acme/ai';",
        'main.ts': "import { llm } from './ai';\nllm.files.list();",
      },
      '@acme/ai',
    ],
    [
      'a file that cannot be parsed, and says OpenAI',
      {
        'ai.ts': '// OpenAI\nexport const llm = (;',
        'main.ts': "import { llm } from './ai';\nllm.files.list();",
      },
      './ai',
    ],
    [
      'a function that loads packages by another name',
      {
        'main.ts':
          "import { createRequire } from 'node:module';\nconst need = createRequire(import.meta.url);\nexport const kit = need('@acme/openai');",
      },
      '@acme/openai',
    ],
    [
      'a package that nobody reads',
      { 'main.ts': "import { openai } from '@inngest/agent-kit';\nexport const m = openai();" },
      '@inngest/agent-kit',
    ],
  ])('is looked at, and lists what is open, for %s', (_, files, name) => {
    expect(analysedMain(files)?.blindSpots.map((spot) => spot.name)).toEqual([name]);
  });

  it.each<[string, Files]>([
    [
      'it names one of several vendors',
      { 'main.ts': "export const vendors = ['openai', 'acme'];" },
    ],
    [
      'nothing that it imports comes from there',
      {
        'vendors.ts': "export const vendors = ['openai', 'acme'];",
        'main.ts':
          "import { vendors } from './vendors';\nfetch(`/ask?of=${vendors[0]}`); // OpenAI",
      },
    ],
    [
      'a `Map` has a name that the SDK has, too',
      { 'main.ts': 'const sessions = new Map();\nexport const end = (id) => sessions.delete(id);' },
    ],
    ['a page of OpenAI is linked', { 'main.ts': "open('https://platform.openai.com/api-keys');" }],
    [
      'such a page is linked by another file',
      {
        'links.ts': "export const KEYS = 'https://platform.openai.com/api-keys';",
        'main.ts': "import { KEYS } from './links';\nfetch(KEYS);",
      },
    ],
    [
      'a method is called on something else than what comes from there',
      {
        'ai.ts': `${AI}export class Agent { llm = llm; }`,
        'proto.ts': 'export const Empty = { create: (value: object) => value };',
        'main.ts':
          "import { Agent } from './ai';\nimport { Empty } from './proto';\nexport const stop = (agent: Agent) => Empty.create({});",
      },
    ],
    [
      'it asks its own server',
      {
        'ai.ts': AI,
        'main.ts': "import { llm } from './ai';\nexport const a = [llm, fetch('/api/answers')];",
      },
    ],
  ])('is not looked at where %s', (_, files) => {
    expect(lintedMain(files)).toBeNull();
  });

  it.each(['// OpenAI\nawait llm.list();', 'llm.files.list();'])(
    'is looked at where types are known: %s',
    (text) => {
      const file = { filename: '/nowhere/main.ts', text };
      expect(mayHoldCalls(file, noSettings)).toBe(false);
      expect(mayHoldCalls({ ...file, isTyped: true }, noSettings)).toBe(true);
    },
  );
});

const MODEL = "import { ChatOpenAI } from '@langchain/openai';\n";

describe('a method that frameworks have, and others too', () => {
  it.each<[string, Files]>([
    [
      'a model of another file',
      {
        'llm.ts': `${MODEL}export const model = new ChatOpenAI({ model: 'gpt-5' });`,
        'main.ts': "import { model } from './llm';\nmodel.invoke('a');",
      },
    ],
    [
      'a model that a service holds, behind files that hand on',
      {
        'llm.ts': `${MODEL}export class Llm { model = new ChatOpenAI({ model: 'gpt-5' }); }`,
        'index.ts': "export * from './llm';",
        'main.ts': "import { Llm } from './index';\nnew Llm().model.invoke('a');",
      },
    ],
    [
      'a model that a type names',
      {
        'context.ts': `import type { ChatOpenAI } from '@langchain/openai';\nexport interface Context { model: ChatOpenAI }`,
        'main.ts':
          "import { type Context } from './context';\nexport const ask = (context: Context) => context.model.invoke('a');",
      },
    ],
  ])('%s is followed', (_, files) => {
    expect(lintedMain(files)).toEqual([
      expect.stringContaining('ChatOpenAI.invoke POST /v1/chat/completions') as string,
    ]);
  });

  it.each<[string, Files]>([
    ['nothing is imported', { 'main.ts': "declare const bridge: any;\nbridge.invoke('save');" }],
    [
      'what is imported is made of something else',
      {
        'bridge.ts': 'export const bridge = { invoke: (name: string) => name };',
        'main.ts': "import { bridge } from './bridge';\nbridge.invoke('save');",
      },
    ],
    [
      'another export of the file is a model',
      {
        'llm.ts': `${MODEL}export const model = new ChatOpenAI();\nexport const hooks = new Map();`,
        'main.ts': "import { hooks } from './llm';\nhooks.get('a').invoke('b');",
      },
    ],
  ])('is not looked at where %s', (_, files) => {
    expect(lintedMain(files)).toBeNull();
  });
});

describe('a text by itself', () => {
  it.each([
    "api.post('/chat/completions', body)",
    'fetch(`${base}/v1/files`)',
    "send({ path: '/audio/transcriptions' })",
    "client.post('fine_tuning/jobs', job)",
    "import OpenAI from 'openai'",
    "x?.files!['create'](y)",
    'const all = files.list - others',
    'import{experimental_generateSpeech as speak}from"ai"',
    "const sdk = await import('ai')",
    "const sdk = __require('ai/rsc')",
  ])('%s', (text) => {
    expect(hasTrace(text, noSettings)).toBe(true);
  });

  it.each([
    "api.post('/users', body)",
    'fetch(`${base}/v2/files`)',
    "import { completions } from './chat'",
    'const files = [create()]',
    'const css = ".content .edit-buttons { color: red }"',
    'const fields = { "ai": 1, name: e["ai"] }',
  ])('not %s', (text) => {
    expect(hasTrace(text, noSettings)).toBe(false);
  });
});
