/** An object that goes through functions, classes and exports of the program. */
import { describe, expect, it } from 'vitest';
import { toldOfKey } from '../../helpers/heap.ts';

describe('what is handed on', () => {
  it.each([
    ['const change = (o) => { o.a = 2; }; const o = { a: 1 }; change(o); look(o);', '2'],
    ['const change = ({ o }) => { o.a = 2; }; const o = { a: 1 }; change({ o }); look(o);', '2'],
    ['const change = (...all) => { all[0].a = 2; }; const o = { a: 1 }; change(o); look(o);', '2'],
    [
      'function change() { arguments[0].a = 2; } const o = { a: 1 }; change(o); look(o);',
      '1 | unknown',
    ],
    [
      'const change = (first, o) => { o.a = 2; }; const o = { a: 1 }; change(...[0, o]); look(o);',
      '2',
    ],
    [
      'const change = (first, o) => { o.a = 2; }; const o = { a: 1 }; change(...rows, o); look(o);',
      '1 | unknown',
    ],
    ['const change = (first, o) => { o.a = 2; }; const o = { a: 1 }; change(o, {}); look(o);', '1'],
    ['const same = (o) => o; const o = { a: 1 }; same(o).a = 2; look(o);', '2'],
    ['const same = (o) => { o.a = 2; return o; }; look(same({ a: 1 }));', '2'],
    ['const wrap = (o) => ({ o }); const o = { a: 1 }; wrap(o).o.a = 2; look(o);', '2'],
    [
      'const first = (o) => second(o); const second = (o) => third(o); const third = (o) => { o.a = 2; }; const o = { a: 1 }; first(o); look(o);',
      '2',
    ],
    ['function change(o) { o.a = 2; } const o = { a: 1 }; change.call(null, o); look(o);', '2'],
    ['function change(o) { o.a = 2; } const o = { a: 1 }; change.apply(null, [o]); look(o);', '2'],
    [
      'function change(o) { o.a = 2; } const o = { a: 1 }; change.bind(null, o)(); look(o);',
      '1 | unknown',
    ],
    [
      'function change() { this.a = 2; } const o = { a: 1 }; change.call(o); look(o);',
      '1 | unknown',
    ],
    [
      'function change() { this.a = 2; } const o = { a: 1 }; change.bind(o)(); look(o);',
      '1 | unknown',
    ],
    ['const o = { a: 1 }; const p = await Promise.resolve(o); p.a = 2; look(o);', '2'],
    ['const o = { a: 1 }; const same = async (x) => x; (await same(o)).a = 2; look(o);', '2'],
    [
      'const o = { a: 1 }; function* all() { yield* [o]; } for (const p of all()) p.a = 2; look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const o = { a: 1 }; const run = (callback) => callback(o); run((p) => { p.a = 2; }); look(o);',
      '2',
    ],
    [
      'const o = { a: 1 }; const run = (callback) => { callback(); }; run(() => { o.a = 2; }); look(o);',
      '2',
    ],
    [
      'const change = (o) => (n) => { o.a = n; }; const o = { a: 1 }; change(o)(2); look(o);',
      'something',
    ],
    ['const change = (o, n = 2) => { o.a = n; }; const o = { a: 1 }; change(o); look(o);', '2'],
    [
      'const change = (o, n) => { o.a = n; }; const o = { a: 1 }; const other = {}; change(o, 2); change(other, 3); look(o);',
      '2',
    ],
    [
      'const o = { a: 1 }; const tag = (texts, p) => { p.a = 2; }; tag`x${o}`; look(o);',
      '1 | unknown',
    ],
    [
      'class A { constructor(o) { this.o = o; } change() { this.o.a = 2; } } const o = { a: 1 }; new A(o).change(); look(o);',
      '2',
    ],
    [
      'class A { constructor(o) { o.a = 2; } } class B extends A {} const o = { a: 1 }; new B(o); look(o);',
      '2',
    ],
    [
      'class A { constructor(o) { o.a = 2; } } class B extends A { constructor(o) { super(o); } } const o = { a: 1 }; new B(o); look(o);',
      '2',
    ],
    ['const o = { a: 1 }; class A { o = o; } new A().o.a = 2; look(o);', '2'],
    ['const o = { a: 1 }; class A { get o() { return o; } } new A().o.a = 2; look(o);', '2'],
    [
      'function A(o) { this.o = o; } A.prototype.change = function () { this.o.a = 2; }; const o = { a: 1 }; new A(o).change(); look(o);',
      '1 | 2? | unknown',
    ],
    ['const o = { a: 1 }; unread.o = o; look(o);', '1 | unknown'],
    ['kept = { a: 1 }; look(kept);', 'unknown'],
    ['const o = { a: 1 }; kept = o; look(o);', '1 | unknown'],
    ['const o = { a: 1 }; globalThis.someKept = o; look(o);', '1 | unknown'],
    ['const o = { a: 1 }; try { throw o; } catch (p) { p.a = 2; } look(o);', '1 | unknown'],
    ['const make = () => ({ a: 1 }); const x = make(); const y = make(); x.a = 2; look(y);', '1'],
    ['const make = () => ({ a: 1 }); const x = make(); const y = make(); x.a = 2; look(x);', '2'],
    ['const make = (a) => ({ a }); const x = make(1); const y = make(2); look(y);', '2'],
  ])('functions: %s → %s', async (code, said) => {
    expect(await toldOfKey(code)).toEqual({ said, wrong: [] });
  });

  it.each([
    ['class A { static x = {}; } const o = { a: 1 }; A.x.o = o; A.x.o.a = 2; look(o);', '2'],
    [
      "class A { m = new Map(); set(o) { this.m.set('k', o); } get() { return this.m.get('k'); } } const o = { a: 1 }; const x = new A(); x.set(o); x.get().a = 2; look(o);",
      '2',
    ],
    [
      'class A { list = []; add(o) { this.list.push(o); } all() { for (const p of this.list) p.a = 2; } } const o = { a: 1 }; const x = new A(); x.add(o); x.all(); look(o);',
      '1 | 2? | unknown',
    ],
    [
      'class A { constructor(o) { Object.assign(this, { o }); } change() { this.o.a = 2; } } const o = { a: 1 }; new A(o).change(); look(o);',
      '2',
    ],
    [
      'class A { constructor({ o }) { this.o = o; } change() { const { o } = this; o.a = 2; } } const o = { a: 1 }; new A({ o }).change(); look(o);',
      '2',
    ],
    [
      'class A { #o; constructor(o) { this.#o = o; } change() { this.#o.a = 2; } } const o = { a: 1 }; new A(o).change(); look(o);',
      '2',
    ],
    ['class A { static change(o) { o.a = 2; } } const o = { a: 1 }; A.change(o); look(o);', '2'],
    [
      'class A { change(o) { o.a = 2; } } class B extends A { change(o) { super.change(o); } } const o = { a: 1 }; new B().change(o); look(o);',
      '2',
    ],
    [
      'class A { change(o) { o.a = 2; } } class B extends A { change() {} } const o = { a: 1 }; new B().change(o); look(o);',
      '1',
    ],
    [
      'class A { change(o) { o.a = 2; } } class B extends A { change() {} } const x = given ? new A() : new B(); const o = { a: 1 }; x.change(o); look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const change = { x: (o) => { o.a = 2; }, y: (o) => { o.a = 3; } }; const o = { a: 1 }; change[kind]?.(o); look(o);',
      '1 | 3 | 2? | unknown',
    ],
  ])('classes: %s → %s', async (code, said) => {
    expect(await toldOfKey(code)).toEqual({ said, wrong: [] });
  });

  it.each([
    ['export const o = { a: 1 };\nlook(o);', '1'],
    ['const o = { a: 1 };\nexport { o };\no.a = 2;\nlook(o);', '2'],
    ['export function send(options) { const o = { a: 1, ...options }; look(o); }', '1? | unknown'],
    ['export function send(options) { const o = { ...options, a: 1 }; look(o); }', '1'],
  ])('exports: %s → %s', async (code, said) => {
    expect(await toldOfKey(code)).toEqual({ said, wrong: [] });
  });

  it.each([
    ['const o = { a: 1 }; [o].forEach((p) => { p.a = 2; }); look(o);', '2'],
    ['const o = { a: 1 }; [o].map((p) => { p.a = 2; return p; }); look(o);', '2'],
    [
      'const o = { a: 1 }; const list = [o]; list.pop(); list.forEach((p) => { p.a = 2; }); look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const o = { a: 1 }; const list = []; if (given) list.push(o); list.forEach((p) => { p.a = 2; }); look(o);',
      '1 | 2? | unknown',
    ],
    [
      "const o = { a: 1 }; const all = new Map([['k', o]]); all.clear(); all.forEach((p) => { p.a = 2; }); look(o);",
      '1 | 2? | unknown',
    ],
    [
      'const o = { a: 1 }; [o].filter(() => given).forEach((p) => { p.a = 2; }); look(o);',
      '1 | 2? | unknown',
    ],
    ['const o = { a: 1 }; [o].filter(() => given).forEach((p) => { p.a = 2; look(p); });', '2'],
    [
      'const o = { a: 1 }; [...rows, o].find((p) => { p.a = 2; return true; }); look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const o = { a: 1 }; const change = (p) => { p.a = 2; }; [o].slice(given ? 1 : 0).forEach(change); look(o);',
      '1 | 2? | unknown',
    ],
    ['class A { find(p) { p.a = 2; } } const o = { a: 1 }; new A().find(o); look(o);', '2'],
    ['const t = { find(p) { p.a = 2; } }; const o = { a: 1 }; t.find(o); look(o);', '2'],
    ['const o = { a: 1 }; const list = [o]; list.forEach((p) => { p.a = 2; }); look(o);', '2'],
    [
      'const o = { a: 1 }; const list = [o]; list.length = 0; list.forEach((p) => { p.a = 2; }); look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const o = { a: 1 }; const list = [o]; delete list[0]; list.forEach((p) => { p.a = 2; }); look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const o = { a: 1 }; let list = [o]; if (given) list = []; list.forEach((p) => { p.a = 2; }); look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const o = { a: 1 }; const list = [o]; unread(list); list.forEach((p) => { p.a = 2; }); look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const o = { a: 1 }; const all = new Set([o]); for (const p of all) p.b = 1; all.forEach((p) => { p.a = 2; }); look(o);',
      '2',
    ],
    [
      'const o = { a: 1 }; const all = new Set([o]); all.delete(o); all.forEach((p) => { p.a = 2; }); look(o);',
      '1 | 2? | unknown',
    ],
    ['const o = { a: 1 }; [o].filter((p) => { p.a = 2; return true; }); look(o);', '2'],
    ['const o = { a: 1 }; [o].flatMap((p) => { p.a = 2; return []; }); look(o);', '2'],
    [
      'const o = { a: 1 }; const t = { change(p) { p.a = 2; } }; [o].filter(() => given).forEach(t.change); look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const o = { a: 1 }; const list = [o]; const other = [...list]; list.forEach((p) => { p.a = 2; }); look(o);',
      '2',
    ],
    [
      'const o = { a: 1 }; const list = [o]; list.pop(); new Set(list).forEach((p) => { p.a = 2; }); look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const o = { a: 1 }; const list = [o]; const same = list; list.pop(); same.forEach((p) => { p.a = 2; }); look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const o = { a: 1 }; const change = (list) => { list.forEach((p) => { p.a = 2; }); }; change([o]); look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const o = { a: 1 }; let list; list = [o]; list.forEach((p) => { p.a = 2; }); look(o);',
      '1 | 2? | unknown',
    ],
  ])('callbacks: %s → %s', async (code, said) => {
    expect(await toldOfKey(code)).toEqual({ said, wrong: [] });
  });
});
