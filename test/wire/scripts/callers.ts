/** Functions that are called in more than one way: what each of them is given counts. */
import type { Script } from '../../helpers/wire.ts';
import { type Judged, judgedScriptsOf } from './brief.ts';

const programs: Judged = [
  [
    'under another name',
    'const f = (o) => client.responses.create({ BASE, ...o }); f({ store: false }); const h = f; await h({ store: true });',
    'unknown',
  ],
  [
    'in a table',
    'const f = (o) => client.responses.create({ BASE, ...o }); f({ store: false }); const all = { f }; await all.f({ store: true });',
    'unknown',
  ],
  [
    'by call',
    'const f = (o) => client.responses.create({ BASE, ...o }); f({ store: false }); await f.call(null, { store: true });',
    'unknown',
  ],
  [
    'by Reflect',
    'const f = (o) => client.responses.create({ BASE, ...o }); f({ store: false }); await Reflect.apply(f, null, [{ store: true }]);',
    'unknown',
  ],
  [
    'under another name, with a flag',
    'const f = (s) => client.responses.create({ BASE, store: s }); f(false); const h = f; await h(true);',
    'unknown',
  ],
  [
    'handed to a function',
    'const f = (s) => client.responses.create({ BASE, store: s }); f(false); const g = (x) => x(true); await g(f);',
    'on',
  ],
  [
    'in a map',
    'const f = (s) => client.responses.create({ BASE, store: s }); f(false); const m = new Map([["f", f]]); await m.get("f")(true);',
    'unknown',
  ],
  [
    'in a list',
    'const f = (s) => client.responses.create({ BASE, store: s }); f(false); const l = [f]; await l[0](true);',
    'unknown',
  ],
  [
    'as a field',
    'const f = (s) => client.responses.create({ BASE, store: s }); f(false); class K { go = f; } await new K().go(true);',
    'unknown',
  ],
  [
    'as a property of itself',
    'function f(s) { return client.responses.create({ BASE, store: s }); } f(false); f.again = f; await f.again(true);',
    'unknown',
  ],
  [
    'bound',
    'const f = (s) => client.responses.create({ BASE, store: s }); f(false); const b = f.bind(null, true); await b();',
    'unknown',
  ],
  [
    'taken out of its object',
    'const api = { f: (s) => client.responses.create({ BASE, store: s }) }; api.f(false); const { f } = api; await f(true);',
    'unknown',
  ],
  [
    'by a key that is a constant',
    'const api = { f: (s) => client.responses.create({ BASE, store: s }) }; api.f(false); const k = "f"; await api[k](true);',
    'unknown',
  ],
  [
    'among the values of its object',
    'const api = { f: (s) => client.responses.create({ BASE, store: s }) }; api.f(false); for (const g of Object.values(api)) await g(true);',
    'unknown',
  ],
  [
    'bound to its instance',
    'class A { f(s) { return client.responses.create({ BASE, store: s }); } } const a = new A(); a.f(false); const g = a.f.bind(a); await g(true);',
    'unknown',
  ],
  [
    'by a key that is handed on',
    'class A { f(s) { return client.responses.create({ BASE, store: s }); } } const a = new A(); a.f(false); const run = (x, n, v) => x[n](v); await run(a, "f", true);',
    'unknown',
  ],
  [
    'of a class under another name',
    'class A { constructor(s) { this.s = s; } go() { return client.responses.create({ BASE, store: this.s }); } } new A(false); const B = A; await new B(true).go();',
    'unknown',
  ],
  [
    'of a class that is handed on',
    'class A { constructor(s) { this.s = s; } go() { return client.responses.create({ BASE, store: this.s }); } } new A(false); const make = (C) => new C(true); await make(A).go();',
    'unknown',
  ],
  [
    'of a class that Reflect makes',
    'class A { constructor(s) { this.s = s; } go() { return client.responses.create({ BASE, store: this.s }); } } new A(false); await Reflect.construct(A, [true]).go();',
    'unknown',
  ],
  [
    'behind a promise',
    'const f = async (s) => client.responses.create({ BASE, store: s }); f(false); await Promise.resolve(true).then(f);',
    'on',
  ],
  [
    'through a function that hands on',
    'const f = (s) => client.responses.create({ BASE, store: s }); f(false); const wrapped = (...a) => f(...a); await wrapped(true);',
    'on',
  ],
  [
    'through a function that is made',
    'const f = (s) => client.responses.create({ BASE, store: s }); f(false); const once = (fn) => (...a) => fn(...a); await once(f)(true);',
    'unknown',
  ],
  [
    'under another name, beside a default',
    'const f = (s = false) => client.responses.create({ BASE, store: s }); f(); const h = f; await h(true);',
    'unknown',
  ],
  [
    'handed to a function, beside a default',
    'const f = (s = false) => client.responses.create({ BASE, store: s }); const g = (x) => x(true); f(); await g(f);',
    'on',
  ],
  [
    'taken out of its object, beside a default',
    'const api = { f: (s = false) => client.responses.create({ BASE, store: s }) }; api.f(); const { f } = api; await f(true);',
    'unknown',
  ],
  [
    'bound to its instance, beside a default',
    'class A { f(s = false) { return client.responses.create({ BASE, store: s }); } } const a = new A(); a.f(); const g = a.f.bind(a); await g(true);',
    'unknown',
  ],
  [
    'left out twice',
    'const f = (s = false) => client.responses.create({ BASE, store: s }); f(); await f();',
    'off',
  ],
  [
    'left out, or undefined',
    'const f = (s = false) => client.responses.create({ BASE, store: s }); f(); await f(undefined);',
    'off',
  ],
  [
    'of a class under another name, beside a default',
    'class A { constructor(s = false) { this.s = s; } go() { return client.responses.create({ BASE, store: this.s }); } } new A(); const B = A; await new B(true).go();',
    'unknown',
  ],
  [
    'left out by the call of an object',
    'const api = { f: (s = false) => client.responses.create({ BASE, store: s }) }; await api.f();',
    'off',
  ],
  [
    'left out by the call of an instance',
    'class A { f(s = false) { return client.responses.create({ BASE, store: s }); } } await new A().f();',
    'off',
  ],
];

export const callerScripts: readonly Script[] = judgedScriptsOf('called', programs);
