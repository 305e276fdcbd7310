/** What one question has found out about each object. */
import type { Node } from '../ast.ts';
import type { Value } from '../value.ts';

/** What one question has found out about each object; an object that spreads itself adds nothing. */
export class Memo<T> {
  readonly #known = new Map<Node, { value: Value; use: Node; result: T }[]>();
  readonly #whileAsked: T;

  constructor(whileAsked: T) {
    this.#whileAsked = whileAsked;
  }

  of(value: Value, use: Node, find: () => T): T {
    const known = this.#known.get(value.site.node) ?? [];
    this.#known.set(value.site.node, known);
    const same = known.find((item) => item.use === use && isSameObject(item.value, value));
    if (same) return same.result;
    const entry = { value, use, result: this.#whileAsked };
    known.push(entry);
    return (entry.result = find());
  }
}

function isSameObject(left: Value, right: Value): boolean {
  if (left === right) return true;
  if (left.kind !== 'object' || right.kind !== 'object') return false;
  return (
    left.site.env === right.site.env &&
    left.omitted === right.omitted &&
    left.copy?.made.node === right.copy?.made.node &&
    left.copy?.of === right.copy?.of
  );
}
