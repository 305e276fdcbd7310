/** The body, headers or query of a request: what the client adds, what the call gives, what overrides it. */
import type { Node } from '../values/ast.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { type Lookup, ObjectView, type WrittenKey, isReplaced } from '../values/object-view.ts';
import type { Site, Value } from '../values/value.ts';

export interface ViewPart {
  view: ObjectView;
  /** keys of the object that are sent elsewhere */
  without?: ReadonlySet<string>;
  /** the only keys of the object that are sent here */
  only?: ReadonlySet<string>;
}

export interface ViewOptions {
  fields?: Record<string, Site>;
  hidden?: boolean;
  ignoreCase?: boolean;
  /** keys that the SDK adds */
  added?: readonly string[];
  /** what may be sent in its place */
  instead?: RequestView;
}

const ABSENT: Lookup = { values: [], absent: true, unknown: false, nodes: [] };

export class RequestView {
  /** from what yields to what wins */
  readonly parts: readonly ViewPart[];
  /** positional arguments that are sent as keys */
  readonly fields: Readonly<Record<string, Site>>;
  /** something that cannot be seen may add or replace keys */
  readonly hidden: boolean;
  readonly #own: readonly ViewPart[];
  readonly #evaluator: Evaluator;
  readonly #ignoreCase: boolean;
  readonly #added: readonly string[];
  readonly #instead: RequestView | null;

  constructor(evaluator: Evaluator, parts: readonly ViewPart[], options: ViewOptions = {}) {
    this.#evaluator = evaluator;
    this.parts = [...parts, ...options.instead?.parts ?? []];
    this.#own = parts;
    this.fields = options.fields ?? {};
    this.hidden = options.hidden ?? false;
    this.#ignoreCase = options.ignoreCase ?? false;
    this.#added = options.added ?? [];
    this.#instead = options.instead ?? null;
  }

  get(name: string): Lookup {
    return this.#instead ? either(this.#lookup(name), this.#instead.get(name)) : this.#lookup(name);
  }

  #lookup(name: string): Lookup {
    const field = Object.entries(this.fields).findLast(([key]) => key === name || (this.#ignoreCase && key.toLowerCase() === name.toLowerCase()))?.[1];
    if (field) return { values: this.#evaluator.evaluate(field), absent: false, unknown: false, nodes: [field.node] };
    let result: Lookup = this.hidden ? { ...ABSENT, unknown: true } : ABSENT;
    for (const part of this.#own) {
      const found = this.#in(part, name);
      result = found.absent
        ? { ...combined(result, found), absent: result.absent }
        : found;
    }
    return result.absent && this.#added.includes(name) ? { ...result, absent: false, unknown: true } : result;
  }

  #in(part: ViewPart, name: string): Lookup {
    const { view } = part;
    if (!carries(part, name)) return ABSENT;
    if (!this.#ignoreCase) return view.get(name);
    const spelt = view.keys().filter((key) => key.toLowerCase() === name.toLowerCase());
    const last = spelt.at(-1);
    return last === undefined ? view.get(name) : view.get(last);
  }

  /** Every place that writes a key of the request. */
  written(): WrittenKey[] {
    const fromFields = Object.entries(this.fields).map(([name, site]): WrittenKey => ({ name, node: site.node, module: site.module, value: site }));
    return [...fromFields, ...this.parts.flatMap((part) => part.view.written().filter((key) => carries(part, key.name)))];
  }

  /** Nothing of it is out of sight. */
  get isComplete(): boolean {
    return !this.hidden && (this.#instead?.isComplete ?? true) && this.parts.every(({ view }) => view.isComplete());
  }

  /** The object literal of the call itself, where a key could be added. */
  get literal(): (Value & { kind: 'object' }) | null {
    const values = this.parts.flatMap(({ view }) => view.alternatives);
    const [only] = values;
    return values.length === 1 && only?.kind === 'object' ? only : null;
  }

  static empty(evaluator: Evaluator): RequestView {
    return new RequestView(evaluator, []);
  }
}

function carries({ without, only }: ViewPart, name: string): boolean {
  return !without?.has(name) && (only?.has(name) ?? true);
}

function either(left: Lookup, right: Lookup): Lookup {
  return { ...combined(left, right), absent: left.absent || right.absent };
}

function combined(left: Lookup, right: Lookup): Omit<Lookup, 'absent'> {
  return {
    values: [...left.values, ...right.values],
    unknown: left.unknown || right.unknown,
    ...isReplaced([left, right]) ? { replaced: true } : {},
    nodes: [...left.nodes, ...right.nodes],
  };
}

export function viewOf(evaluator: Evaluator, site: Site | undefined, use: Node): ObjectView | null {
  return site ? new ObjectView(evaluator, evaluator.evaluate(site), use) : null;
}
