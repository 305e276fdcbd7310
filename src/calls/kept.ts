/** What was found out once, for all rules: each of them asks much the same of a call. */
import type { Evaluator } from '../values/evaluator.ts';

export class Kept<T> {
  readonly #evaluator: Evaluator;
  #known: Map<string, T> | null = null;

  constructor(evaluator: Evaluator) {
    this.#evaluator = evaluator;
  }

  /** What was cut short is looked for again: the next question has a budget of its own. */
  of(name: string, find: () => T): T {
    const known = this.#known?.get(name);
    if (known !== undefined) return known;
    const cutBefore = this.#evaluator.timesCut;
    const found = find();
    if (this.#evaluator.timesCut === cutBefore)
      (this.#known ??= new Map<string, T>()).set(name, found);
    return found;
  }
}
