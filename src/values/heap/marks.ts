/** Places in a source, sorted, and which nodes stand around them. */
import type { Node } from '../ast.ts';

/** A list that is shorter is gone through. */
const LONG = 8;

export function sorted(places: readonly number[]): number[] {
  return [...places].sort((left, right) => left - right);
}

/** One of the sorted places stands in the range. */
export function isAnyWithin(
  places: readonly number[],
  [start, end]: readonly [number, number],
): boolean {
  const first = firstFrom(places, start);
  return first < places.length && places[first]! < end;
}

/** The nodes of a list in which one of the sorted places stands; of a short list all of them. */
export function thoseAround(
  places: readonly number[],
  nodes: readonly (Node | null)[],
): readonly (Node | null)[] {
  if (nodes.length <= LONG || nodes.includes(null)) return nodes;
  const all = nodes as readonly Node[];
  const found: Node[] = [];
  for (let at = 0; at < all.length;) {
    const place = places[firstFrom(places, all[at]!.range[0])];
    if (place === undefined) break;
    at = firstEndingAfter(all, place);
    const node = all[at];
    // It may also stand between two nodes.
    if (!node || node.range[0] > place) continue;
    found.push(node);
    at += 1;
  }
  return found;
}

function firstFrom(places: readonly number[], start: number): number {
  return firstIndex(places.length, (index) => places[index]! >= start);
}

function firstEndingAfter(nodes: readonly Node[], place: number): number {
  return firstIndex(nodes.length, (index) => nodes[index]!.range[1] > place);
}

/** The first index that holds, where all behind it hold too. */
function firstIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
