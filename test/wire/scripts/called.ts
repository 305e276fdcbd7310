/** Functions that are called by another name, on a class that extends theirs, or by what they are handed to. */
import type { Script } from '../../helpers/wire.ts';
import { type Judged, judgedScriptsOf } from './brief.ts';

const called: Judged = [
  [
    'static chain',
    "class M { static all = {}; static define(n, o) { M.all[n] = o; return M; } } M.define('a', OFF).define('a', ON); await client.responses.create(M.all.a);",
    'unknown',
  ],
  [
    'static chain this',
    'class M { static p = { BASE }; static store(v) { this.p.store = v; return this; } } M.store(false).store(true); await client.responses.create(M.p);',
    'unknown',
  ],
  [
    'static chain name',
    'class M { static p = { BASE }; static store(v) { M.p.store = v; return M; } } M.store(false).store(true); await client.responses.create(M.p);',
    'unknown',
  ],
  [
    'static by alias',
    'class M { static p = { BASE }; static store(v) { M.p.store = v; return M; } } const Alias = M; M.store(false); Alias.store(true); await client.responses.create(M.p);',
    'unknown',
  ],
  [
    'set in static helper of subclass',
    'class M { static p = { BASE }; static store(v) { this.p.store = v; return this; } } class N extends M {} M.store(false); N.store(true); await client.responses.create(M.p);',
    'unknown',
  ],
  [
    'static via instance constructor',
    'class M { static p = { BASE }; static store(v) { M.p.store = v; } flip() { this.constructor.store(true); } } M.store(false); new M().flip(); await client.responses.create(M.p);',
    'unknown',
  ],
  [
    'static own once',
    'class M { static p = { BASE }; static store(v) { M.p.store = v; } } M.store(false); await client.responses.create(M.p);',
    'off',
  ],
  [
    'static chain once',
    'class M { static p = { BASE }; static store(v) { M.p.store = v; return M; } static temp(t) { M.p.temperature = t; return M; } } M.store(false).temp(1); await client.responses.create(M.p);',
    'off',
  ],
  [
    'derived instance calls base method',
    'const p = { BASE }; class Base { store(v) { p.store = v; return this; } } class Mine extends Base {} new Base().store(false); new Mine().store(true); await client.responses.create(p);',
    'unknown',
  ],
  [
    'both',
    'class Base { send(v) { return client.responses.create({ BASE, store: v }); } } class Mine extends Base {} await new Base().send(false); await new Mine().send(true);',
    'on',
  ],
  [
    'both off',
    'class Base { send(v) { return client.responses.create({ BASE, store: v }); } } class Mine extends Base {} await new Base().send(false); await new Mine().send(false);',
    'off',
  ],
  [
    'derived once',
    'const p = { BASE }; class Base { store(v) { p.store = v; return this; } } class Mine extends Base {} new Mine().store(false); await client.responses.create(p);',
    'off',
  ],
  [
    'static passed class',
    'const p = { BASE }; class Base { static store(v) { p.store = v; } } const use = (C, v) => C.store(v); Base.store(false); use(Base, true); await client.responses.create(p);',
    'unknown',
  ],
  [
    'static kept in table',
    'const p = { BASE }; class Cfg { static set(v) { p.store = v; } } const table = { cfg: Cfg }; Cfg.set(false); table.cfg.set(true); await client.responses.create(p);',
    'unknown',
  ],
  [
    'kept by a function',
    'let f; const register = (x) => { f = x; }; const send = (v) => client.responses.create({ BASE, store: v }); register(send); await send(false); await f(true);',
    'unknown',
  ],
  [
    'kept in an object by a function',
    "const reg = {}; const register = (n, x) => { reg[n] = x; }; const send = (v) => client.responses.create({ BASE, store: v }); register('s', send); await send(false); await reg.s(true);",
    'unknown',
  ],
  [
    'kept in a map by a function',
    "const reg = new Map(); const register = (n, x) => reg.set(n, x); const send = (v) => client.responses.create({ BASE, store: v }); register('s', send); await send(false); await reg.get('s')(true);",
    'unknown',
  ],
  [
    'given back',
    'const wrap = (x) => x; const send = (v) => client.responses.create({ BASE, store: v }); const s = wrap(send); await send(false); await s(true);',
    'unknown',
  ],
  [
    'called by a function twice removed',
    'const inner = (x) => x(true); const run = (x) => inner(x); const send = (v) => client.responses.create({ BASE, store: v }); await send(false); await run(send);',
    'on',
  ],
  [
    'rest args',
    'const run = (...fns) => fns[0](true); const send = (v) => client.responses.create({ BASE, store: v }); await send(false); await run(send);',
    'unknown',
  ],
  [
    'only handed harmlessly',
    'const send = (v) => client.responses.create({ BASE, store: v }); const name = (fn) => fn.name; await send(false); name(send);',
    'off',
  ],
  [
    'emitter',
    "import { EventEmitter } from 'node:events'; const bus = new EventEmitter(); const send = (v) => client.responses.create({ BASE, store: v }); bus.on('go', send); await send(false); bus.emit('go', true);",
    'unknown',
  ],
  [
    'timer',
    'const send = (v) => client.responses.create({ BASE, store: v }); await send(false); setTimeout(send, 1, true); await new Promise((r) => setTimeout(r, 30));',
    'on',
  ],
  [
    'map',
    'const send = (v) => client.responses.create({ BASE, store: v }); await send(false); await Promise.all([true].map(send));',
    'on',
  ],
  [
    'promisify',
    "import { promisify } from 'node:util'; const send = (v, cb) => client.responses.create({ BASE, store: v }).then((r) => cb(null, r), cb); await send(false, () => {}); await promisify(send)(true);",
    'unknown',
  ],
  [
    'from',
    'const send = (v) => client.responses.create({ BASE, store: v }); await send(false); await Promise.all(Array.from([true], send));',
    'unknown',
  ],
  [
    'replace callback',
    "const send = (m) => { client.responses.create({ BASE, store: m === 'a' }); return ''; }; send('b'); 'a'.replace('a', send);",
    'unknown',
  ],
  [
    'then second',
    'const send = (v) => client.responses.create({ BASE, store: v }); await send(false); await Promise.reject(true).then(null, send);',
    'unknown',
  ],
  [
    'catch',
    'const send = (v) => client.responses.create({ BASE, store: v }); await send(false); await Promise.reject(true).catch(send);',
    'unknown',
  ],
  [
    'own on',
    "const ls = {}; const on = (e, f) => { (ls[e] ??= []).push(f); }; const emit = (e, v) => Promise.all(ls[e].map((f) => f(v))); const send = (v) => client.responses.create({ BASE, store: v }); on('go', send); await send(false); await emit('go', true);",
    'unknown',
  ],
  [
    'retry off',
    'const retry = async (fn, arg) => fn(arg); const send = (v) => client.responses.create({ BASE, store: v }); await send(false); await retry(send, false);',
    'off',
  ],
  [
    'pipe',
    'const pipe = (...fs) => (x) => fs.reduce((v, f) => f(v), x); const send = (v) => client.responses.create({ BASE, store: v }); await send(false); await pipe((x) => !x, send)(false);',
    'unknown',
  ],
  [
    'task list',
    'const send = (v) => client.responses.create({ BASE, store: v }); const tasks = []; const add = (fn, arg) => tasks.push({ fn, arg }); add(send, true); await send(false); for (const { fn, arg } of tasks) await fn(arg);',
    'unknown',
  ],
  [
    'handed to logger',
    'const logged = (fn) => { console.log(fn.name); }; const send = (v) => client.responses.create({ BASE, store: v }); logged(send); await send(false);',
    'off',
  ],
  [
    'handed to timing wrapper called at once',
    'const timed = async (fn, arg) => { const t = Date.now(); const r = await fn(arg); console.log(Date.now() - t); return r; }; const send = (v) => client.responses.create({ BASE, store: v }); await timed(send, false);',
    'off',
  ],
];

export const calledScripts: readonly Script[] = judgedScriptsOf('called', called);
