/** What a request carries: content parts, input items, tools, wherever the program builds them. */
import type { Node } from '../values/ast.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { elementsOf } from '../values/kinds/list.ts';
import { ObjectView } from '../values/heap/object-view.ts';
import { type Value, isNothing, textOf } from '../values/value.ts';
import type { Item } from './item.ts';
import type { OpenAICall } from './record.ts';

const MAX_DEPTH = 6;
const MAX_ITEMS = 400;

/** Every object below the given keys of the request body. */
export function itemsUnder(
  evaluator: Evaluator,
  call: OpenAICall,
  keys: readonly string[],
): Item[] {
  const items: Item[] = [...(call.items?.(keys) ?? [])];
  const seen = new Set<Node>(items.map(({ node }) => node));
  const visit = (value: Value, under: string, depth: number): void => {
    if (depth > MAX_DEPTH || items.length >= MAX_ITEMS || isNothing(value)) return;
    if (value.kind === 'object') {
      if (seen.has(value.site.node)) return;
      seen.add(value.site.node);
      const view = new ObjectView(evaluator, [value], call.node);
      items.push({
        types: textsOf(view, 'type'),
        view,
        node: value.site.node,
        module: value.site.module,
        under,
      });
      for (const key of NESTING)
        for (const inner of view.get(key).values) visit(inner, under, depth + 1);
      return;
    }
    if (value.kind === 'array' || value.kind === 'list' || value.kind === 'call') {
      for (const element of elementsOf(evaluator, value)) visit(element, under, depth + 1);
    }
  };
  for (const key of keys) for (const value of call.body.get(key).values) visit(value, key, 0);
  return items;
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
