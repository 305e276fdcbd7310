/** Which files are looked at: by their own text, or by the texts that they import from. Nothing is parsed for that. */
import tsParser from '@typescript-eslint/parser';
import { describe, expect, it } from 'vitest';
import { noSettings } from '../../src/calls/settings.ts';
import { hasTrace, mayHoldCalls } from '../../src/calls/trace.ts';
import { forgetResolution, linted, summariesOf, testProject } from '../helpers/calls.ts';

type Files = Readonly<Record<string, string>>;

/** What a linter finds in `main.ts`; `null` when it does not look. */
function lintedMain(files: Files): string[] | null {
  const project = testProject(files);
  forgetResolution();
  const file = linted(files['main.ts'] ?? '', tsParser, { filename: project.file('main.ts') });
  return file && summariesOf(file);
}

const BASE = "export const BASE = 'https://api.openai.com/v1';\n";
const CLIENT = "import OpenAI from 'openai';\n";

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
