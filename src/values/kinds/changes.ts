/** What becomes of the fields of instances beside what their own class says with `this.x = …`. */
import type { Ask } from '../ask.ts';
import {
  type ClassNode,
  type Node,
  enclosingFunction,
  givenBy,
  isClass,
  thisOwner,
} from '../ast.ts';
import type { Happening } from '../heap/happening.ts';
import { ObjectView } from '../heap/object-view.ts';
import { trailFrom } from '../heap/trail.ts';
import { type SourceModule, isSamePlace } from '../module.ts';
import { type Site, type Value, type ValueOf, isNothing, unknown } from '../value.ts';
import { thisBehind } from './function.ts';

const MAX_BASES = 8;

/** Values that may stand in the field as well as those that are `declared`. */
export function changedTo(
  ask: Ask,
  { class: cls, args, derived }: ValueOf<'instance'>,
  name: string,
  declared: readonly Value[],
): Value[] {
  const isExact = args !== null && derived === null;
  const family = isExact ? [cls] : familyOf(ask, cls);
  const isPlain = declared.some(isData);
  const isFollowed = isPlain || TOUCHING.test(cls.module.text);
  return [
    ...assignedTo(ask, cls, family, name),
    ...(isFollowed ? happenedTo(ask, cls, family, name, isPlain) : []),
  ];
}

const TOUCHING = /\bObject\s*\.\s*(?:assign|define)|\bReflect\b|\bdelete\b/;

/** What others may change without anybody seeing it; what acts goes on acting. */
function isData(value: Value): boolean {
  return ['array', 'object', 'text'].includes(value.kind) || isPlainValue(value);
}

function isPlainValue(value: Value): boolean {
  return value.kind === 'literal' && !isNothing(value);
}

/** Values that may stand in a static field as well. */
export function changedOnClass(
  ask: Ask,
  { site: cls }: ValueOf<'class'>,
  name: string,
  declared: readonly Value[],
): Value[] {
  const themselves = cls.module
    .thisOf(cls.node)
    .filter((self) => thisOwner(self)?.isStatic)
    .map((self): Site => ({ node: self, module: cls.module, env: null }));
  const { happenings } = trailFrom(ask, cls, 'the class', [cls, ...themselves]);
  const isPlain = declared.some(isData);
  return happenings.flatMap((happening) => changeTo(ask, happening, null, name, isPlain));
}

/** `x.name = …`, where something says that `x` is an instance. */
function assignedTo(
  ask: Ask,
  { module }: Site<ClassNode>,
  family: readonly Site<ClassNode>[],
  name: string,
): Value[] {
  const files = [module, ...ask.usersOf(module, [name]).modules];
  return files.flatMap((file) =>
    file
      .assignmentsOf(name)
      .filter(({ left }) => thisBehind(left.object, file) === null)
      .map((assignment) => ({ target: assignment.left.object, given: givenBy(assignment) }))
      .filter(({ target }) => isInstance(ask, { node: target, module: file, env: null }, family))
      .flatMap(({ given }) => ask.evaluate({ node: given, module: file, env: null })),
  );
}

function isInstance(ask: Ask, site: Site, family: readonly Site<ClassNode>[]): boolean {
  return ask
    .evaluate(site)
    .some((value) => value.kind === 'instance' && isOneOf(value.class, family));
}

function isOneOf(cls: Site, family: readonly Site[]): boolean {
  return family.some((item) => isSamePlace(item, cls));
}

/** The class, and those that extend it. */
function familyOf(ask: Ask, cls: Site<ClassNode>): Site<ClassNode>[] {
  const family = [cls];
  for (const { node, module } of family) {
    const here = module.subclassesOf(node).map((item) => ({ node: item, module, env: null }));
    const elsewhere = ask.subclassesElsewhere({ node, module, env: null });
    family.push(...[...here, ...elsewhere].filter((item) => !isOneOf(item, family)));
  }
  return family;
}

function basesOf(ask: Ask, cls: Site<ClassNode>): Site<ClassNode>[] {
  const bases: Site<ClassNode>[] = [];
  let current: Site<ClassNode> | undefined = cls;
  while (current?.node.superClass && bases.length < MAX_BASES) {
    const [base]: Site<ClassNode>[] = ask
      .at(current.node.superClass, current)
      .flatMap((value) => (value.kind === 'class' ? [value.site] : []));
    if (base) bases.push(base);
    current = base;
  }
  return bases;
}

/** What happens to instances wherever they go. */
function happenedTo(
  ask: Ask,
  cls: Site<ClassNode>,
  family: readonly Site<ClassNode>[],
  name: string,
  isPlain: boolean,
): Value[] {
  const { node, module } = cls;
  const users = ask.usersOf(module, [node.id?.name ?? '']);
  const files = [module, ...users.modules];
  const made = files.flatMap((file) =>
    file.calls
      .filter(({ type, callee }) => type === 'NewExpression' && !isGlobal(file, callee))
      .filter(({ callee }) => isMadeOf(ask, { node: callee, module: file, env: null }, family))
      .map((call): Site => ({ node: call, module: file, env: null })),
  );
  const themselves = [...basesOf(ask, cls), ...family].flatMap((item) =>
    item.module
      .thisOf(item.node)
      .filter((self) => thisOwner(self)?.isStatic === false)
      .map((self): Site => ({ node: self, module: item.module, env: null })),
  );
  const what = family.length > 1 ? 'instances of all' : 'instances';
  const { happenings, isLost } = trailFrom(ask, cls, what, [...made, ...themselves]);
  const isPatched = files.some((file) =>
    file
      .readersOf('prototype')
      .some(
        (reader) =>
          reader.type === 'MemberExpression' &&
          isMadeOf(ask, { node: reader.object, module: file, env: null }, family),
      ),
  );
  const isUnseen = isPlain && (isLost || isPatched || !users.areAll);
  const changes = happenings.flatMap((happening) => changeTo(ask, happening, cls, name, isPlain));
  return isUnseen ? [...changes, unknown(cls, 'goes to more places than are followed')] : changes;
}

function isGlobal(file: SourceModule, callee: Node): boolean {
  return callee.type === 'Identifier' && file.variableOf(callee) === null;
}

function isMadeOf(ask: Ask, callee: Site, family: readonly Site[]): boolean {
  return ask.evaluate(callee).some(({ kind, site }) => kind === 'class' && isOneOf(site, family));
}

function changeTo(
  ask: Ask,
  { node, module, env, change }: Happening,
  cls: Site<ClassNode> | null,
  name: string,
  isPlain: boolean,
): readonly Value[] {
  const changed = [unknown({ node, module, env }, 'may be changed there')];
  // What is private is known to its class alone.
  const isHidden = name.startsWith('#');
  switch (change.kind) {
    case 'set':
      if (change.key === null) return isHidden ? [] : changed;
      if (change.key !== name || (cls && isSetWhenMade(node, module, cls))) return [];
      return change.value ? ask.evaluate(change.value) : changed;
    case 'remove':
      return change.key === name || (change.key === null && !isHidden) ? changed : [];
    case 'bind':
      return change.isFrozen || (change.key !== null && change.key !== name) ? [] : changed;
    case 'merge': {
      const mayHold = change.sources.some(({ site, spread }) => {
        const found = new ObjectView(ask, ask.evaluate(site), node).getOwn(name);
        return spread || found.values.length > 0 || found.unknown;
      });
      return mayHold && !isHidden ? changed : [];
    }
    case 'inherit':
    case 'escape':
      return isPlain && !isHidden ? changed : [];
    default:
      return [];
  }
}

/** By the class itself, of which that is known; by a base class, before the class sets its own. */
function isSetWhenMade(node: Node, module: Site['module'], cls: Site<ClassNode>): boolean {
  if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression') return false;
  const self = thisBehind(node.left.object, module);
  const owner = self && thisOwner(self)?.owner;
  if (!isClass(owner)) return false;
  if (isSamePlace({ node: owner, module }, cls)) return true;
  const method = enclosingFunction(node)?.parent;
  return method?.type === 'MethodDefinition' && method.kind === 'constructor';
}
