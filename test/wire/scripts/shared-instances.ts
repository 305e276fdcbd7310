/** Programs of several files in which what is sent depends on who else has an instance; "not": nobody changes it. */
import type { FileProgram } from './files.ts';

type Files = Readonly<Record<string, string>>;

const program = (name: string, store: FileProgram['store'], files: Files): FileProgram => ({
  name: `instances: ${name}`,
  store,
  files,
});

const RUN = 'run() { return client.responses.create({ BASE, store: this.s }); }';
const GO = 'export const go = (a) => client.responses.create({ BASE, store: a.s });';

export const instancePrograms: readonly FileProgram[] = [
  program('a method that a file without a trace of OpenAI calls', 'unknown', {
    'main.mjs': "import { a } from './api.mjs'; a.put(true); await a.run();",
    'api.mjs': `HEADexport class A { s = false; put(v) { this.s = v; } ${RUN} } export const a = new A();`,
  }),
  program('a method that a file without a trace of OpenAI calls, not', 'off', {
    'main.mjs': "import { a } from './api.mjs'; a.put(false); await a.run();",
    'api.mjs': `HEADexport class A { s = false; put(v) { this.s = v; } ${RUN} } export const a = new A();`,
  }),
  program('a static field that a method is given', 'unknown', {
    'main.mjs': "import { A } from './api.mjs'; const a = new A(); a.put(true); await a.run();",
    'api.mjs':
      'HEADexport class A { static s = false; put(v) { A.s = v; } run() { return client.responses.create({ BASE, store: A.s }); } }',
  }),
  program('a static field that a method is given, not', 'off', {
    'main.mjs': "import { A } from './api.mjs'; const a = new A(); a.put(false); await a.run();",
    'api.mjs':
      'HEADexport class A { static s = false; put(v) { A.s = v; } run() { return client.responses.create({ BASE, store: A.s }); } }',
  }),
  program('a static field that is reached by an instance', 'unknown', {
    'main.mjs':
      "import { a } from './api.mjs'; const other = a; other.constructor.s = true; await a.run();",
    'api.mjs':
      'HEADexport class A { static s = false; run() { return client.responses.create({ BASE, store: A.s }); } } export const a = new A();',
  }),
  program('a static field that is looked at by an instance, not', 'off', {
    'main.mjs': "import { a } from './api.mjs'; console.log(a.constructor.s); await a.run();",
    'api.mjs':
      'HEADexport class A { static s = false; run() { return client.responses.create({ BASE, store: A.s }); } } export const a = new A();',
  }),
  program('a static field of a class that extends it', 'unknown', {
    'main.mjs': "import { B } from './sub.mjs'; await new B().run();",
    'sub.mjs': "import { A } from './api.mjs'; export class B extends A { static s = true; }",
    'api.mjs':
      'HEADexport class A { static s = false; run() { return client.responses.create({ BASE, store: this.constructor.s }); } }',
  }),
  program('an instance that nothing is called on', 'unknown', {
    'main.mjs':
      "import { A } from './api.mjs'; import { B } from './sub.mjs'; new A(true); await new B().run();",
    'sub.mjs':
      "import { A } from './api.mjs'; export class B extends A { constructor() { super(false); } }",
    'api.mjs': `HEADexport class A { constructor(s) { this.s = s; } ${RUN} }`,
  }),
  program('instances that are made alike, not', 'off', {
    'main.mjs':
      "import { A } from './api.mjs'; import { B } from './sub.mjs'; new A(false); await new B().run();",
    'sub.mjs':
      "import { A } from './api.mjs'; export class B extends A { constructor() { super(false); } }",
    'api.mjs': `HEADexport class A { constructor(s) { this.s = s; } ${RUN} }`,
  }),
  program('made by a function that others call differently', 'unknown', {
    'main.mjs': "import { A } from './api.mjs'; A.of(true); await A.of(false).run();",
    'api.mjs': `HEADexport class A { constructor(s) { this.s = s; } static of(s) { return new A(s); } ${RUN} }`,
  }),
  program('made by a function that others call alike, not', 'off', {
    'main.mjs': "import { A } from './api.mjs'; A.of(false); await A.of(false).run();",
    'api.mjs': `HEADexport class A { constructor(s) { this.s = s; } static of(s) { return new A(s); } ${RUN} }`,
  }),
  program('a field that a class leaves open, and one that extends it does not', 'unknown', {
    'main.mjs': "import { A } from './api.mjs'; import './sub.mjs'; await new A().run();",
    'sub.mjs': "import { A } from './api.mjs'; export class B extends A { s = false; }",
    'api.mjs': `HEADexport class A { s; ${RUN} }`,
  }),
  program('a field that only those have that extend a class, not', 'off', {
    'main.mjs': "import { B } from './sub.mjs'; await new B().run();",
    'sub.mjs': "import { A } from './api.mjs'; export class B extends A { s = false; }",
    'api.mjs': `HEADexport class A { ${RUN} }`,
  }),
  program('a field that nobody has set by then', 'unknown', {
    'main.mjs': "import { A } from './api.mjs'; const a = new A(); await a.run(); a.put(false);",
    'api.mjs': `HEADexport class A { s; put(v) { this.s = v; } ${RUN} }`,
  }),
  program('a method that a class which extends it calls', 'unknown', {
    'main.mjs': "import { B } from './api.mjs'; await new B().run();",
    'api.mjs':
      'HEADexport class A { o = { s: false }; put(v) { this.o.s = v; } run() { return client.responses.create({ BASE, store: this.o.s }); } } export class B extends A { constructor() { super(); this.put(true); } }',
  }),
  program('handed to a function of another file', 'unknown', {
    'main.mjs':
      "import { on } from './on.mjs'; import { A } from './api.mjs'; const a = new A(); on(a); await a.run();",
    'on.mjs': 'export const on = (x) => { x.s = true; };',
    'api.mjs': `HEADexport class A { s = false; ${RUN} }`,
  }),
  program('handed to a function of another file, not', 'off', {
    'main.mjs':
      "import { on } from './on.mjs'; import { A } from './api.mjs'; const a = new A(); on(a); await a.run();",
    'on.mjs': 'export const on = (x) => { x.t = true; };',
    'api.mjs': `HEADexport class A { s = false; ${RUN} }`,
  }),
  program('handed to a function of another file that calls a method', 'unknown', {
    'main.mjs':
      "import { on } from './on.mjs'; import { A } from './api.mjs'; const a = new A(); a.put(false); on(a); await a.run();",
    'on.mjs': 'export const on = (x) => { x.put(true); };',
    'api.mjs': `HEADexport class A { s = false; put(v) { this.s = v; } ${RUN} }`,
  }),
  program('handed on by its own file to a function that calls a method', 'unknown', {
    'main.mjs': "import { a } from './api.mjs'; await a.run();",
    'on.mjs': 'export const on = (x) => { x.put(true); };',
    'api.mjs': `HEADimport { on } from './on.mjs'; export class A { #s = false; put(v) { this.#s = v; } run() { return client.responses.create({ BASE, store: this.#s }); } } const a = new A(); a.put(false); on(a); export { a };`,
  }),
  program('handed out by a file that makes it', 'unknown', {
    'main.mjs': "import { a } from './made.mjs'; a.s = true; await a.run();",
    'made.mjs': "import { A } from './api.mjs'; export const a = new A();",
    'api.mjs': `HEADexport class A { s = false; ${RUN} }`,
  }),
  program('handed out by a file that makes it, not', 'off', {
    'main.mjs': "import { a } from './made.mjs'; a.t = true; await a.run();",
    'made.mjs': "import { A } from './api.mjs'; export const a = new A();",
    'api.mjs': `HEADexport class A { s = false; ${RUN} }`,
  }),
  program('changed when it has been sent', 'unknown', {
    'main.mjs': "import { A, go } from './api.mjs'; const a = new A(); await go(a); a.put(false);",
    'api.mjs': `HEADexport class A { s = true; put(v) { this.s = v; } } ${GO}`,
  }),
  program('a parameter of the type of a class', 'unknown', {
    'main.mjs':
      "import { A, go } from './api.mjs'; const all = [new A()]; for (const a of all) a.s = true; await go(all[0]);",
    'api.mjs': `HEADexport class A { s = false; }\n/** @param {A} a */\n${GO}`,
  }),
  program('a parameter of the type of a class, not', 'off', {
    'main.mjs': "import { A, go } from './api.mjs'; await go(new A());",
    'api.mjs': `HEADexport class A { s = false; }\n/** @param {A} a */\n${GO}`,
  }),
  program('a caller that is never reached', 'off', {
    'main.mjs': "import { send } from './api.mjs'; if (false) await send(true); await send(false);",
    'api.mjs': 'HEADexport const send = (store) => client.responses.create({ BASE, store });',
  }),
  program('a caller in a function that nobody calls', 'unknown', {
    'main.mjs':
      "import { send } from './api.mjs'; async function never() { await send(true); } await send(false);",
    'api.mjs': 'HEADexport const send = (store) => client.responses.create({ BASE, store });',
  }),
  program('a caller in a function that is called', 'on', {
    'main.mjs':
      "import { send } from './api.mjs'; async function now() { await send(true); } await now(); await send(false);",
    'api.mjs': 'HEADexport const send = (store) => client.responses.create({ BASE, store });',
  }),
  program('a default that nobody asks for', 'unknown', {
    'main.mjs': "import { send } from './api.mjs'; await send(false);",
    'api.mjs':
      'HEADexport const send = (store = true) => client.responses.create({ BASE, store });',
  }),
  program('a default that somebody asks for', 'on', {
    'main.mjs': "import { send } from './api.mjs'; await send(false); await send();",
    'api.mjs':
      'HEADexport const send = (store = true) => client.responses.create({ BASE, store });',
  }),
  program('made beside another class that has such a field, not', 'off', {
    'main.mjs': "import { make } from './make.mjs'; await make(false).run();",
    'make.mjs':
      "import { A } from './api.mjs';\nimport { B } from './other.mjs';\nexport const make = (isOther) => (isOther ? new B() : new A());\n",
    'other.mjs': 'export class B {\n  constructor() { this.s = true; }\n}\n',
    'api.mjs': `HEADexport class A { constructor() { this.s = false; } ${RUN} }`,
  }),
  program('made beside one that extends what nobody else does, not', 'off', {
    'main.mjs': "import { make } from './make.mjs'; await make(false).run();",
    'make.mjs':
      "import { A } from './api.mjs';\nimport { B } from './other.mjs';\nexport const make = (isOther) => (isOther ? new B() : new A());\n",
    'other.mjs':
      'class Base {}\nexport class B extends Base {\n  constructor() { super(); this.s = true; }\n}\n',
    'api.mjs': `HEADexport class A { constructor() { this.s = false; } ${RUN} }`,
  }),
  program('made beside one whose method runs for it', 'unknown', {
    'main.mjs': "import { make } from './make.mjs'; await make(false).run();",
    'make.mjs':
      "import { A } from './api.mjs';\nimport { B } from './other.mjs';\nexport const make = (isOther) => {\n  const a = isOther ? new B() : new A();\n  new B().put.call(a);\n  return a;\n};\n",
    'other.mjs': 'export class B {\n  put() { this.s = true; }\n}\n',
    'api.mjs': `HEADexport class A { constructor() { this.s = false; } ${RUN} }`,
  }),
  program('made beside one that extends it by another name', 'unknown', {
    'main.mjs': "import { make } from './make.mjs'; await make(true).run();",
    'make.mjs':
      "import { A } from './api.mjs';\nimport { C } from './last.mjs';\nexport const make = (isOther) => (isOther ? new C() : new A());\n",
    'last.mjs':
      "import { B as Base } from './other.mjs';\nexport class C extends Base {\n  constructor() { super(); this.s = true; }\n}\n",
    'other.mjs': "import { A } from './api.mjs';\nexport class B extends A {}\n",
    'api.mjs': `HEADexport class A { constructor() { this.s = false; } ${RUN} }`,
  }),
  program('made beside a function that runs for it', 'unknown', {
    'main.mjs': "import { make } from './make.mjs'; await make(false).run();",
    'make.mjs':
      "import { A } from './api.mjs';\nimport { B, each } from './other.mjs';\nexport const make = (isOther) => {\n  const a = isOther ? new B() : new A();\n  each(a);\n  return a;\n};\n",
    'other.mjs':
      'export class B {}\nexport const each = (it) => [1].forEach(function () { this.s = true; }, it);\n',
    'api.mjs': `HEADexport class A { constructor() { this.s = false; } ${RUN} }`,
  }),
  program(
    'made beside one whose method another file takes, by a name that is worked out',
    'unknown',
    {
      'main.mjs': "import { make } from './make.mjs'; await make(false).run();",
      'make.mjs':
        "import { A } from './api.mjs';\nimport { B } from './other.mjs';\nexport const make = (isOther) => {\n  const a = isOther ? new B() : new A();\n  const { put } = new B();\n  a.on = put;\n  a.on();\n  return a;\n};\n",
      'other.mjs': "export class B {\n  ['pu' + 't']() { this.s = true; }\n}\n",
      'api.mjs': `HEADexport class A { constructor() { this.s = false; } ${RUN} }`,
    },
  ),
  program('made beside one that sets such a field when it is called, not', 'off', {
    'main.mjs': "import { make } from './make.mjs'; await make(false).run();",
    'make.mjs':
      "import { A } from './api.mjs';\nimport { B } from './other.mjs';\nexport const make = (isOther) => (isOther ? new B().put() : new A());\n",
    'other.mjs':
      'export class B {\n  constructor(s) {\n    if (s) this.s = s;\n  }\n  put() {\n    this.s = true;\n    return this;\n  }\n}\n',
    'api.mjs': `HEADexport class A { constructor() { this.s = false; } ${RUN} }`,
  }),
  program('made beside one that gives it a method', 'unknown', {
    'main.mjs': "import { make } from './make.mjs'; await make(false).run();",
    'make.mjs':
      "import { A } from './api.mjs';\nimport { B } from './other.mjs';\nexport const make = (isOther) => {\n  const a = isOther ? new B() : new A();\n  a.put = new B().put;\n  a.put();\n  return a;\n};\n",
    'other.mjs': 'export class B {\n  put() { this.s = true; }\n}\n',
    'api.mjs': `HEADexport class A { constructor() { this.s = false; } ${RUN} }`,
  }),
];
