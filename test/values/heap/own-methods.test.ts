/** Methods that are called on an object: what its own do is read, what others do is not known. */
import { describe, expect, it } from 'vitest';
import { isBuiltIn } from '../../../src/values/heap/own-methods.ts';
import { toldOfKey } from '../../helpers/heap.ts';

describe('a method that is called on an object', () => {
  it.each([
    // its own
    ['const o = { a: 1, run() {} }; o.run(); look(o);', '1'],
    ['const o = { a: 1, run() { this.a = 2; } }; o.run(); look(o);', '2'],
    ['const o = { a: 1, run: () => unread() }; o.run(); look(o);', '1'],
    ['const o = { a: 1, run: function () { this.a = 2; } }; o.run(); look(o);', '2'],
    ['const run = () => {}; const o = { a: 1, run }; o.run(); look(o);', '1'],
    ['const o = { a: 1, run: unread }; o.run(); look(o);', '1'],
    // another's, which may change it
    ['const o = { a: 1 }; o.run(); look(o);', '1 | unknown'],
    ['function set() { this.a = 2; } const o = { a: 1, set }; o.set(); look(o);', '1 | unknown'],
    [
      'function set() { this.a = 2; } const o = { a: 1, set: given ? set : null }; o.set(); look(o);',
      '1 | unknown',
    ],
    ['function set() {} const o = { a: 1, set }; o.set(); look(o);', '1'],
    // with a name that methods of the platform have
    ['const o = { a: 1, set() { this.a = 2; } }; o.set(); look(o);', '2'],
    ['const o = { a: 1, hasOwnProperty: unread }; o.hasOwnProperty(); look(o);', '1'],
    ["const o = { a: 1 }; o.hasOwnProperty('a'); look(o);", '1'],
    // replaced later
    [
      'function put() { this.a = 2; } const o = { a: 1, run() {} }; o.run = put; o.run(); look(o);',
      '1 | unknown',
    ],
    [
      'function set() { this.a = 2; } const o = { a: 1, run() {} }; o[key] = set; o.run(); look(o);',
      '1? | unknown',
    ],
    [
      'function run() { this.a = 2; } const o = { a: 1, run() {} }; Object.assign(o, { run }); o.run(); look(o);',
      '1 | unknown',
    ],
    ['const o = { a: 1, run() {} }; o.run = () => {}; o.run(); look(o);', '1'],
    ['const o = { a: 1, run() {} }; o.b = 2; o.run(); look(o);', '1'],
    // spread
    ['const p = { run: () => {} }; const o = { a: 1, ...p }; o.run(); look(o);', '1'],
    ['const p = { run: () => {} }; const o = { ...p, a: 1, run() {} }; o.run(); look(o);', '1'],
    [
      'function run() { this.a = 2; } const p = { run }; const o = { a: 1, run() {}, ...p }; o.run(); look(o);',
      '1 | unknown',
    ],
    [
      'function run() { this.a = 2; } const p = { run }; const o = { a: 1, ...p, run() {} }; o.run(); look(o);',
      '1',
    ],
    [
      'const p = { run() { this.a = 2; } }; const o = { a: 1, ...p }; o.run(); look(o);',
      '2 | 1 | unknown',
    ],
    // a key that is computed, a getter
    ["const o = { a: 1, ['run']() {} }; o.run(); look(o);", '1'],
    ['const o = { a: 1, [key]() {} }; o.run(); look(o);', '1? | unknown'],
    [
      'function set() { this.a = 2; } const o = { a: 1, get run() { return set; } }; o.run(); look(o);',
      '1 | unknown',
    ],
    // one of two
    [
      'const o = { a: 1, run() {} }; const p = given ? o : { a: 3, run() { this.a = 2; } }; p.run(); look(o);',
      '1',
    ],
    // merged into it
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
    // asks for itself
    ['const o = { a: 1, run() { return o; } }; o.run().run(); look(o);', '1'],
    ['const o = { a: 1, run() { return this; } }; o.run().run().a = 2; look(o);', '2'],
  ])('%s → %s', async (code, said) => {
    expect(await toldOfKey(code)).toEqual({ said, wrong: [] });
  });
});

describe('a name that methods of the platform have', () => {
  it.each([
    ['Headers', Headers],
    ['FormData', FormData],
    ['URL', URL],
    ['Map', Map],
    ['Array', Array],
  ])('is each of %s', (_, { prototype }) => {
    const names = Object.getOwnPropertyNames(prototype);
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => !isBuiltIn(name))).toEqual([]);
  });

  it('is no other', () => {
    expect(['create', 'store', 'upload'].filter((name) => isBuiltIn(name))).toEqual([]);
  });
});
