/** Calls of the SDK whose request is another than the method says: options, hooks, subclasses. */
import type { Script } from '../../helpers/wire.ts';

const FLAG = [{}, { FLAG: '1' }];
const HEAD = "import OpenAI from 'openai';\n";
const BODY = "{ model: 'gpt-5', input: 'x', store: false }";

const sdk = (name: string, code: string, rest: Partial<Script> = {}): Script => ({
  name: `sent: ${name}`,
  sdks: ['v4', 'v6'],
  code: HEAD + code.replaceAll('BODY', BODY),
  ...rest,
});
const SINCE_5 = ['v5', 'v6'];
export const overrideScripts: Script[] = [
  sdk(
    'path of the options',
    "const client = new OpenAI();\nawait client.responses.create(BODY, { path: '/files' });",
  ),
  sdk(
    'method of the options',
    "const client = new OpenAI();\nawait client.responses.create(BODY, { method: 'put' });",
  ),
  sdk(
    'path of a whole URL',
    "const client = new OpenAI();\nawait client.responses.create(BODY, { path: 'https://llm.example.com/v1/responses' });\nawait client.models.list();",
  ),
  sdk(
    'body of the options',
    "const client = new OpenAI();\nawait client.responses.create(BODY, { body: { input: 'x', store: true } });",
  ),
  sdk(
    'query of the options',
    "const client = new OpenAI();\nawait client.files.list({ limit: 1 }, { query: { after: 'x' } });",
  ),
  sdk(
    'options in a variable',
    "const client = new OpenAI();\nconst options = {};\noptions.path = '/files';\nawait client.responses.create(BODY, options);",
  ),
  sdk(
    'options that may have a path',
    "const client = new OpenAI();\nawait client.responses.create(BODY, process.env.FLAG ? { path: '/files' } : {});",
    { runs: FLAG },
  ),
  sdk(
    'fetchOptions of the client with a body',
    "const client = new OpenAI({ fetchOptions: { body: JSON.stringify({ input: 'x', store: true }) } });\nawait client.responses.create(BODY);",
    { sdks: SINCE_5 },
  ),
  sdk(
    'fetchOptions of the client with a verb',
    "const client = new OpenAI({ fetchOptions: { method: 'PUT' } });\nawait client.responses.create(BODY);",
    { sdks: SINCE_5 },
  ),
  sdk(
    'fetchOptions of the client with headers',
    "const client = new OpenAI({ fetchOptions: { headers: { 'X-Team': 'a' } } });\nawait client.responses.create(BODY);",
    { sdks: SINCE_5 },
  ),
  sdk(
    'fetchOptions of the client with a signal',
    'const client = new OpenAI({ fetchOptions: { keepalive: true } });\nawait client.responses.create(BODY);',
    { sdks: SINCE_5, store: ['off'] },
  ),
  sdk(
    'fetchOptions of the request with a body',
    "const client = new OpenAI();\nawait client.responses.create(BODY, { fetchOptions: { body: JSON.stringify({ input: 'x', store: true }) } });",
    { sdks: SINCE_5 },
  ),
  sdk(
    'fetchOptions of withOptions',
    "const client = new OpenAI().withOptions({ fetchOptions: { body: JSON.stringify({ input: 'x', store: true }) } });\nawait client.responses.create(BODY);",
    { sdks: SINCE_5 },
  ),
  sdk(
    'own fetch that changes the body',
    "const client = new OpenAI({ fetch: (url, init) => fetch(url, { ...init, body: JSON.stringify({ input: 'x', store: true }) }) });\nawait client.responses.create(BODY);",
  ),
  sdk(
    'own fetch that changes the URL',
    "const client = new OpenAI({ fetch: (url, init) => fetch(String(url).replace('api.openai.com', 'llm.example.com'), init) });\nawait client.responses.create(BODY);",
  ),
  sdk(
    'own fetch that hands on',
    'const client = new OpenAI({ fetch: (url, init) => fetch(url, init) });\nawait client.responses.create(BODY);',
  ),
  sdk(
    'own fetch that is the global one',
    'const client = new OpenAI({ fetch: globalThis.fetch });\nawait client.responses.create(BODY);',
    { store: ['off'] },
  ),
  sdk(
    'own fetch that logs',
    'const client = new OpenAI({ fetch: async (url, init) => { console.log(url); return fetch(url, init); } });\nawait client.responses.create(BODY);',
  ),
  sdk(
    'own fetch of the program',
    "async function send(url, init) {\n  const body = init.body.replace('false', 'true');\n  return fetch(url, { ...init, body });\n}\nconst client = new OpenAI({ fetch: send });\nawait client.responses.create(BODY);",
  ),
  sdk(
    'own fetch that adds a header',
    "const client = new OpenAI({ fetch: (url, init) => fetch(url, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), 'X-Team': 'a' } }) });\nawait client.responses.create(BODY);",
  ),
  sdk(
    'own fetch of some object',
    "const config = { fetch: (url, init) => fetch(url, { ...init, body: JSON.stringify({ input: 'x', store: true }) }) };\nconst pick = (given) => given;\nconst client = new OpenAI({ fetch: pick(config).fetch });\nawait client.responses.create(BODY);",
  ),
  sdk(
    'own fetch assigned later',
    "const client = new OpenAI();\nclient.fetch = (url, init) => fetch(url, { ...init, body: JSON.stringify({ input: 'x', store: true }) });\nawait client.responses.create(BODY);",
  ),
  sdk(
    'prepareOptions',
    'class Mine extends OpenAI {\n  async prepareOptions(options) {\n    options.body.store = true;\n  }\n}\nawait new Mine().responses.create(BODY);',
  ),
  sdk(
    'prepareOptions assigned',
    'const client = new OpenAI();\nclient.prepareOptions = async (options) => { options.body.store = true; };\nawait client.responses.create(BODY);',
  ),
  sdk(
    'prepareRequest',
    "class Mine extends OpenAI {\n  async prepareRequest(request) {\n    request.body = JSON.stringify({ input: 'x', store: true });\n  }\n}\nawait new Mine().responses.create(BODY);",
  ),
  sdk(
    'buildURL',
    "class Mine extends OpenAI {\n  buildURL() {\n    return 'https://llm.example.com/v1/responses';\n  }\n}\nawait new Mine().responses.create(BODY);",
  ),
  sdk(
    'buildRequest',
    "class Mine extends OpenAI {\n  async buildRequest(options, ...rest) {\n    options.body = { input: 'x', store: true };\n    return super.buildRequest(options, ...rest);\n  }\n}\nawait new Mine().responses.create(BODY);",
    { sdks: ['v6'] },
  ),
  sdk(
    'fetchWithTimeout',
    "class Mine extends OpenAI {\n  fetchWithTimeout(url, init, ...rest) {\n    return super.fetchWithTimeout(url, { ...init, body: JSON.stringify({ input: 'x', store: true }) }, ...rest);\n  }\n}\nawait new Mine().responses.create(BODY);",
  ),
  sdk(
    'request of a subclass',
    "class Mine extends OpenAI {\n  request(options, ...rest) {\n    return OpenAI.prototype.request.call(this, { ...options, method: 'post', path: '/files' }, ...rest);\n  }\n}\nawait new Mine().responses.create(BODY);",
  ),
  sdk(
    'post of a subclass',
    "class Mine extends OpenAI {\n  post(path, options) {\n    return OpenAI.prototype.post.call(this, '/files', options);\n  }\n}\nawait new Mine().responses.create(BODY);",
  ),
  sdk(
    'baseURL of a subclass, a field',
    "class Mine extends OpenAI {\n  baseURL = 'https://llm.example.com/v1';\n}\nawait new Mine().responses.create(BODY);",
  ),
  sdk(
    'baseURL of a subclass, set in the constructor',
    "class Mine extends OpenAI {\n  constructor() {\n    super();\n    this.baseURL = 'https://llm.example.com/v1';\n  }\n}\nawait new Mine().responses.create(BODY);",
  ),
  sdk(
    'baseURL of a subclass, set in a method',
    "class Mine extends OpenAI {\n  move() {\n    this.baseURL = 'https://llm.example.com/v1';\n    return this;\n  }\n}\nawait new Mine().move().responses.create(BODY);",
  ),
  sdk(
    'a subclass with methods of its own',
    'class Mine extends OpenAI {\n  ask() {\n    return this.responses.create(BODY);\n  }\n}\nawait new Mine().ask();',
    { store: ['off'] },
  ),
  sdk(
    'baseURL assigned',
    "const client = new OpenAI();\nclient.baseURL = 'https://llm.example.com/v1';\nawait client.responses.create(BODY);",
  ),
  sdk(
    'baseURL assigned by Object.assign',
    "const client = new OpenAI();\nObject.assign(client, { baseURL: 'https://llm.example.com/v1' });\nawait client.responses.create(BODY);",
  ),
  sdk(
    'baseURL assigned in a function',
    "const client = new OpenAI();\nconst move = (c) => { c.baseURL = 'https://llm.example.com/v1'; };\nmove(client);\nawait client.responses.create(BODY);",
  ),
  sdk(
    'baseURL assigned by a computed name',
    "const client = new OpenAI();\nclient[['base', 'URL'].join('')] = 'https://llm.example.com/v1';\nawait client.responses.create(BODY);",
  ),
  sdk(
    'baseURL assigned after the call',
    "const client = new OpenAI();\nawait client.responses.create(BODY);\nclient.baseURL = 'https://llm.example.com/v1';",
  ),
  sdk(
    'baseURL assigned when the environment says so',
    "const client = new OpenAI();\nif (process.env.FLAG) client.baseURL = 'https://llm.example.com/v1';\nawait client.responses.create(BODY);",
    { runs: FLAG },
  ),
  sdk(
    'baseURL replaced in the text',
    "const client = new OpenAI({ baseURL: 'https://llm.example.com/v1'.replace('llm.example.com', 'api.openai.com') });\nawait client.responses.create(BODY);",
  ),
  sdk(
    'baseURL of a URL that is set',
    "const u = new URL('https://api.openai.com/v1');\nu.hostname = 'llm.example.com';\nconst client = new OpenAI({ baseURL: u.href });\nawait client.responses.create(BODY);",
  ),
  sdk(
    'baseURL with credentials',
    "const client = new OpenAI({ baseURL: 'https://api.openai.com@llm.example.com/v1' });\nawait client.responses.create(BODY);",
  ),
  sdk(
    'baseURL of nothing',
    "const client = new OpenAI({ baseURL: '' });\nawait client.responses.create(BODY);",
  ),
  sdk(
    'defaultQuery',
    "const client = new OpenAI({ defaultQuery: { trace: 'a' } });\nawait client.responses.create(BODY);",
    { store: ['off'] },
  ),
  sdk(
    'method under a joined name',
    "const client = new OpenAI();\nawait client[['respon', 'ses'].join('')].create(BODY);",
  ),
  sdk(
    'method under a name in a template',
    "const client = new OpenAI();\nconst name = 'create';\nawait client.responses[`${name}`](BODY);",
    { store: ['off'] },
  ),
  sdk(
    'method under a replaced name',
    "const client = new OpenAI();\nawait client['xresponses'.slice(1)].create(BODY);",
  ),
  sdk(
    'client.post',
    "const client = new OpenAI();\nawait client.post('/responses', { body: BODY });",
  ),
  sdk(
    'client.post with a method',
    "const client = new OpenAI();\nawait client.post('/responses', { body: BODY, method: 'put' });",
  ),
  sdk(
    'client.post with a path',
    "const client = new OpenAI();\nawait client.post('/responses', { body: BODY, path: '/files' });",
  ),
  sdk(
    'client.request',
    "const client = new OpenAI();\nawait client.request({ method: 'post', path: '/responses', body: BODY });",
  ),
  sdk(
    'client.get with dots',
    "const client = new OpenAI();\nawait client.get('/models/../files');",
  ),
  sdk(
    'client.get of a whole URL',
    "const client = new OpenAI({ baseURL: 'https://llm.example.com/v1' });\nawait client.get('https://api.openai.com/v1/models');",
  ),
  // A proxy may change what goes through the client.
  sdk(
    'proxy that hands on',
    'const client = new Proxy(new OpenAI(), { get: (target, key) => target[key] });\nawait client.responses.create(BODY);',
    { store: ['off'] },
  ),
  sdk(
    'proxy that makes the client when it is needed',
    "let real;\nconst client = new Proxy({}, { get(_, key) { if (key === 'then') return undefined; real ??= new OpenAI(); const found = Reflect.get(real, key); return typeof found === 'function' ? found.bind(real) : found; } });\nawait client.responses.create(BODY);",
    { store: ['off'] },
  ),
  sdk(
    'proxy that hands all arguments on',
    "const client = new Proxy(new OpenAI(), { get(target, key) { const found = target[key]; return typeof found === 'function' ? (...args) => found.apply(target, args) : found; } });\nawait client.responses.create(BODY);",
    { store: ['off'] },
  ),
  sdk(
    'proxy that replaces a resource',
    "const client = new Proxy(new OpenAI(), { get(target, key) { if (key === 'responses') return { create: (body) => target.responses.create({ ...body, store: true }) }; return target[key]; } });\nawait client.responses.create(BODY);",
    { store: ['unknown'] },
  ),
  sdk(
    'proxy that changes the arguments',
    "const responses = new Proxy(new OpenAI().responses, { get(target, key) { const found = target[key]; return typeof found === 'function' ? (...args) => { args[0].store = true; return found.apply(target, args); } : found; } });\nawait responses.create(BODY);",
    { store: ['unknown'] },
  ),
  sdk(
    'proxy of a method',
    'const client = new OpenAI();\nconst create = new Proxy(client.responses.create.bind(client.responses), { apply: (target, self, [body]) => target({ ...body, store: true }) });\nawait create(BODY);',
    { store: ['unknown'] },
  ),
  sdk(
    'proxy of the class',
    "const Client = new Proxy(OpenAI, { construct: (Target, [options]) => new Target({ ...options, baseURL: 'https://llm.example.com/v1' }) });\nawait new Client({}).responses.create(BODY);",
  ),
  sdk(
    'proxy of a function that sends',
    'const client = new OpenAI();\nconst send = (body) => client.responses.create(body);\nconst changed = new Proxy(send, { apply: (target, self, [body]) => target({ ...body, store: true }) });\nawait send(BODY);\nawait changed(BODY);',
  ),
  sdk(
    'proxy of the params',
    "const params = new Proxy(BODY, { get: (target, key) => (key === 'store' ? true : target[key]) });\nawait new OpenAI().responses.create(params);",
    { store: ['unknown'] },
  ),
  sdk(
    'proxy with a handler that is filled later',
    "const handler = {};\nhandler.get = (target, key) => (key === 'responses' ? { create: (body) => target.responses.create({ ...body, store: true }) } : target[key]);\nconst client = new Proxy(new OpenAI(), handler);\nawait client.responses.create(BODY);",
    { store: ['unknown'] },
  ),
  sdk(
    'proxy of fetch',
    "const client = new OpenAI({ fetch: new Proxy(fetch, { apply: (target, self, [url, init]) => target(url, { ...init, body: JSON.stringify({ input: 'x', store: true }) }) }) });\nawait client.responses.create(BODY);",
    { store: ['unknown'] },
  ),
  // Options are read through their prototype too.
  sdk(
    'base URL that the options inherit',
    "const client = new OpenAI({ __proto__: { baseURL: 'https://llm.example.com/v1' } });\nawait client.responses.create(BODY);",
  ),
  sdk(
    'base URL of a prototype that is set later',
    "const options = {};\nObject.setPrototypeOf(options, { baseURL: 'https://llm.example.com/v1' });\nconst client = new OpenAI(options);\nawait client.responses.create(BODY);",
  ),
  sdk(
    'base URL of a prototype that is assigned',
    "const options = {};\noptions.__proto__ = { baseURL: 'https://llm.example.com/v1' };\nconst client = new OpenAI(options);\nawait client.responses.create(BODY);",
  ),
  sdk(
    'client options without a prototype',
    'const client = new OpenAI({ __proto__: null, maxRetries: 0 });\nawait client.responses.create(BODY);',
    { store: ['off'] },
  ),
];
