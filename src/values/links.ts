/** Who asked whom: what an answer rests on, whatever of it was remembered from another question. */
export class Links<T> {
  readonly #asked = new Map<T, Set<T>>();
  readonly #open: T[] = [];

  /** Everything that is asked meanwhile is asked for this one. */
  within<R>(item: T, answer: () => R): R {
    const asking = this.#open.at(-1);
    if (asking !== undefined && asking !== item) this.#add(asking, item);
    this.#open.push(item);
    try {
      return answer();
    } finally {
      this.#open.pop();
    }
  }

  /** What one asked in its turn. */
  askedBy(item: T): ReadonlySet<T> {
    return this.#asked.get(item) ?? NONE;
  }

  /** Everything that was asked for some, directly or not, and those themselves. */
  behind(items: Iterable<T>): Set<T> {
    const found = new Set(items);
    for (const item of found) for (const next of this.askedBy(item)) found.add(next);
    return found;
  }

  #add(asking: T, item: T): void {
    const known = this.#asked.get(asking);
    if (known) known.add(item);
    else this.#asked.set(asking, new Set([item]));
  }
}

const NONE: ReadonlySet<never> = new Set<never>();
