/** An object that becomes a part of another one. */
import { type Node, type TSESTree, literalKey, wrapped } from '../ast.ts';
import { isSamePlace } from '../module.ts';
import type { Site } from '../value.ts';
import { exported } from './exports.ts';
import type { Carrier, Tracker } from './happening.ts';
import { isOverwritten, isRead } from './syntax.ts';

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
        if (value.callee.kind === 'function') keptInField(tracker, carrier, key);
        else if (value.callee.kind === 'global' && value.args) tracker.add({ ...site, path });
        else tracker.escape(carrier, 'becomes a part of something that is not read', target);
        break;
      case 'instance':
        if (hasSetter(value.class.node.body.body, key))
          tracker.escape(carrier, 'is given to a setter', target);
        keptInField(tracker, carrier, key);
        break;
      case 'class':
      case 'function':
        keptInField(tracker, carrier, key);
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
  const homes = tracker.ask.evaluate({ ...carrier }).map(({ site }) => site);
  const users = tracker.ask.usersOf(carrier.module, [key]);
  for (const module of [carrier.module, ...users.modules])
    for (const reader of module.readersOf(key)) {
      if (module !== carrier.module && isOnlyRead(reader)) continue;
      const there: Carrier = { ...carrier, node: reader, module, env: null };
      if (reader.type === 'Property') readByPattern(tracker, there, reader, homes);
      else if (!isOverwritten(wrapped(reader)) && mayBe(tracker, there, homes)) tracker.add(there);
    }
  if (!users.areAll) tracker.escape(carrier, 'is kept where more files look than are read');
}

/** A part of it is looked at; nothing is written, called or handed on. */
function isOnlyRead(reader: Node): boolean {
  if (reader.type === 'Property') return false;
  let member = wrapped(reader);
  while (member.parent?.type === 'MemberExpression' && member.parent.object === member)
    member = wrapped(member.parent);
  const { parent } = member;
  if (parent?.type === 'UnaryExpression') return parent.operator !== 'delete';
  if (parent?.type === 'CallExpression' && parent.callee === member) return false;
  return !isOverwritten(member) && (member !== wrapped(reader) || isRead(parent, member));
}

function readByPattern(
  tracker: Tracker,
  carrier: Carrier,
  { value }: TSESTree.Property,
  homes: readonly Site[],
): void {
  const name = value.type === 'AssignmentPattern' ? value.left : value;
  // What a pattern takes apart further may be anything.
  const isOfThis = name.type !== 'Identifier' || mayBe(tracker, { ...carrier, node: name }, homes);
  if (isOfThis) tracker.bind(carrier, value);
}

function mayBe(tracker: Tracker, { node, module }: Carrier, homes: readonly Site[]): boolean {
  return tracker.ask
    .evaluate({ node, module, env: null })
    .some(({ kind, site }) => kind === 'unknown' || homes.some((home) => isSamePlace(home, site)));
}
