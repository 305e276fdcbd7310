/**
 * Whether an answer is the whole answer. A look-up is cut short when it has used up its steps, or
 * comes upon one that is under way. Where that is itself, or was begun by it, the answer is whole
 * all the same: whoever asks gets that one.
 */
import type { Node } from './ast.ts';
import type { Value } from './value.ts';

/** What cuts a look-up short: one that is under way, by its number, or else what it may cost. */
export type Cut = number;

/** Before every number: no look-up is to blame. */
export const BUDGET: Cut = 0;

/** An answer that was cut short. */
export interface CutShort {
  values: readonly Value[];
  by: Cut;
}

const NONE: Cut = Infinity;

export interface Begun {
  number: number;
  count: number;
  earliest: Cut;
}

export class Cuts {
  #begun = 0;
  #count = 0;
  /** of those since the look-up was begun that is under way */
  #earliest = NONE;

  /** How many there were that are still to blame for something. */
  get count(): number {
    return this.#count;
  }

  add(cut: Cut): void {
    this.#count += 1;
    this.#earliest = Math.min(this.#earliest, cut);
  }

  begin(): Begun {
    this.#begun += 1;
    const begun = { number: this.#begun, count: this.#count, earliest: this.#earliest };
    this.#earliest = NONE;
    return begun;
  }

  /** What has cut it short; `null` for a whole answer. */
  end({ number, count, earliest }: Begun): Cut | null {
    const own = this.#earliest;
    if (own >= number) this.#count = count;
    const isWhole = this.#count === count;
    this.#earliest = isWhole ? earliest : Math.min(earliest, own);
    return isWhole ? null : own;
  }

  /** Nothing that cuts this short counts. */
  without<T>(find: () => T): T {
    const [count, earliest] = [this.#count, this.#earliest];
    const found = find();
    [this.#count, this.#earliest] = [count, earliest];
    return found;
  }
}

/** What is being looked for, so that nobody looks for it again meanwhile. */
export class UnderWay {
  readonly #numbers = new Map<string, Map<Node, number>>();

  /** Its number; `null` for what is not. */
  of(what: string, node: Node): number | null {
    return this.#numbers.get(what)?.get(node) ?? null;
  }

  add(what: string, node: Node, number: number): void {
    const numbers = this.#numbers.get(what);
    if (numbers) numbers.set(node, number);
    else this.#numbers.set(what, new Map([[node, number]]));
  }

  delete(what: string, node: Node): void {
    this.#numbers.get(what)?.delete(node);
  }
}
