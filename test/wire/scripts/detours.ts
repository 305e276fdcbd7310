/** Requests that take a detour: what is sent is decided somewhere else than where it is sent. */
import type { Script } from '../../helpers/wire.ts';
const FLAG = [{}, { FLAG: '1' }];
const API = 'https://api.openai.com/v1';
const HEAD = "import OpenAI from 'openai';\n";
const BODY = "{ model: 'gpt-5', input: 'x', store: false }";
const raw = (name: string, code: string, runs?: Script['runs']): Script => ({
  name: `detour: ${name}`,
  sdks: ['v6'],
  code,
  ...(runs ? { runs } : {}),
});
const sdk = (name: string, code: string, rest: Partial<Script> = {}): Script => ({
  name: `detour: ${name}`,
  sdks: ['v4', 'v6'],
  code: HEAD + code.replaceAll('BODY', BODY),
  ...rest,
});
const SEND = `fetch('${API}' + path, { method: 'POST', body: JSON.stringify(body) })`;
export const detourScripts: Script[] = [
  sdk(
    'text that is run as code',
    `const client = new OpenAI();\nconst body = BODY;\neval('body.store = true');\nawait client.responses.create(body);`,
  ),
  sdk(
    'text that sets a variable',
    `const client = new OpenAI();\nlet store = false;\neval('store = true');\nawait client.responses.create({ ...BODY, store });`,
  ),
  sdk(
    'text that changes a field',
    `class Asking {\n  client = new OpenAI();\n  body = BODY;\n  set(text) { eval(text); }\n  ask() { return this.client.responses.create(this.body); }\n}\nconst asking = new Asking();\nasking.set('this.body.store = true');\nawait asking.ask();`,
  ),
  sdk(
    'text beside a request',
    `eval('var other = { store: true }');\n{\n  const client = new OpenAI();\n  await client.responses.create(BODY);\n}`,
  ),
  sdk(
    'prototype of the class',
    `const before = OpenAI.prototype.prepareOptions;\nOpenAI.prototype.prepareOptions = async function (options) { options.body.store = true; };\nconst client = new OpenAI();\nawait client.responses.create(BODY);\nOpenAI.prototype.prepareOptions = before;`,
  ),
  sdk(
    'prototype of the resource',
    `const original = OpenAI.Responses.prototype.create;\nOpenAI.Responses.prototype.create = function (body, options) { return original.call(this, { ...body, store: true }, options); };\nconst client = new OpenAI();\nawait client.responses.create(BODY);\nOpenAI.Responses.prototype.create = original;`,
  ),
  sdk(
    'global fetch replaced',
    `const original = globalThis.fetch;\nglobalThis.fetch = (url, init) => original(url, { ...init, body: JSON.stringify({ input: 'x', store: true }) });\nconst client = new OpenAI();\nawait client.responses.create(BODY);\nglobalThis.fetch = original;`,
    { sdks: ['v6'] },
  ),
  sdk(
    'environment set by the program',
    `process.env.OPENAI_BASE_URL = 'https://llm.example.com/v1';\nconst client = new OpenAI();\nawait client.responses.create(BODY);`,
  ),
  sdk(
    'environment set by assign',
    `Object.assign(process.env, { OPENAI_BASE_URL: 'https://llm.example.com/v1' });\nconst client = new OpenAI();\nawait client.responses.create(BODY);`,
  ),
  sdk(
    'fetch that may be there',
    `const client = new OpenAI({ fetch: process.env.FLAG ? (url, init) => fetch(url, { ...init, body: JSON.stringify({ input: 'x', store: true }) }) : undefined });\nawait client.responses.create(BODY);`,
    { runs: FLAG },
  ),
  sdk(
    'fetch with rest',
    `const client = new OpenAI({ fetch: (...args) => { args[1].body = JSON.stringify({ input: 'x', store: true }); return fetch(...args); } });\nawait client.responses.create(BODY);`,
  ),
  sdk(
    'fetch with a changed copy',
    `const client = new OpenAI({ fetch: (url, init) => { const own = { ...init }; own.body = JSON.stringify({ input: 'x', store: true }); return fetch(url, own); } });\nawait client.responses.create(BODY);`,
  ),
  sdk(
    'fetch with a body through a helper',
    `const change = (init) => { init.body = JSON.stringify({ input: 'x', store: true }); return init; };\nconst client = new OpenAI({ fetch: (url, init) => fetch(url, change(init)) });\nawait client.responses.create(BODY);`,
  ),
  sdk(
    'fetch with the URL in a variable',
    `const client = new OpenAI({ fetch: (url, init) => { const u = new URL(url); u.hostname = 'llm.example.com'; return fetch(u, init); } });\nawait client.responses.create(BODY);`,
  ),
  sdk(
    'fetch of an object',
    `const net = { fetch(url, init) { return fetch(url, { ...init, body: JSON.stringify({ input: 'x', store: true }) }); } };\nconst client = new OpenAI({ fetch: net.fetch });\nawait client.responses.create(BODY);`,
  ),
  sdk(
    'fetch of an object, short',
    `const net = { fetch: (url, init) => fetch(url, { ...init, body: JSON.stringify({ input: 'x', store: true }) }) };\nconst client = new OpenAI(net);\nawait client.responses.create(BODY);`,
  ),
  sdk(
    'fetch made by a function',
    `const make = (extra) => (url, init) => fetch(url, { ...init, ...extra });\nconst client = new OpenAI({ fetch: make({ body: JSON.stringify({ input: 'x', store: true }) }) });\nawait client.responses.create(BODY);`,
  ),
  sdk(
    'fetch that spreads an object',
    `const extra = { body: JSON.stringify({ input: 'x', store: true }) };\nconst client = new OpenAI({ fetch: (url, init) => fetch(url, { ...init, ...extra }) });\nawait client.responses.create(BODY);`,
  ),
  sdk(
    'fetch that assigns',
    `const client = new OpenAI({ fetch: (url, init) => fetch(url, Object.assign({}, init, { body: JSON.stringify({ input: 'x', store: true }) })) });\nawait client.responses.create(BODY);`,
  ),
  sdk(
    'fetch that sends twice',
    `const client = new OpenAI({ fetch: async (url, init) => { await fetch('https://llm.example.com/log', { method: 'POST', body: '{}' }); return fetch(url, init); } });\nawait client.responses.create(BODY);`,
  ),
  sdk(
    'fetch in the class',
    `class Mine extends OpenAI { constructor() { super({ fetch: (url, init) => fetch(url, { ...init, body: JSON.stringify({ input: 'x', store: true }) }) }); } }\nawait new Mine().responses.create(BODY);`,
  ),
  sdk(
    'prepareOptions that hands on',
    `class Mine extends OpenAI { async prepareOptions(options) { await super.prepareOptions(options); } }\nawait new Mine().responses.create(BODY);`,
  ),
  sdk(
    'prepareOptions by a helper',
    `const change = (options) => { options.body.store = true; };\nclass Mine extends OpenAI { async prepareOptions(options) { change(options); } }\nawait new Mine().responses.create(BODY);`,
  ),
  sdk(
    'prepareOptions with a pattern',
    `class Mine extends OpenAI { async prepareOptions({ body }) { body.store = true; } }\nawait new Mine().responses.create(BODY);`,
  ),
  sdk(
    'prepareOptions with a variable',
    `class Mine extends OpenAI { async prepareOptions(options) { const { body } = options; body.store = true; } }\nawait new Mine().responses.create(BODY);`,
  ),
  sdk(
    'prepareOptions with a key',
    `class Mine extends OpenAI { async prepareOptions(options) { for (const key of ['store']) options.body[key] = true; } }\nawait new Mine().responses.create(BODY);`,
  ),
  sdk(
    'prepareOptions with assign',
    `class Mine extends OpenAI { async prepareOptions(options) { Object.assign(options.body, { store: true }); } }\nawait new Mine().responses.create(BODY);`,
  ),
  sdk(
    'prepareOptions of the class above',
    `class Base extends OpenAI { async prepareOptions(options) { options.body.store = true; } }\nclass Mine extends Base {}\nawait new Mine().responses.create(BODY);`,
  ),
  sdk(
    'prepareOptions as a field',
    `class Mine extends OpenAI { prepareOptions = async (options) => { options.body.store = true; }; }\nawait new Mine().responses.create(BODY);`,
  ),
  sdk(
    'a mixin',
    `const Storing = (Base) => class extends Base { async prepareOptions(options) { options.body.store = true; } };\nconst client = new (Storing(OpenAI))();\nawait client.responses.create(BODY);`,
  ),
  sdk(
    'withOptions, own fetch',
    `const client = new OpenAI().withOptions({ fetch: (url, init) => fetch(url, { ...init, body: JSON.stringify({ input: 'x', store: true }) }) });\nawait client.responses.create(BODY);`,
    { sdks: ['v5', 'v6'] },
  ),
  sdk(
    'withOptions, base',
    `const client = new OpenAI().withOptions({ baseURL: 'https://llm.example.com/v1' });\nawait client.responses.create(BODY);`,
    { sdks: ['v5', 'v6'] },
  ),
  sdk(
    'baseURL after withOptions',
    `const client = new OpenAI();\nclient.baseURL = 'https://llm.example.com/v1';\nconst other = client.withOptions({ timeout: 1000 });\nawait other.responses.create(BODY);`,
    { sdks: ['v5', 'v6'] },
  ),
  sdk(
    'baseURL in a pattern',
    `const client = new OpenAI();\n({ url: client.baseURL } = { url: 'https://llm.example.com/v1' });\nawait client.responses.create(BODY);`,
  ),
  sdk(
    'baseURL in a loop',
    `const client = new OpenAI();\nfor (const url of ['https://llm.example.com/v1']) client.baseURL = url;\nawait client.responses.create(BODY);`,
  ),
  sdk(
    'baseURL by entries',
    `const client = new OpenAI();\nfor (const [key, value] of Object.entries({ baseURL: 'https://llm.example.com/v1' })) client[key] = value;\nawait client.responses.create(BODY);`,
  ),
  sdk(
    'baseURL set and reset',
    `const client = new OpenAI();\nclient.baseURL = 'https://llm.example.com/v1';\nclient.baseURL = 'https://api.openai.com/v1';\nawait client.responses.create(BODY);`,
  ),
  sdk(
    'baseURL between two calls',
    `const client = new OpenAI();\nawait client.responses.create(BODY);\nclient.baseURL = 'https://llm.example.com/v1';\nawait client.responses.create(BODY);`,
  ),
  sdk(
    'baseURL in a class',
    `class Api { constructor() { this.client = new OpenAI(); } move() { this.client.baseURL = 'https://llm.example.com/v1'; } ask() { return this.client.responses.create(BODY); } }\nconst api = new Api();\napi.move();\nawait api.ask();`,
  ),
  sdk(
    'options frozen with a path',
    `const options = Object.freeze({ path: '/files' });\nconst client = new OpenAI();\nawait client.responses.create(BODY, options);`,
  ),
  sdk(
    'options with a computed key',
    `const key = 'pa' + 'th';\nconst client = new OpenAI();\nawait client.responses.create(BODY, { [key]: '/files' });`,
  ),
  sdk(
    'options of a function',
    `const options = (path) => ({ path });\nconst client = new OpenAI();\nawait client.responses.create(BODY, options('/files'));`,
  ),
  sdk(
    'options of undefined',
    `const client = new OpenAI();\nawait client.responses.create(BODY, { path: undefined, timeout: 1000 });`,
    { sdks: ['v4'] },
  ),
  sdk(
    'options with query in the path',
    `const client = new OpenAI();\nawait client.responses.create(BODY, { path: '/files?x=1' });`,
  ),
  sdk(
    'options of a helper',
    `const client = new OpenAI();\nawait client.responses.stream(BODY, { path: '/files' }).done().catch(() => undefined);`,
  ),
  sdk(
    'options of parse',
    `const client = new OpenAI();\nawait client.responses.parse(BODY, { path: '/files' }).catch(() => undefined);`,
  ),
  sdk(
    'options of a retrieval',
    `const client = new OpenAI();\nawait client.files.retrieve('file_1', { path: '/models' });`,
  ),
  sdk(
    'options of a deletion',
    `const client = new OpenAI();\nawait client.files.delete('file_1', { method: 'get' });`,
    { sdks: ['v6'] },
  ),
  sdk(
    'options of a list',
    `const client = new OpenAI();\nawait client.files.list({}, { path: '/models' });`,
  ),
  sdk(
    'options of chat',
    `const client = new OpenAI();\nawait client.chat.completions.create({ model: 'gpt-5', messages: [], store: false }, { path: '/responses' });`,
  ),
  sdk(
    'url.resolve for a client',
    `import { resolve } from 'node:url';\nconst client = new OpenAI({ baseURL: resolve('https://api.openai.com/v0/x', '/v1') });\nawait client.responses.create(BODY);`,
  ),
  raw(
    'url.resolve',
    `import { resolve } from 'node:url';\nawait fetch(resolve('${API}/models', 'files'));`,
  ),
  raw(
    'assign of options',
    `const base = { method: 'POST' };\nawait fetch('${API}/moderations', Object.assign({}, base, { body: '{"input":"x"}' }));`,
  ),
  raw(
    'a wrapper that changes the verb',
    `const put = (u, o) => fetch(u, { ...o, method: 'PUT' });\nawait put('${API}/files', { method: 'POST', body: '{}' });`,
  ),
  raw(
    'fetch applied',
    `await fetch.apply(null, ['${API}/files', { method: 'POST', body: '{}' }]);`,
  ),
  raw(
    'fetch bound',
    `const send = fetch.bind(null, '${API}/files');\nawait send({ method: 'POST', body: '{}' });`,
  ),
  raw('a default', `const send = (url = '${API}/files') => fetch(url);\nawait send();`),
  raw(
    'set again',
    `let base = 'https://llm.example.com';\nbase = 'https://api.openai.com';\nawait fetch(base + '/v1/files');`,
  ),
  raw(
    'set in a function',
    `let base = 'https://llm.example.com';\nconst init = () => { base = 'https://api.openai.com'; };\ninit();\nawait fetch(base + '/v1/files');`,
  ),
  raw(
    'set in a function not called',
    `let base = 'https://api.openai.com';\nconst init = () => { base = 'https://llm.example.com'; };\nvoid init;\nawait fetch(base + '/v1/files');`,
  ),
  raw(
    'a method for URLs',
    `const api = { base: '${API}', url(path) { return this.base + path; } };\nawait fetch(api.url('/files'));`,
  ),
  raw(
    'filter and join',
    `await fetch(['https://api.openai.com', '', 'v1/files'].filter(Boolean).join('/'));`,
  ),
  raw(
    'URL added to a text',
    `const u = new URL('https://api.openai.com/v1/');\nu.pathname = '/v1/files';\nawait fetch(u + '');`,
  ),
  raw(
    'URL in a list',
    `const [u] = [new URL('${API}/models')];\nu.pathname = '/v1/files';\nawait fetch(u);`,
  ),
  raw(
    'URL in an object',
    `const o = { u: new URL('${API}/models') };\no.u.pathname = '/v1/files';\nawait fetch(o.u);`,
  ),
  raw(
    'URL in a closure',
    `const u = new URL('${API}/models');\nconst to = (p) => { u.pathname = p; return u; };\nawait fetch(to('/v1/files'));`,
  ),
  raw(
    'URL set by a callback',
    `const u = new URL('${API}/models');\n['/v1/files'].forEach((p) => { u.pathname = p; });\nawait fetch(u);`,
  ),
  raw(
    'URL set by a promise',
    `const u = new URL('${API}/models');\nawait Promise.resolve('/v1/files').then((p) => { u.pathname = p; });\nawait fetch(u);`,
  ),
  raw(
    'URL set behind a call without await',
    `const u = new URL('${API}/models');\nconst p = fetch(u);\nu.pathname = '/v1/files';\nawait p;`,
  ),
  raw(
    'URL handed to something unknown',
    `import { inspect } from 'node:util';\nconst u = new URL('${API}/models');\ninspect(u);\nawait fetch(u);`,
  ),
  raw(
    'options with a getter',
    `await fetch('${API}/files/file_1', { get method() { return 'DELETE'; } });`,
  ),
  raw(
    'options of a class',
    `class Init { method = 'DELETE'; }\nawait fetch('${API}/files/file_1', new Init());`,
  ),
  raw(
    'options by create',
    `await fetch('${API}/files/file_1', Object.create({ method: 'DELETE' }));`,
  ),
  raw(
    'body by parts',
    `await fetch('${API}/responses', { method: 'POST', body: '{"input":"x","store":' + true + '}' });`,
  ),
  raw(
    'body in a template',
    `const store = true;\nawait fetch('${API}/responses', { method: 'POST', body: \`{"input":"x","store":\${store}}\` });`,
  ),
  raw(
    'body twice',
    `await fetch('${API}/responses', { method: 'POST', body: '{"store":false,"store":true}' });`,
  ),
  raw(
    'body with a list of keys',
    `await fetch('${API}/responses', { method: 'POST', body: JSON.stringify({ input: 'x', store: false }, ['input']) });`,
  ),
  raw(
    'body of an instance',
    `class Body { input = 'x'; store = true; }\nawait fetch('${API}/responses', { method: 'POST', body: JSON.stringify(new Body()) });`,
  ),
  raw(
    'body changed after it is a text',
    `const body = { input: 'x', store: false };\nconst text = JSON.stringify(body);\nbody.store = true;\nawait fetch('${API}/responses', { method: 'POST', body: text });`,
  ),
  raw(
    'body with JSON replaced',
    `const text = JSON.stringify({ input: 'x', store: false }).replaceAll('false', 'true');\nawait fetch('${API}/responses', { method: 'POST', body: text });`,
  ),
  raw(
    'all at once',
    `await Promise.all([['/responses', { input: 'x', store: false }], ['/embeddings', { input: 'y' }]].map(([path, body]) => ${SEND}));`,
  ),
  raw(
    'a table of paths and one of bodies',
    `const paths = { image: '/images/generations', text: '/responses' };\nconst bodies = { image: { prompt: 'x' }, text: { input: 'x', store: false } };\nconst send = (kind) => fetch('${API}' + paths[kind], { method: 'POST', body: JSON.stringify(bodies[kind]) });\nawait send('image');\nawait send('text');`,
  ),
  raw(
    'a class of requests',
    `class Api {\n  #send(path, body) { return ${SEND}; }\n  image() { return this.#send('/images/generations', { prompt: 'x' }); }\n  text() { return this.#send('/responses', { input: 'x', store: false }); }\n}\nconst api = new Api();\nawait api.image();\nawait api.text();`,
  ),
  raw(
    'subclasses of requests',
    `class Base { send() { const { path, body } = this; return ${SEND}; } }\nclass Image extends Base { path = '/images/generations'; body = { prompt: 'x' }; }\nclass Text extends Base { path = '/responses'; body = { input: 'x', store: false }; }\nawait new Image().send();\nawait new Text().send();`,
  ),
  raw(
    'senders made by a function',
    `const make = (path) => (body) => ${SEND};\nconst image = make('/images/generations');\nconst text = make('/responses');\nawait image({ prompt: 'x' });\nawait text({ input: 'x', store: false });`,
  ),
  raw(
    'a path by default',
    `const send = (body, path = '/responses') => ${SEND};\nawait send({ prompt: 'x' }, '/images/generations');\nawait send({ input: 'x', store: false });`,
  ),
  raw(
    'two steps',
    `const send = (path, body) => ${SEND};\nconst ask = (kind, body) => send(kind === 'image' ? '/images/generations' : '/responses', body);\nawait ask('image', { prompt: 'x' });\nawait ask('text', { input: 'x', store: false });`,
  ),
  raw(
    'options for each',
    `const init = (body) => ({ method: 'POST', body: JSON.stringify(body) });\nconst go = (path, body) => fetch('${API}' + path, init(body));\nawait go('/images/generations', { prompt: 'x' });\nawait go('/responses', { input: 'x', store: false });`,
  ),
  raw(
    'body set by kind',
    `const go = (kind) => {\n  const body = { model: 'm' };\n  let path = '/responses';\n  if (kind === 'image') { path = '/images/generations'; body.prompt = 'x'; } else { body.input = 'x'; body.store = false; }\n  return ${SEND};\n};\nawait go('image');\nawait go('text');`,
  ),
  raw(
    'early return',
    `const go = (kind) => {\n  let path = '/responses';\n  let body = { input: 'x', store: false };\n  if (kind === 'image') { path = '/images/generations'; body = { prompt: 'x' }; }\n  return ${SEND};\n};\nawait go('image');\nawait go('text');`,
  ),
];
