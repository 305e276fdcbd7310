/** What happens to an object, step by step, and in which function each step stands. */
import { type Node, isFunction, literalKey } from '../ast.ts';
import { callbackPosition } from '../models.ts';
import { isWaitedFor } from './lateness.ts';
import { frameOf } from './frames.ts';
import type { Place } from './places.ts';
import { isSelective } from './visits.ts';

/** More are not put in order. */
export const MAX_STEPS = 400;

/** Something that happens: where, from the outermost call to the place itself. */
export interface Step<S> {
  places: readonly Place[];
  effect: (before: S) => S;
  /** a function on the way may run or not */
  mayRun: boolean;
  /** the object is made here */
  isOrigin: boolean;
}

export function stepsIn<S>(steps: readonly Step<S>[], frame: Node): Step<S>[] {
  return steps.flatMap((step) => {
    const index = step.places.findIndex(({ node }) => frameOf(node) === frame);
    return index === -1 ? [] : [{ ...step, places: step.places.slice(index) }];
  });
}

/** What a function does itself, by the calls that lead to a place in it. */
export function calledBy<S>(use: readonly Place[], steps: readonly Step<S>[]): Step<S>[] {
  const frame = frameOf(use.at(-1)!.node);
  const calls = use.slice(0, -1);
  return steps.map((step) =>
    frameOf(step.places[0]!.node) === frame
      ? { ...step, places: [...calls, ...step.places] }
      : step,
  );
}

/** Steps that a call makes inside of one function. */
export function stepsBelow<S>(steps: readonly Step<S>[], call: Node, frame: Node): Step<S>[] {
  return steps.flatMap((step) => {
    const index = step.places.findIndex(({ node }) => node === call);
    const next = step.places[index + 1];
    return index !== -1 && next && frameOf(next.node) === frame
      ? [{ ...step, places: step.places.slice(index + 1) }]
      : [];
  });
}

/**
 * What a generator does, and an async function that is not awaited, may happen later; what a callback
 * does, only for what the list still holds and the method gets to.
 */
export function isDoneWhenCalled(frame: Node, call: Node): boolean {
  if (!isFunction(frame)) return true;
  if (frame.generator || isSelective(call, frame)) return false;
  return !frame.async || isAwaited(call);
}

/** `await f()`, `await Promise.all([f()])`, `await Promise.all(list.map(f))` */
function isAwaited(call: Node): boolean {
  const callee = call.type === 'CallExpression' ? call.callee : null;
  const method = callee?.type === 'MemberExpression' ? literalKey(callee) : null;
  if (method === null || callbackPosition(method) === null) {
    if (isWaitedFor(call)) return true;
    const { parent } = call;
    // Of several, nobody knows which one is the last.
    const isOnly = parent?.type === 'ArrayExpression' && parent.elements.length === 1;
    return isOnly && isGatheredAndAwaited(parent);
  }
  return method === 'map' && isGatheredAndAwaited(call);
}

function isGatheredAndAwaited({ parent }: Node): boolean {
  if (parent?.type !== 'CallExpression' || parent.callee.type !== 'MemberExpression') return false;
  const { object } = parent.callee;
  const isOfPromise = object.type === 'Identifier' && object.name === 'Promise';
  return isOfPromise && /^all(?:Settled)?$/.test(literalKey(parent.callee) ?? '')
    ? isWaitedFor(parent)
    : false;
}

export function addEffect<S>(
  effects: Map<Node, (before: S) => S>,
  node: Node,
  effect: (before: S) => S,
  isFirst = false,
): void {
  const known = effects.get(node);
  const both = known
    ? (before: S): S => (isFirst ? known(effect(before)) : effect(known(before)))
    : effect;
  effects.set(node, both);
}
