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

const NOTHING_MADE: readonly Item[] = [];
const NO_KEYS: readonly string[] = [];

/** One object that a request holds, and what it holds in turn. */
interface Carried extends Omit<Item, 'under'> {
  inner: readonly Value[];
}

/** The objects inside a request: what stands below a key is read once. */
export class Contents {
  readonly #evaluator: Evaluator;
  readonly #call: OpenAICall;
  readonly #items: Kept<readonly Item[]>;

  constructor(evaluator: Evaluator, call: OpenAICall) {
    this.#evaluator = evaluator;
    this.#call = call;
    this.#items = new Kept(evaluator);
  }

  /** Every object below the given keys of the request body; what stands below several of them once. */
  under(keys: readonly string[]): readonly Item[] {
    let all = this.#made(keys);
    for (const key of keys) {
      const items = this.#under(key);
      if (items.length > 0) all = all.length > 0 ? eachOnce([...all, ...items]) : items;
    }
    return all;
  }

  /** What a framework makes of what it is given. */
  #made(keys: readonly string[]): readonly Item[] {
    const { items } = this.#call;
    return items ? this.#items.of(`made ${keys.join()}`, () => items(keys)) : NOTHING_MADE;
  }

  #under(key: string): readonly Item[] {
    const { body } = this.#call;
    if (body.lacks(key)) return NOTHING_MADE;
    return this.#items.of(key, () => this.#below(key, body.get(key).values));
  }

  #below(key: string, values: readonly Value[]): Item[] {
    const items: Item[] = [];
    const seen = new Set<Node>();
    const visit = (value: Value, depth: number): void => {
      if (depth > MAX_DEPTH || items.length >= MAX_ITEMS || isNothing(value)) return;
      if (value.kind === 'object') {
        if (seen.has(value.site.node)) return;
        seen.add(value.site.node);
        const { inner, ...item } = this.#read(value);
        items.push({ ...item, under: key });
        for (const further of inner) visit(further, depth + 1);
        return;
      }
      if (value.kind === 'array' || value.kind === 'list' || value.kind === 'call') {
        for (const element of elementsOf(this.#evaluator, value)) visit(element, depth + 1);
      }
    };
    for (const value of values) visit(value, 0);
    return items;
  }

  #read(value: ValueOf<'object'>): Carried {
    const view = new ObjectView(this.#evaluator, [value], this.#call.node);
    const { node, module } = value.site;
    const written = writtenIn(view);
    const nesting = written.length === 0 ? NO_KEYS : NESTING.filter((key) => written.includes(key));
    return {
      types: written.includes('type') ? textsOf(view, 'type') : NO_KEYS,
      view,
      node,
      module,
      inner: nesting.flatMap((key) => view.get(key).values),
    };
  }
}

function eachOnce(items: readonly Item[]): readonly Item[] {
  const seen = new Set<Node>();
  return items.filter(({ node }) => seen.size < seen.add(node).size);
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

const OF_INTEREST = ['type', ...NESTING];

/** What nobody writes has no values, and most objects have few of these keys. */
function writtenIn(view: ObjectView): readonly string[] {
  const keys = OF_INTEREST.filter((key) => !view.lacks(key));
  return keys.length < OF_INTEREST.length ? keys : view.keys();
}

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
