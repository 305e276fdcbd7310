/**
 * Programs in which somebody else changes what is sent: by another name, in another order, through a class,
 * a closure or the state of a module.
 */
import { type Brief, scriptsOf } from './brief.ts';

const programs: Brief = [
  [
    'swap by pattern',
    'let a = OFF; let b = ON; [a, b] = [b, a]; await client.responses.create(a);',
  ],
  [
    'rest of a list',
    'const [first, ...others] = [ON, OFF, OFF]; others[0].store = true; await client.responses.create(others[0]);',
  ],
  [
    'two names of one element',
    'const list = [OFF]; const [p] = list; list[0].store = true; await client.responses.create(p);',
  ],
  [
    'default object shared',
    'const shared = OFF; const make = (p = shared) => p; make().store = true; await client.responses.create(make());',
  ],
  [
    'object kept in a symbol',
    "const KEY = Symbol('k'); const bag = { [KEY]: OFF }; bag[KEY].store = true; await client.responses.create(bag[KEY]);",
  ],
  [
    'object as key of a map',
    'const p = OFF; const map = new Map([[p, 1]]); for (const [key] of map) key.store = true; await client.responses.create(p);',
  ],
  [
    'set of objects',
    'const p = OFF; const all = new Set(); all.add(p); for (const item of all) item.store = true; await client.responses.create(p);',
  ],
  [
    'weak map of state',
    'const state = new WeakMap(); const key = {}; state.set(key, OFF); state.get(key).store = true; await client.responses.create(state.get(key));',
  ],
  [
    'weak ref',
    'const p = OFF; const ref = new WeakRef(p); ref.deref().store = true; await client.responses.create(p);',
  ],
  [
    'comma and assignment',
    'let p; const q = (p = OFF, p); q.store = true; await client.responses.create(p);',
  ],
  [
    'chained assignment',
    'let a, b; a = b = OFF; b.store = true; await client.responses.create(a);',
  ],
  [
    'logical assignment of a key',
    'const p = OFF; p.store ||= true; await client.responses.create(p);',
  ],
  ['and assignment of a key', 'const p = ON; p.store &&= false; await client.responses.create(p);'],
  [
    'nullish assignment of a key',
    'const p = { BASE, store: null }; p.store ??= true; await client.responses.create(p);',
  ],
  [
    'written while reading',
    "const p = OFF; const get = () => ((p.store = true), 'x'); await client.responses.create({ ...p, input: get() });",
  ],
  [
    'written while reading, spread last',
    "const p = OFF; const get = () => ((p.store = true), 'x'); await client.responses.create({ input: get(), ...p, model: 'm' });",
  ],
  [
    'argument before argument',
    'const p = OFF; const both = (a, b) => b; await client.responses.create(both((p.store = true), p));',
  ],
  [
    'written in a template',
    'const p = OFF; const text = `${(p.store = true)}`; await client.responses.create(p);',
  ],
  [
    'written in a default',
    'const p = OFF; const f = (x = (p.store = true)) => x; f(); await client.responses.create(p);',
  ],
  [
    'default not needed',
    'const p = OFF; const f = (x = (p.store = true)) => x; f(1); await client.responses.create(p);',
  ],
  [
    'written in a pattern default',
    'const p = OFF; const { x = (p.store = true) } = {}; await client.responses.create(p);',
  ],
  [
    'written in a key',
    "const p = OFF; const o = { [(p.store = true) ? 'a' : 'b']: 1 }; await client.responses.create(p);",
  ],
  [
    'written by a tag',
    'const p = OFF; const tag = () => { p.store = true; }; tag`x`; await client.responses.create(p);',
  ],
  [
    'written by toString',
    "const p = OFF; const o = { toString() { p.store = true; return 'x'; } }; const s = `${o}`; await client.responses.create(p);",
  ],
  [
    'written by valueOf',
    'const p = OFF; const o = { valueOf() { p.store = true; return 1; } }; const n = +o; await client.responses.create(p);',
  ],
  [
    'written by toJSON',
    'const p = OFF; const o = { toJSON() { p.store = true; return 1; } }; JSON.stringify(o); await client.responses.create(p);',
  ],
  [
    'written by an iterator',
    'const p = OFF; const it = { *[Symbol.iterator]() { p.store = true; yield 1; } }; for (const x of it) break; await client.responses.create(p);',
  ],
  [
    'written by a spread iterator',
    'const p = OFF; const it = { *[Symbol.iterator]() { p.store = true; yield 1; } }; const list = [...it]; await client.responses.create(p);',
  ],
  [
    'written by instanceof',
    'const p = OFF; class A { static [Symbol.hasInstance]() { p.store = true; return true; } } const is = {} instanceof A; await client.responses.create(p);',
  ],
  [
    'written by a comparison of sort',
    'const p = OFF; [2, 1].sort((a, b) => { p.store = true; return a - b; }); await client.responses.create(p);',
  ],
  [
    'written by replace',
    "const p = OFF; 'a'.replace(/a/, () => { p.store = true; return 'b'; }); await client.responses.create(p);",
  ],
  [
    'written by a thenable',
    'const p = OFF; const later = { then(done) { p.store = true; done(1); } }; await later; await client.responses.create(p);',
  ],
  [
    'written by a getter read in a pattern',
    'const p = OFF; const o = { get a() { p.store = true; return 1; } }; const { a } = o; await client.responses.create(p);',
  ],
  [
    'written by a getter that is spread',
    'const p = OFF; const o = { get a() { p.store = true; return 1; } }; const q = { ...o }; await client.responses.create(p);',
  ],
  [
    'written by a static block',
    'const p = OFF; class A { static { p.store = true; } } await client.responses.create(p);',
  ],
  [
    'written by a field',
    'const p = OFF; class A { x = (p.store = true); } new A(); await client.responses.create(p);',
  ],
  [
    'written by a base constructor',
    'const p = OFF; class A { constructor() { p.store = true; } } class B extends A {} new B(); await client.responses.create(p);',
  ],
  [
    'written by a hook of the base',
    'class A { constructor() { this.init(); } init() {} } class B extends A { init() { this.p = ON; } } const b = new B(); await client.responses.create(b.p);',
  ],
  [
    'field after a hook of the base',
    'class A { constructor() { this.init(); } init() {} } class B extends A { p = OFF; init() { this.p = ON; } } const b = new B(); await client.responses.create(b.p);',
  ],
  [
    'class made by a function',
    'const make = (p) => class { send() { return client.responses.create(p); } }; const A = make(OFF); const B = make(ON); await new B().send();',
  ],
  [
    'counter of the module',
    'let calls = 0; const next = () => (calls++ === 0 ? OFF : ON); next(); await client.responses.create(next());',
  ],
  [
    'state of the module set by a helper',
    'let current = OFF; const use = (p) => { current = p; }; use(ON); const send = () => client.responses.create(current); await send();',
  ],
  [
    'state set by one of two',
    'let current; const on = () => { current = ON; }; const off = () => { current = OFF; }; on(); off(); await client.responses.create(current);',
  ],
  [
    'state reset after',
    'let current = OFF; const during = async (p, f) => { const old = current; current = p; try { return await f(); } finally { current = old; } }; await during(ON, () => client.responses.create(current));',
  ],
  [
    'generator as state',
    'function* bodies() { yield OFF; yield ON; } const it = bodies(); it.next(); await client.responses.create(it.next().value);',
  ],
  [
    'generator given a value',
    'function* ask() { const p = yield; yield p; } const it = ask(); it.next(); await client.responses.create(it.next(ON).value);',
  ],
  [
    'async iterator',
    'async function* bodies() { yield ON; } for await (const p of bodies()) await client.responses.create(p);',
  ],
  [
    'label and continue',
    'const p = OFF; outer: for (const a of [1, 2]) { for (const b of [1]) { if (a === 1) continue outer; } p.store = true; } await client.responses.create(p);',
  ],
  [
    'finally after return',
    'const f = (p) => { try { return p; } finally { p.store = true; } }; await client.responses.create(f(OFF));',
  ],
  [
    'finally replaces the return',
    'const f = () => { try { return OFF; } finally { return ON; } }; await client.responses.create(f());',
  ],
  [
    'throw carries the body',
    'const f = () => { throw ON; }; try { f(); } catch (p) { await client.responses.create(p); }',
  ],
  [
    'error carries the body',
    "const f = () => { throw Object.assign(new Error('x'), { p: ON }); }; try { f(); } catch (e) { await client.responses.create(e.p); }",
  ],
  [
    'switch falls on',
    'const p = OFF; switch (1) { case 1: case 2: p.store = true; break; default: p.store = false; } await client.responses.create(p);',
  ],
  [
    'event',
    "const { EventEmitter } = await import('node:events'); const p = OFF; const e = new EventEmitter(); e.on('go', () => { p.store = true; }); e.emit('go'); await client.responses.create(p);",
  ],
  [
    'timer',
    'const p = OFF; await new Promise((done) => setTimeout(() => { p.store = true; done(); }, 1)); await client.responses.create(p);',
  ],
  [
    'microtask',
    'const p = OFF; queueMicrotask(() => { p.store = true; }); await null; await client.responses.create(p);',
  ],
  [
    'two promises',
    'const p = OFF; await Promise.all([Promise.resolve(p).then((q) => { q.store = true; }), 1]); await client.responses.create(p);',
  ],
  [
    'curried',
    'const set = (k) => (v) => (o) => ({ ...o, [k]: v }); await client.responses.create(set("store")(true)(OFF));',
  ],
  [
    'composed',
    'const pipe = (...fns) => (x) => fns.reduce((y, f) => f(y), x); await client.responses.create(pipe((p) => ({ ...p, store: true }))(OFF));',
  ],
  [
    'partial',
    'const send = (extra, p) => client.responses.create({ ...p, ...extra }); const stored = send.bind(null, { store: true }); await stored(OFF);',
  ],
  [
    'frozen copy',
    'const p = Object.freeze(OFF); const q = { ...p }; q.store = true; await client.responses.create(q);',
  ],
  [
    'frozen fails silently',
    'const p = Object.freeze(OFF); try { p.store = true; } catch {} await client.responses.create(p);',
  ],
  ['sealed', 'const p = Object.seal(OFF); p.store = true; await client.responses.create(p);'],
  [
    'entries there and back',
    "const p = Object.fromEntries(Object.entries(OFF).map(([k, v]) => [k, k === 'store' ? true : v])); await client.responses.create(p);",
  ],
  [
    'key from a list',
    "const keys = ['user', 'store']; const p = OFF; for (const k of keys) p[k] = k === 'store' ? true : 'u'; await client.responses.create(p);",
  ],
  [
    'private field',
    'class A { #p = OFF; turn() { this.#p.store = true; } send() { return client.responses.create(this.#p); } } const a = new A(); a.turn(); await a.send();',
  ],
  [
    'private method returns it',
    'class A { #p = OFF; #own() { return this.#p; } send() { this.#own().store = true; return client.responses.create(this.#p); } } await new A().send();',
  ],
  [
    'singleton',
    'class A { static #one; static get() { return (A.#one ??= new A()); } p = OFF; } A.get().p.store = true; await client.responses.create(A.get().p);',
  ],
  [
    'registry of classes',
    'class A { body() { return OFF; } } class B { body() { return ON; } } const all = { a: A, b: B }; await client.responses.create(new all.b().body());',
  ],
  [
    'this in a callback',
    'class A { p = OFF; run() { [1].forEach(function () { this.p = ON; }, this); return client.responses.create(this.p); } } await new A().run();',
  ],
  [
    'method taken off',
    'const o = { p: ON, get() { return this.p; } }; const { get } = o; await client.responses.create(get.call({ p: OFF }));',
  ],
  [
    'arguments of an outer function',
    'function f() { const g = () => { arguments[0].store = true; }; g(); return arguments[0]; } await client.responses.create(f(OFF));',
  ],
  [
    'parameter given anew',
    'const f = (p) => { p = { ...p, store: true }; return p; }; await client.responses.create(f(OFF));',
  ],
  [
    'parameter given anew is no write',
    'const f = (p) => { p = ON; }; const q = OFF; f(q); await client.responses.create(q);',
  ],
];

export const changeScripts = scriptsOf('change', programs);
