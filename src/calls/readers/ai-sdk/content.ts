/** Messages, their parts and the hosted tools, as the provider of OpenAI words them on the wire. */
import { hostedTools } from '../../../catalogue/frameworks/ai-sdk.ts';
import { plainSpecifier } from '../../../catalogue/specifiers.ts';
import { type Node, contains, enclosingFunction, isFunction } from '../../../values/ast.ts';
import type { Evaluator } from '../../../values/evaluator.ts';
import { type Lookup, NOTHING, merge } from '../../../values/heap/lookup.ts';
import { ObjectView } from '../../../values/heap/object-view.ts';
import { happenedTo } from '../../../values/kinds/collection.ts';
import { elementsOf } from '../../../values/kinds/list.ts';
import {
  type Site,
  type Value,
  type ValueOf,
  rootOf,
  takerOf,
  textOf,
} from '../../../values/value.ts';
import type { Item } from '../../item.ts';
import { exportOf } from '../framework.ts';
import { type Wording, objectsIn, saying, translatedItem } from '../parts.ts';
import type { Given } from '../given.ts';
import type { Model } from './model.ts';
import type { Asked } from './options.ts';

/** Keys of the request that hold what the call says in `messages` and `prompt`. */
const UNDER: Readonly<Record<string, string>> = { responses: 'input', chat: 'messages' };

export function itemsOf(
  asked: Asked,
  model: Model,
  isStored: () => boolean,
): (keys: readonly string[]) => readonly Item[] {
  const under = UNDER[model.api];
  return (keys) => {
    if (under === undefined) return [];
    const content = keys.includes(under) ? contentItems(asked, model, under, isStored) : [];
    const tools = keys.includes('tools') && model.api === 'responses' ? toolItems(asked) : [];
    return [...content, ...tools];
  };
}

function contentItems(asked: Asked, model: Model, under: string, isStored: () => boolean): Item[] {
  const { evaluator, given, site } = asked;
  const lists = ['messages', 'prompt', 'uiMessages'].flatMap((key) => given.get(key).values);
  const messages = lists.flatMap((list) => messagesIn(evaluator, list));
  const parts = objectsIn(evaluator, messages).flatMap((message) => {
    const view = new ObjectView(evaluator, [message], site.node);
    const held = ['content', 'parts', 'experimental_attachments'].flatMap(
      (key) => view.get(key).values,
    );
    return objectsIn(evaluator, held);
  });
  const isKept = model.api === 'responses' && model.generation >= 5 && isStored();
  const named = isKept ? parts.filter((part) => isNamed(asked, part, model)) : [];
  const replayed =
    isKept && model.generation === 5
      ? [...lists.flatMap((list) => replaysIn(evaluator, list, site.node)), ...stepsIn(given)]
      : [];
  return [
    ...parts.flatMap((part) => itemOf(evaluator, part, model, under, site)),
    ...[...named.map((part) => part.site), ...replayed].map((at) =>
      translatedItem('item_reference', at, under, new ObjectView(evaluator, [], site.node), {}),
    ),
  ];
}

/**
 * A part with the id of a stored item: it is sent as that, reasoning in all generations from 5 on,
 * the rest in 5 only.
 */
function isNamed(
  { evaluator, site }: Asked,
  part: ValueOf<'object'>,
  { generation }: Model,
): boolean {
  const view = new ObjectView(evaluator, [part], site.node);
  if (generation > 5 && !textsUnder(view, 'type').includes('reasoning')) return false;
  return ['providerOptions', 'providerMetadata'].some((key) => {
    const { values } = view.get(key);
    if (values.length === 0) return false;
    const own = new ObjectView(evaluator, values, site.node).get('openai').values;
    if (own.length === 0) return false;
    return new ObjectView(evaluator, own, site.node).get('itemId').values.length > 0;
  });
}

/**
 * The key of the content, where more may be in it than the program shows: what others wrote, or an
 * earlier call gave.
 */
export function openContentOf({ evaluator, given, site }: Asked, { api }: Model): string | null {
  const lookups = ['messages', 'prompt'].map((key) => given.get(key));
  const lists = lookups.flatMap(({ values }) => values);
  const isOpen =
    lookups.some(({ unknown }) => unknown) ||
    lists.some((list) => isOpenList(evaluator, list)) ||
    lists.some((list) => replaysIn(evaluator, list, site.node).length > 0) ||
    stepsIn(given).length > 0;
  return isOpen ? (UNDER[api] ?? null) : null;
}

/** A text that the program computes is a text all the same. */
function isOpenList(evaluator: Evaluator, list: Value): boolean {
  return list.kind === 'array'
    ? elementsOf(evaluator, list).some(({ kind }) => kind !== 'object' && kind !== 'text')
    : !['literal', 'text'].includes(list.kind);
}

/** `convertToModelMessages(messages)` keeps what it is given. */
function messagesIn(evaluator: Evaluator, list: Value): readonly Value[] {
  const [arg] = list.kind === 'call' && isConversion(list) ? list.args : [];
  return arg && !arg.spread ? evaluator.evaluate(arg.site) : [list];
}

function isConversion({ callee }: ValueOf<'call'>): boolean {
  return /^convertTo(?:Model|Core)Messages$/.test(exportOf(callee)?.name ?? '');
}

/** `messages.push(...result.response.messages)`: what an earlier call gave is named by its ids. */
function replaysIn(evaluator: Evaluator, list: Value, call: Node): Pick<Site, 'node' | 'module'>[] {
  if (list.kind !== 'array') return isReplay(list) ? [list.site] : [];
  const { node, module, env } = list.site;
  const spread = node.elements.flatMap((element) =>
    element?.type === 'SpreadElement' ? [{ node: element.argument, module, env }] : [],
  );
  const pushed = happenedTo(evaluator, list).flatMap(({ change, node: at }) =>
    change.kind === 'call' &&
    /^(?:push|unshift)$/.test(change.method ?? '') &&
    mayComeBefore(at, call)
      ? change.args.filter((arg) => arg.spread).map((arg) => arg.site)
      : [],
  );
  return [...spread, ...pushed]
    .flatMap((site: Site) => evaluator.evaluate(site))
    .filter(isReplay)
    .map(({ site }) => site);
}

/** In the order of the text, unless a loop or another function leads back. */
function mayComeBefore(change: Node, call: Node): boolean {
  if (change.range[0] < call.range[0] || enclosingFunction(change) !== enclosingFunction(call))
    return true;
  for (let node = call.parent; node && !isFunction(node); node = node.parent)
    if (/^(?:For|While|DoWhile)/.test(node.type) && contains(node, change)) return true;
  return false;
}

/** Every step after the first one sends what the steps before it gave. */
function stepsIn(given: Given): Pick<Site, 'node' | 'module'>[] {
  const steps = given.get('stopWhen');
  const tools = given.at('tools').written();
  const [key] = given.written().filter(({ name }) => name === 'stopWhen');
  return key && tools.length > 0 && steps.values.length > 0 ? [key] : [];
}

function isReplay(value: Value): boolean {
  if (value.kind !== 'member' || value.name !== 'messages') return false;
  const { object } = value;
  const root = rootOf(value);
  return object.kind === 'member' && object.name === 'response' && root.kind === 'import';
}

/** A part of a message: an image, a file, or none that OpenAI gets as either. */
function itemOf(
  evaluator: Evaluator,
  part: ValueOf<'object'>,
  { api, generation }: Model,
  under: string,
  site: Site,
): Item[] {
  const view = new ObjectView(evaluator, [part], site.node);
  const types = textsUnder(view, 'type');
  const media = ['mediaType', 'mimeType', 'contentType'].flatMap((key) => textsUnder(view, key));
  const isFile = types.includes('file') || (types.length === 0 && media.length > 0);
  const isImage =
    types.includes('image') || (isFile && media.some((type) => /^image(?:\/|$)/.test(type)));
  if (!isImage && !(isFile && media.some((type) => type === 'application/pdf'))) return [];
  const data = (of: ObjectView): Lookup => dataOf(evaluator, of, site);
  const isResponse = api === 'responses';
  const ids = generation > 4 ? (of: ObjectView) => only(data(of), isFileId) : () => NOTHING;
  const inline = (of: ObjectView): Lookup => only(data(of), (value) => !isFileId(value));
  const wording: Wording = isImage
    ? isResponse
      ? { image_url: inline, file_id: ids }
      : { image_url: { url: inline }, file: { file_id: ids } }
    : isResponse
      ? { file_data: inline, file_id: ids, filename: 'filename' }
      : { file: { file_data: inline, file_id: ids, filename: 'filename' } };
  const type = isImage
    ? isResponse
      ? 'input_image'
      : 'image_url'
    : isResponse
      ? 'input_file'
      : 'file';
  return [translatedItem(type, part.site, under, view, wording)];
}

/** Where the bytes, the URL or the id stand, by version and kind of the part. */
function dataOf(evaluator: Evaluator, view: ObjectView, site: Site): Lookup {
  const found = ['image', 'data', 'url'].map((key) => view.get(key)).find(isThere) ?? NOTHING;
  const tagged = found.values.filter((value) => value.kind === 'object');
  if (tagged.length === 0) return found;
  const inner = new ObjectView(evaluator, tagged, site.node);
  const reference = new ObjectView(evaluator, inner.get('reference').values, site.node);
  const within = [inner.get('data'), inner.get('url'), ...refersTo(reference)].filter(isThere);
  return within.length > 0 ? merge(within) : found;
}

/** `{ openai: 'file-…' }`, or what `uploadFile` gave. */
function refersTo(reference: ObjectView): Lookup[] {
  if (reference.alternatives.length === 0) return [];
  const known = reference.get('openai');
  return [known.values.length > 0 ? known : saying(reference.alternatives)];
}

function isThere({ values }: Lookup): boolean {
  return values.length > 0;
}

function only(lookup: Lookup, test: (value: Value) => boolean): Lookup {
  const values = lookup.values.filter(test);
  return values.length > 0 ? { ...lookup, values } : NOTHING;
}

/** Ids start with `file-`; a reference comes from `uploadFile`. */
function isFileId(value: Value): boolean {
  if (value.kind === 'member' && /[rR]eference$/.test(value.name ?? '')) return true;
  const start = value.kind === 'text' ? value.parts[0] : null;
  return (textOf(value) ?? (typeof start === 'string' ? start : '')).startsWith('file-');
}

function textsUnder(view: ObjectView, key: string): string[] {
  return view.get(key).values.flatMap((value) => textOf(value) ?? []);
}

/** A hosted tool that a call names, whatever its key is. */
export interface HostedTool {
  key: string;
  type: string;
  value: ValueOf<'call'>;
  nodes: Lookup['nodes'];
}

export function hostedToolsIn({ evaluator, given }: Asked): HostedTool[] {
  const tools = given.at('tools');
  const keys = tools.written().map(({ name }) => name);
  const named = [...new Set(keys)].flatMap((key) => {
    const { values, nodes } = tools.get(key);
    return values.flatMap((value) => hosted(key, value, nodes));
  });
  const listed = tools.alternatives.flatMap((value) =>
    value.kind === 'array' || value.kind === 'list' ? elementsOf(evaluator, value) : [],
  );
  return [...named, ...listed.flatMap((value) => hosted('tools', value, []))];
}

/** `openai.tools.fileSearch({ … })` */
function hosted(key: string, value: Value, nodes: Lookup['nodes']): HostedTool[] {
  if (value.kind !== 'call' || value.callee.kind !== 'member') return [];
  const { object, name } = value.callee;
  if (object.kind !== 'member' || object.name !== 'tools' || name === null) return [];
  const root = rootOf(value);
  if (root.kind !== 'import' || !Object.hasOwn(hostedTools, name)) return [];
  if (!/^@ai-sdk\/(?:openai|azure)$/.test(plainSpecifier(root.source))) return [];
  return [{ key, type: hostedTools[name]![0], value, nodes }];
}

function toolItems(asked: Asked): Item[] {
  const { evaluator, site } = asked;
  return hostedToolsIn(asked).map(({ type, value }) => {
    const [arg] = value.args;
    const view = arg
      ? new ObjectView(evaluator, evaluator.evaluate(arg.site), takerOf(arg))
      : new ObjectView(evaluator, [{ kind: 'literal', value: undefined, site }], site.node);
    return translatedItem(type, value.site, 'tools', view, TOOL_WORDING);
  });
}

const TOOL_WORDING: Wording = {
  vector_store_ids: 'vectorStoreIds',
  external_web_access: 'externalWebAccess',
  server_url: 'serverUrl',
  server_label: 'serverLabel',
  connector_id: 'connectorId',
  container: 'container',
  environment: {
    type: containerType,
    skills: (view) => view.at('environment').get('skills'),
  },
};

const CONTAINERS: Readonly<Record<string, string>> = {
  containerAuto: 'container_auto',
  containerReference: 'container_reference',
  local: 'local',
};

function containerType(view: ObjectView): Lookup {
  const environment = view.at('environment');
  if (environment.alternatives.length === 0) return NOTHING;
  const found = environment.get('type');
  const values = found.values.flatMap((value): Value[] => {
    const type = CONTAINERS[textOf(value) ?? ''];
    return type === undefined ? [] : [{ kind: 'literal', value: type, site: value.site }];
  });
  return { ...found, values };
}
