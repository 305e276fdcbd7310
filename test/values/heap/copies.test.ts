/** A copy is what the original was when it was taken; what both hold is shared. */
import { describe, expect, it } from 'vitest';
import { toldOfKey } from '../../helpers/heap.ts';

describe('copies', () => {
  it.each([
    ['const o = { a: 1 }; const p = { ...o }; o.a = 2; look(p);', '1'],
    ['const o = { a: 1 }; const p = { ...o }; p.a = 2; look(o);', '1'],
    ['const o = { a: 1 }; o.a = 2; const p = { ...o }; look(p);', '2'],
    ['const o = { a: 1 }; const p = { ...o }; delete o.a; look(p);', '1'],
    ['const o = { o: { a: 1 } }; const p = { ...o }; o.o.a = 2; look(p.o);', '2'],
    ['const o = { o: { a: 1 } }; const p = { ...o }; o.o = { a: 2 }; look(p.o);', '1'],
    ['const o = { a: 1 }; const p = { a: 2, ...o }; look(p);', '1'],
    ['const o = { a: 1 }; const p = { ...(given ? o : {}) }; look(p);', '1 | absent'],
    ['const o = { a: 1 }; const p = { ...(given && o) }; look(p);', '1 | absent'],
    ['const o = { a: 1 }; unread(o); look({ ...o, a: 2 });', '2'],
    ['const o = { a: 1 }; const p = { ...o }; unread(o); look(p);', '1'],
    ['const o = { a: 1 }; unread(o); const p = { ...o }; look(p);', '1 | absent | unknown'],
    ['const o = { o: { a: 1 } }; const p = { ...o }; unread(o); look(p.o);', '1 | unknown'],
    ['const o = { a: undefined }; const p = { a: 1, ...o }; look(p);', 'undefined'],
    ['let o = { a: 1 }; o = { ...o, a: 2 }; look(o);', '2'],
    ['let o = { a: 1 }; if (given) o = { ...o, a: 2 }; look(o);', '1 | 2'],
    [
      'let o = { a: 1 }; for (const row of rows) o = { ...o, a: row }; look(o);',
      '1 | something? | unknown',
    ],
    [
      'let o = { b: 1 }; for (const row of rows) o = { ...o, [row]: 1 }; look(o);',
      'absent | unknown',
    ],
    ['const o = { get a() { return 1; } }; const p = { ...o }; look(p);', '1'],
    ['const o = { a: 1 }; const make = () => ({ ...o }); o.a = 2; look(make());', '2'],
    [
      'const o = { a: 1 }; const p = make(); function make() { return { ...o }; } o.a = 2; look(p);',
      '1',
    ],
    [
      'const o = { a: 1 }; const list = [o].map((item) => ({ ...item })); o.a = 2; look(list[0]);',
      '1',
    ],
    [
      'const defaults = { a: 1 }; const make = (options = {}) => ({ ...defaults, ...options }); look(make());',
      '1',
    ],
    [
      'const defaults = { a: 1 }; const make = (options = {}) => ({ ...defaults, ...options }); look(make({ a: 2 }));',
      '2',
    ],
    [
      'const defaults = { a: 1 }; const make = (options) => Object.assign({}, defaults, options); look(make({ b: 2 }));',
      '1',
    ],
    ['look({ a: 1, ...undefined });', '1'],
    ["look({ a: 1, ...null, ...false, ...'' });", '1'],
    ['look({ a: 1, ...(() => ({ a: 2 }))() });', '2'],
    ['look({ a: 1, ...(given ? { a: 2 } : { a: 3 }) });', '2 | 3'],
    ['look({ a: 1, ...(given ? { a: undefined } : {}) });', 'undefined | 1'],
    [
      'const o = { a: 1 }; const history = []; history.push({ ...o }); o.a = 2; look(history[0]);',
      '1',
    ],
    ['const o = { a: 1 }; const history = []; history.push(o); o.a = 2; look(history[0]);', '2'],
    [
      'let p; const o = { a: 1 }; for (const row of rows) { p = { ...o }; o.a = 2; } look(p);',
      '1 | 2 | unknown',
    ],
    [
      'let p = {}; for (const row of rows) { p = { ...p }; p.a = 1; } look(p);',
      '1? | absent | unknown',
    ],
    ['let p = { a: 1 }; while (next()) p = { ...p, a: 2 }; look(p);', '1 | 2? | unknown'],
    [
      'class A { #p = { a: 1 }; with(k, v) { this.#p = { ...this.#p, [k]: v }; return this; } build() { return { ...this.#p }; } } look(new A().with("b", 2).build());',
      '1',
    ],
    ['const o = {}; for (const v of [1, 2]) o.a = v; look({ ...o });', '1 | 2? | absent | unknown'],
    ['const o = {}; for (const v of [2]) o.a = v; look({ ...o });', '2'],
    [
      'const o = {}; [1, 2].forEach((v) => { o.a = v; }); look({ ...o });',
      '1 | 2? | absent | unknown',
    ],
    [
      'let o = { b: 1 }; for (const step of [(p) => ({ ...p, a: 1 }), (p) => ({ ...p, c: 1 })]) o = step(o); look(o);',
      '1? | absent | unknown',
    ],
    ['let o = { b: 1 }; for (const step of [(p) => ({ ...p, a: 1 })]) o = step(o); look(o);', '1'],
  ])('spread: %s → %s', async (code, said) => {
    expect(await toldOfKey(code)).toEqual({ said, wrong: [] });
  });

  it.each([
    ['const o = { a: 1, b: 2 }; const { b, ...rest } = o; o.a = 2; look(rest);', '1'],
    ['const o = { a: 1, b: 2 }; const { a, ...rest } = o; look(rest);', 'absent'],
    ['const o = { a: 1, b: 2 }; const { a, ...rest } = o; rest.a = 3; look(rest);', '3'],
    ['const o = { o: { a: 1 } }; const { ...rest } = o; o.o.a = 2; look(rest.o);', '2'],
    ['const o = { a: 1 }; const { [kind]: x, ...rest } = o; look(rest);', 'unknown'],
    [
      'const f = ({ b, ...rest }) => rest; const o = { a: 1 }; const p = f(o); o.a = 2; look(p);',
      '1',
    ],
    ['const f = (...all) => all[0]; const o = { a: 1 }; const p = f(o); o.a = 2; look(p);', '2'],
    ['const make = ({ a = 1, ...rest } = {}) => ({ a, ...rest }); look(make({ a: 2 }));', '2'],
    ['const make = ({ a = 1, ...rest } = {}) => ({ a, ...rest }); look(make());', '1'],
    [
      'const make = ({ a = 1, ...rest } = {}) => ({ a, ...rest }); const p = { b: 1 }; look(make(p));',
      '1',
    ],
  ])('rest: %s → %s', async (code, said) => {
    expect(await toldOfKey(code)).toEqual({ said, wrong: [] });
  });

  it.each([
    ['const o = { a: 1 }; const p = structuredClone(o); o.a = 2; look(p);', '1'],
    ['const o = { a: 1 }; const p = structuredClone(o); p.a = 2; look(o);', '1'],
    ['const o = { o: { a: 1 } }; const p = structuredClone(o); o.o.a = 2; look(p.o);', '1'],
    ['const o = { o: { a: 1 } }; o.o.a = 2; const p = structuredClone(o); look(p.o);', '2'],
    ['const o = { o: { a: 1 } }; const p = structuredClone(o); p.o.a = 2; look(o.o);', '1'],
    [
      'const o = { list: [{ a: 1 }] }; const p = structuredClone(o); o.list[0].a = 2; look(p.list[0]);',
      '1',
    ],
    ['const o = { a: 1 }; const p = structuredClone(o); unread(o); look(p);', '1'],
    ['const o = { a: 1 }; unread(o); look(structuredClone(o));', '1 | unknown'],
    [
      'const structuredClone = (x) => x; const o = { a: 1 }; const p = structuredClone(o); o.a = 2; look(p);',
      '2',
    ],
    ['const o = { a: 1 }; const [p] = structuredClone([o]); o.a = 2; look(p);', '1'],
  ])('structuredClone: %s → %s', async (code, said) => {
    expect(await toldOfKey(code)).toEqual({ said, wrong: [] });
  });

  it.each([
    ['const o = { a: 1 }; const p = JSON.parse(JSON.stringify(o)); o.a = 2; look(p);', '1'],
    [
      'const o = { o: { a: 1 } }; const p = JSON.parse(JSON.stringify(o)); o.o.a = 2; look(p.o);',
      '1',
    ],
    [
      'const o = { o: { a: 1 } }; const text = JSON.stringify(o); o.o.a = 2; const p = JSON.parse(text); look(p.o);',
      '1',
    ],
    [
      "const o = { a: 1 }; const p = JSON.parse(JSON.stringify(o), (key, value) => (key === 'a' ? 2 : value)); look(p);",
      'unknown',
    ],
    [
      "const o = { a: 1 }; const p = JSON.parse(JSON.stringify(o, (key, value) => (key === 'a' ? 2 : value))); look(p);",
      'unknown',
    ],
    [
      "const o = { a: 1, b: 2 }; const p = JSON.parse(JSON.stringify(o, ['b'])); look(p);",
      'unknown',
    ],
    ['const o = { a: 1 }; const p = JSON.parse(JSON.stringify(o, null, 2)); look(p);', 'unknown'],
    ['const o = { a: undefined }; const p = JSON.parse(JSON.stringify(o)); look(p);', 'undefined'],
    ['const o = { a: 1 }; const p = JSON.parse(JSON.stringify(o)); p.a = 2; look(p);', '2'],
    [
      'const o = { a: 1 }; const p = JSON.parse(JSON.stringify({ ...o, b: 1 })); o.a = 2; look(p);',
      '1',
    ],
    [
      'const o = { a: 1 }; const clone = (x) => JSON.parse(JSON.stringify(x)); const p = clone(o); o.a = 2; look(p);',
      '1',
    ],
  ])('JSON: %s → %s', async (code, said) => {
    expect(await toldOfKey(code)).toEqual({ said, wrong: [] });
  });

  it.each([
    ['const o = { a: 1 }; const p = Object.assign({}, o); o.a = 2; look(p);', '1'],
    ['const o = { a: 1 }; const p = Object.assign({}, o); p.a = 2; look(o);', '1'],
    ['const o = { a: 1 }; const p = Object.assign(o, { a: 2 }); look(o);', '2'],
    ['const o = { a: 1 }; const p = Object.assign(o, {}); p.a = 2; look(o);', '2'],
    ['const o = {}; Object.assign(o, { a: 1 }, { a: 2 }); look(o);', '2'],
    ['const o = { a: 1 }; Object.assign(o, given ? { a: 2 } : {}); look(o);', '2 | 1'],
    ['const o = { a: 1 }; Object.assign(o, given && { a: 2 }); look(o);', '2 | 1'],
    ['const o = { a: 1 }; if (given) Object.assign(o, { a: 2 }); look(o);', '2 | 1'],
    ['const o = { a: 1 }; Object.assign(o, unread()); look(o);', '1? | unknown'],
    ['const o = { a: 1 }; Object.assign(o, ...[{ a: 2 }]); look(o);', '1? | unknown'],
    [
      'const source = { a: 2 }; const o = { a: 1 }; Object.assign(o, source); source.a = 3; look(o);',
      '2',
    ],
    [
      'const source = { a: 2 }; const o = { a: 1 }; source.a = 3; Object.assign(o, source); look(o);',
      '3',
    ],
    ['const o = { a: 1 }; const { assign } = Object; assign(o, { a: 2 }); look(o);', '1 | unknown'],
    ['const o = { a: 1 }; Object.assign.call(Object, o, { a: 2 }); look(o);', '1 | unknown'],
    ['const o = { o: { a: 1 } }; const p = Object.assign({}, o); o.o.a = 2; look(p.o);', '2'],
    ['const o = { a: 1 }; Object.assign(o, { get a() { return 2; } }); look(o);', '2'],
    ['const o = { a: 1 }; Object.assign(o, { a: undefined }); look(o);', 'undefined'],
    ['const o = { a: 1 }; Object.assign(o, null, undefined, false); look(o);', '1'],
    ['const o = { a: 1 }; Object.assign(o, [2]); look(o);', '1? | unknown'],
  ])('Object.assign: %s → %s', async (code, said) => {
    expect(await toldOfKey(code)).toEqual({ said, wrong: [] });
  });

  it.each([
    ['const o = { a: 1 }; const p = Object.fromEntries(Object.entries(o)); o.a = 2; look(p);', '1'],
    ["const p = Object.fromEntries([['a', 1]]); look(p);", 'unknown'],
    [
      'const o = { o: { a: 1 } }; const p = Object.fromEntries(Object.entries(o)); o.o.a = 2; look(p.o);',
      '2',
    ],
    [
      "const o = { a: 1, b: 2 }; const p = Object.fromEntries(Object.entries(o).filter(([key]) => key !== 'a')); look(p);",
      'unknown',
    ],
    [
      'const o = { a: 1 }; const p = Object.fromEntries(Object.entries(o).map(([key, value]) => [key, value])); look(p);',
      'unknown',
    ],
    ["const p = Object.fromEntries(new Map([['a', 1]])); look(p);", 'unknown'],
    [
      'const o = { a: 1 }; const p = {}; for (const key of Object.keys(o)) p[key] = o[key]; look(p);',
      'absent | unknown',
    ],
    ['const o = { a: 1 }; const p = Object.create(o); o.a = 2; look(p);', 'unknown'],
    ['const list = [{ a: 1 }]; const copy = list.slice(); copy[0] = { a: 2 }; look(list[0]);', '1'],
    ["const headers = new Headers({ a: 'x' }); headers.set('a', 'y'); look(headers);", '"y"'],
    [
      "const headers = new Headers({ a: 'x' }); if (given) headers.set('a', 'y'); look(headers);",
      '"y" | "x"',
    ],
    [
      "const init = { a: 'x' }; const headers = new Headers(init); init.a = 'y'; look(headers);",
      '"x"',
    ],
    ["const headers = new Headers(); headers.append('a', 'x'); look(headers);", '"x"'],
    ["const p = new URLSearchParams({ a: 'x' }); p.set('a', 'y'); look(p);", '"y"'],
    [
      "const h = new Headers({ a: 'x' }); const k = new Headers(h); h.set('a', 'y'); look(k);",
      '"x"',
    ],
  ])('entries, lists and headers: %s → %s', async (code, said) => {
    expect(await toldOfKey(code)).toEqual({ said, wrong: [] });
  });
});
