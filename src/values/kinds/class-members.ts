/** What the body of a class says of a member of its instances. */
import { type ClassNode, type TSESTree, contains, literalKey } from '../ast.ts';
import { indexedBy } from '../indexed.ts';
import type { Site } from '../value.ts';

const members = new WeakMap<ClassNode, ReadonlyMap<string, readonly TSESTree.ClassElement[]>>();

/** What instances get by a name from the body of a class. */
export function membersOf(cls: ClassNode, name: string): readonly TSESTree.ClassElement[] {
  let named = members.get(cls);
  if (!named)
    members.set(cls, (named = indexedBy(cls.body.body, (member) => keyOnInstances(member))));
  return named.get(name) ?? [];
}

function keyOnInstances(member: TSESTree.ClassElement): string | null {
  const isOwn = 'key' in member && !('static' in member && member.static);
  return isOwn ? literalKey(member) : null;
}

/** `name;` in the body of a class. */
export function isDeclaredAgain({ node }: Site<ClassNode>, name: string): boolean {
  return membersOf(node, name).some(
    (member) => member.type === 'PropertyDefinition' && !member.declare && !member.value,
  );
}

/** A class that may have instances of its own has the member, or gives it something. */
export function isHeld({ node, module }: Site<ClassNode>, name: string): boolean {
  if (node.abstract) return false;
  const isOwn = membersOf(node, name).some(
    (member) =>
      !member.type.startsWith('TSAbstract') &&
      !(member.type === 'PropertyDefinition' && (member.declare || member.definite)),
  );
  return isOwn || module.assignmentsOf(name).some((assignment) => contains(node, assignment));
}
