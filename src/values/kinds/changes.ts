/** What becomes of the fields of an instance beside what its own class says with `this.x = …`. */
import type { Ask } from '../ask.ts';
import { type Node, givenBy, wrapped } from '../ast.ts';
import { isWrittenByPattern } from '../heap/syntax.ts';
import { type SourceModule, dottedName } from '../module.ts';
import { type Value, type ValueOf, unknown } from '../value.ts';
import { thisBehind } from './function.ts';

/** Values that may stand in the field as well. */
export function changedTo(ask: Ask, instance: ValueOf<'instance'>, name: string): Value[] {
  const { module } = instance.class;
  const isOfIt = (node: Node): boolean => isInstance(ask, node, instance);
  const assigned = module
    .assignmentsOf(name)
    .filter(({ left }) => thisBehind(left.object, module) === null && isOfIt(left.object));
  const disturbing = module
    .readersOf(name)
    .filter(
      (reader) =>
        reader.type === 'MemberExpression' && isDisturbed(wrapped(reader)) && isOfIt(reader.object),
    );
  const merging = mergesIn(ask, module).filter(
    ({ arguments: [target] }) => target && isOfIt(target),
  );
  return [
    ...assigned.flatMap((assignment) =>
      ask.evaluate({ node: givenBy(assignment), module, env: null }),
    ),
    ...[...disturbing, ...merging].map((node) =>
      unknown({ node, module, env: null }, 'may be changed there'),
    ),
  ];
}

function isDisturbed(member: Node): boolean {
  const { parent } = member;
  const isDeleted = parent?.type === 'UnaryExpression' && parent.operator === 'delete';
  return isDeleted || isWrittenByPattern(member);
}

/** The base class sees the instance as one of its own, and as one of the class that extends it. */
function isInstance(
  ask: Ask,
  node: Node,
  { class: { node: own, module }, derived }: ValueOf<'instance'>,
): boolean {
  const extending = derived?.kind === 'instance' ? derived.class.node : null;
  return ask
    .evaluate({ node, module, env: null })
    .some(
      (value) =>
        value.kind === 'instance' && (value.class.node === own || value.class.node === extending),
    );
}

/** `Object.assign(this, options)` */
function mergesIn(ask: Ask, module: SourceModule): SourceModule['calls'] {
  return ask.remember({ node: module.ast, module, env: null }, 'merges', () =>
    module.calls.filter(({ callee }) => dottedName(callee, module) === 'Object.assign'),
  );
}
