/** Keys that a file writes to something, and below it: `x.a = …`, `x.a.b = …` */
export type Keys = readonly string[];

/** Any key, also one under which a method stands. */
export const ANY_METHOD = '()';

/** The thing itself, or whatever stands below it. */
export const ANYWHERE = '**';

interface Place {
  /** from there to what is written to; `*` is any key */
  way: Keys;
  keys: Set<string>;
}

/** By the way to what is written to: files set many keys, and all in a few places. */
export class KeysWritten {
  readonly #places = new Map<string, Place>();

  get isEmpty(): boolean {
    return this.#places.size === 0;
  }

  add(written: Keys): void {
    const way = written.slice(0, -1);
    const key = written.at(-1);
    if (key === undefined) return;
    const question = way.join('\0');
    const known = this.#places.get(question);
    if (known) known.keys.add(key);
    else this.#places.set(question, { way, keys: new Set([key]) });
  }

  /** Those of what stands at the end of a way; of all of them `*` is one. */
  at(path: Keys): readonly string[] {
    const found: string[] = [];
    for (const { way, keys } of this.#places.values()) if (leadsTo(way, path)) found.push(...keys);
    return found;
  }

  /** Of the thing itself. */
  has(key: string): boolean {
    return ['', ANYWHERE].some((way) => this.#places.get(way)?.keys.has(key));
  }
}

function leadsTo(way: Keys, path: Keys): boolean {
  if (way[0] === ANYWHERE) return true;
  return way.length === path.length && path.every((key, index) => isKey(way[index], key));
}

function isKey(written: string | undefined, key: string): boolean {
  return written === key || written === '*';
}
