/** Promises stand for what they come to. */
import type { Ask } from '../ask.ts';
import { type Node, type TSESTree, contains, literalKey, returnsOf, withoutTypes } from '../ast.ts';
import { constantInit } from '../constants.ts';
import { dottedName } from '../module.ts';
import {
  type Arg,
  type Site,
  type Value,
  doubtful,
  isData,
  isNothing,
  rootOf,
  unknown,
} from '../value.ts';

/** as deep as names and functions are followed to a promise */
const MAX_STEPS = 4;

/** What an expression gives to one that does not wait for it: a promise has none of the data. */
export function unawaited(
  ask: Ask,
  node: Node,
  site: Site,
  values: readonly Value[] = ask.at(node, site),
): readonly Value[] {
  if (!values.some(isData) || !isPromise(ask, node, site, 0)) return values;
  return values.map((value) =>
    isData(value) ? { ...unknown(site, 'is a promise that nobody awaits'), present: true } : value,
  );
}

function isPromise(ask: Ask, given: Node, site: Site, steps: number): boolean {
  if (steps > MAX_STEPS) return false;
  const node = withoutTypes(given);
  switch (node.type) {
    case 'NewExpression':
      return dottedName(node.callee, site.module) === 'Promise';
    case 'CallExpression':
      return isCallOfPromise(ask, node, site, steps);
    case 'Identifier': {
      const init = constantInit(node, site.module);
      return init !== null && isPromise(ask, init, site, steps + 1);
    }
    default:
      return false;
  }
}

function isCallOfPromise(
  ask: Ask,
  { callee }: TSESTree.CallExpression,
  site: Site,
  steps: number,
): boolean {
  const isMember = callee.type === 'MemberExpression';
  if (isMember && isHandling(literalKey(callee))) return true;
  if (dottedName(callee, site.module)?.startsWith('Promise.')) return true;
  return ask.at(callee, site).some((fn) => {
    if (fn.kind !== 'function' || fn.site.node.generator) return false;
    const { node, module } = fn.site;
    if (node.async) return true;
    const results = returnsOf(node, module.visitorKeys);
    return results.some((result) => isPromise(ask, result, { ...fn.site, node }, steps + 1));
  });
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
  return values.length > 0 ? values : [unknown(site, 'is a promise')];
}

export function afterPromise(
  ask: Ask,
  target: Node,
  args: Arg[],
  site: Site<TSESTree.CallExpression>,
): readonly Value[] {
  const [first] = args;
  const handlers = first
    ? ask.evaluate(first.site).filter((value) => value.kind === 'function')
    : [];
  if (handlers.length === 0) return [unknown(site, 'is the result of a promise')];
  const given: Arg = { site: { node: target, module: site.module, env: site.env }, spread: false };
  return handlers.flatMap((handler) => ask.returned(handler, [given], site));
}

/** `promise.catch((error) => …)` is what the promise comes to, or what that gives. */
export function afterFailure(
  ask: Ask,
  target: Node,
  handler: Arg | undefined,
  site: Site<TSESTree.CallExpression>,
): readonly Value[] | null {
  const values = unlessOwn(ask, target, site);
  const handlers = values && handler ? ask.evaluate(handler.site) : [];
  const given = handlers.flatMap((fn) =>
    fn.kind === 'function' ? ask.returned(fn, null, site) : [],
  );
  return values && given.some((value) => !isNothing(value))
    ? doubtful([...values, ...given])
    : values;
}

export function unlessOwn(ask: Ask, target: Node, site: Site): readonly Value[] | null {
  const values = ask.at(target, site);
  return values.some((value) => value.kind === 'object') ||
    values.every((value) => rootOf(value).kind === 'unknown')
    ? null
    : values;
}
