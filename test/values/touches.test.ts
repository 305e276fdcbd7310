/** What a text may do with a name that it imports, told without parsing it. */
import { describe, expect, it } from 'vitest';
import { calls, concerns, touchesIn, writesBelow } from '../../src/values/program/touches.ts';

const touches = (text: string, path: readonly string[] = []): boolean =>
  touchesIn(text, 'x').some((touch) => concerns(touch, path));

describe('an object that is imported as x', () => {
  it.each([
    'x.a = 1',
    'x.a ??= 1',
    'x.a += 1',
    'x.a++',
    '--x.a',
    'delete x.a',
    "x['a'] = 1",
    'x[key] = 1',
    'x\n  .a = 1',
    'x!.a = 1',
    '(x as any).a = 1',
    '({ a: x.a } = y)',
    '[x.a] = y',
    'for (x.a of y) z()',
    "x.set('a', 1)",
    'x.push(1)',
    'x[name](1)',
    'f(x)',
    'f(1, x)',
    'f({ x })',
    'f({ y: x })',
    'const y = x;',
    'const { a } = x;',
    'return x;',
    'export { x };',
    '<Part x={x} />',
    'Object.assign(x, y)',
    'y ? x : z',
  ])('may change by %s', (text) => {
    expect(touches(text)).toBe(true);
  });

  it.each([
    'y = x.a',
    'f(x.a)',
    'x.a.b = 1',
    'x.a === 1',
    'if (x.a >= 1) y()',
    '() => x.a',
    'x()',
    'x.method(1)',
    'x.a.push(1)',
    'new x()',
    'class Y extends x {}',
    'typeof x',
    'x === y',
    'x ? 1 : 2',
    '!x',
    'f({ ...x })',
    'f({ x: 1 })',
    '<Part x={1} />',
    '<x.Part />',
    'JSON.stringify(x)',
    'console.log(x)',
    'Object.keys(x)',
    'for (const y of x) z(y)',
    'y.x = 1',
    'y?.x.a',
    'xa.a = 1',
    'const y = { x: 1 }; y.x = 2;',
  ])('stays as it is by %s', (text) => {
    expect(touches(text)).toBe(false);
  });
});

describe('what stands below a key of x', () => {
  it.each([
    'x.a.b = 1',
    'x[key].b = 1',
    'f(x.a)',
    'f(x)',
    'const y = x.a;',
    'x.a.push(1)',
    'y = { ...x }',
    'Object.values(x)',
  ])('may change by %s', (text) => {
    expect(touches(text, ['a'])).toBe(true);
  });

  it.each(['x.b.c = 1', 'f(x.b)', 'x.a = 1', 'x.a.b.c = 1', 'x.a.b', 'x.forEach(f)'])(
    'stays as it is by %s',
    (text) => {
      expect(touches(text, ['a'])).toBe(false);
    },
  );

  it('is an element that a loop takes', () => {
    expect(touches('x.forEach(f)', ['0'])).toBe(true);
    expect(touches('for (const y of x) z(y)', ['*'])).toBe(true);
  });
});

describe('what is imported as x', () => {
  it.each(['x()', 'await x(1)', 'new x()', 'x?.()', '<T,>(y: T) => x(y)'])(
    'is called by %s',
    (text) => {
      expect(calls(text, 'x', [])).toBe(true);
    },
  );

  it.each(['x.y()', 'y.x()', 'f(x)', 'x', 'x.y'])('is not called by %s', (text) => {
    expect(calls(text, 'x', [])).toBe(false);
  });

  it('is a file of which an export is called', () => {
    expect(calls('x.send(1)', 'x', ['send'])).toBe(true);
    expect(calls('x.send.call(y)', 'x', ['send'])).toBe(false);
  });
});

it('a member of any object is written below', () => {
  expect(writesBelow('file.x.a = 1', 'x')).toEqual([{ keys: ['a'], isWrite: true }]);
  expect(writesBelow('f(file.x)', 'x')).toEqual([]);
});
