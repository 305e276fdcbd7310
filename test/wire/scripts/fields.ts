/** Fields of instances, written here and there: what stands in them when a method that sends reads it. */
import type { Script } from '../../helpers/wire.ts';
import { type Judged, judgedScriptsOf } from './brief.ts';

const RUN = 'run() { return client.responses.create({ BASE, store: this.s }); }';

const programs: Judged = [
  [
    'two instances',
    'class A { constructor(s) { this.s = s; } RUN } new A(true); await new A(false).run();',
    'off',
  ],
  [
    'two instances named',
    'class A { constructor(s) { this.s = s; } RUN } const a = new A(true); const b = new A(false); await b.run();',
    'off',
  ],
  [
    'two instances both run',
    'class A { constructor(s) { this.s = s; } RUN } const a = new A(true); const b = new A(false); await a.run(); await b.run();',
    'on',
  ],
  [
    'two instances, one run in fn',
    'class A { constructor(s) { this.s = s; } RUN } const a = new A(true); const b = new A(false); async function go() { await b.run(); } await go();',
    'off',
  ],
  [
    'two instances body',
    'class A { constructor(s) { this.body = { BASE, store: s }; } run() { return client.responses.create(this.body); } } new A(true); await new A(false).run();',
    'off',
  ],
  [
    'class field param default',
    'class A { constructor(s = true) { this.s = s; } RUN } new A(); await new A(false).run();',
    'off',
  ],
  [
    'opts object',
    'class A { constructor(o) { this.o = o; } run() { return client.responses.create({ BASE, store: this.o.s }); } } new A({ s: true }); await new A({ s: false }).run();',
    'off',
  ],
  [
    'private',
    'class A { #s; constructor(s) { this.#s = s; } run() { return client.responses.create({ BASE, store: this.#s }); } } new A(true); await new A(false).run();',
    'off',
  ],
  [
    'inner method',
    'class A { constructor(s) { this.s = s; } run() { return this.send(); } send() { return client.responses.create({ BASE, store: this.s }); } } new A(true); await new A(false).run();',
    'off',
  ],
  [
    'client field',
    'class A { constructor(c) { this.c = c; } run() { return this.c.responses.create({ BASE, store: false }); } } new A(client); await new A(new OpenAI({ baseURL: "https://llm.example.com/v1" })).run();',
    'off',
  ],
  [
    'list',
    'class A { constructor(s) { this.s = s; } RUN } const all = [new A(true), new A(false)]; await all[1].run();',
    'off',
  ],
  [
    'list loop',
    'class A { constructor(s) { this.s = s; } RUN } const all = [new A(true), new A(false)]; for (const a of all) await a.run();',
    'on',
  ],
  [
    'closure factory',
    'const make = (s) => ({ run: () => client.responses.create({ BASE, store: s }) }); make(true); await make(false).run();',
    'unknown',
  ],
  [
    'init method',
    'class A { s = true; off() { this.s = false; } RUN } const a = new A(); a.off(); await a.run();',
    'off',
  ],
  [
    'init method chained',
    'class A { s = true; off() { this.s = false; return this; } RUN } await new A().off().run();',
    'off',
  ],
  [
    'init method after',
    'class A { s = false; on() { this.s = true; } RUN } const a = new A(); await a.run(); a.on();',
    'off',
  ],
  [
    'set after ctor',
    'class A { s = true; RUN } const a = new A(); a.s = false; await a.run();',
    'off',
  ],
  [
    'set in ctor twice',
    'class A { constructor() { this.s = true; this.s = false; } RUN } await new A().run();',
    'off',
  ],
  [
    'set in ctor by method',
    'class A { constructor() { this.s = true; this.setup(); } setup() { this.s = false; } RUN } await new A().run();',
    'off',
  ],
  [
    'set before in run',
    'class A { s = true; run() { this.s = false; return client.responses.create({ BASE, store: this.s }); } } await new A().run();',
    'off',
  ],
  [
    'set after in run',
    'class A { s = false; async run() { const r = await client.responses.create({ BASE, store: this.s }); this.s = true; return r; } } await new A().run();',
    'off',
  ],
  [
    'method never called',
    'class A { s = false; on() { this.s = true; } RUN } await new A().run();',
    'off',
  ],
  [
    'setter given arg',
    'class A { s = false; set(v) { this.s = v; } RUN } const a = new A(); a.set(true); await a.run();',
    'on',
  ],
  [
    'builder',
    'class P { p = { BASE }; store(v) { this.p.store = v; return this; } build() { return this.p; } } await client.responses.create(new P().store(false).build());',
    'off',
  ],
  [
    'builder fields',
    'class P { s = true; store(v) { this.s = v; return this; } build() { return { BASE, store: this.s }; } } await client.responses.create(new P().store(false).build());',
    'off',
  ],
  [
    'this given to a function',
    'const on = (x) => { x.s = true; }; class A { s = false; constructor() { on(this); } RUN } await new A().run();',
    'on',
  ],
  [
    'this in closure later',
    'class A { s = false; later() { return Promise.resolve().then(() => { this.s = true; }); } RUN } const a = new A(); await a.later(); await a.run();',
    'unknown',
  ],
  [
    'bound method handed',
    'class A { s = false; on() { this.s = true; } RUN } const a = new A(); const call = (f) => f(); call(a.on.bind(a)); await a.run();',
    'unknown',
  ],
  [
    'arrow field handed',
    'class A { s = false; on = () => { this.s = true; }; RUN } const a = new A(); [1].forEach(a.on); await a.run();',
    'unknown',
  ],
  [
    'arrow field destructured',
    'class A { s = false; on = () => { this.s = true; }; RUN } const a = new A(); const { on } = a; on(); await a.run();',
    'unknown',
  ],
  [
    'arrow field called',
    'class A { s = false; on = () => { this.s = true; }; RUN } const a = new A(); a.on(); await a.run();',
    'on',
  ],
  [
    'method of another',
    'class A { s = false; RUN } const a = new A(); const tool = { on() { this.s = true; } }; tool.on.call(a); await a.run();',
    'unknown',
  ],
  [
    'self variable',
    'class A { s = false; on() { const self = this; self.s = true; } RUN } const a = new A(); a.on(); await a.run();',
    'on',
  ],
  [
    'self in function',
    'class A { s = false; on() { const self = this; [1].forEach(function () { self.s = true; }); } RUN } const a = new A(); a.on(); await a.run();',
    'on',
  ],
  [
    'Object.assign this',
    'class A { s = false; on(o) { Object.assign(this, o); } RUN } const a = new A(); a.on({ s: true }); await a.run();',
    'on',
  ],
  [
    'Object.assign ctor',
    'class A { s = false; constructor(o) { Object.assign(this, o); } RUN } await new A({ s: true }).run();',
    'on',
  ],
  [
    'computed this',
    'class A { s = false; set(k, v) { this[k] = v; } RUN } const a = new A(); a.set("s", true); await a.run();',
    'on',
  ],
  [
    'toggle',
    'class A { s = false; toggle() { this.s = !this.s; } RUN } const a = new A(); a.toggle(); a.toggle(); await a.run();',
    'unknown',
  ],
  [
    'toggle by method',
    'class A { s = false; not() { return !this.s; } toggle() { this.s = this.not(); } RUN } const a = new A(); a.toggle(); a.toggle(); a.toggle(); await a.run();',
    'unknown',
  ],
  [
    'loop of two',
    'class A { s = false; on() { this.s = true; } RUN } const all = [new A(), new A()]; all[1].on(); for (const a of all) await a.run();',
    'on',
  ],
  [
    'set by loop',
    'class A { s = false; on() { this.s = true; } RUN } const a = new A(); for (const i of [1, 2]) { await a.run(); a.on(); }',
    'on',
  ],
  [
    'run twice, on between',
    'class A { s = false; on() { this.s = true; } RUN } const a = new A(); await a.run(); a.on(); await a.run();',
    'on',
  ],
  [
    'unawaited',
    'class A { s = false; on() { this.s = true; } async run() { await null; return client.responses.create({ BASE, store: this.s }); } } const a = new A(); const p = a.run(); a.on(); await p;',
    'unknown',
  ],
  [
    'unawaited three',
    'class A { s = false; async on() { this.s = true; } async RUN } const a = new A(); const p = a.on(); await a.run(); await p;',
    'unknown',
  ],
  [
    'await in run before read',
    'class A { s = false; on() { this.s = true; } async run() { await this.wait(); return client.responses.create({ BASE, store: this.s }); } async wait() { await null; this.on(); } } await new A().run();',
    'on',
  ],
  [
    'getter that writes',
    'class A { s = false; get x() { this.s = true; return 1; } RUN } const a = new A(); a.x; await a.run();',
    'unknown',
  ],
  [
    'recursion',
    'class A { s = false; on(n) { if (n > 0) this.on(n - 1); else this.s = true; } RUN } const a = new A(); a.on(3); await a.run();',
    'unknown',
  ],
  [
    'in map',
    'class A { s = false; RUN } const m = new Map([["a", new A()]]); m.get("a").s = true; await m.get("a").run();',
    'on',
  ],
  [
    'exported fn',
    'class A { s = false; on() { this.s = true; } RUN } const a = new A(); export const on = () => a.on(); on(); await a.run();',
    'on',
  ],
  [
    'singleton static',
    'class A { static #i; static get() { return (A.#i ??= new A()); } s = false; on() { this.s = true; } RUN } A.get().on(); await A.get().run();',
    'unknown',
  ],
  [
    'event handler',
    'import { EventEmitter } from "node:events"; class A { s = false; constructor(e) { e.on("x", () => { this.s = true; }); } RUN } const e = new EventEmitter(); const a = new A(e); e.emit("x"); await a.run();',
    'unknown',
  ],
  [
    'callback kept',
    'class Q { jobs = []; add(f) { this.jobs.push(f); } go() { for (const f of this.jobs) f(); } } class A { s = false; constructor(q) { q.add(() => { this.s = true; }); } RUN } const q = new Q(); const a = new A(q); q.go(); await a.run();',
    'unknown',
  ],
  [
    'other instance writes',
    'class A { s = false; copy(o) { o.s = true; } RUN } const a = new A(); const b = new A(); b.copy(a); await a.run();',
    'on',
  ],
  [
    'other instance writes b',
    'class A { s = false; copy(o) { o.s = true; } RUN } const a = new A(); const b = new A(); b.copy(a); await b.run();',
    'off',
  ],
  [
    'delete',
    'class A { s = false; off() { delete this.s; } RUN } const a = new A(); a.off(); await a.run();',
    'default',
  ],
  [
    'branch',
    'class A { s = false; on() { if (process.env.FLAG) this.s = true; } RUN } const a = new A(); a.on(); await a.run();',
    'on',
  ],
  [
    'try',
    'class A { s = false; on() { try { JSON.parse("{"); } catch { this.s = true; } } RUN } const a = new A(); a.on(); await a.run();',
    'unknown',
  ],
  [
    'early return',
    'class A { s = true; off(x) { if (x) return; this.s = false; } RUN } const a = new A(); a.off(1); await a.run();',
    'on',
  ],
  [
    'private method',
    'class A { #s = false; #on() { this.#s = true; } go() { this.#on(); } run() { return client.responses.create({ BASE, store: this.#s }); } } const a = new A(); a.go(); await a.run();',
    'on',
  ],
  [
    'ctor order',
    'class A { constructor(v) { this.s = v; if (this.s) this.s = false; this.s ??= true; } RUN } await new A(true).run();',
    'off',
  ],
  [
    'nullish',
    'class A { s; ensure() { this.s ??= true; } RUN } const a = new A(); a.ensure(); await a.run();',
    'on',
  ],
  [
    'base',
    'class B { s = false; on() { this.s = true; } } class A extends B { RUN } const a = new A(); a.on(); await a.run();',
    'unknown',
  ],
  [
    'base ctor',
    'class B { constructor() { this.s = true; } } class A extends B { constructor() { super(); this.s = false; } RUN } await new A().run();',
    'off',
  ],
  [
    'generator',
    'class A { s = false; *steps() { this.s = true; yield 1; } RUN } const a = new A(); [...a.steps()]; await a.run();',
    'unknown',
  ],
  [
    'in prototype',
    'class A { s = false; RUN } Object.defineProperty(A.prototype, "x", { set(v) { this.s = v; } }); const a = new A(); a.x = true; await a.run();',
    'unknown',
  ],
  [
    'toJSON',
    'class A { s = false; toJSON() { this.s = true; return {}; } RUN } const a = new A(); JSON.stringify(a); await a.run();',
    'unknown',
  ],
  [
    'then',
    'class A { s = false; then(f) { this.s = true; f(1); } RUN } const a = new A(); await a; await a.run();',
    'unknown',
  ],
  [
    'proxy',
    'class A { s = false; on() { this.s = true; } RUN } const a = new Proxy(new A(), {}); a.on(); await a.run();',
    'on',
  ],
  [
    'returned this.field obj',
    'class A { o = { store: false }; opts() { return this.o; } on() { this.o = { store: true }; } run() { return client.responses.create({ BASE, ...this.opts() }); } } const a = new A(); a.on(); await a.run();',
    'on',
  ],
  [
    'returned this.field obj part',
    'class A { o = { store: false }; opts() { return this.o; } on() { this.o.store = true; } run() { return client.responses.create({ BASE, ...this.opts() }); } } const a = new A(); a.on(); await a.run();',
    'on',
  ],
  [
    'field obj replaced',
    'class A { o = { store: true }; off() { this.o = { store: false }; } run() { return client.responses.create({ BASE, ...this.o }); } } const a = new A(); a.off(); await a.run();',
    'off',
  ],
  [
    'replaced with spread',
    'class A { o = { BASE, store: true }; with(p) { this.o = { ...this.o, ...p }; return this; } run() { return client.responses.create(this.o); } } await new A().with({ store: false }).run();',
    'off',
  ],
  [
    'object late',
    'const cfg = { store: false }; async function run() { await null; return client.responses.create({ BASE, store: cfg.store }); } const p = run(); cfg.store = true; await p;',
    'unknown',
  ],
  [
    'object late param',
    'async function run(cfg) { await null; return client.responses.create({ BASE, store: cfg.store }); } const cfg = { store: false }; const p = run(cfg); cfg.store = true; await p;',
    'unknown',
  ],
  [
    'variable late',
    'let store = false; async function run() { await null; return client.responses.create({ BASE, store }); } const p = run(); store = true; await p;',
    'unknown',
  ],
  [
    'object late body',
    'const cfg = { BASE, store: false }; async function run() { await null; return client.responses.create(cfg); } const p = run(); cfg.store = true; await p;',
    'unknown',
  ],
  [
    'object spread late',
    'const cfg = { store: false }; async function run() { await null; return client.responses.create({ BASE, ...cfg }); } const p = run(); cfg.store = true; await p;',
    'unknown',
  ],
  [
    'singleton',
    'class S { static i; static get() { return (S.i ??= new S()); } store = false; } S.get().store = true; await client.responses.create({ BASE, store: S.get().store });',
    'on',
  ],
  [
    'singleton object',
    'class S { static i; static get() { return (S.i ??= { store: false }); } } S.get().store = true; await client.responses.create({ BASE, store: S.get().store });',
    'on',
  ],
  [
    'fluent',
    `class B { p = { BASE }; with(o) { this.p = { ...this.p, ...o }; return this; } } await client.responses.create(new B().with({ store: false }).with({ user: 'u' }).p);`,
    'off',
  ],
  [
    'fluent2',
    `class B { p = { BASE, store: true }; with(o) { this.p = { ...this.p, ...o }; return this; } } await client.responses.create(new B().with({ store: false }).with({ user: 'u' }).p);`,
    'off',
  ],
  [
    'clone',
    'class A { store = false; } const a = new A(); const b = structuredClone(a); a.store = true; await client.responses.create({ BASE, store: b.store });',
    'unknown',
  ],
  [
    'merged',
    'class A { constructor(o) { Object.assign(this, { o }); } change() { this.o.store = true; } } const o = { BASE, store: false }; new A(o).change(); await client.responses.create(o);',
    'on',
  ],
];

export const fieldScripts: readonly Script[] = judgedScriptsOf(
  'field',
  programs.map(([name, code, said]) => [name, code.replace('RUN', RUN), said]),
);
