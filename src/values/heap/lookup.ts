/** What a reader finds under a key: values, nothing, or something that is not seen; or several of these. */
import type { Node } from '../ast.ts';
import { type Value, isKept } from '../value.ts';

export interface Lookup {
  values: readonly Value[];
  /** it may also be missing */
  absent: boolean;
  /** it may also be something that is not seen */
  unknown: boolean;
  /** what is not seen is written later than every value that is: it may replace them all */
  replaced?: boolean;
  /** later writes may be without effect: a setter, a frozen object, a proxy */
  bound?: boolean;
  /** where it is written: properties and assignments */
  nodes: readonly Node[];
}

export const NOTHING: Lookup = { values: [], absent: true, unknown: false, nodes: [] };
export const HIDDEN: Lookup = { values: [], absent: false, unknown: true, nodes: [] };
/** written under a name that is not known */
export const UNKNOWN_KEY: Lookup = { ...HIDDEN, absent: true };

/** An object that is made of itself: what it adds is what the others say. */
export const NOTHING_NEW: Lookup = { values: [], absent: false, unknown: false, nodes: [] };

export function saysNothing({ values, absent, unknown }: Lookup): boolean {
  return values.length === 0 && !absent && !unknown;
}

/** What is written down under a key. */
export function given(values: readonly Value[], nodes: readonly Node[]): Lookup {
  const found = { values, absent: false, unknown: false, nodes };
  const isOpen = values.some((value) => value.isDoubtful) && distinct(values).length > 1;
  if (!isOpen) return found;
  // What stands there in some run is one of them, whatever becomes of the others.
  const proven = values.every(isWritten) ? values.filter(isProven) : [];
  return proven.length > 0 ? { ...found, values: proven, unknown: true } : doubted(found);
}

/** What is sent as it stands, and does nothing itself. */
function isWritten({ kind }: Value): boolean {
  return kind === 'literal' || kind === 'text' || kind === 'object' || kind === 'array';
}

/** It stands there in some run. */
export function isProven(value: Value): boolean {
  return !value.isDoubtful && value.kind !== 'unknown';
}

/** Another object may stand there in every run. */
export function doubted(lookup: Lookup): Lookup {
  return { ...lookup, unknown: true, ...(lookup.values.length > 0 ? { replaced: true } : {}) };
}

/** Alternatives side by side: the object is one of them. */
export function merge(all: readonly Lookup[]): Lookup {
  const lookups = all.filter((lookup) => !saysNothing(lookup));
  if (lookups.length === 1) return lookups[0]!;
  if (lookups.length === 0) return all.length > 0 ? NOTHING_NEW : HIDDEN;
  return {
    values: distinct(lookups.flatMap((lookup) => [...lookup.values])),
    absent: lookups.some((lookup) => lookup.absent),
    unknown: lookups.some((lookup) => lookup.unknown),
    ...(isReplaced(lookups) ? { replaced: true } : {}),
    ...(lookups.some((lookup) => lookup.bound) ? { bound: true } : {}),
    nodes: [...new Set(lookups.flatMap((lookup) => [...lookup.nodes]))],
  };
}

/** What is written later, over what was there: a key that may be missing leaves both possible. */
export function over(before: Lookup, after: Lookup): Lookup {
  return after.absent ? { ...both(before, after), absent: before.absent } : after;
}

/** What two of them give, whether it is there or not. */
export function both(left: Lookup, right: Lookup): Omit<Lookup, 'absent'> {
  return {
    values: [...left.values, ...right.values],
    unknown: left.unknown || right.unknown,
    ...(isReplaced([left, right]) ? { replaced: true } : {}),
    nodes: [...left.nodes, ...right.nodes],
  };
}

/**
 * Ways that meet again. Unless it is proven that each of them is taken in some run, what is written on
 * one of them only proves neither a value nor its absence.
 */
export function meet(left: Lookup, right: Lookup, isProven: boolean): Lookup {
  if (isProven) return merge([left, right]);
  const met = maybe(left, right);
  const isOpen = isSame(left, right) ? left.replaced || right.replaced : met.values.length > 0;
  return isOpen ? { ...met, replaced: true } : met;
}

/** What is so, and what is perhaps so at the same time: none of them is the only one. */
export function maybe(before: Lookup, after: Lookup): Lookup {
  const met = merge([before, after]);
  return isSame(before, after) ? met : { ...met, unknown: true };
}

/** They say the same; where one of them knows less, it is only less that is known. */
function isSame(left: Lookup, right: Lookup): boolean {
  const { length } = left.values;
  return (
    left.absent === right.absent &&
    length === right.values.length &&
    distinct([...left.values, ...right.values]).length === length
  );
}

/** They all say the same one thing, and nothing else may be there. */
export function areAlike(all: readonly Lookup[]): boolean {
  const lookups = all.filter((lookup) => !saysNothing(lookup));
  return lookups.every(
    (lookup) =>
      !lookup.unknown &&
      lookup.values.length + Number(lookup.absent) === 1 &&
      isSame(lookups[0]!, lookup),
  );
}

export function isSameLookup(left: Lookup, right: Lookup): boolean {
  return (
    left.absent === right.absent &&
    left.unknown === right.unknown &&
    left.replaced === right.replaced &&
    left.bound === right.bound &&
    left.values.length === right.values.length &&
    left.nodes.length === right.nodes.length
  );
}

/** The same value on several ways is one: without that, each object that is spread into the next doubles it. */
export function distinct(values: readonly Value[]): readonly Value[] {
  if (values.length < 2) return values;
  const seen = new Set<unknown>();
  return values.filter((value) => {
    const known =
      value.kind === 'literal'
        ? `${value.isFailing ? 'failing' : typeof value.value} ${String(value.value)}`
        : value;
    return seen.size < seen.add(known).size;
  });
}

/** Every value that one of them sees may be replaced. */
function isReplaced(lookups: readonly Lookup[]): boolean {
  const seen = lookups.filter((lookup) => lookup.values.length > 0);
  return seen.length > 0 && seen.every((lookup) => lookup.replaced);
}

/** Layers from the last to the first that is sure: only the last one says whether the key may be missing. */
export function settle(found: readonly Lookup[]): Lookup {
  if (found.length === 1) return found[0]!;
  const { values, unknown, nodes, replaced: isMerged = false } = merge(found);
  // A spread that may be nothing leaves the values in place on some way.
  const first = found.findIndex((lookup) => lookup.values.length > 0);
  const isCovered = found
    .slice(0, Math.max(first, 0))
    .some((lookup) => lookup.unknown && (!lookup.absent || lookup === UNKNOWN_KEY));
  const replaced = isCovered || isMerged;
  const last = found.at(-1);
  const isLeftOut = found.some(
    (lookup) => lookup.values.length === 0 && !lookup.unknown && lookup !== last,
  );
  return {
    values,
    unknown,
    nodes,
    ...(replaced ? { replaced } : {}),
    absent: (last?.absent ?? true) || isLeftOut,
  };
}

/** `x.a ??= b`: what was there, or `b`. */
export function assignedUnless(operator: string, before: Lookup, set: Lookup): Lookup {
  const kept = before.values.filter((value) => isKept(value, operator) !== false);
  const isReplaced =
    before.unknown ||
    (before.absent && operator !== '&&') ||
    before.values.some((value) => isKept(value, operator) !== true);
  return {
    values: [...kept, ...(isReplaced ? set.values : [])],
    absent: before.absent && operator === '&&',
    unknown: before.unknown,
    nodes: [...before.nodes, ...(isReplaced ? set.nodes : [])],
  };
}

/** Something is written over what was there. */
export function written(before: Lookup, set: Lookup): Lookup {
  return before.bound ? { ...meet(before, set, false), unknown: true } : set;
}

/** From what yields to what wins: everything down to the first that is sure to be there. */
export function settleLayers(layers: readonly Lookup[]): Lookup {
  const found: Lookup[] = [];
  for (const layer of [...layers].reverse()) {
    if (saysNothing(layer)) return found.length === 0 ? NOTHING_NEW : settle([...found, HIDDEN]);
    const isSilent = layer.values.length === 0 && !layer.unknown;
    if (isSilent && layer.absent && layer !== layers[0]) continue;
    found.push(isSilent ? NOTHING : layer);
    if (!layer.absent && !layer.unknown) break;
    if (layer === HIDDEN) break;
  }
  return settle(found);
}
