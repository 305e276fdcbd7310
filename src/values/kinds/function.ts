/** Functions: what they return, what is set on them, and what they make when they are called with `new`. */
import type { Ask } from '../ask.ts';
import {
  type FunctionNode,
  type Node,
  type TSESTree,
  contains,
  fallsThrough,
  functionOfThis,
  givenBy,
  isFunction,
  literalKey,
  returnsOf,
  thisOwner,
  unwrap,
  yieldsOf,
} from '../ast.ts';
import { isRuledOut } from '../choices.ts';
import { isDecidedAgainst } from '../decided.ts';
import { chosen, decidersOf } from '../outcomes.ts';
import {
  type Arg,
  type Env,
  type Site,
  type Value,
  type ValueOf,
  isDistant,
  isOpaque,
  literal,
  orOfType,
  rootOf,
  unknown,
  unseenOther,
} from '../value.ts';
import { awaited, promisesOf } from './promise.ts';
import { givenBack } from './shape.ts';
import { returnTypeOf } from './type.ts';

/** Members of what `new Fn()` makes: what its body sets on `this`, and its prototype. */
export function constructedMember(
  ask: Ask,
  instance: ValueOf<'new'>,
  fn: ValueOf<'function'>,
  name: string | null,
  site: Site,
): readonly Value[] {
  const { node, module } = fn.site;
  const env: Env = { fn: node, args: instance.args, self: instance, outer: fn.site.env };
  const values = module.assignmentsOf(name).flatMap((assignment): readonly Value[] => {
    const { left } = assignment;
    const given = givenBy(assignment);
    const owner = thisBehind(left.object, module);
    const isOwn =
      owner !== null && !thisOwner(owner) && constructorFunctionOf(owner, module) === node;
    return isOwn || prototypeOwner(left, module) === node
      ? ask
          .evaluate({ node: given, module, env: contains(node, given) ? env : null })
          .map((value) => (value.kind === 'function' ? { ...value, self: instance } : value))
      : [];
  });
  return values.length > 0
    ? values
    : [unknown(site, 'is a member that the constructor does not set')];
}

/** `this`, also where a variable keeps it: `const self = this`. */
export function thisBehind(object: Node, module: Site['module']): Node | null {
  const node = unwrap(object);
  if (node.type === 'ThisExpression') return node;
  const definition = module.variableOf(node)?.defs[0]?.node as Node | undefined;
  return definition?.type === 'VariableDeclarator' && definition.init?.type === 'ThisExpression'
    ? definition.init
    : null;
}

/** The function whose instances `this` stands for, outside of classes. */
export function constructorFunctionOf(node: Node, module: Site['module']): FunctionNode | null {
  const fn = functionOfThis(node);
  if (!fn) return null;
  const { parent } = fn;
  return parent.type === 'AssignmentExpression' &&
    parent.right === fn &&
    parent.left.type === 'MemberExpression'
    ? prototypeOwner(parent.left, module)
    : fn;
}

/** `Fn` of `Fn.prototype.name` */
function prototypeOwner(
  { object }: TSESTree.MemberExpression,
  module: Site['module'],
): FunctionNode | null {
  if (
    object.type !== 'MemberExpression' ||
    literalKey(object) !== 'prototype' ||
    object.object.type !== 'Identifier'
  )
    return null;
  const definition = module.variableOf(object.object)?.defs[0]?.node as Node | undefined;
  const fn = definition?.type === 'VariableDeclarator' ? definition.init : definition;
  return isFunction(fn) ? fn : null;
}

/** `Object.create(Fn.prototype)`, `inherits(Other, Fn)`, `Fn.call(other)`: something else has its methods, too. */
export function isInherited(fn: FunctionNode, module: Site['module']): boolean {
  const { parent } = fn;
  const name = parent.type === 'VariableDeclarator' ? parent.id : fn.id;
  const references = (name && module.variableOf(name)?.references) ?? [];
  return references.some(({ identifier }) => isLent(identifier));
}

function isLent(name: Node): boolean {
  const { parent } = name;
  if (parent?.type === 'CallExpression') return parent.callee !== name;
  if (parent?.type !== 'MemberExpression' || parent.object !== name) return false;
  const key = literalKey(parent);
  if (key === 'call' || key === 'apply') return true;
  if (key !== 'prototype') return false;
  const above = parent.parent;
  if (above.type === 'MemberExpression' && above.object === parent) return !isTarget(above);
  return !isTarget(parent);
}

function isTarget(node: Node): boolean {
  return node.parent?.type === 'AssignmentExpression' && node.parent.left === node;
}

/** Properties that the program sets on something it made elsewhere: `load.client = …`, `ref.current = …`. */
export function assignedMember(
  ask: Ask,
  value: ValueOf<'function'> | ValueOf<'call'>,
  name: string | null,
  site: Site,
): readonly Value[] {
  const { module } = value.site;
  const values = module
    .assignmentsOf(name)
    .filter(
      (assignment) =>
        assignment.left.object.type === 'Identifier' &&
        declares(assignment.left.object, value.site.node, module),
    )
    .flatMap((assignment) => ask.evaluate({ node: givenBy(assignment), module, env: null }));
  if (values.length === 0) return [{ kind: 'member', object: value, name, site }];
  const isSetElsewhere =
    value.kind === 'function' && name !== null && ask.isSetElsewhere(module.filename, name);
  return isSetElsewhere ? [...values, unseenOther(site, 'may be set by other files')] : values;
}

function declares(identifier: TSESTree.Identifier, made: Node, module: Site['module']): boolean {
  const definition = module.variableOf(identifier)?.defs[0]?.node as Node | undefined;
  return (
    definition === made || (definition?.type === 'VariableDeclarator' && definition.init === made)
  );
}

/** The return values of a function, with its parameters bound to these arguments. */
export function returned(
  ask: Ask,
  fn: ValueOf<'function'>,
  args: Arg[] | null,
  site: Site,
): readonly Value[] {
  const { async, generator } = fn.site.node;
  const values = resultsOf(ask, fn, args, site);
  return async && !generator ? promisesOf(awaited(values)) : values;
}

function resultsOf(
  ask: Ask,
  fn: ValueOf<'function'>,
  args: Arg[] | null,
  site: Site,
): readonly Value[] {
  const { node, module } = fn.site;
  if (isRecursive(fn.site.env, node) || isRecursive(site.env, node))
    return [unknown(site, 'is the result of a recursive function')];
  const env = ask.enter(fn, args, site);
  if (node.generator) return [{ kind: 'list', elements: yielded(ask, fn, env), site }];
  const all = returnsOf(node, module.visitorKeys);
  const values = all
    .filter((expression) => !isRuledOut(expression, module, env))
    .filter(
      (expression) =>
        all.length === 1 || !isDecidedAgainst(ask, { node: expression, module, env }, node),
    )
    .flatMap((expression) => ask.evaluate({ node: expression, module, env }));
  if (values.length > 0 && !values.every(isDistant)) {
    const isLeftOpen = node.body.type === 'BlockStatement' && fallsThrough(node.body);
    const given = isLeftOpen ? [...values, literal(site, undefined)] : values;
    return all.length > 1 || isLeftOpen
      ? chosen(ask, decidersOf(all, node), given, fn.site)
      : given;
  }
  const isEndless = node.body.type === 'BlockStatement' && !fallsThrough(node.body);
  if (all.length === 0 && isEndless) return [unknown(site, 'is the result of what never returns')];
  const same = sameByType(ask, fn, args ?? [], site);
  if (same.length > 0) return same;
  const annotation = returnTypeOf(node, module);
  return orOfType(
    values,
    () => (annotation ? ask.ofType(annotation, { node, module, env: null }) : []),
    site,
  );
}

/** What unread code makes of an argument, and the type says is still the same. */
function sameByType(
  ask: Ask,
  callee: ValueOf<'function'>,
  args: Arg[],
  { node, ...there }: Site,
): readonly Value[] {
  const arg = args[givenBack(callee) ?? args.length];
  if (!arg || arg.spread || node.type !== 'CallExpression') return [];
  const call: Value = { kind: 'call', callee, args, site: { ...there, node } };
  return ask
    .evaluate(arg.site)
    .filter((value) => !isOpaque(value))
    .map((value) => (value.kind === 'new' ? call : value));
}

function yielded(
  ask: Ask,
  { site: { node, module } }: ValueOf<'function'>,
  env: Env,
): readonly Value[] {
  return yieldsOf(node, module.visitorKeys).flatMap(({ argument, delegate }) => {
    const values = argument ? ask.evaluate({ node: argument, module, env }) : [];
    const given = delegate ? values.flatMap((value) => ask.elementsOf(value)) : values;
    return node.async ? awaited(given) : given;
  });
}

/** as deep as a look-up may go */
const MAX_FRAMES = 80;

/** Entered twice already: a third time will not tell more. */
function isRecursive(env: Env | null, fn: Node): boolean {
  let count = 0;
  let current = env;
  for (let steps = 0; current && steps < MAX_FRAMES; steps += 1) {
    const frame = 'fn' in current ? current : null;
    if (frame?.fn === fn) count += 1;
    current = frame?.call?.env ?? current.outer;
  }
  return count > 1;
}

export function boundFunction(
  ask: Ask,
  target: Node,
  [self, ...bound]: readonly Arg[],
  site: Site,
): readonly Value[] | null {
  const values = onOther(ask, ask.at(target, site), self);
  if (values.every((value) => rootOf(value).kind === 'unknown')) return null;
  // What a class makes has a method of that name for purposes of its own.
  if (values.every(({ kind }) => kind === 'new' || kind === 'instance')) return null;
  return bound.length > 0
    ? values.map((value) => ({ ...value, bound: [...(value.bound ?? []), ...bound] }))
    : values;
}

export function calledOn(
  ask: Ask,
  target: Node,
  method: string,
  args: Arg[],
  site: Site<TSESTree.CallExpression>,
): readonly Value[] | null {
  const [self, list] = args;
  const functions = onOther(ask, ask.at(target, site), self);
  if (
    functions.some((value) => value.kind === 'object') ||
    functions.every((value) => rootOf(value).kind === 'unknown')
  )
    return null;
  const rest = method === 'call' ? args.slice(1) : list ? [{ ...list, spread: true }] : [];
  const selves = self && !self.spread ? ask.evaluate(self.site) : [];
  return functions
    .flatMap((callee) => withSelf(callee, selves))
    .flatMap((callee) => ask.invoked(callee, rest, site));
}

/** `method.call(other)`: `this` is not what the method was taken from. */
function withSelf(callee: Value, selves: readonly Value[]): readonly Value[] {
  if (callee.kind !== 'function' || callee.bound || selves.some(isOpaque)) return [callee];
  return selves.length > 0 ? selves.map((self) => ({ ...callee, self })) : [callee];
}

/** `a.part.method.call(b.part)` is `b.part.method()`. */
export function onOther(
  ask: Ask,
  callees: readonly Value[],
  self: Arg | undefined,
): readonly Value[] {
  if (!self || self.spread || !callees.some((callee) => partOf(callee) !== null)) return callees;
  const selves = ask.evaluate(self.site);
  return callees.flatMap((callee): readonly Value[] => {
    const part = partOf(callee);
    const others = selves.filter((item) => item.kind === 'member' && item.name === part);
    return part !== null && others.length > 0
      ? others.map((object) => ({ ...callee, object }) as Value)
      : [callee];
  });
}

function partOf(callee: Value): string | null {
  return callee.kind === 'member' && callee.object.kind === 'member' ? callee.object.name : null;
}
