/** A field of an instance that is known from its making on: what was written to it when it is read. */
import type { Ask } from '../ask.ts';
import {
  type ClassNode,
  type Node,
  constructorOf,
  isClass,
  literalKey,
  returnsOf,
  thisOwner,
  wrapped,
} from '../ast.ts';
import { membersOf } from './class-members.ts';
import { mayBeReplaced } from './decorators.ts';
import { type Lookup, NOTHING, given } from '../heap/lookup.ts';
import { ObjectView } from '../heap/object-view.ts';
import { trailOf } from '../heap/trail.ts';
import { CALLED_UNSEEN } from '../models.ts';
import type { SourceModule } from '../module.ts';
import { type Site, type Value, type ValueOf, doubtful, literal, unseenOther } from '../value.ts';

/** What a field begins as; `null` where it is none. */
type Initial = (member: Node) => readonly Value[];

/** `null` where it is not known better than by all that is ever written to it. */
export function fieldInOrder(
  ask: Ask,
  instance: ValueOf<'instance'>,
  name: string,
  site: Site,
  valueOf: Initial,
): readonly Value[] | null {
  const { class: cls, site: made } = instance;
  if (made.node.type !== 'NewExpression' || instance.isVeiled || !isPlain(cls)) return null;
  // What files do that get hold of it is told by their texts; what a constructor returns is another.
  if (ask.evaluate(made).length > 1 || trailOf(ask, made).isExported) return null;
  const initial = initialOf(cls.node, name, valueOf);
  const isDecorated = membersOf(cls.node, name).some((node) =>
    mayBeReplaced(ask, { ...cls, node, env: null }),
  );
  if (!initial || isDecorated) return null;
  const view = new ObjectView(ask, [instance], site.node);
  const found = ask.calmly(() => {
    const cutBefore = ask.timesCut;
    const state = view.become(made, initial, name, site.env);
    return ask.timesCut === cutBefore ? state : null;
  });
  return found && valuesOf(found, site);
}

function initialOf({ body }: ClassNode, name: string, valueOf: Initial): Lookup | null {
  const members = body.body.filter((member) => 'key' in member && literalKey(member) === name);
  const [member] = members;
  if (!member) return NOTHING;
  if (members.length > 1 || member.type !== 'PropertyDefinition' || member.static) return null;
  return member.value ? given(valueOf(member.value), [member]) : NOTHING;
}

function valuesOf({ values, absent, unknown: isOpen, replaced }: Lookup, site: Site): Value[] {
  const all = [...values, ...(absent ? [literal(site, undefined)] : [])];
  const told = replaced || (isOpen && all.length > 1) ? doubtful(all) : all;
  const other = unseenOther(site, 'may be changed by then');
  return isOpen ? [...told, other] : [...told];
}

const plain = new WeakMap<ClassNode, boolean>();

/** All that a class does to its instances is done by its constructor and its methods. */
export function isPlain({ node, module }: Site<ClassNode>): boolean {
  let known = plain.get(node);
  if (known === undefined) plain.set(node, (known = isAllSeen(node, module)));
  return known;
}

function isAllSeen(cls: ClassNode, module: SourceModule): boolean {
  if (cls.superClass || module.readersOf('prototype').length > 0) return false;
  const constructor = constructorOf(cls);
  if (constructor && returnsOf(constructor, module.visitorKeys).length > 0) return false;
  const isClear = cls.body.body.every((member) => {
    if (member.type === 'StaticBlock') return true;
    const key = 'key' in member ? literalKey(member) : null;
    if (key === null || CALLED_UNSEEN.has(key)) return false;
    return (
      member.type === 'PropertyDefinition' ||
      (member.type === 'MethodDefinition' && member.kind !== 'set')
    );
  });
  return isClear && module.thisOf(cls).every(isFollowed);
}

/** In a getter, or in what a field begins as, it may only be read. */
function isFollowed(self: Node): boolean {
  const owner = thisOwner(self);
  if (!owner || owner.isStatic) return true;
  const holder = owner.via.parent;
  if (isClass(owner.via)) return isInArrow(self) || isRead(self);
  return !(holder?.type === 'MethodDefinition' && holder.kind === 'get') || isRead(self);
}

/** `x = () => …` */
function isInArrow(self: Node): boolean {
  for (let node = self; node.parent; node = node.parent)
    if (node.parent.type === 'PropertyDefinition') return node.type === 'ArrowFunctionExpression';
  return false;
}

function isRead(self: Node): boolean {
  const member = wrapped(self).parent;
  if (member?.type !== 'MemberExpression' || literalKey(member) === null) return false;
  const { parent } = wrapped(member);
  if (parent?.type === 'CallExpression') return parent.callee !== wrapped(member);
  return parent?.type !== 'AssignmentExpression' || parent.left !== wrapped(member);
}
