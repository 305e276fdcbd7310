/** What becomes of `store`: every way in which a program writes it, leaves it out or replaces it. */
import type { Stored } from '../../../src/calls/store.ts';
import type { Script } from '../../helpers/wire.ts';

const HEAD = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";
const FLAG = [{}, { FLAG: '1' }];

/** Endpoints that know `store`, and how a call of each is written around its params. */
const ENDPOINTS = {
  responses: {
    sdks: ['v4', 'v5', 'v6', 'v7'],
    params: "model: 'gpt-5', input: 'Hello'",
    method: 'client.responses.create',
  },
  chat: {
    sdks: ['v4', 'v5', 'v6', 'v7'],
    params: "model: 'gpt-5', messages: [{ role: 'user', content: 'Hello' }]",
    method: 'client.chat.completions.create',
  },
} as const;

interface Form {
  name: string;
  /** `PARAMS` and `CALL` stand for the rest of the params and the method */
  code: string;
  store: Stored[];
  runs?: Script['runs'];
  module?: Script['module'];
}

/** One form for each endpoint. */
const forms: Form[] = [
  { name: 'left out', code: 'await CALL({ PARAMS });', store: ['default'] },
  { name: 'false', code: 'await CALL({ PARAMS, store: false });', store: ['off'] },
  { name: 'true', code: 'await CALL({ PARAMS, store: true });', store: ['on'] },
  { name: 'null', code: 'await CALL({ PARAMS, store: null });', store: ['unknown'] },
  { name: 'undefined', code: 'await CALL({ PARAMS, store: undefined });', store: ['default'] },
  { name: 'void', code: 'await CALL({ PARAMS, store: void 0 });', store: ['default'] },
  {
    name: 'negation of a constant',
    code: 'const KEEP = true;\nawait CALL({ PARAMS, store: !KEEP });',
    store: ['off'],
  },
  {
    name: 'shorthand',
    code: 'const store = false;\nawait CALL({ PARAMS, store });',
    store: ['off'],
  },
  { name: 'quoted key', code: "await CALL({ PARAMS, 'store': false });", store: ['off'] },
  {
    name: 'computed constant key',
    code: "const KEY = 'store';\nawait CALL({ PARAMS, [KEY]: false });",
    store: ['off'],
  },
  {
    name: 'computed key of a template',
    code: "const KEY = 'sto';\nawait CALL({ PARAMS, [`${KEY}re`]: true });",
    store: ['on'],
  },
  {
    name: 'computed key that is not known',
    code: "const key = process.env.FLAG ? 'store' : 'user';\nawait CALL({ PARAMS, [key]: false });",
    store: ['unknown'],
    runs: FLAG,
  },
  {
    name: 'written twice',
    code: 'await CALL({ PARAMS, store: true, store: false });',
    store: ['off'],
  },
  {
    name: 'spread of a constant',
    code: 'const base = { store: false };\nawait CALL({ ...base, PARAMS });',
    store: ['off'],
  },
  {
    name: 'spread that is overridden',
    code: 'const base = { store: false };\nawait CALL({ ...base, PARAMS, store: true });',
    store: ['on'],
  },
  {
    name: 'spread that overrides',
    code: 'const base = { store: true };\nawait CALL({ PARAMS, store: false, ...base });',
    store: ['on'],
  },
  {
    name: 'spread of undefined over false',
    code: 'const base = { store: undefined };\nawait CALL({ PARAMS, store: false, ...base });',
    store: ['default'],
  },
  {
    name: 'spread in a spread',
    code: 'const inner = { store: false };\nconst outer = { ...inner };\nawait CALL({ ...outer, PARAMS });',
    store: ['off'],
  },
  {
    name: 'spread of nothing',
    code: 'const extra = undefined;\nawait CALL({ PARAMS, store: false, ...extra });',
    store: ['off'],
  },
  {
    name: 'spread of parsed JSON',
    code: 'const base = JSON.parse(\'{"store":true}\');\nawait CALL({ PARAMS, store: false, ...base });',
    store: ['unknown'],
  },
  {
    name: 'spread of parsed JSON below false',
    code: 'const base = JSON.parse(\'{"store":true}\');\nawait CALL({ ...base, PARAMS, store: false });',
    store: ['off'],
  },
  {
    name: 'conditional spread',
    code: 'await CALL({ PARAMS, ...(process.env.FLAG ? { store: false } : {}) });',
    store: ['default'],
    runs: FLAG,
  },
  {
    name: 'conditional spread with both sides',
    code: 'await CALL({ PARAMS, ...(process.env.FLAG ? { store: false } : { store: true }) });',
    store: ['on'],
    runs: FLAG,
  },
  {
    name: 'conditional spread with the same on both sides',
    code: "await CALL({ PARAMS, ...(process.env.FLAG ? { store: false } : { store: false, user: 'u' }) });",
    store: ['off'],
    runs: FLAG,
  },
  {
    name: 'logical spread',
    code: 'await CALL({ PARAMS, ...(process.env.FLAG && { store: true }) });',
    store: ['on'],
    runs: FLAG,
  },
  {
    name: 'logical spread over false',
    code: 'await CALL({ PARAMS, store: false, ...(process.env.FLAG && { store: true }) });',
    store: ['on'],
    runs: FLAG,
  },
  {
    name: 'conditional value',
    code: 'await CALL({ PARAMS, store: process.env.FLAG ? true : false });',
    store: ['on'],
    runs: FLAG,
  },
  {
    name: 'conditional value that may be left out',
    code: 'await CALL({ PARAMS, store: process.env.FLAG ? false : undefined });',
    store: ['default'],
    runs: FLAG,
  },
  {
    name: 'value of a comparison',
    code: "await CALL({ PARAMS, store: process.env.FLAG === '1' });",
    store: ['unknown'],
    runs: FLAG,
  },
  {
    name: 'value with a default',
    code: 'const given = undefined;\nawait CALL({ PARAMS, store: given ?? false });',
    store: ['off'],
  },
  {
    name: 'variable assigned in a branch',
    code: 'let store = false;\nif (process.env.FLAG) store = true;\nawait CALL({ PARAMS, store });',
    store: ['on'],
    runs: FLAG,
  },
  {
    name: 'variable assigned again',
    code: 'let store = true;\nstore = false;\nawait CALL({ PARAMS, store });',
    store: ['off'],
  },
  {
    name: 'params assigned again',
    code: 'let params = { PARAMS, store: true };\nparams = { PARAMS, store: false };\nawait CALL(params);',
    store: ['off'],
  },
  {
    name: 'params rebuilt from themselves',
    code: 'let params = { PARAMS };\nparams = { ...params, store: false };\nawait CALL(params);',
    store: ['off'],
  },
  {
    name: 'params assigned in both branches',
    code: "let params;\nif (process.env.FLAG) params = { PARAMS, store: false };\nelse params = { PARAMS, store: false, user: 'u' };\nawait CALL(params);",
    store: ['off'],
    runs: FLAG,
  },
  {
    name: 'later assignment',
    code: 'const params = { PARAMS };\nparams.store = false;\nawait CALL(params);',
    store: ['off'],
  },
  {
    name: 'later assignment that wins',
    code: 'const params = { PARAMS, store: false };\nparams.store = true;\nawait CALL(params);',
    store: ['on'],
  },
  {
    name: 'later assignment in a branch',
    code: 'const params = { PARAMS, store: false };\nif (process.env.FLAG) params.store = true;\nawait CALL(params);',
    store: ['on'],
    runs: FLAG,
  },
  {
    name: 'later assignment by computed name',
    code: "const params = { PARAMS };\nparams['store'] = false;\nawait CALL(params);",
    store: ['off'],
  },
  {
    name: 'assignment if nothing is there',
    code: 'const params = { PARAMS };\nparams.store ??= false;\nawait CALL(params);',
    store: ['off'],
  },
  {
    name: 'assignment if something is there',
    code: 'const params = { PARAMS, store: true };\nparams.store &&= false;\nawait CALL(params);',
    store: ['off'],
  },
  {
    name: 'assignment through an alias',
    code: 'const params = { PARAMS };\nconst same = params;\nsame.store = true;\nawait CALL(params);',
    store: ['on'],
  },
  {
    name: 'assignment after the call',
    code: 'const params = { PARAMS, store: false };\nawait CALL(params);\nparams.store = true;',
    store: ['off'],
  },
  {
    name: 'removed',
    code: 'const params = { PARAMS, store: true };\ndelete params.store;\nawait CALL(params);',
    store: ['default'],
  },
  {
    name: 'removed in a branch',
    code: 'const params = { PARAMS, store: false };\nif (process.env.FLAG) delete params.store;\nawait CALL(params);',
    store: ['default'],
    runs: FLAG,
  },
  {
    name: 'assigned by Object.assign',
    code: 'const params = { PARAMS };\nObject.assign(params, { store: false });\nawait CALL(params);',
    store: ['off'],
  },
  {
    name: 'made by Object.assign',
    code: 'await CALL(Object.assign({ PARAMS, store: true }, { store: false }));',
    store: ['off'],
  },
  {
    name: 'defined by Object.defineProperty',
    code: "const params = { PARAMS };\nObject.defineProperty(params, 'store', { value: false, enumerable: true });\nawait CALL(params);",
    store: ['unknown'],
  },
  {
    name: 'set by Reflect',
    code: "const params = { PARAMS, store: true };\nReflect.set(params, 'store', false);\nawait CALL(params);",
    store: ['off'],
  },
  {
    name: 'frozen',
    code: 'const params = Object.freeze({ PARAMS, store: false });\nawait CALL(params);',
    store: ['off'],
  },
  {
    name: 'copied as JSON',
    code: 'const params = JSON.parse(JSON.stringify({ PARAMS, store: false }));\nawait CALL(params);',
    store: ['off'],
  },
  {
    name: 'cloned',
    code: 'const params = structuredClone({ PARAMS, store: false });\nawait CALL(params);',
    store: ['off'],
  },
  {
    name: 'rest of a pattern without it',
    code: 'const { store, ...params } = { PARAMS, store: true };\nawait CALL(params);',
    store: ['default'],
  },
  {
    name: 'rest of a pattern with it',
    code: "const { user, ...params } = { PARAMS, store: true, user: 'u' };\nawait CALL({ ...params });",
    store: ['on'],
  },
  {
    name: 'taken out of an object',
    code: 'const settings = { openai: { store: false } };\nconst { openai: { store } } = settings;\nawait CALL({ PARAMS, store });',
    store: ['off'],
  },
  {
    name: 'taken out with a default',
    code: 'const settings = {};\nconst { store = false } = settings;\nawait CALL({ PARAMS, store });',
    store: ['off'],
  },
  {
    name: 'member of a constant',
    code: 'const SETTINGS = { zdr: { store: false } };\nawait CALL({ PARAMS, store: SETTINGS.zdr.store });',
    store: ['off'],
  },
  {
    name: 'element of a constant list',
    code: 'const VALUES = [true, false];\nawait CALL({ PARAMS, store: VALUES[1] });',
    store: ['off'],
  },
  {
    name: 'static field',
    code: 'class Settings { static store = false; }\nawait CALL({ PARAMS, store: Settings.store });',
    store: ['off'],
  },
  {
    name: 'result of a function',
    code: 'const keep = () => false;\nawait CALL({ PARAMS, store: keep() });',
    store: ['off'],
  },
  {
    name: 'builder',
    code: 'function build(store) {\n  return { PARAMS, store };\n}\nawait CALL(build(false));',
    store: ['off'],
  },
  {
    name: 'builder with branches',
    code: 'function build() {\n  if (process.env.FLAG) return { PARAMS };\n  return { PARAMS, store: false };\n}\nawait CALL(build());',
    store: ['default'],
    runs: FLAG,
  },
  {
    name: 'builder with a default',
    code: 'function build({ store = false } = {}) {\n  return { PARAMS, store };\n}\nawait CALL(build());',
    store: ['off'],
  },
  {
    name: 'builder whose default is overridden',
    code: 'function build({ store = false } = {}) {\n  return { PARAMS, store };\n}\nawait CALL(build({ store: true }));',
    store: ['on'],
  },
  {
    name: 'builder that changes its argument',
    code: 'function finish(params) {\n  params.store = false;\n  return params;\n}\nawait CALL(finish({ PARAMS }));',
    store: ['off'],
  },
  {
    name: 'builder that fills an object',
    code: 'function build() {\n  const params = { PARAMS, store: true };\n  params.store = false;\n  return params;\n}\nawait CALL(build());',
    store: ['off'],
  },
  {
    name: 'builder that fills an object on one way',
    code: 'function build() {\n  const params = { PARAMS };\n  if (process.env.FLAG) return params;\n  params.store = false;\n  return params;\n}\nawait CALL(build());',
    store: ['default'],
    runs: FLAG,
  },
  {
    name: 'helper that changes the params on one way',
    code: 'function harden(params) {\n  if (process.env.FLAG) return;\n  params.store = false;\n}\nconst params = { PARAMS, store: true };\nharden(params);\nawait CALL(params);',
    store: ['on'],
    runs: FLAG,
  },
  {
    name: 'params changed between two objects',
    code: 'let params = { PARAMS };\nparams.store = true;\nparams = { PARAMS };\nawait CALL(params);',
    store: ['default'],
  },
  {
    name: 'parameter given and left out',
    code: 'const ask = (store) => CALL({ PARAMS, store });\nawait ask(false);\nawait ask();',
    store: ['default'],
  },
  {
    name: 'parameter with a default that is replaced',
    code: 'const build = (store = true) => ({ PARAMS, store });\nawait CALL(build(false));',
    store: ['off'],
  },
  {
    name: 'helper that changes the params',
    code: 'function harden(params) {\n  params.store = false;\n}\nconst params = { PARAMS, store: true };\nharden(params);\nawait CALL(params);',
    store: ['off'],
  },
  {
    name: 'wrapper with extra params',
    code: "const ask = (extra) => CALL({ PARAMS, store: false, ...extra });\nawait ask({ user: 'u' });",
    store: ['off'],
  },
  {
    name: 'wrapper whose caller stores',
    code: 'const ask = (extra) => CALL({ PARAMS, store: false, ...extra });\nawait ask({});\nawait ask({ store: true });',
    store: ['on'],
  },
  {
    name: 'wrapper handed to forEach',
    code: 'const ask = (extra) => CALL({ PARAMS, ...extra });\nawait ask({ store: false });\nawait Promise.all([{ store: true }].map(ask));',
    store: ['on'],
  },
  {
    name: 'default params',
    code: 'async function ask(params = { PARAMS, store: false }) {\n  return CALL(params);\n}\nawait ask();',
    store: ['off'],
  },
  {
    name: 'loop over values',
    code: 'for (const store of [false, true]) await CALL({ PARAMS, store });',
    store: ['on'],
  },
  {
    name: 'loop over params',
    code: "for (const params of [{ PARAMS, store: false }, { PARAMS, store: false, user: 'u' }]) await CALL(params);",
    store: ['off'],
  },
  {
    name: 'mapped',
    code: "await Promise.all(['a', 'b'].map((user) => CALL({ PARAMS, user, store: false })));",
    store: ['off'],
  },
  {
    name: 'spread arguments',
    code: 'const args = [{ PARAMS, store: true }];\nawait CALL(...args);',
    store: ['on'],
  },
  {
    name: 'instance of a class',
    code: "class Params {\n  store = false;\n  model = 'gpt-5';\n}\nawait CALL({ PARAMS, ...new Params() });",
    store: ['unknown'],
  },
  {
    name: 'getter',
    code: 'await CALL({ PARAMS, get store() { return false; } });',
    store: ['off'],
  },
  {
    name: 'prototype',
    code: 'await CALL({ PARAMS, __proto__: { store: true } });',
    store: ['default'],
  },
  {
    name: 'from entries',
    code: "await CALL({ PARAMS, ...Object.fromEntries([['store', true]]) });",
    store: ['unknown'],
  },
  {
    name: 'bound params',
    code: 'const ask = CALL.bind(PARENT, { PARAMS, store: true });\nawait ask();',
    store: ['on'],
  },
  {
    name: 'applied to a list that is not known',
    code: 'await CALL.apply(PARENT, JSON.parse(\'[{"model":"gpt-5"}]\'));',
    store: ['unknown'],
  },
  {
    name: 'called by Reflect.apply',
    code: 'await Reflect.apply(CALL, PARENT, [{ PARAMS, store: false }]);',
    store: ['off'],
  },
  {
    name: 'called with call',
    code: 'await CALL.call(PARENT, { PARAMS, store: false });',
    store: ['off'],
  },
  {
    name: 'called with apply',
    code: 'await CALL.apply(PARENT, [{ PARAMS, store: false }]);',
    store: ['off'],
  },
  {
    name: 'body of the second argument',
    code: 'await CALL({ PARAMS, store: true }, { body: { PARAMS, store: false } });',
    store: ['off'],
  },
  {
    name: 'body of the second argument without it',
    code: 'await CALL({ PARAMS, store: false }, { body: { PARAMS } });',
    store: ['default'],
  },
  {
    name: 'body of the second argument from a variable',
    code: 'const options = { body: { PARAMS, store: true } };\nawait CALL({ PARAMS, store: false }, options);',
    store: ['on'],
  },
  {
    name: 'body of the second argument that may be there',
    code: 'const options = process.env.FLAG ? { body: { PARAMS, store: true } } : {};\nawait CALL({ PARAMS, store: false }, options);',
    store: ['on'],
    runs: FLAG,
  },
  {
    name: 'second argument without a body',
    code: 'await CALL({ PARAMS, store: false }, { timeout: 1000 });',
    store: ['off'],
  },
  // The options of a request hardly ever replace the whole body: what the params say is taken, what they leave out is unknown.
  {
    name: 'second argument that is not known',
    code: 'const options = JSON.parse(\'{"maxRetries":0}\');\nawait CALL({ PARAMS, store: false }, options);',
    store: ['off'],
  },
  {
    name: 'second argument that is not known beside no value',
    code: 'const options = JSON.parse(\'{"maxRetries":0}\');\nawait CALL({ PARAMS }, options);',
    store: ['unknown'],
  },
  {
    name: 'query of the second argument does not count',
    code: 'await CALL({ PARAMS }, { query: { store: false } });',
    store: ['default'],
  },
  {
    name: 'JSON text',
    code: 'await CALL({ PARAMS, ...JSON.parse(JSON.stringify({ store: false })) });',
    store: ['off'],
  },
  {
    name: 'JSON text of its own',
    code: 'await CALL({ PARAMS, ...JSON.parse(\'{"store":false}\') });',
    store: ['unknown'],
  },
  {
    name: 'typed params',
    module: 'ts',
    code: 'const params = { PARAMS, store: false } satisfies Record<string, unknown>;\nawait CALL(params as never);',
    store: ['off'],
  },
  {
    name: 'constant assertion',
    module: 'ts',
    code: 'const base = { store: false } as const;\nawait CALL({ ...base, PARAMS } as any);',
    store: ['off'],
  },
  {
    name: 'non-null assertion',
    module: 'ts',
    code: 'const base: { store?: boolean } = { store: false };\nawait CALL({ PARAMS, store: base.store! } as any);',
    store: ['off'],
  },
  {
    name: 'typed object filled later',
    module: 'ts',
    code: "const params: any = { PARAMS };\nparams.store = false;\nparams.user = 'u';\nawait CALL(params);",
    store: ['off'],
  },
];

const expanded = Object.entries(ENDPOINTS).flatMap(([endpoint, { sdks, params, method }]) =>
  forms.map(({ name, code, store, runs, module }): Script => {
    const body = code
      .replaceAll('PARAMS', params)
      .replaceAll('CALL', method)
      .replaceAll('PARENT', method.replace(/\.\w+$/, ''));
    return {
      name: `store of ${endpoint}: ${name}`,
      sdks,
      code: HEAD + body,
      store,
      ...(runs ? { runs } : {}),
      ...(module ? { module } : {}),
    };
  }),
);

const CHAT = ENDPOINTS.chat.params;
const RESPONSES = ENDPOINTS.responses.params;
const ALL = ['v4', 'v5', 'v6', 'v7'];
const SINCE_5 = ['v5', 'v6', 'v7'];

const manyCallers = Array.from(
  { length: 14 },
  (_, index) => `await ask({ store: ${String(index === 13)} });`,
).join('\n');

const helpers: Script[] = [
  {
    name: 'store of responses.stream',
    sdks: ALL,
    code: `${HEAD}await client.responses.stream({ ${RESPONSES}, store: false }).finalResponse();`,
    store: ['off'],
  },
  {
    name: 'store of responses.stream, left out',
    sdks: ALL,
    code: `${HEAD}for await (const event of client.responses.stream({ ${RESPONSES} })) if (event.type === 'response.completed') break;`,
    store: ['default'],
  },
  {
    name: 'store of responses.parse',
    sdks: ALL,
    code: `${HEAD}await client.responses.parse({ ${RESPONSES}, store: true });`,
    store: ['on'],
  },
  {
    name: 'store of responses.parse with options',
    sdks: ALL,
    code: `${HEAD}await client.responses.parse({ ${RESPONSES}, store: true }, { body: { ${RESPONSES}, store: false } });`,
    store: ['off'],
  },
  {
    name: 'store of a streamed response',
    sdks: ALL,
    code: `${HEAD}const stream = await client.responses.create({ ${RESPONSES}, store: false, stream: true });\nfor await (const event of stream) void event;`,
    store: ['off'],
  },
  {
    name: 'store of a background response',
    sdks: ALL,
    code: `${HEAD}await client.responses.create({ ${RESPONSES}, background: true, store: true });`,
    store: ['on'],
  },
  {
    name: 'store of chat.completions.stream',
    sdks: SINCE_5,
    code: `${HEAD}await client.chat.completions.stream({ ${CHAT}, store: true }).finalChatCompletion();`,
    store: ['on'],
  },
  {
    name: 'store of chat.completions.parse',
    sdks: SINCE_5,
    code: `${HEAD}await client.chat.completions.parse({ ${CHAT}, store: false });`,
    store: ['off'],
  },
  {
    name: 'store of beta.chat.completions.parse',
    sdks: ['v4'],
    code: `${HEAD}await client.beta.chat.completions.parse({ ${CHAT}, store: false });`,
    store: ['off'],
  },
  {
    name: 'store of beta.chat.completions.stream',
    sdks: ['v4'],
    code: `${HEAD}await client.beta.chat.completions.stream({ ${CHAT} }).finalChatCompletion();`,
    store: ['default'],
  },
  {
    name: 'store of a streamed completion',
    sdks: ALL,
    code: `${HEAD}for await (const chunk of await client.chat.completions.create({ ${CHAT}, stream: true, store: true })) void chunk;`,
    store: ['on'],
  },
  {
    name: 'store of runTools',
    sdks: SINCE_5,
    code: `${HEAD}const runner = client.chat.completions.runTools({ ${CHAT}, store: false, tools: [{ type: 'function', function: { name: 'weather', function: () => 'sunny', parse: JSON.parse, parameters: { type: 'object', properties: {} } } }] });\nawait runner.finalContent();`,
    store: ['off'],
  },
  {
    name: 'store of beta runTools',
    sdks: ['v4', 'v4-77'],
    code: `${HEAD}const runner = client.beta.chat.completions.runTools({ ${CHAT}, store: true, tools: [{ type: 'function', function: { name: 'weather', function: () => 'sunny', parse: JSON.parse, parameters: { type: 'object', properties: {} } } }] });\nawait runner.finalContent();`,
    store: ['on'],
  },
  {
    name: 'store of a stream whose params come later',
    sdks: ALL,
    code: `${HEAD}const params = { ${RESPONSES} };\nparams.store = false;\nconst stream = client.responses.stream(params);\nawait stream.done();`,
    store: ['off'],
  },
  {
    name: 'store with more callers than one looks at',
    sdks: ALL,
    code: `${HEAD}const ask = ({ store }) => client.responses.create({ ${RESPONSES}, store });\n${manyCallers}`,
    store: ['on'],
  },
  {
    name: 'store of client.post',
    sdks: ALL,
    code: `${HEAD}await client.post('/responses', { body: { ${RESPONSES}, store: false } });`,
    store: ['off'],
  },
  {
    name: 'store of client.post, left out',
    sdks: ALL,
    code: `${HEAD}const body = { ${CHAT} };\nawait client.post('/chat/completions', { body });`,
    store: ['default'],
  },
  {
    name: 'store of client.request',
    sdks: ALL,
    code: `${HEAD}await client.request({ method: 'post', path: '/responses', body: { ${RESPONSES}, store: true } });`,
    store: ['on'],
  },
  {
    name: 'store over fetch',
    sdks: ['v6'],
    code: `const body = { ${RESPONSES}, store: false };\nawait fetch('https://api.openai.com/v1/responses', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });`,
    store: ['off'],
  },
  {
    name: 'store over fetch, left out',
    sdks: ['v6'],
    code: `await fetch('https://api.openai.com/v1/responses', { method: 'POST', body: JSON.stringify({ ${RESPONSES} }) });`,
    store: ['default'],
  },
  {
    name: 'store over fetch, changed later',
    sdks: ['v6'],
    code: `const body = { ${RESPONSES}, store: false };\nbody.store = true;\nconst init = { method: 'POST' };\ninit.body = JSON.stringify(body);\nawait fetch('https://api.openai.com/v1/responses', init);`,
    store: ['on'],
  },
  {
    name: 'store in a class',
    sdks: ALL,
    code: `import OpenAI from 'openai';\nclass Assistant {\n  #client = new OpenAI();\n  #defaults = { store: false, model: 'gpt-5' };\n  ask(input) {\n    return this.#client.responses.create({ ...this.#defaults, input });\n  }\n}\nawait new Assistant().ask('Hello');`,
    store: ['off'],
  },
  {
    name: 'store given to a constructor',
    sdks: ALL,
    code: `import OpenAI from 'openai';\nclass Assistant {\n  constructor(options = {}) {\n    this.client = new OpenAI();\n    this.store = options.store ?? false;\n  }\n  ask(input) {\n    return this.client.responses.create({ model: 'gpt-5', input, store: this.store });\n  }\n}\nawait new Assistant({ store: true }).ask('Hello');`,
    store: ['on'],
  },
  {
    name: 'store in a subclass',
    sdks: ALL,
    code: `import OpenAI from 'openai';\nclass Base {\n  client = new OpenAI();\n  params() {\n    return { model: 'gpt-5', store: true };\n  }\n  ask(input) {\n    return this.client.responses.create({ ...this.params(), input });\n  }\n}\nclass Private extends Base {\n  params() {\n    return { ...super.params(), store: false };\n  }\n}\nawait new Base().ask('Hello');\nawait new Private().ask('Hello');`,
    store: ['on'],
  },
];

export const storeScripts: readonly Script[] = [...expanded, ...helpers];
