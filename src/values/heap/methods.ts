/**
 * What methods of collections and promises do with the object that they are given, or that stands
 * in what they are called on.
 */
import { type TSESTree, literalKey } from '../ast.ts';
import { isHandling } from '../kinds/promise.ts';
import { KEEPS_ELEMENTS, RUNS_FUNCTION, TAKES_ONE, callbackPosition, modelOf } from '../models.ts';
import { isNothing } from '../value.ts';
import { enter } from './enter.ts';
import { storedIn } from './fields.ts';
import type { Carrier, Tracker } from './happening.ts';

/** `list.push(object)`, `map.set(key, object)`: the object becomes an element. */
export function addedTo(
  tracker: Tracker,
  carrier: Carrier,
  call: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  position: number,
): boolean {
  const method = literalKey(callee);
  if (method === null || !ADDING.has(method)) return false;
  const targets = tracker.ask.at(callee.object, tracker.near(carrier, callee.object));
  const isCollection = targets.every(
    (value) =>
      value.kind === 'array' ||
      value.kind === 'list' ||
      (value.kind === 'new' && value.callee.kind === 'global'),
  );
  if (!isCollection) return false;
  if (method === 'concat') {
    const [key, ...rest] = carrier.path;
    tracker.add({ ...carrier, node: call, path: ['*', ...carrier.path] });
    if (key !== undefined) tracker.add({ ...carrier, node: call, path: ['*', ...rest] });
  } else if (method !== 'includes' && method !== 'indexOf' && !Number.isNaN(position))
    storedIn(tracker, carrier, callee.object, '*');
  if (method === 'splice' || Number.isNaN(position))
    tracker.escape(carrier, 'is put into a list', call);
  return true;
}

const ADDING = new Set([
  'push',
  'unshift',
  'add',
  'set',
  'append',
  'splice',
  'fill',
  'with',
  'concat',
  'includes',
  'indexOf',
]);

/** A method of what holds the object, or of the object itself, is called. */
export function memberCalled(
  tracker: Tracker,
  carrier: Carrier,
  method: string | null,
  call: TSESTree.CallExpression,
): boolean {
  if (method === null) return false;
  const [key, ...rest] = carrier.path;
  if (key === undefined && isFunctionCalled(tracker, carrier, method, call)) return true;
  if (isHandling(method)) {
    if (method !== 'then' || !isFunctionGiven(tracker, carrier, call))
      tracker.add({ ...carrier, node: call });
    else callBack(tracker, carrier, call, 0, carrier.path);
    return true;
  }
  if (key === undefined || !isElementKey(key)) return false;
  const inner: Carrier = { ...carrier, path: rest };
  const position = callbackPosition(method);
  if (position !== null) callBack(tracker, carrier, call, position, rest);
  // Without a value to start from, the first element is that, and perhaps the result.
  if (position === 1 && call.arguments.length < 2) {
    callBack(tracker, carrier, call, 0, rest);
    tracker.add({ ...inner, node: call });
  }
  if (MOVING.has(method) && call.callee.type === 'MemberExpression')
    storedIn(tracker, inner, call.callee.object, '*');
  if (TAKES_ONE.has(method)) tracker.add({ ...carrier, node: call, path: rest });
  else if (TAKES_PAIRS.has(method))
    tracker.add({ ...carrier, node: call, path: ['*', '1', ...rest] });
  else if (KEEPS_ELEMENTS.has(method))
    tracker.add({ ...carrier, node: call, path: ['*', ...rest] });
  else if (method === 'next') tracker.add({ ...carrier, node: call, path: ['value', ...rest] });
  else if (method === 'flat')
    for (const inner of [rest, rest.slice(1)])
      tracker.add({ ...carrier, node: call, path: ['*', ...inner] });
  else if (position === null && !LEAVES_ALONE.has(method)) return false;
  return true;
}

/** `fn.call(self)`, `fn.apply(self)`: the function runs; `fn.bind(self)` is the function. */
function isFunctionCalled(
  tracker: Tracker,
  carrier: Carrier,
  method: string,
  call: TSESTree.CallExpression,
): boolean {
  if (!RUNS_FUNCTION.has(method)) return false;
  const values = tracker.ask.evaluate(tracker.near(carrier, carrier.node));
  if (!values.every(({ kind }) => kind === 'function')) return false;
  if (method === 'bind') tracker.add({ ...carrier, node: call });
  else tracker.note(carrier, call, { kind: 'invoke', isSure: true });
  return true;
}

const TAKES_PAIRS = new Set(['entries']);

/** What stands at a place of the list stands somewhere else afterwards. */
const MOVING = new Set(['copyWithin', 'reverse', 'shift', 'sort', 'splice', 'unshift']);

const LEAVES_ALONE = new Set([
  'push',
  'unshift',
  'add',
  'set',
  'has',
  'delete',
  'clear',
  'includes',
  'indexOf',
  'join',
  'keys',
]);

export function isElementKey(key: string): boolean {
  return key === '*' || /^\d+$/.test(key);
}

/** `promise.then(null, fn)` leaves what the promise comes to as it is. */
function isFunctionGiven(
  tracker: Tracker,
  carrier: Carrier,
  { arguments: [callback] }: TSESTree.CallExpression,
): boolean {
  return (
    callback !== undefined &&
    !tracker.ask.at(callback, tracker.near(carrier, callback)).every(isNothing)
  );
}

/** Into the parameter of the function that a method is given. */
function callBack(
  tracker: Tracker,
  carrier: Carrier,
  call: TSESTree.CallExpression,
  position: number,
  path: readonly string[],
): void {
  const [callback] = call.arguments;
  if (!callback) return;
  const inner: Carrier = { ...carrier, path };
  const given = tracker.ask.at(callback, tracker.near(carrier, callback));
  for (const fn of given) {
    if (fn.kind === 'function') enter(tracker, inner, fn, call, null, position);
    else if (!isNothing(fn) && modelOf(fn) !== 'reads')
      tracker.escape(inner, 'is handed to a function that is not read', call);
  }
}
