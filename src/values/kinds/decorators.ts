/** What decorators of the program make of a class, or of its members. */
import type { Ask } from '../ask.ts';
import { type Node, type TSESTree, returnsOf } from '../ast.ts';
import type { Site, Value } from '../value.ts';

/** One of them may put something else in its place; those of packages are taken to keep it. */
export function mayBeReplaced(ask: Ask, { node, module }: Site): boolean {
  const { decorators } = node as { decorators?: readonly TSESTree.Decorator[] };
  if (!decorators || decorators.length === 0) return false;
  return decorators.some(({ expression }) =>
    ask.at(expression, { node, module, env: null }).some(isReplacing),
  );
}

function isReplacing(decorator: Value): boolean {
  if (decorator.kind !== 'function') return false;
  const { node, module } = decorator.site;
  const text = module.text.slice(...node.range);
  return returnsOf(node, module.visitorKeys).length > 0 || WRITES.test(text) || isGivenMore(node);
}

const WRITES = /\b(?:addInitializer|define(?:Property|Properties)|prototype)\b/;

/** `(target, key, descriptor)` */
function isGivenMore(node: Node): boolean {
  return 'params' in node && node.params.length > 2;
}
