/** Where a report points to. */
import { type Node, contains } from '../values/ast.ts';
import type { SourceModule } from '../values/module.ts';
import type { Value } from '../values/value.ts';

/**
 * The place in the file that writes a key, out of all places that do: the one that gives it the value in question,
 * where that can be told. A key that only another file writes has no place here, and `fallback` stands for it.
 */
export function placeIn(
  module: SourceModule,
  nodes: readonly Node[],
  fallback: Node,
  value?: Value,
): Node {
  const here = nodes.filter((node) => isIn(node, module));
  const writer =
    value && here.find((node) => value.site.module === module && contains(node, value.site.node));
  return writer ?? here.find((node) => writtenBy(node)?.type !== 'Literal') ?? here[0] ?? fallback;
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
