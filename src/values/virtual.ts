/** Expressions that the program does not write down: the same one for the same place. */
import type { Node, TSESTree } from './ast.ts';

const elementNodes = new WeakMap<Node, TSESTree.MemberExpression[]>();
const awaitNodes = new WeakMap<Node, TSESTree.AwaitExpression>();

/** `list[0]` */
export function elementNode(list: Node, index: number): TSESTree.MemberExpression {
  const known = elementNodes.get(list) ?? [];
  elementNodes.set(list, known);
  const { range, loc, parent } = list;
  const property = { type: 'Literal', value: index, raw: String(index), range, loc, parent };
  return (known[index] ??= {
    type: 'MemberExpression',
    object: list,
    property,
    computed: true,
    optional: false,
    range,
    loc,
    parent,
  } as unknown as TSESTree.MemberExpression);
}

/** `await promise` */
export function awaitNode(promise: Node): TSESTree.AwaitExpression {
  let node = awaitNodes.get(promise);
  if (!node) {
    const { range, loc, parent } = promise;
    node = {
      type: 'AwaitExpression',
      argument: promise,
      range,
      loc,
      parent,
    } as unknown as TSESTree.AwaitExpression;
    awaitNodes.set(promise, node);
  }
  return node;
}
