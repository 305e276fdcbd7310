/** An object that is handed to a function, or that a method is called on. */
import type { CallNode } from '../ask.ts';
import { type Node, type TSESTree, isClass, literalKey, thisOwner, unwrap } from '../ast.ts';
import { isHandling } from '../kinds/promise.ts';
import { RUNS_FUNCTION, callbackPosition } from '../models.ts';
import { dottedName } from '../module.ts';
import type { Value } from '../value.ts';
import { builtIn } from './built-in.ts';
import { enter, handTo, isReader } from './enter.ts';
import type { Carrier, Tracker } from './happening.ts';
import { addedTo } from './methods.ts';

/** `argument` is one of the call's arguments; of a spread list, the element number `offset`. */
export function handed(
  tracker: Tracker,
  carrier: Carrier,
  call: CallNode,
  argument: Node,
  offset = 0,
): void {
  const first = call.arguments.indexOf(argument as never);
  const isShifted = call.arguments.slice(0, first).some(({ type }) => type === 'SpreadElement');
  const position = isShifted ? NaN : first + offset;
  const name = dottedName(call.callee, carrier.module);
  if (name === 'Reflect.apply' && position === 2) {
    const fns = tracker.ask.at(call.arguments[0]!, tracker.near(carrier, call));
    applied(tracker, carrier, call, fns, position);
    return;
  }
  if (name !== null && builtIn(tracker, carrier, call, name, position)) return;
  if (call.callee.type === 'MemberExpression' && call.type === 'CallExpression') {
    if (calledThrough(tracker, carrier, call, call.callee, position)) return;
    if (addedTo(tracker, carrier, call, call.callee, position)) return;
  }
  if (isRunByMethod(tracker, carrier, call, position)) return;
  const callees = calleesOf(tracker, carrier, call);
  for (const callee of callees) handTo(tracker, carrier, call, callee, position);
}

/** What is called; by `super(…)`, the base class. */
function calleesOf(tracker: Tracker, carrier: Carrier, { callee }: CallNode): readonly Value[] {
  if (callee.type !== 'Super')
    return tracker.ask.those(callee, false, tracker.near(carrier, callee));
  const owner = thisOwner(callee)?.owner;
  const base = isClass(owner) ? owner.superClass : null;
  return base ? tracker.ask.at(base, tracker.near(carrier, base)) : [];
}

/** `list.map(fn)`, `promise.then(fn)`: the function is run, and goes nowhere else. */
function isRunByMethod(
  tracker: Tracker,
  carrier: Carrier,
  call: CallNode,
  position: number,
): boolean {
  if (call.callee.type !== 'MemberExpression' || carrier.path.length > 0) return false;
  const method = literalKey(call.callee) ?? '';
  const isIteration = callbackPosition(method) !== null && position === 0;
  if (!isIteration && !isHandling(method)) return false;
  const near = tracker.near(carrier, carrier.node);
  if (!tracker.ask.evaluate(near).every(({ kind }) => kind === 'function')) return false;
  const list = unwrap(call.callee.object);
  const isSure =
    isIteration && list.type === 'ArrayExpression' && list.elements[0]?.type !== 'SpreadElement';
  tracker.note(carrier, call, { kind: 'invoke', isSure: isSure && list.elements.length > 0 });
  return true;
}

/** `fn.call(self, object)`, `fn.apply(self, [object])`, `fn.bind(self, object)` */
function calledThrough(
  tracker: Tracker,
  carrier: Carrier,
  call: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  position: number,
): boolean {
  const method = literalKey(callee);
  if (method === null || !RUNS_FUNCTION.has(method)) return false;
  const fns = tracker.ask.at(callee.object, tracker.near(carrier, callee.object));
  const functions = fns.filter((value) => value.kind === 'function');
  const isUnread = fns.some((value) => value.kind !== 'function' && !isReader(tracker, value));
  // A bound function may run at any time, or never.
  const isBound = method === 'bind' && functions.length > 0;
  if (isUnread || isBound || (position === 0 && functions.length > 0))
    tracker.escape(carrier, 'is handed to a function that is not read', call);
  if (position === 0 || isBound) return true;
  if (method === 'apply') {
    applied(tracker, carrier, call, functions, position);
    return true;
  }
  const args = tracker.argsOf(carrier, call).slice(1);
  for (const fn of functions) enter(tracker, carrier, fn, call, args, position - 1);
  return true;
}

/** What stands in a list becomes an argument. */
function applied(
  tracker: Tracker,
  carrier: Carrier,
  call: CallNode,
  fns: readonly Value[],
  position: number,
): void {
  const [key, ...rest] = carrier.path;
  if (key === undefined) return;
  const list = tracker.argsOf(carrier, call)[position];
  const args = list ? [{ ...list, spread: true }] : null;
  for (const fn of fns) {
    if (fn.kind === 'function')
      enter(tracker, { ...carrier, path: rest }, fn, call, args, Number(key));
    else if (!isReader(tracker, fn))
      tracker.escape(carrier, 'is handed to a function that is not read', call);
  }
}
