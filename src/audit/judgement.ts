/** The line of the policy that a call is judged by, and what would change that. */
import { mayReachOpenAI, reachesOthersOnly } from '../calls/reach.ts';
import type { OpenAICall } from '../calls/record.ts';
import {
  type Classification,
  type Feature,
  type Policy,
  type Profile,
  type Source,
  type Verdict,
  alternatives,
  features,
  policyOf,
} from '../catalogue/policy/index.ts';
import { keptWords } from './report.ts';
import { profileNames, wordsFor } from './verdicts.ts';

export interface Judgement {
  verdict: Verdict;
  profile: Profile;
  snapshot: string;
  /** of each request that it sends; none while the route is not known */
  rows: PolicyRow[];
  /** what would change the verdict, in full sentences */
  changes: string[];
  /** keys and content of a request that change what the endpoint keeps */
  features: PolicyFeature[];
}

interface PolicyFeature {
  name: string;
  signals: string[];
  verdict: Feature['history'][number]['verdict'];
  /** the endpoint that it reads from, which decides */
  reads?: string;
  text: string;
}

export interface PolicyRow {
  route: string;
  /** the line of OpenAI's table; `null` where it has none */
  endpoint: string | null;
  verdict: Verdict;
  /** what is kept, in words */
  kept: string;
  certainty: Classification['certainty'];
  /** why an endpoint that the table does not name is treated so */
  why: string | null;
  source: Pick<Source, 'title' | 'url' | 'date'>;
}

export function judgementOf(call: OpenAICall, verdict: Verdict, policy: Policy): Judgement {
  const routes = call.routePath === null ? [] : [call.route ?? call.routePath, ...call.alsoSends];
  const rows = routes.map((route) => rowOf(route, policy.classify(route)));
  return {
    verdict,
    profile: policy.profile,
    snapshot: policy.snapshot.id,
    rows,
    changes: [
      ...changesOfTarget(call, rows, policy),
      ...changesOfRoute(call, verdict, rows, policy),
    ],
    features:
      reachesOthersOnly(call) || verdict === 'removes'
        ? []
        : rows.slice(0, 1).flatMap((row) => featuresOf(row, policy)),
  };
}

function rowOf(route: string, found: Classification): PolicyRow {
  const { endpoint, verdict, certainty, unlisted } = found;
  const { title, url, date } = found.source;
  return {
    route,
    endpoint,
    verdict,
    kept: keptWords(found),
    certainty,
    why: unlisted?.why ?? null,
    source: { title, url, date },
  };
}

function changesOfTarget(
  call: OpenAICall,
  rows: readonly PolicyRow[],
  { profile }: Policy,
): string[] {
  const [row] = rows;
  const asOpenAI = row ? `: then it is "${wordsFor(row.verdict, profile).title}"` : '';
  if (reachesOthersOnly(call))
    return [`It goes to another host. A host of OpenAI would be judged by its table${asOpenAI}.`];
  if (mayReachOpenAI(call)) {
    const makers = (call.origins ?? []).flatMap(({ madeBy }) => madeBy ?? []);
    const way =
      makers.length > 0
        ? 'Naming it in the setting `clients`'
        : 'A base URL that can be read, or `hosts` in the settings,';
    const why =
      makers.length > 0
        ? `The client is made in ${makers.join(' and ')}, which is not read`
        : 'Nothing proves whose host it is';
    return [`${why}. ${way} would settle it${asOpenAI}.`];
  }
  return [];
}

function changesOfRoute(
  call: OpenAICall,
  verdict: Verdict,
  rows: readonly PolicyRow[],
  policy: Policy,
): string[] {
  if (reachesOthersOnly(call)) return [];
  const [row] = rows;
  if (!row)
    return [
      'The path is put together while the program runs. One that is written down would be judged by its line.',
    ];
  if (verdict === 'removes')
    return ['Nothing does: whatever is agreed, the request takes away what the endpoint keeps.'];
  return [...ofEndpoint(row, verdict), ...ofProfiles(row, verdict, policy)];
}

function ofEndpoint({ endpoint, route }: PolicyRow, verdict: Verdict): string[] {
  if (verdict === 'unlisted')
    return [`A line for ${route} in OpenAI's table would: there is none in this snapshot.`];
  if (verdict !== 'ineligible') return [];
  const way = endpoint === null ? undefined : alternatives[endpoint];
  return [
    `No key of the request does: the endpoint is not eligible as a whole.${way === undefined ? '' : ` ${way}`}`,
  ];
}

function featuresOf({ endpoint }: PolicyRow, policy: Policy): PolicyFeature[] {
  if (endpoint === null) return [];
  const own = features.filter(({ endpoints }) => endpoints.includes(endpoint));
  return own.flatMap(({ id }): PolicyFeature[] => {
    const feature = policy.feature(id);
    if (!feature?.now || !TELLING.has(feature.now.verdict)) return [];
    const { name, signals, reads, now } = feature;
    const from = reads === undefined ? {} : { reads };
    return [{ name, signals, verdict: now.verdict, ...from, text: now.text }];
  });
}

const TELLING: ReadonlySet<PolicyFeature['verdict']> = new Set([
  'ineligible',
  'stores',
  'scanned',
  'third-party',
]);

const PROFILES: readonly Profile[] = ['zdr', 'mam', 'hipaa'];

function ofProfiles(
  { route }: PolicyRow,
  verdict: Verdict,
  { profile, snapshot }: Policy,
): string[] {
  return PROFILES.filter((other) => other !== profile).flatMap((other) => {
    const found = policyOf(snapshot.id, other).classify(route).verdict;
    return found === verdict
      ? []
      : [`Under the profile ${other} (${profileNames[other]}): ${wordsFor(found, other).title}.`];
  });
}
