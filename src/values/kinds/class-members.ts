/** What the body of a class says of a member of its instances. */
import type { Ask } from '../ask.ts';
import {
  type ClassNode,
  type Node,
  type TSESTree,
  contains,
  identifierOf,
  isClass,
  literalKey,
} from '../ast.ts';
import { indexedBy } from '../indexed.ts';
import type { SourceModule } from '../module.ts';
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

/** Nobody has a method of a class: it is abstract, or all that extend the class have another. */
export function isAlwaysReplaced(
  cls: Site<ClassNode>,
  extending: readonly Site<ClassNode>[],
  name: string,
): boolean {
  const own = membersOf(cls.node, name);
  if (own.some(({ type }) => type === 'TSAbstractMethodDefinition')) return true;
  // What is written to a field of the class is written to that of the others.
  const isMethod = own.every(
    (member) => member.type === 'MethodDefinition' && member.kind === 'method',
  );
  return (
    own.length > 0 &&
    isMethod &&
    extending.length > 0 &&
    isNeverMade(cls) &&
    extending.every(({ node }) => membersOf(node, name).length > 0)
  );
}

/** Only other classes name it, in order to extend it. */
function isNeverMade({ node: cls, module }: Site<ClassNode>): boolean {
  if (/^Export/.test(cls.parent.type)) return false;
  const name = identifierOf(cls);
  if (!name) return isExtended(cls);
  const mentions = mentionsOfClass(name, cls, module);
  return mentions?.every((mention) => isExtended(mention) || isType(mention)) ?? false;
}

/** Where a class is named, behind its declaration and in its own body. */
export function mentionsOfClass(name: Node, cls: ClassNode, module: SourceModule): Node[] | null {
  const outer = module.variableOf(name);
  if (!outer) return null;
  const variables = new Set([outer, ...module.variablesOf(cls)]);
  return [...variables].flatMap(({ references }) =>
    references.flatMap(({ identifier, init }): Node[] => (init ? [] : [identifier])),
  );
}

function isExtended(node: Node): boolean {
  return isClass(node.parent) && node.parent.superClass === node;
}

/** `let x: Class` */
export function isType({ parent }: Node): boolean {
  return parent?.type.startsWith('TS') ?? false;
}

const MAX_BASES = 8;

/** The classes of the program that a class extends, the nearest first. */
export function basesOf(ask: Ask, cls: Site<ClassNode>): Site<ClassNode>[] {
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
