/** What writes keys of an object, and the places where it does. */
import type { Ask } from '../ask.ts';
import type { Node } from '../ast.ts';
import type { Site } from '../value.ts';
import type { Change } from './change.ts';
import { type Lookup, doubted, given } from './lookup.ts';
import { isOfEarlierRounds, isOfOtherFunction } from './places.ts';

export interface WrittenKey {
  name: string;
  node: Node;
  module: Site['module'];
  value: Site | null;
}

/** The same place on several ways is one, unless another call gives it another value. */
export function distinctKeys(keys: readonly WrittenKey[]): WrittenKey[] {
  const seen = new Map<Node, WrittenKey[]>();
  return keys.filter((key) => {
    const known = seen.get(key.node) ?? [];
    seen.set(key.node, known);
    if (known.some(({ name, value }) => name === key.name && value?.env === key.value?.env))
      return false;
    known.push(key);
    return true;
  });
}

/** What stands under a key that was written; after a loop, what its last round has left is there. */
export function valueWritten(ask: Ask, value: Site, node: Node, use: Node): Lookup {
  const found = given(ask.evaluate(value), [node]);
  return found.values.length > 1 && isOfEarlierRounds(node, use) ? doubted(found) : found;
}

/** The same of a function that may have been called several times: the last call decides. */
export function valueAssigned(ask: Ask, value: Site, node: Node, use: Node): Lookup {
  const found = valueWritten(ask, value, node, use);
  return found.values.length > 1 && isOfOtherFunction(node, use) ? doubted(found) : found;
}

/** A key is given a value. */
export function writes({ kind }: Change): boolean {
  return kind === 'set' || kind === 'merge' || kind === 'call';
}

/** Keys are no longer known from there on. */
export function hides(change: Change): boolean {
  if (change.kind === 'escape' || change.kind === 'bind' || change.kind === 'inherit') return true;
  return (change.kind === 'set' || change.kind === 'remove') && change.key === null;
}
