/** Places that make one object after the other: what is done to one of them is not done to the next. */
import type { Ask } from '../ask.ts';
import {
  type FunctionNode,
  type Node,
  constructorOf,
  contains,
  enclosingClass,
  enclosingFunction,
  isLogicalAssignment,
  literalKey,
} from '../ast.ts';
import { frameFor } from '../env.ts';
import { callbackPosition } from '../models.ts';
import type { SourceModule } from '../module.ts';
import { handedTo } from '../program/callers.ts';
import type { Site } from '../value.ts';

const MAX_CALLS = 3;

/** The function that makes it runs several times, and nothing tells by which call it is made. */
export function isMadeAgain(ask: Ask, { node, module, env }: Site): boolean {
  const home = enclosingFunction(node);
  const cls = home && enclosingClass(node);
  if (!home || home.generator || (cls && constructorOf(cls) === home)) return false;
  if (isIterating(home, module)) return true;
  if (frameFor(env, home)?.call || isMadeOnce(node)) return false;
  const { parent } = home;
  const isGetter = parent.type === 'MethodDefinition' && parent.kind === 'get';
  return isGetter || ask.callersOf(home, module).length > 1;
}

/** `list.map(() => ({ … }))` */
function isIterating(fn: FunctionNode, module: SourceModule): boolean {
  return handedTo(fn, module).some(({ call, argument }) => {
    const method = call.callee.type === 'MemberExpression' ? literalKey(call.callee) : null;
    const isFirst = call.arguments[0] === argument;
    return method === 'from' ? !isFirst : isFirst && callbackPosition(method ?? '') !== null;
  });
}

/** `x ??= made` */
function isMadeOnce({ parent }: Node): boolean {
  return (
    parent?.type === 'AssignmentExpression' &&
    isLogicalAssignment(parent.operator) &&
    !(parent.left.type === 'MemberExpression' && parent.left.computed)
  );
}

/** A place is reached by the same call of a function, and by no other. */
export function isOfSameCall(
  ask: Ask,
  place: Node,
  home: FunctionNode,
  module: SourceModule,
  depth = 0,
): boolean {
  if (contains(home, place)) return true;
  const fn = enclosingFunction(place);
  const calls = fn && depth < MAX_CALLS ? ask.callersOf(fn, module) : [];
  return (
    calls.length > 0 &&
    calls.every((call) => call.module === module) &&
    calls.every(({ node }) => isOfSameCall(ask, node, home, module, depth + 1))
  );
}
