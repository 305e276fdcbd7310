/** When a call reads what it is given. */
import { type Node, wrapped } from '../values/ast.ts';

/** The SDK looks at what it was given when its promise runs: until that is awaited, changes still count. */
export function isSentLater(node: Node): boolean {
  if (node.type !== 'CallExpression') return false;
  let current: Node = node;
  for (;;) {
    const parent: Node | undefined = current.parent;
    if (parent?.type === 'AwaitExpression') return false;
    const isChained: boolean =
      (parent?.type === 'MemberExpression' && parent.object === current) ||
      (parent?.type === 'CallExpression' && parent.callee === current) ||
      parent === wrapped(current);
    if (!isChained && wrapped(current) === current) return true;
    current = isChained ? parent! : current.parent!;
  }
}
