/** When a call is over before that which it is made for. */
import { type Node, enclosingFunction, isFunction, wrapped } from '../ast.ts';
import type { Place } from './places.ts';

/** At which places on the way to a use what happens after them counts too. */
export function lateness(use: readonly Place[], isLate: boolean): boolean[] {
  const late = [isLate];
  for (let index = use.length - 1; index > 0; index -= 1)
    late.unshift(isStillOpen(use[index]!.node, use[index - 1]!.node, late[0]!));
  return late;
}

/** A call may end before that which it is made for: nobody waits for it, or it does not give that back. */
export function isStillOpen(inner: Node, call: Node, isLate: boolean): boolean {
  return isLate && !(isGivenBack(inner) && isWaitedFor(call));
}

/** Awaited, or given back by an async function, which is awaited in its turn. */
export function isWaitedFor(call: Node): boolean {
  const { parent } = call;
  if (parent?.type === 'AwaitExpression') return true;
  const fn = parent && enclosingFunction(call);
  const isResult = parent?.type === 'ReturnStatement' || (parent && parent === fn);
  return isResult === true && fn?.async === true && !fn.generator;
}

/** `return send(x)`, `() => send(x).then(…)` */
function isGivenBack(node: Node): boolean {
  let current = wrapped(node);
  for (let { parent } = current; parent; { parent } = current) {
    const isChained =
      (parent.type === 'MemberExpression' && parent.object === current) ||
      (parent.type === 'CallExpression' && parent.callee === current);
    if (!isChained) return parent.type === 'ReturnStatement' || isFunction(parent);
    current = wrapped(parent);
  }
  return false;
}
