/** What programs that are put together by chance are made of: names, copies, changes, and what decides whether they happen. */
import type { Script } from '../helpers/wire.ts';

/** A pseudo-random generator: the same seed gives the same programs. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Lines that give the name `to` to what `from` is, or to a copy of it; `u` makes other names unique. */
export type Naming = (from: string, to: string, u: string) => string;
/** Lines that write a value under a key of what a name stands for. */
export type Writing = (name: string, key: string, value: string, u: string) => string;
/** Lines around others that decide whether and when they run. */
export type Wrapping = (inner: string, u: string) => string;

export const aliases: Readonly<Record<string, Naming>> = {
  constant: (from, to) => `const ${to} = ${from};`,
  'let, set later': (from, to) => `let ${to};\n${to} = ${from};`,
  'pattern of an object': (from, to) => `const { ref: ${to} } = { ref: ${from} };`,
  'pattern of a nested object': (from, to) => `const { a: { b: ${to} } } = { a: { b: ${from} } };`,
  'pattern of a list': (from, to) => `const [, ${to}] = [1, ${from}];`,
  'pattern with a default': (from, to) => `const { missing: ${to} = ${from} } = {};`,
  'element of a list': (from, to, u) => `const list${u} = [${from}];\nconst ${to} = list${u}[0];`,
  'last element': (from, to, u) => `const list${u} = [0, ${from}];\nconst ${to} = list${u}.at(-1);`,
  'pushed and popped': (from, to, u) =>
    `const list${u} = [];\nlist${u}.push(${from});\nconst ${to} = list${u}.pop();`,
  'found in a list': (from, to, u) =>
    `const list${u} = [${from}];\nconst ${to} = list${u}.find((item) => item !== null);`,
  'key of an object': (from, to, u) =>
    `const box${u} = { inner: ${from} };\nconst ${to} = box${u}.inner;`,
  'key that is set later': (from, to, u) =>
    `const box${u} = {};\nbox${u}.inner = ${from};\nconst ${to} = box${u}.inner;`,
  'key of a key': (from, to, u) =>
    `const box${u} = { outer: { inner: ${from} } };\nconst part${u} = box${u}.outer;\nconst ${to} = part${u}.inner;`,
  'spread container': (from, to, u) =>
    `const box${u} = { inner: ${from} };\nconst { inner: ${to} } = { ...box${u} };`,
  map: (from, to, u) =>
    `const map${u} = new Map([['k', ${from}]]);\nconst ${to} = map${u}.get('k');`,
  'map, set later': (from, to, u) =>
    `const map${u} = new Map();\nmap${u}.set('k', ${from});\nconst ${to} = map${u}.get('k');`,
  set: (from, to, u) => `const set${u} = new Set([${from}]);\nconst [${to}] = set${u};`,
  'values of an object': (from, to) => `const [${to}] = Object.values({ a: ${from} });`,
  'entries of an object': (from, to) => `const [[, ${to}]] = Object.entries({ a: ${from} });`,
  'function that gives it back': (from, to, u) =>
    `const same${u} = (x) => x;\nconst ${to} = same${u}(${from});`,
  'declared function that gives it back': (from, to, u) =>
    `function same${u}(x) { return x; }\nconst ${to} = same${u}(${from});`,
  'function that closes over it': (from, to, u) =>
    `const read${u} = () => ${from};\nconst ${to} = read${u}();`,
  'function of two': (from, to, u) =>
    `function pick${u}(a, b) { return a ?? b; }\nconst ${to} = pick${u}(null, ${from});`,
  'rest parameter': (from, to, u) =>
    `const first${u} = (...all) => all[0];\nconst ${to} = first${u}(${from});`,
  call: (from, to, u) =>
    `function same${u}(x) { return x; }\nconst ${to} = same${u}.call(null, ${from});`,
  apply: (from, to, u) =>
    `function same${u}(x) { return x; }\nconst ${to} = same${u}.apply(null, [${from}]);`,
  bind: (from, to, u) =>
    `function same${u}(x) { return x; }\nconst bound${u} = same${u}.bind(null, ${from});\nconst ${to} = bound${u}();`,
  arguments: (from, to, u) =>
    `function any${u}() { return arguments[0]; }\nconst ${to} = any${u}(${from});`,
  'field of an instance': (from, to, u) =>
    `class Box${u} { constructor(x) { this.inner = x; } }\nconst ${to} = new Box${u}(${from}).inner;`,
  'field with a method': (from, to, u) =>
    `class Box${u} { #inner; constructor(x) { this.#inner = x; } get() { return this.#inner; } }\nconst ${to} = new Box${u}(${from}).get();`,
  'getter of an instance': (from, to, u) =>
    `class Box${u} { constructor(x) { this.x = x; } get inner() { return this.x; } }\nconst ${to} = new Box${u}(${from}).inner;`,
  'static field': (from, to, u) =>
    `class Box${u} { static inner = ${from}; }\nconst ${to} = Box${u}.inner;`,
  'getter of an object': (from, to, u) =>
    `const box${u} = { get inner() { return ${from}; } };\nconst ${to} = box${u}.inner;`,
  'method of an object': (from, to, u) =>
    `const box${u} = { x: ${from}, get() { return this.x; } };\nconst ${to} = box${u}.get();`,
  'one of two': (from, to) => `const ${to} = process.env.FLAG ? ${from} : ${from};`,
  'or else': (from, to) => `const ${to} = process.env.NEVER || ${from};`,
  'result of an assignment': (from, to, u) =>
    `let other${u};\nconst ${to} = (other${u} = ${from});`,
  'of several': (from, to) => `const ${to} = (0, ${from});`,
  promise: (from, to) => `const ${to} = await Promise.resolve(${from});`,
  'promise with then': (from, to) => `const ${to} = await Promise.resolve(${from}).then((x) => x);`,
  'promises together': (from, to) => `const [${to}] = await Promise.all([${from}]);`,
  'async function': (from, to, u) =>
    `const later${u} = async () => ${from};\nconst ${to} = await later${u}();`,
  'Object.assign gives its first': (from, to) => `const ${to} = Object.assign(${from}, {});`,
  'Reflect.get': (from, to, u) =>
    `const box${u} = { inner: ${from} };\nconst ${to} = Reflect.get(box${u}, 'inner');`,
  'weak map': (from, to, u) =>
    `const key${u} = {};\nconst map${u} = new WeakMap();\nmap${u}.set(key${u}, ${from});\nconst ${to} = map${u}.get(key${u});`,
  'loop over a list': (from, to) => `let ${to};\nfor (const item of [${from}]) ${to} = item;`,
  forEach: (from, to) => `let ${to};\n[${from}].forEach((item) => { ${to} = item; });`,
  mapped: (from, to) => `const [${to}] = [${from}].map((item) => item);`,
  reduced: (from, to) => `const ${to} = [${from}].reduce((_, item) => item, null);`,
  generator: (from, to, u) => `function* all${u}() { yield ${from}; }\nconst [${to}] = all${u}();`,
  'global object': (from, to, u) =>
    `globalThis.kept${u} = ${from};\nconst ${to} = globalThis.kept${u};`,
};

export const copies: Readonly<Record<string, Naming>> = {
  spread: (from, to) => `const ${to} = { ...${from} };`,
  structuredClone: (from, to) => `const ${to} = structuredClone(${from});`,
  JSON: (from, to) => `const ${to} = JSON.parse(JSON.stringify(${from}));`,
  'Object.assign': (from, to) => `const ${to} = Object.assign({}, ${from});`,
  rest: (from, to, u) => `const { unused${u}, ...${to} } = ${from};`,
  'from entries': (from, to) => `const ${to} = Object.fromEntries(Object.entries(${from}));`,
  'function that spreads': (from, to, u) =>
    `const copy${u} = (x) => ({ ...x });\nconst ${to} = copy${u}(${from});`,
};

export const writings: Readonly<Record<string, Writing>> = {
  assignment: (name, key, value) => `${name}.${key} = ${value};`,
  'quoted key': (name, key, value) => `${name}['${key}'] = ${value};`,
  'computed key': (name, key, value, u) =>
    `const key${u} = ['${key}'].join('');\n${name}[key${u}] = ${value};`,
  'constant key': (name, key, value, u) =>
    `const key${u} = '${key}';\n${name}[key${u}] = ${value};`,
  'Object.assign': (name, key, value) => `Object.assign(${name}, { ${key}: ${value} });`,
  'Reflect.set': (name, key, value) => `Reflect.set(${name}, '${key}', ${value});`,
  defineProperty: (name, key, value) =>
    `Object.defineProperty(${name}, '${key}', { value: ${value}, enumerable: true });`,
  'where it is missing': (name, key, value) => `${name}.${key} ??= ${value};`,
  'or else': (name, key, value) => `${name}.${key} ||= ${value};`,
  'and then': (name, key, value) => `${name}.${key} &&= ${value};`,
  'if it is not there': (name, key, value) =>
    `if (!('${key}' in ${name})) ${name}.${key} = ${value};`,
  removed: (name, key) => `delete ${name}.${key};`,
  'removed by a chain': (name, key) => `delete ${name}?.${key};`,
  'removed by Reflect': (name, key) => `Reflect.deleteProperty(${name}, '${key}');`,
  'target of a pattern': (name, key, value) => `({ a: ${name}.${key} } = { a: ${value} });`,
  'target of a list': (name, key, value) => `[${name}.${key}] = [${value}];`,
  'target of a loop': (name, key, value) => `for (${name}.${key} of [${value}]);`,
  'helper function': (name, key, value, u) =>
    `function write${u}(x) { x.${key} = ${value}; }\nwrite${u}(${name});`,
  'helper arrow': (name, key, value, u) =>
    `const write${u} = (x) => { x.${key} = ${value}; };\nwrite${u}(${name});`,
  'helper with a value': (name, key, value, u) =>
    `const write${u} = (x, v) => { x.${key} = v; };\nwrite${u}(${name}, ${value});`,
  'helper of a helper': (name, key, value, u) =>
    `const write${u} = (x) => { x.${key} = ${value}; };\nconst outer${u} = (x) => write${u}(x);\nouter${u}(${name});`,
  'helper with a pattern': (name, key, value, u) =>
    `const write${u} = ({ x }) => { x.${key} = ${value}; };\nwrite${u}({ x: ${name} });`,
  'helper that gives it back': (name, key, value, u) =>
    `const write${u} = (x) => { x.${key} = ${value}; return x; };\nvoid write${u}(${name});`,
  'method of an object': (name, key, value, u) =>
    `const tool${u} = { write(x) { x.${key} = ${value}; } };\ntool${u}.write(${name});`,
  'method of a class': (name, key, value, u) =>
    `class Tool${u} { write(x) { x.${key} = ${value}; } }\nnew Tool${u}().write(${name});`,
  'static method': (name, key, value, u) =>
    `class Tool${u} { static write(x) { x.${key} = ${value}; } }\nTool${u}.write(${name});`,
  'constructor of a class': (name, key, value, u) =>
    `class Tool${u} { constructor(x) { x.${key} = ${value}; } }\nnew Tool${u}(${name});`,
  'constructor of a base class': (name, key, value, u) =>
    `class Base${u} { constructor(x) { x.${key} = ${value}; } }\nclass Tool${u} extends Base${u} {}\nnew Tool${u}(${name});`,
  'field of a class': (name, key, value, u) =>
    `class Tool${u} { constructor(x) { this.x = x; } write() { this.x.${key} = ${value}; } }\nnew Tool${u}(${name}).write();`,
  'field of a class, from outside': (name, key, value, u) =>
    `class Tool${u} { constructor(x) { this.x = x; } }\nconst tool${u} = new Tool${u}(${name});\ntool${u}.x.${key} = ${value};`,
  'setter of a container': (name, key, value, u) =>
    `const box${u} = { set v(v) { ${name}.${key} = v; } };\nbox${u}.v = ${value};`,
  'callback of a list': (name, key, value) => `[${name}].forEach((x) => { x.${key} = ${value}; });`,
  'loop over a list': (name, key, value) => `for (const x of [${name}]) x.${key} = ${value};`,
  'callback of its own': (name, key, value, u) =>
    `const give${u} = (run) => { run(${name}); };\ngive${u}((x) => { x.${key} = ${value}; });`,
  'promise callback': (name, key, value) =>
    `await Promise.resolve(${name}).then((x) => { x.${key} = ${value}; });`,
  'async helper': (name, key, value, u) =>
    `const write${u} = async (x) => { await null; x.${key} = ${value}; };\nawait write${u}(${name});`,
  'arguments of a function': (name, key, value, u) =>
    `function write${u}() { arguments[0].${key} = ${value}; }\nwrite${u}(${name});`,
  'call of a function': (name, key, value, u) =>
    `function write${u}(x) { x.${key} = ${value}; }\nwrite${u}.call(null, ${name});`,
  'apply of a function': (name, key, value, u) =>
    `function write${u}(x) { x.${key} = ${value}; }\nwrite${u}.apply(null, [${name}]);`,
  'bound function': (name, key, value, u) =>
    `function write${u}(x) { x.${key} = ${value}; }\nwrite${u}.bind(null, ${name})();`,
  'function called on it': (name, key, value, u) =>
    `function write${u}() { this.${key} = ${value}; }\nwrite${u}.call(${name});`,
  'rest of a function': (name, key, value, u) =>
    `function write${u}(...all) { all[0].${key} = ${value}; }\nwrite${u}(${name});`,
  proxy: (name, key, value, u) =>
    `const proxy${u} = new Proxy(${name}, {});\nproxy${u}.${key} = ${value};`,
};

export const wrappings: Readonly<Record<string, Wrapping>> = {
  'as it stands': (inner) => inner,
  'if a flag is set': (inner) => `if (process.env.FLAG) {\n${inner}\n}`,
  'unless a flag is set': (inner) => `if (process.env.FLAG) {} else {\n${inner}\n}`,
  always: (inner) => `if (true) {\n${inner}\n}`,
  never: (inner) => `if (false) {\n${inner}\n}`,
  'a sum that is true': (inner) => `if (1 + 1 === 2) {\n${inner}\n}`,
  'a length that is zero': (inner, u) =>
    `const none${u} = [];\nif (none${u}.length) {\n${inner}\n}`,
  'while false': (inner) => `while (false) {\n${inner}\n}`,
  'do once': (inner) => `do {\n${inner}\n} while (false);`,
  'loop once': (inner, u) => `for (let i${u} = 0; i${u} < 1; i${u} += 1) {\n${inner}\n}`,
  'loop over nothing': (inner, u) => `for (const x${u} of []) {\n${inner}\n}`,
  'loop over one': (inner, u) => `for (const x${u} of [1]) {\n${inner}\n}`,
  'loop over keys': (inner, u) => `for (const x${u} in { a: 1 }) {\n${inner}\n}`,
  'case of a switch': (inner) =>
    `switch ('a') { case 'a': {\n${inner}\n} break; case 'b': break; }`,
  'default of a switch': (inner) =>
    `switch (process.env.FLAG) { case '1': break; default: {\n${inner}\n} }`,
  'empty last case': (inner) =>
    `switch (process.env.FLAG) { case '1': {\n${inner}\n} break; default: }`,
  'try block': (inner) => `try {\n${inner}\n} catch {}`,
  'after a throw': (inner) =>
    `try {\nif (process.env.FLAG) throw new Error('x');\n${inner}\n} catch {}`,
  'catch block': (inner) => `try { JSON.parse('{'); } catch {\n${inner}\n}`,
  'finally block': (inner) => `try { void 0; } finally {\n${inner}\n}`,
  'labelled block': (inner, u) => `out${u}: {\nif (process.env.FLAG) break out${u};\n${inner}\n}`,
  'function that is called': (inner, u) =>
    `async function run${u}() {\n${inner}\n}\nawait run${u}();`,
  'function that is never called': (inner, u) =>
    `async function run${u}() {\n${inner}\n}\nvoid run${u};`,
  'function that returns early': (inner, u) =>
    `async function run${u}() {\nif (!process.env.FLAG) return;\n${inner}\n}\nawait run${u}();`,
  'arrow that is called at once': (inner) => `await (async () => {\n${inner}\n})();`,
  'callback of another list': (inner) => `await Promise.all([1].map(async () => {\n${inner}\n}));`,
  'function by another name': (inner, u) =>
    `const run${u} = async () => {\n${inner}\n};\nconst also${u} = run${u};\nawait also${u}();`,
  'function in a table': (inner, u) =>
    `const table${u} = { go: async () => {\n${inner}\n} };\nawait table${u}.go();`,
  'unless it runs': (inner) => `process.env.FLAG && (await (async () => {\n${inner}\n})());`,
};

interface Role {
  key: string;
  values: readonly string[];
  /** what the object holds in any case */
  rest: string;
  /** `PARAMS`: the name of the object that is sent */
  send: (name: string) => { before: string; call: string };
}

const OTHER = "'https://llm.example.com/v1'";

export const roles: Readonly<Record<'response' | 'completion' | 'options', Role>> = {
  response: {
    key: 'store',
    values: ['true', 'false'],
    rest: "model: 'gpt-5', input: 'x'",
    send: (name) => ({ before: '', call: `client.responses.create(${name})` }),
  },
  completion: {
    key: 'store',
    values: ['true', 'false'],
    rest: "model: 'gpt-5', messages: []",
    send: (name) => ({ before: '', call: `client.chat.completions.create(${name})` }),
  },
  options: {
    key: 'baseURL',
    values: [OTHER, 'undefined'],
    rest: "apiKey: 'sk-1'",
    send: (name) => ({
      before: `const own = new OpenAI(${name});`,
      call: "own.responses.create({ model: 'gpt-5', input: 'x', store: false })",
    }),
  },
};

/** When the change is made, as seen from the request. */
export const moments = ['before', 'before', 'before', 'before', 'after', 'unawaited'] as const;

export interface Program extends Script {
  role: keyof typeof roles | 'field' | 'extended' | 'closure';
}
