/** What a run carries: tools that run at OpenAI, images and files. */
import { hostedTools } from '../../../catalogue/frameworks/agents.ts';
import type { Evaluator } from '../../../values/evaluator.ts';
import { type Lookup, NOTHING } from '../../../values/heap/lookup.ts';
import { ObjectView } from '../../../values/heap/object-view.ts';
import { elementsOf } from '../../../values/kinds/list.ts';
import { type Arg, type Value, type ValueOf, isNothing, textOf } from '../../../values/value.ts';
import { textsOf } from '../../content.ts';
import type { Item } from '../../item.ts';
import { type Wording, objectsIn, saying, translatedItem } from '../parts.ts';
import type { Desk } from '../reader.ts';
import { given, layered, nameOfExport } from './exports.ts';
import type { Member } from './team.ts';

export function toolsOf(desk: Desk, { options }: Member): Item[] {
  const { evaluator } = desk;
  return layered(options ?? [], 'tools')
    .values.flatMap((list) =>
      list.kind === 'array' || list.kind === 'list' || list.kind === 'call'
        ? elementsOf(evaluator, list)
        : [],
    )
    .flatMap((tool) => toolOf(desk, tool));
}

function toolOf(desk: Desk, tool: Value): Item[] {
  if (tool.kind === 'object') return writtenOut(desk.evaluator, tool);
  const name = tool.kind === 'call' ? nameOfExport(tool.callee) : null;
  const known = name !== null && Object.hasOwn(hostedTools, name) ? hostedTools[name] : undefined;
  if (tool.kind !== 'call' || !known) return [];
  const [first, second] = tool.args;
  const isSearch = known.type === 'file_search';
  const options = given(desk, isSearch ? second : first);
  const view = options ?? new ObjectView(desk.evaluator, [], tool.site.node);
  // Without options nothing is said; a view of nothing would leave it open.
  const wording = options ? known.wording : {};
  return [
    translatedItem(known.type, tool.site, 'tools', view, {
      ...wording,
      type: () => NOTHING,
      ...(isSearch ? { vector_store_ids: () => storesIn(desk, first) } : {}),
    }),
  ];
}

function storesIn({ evaluator }: Desk, arg: Arg | undefined): Lookup {
  if (!arg || arg.spread) return NOTHING;
  return saying(evaluator.evaluate(arg.site), { nodes: [arg.site.node] });
}

/** `{ type: 'hosted_tool', providerData: { type: 'file_search', … } }` */
function writtenOut(evaluator: Evaluator, tool: ValueOf<'object'>): Item[] {
  const outer = new ObjectView(evaluator, [tool], tool.site.node);
  if (!textsOf(outer, 'type').includes('hosted_tool')) return [];
  const { node, module } = tool.site;
  const view = outer.at('providerData');
  return [{ types: textsOf(view, 'type'), view, node, module, under: 'tools' }];
}

const MAX_DEPTH = 4;

/** Every part of the input, in the words of the API. */
export function inputOf(desk: Desk, input: Arg | undefined): Item[] {
  if (!input || input.spread) return [];
  const { evaluator } = desk;
  const items: Item[] = [];
  const visit = (values: readonly Value[], depth: number): void => {
    if (depth > MAX_DEPTH) return;
    for (const message of messagesIn(desk, values)) visit(message, depth + 1);
    for (const object of objectsIn(evaluator, values)) {
      const view = new ObjectView(evaluator, [object], object.site.node);
      items.push(...partOf(object, view));
      for (const key of ['content', 'output'])
        visit(
          view.get(key).values.filter((value) => !isNothing(value)),
          depth + 1,
        );
    }
  };
  visit(evaluator.evaluate(input.site), 0);
  return items;
}

/** `user([…])` makes a message of its content. */
function messagesIn({ evaluator }: Desk, values: readonly Value[]): (readonly Value[])[] {
  return values
    .flatMap((value) =>
      value.kind === 'array' || value.kind === 'list' ? elementsOf(evaluator, value) : [value],
    )
    .flatMap((value) => {
      const isMessage =
        value.kind === 'call' && /^(?:user|assistant)$/.test(nameOfExport(value.callee) ?? '');
      const [content] = isMessage ? value.args : [];
      return content && !content.spread ? [evaluator.evaluate(content.site)] : [];
    });
}

function partOf(object: ValueOf<'object'>, view: ObjectView): Item[] {
  return textsOf(view, 'type').flatMap((type) =>
    Object.hasOwn(PARTS, type)
      ? [translatedItem(type, object.site, 'input', view, PARTS[type]!)]
      : [],
  );
}

/** An image is a URL, or `{ id }`; a file is a URL, data, or `{ id }` or `{ url }`. */
const PARTS: Readonly<Record<string, Wording>> = {
  input_image: {
    image_url: (view) => textsIn(view, ['image', 'imageUrl'], () => true),
    file_id: (view) => idIn(view, 'image'),
  },
  input_file: {
    file_url: (view) => textsIn(view, ['file'], (text) => /^https?:/i.test(text), 'url'),
    file_data: (view) => textsIn(view, ['file'], (text) => !/^https?:/i.test(text)),
    file_id: (view) => idIn(view, 'file'),
  },
  item_reference: { id: 'id' },
};

function textsIn(
  view: ObjectView,
  keys: readonly string[],
  isMeant: (text: string) => boolean,
  inner?: string,
): Lookup {
  const found = keys
    .map((key) => view.get(key))
    .find(({ values }) => values.some((value) => value.kind !== 'object'));
  const values = found?.values.filter(
    (value) => !isObject(value) && isMeant(textOf(value) ?? firstPart(value)),
  );
  if (found && values && values.length > 0) return { ...found, values };
  const [key = ''] = keys;
  return inner === undefined || !view.get(key).values.some(isObject)
    ? NOTHING
    : view.at(key).get(inner);
}

function idIn(view: ObjectView, key: string): Lookup {
  const { values } = view.get(key);
  return values.some(isObject) ? view.at(key).get('id') : NOTHING;
}

function isObject({ kind }: Value): boolean {
  return kind === 'object';
}

/** `data:…` in front of something that is not known */
function firstPart(value: Value): string {
  const [first] = value.kind === 'text' ? value.parts : [];
  return typeof first === 'string' ? first : '';
}
