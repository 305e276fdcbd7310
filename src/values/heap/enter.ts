/** An object that a function is called with. */
import type { CallNode } from '../ask.ts';
import { type FunctionNode, constructorOf } from '../ast.ts';
import { modelOf } from '../models.ts';
import { type Arg, type Env, type Value, type ValueOf, isNothing } from '../value.ts';
import type { Carrier, Tracker } from './happening.ts';

export function handTo(
  tracker: Tracker,
  carrier: Carrier,
  call: CallNode,
  callee: Value,
  position: number,
): void {
  const at = position + (callee.bound?.length ?? 0);
  if (callee.kind === 'function') {
    const args = [...(callee.bound ?? []), ...tracker.argsOf(carrier, call)];
    enter(tracker, carrier, callee, call, args, at);
    return;
  }
  if (callee.kind === 'class') {
    construct(tracker, carrier, callee, call, at);
    return;
  }
  if (isNothing(callee)) return;
  if (isReader(tracker, callee)) {
    // What only looks at an object may well call a function.
    if (carrier.path.length === 0 && isFunctionAt(tracker, carrier))
      tracker.escape(carrier, 'is handed to a function that is not read', call);
    return;
  }
  const model = modelOf(callee);
  if (model === 'returns' || model === 'opens') tracker.add({ ...carrier, node: call });
  else tracker.escape(carrier, 'is handed to a function that is not read', call);
}

export function isFunctionAt(tracker: Tracker, carrier: Carrier): boolean {
  const values = tracker.ask.evaluate(tracker.near(carrier, carrier.node));
  return values.some(({ kind }) => kind === 'function');
}

export function isReader(tracker: Tracker, callee: Value): boolean {
  const model = modelOf(callee);
  return model === 'reads' || (model === null && tracker.ask.onlyReads(callee));
}

/** Into the parameter of a function of the program. */
export function enter(
  tracker: Tracker,
  carrier: Carrier,
  callee: ValueOf<'function'>,
  call: CallNode,
  args: Arg[] | null,
  position: number,
): void {
  const { node: fn, module } = callee.site;
  if (Number.isNaN(position)) {
    tracker.escape(carrier, 'is one of several spread arguments', call);
    return;
  }
  if (usesArguments(fn, module.text)) tracker.escape(carrier, 'is one of `arguments`', call);
  const rest = fn.params.findIndex(({ type }) => type === 'RestElement');
  const isRest = rest !== -1 && position >= rest;
  const parameter = fn.params[isRest ? rest : position];
  if (!parameter) return;
  const site = tracker.near(carrier, call);
  // A function that calls itself does the same again.
  if (tracker.framesOf(carrier.env).includes(fn)) return;
  if (tracker.isTooDeep(carrier.env)) {
    tracker.escape(carrier, 'is handed on too often', call);
    return;
  }
  const env: Env = tracker.ask.enter(callee, args, site);
  const path = isRest ? [String(position - rest), ...carrier.path] : carrier.path;
  tracker.enter({ ...carrier, module, path }, fn, parameter, env);
}

const argumentsUsed = new WeakMap<FunctionNode, boolean>();

function usesArguments(fn: FunctionNode, text: string): boolean {
  if (fn.type === 'ArrowFunctionExpression') return false;
  let known = argumentsUsed.get(fn);
  if (known === undefined) {
    known = /\barguments\b/.test(text.slice(fn.range[0], fn.range[1]));
    argumentsUsed.set(fn, known);
  }
  return known;
}

function construct(
  tracker: Tracker,
  carrier: Carrier,
  { site }: ValueOf<'class'>,
  call: CallNode,
  position: number,
): void {
  const constructor = constructorOf(site.node);
  if (constructor) {
    const self: Value = { kind: 'instance', class: site, args: null, derived: null, site };
    const fn: ValueOf<'function'> = {
      kind: 'function',
      site: { node: constructor, module: site.module, env: site.env },
      self,
    };
    enter(tracker, carrier, fn, call, tracker.argsOf(carrier, call), position);
    return;
  }
  // Without a constructor of its own, the arguments go to that of the base class.
  const { superClass } = site.node;
  if (!superClass) return;
  for (const base of tracker.ask.at(superClass, site))
    if (base.kind !== 'class' || base.site.node !== site.node)
      handTo(tracker, carrier, call, base, position);
}
