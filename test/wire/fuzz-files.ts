/**
 * Programs of several files put together by chance: one file has a class with a field that is sent, others make
 * instances of it, extend it, change what is shared, and call what sends.
 */
import { generator } from './fuzz-ways.ts';

export interface FilesProgram {
  name: string;
  /** the first one is run */
  files: Readonly<Record<string, string>>;
}

/** How a class keeps what is sent, and how others write it. */
interface Keeping {
  begin: readonly string[];
  /** read in a method, of what `this` is */
  read: string;
  /** by a method of the class */
  set: string;
  /** from outside, of an instance `X` */
  write: readonly string[];
  /** by a class that extends it */
  extend: readonly string[];
}

const EXTENDING = [
  '',
  'constructor() { super(VALUE); }',
  'constructor(s) { super(s); }',
  'constructor(s) { super(s); this.put(VALUE); }',
  'put(v) { super.put(VALUE); return this; }',
  'run() { this.put(VALUE); return super.run(); }',
  'on() { return this.put(VALUE); }',
];

const METHOD_WRITES = [
  'X.put(VALUE);',
  'X.outer(VALUE);',
  'X.with({ s: VALUE });',
  'X.maybe(VALUE);',
];

const keepings: Readonly<Record<string, Keeping>> = {
  field: {
    begin: [
      's = VALUE;',
      's;',
      'constructor() { this.s = VALUE; }',
      'constructor(s) { this.s = s; }',
      'constructor(s = VALUE) { this.s = s; }',
      's = VALUE; constructor(s) { if (s) this.s = s; }',
      'constructor(s) { this.put(s); }',
      'constructor(s) { Object.assign(this, { s }); }',
    ],
    read: 'this.s',
    set: 'this.s = v;',
    write: ['X.s = VALUE;', "X['s'] = VALUE;", 'Object.assign(X, { s: VALUE });', 'delete X.s;'],
    extend: ['s = VALUE;', 'constructor(s) { super(s); this.s = VALUE; }'],
  },
  'static field': {
    begin: [
      'static s = VALUE;',
      'static s; static { A.s = VALUE; }',
      'static s = VALUE; constructor(s) { A.s = s; }',
    ],
    read: 'A.s',
    set: 'A.s = v;',
    write: ['A.s = VALUE;', 'X.constructor.s = VALUE;', 'Object.assign(A, { s: VALUE });'],
    extend: ['static s = VALUE;', 'static put() { A.s = VALUE; }', 'static { A.s = VALUE; }'],
  },
  'static field of this': {
    begin: ['static s = VALUE;'],
    read: 'this.constructor.s',
    set: 'this.constructor.s = v;',
    write: ['A.s = VALUE;', 'X.constructor.s = VALUE;'],
    extend: ['static s = VALUE;'],
  },
  'private field': {
    begin: [
      '#s = VALUE;',
      '#s; constructor(s) { this.#s = s; }',
      '#s; constructor(s = VALUE) { this.#s = s; }',
    ],
    read: 'this.#s',
    set: 'this.#s = v;',
    write: [],
    extend: [],
  },
  accessor: {
    begin: [
      't = VALUE; get s() { return this.t; } set s(v) { this.t = v; }',
      '#t = VALUE; get s() { return this.#t; } set s(v) { this.#t = v; }',
      '#t; constructor(s) { this.s = s; } get s() { return this.#t; } set s(v) { this.#t = v; }',
    ],
    read: 'this.s',
    set: 'this.s = v;',
    write: ['X.s = VALUE;', 'Object.assign(X, { s: VALUE });'],
    extend: ['get s() { return VALUE; } set s(v) {}'],
  },
  'part of a field': {
    begin: [
      'o = { s: VALUE };',
      'constructor(s) { this.o = { s }; }',
      'o; constructor(s) { this.o = { s }; }',
    ],
    read: 'this.o.s',
    set: 'this.o.s = v;',
    write: [
      'X.o.s = VALUE;',
      'X.o = { s: VALUE };',
      'Object.assign(X.o, { s: VALUE });',
      'const OWN = X.o; OWN.s = VALUE;',
    ],
    extend: ['o = { s: VALUE };', 'constructor(s) { super(s); this.o.s = VALUE; }'],
  },
};

const readings: readonly string[] = [
  'run() { return client.responses.create({ BASE, store: READ }); }',
  'run() { return this.send(); } send() { return client.responses.create({ BASE, store: READ }); }',
  'async run() { await null; return client.responses.create({ BASE, store: READ }); }',
  'run() { return client.responses.create({ BASE, ...this.opts() }); } opts() { return { store: READ }; }',
  'run = () => client.responses.create({ BASE, store: READ });',
  'run() { return go(this); } get is() { return READ; }',
  'run() { return send(READ); }',
];

/** What the class can do, where something asks for it. */
const METHODS: Readonly<Record<string, string>> = {
  put: 'put(v) { SET return this; }',
  outer: 'outer(v) { this.put(v); }',
  with: 'with({ s }) { this.put(s); return this; }',
  maybe: 'maybe(v) { if (process.env.FLAG) this.put(v); }',
  of: 'static of(s) { return new A(s); }',
  made: 'static made(s) { const a = new A(s); a.put(s); return a; }',
  get: 'static one = null; static get() { return (A.one ??= new A(VALUE)); }',
};

function methodsFor(text: string): string {
  const called = new Set([...text.matchAll(/\.(\w+)\(/g)].map(([, name]) => name));
  const asked = Object.entries(METHODS).filter(([name]) => called.has(name));
  const lines = asked.map(([, method]) => method);
  const isSetting = !called.has('put') && lines.some((line) => line.includes('.put('));
  return [...(isSetting ? [METHODS.put!] : []), ...lines].join('\n  ');
}

/** The function that a reading calls. */
function around(reading: string): string {
  if (reading.includes('go(this)'))
    return 'const go = (a) => client.responses.create({ BASE, store: a.is });';
  if (reading.includes('{ return send('))
    return 'const send = (store) => client.responses.create({ BASE, store });';
  return '';
}

/** Whether, and when, something runs. */
const wrappings: readonly ((inner: string, u: string) => string)[] = [
  (inner) => inner,
  (inner) => inner,
  (inner) => inner,
  (inner) => `{ ${inner} }`,
  (inner) => `if (process.env.FLAG) { ${inner} }`,
  (inner) => `if (!process.env.FLAG) { ${inner} }`,
  (inner) => `if (false) { ${inner} }`,
  (inner, u) => `async function never${u}() { ${inner} }`,
  (inner, u) => `export async function never${u}() { ${inner} }`,
  (inner, u) => `async function do${u}() { ${inner} }\nawait do${u}();`,
  (inner) => `await Promise.resolve().then(async () => { ${inner} });`,
];

type Pick = <T>(items: readonly T[]) => T;

const HEAD = "import OpenAI from 'openai';\nconst client = new OpenAI();";

/** What a file may get at. */
interface Reach {
  /** instances that others have too */
  shared: string[];
  /** instances of its own */
  made: string[];
}

export function filesPrograms(seed: number, count: number): FilesProgram[] {
  const random = generator(seed);
  const pick: Pick = (items) => items[Math.floor(random() * items.length)]!;
  return Array.from({ length: count }, (_, index) => programOf(index, pick, random));
}

function programOf(index: number, pick: Pick, random: () => number): FilesProgram {
  const kind = pick(Object.keys(keepings));
  const keeping = keepings[kind]!;
  // In some programs everybody gives the same.
  const values = pick([
    ['true', 'false'],
    ['true', 'false'],
    ['true', 'false'],
    ['true'],
    ['false'],
  ]);
  const value = (): string => pick(values);
  const filled = (text: string): string =>
    text
      .replaceAll('READ', keeping.read)
      .replaceAll('SET', keeping.set)
      .replaceAll('VALUE', value)
      .replaceAll('BASE', "model: 'm', input: 'x'");
  let names = 0;
  const own = (): string => `n${String((names += 1))}`;
  const chance = (share: number): boolean => random() < share;

  const hasSub = chance(0.4);
  const isSubApart = chance(0.7);
  const reading = pick(readings);
  const isFree = chance(0.15);
  const cls = `export class A {\n  ${pick(keeping.begin)}\n  METHODS\n  ${isFree ? 'get is() { return READ; }' : reading}\n}`;
  const sub = `export class B extends A { ${pick([...EXTENDING, ...keeping.extend, ...keeping.extend])} }`;
  const exportsInstance = chance(0.4);
  const exportsFactory = chance(0.3);
  const free = isFree
    ? `export async function run(a${chance(0.5) ? ': A' : ''}) { return client.responses.create({ BASE, store: a.is }); }`
    : around(reading);

  const reach: Reach = { shared: [], made: ['new A(VALUE)', 'A.of(VALUE)', 'A.made(VALUE)'] };
  if (exportsInstance) reach.shared.push('a', 'a');
  if (exportsFactory) reach.made.push('make(VALUE)');
  if (chance(0.3)) reach.shared.push('A.get()');
  const body = [cls];
  if (exportsInstance)
    body.push(`export const a = ${pick(['new A(VALUE)', 'A.of(VALUE)', 'new A(VALUE)'])};`);
  if (exportsFactory) body.push('export const make = (s) => new A(s);');
  if (free) body.push(free);
  const subReach = hasSub ? ['new B(VALUE)', 'new B()'] : [];
  if (hasSub && !isSubApart) body.push(sub);

  const writes = [...METHOD_WRITES, ...keeping.write, ...keeping.write];
  const ranOf = (name: string): string => (isFree ? `await run(${name});` : `await ${name}.run();`);
  /** what a file does, one statement after the other */
  const actions = (most: number, givers: readonly string[], runShare: number): string[] => {
    const lines: string[] = [];
    const known: string[] = [];
    for (let count = Math.ceil(random() * most); count > 0; count -= 1) {
      const u = own();
      if (known.length === 0 || chance(0.3)) {
        lines.push(`const ${u} = ${pick(givers)};`);
        known.push(u);
      }
      const name = pick(known);
      const action = chance(runShare) ? ranOf(name) : written(name);
      const isRun = action.startsWith('await ');
      const wrapped = pick(wrappings)(action, own());
      // What is exported and sends is for others to call.
      lines.push(isRun ? wrapped.replace('export ', '') : wrapped);
    }
    return lines;
  };
  // What changes an instance may stand in another file.
  const helpers: string[] = [];
  const written = (name: string): string => {
    const text = pick(writes);
    if (!chance(0.15)) return text.replaceAll('X', name).replaceAll('OWN', own());
    const helper = own();
    helpers.push(
      `export const ${helper} = (x) => { ${text.replaceAll('X', 'x').replaceAll('OWN', own())} };`,
    );
    return `helpers.${helper}(${name});`;
  };
  const local = [...reach.shared, ...reach.made, ...(isSubApart ? [] : subReach)];
  if (chance(0.4)) body.push(...actions(2, local, 0.4));

  const everywhere = [...reach.shared, ...reach.shared, ...reach.made, ...subReach, ...subReach];
  const everything = [
    'A',
    ...(exportsInstance ? ['a'] : []),
    ...(exportsFactory ? ['make'] : []),
    ...(isFree ? ['run'] : []),
  ];
  const importing = (): string[] => [
    `import { ${[...everything, ...(hasSub && !isSubApart ? ['B'] : [])].join(', ')} } from './api.ts';`,
    ...(hasSub && isSubApart ? ["import { B } from './sub.ts';"] : []),
  ];
  // One file makes what others use.
  const hasWiring = chance(0.2);
  const wiring = [...importing(), `export const w = ${pick(everywhere)};`];
  if (hasWiring) everywhere.push('w', 'w', 'w');
  const uses = (isWired: boolean): string[] => [
    ...importing(),
    ...(isWired ? ["import { w } from './wiring.ts';"] : []),
  ];
  const hasSetup = chance(0.45);
  const files: Record<string, string[]> = {};
  const setup = hasSetup ? actions(2, everywhere, 0.2) : [];
  const isSetupCalled = chance(0.3);
  const main = [
    ...(hasSetup && chance(0.7)
      ? [isSetupCalled ? "import { setup } from './setup.ts';" : "import './setup.ts';"]
      : []),
    ...uses(hasWiring),
    ...actions(2, everywhere, 0.4),
  ];
  if (main[0]?.includes('{ setup }') && chance(0.8)) main.push('await setup();');
  // Something is sent in any case.
  const last = own();
  main.push(`const ${last} = ${pick(everywhere)};`, ranOf(last));
  if (chance(0.3)) main.push(written(last));
  files['main.ts'] = main;
  if (hasSetup)
    files['setup.ts'] = [
      ...uses(hasWiring),
      ...(isSetupCalled
        ? [
            `export async function setup() {`,
            ...setup.map((line) => line.replaceAll('export ', '')),
            '}',
          ]
        : setup),
    ];
  if (hasWiring) files['wiring.ts'] = wiring;
  files['api.ts'] = [HEAD, ...body];
  if (hasSub && isSubApart) files['sub.ts'] = ["import { A } from './api.ts';", sub];
  for (const [name, lines] of Object.entries(files))
    if (lines.some((line) => line.includes('helpers.')))
      files[name] = [lines[0]!, "import * as helpers from './helpers.ts';", ...lines.slice(1)];
  if (helpers.length > 0)
    files['helpers.ts'] = [
      ...(helpers.some((line) => /\bA\b/.test(line)) ? ["import { A } from './api.ts';"] : []),
      ...helpers,
    ];
  const methods = methodsFor(Object.values(files).flat().join('\n'));
  return {
    name: `${String(index)}: ${kind}`,
    files: Object.fromEntries(
      Object.entries(files).map(([name, lines]) => [
        name,
        filled(`${lines.join('\n')}\n`.replace('METHODS', methods)),
      ]),
    ),
  };
}
