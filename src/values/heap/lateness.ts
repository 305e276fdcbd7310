/** When a call is over before that which it is made for. */
import {
  type FunctionNode,
  type Node,
  contains,
  enclosingFunction,
  isFunction,
  isInLoop,
  walk,
  wrapped,
} from '../ast.ts';
import { moduleOf } from '../module.ts';
import type { Env, Site } from '../value.ts';
import type { Happening } from './change.ts';
import { frameOf } from './frames.ts';
import { shareLoop } from './order.ts';
import type { Place } from './places.ts';

/** Where an object is read; `isLate`: at any time until what it is read for is done. */
export interface Use {
  node: Node;
  isLate: boolean;
  /** the calls by which it is reached, where that is known */
  env?: Env | null;
}

/** It stands behind the use, where the object is made anew each time, and nothing leads back. */
export function isTooLate({ node, env }: Happening, made: Site, use: Use): boolean {
  // What a call does with what it is given comes after it is given.
  const isItself = node === use.node;
  if (!isItself && (use.isLate || node.range[0] < use.node.range[1])) return false;
  const frame = frameOf(use.node);
  return (
    frameOf(node) === frame &&
    frameOf(made.node) === frame &&
    env === made.env &&
    !shareLoop(node, use.node, made.node)
  );
}

/** At which places on the way to a use what happens after them counts too. */
export function lateness(use: readonly Place[], isLate: boolean): boolean[] {
  const late = [isLate];
  for (let index = use.length - 1; index > 0; index -= 1)
    late.unshift(isStillOpen(use[index]!.node, use[index - 1]!.node, late[0]!));
  return late;
}

/** A call may end before that which it is made for: nobody waits for it, or it does not give that back. */
export function isStillOpen(inner: Node, call: Node, isLate: boolean): boolean {
  const isLeftOpen = isLate && !(isGivenBack(inner) && isWaitedFor(call));
  return isLeftOpen || (isBehindAwait(inner) && !isAwaitedAround(call));
}

/** `await call()`, `await Promise.all([call()])` */
function isAwaitedAround(call: Node): boolean {
  for (let node = call.parent; node && !isFunction(node); node = node.parent)
    if (node.type === 'AwaitExpression') return true;
  return false;
}

/** Whoever calls the function goes on before the place is reached. */
export function isBehindAwait(place: Node): boolean {
  const fn = enclosingFunction(place);
  if (!fn?.async) return false;
  return awaitsIn(fn).some(
    (waiting) =>
      waiting.range[1] <= place.range[0] || (contains(waiting, place) && isInLoop(waiting)),
  );
}

/** Others run in the middle of the function before the place is reached. */
export function isPaused(place: Node): boolean {
  return enclosingFunction(place)?.generator === true || isBehindAwait(place);
}

const awaits = new WeakMap<FunctionNode, readonly Node[]>();

function awaitsIn(fn: FunctionNode): readonly Node[] {
  let known = awaits.get(fn);
  if (!known) awaits.set(fn, (known = findAwaits(fn)));
  return known;
}

function findAwaits(fn: FunctionNode): Node[] {
  const found: Node[] = [];
  walk(fn.body, moduleOf(fn)?.visitorKeys ?? {}, (node) => {
    const isWaiting = node.type === 'ForOfStatement' && node.await;
    if (node.type === 'AwaitExpression' || isWaiting) found.push(node);
    return isFunction(node) ? false : undefined;
  });
  return found;
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
