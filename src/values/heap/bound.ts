/** What a pattern takes out of a value, or where an assignment puts it. */
import { type Node, type TSESTree, enclosingClass } from '../ast.ts';
import { isHidden, keptInField, keptInMade, stored } from './fields.ts';
import type { Carrier, Tracker } from './happening.ts';
import { takenApart } from './selves.ts';
import { bindingName, isSameKey } from './syntax.ts';

export function bound(tracker: Tracker, carrier: Carrier, pattern: Node): void {
  const [key, ...rest] = carrier.path;
  switch (pattern.type) {
    case 'AssignmentPattern':
      tracker.bind(carrier, pattern.left);
      break;
    case 'TSParameterProperty':
      tracker.bind(carrier, pattern.parameter);
      keptByParameter(tracker, carrier, pattern);
      break;
    case 'MemberExpression':
      stored(tracker, carrier, pattern);
      break;
    case 'ObjectPattern':
      if (key === undefined) takenApart(tracker, carrier, pattern);
      else
        for (const property of pattern.properties) {
          if (property.type === 'RestElement') tracker.bind(carrier, property.argument);
          else if (isSameKey(tracker.keyOf(property, tracker.near(carrier, property)), key))
            tracker.bind({ ...carrier, path: rest }, property.value);
        }
      break;
    case 'ArrayPattern':
      if (key === undefined) return;
      for (const [index, element] of pattern.elements.entries()) {
        if (element?.type === 'RestElement')
          tracker.bind({ ...carrier, path: ['*', ...rest] }, element.argument);
        else if (element && isSameKey(String(index), key))
          tracker.bind({ ...carrier, path: rest }, element);
      }
      break;
    case 'RestElement':
      tracker.bind(carrier, pattern.argument);
      break;
    default:
      tracker.escape(carrier, 'is taken apart in a way that is not followed');
  }
}

/** `constructor(readonly key)` */
function keptByParameter(
  tracker: Tracker,
  carrier: Carrier,
  property: TSESTree.TSParameterProperty,
): void {
  const key = bindingName(property.parameter);
  const cls = isHidden(property) ? null : enclosingClass(property);
  if (!cls) keptInField(tracker, carrier, key);
  else keptInMade(tracker, carrier, { node: cls, module: carrier.module, env: null }, key);
}

/** `for (x of list)` takes one element after the other. */
export function looped(
  tracker: Tracker,
  carrier: Carrier,
  { left }: TSESTree.ForOfStatement,
): void {
  const [key, ...rest] = carrier.path;
  if (key === undefined) return;
  const pattern = left.type === 'VariableDeclaration' ? left.declarations[0]?.id : left;
  if (!pattern) return;
  tracker.bind({ ...carrier, path: rest }, pattern);
  // A map gives its entries in pairs.
  if (pattern.type === 'ArrayPattern') tracker.bind({ ...carrier, path: ['*', ...rest] }, pattern);
}
