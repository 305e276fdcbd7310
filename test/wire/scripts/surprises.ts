/**
 * Programs of many kinds, each a few lines: what is said of them is held against what they send. Where a
 * program does not show what is sent, nothing may be said.
 */
import { type Brief, scriptsOf } from './brief.ts';

const programs: Brief = [
  [
    'proxy object method',
    "const api = new Proxy({ body: OFF, send() { return client.responses.create(this.body); } }, { get(t, k, r) { if (k === 'send') t.body.store = true; return Reflect.get(t, k, r); } });\nawait api.send();",
  ],
  [
    'this fn from outside 2',
    'class Api { body = OFF; }\nconst api = new Api();\napi.send = function () { this.body.store = true; return client.responses.create(this.body); };\nawait api.send();',
  ],
  [
    'mixin assign',
    'class Api { body = OFF; send() { return client.responses.create(this.body); } }\nconst api = Object.assign(new Api(), { prep() { this.body.store = true; } });\napi.prep();\nawait api.send();',
  ],
  [
    'flag and false',
    'const on = process.env.FLAG; await client.responses.create({ BASE, store: on && false });',
  ],
  [
    'flag and false default',
    'const on = process.env.FLAG; await client.responses.create({ BASE, store: (on && false) ?? true });',
  ],
  [
    'opt and false',
    'const o = process.env.FLAG ? { a: 1 } : undefined; await client.responses.create({ BASE, store: o?.a && false });',
  ],
  [
    'flag or',
    'const on = process.env.FLAG; await client.responses.create({ BASE, user: on || undefined, store: false });',
  ],
  [
    'spread and',
    'const on = process.env.FLAG; await client.responses.create({ BASE, ...(on && { store: false }) });',
  ],
  [
    'spread param and',
    'const f = (on) => ({ BASE, ...(on && { store: false }) }); await client.responses.create(f(process.env.FLAG));',
  ],
  [
    'number and',
    'const n = [].length; await client.responses.create({ BASE, store: n && false });',
  ],
  [
    'param flag and false',
    'const f = (on) => client.responses.create({ BASE, store: on && false }); await f(undefined); await f(true);',
  ],
  [
    'empty string and',
    "const s = process.env.FLAG ?? ''; await client.responses.create({ BASE, user: s && 'u', store: false });",
  ],
  [
    'null and',
    "const s = process.env.FLAG ? 'a' : null; await client.responses.create({ BASE, user: s && 'u', store: false });",
  ],
  [
    'map make',
    'const make = (v) => ({ BASE, store: v === 1 }); await client.responses.create([1, 2].map(v => make(v))[0]);',
  ],
  [
    'map make 2',
    'const make = (v) => ({ BASE, store: v }); await client.responses.create([true, false].map(v => make(v))[1]);',
  ],
  [
    'map index out',
    'const make = (v) => ({ BASE, store: v }); await client.responses.create([false].map(v => make(v))[1] ?? { BASE });',
  ],
  [
    'map index filtered',
    'await client.responses.create([false, true].filter(Boolean).map(store => ({ BASE, store }))[0]);',
  ],
  ['flatmap index', 'await client.responses.create([1].flatMap(() => [ON, OFF])[0]);'],
  ['concat index', 'await client.responses.create([ON].concat([OFF])[0]);'],
  ['slice index', 'await client.responses.create([ON, OFF].slice(1)[0]);'],
  ['filter index 1', 'await client.responses.create([ON, OFF].filter((x) => !x.store)[0]);'],
  [
    'generator index',
    'function* g() { if (process.env.FLAG) yield ON; yield OFF; } await client.responses.create([...g()][0]);',
  ],
  ['set index', 'await client.responses.create([...new Set([ON, OFF])][1]);'],
  [
    'cond const false',
    'const on = false; await client.responses.create({ BASE, store: on ? true : false });',
  ],
  [
    'cond const computed',
    'const on = [].length > 0; await client.responses.create({ BASE, store: on ? true : false });',
  ],
  [
    'cond next inner',
    'let n = 0; const next = () => n++ > 5; await client.responses.create({ BASE, store: next() ? true : false });',
  ],
  [
    'cond spread inner',
    'let n = 0; const next = () => n++ < 5; await client.responses.create({ BASE, ...(next() ? { store: false } : {}) });',
  ],
  [
    'and spread inner',
    'let n = 0; const next = () => n++ < 5; await client.responses.create({ BASE, ...(next() && { store: false }) });',
  ],
  [
    'or inner',
    'let n = 0; const pick = () => (n++ < 5 ? OFF : null); await client.responses.create(pick() || ON);',
  ],
  [
    'nullish inner',
    'let n = 0; const pick = () => (n++ < 5 ? false : null); await client.responses.create({ BASE, store: pick() ?? true });',
  ],
  [
    'typeof cond',
    "const v = 1; await client.responses.create({ BASE, store: typeof v === 'string' ? true : false });",
  ],
  ['double not', "const v = ''; await client.responses.create({ BASE, store: !!v });"],
  ['not env', 'await client.responses.create({ BASE, store: !process.env.FLAG });'],
  ['boolean call', 'await client.responses.create({ BASE, store: Boolean(0) });'],
  ['boolean string', "await client.responses.create({ BASE, store: Boolean('false') });"],
  ['json parse false', "await client.responses.create({ BASE, store: JSON.parse('false') });"],
  [
    'json parse true text',
    "const t = 'true'; await client.responses.create({ BASE, store: JSON.parse(t) });",
  ],
  ['string compare', "await client.responses.create({ BASE, store: 'a' === 'b' });"],
  ['env compare', "await client.responses.create({ BASE, store: process.env.FLAG === '1' });"],
  ['bit or', 'await client.responses.create({ BASE, store: !!(0 | 0) });'],
  ['void', 'await client.responses.create({ BASE, store: void 0 });'],
  ['comma value', 'await client.responses.create({ BASE, store: (true, false) });'],
  ['assign value', 'let s; await client.responses.create({ BASE, store: (s = false) });'],
  [
    'assign in cond',
    'let s = true; await client.responses.create({ BASE, x: (s = false, undefined), store: s });',
  ],
  [
    'update order in literal',
    'let s = true; await client.responses.create({ BASE, store: s, user: String(s = false) });',
  ],
  [
    'func side effect in literal',
    "let s = false; const f = () => { s = true; return 'u'; }; await client.responses.create({ BASE, user: f(), store: s });",
  ],
  [
    'func side effect after',
    "let s = false; const f = () => { s = true; return 'u'; }; await client.responses.create({ BASE, store: s, user: f() });",
  ],
  [
    'getter counter',
    'class C { #n = 0; get store() { return this.#n++ > 0; } } const c = new C(); c.store; await client.responses.create({ BASE, store: c.store });',
  ],
  [
    'getter static',
    'class C { static get store() { return false; } } await client.responses.create({ BASE, store: C.store });',
  ],
  [
    'accessor setter pair',
    'class C { #s = false; get store() { return this.#s; } set store(v) { this.#s = !v; } } const c = new C(); c.store = false; await client.responses.create({ BASE, store: c.store });',
  ],
  [
    'field order',
    'class C { a = true; store = this.a; } await client.responses.create({ BASE, store: new C().store });',
  ],
  [
    'field shadow subclass',
    'class A { store = true; } class B extends A { store = false; } await client.responses.create({ BASE, store: new B().store });',
  ],
  [
    'field overrides ctor arg',
    'class A { constructor() { this.store = false; } } class B extends A { store = true; } await client.responses.create({ BASE, store: new B().store });',
  ],
  [
    'super then set',
    'class A { store = true; } class B extends A { constructor() { super(); this.store = false; } } await client.responses.create({ BASE, store: new B().store });',
  ],
  [
    'ctor calls method',
    'class A { constructor() { this.init(); } init() { this.store = true; } } class B extends A { init() { this.store = false; } } await client.responses.create({ BASE, store: new B().store });',
  ],
  [
    'ctor calls method base',
    'class A { store = false; constructor() { this.init(); } init() {} } class B extends A { init() { this.store = true; } } await client.responses.create({ BASE, store: new B().store });',
  ],
  [
    'static block',
    'class C { static store = false; static { this.store = true; } } await client.responses.create({ BASE, store: C.store });',
  ],
  [
    'static inherited write',
    'class A { static store = false; } class B extends A {} B.store = true; await client.responses.create({ BASE, store: A.store });',
  ],
  [
    'static this write',
    'class A { static store = false; static on() { this.store = true; } } A.on(); await client.responses.create({ BASE, store: A.store });',
  ],
  [
    'instance handed fn',
    'class A { store = false; } const turn = (x) => { x.store = true; }; const a = new A(); turn(a); await client.responses.create({ BASE, store: a.store });',
  ],
  [
    'instance to list forEach',
    'class A { store = false; } const a = new A(); [a].forEach((x) => { x.store = true; }); await client.responses.create({ BASE, store: a.store });',
  ],
  [
    'instance in map',
    "class A { store = false; } const m = new Map([['a', new A()]]); m.get('a').store = true; const a = m.get('a'); await client.responses.create({ BASE, store: a.store });",
  ],
  [
    'instance as request',
    "class P { constructor() { this.model = 'm'; this.input = 'x'; this.store = false; } } const p = new P(); p.store = true; await client.responses.create(p);",
  ],
  [
    'instance spread',
    "class P { model = 'm'; input = 'x'; store = false; } const p = new P(); p.store = true; await client.responses.create({ ...p });",
  ],
  [
    'instance toJSON',
    "class P { model = 'm'; input = 'x'; store = false; toJSON() { return { model: 'm', input: 'x', store: true }; } } await client.responses.create(new P());",
  ],
  [
    'getter on prototype not sent',
    'class P { get store() { return false; } } const p = Object.assign(new P(), { BASE }); await client.responses.create(p);',
  ],
  [
    'object create proto',
    "const p = Object.create({ store: false }); p.model = 'm'; p.input = 'x'; await client.responses.create(p);",
  ],
  [
    'non enumerable',
    "const p = { BASE }; Object.defineProperty(p, 'store', { value: false }); await client.responses.create(p);",
  ],
  [
    'non enumerable existing',
    "const p = OFF; Object.defineProperty(p, 'store', { enumerable: false }); await client.responses.create(p);",
  ],
  [
    'private field',
    'class C { #p = OFF; on() { this.#p.store = true; return this; } send() { return client.responses.create(this.#p); } } await new C().on().send();',
  ],
  [
    'private static',
    'class C { static #s = false; static on() { C.#s = true; } static send() { return client.responses.create({ BASE, store: C.#s }); } } C.on(); await C.send();',
  ],
  [
    'computed method',
    "const m = 'on'; class C { p = OFF; [m]() { this.p.store = true; } } const c = new C(); c.on(); await client.responses.create(c.p);",
  ],
  [
    'computed method by symbol',
    'const m = Symbol(); class C { p = OFF; [m]() { this.p.store = true; } } const c = new C(); c[m](); await client.responses.create(c.p);',
  ],
  [
    'fluent builder',
    'class B { p = { BASE }; store(v) { this.p.store = v; return this; } build() { return this.p; } } await client.responses.create(new B().store(true).store(false).build());',
  ],
  [
    'fluent builder two',
    'class B { p = { BASE }; store(v) { this.p.store = v; return this; } build() { return this.p; } } const a = new B().store(true).build(); await client.responses.create(new B().store(false).build());',
  ],
  [
    'new.target',
    "function P() { if (!new.target) return new P(); this.model = 'm'; this.store = true; } await client.responses.create(P());",
  ],
  [
    'class expr factory',
    'const mk = (s) => class { store = s; }; const A = mk(true), B = mk(false); await client.responses.create({ BASE, store: new B().store });',
  ],
  [
    'mixin class',
    'const M = (X) => class extends X { store = true; }; class A { store = false; } class B extends M(A) {} await client.responses.create({ BASE, store: new B().store });',
  ],
  [
    'singleton',
    'class S { static i; static get() { return (S.i ??= new S()); } store = false; } S.get().store = true; await client.responses.create({ BASE, store: S.get().store });',
  ],
  [
    'super property',
    'class A { opts() { return { store: true }; } } class B extends A { opts() { return { ...super.opts(), store: false }; } } await client.responses.create({ BASE, ...new B().opts() });',
  ],
  [
    'super in object',
    'const base = { opts() { return { store: true }; } }; const d = { __proto__: base, opts() { return { ...super.opts() }; } }; await client.responses.create({ BASE, ...d.opts() });',
  ],
  [
    'generator next value',
    'function* g() { const v = yield 1; yield { BASE, store: v }; } const i = g(); i.next(); await client.responses.create(i.next(false).value);',
  ],
  [
    'generator second',
    'function* g() { yield ON; yield OFF; } const i = g(); i.next(); await client.responses.create(i.next().value);',
  ],
  [
    'generator destruct second',
    'function* g() { yield ON; yield OFF; } const [, p] = g(); await client.responses.create(p);',
  ],
  [
    'generator destruct first',
    'function* g() { if (!process.env.X) yield OFF; yield ON; } const [p] = g(); await client.responses.create(p);',
  ],
  [
    'generator loop twice',
    'function* g() { for (const s of [true, false]) yield { BASE, store: s }; } const [, p] = [...g()]; await client.responses.create(p);',
  ],
  [
    'Array.from generator',
    'function* g() { if (process.env.NOPE) yield ON; yield OFF; } const [p] = Array.from(g()); await client.responses.create(p);',
  ],
  [
    'generator return',
    'function* g() { try { yield 1; } finally { p.store = true; } } const p = OFF; const i = g(); i.next(); i.return(); await client.responses.create(p);',
  ],
  [
    'generator return value',
    'function* g() { return OFF; } await client.responses.create(g().next().value);',
  ],
  [
    'yield star',
    'function* a() { yield OFF; } function* g() { yield* a(); yield ON; } const [p] = g(); await client.responses.create(p);',
  ],
  [
    'for await gen',
    'async function* g() { yield OFF; yield ON; } let p; for await (const x of g()) p = x; await client.responses.create(p);',
  ],
  [
    'for await break',
    'async function* g() { yield OFF; yield ON; } let p; for await (const x of g()) { p = x; break; } await client.responses.create(p);',
  ],
  [
    'iterator protocol',
    'const it = { [Symbol.iterator]() { let n = 0; return { next: () => (n++ ? { done: true } : { value: ON, done: false }) }; } }; const [p] = it; await client.responses.create(p);',
  ],
  [
    'promise race',
    'await client.responses.create(await Promise.race([new Promise((r) => setTimeout(r, 5, ON)), Promise.resolve(OFF)]));',
  ],
  [
    'promise any',
    'await client.responses.create(await Promise.any([Promise.reject(new Error()), Promise.resolve(OFF)]));',
  ],
  [
    'promise all index',
    'const [, p] = await Promise.all([ON, Promise.resolve(OFF)]); await client.responses.create(p);',
  ],
  [
    'allSettled value',
    'const [r] = await Promise.allSettled([Promise.resolve(ON)]); r.value.store = false; await client.responses.create(r.value);',
  ],
  [
    'then chain',
    "const p = await Promise.resolve(OFF).then((x) => ({ ...x, store: true })).then((x) => ({ ...x, user: 'u' })); await client.responses.create(p);",
  ],
  [
    'catch fallback',
    'const p = await Promise.reject(new Error()).catch(() => (ON)); await client.responses.create(p);',
  ],
  [
    'then reject',
    'const p = await Promise.resolve(ON).then(() => { throw 1; }).catch(() => (OFF)); await client.responses.create(p);',
  ],
  [
    'withResolvers',
    'let res; const pr = new Promise((r) => { res = r; }); res(ON); await client.responses.create(await pr);',
  ],
  [
    'event emitter',
    "const { EventEmitter } = await import('node:events'); const e = new EventEmitter(); const p = OFF; e.on('x', () => { p.store = true; }); e.emit('x'); await client.responses.create(p);",
  ],
  [
    'event emitter payload',
    "const { EventEmitter } = await import('node:events'); const e = new EventEmitter(); const p = OFF; e.on('x', (q) => { q.store = true; }); e.emit('x', p); await client.responses.create(p);",
  ],
  [
    'own emitter',
    "const hs = {}; const on = (n, f) => { (hs[n] ??= []).push(f); }; const emit = (n, x) => { for (const f of hs[n] ?? []) f(x); }; on('x', (q) => { q.store = true; }); const p = OFF; emit('x', p); await client.responses.create(p);",
  ],
  [
    'middleware',
    'const ms = []; const use = (m) => ms.push(m); use((p, next) => { p.store = true; next(); }); const go = (p, i = 0) => ms[i] ? ms[i](p, () => go(p, i + 1)) : undefined; const p = OFF; go(p); await client.responses.create(p);',
  ],
  [
    'middleware class',
    'class App { ms = []; use(m) { this.ms.push(m); return this; } run(p) { for (const m of this.ms) m(p); return p; } } await client.responses.create(new App().use((p) => { p.store = true; }).run(OFF));',
  ],
  [
    'pipe reduce',
    "const pipe = (...fs) => (x) => fs.reduce((a, f) => f(a), x); await client.responses.create(pipe((p) => ({ ...p, store: true }), (p) => ({ ...p, user: 'u' }))(OFF));",
  ],
  [
    'compose override',
    'const set = (o) => (p) => ({ ...p, ...o }); const f = [set({ store: true }), set({ store: false })]; let p = { BASE }; for (const g of f) p = g(p); await client.responses.create(p);',
  ],
  [
    'map overwrite',
    "const m = new Map(); m.set('p', ON); m.set('p', OFF); await client.responses.create(m.get('p'));",
  ],
  [
    'map two keys',
    "const m = new Map([['a', ON], ['b', OFF]]); await client.responses.create(m.get('b'));",
  ],
  [
    'map two keys set',
    "const m = new Map().set('a', ON).set('b', OFF); await client.responses.create(m.get('b'));",
  ],
  [
    'map default',
    "const m = new Map(); const p = m.get('x') ?? OFF; await client.responses.create(p);",
  ],
  [
    'map delete',
    "const m = new Map([['a', true]]); m.delete('a'); await client.responses.create({ BASE, store: m.get('a') });",
  ],
  [
    'map has',
    "const m = new Map([['store', false]]); await client.responses.create({ BASE, store: m.has('store') });",
  ],
  [
    'fromEntries map',
    "const m = new Map([['model', 'm'], ['store', true]]); await client.responses.create(Object.fromEntries(m));",
  ],
  [
    'fromEntries filter',
    "await client.responses.create(Object.fromEntries(Object.entries(OFF).filter(([k]) => k !== 'store')));",
  ],
  [
    'fromEntries map value',
    "await client.responses.create(Object.fromEntries(Object.entries(OFF).map(([k, v]) => [k, k === 'store' ? true : v])));",
  ],
  [
    'weakmap',
    'const w = new WeakMap(); const k = {}, k2 = {}; w.set(k, ON); w.set(k2, OFF); await client.responses.create(w.get(k2));',
  ],
  [
    'set order',
    'const s = new Set([true]); s.add(false); await client.responses.create({ BASE, store: [...s].at(-1) });',
  ],
  [
    'array destruct swap',
    'let a = true, b = false; [a, b] = [b, a]; await client.responses.create({ BASE, store: a });',
  ],
  [
    'sort',
    'const l = [ON, OFF].sort((a, b) => a.store - b.store); await client.responses.create(l[0]);',
  ],
  ['reverse', 'const l = [ON, OFF]; l.reverse(); await client.responses.create(l[0]);'],
  ['toReversed', 'await client.responses.create([ON, OFF].reverse()[0]);'],
  [
    'fill',
    'const l = [true, true]; l.fill(false); await client.responses.create({ BASE, store: l[0] });',
  ],
  [
    'copyWithin',
    'const l = [true, false]; l.copyWithin(0, 1); await client.responses.create({ BASE, store: l[0] });',
  ],
  [
    'unshift',
    'const l = [true]; l.unshift(false); await client.responses.create({ BASE, store: l[0] });',
  ],
  [
    'splice',
    'const l = [true, false]; l.splice(0, 1); await client.responses.create({ BASE, store: l[0] });',
  ],
  [
    'length cut',
    'const l = [true]; l.length = 0; l.push(false); await client.responses.create({ BASE, store: l[0] });',
  ],
  [
    'index write',
    'const l = [true]; l[0] = false; await client.responses.create({ BASE, store: l[0] });',
  ],
  [
    'shift',
    'const l = [true, false]; l.shift(); await client.responses.create({ BASE, store: l.shift() });',
  ],
  ['pop', 'const l = [true, false]; await client.responses.create({ BASE, store: l.pop() });'],
  ['shift pure', 'await client.responses.create({ BASE, store: [false, true].shift() });'],
  ['at neg', 'await client.responses.create({ BASE, store: [true, false].at(-1) });'],
  ['find', 'await client.responses.create([ON, OFF].find((x) => !x.store));'],
  ['findLast', 'await client.responses.create([ON, OFF].findLast(() => true));'],
  [
    'filter destruct',
    'const [p] = [ON, OFF].filter((x) => !x.store); await client.responses.create(p);',
  ],
  ['reduce last', 'await client.responses.create([ON, OFF].reduce((_, x) => x));'],
  [
    'reduce merge',
    'await client.responses.create([{ BASE }, { store: true }, { store: false }].reduce((a, x) => ({ ...a, ...x }), {}));',
  ],
  [
    'reduce assign',
    'await client.responses.create([{ BASE }, { store: true }, { store: false }].reduce((a, x) => Object.assign(a, x), {}));',
  ],
  [
    'object keys pick',
    'const o = { a: ON, b: OFF }; await client.responses.create(o[Object.keys(o)[1]]);',
  ],
  [
    'object dynamic internal',
    "const o = { a: ON, b: OFF }; const k = ['b'].join(''); await client.responses.create(o[k]);",
  ],
  ['object values index', 'await client.responses.create(Object.values({ a: ON, b: OFF })[1]);'],
  ['object values at', 'await client.responses.create(Object.values({ a: ON, b: OFF }).at(-1));'],
  ['destruct default used', 'const { p = ON } = {}; await client.responses.create(p);'],
  [
    'destruct default null',
    'const { s = true } = { s: null }; await client.responses.create({ BASE, store: s ?? false });',
  ],
  [
    'destruct default not used',
    'const { s = true } = { s: false }; await client.responses.create({ BASE, store: s });',
  ],
  [
    'default param late',
    'let d = false; const f = (s = d) => ({ BASE, store: s }); d = true; await client.responses.create(f());',
  ],
  [
    'default param refers',
    'const f = (a, s = a.s) => ({ BASE, store: s }); await client.responses.create(f({ s: false }));',
  ],
  [
    'default param undefined',
    'const f = (s = true) => ({ BASE, store: s }); await client.responses.create(f(undefined));',
  ],
  [
    'default param null',
    'const f = (s = true) => ({ BASE, store: s ?? false }); await client.responses.create(f(null));',
  ],
  [
    'rest args',
    'const f = (...a) => ({ BASE, store: a[1] }); await client.responses.create(f(true, false));',
  ],
  [
    'arguments',
    'function f() { return { BASE, store: arguments[1] }; } await client.responses.create(f(true, false));',
  ],
  [
    'arguments alias',
    'await client.responses.create((new Function(\'return function f(s) { arguments[0] = true; return { model: "m", store: s }; }\')())(false));',
  ],
  [
    'curry',
    'const f = (a) => (b) => ({ BASE, store: b }); await client.responses.create(f(true)(false));',
  ],
  [
    'closure loop let',
    'const fs = []; for (let i = 0; i < 2; i++) fs.push(() => ({ BASE, store: i === 0 })); await client.responses.create(fs[1]());',
  ],
  [
    'closure loop var',
    'const fs = []; for (var i = 0; i < 2; i++) fs.push(() => ({ BASE, store: i === 2 })); await client.responses.create(fs[0]());',
  ],
  [
    'recursion',
    'const f = (n) => (n === 0 ? OFF : f(n - 1)); await client.responses.create(f(3));',
  ],
  [
    'recursion build',
    'const f = (n, p) => (n === 0 ? p : f(n - 1, { ...p, store: n !== 1 })); await client.responses.create(f(2, { BASE }));',
  ],
  [
    'memo',
    'const memo = (f) => { let v; return () => (v ??= f()); }; const get = memo(() => (OFF)); get().store = true; await client.responses.create(get());',
  ],
  [
    'once closure same',
    'const mk = () => { const p = OFF; return { on() { p.store = true; }, get: () => p }; }; const a = mk(); a.on(); await client.responses.create(a.get());',
  ],
  [
    'counter closure',
    'const c = (() => { let n = 0; return () => n++; })(); c(); await client.responses.create({ BASE, store: c() === 0 });',
  ],
  [
    'label continue',
    'let s = true; outer: for (const i of [1, 2]) { for (const j of [1]) { if (i === 1) continue outer; s = false; } } await client.responses.create({ BASE, store: s });',
  ],
  [
    'finally override return',
    'const f = () => { try { return ON; } finally { return OFF; } }; await client.responses.create(f());',
  ],
  [
    'finally mutates',
    'const p = OFF; const f = () => { try { return p; } finally { p.store = true; } }; await client.responses.create(f());',
  ],
  [
    'finally var no effect',
    'const f = () => { let s = false; try { return { BASE, store: s }; } finally { s = true; } }; await client.responses.create(f());',
  ],
  [
    'catch param',
    'let p; try { throw OFF; } catch (e) { p = e; } await client.responses.create(p);',
  ],
  [
    'catch param shadow',
    'const e = ON; let p; try { throw OFF; } catch (e) { p = e; } await client.responses.create(p);',
  ],
  [
    'throw in fn',
    'const bad = () => { throw new Error(); }; const p = OFF; try { bad(); p.store = true; } catch {} await client.responses.create(p);',
  ],
  [
    'throw conditional',
    'const check = (x) => { if (!x.user) throw new Error(); }; const p = OFF; try { check(p); p.store = true; } catch {} await client.responses.create(p);',
  ],
  [
    'switch true',
    'const p = OFF; switch (true) { case p.store: p.store = false; break; default: p.store = true; } await client.responses.create(p);',
  ],
  [
    'switch fall',
    'let s; switch (2) { case 1: s = true; case 2: case 3: s = false; } await client.responses.create({ BASE, store: s });',
  ],
  [
    'switch return',
    "const f = (m) => { switch (m) { case 'a': return ON; default: return OFF; } }; await client.responses.create(f('b'));",
  ],
  [
    'while counter',
    'let n = 3, s = true; while (n--) { s = n !== 0; } await client.responses.create({ BASE, store: s });',
  ],
  [
    'do while',
    'let s; do { s = false; } while (s); await client.responses.create({ BASE, store: s });',
  ],
  [
    'for in',
    'const p = { BASE }; for (const k in { store: 1 }) p[k] = false; await client.responses.create(p);',
  ],
  [
    'for of const',
    "const p = { BASE }; for (const [k, v] of [['store', true], ['store', false]]) p[k] = v; await client.responses.create(p);",
  ],
  [
    'shadow block',
    'let s = false; { let s = true; void s; } await client.responses.create({ BASE, store: s });',
  ],
  [
    'shadow param',
    'const s = true; const f = (s) => ({ BASE, store: s }); await client.responses.create(f(false));',
  ],
  ['hoisted fn', 'await client.responses.create(f()); function f() { return OFF; }'],
  [
    'var hoist',
    'const f = () => ({ BASE, store: s }); var s = false; await client.responses.create(f());',
  ],
  [
    'var redeclared',
    'var s = true; var s = false; await client.responses.create({ BASE, store: s });',
  ],
  [
    'var redeclared no init',
    'var s = false; var s; await client.responses.create({ BASE, store: s });',
  ],
  [
    'function twice',
    '{ } const o = { f() { return ON; }, f() { return OFF; } }; await client.responses.create(o.f());',
  ],
  ['dup key', 'await client.responses.create({ BASE, store: true, store: false });'],
  [
    'dup key computed',
    "const k = 'store'; await client.responses.create({ BASE, store: true, [k]: false });",
  ],
  [
    'logical assign',
    'const p = { BASE, store: null }; p.store ??= false; await client.responses.create(p);',
  ],
  [
    'logical assign chain',
    'const p = { BASE }; p.store ||= false; p.store ||= true; await client.responses.create(p);',
  ],
  ['and assign', 'const p = ON; p.store &&= false; await client.responses.create(p);'],
  [
    'optional write',
    'const p = OFF; const o = { p }; if (o?.p) o.p.store = true; await client.responses.create(p);',
  ],
  [
    'optional call',
    'const o = { on: undefined }; const p = OFF; o.on?.(p); await client.responses.create(p);',
  ],
  [
    'optional call set',
    'const o = {}; o.on = (x) => { x.store = true; }; const p = OFF; o.on?.(p); await client.responses.create(p);',
  ],
  ['spread order', 'await client.responses.create({ store: true, ...OFF });'],
  ['spread order 2', 'await client.responses.create({ ...OFF, store: true });'],
  ['spread undefined key', 'await client.responses.create({ ...OFF, ...{ store: undefined } });'],
  [
    'assign undefined key',
    'await client.responses.create(Object.assign({}, OFF, { store: undefined }));',
  ],
  [
    'assign getter',
    'await client.responses.create(Object.assign({}, { BASE, get store() { return false; } }));',
  ],
  [
    'assign order',
    'await client.responses.create(Object.assign({ BASE }, { store: true }, { store: false }));',
  ],
  [
    'structuredClone then',
    'const p = OFF; const q = structuredClone(p); p.store = true; await client.responses.create(q);',
  ],
  [
    'json clone nested',
    'const o = { p: OFF }; const c = JSON.parse(JSON.stringify(o)); o.p.store = true; await client.responses.create(c.p);',
  ],
  [
    'json replacer array',
    "await client.responses.create(JSON.parse(JSON.stringify(OFF, ['model', 'input'])));",
  ],
  [
    'json replacer fn',
    "await client.responses.create(JSON.parse(JSON.stringify(OFF, (k, v) => (k === 'store' ? true : v))));",
  ],
  [
    'json reviver',
    "await client.responses.create(JSON.parse(JSON.stringify(OFF), (k, v) => (k === 'store' ? true : v)));",
  ],
  [
    'json text replace',
    "await client.responses.create(JSON.parse(JSON.stringify(OFF).replace('false', 'true')));",
  ],
  ['tagged template', 'const tag = (s, v) => v; await client.responses.create(tag`x${OFF}`);'],
  [
    'tagged mutate',
    'const p = OFF; const tag = (s, v) => { v.store = true; }; tag`${p}`; await client.responses.create(p);',
  ],
  [
    'symbol key',
    "const k = Symbol('store'); await client.responses.create({ BASE, [k]: true, store: false });",
  ],
  [
    'proto key',
    "await client.responses.create({ BASE, ['__proto__']: { store: true } , store: false});",
  ],
  [
    'proto literal',
    'const p = { __proto__: { store: false }, BASE }; await client.responses.create({ ...p });',
  ],
  [
    'setPrototype',
    'const p = { BASE }; Object.setPrototypeOf(p, { store: false }); await client.responses.create({ BASE, store: p.store });',
  ],
  [
    'freeze then spread',
    'const p = Object.freeze(OFF); await client.responses.create({ ...p, store: true });',
  ],
  [
    'freeze alias',
    'const p = OFF; Object.freeze(p); try { p.store = true; } catch {} await client.responses.create(p);',
  ],
  [
    'frozen shallow',
    'const o = Object.freeze({ p: OFF }); o.p.store = true; await client.responses.create(o.p);',
  ],
  [
    'defineProperty getter',
    "const p = { BASE }; let n = 0; Object.defineProperty(p, 'store', { enumerable: true, get: () => n++ < 0 }); await client.responses.create(p);",
  ],
  [
    'getter changes',
    'let s = true; const p = { BASE, get store() { return s; } }; s = false; await client.responses.create(p);',
  ],
  [
    'getter counts',
    'let n = 0; const p = { BASE, get store() { n += 1; return n > 1; } }; p.store; await client.responses.create(p);',
  ],
  [
    'setter diverts',
    "const p = { BASE, _s: false, set store(v) { this.input = 'y'; }, get store() { return false; } }; p.store = true; await client.responses.create(p);",
  ],
  [
    'setter only',
    'const p = { BASE, set store(v) {} }; p.store = false; await client.responses.create(p);',
  ],
  [
    'Reflect.set',
    "const p = OFF; Reflect.set(p, 'store', true); await client.responses.create(p);",
  ],
  [
    'Reflect.apply',
    'function f(s) { return { BASE, store: s }; } await client.responses.create(Reflect.apply(f, null, [false]));',
  ],
  [
    'bind partial',
    'function f(a, s) { return { BASE, store: s }; } await client.responses.create(f.bind(null, true)(false));',
  ],
  [
    'bind twice',
    'function f(a, b, s) { return { BASE, store: s }; } await client.responses.create(f.bind(null, true).bind(null, true)(false));',
  ],
  [
    'call this',
    'function f() { return { BASE, store: this.s }; } await client.responses.create(f.call({ s: false }));',
  ],
  [
    'apply list',
    'function f(a, s) { return { BASE, store: s }; } await client.responses.create(f.apply(null, [true, false]));',
  ],
  [
    'arrow this',
    'class C { s = true; f = () => ({ BASE, store: this.s }); } const f = new C().f; await client.responses.create(f.call({ s: false }));',
  ],
  [
    'with fn',
    "const p = OFF; new Function('p', 'p.store = true')(p); await client.responses.create(p);",
  ],
  [
    'globalThis',
    'globalThis.zz1 = OFF; globalThis.zz1.store = true; await client.responses.create(zz1);',
  ],
  [
    'globalThis fn',
    "globalThis.zz2 = OFF; const f = () => { globalThis['zz2'].store = true; }; f(); await client.responses.create(globalThis.zz2);",
  ],
  ['Number conv', "await client.responses.create({ BASE, store: Number('0') === 1 });"],
  [
    'ternary chain',
    "const m = 'b'; await client.responses.create({ BASE, store: m === 'a' ? true : m === 'b' ? false : true });",
  ],
  [
    'env default',
    "const { FLAG: s = '' } = process.env; await client.responses.create({ BASE, store: s !== '' });",
  ],
  [
    'env switch',
    "const p = process.env.FLAG === '1' ? ON : OFF; await client.responses.create(p);",
  ],
  [
    'in operator',
    "const o = { store: true }; await client.responses.create({ BASE, store: 'store' in o ? false : true });",
  ],
  [
    'instanceof',
    'class A {} const a = new A(); await client.responses.create({ BASE, store: a instanceof A ? false : true });',
  ],
  [
    'delete result',
    'const o = { store: true }; await client.responses.create({ BASE, store: !(delete o.store) });',
  ],
  ['increment flag', 'let n = 0; n += 1; await client.responses.create({ BASE, store: n === 0 });'],
  [
    'string switch table',
    "const T = { on: true, off: false }; const k = 'off'; await client.responses.create({ BASE, store: T[k] });",
  ],
  [
    'nested fn update',
    'let p = OFF; const up = () => { p = { ...p, store: true }; }; up(); await client.responses.create(p);',
  ],
  [
    'async update',
    'let p = OFF; const up = async () => { await null; p = { ...p, store: true }; }; await up(); await client.responses.create(p);',
  ],
  [
    'setTimeout update',
    'let p = OFF; setTimeout(() => { p.store = true; }, 1); await new Promise((r) => setTimeout(r, 20)); await client.responses.create(p);',
  ],
  [
    'microtask',
    'let p = OFF; queueMicrotask(() => { p.store = true; }); await null; await client.responses.create(p);',
  ],
  [
    'process once',
    "let p = OFF; process.once('zz', () => { p.store = true; }); process.emit('zz'); await client.responses.create(p);",
  ],
  [
    'Symbol.toPrimitive',
    "const p = OFF; const o = { [Symbol.toPrimitive]() { p.store = true; return 'u'; } }; const u = `${o}`; p.user = u; await client.responses.create(p);",
  ],
  [
    'valueOf',
    'const p = OFF; const o = { valueOf() { p.store = true; return 1; } }; void (o + 1); await client.responses.create(p);',
  ],
  [
    'iterator effect',
    'const p = OFF; const it = { *[Symbol.iterator]() { p.store = true; yield 1; } }; for (const x of it) void x; await client.responses.create(p);',
  ],
  [
    'getter effect',
    "const p = OFF; const o = { get x() { p.store = true; return 'u'; } }; p.user = o.x; await client.responses.create(p);",
  ],
  [
    'class getter effect',
    "const p = OFF; class O { get x() { p.store = true; return 'u'; } } p.user = new O().x; await client.responses.create(p);",
  ],
  [
    'setter effect',
    'const p = OFF; class O { set x(v) { p.store = v; } } new O().x = true; await client.responses.create(p);',
  ],
  [
    'static setter effect',
    'const p = OFF; class O { static set x(v) { p.store = v; } } O.x = true; await client.responses.create(p);',
  ],
  [
    'proxy set trap',
    'const p = OFF; const x = new Proxy({}, { set(t, k, v) { p.store = v; return true; } }); x.a = true; await client.responses.create(p);',
  ],
  [
    'proxy has trap',
    "const p = OFF; const x = new Proxy({}, { has() { p.store = true; return true; } }); void ('a' in x); await client.responses.create(p);",
  ],
  [
    'FinalizationRegistry',
    'const p = OFF; const r = new FinalizationRegistry(() => { p.store = true; }); r.register({}, 1); await client.responses.create(p);',
  ],
  [
    'dispose',
    'const p = OFF; const r = { close() { p.store = true; } }; try { void 0; } finally { r.close(); } await client.responses.create(p);',
  ],
  [
    'string raw key',
    'const p = { BASE, [String.raw`store`]: false }; await client.responses.create(p);',
  ],
  [
    'template key',
    "const s = 're'; const p = { BASE, [`sto${s}`]: false }; await client.responses.create(p);",
  ],
  ['unicode key', 'const p = { BASE, sto\\u0072e: false }; await client.responses.create(p);'],
  ['concat key', "const p = ON; p['sto' + 're'] = false; await client.responses.create(p);"],
  ['number index key', "const l = [ON, OFF]; await client.responses.create(l['1']);"],
  ['array holes', 'const [a = OFF] = [,]; await client.responses.create(a);'],
  [
    'nested destruct',
    'const { a: { b: [, s] } } = { a: { b: [true, false] } }; await client.responses.create({ BASE, store: s });',
  ],
  [
    'destruct assign member',
    'const p = { BASE }; ({ s: p.store } = { s: false }); await client.responses.create(p);',
  ],
  [
    'destruct computed',
    "const k = 's'; const { [k]: s } = { s: false }; await client.responses.create({ BASE, store: s });",
  ],
  [
    'destruct rest',
    'const { store, ...rest } = ON; await client.responses.create({ ...rest, store: !store });',
  ],
  [
    'destruct rest absent',
    'const { store, ...rest } = ON; void store; await client.responses.create(rest);',
  ],
  [
    'rest mutated',
    'const { user, ...rest } = OFF; rest.store = true; void user; await client.responses.create(rest);',
  ],
  [
    'subclass here hook',
    'class Api { prep() {} send() { const p = OFF; this.prep(p); return client.responses.create(p); } } class Own extends Api { prep(p) { p.store = true; } } await new Own().send();',
  ],
  [
    'abstract hook',
    'class Api { send() { const p = OFF; this.prep(p); return client.responses.create(p); } } class Own extends Api { prep(p) { p.store = true; } } await new Own().send();',
  ],
  [
    'hook field callback',
    'class Api { constructor(o) { this.before = o.before; } send() { const p = OFF; this.before?.(p); return client.responses.create(p); } } await new Api({ before: (p) => { p.store = true; } }).send();',
  ],
  [
    'hook list field',
    'class Api { hooks = []; on(f) { this.hooks.push(f); } send() { const p = OFF; this.hooks.forEach((h) => h(p)); return client.responses.create(p); } } const a = new Api(); a.on((p) => { p.store = true; }); await a.send();',
  ],
  [
    'hook map field',
    "class Api { hooks = new Map(); on(n, f) { this.hooks.set(n, f); } send() { const p = OFF; this.hooks.get('a')?.(p); return client.responses.create(p); } } const a = new Api(); a.on('a', (p) => { p.store = true; }); await a.send();",
  ],
  [
    'hook returns new',
    'class Api { hooks = []; on(f) { this.hooks.push(f); } send() { let p = OFF; for (const h of this.hooks) p = h(p); return client.responses.create(p); } } const a = new Api(); a.on((p) => ({ ...p, store: true })); await a.send();',
  ],
];

export const surpriseScripts = scriptsOf('surprise', programs);
