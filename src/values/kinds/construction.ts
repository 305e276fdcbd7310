/** While a base class makes an instance, the class that extends it has given it none of its fields. */
import type { Ask } from '../ask.ts';
import { type ClassNode, type Node, constructorOf, contains, isClass } from '../ast.ts';
import { callerOf, innermostFrame } from '../env.ts';
import { isSamePlace, moduleOf } from '../module.ts';
import { type Frame, type Site, type Value, type ValueOf, literal } from '../value.ts';
import { basesOf, membersOf } from './class-members.ts';

const MAX_FRAMES = 8;

/** What a field is that the class itself would give; `null` where that may have happened. */
export function beforeItsClass(
  ask: Ask,
  { class: cls }: ValueOf<'instance'>,
  whole: Value,
  name: string,
  site: Site,
): readonly Value[] | null {
  if (!cls.node.superClass || !isOfConstruction(cls, name)) return null;
  const makers = makersAround(site, whole);
  if (makers.length === 0) return null;
  const bases = basesOf(ask, cls);
  return makers.some((maker) => bases.some((base) => isSamePlace(base, maker)))
    ? [literal(site, undefined)]
    : null;
}

/** By a field or by its constructor, and by nothing else. */
function isOfConstruction({ node, module }: Site<ClassNode>, name: string): boolean {
  const members = membersOf(node, name);
  const constructor = constructorOf(node);
  const assigned = module.assignmentsOf(name).filter((assignment) => contains(node, assignment));
  return (
    members.every(({ type }) => type === 'PropertyDefinition') &&
    assigned.every((assignment) => constructor !== null && contains(constructor, assignment)) &&
    members.length + assigned.length > 0
  );
}

/** The classes whose constructors, or whose fields, are being worked through for the same instance. */
function makersAround({ env }: Site, whole: Value): Site[] {
  const makers: Site[] = [];
  let frame: Frame | null = innermostFrame(env);
  for (let count = 0; frame && count < MAX_FRAMES; count += 1, frame = callerOf(frame)) {
    const maker = makerOf(frame.fn);
    if (maker && isSameInstance(frame.self, whole, maker)) makers.push(maker);
  }
  return makers;
}

function makerOf(fn: Node): Site | null {
  const isConstructor = fn.parent?.type === 'MethodDefinition' && fn.parent.kind === 'constructor';
  const node: Node | undefined = isConstructor ? fn.parent?.parent?.parent : fn;
  const module = node && isClass(node) ? moduleOf(node) : null;
  return node && module ? { node, module, env: null } : null;
}

/** Of one whose making is not seen, only the class is known that makes a part of it. */
function isSameInstance(self: Value | null, whole: Value, maker: Site): boolean {
  if (self?.kind !== 'instance' || whole.kind !== 'instance') return false;
  const isSameClass = [whole.class, maker].some((cls) => isSamePlace(self.class, cls));
  return isSameClass && self.site.node === whole.site.node;
}
