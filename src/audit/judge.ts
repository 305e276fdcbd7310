/** What the policy says of one call. */
import { createsResponse, storedBy } from '../calls/store.ts';
import { reachesOpenAI, reachesOthersOnly } from '../calls/reach.ts';
import type { OpenAICall } from '../calls/record.ts';
import type { State } from './inventory.ts';
import { type Policy, type Verdict, effectOf } from '../catalogue/policy/index.ts';
import { surface } from '../catalogue/surface.ts';

const SEVERITY: readonly Verdict[] = [
  'ineligible',
  'unlisted',
  'limited',
  'eligible',
  'zero-by-default',
  'removes',
];

/** The worst of the requests that a call sends; one that deletes or cancels leaves nothing to judge. */
export function verdictOf(call: OpenAICall, policy: Policy): Verdict {
  if (reachesOthersOnly(call)) return 'not-openai';
  if (!reachesOpenAI(call) || call.routePath === null) return 'unknown';
  const routes = [call.route ?? call.routePath, ...call.alsoSends];
  const verdicts = routes.map((route) =>
    effectOf(route) === 'removes' ? 'removes' : policy.classify(route).verdict,
  );
  return SEVERITY.find((verdict) => verdicts.includes(verdict)) ?? 'unknown';
}

/** What a call does to the data that its endpoint keeps, as far as the code shows. */
export function stateOf(call: OpenAICall, policy: Policy): State {
  if (call.route === null) return 'unknown';
  const effect = effectOf(call.route);
  if (effect !== 'puts') return effect;
  const isResponse = createsResponse(call);
  if (isResponse || call.route === 'POST /v1/chat/completions') {
    const stored = storedBy(call.body.get('store'));
    if (stored === 'unknown') return 'unknown';
    // A response is stored unless the request says otherwise, a completion only where it says so.
    return stored === 'on' || (stored === 'default' && isResponse) ? 'puts' : 'none';
  }
  const { applicationState } = policy.classify(call.route);
  // What a gateway or a server of one's own keeps at a path of its own is not OpenAI's to say.
  if (reachesOthersOnly(call) && surface().matchPath(call.routePath ?? '') === null)
    return 'unknown';
  return applicationState?.startsWith('None') ? 'none' : 'puts';
}
