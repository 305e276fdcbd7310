/** Names that are methods of the platform. */
import { describe, expect, it } from 'vitest';
import { isBuiltIn } from '../../../src/values/heap/member.ts';

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
