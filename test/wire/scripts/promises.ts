/** Promises of what is sent: awaited, tested, spread, kept and handed on. */
import type { Script } from '../../helpers/wire.ts';
import { type Judged, judgedScriptsOf } from './brief.ts';

const promises: Judged = [
  [
    'promise in object',
    'const cfg = { keep: Promise.resolve(false) }; await client.responses.create({ BASE, store: cfg.keep ? true : false });',
    'on',
  ],
  [
    'promise in field',
    'class A { keep = Promise.resolve(false); send() { return client.responses.create({ BASE, store: this.keep ? true : false }); } } await new A().send();',
    'on',
  ],
  [
    'promise in let',
    'let keep; keep = Promise.resolve(false); await client.responses.create({ BASE, store: keep ? true : false });',
    'on',
  ],
  [
    'promise param',
    'const send = (k) => client.responses.create({ BASE, store: k ? true : false }); await send(Promise.resolve(false));',
    'on',
  ],
  [
    'promise elements',
    'const [k] = [Promise.resolve(false)]; await client.responses.create({ BASE, store: k ? true : false });',
    'on',
  ],
  [
    'destructured',
    'const { keep } = { keep: Promise.resolve(false) }; await client.responses.create({ BASE, store: keep ? true : false });',
    'on',
  ],
  [
    'map',
    'const m = new Map([["k", Promise.resolve(false)]]); await client.responses.create({ BASE, store: m.get("k") ? true : false });',
    'unknown',
  ],
  [
    'list of async',
    'const fs = [async () => false]; const rs = fs.map((f) => f()); await client.responses.create({ BASE, store: rs[0] ? true : false });',
    'on',
  ],
  [
    'promise as store',
    'const keep = async () => false; await client.responses.create({ BASE, store: keep() });',
    'unknown',
  ],
  [
    'promise body spread from field',
    'class A { opts = (async () => ({ store: false }))(); send() { return client.responses.create({ BASE, ...this.opts }); } } await new A().send();',
    'unknown',
  ],
  [
    'spread of let',
    'let o; o = Promise.resolve({ store: false }); await client.responses.create({ BASE, ...o });',
    'unknown',
  ],
  [
    'default',
    'const f = async () => undefined; const { a = 1 } = {}; await client.responses.create({ BASE, store: (f() ?? false) ? true : false });',
    'on',
  ],
  [
    'ternary',
    'const p = process.argv.length > 0 ? Promise.resolve(false) : Promise.resolve(false); await client.responses.create({ BASE, store: p ? true : false });',
    'on',
  ],
  [
    'method',
    'class A { async keep() { return false; } send() { return client.responses.create({ BASE, store: this.keep() ? true : false }); } } await new A().send();',
    'on',
  ],
  [
    'cached',
    'let cache = null; const get = () => (cache ??= Promise.resolve(false)); await client.responses.create({ BASE, store: get() ? true : false });',
    'unknown',
  ],
  [
    'merge',
    'const o = async () => ({ store: false }); await client.responses.create(Object.assign({ BASE }, o()));',
    'unknown',
  ],
  [
    'awaited twice ok',
    'const o = async () => ({ store: false }); const p = o(); await client.responses.create({ BASE, ...(await p) });',
    'off',
  ],
  [
    'awaited all',
    'const o = async () => ({ store: false }); const [a] = await Promise.all([o()]); await client.responses.create({ BASE, ...a });',
    'off',
  ],
  [
    'then awaited',
    'const o = async () => ({ store: false }); await o().then((x) => client.responses.create({ BASE, ...x }));',
    'off',
  ],
  [
    'async returning promise',
    'const o = async () => Promise.resolve({ store: false }); const a = await o(); await client.responses.create({ BASE, ...a });',
    'off',
  ],
  [
    'awaited member',
    'const s = { o: Promise.resolve({ store: false }) }; await client.responses.create({ BASE, ...(await s.o) });',
    'off',
  ],
  [
    'for await',
    'for await (const x of [Promise.resolve({ store: false })]) await client.responses.create({ BASE, ...x });',
    'off',
  ],
  [
    'for of',
    'for (const x of [Promise.resolve({ store: false })]) await client.responses.create({ BASE, ...x });',
    'unknown',
  ],
  [
    'in condition &&',
    'const f = async () => false; const o = { f: f() }; await client.responses.create({ BASE, store: o.f && true });',
    'on',
  ],
  [
    'not',
    'const o = { f: Promise.resolve(false) }; await client.responses.create({ BASE, store: !!o.f });',
    'on',
  ],
  [
    'Boolean',
    'const o = { f: Promise.resolve(false) }; await client.responses.create({ BASE, store: Boolean(o.f) });',
    'unknown',
  ],
  [
    'equality',
    'const f = async () => true; await client.responses.create({ BASE, store: f() === true ? false : true });',
    'unknown',
  ],
  [
    'equality field',
    'const o = { f: Promise.resolve("a") }; await client.responses.create({ BASE, store: o.f === "a" ? false : true });',
    'unknown',
  ],
  [
    'switch',
    'const f = Promise.resolve("a"); let store = true; switch (f) { case "a": store = false; } await client.responses.create({ BASE, store });',
    'unknown',
  ],
  [
    'key',
    'const f = Promise.resolve("store"); await client.responses.create({ BASE, store: true, [f]: false });',
    'unknown',
  ],
  [
    'template',
    'const f = Promise.resolve("store"); await client.responses.create({ BASE, store: true, [`${f}`]: false });',
    'unknown',
  ],
  [
    'if',
    'const f = { k: Promise.resolve(false) }; const b = OFF; if (f.k) b.store = true; await client.responses.create(b);',
    'unknown',
  ],
  [
    'while',
    'const f = { k: Promise.resolve(false) }; const b = OFF; while (f.k) { b.store = true; break; } await client.responses.create(b);',
    'unknown',
  ],
  [
    'promise.race',
    'const f = Promise.race([false]); const b = OFF; if (f) b.store = true; await client.responses.create(b);',
    'on',
  ],
  [
    'Promise.all tested',
    'const f = Promise.all([]); const b = OFF; if (f.length === undefined) b.store = true; await client.responses.create(b);',
    'unknown',
  ],
  [
    'dynamic import unawaited',
    'const m = import("node:path"); const b = OFF; if (m.join === undefined) b.store = true; await client.responses.create(b);',
    'on',
  ],
  [
    'async gen',
    'async function* g() { yield false; } const b = OFF; if (g()) b.store = true; await client.responses.create(b);',
    'unknown',
  ],
  [
    'async arrow in array map all',
    'const list = await Promise.all([1].map(async () => ({ store: false }))); await client.responses.create({ BASE, ...list[0] });',
    'off',
  ],
  [
    'array map no all',
    'const list = [1].map(async () => ({ store: false })); await client.responses.create({ BASE, ...list[0] });',
    'unknown',
  ],
  [
    'async callback param',
    'const w = async (f) => { const o = f(); return client.responses.create({ BASE, ...o }); }; await w(async () => ({ store: false }));',
    'unknown',
  ],
  [
    'promisified',
    'const w = async (f) => { const o = await f(); return client.responses.create({ BASE, ...o }); }; await w(async () => ({ store: false }));',
    'off',
  ],
  [
    'async getter-ish',
    'const c = { get o() { return (async () => ({ store: false }))(); } }; await client.responses.create({ BASE, ...c.o });',
    'unknown',
  ],
  [
    'static',
    'class C { static o = (async () => ({ store: false }))(); } await client.responses.create({ BASE, ...C.o });',
    'unknown',
  ],
  [
    'static awaited',
    'class C { static o = (async () => ({ store: false }))(); } await client.responses.create({ BASE, ...(await C.o) });',
    'off',
  ],
  [
    'body itself promise',
    'const body = async () => (OFF); try { await client.responses.create(body()); } catch {}',
    'unknown',
  ],
  [
    'awaited param',
    'const f = async (x) => x; const o = await f({ store: false }); await client.responses.create({ BASE, ...o });',
    'off',
  ],
  [
    'catch',
    'const f = async () => ({ store: false }); const o = await f().catch(() => ({ store: true })); await client.responses.create({ BASE, ...o });',
    'unknown',
  ],
  [
    'finally',
    'const f = async () => ({ store: false }); const o = await f().finally(() => {}); await client.responses.create({ BASE, ...o });',
    'off',
  ],
  [
    'then chain',
    'const f = async () => ({ store: false }); const o = await f().then((x) => ({ ...x, model: "n" })).then((x) => x); await client.responses.create({ BASE, ...o });',
    'off',
  ],
  [
    'all destructured',
    'const f = async () => ({ store: false }); const g = async () => "m"; const [o, model] = await Promise.all([f(), g()]); await client.responses.create({ input: "x", model, ...o });',
    'off',
  ],
  [
    'all map',
    'const f = async (x) => ({ store: x }); const [o] = await Promise.all([false].map(f)); await client.responses.create({ BASE, ...o });',
    'off',
  ],
  [
    'all for of',
    'const f = async () => ({ store: false }); for (const o of await Promise.all([f()])) await client.responses.create({ BASE, ...o });',
    'off',
  ],
  [
    'race',
    'const f = async () => ({ store: false }); const o = await Promise.race([f()]); await client.responses.create({ BASE, ...o });',
    'off',
  ],
  [
    'settled',
    'const f = async () => ({ store: false }); const [r] = await Promise.allSettled([f()]); await client.responses.create({ BASE, ...r.value });',
    'unknown',
  ],
  [
    'new promise',
    'const o = await new Promise((r) => r({ store: false })); await client.responses.create({ BASE, ...o });',
    'unknown',
  ],
  [
    'new promise resolve later',
    'const o = await new Promise((r) => setTimeout(() => r({ store: false }), 1)); await client.responses.create({ BASE, ...o });',
    'unknown',
  ],
  [
    'promise in new promise',
    'const o = await new Promise((r) => r(Promise.resolve({ store: false }))); await client.responses.create({ BASE, ...o });',
    'unknown',
  ],
  [
    'async iter',
    'async function* g() { yield { store: false }; } for await (const o of g()) await client.responses.create({ BASE, ...o });',
    'off',
  ],
  [
    'async iter promise',
    'async function* g() { yield Promise.resolve({ store: false }); } for await (const o of g()) await client.responses.create({ BASE, ...o });',
    'off',
  ],
  [
    'gen of promises',
    'function* g() { yield Promise.resolve({ store: false }); } for (const p of g()) { const o = await p; await client.responses.create({ BASE, ...o }); }',
    'off',
  ],
  [
    'cached promise',
    'let p; const get = () => { p ??= (async () => ({ store: false }))(); return p; }; const o = await get(); await client.responses.create({ BASE, ...o });',
    'unknown',
  ],
  [
    'field promise',
    'class A { p = (async () => ({ store: false }))(); async send() { const o = await this.p; return client.responses.create({ BASE, ...o }); } } await new A().send();',
    'off',
  ],
  [
    'lazy field',
    'class A { async opts() { return (this.p ??= (async () => ({ store: false }))()); } async send() { return client.responses.create({ BASE, ...(await this.opts()) }); } } await new A().send();',
    'off',
  ],
  [
    'map of promises',
    'const m = new Map(); m.set("a", (async () => ({ store: false }))()); await client.responses.create({ BASE, ...(await m.get("a")) });',
    'unknown',
  ],
  [
    'obj await conditional',
    'const f = async () => false; await client.responses.create({ BASE, store: (await f()) ? true : false });',
    'off',
  ],
  [
    'async body fn',
    'const body = async () => (OFF); await client.responses.create(await body());',
    'off',
  ],
  [
    'async body then',
    'const body = async () => (OFF); await body().then((b) => client.responses.create(b));',
    'off',
  ],
  [
    'then bound',
    'const body = async () => (OFF); await body().then(client.responses.create.bind(client.responses));',
    'unknown',
  ],
  [
    'async change',
    'const b = OFF; const f = async () => { b.store = true; }; await f(); await client.responses.create(b);',
    'on',
  ],
  [
    'async result changed',
    'const f = async () => (OFF); const b = await f(); b.store = true; await client.responses.create(b);',
    'on',
  ],
  [
    'promise result changed by then',
    'const p = Promise.resolve(OFF); p.then((b) => { b.store = true; }); const b = await p; await client.responses.create(b);',
    'on',
  ],
  [
    'all changed',
    'const bs = await Promise.all([Promise.resolve(OFF)]); bs[0].store = true; await client.responses.create(bs[0]);',
    'on',
  ],
  [
    'all elements changed',
    'const p = Promise.resolve(OFF); const [b] = await Promise.all([p]); b.store = true; await client.responses.create(await p);',
    'on',
  ],
  [
    'field of awaited',
    'const f = async () => ({ body: OFF }); const { body } = await f(); body.store = true; await client.responses.create(body);',
    'on',
  ],
  [
    'async method this',
    'class A { store = false; async body() { return { BASE, store: this.store }; } async send() { return client.responses.create(await this.body()); } } const a = new A(); a.store = true; await a.send();',
    'on',
  ],
  [
    'await in list',
    'const f = async () => ({ store: false }); const list = [await f()]; await client.responses.create({ BASE, ...list[0] });',
    'off',
  ],
  [
    'await in template',
    'const f = async () => "m"; await client.responses.create({ input: "x", model: `${await f()}`, store: false });',
    'off',
  ],
  [
    'async default',
    'const f = async () => undefined; const { store = false } = (await f()) ?? {}; await client.responses.create({ BASE, store });',
    'off',
  ],
  [
    'promise or value',
    'const f = (a) => a ? Promise.resolve({ store: false }) : { store: true }; const o = await f(1); await client.responses.create({ BASE, ...o });',
    'off',
  ],
  [
    'top then nested',
    'const f = () => Promise.resolve({ store: false }); const o = await (async () => await f())(); await client.responses.create({ BASE, ...o });',
    'off',
  ],
  [
    'promise.resolve.then',
    'const o = await Promise.resolve().then(() => ({ store: false })); await client.responses.create({ BASE, ...o });',
    'off',
  ],
  [
    'try',
    'const f = Promise.try ? async () => ({ store: false }) : async () => ({ store: false }); await client.responses.create({ BASE, ...(await f()) });',
    'off',
  ],
  [
    'withResolvers',
    'let res; const p = new Promise((r) => { res = r; }); res({ store: false }); await client.responses.create({ BASE, ...(await p) });',
    'unknown',
  ],
  [
    'promise object freeze',
    'const p = Object.freeze(Promise.resolve({ store: false })); await client.responses.create({ BASE, ...(await p) });',
    'off',
  ],
  [
    'await non promise',
    'const o = await { store: false }; await client.responses.create({ BASE, ...o });',
    'off',
  ],
  [
    'double then catch',
    'const f = async () => { throw new Error("x"); }; const o = await f().then(() => ({ store: true })).catch(() => ({ store: false })); await client.responses.create({ BASE, ...o });',
    'unknown',
  ],
  [
    'then second arg',
    'const f = async () => { throw new Error("x"); }; const o = await f().then(() => ({ store: true }), () => ({ store: false })); await client.responses.create({ BASE, ...o });',
    'unknown',
  ],
];

export const promiseScripts: readonly Script[] = judgedScriptsOf('a promise', promises);
