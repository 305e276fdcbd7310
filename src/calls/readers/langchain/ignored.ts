/** What a program sets and LangChain never sends. */
import {
  DROPPED_FIELDS,
  DROPPED_OPTIONS,
  SINCE,
  isFrom,
} from '../../../catalogue/frameworks/langchain.ts';
import type { ObjectView } from '../../../values/heap/object-view.ts';
import { isNothing } from '../../../values/value.ts';
import type { IgnoredOption } from '../../record.ts';
import { droppedIn } from '../dropped.ts';
import type { Route } from './route.ts';
import type { Reached } from './runnable.ts';

const OLD_SWITCHES = ['useResponsesApi', 'previous_response_id', 'zdrEnabled'];

export function ignoredOf(
  { kind, isOneOfSeveral }: Pick<Route, 'kind' | 'isOneOfSeveral'>,
  { model, options }: Reached,
): IgnoredOption[] {
  if (kind !== 'completions' && kind !== 'responses') return [];
  const { className, fields, second, version } = model;
  const hasResponses = isFrom(version, SINCE.responses);
  const hasZdr = isFrom(version, SINCE.zdrEnabled);
  const dropped = (
    view: ObjectView,
    names: readonly string[],
    insteadOf: (name: string) => string | null,
    reason: string,
  ): IgnoredOption[] =>
    droppedIn(view, (name) => names.includes(name) && isThere(view, name), {
      reason,
      instead: insteadOf,
    });
  const byClass = `is dropped by ${className}`;
  const byVersion = `is dropped by this version of ${className}`;
  const instead = (name: string): string | null => insteadOf(name, kind, hasZdr);
  const ofVersion = [
    ...(hasResponses ? [] : OLD_SWITCHES),
    ...(hasResponses && !hasZdr ? ['zdrEnabled'] : []),
    ...(isFrom(version, SINCE.promptCacheKey) ? [] : ['promptCacheKey']),
    ...(isFrom(version, SINCE.promptCacheRetention) ? [] : ['promptCacheRetention']),
  ];
  const ofFields = DROPPED_FIELDS.filter((name) => !(name === 'headers' && model.kind === 'image'));
  return [
    ...(fields ? dropped(fields, ofFields, instead, byClass) : []),
    ...(fields ? dropped(fields, ofVersion, () => null, byVersion) : []),
    ...(fields && hasZdr && kind === 'completions' && !isOneOfSeveral
      ? dropped(fields, ['zdrEnabled'], () => null, 'has an effect on the Responses API only')
      : []),
    ...(second && hasResponses
      ? dropped(second, ['baseURL', 'basePath', 'defaultHeaders'], instead, byClass)
      : []),
    ...options.flatMap((view) => [
      ...dropped(view, DROPPED_OPTIONS, instead, `is dropped by a call of ${className}`),
      ...dropped(view, ofVersion, () => null, byVersion),
    ]),
  ];
}

/** A key that may be left undefined says nothing. */
function isThere(view: ObjectView, name: string): boolean {
  const { values, unknown } = view.get(name);
  return unknown || values.some((value) => !isNothing(value));
}

function insteadOf(name: string, kind: Route['kind'], hasZdr: boolean): string | null {
  switch (name) {
    case 'store':
    case 'zdr':
    case 'zeroDataRetention':
      return kind === 'responses' && hasZdr ? 'zdrEnabled' : 'modelKwargs.store';
    case 'baseURL':
    case 'basePath':
      return 'configuration.baseURL';
    case 'defaultHeaders':
    case 'headers':
      return 'configuration.defaultHeaders';
    case 'previousResponseId':
      return 'the call option previous_response_id';
    case 'previous_response_id':
    case 'truncation':
    case 'include':
    case 'text':
      return `the call option ${name}`;
    case 'prompt_cache_key':
      return 'promptCacheKey';
    case 'prompt_cache_retention':
      return 'promptCacheRetention';
    case 'zdrEnabled':
    case 'modelKwargs':
    case 'user':
      return `${name} of the constructor`;
    case 'data_usage':
      return null;
    default:
      return `modelKwargs.${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
  }
}
