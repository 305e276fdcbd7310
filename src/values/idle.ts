/** Code that does not run, for all that its file says. */
import type { Ask } from './ask.ts';
import { type FunctionNode, type Node, identifierOf, isFunction } from './ast.ts';
import { isExported } from './heap/exports.ts';
import type { SourceModule } from './module.ts';
import type { Site } from './value.ts';

/** `if (false) call()`: a constant keeps it from being reached. */
export function isRuledOutAt(ask: Ask, { node, module }: Site): boolean {
  for (let child = node; child.parent; child = child.parent) {
    const { parent } = child;
    const test = testBefore(parent, child);
    if (test && ask.constantOutcome(test.node, module) === !test.holds) return true;
  }
  return false;
}

/** What has to hold for a part of an expression or a statement to be reached. */
function testBefore(parent: Node, child: Node): { node: Node; holds: boolean } | null {
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return child === parent.test
        ? null
        : { node: parent.test, holds: child === parent.consequent };
    case 'WhileStatement':
      return child === parent.body ? { node: parent.test, holds: true } : null;
    case 'LogicalExpression':
      if (child !== parent.right || parent.operator === '??') return null;
      return { node: parent.left, holds: parent.operator === '&&' };
    default:
      return null;
  }
}

/** It stands in a function that nobody names, and no other file gets. */
export function isIdle({ node, module }: Site): boolean {
  for (let place = node.parent; place; place = place.parent)
    if (isFunction(place) && isUnnamed(place, module)) return true;
  return false;
}

function isUnnamed(fn: FunctionNode, module: SourceModule): boolean {
  const name = identifierOf(fn);
  const variable = name && module.variableOf(name);
  if (!variable || isExported(module, variable)) return false;
  // Of a script, others know every name.
  if (module.exports.size === 0 && module.importedNames().length === 0) return false;
  return !variable.references.some((reference) => reference.isRead());
}
