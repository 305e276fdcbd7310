/** Promises: what they come to, once somebody waits for it. */
import type { Ask } from '../ask.ts';
import { type Node, type TSESTree, contains, literalKey } from '../ast.ts';
import {
  type Arg,
  type Site,
  type Value,
  type ValueOf,
  areRivals,
  asSureAs,
  asTaken,
  doubtful,
  isData,
  isNothing,
  rootOf,
  unknown,
} from '../value.ts';
import { awaitNode } from '../virtual.ts';

const promises = new WeakMap<Value, Value>();

/** Promises of what is sent; what acts is found whether somebody waits for it or not. */
export function promisesOf(values: readonly Value[]): readonly Value[] {
  return values.map((value) => (isSent(value) ? promiseOf(value) : value));
}

function promiseOf(of: Value): Value {
  let promise = promises.get(of);
  if (!promise) {
    promise = {
      kind: 'promise',
      of,
      site: of.site,
      ...(of.isDoubtful ? { isDoubtful: true } : {}),
    };
    promises.set(of, promise);
  }
  return promise;
}

function isSent(value: Value): boolean {
  if (value.kind === 'promise') return false;
  return (
    isData(value) ||
    (value.kind === 'call' &&
      value.callee.kind === 'global' &&
      value.callee.name === 'Object.assign')
  );
}

/** What promises come to. */
export function awaited(values: readonly Value[]): readonly Value[] {
  const isPlain = values.every((value) => value.kind !== 'promise' && !isThenable(value));
  return isPlain ? values : values.flatMap(outcomesOf);
}

/** `{ then(resolve) {} }` */
function isThenable(value: Value): boolean {
  if (value.kind !== 'object') return false;
  const { properties } = value.site.node;
  return properties.some((item) => item.type === 'Property' && literalKey(item) === 'then');
}

export function outcomesOf(value: Value): readonly Value[] {
  if (isThenable(value)) return [unknown(value.site, 'is what its method then makes of it')];
  if (value.kind !== 'promise') return [value];
  const outcomes = asSureAs(value, [value.of]);
  return value.present === false ? outcomes.map(asTaken) : outcomes;
}

/** What a function gives to somebody who waits for it. */
export function awaitedResults(ask: Ask, fn: ValueOf<'function'>, near: Site): readonly Value[] {
  return awaited(ask.returned(fn, null, near));
}

/** `Promise.all(list)` */
export function allOf(lists: readonly Value[]): readonly Value[] {
  return awaited(lists).map((list) => promiseOf({ ...list, areSettled: true }));
}

/** `Promise.race(list)`: nobody knows which is the first. */
export function firstOf(values: readonly Value[]): readonly Value[] {
  const all = awaited(values);
  return areRivals(all) ? doubtful(all) : all;
}

/** `then`, `catch` and `finally` are all that a promise has. */
export function isHandling(key: string | null): boolean {
  return key === 'then' || key === 'catch' || key === 'finally';
}

/** `new Promise((resolve) => { resolve(x) })` stands for `x`. */
export function promised(ask: Ask, args: Arg[], site: Site): readonly Value[] {
  const [executor] = args;
  const fn = executor && ask.evaluate(executor.site).find((value) => value.kind === 'function');
  const resolve = fn?.kind === 'function' ? fn.site.node.params[0] : undefined;
  if (fn?.kind !== 'function' || resolve?.type !== 'Identifier')
    return [unknown(site, 'is a promise')];
  const given = fn.site.module.calls.filter(
    (call) =>
      contains(fn.site.node, call) &&
      call.callee.type === 'Identifier' &&
      call.callee.name === resolve.name,
  );
  const values = given.flatMap((call) =>
    call.arguments[0]
      ? ask.evaluate({ node: call.arguments[0], module: fn.site.module, env: fn.site.env })
      : [],
  );
  return values.length > 0 ? promisesOf(awaited(values)) : [unknown(site, 'is a promise')];
}

export function afterPromise(
  ask: Ask,
  target: Node,
  args: Arg[],
  site: Site<TSESTree.CallExpression>,
): readonly Value[] {
  const [first, onFailure] = args;
  const handlers = first ? functionsIn(ask, first) : [];
  if (handlers.length === 0) return [unknown(site, 'is the result of a promise')];
  const given: Arg = { site: { ...site, node: awaitNode(target) }, spread: false };
  const results = handlers.flatMap((handler) => ask.returned(handler, [given], site));
  const others = onFailure
    ? functionsIn(ask, onFailure).flatMap((handler) => ask.returned(handler, null, site))
    : [];
  const all = promisesOf(awaited([...results, ...others]));
  return others.length > 0 ? doubtful(all) : all;
}

function functionsIn(ask: Ask, { site }: Arg): ValueOf<'function'>[] {
  return ask.evaluate(site).filter((value) => value.kind === 'function');
}

/** `promise.catch((error) => …)` is what the promise comes to, or what that gives. */
export function afterFailure(
  ask: Ask,
  target: Node,
  handler: Arg | undefined,
  site: Site<TSESTree.CallExpression>,
): readonly Value[] | null {
  const values = unlessOwn(ask, target, site);
  const handlers = values && handler ? functionsIn(ask, handler) : [];
  const given = handlers.flatMap((fn) => ask.returned(fn, null, site));
  return values && given.some((value) => !isNothing(value))
    ? doubtful([...values, ...promisesOf(awaited(given))])
    : values;
}

export function unlessOwn(ask: Ask, target: Node, site: Site): readonly Value[] | null {
  const values = ask.at(target, site);
  return values.some((value) => value.kind === 'object') ||
    values.every((value) => rootOf(value).kind === 'unknown')
    ? null
    : values;
}
