/** Headers and queries of every origin, base URLs, Azure, and requests without the SDK. */
import type { Script } from '../../helpers/wire.ts';

const ALL = ['v4', 'v5', 'v6', 'v7'];
const SINCE_5 = ['v5', 'v6', 'v7'];
const IMPORT = "import OpenAI from 'openai';\n";
const BODY = "{ model: 'gpt-5', input: 'x' }";
const ASK = `await client.responses.create(${BODY});`;

const client = (name: string, options: string, rest: Partial<Script> = {}): Script => ({
  name,
  sdks: ALL,
  code: `${IMPORT}const client = new OpenAI(${options});\n${ASK}`,
  ...rest,
});
const code = (
  name: string,
  text: string,
  sdks: readonly string[] = ALL,
  rest: Partial<Script> = {},
): Script => ({ name, sdks, code: text, ...rest });

const headers: Script[] = [
  client('default headers', "{ defaultHeaders: { 'X-Team': 'a', 'OpenAI-Beta': 'x' } }"),
  client('default headers from a constant', '{ defaultHeaders: HEADERS }', {
    code: `${IMPORT}const HEADERS = { 'X-Team': 'a' };\nconst client = new OpenAI({ defaultHeaders: HEADERS });\n${ASK}`,
  }),
  client('default headers with a spread', '', {
    code: `${IMPORT}const base = { 'X-Team': 'a' };\nconst client = new OpenAI({ defaultHeaders: { ...base, 'X-Other': 'b' } });\n${ASK}`,
  }),
  client('default headers assigned later', '', {
    code: `${IMPORT}const options = {};\noptions.defaultHeaders = { 'X-Team': 'a' };\nconst client = new OpenAI(options);\n${ASK}`,
  }),
  client(
    'default header of undefined',
    "{ defaultHeaders: { 'X-Team': undefined, 'X-Other': 'b' } }",
  ),
  client(
    'default header that may be there',
    "{ defaultHeaders: process.env.FLAG ? { 'X-Team': 'a' } : {} }",
    { runs: [{}, { FLAG: '1' }] },
  ),
  client(
    'default headers from the environment',
    "{ defaultHeaders: { 'X-Team': process.env.TEAM } }",
    { runs: [{ TEAM: 'a' }] },
  ),
  client('organization and project', "{ organization: 'org_1', project: 'proj_1' }"),
  code(
    'headers of the request',
    `${IMPORT}const client = new OpenAI();\nawait client.responses.create(${BODY}, { headers: { 'X-Team': 'a' } });`,
  ),
  code(
    'headers of the request over the default',
    `${IMPORT}const client = new OpenAI({ defaultHeaders: { 'X-Team': 'a' } });\nawait client.responses.create(${BODY}, { headers: { 'X-Team': 'b' } });`,
  ),
  code(
    'headers of the request over the default, spelt otherwise',
    `${IMPORT}const client = new OpenAI({ defaultHeaders: { 'X-Team': 'a' } });\nawait client.responses.create(${BODY}, { headers: { 'x-team': 'b' } });`,
  ),
  code(
    'headers of the request beside the default',
    `${IMPORT}const client = new OpenAI({ defaultHeaders: { 'X-Team': 'a' } });\nawait client.responses.create(${BODY}, { headers: { 'X-Other': 'b' } });`,
  ),
  code(
    'default header taken away',
    `${IMPORT}const client = new OpenAI({ defaultHeaders: { 'X-Team': 'a' } });\nawait client.responses.create(${BODY}, { headers: { 'X-Team': null } });`,
  ),
  code(
    'headers from a variable',
    `${IMPORT}const client = new OpenAI();\nconst headers = { 'X-Team': 'a' };\nheaders['X-Other'] = 'b';\nawait client.responses.create(${BODY}, { headers });`,
  ),
  code(
    'headers from a Headers object',
    `${IMPORT}const client = new OpenAI();\nconst headers = new Headers({ 'X-Team': 'a' });\nheaders.set('X-Other', 'b');\nawait client.responses.create(${BODY}, { headers });`,
    SINCE_5,
  ),
  code(
    'headers from pairs',
    `${IMPORT}const client = new OpenAI();\nawait client.responses.create(${BODY}, { headers: [['X-Team', 'a']] });`,
    SINCE_5,
  ),
  code(
    'headers of a helper',
    `${IMPORT}const client = new OpenAI();\nawait client.responses.stream(${BODY}, { headers: { 'X-Team': 'a' } }).finalResponse();`,
  ),
  code(
    'headers of parse',
    `${IMPORT}const client = new OpenAI();\nawait client.responses.parse(${BODY}, { headers: { 'X-Team': 'a' } });`,
  ),
  code(
    'headers of an upload',
    `${IMPORT}const client = new OpenAI();\nawait client.files.create({ file: new File(['x'], 'a.txt'), purpose: 'assistants' }, { headers: { 'X-Team': 'a' } });`,
  ),
  code(
    'headers of a retrieval',
    `${IMPORT}const client = new OpenAI();\nawait client.files.retrieve('file_1', { headers: { 'X-Team': 'a' } });`,
  ),
  code(
    'headers of a moved path',
    `${IMPORT}const client = new OpenAI();\nawait client.vectorStores.files.retrieve('file_1', { vector_store_id: 'vs_1' }, { headers: { 'X-Team': 'a' } });`,
    SINCE_5,
  ),
  code(
    'headers of a class derived from the client',
    `${IMPORT}class Mine extends OpenAI {\n  constructor() {\n    super({ defaultHeaders: { 'X-Team': 'a' } });\n  }\n}\nconst client = new Mine();\n${ASK}`,
  ),
  code(
    'headers of withOptions',
    `${IMPORT}const client = new OpenAI().withOptions({ defaultHeaders: { 'X-Team': 'a' } });\n${ASK}`,
    SINCE_5,
  ),
  code(
    'headers of withOptions replace those of the client',
    `${IMPORT}const client = new OpenAI({ defaultHeaders: { 'X-Team': 'a', 'X-Old': 'c' } }).withOptions({ defaultHeaders: { 'X-Team': 'b' } });\n${ASK}`,
    SINCE_5,
  ),
  code(
    'withOptions without headers keeps those of the client',
    `${IMPORT}const client = new OpenAI({ defaultHeaders: { 'X-Team': 'a' } }).withOptions({ timeout: 1000 });\n${ASK}`,
    SINCE_5,
  ),
  code(
    'headers of a factory',
    `${IMPORT}const make = (team) => new OpenAI({ defaultHeaders: { 'X-Team': team } });\nconst client = make('a');\n${ASK}`,
  ),
  code(
    'headers of two clients',
    `${IMPORT}const make = (team) => new OpenAI({ defaultHeaders: { 'X-Team': team } });\nawait make('a').responses.create(${BODY});\nawait make('b').embeddings.create({ model: 'e', input: 'x' });`,
  ),
  code(
    'idempotency key',
    `${IMPORT}const client = new OpenAI();\nawait client.responses.create(${BODY}, { idempotencyKey: 'key_1' });`,
  ),
];

const queries: Script[] = [
  code(
    'query of the request',
    `${IMPORT}const client = new OpenAI();\nawait client.responses.create(${BODY}, { query: { trace: 'a' } });`,
  ),
  client('default query', "{ defaultQuery: { trace: 'a' } }"),
  code(
    'default query beside a query',
    `${IMPORT}const client = new OpenAI({ defaultQuery: { trace: 'a', limit: '9' } });\nawait client.files.list({ limit: 1 });`,
  ),
  code(
    'default query of withOptions',
    `${IMPORT}const client = new OpenAI({ defaultQuery: { trace: 'a' } }).withOptions({ defaultQuery: { other: 'b' } });\n${ASK}`,
    SINCE_5,
  ),
  code(
    'query of a listing',
    `${IMPORT}const client = new OpenAI();\nawait client.files.list({ limit: 3, order: 'asc' });`,
  ),
  code(
    'query of a listing from the second argument',
    `${IMPORT}const client = new OpenAI();\nawait client.files.list({ limit: 3 }, { query: { limit: 4 } });`,
  ),
  code(
    'query of a retrieval',
    `${IMPORT}const client = new OpenAI();\nawait client.responses.retrieve('resp_1', { include: ['file_search_call.results'] }, { query: { trace: 'a' } });`,
  ),
];

const bases: Script[] = [
  client('base URL of OpenAI', "{ baseURL: 'https://api.openai.com/v1' }"),
  client('base URL with a slash', "{ baseURL: 'https://api.openai.com/v1/' }"),
  client('regional base URL', "{ baseURL: 'https://eu.api.openai.com/v1' }"),
  client('base URL elsewhere', "{ baseURL: 'https://llm.example.com/openai/v1' }"),
  client('base URL of a constant', '', {
    code: `${IMPORT}const HOST = 'https://us.api.openai.com';\nconst client = new OpenAI({ baseURL: \`\${HOST}/v1\` });\n${ASK}`,
  }),
  client('base URL of null', '{ baseURL: null }'),
  client('base URL with a default', '', {
    code: `${IMPORT}const client = new OpenAI({ baseURL: process.env.LLM_URL ?? 'https://api.openai.com/v1' });\n${ASK}`,
  }),
  client('base URL from the environment', '{ baseURL: process.env.LLM_URL }', {
    runs: [{}, { LLM_URL: 'https://llm.example.com/v1' }],
  }),
  client('base URL in a branch', '', {
    code: `${IMPORT}const options = { apiKey: 'sk-1' };\nif (process.env.FLAG) options.baseURL = 'https://llm.example.com/v1';\nconst client = new OpenAI(options);\n${ASK}`,
    runs: [{}],
  }),
  client('local server', "{ baseURL: 'http://localhost:11434/v1', apiKey: 'ollama' }"),
  client('base URL of a URL object', '', {
    code: `${IMPORT}const client = new OpenAI({ baseURL: new URL('/v1', 'https://api.openai.com').toString() });\n${ASK}`,
  }),
  code(
    'base URL of withOptions',
    `${IMPORT}const client = new OpenAI().withOptions({ baseURL: 'https://llm.example.com/v1' });\n${ASK}`,
    SINCE_5,
  ),
  code(
    'base URL of withOptions back to OpenAI',
    `${IMPORT}const client = new OpenAI({ baseURL: 'https://llm.example.com/v1' }).withOptions({ baseURL: 'https://api.openai.com/v1' });\n${ASK}`,
    SINCE_5,
  ),
  code(
    'base URL of a derived class',
    `${IMPORT}class Mine extends OpenAI {\n  constructor() {\n    super({ baseURL: 'https://llm.example.com/v1' });\n  }\n}\nawait new Mine().responses.create(${BODY});`,
  ),
  code(
    'base URL of a factory',
    `${IMPORT}const make = (baseURL) => new OpenAI({ baseURL });\nawait make('https://llm.example.com/v1').responses.create(${BODY});`,
  ),
];

const azure: Script[] = [
  code(
    'Azure',
    `import { AzureOpenAI } from 'openai';\nconst client = new AzureOpenAI({ endpoint: 'https://mine.openai.azure.com', apiVersion: '2025-01-01', deployment: 'gpt-4o' });\nawait client.chat.completions.create({ model: 'gpt-4o', messages: [] });`,
  ),
  code(
    'Azure with an upload',
    `import { AzureOpenAI } from 'openai';\nconst client = new AzureOpenAI({ endpoint: 'https://mine.openai.azure.com', apiVersion: '2025-01-01' });\nawait client.files.create({ file: new File(['x'], 'a.txt'), purpose: 'assistants' });`,
  ),
  code(
    'Azure with responses',
    `import { AzureOpenAI } from 'openai';\nconst client = new AzureOpenAI({ endpoint: 'https://mine.openai.azure.com', apiVersion: '2025-01-01' });\nawait client.responses.create({ ...${BODY}, store: false });`,
    ALL,
    { store: ['off'] },
  ),
  code(
    'Azure of a namespace',
    `import * as sdk from 'openai';\nconst client = new sdk.AzureOpenAI({ baseURL: 'https://mine.openai.azure.com/openai', apiVersion: '2025-01-01' });\nawait client.embeddings.create({ model: 'e', input: 'x' });`,
  ),
  code(
    'Azure through the ordinary class',
    `${IMPORT}const client = new OpenAI({ baseURL: 'https://mine.openai.azure.com/openai/v1' });\n${ASK}`,
  ),
];

const bedrock: Script[] = [
  code(
    'Bedrock through the ordinary class',
    `${IMPORT}const client = new OpenAI({ baseURL: 'https://bedrock-runtime.us-east-1.amazonaws.com/openai/v1' });\n${ASK}`,
  ),
  code(
    'Bedrock by its class',
    `import { BedrockOpenAI } from 'openai';\nconst client = new BedrockOpenAI({ awsRegion: 'us-east-2', apiKey: 'x' });\n${ASK}`,
    ['v7'],
  ),
  code(
    'Bedrock by a provider',
    `${IMPORT}import { bedrock } from 'openai/providers/bedrock';\nconst client = new OpenAI({ provider: bedrock({ region: 'us-east-2', apiKey: 'x' }) });\n${ASK}`,
    ['v7'],
  ),
];

const CONTENT =
  "headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${process.env.OPENAI_API_KEY}` }";
const raw = (name: string, text: string, runs?: Script['runs']): Script => ({
  name: `without the SDK: ${name}`,
  sdks: ['v6'],
  code: text,
  ...(runs ? { runs } : {}),
});

const http: Script[] = [
  raw(
    'fetch',
    `await fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', ${CONTENT}, body: JSON.stringify({ model: 'gpt-5', messages: [], store: true }) });`,
  ),
  raw(
    'fetch of a constant',
    `const URL_OF_API = 'https://api.openai.com/v1/embeddings';\nconst body = { model: 'e', input: 'x' };\nawait fetch(URL_OF_API, { method: 'POST', body: JSON.stringify(body) });`,
  ),
  raw(
    'fetch of a template',
    `const BASE = 'https://api.openai.com/v1';\nconst id = 'file_1';\nawait fetch(\`\${BASE}/files/\${id}\`, { method: 'DELETE' });`,
  ),
  raw(
    'fetch of a joined text',
    `const base = 'https://api.openai.com';\nawait fetch(base + '/v1/files');`,
  ),
  raw('fetch of a URL', `await fetch(new URL('/v1/models', 'https://api.openai.com'));`),
  raw(
    'fetch of a URL with params',
    `const url = new URL('https://api.openai.com/v1/files');\nurl.searchParams.set('limit', '1');\nawait fetch(url);`,
  ),
  raw(
    'fetch with a query in the text',
    `await fetch('https://api.openai.com/v1/files?limit=1&purpose=batch');`,
  ),
  raw(
    'fetch of a Request',
    `const request = new Request('https://api.openai.com/v1/moderations', { method: 'POST', body: JSON.stringify({ input: 'x' }) });\nawait fetch(request);`,
  ),
  raw(
    'fetch of a new Request',
    `await fetch(new Request('https://api.openai.com/v1/files', { headers: { 'X-Team': 'a' } }));`,
  ),
  raw(
    'fetch with lower-case verb',
    `await fetch('https://api.openai.com/v1/files/file_1', { method: 'delete' });`,
  ),
  raw(
    'fetch with a conditional URL',
    `const url = process.env.FLAG ? 'https://api.openai.com/v1/models' : 'https://api.openai.com/v1/files';\nawait fetch(url);`,
    [{}, { FLAG: '1' }],
  ),
  raw(
    'fetch of another vendor',
    `await fetch('https://api.anthropic.com/v1/messages', { method: 'POST', body: '{}' }).catch(() => undefined);\nawait fetch('https://api.openai.com/v1/models');`,
  ),
  raw('globalThis.fetch', `await globalThis.fetch('https://api.openai.com/v1/models');`),
  raw(
    'fetch under another name',
    `const send = fetch;\nawait send('https://api.openai.com/v1/models');`,
  ),
  raw(
    'fetch taken out',
    `const { fetch: send } = globalThis;\nawait send('https://api.openai.com/v1/models');`,
  ),
  raw(
    'fetch called with call',
    `await fetch.call(globalThis, 'https://api.openai.com/v1/models', { headers: { 'X-Team': 'a' } });`,
  ),
  raw(
    'fetch in a wrapper',
    `async function api(path, body) {\n  const response = await fetch(\`https://api.openai.com/v1\${path}\`, { method: 'POST', body: JSON.stringify(body) });\n  return response.json();\n}\nawait api('/embeddings', { model: 'e', input: 'x' });`,
  ),
  raw(
    'fetch in a class',
    `class Api {\n  #base = 'https://api.openai.com/v1';\n  post(path, body) {\n    return fetch(this.#base + path, { method: 'POST', body: JSON.stringify(body) });\n  }\n}\nawait new Api().post('/moderations', { input: 'x' });`,
  ),
  raw(
    'fetch with Headers',
    `const headers = new Headers();\nheaders.append('X-Team', 'a');\nheaders.set('X-Other', 'b');\nawait fetch('https://api.openai.com/v1/models', { headers });`,
  ),
  raw(
    'fetch with pairs',
    `await fetch('https://api.openai.com/v1/models', { headers: [['X-Team', 'a']] });`,
  ),
  raw(
    'fetch with spread headers',
    `const base = { 'X-Team': 'a' };\nawait fetch('https://api.openai.com/v1/models', { headers: { ...base, 'X-Other': 'b' } });`,
  ),
  raw(
    'fetch with options built in steps',
    `const init = { method: 'POST' };\ninit.headers = { 'X-Team': 'a' };\ninit.body = JSON.stringify({ input: 'x' });\nawait fetch('https://api.openai.com/v1/moderations', init);`,
  ),
  raw(
    'fetch with a form',
    `const form = new FormData();\nform.append('purpose', 'assistants');\nform.append('file', new Blob(['x']), 'a.txt');\nawait fetch('https://api.openai.com/v1/files', { method: 'POST', body: form });`,
  ),
  raw(
    'fetch with a text body',
    `await fetch('https://api.openai.com/v1/moderations', { method: 'POST', body: '{"input":"x"}' });`,
  ),
  raw(
    'fetch with a body from a builder',
    `const build = (input) => ({ model: 'gpt-5', input, store: false });\nawait fetch('https://api.openai.com/v1/responses', { method: 'POST', body: JSON.stringify(build('x')) });`,
  ),
  raw('fetch to a regional host', `await fetch('https://eu.api.openai.com/v1/models');`),
  raw(
    'fetch to Azure',
    `await fetch('https://mine.openai.azure.com/openai/deployments/gpt-4o/chat/completions?api-version=2025-01-01', { method: 'POST', body: JSON.stringify({ messages: [] }) });`,
  ),
  raw(
    'fetch to Bedrock',
    `await fetch('https://bedrock-mantle.us-east-1.api.aws/openai/v1/responses', { method: 'POST', body: JSON.stringify({ model: 'openai.gpt-5.6-sol', input: 'x' }) });`,
  ),
  raw(
    'https.request with a URL',
    `import https from 'node:https';\nconst request = https.request('https://api.openai.com/v1/responses', { method: 'POST', headers: { 'X-Team': 'a' } }, (response) => { response.resume(); });\nrequest.write(JSON.stringify({ model: 'gpt-5', input: 'x', store: false }));\nrequest.end();`,
  ),
  raw(
    'https.request with options',
    `import { request } from 'node:https';\nconst sent = request({ hostname: 'api.openai.com', path: '/v1/files', method: 'GET' });\nsent.end();`,
  ),
  raw(
    'https.get',
    `import * as https from 'https';\nhttps.get('https://api.openai.com/v1/models', (response) => { response.resume(); });`,
  ),
  {
    name: 'without the SDK: https.request in CommonJS',
    sdks: ['v6'],
    module: 'cjs',
    code: `const https = require('https');\nconst body = JSON.stringify({ input: 'x' });\nconst request = https.request({ host: 'api.openai.com', port: 443, path: '/v1/moderations', method: 'POST', headers: { 'Content-Type': 'application/json' } }, () => {});\nrequest.end(body);`,
  },
];

const CHOSEN = `let url;
  if (options.url) {
    url = options.url;
  } else {
    url = 'https://api.openai.com/v1/responses';
  }
  return fetch(url, { method: 'POST', body: JSON.stringify({ model: 'gpt-5', input: 'x' }) });`;
const OPTIONS = [{ OPTIONS: '{}' }, { OPTIONS: '{"url":"https://other.example/v1/responses"}' }];

/** Where a request goes on one way, and who may get it on another. */
const chosen: Script[] = [
  code(
    'an address that one caller may give',
    `const ask = (options) => {\n  ${CHOSEN}\n};\nawait ask({});\nawait ask(JSON.parse(process.env.OPTIONS));`,
    ['v6'],
    { runs: OPTIONS },
  ),
  code(
    'an address that a default leaves out',
    `const send = (options) => {\n  ${CHOSEN}\n};\nexport const ask = (options = {}) => send(options);\nawait ask(JSON.parse(process.env.OPTIONS));`,
    ['v6'],
    { runs: OPTIONS },
  ),
  code(
    'an address that a class is given',
    `class Asker {
  constructor(options = {}) { this.configure(options); }
  configure(options) {
    if (options.url) { this.url = options.url; } else { this.url = 'https://api.openai.com/v1/responses'; }
  }
  ask() { return fetch(this.url, { method: 'POST', body: '{}' }); }
}
await new Asker().ask();
await new Asker(JSON.parse(process.env.OPTIONS)).ask();`,
    ['v6'],
    { runs: OPTIONS },
  ),
];

export const targetScripts: readonly Script[] = [
  ...chosen,
  ...headers,
  ...queries,
  ...bases,
  ...azure,
  ...bedrock,
  ...http,
];
