/** Tests that ask for a key of the object itself: what holds on their two sides. */
import { describe, expect, it } from 'vitest';
import { toldOfKey } from '../../helpers/heap.ts';

describe('a test of a key', () => {
  it.each([
    ["const o = { a: 1 }; if (!('a' in o)) o.a = 2; look(o);", '1'],
    ["const o = {}; if (!('a' in o)) o.a = 2; look(o);", '2'],
    ["const o = {}; if (given) o.a = 1; if (!('a' in o)) o.a = 2; look(o);", '2 | 1'],
    ["const o = {}; if (next()) o.a = 1; if (!('a' in o)) o.a = 2; look(o);", '2 | 1'],
    ["const o = {}; unread(o); if (!('a' in o)) o.a = 2; look(o);", '2? | unknown'],
    ['const o = { a: undefined }; if (o.a === undefined) o.a = 2; look(o);', '2'],
    ['const o = { b: 1 }; if (o.a === undefined) o.a = 2; look(o);', '2'],
    ['const o = { a: 1 }; if (o.a == null) o.a = 2; look(o);', '1'],
    ['const o = { a: null }; if (o.a == null) o.a = 2; look(o);', '2'],
    ['const o = { a: null }; if (o.a === undefined) o.a = 2; look(o);', 'null'],
    ['const o = { a: 1 }; if (!o.a) o.a = 2; look(o);', '1'],
    ['const o = { a: 0 }; if (!o.a) o.a = 2; look(o);', '2'],
    ['const o = {}; if (!o.a) o.a = 2; look(o);', '2'],
    ['const o = { a: 1 }; if (o.a) o.a = 2; look(o);', '2'],
    ['const o = { a: 1 }; if (o.a === 1) o.a = 2; look(o);', '2'],
    ['const o = { a: 1 }; if (o.a !== 1) o.a = 2; look(o);', '1'],
    ["const o = { a: 1 }; if (o.a == '1') o.a = 2; look(o);", '2 | 1? | unknown'],
    ["const o = { a: kind }; if (o.a === 'x') o.a = 2; look(o);", '2 | global? | unknown'],
    ["const o = { a: 1 }; if (Object.hasOwn(o, 'a')) o.a = 2; look(o);", '2'],
    ["const o = { a: 1 }; if (!o.hasOwnProperty('a')) o.a = 2; look(o);", '1'],
    ['const o = { a: 1 }; o.a || (o.a = 2); look(o);', '1'],
    ['const o = {}; o.a || (o.a = 2); look(o);', '2'],
    ["const o = { a: 1 }; 'a' in o && delete o.a; look(o);", 'absent'],
    [
      "const o = { a: 1 }; const p = { a: 2 }; if (!('a' in p)) o.a = 2; look(o);",
      '2 | 1? | unknown',
    ],
    [
      "const o = { a: 1 }; const p = given ? o : {}; if (!('a' in p)) p.a = 2; look(o);",
      '1 | 2? | unknown',
    ],
    [
      "const o = {}; const p = given ? o : {}; if (!('a' in p)) p.a = 2; look(o);",
      '2? | absent | unknown',
    ],
    ["const ensure = (x) => { if (!('a' in x)) x.a = 2; }; const o = {}; ensure(o); look(o);", '2'],
    [
      "const ensure = (x) => { if (!('a' in x)) x.a = 2; }; const o = {}; const p = { a: 3 }; ensure(p); ensure(o); look(o);",
      '2',
    ],
    ['const ensure = (x) => { if (!x.a) x.a = 2; return x; }; look(ensure({ b: 1 }));', '2'],
    ["const o = {}; if (!('a' in o) && given) o.a = 2; look(o);", '2? | absent | unknown'],
    [
      "const o = { __proto__: { a: 1 } }; if (!('a' in o)) o.a = 2; look(o);",
      '2? | absent | unknown',
    ],
    ["const o = { a: 1 }; o.b = 2; if (!('b' in o)) o.a = 2; look(o);", '2 | 1? | unknown'],
    ['const o = { a: 1 }; const f = () => { if (!o.a) return; o.a = 2; }; f(); look(o);', '2'],
    ['const o = {}; const f = () => { if (!o.a) return; o.a = 2; }; f(); look(o);', 'absent'],
    ['const o = { a: 1 }; while (o.a) { delete o.a; } look(o);', '1? | absent | unknown'],
    [
      'const o = Object.freeze({ b: 1 }); if (!o.a) { try { o.a = 2; } catch {} } look(o);',
      '2? | absent | unknown',
    ],
  ])('%s → %s', async (code, said) => {
    expect(await toldOfKey(code)).toEqual({ said, wrong: [] });
  });
});
