/** Tests of what has changed by then, of what is declared further down, and of promises that nobody awaits. */
import type { Stored } from '../../../src/calls/store.ts';
import type { Script } from '../../helpers/wire.ts';
import { type Judged, judgedScriptsOf } from './brief.ts';

/** what runs before, a test, and what is said of a request that is stored unless the test holds */
const tested: readonly (readonly [name: string, before: string, test: string, said: Stored])[] = [
  ['let set by fn', 'let on = true; const set = () => { on = false; }; set();', 'on', 'unknown'],
  ['let set in loop', 'let on = true; for (const x of [1]) on = false;', 'on', 'on'],
  ['let set in cond', 'let on = true; if (process.argv.length > 0) on = false;', 'on', 'on'],
  ['let set by cb', 'let on = true; [1].forEach(() => { on = false; });', 'on', 'unknown'],
  [
    'let set later',
    'let on = true; setTimeout(() => { on = false; }, 0); await new Promise((r) => setTimeout(r, 10));',
    'on',
    'unknown',
  ],
  [
    'let by promise',
    'let on = true; await Promise.resolve().then(() => { on = false; });',
    'on',
    'unknown',
  ],
  ['let try', 'let on = true; try { on = false; JSON.parse("{"); } catch {}', 'on', 'unknown'],
  ['let catch', 'let on = true; try { JSON.parse("{"); } catch { on = false; }', 'on', 'unknown'],
  ['let finally', 'let on = true; try { JSON.parse("{}"); } finally { on = false; }', 'on', 'on'],
  ['let negated', 'let off = false; off = !off;', '!off', 'on'],
  ['let toggled', 'let on = true; const toggle = () => (on = !on); toggle();', 'on', 'unknown'],
  ['let destructured', 'let on = true; ({ on } = { on: false });', 'on', 'on'],
  ['let array', 'let on = true; [on] = [false];', 'on', 'on'],
  ['let for of', 'let on = true; for (on of [true, false]);', 'on', 'unknown'],
  ['let for in', 'let on = ""; for (on in { "": 1 });', 'on === "x" || !on === false', 'unknown'],
  ['let count', 'let n = 1; n--;', 'n', 'unknown'],
  ['let count2', 'let n = 1; n -= 1;', 'n === 1', 'unknown'],
  ['let count3', 'let n = 1; const dec = () => { n = 0; }; dec();', 'n > 0', 'unknown'],
  ['obj field', 'const o = { on: true }; o.on = false;', 'o.on', 'on'],
  [
    'obj field fn',
    'const o = { on: true }; const f = (x) => { x.on = false; }; f(o);',
    'o.on',
    'on',
  ],
  ['obj alias', 'const o = { on: true }; const p = o; p.on = false;', 'o.on', 'on'],
  ['obj delete', 'const o = { on: true }; delete o.on;', 'o.on', 'on'],
  ['obj assign', 'const o = { on: true }; Object.assign(o, { on: false });', 'o.on', 'on'],
  ['obj computed', 'const o = { on: true }; const k = ["on"][0]; o[k] = false;', 'o.on', 'on'],
  [
    'obj key',
    'const o = { on: true }; for (const k of Object.keys(o)) o[k] = false;',
    'o.on',
    'unknown',
  ],
  ['obj undefined', 'const o = {}; o.on = 0;', 'o.on', 'on'],
  ['obj in', 'const o = { on: true }; delete o.on;', '"on" in o', 'unknown'],
  ['obj hasOwn', 'const o = { on: true }; delete o.on;', 'Object.hasOwn(o, "on")', 'unknown'],
  ['arr len', 'const a = [1]; a.pop();', 'a.length', 'unknown'],
  ['arr len0', 'const a = [1]; a.length = 0;', 'a.length > 0', 'unknown'],
  ['arr push', 'const a = []; a.push(1);', 'a.length === 0', 'unknown'],
  ['arr includes', 'const a = ["x"]; a.pop();', 'a.includes("x")', 'unknown'],
  ['arr item', 'const a = [true]; a[0] = false;', 'a[0]', 'unknown'],
  ['set has', 'const s = new Set(["x"]); s.delete("x");', 's.has("x")', 'unknown'],
  ['map get', 'const m = new Map([["x", true]]); m.set("x", false);', 'm.get("x")', 'unknown'],
  [
    'class field',
    'class C { on = true; off() { this.on = false; } } const c = new C(); c.off();',
    'c.on',
    'on',
  ],
  ['class static', 'class C { static on = true; } C.on = false;', 'C.on', 'unknown'],
  [
    'class getter',
    'class C { #on = true; get on() { return this.#on; } off() { this.#on = false; } } const c = new C(); c.off();',
    'c.on',
    'unknown',
  ],
  [
    'closure',
    'const make = () => { let on = true; return { off: () => { on = false; }, on: () => on }; }; const m = make(); m.off();',
    'm.on()',
    'unknown',
  ],
  ['fn const', 'let v = true; const on = () => v; v = false;', 'on()', 'unknown'],
  ['fn param', 'const on = (x) => x;', 'on(false)', 'on'],
  ['fn param2', 'const on = (x) => x; on(true);', 'on(false)', 'on'],
  ['fn default', 'const on = (x = true) => x;', 'on(false)', 'on'],
  ['fn field', 'const o = { on: true }; const on = () => o.on; o.on = false;', 'on()', 'on'],
  ['alias const', 'let v = true; v = false; const on = v;', 'on', 'on'],
  [
    'alias before',
    'let v = false; const on = () => v; v = true; const w = v; v = false;',
    'on() || (!w && on())',
    'unknown',
  ],
  ['number text', 'let n = "0"; n = "";', 'n', 'on'],
  ['nan', 'const n = Number("x");', 'n', 'unknown'],
  ['typeof', 'let v = "x"; v = 1;', 'typeof v === "string"', 'unknown'],
  ['text', 'let t = "abc"; t = t.slice(3);', 't', 'on'],
  ['text2', 'let t = "abc"; t = "";', 't.startsWith("a")', 'on'],
  ['nullish', 'let v = {}; v = null;', 'v', 'on'],
  ['opt chain', 'let v = { on: true }; v = null;', 'v?.on', 'unknown'],
  ['await', 'const on = async () => false;', 'await on()', 'on'],
  ['promise unawaited', 'const off = async () => false;', '!off()', 'on'],
  ['new Boolean', 'const f = new Boolean(false);', '!f', 'on'],
  ['empty array', 'const a = [];', '!a', 'on'],
  ['void', 'const v = void 0;', 'v', 'on'],
  ['shadow', 'const on = true; { const on = false; var r = on; }', 'r', 'on'],
  ['hoisted var', 'if (false) { var on = true; }', 'on', 'on'],
  ['global', 'globalThis.on = true; globalThis.on = false;', 'globalThis.on', 'on'],
  ['and assign', 'let a = true; a &&= false;', 'a', 'on'],
  ['or assign', 'let a = false; a ||= 0;', 'a', 'on'],
  ['nullish assign', 'let a = null; a ??= false;', 'a', 'on'],
  ['gen', 'function* g() { yield false; } const [on] = g();', 'on', 'on'],
  ['enum-like', 'const M = { A: 0, B: 1 }; const m = M.A;', 'm', 'on'],
  ['enum-like2', 'const M = { A: 0, B: 1 }; let m = M.B; m = M.A;', 'm === M.B', 'on'],
  ['rec', 'const even = (n) => n === 0 ? true : !even(n - 1);', 'even(3)', 'unknown'],
];

const joined: Judged = tested.flatMap(([name, before, test, said]): Judged => [
  [
    `${name}: a value`,
    `${before} await client.responses.create({ BASE, store: ${test} ? false : true });`,
    said,
  ],
  [
    `${name}: a part of the test of a body`,
    `const main = async () => { ${before} const body = ${test} && 1 !== 2 ? OFF : ON; await client.responses.create(body); }; await main();`,
    said,
  ],
]);

const early: Judged = [
  [
    'a function that is called before the variable is set',
    'const ask = () => client.responses.create({ BASE, store: s }); await ask(); var s = false;',
    'unknown',
  ],
  [
    'before it is declared',
    'await client.responses.create({ BASE, store: s }); var s = false;',
    'default',
  ],
  [
    'declared in a branch',
    'if (process.argv.length > 5) { var s = false; } await client.responses.create({ BASE, store: s });',
    'default',
  ],
  [
    'declared in a loop without rounds',
    'for (const x of []) { var s = false; } await client.responses.create({ BASE, store: s });',
    'default',
  ],
  [
    'declared after what throws',
    'try { JSON.parse("{"); var s = false; } catch {} await client.responses.create({ BASE, store: s });',
    'unknown',
  ],
  [
    'an object that is declared in a branch',
    'const f = () => { if (process.argv.length > 5) { var o = { store: false }; } return o; }; await client.responses.create({ BASE, ...f() });',
    'default',
  ],
  [
    'a branch that leaves before',
    'const f = () => { if (process.argv.length > 50) return s; var s = false; return client.responses.create({ BASE, store: s }); }; await f();',
    'off',
  ],
  [
    'declared in a case',
    'switch (process.argv.length) { case 99: var s = false; break; } await client.responses.create({ BASE, store: s });',
    'default',
  ],
  [
    'declared in one branch, set in the other',
    'if (process.argv.length > 5) { var b = { BASE, store: false }; } else { b = { BASE, store: true }; } await client.responses.create(b);',
    'on',
  ],
  [
    'set by a function that is called before',
    'process.argv.length > 5 || init(); function init() { cfg = { store: true }; } if (process.argv.length > 5) { var cfg = { store: false }; } await client.responses.create({ BASE, ...cfg });',
    'unknown',
  ],
  [
    'declared by what it is',
    'var s = s || true; await client.responses.create({ BASE, store: s });',
    'on',
  ],
  [
    'declared twice with a default',
    'var c = c || { store: true }; var c = c || { store: false }; await client.responses.create({ BASE, ...c });',
    'on',
  ],
  [
    'declared by a loop',
    'for (var i = 0, s = true; i < 1; i++) s = false; await client.responses.create({ BASE, store: s });',
    'off',
  ],
  [
    'declared in a loop that never runs',
    'while (false) { var s = false; } await client.responses.create({ BASE, store: s });',
    'default',
  ],
  [
    'declared after what leaves the block',
    'lbl: { if (process.argv.length < 50) break lbl; var s = false; } await client.responses.create({ BASE, store: s });',
    'default',
  ],
  [
    'a function that is called by a branch before',
    'function f() { if (process.argv.length < 50) { return g(); } var s = false; function g() { return client.responses.create({ BASE, store: s }); } return g(); } await f();',
    'unknown',
  ],
  [
    'a class that is used before',
    'class C { static go() { return client.responses.create({ BASE, store: s }); } } await C.go(); var s = false;',
    'unknown',
  ],
  [
    'a test of a promise that is called at once',
    'const p = (async () => false)(); await client.responses.create({ BASE, store: p ? true : false });',
    'on',
  ],
  [
    'a test of a promise with a name',
    'const off = async () => false; const p = off(); await client.responses.create({ BASE, store: p ? true : false });',
    'on',
  ],
  [
    'a promise, negated twice',
    'const off = async () => false; await client.responses.create({ BASE, store: !!off() });',
    'on',
  ],
  [
    'promises with other values behind them',
    'const off = async () => false; await client.responses.create({ BASE, ...(off() || { store: false }), ...(off() && { store: true }) });',
    'on',
  ],
  [
    'a promise that is not nothing',
    'const off = async () => null; await client.responses.create({ BASE, store: off() ?? false ? true : false });',
    'on',
  ],
  [
    'a promise that a plain function gives',
    'const off = () => Promise.resolve(false); await client.responses.create({ BASE, store: off() ? true : false });',
    'on',
  ],
  [
    'a branch that a promise decides',
    'const off = async () => false; let s = true; if (off()) s = true; else s = false; await client.responses.create({ BASE, store: s });',
    'unknown',
  ],
  [
    'a write that a promise decides',
    'const off = async () => false; let o = { BASE, store: false }; if (off()) o.store = true; await client.responses.create(o);',
    'unknown',
  ],
  [
    'a filter by promises',
    'const off = async () => false; const all = [true, false].filter(() => off()); await client.responses.create({ BASE, store: all[0] });',
    'unknown',
  ],
  [
    'a promise that is spread over a value',
    'const opts = async () => ({ store: false }); await client.responses.create({ BASE, store: true, ...opts() });',
    'unknown',
  ],
  [
    'a key of a promise',
    'const opts = async () => ({ store: false }); await client.responses.create({ BASE, store: opts().store ?? true });',
    'unknown',
  ],
  [
    'a promise that is spread',
    'const opts = async () => ({ store: false }); await client.responses.create({ BASE, ...opts() });',
    'unknown',
  ],
  [
    'a promise with a name that is spread',
    'const opts = async () => ({ store: false }); const o = opts(); await client.responses.create({ BASE, ...o });',
    'unknown',
  ],
  [
    'a test that a constant decides by a name',
    'const f = (mode) => { const isR = mode === "r"; const body = isR && mode !== "x" ? ON : OFF; return client.responses.create(body); }; await f("c");',
    'off',
  ],
  [
    'what a test finds after a change',
    'let mode = "a"; const ask = () => { const store = mode === "a"; mode = "b"; return client.responses.create({ BASE, store: mode === "a" ? true : store && mode === "a" }); }; await ask();',
    'off',
  ],
  [
    'declared by var in the block that reads it',
    'if (process.argv.length > 0) { var o = { BASE, store: false }; await client.responses.create(o); }',
    'off',
  ],
  [
    'a promise that is awaited before it is spread',
    'const opts = async () => ({ store: false }); await client.responses.create({ BASE, ...(await opts()) });',
    'off',
  ],
  [
    'a promise with a name that is awaited',
    'const opts = async () => ({ store: false }); const p = opts(); const o = await p; await client.responses.create({ BASE, store: o.store });',
    'off',
  ],
  [
    'a test of what a promise comes to',
    'const off = async () => false; await client.responses.create({ BASE, store: (await off()) ? true : false });',
    'off',
  ],
  [
    'what then is given',
    'const opts = async () => ({ store: false }); await opts().then((o) => client.responses.create({ BASE, store: o.store }));',
    'off',
  ],
  [
    'promises that are awaited together',
    'const [o] = await Promise.all([(async () => ({ store: false }))()]); await client.responses.create({ BASE, ...o });',
    'off',
  ],
];

/** What a table holds under a key that is worked out, or nothing. */
const looked: Judged = [
  [
    'in a table, with a default',
    'const p = String(Math.random()); const t = { a: false }; await client.responses.create({ BASE, store: t[p] ?? true });',
    'unknown',
  ],
  [
    'in a table, by an object',
    'const p = { x: 1 }; const t = { a: false }; await client.responses.create({ BASE, store: t[p] ?? true });',
    'unknown',
  ],
  [
    'in a table, and spread',
    'const p = String(Math.random()); const t = { a: { store: false } }; await client.responses.create({ BASE, ...t[p] });',
    'unknown',
  ],
  [
    'in a table, by a name that it has',
    'const p = "a"; const t = { a: false }; await client.responses.create({ BASE, store: t[p] ?? true });',
    'off',
  ],
  [
    'in a list that is made for each',
    'const list = [1].map(() => ({ store: false })); await client.responses.create({ BASE, ...list[0] });',
    'off',
  ],
  [
    'the first of two promises',
    'const f = async () => ({ store: false }); const g = async () => { await new Promise((r) => setTimeout(r, 5)); return { store: true }; }; await client.responses.create({ BASE, ...(await Promise.race([g(), f()])) });',
    'unknown',
  ],
];

export const testScripts: readonly Script[] = [
  ...judgedScriptsOf('tested', joined),
  ...judgedScriptsOf('early', early),
  ...judgedScriptsOf('looked up', looked),
];
