/** How long what stands on the disk is believed: a run asks once, an editor after each pause. */
import { expect, it } from 'vitest';
import {
  forgottenWithDisk,
  forgottenWithSources,
  refreshDisk,
} from '../src/values/program/forget.ts';

let forgotten = 0;
const counting = {
  clear: () => {
    forgotten += 1;
  },
};
forgottenWithSources(counting);
forgottenWithDisk(counting);

/** Tells at which of these milliseconds something was looked at anew. */
function refreshedAt(start: number, times: readonly number[]): number[] {
  return times.filter((time) => {
    const before = forgotten;
    const isRefreshed = refreshDisk(start + time);
    expect(forgotten - before).toBe(isRefreshed ? 2 : 0);
    return isRefreshed;
  });
}

it('looks at the disk again after a pause of a second', () => {
  expect(refreshedAt(1e9, [0, 999, 1998, 2998, 3000, 5000])).toEqual([0, 2998, 5000]);
});

it('looks at the disk again twice a minute while one file follows the other', () => {
  const times = Array.from({ length: 121 }, (_, index) => index * 500);
  expect(refreshedAt(2e9, times)).toEqual([0, 30_000, 60_000]);
});
