/** What a function is given that is handed to another one: `list.map(fn)`, `withClient(fn)`, `bus.on('event', fn)`. */
import type { Ask } from './ask.ts';
import { type Node, type TSESTree, literalKey, wrapped } from './ast.ts';
import { entriesOf, isCollection } from './kinds/collection.ts';
import { outcomesOf } from './kinds/promise.ts';
import { RUNS_FUNCTION, callbackPosition, modelOf } from './models.ts';
import { destructured } from './patterns.ts';
import type { HandedTo } from './program/callers.ts';
import { isLooked } from './program/other-uses.ts';
import { type Site, type Value, type ValueOf, argsOf, isNothing, literal } from './value.ts';

/** A parameter, or a part of it, of the function that is handed on. */
export interface Sought {
  index: number;
  name: Node;
  /** what stands for what nobody shows */
  unseen: Value;
}

const MAX_DEPTH = 3;

export function givenByTaker(
  ask: Ask,
  { call, argument }: HandedTo,
  sought: Sought,
  { module }: Site,
): readonly Value[] {
  const position = call.arguments.indexOf(argument as never);
  const near: Site<TSESTree.CallExpression> = { node: call, module, env: null };
  return givenByLanguage(ask, near, position, sought) ?? givenBy(ask, near, position, sought, 0);
}

/** By the methods of lists and promises, and by timers. */
function givenByLanguage(
  ask: Ask,
  near: Site<TSESTree.CallExpression>,
  position: number,
  { index, name }: Sought,
): readonly Value[] | null {
  const { callee, arguments: given } = near.node;
  if (callee.type === 'Identifier') {
    const first = near.module.variableOf(callee) ? undefined : TIMERS.get(callee.name);
    if (first === undefined || position > 0) return null;
    const argument = given[first + index];
    return argument && argument.type !== 'SpreadElement'
      ? destructured(ask, name, { ...near, node: argument })
      : [literal(near, undefined)];
  }
  if (callee.type !== 'MemberExpression') return null;
  const method = literalKey(callee);
  const target: Site = { ...near, node: callee.object };
  if (method === 'then' && position === 0 && index === 0)
    return destructured(ask, name, target, outcomesOf);
  if (method === 'forEach' && index === 0)
    return destructured(ask, name, target, (value) =>
      isCollection(value, /^Map$/) ? entriesOf(ask, value) : ask.elementsOf(value),
    );
  return method !== null && callbackPosition(method) === index
    ? destructured(ask, name, target, (value) => ask.elementsOf(value))
    : null;
}

/** The number of the first argument that a timer hands on. */
const TIMERS: ReadonlyMap<string, number> = new Map([
  ['setTimeout', 2],
  ['setInterval', 2],
  ['setImmediate', 1],
  ['queueMicrotask', 1],
]);

/** By functions of the program, as far as they show it; who else takes a function may give it anything. */
function givenBy(
  ask: Ask,
  near: Site<TSESTree.CallExpression>,
  position: number,
  sought: Sought,
  depth: number,
): readonly Value[] {
  return ask.at(near.node.callee, near).flatMap((callee): readonly Value[] => {
    if (callee.kind === 'function') return givenIn(ask, callee, near, position, sought, depth);
    return isNothing(callee) || modelOf(callee) === 'reads' ? [] : [sought.unseen];
  });
}

/** What a function passes to the callback that it takes as its parameter number `position`. */
function givenIn(
  ask: Ask,
  callee: ValueOf<'function'>,
  near: Site<TSESTree.CallExpression>,
  position: number,
  sought: Sought,
  depth: number,
): readonly Value[] {
  const { node: fn, module } = callee.site;
  const at = fn.params[position];
  const target = at?.type === 'AssignmentPattern' ? at.left : at;
  if (target?.type !== 'Identifier') {
    const isTaken = target !== undefined || fn.params.at(-1)?.type === 'RestElement';
    return isTaken ? [sought.unseen] : [];
  }
  const env = ask.enter(callee, argsOf(near.node, near), near);
  const names = (module.variableOf(target)?.references ?? []).filter((item) => item.isRead());
  return names.flatMap(({ identifier }): readonly Value[] => {
    const name = wrapped(identifier);
    const { parent } = name;
    if (parent?.type !== 'CallExpression') return isHarmless(name) ? [] : [sought.unseen];
    if (parent.callee === name) {
      const given = parent.arguments[sought.index];
      if (given === undefined) return [];
      return given.type === 'SpreadElement'
        ? [sought.unseen]
        : destructured(ask, sought.name, { node: given, module, env });
    }
    const inner: Site<TSESTree.CallExpression> = { node: parent, module, env };
    const place = parent.arguments.indexOf(name as never);
    // Once more, with the same.
    const isAgain = ask.at(parent.callee, inner).every((value) => value.site.node === fn);
    if (isAgain && place === position) return [];
    return depth < MAX_DEPTH
      ? (givenByLanguage(ask, inner, place, sought) ??
          givenBy(ask, inner, place, sought, depth + 1))
      : [sought.unseen];
  });
}

/** `typeof fn`, `fn.name` */
function isHarmless(name: Node): boolean {
  const { parent } = name;
  if (parent?.type === 'MemberExpression' && parent.object === name)
    return !RUNS_FUNCTION.has(literalKey(parent) ?? 'call');
  return isLooked(name);
}
