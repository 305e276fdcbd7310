/**
 * Names for shapes that stay when something new comes: each is named after the place where the oldest
 * version has it, and there after the nearest one. A name says nothing; it is only short.
 */
import { createHash } from 'node:crypto';

/** A way to a shape, and the versions that have it, one bit each. */
export interface Place {
  name: string;
  bits: number;
  shape: number;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const LENGTH = 4;

/** `inside[id]`: the ways from a shape to those that it nests. */
export function namesOf(
  inside: readonly (readonly Place[])[],
  roots: readonly Place[],
  versions: number,
): { names: string[]; order: number[] } {
  const places: string[] = [];
  for (let version = 0; version < versions; version += 1) {
    const known = (1 << (version + 1)) - 1;
    const seen = new Set<number>();
    for (let level = roots.filter(({ bits }) => bits & known); level.length > 0;) {
      const next: Place[] = [];
      for (const { name, shape } of level) {
        if (seen.has(shape)) continue;
        seen.add(shape);
        const place = (places[shape] ??= name);
        for (const way of inside[shape] ?? [])
          if (way.bits & known) next.push({ ...way, name: `${place}${way.name}` });
      }
      level = next;
    }
  }
  const order = [...places.keys()].sort((left, right) =>
    places[left]! < places[right]! ? -1 : places[left]! > places[right]! ? 1 : 0,
  );
  const taken = new Set<string>();
  const names: string[] = [];
  for (const id of order) {
    names[id] = shortName(places[id]!, taken);
    taken.add(names[id]);
  }
  return { names, order };
}

/** Begins with a letter: objects keep keys that look like numbers in another order. */
function shortName(place: string, taken: ReadonlySet<string>): string {
  const digest = createHash('sha256').update(place).digest();
  const letters = [...digest]
    .map((byte, index) => LETTERS[byte % (index === 0 ? 52 : 62)])
    .join('');
  let length = LENGTH;
  while (taken.has(letters.slice(0, length))) length += 1;
  return letters.slice(0, length);
}
