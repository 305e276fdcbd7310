/** What methods of texts and lists make of what they are given. */
import { describe, expect, it } from 'vitest';
import { toldOfValue } from '../../helpers/heap.ts';

describe('a method', () => {
  it.each([
    ["look('a'.padStart(3, 'x'));", '"xxa"'],
    ["look('a'.padEnd(3, 'x'));", '"axx"'],
    ["look('a,b'.split(',').at(1));", '"b"'],
    ["look('a1b'.split(/\\d/).at(1));", '"b"'],
    ["look('aaaa'.split(/(a+)+$/).at(0));", 'call'],
    ['for (const item of [1].concat([2])) look(item);', '1 | 2'],
    ['for (const item of [1].concat(2)) look(item);', '1 | 2'],
  ])('%s → %s', async (code, said) => {
    expect(await toldOfValue(code)).toEqual({ said, wrong: [] });
  });
});
