/** A call of the SDK, with what its options and its client make of the request. */
import { surface } from '../../catalogue/surface.ts';
import type { Evaluator } from '../../values/evaluator.ts';
import type { Lookup } from '../../values/heap/lookup.ts';
import type { ObjectView } from '../../values/heap/object-view.ts';
import type { OpenAICall } from '../record.ts';
import { RequestView } from '../request-view.ts';
import type { CallSettings } from '../settings.ts';
import { documentedPath, normalisePath, parseUrl, segmentsOf } from '../target.ts';
import type { Overrides } from './overrides.ts';
import { patternsOf } from './texts.ts';
import { partsOf } from './url.ts';

interface Context {
  evaluator: Evaluator;
  settings: CallSettings;
}

/** `{ path, method }` of the request options replace those of the method. */
export function withOptions(
  call: OpenAICall,
  options: ObjectView | null,
  context: Context,
): OpenAICall {
  if (!options) return call;
  const [verb, path] = [options.get('method'), options.get('path')].map(given);
  if (!verb && !path) return call;
  const texts = (lookup: Lookup): readonly string[] =>
    lookup.values.flatMap((value) => patternsOf(context.evaluator, value, call.node));
  const only = (lookup: Lookup): string | null => {
    const [text, ...others] = texts(lookup);
    const isSure = !lookup.absent && !lookup.unknown && others.length === 0;
    return isSure && text !== undefined && text !== '{}' ? text : null;
  };
  const moved = path ? goesTo(only(path), context.settings) : null;
  return rerouted(call, {
    verb: verb ? (only(verb)?.toUpperCase() ?? null) : call.verb,
    routePath: moved ? moved.routePath : call.routePath,
    targets: moved?.targets ?? call.targets,
    // A path may bring a query of its own.
    query: path ? new RequestView(context.evaluator, [], { hidden: true }) : call.query,
  });
}

/** What is written there; that nothing is seen does not say that it is replaced. */
function given(lookup: Lookup): Lookup | null {
  return lookup.values.length > 0 ? lookup : null;
}

function goesTo(
  path: string | null,
  settings: CallSettings,
): Partial<Pick<OpenAICall, 'routePath' | 'targets'>> & Pick<OpenAICall, 'routePath'> {
  // A path may be a whole URL.
  if (path === null) return { routePath: null, targets: ['unknown'] };
  const url = /^\w+:\/\//.test(path) ? parseUrl(path, settings) : null;
  if (!url) return { routePath: routeOfPattern(path) };
  return { routePath: routeOfPattern(url.path ?? '{}'), targets: [url.target] };
}

/** What code that runs before the request goes out leaves of what is known of it. */
export function withOverrides(
  call: OpenAICall,
  { touched, isUnseen }: Overrides,
  { evaluator }: Context,
): OpenAICall {
  if (touched.size === 0) return call;
  const hidden = (ignoreCase = false): RequestView =>
    new RequestView(evaluator, [], { hidden: true, ignoreCase });
  const isMoved = touched.has('url');
  const known: OpenAICall = {
    ...call,
    ...(touched.has('body') ? { body: hidden() } : {}),
    ...(touched.has('query') ? { query: hidden() } : {}),
    ...(touched.has('headers') ? { headers: hidden(true), ownHeaders: hidden(true) } : {}),
    ...(isMoved ? { targets: ['unknown' as const] } : {}),
  };
  if (isUnseen || !(isMoved || touched.has('verb'))) return known;
  return rerouted(known, {
    verb: touched.has('verb') ? null : call.verb,
    routePath: isMoved ? null : call.routePath,
    targets: known.targets,
    query: known.query,
  });
}

function rerouted(
  call: OpenAICall,
  sent: Pick<OpenAICall, 'verb' | 'routePath' | 'targets' | 'query'>,
): OpenAICall {
  const { verb, routePath } = sent;
  const route = verb !== null && routePath !== null ? `${verb} ${routePath}` : null;
  if (route === call.route && route !== null) return { ...call, ...sent };
  const method = route === null ? null : surface().methodOfRoute(route);
  return { ...call, ...sent, route, path: null, method, alsoSends: [] };
}

/** The documented route of a path that is put behind the base URL. */
export function routeOfPattern(pattern: string): string | null {
  const below = `/v1/${pattern.replace(/^\//, '')}`;
  const path = partsOf(`https://host.invalid${pattern.startsWith('/v1/') ? pattern : below}`)?.path;
  if (path === undefined || !path.startsWith('/v1/')) return null;
  const segments = segmentsOf(normalisePath(path.replace(/\{\w+\}/g, '{}'), 'openai'));
  return /^\/v\d+\/\{\}/.test(segments) ? null : documentedPath(segments);
}
