/** An object that becomes a part of another one. */
import {
  type ClassNode,
  type FunctionNode,
  type Node,
  type TSESTree,
  contains,
  isClass,
  literalKey,
  wrapped,
} from '../ast.ts';
import type { Frame, Site } from '../value.ts';
import { callerOf, innermostFrame } from '../env.ts';
import { basesOf, membersOf } from '../kinds/class-members.ts';
import { CALLED_UNSEEN } from '../models.ts';
import type { SourceModule } from '../module.ts';
import { constructionsOf } from '../program/callers.ts';
import { exported } from './exports.ts';
import { type Carrier, NAMED_BY_TEXT, RUN_BY_LANGUAGE, type Tracker } from './happening.ts';
import { isOverwritten, nameMadeBy } from './syntax.ts';

/** `x.key = object` */
export function stored(
  tracker: Tracker,
  carrier: Carrier,
  member: TSESTree.MemberExpression,
): void {
  const key = tracker.keyOf(member, tracker.near(carrier, member));
  storedIn(tracker, carrier, member.object, key ?? '*');
}

/** The object becomes a part of whatever an expression stands for. */
export function storedIn(tracker: Tracker, carrier: Carrier, target: Node, key: string): void {
  const path = [key, ...carrier.path];
  for (const value of tracker.ask.at(target, tracker.near(carrier, target))) {
    const { site } = value;
    switch (value.kind) {
      case 'object':
      case 'array':
      case 'list':
        if (value.kind === 'object' && hasSetter(value.site.node.properties, key))
          tracker.escape(carrier, 'is given to a setter', target);
        tracker.add({ ...site, path });
        break;
      case 'new':
        if (value.callee.kind === 'function') keptInMade(tracker, carrier, value.callee.site, key);
        else if (value.callee.kind === 'global' && value.args) tracker.add({ ...site, path });
        else tracker.escape(carrier, 'becomes a part of something that is not read', target);
        break;
      case 'instance':
        if (hasSetter(value.class.node.body.body, key))
          tracker.escape(carrier, 'is given to a setter', target);
        keptInMade(tracker, carrier, value.class, key);
        changedInField(tracker, carrier, value.class, key);
        break;
      case 'class':
      case 'function':
        keptInWhole(tracker, carrier, value.site, key);
        break;
      case 'global':
        if (value.name === 'module' || value.name === 'exports') exported(tracker, carrier);
        else shared(tracker, carrier, key, target);
        break;
      case 'literal':
        break;
      default:
        shared(tracker, carrier, key, target);
    }
  }
}

function hasSetter(members: readonly Node[], key: string): boolean {
  return members.some(
    (member) =>
      (member.type === 'Property' || member.type === 'MethodDefinition') &&
      member.kind === 'set' &&
      literalKey(member) === key,
  );
}

/** `class X { key = object }` */
export function declaredField(
  tracker: Tracker,
  carrier: Carrier,
  field: TSESTree.PropertyDefinition | TSESTree.AccessorProperty,
): void {
  const key = literalKey(field);
  const cls = field.parent.parent;
  if (!isClass(cls)) return;
  const site = { node: cls, module: carrier.module, env: null };
  if (field.static) {
    keptInWhole(tracker, carrier, site, key);
    return;
  }
  keptInMade(tracker, carrier, site, key);
  changedInField(tracker, carrier, site, key);
}

/** A field of what a class or a function makes: what reads it by its name, and who has the instance. */
export function keptInMade(
  tracker: Tracker,
  carrier: Carrier,
  maker: Site<ClassNode | FunctionNode>,
  key: string | null,
): void {
  const { node, module } = maker;
  const path = pathInField(tracker, carrier, node, key);
  if (!path) return;
  const made = madeBy(carrier, node);
  for (const site of made ? [made] : constructionsBy(node, module)) tracker.add({ ...site, path });
  if (!isClass(node)) return;
  for (const cls of [{ ...maker, node }, ...basesOf(tracker.ask, { ...maker, node })])
    for (const self of cls.module.thisOf(cls.node))
      tracker.add({ node: self, module: cls.module, env: null, path });
}

/** A field of a class or a function itself. */
export function keptInWhole(
  tracker: Tracker,
  carrier: Carrier,
  whole: Site<ClassNode | FunctionNode>,
  key: string | null,
): void {
  const path = pathInField(tracker, carrier, whole.node, key);
  if (!path) return;
  const kept: Carrier = { ...whole, path };
  const name = nameMadeBy(whole.node);
  if (name) tracker.bind(kept, name);
  else tracker.add(kept);
}

/** Below the whole, for all who have that and work a name out; `null` where only a name leads to the field. */
function pathInField(
  tracker: Tracker,
  carrier: Carrier,
  whole: ClassNode | FunctionNode,
  key: string | null,
): readonly string[] | null {
  keptInField(tracker, carrier, key);
  if (key === null || key === '*' || key.startsWith('#')) return null;
  const isOpen = !isClass(whole) || !membersOf(whole, key).some(isHidden);
  return isOpen ? [key, ...carrier.path] : null;
}

function constructionsBy(maker: ClassNode | FunctionNode, module: SourceModule): Site[] {
  const calls = isClass(maker)
    ? constructionsOf(maker, module)
    : module.calls.filter(
        ({ type, callee }) => type === 'NewExpression' && module.isNameOf(callee, maker),
      );
  return calls.map((node) => ({ node, module, env: null }));
}

/** `new Class(…)`, where a carrier stands in the constructor: of the class, or of one that extends it. */
function madeBy({ env }: Carrier, maker: Node): Site | null {
  const innermost = innermostFrame(env);
  if (!innermost || !contains(maker, innermost.fn)) return null;
  for (let frame: Frame | null = innermost; frame; frame = callerOf(frame)) {
    const { call } = frame;
    if (call?.node.type === 'NewExpression') return call;
    if (call?.node.type !== 'CallExpression' || call.node.callee.type !== 'Super') return null;
  }
  return null;
}

/** `private key` */
export function isHidden(member: Node): boolean {
  return (
    'accessibility' in member &&
    (member.accessibility === 'private' || member.accessibility === 'protected')
  );
}

/** What other files write below a field of an instance, or below what a method gives. */
export function changedInField(
  tracker: Tracker,
  carrier: Carrier,
  cls: Site<ClassNode>,
  field: string | null,
): void {
  if (field === null || field.startsWith('#')) return;
  const path = [field, ...carrier.path];
  const { node, module } = carrier;
  const keys = tracker.ask
    .classUsesElsewhere(cls)
    .flatMap(({ onInstances }) => onInstances.at(path));
  tracker.noteElsewhere(
    [...new Set(keys)].map((key) => ({
      node,
      module,
      env: null,
      change:
        key === '*'
          ? { kind: 'escape', reason: 'may be changed by other files' }
          : { kind: 'set', key, value: null },
      isSure: false,
    })),
  );
}

/** Kept where others may find it. */
function shared(tracker: Tracker, carrier: Carrier, key: string, target: Node): void {
  keptInField(tracker, carrier, key);
  tracker.escape(carrier, 'becomes a part of something that is not read', target);
}

/** A field of some object: everything that reads a field of that name, unless it is surely another. */
export function keptInField(tracker: Tracker, carrier: Carrier, key: string | null): void {
  if (key === null || key === '*') {
    tracker.escape(carrier, 'is kept under a name that is not known');
    return;
  }
  if (tracker.isOfFunction && CALLED_UNSEEN.has(key)) tracker.escape(carrier, RUN_BY_LANGUAGE);
  if (carrier.module.runsTextIn(carrier.module.ast)) tracker.escape(carrier, NAMED_BY_TEXT);
  const { isWithin, ...kept } = carrier;
  const homes = isWithin
    ? null
    : new Set(tracker.ask.evaluate({ ...carrier }).map(({ site }) => site.node));
  for (const reader of carrier.module.readersOf(key)) {
    if (reader.type === 'Property') readByPattern(tracker, kept, reader, homes);
    else if (!isOverwritten(wrapped(reader)) && mayBe(tracker, kept, reader, homes))
      tracker.add({ ...kept, node: reader, env: null });
  }
}

/** Where the object is made; `null` where that is not told. */
type Homes = ReadonlySet<Node> | null;

function isAt({ node }: Site, homes: Homes): boolean {
  return homes?.has(node) ?? true;
}

function readByPattern(tracker: Tracker, carrier: Carrier, reader: Node, homes: Homes): void {
  if (reader.type !== 'Property') return;
  const { value } = reader;
  const name = value.type === 'AssignmentPattern' ? value.left : value;
  const declarator = reader.parent.parent;
  const isOfThis =
    declarator?.type === 'VariableDeclarator' && declarator.init !== null
      ? holds(tracker, carrier, declarator.init, literalKey(reader), homes)
      : stands(tracker, carrier, name, homes);
  if (isOfThis) tracker.bind({ ...carrier, env: null }, value);
}

function holds(
  tracker: Tracker,
  carrier: Carrier,
  node: Node,
  key: string | null,
  homes: Homes,
): boolean {
  if (key === null) return false;
  const near: Site = { node, module: carrier.module, env: null };
  return tracker.ask
    .evaluate(near)
    .flatMap((value) => tracker.ask.member(value, key, near))
    .some(({ kind, site }) => kind === 'unknown' || isAt(site, homes));
}

/** The object is one of what a name stands for. */
function stands(tracker: Tracker, { module }: Carrier, node: Node, homes: Homes): boolean {
  const values = tracker.ask.evaluate({ node, module, env: null });
  return values.some(({ site }) => isAt(site, homes));
}

function mayBe(tracker: Tracker, { module }: Carrier, node: Node, homes: Homes): boolean {
  return tracker.ask
    .evaluate({ node, module, env: null })
    .some(({ kind, site }) => kind === 'unknown' || isAt(site, homes));
}
