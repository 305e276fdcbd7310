/** Promises stand for what they come to. */
import type { Ask } from '../ask.ts';
import { type Node, type TSESTree, contains } from '../ast.ts';
import { type Arg, type Site, type Value, doubtful, isNothing, rootOf, unknown } from '../value.ts';

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
