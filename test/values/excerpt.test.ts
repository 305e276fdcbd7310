/** Texts of a code base that are too long for a sentence. */
import { describe, expect, it } from 'vitest';
import { shortened } from '../../src/printable.ts';
import { cutAfter } from '../../src/values/excerpt.ts';

describe('a long text', () => {
  it.each([
    ['short', 5, 'short'],
    ['longer', 5, 'longe…'],
    ['four🙂', 5, 'four…'],
    ['fou🙂r', 5, 'fou🙂…'],
    ['', 5, ''],
  ])('%j after %i is %j', (text, length, cut) => {
    expect(cutAfter(text, length)).toBe(cut);
  });

  it('of a message is no longer than a breath', () => {
    expect(shortened({ name: 'x'.repeat(80), other: 'y'.repeat(81) })).toEqual({
      name: 'x'.repeat(80),
      other: `${'y'.repeat(79)}…`,
    });
  });
});
