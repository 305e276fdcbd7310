/** What Microsoft keeps of calls to Azure OpenAI: rules look at it where the settings ask for that. */
import { azure, effectOf, isProven, lineOf } from '../catalogue/policy/index.ts';
import type { Call } from '../calls/index.ts';

/** What a request leaves in the resource, whatever it says. */
export function keptAtAzure({
  route: own,
  alsoSends,
}: Call): { route: string; kept: string } | null {
  for (const route of [own, ...alsoSends]) {
    if (route === null || effectOf(route) !== 'puts') continue;
    const line = lineOf(azure, route);
    if (line?.way === null && isProven(line.certainty)) return { route, kept: line.kept };
  }
  return null;
}
