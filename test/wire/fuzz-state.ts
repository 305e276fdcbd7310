/** Programs put together by chance, in which something keeps state: a field of an instance, what a function closes over. */
import { type Program, aliases, moments, roles, wrappings } from './fuzz-ways.ts';

const fieldsBegin: readonly string[] = [
  's = VALUE;',
  's;',
  'constructor() { this.s = VALUE; }',
  's = OTHER; constructor() { this.s = VALUE; }',
  'constructor(s) { this.s = s; }',
  'constructor(s = OTHER) { this.s = s; }',
  's = OTHER; constructor(s) { if (s) this.s = s; }',
  'constructor() { this.s = OTHER; this.set(VALUE); }',
  'constructor(s) { Object.assign(this, { s }); }',
];

const METHODS = `set(v) { this.s = v; }
  with(v) { this.s = v; return this; }
  outer(v) { this.set(v); }
  arrow = (v) => { this.s = v; };
  kept(v) { const self = this; [v].forEach((x) => { self.s = x; }); }
  merge(o) { Object.assign(this, o); }
  async later(v) { await null; this.s = v; }
  async now(v) { this.s = v; }
  flip() { this.s = !this.s; }
  forget() { delete this.s; }
  maybe(v) { if (process.env.FLAG) this.s = v; }
  reset(v) { if (!process.env.FLAG) return; this.s = v; }
  of(other, v) { other.s = v; }`;

/** What a class that extends another one can change. */
const extendable: readonly string[] = [
  'run() { return client.responses.create({ BASE, store: this.s }); }',
  'run() { return client.responses.create({ BASE, store: this.store }); }',
  'run() { return client.responses.create({ BASE, ...this.opts() }); }',
  'async run() { await null; return client.responses.create({ BASE, ...this.opts() }); }',
];

const fieldWritings: Readonly<Record<string, (name: string, value: string) => string>> = {
  assignment: (name, value) => `${name}.s = ${value};`,
  'computed key': (name, value) => `${name}['s'] = ${value};`,
  'where it is missing': (name, value) => `${name}.s ??= ${value};`,
  method: (name, value) => `${name}.set(${value});`,
  'method that gives it back': (name, value) => `void ${name}.with(${value}).with(${value});`,
  'method of a method': (name, value) => `${name}.outer(${value});`,
  'arrow function': (name, value) => `${name}.arrow(${value});`,
  'arrow function that is taken out': (name, value) =>
    `{ const { arrow } = ${name}; arrow(${value}); }`,
  'arrow function that is handed on': (name, value) => `[${value}].forEach(${name}.arrow);`,
  'name for this': (name, value) => `${name}.kept(${value});`,
  merge: (name, value) => `${name}.merge({ s: ${value} });`,
  'Object.assign': (name, value) => `Object.assign(${name}, { s: ${value} });`,
  'async method': (name, value) => `await ${name}.later(${value});`,
  'async method that nobody waits for': (name, value) => `void ${name}.later(${value});`,
  'async method that waits for nothing': (name, value) => `void ${name}.now(${value});`,
  flipped: (name) => `${name}.flip();`,
  removed: (name) => `${name}.forget();`,
  'if a flag is set': (name, value) => `${name}.maybe(${value});`,
  'unless it returns': (name, value) => `${name}.reset(${value});`,
  'method of another instance': (name, value) => `new Api().of(${name}, ${value});`,
  'call of its own': (name, value) => `${name}.set.call(${name}, ${value});`,
  'bound method': (name, value) => `${name}.set.bind(${name})(${value});`,
  helper: (name, value) => `((x) => { x.set(${value}); })(${name});`,
};

const readings: readonly string[] = [
  'run() { return client.responses.create({ BASE, store: this.s }); }',
  'run() { return this.send(); } send() { return client.responses.create({ BASE, store: this.s }); }',
  'async run() { await null; return client.responses.create({ BASE, store: this.s }); }',
  'run() { return client.responses.create({ BASE, ...this.opts() }); } opts() { return { store: this.s }; }',
  'run() { const { s } = this; return client.responses.create({ BASE, store: s }); }',
  'run = () => client.responses.create({ BASE, store: this.s });',
  'get store() { return this.s; } run() { return client.responses.create({ BASE, store: this.store }); }',
];

/** Classes that extend the one with the field. */
const extensions: readonly string[] = [
  'opts() { return { store: VALUE }; }',
  'opts() { return { ...super.opts(), store: VALUE }; }',
  'get store() { return VALUE; }',
  'set(v) { super.set(!v); }',
  'send() { this.set(VALUE); return super.send(); }',
  's = VALUE;',
  'constructor(s) { super(s); this.s = VALUE; }',
  'constructor() { super(VALUE); }',
  'other() { return VALUE; }',
  '',
];

const OVERRIDABLE =
  'opts() { return { store: this.s }; } get store() { return this.s; } send() { return this.run(); }';

/** What a function closes over, and gives functions for. */
const statesBegin: readonly string[] = [
  'const c = { s: VALUE };',
  'const c = { s };',
  'const c = {}; c.s = s;',
  'const c = { ...{ s: VALUE } };',
  'let c = { s: OTHER }; c = { s: VALUE };',
  'const c = { s: s ?? VALUE };',
  'const c = Object.assign({ s: OTHER }, { s });',
];

const CLOSURES = `set: (v) => { c.s = v; },
    with(v) { c.s = v; return own; },
    outer: (v) => { own.set(v); },
    arrow: (v) => { c.s = v; },
    kept(v) { [v].forEach((x) => { c.s = x; }); },
    merge: (o) => { Object.assign(c, o); },
    later: async (v) => { await null; c.s = v; },
    now: async (v) => { c.s = v; },
    flip() { c.s = !c.s; },
    forget() { delete c.s; },
    maybe: (v) => { if (process.env.FLAG) c.s = v; },
    reset(v) { if (!process.env.FLAG) return; c.s = v; },
    of: (other, v) => { other.set(v); },
    get s() { return c.s; }`;

const closuresRead: readonly string[] = [
  'run: () => client.responses.create({ BASE, store: c.s })',
  'run() { return client.responses.create({ BASE, store: this.s }); }',
  'run: () => client.responses.create({ BASE, ...c })',
  'run: async () => { await null; return client.responses.create({ BASE, store: c.s }); }',
  'run: () => own.send(), send: () => client.responses.create({ BASE, store: c.s })',
];

const NOT_OF_CLOSURES = new Set([
  'assignment',
  'computed key',
  'where it is missing',
  'Object.assign',
]);

/** Something is written here and there, and read by what sends. */
export function stateProgram(
  kind: 'field' | 'closure' | 'extended',
  sdk: string,
  index: number,
  pick: <T>(items: readonly T[]) => T,
  random: () => number,
): Program {
  const said: string[] = [];
  const value = (): string => pick(['true', 'false']);
  const filled = (text: string): string =>
    text.replaceAll(/VALUE|OTHER/g, value).replaceAll('BASE', roles.response.rest);
  const written = Object.keys(fieldWritings).filter(
    (name) => kind !== 'closure' || !NOT_OF_CLOSURES.has(name),
  );
  const change = (names: readonly string[], u: string): string => {
    const [writing, wrapping] = [pick(written), pick(Object.keys(wrappings))];
    said.push(writing, wrapping);
    const made = fieldWritings[writing]!(pick(names), value());
    return wrappings[wrapping]!(kind === 'closure' ? made.replace('new Api()', 'make()') : made, u);
  };
  const made = {
    field: () => ({ text: classText(filled(pick(readings))), makers: ['new Api'] }),
    extended: () => ({
      text: `${classText(`${OVERRIDABLE}\n  ${filled(pick(extendable))}`)}\nclass Own extends Api { ${filled(pick(extensions))} }`,
      makers: pick([['new Own'], ['new Api', 'new Own'], ['new Own', 'new Api']]),
    }),
    closure: () => ({
      text: `const make = (s) => {\n  ${filled(pick(statesBegin))}\n  const own = {\n    ${CLOSURES},\n    ${filled(pick(closuresRead))},\n  };\n  return own;\n};`,
      makers: ['make'],
    }),
  }[kind]();
  function classText(body: string): string {
    return `class Api {\n  ${filled(pick(fieldsBegin))}\n  ${METHODS}\n  ${body}\n}`;
  }
  const [first, second = first] = made.makers;
  const lines = [
    "import OpenAI from 'openai';",
    'const client = new OpenAI();',
    made.text,
    `const a = ${first!}(${value()});`,
    // A function that is called once has one state.
    kind === 'closure' && random() < 0.7 ? 'const b = a;' : `const b = ${second!}(${value()});`,
  ];
  const way = pick(Object.keys(aliases));
  const isNamed = random() < 0.4;
  if (isNamed) lines.push(aliases[way]!('a', 'q', 'q'));
  said.push(isNamed ? way : 'by its name');
  const names = ['a', 'a', isNamed ? 'q' : 'a', 'b'];
  if (random() < 0.5) lines.push(change(names, 'd'));
  const moment = pick(moments);
  const last = change(names, 'c');
  said.push(moment);
  const call = `${pick(['a', 'a', isNamed ? 'q' : 'a'])}.run()`;
  if (moment === 'before') lines.push(last, `await ${call};`);
  else if (moment === 'after') lines.push(`await ${call};`, last);
  else lines.push(`const sending = ${call};`, last, 'await sending;');
  return {
    name: `${String(index)}: ${kind}, ${said.join(', ')}`,
    role: kind,
    sdks: [sdk],
    code: `${lines.join('\n')}\n`,
    runs: [{}, { FLAG: '1' }],
  };
}
