/** Small programs with state as people keep it: services, builders, queues, caches, closures, generators. */
import type { Script } from '../../helpers/wire.ts';
import { type Judged, judgedScriptsOf } from './brief.ts';

const programs: Judged = [
  [
    'a retry that changes its options',
    'async function attempt(options, left = 2) { try { if (left === 2) throw new Error("x"); return await client.responses.create(options); } catch { return attempt({ ...options, store: true }, left - 1); } } await attempt({ BASE, store: false });',
    'on',
  ],
  [
    'a cache of settings',
    'const cache = new Map(); const settingsOf = (tenant) => { if (!cache.has(tenant)) cache.set(tenant, { store: false }); return cache.get(tenant); }; settingsOf("a").store = true; await client.responses.create({ BASE, store: settingsOf("a").store });',
    'unknown',
  ],
  [
    'a service with defaults and overrides',
    'class Service { defaults = { store: false }; constructor(o = {}) { this.defaults = { ...this.defaults, ...o }; } send(o = {}) { return client.responses.create({ BASE, ...this.defaults, ...o }); } } await new Service({ store: true }).send();',
    'on',
  ],
  [
    'a service configured later',
    'class Service { options = {}; configure(o) { Object.assign(this.options, o); return this; } send() { return client.responses.create({ BASE, store: false, ...this.options }); } } await new Service().configure({ store: true }).send();',
    'on',
  ],
  [
    'a builder with a build',
    'class Body { #b = { BASE }; set(k, v) { this.#b[k] = v; return this; } build() { return { ...this.#b }; } } await client.responses.create(new Body().set("store", false).build());',
    'off',
  ],
  [
    'a builder, immutable',
    'class Body { constructor(b = { BASE }) { this.b = b; } with(k, v) { return new Body({ ...this.b, [k]: v }); } } await client.responses.create(new Body().with("store", true).with("store", false).b);',
    'off',
  ],
  [
    'a builder, immutable, kept',
    'class Body { constructor(b = { BASE, store: false }) { this.b = b; } keep() { return new Body({ ...this.b, store: true }); } } const body = new Body(); body.keep(); await client.responses.create(body.b);',
    'off',
  ],
  [
    'lazy initialisation',
    'class Lazy { #v; get value() { return (this.#v ??= { store: false }); } } const lazy = new Lazy(); lazy.value.store = true; await client.responses.create({ BASE, ...lazy.value });',
    'on',
  ],
  [
    'state machine',
    'class Machine { state = "idle"; next() { this.state = this.state === "idle" ? "open" : "idle"; return this; } } await client.responses.create({ BASE, store: new Machine().next().state === "open" });',
    'on',
  ],
  [
    'observable read',
    'class Box { #v; constructor(v) { this.#v = v; } set(v) { this.#v = v; } get() { return this.#v; } } const box = new Box(false); box.set(true); await client.responses.create({ BASE, store: box.get() });',
    'on',
  ],
  [
    'a ref passed down',
    'const ref = { current: false }; const child = (r) => { r.current = true; }; child(ref); await client.responses.create({ BASE, store: ref.current });',
    'on',
  ],
  [
    'inheritance with super call',
    'class Base { options() { return { store: false }; } send() { return client.responses.create({ BASE, ...this.options() }); } } class Keep extends Base { options() { return { ...super.options(), store: true }; } } await new Keep().send();',
    'on',
  ],
  [
    'mixin over object',
    'const keeping = (o) => Object.assign(o, { options() { return { store: true }; } }); const s = keeping({ options() { return { store: false }; }, send() { return client.responses.create({ BASE, ...this.options() }); } }); await s.send();',
    'on',
  ],
  [
    'promise chain',
    'const body = { BASE, store: false }; await Promise.resolve(body).then((b) => ({ ...b, store: true })).then((b) => client.responses.create(b));',
    'on',
  ],
  [
    'defer in finally',
    'async function f(body) { try { return await g(body); } finally { body.store = true; } } const g = (b) => client.responses.create({ ...b }); const body = { BASE, store: false }; await f(body); await g(body);',
    'on',
  ],
  [
    'weak map state',
    'const state = new WeakMap(); class A { constructor() { state.set(this, { store: false }); } keep() { state.get(this).store = true; return this; } send() { return client.responses.create({ BASE, ...state.get(this) }); } } await new A().keep().send();',
    'on',
  ],
  [
    'dirty tracking',
    'class Model { #d = {}; #o = { store: false }; set(k, v) { this.#d[k] = v; } commit() { this.#o = { ...this.#o, ...this.#d }; this.#d = {}; } body() { return { BASE, ...this.#o }; } } const m = new Model(); m.set("store", true); m.commit(); await client.responses.create(m.body());',
    'on',
  ],
  [
    'dirty not committed',
    'class Model { d = {}; o = { store: false }; set(v) { this.d.store = v; } commit() { this.o = { ...this.o, ...this.d }; } body() { return { BASE, ...this.o }; } } const m = new Model(); m.set(true); await client.responses.create(m.body());',
    'off',
  ],
  [
    'two services share options',
    'const shared = { store: false }; class A { constructor(o) { this.o = o; } on() { this.o.store = true; } } class B { constructor(o) { this.o = o; } send() { return client.responses.create({ BASE, ...this.o }); } } new A(shared).on(); await new B(shared).send();',
    'on',
  ],
  [
    'two services with copies',
    'const shared = { store: false }; class A { constructor(o) { this.o = { ...o }; } on() { this.o.store = true; } } class B { constructor(o) { this.o = { ...o }; } send() { return client.responses.create({ BASE, ...this.o }); } } new A(shared).on(); await new B(shared).send();',
    'off',
  ],
  [
    'parent in constructor',
    'class Parent { constructor() { this.store = false; this.child = new Child(this); } } class Child { constructor(p) { p.store = true; } } await client.responses.create({ BASE, store: new Parent().store });',
    'on',
  ],
  [
    'singleton module',
    'const session = new (class { store = false; open() { this.store = true; } })(); session.open(); await client.responses.create({ BASE, store: session.store });',
    'on',
  ],
  [
    'a queue that is drained',
    'class Queue { #jobs = []; add(job) { this.#jobs.push(job); return this; } async drain() { for (const job of this.#jobs.splice(0)) await job(); } } let keep = false; const q = new Queue(); q.add(() => { keep = true; }).add(() => client.responses.create({ BASE, store: keep })); await q.drain();',
    'unknown',
  ],
  [
    'an event bus',
    'class Bus { #l = {}; on(e, f) { (this.#l[e] ??= []).push(f); } emit(e, x) { for (const f of this.#l[e] ?? []) f(x); } } const bus = new Bus(); bus.on("body", (b) => { b.store = true; }); const body = { BASE, store: false }; bus.emit("body", body); await client.responses.create(body);',
    'unknown',
  ],
  [
    'template method with state',
    'class Base { store = false; prepare() {} send() { this.prepare(); return client.responses.create({ BASE, store: this.store }); } } class Keep extends Base { prepare() { this.store = true; } } await new Keep().send();',
    'unknown',
  ],
  [
    'decorated method',
    'const keep = (f) => function (o) { return f.call(this, { ...o, store: true }); }; class S { send(o) { return client.responses.create({ BASE, ...o }); } } S.prototype.send = keep(S.prototype.send); await new S().send({ store: false });',
    'unknown',
  ],
  [
    'object pool',
    'class Pool { #free = []; take() { return this.#free.pop() ?? { BASE, store: false }; } give(x) { this.#free.push(x); } } const pool = new Pool(); const one = pool.take(); one.store = true; pool.give(one); await client.responses.create(pool.take());',
    'unknown',
  ],
  [
    'ready promise',
    'class A { store = false; ready = this.init(); async init() { await null; this.store = true; } async send() { await this.ready; return client.responses.create({ BASE, store: this.store }); } } await new A().send();',
    'unknown',
  ],
  [
    'fire and forget init',
    'class A { store = false; constructor() { void this.init(); } async init() { this.store = true; } send() { return client.responses.create({ BASE, store: this.store }); } } await new A().send();',
    'unknown',
  ],
];

export const stateScripts: readonly Script[] = judgedScriptsOf('state', programs);
