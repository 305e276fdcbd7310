/** Where a report points to. */
import { type Node, contains } from '../values/ast.ts';
import type { SourceModule } from '../values/module.ts';
import type { Value } from '../values/value.ts';

/** A node, and the file that it stands in. */
interface Spot {
  node: Node;
  module: SourceModule;
}

/** With what stands for it where only another file can be pointed at. */
export interface Place extends Spot {
  /** in the file of the call */
  otherwise: Node;
  /** where the value is spelt out that it speaks of */
  source?: Spot;
}

/**
 * Out of all nodes that write a key, the one in the file of its owner that gives it the value in question, where that
 * can be told. A key that only another file writes has no place here, and the owner stands for it.
 */
export function placeOfKey(owner: Place, nodes: readonly Node[], value?: Value): Place {
  const { module } = owner;
  const here = nodes.filter((node) => isIn(node, module));
  const writer =
    value && here.find((node) => value.site.module === module && contains(node, value.site.node));
  const first = here.find((node) => writtenBy(node)?.type !== 'Literal') ?? here[0];
  const place = { ...owner, node: writer ?? first ?? owner.node };
  return value ? { ...place, source: value.site } : place;
}

export function isIn(node: Node, module: SourceModule): boolean {
  let root = node;
  while (root.parent) root = root.parent;
  return root === module.ast;
}

/** What a property or an assignment gives to its key. */
export function writtenBy(node: Node): Node | null {
  if (node.type === 'Property') return node.value;
  return node.type === 'AssignmentExpression' ? node.right : null;
}
