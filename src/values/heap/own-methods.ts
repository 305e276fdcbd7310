/** Methods that are called on an object: its own are read, those of others may change it. */
import { type Node, type TSESTree, isFunction, literalKey } from '../ast.ts';
import type { Site, Value } from '../value.ts';
import type { Change } from './change.ts';
import type { Carrier, Tracker } from './happening.ts';

type Called = TSESTree.CallExpression;

export function ownMethodCalled(
  tracker: Tracker,
  carrier: Carrier,
  key: string | null,
  call: Called,
): void {
  const escape = (): void => {
    tracker.escape(carrier, 'is what a method that is not known is called on', call);
  };
  const written = key === null ? null : methodWritten(tracker.literal, key);
  if (key !== null && isBuiltIn(key) && !written?.value) return;
  const isKnown = (): boolean => key !== null && isOwn(tracker, carrier, key, call.callee);
  if (!written) {
    if (!isKnown()) escape();
  } else if (!isOfLiteral(tracker, written)) escape();
  else
    // To ask what the method is would be to ask what happens to the object, which is found out just now.
    tracker.atLast((happenings) => {
      if (happenings.some(({ change }) => mayReplace(change, key)) && !isKnown()) escape();
    });
}

/** Of a method of the language it is known what it does, and a method of the program is read. */
export function isOwnOrBuiltIn(
  tracker: Tracker,
  carrier: Carrier,
  key: string,
  member: Node,
): boolean {
  return isBuiltIn(key) || isOwn(tracker, carrier, key, member);
}

/** Where a literal has a method from. */
interface Written {
  key: string;
  value: Site | null;
  /** what it is spread from, after that */
  spread: readonly Site[];
}

/** `null` where a key that is computed, or a getter, may be the method. */
function methodWritten(
  literal: Site<TSESTree.ObjectExpression> | null,
  key: string,
): Written | null {
  if (!literal) return null;
  const spread: Site[] = [];
  for (const property of literal.node.properties.toReversed())
    if (property.type === 'SpreadElement') spread.push({ ...literal, node: property.argument });
    else {
      const name = property.kind === 'init' ? literalKey(property) : null;
      if (name === null) return null;
      if (name === key) return { key, value: { ...literal, node: property.value }, spread };
    }
  return { key, value: null, spread };
}

/** It is written in the literal, or is none that changes what it is called on. */
function isOfLiteral({ ask }: Tracker, { key, value, spread }: Written): boolean {
  if (!value && spread.length === 0) return false;
  const methods = value && !isFunction(value.node) ? [...ask.evaluate(value)] : [];
  for (const site of spread)
    for (const source of ask.evaluate(site)) methods.push(...ask.member(source, key, site));
  return !methods.some((method) => isForeign(method, NO_HOMES));
}

const NO_HOMES: ReadonlySet<Node> = new Set();

function mayReplace(change: Change, key: string | null): boolean {
  if (change.kind === 'merge') return true;
  const isOfKey = change.kind === 'set' || change.kind === 'remove' || change.kind === 'bind';
  return isOfKey && (change.key === null || change.key === key);
}

function isOwn(tracker: Tracker, carrier: Carrier, key: string, member: Node): boolean {
  if (member.type !== 'MemberExpression') return false;
  const values = tracker.ask.evaluate(tracker.near(carrier, member.object));
  const isOwnOfAll = values.every(
    (value) =>
      value.kind !== 'array' &&
      (value.kind !== 'object' ||
        value.site.node.properties.some(
          (property) => property.type !== 'Property' || literalKey(property) === key,
        )),
  );
  const homes = new Set(values.map(({ site }) => site.node));
  const methods = tracker.ask.evaluate(tracker.near(carrier, member));
  return isOwnOfAll && !methods.some((value) => isForeign(value, homes));
}

/** A function that is written elsewhere: what it does to its `this` is not followed. */
function isForeign(value: Value, homes: ReadonlySet<Node>): boolean {
  if (value.kind !== 'function') return false;
  const { node, module } = value.site;
  if (node.type === 'ArrowFunctionExpression' || node.parent.type === 'MethodDefinition')
    return false;
  const isAtHome = node.parent.type === 'Property' && homes.has(node.parent.parent);
  return !isAtHome && /\bthis\b/.test(module.text.slice(...node.range));
}

const BUILT_IN: readonly object[] = [
  Object.prototype,
  Array.prototype,
  Function.prototype,
  Map.prototype,
  Set.prototype,
  Promise.prototype,
  URLSearchParams.prototype,
  URL.prototype,
  WeakRef.prototype,
];

/** A name that methods of the platform have. */
export function isBuiltIn(key: string): boolean {
  // Of `Headers`. The first look at that loads `fetch` and all that it needs, which takes longer than a file.
  return key === 'getSetCookie' || BUILT_IN.some((prototype) => key in prototype);
}
