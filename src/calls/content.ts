/** What a request carries: content parts, input items, tools, wherever the program builds them. */
import type { Node } from '../values/ast.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { elementsOf } from '../values/kinds/list.ts';
import { ObjectView } from '../values/heap/object-view.ts';
import { type Value, type ValueOf, isNothing, textOf } from '../values/value.ts';
import type { Item } from './item.ts';
import { Kept } from './kept.ts';
import type { OpenAICall } from './record.ts';

const MAX_DEPTH = 6;
const MAX_ITEMS = 400;

/** One object that a request holds, and what it holds in turn. */
interface Carried extends Omit<Item, 'under'> {
  inner: readonly Value[];
}

/** The objects inside a request; each of them is read once, below whatever keys it is asked for. */
export class Contents {
  readonly #evaluator: Evaluator;
  readonly #call: OpenAICall;
  readonly #carried: Kept<Carried, Value>;
  readonly #elements: Kept<readonly Value[], Value>;

  constructor(evaluator: Evaluator, call: OpenAICall) {
    this.#evaluator = evaluator;
    this.#call = call;
    this.#carried = new Kept(evaluator);
    this.#elements = new Kept(evaluator);
  }

  /** Every object below the given keys of the request body. */
  under(keys: readonly string[]): Item[] {
    const { body, items: made } = this.#call;
    const items: Item[] = [...(made?.(keys) ?? [])];
    const seen = new Set<Node>(items.map(({ node }) => node));
    const visit = (value: Value, under: string, depth: number): void => {
      if (depth > MAX_DEPTH || items.length >= MAX_ITEMS || isNothing(value)) return;
      if (value.kind === 'object') {
        if (seen.has(value.site.node)) return;
        seen.add(value.site.node);
        const { inner, ...item } = this.#carried.of(value, () => this.#read(value));
        items.push({ ...item, under });
        for (const further of inner) visit(further, under, depth + 1);
        return;
      }
      if (value.kind === 'array' || value.kind === 'list' || value.kind === 'call') {
        const elements = this.#elements.of(value, () => elementsOf(this.#evaluator, value));
        for (const element of elements) visit(element, under, depth + 1);
      }
    };
    for (const key of keys) for (const value of body.get(key).values) visit(value, key, 0);
    return items;
  }

  #read(value: ValueOf<'object'>): Carried {
    const view = new ObjectView(this.#evaluator, [value], this.#call.node);
    const { node, module } = value.site;
    // What nobody writes has no values; few objects have more than one of these keys.
    const written = new Set(view.keys());
    const inner = NESTING.filter((key) => written.has(key)).flatMap((key) => view.get(key).values);
    return {
      types: written.has('type') ? textsOf(view, 'type') : [],
      view,
      node,
      module,
      inner,
    };
  }
}

/** Keys under which a part of a request holds further parts. */
const NESTING = [
  'content',
  'output',
  'item',
  'items',
  'image_url',
  'file',
  'environment',
  'tools',
  'container',
  'attachments',
];

/** The texts that a key of an object may hold. */
export function textsOf(
  view: { get: (name: string) => { values: readonly Value[] } },
  key: string,
): string[] {
  return view.get(key).values.flatMap((value) => textOf(value) ?? []);
}

export const CONTENT_KEYS = [
  'messages',
  'input',
  'prompt',
  'thread',
  'additional_messages',
] as const;

/** Requests that carry a prompt and come back with an answer. */
export const CONTENT_ROUTES: ReadonlySet<string> = new Set([
  'POST /v1/responses',
  'POST /v1/chat/completions',
  'POST /v1/decisions',
  'WS /v1/responses',
]);
