/** A member of an object, or of what holds it. */
import { type Node, type TSESTree, wrapped } from '../ast.ts';
import { runnerOf } from '../program/callers.ts';
import type { Carrier, Tracker } from './happening.ts';
import { isElementKey, memberCalled } from './methods.ts';
import { NOT_KNOWN, isOwnOrBuiltIn } from './own-methods.ts';
import { calledOnIt, keepsThis } from './selves.ts';
import { isOverwritten, isSameKey, isWrittenByPattern, writerOf } from './syntax.ts';

export function memberUsed(
  tracker: Tracker,
  carrier: Carrier,
  member: TSESTree.MemberExpression,
): void {
  const name = tracker.keyOf(member, tracker.near(carrier, member));
  const outer = wrapped(member);
  const { parent } = outer;
  const [key, ...rest] = carrier.path;
  if (parent?.type === 'CallExpression' && parent.callee === outer) {
    if (memberCalled(tracker, carrier, name, parent)) return;
    if (key !== undefined && isForeignCall(tracker, carrier, name, outer))
      tracker.escape(carrier, 'stands in what a method that is not known is called on', parent);
  }
  if (key === undefined) touched(tracker, carrier, name, outer);
  else if (isSameKey(name, key) && !isOverwritten(outer))
    tracker.add({ ...carrier, node: member, path: rest });
}

/** Under a name that is worked out, a list or a map may do anything with its elements. */
function isForeignCall(
  tracker: Tracker,
  carrier: Carrier,
  name: string | null,
  member: Node,
): boolean {
  if (name === null) return isElementKey(carrier.path[0]!);
  return !isOwnOrBuiltIn(tracker, carrier, name, member);
}

/** `x.name`, where `x` is the object itself. */
function touched(tracker: Tracker, carrier: Carrier, key: string | null, member: Node): void {
  const { parent } = member;
  if (isBorrowed(member)) tracker.lend(key);
  if (parent?.type === 'AssignmentExpression' && parent.left === member) {
    const { operator, right } = parent;
    if (key === '__proto__') {
      tracker.note(carrier, parent, { kind: 'inherit', from: tracker.near(carrier, right) });
      return;
    }
    const isLogical = /^(?:\?\?|\|\||&&)=$/.test(operator);
    tracker.note(carrier, parent, {
      kind: 'set',
      key,
      value: tracker.near(carrier, operator === '=' || isLogical ? right : parent),
      ...(isLogical ? { unless: operator.slice(0, -1) } : {}),
    });
  } else if (isWrittenByPattern(member))
    tracker.note(carrier, writerOf(member), { kind: 'set', key, value: null });
  else if (parent?.type === 'UnaryExpression' && parent.operator === 'delete')
    tracker.note(carrier, parent, { kind: 'remove', key });
  else if (parent?.type === 'CallExpression' && parent.callee === member) {
    if (tracker.instance) calledOnIt(tracker, carrier, parent, key);
    else if (key === null) tracker.escape(carrier, NOT_KNOWN, parent);
    else tracker.methodCalled(carrier, key, parent);
    tracker.note(carrier, parent, {
      kind: 'call',
      method: key,
      args: tracker.argsOf(carrier, parent),
    });
  } else if (tracker.instance && keepsThis(tracker.instance.class.node, key))
    tracker.note(carrier, member, { kind: 'set', key: null, value: null });
}

/** `other.send = x.send`, `{ send: x.send }`, `x.send.call(other)` */
function isBorrowed(member: Node): boolean {
  const { parent } = member;
  if (parent?.type === 'Property') return parent.parent.type === 'ObjectExpression';
  if (parent?.type === 'AssignmentExpression')
    return parent.right === member && parent.left.type === 'MemberExpression';
  return runnerOf(member) !== null;
}
