/** Every trace of OpenAI ends in one account; none is left without. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ParseFailure } from '../../src/values/program/parse.ts';
import { type Language, analysed, readings, testProject } from '../helpers/calls.ts';
import { unaccounted } from '../helpers/ledger.ts';
import { PAGES, pageOf, samplesIn } from '../../scripts/pages/samples.ts';
import { programs } from '../wire/fuzz.ts';
import { clientScripts } from '../wire/scripts/clients.ts';
import { detourScripts } from '../wire/scripts/detours.ts';
import { hardScripts } from '../wire/scripts/hard.ts';
import { overrideScripts } from '../wire/scripts/overrides.ts';
import { requestScripts } from '../wire/scripts/requests.ts';
import { sentScripts } from '../wire/scripts/sent.ts';
import { storeScripts } from '../wire/scripts/store.ts';
import { targetScripts } from '../wire/scripts/targets.ts';
import { type AuditedFile, analyse } from '../../src/calls/analysis.ts';
import { noSettings } from '../../src/calls/settings.ts';

/** `call: process.env.OPENAI_API_KEY`, or `open: … | reason`, in the order of the source */
function accountsOf({ module, ledger }: AuditedFile): string[] {
  const entries = [...ledger.entries].sort(
    (left, right) =>
      left.node.range[0] - right.node.range[0] || right.node.range[1] - left.node.range[1],
  );
  return entries.map(({ node, account }) => {
    const text = module.text.slice(...node.range).replace(/\s+/g, ' ');
    return `${account.kind}: ${text}${account.kind === 'open' ? ` | ${account.reason}` : ''}`;
  });
}

/** What every reader says, when all say the same. */
function accountsIn(code: string, languages?: readonly Language[]): string[] {
  // A linter keeps no ledger: its syntax trees are what differs.
  const [first, ...others] = readings(languages).map(({ read }) => {
    const file = read(code);
    return file ? accountsOf(analyse(file.module, { settings: noSettings, ledger: true })) : [];
  });
  for (const other of others) expect(other).toEqual(first);
  return first!;
}

describe('a trace that is part of a call', () => {
  it.each([
    [
      'the client and its key',
      `import OpenAI from 'openai';
const key = process.env.OPENAI_API_KEY;
const client = new OpenAI({ apiKey: key, baseURL: 'https://api.openai.com/v1' });
client.files.list();`,
      [
        'call: process.env.OPENAI_API_KEY',
        "call: new OpenAI({ apiKey: key, baseURL: 'https://api.openai.com/v1' })",
        "call: 'https://api.openai.com/v1'",
      ],
    ],
    [
      'an address in a variable, and a key in a header',
      `const base = 'https://api.openai.com';
const headers = { Authorization: \`Bearer \${process.env.OPENAI_API_KEY}\` };
fetch(\`\${base}/v1/responses\`, { method: 'POST', headers });`,
      [
        "call: 'https://api.openai.com'",
        'call: process.env.OPENAI_API_KEY',
        'call: `${base}/v1/responses`',
      ],
    ],
    [
      'a key that a helper hands on',
      `import OpenAI from 'openai';
const make = (apiKey) => new OpenAI({ apiKey });
make(process.env.OPENAI_API_KEY).files.list();`,
      ['call: new OpenAI({ apiKey })', 'call: process.env.OPENAI_API_KEY'],
    ],
    [
      'a class that extends the client',
      `import OpenAI from 'openai';
class Ours extends OpenAI {}
new Ours().files.list();`,
      ['call: OpenAI'],
    ],
    [
      'a model of a framework',
      `import { generateText } from 'ai';
import { createOpenAI } from '@ai-sdk/openai';
const provider = createOpenAI({ apiKey: process.env.OPENAI_API_KEY });
generateText({ model: provider('gpt-5'), prompt: 'x' });`,
      [
        'call: createOpenAI({ apiKey: process.env.OPENAI_API_KEY })',
        'call: process.env.OPENAI_API_KEY',
        "call: generateText({ model: provider('gpt-5'), prompt: 'x' })",
      ],
    ],
  ])('%s', (_, code, accounts) => {
    expect(accountsIn(code)).toEqual(accounts);
  });
});

describe('a trace of another vendor', () => {
  it.each([
    [
      'a path that a client of another vendor takes',
      "import Anthropic from '@anthropic-ai/sdk';\nconst client = new Anthropic();\nclient.post('/v1/files', { body });",
      ["others: '/v1/files'"],
    ],
    [
      'a client with a host of its own, called',
      `import OpenAI from 'openai';
const client = new OpenAI({ baseURL: 'https://openrouter.ai/api/v1' });
client.chat.completions.create({});`,
      [
        "others: new OpenAI({ baseURL: 'https://openrouter.ai/api/v1' })",
        'others: client.chat.completions.create',
      ],
    ],
    [
      'the same, not called',
      `import OpenAI from 'openai';
export const client = new OpenAI({ baseURL: 'https://openrouter.ai/api/v1' });`,
      ["others: new OpenAI({ baseURL: 'https://openrouter.ai/api/v1' })"],
    ],
    [
      'a path of the same shape on another host',
      "export const url = 'https://api.groq.com/openai/v1/chat/completions';",
      ["others: 'https://api.groq.com/openai/v1/chat/completions'"],
    ],
    [
      'the same where a name stands for the host',
      "const host = 'https://api.moonshot.cn';\nexport const url = `${host}/v1/chat/completions`;",
      ['others: `${host}/v1/chat/completions`'],
    ],
    [
      'a model of another provider',
      `import { generateText } from 'ai';
import { anthropic } from '@ai-sdk/anthropic';
generateText({ model: anthropic('claude'), prompt: 'x' });`,
      ["others: generateText({ model: anthropic('claude'), prompt: 'x' })"],
    ],
    [
      'an SDK of the same shape',
      `import Groq from 'groq-sdk';
new Groq().chat.completions.create({}); // not openai`,
      ['others: new Groq().chat.completions.create'],
    ],
    [
      'a model of OpenAI by the API of AWS',
      `import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
const client = new BedrockRuntimeClient({});
export const ask = (messages) => client.send(new ConverseCommand({ modelId: 'openai.gpt-oss-120b-1:0', messages }));`,
      ["others: 'openai.gpt-oss-120b-1:0'"],
    ],
    [
      'a model of OpenAI by a framework and Bedrock',
      `import { createAmazonBedrock } from '@ai-sdk/amazon-bedrock';
import { generateText } from 'ai';
generateText({ model: createAmazonBedrock()('us.openai.gpt-6-sol'), prompt: 'x' });`,
      [
        "others: generateText({ model: createAmazonBedrock()('us.openai.gpt-6-sol'), prompt: 'x' })",
        "others: 'us.openai.gpt-6-sol'",
      ],
    ],
    [
      'a client of Bedrock',
      `import { BedrockOpenAI } from 'openai';
new BedrockOpenAI().responses.create({ model: 'openai.gpt-5.6-sol', input: 'x' });`,
      [
        'others: new BedrockOpenAI().responses.create',
        'others: new BedrockOpenAI()',
        "others: 'openai.gpt-5.6-sol'",
      ],
    ],
  ])('%s', (_, code, accounts) => {
    expect(accountsIn(code)).toEqual(accounts);
  });
});

describe('a trace that sends nothing', () => {
  it.each([
    [
      'a package that wraps the clients of others, as a whole',
      "const { APIError } = require('openai');\nlet watch;\ntry { watch = require('@sentry/node'); } catch { watch = null; }\nexports.report = (error) => error instanceof APIError || watch?.captureException(error);",
      2,
    ],
    [
      'an error class',
      "import OpenAI from 'openai';\nif (e instanceof OpenAI.APIError) throw e;",
      1,
    ],
    [
      'a text to show',
      "import { useTranslation } from 'next-i18next';\nconst { t } = useTranslation();\nexport const label = t('OPENAI_API_KEY');",
      1,
    ],
    ['a check of a class', "import OpenAI from 'openai';\nif (x instanceof OpenAI) throw x;", 1],
    [
      'an error of a framework, and messages',
      "import { OpenAIClient } from '@langchain/openai';\nimport { HumanMessage } from '@langchain/core/messages';\nif (e instanceof OpenAIClient.APIError) new HumanMessage('x');\nnew HumanMessage('y');",
      2,
    ],
    [
      'a stream of what is not asked here',
      "import { OpenAIStream, StreamingTextResponse } from 'ai';\nexport const answer = (response) => new StreamingTextResponse(OpenAIStream(response));",
      1,
    ],
    ['a helper', "import { toFile } from 'openai';\nexport const file = toFile('x', 'y');", 1],
    ['an import that nobody uses', "import OpenAI from 'openai';", 1],
    ['an export of another module', "export { OpenAI } from 'openai';", 1],
    [
      'a check',
      "if (!process.env.OPENAI_API_KEY) throw new Error('OPENAI_API_KEY is missing');",
      1,
    ],
    ['a comparison', "export const isOurs = (url) => url === 'https://api.openai.com/v1';", 1],
    ['a search', "export const isOurs = (url) => url.includes('api.openai.com');", 1],
    ['a test', 'export const isThere = Boolean(process.env.OPENAI_API_KEY) === true;', 1],
    ['a line for a log', 'console.log(process.env.OPENAI_API_KEY);', 1],
    [
      'a line of a file',
      "import { appendFileSync } from 'node:fs';\nappendFileSync('a.log', JSON.stringify({ endpoint: '/v1/responses', at: 1 }));",
      1,
    ],
    [
      'a file that is written later',
      "import { writeFile } from 'fs/promises';\nawait writeFile('.env', `KEY=${process.env.OPENAI_API_KEY}`);",
      1,
    ],
    [
      'a note in a terminal',
      "import { note } from '@clack/prompts';\nnote('OPENAI_API_KEY', 'is missing');",
      1,
    ],
    [
      'an answer to who asked',
      'export const GET = () => new Response(JSON.stringify({ there: process.env.OPENAI_API_KEY }));',
      1,
    ],
    ['a key that is read and not used', "const key = Deno.env.get('OPENAI_API_KEY');", 1],
    [
      'a chain of something known',
      'const openai = { responses: { create: () => 1 } };\nopenai.responses.create();',
      1,
    ],
    [
      'a hash',
      "import { createHash } from 'node:crypto';\nexport const id = createHash('sha256').update(process.env.OPENAI_API_KEY).digest();",
      1,
    ],
    [
      'a step of a workflow that is written out',
      "import { createStep } from '@mastra/core/workflows';\nexport const step = createStep({ id: 'a', execute: async () => ({}) });",
      1,
    ],
    [
      'what is imported from a framework, and not used',
      "import { RealtimeSession } from '@openai/agents/realtime';\nexport const sessions = new Map();",
      1,
    ],
    ['a variable that is set', "process.env.OPENAI_API_KEY = 'x';", 1],
    ['a sentence', "export const help = 'Get a key at api.openai.com first';", 0],
    ['a comment', '// OPENAI_API_KEY is read by https://api.openai.com/v1/files', 0],
    [
      'a path that is none of the API',
      'export const url = (host, id) => `${host}/api/v1/projects/${id}/workers`;',
      0,
    ],
    [
      'a path above those of the API, and not to be gone on with',
      'export const url = (host) => `${host}/v1/projects`;',
      0,
    ],
    [
      'a path below the address of a client, of another API',
      "export const list = (api) => api.get('v1/projects/public');",
      0,
    ],
    ['a key of a schema', 'export const schema = { OPENAI_API_KEY: text() };', 0],
  ])('%s', (_, code, count) => {
    const accounts = accountsIn(code);
    expect(accounts.map((item) => item.split(':')[0])).toEqual(
      Array.from({ length: count }, () => 'nothing'),
    );
  });

  it('a type', () => {
    expect(
      accountsIn("import type OpenAI from 'openai';\nexport let client: OpenAI;", ['ts']),
    ).toEqual(["nothing: 'openai'"]);
  });
});

describe('a trace that leads nowhere', () => {
  it.each([
    [
      'an address that a package of another vendor takes as a whole',
      "import { send } from '@aws-sdk/acme';\nsend('https://api.openai.com/v1/files');",
      [
        "open: 'https://api.openai.com/v1/files' | an address of the API is handed to `send` of @aws-sdk/acme, which is not read",
      ],
    ],
    [
      'a client handed to a package',
      "import OpenAI from 'openai';\nimport { wrap } from 'acme';\nwrap(new OpenAI());",
      ['open: new OpenAI() | a client is handed to `wrap` of acme, which is not read'],
    ],
    [
      'a client in an object handed to a package',
      "import OpenAI from 'openai';\nimport { App } from 'acme';\nconst llm = new OpenAI();\nnew App({ llm });",
      ['open: new OpenAI() | a client is handed to `App` of acme, which is not read'],
    ],
    [
      'a client for other files',
      "import OpenAI from 'openai';\nexport const client = new OpenAI();",
      ['open: new OpenAI() | a client is exported, and no call with it was found'],
    ],
    [
      'a client without a call',
      "import OpenAI from 'openai';\nnew OpenAI();",
      ['open: new OpenAI() | a client is made, and no call with it was found'],
    ],
    [
      'a model of a framework that nobody asks',
      "import { OpenAI } from '@llamaindex/openai';\nimport { App } from 'acme';\nnew App({ llm: new OpenAI({ model: 'gpt-5' }) });",
      [
        "open: new OpenAI({ model: 'gpt-5' }) | \`OpenAI\` of @llamaindex/openai is handed to \`App\` of acme, which is not read",
      ],
    ],
    [
      'a key that a class of the program hands on',
      `import { App } from 'acme';
class Ours { constructor(options) { new App(options); } }
new Ours({ key: process.env.OPENAI_API_KEY });`,
      [
        'open: process.env.OPENAI_API_KEY | \`OPENAI_API_KEY\` is handed to \`App\` of acme, which is not read',
      ],
    ],
    [
      'a key that comes back from a function others call too',
      `import { App, Other } from 'acme';
const keyOf = (own, other) => own ?? other;
new App(keyOf(null, process.env.OPENAI_API_KEY));
new Other(keyOf(null, process.env.ACME_KEY));`,
      [
        'open: process.env.OPENAI_API_KEY | `OPENAI_API_KEY` is handed to `App` of acme, which is not read',
      ],
    ],
    [
      'an address in a setting that a file exports',
      `const config = {};
config.rewrites = () => [{ destination: 'https://api.openai.com/v1/:path*' }];
export default config;`,
      [
        "open: 'https://api.openai.com/v1/:path*' | an address of the API is exported, and no call with it was found",
      ],
    ],
    [
      'a path that something is put behind',
      'export const url = (host, id) => fetch(`${host}/v1/threads/` + id);',
      [
        'open: `${host}/v1/threads/` | an address of the API is requested, and its host cannot be told',
      ],
    ],
    [
      'a path below the address of a client',
      "export const list = (api) => api.get('v1/threads/x/messages');",
      [
        "open: 'v1/threads/x/messages' | an address of the API is handed to `get`, which is not read",
      ],
    ],
    [
      'a client in a list, a map and a set',
      `import OpenAI from 'openai';
import { App } from 'acme';
const list = [];
list.push(new OpenAI());
new App(list);`,
      ['open: new OpenAI() | a client is handed to `App` of acme, which is not read'],
    ],
    [
      'a key in a map',
      `import { App } from 'acme';
new App(new Map([['key', process.env.OPENAI_API_KEY]]));`,
      [
        'open: process.env.OPENAI_API_KEY | `OPENAI_API_KEY` is handed to `App` of acme, which is not read',
      ],
    ],
    [
      'a client handed to the class above, which is not read',
      `import OpenAI from 'openai';
import { Base } from 'acme';
class Ours extends Base { constructor() { super(new OpenAI()); } }`,
      ['open: new OpenAI() | a client is handed to `Base` of acme, which is not read'],
    ],
    [
      'a client handed to the class above, which hands it on',
      `import OpenAI from 'openai';
import { App } from 'acme';
class Base { constructor(client) { new App(client); } }
class Ours extends Base { constructor() { super(new OpenAI()); } }`,
      ['open: new OpenAI() | a client is handed to `App` of acme, which is not read'],
    ],
    [
      'a client whose key has a name, once',
      `import OpenAI from 'openai';
const key = process.env.OPENAI_API_KEY;
const options = { apiKey: key };
export const client = new OpenAI(options);`,
      ['open: new OpenAI(options) | a client is exported, and no call with it was found'],
    ],
    [
      'a client with its key and its address, once',
      `import OpenAI from 'openai';
export const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY, baseURL: 'https://api.openai.com/v1' });`,
      [
        "open: new OpenAI({ apiKey: process.env.OPENAI_API_KEY, baseURL: 'https://api.openai.com/v1' }) | a client is exported, and no call with it was found",
      ],
    ],
    [
      'a key for another process',
      "import { spawn } from 'node:child_process';\nspawn('x', { env: { OPENAI_API_KEY: process.env.OPENAI_API_KEY } });",
      [
        'open: process.env.OPENAI_API_KEY | `OPENAI_API_KEY` is handed to `spawn` of node:child_process, which is not read',
      ],
    ],
    [
      'a key that is read for another process',
      "import { spawn } from 'node:child_process';\nspawn('x', { env: { KEY: Deno.env.get('OPENAI_API_KEY') } });",
      [
        "open: 'OPENAI_API_KEY' | `OPENAI_API_KEY` is handed to `spawn` of node:child_process, which is not read",
      ],
    ],
    [
      'a chain behind a package that is not read',
      "import { ai } from 'acme';\nai.chat.completions.create({});",
      [
        'open: ai.chat.completions.create | chat.completions.create: the client comes from acme, which is not read',
      ],
    ],
    [
      'a chain that is handed on',
      'export const run = (openai) => retry(openai.chat.completions.create);',
      [
        'open: openai.chat.completions.create | chat.completions.create: the client is the parameter openai',
      ],
    ],
    [
      'a package without a reader, at its use',
      "import { Codex } from '@openai/codex-sdk';\nnew Codex().startThread();",
      ['open: new Codex() | @openai/codex-sdk reaches OpenAI and is not read'],
    ],
    [
      'a part of a framework without a reader',
      "import { OpenAIModerationChain, LLMChain } from 'langchain/chains';\nconst chain = new OpenAIModerationChain();\nawait chain.invoke({ input });\nnew LLMChain({});",
      [
        "nothing: 'langchain/chains'",
        'open: new OpenAIModerationChain() | langchain/chains reaches OpenAI and is not read',
      ],
    ],
    [
      'a step of a workflow that may be an agent',
      "import { createStep } from '@mastra/core/workflows';\nexport const stepOf = (agent) => createStep(agent);",
      [
        'open: createStep(agent) | `createStep` of @mastra/core/workflows is exported, and no call with it was found',
      ],
    ],
    [
      'what a framework gives, where it is handed on',
      "import { RealtimeSession } from '@openai/agents/realtime';\nkeep(RealtimeSession);",
      ['open: RealtimeSession | @openai/agents/realtime reaches OpenAI and is not read'],
    ],
    [
      'a path on a host that does not show',
      "export const ask = (host) => fetch(`${host}/chat/completions`, { method: 'POST' });",
      [
        'open: `${host}/chat/completions` | an address of the API is requested, and its host cannot be told',
      ],
    ],
  ])('%s', (_, code, accounts) => {
    expect(accountsIn(code)).toEqual(accounts);
  });
});

it.each([
  [
    'a model of another vendor',
    "import { google } from '@ai-sdk/google';\nexport const model = wrapLanguageModel({ model: google('gemini'), middleware: {} });",
  ],
  [
    'a model that stands in for one',
    "import { MockLanguageModelV3 } from 'ai/test';\nexport const model = new MockLanguageModelV3({});",
  ],
])('%s in another file is of others', (_, made) => {
  const project = testProject({
    'model.ts': `import { wrapLanguageModel } from 'ai';\n${made}`,
    'main.ts':
      "import { generateText } from 'ai';\nimport { model } from './model';\nexport const ask = () => generateText({ model, prompt: 'x' });",
  });
  const filename = project.file('main.ts');
  const file = analysed(readFileSync(filename, 'utf8'), { filename });
  expect(accountsOf(file)).toEqual(["others: generateText({ model, prompt: 'x' })"]);
});

it('rests on other files where their values are followed', () => {
  const project = testProject({
    'client.ts': "import OpenAI from 'openai';\nexport const client = new OpenAI();",
    'main.ts': "import { client } from './client';\nclient.files.list();",
  });
  const filename = project.file('main.ts');
  const { ledger } = analysed(readFileSync(filename, 'utf8'), { filename });
  const texts = ledger.rests.map(({ node, module }) => module.text.slice(...node.range));
  expect(texts).toContain('new OpenAI()');
});

describe('the lines of a batch', () => {
  const lines = (send: string): string =>
    `import OpenAI, { toFile } from 'openai';
const lines = [];
lines.push(JSON.stringify({ custom_id: '1', method: 'POST', url: '/v1/responses', body: {} }));
const jsonl = ${send};`;

  it.each([
    "Buffer.from(lines.join('\\n'), 'utf8')",
    "new Blob([lines.join('\\n')])",
    "new File([lines.join('\\n')], 'lines.jsonl')",
  ])('are a part of the upload: %s', (made) => {
    const code = `${lines(made)}
await new OpenAI().files.create({ file: await toFile(jsonl, 'lines.jsonl'), purpose: 'batch' });`;
    expect(accountsIn(code, ['js'])).toContain("call: '/v1/responses'");
  });

  it('are not followed to where nobody looks', () => {
    const code = `${lines("Buffer.from(lines.join('\\n'))")}\nsend(jsonl);`;
    expect(accountsIn(code, ['js'])).toContainEqual(expect.stringMatching(/^open: .*is handed/));
  });
});

describe('a path of the own server', () => {
  it.each([
    "import { Hono } from 'hono';\nawait new Hono().request('/v1/files');",
    "import { OpenAPIHono } from '@hono/zod-openapi';\nawait new OpenAPIHono().request('/v1/files');",
    "import { Elysia } from 'elysia';\nnew Elysia().post('/v1/files', store);",
    "export const routes = (router) => router.post('/v1/files', async () => {});",
    "const handler = () => {};\nexport const routes = (app) => app.post('/chat/completions', {}, handler);",
    "export const routes = (app) => app.route({ url: '/v1/files', handler: answer });",
    'export const paths = (app) => app.get(`/v1/files/${id}`, function () {});',
    "fetch('/v1/files');",
    "fetch('v1/files');",
    "const path = '/v1/files';\nwindow.fetch(path);",
    "const ask = (path) => fetch(path);\nask('/v1/files');",
    "const xhr = new XMLHttpRequest();\nxhr.open('POST', '/v1/files');",
    "new EventSource('/v1/responses');",
    "useFetch('/v1/files', { method: 'POST' });",
    "export const contract = defineContract({ path: '/api/v1/files' });",
    "axios.post('/api/v1/files', body);",
    "describe('/v1/files', () => {});",
    "import { logger } from 'acme';\nlogger.error('/v1/files');",
    "import { logger } from 'acme';\nlogger.warn({ host: 'https://api.openai.com/v1' });",
    "import helmet from 'helmet';\napp.use(helmet({ connectSrc: ['https://api.openai.com'] }));",
  ])('is no trace of OpenAI: %s', (code) => {
    expect(accountsIn(code, ['js']).filter((account) => account.startsWith('open'))).toEqual([]);
  });

  it('is none in a decorator', () => {
    const code =
      "import { Controller, Post } from '@nestjs/common';\n@Controller('v1/chat/completions')\nclass A { @Post('/v1/files') add() {} }";
    expect(accountsIn(code, ['ts']).filter((account) => account.startsWith('open'))).toEqual([]);
  });

  it.each([
    ['requested', "export const ask = (base) => fetch(base + '/v1/files');"],
    ['requested', "const ask = (path) => fetch(base + path);\nask('/v1/files');"],
    ['requested', "import axios from 'axios';\naxios.get('/v1/files');"],
    ['requested', "$fetch('/v1/files', { baseURL });"],
    ['requested', "$fetch('/v1/files', { ...options });"],
    ['requested', "fetch('//' + host + '/v1/files');"],
    ['handed', "export const ask = (client) => client.post('/v1/files', body, () => {});"],
    ['handed', "export const ask = (app) => app.post('/v1/files', { body });"],
    ['handed', 'export const ask = (app) => app.post(`${base}/v1/files`, () => {});'],
    ['handed', "export const ask = (app) => app.route({ url: '/v1/files', body });"],
    ['handed', "import proxy from 'express-http-proxy';\nproxy('https://api.openai.com/v1');"],
    ['handed', "import { proxy } from 'hono/proxy';\nproxy('https://api.openai.com/v1/files');"],
    ['handed', "send('/openai/v1/files');"],
    ['handed', 'send(`/${provider}/v1/files`);'],
  ])('may be %s with a base: %s', (end, code) => {
    expect(accountsIn(code, ['js'])).toEqual([expect.stringMatching(`^open: .*is ${end}`)]);
  });
});

describe('no trace is without an account', () => {
  const scripts = [
    ...clientScripts,
    ...detourScripts,
    ...hardScripts,
    ...overrideScripts,
    ...requestScripts,
    ...sentScripts,
    ...storeScripts,
    ...targetScripts,
  ];

  it('in the programs of the differential test', () => {
    expect(scripts.length).toBeGreaterThan(300);
    expect(openIn(scripts)).toEqual([]);
  });

  it('in generated programs', () => {
    expect(openIn(programs(20261126, 300, ['v6']))).toEqual([]);
  });

  it('in the pages', () => {
    const pages = readdirSync(PAGES).filter((name) => name.endsWith('.md'));
    const samples = pages.flatMap((page) =>
      samplesIn(pageOf(page.replace(/\.md$/, ''))).map(({ code }) => ({ name: page, code })),
    );
    expect(samples.length).toBeGreaterThan(100);
    expect(openIn(samples)).toEqual([]);
  });

  it.each(['../fixtures', '../wire/frameworks/programs'])('in %s', (folder) => {
    const root = fileURLToPath(new URL(folder, import.meta.url));
    const files = filesIn(root).map((name) => ({ name, code: readFileSync(name, 'utf8') }));
    expect(files.length).toBeGreaterThan(30);
    expect(openIn(files)).toEqual([]);
  });

  it('and the search would see one that is', () => {
    const file = analysed(
      "import OpenAI from 'openai';\nnew OpenAI();\nfetch('https://api.openai.com/v1/files');",
    );
    const without = { ...file, calls: [], ledger: { entries: [], rests: [] } };
    expect(unaccounted(file)).toEqual([]);
    expect(unaccounted(without)).toEqual(['3 api.openai.com']);
  });
});

it('costs no more than the text is long', () => {
  const code = `import OpenAI from 'openai';\n${'const a = process.env.OPENAI_API_KEY; take(a);\n'.repeat(2000)}`;
  const file = analysed(code.replaceAll(/const a/g, () => 'let b'));
  const before = file.evaluator.stepsTaken;
  expect(file.ledger.entries.length).toBe(2001);
  expect(file.evaluator.stepsTaken - before).toBeLessThan(40_000);
});

/** The traces that a search of its own finds, and no entry accounts for. */
function openIn(texts: readonly { name: string; code: string }[]): string[] {
  return texts.flatMap(({ name, code }) => {
    try {
      return unaccounted(analysed(code, { filename: 'sample.ts', crossFile: false })).map(
        (item) => `${name}: ${item}`,
      );
    } catch (error) {
      if (error instanceof ParseFailure) return [];
      throw error;
    }
  });
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesIn(path);
    return /\.[mc]?[jt]sx?$/.test(name) ? [path] : [];
  });
}
