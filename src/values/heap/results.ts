/** An object that a function returns or yields. */
import {
  type FunctionNode,
  type Node,
  type TSESTree,
  enclosingFunction,
  isClass,
  literalKey,
  thisOwner,
} from '../ast.ts';
import { frameFor } from '../env.ts';
import type { SourceModule } from '../module.ts';
import { handedTo, isCalledHereOnly } from '../program/callers.ts';
import type { Site } from '../value.ts';
import { resultOf } from '../program/use-texts.ts';
import { changedInField, keptInField, keptInWhole } from './fields.ts';
import type { Carrier, Tracker } from './happening.ts';

export const RESULTS_UNUSED = new Set([
  'forEach',
  'filter',
  'some',
  'every',
  'find',
  'findIndex',
  'findLast',
  'sort',
  'toSorted',
  'finally',
]);

export function isFunctionNamed(argument: Node, fn: FunctionNode, module: SourceModule): boolean {
  if (argument === fn) return true;
  if (argument.type !== 'Identifier') return false;
  return (
    module.variableOf(argument)?.defs.some(({ node }) => {
      const defined = node as Node;
      return defined === fn || (defined.type === 'VariableDeclarator' && defined.init === fn);
    }) ?? false
  );
}

/** A generator gives what it yields as the elements of a list. */
export function yielded(
  tracker: Tracker,
  carrier: Carrier,
  { delegate }: TSESTree.YieldExpression,
): void {
  const path = delegate ? carrier.path : ['*', ...carrier.path];
  returned(tracker, { ...carrier, path }, enclosingFunction(carrier.node));
}

/** To the call that the function was entered by; otherwise to all of them. */
export function returned(tracker: Tracker, carrier: Carrier, fn: FunctionNode | null): void {
  if (!fn) return;
  const frame = frameFor(carrier.env, fn);
  if (frame?.call) {
    cameBack(tracker, carrier, fn, frame.call);
    return;
  }
  if (!isCalledHereOnly(fn, carrier.module)) tracker.giveAway('callers');
  if (tracker.ask.hasUnseenCallers(fn, carrier.module))
    tracker.escape(carrier, 'is returned to callers that are not read');
  for (const call of tracker.ask.callersOf(fn, carrier.module))
    cameBack(tracker, carrier, fn, call);
  for (const { call } of handedTo(fn, carrier.module))
    cameBack(tracker, carrier, fn, { node: call, module: carrier.module, env: carrier.env });
  const { parent } = fn;
  if ((parent.type === 'MethodDefinition' || parent.type === 'Property') && parent.kind === 'get')
    read(tracker, carrier, parent);
  if (parent.type === 'MethodDefinition' && !parent.static) handedOut(tracker, carrier, parent);
}

/** By whoever reads the member, and by whoever has what that is a member of. */
function read(
  tracker: Tracker,
  carrier: Carrier,
  getter: TSESTree.MethodDefinition | TSESTree.Property,
): void {
  const key = literalKey(getter);
  const { module, path } = carrier;
  const cls: Node = getter.parent.parent;
  if (getter.type === 'MethodDefinition' && getter.static && isClass(cls)) {
    keptInWhole(tracker, carrier, { node: cls, module, env: null }, key);
    return;
  }
  keptInField(tracker, carrier, key);
  if (getter.type === 'Property' && key !== null)
    tracker.add({ node: getter.parent, module, env: null, path: [key, ...path] });
}

/** What a method or a getter gives to other files. */
function handedOut(tracker: Tracker, carrier: Carrier, method: TSESTree.MethodDefinition): void {
  const name = literalKey(method);
  const cls: Node = method.parent.parent;
  if (name === null || !isClass(cls)) return;
  const site = { node: cls, module: carrier.module, env: null };
  changedInField(tracker, carrier, site, method.kind === 'get' ? name : resultOf(name));
}

/** A call gives what the function returned, or makes something of it. */
function cameBack(
  tracker: Tracker,
  carrier: Carrier,
  fn: FunctionNode,
  { node, module, env }: Site,
): void {
  const back = { ...carrier, node, module, env };
  if (node.type === 'NewExpression') {
    if (!isClass(thisOwner(fn.body)?.owner)) tracker.add(back);
    return;
  }
  if (node.type !== 'CallExpression') return;
  const isCallback = node.arguments.some((argument) => isFunctionNamed(argument, fn, module));
  if (!isCallback) {
    tracker.add(back);
    return;
  }
  const method = node.callee.type === 'MemberExpression' ? literalKey(node.callee) : null;
  if (method === 'map' || method === 'from') tracker.add({ ...back, path: ['*', ...carrier.path] });
  else if (method === 'flatMap') tracker.add({ ...back, path: ['*', ...carrier.path.slice(1)] });
  else if (method === 'then' || method === 'catch') tracker.add(back);
  else if (method === 'reduce' || method === 'reduceRight') {
    tracker.add(back);
    // The next round begins with it.
    const [accumulator] = fn.params;
    if (accumulator) tracker.bind({ ...carrier, node: accumulator }, accumulator);
  } else if (!RESULTS_UNUSED.has(method ?? '')) {
    tracker.add(back);
    tracker.escape(back, 'is returned to a function that is not read');
  }
}
