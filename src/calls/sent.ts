/** The parts of a request in the words of rules: its body, query and headers, and the objects inside. */
import { type Node, contains } from '../values/ast.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { type Lookup, NOTHING } from '../values/heap/lookup.ts';
import type { Item, KeyView } from './item.ts';
import { Field } from './field.ts';
import { Kept } from './kept.ts';
import { Key } from './key.ts';
import { type Place, isIn } from './place.ts';
import type { RequestView } from './request-view.ts';
import { patternsOf } from './request/texts.ts';

/** `get('store')`, `get('session', 'store')` */
type Path = readonly [...string[], string];

/** What a request belongs to: the smallest node that names it, and the whole of it. */
export interface Owner extends Place {
  whole: Node;
}

/** The body, the query or the headers. */
export class Sent {
  readonly #view: RequestView;
  readonly #owner: Owner;
  readonly #fields: Kept<Field>;
  #leftOut: Field | null = null;

  constructor(view: RequestView, owner: Owner, evaluator: Evaluator) {
    this.#view = view;
    this.#owner = owner;
    this.#fields = new Kept(evaluator);
  }

  get(...path: Path): Field {
    const [top] = path;
    if (this.#view.lacks(top)) return (this.#leftOut ??= this.#fieldOf(NOTHING));
    return path.length === 1
      ? this.#fields.of(top, () => this.#fieldOf(this.#view.get(top)))
      : this.#fields.of(path.join('\0'), () =>
          this.#fieldOf(this.#view.getWithin(path.slice(0, -1), path.at(-1)!)),
        );
  }

  #fieldOf(found: Lookup): Field {
    return new Field(found, this.#ownerOf);
  }

  readonly #ownerOf = (): Owner => this.#owner;

  /** Every place that writes a key, at the top or within: `written('metadata')`. */
  written(...path: string[]): Key[] {
    const [top] = path;
    if (top === undefined)
      return this.#view.written().map((key) => new Key(key, () => this.#owner.otherwise));
    const keys = this.#view.within(path).flatMap((inner) => inner.written());
    return keys.map((key) => new Key(key, () => this.entryTo(top)));
  }

  /** The key in the call itself that something is reached through, for what stands in another file. */
  entryTo(key: string): Node {
    const { whole, module, otherwise } = this.#owner;
    const written = this.#view.get(key).nodes;
    return written.find((node) => isIn(node, module) && contains(whole, node)) ?? otherwise;
  }
}

/** One object inside a request, wherever the program builds it. */
export class Part {
  /** the literal values of its `type` */
  readonly types: readonly string[];
  readonly #item: Omit<Item, 'under'>;
  readonly #evaluator: Evaluator;
  readonly #entry: () => Node;
  readonly #lookups: Kept<ReturnType<Item['view']['get']>>;

  constructor(item: Omit<Item, 'under'>, evaluator: Evaluator, entry: () => Node) {
    this.types = item.types;
    this.#item = item;
    this.#evaluator = evaluator;
    this.#entry = entry;
    this.#lookups = new Kept(evaluator);
  }

  get at(): Place {
    const { node, module } = this.#item;
    return { node, module, otherwise: this.#entry() };
  }

  get(...path: Path): Field {
    return new Field(this.#lookup(path), () => this.at);
  }

  /** The texts that it may have under a key; `{}` stands for a part that is not known. */
  patterns(...path: Path): string[] {
    return this.#lookup(path).values.flatMap((value) => patternsOf(this.#evaluator, value));
  }

  written(): Key[] {
    return this.#item.view.written().map((key) => new Key(key, this.#entry));
  }

  #lookup(path: Path): ReturnType<Item['view']['get']> {
    return this.#lookups.of(path.join('\0'), () => {
      const inner = path.slice(0, -1).reduce<KeyView>((view, key) => view.at(key), this.#item.view);
      return inner.get(path.at(-1)!);
    });
  }
}
