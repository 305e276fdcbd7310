/** Methods that are called on an object: those of its own are read, of others nobody knows what they do to it. */
import { describe, expect, it } from 'vitest';
import { toldOfKey } from '../../helpers/heap.ts';

describe('a method that is called on the object', () => {
  it.each([
    ['const o = { a: 1, m() {} }; o.m(); look(o);', '1'],
    ['const o = { a: 1, m() { this.a = 2; } }; o.m(); look(o);', '2'],
    ['const o = { a: 1, m: () => {} }; o.m(); o.m(); look(o);', '1'],
    ['const o = { a: 1, m: make("x") }; o.m(); look(o); function make(x) { return () => x; }', '1'],
    ['const o = { a: 1 }; o.m(); look(o);', '1 | unknown'],
    // written elsewhere
    ['function set() { this.a = 2; } const o = { a: 1, m: set }; o.m(); look(o);', '1 | unknown'],
    ['function ask() { return 2; } const o = { a: 1, m: ask }; o.m(); look(o);', '1'],
    [
      'const o = { a: 1, m() {} }; o.m = function () { this.a = 2; }; o.m(); look(o);',
      '1 | unknown',
    ],
    ['const o = { a: 1, m() {} }; o.n = function () { this.a = 2; }; o.m(); look(o);', '1'],
    [
      'const o = { a: 1, m() {} }; o[kind] = function () { this.a = 2; }; o.m(); look(o);',
      '1? | unknown',
    ],
    // copied from others
    [
      'const p = { m() { this.a = 2; } }; const o = { a: 1, ...p }; o.m(); look(o);',
      '2 | 1 | unknown',
    ],
    ['const p = { m: () => 2 }; const o = { a: 1, ...p }; o.m(); look(o);', '1'],
    [
      'const p = { m() { this.a = 2; } }; const o = { a: 1, m() {} }; Object.assign(o, p); o.m(); look(o);',
      '2 | 1 | unknown',
    ],
    [
      'const p = { m: () => 2 }; const o = { a: 1, m() {} }; Object.assign(o, p); o.m(); look(o);',
      '1',
    ],
    [
      'const p = { m() { this.a = 2; } }; const o = { a: 1, m() {} }; Object.assign(o, ...[p]); o.m(); look(o);',
      '1? | unknown',
    ],
    [
      'const p = { m() { this.a = 2; } }; const o = { a: 1, __proto__: p }; o.m(); look(o);',
      '1 | unknown',
    ],
    // one of two
    [
      'const p = { m() { this.a = 2; } }; const o = { a: 1, m() {} }; (given ? undefined : o)?.m(); look(o);',
      '1',
    ],
    [
      'const p = { m() {} }; const o = { a: 1, m() {} }; p.m = function () { this.a = 2; }; o.m = p.m; (given ? undefined : o)?.m(); look(o);',
      '1 | unknown',
    ],
    // into one another
    [
      'const o = { a: 1, m() {} }; const p = { m() {} }; Object.assign(o, p); Object.assign(p, o); o.m(); p.m(); look(o);',
      '1',
    ],
  ])('%s → %s', async (code, said) => {
    expect(await toldOfKey(code)).toEqual({ said, wrong: [] });
  });
});
