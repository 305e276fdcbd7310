/** Objects that are made at the same place, and are apart from each other. */
import type { Ask } from '../ask.ts';
import { type Node, constructorOf, contains, enclosingClass, enclosingFunction } from '../ast.ts';
import { constructionsOf, isTakenOut } from '../program/callers.ts';
import type { Site } from '../value.ts';

/**
 * What a place does may be done to another object than the one that is read: each instance of a class
 * has its own, and each call of a function makes another one, with functions inside that keep it.
 */
export function isOfAnother(ask: Ask, place: Node, { node, module }: Site): boolean {
  const home = enclosingFunction(node);
  if (home && enclosingFunction(place) === home) return false;
  const cls = enclosingClass(node);
  const isOfInstance = cls && (!home || !contains(cls, home) || home === constructorOf(cls));
  if (isOfInstance && constructionsOf(cls, module).length > 1) return true;
  const maker = isOfInstance ? enclosingFunction(cls) : home;
  if (!maker || !contains(maker, place) || !isTakenOut(place, maker, module)) return false;
  return ask.callersOf(maker, module).length > 1;
}
