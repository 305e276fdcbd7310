/** `Map` and `Set`, and what happens to a collection after it is made. */
import type { Ask } from '../ask.ts';
import type { Happening } from '../heap/change.ts';
import { trailOf } from '../heap/trail.ts';
import { type Site, type Value, type ValueOf, isDistant, unknown } from '../value.ts';
import { ofTypeArgument } from './type.ts';

type Collection = ValueOf<'new'> & { callee: ValueOf<'global'> };

export function isCollection(value: Value, pattern: RegExp): value is Collection {
  return value.kind === 'new' && value.callee.kind === 'global' && pattern.test(value.callee.name);
}

/** What a loop over a `Set` or `Map` is given. */
export function elementsOfCollection(ask: Ask, value: ValueOf<'new'>): readonly Value[] {
  if (isCollection(value, /^Map$/))
    return entriesOf(ask, value).map((entry) => pairOf(entry, value.site));
  if (!isCollection(value, /^Set$/))
    return [unknown(value.site, 'is an element of something that is not a list')];
  const initial = value.args?.[0]
    ? ask.evaluate(value.args[0].site).flatMap((item) => ask.elementsOf(item))
    : [];
  const held = [...initial, ...givenTo(ask, value, 'add', 0)];
  return held.some((item) => !isDistant(item))
    ? held
    : [...held, ...ofTypeArgument(ask, value.site, 0)];
}

/** What a keyed collection gives back: `new Map([[k, v]]).get(k)`, `cache.set(k, v)`. */
export function entriesOf(ask: Ask, collection: ValueOf<'new'>): readonly Value[] {
  const initial = collection.args?.[0]
    ? ask.evaluate(collection.args[0].site).flatMap((value) => ask.elementsOf(value))
    : [];
  const fromPairs = initial.flatMap((pair) =>
    pair.kind === 'array' || pair.kind === 'list' ? ask.member(pair, '1', pair.site) : [],
  );
  const held = [...fromPairs, ...givenTo(ask, collection, 'set', 1)];
  return held.some((item) => !isDistant(item))
    ? held
    : [...held, ...ofTypeArgument(ask, collection.site, 1)];
}

/** The arguments that a method of a collection is called with, wherever the collection goes. */
function givenTo(
  ask: Ask,
  collection: ValueOf<'new'>,
  method: string,
  position: number,
): readonly Value[] {
  return happenedTo(ask, collection).flatMap(({ change }): readonly Value[] => {
    const given = change.kind === 'call' && change.method === method ? change.args[position] : null;
    return given ? ask.evaluate(given.site) : [];
  });
}

/** What happens to a list after it is made. */
export function happenedTo(
  ask: Ask,
  list: ValueOf<'array'> | ValueOf<'list'> | ValueOf<'new'>,
): readonly Happening[] {
  const copy = list.kind === 'array' ? list.copy : undefined;
  if (copy?.isText) return [];
  return trailOf(ask, copy?.made ?? list.site, copy?.path ?? []).happenings;
}

/** A pair of which only the second half is known. */
export function pairOf(value: Value, site: Site): Value {
  const key = unknown(site, 'is a key of a collection');
  return { kind: 'list', elements: [key, value], slots: [[key], [value]], site };
}
