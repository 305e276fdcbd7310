/** What the policy says of one call. */
import { createsResponse, storedBy } from '../calls/store.ts';
import type { OpenAICall } from '../calls/record.ts';
import { type Effect, type Policy, type Verdict, effectOf } from '../catalogue/policy/index.ts';

const SEVERITY: readonly Verdict[] = [
  'ineligible',
  'unlisted',
  'limited',
  'eligible',
  'zero-by-default',
];

/** The worst of the requests that a call sends. */
export function verdictOf(call: OpenAICall, policy: Policy): Verdict {
  if (call.target === 'other' || call.target === 'azure') return 'not-openai';
  if (call.target === 'unknown' || call.routePath === null) return 'unknown';
  const routes = [call.route ?? call.routePath, ...call.alsoSends];
  const verdicts = routes.map((route) => policy.classify(route).verdict);
  return SEVERITY.find((verdict) => verdicts.includes(verdict)) ?? 'unknown';
}

export function stateOf(call: OpenAICall, policy: Policy): Effect {
  if (call.route === null) return 'none';
  const effect = effectOf(call.route);
  if (effect !== 'puts') return effect;
  const { applicationState } = policy.classify(call.route);
  if (createsResponse(call)) return storedBy(call.body.get('store')) === 'off' ? 'none' : 'puts';
  if (call.route === 'POST /v1/chat/completions')
    return storedBy(call.body.get('store')) === 'on' ? 'puts' : 'none';
  return applicationState?.startsWith('None') ? 'none' : 'puts';
}
