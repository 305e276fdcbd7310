import { Worker } from 'node:worker_threads';
import tsParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { rules } from '../../src/rules/index.ts';
import { Evaluator } from '../../src/values/evaluator.ts';
import { CLIENT } from '../helpers/tester.ts';

const everyRule: Linter.RulesRecord = {
  ...Object.fromEntries(Object.keys(rules).map((name) => [`zdr/${name}`, 'error'])),
  'zdr/no-blind-spots': ['error', { packages: true }],
  'zdr/no-extended-prompt-cache': ['error', { defaults: true }],
  'zdr/no-image-input': ['error', { files: true }],
  'zdr/no-ineligible-endpoint': [
    'error',
    { unlisted: 'report', reads: true, unknownTargets: true },
  ],
  'zdr/no-ineligible-tool': ['error', { report: ['ineligible', 'third-party', 'stores'] }],
  'zdr/no-pii-in-side-fields': ['error', { hashHelper: 'hash' }],
  'zdr/require-store-false': ['error', { chatCompletions: 'explicit' }],
  'zdr/single-approved-client': ['error', { modules: ['src/openai.js'] }],
};

function lint(code: string, languageOptions: Linter.LanguageOptions = {}): Linter.LintMessage[] {
  return new Linter().verify(
    code,
    { files: ['**/*.ts'], plugins: { zdr: { rules } }, rules: everyRule, languageOptions },
    { filename: 'file.ts' },
  );
}

/** What cannot be parsed or is not linted at all, and what an analysis that throws is reported as. */
const fatal = (messages: Linter.LintMessage[]): Linter.LintMessage[] =>
  messages.filter((message) => message.ruleId === null || isFailure(message));

const isFailure = ({ message }: Linter.LintMessage): boolean =>
  message.startsWith('The analysis of this file failed');

const ring = Array.from(
  { length: 500 },
  (_, index) =>
    `const o${String(index)} = { ...o${String((index + 1) % 500)}, ...o${String((index * 7 + 3) % 500)}, k${String(index)}: ${String(index)} };`,
).join('\n');
const branches = Array.from(
  { length: 200 },
  (_, index) => `if (c${String(index)}) p.store = ${String(index % 2 === 0)};`,
).join('\n');

/** Odd, but valid in JavaScript and in TypeScript. */
const odd: Record<string, string> = {
  'an empty file': '',
  'only comments': '// openai\n/* openai */',
  'a directive and an empty statement': "'use client';\n;",
  'calls with nothing, null, spreads and too much': `${CLIENT}
client?.responses?.create?.({ input: null });
client.responses.create(null);
client.responses.create(undefined, undefined);
client.responses.create(...list);
client.responses.create(...[], ...[{}]);
client.responses.create(1, 2, 3, 4);
client.post();
client.post(null);
client.post({});
client.request();
client.request({});
client.files.create(null, null);`,
  'raw requests with nothing, null and odd URLs': `
fetch();
fetch(null);
fetch(...list);
fetch('https://api.openai.com');
fetch('https://api.openai.com/v1');
fetch('https://api.openai.com/v1/responses', null);
fetch('https://api.openai.com/v1/responses', { ...null, method: null, body: JSON.stringify() });
fetch('https://api.openai.com/v1/responses', { method: 'POST', body: '{"a":' });
fetch('https://api.openai.com/%%%', { method: 5, headers: [['a'], [], null, 'b'] });
fetch(new URL());
fetch(new Request());
fetch\`https://api.openai.com/v1/files\`;`,
  'holes in lists': `${CLIENT}client.responses.create({ input: [, , { content: [, ,] }], tools: [,] });`,
  'keys that every object has': `${CLIENT}
client.constructor.create({});
client.__proto__.create({});
client.toString();
client.hasOwnProperty('files');
client.responses.create({ __proto__: { store: true }, constructor: 1, toString: 2, hasOwnProperty: 3 });
const { constructor, __proto__: base } = client;
constructor({});
base.create({});`,
  'keys that are no names': `${CLIENT}client.responses.create({ '': 1, ' ': 2, 'a.b': 3, 0: 4, 1e3: 5, '\\u{1F600}': 6, [Symbol.iterator]: 7, [\`\${x}\`]: 8 });`,
  'values of every kind': `${CLIENT}client.responses.create({ model: /gpt/u, input: 1n, store: 0x1, prompt_cache_retention: -0, background: class {}, tools: {}, previous_response_id: () => {}, conversation: function () {}, metadata: import.meta, user: void 0, safety_identifier: this, prompt_cache_key: client });`,
  'tagged templates': `${CLIENT}client.responses.create\`x\`;\nString.raw\`a\${client.responses.create\`y\`}\`;\nclient.responses.create({ input: tag\`x\${1}\` });`,
  'generators and top-level await': `${CLIENT}
async function* turns() {
  yield* turns();
  for await (const turn of turns()) client.responses.create(turn);
  client.responses.create(yield);
}
client.responses.create((await turns().next()).value);`,
  'labels, switches and empty loops': `${CLIENT}
outer: for (;;) { inner: while (0) { continue outer; } break; }
switch (client) { case 1: default: client.responses.create({}) }
do {} while (0);
try { client.responses.create() } catch { } finally { }
if (0); else;`,
  'private members, accessors and static blocks': `${CLIENT}
class Box {
  #client = client;
  #self = this.#self;
  static { this.shared = new Box(); }
  static read(box) { return #client in box && box.#client.responses.create({ ...box.#client, store: box.#self }); }
  'quoted'() {}
  [computed]() {}
  static async *[Symbol.iterator]() {}
}`,
  'functions that call themselves': `${CLIENT}
function f(x) { return f(f(x)); }
client.responses.create(f({ input: f(1) }));
f(client).responses.create({});
const a = () => b();
const b = () => a();
a().responses.create(b());
client.responses.create(a());`,
  'objects that spread themselves': `${CLIENT}
const a = { ...a, x: 1 };
const b = { ...c };
const c = { ...b };
client.responses.create(a);
client.responses.create({ ...a, ...b });
a.responses.create(c);`,
  'objects that hold themselves': `${CLIENT}
const o = { tools: [], input: [] };
o.o = o;
o.tools.push(o);
o.input.push(o.input, o);
client.responses.create(o.o.o.o);
client.responses.create({ ...o.o, metadata: o, tools: [o], input: [o] });`,
  'lists that hold themselves': `${CLIENT}const list = [...list, list];\nlist.push(list);\nclient.responses.create({ input: list, tools: list });\nlist[0].responses.create(list);`,
  'variables that are themselves': `${CLIENT}
let x = x;
var y = z, z = y;
let h = (v) => v;
h = h(h);
client.responses.create(x);
y.responses.create(z);
client.responses.create(h(h));
client.responses.create({ ...y, store: z, tools: [x, ...y] });`,
  'patterns that take from themselves': `${CLIENT}
const { a = a, ...b } = b ?? {};
const [c = c, ...d] = d;
client.responses.create(b);
client.responses.create({ input: d, ...c, [a]: a });`,
  'classes that extend themselves through variables': `${CLIENT}
const A = class extends B {};
const B = class extends A {};
new A().client.responses.create({});
class X extends Y { constructor() { super(); this.client = this.client; } run() { this.client.responses.create(this.run()); } }
let Y = X;
new X().run();`,
  'getters that call themselves': `${CLIENT}
const o = { get a() { return this.a; }, get b() { return this.c; }, get c() { return this.b; } };
client.responses.create(o.a);
client.responses.create({ store: o.b, input: o.c });
o.a.responses.create({});`,
  'environment variables in patterns': `
process.env.OPENAI_ZERO_DATA_RETENTION ||= '1';
({ a: process.env.OPENAI_ZDR_HEADER } = settings);
[process.env.OPENAI_ZDR_HEADER] = list;
for (process.env.OPENAI_ZDR_HEADER of list);
process.env.OPENAI_ZDR_VALUE++;
delete process.env.OPENAI_ZDR_VALUE;`,
  'odd imports and exports': `
import sdk, * as all from 'openai';
import {} from 'openai';
export * from 'openai';
export * as again from 'openai';
export { default } from 'openai';
new all.a.b();
new all.default().files.create();
new all.OpenAI.OpenAI().files.create();
sdk();
new (sdk())();
new (class extends sdk {})().files.create({});
import('openai').then((module) => new module.default().files.create({}));`,
  '500 objects that spread each other': `${CLIENT}${ring}\nclient.responses.create(o0);\nclient.chat.completions.create({ ...o1 });\nfetch('https://api.openai.com/v1/responses', { method: 'POST', headers: o2, body: JSON.stringify(o3) });`,
  '200 branches that assign': `${CLIENT}const p = {};\n${branches}\nclient.responses.create(p);`,
  '200 levels of lists': `${CLIENT}client.responses.create({ input: ${'['.repeat(200)}${']'.repeat(200)} });`,
  '200 levels of objects': `${CLIENT}client.responses.create({ input: ${'{ content: '.repeat(200)}1${' }'.repeat(200)} });`,
  '200 levels of calls': `${CLIENT}client.responses.create({ user: ${'f('.repeat(200)}user.email${')'.repeat(200)} });`,
  '200 levels of functions': `${CLIENT}${'() => {'.repeat(200)}client.responses.create({})${'}'.repeat(200)}`,
  '200 links of a chain': `${CLIENT}client.responses.create({})${'.then((x) => x)'.repeat(200)};\nclient${'.a'.repeat(200)}();`,
  '200 parts of a text': `${CLIENT}client.responses.create({ input: ${"'a' + ".repeat(200)}'b' });\nfetch('https://api.openai.com/v1/' + ${"'a' + ".repeat(200)}'b');`,
  '200 conditions': `${CLIENT}client.responses.create({ model: ${Array.from({ length: 200 }, (_, index) => `c${String(index)} ? 'm${String(index)}' : `).join('')}'m' });`,
};

/** Odd, and valid in TypeScript alone. */
const oddTypes: Record<string, string> = {
  'types that are themselves': `
import OpenAI from 'openai';
type A = B;
type B = A;
interface I extends J { client: I }
interface J extends I { deep: A }
type R = { [K in keyof R]: R[K] };
type C = typeof c;
declare const a: A;
declare const c: C;
declare const i: I;
declare const r: R;
a.responses.create({});
c.files.create({});
i.client.client.deep.files.create({});
r.a.responses.create({});
let u!: typeof u;
u.files.create(u);
function f<T extends T>(x: T): asserts x is T { x.responses.create({}) }`,
  'wrappers around everything': `
import OpenAI from 'openai';
const client = new OpenAI<any>()!;
client!.responses!.create!({ store: <any>true, input: x! satisfies any as unknown } satisfies any);
client.responses.create<any>(<any>{});
(client as any as OpenAI).files.create(null as never);
export = OpenAI;`,
  declarations: `
import OpenAI from 'openai';
declare module 'openai' { interface X { y: X } }
namespace N { export import M = N; }
enum E { A = E.B, B = E.A }
abstract class Q<T extends Q<T>> { declare client: OpenAI; abstract run(): void; constructor(private readonly other: Q<T>['other']) { other.client.files.create({}); } }`,
};

describe('no rule throws', () => {
  it.each(Object.entries(odd))('over %s', (_name, code) => {
    expect(fatal(lint(code))).toEqual([]);
    expect(fatal(lint(code, { parser: tsParser }))).toEqual([]);
  });

  it.each(Object.entries(oddTypes))('over %s', (_name, code) => {
    expect(fatal(lint(code, { parser: tsParser }))).toEqual([]);
  });

  it('in a script', () => {
    expect(
      fatal(
        lint(
          '#!/usr/bin/env node\nvar openai = new (require("openai"))();\nwith (openai) files.create({});\nopenai.responses.create(arguments);',
          { sourceType: 'commonjs' },
        ),
      ),
    ).toEqual([]);
  });

  it('over JSX', () => {
    const code = `${CLIENT}export const View = () => <Chat {...client} ask={() => client.responses.create(<p>{client}</p>)}>{client}</Chat>;`;
    expect(fatal(lint(code, { parserOptions: { ecmaFeatures: { jsx: true } } }))).toEqual([]);
  });
});

describe('an analysis that fails', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('is reported at the top of the file, by one rule, and ends nothing', () => {
    vi.spyOn(Evaluator.prototype, 'beginQuestion').mockImplementation(() => {
      throw new RangeError('Too much\nat once');
    });
    const code = `// a comment\n${CLIENT}client.files.create({});`;
    const messages = lint(code);
    expect(messages.map(({ line, column, message }) => [line, column, message])).toEqual([
      [
        1,
        1,
        'The analysis of this file failed, so it is not checked (Too much). Please report it to eslint-plugin-openai-zdr.',
      ],
    ]);
    expect(lint(code), 'once for each run').toHaveLength(1);
    expect(lint("fetch('https://example.com');"), 'a file that is not analysed').toEqual([]);
  });

  it('is no excuse for settings that are wrong', () => {
    const config = { plugins: { zdr: { rules } }, rules: everyRule };
    const settings = { 'openai-zdr': { profile: 'none' } };
    expect(() => new Linter().verify(CLIENT, { ...config, settings })).toThrow(/profile/);
  });
});

describe('no rule throws 2,000 levels deep', () => {
  // ESLint's own parser and scope analysis need more stack for this than a thread usually has.
  const source = `
    const { parentPort, workerData } = require('node:worker_threads');
    (async () => {
      const { Linter } = await import('eslint');
      const { tsImport } = await import('tsx/esm/api');
      const { rules } = await tsImport(workerData.rules, workerData.rules);
      const config = { files: ['**/*'], plugins: { zdr: { rules } }, rules: workerData.everyRule };
      parentPort.postMessage(new Linter().verify(workerData.code, config, { filename: 'file.js' }).map(({ fatal, ruleId, message }) => fatal || message.startsWith('The analysis of this file failed') ? 'fatal' : ruleId));
    })();
  `;
  const lintDeep = (code: string): Promise<string[]> =>
    new Promise((resolve, reject) => {
      const workerData = {
        rules: new URL('../../src/rules/index.ts', import.meta.url).href,
        everyRule,
        code,
      };
      const worker = new Worker(source, {
        eval: true,
        workerData,
        resourceLimits: { stackSizeMb: 64 },
      });
      worker.once('message', (reports: string[]) => {
        resolve(reports);
        void worker.terminate();
      });
      worker.once('error', reject);
    });

  it.each([
    [
      'lists',
      `${CLIENT}client.responses.create({ input: ${'['.repeat(2000)}${']'.repeat(2000)} });`,
    ],
    [
      'objects',
      `${CLIENT}client.responses.create({ input: ${'{ content: '.repeat(2000)}1${' }'.repeat(2000)} });`,
    ],
    [
      'calls',
      `${CLIENT}client.responses.create({ input: ${'f('.repeat(2000)}${')'.repeat(2000)} });`,
    ],
    ['links of a chain', `${CLIENT}client.responses.create({})${'.then((x) => x)'.repeat(2000)};`],
  ])('of %s', async (_name, code) => {
    const reports = await lintDeep(code);
    expect(reports).not.toContain('fatal');
    expect(reports).toContain('zdr/require-store-false');
  });
});
