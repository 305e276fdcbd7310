/** Models of OpenAI as LangChain makes them: by a class, or by their name. */
import type { Target } from '../../../catalogue/hosts.ts';
import {
  AGENTS_USE_RESPONSES,
  BY_NAME,
  DEFAULT_MODEL,
  type ModelClass,
  NEWEST,
  SINCE,
  isFrom,
  modelClassOf,
  providerOf,
} from '../../../catalogue/frameworks/langchain.ts';
import { type Lookup, NOTHING } from '../../../values/heap/lookup.ts';
import { ObjectView } from '../../../values/heap/object-view.ts';
import {
  type Arg,
  type Site,
  type Value,
  type ValueOf,
  isNothing,
  literal,
  takerOf,
  textOf,
} from '../../../values/value.ts';
import { plainSpecifier } from '../../../catalogue/specifiers.ts';
import { packageNameOf } from '../../../values/program/workspaces.ts';
import { importOf } from '../../client.ts';
import { versionOf } from '../../versions.ts';
import { saying } from '../parts.ts';
import type { Desk } from '../reader.ts';

export interface Model extends ModelClass {
  /** of `@langchain/openai`; older packages behave as its first versions do */
  version: string;
  /** the package that has its class */
  from: keyof typeof NEWEST;
  /** `ChatOpenAI`, `initChatModel` */
  className: string;
  site: Site;
  /** what the constructor is given; `null` where it is given nothing */
  fields: ObjectView | null;
  /** the second argument, where older versions take the options of the client */
  second: ObjectView | null;
  /** the name that stands outside of the fields */
  name: Value | null;
  /** other vendors that may answer in its place */
  alsoTo?: readonly Target[];
  /** only a type says what it is */
  isByType: boolean;
  /** whoever makes it asks for the Responses API */
  isResponses: boolean;
}

export const PACKAGE = '@langchain/openai';

const OWN_PACKAGE = /@langchain\/openai\b/;
const OLDEST = '0.0.0';
/** how many ways to give the fields are kept apart */
const MAX_WAYS = 8;

/** What `new ChatOpenAI(…)` makes, once for each way to give its fields. */
export function constructed(
  { evaluator }: Desk,
  value: ValueOf<'new'>,
  version: string,
): Model[] | null {
  const made = importOf(value.callee);
  const known = made && modelClassOf(made.source, made.name);
  if (!known) return null;
  const effective = OWN_PACKAGE.test(made.source) ? version : OLDEST;
  const from: Model['from'] =
    packageNameOf(plainSpecifier(made.source)) === 'langchain' ? 'langchain' : PACKAGE;
  const base = {
    ...known,
    version: effective,
    from,
    className: made.name,
    site: value.site,
    isByType: value.args === null,
    isResponses: false,
    name: null,
  };
  const [first, second] = value.args ?? [];
  if (!first) return [{ ...base, fields: null, second: null }];
  const viewOf = (arg: Arg, values: readonly Value[]): ObjectView =>
    new ObjectView(evaluator, arg.spread ? [] : values, takerOf(arg));
  const given = evaluator.evaluate(first.site);
  const others = second ? viewOf(second, evaluator.evaluate(second.site)) : null;
  const ways = given.length > MAX_WAYS || first.spread ? [given] : given.map((item) => [item]);
  return ways.map((way): Model => {
    const [only] = way;
    if (only && way.length === 1 && (textOf(only) !== null || only.kind === 'text'))
      return {
        ...base,
        fields: isFrom(effective, SINCE.textArgument) ? others : null,
        second: null,
        name: isFrom(effective, SINCE.textArgument) ? only : null,
      };
    const isLeftOut = way.every(isNothing);
    return { ...base, fields: isLeftOut ? null : viewOf(first, way), second: others };
  });
}

/** `initChatModel('openai:gpt-5', { … })`, and agents that are given the name of a model. */
export function byName(desk: Desk, value: ValueOf<'call'>, version: string): Model[] {
  const made = importOf(value.callee);
  const [first, second] = value.args;
  if (!made || !first || !BY_NAME.has(made.name)) return [];
  const { evaluator } = desk;
  const base = { className: made.name, site: value.site, version };
  const given = evaluator.evaluate(first.site);
  if (made.name === 'initChatModel') {
    const fields = second
      ? new ObjectView(evaluator, evaluator.evaluate(second.site), takerOf(second))
      : null;
    return given.flatMap((name) => named(name, fields, { ...base, isResponses: false }));
  }
  const isAgent =
    made.name === 'createAgent' &&
    isFrom(
      versionOf('langchain', desk.module.filename, NEWEST.langchain).version,
      AGENTS_USE_RESPONSES,
    );
  const options = new ObjectView(evaluator, given, takerOf(first));
  return ['model', 'llm']
    .flatMap((key) => options.get(key).values)
    .flatMap((name) =>
      named(name, null, {
        ...base,
        isResponses: isAgent && isQualified(name),
      }),
    );
}

function isQualified(name: Value): boolean {
  return textOf(name)?.startsWith('openai:') ?? false;
}

function named(
  given: Value,
  fields: ObjectView | null,
  base: Pick<Model, 'className' | 'site' | 'version' | 'isResponses'>,
): Model[] {
  const text = textOf(given);
  const found = text === null ? null : providerOf(text);
  const said = fields?.get('modelProvider') ?? NOTHING;
  const isSaid = said.values.some((value) => !isNothing(value));
  const providers = isSaid ? said.values.map(textOf) : [found?.provider ?? null];
  const alsoTo = othersAmong(providers, said.unknown);
  const name = text === null || isSaid ? given : literal(given.site, found?.model ?? text);
  return ['openai', 'azure_openai']
    .filter((provider) => providers.includes(provider))
    .map((provider) => ({
      ...base,
      kind: 'chat',
      ...(provider === 'azure_openai' ? { isAzure: true } : {}),
      ...(alsoTo.length > 0 ? { alsoTo } : {}),
      from: PACKAGE,
      fields,
      second: null,
      name,
      isByType: false,
    }));
}

/** Who else may answer, where the provider is one of several. */
function othersAmong(providers: readonly (string | null)[], isHidden: boolean): Target[] {
  const isKnown = (provider: string | null): boolean =>
    provider === 'openai' || provider === 'azure_openai';
  const others = providers.filter((provider) => !isKnown(provider));
  return [
    ...(others.some((provider) => provider !== null) ? ['other' as const] : []),
    ...(isHidden || others.includes(null) ? ['unknown' as const] : []),
  ];
}

/** The names that a model may have. */
export function namesOf({ fields, name, kind, site, isByType, version }: Model): Lookup {
  const unseen: Lookup = { ...NOTHING, absent: false, unknown: true };
  if (isByType) return unseen;
  const isRead = isFrom(version, SINCE.model);
  const keys = isRead ? ['model', 'modelName'] : ['modelName'];
  const given = fields ? keys.map((key) => fields.get(key)) : [];
  const written = given.find(
    (lookup) => !lookup.absent || lookup.values.some((v) => !isNothing(v)),
  );
  // The older packages changed what a completion is asked of.
  const isOpen = name === null && kind === 'text' && version === OLDEST;
  const otherwise = name ?? literal(site, DEFAULT_MODEL[kind] ?? '');
  // The packages between had it at some time.
  const isUnread = !isRead && fields?.get('model').absent === false;
  if (!written)
    return isOpen || isUnread || given.some(({ unknown }) => unknown)
      ? unseen
      : saying([otherwise]);
  const values = written.values.filter((value) => !isNothing(value));
  const isLeftOut = written.absent || values.length < written.values.length;
  if (isLeftOut && isOpen) return { ...written, values, absent: false, unknown: true };
  return { ...written, values: isLeftOut ? [...values, otherwise] : values, absent: false };
}
