/** What OpenAI keeps, by endpoint, at a date. Facts only: no code of the linted program is looked at here. */
import { effects, unlistedEndpoints } from './endpoints.ts';
import { longestMatch, pathOf } from './routes.ts';
import type { Certainty, Effect, Elsewhere } from './types.ts';

/** What a request does to the data that its endpoint keeps, by verb, with the known exceptions. */
export function effectOf(route: string): Effect {
  const known = knownEffects.get(route) ?? effectOfRoute(route);
  knownEffects.set(route, known);
  return known;
}

const knownEffects = new Map<string, Effect>();

function effectOfRoute(route: string): Effect {
  const exception = effects.find(({ pattern }) => pattern.test(route));
  if (exception) return exception.effect;
  const verb = route.slice(0, route.indexOf(' '));
  if (verb === 'DELETE') return 'removes';
  const carriesContent =
    longestMatch(pathOf(route), (candidate) =>
      unlistedEndpoints.some((item) => item.treat === 'no-content' && item.path === candidate),
    ) === null;
  if (!carriesContent) return 'none';
  return verb === 'GET' || verb === 'HEAD' ? 'reads' : 'puts';
}

/** What another seller says of a route; `null` where no text of it that could be read speaks of that. */
export function lineOf({ keeps }: Elsewhere, route: string): Elsewhere['keeps'][number] | null {
  const path = pathOf(route);
  const line = longestMatch(path, (candidate) =>
    keeps.some(({ endpoint, alone }) => endpoint === candidate && (!alone || path === endpoint)),
  );
  return keeps.find(({ endpoint }) => endpoint === line) ?? null;
}

/** Whether a claim is sure enough for the `recommended` preset. */
export function isProven(certainty: Certainty): boolean {
  return certainty === 'certain' || certainty === 'likely';
}

export { azure, bedrock } from './elsewhere.ts';
export { hipaa, inventedSwitches, realControls, refusals } from './others.ts';
export { privateRetention } from './private-retention.ts';
export { replacementOf, shutdownOfModel, shutdowns } from './shutdowns.ts';
export { alternatives } from './alternatives.ts';
export { endpoints, unlistedEndpoints } from './endpoints.ts';
export { defaultImageModel, features, unlistedImageModels, zdrImageModels } from './features.ts';
export { type Classification, type Policy, policyOf } from './policy-of.ts';
export { isSnapshotId, newestSnapshot, snapshots } from './snapshots.ts';
export { sources } from './sources.ts';
export type * from './types.ts';
