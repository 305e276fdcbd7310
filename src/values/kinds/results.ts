/** What a call or a construction gives, for each kind of value. */
import type { Ask } from '../ask.ts';
import { type TSESTree, constructorOf, returnsOf } from '../ast.ts';
import {
  type Arg,
  type Site,
  type Value,
  type ValueOf,
  argsOf,
  asReached,
  doubtful,
  isNothing,
  unknown,
  unseenOther,
} from '../value.ts';
import { builtInCall } from './built-in.ts';
import { resultOfModel } from './call.ts';
import { mayBeReplaced } from './decorators.ts';
import { takenFrom } from './list.ts';
import { importValue, requiredModule } from './module.ts';
import { promised } from './promise.ts';
import { proxied } from './proxy.ts';
import { resultsOfType } from './shape.ts';
import { resultOfTextMethod } from './text.ts';

export function resultOfCall(ask: Ask, site: Site<TSESTree.CallExpression>): readonly Value[] {
  const { node } = site;
  if (node.callee.type === 'Super') return [unknown(site, 'is a call of the base class')];
  const specifier = requiredModule(ask, node, site);
  if (specifier !== null) return importValue(ask, specifier, 'module.exports', site);
  const args = argsOf(node, site);
  const special = builtInCall(ask, node, args, site);
  if (special) return special;
  return ask
    .those(node.callee, node.optional, site)
    .flatMap((callee) => asReached(node, callee, ask.invoked(callee, args, site)));
}

/** What a call of `callee` returns. */
export function invoke(
  ask: Ask,
  callee: Value,
  given: Arg[],
  site: Site<TSESTree.CallExpression>,
): readonly Value[] {
  const args = callee.bound ? [...callee.bound, ...given] : given;
  if (callee.kind === 'function') return ask.returned(callee, args, site);
  if (callee.kind === 'class') return instantiated(ask, callee, args, site);
  const typed = resultsOfType(ask, callee);
  if (typed.length > 0) return typed;
  if (isNothing(callee)) return [unknown(site, 'is the result of a function that is not set')];
  const taken = callee.kind === 'member' ? resultOfMethod(ask, callee, args, site) : null;
  if (taken) return taken;
  const known = resultOfModel(ask, callee, args, site);
  return known.length > 0 ? known : [{ kind: 'call', callee, args, site }];
}

/** What a method of a text or a list gives. */
function resultOfMethod(
  ask: Ask,
  callee: ValueOf<'member'>,
  args: readonly Arg[],
  site: Site,
): readonly Value[] | null {
  return resultOfTextMethod(ask, callee, args, site) ?? takenFrom(ask, callee, args);
}

/** An instance, or what the constructor returns in its place. */
function instantiated(
  ask: Ask,
  { site: cls }: ValueOf<'class'>,
  args: Arg[],
  site: Site,
): readonly Value[] {
  const instance: Value = { kind: 'instance', class: cls, args, derived: null, site };
  if (mayBeReplaced(ask, cls))
    return doubtful([instance, unseenOther(site, 'is made of a class that is decorated')]);
  const node = constructorOf(cls.node);
  if (!node || returnsOf(node, cls.module.visitorKeys).length === 0) return [instance];
  const fn: ValueOf<'function'> = { kind: 'function', site: { ...cls, node }, self: instance };
  const others = ask.returned(fn, args, site).filter(({ kind }) => kind === 'object');
  return others.length > 0 ? doubtful([instance, ...others]) : [instance];
}

export function construct(ask: Ask, callee: Value, args: Arg[], site: Site): readonly Value[] {
  if (callee.kind === 'class') return instantiated(ask, callee, args, site);
  if (callee.kind === 'global' && callee.name === 'Promise') return promised(ask, args, site);
  if (callee.kind === 'global' && callee.name === 'Proxy' && args[0])
    return proxied(ask, args[0], args[1], site);
  if (isNothing(callee)) return [unknown(site, 'is made by a class that is not set')];
  return [{ kind: 'new', callee, args, site }];
}
