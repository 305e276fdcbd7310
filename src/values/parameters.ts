/** What a parameter stands for: arguments, defaults, types, and what the callers give. */
import { spreadOut } from './args.ts';
import type { Ask } from './ask.ts';
import { givenByTaker } from './callbacks.ts';
import { type FunctionNode, type Node, contains, literalKey } from './ast.ts';
import { frameFor } from './env.ts';
import { mayBeReplaced } from './kinds/decorators.ts';
import { parametersOfType } from './kinds/shape.ts';
import { isIdle, isRuledOutAt } from './idle.ts';
import { annotationOf, isTextType, ofAnnotation, typeAround } from './kinds/type.ts';
import { isCalledOtherwise } from './program/other-uses.ts';
import { areDifferent } from './outcomes.ts';
import { bindingOf, destructured, orDefault, partOf, patternPath } from './patterns.ts';
import {
  handedTo,
  isBehindProxy,
  isCalledHereOnly,
  isKept,
  isTakenOut,
} from './program/callers.ts';
import {
  type Arg,
  type Site,
  type Value,
  areRivals,
  argsOf,
  asGiven,
  doubtful,
  isCircular,
  isNothing,
  literal,
  rootOf,
  unknown,
} from './value.ts';

const MAX_CALLERS = 40;
const FIRST_VALUES = 10;

export function valuesOfParameter(
  ask: Ask,
  fn: FunctionNode,
  name: Node,
  site: Site,
): readonly Value[] {
  const index = fn.params.findIndex((parameter) => contains(parameter, name));
  const parameter = fn.params[index];
  if (!parameter) return [unknown(site, 'is a parameter')];
  const env = frameFor(site.env, fn);
  const fromArgs = env?.args ? argumentFor(ask, parameter, index, env.args, name, site) : null;
  // A default stands in for what is undefined alone.
  const isNull = fromArgs?.every((value) => isNothing(value) && !isUndefined(value)) ?? false;
  if (fromArgs && (isNull || !fromArgs.every(saysNothing))) return fromArgs;
  const fallback = defaultOf(ask, parameter, name, site);
  const isLeftOut = env?.args !== undefined && env.args !== null && fromArgs === null;
  if (isLeftOut) return fallback.length > 0 ? fallback : [literal(site, undefined)];
  const declared = typedParameter(ask, parameter, name, site);
  const typed =
    declared.length > 0 ? declared : contextualParameter(ask, fn, index, parameter, name, site);
  const isCertain =
    typed.length > 0 &&
    typed.flatMap(inLists).every((value) => !isStandIn(value) && ask.tellingOf(value) === 'enough');
  const callers = env?.args || isCertain ? [] : fromCallers(ask, fn, index, parameter, name, site);
  const known = callers.filter((value) => !saysNothing(value));
  if (known.length > 0) {
    const missing = callers.filter(isUndefined);
    const isGivenAlways = missing.length === 0 && isCalledHereOnly(fn, site.module);
    const isByDefault = fallback.length > 0 && !isGivenAlways;
    const others = isByDefault ? fallback : missing;
    // Nobody who is seen leaves it out.
    const isUnused = isByDefault && missing.length === 0 && areDifferent([...known, ...fallback]);
    const isOpen = isOpenToOthers(ask, fn, site);
    const standIns = typed.filter((value) =>
      inLists(value).some((item) => item.kind === 'instance' || ask.tellingOf(item) === 'little'),
    );
    const hidden = isOpen ? [given(name, site)] : [];
    // One caller is seen, and what another hands on is not.
    const open = callers.map(rootOf).filter((root) => root.kind === 'unknown' && !isCircular(root));
    const unseen =
      standIns.length === 0
        ? [...open.slice(0, 1), ...hidden]
        : isOpen
          ? standIns.map(asGiven)
          : callers.some((value) => isForeign(ask, value))
            ? standIns
            : [];
    // There may be more values than are kept.
    const [first, more] = [known.slice(0, FIRST_VALUES), known.slice(FIRST_VALUES)];
    const all = [...first, ...others, ...more, ...unseen];
    return isUnused || isOpenAt(site, fn, all) ? doubtful(all) : all;
  }
  // All that call it are seen, and leave it out.
  const isLeftOutAlways = fallback.length > 0 && callers.length > 0 && callers.every(isUndefined);
  if (isLeftOutAlways && !isOpenToOthers(ask, fn, site)) return fallback;
  if (typed.length > 0) return [...fallback, ...typed.map(asGiven)];
  if (fromArgs && fallback.length === 0) return fromArgs;
  return [...fallback, given(name, site)];
}

function isOpenToOthers(ask: Ask, fn: FunctionNode, { module }: Site): boolean {
  return (
    isBehindProxy(fn, module) ||
    mayBeReplaced(ask, { node: fn.parent, module, env: null }) ||
    isCalledOtherwise(ask, fn, module) ||
    ask.hasUnseenCallers(fn, module)
  );
}

/** Of these the type tells what there is, and callers what has become of it. */
function isStandIn({ kind }: Value): boolean {
  return kind === 'shape' || kind === 'instance';
}

/** `Provider[]` tells no more than `Provider`. */
function inLists(value: Value): readonly Value[] {
  return value.kind === 'list' ? value.elements.flatMap(inLists) : [value];
}

/** What runs there may run for one of the calls, and not for another. */
function isOpenAt({ node, module }: Site, fn: FunctionNode, all: readonly Value[]): boolean {
  if (isKept(node, fn)) return areDifferent(all);
  return areRivals(all) && isTakenOut(node, fn, module);
}

function given(name: Node, site: Site): Value {
  const text = site.module.text.slice(...name.range);
  const type = annotationOf(name, site.module);
  return {
    ...unknown(site, `is the parameter ${text}`),
    isGiven: true,
    ...(type && isTextType(type, site.module) ? { isText: true } : {}),
  };
}

function argumentFor(
  ask: Ask,
  parameter: Node,
  index: number,
  given: readonly Arg[],
  name: Node,
  site: Site,
): readonly Value[] | null {
  const args = spreadOut(ask, given);
  if (parameter.type === 'RestElement') {
    const slots = args.slice(index).map((arg) => ask.evaluate(arg.site));
    return partOf(
      ask,
      [
        {
          kind: 'list',
          elements: slots.flat(),
          ...(args.some((arg) => arg.spread) ? {} : { slots }),
          site: { ...site, node: parameter.argument },
        },
      ],
      name,
      site,
    );
  }
  if (args.slice(0, index + 1).some((arg) => arg.spread))
    return [unknown(site, 'is one of several spread arguments')];
  const arg = args[index];
  if (!arg) return null;
  const whole = ask.evaluate(arg.site);
  const origin = defaultIn(parameter, site);
  const isTold = origin !== null && !whole.every(saysNothing);
  const all = isTold ? orDefault(whole, () => ask.evaluate(origin)) : whole;
  return partOf(ask, all, name, arg.site);
}

/** What stands in for an argument that is left out. */
function defaultIn(parameter: Node, { module, env }: Site): Site | null {
  const target = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
  return target.type === 'AssignmentPattern' ? { node: target.right, module, env } : null;
}

function defaultOf(ask: Ask, parameter: Node, name: Node, site: Site): readonly Value[] {
  const origin = defaultIn(parameter, site);
  if (!origin) return [];
  return name === bindingOf(parameter)
    ? ask.evaluate(origin)
    : destructured(ask, name, origin).filter((value) => !isNothing(value));
}

/** What its annotation says of a parameter, or of a part that is taken out of it. */
export function typedParameter(
  ask: Ask,
  parameter: Node,
  name: Node,
  site: Site,
): readonly Value[] {
  const target = bindingOf(parameter);
  return partOfType(ask, ofAnnotation(ask, target, site.module), target, name, site);
}

/** What the type of a function says of its parameter: `const job: Job = (client) => …`. */
function contextualParameter(
  ask: Ask,
  fn: FunctionNode,
  index: number,
  parameter: Node,
  name: Node,
  site: Site,
): readonly Value[] {
  const target = bindingOf(parameter);
  if (annotationOf(target, site.module)) return [];
  return partOfType(
    ask,
    expectedAt(ask, fn, site).flatMap((value) => parametersOfType(ask, value, index)),
    target,
    name,
    site,
  );
}

/** What the place where a function stands expects of it. */
function expectedAt(ask: Ask, fn: FunctionNode, { module }: Site): readonly Value[] {
  const { parent } = fn;
  const near: Site = { node: parent, module, env: null };
  const type = typeAround(fn, module);
  if (type) return ask.ofType(type, near);
  if (parent.type === 'Property' && parent.value === fn) {
    const holder = typeAround(parent.parent, module);
    const key = literalKey(parent);
    return holder && key !== null
      ? ask.ofType(holder, near).flatMap((value) => ask.member(value, key, near))
      : [];
  }
  if (parent.type !== 'CallExpression' || parent.callee === fn) return [];
  const position = parent.arguments.indexOf(fn as never);
  return ask.at(parent.callee, near).flatMap((callee) => parametersOfType(ask, callee, position));
}

function partOfType(
  ask: Ask,
  whole: readonly Value[],
  target: Node,
  name: Node,
  site: Site,
): readonly Value[] {
  if (target === name) return whole;
  const path = patternPath(name, target);
  return path === null
    ? []
    : path
        .reduce<readonly Value[]>(
          (values, key) => values.flatMap((value) => ask.member(value, key, site)),
          whole,
        )
        .filter((value) => value.kind !== 'unknown' && !isNothing(value));
}

/** The arguments that the calls of a function give to one parameter. */
function fromCallers(
  ask: Ask,
  fn: FunctionNode,
  index: number,
  parameter: Node,
  name: Node,
  site: Site,
): readonly Value[] {
  const values: Value[] = [];
  const idle: Value[] = [];
  for (const call of ask.callersOf(fn, site.module).slice(0, MAX_CALLERS)) {
    if (isRuledOutAt(ask, call)) continue;
    const args = argsOf(call.node, call);
    const given = argumentFor(ask, parameter, index, args, name, site) ?? [
      literal(call, undefined),
    ];
    if (isIdle(call)) idle.push(...doubtful(given));
    else values.push(...given);
  }
  values.push(...idle);
  const sought = { index, name, unseen: given(name, site) };
  for (const taker of handedTo(fn, site.module))
    values.push(...givenByTaker(ask, taker, sought, site));
  return values;
}

/** Tells nothing of a parameter: `false` does. */
function saysNothing(value: Value): boolean {
  return rootOf(value).kind === 'unknown' || isNothing(value);
}

/** It comes from out of sight, or from a package that is not read. */
function isForeign(ask: Ask, value: Value): boolean {
  const root = rootOf(value);
  return root.kind === 'import'
    ? ask.tellingOf(root) !== 'little'
    : root.kind === 'unknown' && !isCircular(root);
}

function isUndefined(value: Value): boolean {
  return value.kind === 'literal' && value.value === undefined;
}
