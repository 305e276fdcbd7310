/** Objects that are made at the same place, and are apart from each other. */
import type { Ask } from '../ask.ts';
import { type Node, constructorOf, contains, enclosingClass, enclosingFunction } from '../ast.ts';
import { constructionsOf, isTakenOut } from '../program/callers.ts';
import type { Site } from '../value.ts';
import { isMadeAgain, isOfSameCall } from './again.ts';

/**
 * What a place does may be done to another object than the one that is read: each instance of a class
 * has its own, and each call of a function makes another one, with functions inside that keep it.
 */
export function isOfAnother(ask: Ask, place: Node, made: Site): boolean {
  const { node, module } = made;
  const home = enclosingFunction(node);
  if (home && enclosingFunction(place) === home) return false;
  const cls = enclosingClass(node);
  const isOfInstance = cls && (!home || !contains(cls, home) || home === constructorOf(cls));
  if (isOfInstance && areSeveral(ask, constructionsOf(cls, module), made)) return true;
  const isAgain = !isOfInstance && home !== null && isMadeAgain(ask, made);
  if (isAgain && !isOfSameCall(ask, place, home, module)) return true;
  const maker = isOfInstance ? enclosingFunction(cls) : home;
  if (!maker || !contains(maker, place) || !isTakenOut(place, maker, module)) return false;
  return ask.callersOf(maker, module).length > 1;
}

function areSeveral(ask: Ask, [only, ...others]: readonly Node[], { module }: Site): boolean {
  if (!only) return false;
  return others.length > 0 || isMadeAgain(ask, { node: only, module, env: null });
}
