/** Whether a function may be called in ways that are not among the calls that are looked at. */
import type { Ask } from '../ask.ts';
import {
  type ClassNode,
  type FunctionNode,
  type Node,
  type TSESTree,
  identifierOf,
  isClass,
  literalKey,
  wrapped,
} from '../ast.ts';
import type { Place } from '../heap/places.ts';
import { isOverwritten } from '../heap/syntax.ts';
import { RUNS_FUNCTION } from '../models.ts';
import { type SourceModule, dottedName, isSamePlace } from '../module.ts';
import type { Site, Value } from '../value.ts';
import { runnerOf } from './callers.ts';

/** By another name, through an object or a list that holds it, by `call` or `Reflect`. */
export function isCalledOtherwise(ask: Ask, fn: FunctionNode, module: SourceModule): boolean {
  return ask.remember({ node: fn, module, env: null }, 'called otherwise', () => {
    const found = ask.guarded('called otherwise', fn, () => isUsedOtherwise(ask, fn, module));
    return found ?? false;
  });
}

/** Taken out of what it stands in, whoever calls it decides what `this` is. */
export function mayHaveAnotherThis(ask: Ask, fn: FunctionNode, module: SourceModule): boolean {
  const key = keyOfMethod(fn);
  if (key === null || isBoundOnce(key, module)) return false;
  return ask.remember({ node: fn, module, env: null }, 'another this', () => {
    const isTaken = (): boolean => isTakenAnywhere(ask, fn, key, module);
    return ask.aside(() => ask.guarded('another this', fn, isTaken)) ?? false;
  });
}

function isTakenAnywhere(ask: Ask, node: FunctionNode, key: string, module: SourceModule): boolean {
  const fn = { node, module, env: null };
  const takers = ask.takersElsewhere(fn, key);
  if (!takers) return true;
  return [module, ...takers].some((taker) => {
    const isLeft = (taken: Node): boolean => isLooked(taken) || isForItself(taken, taker);
    return isTakenOut(ask, fn, key, taker, isLeft) || isReadUnnamed(ask, fn, taker);
  });
}

/** `api[key]`, where `api` has the method */
function isReadUnnamed(ask: Ask, fn: Site<FunctionNode>, module: SourceModule): boolean {
  return ownersIn(ask, 'read', module).some((owner) => isSamePlace(owner, ownerOf(fn)));
}

function keyOfMethod({ parent }: FunctionNode): string | null {
  switch (parent.type) {
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'Property':
      return literalKey(parent);
    case 'AssignmentExpression':
      return parent.left.type === 'MemberExpression' ? literalKey(parent.left) : null;
    default:
      return null;
  }
}

/** `this.send = this.send.bind(this)` */
function isBoundOnce(key: string, module: SourceModule): boolean {
  return module.assignmentsOf(key).some(({ right }) => {
    const callee = right.type === 'CallExpression' ? right.callee : null;
    return callee?.type === 'MemberExpression' && isForItself(callee.object, module);
  });
}

/** `this.send.bind(this)`, `api.send.call(api)` */
function isForItself(taken: Node, module: SourceModule): boolean {
  if (taken.type !== 'MemberExpression') return false;
  const self = runnerOf(taken)?.arguments[0];
  return self !== undefined && textOf(self, module) === textOf(taken.object, module);
}

function textOf({ range }: Node, module: SourceModule): string {
  return module.text.slice(...range);
}

function isUsedOtherwise(ask: Ask, fn: FunctionNode, module: SourceModule): boolean {
  const holder = fn.parent;
  const isKept = holder.type === 'MethodDefinition' || holder.type === 'PropertyDefinition';
  if (holder.type === 'MethodDefinition' && holder.kind === 'constructor')
    return isClass(holder.parent.parent) && isMadeOtherwise(holder.parent.parent, module);
  if (isKept || (holder.type === 'Property' && holder.parent.type === 'ObjectExpression'))
    return isTakenOut(ask, { node: fn, module, env: null }, literalKey(holder), module);
  const name = identifierOf(fn);
  return name !== null && mentionsOf(name, module).some((mention) => isOther(mention, module));
}

function mentionsOf(name: Node, module: SourceModule): Node[] {
  const references = module.variableOf(name)?.references ?? [];
  return references.filter((item) => item.isRead()).map(({ identifier }): Node => identifier);
}

/** A method of a class, or of an object: read, and not called; called by a name that is worked out. */
function isTakenOut(
  ask: Ask,
  fn: Site<FunctionNode>,
  key: string | null,
  module: SourceModule,
  isHarmless: (taken: Node) => boolean = isLooked,
): boolean {
  const isAmong = (values: readonly Value[]): boolean =>
    values.some((value) => value.kind === 'function' && isSamePlace(value.site, fn));
  const at = (node: Node): readonly Value[] => ask.evaluate({ node, module, env: null });
  const isHolder = (node: Node): boolean => mayHold(ask, { node, module, env: null }, fn);
  const isIt = (node: Node): boolean => {
    const prototype = prototypeBehind(node);
    return prototype ? isHolder(prototype.object) : isAmong(at(node));
  };
  // A name is asked for all that it is ever given.
  const isGivenTo = (name: Node): boolean => {
    const variable = name.type === 'Identifier' ? module.variableOf(name) : null;
    return (
      variable !== null && isAmong(ask.variable(variable, { node: name, module, env: null }, null))
    );
  };
  const readers = key === null ? [] : module.readersOf(key);
  const taken = readers.some(
    (member) =>
      member.type === 'MemberExpression' &&
      !isCalled(member) &&
      !isHarmless(member) &&
      isIt(member),
  );
  if (taken) return true;
  const bound = readers.some(
    (member) =>
      member.type === 'Property' &&
      member.parent.type === 'ObjectPattern' &&
      isGivenTo(member.value),
  );
  if (bound || nameless(module).functions.some(isIt)) return true;
  return ownersIn(ask, 'listed', module).some((owner) => isSamePlace(owner, ownerOf(fn)));
}

/** `Class.prototype` of `Class.prototype.send` */
function prototypeBehind(node: Node): TSESTree.MemberExpression | null {
  const object = node.type === 'MemberExpression' ? node.object : null;
  return object?.type === 'MemberExpression' && literalKey(object) === 'prototype' ? object : null;
}

/** An object, a class or an instance of it has what stands in its body. */
function ownerOf({ node: fn, module }: Site<FunctionNode>): Place {
  const body = fn.parent.parent!;
  return { module, node: isClass(body.parent) ? body.parent : body };
}

function heldBy(ask: Ask, place: Site): Place[] {
  return ask.evaluate(place).map((value) => (value.kind === 'instance' ? value.class : value.site));
}

function mayHold(ask: Ask, place: Site, fn: Site<FunctionNode>): boolean {
  return heldBy(ask, place).some((owner) => isSamePlace(owner, ownerOf(fn)));
}

/** of all that a file reaches without names, which is asked for each of its methods */
const OWNERS_STEPS = 300;

/** What stands where a file reaches something without its name; worked out once. */
function ownersIn(ask: Ask, how: 'read' | 'listed', module: SourceModule): readonly Place[] {
  const { [how]: nodes } = nameless(module);
  if (nodes.length === 0) return [];
  const find = (): Place[] => {
    const held = nodes.flatMap((node) => heldBy(ask, { node, module, env: null }));
    return [...new Map(held.map((place) => [place.node, place])).values()];
  };
  return ask.remember(
    { node: module.ast, module, env: null },
    `owners ${how}`,
    () => ask.guarded(`owners ${how}`, module.ast, () => ask.aside(find, OWNERS_STEPS)) ?? [],
  );
}

interface Nameless {
  /** `api[key](…)`, `Reflect.get(api, key)` */
  functions: readonly Node[];
  /** `Object.values(api)` */
  listed: readonly Node[];
  /** `api[key]` */
  read: readonly Node[];
}

const namelessIn = new WeakMap<SourceModule, Nameless>();

/** Where a file reaches functions without their names; asked for each of its methods. */
function nameless(module: SourceModule): Nameless {
  let found = namelessIn.get(module);
  if (!found) {
    const callees = module.calls.map(({ callee }): Node => callee).filter(isWorkedOut);
    const got = module.calls.filter(({ callee }) => dottedName(callee, module) === 'Reflect.get');
    const listed = module.calls.flatMap(({ callee, arguments: [list] }): Node[] =>
      list && LISTING.has(dottedName(callee, module) ?? '') ? [list] : [],
    );
    const read = module.namelessMembers.filter(
      (member) => !isCalled(member) && !isOverwritten(member) && !goesNowhere(member, module),
    );
    namelessIn.set(
      module,
      (found = {
        functions: [...callees, ...got],
        listed,
        read: read.map(({ object }) => object),
      }),
    );
  }
  return found;
}

const LISTING = new Set(['Object.entries', 'Object.values']);

function isWorkedOut(callee: Node): boolean {
  return callee.type === 'MemberExpression' && callee.computed && literalKey(callee) === null;
}

function isCalled(node: Node): boolean {
  const outer = wrapped(node);
  return outer.parent?.type === 'CallExpression' && outer.parent.callee === outer;
}

/** `class Other extends Class`, `new Class(…)`, `x instanceof Class`, `Class.member`: these are looked at. */
function isMadeOtherwise(cls: ClassNode, module: SourceModule): boolean {
  const name = identifierOf(cls);
  if (!name) return false;
  return mentionsOf(name, module).some((mention) => {
    const around = wrapped(mention).parent;
    if (around?.type === 'NewExpression') return around.callee !== wrapped(mention);
    if (isClass(around)) return false;
    if (around?.type === 'CallExpression') return around.callee !== wrapped(mention);
    return isOther(mention, module);
  });
}

function isOther(mention: Node, module: SourceModule): boolean {
  const outer = wrapped(mention);
  const { parent } = outer;
  if (!parent || isLooked(mention) || /^(?:Export|JSX|TS)/.test(parent.type)) return false;
  switch (parent.type) {
    case 'CallExpression':
      // What it is handed to is looked at.
      return /^Reflect\./.test(dottedName(parent.callee, module) ?? '');
    case 'MemberExpression':
      return parent.object === outer && RUNS_FUNCTION.has(literalKey(parent) ?? '');
    case 'AssignmentExpression':
      return !isExports(parent.left, module);
    case 'Property': {
      const holder = parent.parent.parent;
      return !(
        holder?.type === 'ExportDefaultDeclaration' ||
        (holder?.type === 'AssignmentExpression' && isExports(holder.left, module))
      );
    }
    default:
      return true;
  }
}

/** `module.exports = …`, `exports.name = …` */
function isExports(target: Node, module: SourceModule): boolean {
  return /^(?:module\.)?exports(?:\.|$)/.test(dottedName(target, module) ?? '');
}

/** Only whether it is there, or what it is. */
export function isLooked(node: Node): boolean {
  const { parent } = wrapped(node);
  return LOOKING.has(parent?.type ?? '');
}

const LOOKING = new Set([
  'BinaryExpression',
  'ExpressionStatement',
  'IfStatement',
  'UnaryExpression',
]);

/** how many names after each other something may be given */
const MAX_NAMES = 4;

/** Nobody calls what is read there, and nobody else gets it. */
function goesNowhere(read: Node, module: SourceModule, names = 0): boolean {
  const outer = wrapped(read);
  const { parent } = outer;
  if (!parent || isLooked(read)) return parent !== undefined;
  switch (parent.type) {
    case 'TemplateLiteral':
    case 'SpreadElement':
    case 'ForOfStatement':
      return true;
    case 'MemberExpression':
      // `x[key].call(other)`, `y[x[key]]`
      return parent.object !== outer || !RUNS_FUNCTION.has(literalKey(parent) ?? 'call');
    case 'ConditionalExpression':
      return parent.test === outer || goesNowhere(parent, module, names);
    case 'LogicalExpression':
      return goesNowhere(parent, module, names);
    case 'VariableDeclarator':
      return names < MAX_NAMES && isNameOnlyRead(parent.id, module, names);
    default:
      return false;
  }
}

/** `const item = x[key]`; what is taken out of it is another thing. */
function isNameOnlyRead(name: Node, module: SourceModule, names: number): boolean {
  if (name.type !== 'Identifier') return true;
  const { references = [] } = module.variableOf(name) ?? {};
  return references.every(
    (item) => !item.isRead() || goesNowhere(item.identifier, module, names + 1),
  );
}
