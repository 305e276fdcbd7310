/** Content parts, items and tools that a framework sends in words of its own: what the API gets of them. */
import type { Evaluator } from '../../values/evaluator.ts';
import { type Lookup, NOTHING } from '../../values/heap/lookup.ts';
import type { ObjectView, WrittenKey } from '../../values/heap/object-view.ts';
import { elementsOf } from '../../values/kinds/list.ts';
import type { Site, Value, ValueOf } from '../../values/value.ts';
import type { Item, KeyView } from '../item.ts';

/** What a key of the API stands for: another key of the object, an object of its own, or what is worked out. */
export type Said = string | Wording | ((view: ObjectView) => Lookup);

/** key of the API → what the program says in its place */
export interface Wording {
  readonly [key: string]: Said;
}

/** An object of the program by the keys that the API has for it. */
export class Translated implements KeyView {
  readonly #view: ObjectView;
  readonly #wording: Wording;

  constructor(view: ObjectView, wording: Wording) {
    this.#view = view;
    this.#wording = wording;
  }

  get(name: string): Lookup {
    const said = this.#said(name);
    if (typeof said === 'string') return this.#view.get(said);
    return typeof said === 'function' ? said(this.#view) : NOTHING;
  }

  at(name: string): KeyView {
    const said = this.#said(name);
    if (typeof said === 'string') return this.#view.at(said);
    return new Translated(this.#view, typeof said === 'object' ? (said ?? {}) : {});
  }

  written(): WrittenKey[] {
    return this.#view.written().flatMap((key) =>
      Object.entries(this.#wording)
        .filter(([, said]) => said === key.name)
        .map(([name]) => ({ ...key, name })),
    );
  }

  #said(name: string): Said | null {
    return Object.hasOwn(this.#wording, name) ? (this.#wording[name] ?? null) : null;
  }
}

/** An item whose words are not those of the API. */
export function translatedItem(
  type: string,
  at: Pick<Site, 'node' | 'module'>,
  under: string,
  view: ObjectView,
  wording: Wording,
): Item {
  const { node, module } = at;
  return { types: [type], view: new Translated(view, wording), node, module, under };
}

/** What a value gives for sure. */
export function saying(values: readonly Value[], lookup: Partial<Lookup> = {}): Lookup {
  return { values, absent: false, unknown: false, nodes: [], ...lookup };
}

const MAX_DEPTH = 4;
const MAX_OBJECTS = 400;

/** The object literals that values are, or that lists among them hold. */
export function objectsIn(
  evaluator: Evaluator,
  values: readonly Value[],
): readonly ValueOf<'object'>[] {
  const found: ValueOf<'object'>[] = [];
  const visit = (value: Value, depth: number): void => {
    if (depth > MAX_DEPTH || found.length >= MAX_OBJECTS) return;
    if (value.kind === 'object') found.push(value);
    else if (LISTS.has(value.kind))
      for (const element of elementsOf(evaluator, value)) visit(element, depth + 1);
  };
  for (const value of values) visit(value, 0);
  return found;
}

const LISTS: ReadonlySet<Value['kind']> = new Set(['array', 'list', 'call', 'new']);
