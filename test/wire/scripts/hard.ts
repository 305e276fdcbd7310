/** Programs that are written to be misread. */
import type { Stored } from '../../../src/calls/store.ts';
import type { Script } from '../../helpers/wire.ts';

const ALL = ['v4', 'v5', 'v6', 'v7'];
const SINCE_5 = ['v5', 'v6', 'v7'];
const FLAG = [{}, { FLAG: '1' }];
const IMPORT = "import OpenAI from 'openai';\n";
const HEAD = `${IMPORT}const client = new OpenAI();\n`;
const BASE = "model: 'gpt-5', input: 'x'";

const store = (name: string, code: string, stored: Stored[], runs?: Script['runs']): Script => ({
  name: `hard: ${name}`,
  sdks: ALL,
  code: HEAD + code.replaceAll('BASE', BASE),
  store: stored,
  ...(runs ? { runs } : {}),
});
const plain = (
  name: string,
  code: string,
  sdks: readonly string[] = ALL,
  rest: Partial<Script> = {},
): Script => ({ name: `hard: ${name}`, sdks, code: code.replaceAll('BASE', BASE), ...rest });

const values: Script[] = [
  store(
    'falsy and something',
    'const flag = false;\nawait client.responses.create({ BASE, store: flag && true });',
    ['off'],
  ),
  store(
    'truthy and something',
    'const flag = true;\nawait client.responses.create({ BASE, store: flag && false });',
    ['off'],
  ),
  store('zero or false', 'await client.responses.create({ BASE, store: 0 || false });', ['off']),
  store(
    'true under something unseen',
    'await client.responses.create({ BASE, store: true, ...JSON.parse(\'{"store":false}\') });',
    ['unknown'],
  ),
  store(
    'true under something unseen that may be left out',
    'await client.responses.create({ BASE, store: true, ...(process.env.FLAG ? JSON.parse(\'{"store":false}\') : {}) });',
    ['on'],
    FLAG,
  ),
  store(
    'true under a key that is not known',
    "const key = process.env.FLAG ? 'store' : 'user';\nconst params = { BASE, store: true };\nparams[key] = false;\nawait client.responses.create(params);",
    ['unknown'],
    FLAG,
  ),
  store(
    'true on top of something unseen',
    'await client.responses.create({ BASE, ...JSON.parse(\'{"store":false}\'), store: true });',
    ['on'],
  ),
  store(
    'true in one of two objects',
    'const params = process.env.FLAG ? { BASE, store: true } : JSON.parse(\'{"model":"gpt-5","input":"x"}\');\nawait client.responses.create(params);',
    ['on'],
    FLAG,
  ),
  store('empty text or true', "await client.responses.create({ BASE, store: '' || true });", [
    'on',
  ]),
  store(
    'double negation',
    "const given = 'yes';\nawait client.responses.create({ BASE, store: !!given });",
    ['on'],
  ),
  store('sequence', 'await client.responses.create({ BASE, store: (1, false) });', ['off']),
  store(
    'assignment as value',
    'let kept;\nawait client.responses.create({ BASE, store: (kept = false) });',
    ['off'],
  ),
  store(
    'switch',
    "let store;\nswitch (process.env.FLAG) {\n  case '1':\n    store = true;\n    break;\n  default:\n    store = false;\n}\nawait client.responses.create({ BASE, store });",
    ['on'],
    FLAG,
  ),
  store(
    'function that sends, changed before it is awaited',
    'const params = { BASE, store: false };\nconst send = () => client.responses.create(params);\nconst sending = send();\nparams.store = true;\nawait sending;',
    ['unknown'],
  ),
  store(
    'function that writes and sends, changed before it is awaited',
    'const send = (params) => {\n  params.store = false;\n  return client.responses.create(params);\n};\nconst params = { BASE };\nconst sending = send(params);\nparams.store = true;\nawait sending;',
    ['unknown'],
  ),
  store(
    'function that sends, changed when it is done',
    'const params = { BASE, store: false };\nconst send = () => client.responses.create(params);\nawait send();\nparams.store = true;',
    ['off'],
  ),
  store(
    'variable that is replaced under a condition of the program',
    "let params = { BASE, store: true };\nif ('abc'.includes('b')) params = { BASE, store: false };\nawait client.responses.create(params);",
    ['unknown'],
  ),
  store(
    'one function after another',
    "let params = { BASE };\nfor (const step of [(given) => ({ ...given, store: false }), (given) => ({ ...given, user: 'x' })]) params = step(params);\nawait client.responses.create(params);",
    ['unknown'],
  ),
  store(
    'builder that copies what it holds',
    'class Builder {\n  #params = { BASE, store: false };\n  with(key, value) {\n    this.#params = { ...this.#params, [key]: value };\n    return this;\n  }\n  build() {\n    return { ...this.#params };\n  }\n}\nawait client.responses.create(new Builder().with("user", "x").build());',
    ['off'],
  ),
  store(
    'last round of a loop',
    'const params = { BASE };\nfor (const store of [true, false]) params.store = store;\nawait client.responses.create(params);',
    ['unknown'],
  ),
  store(
    'try and catch',
    'let store;\ntry {\n  JSON.parse(process.env.FLAG ?? "{");\n  store = true;\n} catch {\n  store = false;\n}\nawait client.responses.create({ BASE, store });',
    ['unknown'],
    FLAG,
  ),
  store(
    'branch that leaves',
    'async function ask() {\n  let params = { BASE, store: true };\n  if (process.env.FLAG) params = { BASE, store: false };\n  else return;\n  await client.responses.create(params);\n}\nawait ask();\nawait client.files.list();',
    ['off'],
    FLAG,
  ),
  store(
    'two calls with a change between',
    'const params = { BASE, store: false };\nawait client.responses.create(params);\nparams.store = true;\nawait client.responses.create(params);',
    ['off', 'on'],
  ),
  store(
    'two calls with a variable between',
    'let store = false;\nawait client.responses.create({ BASE, store });\nstore = true;\nawait client.responses.create({ BASE, store });',
    ['off', 'on'],
  ),
  store(
    'loop that changes after the call',
    'const params = { BASE, store: false };\nfor (let round = 0; round < 2; round += 1) {\n  await client.responses.create(params);\n  params.store = true;\n}',
    ['on'],
  ),
  store(
    'loop that resets before the call',
    'let store;\nfor (let round = 0; round < 2; round += 1) {\n  store = false;\n  await client.responses.create({ BASE, store });\n  store = true;\n}',
    ['off'],
  ),
  store(
    'while loop with a variable',
    'let store = false;\nlet round = 0;\nwhile (round < 2) {\n  await client.responses.create({ BASE, store });\n  store = true;\n  round += 1;\n}',
    ['on'],
  ),
  store(
    'path of an object',
    'const state = { params: { BASE } };\nstate.params.store = true;\nawait client.responses.create(state.params);',
    ['on'],
  ),
  store(
    'two paths of an object',
    'const state = { first: { BASE, store: false }, second: { BASE, store: false } };\nstate.second.store = true;\nawait client.responses.create(state.first);',
    ['off'],
  ),
  store(
    'copy before the change',
    'const base = { BASE, store: false };\nconst copy = { ...base };\nbase.store = true;\nawait client.responses.create(copy);',
    ['off'],
  ),
  store(
    'copy after the change',
    'const base = { BASE, store: false };\nbase.store = true;\nconst copy = { ...base };\nawait client.responses.create(copy);',
    ['on'],
  ),
  store(
    'copy that is changed',
    'const base = { BASE, store: false };\nconst copy = { ...base };\ncopy.store = true;\nawait client.responses.create(base);',
    ['off'],
  ),
  store(
    'keys written in a loop',
    'const params = { BASE };\nfor (const [key, value] of Object.entries({ store: true })) params[key] = value;\nawait client.responses.create(params);',
    ['unknown'],
  ),
  store(
    'keys written in a callback',
    'const params = { BASE };\nObject.keys({ store: 1 }).forEach((key) => {\n  params[key] = true;\n});\nawait client.responses.create(params);',
    ['unknown'],
  ),
  store(
    'target of a pattern',
    'const params = { BASE };\n({ kept: params.store } = { kept: true });\nawait client.responses.create(params);',
    ['unknown'],
  ),
  store(
    'target of a list pattern',
    'const params = { BASE, store: false };\n[params.store] = [true];\nawait client.responses.create(params);',
    ['unknown'],
  ),
  store(
    'change in a closure',
    'const params = { BASE, store: false };\nconst keep = () => {\n  params.store = true;\n};\nkeep();\nawait client.responses.create(params);',
    ['on'],
  ),
  store(
    'change in a callback that may run',
    "const params = { BASE, store: false };\n['a'].forEach(() => {\n  params.store = true;\n});\nawait client.responses.create(params);",
    ['on'],
  ),
  store(
    'change through a nested helper',
    'const inner = (value) => {\n  value.store = true;\n};\nconst outer = (value) => {\n  inner(value);\n};\nconst params = { BASE, store: false };\nouter(params);\nawait client.responses.create(params);',
    ['on'],
  ),
  store(
    'change by Object.assign in a helper',
    'const finish = (params) => Object.assign(params, { store: false });\nawait client.responses.create(finish({ BASE, store: true }));',
    ['off'],
  ),
  store(
    'copy in a helper',
    'const harden = (params) => ({ ...params, store: false });\nawait client.responses.create(harden({ BASE, store: true }));',
    ['off'],
  ),
  store(
    'copy in a helper that lets itself be overridden',
    'const harden = (params) => ({ store: false, ...params });\nawait client.responses.create(harden({ BASE, store: true }));',
    ['on'],
  ),
  store(
    'helper in two steps',
    "const withModel = (params) => ({ ...params, model: 'gpt-5' });\nconst withPrivacy = (params) => ({ ...params, store: false });\nawait client.responses.create(withPrivacy(withModel({ input: 'x' })));",
    ['off'],
  ),
  store(
    'builder with a fluent style',
    "class Request {\n  #params = { model: 'gpt-5' };\n  input(text) {\n    this.#params.input = text;\n    return this;\n  }\n  keep() {\n    this.#params.store = true;\n    return this;\n  }\n  build() {\n    return this.#params;\n  }\n}\nawait client.responses.create(new Request().input('x').keep().build());",
    ['on'],
  ),
  store(
    'state in a field',
    'class Service {\n  params = { BASE, store: false };\n  keep() {\n    this.params.store = true;\n  }\n  ask() {\n    return client.responses.create(this.params);\n  }\n}\nconst service = new Service();\nservice.keep();\nawait service.ask();',
    ['on'],
  ),
  store(
    'state of another instance',
    'class Service {\n  constructor(store) {\n    this.store = store;\n  }\n  ask() {\n    return client.responses.create({ BASE, store: this.store });\n  }\n}\nawait new Service(false).ask();\nawait new Service(true).ask();',
    ['on'],
  ),
  store(
    'static factory',
    'class Service {\n  static make(store) {\n    return new Service(store);\n  }\n  constructor(store) {\n    this.store = store;\n  }\n  ask() {\n    return client.responses.create({ BASE, store: this.store });\n  }\n}\nawait Service.make(false).ask();',
    ['off'],
  ),
  store(
    'argument by position',
    "const ask = (input, store) => client.responses.create({ model: 'gpt-5', input, store });\nawait ask('a', false);\nawait ask('b', true);",
    ['on'],
  ),
  store(
    'rest parameter',
    'const ask = (...all) => client.responses.create(all[0]);\nawait ask({ BASE, store: false });',
    ['off'],
  ),
  store(
    'params from a spread parameter',
    'const ask = (...all) => client.responses.create(...all);\nawait ask({ BASE, store: false });',
    ['off'],
  ),
  store(
    'params in a list',
    'const queue = [{ BASE, store: false }];\nqueue.push({ BASE, store: true });\nfor (const params of queue) await client.responses.create(params);',
    ['on'],
  ),
  store(
    'params in a list that is taken apart',
    'const [first, second] = [{ BASE, store: false }, { BASE, store: true }];\nawait client.responses.create(first);\nvoid second;',
    ['off'],
  ),
  store(
    'params in a Map',
    "const params = new Map([['a', { BASE, store: false }]]);\nawait client.responses.create(params.get('a'));",
    ['off'],
  ),
  store(
    'params by computed name',
    "const PRESETS = { strict: { BASE, store: false }, loose: { BASE, store: true } };\nconst name = 'strict';\nawait client.responses.create(PRESETS[name]);",
    ['off'],
  ),
  store(
    'params by a name from the environment',
    "const PRESETS = { strict: { BASE, store: false }, loose: { BASE, store: true } };\nawait client.responses.create(PRESETS[process.env.FLAG ? 'loose' : 'strict']);",
    ['on'],
    FLAG,
  ),
  store(
    'default of a pattern that is used',
    "const ask = ({ input, store = false }) => client.responses.create({ model: 'gpt-5', input, store });\nawait ask({ input: 'x' });",
    ['off'],
  ),
  store(
    'default of a pattern that is replaced',
    "const ask = ({ input, store = true }) => client.responses.create({ model: 'gpt-5', input, store });\nawait ask({ input: 'x', store: false });",
    ['off'],
  ),
  store(
    'recursion',
    'const ask = async (rounds, store) => {\n  await client.responses.create({ BASE, store });\n  if (rounds > 0) await ask(rounds - 1, store);\n};\nawait ask(1, false);',
    ['off'],
  ),
  store(
    'same name inside',
    'const store = true;\nconst ask = () => {\n  const store = false;\n  return client.responses.create({ BASE, store });\n};\nawait ask();\nvoid store;',
    ['off'],
  ),
  store(
    'hoisted variable',
    'if (true) {\n  var store = false;\n}\nawait client.responses.create({ BASE, store });',
    ['off'],
  ),
  store(
    'generator of params',
    'function* all() {\n  yield { BASE, store: true };\n}\nfor (const params of all()) await client.responses.create(params);',
    ['on'],
  ),
  store(
    'builder without a last return',
    'const extra = () => {\n  if (process.env.FLAG) return { store: false };\n};\nawait client.responses.create({ BASE, ...extra() });',
    ['default'],
    FLAG,
  ),
  store(
    'builder that returns or throws',
    'const extra = () => {\n  if (process.env.OTHER) throw new Error("no");\n  else return { store: false };\n};\nawait client.responses.create({ BASE, ...extra() });',
    ['off'],
  ),
  store(
    'async builder',
    'const build = async () => ({ BASE, store: false });\nawait client.responses.create(await build());',
    ['off'],
  ),
  store(
    'tagged text as a key',
    'const key = String.raw`store`;\nawait client.responses.create({ BASE, [key]: true });',
    ['on'],
  ),
  store('array in the place of params', 'await client.responses.create({ BASE, ...[true] });', [
    'unknown',
  ]),
  store(
    'numeric and symbol keys',
    'await client.responses.create({ BASE, 0: true, [Symbol.iterator]: true });',
    ['unknown'],
  ),
  store('method called store', 'await client.responses.create({ BASE, store() {} });', ['unknown']),
];

const clients: Script[] = [
  plain(
    'options with a spread',
    `${IMPORT}const shared = { baseURL: 'https://llm.example.com/v1' };\nawait new OpenAI({ ...shared, maxRetries: 0 }).responses.create({ BASE });`,
  ),
  plain(
    'options made by Object.assign',
    `${IMPORT}await new OpenAI(Object.assign({ apiKey: 'sk-1' }, { baseURL: 'https://llm.example.com/v1' })).responses.create({ BASE });`,
  ),
  plain(
    'base URL assigned to the client',
    `${IMPORT}const client = new OpenAI();\nclient.baseURL = 'https://llm.example.com/v1';\nawait client.responses.create({ BASE });`,
  ),
  plain(
    'base URL assigned to the client on one way',
    `${IMPORT}const client = new OpenAI();\nif (process.env.FLAG) client.baseURL = 'https://llm.example.com/v1';\nawait client.responses.create({ BASE });`,
  ),
  plain(
    'derived class with options',
    `${IMPORT}class Mine extends OpenAI {\n  constructor(options) {\n    super({ ...options, baseURL: 'https://llm.example.com/v1' });\n  }\n}\nawait new Mine({ apiKey: 'sk-1' }).responses.create({ BASE });`,
  ),
  plain(
    'clients in a field',
    `${IMPORT}class Pool {\n  constructor() {\n    this.clients = {};\n    this.clients.main = new OpenAI();\n  }\n  ask() {\n    return this.clients.main.responses.create({ BASE });\n  }\n}\nawait new Pool().ask();`,
  ),
  plain(
    'client from options or new',
    `${IMPORT}class Service {\n  constructor(options = {}) {\n    this.ai = options.client ?? new OpenAI();\n  }\n  ask() {\n    return this.ai.responses.create({ BASE });\n  }\n}\nawait new Service().ask();`,
  ),
  plain(
    'client of a static factory',
    `${IMPORT}class Service {\n  static create() {\n    return new Service(new OpenAI());\n  }\n  constructor(ai) {\n    this.ai = ai;\n  }\n  ask() {\n    return this.ai.responses.create({ BASE });\n  }\n}\nawait Service.create().ask();`,
  ),
  plain(
    'client of a super call',
    `${IMPORT}class Base {\n  constructor(ai) {\n    this.ai = ai;\n  }\n  ask() {\n    return this.ai.responses.create({ BASE });\n  }\n}\nclass Service extends Base {\n  constructor() {\n    super(new OpenAI());\n  }\n}\nawait new Service().ask();`,
  ),
  plain(
    'client of a class that hands its arguments on',
    `${IMPORT}class Base {\n  constructor(ai) {\n    this.ai = ai;\n  }\n  ask() {\n    return this.ai.responses.create({ BASE });\n  }\n}\nclass Service extends Base {}\nawait new Service(new OpenAI()).ask();`,
  ),
  plain(
    'client of a class expression',
    `${IMPORT}const Service = class {\n  constructor(ai) {\n    this.ai = ai;\n  }\n  ask() {\n    return this.ai.responses.create({ BASE });\n  }\n};\nawait new Service(new OpenAI()).ask();`,
  ),
  plain(
    'client in a module variable that a function sets',
    `${IMPORT}let ai;\nfunction init() {\n  ai = new OpenAI();\n}\ninit();\nawait ai.responses.create({ BASE });`,
  ),
  plain(
    'client that is replaced',
    `${IMPORT}let ai = new OpenAI();\nai = new OpenAI({ baseURL: 'https://llm.example.com/v1' });\nawait ai.responses.create({ BASE });`,
  ),
  plain(
    'client that is replaced after its use',
    `${IMPORT}let ai = new OpenAI();\nawait ai.responses.create({ BASE });\nai = new OpenAI({ baseURL: 'https://llm.example.com/v1' });\nawait ai.embeddings.create({ model: 'e', input: 'x' });`,
  ),
  plain(
    'look-alike with the same names',
    `${IMPORT}const files = new Map();\nfiles.create = () => undefined;\nfiles.create({ purpose: 'x' });\nawait new OpenAI().models.list();`,
  ),
  plain(
    'look-alike of another class',
    `${IMPORT}class Fake {\n  responses = { create: async () => ({}) };\n}\nawait new Fake().responses.create({ BASE, store: true });\nawait new OpenAI().models.list();`,
  ),
  plain(
    'shadowed class',
    `${IMPORT}{\n  class OpenAI {\n    responses = { create: async () => ({}) };\n  }\n  await new OpenAI().responses.create({ BASE });\n}\nawait new OpenAI().models.list();`,
  ),
  plain(
    'function of the same name as a method',
    `${HEAD}const create = async (params) => params;\nawait create({ BASE });\nawait client.models.list();`,
  ),
  plain(
    'headers built in a function',
    `${IMPORT}function headers(team) {\n  const result = { 'X-Team': team };\n  result['X-Other'] = 'b';\n  return result;\n}\nawait new OpenAI({ defaultHeaders: headers('a') }).models.list();`,
  ),
  plain(
    'headers with a computed name',
    `${HEAD}const PREFIX = 'X-';\nawait client.models.list({ headers: { [\`\${PREFIX}Team\`]: 'a' } });`,
    SINCE_5.slice(2),
  ),
  plain(
    'headers of the options in a variable',
    `${HEAD}const options = { headers: {} };\noptions.headers['X-Team'] = 'a';\nawait client.responses.create({ BASE }, options);`,
  ),
  plain(
    'headers of merged options',
    `${HEAD}const shared = { headers: { 'X-Team': 'a' } };\nawait client.responses.create({ BASE }, { ...shared, timeout: 1000 });`,
  ),
  plain(
    'headers of merged options that replace',
    `${HEAD}const shared = { headers: { 'X-Team': 'a' } };\nawait client.responses.create({ BASE }, { ...shared, headers: { 'X-Other': 'b' } });`,
  ),
  plain(
    'path given as a constant of an object',
    `${HEAD}const PATHS = { files: '/files', models: '/models' };\nawait client.get(PATHS.files);`,
  ),
  plain(
    'path of a builder',
    `${HEAD}const path = (...parts) => '/' + parts.join('/');\nawait client.get(path('files', 'file_1'));`,
  ),
  plain(
    'deleted with a list of identifiers',
    `${HEAD}await Promise.all(['file_1', 'file_2'].map((id) => client.files.delete(id)));`,
    SINCE_5,
  ),
];

/** `axios` and `node-fetch`, as the third and fourth major bring them. */
const http: Script[] = [
  ...[
    [
      'axios.post',
      "await axios.post('https://api.openai.com/v1/responses', { BASE, store: false }, { headers: { 'X-Team': 'a' } });",
    ],
    [
      'axios.get with params',
      "await axios.get('https://api.openai.com/v1/files', { params: { limit: 1 } });",
    ],
    ['axios.delete', "await axios.delete('https://api.openai.com/v1/files/file_1');"],
    [
      'axios of an object',
      "await axios({ method: 'post', url: 'https://api.openai.com/v1/embeddings', data: { model: 'e', input: 'x' } });",
    ],
    ['axios.request', "await axios.request({ url: 'https://api.openai.com/v1/models' });"],
    [
      'axios instance',
      "const api = axios.create({ baseURL: 'https://api.openai.com/v1', headers: { 'X-Team': 'a' } });\nawait api.post('/moderations', { input: 'x' });",
    ],
    [
      'axios instance with a base from parts',
      "const ROOT = 'https://api.openai.com';\nconst api = axios.create({ baseURL: ROOT + '/v1/' });\nawait api.get('files');",
    ],
    [
      'axios with a text body',
      "await axios.post('https://api.openai.com/v1/moderations', JSON.stringify({ input: 'x' }), { headers: { 'Content-Type': 'application/json' } });",
    ],
    [
      'axios elsewhere',
      "await axios.post('https://llm.example.com/v1/responses', { BASE, store: true });\nawait axios.get('https://api.openai.com/v1/models');",
    ],
  ].map(([name = '', code = '']) => plain(name, `import axios from 'axios';\n${code}`, ['v3'])),
  {
    name: 'hard: axios in CommonJS',
    sdks: ['v3'],
    module: 'cjs',
    code: "const axios = require('axios');\nconst { post } = axios;\nasync function main() {\n  await axios.post('https://api.openai.com/v1/chat/completions', { model: 'gpt-4', messages: [] });\n}\nmain();",
  },
  plain(
    'node-fetch',
    "import fetch from 'node-fetch';\nawait fetch('https://api.openai.com/v1/moderations', { method: 'POST', headers: { 'X-Team': 'a' }, body: JSON.stringify({ input: 'x' }) });",
    ['v4'],
  ),
  {
    name: 'hard: node-fetch in CommonJS',
    sdks: ['v4'],
    module: 'cjs',
    code: "const nodeFetch = require('node-fetch');\nnodeFetch('https://api.openai.com/v1/models');",
  },
  plain(
    'JSON text with a replacer',
    "const body = { BASE, store: true, secret: 's' };\nawait fetch('https://api.openai.com/v1/responses', { method: 'POST', body: JSON.stringify(body, ['model', 'input']) });",
    ['v6'],
    { store: ['unknown'] },
  ),
  plain(
    'JSON text with indentation',
    "const body = { BASE, store: false };\nawait fetch('https://api.openai.com/v1/responses', { method: 'POST', body: JSON.stringify(body, null, 2) });",
    ['v6'],
    { store: ['off'] },
  ),
  plain(
    'JSON text with holes',
    'const input = \'x\';\nawait fetch(\'https://api.openai.com/v1/responses\', { method: \'POST\', body: `{"model":"gpt-5","input":"${input}","store":false}` });',
    ['v6'],
    { store: ['off'] },
  ),
  plain(
    'body of a Request',
    "const request = new Request('https://api.openai.com/v1/responses', { method: 'POST', headers: { 'X-Team': 'a' }, body: JSON.stringify({ BASE, store: false }) });\nawait fetch(request);",
    ['v6'],
    { store: ['off'] },
  ),
  plain(
    'options of fetch with a spread',
    "const shared = { method: 'POST', headers: { 'X-Team': 'a' } };\nawait fetch('https://api.openai.com/v1/moderations', { ...shared, body: JSON.stringify({ input: 'x' }) });",
    ['v6'],
  ),
  plain(
    'verb from a constant list',
    "for (const method of ['GET', 'DELETE']) await fetch('https://api.openai.com/v1/files/file_1', { method });",
    ['v6'],
  ),
  plain(
    'URL from a function',
    "const url = (path) => `https://api.openai.com/v1/${path}`;\nawait fetch(url('models'));",
    ['v6'],
  ),
  plain(
    'URL in a class field',
    "class Api {\n  static HOST = 'https://api.openai.com';\n  list() {\n    return fetch(`${Api.HOST}/v1/models`);\n  }\n}\nawait new Api().list();",
    ['v6'],
  ),
  plain(
    'URL with a conditional host',
    "const host = process.env.FLAG ? 'https://llm.example.com' : 'https://api.openai.com';\nawait fetch(`${host}/v1/models`);",
    ['v6'],
  ),
  plain(
    'URL in a list',
    "const urls = ['https://api.openai.com/v1/models', 'https://api.openai.com/v1/files'];\nawait Promise.all(urls.map((url) => fetch(url)));",
    ['v6'],
  ),
];

export const hardScripts: readonly Script[] = [...values, ...clients, ...http];
