/** Methods that are called on an object: its own are read, those of others may change it. */
import { type Node, type TSESTree, isFunction, literalKey } from '../ast.ts';
import type { Ask } from '../ask.ts';
import type { Site, Value } from '../value.ts';
import type { Happening } from './change.ts';
import type { Carrier, Tracker } from './happening.ts';

interface MethodCall {
  carrier: Carrier;
  call: TSESTree.CallExpression;
}

/** why what a method does to what it is called on is not known */
export const NOT_KNOWN = 'is what a method that is not known is called on';

/** Calls of methods of an object that is followed, by the names of the methods. */
export class OwnMethods {
  readonly #tracker: Tracker;
  /** what is followed, where that is written as a whole */
  readonly #literal: Site<TSESTree.ObjectExpression> | null;
  readonly #called = new Map<string, MethodCall[]>();

  constructor(tracker: Tracker, made: Site | null) {
    this.#tracker = tracker;
    const node = made?.node;
    this.#literal = node?.type === 'ObjectExpression' ? { ...made!, node } : null;
  }

  called(method: MethodCall, key: string): void {
    const known = this.#called.get(key);
    if (known) known.push(method);
    else if (isBuiltIn(key) && !this.#written(key)?.value) return;
    else this.#called.set(key, [method]);
  }

  /**
   * To be asked when all that happens to the object is known: what a method is depends on that, and asked for on the
   * way, each call would have the object followed anew.
   */
  escape(happenings: readonly Happening[]): void {
    for (const [key, calls] of this.#called) {
      const written = this.#written(key);
      const isForeign = written ? this.#isForeign(written, happenings) : null;
      for (const { carrier, call } of calls)
        if (isForeign ?? !isOwn(this.#tracker, carrier, key, call.callee))
          this.#tracker.escape(carrier, NOT_KNOWN, call);
    }
  }

  #written(key: string): Written | null {
    return this.#literal && methodWritten(this.#literal, key);
  }

  #isForeign(written: Written, happenings: readonly Happening[]): boolean {
    const { ask } = this.#tracker;
    return (
      !isOfLiteral(ask, written) ||
      happenings.some((happening) => isPutByOthers(ask, happening, written.key))
    );
  }
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
function methodWritten(literal: Site<TSESTree.ObjectExpression>, key: string): Written | null {
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
function isOfLiteral(ask: Ask, { key, value, spread }: Written): boolean {
  if (!value && spread.length === 0) return false;
  if (value && !isFunction(value.node) && ask.evaluate(value).some(isOfOthers)) return false;
  return !spread.some((site) =>
    ask.evaluate(site).some((source) => givesIt(ask, source, key, site)),
  );
}

/** What happens to the object puts a function under the key that changes what it is called on. */
function isPutByOthers(ask: Ask, { change, node, module, env }: Happening, key: string): boolean {
  if (change.kind === 'set') {
    const isOfKey = change.key === null || change.key === key;
    return isOfKey && change.value !== null && ask.evaluate(change.value).some(isOfOthers);
  }
  if (change.kind !== 'merge') return false;
  const near: Site = { node, module, env };
  return change.sources.some(({ site, spread }) => {
    const values = ask.evaluate(site);
    const sources = spread ? values.flatMap((value) => ask.elementsOf(value)) : values;
    return sources.some((source) => givesIt(ask, source, key, near));
  });
}

/** Objects may be parts of one another. */
function givesIt(ask: Ask, source: Value, key: string, site: Site): boolean {
  const find = (): readonly Value[] => ask.member(source, key, site);
  const methods = ask.guarded(`method ${key}`, source.site.node, find);
  return methods?.some(isOfOthers) ?? false;
}

function isOfOthers(method: Value): boolean {
  return isForeign(method, NO_HOMES);
}

const NO_HOMES: ReadonlySet<Node> = new Set();

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
