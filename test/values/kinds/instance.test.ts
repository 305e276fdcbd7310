/** The fields of an instance: what its class sets, in which order, and what others set. */
import { describe, expect, it } from 'vitest';
import { toldOfKey, toldOfValue } from '../../helpers/heap.ts';

describe('a field', () => {
  it.each([
    ['class A { constructor() { this.a = 1; this.a = 2; } } look(new A().a);', '2'],
    ['class A { constructor() { this.a = 1; if (given) this.a = 2; } } look(new A().a);', '2 | 1'],
    ['class A { a = 1; constructor() { this.a = 2; } } look(new A().a);', '2'],
    ["class A { constructor() { this.a = 'x'; this.a += 'y'; } } look(new A().a);", '"x" | text'],
    ["function A() { this.a = 'x'; this.a += 'y'; } look(new A().a);", '"x" | text'],
    ["const f = () => 1; f.a = 'x'; f.a += 'y'; look(f.a);", '"x" | text'],
    ["globalThis.a = 'x'; globalThis.a += 'y'; look(globalThis.a);", '"x" | text'],
    ['function A() { const self = this; self.a = 1; } look(new A().a);', '1'],
    ['function A() { const other = {}; other.a = 1; this.b = 2; } look(new A().a);', 'something'],
    ['class A { static a = 1; } look(A.a);', '1'],
    ['class A { static a; static { A.a = 2; } } look(A.a);', '2'],
    ['class A { a = 1; set() { this.a++; } } const x = new A(); x.set(); look(x.a);', 'something'],
    [
      'class A { a = 1; set() { [this.a] = [2]; } } const x = new A(); x.set(); look(x.a);',
      'something',
    ],
    [
      'class A { a = 1; set() { delete this.a; } } const x = new A(); x.set(); look(x.a);',
      'undefined',
    ],
    ['class A { a = 1; } const x = new A(); if (given) x.a = 2; look(x.a);', '2 | 1'],
    ['class A { a = 1; } const x = new A(); Object.assign(x, { a: 2 }); look(x.a);', '2'],
    ['class A { a = 1; constructor(o) { Object.assign(this, o); } } look(new A({ a: 2 }).a);', '2'],
    [
      'class A { get a() { return 1; } constructor(o) { Object.assign(this, o); } } look(new A(given).a);',
      '1',
    ],
    [
      'class A { get a() { return 1; } set a(to) {} constructor(o) { Object.assign(this, o); } } look(new A(given).a);',
      '1 | something',
    ],
    [
      'class B { a = 1; set() { this.a++; } } class A extends B {} const x = new A(); x.set(); look(x.a);',
      '1 | something',
    ],
    [
      'class B { a = 1; } class A extends B {} const x = new A(); if (given) x.a = 2; look(x.a);',
      '1 | 2',
    ],
    ['class A { a = 1; } class B { a = 2; } const x = new B(); x.a = 3; look(new A().a);', '1'],
    ['class A { a = 1; } const o = { a: 2 }; o.a = 3; o.a++; look(new A().a);', '1'],
  ])('%s → %s', async (code, said) => {
    expect(await toldOfValue(code)).toEqual({ said, wrong: [] });
  });
});

describe('a method that a subclass replaces', () => {
  const base = 'class A { run() { look({ a: this.a() }); } a() { return 1; } }';
  it.each([
    [`${base} class B extends A { a() { return 2; } } new B().run();`, '2'],
    [`${base} class B extends A { a() { return 2; } } new B().run(); new A().run();`, '1 | 2'],
    [
      `${base} class B extends A { a() { return 2; } } new B().run(); new A();`,
      '2 | absent | unknown',
    ],
    [
      `${base} class B extends A { a() { return 2; } } unread(A); new B().run();`,
      '2 | absent | unknown',
    ],
    [
      `${base} class B extends A {} class C extends B { a() { return 2; } } new C().run();`,
      '2 | absent | unknown',
    ],
    [`${base} class B extends A { a() { return 1; } } new B().run();`, '1'],
    [`${base} class B extends A { a() { return super.a() + 1; } } new B().run();`, '2'],
    [`${base} class B extends A {} new B().run();`, '1'],
  ])('%s → %s', async (code, expected) => {
    expect(await toldOfKey(code)).toEqual({ said: expected, wrong: [] });
  });
});
