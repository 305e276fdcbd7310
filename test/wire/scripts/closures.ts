/** Functions that another one gives away: they run when that one is over, and whatever has happened since counts. */
import type { Script } from '../../helpers/wire.ts';
import { type Judged, judgedScriptsOf } from './brief.ts';

const programs: Judged = [
  [
    'a closure that a function gives away',
    'const o = { store: false }; function make() { return () => o.store; } const f = make(); o.store = true; await client.responses.create({ BASE, store: f() });',
    'on',
  ],
  [
    'an object of closures',
    'const o = { store: false }; const make = () => ({ read: () => o.store }); const f = make(); o.store = true; await client.responses.create({ BASE, store: f.read() });',
    'on',
  ],
  [
    'a closure by its name',
    'const o = { store: false }; const make = () => { const read = () => o.store; return { read }; }; const f = make(); o.store = true; await client.responses.create({ BASE, store: f.read() });',
    'on',
  ],
  [
    'a closure that sends',
    'const o = { store: false }; const make = () => { const send = () => client.responses.create({ BASE, store: o.store }); return { send }; }; const f = make(); o.store = true; await f.send();',
    'on',
  ],
  [
    'an object of closures that send',
    'const o = { store: false }; const make = () => ({ send: () => client.responses.create({ BASE, store: o.store }) }); const f = make(); o.store = true; await f.send();',
    'on',
  ],
  [
    'a closure beside what it reads',
    'const make = () => { const c = { store: false }; return { c, send: () => client.responses.create({ BASE, store: c.store }) }; }; const f = make(); f.c.store = true; await f.send();',
    'unknown',
  ],
  [
    'a function as a field',
    'class K { c = { store: false }; send = () => client.responses.create({ BASE, store: this.c.store }); } const f = new K(); f.c.store = true; await f.send();',
    'on',
  ],
  [
    'a generator that goes on',
    'function* g() { const c = { store: false }; yield c; yield client.responses.create({ BASE, ...c }); } const it = g(); it.next().value.store = true; await it.next().value;',
    'unknown',
  ],
  [
    'an async function that waits before it sends',
    'let leak; async function f() { const c = { store: false }; leak = c; await null; await client.responses.create({ BASE, ...c }); } const p = f(); leak.store = true; await p;',
    'unknown',
  ],
  [
    'an async function that sends at once',
    'let leak; async function f() { const c = { store: false }; leak = c; await client.responses.create({ BASE, ...c }); } const p = f(); leak.store = true; await p;',
    'off',
  ],
  [
    'a pair of closures',
    'const useState = (v) => { const s = { v }; return [() => s.v, (n) => { s.v = n; }]; }; const [get, set] = useState(false); set(true); await client.responses.create({ BASE, store: get() });',
    'unknown',
  ],
  [
    'a pair of what is read and what sets it',
    'const useState = () => { const s = { v: false }; return [s, () => { s.v = true; }]; }; const [s, set] = useState(); set(); await client.responses.create({ BASE, store: s.v });',
    'on',
  ],
  [
    'what is read and what sets it, by name',
    'const useState = () => { const s = { v: false }; return { s, set: () => { s.v = true; } }; }; const { s, set } = useState(); set(); await client.responses.create({ BASE, store: s.v });',
    'on',
  ],
  [
    'a pair of closures, without arguments',
    'const useState = () => { const s = { v: false }; return [() => s.v, () => { s.v = true; }]; }; const [get, set] = useState(); set(); await client.responses.create({ BASE, store: get() });',
    'on',
  ],
  [
    'two closures taken out by name',
    'const useState = () => { const s = { v: false }; return { get: () => s.v, set: () => { s.v = true; } }; }; const { get, set } = useState(); set(); await client.responses.create({ BASE, store: get() });',
    'on',
  ],
  [
    'two closures taken out by name, with arguments',
    'const useState = (v) => { const s = { v }; return { get: () => s.v, set: (n) => { s.v = n; } }; }; const { get, set } = useState(false); set(true); await client.responses.create({ BASE, store: get() });',
    'unknown',
  ],
  [
    'a module of its own',
    'const conf = (() => { const c = { store: true }; return { read: (k) => c[k], put: (k, v) => { c[k] = v; } }; })(); conf.put("store", false); await client.responses.create({ BASE, store: conf.read("store") });',
    'unknown',
  ],
  [
    'an object that reads and sets by key',
    'const c = { store: true }; const conf = { read: (k) => c[k], put: (k, v) => { c[k] = v; } }; conf.put("store", false); await client.responses.create({ BASE, store: conf.read("store") });',
    'unknown',
  ],
  [
    'a factory that reads and sets',
    'const make = () => { const c = { store: false }; return { read: () => c.store, put: (v) => { c.store = v; } }; }; const conf = make(); conf.put(true); await client.responses.create({ BASE, store: conf.read() });',
    'on',
  ],
  [
    'a factory that gives what it keeps',
    'const make = () => { const c = { store: false }; return { read: () => c, put: (v) => { c.store = v; } }; }; const conf = make(); conf.put(true); await client.responses.create({ BASE, store: conf.read().store });',
    'on',
  ],
  [
    'a pair of an object and its setter',
    'const make = () => { const c = { store: false }; const put = () => { c.store = true; }; return [c, put]; }; const [c, put] = make(); put(); await client.responses.create({ BASE, ...c });',
    'on',
  ],
  [
    'a factory that keeps a variable',
    'function make() { let store = false; return { read: () => store, put: (v) => { store = v; } }; } const conf = make(); conf.put(true); await client.responses.create({ BASE, store: conf.read() });',
    'unknown',
  ],
  [
    'a factory with methods',
    'function make() { const c = { store: false }; return { read() { return c.store; }, put(v) { c.store = v; } }; } const conf = make(); conf.put(true); await client.responses.create({ BASE, store: conf.read() });',
    'on',
  ],
  [
    'a factory that gives the body',
    'function make() { const c = { store: false }; return { body() { return { BASE, store: c.store }; }, put(v) { c.store = v; } }; } const conf = make(); conf.put(true); await client.responses.create(conf.body());',
    'on',
  ],
  [
    'a factory that sends by a method',
    'function make() { const c = { store: false }; return { send() { return client.responses.create({ BASE, store: c.store }); }, put(v) { c.store = v; } }; } const conf = make(); conf.put(true); await conf.send();',
    'on',
  ],
  [
    'a factory that spreads what it keeps',
    'function make() { const c = { store: false }; return { send() { return client.responses.create({ BASE, ...c }); }, put() { c.store = true; } }; } const conf = make(); conf.put(); await conf.send();',
    'on',
  ],
  [
    'the same with arrows',
    'function make() { const c = { store: false }; return { send: () => client.responses.create({ BASE, ...c }), put: () => { c.store = true; } }; } const conf = make(); conf.put(); await conf.send();',
    'on',
  ],
  [
    'the same with an argument',
    'function make() { const c = { store: false }; return { send: () => client.responses.create({ BASE, ...c }), put: (v) => { c.store = v; } }; } const conf = make(); conf.put(true); await conf.send();',
    'on',
  ],
  [
    'a factory with what it is given',
    'function make(c) { return { send: () => client.responses.create({ BASE, ...c }), put: (v) => { c.store = v; } }; } const conf = make({ store: false }); conf.put(true); await conf.send();',
    'on',
  ],
  [
    'a method beside a function as a field',
    'class K { c = { store: false }; send() { return client.responses.create({ BASE, store: this.c.store }); } } const f = new K(); f.c.store = true; await f.send();',
    'on',
  ],
  [
    'a field that reads from outside',
    'const c = { store: false }; class K { send = () => client.responses.create({ BASE, store: c.store }); } const f = new K(); c.store = true; await f.send();',
    'on',
  ],
  [
    'two functions as fields',
    'class K { c = { store: false }; put = () => { this.c.store = true; }; send = () => client.responses.create({ BASE, store: this.c.store }); } const f = new K(); f.put(); await f.send();',
    'on',
  ],
  [
    'a function that the constructor keeps',
    'class K { constructor() { this.c = { store: false }; this.send = () => client.responses.create({ BASE, store: this.c.store }); } } const f = new K(); f.c.store = true; await f.send();',
    'unknown',
  ],
  [
    'a function that a getter gives',
    'class K { c = { store: false }; get send() { return () => client.responses.create({ BASE, store: this.c.store }); } } const f = new K(); const s = f.send; f.c.store = true; await s();',
    'unknown',
  ],
  [
    'a method of an object',
    'const c = { store: false }; const o = { send() { return client.responses.create({ BASE, store: c.store }); } }; c.store = true; await o.send();',
    'on',
  ],
  [
    'methods of an object of a factory',
    'const make = () => { const c = { store: false }; return { put() { c.store = true; }, send() { return client.responses.create({ BASE, store: c.store }); } }; }; const o = make(); o.put(); await o.send();',
    'on',
  ],
  [
    'a method with what the factory is given',
    'const make = (c) => ({ send() { return client.responses.create({ BASE, store: c.store }); } }); const c = { store: false }; const o = make(c); c.store = true; await o.send();',
    'on',
  ],
  [
    'a closure with what the factory is given',
    'const make = (c) => () => client.responses.create({ BASE, store: c.store }); const c = { store: false }; const o = make(c); c.store = true; await o();',
    'on',
  ],
  [
    'an async closure',
    'const make = (c) => async () => { await null; return client.responses.create({ BASE, ...c }); }; const c = { store: false }; const o = make(c); const p = o(); c.store = true; await p;',
    'unknown',
  ],
  [
    'a function declaration that is given away',
    'function outer() { const c = { store: false }; function inner() { return client.responses.create({ BASE, ...c }); } return { c, inner }; } const { c, inner } = outer(); c.store = true; await inner();',
    'unknown',
  ],
  [
    'a closure handed to a function',
    'function outer() { const c = { store: false }; const inner = () => client.responses.create({ BASE, ...c }); setup(inner); return c; } let f; function setup(x) { f = x; } const c = outer(); c.store = true; await f();',
    'unknown',
  ],
  [
    'a closure kept in a variable around',
    'let f; function outer() { const c = { store: false }; f = () => client.responses.create({ BASE, ...c }); return c; } const c = outer(); c.store = true; await f();',
    'unknown',
  ],
  [
    'closures in a list',
    'const hooks = []; const use = (c) => { hooks.push(() => client.responses.create({ BASE, ...c })); }; const c = { store: false }; use(c); c.store = true; for (const h of hooks) await h();',
    'on',
  ],
  [
    'a timer',
    'const c = { store: false }; const p = new Promise((r) => setTimeout(() => r(client.responses.create({ BASE, ...c })), 1)); c.store = true; await p;',
    'unknown',
  ],
  [
    'a promise',
    'const c = { store: false }; const p = Promise.resolve().then(() => client.responses.create({ BASE, ...c })); c.store = true; await p;',
    'unknown',
  ],
  [
    'a closure kept in an object',
    'const app = {}; const register = (c) => { app.send = () => client.responses.create({ BASE, ...c }); }; const c = { store: false }; register(c); c.store = true; await app.send();',
    'unknown',
  ],
  [
    'a factory that sets it before',
    'const o = { store: false }; function make() { o.store = false; return () => o.store; } const f = make(); o.store = true; await client.responses.create({ BASE, store: f() });',
    'on',
  ],
  [
    'a fluent factory',
    'const make = () => { const c = { store: false }; const api = { on() { c.store = true; return api; }, off() { c.store = false; return api; }, send: () => client.responses.create({ BASE, ...c }) }; return api; }; await make().on().send();',
    'unknown',
  ],
  [
    'two instances of a factory',
    'const make = () => { const c = { store: false }; const on = () => { c.store = true; }; const send = () => client.responses.create({ BASE, ...c }); return { on, send }; }; const a = make(); const b = make(); a.on(); await b.send();',
    'unknown',
  ],
  [
    'a factory that sets nothing',
    'const make = () => { const c = { store: false }; const send = () => client.responses.create({ BASE, ...c }); return { send }; }; const a = make(); await a.send();',
    'off',
  ],
  [
    'set before the closure is made',
    'const make = () => { const c = { store: false }; c.store = true; const send = () => client.responses.create({ BASE, ...c }); return { send }; }; const a = make(); await a.send();',
    'on',
  ],
  [
    'set after the closure is made',
    'const make = () => { const c = { store: false }; const send = () => client.responses.create({ BASE, ...c }); c.store = true; return { send }; }; const a = make(); await a.send();',
    'on',
  ],
  [
    'set by the closure',
    'const make = () => { const c = { store: false }; const send = async () => { c.store = true; return client.responses.create({ BASE, ...c }); }; return { send }; }; const a = make(); await a.send();',
    'on',
  ],
  [
    'set by another closure that it calls',
    'const make = () => { const c = { store: false }; const on = () => { c.store = true; }; const send = async () => { on(); return client.responses.create({ BASE, ...c }); }; return { send }; }; const a = make(); await a.send();',
    'on',
  ],
  [
    'on, then off',
    'const make = () => { const c = { store: false }; return { on: () => { c.store = true; }, off: () => { c.store = false; }, send: () => client.responses.create({ BASE, ...c }) }; }; const f = make(); f.on(); f.off(); await f.send();',
    'off',
  ],
  [
    'sent before it is set',
    'const make = () => { const c = { store: false }; return { on: () => { c.store = true; }, send: () => client.responses.create({ BASE, ...c }) }; }; const f = make(); await f.send(); f.on();',
    'off',
  ],
  [
    'made in a function',
    'const make = () => { const c = { store: false }; return { on: () => { c.store = true; }, send: () => client.responses.create({ BASE, ...c }) }; }; async function main() { const f = make(); f.on(); await f.send(); } await main();',
    'on',
  ],
  [
    'set where an argument says so',
    'const make = () => { const c = { store: false }; return { on: () => { c.store = true; }, send: () => client.responses.create({ BASE, ...c }) }; }; async function main(on) { const f = make(); if (on) f.on(); await f.send(); } await main(true);',
    'on',
  ],
  [
    'set for one of two calls',
    'const make = () => { const c = { store: false }; return { on: () => { c.store = true; }, send: () => client.responses.create({ BASE, ...c }) }; }; async function main(on) { const f = make(); if (on) f.on(); await f.send(); } await main(true); await main(false);',
    'unknown',
  ],
  [
    'one for each round',
    'const make = () => { const c = { store: false }; return { on: () => { c.store = true; }, send: () => client.responses.create({ BASE, ...c }) }; }; for (const on of [true, false]) { const f = make(); if (on) f.on(); await f.send(); }',
    'unknown',
  ],
  [
    'one of a list',
    'const make = () => { const c = { store: false }; return { on: () => { c.store = true; }, send: () => client.responses.create({ BASE, ...c }) }; }; const list = [1, 2].map(() => make()); list[0].on(); await list[1].send();',
    'unknown',
  ],
  [
    'made by another function',
    'const make = () => { const c = { store: false }; return { on: () => { c.store = true; }, send: () => client.responses.create({ BASE, ...c }) }; }; const get = () => make(); const a = get(), b = get(); a.on(); await b.send();',
    'unknown',
  ],
  [
    'one that counts',
    'let n = 0; const make = () => { const c = { store: n++ > 0 }; return { on: () => { c.store = true; }, send: () => client.responses.create({ BASE, ...c }) }; }; const a = make(); a.on(); await a.send();',
    'on',
  ],
  [
    'a variable that is replaced',
    'const make = () => { let c = { store: false }; return { on: () => { c = { store: true }; }, send: () => client.responses.create({ BASE, ...c }) }; }; const a = make(); a.on(); await a.send();',
    'unknown',
  ],
  [
    'set by a timer',
    'const make = () => { const c = { store: false }; const on = () => { c.store = true; }; setTimeout(on, 0); return { send: () => client.responses.create({ BASE, ...c }) }; }; const a = make(); await new Promise((r) => setTimeout(r, 5)); await a.send();',
    'unknown',
  ],
  [
    'a setter that gives what it sets',
    'const make = (o) => { const c = { ...o }; return { set: (k, v) => { c[k] = v; return c; }, send: () => client.responses.create({ BASE, ...c }) }; }; const a = make({ store: false }); a.set("store", true).store = false; await a.send();',
    'unknown',
  ],
  [
    'a fluent factory with an arrow',
    'const make = () => { const c = { store: false }; const api = { on() { c.store = true; return api; }, send: () => client.responses.create({ BASE, ...c }) }; return api; }; await make().on().send();',
    'unknown',
  ],
  [
    'what is made once',
    'const once = (f) => { let r; return () => (r ??= f()); }; const get = once(() => ({ store: false })); get().store = true; await client.responses.create({ BASE, ...get() });',
    'unknown',
  ],
  [
    'two instances with functions as fields',
    'class C { c = { store: false }; on = () => { this.c.store = true; return this; }; send = () => client.responses.create({ BASE, ...this.c }); } const a = new C(), b = new C(); a.on(); await b.send();',
    'unknown',
  ],
  [
    'a field that another one calls',
    'class C { c = { store: true }; off = () => { this.c.store = false; }; send = async () => { this.off(); return client.responses.create({ BASE, ...this.c }); }; } await new C().send();',
    'off',
  ],
  [
    'two closures, taken out',
    'const make = () => { const c = { store: false }; return { on: () => { c.store = true; }, send: () => client.responses.create({ BASE, ...c }) }; }; const { on, send } = make(); on(); await send();',
    'on',
  ],
  [
    'set while it is sent',
    'const make = () => { const c = { store: false }; return { on: () => { c.store = true; }, send: () => client.responses.create({ BASE, ...c }) }; }; const { on, send } = make(); const p = send(); on(); await p;',
    'off',
  ],
  [
    'set in a try',
    'const make = () => { const c = { store: true }; return { off: () => { c.store = false; }, send: () => client.responses.create({ BASE, ...c }) }; }; const f = make(); try { f.off(); } catch {} await f.send();',
    'unknown',
  ],
  [
    'set while it waits',
    'const make = () => { const c = { store: false }; return { on: () => { c.store = true; }, send: async () => { await null; return client.responses.create({ BASE, ...c }); } }; }; const f = make(); const p = f.send(); f.on(); await p;',
    'unknown',
  ],
  [
    'set by another function',
    'const make = () => { const c = { store: false }; return { on: () => { c.store = true; }, send: () => client.responses.create({ BASE, ...c }) }; }; const f = make(); const later = () => f.on(); later(); await f.send();',
    'on',
  ],
  [
    'set through another object',
    'const make = () => { const c = { store: false }; return { on: () => { c.store = true; }, send: () => client.responses.create({ BASE, ...c }) }; }; const f = make(); const g = { f }; g.f.on(); await f.send();',
    'on',
  ],
  [
    'what it gives is merged into',
    'const make = () => { const c = { store: false }; return { c, send: () => client.responses.create({ BASE, ...c }) }; }; const f = make(); Object.assign(f.c, { store: true }); await f.send();',
    'unknown',
  ],
];

export const closureScripts: readonly Script[] = judgedScriptsOf('closures', programs);
