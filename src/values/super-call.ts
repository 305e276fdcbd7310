/** The call by which a constructor hands on to the class above. */
import { type ClassNode, type TSESTree, constructorOf, isNode, walk } from './ast.ts';
import type { VisitorKeys } from './module.ts';

const superCalls = new WeakMap<ClassNode, TSESTree.CallExpression | null>();

export function superCallOf(node: ClassNode, keys: VisitorKeys): TSESTree.CallExpression | null {
  const known = superCalls.get(node);
  if (known !== undefined) return known;
  const found = findSuperCall(node, keys);
  superCalls.set(node, found);
  return found;
}

function findSuperCall(node: ClassNode, keys: VisitorKeys): TSESTree.CallExpression | null {
  const constructor = constructorOf(node);
  let found: TSESTree.CallExpression | null = null;
  if (constructor && isNode(constructor.body)) {
    walk(constructor.body, keys, (inner) => {
      if (inner.type === 'CallExpression' && inner.callee.type === 'Super') found ??= inner;
      return undefined;
    });
  }
  return found;
}
