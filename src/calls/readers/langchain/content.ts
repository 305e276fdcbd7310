/** What a model is given: messages, templates and tools, wherever the program makes them. */
import type { Evaluator } from '../../../values/evaluator.ts';
import { type Lookup, NOTHING } from '../../../values/heap/lookup.ts';
import { ObjectView } from '../../../values/heap/object-view.ts';
import { elementsOf } from '../../../values/kinds/list.ts';
import { awaitedResults } from '../../../values/kinds/promise.ts';
import { type Value, isNothing, takerOf, textOf } from '../../../values/value.ts';
import { CONTENT_KEYS } from '../../content.ts';
import type { Item } from '../../item.ts';
import { importOf } from '../../client.ts';
import { SINCE, isFrom, modelClassOf } from '../../../catalogue/frameworks/langchain.ts';
import { type Wording, saying, translatedItem } from '../parts.ts';
import { hostedToolOf } from './route.ts';
import { isOfFamily } from './runnable.ts';

const MAX_DEPTH = 8;
const MAX_VALUES = 600;

/** Types of the blocks that hold more than text. */
const BLOCKS: Readonly<Record<string, string>> = {
  image_url: 'input_image',
  input_image: 'input_image',
  image: 'input_image',
  file: 'input_file',
  input_file: 'input_file',
  input_audio: 'input_audio',
  audio: 'input_audio',
};

interface Words {
  /** the key that holds the content */
  under: string;
  version: string;
}

/** Blocks that older versions do not know. */
const STANDARD = new Set(['image', 'audio']);

/** Blocks and tools in the words of the API. */
export function itemsOf(
  evaluator: Evaluator,
  content: readonly Value[],
  tools: Lookup,
  { under, version }: Words,
): (keys: readonly string[]) => readonly Item[] {
  let blocks: readonly Item[] | null = null;
  return (keys) => [
    ...(keys.some((key) => (CONTENT_KEYS as readonly string[]).includes(key))
      ? (blocks ??= new Blocks(evaluator, under, isFrom(version, SINCE.standardBlocks)).in(content))
      : []),
    ...(keys.includes('tools') ? madeTools(evaluator, tools) : []),
  ];
}

class Blocks {
  readonly #evaluator: Evaluator;
  readonly #under: string;
  readonly #hasStandardBlocks: boolean;
  readonly #seen = new Set<unknown>();
  readonly #items: Item[] = [];

  constructor(evaluator: Evaluator, under: string, hasStandardBlocks: boolean) {
    this.#evaluator = evaluator;
    this.#hasStandardBlocks = hasStandardBlocks;
    this.#under = under;
  }

  in(content: readonly Value[]): readonly Item[] {
    for (const value of content) this.#visit(value, 0);
    return this.#items;
  }

  #visit(value: Value, depth: number): void {
    if (depth > MAX_DEPTH || this.#seen.size > MAX_VALUES || isNothing(value)) return;
    if (this.#seen.has(value) || value.kind === 'literal') return;
    this.#seen.add(value);
    const visit = (inner: readonly Value[]): void => {
      for (const item of inner) this.#visit(item, depth + 1);
    };
    switch (value.kind) {
      case 'object':
        if (!this.#block(value)) visit(this.#view(value).everything());
        break;
      case 'array':
      case 'list':
        visit(elementsOf(this.#evaluator, value));
        break;
      case 'function':
        visit(awaitedResults(this.#evaluator, value, value.site));
        break;
      case 'call':
      case 'new':
        if (isModel(value)) break;
        if (value.callee.kind === 'member') visit([value.callee.object]);
        if (isOfFamily(value) || isListMethod(value)) {
          visit((value.args ?? []).flatMap(({ site }) => this.#evaluator.evaluate(site)));
          if (isListMethod(value)) visit(elementsOf(this.#evaluator, value));
        }
        break;
      default:
    }
  }

  #view(value: Value): ObjectView {
    return new ObjectView(this.#evaluator, [value], value.site.node);
  }

  #block(value: Value): boolean {
    const view = this.#view(value);
    const types = view.get('type').values.flatMap((item) => textOf(item) ?? []);
    const type = types.find((item) => Object.hasOwn(BLOCKS, item));
    if (type === undefined) return false;
    if (STANDARD.has(type) && !this.#hasStandardBlocks) return true;
    // A tool or a schema has other keys than a block.
    const isBlock = KEYS_OF_BLOCKS.some((key) => !view.get(key).absent);
    if (isBlock)
      this.#items.push(
        translatedItem(BLOCKS[type] ?? type, value.site, this.#under, view, wordingOf(type)),
      );
    return isBlock;
  }
}

const KEYS_OF_BLOCKS = [
  ...['image_url', 'url', 'data', 'source_type', 'file', 'file_id', 'fileId', 'input_audio'],
  ...['file_data', 'id', 'source'],
];

function isModel(value: Value): boolean {
  const made = value.kind === 'new' ? importOf(value.callee) : null;
  return made !== null && modelClassOf(made.source, made.name) !== null;
}

function isListMethod(value: Value): boolean {
  return (
    value.kind === 'call' &&
    value.callee.kind === 'member' &&
    /^(?:concat|map|flatMap|filter|slice|reverse|toReversed)$/.test(value.callee.name ?? '')
  );
}

/** `{ type: 'image', source_type: 'url', url }` is `{ type: 'input_image', image_url }`. */
function wordingOf(type: string): Wording {
  const isImage = BLOCKS[type] === 'input_image';
  return isImage
    ? { type: 'type', image_url: imageOf, file_id: idOf }
    : { type: 'type', file_id: idOf, file_data: 'data', file_url: 'url', file: 'file' };
}

function imageOf(view: ObjectView): Lookup {
  const written = view.get('image_url');
  if (!written.absent) {
    const isObject = written.values.some(({ kind }) => kind === 'object');
    return isObject ? view.at('image_url').get('url') : written;
  }
  return firstOf(view, ['url', 'data']);
}

function idOf(view: ObjectView): Lookup {
  const own = firstOf(view, ['file_id', 'fileId']);
  if (!own.absent) return own;
  const isById = view.get('source_type').values.some((value) => textOf(value) === 'id');
  if (isById) return view.get('id');
  return view.get('file').absent ? NOTHING : view.at('file').get('file_id');
}

function firstOf(view: ObjectView, keys: readonly string[]): Lookup {
  return keys.map((key) => view.get(key)).find((lookup) => !lookup.absent) ?? NOTHING;
}

/** `tools.fileSearch({ vectorStoreIds })` */
function madeTools(evaluator: Evaluator, { values }: Lookup): Item[] {
  return values
    .flatMap((list) => elementsOf(evaluator, list))
    .flatMap((tool): Item[] => {
      const type = hostedToolOf(tool);
      if (type === null || tool.kind !== 'call') return [];
      const [first] = tool.args;
      const given = first ? evaluator.evaluate(first.site) : [];
      const view = new ObjectView(evaluator, given, first ? takerOf(first) : tool.site.node);
      return [translatedItem(type, tool.site, 'tools', view, toolWording(tool))];
    });
}

function toolWording(tool: Value): Wording {
  return {
    type: () => saying([tool]),
    vector_store_ids: 'vectorStoreIds',
    server_url: 'serverUrl',
    server_label: 'serverLabel',
    connector_id: 'connectorId',
    container: 'container',
    headers: 'headers',
    authorization: 'authorization',
  };
}
