/** Whether a request leaves a response behind at OpenAI. */
import type { Lookup } from '../values/heap/object-view.ts';
import type { OpenAICall } from './record.ts';

export type Stored = 'off' | 'on' | 'default' | 'unknown';

/** Requests that create a response, over HTTP or a socket. */
export function createsResponse(call: OpenAICall): boolean {
  return (
    call.route === 'POST /v1/responses' ||
    (call.route === 'WS /v1/responses' && call.node.type === 'CallExpression')
  );
}

export function createsCompletion({ route }: OpenAICall): boolean {
  return route === 'POST /v1/chat/completions';
}

export function opensSession({ routePath, verb }: OpenAICall): boolean {
  return verb === 'POST' && (routePath?.startsWith('/v1/live/sessions') ?? false);
}

/** The value that `store` has on the wire. An explicit `null` is not documented and says nothing. */
export function storedBy(lookup: Lookup): Stored {
  const given = lookup.values.filter(
    (value) => !(value.kind === 'literal' && value.value === undefined),
  );
  if (given.some((value) => value.kind === 'literal' && value.value === true))
    return lookup.replaced ? 'unknown' : 'on';
  const isOpen =
    lookup.unknown ||
    lookup.values.some(({ isFailing, present }) => isFailing || present === false);
  if (isOpen || given.some((value) => value.kind !== 'literal' || value.value !== false))
    return 'unknown';
  const mayBeLeftOut = lookup.absent || given.length < lookup.values.length;
  return mayBeLeftOut ? 'default' : 'off';
}
