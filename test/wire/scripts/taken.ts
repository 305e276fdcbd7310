/** What goes out of an object or an instance: its methods, its elements, what stands in its fields. */
import type { Script } from '../../helpers/wire.ts';
import { type Judged, judgedScriptsOf } from './brief.ts';

const methods: Judged = [
  [
    'taken out by a pattern, called for another',
    'class A { constructor(s = false) { this.s = s; } send() { return client.responses.create({ BASE, store: this?.s }); } } const { send } = new A(); await send.call({ s: true });',
    'unknown',
  ],
  [
    'taken out by a pattern into another object',
    'class A { constructor(s = false) { this.s = s; } send() { return client.responses.create({ BASE, store: this?.s }); } } const a = new A(); const { send } = a; const b = { s: true, send }; await b.send();',
    'unknown',
  ],
  [
    'read into another object',
    'class A { constructor(s = false) { this.s = s; } send() { return client.responses.create({ BASE, store: this?.s }); } } const a = new A(); const b = { s: true, send: a.send }; await b.send();',
    'unknown',
  ],
  [
    'read, called for another',
    'class A { constructor(s = false) { this.s = s; } send() { return client.responses.create({ BASE, store: this?.s }); } } const a = new A(); const f = a.send; await f.call({ s: true });',
    'unknown',
  ],
  [
    'bound to another',
    'class A { constructor(s = false) { this.s = s; } send() { return client.responses.create({ BASE, store: this?.s }); } } const a = new A(); const f = a.send.bind({ s: true }); await f();',
    'unknown',
  ],
  [
    'taken from the prototype',
    'class A { constructor(s = false) { this.s = s; } send() { return client.responses.create({ BASE, store: this?.s }); } } const { send } = A.prototype; await send.call({ s: true });',
    'unknown',
  ],
  [
    'taken out by a parameter',
    'class A { constructor(s = false) { this.s = s; } send() { return client.responses.create({ BASE, store: this?.s }); } } const f = ({ send }) => send.call({ s: true }); await f(new A());',
    'unknown',
  ],
  [
    'taken out of an instance in a list',
    'class A { constructor(s = false) { this.s = s; } send() { return client.responses.create({ BASE, store: this?.s }); } } const [{ send }] = [new A()]; await send.call({ s: true });',
    'unknown',
  ],
  [
    'taken out under a key that is worked out',
    'class A { constructor(s = false) { this.s = s; } send() { return client.responses.create({ BASE, store: this?.s }); } } const { ["send"]: f } = new A(); await f.call({ s: true });',
    'unknown',
  ],
  [
    'taken out, applied to another',
    'class A { constructor(s = false) { this.s = s; } send() { return client.responses.create({ BASE, store: this?.s }); } } const { send, ...rest } = new A(); await Reflect.apply(send, { s: true }, []);',
    'unknown',
  ],
  [
    'taken out by an assignment',
    'class A { constructor(s = false) { this.s = s; } send() { return client.responses.create({ BASE, store: this?.s }); } } let f; ({ send: f } = new A()); await f.call({ s: true });',
    'unknown',
  ],
  [
    'taken out by a loop',
    'class A { constructor(s = false) { this.s = s; } send() { return client.responses.create({ BASE, store: this?.s }); } } for (const { send } of [new A()]) await send.call({ s: true });',
    'unknown',
  ],
  [
    'a method of an object, taken out',
    'const a = { s: false, send() { return client.responses.create({ BASE, store: this.s }); } }; const { send } = a; await send.call({ s: true });',
    'unknown',
  ],
  [
    'a method of an object, taken out by a parameter',
    'const a = { s: false, send() { return client.responses.create({ BASE, store: this.s }); } }; const f = ({ send }) => send.call({ s: true }); await f(a);',
    'unknown',
  ],
  [
    'a method of a prototype, taken out',
    'function A() { this.s = false; } A.prototype.send = function () { return client.responses.create({ BASE, store: this.s }); }; const { send } = new A(); await send.call({ s: true });',
    'unknown',
  ],
  [
    'a static method, taken out',
    'class A { static s = false; static send() { return client.responses.create({ BASE, store: this.s }); } } const { send } = A; await send.call({ s: true });',
    'unknown',
  ],
  [
    'taken out, called for nothing',
    'class A { constructor(s = false) { this.s = s; } send() { return client.responses.create({ BASE, store: this?.s }); } } const { send } = new A(); await send();',
    'unknown',
  ],
  [
    'only looked at',
    'class A { s = false; send() { return client.responses.create({ BASE, store: this.s }); } } const a = new A(); if (typeof a.send === "function") await a.send();',
    'off',
  ],
  [
    'called by a function that stands in its place',
    'class A { s = false; send() { return client.responses.create({ BASE, store: this.s }); } } const a = new A(); const run = { send: () => a.send() }; await run.send();',
    'off',
  ],
];

const elements: Judged = [
  [
    'the best of a list is changed',
    'const o = { BASE, store: false, n: 3 }; const best = [o, { n: 1 }].reduce((a, b) => (b.n > a.n ? b : a)); best.store = true; delete o.n; await client.responses.create(o);',
    'unknown',
  ],
  [
    'the first element is what reduce begins with',
    'const o = { BASE, store: false }; [o, {}].reduce((a, b) => { a.store = true; return b; }); await client.responses.create(o);',
    'unknown',
  ],
  [
    'an element is the result of a round',
    'const o = { BASE, store: false }; [o, {}].reduce((a, b) => { if (a) a.store = true; return b; }, null); await client.responses.create(o);',
    'unknown',
  ],
  [
    'reduce from the right',
    'const o = { BASE, store: false }; [{}, o].reduceRight((a, b) => { a.store = true; return b; }); await client.responses.create(o);',
    'unknown',
  ],
  [
    'what reduce begins with',
    'const o = { BASE, store: false }; const x = [true].reduce((a, b) => { a.store = b; return a; }, o); await client.responses.create(o);',
    'unknown',
  ],
  [
    'what reduce leaves as it is',
    'const o = { BASE, store: false }; const x = [1].reduce((a, b) => a, o); x.store = true; await client.responses.create(o);',
    'unknown',
  ],
  [
    'reduce that only reads',
    'const o = { BASE, store: false }; const all = [o].reduce((list, x) => { list.push(x.model); return list; }, []); await client.responses.create(o);',
    'off',
  ],
  [
    'the only element of a list',
    'const o = { BASE, store: false }; const x = [o].reduce((a) => a); x.store = true; await client.responses.create(o);',
    'unknown',
  ],
  [
    'an iterator of a list',
    'const o = { BASE, store: false }; const it = [o][Symbol.iterator](); it.next().value.store = true; await client.responses.create(o);',
    'unknown',
  ],
  [
    'a loop over an iterator of a list',
    'const o = { BASE, store: false }; const it = [o][Symbol.iterator](); for (const x of it) x.store = true; await client.responses.create(o);',
    'unknown',
  ],
  [
    'entries of a list',
    'const o = { BASE, store: false }; const { value } = [o].entries().next(); value[1].store = true; await client.responses.create(o);',
    'unknown',
  ],
  [
    'a method of a list that is worked out',
    'const o = { BASE, store: false }; const l = [o]; const m = process.argv.length > 0 ? "forEach" : "map"; l[m]((x) => { x.store = true; }); await client.responses.create(o);',
    'unknown',
  ],
  [
    'an element by a method that is worked out',
    'const o = { BASE, store: false }; const l = [o]; const m = process.argv.length > 0 ? "pop" : "shift"; l[m]().store = true; await client.responses.create(o);',
    'unknown',
  ],
  [
    'a method of a set that is worked out',
    'const o = { BASE, store: false }; const l = new Set([o]); const m = process.argv.length > 0 ? "forEach" : "x"; l[m]((x) => { x.store = true; }); await client.responses.create(o);',
    'unknown',
  ],
  [
    'a method of a map that is worked out',
    'const o = { BASE, store: false }; const l = new Map([["k", o]]); const m = process.argv.length > 0 ? "get" : "x"; l[m]("k").store = true; await client.responses.create(o);',
    'unknown',
  ],
  [
    'a method of another list that is worked out',
    'const o = { BASE, store: false }; const l = [{}]; const m = process.argv.length > 0 ? "forEach" : "map"; l[m]((x) => { x.store = true; }); await client.responses.create(o);',
    'off',
  ],
  [
    'a promise that goes through then without a function',
    'const o = { BASE, store: false }; await Promise.resolve(o).then(null, null).then((x) => { x.store = true; }); await client.responses.create(o);',
    'unknown',
  ],
  [
    'what allSettled gives',
    'const o = { BASE, store: false }; await Promise.allSettled([Promise.resolve(o)]).then(([r]) => { r.value.store = true; }); await client.responses.create(o);',
    'unknown',
  ],
  [
    'what allSettled gives is read',
    'const o = { BASE, store: false }; await Promise.allSettled([Promise.resolve(o)]).then(([r]) => { console.log(r.value.store); }); await client.responses.create(o);',
    'off',
  ],
  [
    'the cause of an error',
    'const o = { BASE, store: false }; const err = new Error("x", { cause: o }); err.cause.store = true; await client.responses.create(o);',
    'unknown',
  ],
  [
    'the cause of an error is read',
    'const o = { BASE, store: false }; const err = new Error("x", { cause: o }); console.log(err.cause); await client.responses.create(o);',
    'off',
  ],
];

const unseen: Judged = [
  [
    'a named iterator',
    'const o = { BASE, store: false }; const g = function* () { o.store = true; yield 1; }; const x = { [Symbol.iterator]: g }; Array.from(x); await client.responses.create(o);',
    'unknown',
  ],
  [
    'a named function that gives an iterator',
    'const o = { BASE, store: false }; const g = () => { o.store = true; return [].values(); }; const x = { [Symbol.iterator]: g }; [...x]; await client.responses.create(o);',
    'unknown',
  ],
  [
    'a named valueOf',
    'const o = { BASE, store: false }; const g = () => { o.store = true; return 1; }; const x = { valueOf: g }; +x; await client.responses.create(o);',
    'unknown',
  ],
  [
    'a named toJSON',
    'const o = { BASE, store: false }; const g = () => { o.store = true; return 1; }; const x = { toJSON: g }; JSON.stringify(x); await client.responses.create(o);',
    'unknown',
  ],
  [
    'a named toString',
    'const o = { BASE, store: false }; function g() { o.store = true; return 1; } const x = { toString: g }; String(x); await client.responses.create(o);',
    'unknown',
  ],
  [
    'a named then',
    'const o = { BASE, store: false }; function g() { o.store = true; return 1; } const x = { then: g }; Promise.race([x, 1]); await null; await client.responses.create(o);',
    'unknown',
  ],
  [
    'valueOf of a prototype',
    'const o = { BASE, store: false }; function g() { o.store = true; return 1; } class X {} X.prototype.valueOf = g; new X() > 1; await client.responses.create(o);',
    'unknown',
  ],
  [
    'valueOf of a field',
    'const o = { BASE, store: false }; function g() { o.store = true; return 1; } class X { valueOf = g; } new X() > 1; await client.responses.create(o);',
    'unknown',
  ],
  [
    'an iterator in a field',
    'const o = { BASE, store: false }; const g = function* () { o.store = true; yield 1; }; class X { [Symbol.iterator] = g; } [...new X()]; await client.responses.create(o);',
    'unknown',
  ],
  [
    'a named iterator in a loop',
    'const o = { BASE, store: false }; const g = function* () { o.store = true; yield 1; }; const x = { [Symbol.iterator]: g }; for (const y of x); await client.responses.create(o);',
    'unknown',
  ],
  [
    'an iterator that is spread',
    'const o = { BASE, store: false }; const x = { [Symbol.iterator]: function* () { o.store = true; yield 1; } }; [...x]; await client.responses.create(o);',
    'unknown',
  ],
  [
    'a named function under another key',
    'const o = { BASE, store: false }; function g() { o.store = true; return 1; } const x = { run: g }; x.run(); await client.responses.create(o);',
    'on',
  ],
  [
    'a named valueOf that only reads',
    'const o = { BASE, store: false }; const g = () => o.model.length; const x = { valueOf: g }; +x; await client.responses.create(o);',
    'off',
  ],
  [
    'valueOf',
    'const o = { BASE, store: false }; const v = { valueOf() { o.store = true; return 1; } }; +v; await client.responses.create(o);',
    'unknown',
  ],
  [
    'toString in a text',
    'const o = { BASE, store: false }; `${{ toString() { o.store = true; return ""; } }}`; await client.responses.create(o);',
    'unknown',
  ],
  [
    'toJSON',
    'const o = { BASE, store: false }; JSON.stringify({ toJSON() { o.store = true; } }); await client.responses.create(o);',
    'unknown',
  ],
];

const fields: Judged = [
  [
    'the instance is thrown',
    'const o = { BASE, store: false }; class E { constructor(b) { this.body = b; } } try { throw new E(o); } catch (e) { e.body.store = true; } await client.responses.create(o);',
    'unknown',
  ],
  [
    'the instance is kept in a global',
    'const o = { BASE, store: false }; class E { constructor(b) { this.body = b; } } globalThis.e = new E(o); globalThis.e.body.store = true; await client.responses.create(o);',
    'on',
  ],
  [
    'the instance is emitted',
    'const o = { BASE, store: false }; class E { constructor(b) { this.body = b; } } import { inspect } from \'node:util\'; import { EventEmitter } from \'node:events\'; const em = new EventEmitter(); em.on("x", (e) => { e.body.store = true; }); em.emit("x", new E(o)); await client.responses.create(o);',
    'unknown',
  ],
  [
    'the instance is given to a function',
    'const o = { BASE, store: false }; class E { constructor(b) { this.body = b; } } const f = (e) => { e.body.store = true; }; f(new E(o)); await client.responses.create(o);',
    'on',
  ],
  [
    'the instance is applied',
    'const o = { BASE, store: false }; class E { constructor(b) { this.body = b; } } const f = (...a) => { a[0].body.store = true; }; f.apply(null, [new E(o)]); await client.responses.create(o);',
    'on',
  ],
  [
    'the instance is what a promise fails with',
    'const o = { BASE, store: false }; class E { constructor(b) { this.body = b; } } await Promise.reject(new E(o)).catch((e) => { e.body.store = true; }); await client.responses.create(o);',
    'unknown',
  ],
  [
    'the instance stands in a map',
    'const o = { BASE, store: false }; class E { constructor(b) { this.body = b; } } const m = new Map(); m.set("k", new E(o)); m.get("k").body.store = true; await client.responses.create(o);',
    'on',
  ],
  [
    'taken out of the instance',
    'const o = { BASE, store: false }; class E { constructor(b) { this.body = b; } } const { body } = new E(o); body.store = true; await client.responses.create(o);',
    'on',
  ],
  [
    'a class that extends it',
    'const o = { BASE, store: false }; class E { constructor(b) { this.body = b; } } class F extends E { run() { this.body.store = true; } } new F(o).run(); await client.responses.create(o);',
    'on',
  ],
  [
    'a key that is worked out',
    'const o = { BASE, store: false }; class E { constructor(b) { this.body = b; } } class F extends E {} const e = new F(o); e["bo" + "dy"].store = true; await client.responses.create(o);',
    'on',
  ],
  [
    'a key that is not known',
    'const o = { BASE, store: false }; class E { constructor(b) { this.body = b; } } const k = process.argv.length > 0 ? "body" : "x"; const e = new E(o); e[k].store = true; await client.responses.create(o);',
    'unknown',
  ],
  [
    'all values of the instance',
    'const o = { BASE, store: false }; class E { constructor(b) { this.body = b; } } const e = new E(o); for (const v of Object.values(e)) v.store = true; await client.responses.create(o);',
    'unknown',
  ],
  [
    'all keys of the instance',
    'const o = { BASE, store: false }; class E { constructor(b) { this.body = b; } } const e = new E(o); for (const k in e) e[k].store = true; await client.responses.create(o);',
    'unknown',
  ],
  [
    'a replacer',
    'const o = { BASE, store: false }; class E { constructor(b) { this.body = b; } } const e = new E(o); JSON.stringify(e, (k, v) => { if (k === "body") v.store = true; return v; }); await client.responses.create(o);',
    'unknown',
  ],
  [
    'a function that makes the instance',
    'const o = { BASE, store: false }; class E { constructor(b) { this.body = b; } } const make = () => new E(o); make().body.store = true; await client.responses.create(o);',
    'on',
  ],
  [
    'a generator that gives the instance',
    'const o = { BASE, store: false }; class E { constructor(b) { this.body = b; } } const g = function* () { yield new E(o); }; for (const e of g()) e.body.store = true; await client.responses.create(o);',
    'unknown',
  ],
  [
    'a weak reference to the instance',
    'const o = { BASE, store: false }; class E { constructor(b) { this.body = b; } } const w = new WeakRef(new E(o)); w.deref().body.store = true; await client.responses.create(o);',
    'unknown',
  ],
  [
    'an instance of a function is thrown',
    'const o = { BASE, store: false }; class E { constructor(b) { this.body = b; } } function F(b) { this.body = b; } try { throw new F(o); } catch (e) { e.body.store = true; } await client.responses.create(o);',
    'unknown',
  ],
  [
    'an error with a body',
    'const o = { BASE, store: false }; class E extends Error { constructor(b) { super("x"); this.body = b; } } try { throw new E(o); } catch (e) { e.body.store = true; } await client.responses.create(o);',
    'unknown',
  ],
  [
    'a private field',
    'const o = { BASE, store: false }; class E { #body; constructor(b) { this.#body = b; } } globalThis.e = new E(o); await client.responses.create(o);',
    'off',
  ],
  [
    'a key that is not known is only read',
    'const o = { BASE, store: false }; class E { constructor(b) { this.body = b; } } const e = new E(o); const k = process.argv.length > 0 ? "body" : "x"; console.log(e[k]); await client.responses.create(o);',
    'off',
  ],
  [
    'the instance sends it',
    'const o = { BASE, store: false }; class E { constructor(b) { this.body = b; } send() { return client.responses.create(this.body); } } await new E(o).send();',
    'off',
  ],
  [
    'set by the constructor of another class',
    'const o = { BASE, store: false }; class E { constructor(b) { this.body = b; } } class Y { constructor(e, b) { e.body = b; } } const e = new E(null); new Y(e, o); globalThis.e = e; for (const v of Object.values(e)) v.store = true; await client.responses.create(o);',
    'unknown',
  ],
  [
    'set by a function',
    'const o = { BASE, store: false }; class E { constructor(b) { this.body = b; } } const e = new E(null); const set = (x, b) => { x.body = b; }; set(e, o); for (const v of Object.values(e)) v.store = true; await client.responses.create(o);',
    'unknown',
  ],
  [
    'set by a method',
    'const o = { BASE, store: false }; class E { set(b) { this.body = b; } } const e = new E(); e.set(o); for (const v of Object.values(e)) v.store = true; await client.responses.create(o);',
    'unknown',
  ],
  [
    'a method that goes through all fields',
    'const o = { BASE, store: false }; class E { set(b) { this.body = b; } each(f) { for (const k in this) f(this[k]); } } const e = new E(); e.set(o); e.each((x) => { x.store = true; }); await client.responses.create(o);',
    'unknown',
  ],
  [
    'a field of a class',
    'class E { body = { BASE, store: false }; send() { return client.responses.create(this.body); } } const e = new E(); for (const v of Object.values(e)) v.store = true; await e.send();',
    'unknown',
  ],
  [
    'set by the constructor',
    'class E { constructor() { this.body = { BASE, store: false }; } send() { return client.responses.create(this.body); } } const e = new E(); const k = process.argv.length > 0 ? "body" : "x"; e[k].store = true; await e.send();',
    'unknown',
  ],
  [
    'set by the constructor of a base class',
    'class B { constructor() { this.body = { BASE, store: false }; } } class E extends B { send() { return client.responses.create(this.body); } } const e = new E(); const k = process.argv.length > 0 ? "body" : "x"; e[k].store = true; await e.send();',
    'unknown',
  ],
  [
    'a field of a base class',
    'class B { body = { BASE, store: false }; } class E extends B { send() { return client.responses.create(this.body); } } const e = new E(); for (const v of Object.values(e)) v.store = true; await e.send();',
    'unknown',
  ],
  [
    'all values of a class',
    'class E { static body = { BASE, store: false }; static send() { return client.responses.create(this.body); } } for (const v of Object.values(E)) v.store = true; await E.send();',
    'unknown',
  ],
  [
    'a key of a class that is not known',
    'class E { static body = { BASE, store: false }; } const k = process.argv.length > 0 ? "body" : "x"; E[k].store = true; await client.responses.create(E.body);',
    'unknown',
  ],
  [
    'set by a function that makes it',
    'function E() { this.body = { BASE, store: false }; } const e = new E(); const k = process.argv.length > 0 ? "body" : "x"; e[k].store = true; await client.responses.create(e.body);',
    'unknown',
  ],
  [
    'a key of a function that is not known',
    'const f = () => {}; f.body = { BASE, store: false }; const k = process.argv.length > 0 ? "body" : "x"; f[k].store = true; await client.responses.create(f.body);',
    'unknown',
  ],
  [
    'the rest of an instance',
    'class E { body = { BASE, store: false }; } const e = new E(); const { ...all } = e; all.body.store = true; await client.responses.create(e.body);',
    'on',
  ],
  [
    'instances in a list',
    'class E { body = { BASE, store: false }; } const all = [new E()]; all.forEach((e) => { for (const k of Object.keys(e)) e[k].store = true; }); await client.responses.create(all[0].body);',
    'unknown',
  ],
];

export const takenScripts: readonly Script[] = [
  ...judgedScriptsOf('a method', methods),
  ...judgedScriptsOf('an element', elements),
  ...judgedScriptsOf('called by the language', unseen),
  ...judgedScriptsOf('in a field', fields),
];
