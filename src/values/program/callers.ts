/** The calls of a function within its file. */
import type { Ask } from '../ask.ts';
import {
  type ClassNode,
  type FunctionNode,
  type Node,
  type TSESTree,
  constructorOf,
  contains,
  enclosingClass,
  identifierOf,
  isAnyIn,
  isClass,
  isFunction,
  literalKey,
  wrapped,
} from '../ast.ts';
import { indexedBy } from '../indexed.ts';
import { RUNS_FUNCTION } from '../models.ts';
import { type SourceModule, type Variable, dottedName } from '../module.ts';
import { superCallOf } from '../super-call.ts';

export function callsByName(
  fn: FunctionNode,
  module: SourceModule,
): (TSESTree.CallExpression | TSESTree.NewExpression)[] {
  const outer = wrapped(fn);
  // Called where it is written: `(async () => { … })()`
  if (outer.parent?.type === 'CallExpression' && outer.parent.callee === outer)
    return [outer.parent];
  return (variableOf(fn, module)?.references ?? []).flatMap((reference) => {
    const { parent } = reference.identifier as Node;
    return parent?.type === 'CallExpression' && parent.callee === reference.identifier
      ? [parent]
      : [];
  });
}

/**
 * `this.method(…)` inside the class, `service.method(…)` and `Class.method(…)` outside, `new
 * Class(…)` for its constructor.
 */
export function callsOfMethod(
  ask: Ask,
  fn: FunctionNode,
  module: SourceModule,
): (TSESTree.CallExpression | TSESTree.NewExpression)[] {
  const method = fn.parent;
  if (method.type === 'Property' && method.parent.type === 'ObjectExpression')
    return callsOfMember(ask, method, method.parent, module);
  if (method.type !== 'MethodDefinition' && method.type !== 'PropertyDefinition') return [];
  const cls = method.parent.parent;
  if (method.type === 'MethodDefinition' && method.kind === 'constructor')
    return isClass(cls) ? constructionsOf(cls, module) : [];
  const key = literalKey(method);
  const family = isClass(cls) ? derivedFrom(cls, module) : NO_CLASSES;
  const having = new Set([cls, ...inheriting(cls, method, module)]);
  return callsOfKey(key, module).filter(({ callee }) => {
    const { type } = callee.object;
    if (type === 'ThisExpression' || type === 'Super')
      return contains(cls, callee) || (family.size > 0 && family.has(enclosingClass(callee)));
    return ask.at(callee.object, { node: callee, module, env: null }).some((value) => {
      if (method.static) return value.kind === 'class' && having.has(value.site.node);
      return value.kind === 'instance' && having.has(value.class.node);
    });
  });
}

/** Classes of the same file that have a method by what they extend, and none of their own. */
function inheriting(
  cls: Node,
  method: TSESTree.MethodDefinition | TSESTree.PropertyDefinition,
  module: SourceModule,
): Node[] {
  if (!isClass(cls)) return [];
  const key = literalKey(method);
  const isOwn = (member: TSESTree.ClassElement): boolean =>
    'key' in member && member.static === method.static && literalKey(member) === key;
  return module
    .subclassesOf(cls)
    .filter(({ body }) => !body.body.some(isOwn))
    .flatMap((item) => [item, ...inheriting(item, method, module)]);
}

const NO_CLASSES: ReadonlySet<Node | null> = new Set();

/** Classes of the same file that extend a class, or one that does. */
function derivedFrom(cls: ClassNode, module: SourceModule): ReadonlySet<Node | null> {
  const family = new Set(module.subclassesOf(cls));
  for (const member of family) for (const other of module.subclassesOf(member)) family.add(other);
  return family;
}

/** `api.send(…)` of an object that is written down, `this.send(…)` inside of it. */
function callsOfMember(
  ask: Ask,
  property: TSESTree.Property,
  object: TSESTree.ObjectExpression,
  module: SourceModule,
): (TSESTree.CallExpression | TSESTree.NewExpression)[] {
  const key = literalKey(property);
  return callsOfKey(key, module).filter(({ callee }) =>
    ask
      .at(callee.object, { node: callee, module, env: null })
      .some((value) => value.kind === 'object' && value.site.node === object),
  );
}

type MemberCall = (TSESTree.CallExpression | TSESTree.NewExpression) & {
  callee: TSESTree.MemberExpression;
};

const callsByKey = new WeakMap<SourceModule, ReadonlyMap<string, readonly MemberCall[]>>();

/** Calls of a member of that name, whatever it is a member of; asked for each method of a file. */
function callsOfKey(key: string | null, module: SourceModule): readonly MemberCall[] {
  let calls = callsByKey.get(module);
  if (!calls) {
    const ofMembers = module.calls.filter(
      (call): call is MemberCall => call.callee.type === 'MemberExpression',
    );
    calls = indexedBy(ofMembers, ({ callee }) => literalKey(callee));
    callsByKey.set(module, calls);
  }
  return (key === null ? undefined : calls.get(key)) ?? [];
}

/**
 * `new Class(…)`, and `super(…)` in the classes that extend it; those without a constructor hand
 * their arguments on.
 */
export function constructionsOf(
  cls: ClassNode,
  module: SourceModule,
  seen: ReadonlySet<Node> = new Set(),
): (TSESTree.CallExpression | TSESTree.NewExpression)[] {
  if (seen.has(cls)) return [];
  const own = constructionsIn(module).filter(({ callee }) => module.isNameOf(callee, cls));
  return [
    ...own,
    ...module.subclassesOf(cls).flatMap((node) => {
      const call = superCallOf(node, module.visitorKeys);
      return call
        ? [call]
        : constructorOf(node)
          ? []
          : constructionsOf(node, module, new Set(seen).add(cls));
    }),
  ];
}

const constructions = new WeakMap<SourceModule, readonly TSESTree.NewExpression[]>();

function constructionsIn(module: SourceModule): readonly TSESTree.NewExpression[] {
  let found = constructions.get(module);
  if (!found) {
    found = module.calls.filter((call) => call.type === 'NewExpression');
    constructions.set(module, found);
  }
  return found;
}

export interface HandedTo {
  call: TSESTree.CallExpression;
  argument: Node;
}

const handed = new WeakMap<FunctionNode, readonly HandedTo[]>();

/** Calls that are given a function as an argument, as it stands or by its name; asked for each parameter. */
export function handedTo(fn: FunctionNode, module: SourceModule): readonly HandedTo[] {
  const known = handed.get(fn);
  if (known) return known;
  const found = mentionsOf(fn, module).flatMap((argument): HandedTo[] => {
    const call = argument.parent;
    return call?.type === 'CallExpression' && call.callee !== argument ? [{ call, argument }] : [];
  });
  handed.set(fn, found);
  return found;
}

/** Somebody else may call it: it is given to a function as an argument, or stands behind a proxy. */
export function isHandedOn(fn: FunctionNode, module: SourceModule): boolean {
  return handedTo(fn, module).length > 0 || isBehindProxy(fn, module);
}

/** `new Proxy(fn, …)`: what calls the proxy gives is not what the function is given. */
export function isBehindProxy(fn: FunctionNode, module: SourceModule): boolean {
  return mentionsOf(fn, module).some(
    (node) =>
      node.parent?.type === 'NewExpression' && dottedName(node.parent.callee, module) === 'Proxy',
  );
}

/** `fn.call(self)`, `fn.apply(self)`, `fn.bind(self)`, for a function as it is named there. */
export function runnerOf(fn: Node): TSESTree.CallExpression | null {
  const outer = wrapped(fn);
  const member = outer.parent;
  if (member?.type !== 'MemberExpression' || member.object !== outer) return null;
  if (!RUNS_FUNCTION.has(literalKey(member) ?? '')) return null;
  const callee = wrapped(member);
  const call = callee.parent;
  return call?.type === 'CallExpression' && call.callee === callee ? call : null;
}

/** Where a function stands, and where its name does. */
export function mentionsOf(fn: FunctionNode, module: SourceModule): readonly Node[] {
  const references = variableOf(fn, module)?.references ?? [];
  return [fn, ...references.map((reference): Node => reference.identifier)];
}

/** It stands in what a function gives away: that may run for one of its calls, and not for another. */
export function isTakenOut(place: Node, home: Node, module: SourceModule): boolean {
  for (let node = place; node !== home && node.parent; node = node.parent)
    if (isClass(node) || (isFunction(node) && mentionsOf(node, module).some(isGivenAway)))
      return true;
  return false;
}

/** It is kept in a field of something, which is read when other calls of the function may have been made. */
export function isKept(place: Node, home: Node): boolean {
  for (let node = place; node !== home && node.parent; node = node.parent) {
    const { parent } = node;
    if (parent.type === 'TSParameterProperty') return true;
    if (parent.type === 'AssignmentExpression' && parent.right === node)
      return parent.left.type === 'MemberExpression';
    if (parent.type === 'CallExpression' && isSetting(parent.callee)) return true;
  }
  return false;
}

/** `Object.assign(this, { key })` */
function isSetting(callee: Node): boolean {
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return false;
  const { name } = callee.object;
  return (name === 'Object' || name === 'Reflect') && SETTING.has(literalKey(callee) ?? '');
}

const SETTING = new Set(['assign', 'defineProperties', 'defineProperty', 'set']);

function isGivenAway(mention: Node): boolean {
  const outer = wrapped(mention);
  const { parent } = outer;
  switch (parent?.type) {
    case 'ArrowFunctionExpression':
      return parent.body === outer;
    case 'AssignmentExpression':
      return parent.right === outer && parent.left.type === 'MemberExpression';
    case 'Property':
    case 'ReturnStatement':
      return true;
    default:
      return false;
  }
}

/** Whoever is not seen may call it, and leave it what a parameter has by itself. */
export function mayUseDefaults(fn: FunctionNode, module: SourceModule): boolean {
  const isDefault = ({ type }: Node): boolean => type === 'AssignmentPattern';
  const hasDefault = fn.params.some((parameter) =>
    isAnyIn(parameter, module.visitorKeys, isDefault, isFunction),
  );
  return hasDefault && variableOf(fn, module) !== null && !isCalledHereOnly(fn, module);
}

/** Nobody but the calls that the file shows: it is exported to no one, and given to no one. */
export function isCalledHereOnly(fn: FunctionNode, module: SourceModule): boolean {
  const name = identifierOf(fn);
  const variable = variableOf(fn, module);
  const declaration = fn.type === 'FunctionDeclaration' ? fn : name?.parent.parent;
  if (!variable || /^Export/.test(declaration?.parent?.type ?? '')) return false;
  return variable.references
    .filter((reference) => reference.isRead())
    .every(({ identifier }) => {
      const { parent } = identifier as Node;
      return parent?.type === 'CallExpression' && parent.callee === identifier;
    });
}

function variableOf(fn: FunctionNode, module: SourceModule): Variable | null {
  const name = identifierOf(fn);
  return name && module.variableOf(name);
}
