/**
 * Programs about instances and classes: who changes a field, a static one, a method or a prototype, and
 * for which of several instances.
 */
import { type Brief, scriptsOf } from './brief.ts';

const programs: Brief = [
  [
    'proxy instance method off',
    "class Api { body = OFF; send() { return client.responses.create(this.body); } }\nconst api = new Proxy(new Api(), { get(t, k, r) { if (k === 'send') t.body.store = true; return Reflect.get(t, k, r); } });\nawait api.send();",
  ],
  [
    'proxy instance method apply',
    "class Api { body = OFF; send() { return client.responses.create(this.body); } }\nconst api = new Proxy(new Api(), { get(t, k) { const f = t[k]; return typeof f === 'function' ? (...a) => { t.body.store = true; return f.apply(t, a); } : f; } });\nawait api.send();",
  ],
  [
    'proxy handler elsewhere',
    'class Api { constructor(body) { this.body = body; } send() { return client.responses.create(this.body); } }\nconst touch = (x) => { x.store = true; };\nconst make = (x) => new Proxy(x, { get: (t, k) => { touch(t.body); return t[k]; } });\nawait make(new Api(OFF)).send();',
  ],
  [
    'proxy get replaces body',
    "class Api { body = OFF; send() { return client.responses.create(this.body); } }\nconst api = new Proxy(new Api(), { get(t, k, r) { if (k === 'body') return ON; return Reflect.get(t, k, r); } });\nawait api.send();",
  ],
  [
    'this fn from outside',
    'class Api { body = OFF; send() { return client.responses.create(this.body); } }\nconst api = new Api();\napi.prep = function () { this.body.store = true; };\napi.prep();\nawait api.send();',
  ],
  [
    'this fn from outside replaces',
    'class Api { body = OFF; prep() {} send() { this.prep(); return client.responses.create(this.body); } }\nconst api = new Api();\napi.prep = function () { this.body = ON; };\nawait api.send();',
  ],
  [
    'prototype added',
    'class Api { body = OFF; send() { return client.responses.create(this.body); } }\nApi.prototype.prep = function () { this.body.store = true; };\nconst api = new Api();\napi.prep();\nawait api.send();',
  ],
  [
    'prototype assign',
    'class Api { body = OFF; send() { return client.responses.create(this.body); } }\nObject.assign(Api.prototype, { prep() { this.body.store = true; } });\nconst api = new Api();\napi.prep();\nawait api.send();',
  ],
  [
    'prototype patched',
    'class Api { constructor() { this.body = OFF; } prep() {} send() { this.prep(); return client.responses.create(this.body); } }\nconst old = Api.prototype.prep;\nApi.prototype.prep = function () { old.call(this); this.body.store = true; };\nawait new Api().send();',
  ],
  [
    'subclass field declared empty',
    'class A { constructor() { this.store = false; } } class B extends A { store; } await client.responses.create({ BASE, store: new B().store });',
  ],
  [
    'static inherited write read sub',
    'class A { static store = true; } class B extends A {} A.store = false; await client.responses.create({ BASE, store: B.store });',
  ],
  [
    'static alias write',
    'class A { static store = false; } const B = A; B.store = true; await client.responses.create({ BASE, store: A.store });',
  ],
  [
    'static key write',
    "class A { static store = false; } A['sto' + 're'] = true; await client.responses.create({ BASE, store: A.store });",
  ],
  [
    'static assign',
    'class A { static store = false; } Object.assign(A, { store: true }); await client.responses.create({ BASE, store: A.store });',
  ],
  [
    'static defineProperty',
    "class A { static store = false; } Object.defineProperty(A, 'store', { value: true }); await client.responses.create({ BASE, store: A.store });",
  ],
  [
    'instance key write',
    "class A { store = false; } const a = new A(); const k = ['st', 'ore'].join(''); a[k] = true; await client.responses.create({ BASE, store: a.store });",
  ],
  [
    'instance key loop',
    'class A { store = false; set(o) { for (const k in o) this[k] = o[k]; } } const a = new A(); a.set({ store: true }); await client.responses.create({ BASE, store: a.store });',
  ],
  [
    'instance entries',
    'class A { store = false; constructor(o) { for (const [k, v] of Object.entries(o)) this[k] = v; } } await client.responses.create({ BASE, store: new A({ store: true }).store });',
  ],
  [
    'instance Reflect.set',
    "class A { store = false; } const a = new A(); Reflect.set(a, 'store', true); await client.responses.create({ BASE, store: a.store });",
  ],
  [
    'instance defineProperty',
    "class A { store = false; } const a = new A(); Object.defineProperty(a, 'store', { value: true }); await client.responses.create({ BASE, store: a.store });",
  ],
  [
    'instance handed fn destruct',
    'class A { o = OFF; } const turn = ({ o }) => { o.store = true; }; const a = new A(); turn(a); await client.responses.create(a.o);',
  ],
  [
    'fluent builder spread',
    "class B { p = { BASE }; with(o) { this.p = { ...this.p, ...o }; return this; } } await client.responses.create(new B().with({ store: false }).with({ user: 'u' }).p);",
  ],
  [
    'delete field',
    'class A { store = true; } const a = new A(); delete a.store; await client.responses.create({ BASE, store: a.store });',
  ],
  [
    'once closure',
    'const mk = () => { const p = OFF; return { on() { p.store = true; }, get: () => p }; }; const a = mk(), b = mk(); a.on(); await client.responses.create(b.get());',
  ],
  [
    'class of a call for two',
    'const make = (store) => class { run() { return client.responses.create({ BASE, store }); } };\nconst A = make(true), B = make(false);\nawait new A().run(); await new B().run();',
  ],
  [
    'class of a call for two, one used',
    'const make = (store) => class { run() { return client.responses.create({ BASE, store }); } };\nconst A = make(true), B = make(false);\nawait new B().run();',
  ],
  [
    'class of a call for two, static',
    'const make = (store) => class { static run() { return client.responses.create({ BASE, store }); } };\nconst A = make(true), B = make(false);\nawait B.run();',
  ],
  [
    'class of a call for two, field',
    'const make = (store) => class { store = store; };\nconst A = make(true), B = make(false);\nawait client.responses.create({ BASE, store: new B().store });',
  ],
  [
    'class of a call, extended',
    'const make = (store) => class { store = store; };\nclass C extends make(true) {} class D extends make(false) {}\nawait client.responses.create({ BASE, store: new D().store });',
  ],
  [
    'class of a call, extended, run',
    'const make = (store) => class { run() { return client.responses.create({ BASE, store }); } };\nclass C extends make(true) {} class D extends make(false) {}\nawait new D().run();',
  ],
  [
    'mixin overrides',
    'const Storing = (Base) => class extends Base { opts() { return { ...super.opts(), store: true }; } };\nclass A { opts() { return OFF; } run() { return client.responses.create(this.opts()); } }\nawait new (Storing(A))().run();',
  ],
  [
    'mixin overrides field',
    'const Storing = (Base) => class extends Base { store = true; };\nclass A { store = false; run() { return client.responses.create({ BASE, store: this.store }); } }\nawait new (Storing(A))().run();',
  ],
  [
    'two mixins',
    'const On = (Base) => class extends Base { store = true; }; const Off = (Base) => class extends Base { store = false; };\nclass A { run() { return client.responses.create({ BASE, store: this.store }); } }\nawait new (On(Off(A)))().run();',
  ],
  [
    'private field set by static',
    'class A { #store = false; static turn(a) { a.#store = true; } get store() { return this.#store; } } const a = new A(); A.turn(a); await client.responses.create({ BASE, store: a.store });',
  ],
  [
    'private field object',
    'class A { #o = OFF; get o() { return this.#o; } } const a = new A(); a.o.store = true; await client.responses.create(a.o);',
  ],
  [
    'private method changes',
    'class A { o = OFF; #turn() { this.o.store = true; } run() { this.#turn(); return client.responses.create(this.o); } } await new A().run();',
  ],
  [
    'setter changes another field',
    'class A { body = OFF; set level(v) { this.body.store = v > 1; } } const a = new A(); a.level = 2; await client.responses.create(a.body);',
  ],
  [
    'setter sets private',
    'class A { #s = false; set store(v) { this.#s = v; } get store() { return this.#s; } } const a = new A(); a.store = true; await client.responses.create({ BASE, store: a.store });',
  ],
  [
    'getter made anew',
    'class A { get body() { return OFF; } } const a = new A(); a.body.store = true; await client.responses.create(a.body);',
  ],
  [
    'getter with a count',
    'class A { n = 0; get store() { return this.n++ > 0; } } const a = new A(); a.store; await client.responses.create({ BASE, store: a.store });',
  ],
  [
    'static block',
    'class A { static store = false; static { this.store = true; } } await client.responses.create({ BASE, store: A.store });',
  ],
  [
    'static block by name',
    'class A { static body = OFF; static { A.body.store = true; } } await client.responses.create(A.body);',
  ],
  [
    'static block patches another',
    'class A { static store = false; } class B { static { A.store = true; } } await client.responses.create({ BASE, store: A.store });',
  ],
  [
    'static block computed',
    "class A { static store = false; static { for (const k of ['store']) this[k] = true; } } await client.responses.create({ BASE, store: A.store });",
  ],
  [
    'static block prototype',
    'class A { body = OFF; send() { return client.responses.create(this.body); } static { const old = this.prototype.send; this.prototype.send = function () { this.body.store = true; return old.call(this); }; } } await new A().send();',
  ],
  [
    'static method by another this',
    'class A { static store = false; static turn() { this.store = true; } } class B { static store = false; } A.turn.call(B); await client.responses.create({ BASE, store: B.store });',
  ],
  [
    'bound method',
    'class A { body = OFF; turn() { this.body.store = true; } } const a = new A(); const f = a.turn.bind(a); f(); await client.responses.create(a.body);',
  ],
  [
    'bound to another',
    'class A { store = true; turn() { this.store = true; } } class B { store = false; } const b = new B(); const f = A.prototype.turn.bind(b); f(); await client.responses.create({ BASE, store: b.store });',
  ],
  [
    'method called on another',
    'class A { turn() { this.store = true; } } class B { store = false; } const b = new B(); new A().turn.call(b); await client.responses.create({ BASE, store: b.store });',
  ],
  [
    'method borrowed',
    'class A { turn() { this.store = true; } } class B { store = false; } B.prototype.turn = A.prototype.turn; const b = new B(); b.turn(); await client.responses.create({ BASE, store: b.store });',
  ],
  [
    'destructured method',
    'class A { body = OFF; turn = () => { this.body.store = true; }; } const a = new A(); const { turn } = a; turn(); await client.responses.create(a.body);',
  ],
  [
    'destructured field',
    'class A { body = OFF; } const a = new A(); const { body } = a; body.store = true; await client.responses.create(a.body);',
  ],
  [
    'nested destructured field',
    'class A { body = OFF; } const box = { a: new A() }; const { a: { body } } = box; body.store = true; await client.responses.create(box.a.body);',
  ],
  [
    'field by pattern',
    'class A { store = false; } const a = new A(); ({ store: a.store } = { store: true }); await client.responses.create({ BASE, store: a.store });',
  ],
  [
    'this by pattern',
    'class A { store = false; set(o) { ({ store: this.store } = o); } } const a = new A(); a.set({ store: true }); await client.responses.create({ BASE, store: a.store });',
  ],
  [
    'Object.assign of the class',
    'class A { run() { return client.responses.create({ BASE, store: this.constructor.store }); } } Object.assign(A, { store: true }); await new A().run();',
  ],
  [
    'Object.assign this',
    'class A { store = false; constructor(o) { Object.assign(this, o); } } await client.responses.create({ BASE, store: new A({ store: true }).store });',
  ],
  [
    'Object.assign this by helper',
    'const mix = (t, o) => Object.assign(t, o); class A { store = false; constructor(o) { mix(this, o); } } await client.responses.create({ BASE, store: new A({ store: true }).store });',
  ],
  [
    'key write by helper',
    'const put = (t, k, v) => { t[k] = v; }; class A { store = false; } const a = new A(); put(a, "store", true); await client.responses.create({ BASE, store: a.store });',
  ],
  [
    'key write of this by helper',
    'const fill = (t, o) => { for (const k of Object.keys(o)) t[k] = o[k]; }; class A { store = false; constructor(o) { fill(this, o); } } await client.responses.create({ BASE, store: new A({ store: true }).store });',
  ],
  [
    'keys by forEach',
    'class A { store = false; constructor(o) { Object.keys(o).forEach((k) => { this[k] = o[k]; }); } } await client.responses.create({ BASE, store: new A({ store: true }).store });',
  ],
  [
    'keys of a base',
    'class Base { constructor(o) { for (const k in o) this[k] = o[k]; } } class A extends Base { constructor(o) { super(o); } } await client.responses.create({ BASE, store: new A({ store: true }).store });',
  ],
  [
    'keys of a base after',
    'class Base { fill(o) { for (const k in o) this[k] = o[k]; return this; } } class A extends Base { store = false; } await client.responses.create({ BASE, store: new A().fill({ store: true }).store });',
  ],
  [
    'Object.assign in a base',
    'class Base { fill(o) { return Object.assign(this, o); } } class A extends Base { store = false; } const a = new A(); a.fill({ store: true }); await client.responses.create({ BASE, store: a.store });',
  ],
  [
    'defineProperties of this',
    'class A { store = false; constructor() { Object.defineProperties(this, { store: { get: () => true } }); } } await client.responses.create({ BASE, store: new A().store });',
  ],
  [
    'defineProperty on prototype',
    "class A { run() { return client.responses.create({ BASE, store: this.store ?? false }); } } Object.defineProperty(A.prototype, 'store', { value: true }); await new A().run();",
  ],
  [
    'setPrototypeOf',
    'class A { get store() { return false; } } class B { get store() { return true; } } const a = new A(); Object.setPrototypeOf(a, B.prototype); await client.responses.create({ BASE, store: a.store });',
  ],
  [
    'Reflect.set of this',
    "class A { store = false; set(k, v) { Reflect.set(this, k, v); return this; } } await client.responses.create({ BASE, store: new A().set('store', true).store });",
  ],
  [
    'decorator by hand',
    'const storing = (C) => class extends C { constructor(...a) { super(...a); this.store = true; } }; let A = class { store = false; run() { return client.responses.create({ BASE, store: this.store }); } }; A = storing(A); await new A().run();',
  ],
  [
    'decorator changes prototype',
    'const storing = (C) => { C.prototype.opts = () => (ON); return C; }; const A = storing(class { opts() { return OFF; } run() { return client.responses.create(this.opts()); } }); await new A().run();',
  ],
  [
    'decorator of a method',
    'const around = (C, k) => { const old = C.prototype[k]; C.prototype[k] = function (...a) { this.body.store = true; return old.apply(this, a); }; }; class A { body = OFF; run() { return client.responses.create(this.body); } } around(A, "run"); await new A().run();',
  ],
  [
    'class expression with a name',
    'const A = class Inner { static store = false; static turn() { Inner.store = true; } }; A.turn(); await client.responses.create({ BASE, store: A.store });',
  ],
  [
    'class in a map',
    'const all = { a: class { store = false; }, b: class { store = true; } }; const k = ["b"].join(""); await client.responses.create({ BASE, store: new all[k]().store });',
  ],
  [
    'instances in a map',
    'class A { store = false; } const all = new Map([["x", new A()]]); all.get("x").store = true; await client.responses.create({ BASE, store: all.get("x").store });',
  ],
  [
    'instances in a list loop',
    'class A { store = false; } const all = [new A(), new A()]; for (const a of all) a.store = true; await client.responses.create({ BASE, store: all[1].store });',
  ],
  [
    'new by Reflect.construct',
    'class A { store = false; } class B extends A { store = true; } const a = Reflect.construct(A, [], B); await client.responses.create({ BASE, store: a.store });',
  ],
  [
    'constructor returns another',
    'class A { store = false; constructor() { return { store: true }; } } await client.responses.create({ BASE, store: new A().store });',
  ],
  [
    'constructor returns proxy',
    'class A { store = false; constructor() { return new Proxy(this, { get: (t, k) => (k === "store" ? true : t[k]) }); } } await client.responses.create({ BASE, store: new A().store });',
  ],
  [
    'singleton given another',
    'class A { static one; store = true; constructor() { if (A.one) return A.one; A.one = this; } } const a = new A(); a.store = false; await client.responses.create({ BASE, store: new A().store });',
  ],
  [
    'static counter',
    'class A { static n = 0; store; constructor() { this.store = A.n++ > 0; } } new A(); await client.responses.create({ BASE, store: new A().store });',
  ],
  [
    'toJSON',
    'class A { store = false; model = "m"; input = "x"; toJSON() { return ON; } } await client.responses.create(new A());',
  ],
  [
    'instance as body',
    'class A { model = "m"; input = "x"; store = false; } const a = new A(); a.store = true; await client.responses.create(a);',
  ],
  [
    'instance spread',
    'class A { model = "m"; input = "x"; store = false; } const a = new A(); a.store = true; await client.responses.create({ ...a });',
  ],
  [
    'instance spread with key',
    'class A { store = false; } const a = new A(); a["st" + "ore"] = true; await client.responses.create({ BASE, ...a });',
  ],
  [
    'accessor on static',
    'class A { static #s = false; static get store() { return A.#s; } static set store(v) { A.#s = v; } } A.store = true; await client.responses.create({ BASE, store: A.store });',
  ],
  [
    'static in a subclass',
    'class A { static store = false; static run() { return client.responses.create({ BASE, store: this.store }); } } class B extends A { static store = true; } await B.run();',
  ],
  [
    'static written on a subclass',
    'class A { static store = false; static run() { return client.responses.create({ BASE, store: this.store }); } } class B extends A {} B.store = true; await B.run();',
  ],
  [
    'static object of a base',
    'class A { static body = OFF; } class B extends A {} B.body.store = true; await client.responses.create(A.body);',
  ],
  [
    'instance through constructor',
    'class A { static store = false; turn() { this.constructor.store = true; } } new A().turn(); await client.responses.create({ BASE, store: A.store });',
  ],
  [
    'frozen instance',
    'class A { store = false; } const a = Object.freeze(new A()); try { a.store = true; } catch {} await client.responses.create({ BASE, store: a.store });',
  ],
  [
    'structuredClone of an instance',
    'class A { store = false; } const a = new A(); const b = structuredClone(a); a.store = true; await client.responses.create({ BASE, store: b.store });',
  ],
  [
    'Object.create of an instance',
    'class A { store = false; } const a = new A(); const b = Object.create(a); a.store = true; await client.responses.create({ BASE, store: b.store });',
  ],
  [
    'callback with this',
    'class A { store = false; on(f) { f.call(this); } } const a = new A(); a.on(function () { this.store = true; }); await client.responses.create({ BASE, store: a.store });',
  ],
  [
    'callback gets this',
    'class A { store = false; tap(f) { f(this); return this; } } await client.responses.create({ BASE, store: new A().tap((a) => { a.store = true; }).store });',
  ],
  [
    'arrow field keeps this',
    'class A { store = false; on = () => { this.store = true; }; } const { on } = new A(); const a = new A(); a.on(); await client.responses.create({ BASE, store: a.store });',
  ],
  [
    'method replaced',
    'class A { opts() { return OFF; } run() { return client.responses.create(this.opts()); } } const a = new A(); a.opts = () => (ON); await a.run();',
  ],
  [
    'method replaced by key',
    'class A { opts() { return OFF; } run() { return client.responses.create(this.opts()); } } const a = new A(); for (const k of ["opts"]) a[k] = () => (ON); await a.run();',
  ],
  [
    'method replaced by assign',
    'class A { opts() { return OFF; } run() { return client.responses.create(this.opts()); } } const a = Object.assign(new A(), { opts: () => (ON) }); await a.run();',
  ],
  [
    'client replaced by key',
    'class A { api = new OpenAI({ baseURL: "https://llm.example.com/v1" }); run() { return this.api.responses.create(OFF); } } const a = new A(); const k = ["a", "pi"].join(""); a[k] = client; await a.run();',
  ],
  [
    'client replaced by assign',
    'class A { api = new OpenAI({ baseURL: "https://llm.example.com/v1" }); constructor(o) { Object.assign(this, o); } run() { return this.api.responses.create(OFF); } } await new A({ api: client }).run();',
  ],
  [
    'client replaced on prototype',
    'class A { get api() { return new OpenAI({ baseURL: "https://llm.example.com/v1" }); } run() { return this.api.responses.create(OFF); } } Object.defineProperty(A.prototype, "api", { get: () => client }); await new A().run();',
  ],
  [
    'static client replaced',
    'class A { static api = new OpenAI({ baseURL: "https://llm.example.com/v1" }); static run() { return this.api.responses.create(OFF); } } Object.assign(A, { api: client }); await A.run();',
  ],
  [
    'static client by alias',
    'class A { static api = new OpenAI({ baseURL: "https://llm.example.com/v1" }); static run() { return A.api.responses.create(OFF); } } const B = A; B.api = client; await A.run();',
  ],
  [
    'base url by key',
    'class A { url = "https://llm.example.com/v1"; run() { return new OpenAI({ baseURL: this.url }).responses.create(OFF); } } const a = new A(); a[["u", "rl"].join("")] = "https://api.openai.com/v1"; await a.run();',
  ],
  [
    'base url by assign',
    'class A { url = "https://llm.example.com/v1"; constructor(o = {}) { Object.assign(this, o); } run() { return new OpenAI({ baseURL: this.url }).responses.create(OFF); } } await new A({ url: "https://api.openai.com/v1" }).run();',
  ],
  [
    'proxy of the class',
    'class A { store = false; } const P = new Proxy(A, { construct: (T, args) => { const a = new T(...args); a.store = true; return a; } }); await client.responses.create({ BASE, store: new P().store });',
  ],
  [
    'proxy set',
    'class A { store = false; run() { return client.responses.create({ BASE, store: this.store }); } } const a = new Proxy(new A(), { set: (t, k, v) => { t[k] = !v; return true; } }); a.store = false; await a.run();',
  ],
  [
    'generic update',
    'class A { p = OFF; update(patch) { this.p = { ...this.p, ...patch }; return this; } run() { return client.responses.create(this.p); } } await new A().update({ store: true }).run();',
  ],
  [
    'fluent builder on',
    'class B { p = { BASE }; store(v) { this.p.store = v; return this; } } await client.responses.create(new B().store(false).store(true).p);',
  ],
  [
    'fluent builder with key',
    "class B { p = { BASE, store: false }; with(k, v) { this.p[k] = v; return this; } } await client.responses.create(new B().with('store', true).p);",
  ],
  [
    'once closure set',
    'const mk = () => { let store = false; return { on() { store = true; }, get: () => store }; }; const a = mk(), b = mk(); a.on(); await client.responses.create({ BASE, store: b.get() });',
  ],
  [
    'once closure class',
    'const mk = () => { const p = OFF; return new (class { on() { p.store = true; } get() { return p; } })(); }; const a = mk(), b = mk(); a.on(); await client.responses.create(b.get());',
  ],
  [
    'instances apart',
    'class A { p = OFF; } const a = new A(), b = new A(); a.p.store = true; await client.responses.create(b.p);',
  ],
  [
    'instances apart, field',
    'class A { store = false; } const a = new A(), b = new A(); a.store = true; await client.responses.create({ BASE, store: b.store });',
  ],
  [
    'instances apart, on',
    'class A { store = true; } const a = new A(), b = new A(); b.store = false; await client.responses.create({ BASE, store: b.store });',
  ],
  [
    'instance handed to emitter',
    'const { EventEmitter } = await import("node:events"); class A { store = false; } const a = new A(); const em = new EventEmitter(); em.on("x", (y) => { y.store = true; }); em.emit("x", a); await client.responses.create({ BASE, store: a.store });',
  ],
  [
    'instance handed to vm',
    'const { runInNewContext } = await import("node:vm"); class A { store = false; } const a = new A(); runInNewContext("a.store = true", { a }); await client.responses.create({ BASE, store: a.store });',
  ],
  [
    'field of field',
    'class In { store = false; } class Out { inner = new In(); } const o = new Out(); o.inner.store = true; await client.responses.create({ BASE, store: o.inner.store });',
  ],
  [
    'field of field by key',
    'class In { store = false; } class Out { inner = new In(); } const o = new Out(); const k = ["st", "ore"].join(""); o.inner[k] = true; await client.responses.create({ BASE, store: o.inner.store });',
  ],
  [
    'super sets',
    'class A { set(k) { this[k] = true; } } class B extends A { store = false; turn() { super.set("store"); } } const b = new B(); b.turn(); await client.responses.create({ BASE, store: b.store });',
  ],
  [
    'instanceof dispatch',
    'class A { store = false; } const turn = (x) => { if (x instanceof A) x.store = true; }; const a = new A(); turn(a); await client.responses.create({ BASE, store: a.store });',
  ],
  [
    'increment of a field',
    'class A { n = 0; up() { this.n++; } } const a = new A(); a.up(); await client.responses.create({ BASE, store: a.n > 0 });',
  ],
  [
    'toggle',
    'class A { store = false; toggle() { this.store = !this.store; } } const a = new A(); a.toggle(); await client.responses.create({ BASE, store: a.store });',
  ],
  [
    'declared by symbol',
    'const S = Symbol("s"); class A { [S] = false; } const a = new A(); a[S] = true; await client.responses.create({ BASE, store: a[S] });',
  ],
  [
    'computed field name',
    "const k = 'store'; class A { [k] = false; } const a = new A(); a.store = true; await client.responses.create({ BASE, store: a.store });",
  ],
  [
    'computed method name',
    "const k = ['o', 'pts'].join(''); class A { opts() { return OFF; } [k]() { return ON; } } await client.responses.create(new A().opts());",
  ],
  [
    'with and without new',
    'function A() { if (!(this instanceof A)) return new A(); this.store = false; } A.prototype.turn = function () { this.store = true; return this; }; await client.responses.create({ BASE, store: A().turn().store });',
  ],
  [
    'proxy hands on',
    'class Api { body = OFF; client = client; run() { return this.client.responses.create(this.body); } } const api = new Proxy(new Api(), { get(t, k, r) { if (k in t) return Reflect.get(t, k, r); return Reflect.get(t.client, k, r); } }); await api.run();',
  ],
  [
    'proxy hands on, written through',
    'class Api { body = OFF; run() { return client.responses.create(this.body); } } const api = new Proxy(new Api(), { get: (t, k) => t[k] }); api.body = ON; await api.run();',
  ],
  [
    'proxy hands on, object',
    'const p = OFF; const q = new Proxy(p, { get: (t, k) => t[k] }); q.store = true; await client.responses.create(p);',
  ],
  [
    'proxy hands on a method',
    'const p = { store: false, turn() { this.store = true; } }; const q = new Proxy(p, { get: (t, k) => t[k] }); q.turn(); await client.responses.create({ BASE, store: p.store });',
  ],
  [
    'closure for two, one used',
    'const make = (store) => () => client.responses.create({ BASE, store }); const a = make(true), b = make(false); await b();',
  ],
  [
    'closure for two, both used',
    'const make = (store) => () => client.responses.create({ BASE, store }); const a = make(true), b = make(false); await a(); await b();',
  ],
  [
    'closure in an object, one used',
    'const make = (store) => ({ run: () => client.responses.create({ BASE, store }) }); const a = make(true), b = make(false); await b.run();',
  ],
  [
    'closure for one',
    'const make = (store) => ({ run: () => client.responses.create({ BASE, store }) }); const a = make(false); await a.run();',
  ],
  [
    'run in place',
    'const make = (store) => Promise.all([1].map(() => client.responses.create({ BASE, store }))); await make(true); await make(false);',
  ],
];

export const instanceScripts = scriptsOf('instances', programs);
