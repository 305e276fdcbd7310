/** One request of a model: whom it goes to, and what it says. */
import type { Target } from '../../../catalogue/hosts.ts';
import {
  CALL_OPTIONS,
  CLIENT_MEMBERS,
  FIELDS,
  SENT_MEMBERS,
  SINCE,
  isFrom,
} from '../../../catalogue/frameworks/langchain.ts';
import type { Node } from '../../../values/ast.ts';
import { type Lookup, NOTHING } from '../../../values/heap/lookup.ts';
import { ObjectView } from '../../../values/heap/object-view.ts';
import { type Site, type Value, isNothing, literal, unknown } from '../../../values/value.ts';
import { eachOnce } from '../../reach.ts';
import { RequestView, type ViewOptions, type ViewPart } from '../../request-view.ts';
import { changedAmong, openParts } from '../changed.ts';
import { headersOf, targetsOfUrl } from '../framework.ts';
import { touchedByFetch } from '../own-fetch.ts';
import type { Desk } from '../reader.ts';
import { type Model, namesOf } from './model.ts';
import type { Route } from './route.ts';
import type { Reached } from './runnable.ts';

/** What a call gives its model: objects for other names of the same thing are looked at where it is sent. */
export interface Given {
  reached: Reached;
  /** what the call sends as `messages`, `input` or `prompt` */
  content: Site | null;
  use: Node;
}

export function targetsOf(desk: Desk, model: Model): readonly Target[] {
  const own = isChangedLater(desk, model, CLIENT_MEMBERS)
    ? ['unknown' as const]
    : ownTargetsOf(desk, model);
  return eachOnce([...own, ...(model.alsoTo ?? [])]);
}

function isChangedLater(desk: Desk, model: Model, members: ReadonlySet<string>): boolean {
  return (
    !isFrom(model.version, SINCE.handsOn) && changedAmong(desk, model.site, members).length > 0
  );
}

function ownTargetsOf(desk: Desk, model: Model): readonly Target[] {
  const { version } = model;
  if (model.isAzure) return ['azure'];
  if (model.isByType) return ['unknown'];
  const { fields, second } = model;
  const isOld = !isFrom(version, SINCE.responses);
  const azure = isOld && fields ? AZURE_FIELDS.map((key) => fields.get(key)).filter(isGiven) : [];
  if (azure.some(isSurelyGiven)) return ['azure'];
  const urls = [
    ...(fields ? [within(fields, 'configuration', 'baseURL')] : []),
    ...(fields && isFrom(version, SINCE.baseUrl) ? [fields.get('baseUrl')] : []),
    ...(fields && model.kind === 'image' ? [fields.get('baseUrl'), fields.get('baseURL')] : []),
    ...(isOld && second ? [second.get('baseURL'), second.get('basePath')] : []),
    ...(isOld && fields ? [within(fields, 'configuration', 'basePath')] : []),
    ...(model.kind === 'transcription' && fields
      ? [within(fields, 'clientOptions', 'baseURL')]
      : []),
  ];
  const known = urls.filter(({ values, unknown: isHidden }) => values.length > 0 || isHidden);
  const byUrl =
    known.length === 0
      ? ['openai' as const]
      : known.flatMap((url, index) => targetsOfUrl(desk, url, index > 0 ? [] : ['openai']));
  return azure.length > 0 ? [...byUrl, 'azure'] : byUrl;
}

const AZURE_FIELDS = [
  'azureOpenAIApiKey',
  'azureOpenAIApiInstanceName',
  'azureOpenAIApiDeploymentName',
  'azureADTokenProvider',
  'azureOpenAIBasePath',
];

function isGiven({ values }: Lookup): boolean {
  return values.some((value) => !isNothing(value));
}

function isSurelyGiven({ values, absent }: Lookup): boolean {
  return !absent && !values.some(isNothing);
}

/** A key below another, which may be left out. */
export function within(view: ObjectView, key: string, name: string): Lookup {
  const outer = view.get(key);
  const there = outer.values.filter((value) => !isNothing(value));
  if (there.length === 0) return outer.unknown ? { ...NOTHING, unknown: true } : NOTHING;
  const inner = view.at(key).get(name);
  const isLeftOut = outer.absent || there.length < outer.values.length;
  return {
    ...inner,
    absent: inner.absent || isLeftOut,
    unknown: inner.unknown || outer.unknown,
  };
}

export function headersOfModel(desk: Desk, { reached, use }: Given): RequestView {
  const { fields } = reached.model;
  const given = headersOf(
    desk,
    [
      ...(fields ? [within(fields, 'configuration', 'defaultHeaders')] : []),
      ...reached.options.map((view) => within(view, 'options', 'headers')),
    ],
    use,
  );
  const isConfigured = fields && !within(fields, 'configuration', 'project').absent;
  if (!isConfigured) return given;
  const project = { view: fields.at('configuration'), names: { project: 'OpenAI-Project' } };
  return new RequestView(desk.evaluator, [project, ...given.parts], {
    ignoreCase: true,
    hidden: given.hidden,
  });
}

/** The names of a model's own fields and options that a version sends. */
function sentNames(
  names: Readonly<Record<string, string>>,
  version: string,
): Readonly<Record<string, string>> {
  const isSent = (key: string): boolean =>
    (key !== 'model' || isFrom(version, SINCE.model)) &&
    (key !== 'promptCacheKey' || isFrom(version, SINCE.promptCacheKey)) &&
    (key !== 'promptCacheRetention' || isFrom(version, SINCE.promptCacheRetention));
  return Object.fromEntries(Object.entries(names).filter(([key]) => isSent(key)));
}

export function bodyOf(desk: Desk, { kind, isDoubtful }: Route, given: Given): RequestView {
  const { evaluator } = desk;
  const { reached, content, use } = given;
  const { model, options, tools, toolsIn } = reached;
  const { fields, version } = model;
  const isChat = kind === 'completions' || kind === 'responses';
  const ownNames = sentNames(FIELDS[kind], version);
  const optionNames = sentNames(CALL_OPTIONS[kind] ?? {}, version);
  const bound = isChat ? options : [];
  const own: ViewPart[] = fields ? [{ view: fields, names: ownNames }] : [];
  const parts: ViewPart[] = [
    ...own,
    ...toolsIn.map((view): ViewPart => ({ view, names: { tools: 'tools' } })),
    ...bound.map((view): ViewPart => ({ view, names: optionNames })),
    ...kwargsOf(desk, model, use),
    ...(isChangedLater(desk, model, SENT_MEMBERS)
      ? openParts(desk, null, { made: model.site, use })
      : []),
  ];
  const inFields = {
    ...(content ? { [CONTENT_KEY[kind]]: content } : {}),
    ...(tools && isChat && bound.every((view) => view.get('tools').absent) ? { tools } : {}),
  };
  const [name] = namesOf(model).values;
  const storing = kind === 'responses' ? storingOf(model) : {};
  const isRewritten =
    fields && touchedByFetch(within(fields, 'configuration', 'fetch')).has('body');
  const isHidden = model.isByType || Boolean(isRewritten);
  return new RequestView(evaluator, parts, {
    ...storing,
    hidden: isHidden,
    fields: inFields,
    defaults: { ...(name ? { model: name } : {}), ...storing.defaults },
    doubtful: new Set([...(storing.doubtful ?? []), ...(isDoubtful ? ['store'] : [])]),
  });
}

const CONTENT_KEY: Readonly<Record<Route['kind'], string>> = {
  completions: 'messages',
  responses: 'input',
  text: 'prompt',
  embeddings: 'input',
  image: 'prompt',
  transcription: 'file',
};

/** `modelKwargs` is sent as it is by then, and wins. */
function kwargsOf({ evaluator }: Desk, { fields, kind }: Model, use: Node): ViewPart[] {
  if (!fields || kind === 'embeddings') return [];
  const { values, absent, unknown: isHidden } = fields.get('modelKwargs');
  const site = [...values, ...fields.alternatives][0]?.site;
  if (!site || (!isHidden && values.every(isNothing))) return [];
  const alternatives: Value[] = [
    ...values,
    ...(absent ? [literal(site, undefined)] : []),
    ...(isHidden ? [unknown(site, 'is not seen')] : []),
  ];
  return [{ view: new ObjectView(evaluator, alternatives, use) }];
}

/** `zdrEnabled: true` sends `store: false`, unless `modelKwargs` says otherwise. */
function storingOf({ fields, isByType, version }: Model): ViewOptions {
  if (isByType || !isFrom(version, SINCE.zdrEnabled) || !fields) return {};
  const { values, absent, unknown: isHidden } = fields.get('zdrEnabled');
  const kwargs = fields.get('modelKwargs');
  const isSaid =
    kwargs.values.length > 0 && !kwargs.absent && !within(fields, 'modelKwargs', 'store').absent;
  if (isSaid) return {};
  const isOff = (value: Value): boolean =>
    isNothing(value) || (value.kind === 'literal' && value.value !== true && !value.value);
  const isOn = (value: Value): boolean => value.kind === 'literal' && Boolean(value.value);
  const isKwargsHidden = kwargs.unknown;
  if (values.some(isOff) || (absent && !isHidden))
    return isKwargsHidden ? { doubtful: new Set(['store']) } : {};
  if (isHidden || isKwargsHidden || !values.every(isOn)) return { doubtful: new Set(['store']) };
  return { defaults: { store: literal(values[0]!.site, false) } };
}
