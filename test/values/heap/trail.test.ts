/** Where an object goes: names, patterns, containers, fields, and where it is lost. */
import { describe, expect, it } from 'vitest';
import { toldOfKey } from '../../helpers/heap.ts';

describe('the trail', () => {
  it.each([
    ['const o = { a: 1 }; const p = o; p.a = 2; look(o);', '2'],
    ['let o = { a: 1 }; const p = o; o = { a: 3 }; look(p);', '1'],
    ['const o = { a: 1 }; const p = o || {}; p.a = 2; look(o);', '2'],
    ['const o = { a: 1 }; let p = null; p ??= o; p.a = 2; look(o);', '2'],
    ['const o = { a: 1 }; const p = { a: 2 }; let q = o; if (given) q = p; look(q);', '1 | 2'],
    [
      'const o = { a: 1 }; const p = { a: 2 }; let q = o; if (given) q = p; q.a = 3; look(q);',
      '1 | 3 | 2? | unknown',
    ],
  ])('names: %s → %s', async (code, said) => {
    expect(await toldOfKey(code)).toEqual({ said, wrong: [] });
  });

  it.each([
    ['const box = { o: { a: 1 } }; const { o } = box; o.a = 2; look(box.o);', '2'],
    ['const box = { o: { a: 1 } }; ({ x: box.o.a } = { x: 2 }); look(box.o);', 'unknown'],
    ['const o = { a: 1 }; [o.a] = [2]; look(o);', 'unknown'],
    ['const o = { a: 1 }; o.a++; look(o);', 'unknown'],
    ['const o = { a: 1 }; const { p = o } = {}; p.a = 2; look(o);', '2'],
    ['const o = { a: 1 }; const [...all] = [o]; all[0].a = 2; look(o);', '2'],
    ["const key = 'a'; const o = { a: 1 }; o[key] = 2; look(o);", '2'],
    ["const key = given ? 'a' : 'b'; const o = { a: 1 }; o[key] = 2; look(o);", '1? | unknown'],
    ['const o = { a: 1 }; o[unread()] = 2; look(o);', '1? | unknown'],
    ["const o = { a: 1 }; for (const key of ['b']) o[key] = 2; look(o);", '1'],
    ['const o = { a: 1 }; for (const key in o) delete o[key]; look(o);', '1? | absent | unknown'],
    ['const o = { a: 1 }; delete o?.a; look(o);', 'absent'],
    ['const o = { a: 1 }; delete o[kind]; look(o);', '1 | absent | unknown'],
    ['const o = { a: 1 }; o.b = 2; look(o);', '1'],
    [
      'const o = { a: 1 }; const list = [[o]]; for (const [p] of list) p.a = 2; look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const o = { a: 1 }; const list = [{ o }]; for (const { o: p } of list) p.a = 2; look(o);',
      '2',
    ],
    ['const o = { a: 1 }; const [p = o] = []; p.a = 2; look(o);', '2'],
    [
      'const o = { a: 1 }; const box = {}; [box.p] = [o]; box.p.a = 2; look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const o = { a: 1 }; const box = {}; for (box.p of [o]) box.p.a = 2; look(o);',
      '1 | 2? | unknown',
    ],
    [
      "const o = { a: 1 }; const set = (key, value) => { o[key] = value; }; set('b', 2); look(o);",
      '1',
    ],
    [
      "const o = { a: 1 }; const set = (key, value) => { o[key] = value; }; set('a', 2); look(o);",
      '2',
    ],
    [
      "const o = { a: 1 }; const set = (key, value) => { o[key] = value; }; set('a', 2); set('b', 3); look(o);",
      '1? | unknown',
    ],
  ])('patterns and keys: %s → %s', async (code, said) => {
    expect(await toldOfKey(code)).toEqual({ said, wrong: [] });
  });

  it.each([
    ['const o = { a: 1 }; const box = { o }; box.o.a = 2; look(o);', '2'],
    ['const o = { a: 1 }; const box = {}; box.o = o; box.o.a = 2; look(o);', '2'],
    ['const o = { a: 1 }; const list = [o]; list[0].a = 2; look(o);', '2'],
    ['const o = { a: 1 }; const list = [{ a: 3 }, o]; list[0].a = 2; look(o);', '1'],
    ['const o = { a: 1 }; const list = []; list.push(o); list[0].a = 2; look(o);', '2'],
    ['const o = { a: 1 }; const list = [o]; for (const item of list) item.a = 2; look(o);', '2'],
    ['const o = { a: 1 }; [o].forEach((item) => { item.a = 2; }); look(o);', '2'],
    ['const o = { a: 1 }; const [p] = [o].map((item) => item); p.a = 2; look(o);', '2'],
    ['const o = { a: 1 }; const p = [o].find((item) => item.a === 1); p.a = 2; look(o);', '2'],
    [
      'const o = { a: 1 }; const p = [o].reduce((sum, item) => item, null); p.a = 2; look(o);',
      '1 | 2? | unknown',
    ],
    ['const o = { a: 1 }; [].concat(o)[0].a = 2; look(o);', '2'],
    ['const o = { a: 1 }; [3, o].sort(() => 0)[1].a = 2; look(o);', '1 | 2? | unknown'],
    ["const o = { a: 1 }; const map = new Map([['k', o]]); map.get('k').a = 2; look(o);", '2'],
    [
      "const o = { a: 1 }; const map = new Map(); map.set('k', o); map.get('k').a = 2; look(o);",
      '2',
    ],
    [
      "const o = { a: 1 }; const map = new Map([['k', o]]); map.forEach((item) => { item.a = 2; }); look(o);",
      '2',
    ],
    [
      "const o = { a: 1 }; const map = new Map([['k', o]]); for (const item of map.values()) item.a = 2; look(o);",
      '1 | 2? | unknown',
    ],
    [
      'const o = { a: 1 }; const set = new Set(); set.add(o); for (const item of set) item.a = 2; look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const o = { a: 1 }; for (const [, item] of Object.entries({ o })) item.a = 2; look(o);',
      '1 | 2? | unknown',
    ],
    ["const o = { a: 1 }; Object.fromEntries([['k', o]]).k.a = 2; look(o);", '1 | 2? | unknown'],
    ['const o = { a: 1 }; Array.from([o])[0].a = 2; look(o);', '2'],
    [
      'const o = { a: 1 }; const weak = new WeakMap(); const key = {}; weak.set(key, o); weak.get(key).a = 2; look(o);',
      '2',
    ],
    ['const o = { a: 1 }; Object.assign({}, { o }).o.a = 2; look(o);', '2'],
    ['const o = { a: 1 }; o.self = o; o.self.self.a = 2; look(o);', '2'],
    ['const o = { a: 1, change() { this.a = 2; } }; o.change(); look(o);', '2'],
    ['const o = { a: 1, change() { this.a = 2; } }; look(o);', '1 | 2? | unknown'],
    [
      'const change = function () { this.a = 2; }; const o = { a: 1, change }; o.change(); look(o);',
      '1 | unknown',
    ],
    [
      'const change = function () { return 2; }; const o = { a: 1, change }; o.change(); look(o);',
      '1',
    ],
    [
      'const o = { a: 1 }; const t = { x: o, change() { this.x.a = 2; } }; t.change(); look(o);',
      '2',
    ],
    [
      'const o = { a: 1 }; const t = { x: o, ...{ change() { this.x.a = 2; } } }; t.change(); look(o);',
      '1 | unknown',
    ],
    [
      'const o = { a: 1 }; const t = { x: o }; t.change = function () { this.x.a = 2; }; t.change(); look(o);',
      '1 | unknown',
    ],
    [
      'const o = { a: 1 }; const list = [o]; list.change = function () { this[0].a = 2; }; list.change(); look(o);',
      '1 | unknown',
    ],
    ['const o = { a: 1 }; const list = [o]; list.lastIndexOf(1); look(o);', '1'],
    ["const o = { a: 'x' }; o.a += 'y'; look(o);", '"xy"'],
    [
      'const o = { a: 1, set b(value) { this.a = value; } }; o.b = 2; look(o);',
      '1 | something? | unknown',
    ],
    ['const o = { a: 1, get b() { this.a = 2; return 1; } }; o.b; look(o);', '1 | 2? | unknown'],
    ['const o = { a: 1, set a(value) {} }; look(o);', 'unknown'],
    ['const o = { set a(value) { return 1; } }; look(o);', 'unknown'],
    ['const o = { get a() { return 1; } }; look(o);', '1'],
    ['const o = { __proto__: { a: 1 } }; look(o);', 'absent'],
    ['const o = Object.create(null); o.a = 1; look(o);', 'unknown'],
    [
      'const o = { a: 1 }; const p = Object.entries({ o }).map(([k, v]) => v); p[0].a = 2; look(o);',
      '2',
    ],
    ['const o = { a: 1 }; const p = [...new Set([o])]; p[0].a = 2; look(o);', '2'],
    ['const o = { a: 1 }; const box = Object.freeze({ o }); box.o.a = 2; look(o);', '2'],
    [
      "const memo = {}; const put = (k, v) => { memo[k] = v; }; const o = { a: 1 }; put('k', o); memo.k.a = 2; look(o);",
      '2',
    ],
    [
      'const stack = []; const push = (v) => stack.push(v); const top = () => stack[stack.length - 1]; const o = { a: 1 }; push(o); top().a = 2; look(o);',
      '2',
    ],
    ['const box = { o: { a: 1 } }; box.o = { a: 2 }; look(box.o);', '2'],
    ['const box = { o: { a: 1 } }; if (given) box.o = { a: 2 }; look(box.o);', '2 | 1'],
    ['const box = { o: { a: 1 } }; look(box.o); box.o = { a: 2 };', '1'],
    [
      'const box = { o: { a: 1 } }; const swap = () => { box.o = { a: 2 }; }; swap(); look(box.o);',
      '2',
    ],
  ])('containers: %s → %s', async (code, said) => {
    expect(await toldOfKey(code)).toEqual({ said, wrong: [] });
  });
});
