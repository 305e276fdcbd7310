/** What a request, or an object inside of it, has under a key. */
import { unwrap } from '../values/ast.ts';
import type { Lookup } from '../values/heap/object-view.ts';
import { type Primitive, type Value, isNothing, textOf } from '../values/value.ts';
import { type Edit, type Scalar, textOf as textOfPlain } from './edit.ts';
import { type Place, isIn, placeOfKey, writtenBy } from './place.ts';
import { type Stored, storedBy } from './store.ts';

/** A text that a key may have, and what gives it. */
export class Given {
  readonly text: string;
  readonly #at: () => Place;

  constructor(text: string, at: () => Place) {
    this.text = text;
    this.#at = at;
  }

  get at(): Place {
    return this.#at();
  }
}

export class Field {
  readonly #lookup: Lookup;
  readonly #owner: () => Place;

  /** `owner` is worked out when something is reported only. */
  constructor(lookup: Lookup, owner: () => Place) {
    this.#lookup = lookup;
    this.#owner = owner;
  }

  /** The texts that it may have, as far as they are known. */
  get texts(): Given[] {
    return this.#lookup.values.flatMap((value) => {
      const text = textOf(value);
      return text === null ? [] : [new Given(text, () => this.#placeOf(value))];
    });
  }

  /** What gives it anything at all; `null` where nothing does, as far as that is known. */
  get given(): Place | null {
    const value = this.#lookup.values.find((item) => !isNothing(item));
    return value ? this.#placeOf(value) : null;
  }

  /** What gives it one value in question. */
  giving(value: Primitive): Place | null {
    const found = this.#lookup.values.find((item) => isLiteral(item, value));
    return found ? this.#placeOf(found) : null;
  }

  /** Nothing gives it a value, and nothing is out of sight. */
  get isLeftOut(): boolean {
    const { values, unknown } = this.#lookup;
    return values.every((value) => isNothing(value) && !value.isFailing) && !unknown;
  }

  /** Whether it is there at all depends on what the program does. */
  get mayBeLeftOut(): boolean {
    const { values, absent, unknown } = this.#lookup;
    return (absent && !unknown) || values.some((value) => isLiteral(value, undefined));
  }

  /** One text, not a list. */
  get isPlain(): boolean {
    return this.#lookup.values.every(({ kind }) => kind === 'literal' || kind === 'text');
  }

  /** What it says as `store`. */
  get stored(): Stored {
    return storedBy(this.#lookup);
  }

  /** The place that writes it, rather than one that only another file has. */
  get at(): Place {
    return placeOfKey(this.#owner(), this.#lookup.nodes);
  }

  /** Something else than this value may be given to it. */
  mayDiffer(value: Primitive): boolean {
    return this.#lookup.values.some((item) => !isNothing(item) && !isLiteral(item, value));
  }

  /** Another value in the place of one that is spelt out in the same file. */
  put(value: Scalar): Edit | null {
    const { module } = this.#owner();
    const written = this.#lookup.nodes
      .filter((node) => isIn(node, module))
      .map(writtenBy)
      .map((node) => node && unwrap(node))
      .find((node) => node?.type === 'Literal' && node.value !== value);
    return written ? { kind: 'replace', node: written, text: textOfPlain(value) } : null;
  }

  #placeOf(value: Value): Place {
    return placeOfKey(this.#owner(), this.#lookup.nodes, value);
  }
}

function isLiteral(item: Value, value: Primitive): boolean {
  return item.kind === 'literal' && item.value === value && !item.isFailing;
}
