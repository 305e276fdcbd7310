/** What is known of a request: each key is known (with one or several values), absent, or unknown. */
import { describe, expect, it } from 'vitest';
import { type Language, onlyCall, readings, shown } from '../helpers/calls.ts';

/** What every reader says of a part of the only call. */
function partOf(
  code: string,
  part: 'body' | 'query' | 'headers' | 'ownHeaders',
  key: string,
  languages: readonly Language[] = ['js', 'ts'],
): string {
  const answers = readings(languages).map(
    ({ reader, read }) => [reader, shown(onlyCall(read(code))[part].get(key))] as const,
  );
  const [[, first] = ['', '']] = answers;
  return answers.every(([, answer]) => answer === first) ? first : JSON.stringify(answers);
}

const CLIENT = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";
const inside = (statements: string): string =>
  `${CLIENT}export async function run(given, flag, key) {\n${statements}\n}`;
const create = (params: string, more = ''): string =>
  `await client.responses.create(${params}${more});`;

const cases: [name: string, statements: string, expected: string][] = [
  // Literals
  ['a literal', create("{ model: 'x', store: true }"), 'true'],
  ['a literal without the key', create("{ model: 'x' }"), 'absent'],
  ['nothing at all', create(''), 'absent'],
  ['a quoted key', create("{ 'store': false }"), 'false'],
  ['a computed key', create("{ ['store']: false }"), 'false'],
  ['a key in a template', create('{ [`store`]: false }'), 'false'],
  ['a key in a constant', `const STORE = 'store';\n${create('{ [STORE]: false }')}`, 'false'],
  ['a shorthand', `const store = true;\n${create('{ store }')}`, 'true'],
  ['written twice', create('{ store: true, store: false }'), 'false'],
  ['undefined', create('{ store: undefined }'), 'undefined'],
  ['null', create('{ store: null }'), 'null'],
  ['void 0', create('{ store: void 0 }'), 'undefined'],
  ['not a negation', create('{ store: !1 }'), 'false'],
  ['another negation', create('{ store: !0 }'), 'true'],
  ['a number', create('{ store: 0 }'), '0'],
  ['a getter', create('{ get store() { return true; } }'), 'true'],
  [
    'a getter that computes',
    create('{ get store() { if (flag) return true; return false; } }'),
    'unknown',
  ],
  ['the prototype', create('{ __proto__: { store: true } }'), 'absent'],
  ['an unknown value', create('{ store: given }'), 'something'],
  ['an unknown value in parentheses', create('{ store: (given) }'), 'something'],
  ['an unknown key', create("{ model: 'x', [key]: true }"), 'absent | unknown'],
  ['an unknown key before', create('{ [key]: true, store: false }'), 'false'],
  ['an unknown key after', create('{ store: false, [key]: true }'), 'false | unknown'],
  // Spreads
  ['a spread', `const base = { store: true };\n${create('{ ...base }')}`, 'true'],
  [
    'a spread before',
    `const base = { store: true };\n${create('{ ...base, store: false }')}`,
    'false',
  ],
  [
    'a spread after',
    `const base = { store: true };\n${create('{ store: false, ...base }')}`,
    'true',
  ],
  [
    'a spread without the key after',
    `const base = { model: 'x' };\n${create('{ store: false, ...base }')}`,
    'false',
  ],
  ['an unknown spread', create("{ model: 'x', ...given }"), 'absent | unknown'],
  ['an unknown spread before', create('{ ...given, store: false }'), 'false'],
  ['an unknown spread after', create('{ store: false, ...given }'), 'false | unknown'],
  [
    'spreads of spreads',
    `const a = { store: true };\nconst b = { ...a };\nconst c = { ...b };\n${create('{ ...c }')}`,
    'true',
  ],
  ['a spread of a literal', create('{ ...{ store: true } }'), 'true'],
  ['a spread of nothing', create('{ ...null, ...undefined, ...false, store: true }'), 'true'],
  ['a spread of a conditional', create('{ ...(flag ? { store: true } : {}) }'), 'true | absent'],
  [
    'a spread of both',
    create('{ ...(flag ? { store: true } : { store: false }) }'),
    'true | false',
  ],
  ['a spread of &&', create('{ ...(flag && { store: true }) }'), 'true | absent'],
  ['a spread of ||', create('{ ...(given || { store: true }) }'), 'true | absent | unknown'],
  ['a spread of ??', create('{ ...(given ?? { store: true }) }'), 'true | absent | unknown'],
  [
    'a conditional spread over a value',
    create('{ store: false, ...(flag ? { store: true } : {}) }'),
    'true | false',
  ],
  [
    'a spread of a call',
    `const base = () => ({ store: true });\n${create('{ ...base() }')}`,
    'true',
  ],
  [
    'a spread of an awaited call',
    `const base = async () => ({ store: true });\n${create('{ ...(await base()) }')}`,
    'true',
  ],
  [
    'a spread of itself',
    `let params = { store: true };\nparams = { ...params, model: 'x' };\n${create('params')}`,
    'true',
  ],
  [
    'the rest of a pattern',
    `const { model, ...rest } = { model: 'x', store: true };\n${create('rest')}`,
    'true',
  ],
  [
    'the rest without the key',
    `const { store, ...rest } = { model: 'x', store: true };\n${create('rest')}`,
    'absent',
  ],
  [
    'the rest of what is not known',
    `const { model, ...rest } = given;\n${create('rest')}`,
    'unknown',
  ],
  // Values
  ['a constant', `const STORE = true;\n${create('{ store: STORE }')}`, 'true'],
  ['a conditional', create('{ store: flag ? true : false }'), 'true | false'],
  ['a conditional with nothing', create('{ store: flag ? true : undefined }'), 'true | undefined'],
  ['a default', create('{ store: given ?? false }'), 'something | false'],
  [
    'a member',
    `const config = { openai: { store: true } };\n${create('{ store: config.openai.store }')}`,
    'true',
  ],
  ['a destructured constant', `const { store } = { store: true };\n${create('{ store }')}`, 'true'],
  ['a destructured default', `const { store = true } = {};\n${create('{ store }')}`, 'true'],
  ['an element', `const [store] = [true];\n${create('{ store }')}`, 'true'],
  [
    'let in branches',
    `let store = true;\nif (flag) store = false;\n${create('{ store }')}`,
    'true | false',
  ],
  ['let that is replaced', `let store = true;\nstore = false;\n${create('{ store }')}`, 'false'],
  [
    'let that is replaced later',
    `let store = true;\n${create('{ store }')}\nstore = false;`,
    'true',
  ],
  // Variables
  ['a variable', `const params = { store: true };\n${create('params')}`, 'true'],
  [
    'two variables',
    `const params = { store: true };\nconst same = params;\n${create('same')}`,
    'true',
  ],
  [
    'variables in branches',
    `let params;\nif (flag) params = { store: true }; else params = { store: false };\n${create('params')}`,
    'true | false',
  ],
  ['a conditional object', create('flag ? { store: true } : { store: false }'), 'true | false'],
  [
    'an object without the key on one way',
    create("flag ? { store: true } : { model: 'x' }"),
    'true | absent',
  ],
  ['an unknown object', create('given'), 'unknown'],
  [
    'a frozen object',
    `const params = Object.freeze({ store: true });\n${create('params')}`,
    'true',
  ],
  [
    'a copy by way of a text',
    `const params = JSON.parse(JSON.stringify({ store: true }));\n${create('params')}`,
    'true',
  ],
  [
    'a copy that a function may have changed',
    `const params = JSON.parse(JSON.stringify({ store: true }, replacer));\n${create('params')}`,
    'unknown',
  ],
  ['a text from elsewhere', `const params = JSON.parse(text);\n${create('params')}`, 'unknown'],
  ['a copy', `const params = structuredClone({ store: true });\n${create('params')}`, 'true'],
  [
    'a field',
    `class Service { params = { store: true }; run() { return client.responses.create(this.params); } }`,
    'true',
  ],
  [
    'a static field',
    `class Service { static params = { store: true }; run() { return client.responses.create(Service.params); } }`,
    'true',
  ],
  ['a table', `const table = { fast: { store: true } };\n${create('table.fast')}`, 'true'],
  [
    'an unknown entry of a table',
    `const table = { fast: { store: true }, slow: { store: false } };\n${create('table[key]')}`,
    'true | false',
  ],
  // Changes after the literal
  ['a later assignment', `const params = {};\nparams.store = true;\n${create('params')}`, 'true'],
  [
    'a later assignment by text',
    `const params = {};\nparams['store'] = true;\n${create('params')}`,
    'true',
  ],
  [
    'a replacing assignment',
    `const params = { store: true };\nparams.store = false;\n${create('params')}`,
    'false',
  ],
  [
    'an assignment on one way',
    `const params = {};\nif (flag) params.store = true;\n${create('params')}`,
    'true | absent',
  ],
  [
    'an assignment on one way over a value',
    `const params = { store: false };\nif (flag) params.store = true;\n${create('params')}`,
    'true | false',
  ],
  [
    'an assignment after the call',
    `const params = { store: false };\n${create('params')}\nparams.store = true;`,
    'false',
  ],
  [
    'an assignment of an unknown key',
    `const params = {};\nparams[key] = true;\n${create('params')}`,
    'absent | unknown',
  ],
  [
    'an assignment of something unknown',
    `const params = { store: true };\nparams.store = given;\n${create('params')}`,
    'something',
  ],
  [
    'an assignment of another key',
    `const params = { store: true };\nparams.model = 'x';\n${create('params')}`,
    'true',
  ],
  [
    'an assignment through another name',
    `const params = {};\nconst same = params;\nsame.store = true;\n${create('params')}`,
    'true',
  ],
  [
    'an assignment to an inner object',
    `const params = { metadata: {} };\nparams.metadata.store = true;\n${create('params')}`,
    'absent',
  ],
  ['??=', `const params = { store: false };\nparams.store ??= true;\n${create('params')}`, 'false'],
  ['??= of nothing', `const params = {};\nparams.store ??= true;\n${create('params')}`, 'true'],
  ['||=', `const params = { store: false };\nparams.store ||= true;\n${create('params')}`, 'true'],
  ['&&=', `const params = { store: false };\nparams.store &&= true;\n${create('params')}`, 'false'],
  [
    'delete',
    `const params = { store: true };\ndelete params.store;\n${create('params')}`,
    'absent',
  ],
  [
    'delete on one way',
    `const params = { store: true };\nif (flag) delete params.store;\n${create('params')}`,
    'true | absent',
  ],
  [
    'Object.assign',
    `const params = {};\nObject.assign(params, { store: true });\n${create('params')}`,
    'true',
  ],
  ['Object.assign in the call', create('Object.assign({}, { store: true })'), 'true'],
  [
    'Object.assign, later wins',
    create('Object.assign({ store: true }, { store: false })'),
    'false',
  ],
  [
    'Object.assign of something unknown',
    create('Object.assign({ store: true }, given)'),
    'true | unknown',
  ],
  ['Object.assign under a value', create('Object.assign({}, given, { store: true })'), 'true'],
  [
    'Reflect.set',
    `const params = {};\nReflect.set(params, 'store', true);\n${create('params')}`,
    'true',
  ],
  [
    'Object.defineProperty',
    `const params = {};\nObject.defineProperty(params, 'store', { value: true });\n${create('params')}`,
    'unknown',
  ],
  [
    'a pattern that writes',
    `const params = {};\n({ store: params.store } = given);\n${create('params')}`,
    'unknown',
  ],
  [
    'a function that changes it',
    `const seal = (params) => { params.store = true; };\nconst params = {};\nseal(params);\n${create('params')}`,
    'true',
  ],
  [
    'a function that may change it',
    `const seal = (params) => { if (flag) params.store = true; };\nconst params = {};\nseal(params);\n${create('params')}`,
    'true | absent',
  ],
  [
    'a function that only looks',
    `const look = (params) => console.log(params.store);\nconst params = { store: true };\nlook(params);\n${create('params')}`,
    'true',
  ],
  [
    'a loop',
    `const params = {};\nfor (const item of given) params[item.name] = item.value;\n${create('params')}`,
    'absent | unknown',
  ],
  // Builders
  ['a builder', `const build = () => ({ store: true });\n${create('build()')}`, 'true'],
  [
    'a builder with a parameter',
    `const build = (store) => ({ store });\n${create('build(true)')}`,
    'true',
  ],
  [
    'a builder with an object parameter',
    `const build = ({ store = false, ...rest }) => ({ ...rest, store });\n${create('build({ store: true })')}`,
    'true',
  ],
  [
    'a builder with a default',
    `const build = (store = false) => ({ store });\n${create('build()')}`,
    'false',
  ],
  [
    'a builder with two ends',
    `function build() { if (flag) return { store: true }; return { store: false }; }\n${create('build()')}`,
    'true | false',
  ],
  [
    'a builder that assigns',
    `function build() { const params = {}; params.store = true; return params; }\n${create('build()')}`,
    'true',
  ],
  [
    'a builder that hands on',
    `const build = (params) => ({ store: false, ...params });\n${create('build({ store: true })')}`,
    'true',
  ],
  [
    'a builder that wins',
    `const build = (params) => ({ ...params, store: false });\n${create('build({ store: true })')}`,
    'false',
  ],
  [
    'a method',
    `const tools = { build() { return { store: true }; } };\n${create('tools.build()')}`,
    'true',
  ],
  ['an unknown builder', create('given.build()'), 'unknown'],
  // The second argument
  ['options without a body', create('{ store: true }', ', { timeout: 1000 }'), 'true'],
  // They hold a body so rarely that the object beside them counts.
  ['options that are not known', create('{ store: true }', ', given'), 'true'],
  ['a body in the options', create('{ store: true }', ', { body: { store: false } }'), 'false'],
  [
    'a body in the options without the key',
    create('{ store: true }', ", { body: { model: 'x' } }"),
    'absent',
  ],
  [
    'a body in the options on one way',
    create('{ store: true }', ', { ...(flag && { body: { store: false } }) }'),
    'true | false',
  ],
  [
    'a body in the options that is nothing',
    create('{ store: true }', ', { body: undefined }'),
    'true',
  ],
  [
    'a body in the options that is not known',
    create('{ store: true }', ', { body: given }'),
    'unknown',
  ],
  [
    'options in a variable',
    `const options = { body: { store: false } };\n${create('{ store: true }', ', options')}`,
    'false',
  ],
];

const typed: [name: string, statements: string, expected: string][] = [
  ['as any', create('{ store: true } as any'), 'true'],
  ['as of a value', create('{ store: true as boolean }'), 'true'],
  ['as const', create('{ store: true } as const'), 'true'],
  ['satisfies', create('{ store: true } satisfies object'), 'true'],
  [
    'non-null',
    `const params: { store: boolean } | null = { store: true };\n${create('params!')}`,
    'true',
  ],
  [
    'a typed variable',
    `const params: any = {};\nparams.store = true;\n${create('params')}`,
    'true',
  ],
  [
    'a cast in an assignment',
    `const params = {};\n(params as any).store = true;\n${create('params')}`,
    'true',
  ],
  ['an enum', `enum Store { Off = 'off' }\n${create('{ store: Store.Off }')}`, '"off"'],
  ['an unknown parameter with a type', create('given as { store: true }'), 'unknown'],
];

describe('the body', () => {
  it.each(cases)('%s', (_, statements, expected) => {
    expect(partOf(inside(statements), 'body', 'store')).toBe(expected);
  });

  it.each(typed)('%s', (_, statements, expected) => {
    expect(
      partOf(
        inside(statements).replace('enum Store', 'const x = 1;\nenum Store'),
        'body',
        'store',
        ['ts'],
      ),
    ).toBe(expected);
  });

  it.each([
    [
      'callers of the function',
      'const ask = (params) => client.responses.create(params);\nask({ store: true });\nask({ store: false });',
      'true | false',
    ],
    [
      'callers, one without the key',
      "const ask = (params) => client.responses.create({ model: 'x', ...params });\nask({ store: true });\nask({});",
      'true | absent',
    ],
    [
      'callers of a parameter',
      'const ask = (store) => client.responses.create({ store });\nask(true);',
      'true',
    ],
    [
      'callers of a parameter, one leaves it out',
      'const ask = (store) => client.responses.create({ store });\nask(true);\nask();',
      'true | undefined',
    ],
    [
      'a default without a caller',
      'export const ask = (store = false) => client.responses.create({ store });',
      'false | something',
    ],
    [
      'a default of an object',
      'export const ask = ({ store = true } = {}) => client.responses.create({ store });',
      'true | something',
    ],
    [
      'callbacks of a list',
      '[{ store: true }, { store: false }].map((params) => client.responses.create(params));',
      'true | false',
    ],
    [
      'rest parameters',
      'const ask = (...args) => client.responses.create(...args);\nask({ store: true });',
      'true',
    ],
    [
      'spread arguments',
      'const args = [{ store: true }];\nclient.responses.create(...args);',
      'true',
    ],
    [
      'spread arguments that are not known',
      'export const ask = (args) => client.responses.create(...args);',
      'unknown',
    ],
    ['call', 'client.responses.create.call(client.responses, { store: true });', 'true'],
    ['apply', 'client.responses.create.apply(client.responses, [{ store: true }]);', 'true'],
    [
      'bind',
      'const ask = client.responses.create.bind(client.responses, { store: true });\nask();',
      'true',
    ],
  ])('%s', (_, code, expected) => {
    expect(partOf(CLIENT + code, 'body', 'store')).toBe(expected);
  });
});

describe('keys that are sent elsewhere', () => {
  const client = (call: string): string => `${CLIENT}await client.${call};`;
  it.each<[call: string, part: 'body' | 'query', key: string, expected: string]>([
    ["files.list({ purpose: 'x' })", 'query', 'purpose', '"x"'],
    ["files.list({ purpose: 'x' })", 'body', 'purpose', 'absent'],
    ['files.list()', 'query', 'purpose', 'absent'],
    ["files.list({ purpose: 'x' }, { query: { purpose: 'y' } })", 'query', 'purpose', '"y"'],
    ["responses.retrieve('resp_1', { include: ['x'] })", 'query', 'include', 'array'],
    ["files.create({ file, purpose: 'x' })", 'body', 'purpose', '"x"'],
    ["files.create({ file, purpose: 'x' })", 'query', 'purpose', 'absent'],
    ["responses.create({ model: 'x' }, { query: { a: '1' } })", 'query', 'a', '"1"'],
    [
      "beta.threads.runs.create('thread_1', { include: ['x'], assistant_id: 'y' })",
      'query',
      'include',
      'array',
    ],
    [
      "beta.threads.runs.create('thread_1', { include: ['x'], assistant_id: 'y' })",
      'body',
      'include',
      'absent',
    ],
    [
      "beta.threads.runs.create('thread_1', { include: ['x'], assistant_id: 'y' })",
      'body',
      'assistant_id',
      '"y"',
    ],
    [
      "beta.threads.runs.retrieve('run_1', { thread_id: 'thread_1' })",
      'query',
      'thread_id',
      'absent',
    ],
  ])('%s: %s %s', (call, part, key, expected) => {
    expect(partOf(`${client(call)}\nconst file = null;`, part, key)).toBe(expected);
  });
});

describe('headers', () => {
  const made = (options: string, call = "client.responses.create({ model: 'x' })"): string =>
    `import OpenAI from 'openai';\nconst NAME = 'X-Team';\nconst client = new OpenAI(${options});\nexport async function run(given, flag) { await ${call}; }`;
  const own = (headers: string): string =>
    made('', `client.responses.create({ model: 'x' }, { headers: ${headers} })`);
  it.each([
    ['none', made(''), 'absent'],
    ['defaultHeaders', made("{ defaultHeaders: { 'X-Team': 'a' } }"), '"a"'],
    ['defaultHeaders in another case', made("{ defaultHeaders: { 'x-team': 'a' } }"), '"a"'],
    ['defaultHeaders with a constant name', made("{ defaultHeaders: { [NAME]: 'a' } }"), '"a"'],
    [
      'defaultHeaders in a constant',
      made('{ defaultHeaders: HEADERS }').replace(
        'const NAME',
        "const HEADERS = { 'X-Team': 'a' };\nconst NAME",
      ),
      '"a"',
    ],
    ['defaultHeaders that are spread', made("{ ...{ defaultHeaders: { 'X-Team': 'a' } } }"), '"a"'],
    [
      'defaultHeaders of a conditional',
      made("{ defaultHeaders: process.env.X ? { 'X-Team': 'a' } : {} }"),
      '"a" | absent',
    ],
    [
      'defaultHeaders that are not known',
      made('{ defaultHeaders: globalThis.headers }'),
      'unknown',
    ],
    ['unknown options', made('globalThis.options'), 'absent | unknown'],
    ['headers of the call', own("{ 'X-Team': 'b' }"), '"b"'],
    ['headers of the call that are not known', own('given'), 'unknown'],
    ['headers of the call on one way', own("flag ? { 'X-Team': 'b' } : {}"), '"b" | absent'],
    ['Headers', own("new Headers({ 'X-Team': 'b' })"), '"b"'],
    ['pairs', own("[['X-Team', 'b']]"), '"b"'],
    [
      'the call over the client',
      made(
        "{ defaultHeaders: { 'X-Team': 'a' } }",
        "client.responses.create({}, { headers: { 'x-team': 'b' } })",
      ),
      '"b"',
    ],
    [
      'the call beside the client',
      made(
        "{ defaultHeaders: { 'X-Team': 'a' } }",
        "client.responses.create({}, { headers: { 'x-other': 'b' } })",
      ),
      '"a"',
    ],
    [
      'withOptions',
      made(
        "{ defaultHeaders: { 'X-Team': 'a' } }",
        "client.withOptions({ defaultHeaders: { 'X-Team': 'c' } }).responses.create({})",
      ),
      '"c"',
    ],
    [
      'withOptions of something else',
      made(
        "{ defaultHeaders: { 'X-Team': 'a' } }",
        'client.withOptions({ timeout: 1 }).responses.create({})',
      ),
      '"a"',
    ],
  ])('%s', (_, code, expected) => {
    expect(partOf(code, 'headers', 'X-Team')).toBe(expected);
  });

  it('tells the headers of the call from those of the client', () => {
    const code = made(
      "{ defaultHeaders: { 'X-Team': 'a' } }",
      "client.responses.create({}, { headers: { 'x-other': 'b' } })",
    );
    expect([partOf(code, 'ownHeaders', 'X-Team'), partOf(code, 'ownHeaders', 'X-Other')]).toEqual([
      'absent',
      '"b"',
    ]);
  });

  it.each([
    ['defaultQuery', "{ defaultQuery: { 'api-version': '1' } }", 'client.files.list()', '"1"'],
    [
      'the call over the client',
      "{ defaultQuery: { 'api-version': '1' } }",
      "client.files.list({}, { query: { 'api-version': '2' } })",
      '"2"',
    ],
    ['none', '', 'client.files.list()', 'absent'],
    ['unknown', '{ defaultQuery: globalThis.query }', 'client.files.list()', 'unknown'],
  ])('query: %s', (_, options, call, expected) => {
    expect(partOf(made(options, call), 'query', 'api-version')).toBe(expected);
  });
});

describe('every key that is written', () => {
  const keysOf = (statements: string): string[] =>
    onlyCall(readings()[0]!.read(inside(statements)))
      .body.written()
      .map(({ name }) => name);
  it.each<[name: string, statements: string, expected: string[]]>([
    [
      'of a literal',
      create("{ model: 'x', 'store': true, [`input`]: 'y' }"),
      ['model', 'store', 'input'],
    ],
    [
      'of spreads',
      `const base = { model: 'x' };\n${create('{ ...base, store: true }')}`,
      ['model', 'store'],
    ],
    [
      'of later assignments',
      `const params = {};\nparams.store = true;\n${create('params')}`,
      ['store'],
    ],
    ['of both ways', create('flag ? { store: true } : { model: 1 }'), ['store', 'model']],
    [
      'of a computed key with several names',
      `const NAMES = ['store', 'model'];\nfor (const name of NAMES) { const params = { [name]: true };\n${create('params')} }`,
      ['store', 'model'],
    ],
    ['of nothing that is not known', create('{ ...given, store: true }'), ['store']],
    ['of a body that replaces', create('{ store: true }', ", { body: { model: 'x' } }"), ['model']],
  ])('%s', (_, statements, expected) => {
    expect(keysOf(statements)).toEqual(expected);
  });

  it('says whether anything is hidden', () => {
    const isComplete = (statements: string): boolean =>
      onlyCall(readings()[0]!.read(inside(statements))).body.isComplete;
    expect(
      [
        '{ store: true }',
        '{ ...{ store: true } }',
        '{ ...given }',
        'given',
        '{ [key]: 1 }',
        '{}',
      ].map((params) => isComplete(create(params))),
    ).toEqual([true, true, false, false, false, true]);
  });
});
