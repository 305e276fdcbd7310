/** What OpenAI keeps, by endpoint, at a date. Facts only: no code of the linted program is looked at here. */
import { effects, endpoints, unlistedEndpoints } from './endpoints.ts';
import { features, zdrImageModels } from './features.ts';
import { hipaa } from './others.ts';
import { privateRetention } from './private-retention.ts';
import { shutdowns } from './shutdowns.ts';
import { newestSnapshot, snapshots } from './snapshots.ts';
import { sources } from './sources.ts';
import type {
  Certainty,
  Effect,
  Elsewhere,
  EndpointRow,
  Feature,
  PrivateRetention,
  Profile,
  Shutdown,
  Snapshot,
  SnapshotId,
  Source,
  SourceId,
  UnlistedEndpoint,
  Verdict,
} from './types.ts';

export interface Classification {
  verdict: Verdict;
  /** the table line that decided, after longest-match lookup; `null` when the table has none */
  endpoint: string | null;
  row: EndpointRow | null;
  unlisted: UnlistedEndpoint | null;
  certainty: Certainty;
  source: Source & { id: SourceId };
  /** `until deleted`, `30 days` …; `null` when the table says nothing */
  applicationState: string | null;
  abuseMonitoring: string | null;
  shutdown: Shutdown | null;
}

export interface Policy {
  snapshot: Snapshot;
  profile: Profile;
  /** `POST /v1/files` or `/v1/files`; identifiers are written `{}` */
  classify: (route: string) => Classification;
  feature: (id: string) => (Feature & { now: Feature['history'][number] | null }) | null;
  imageModels: readonly string[] | null;
  /** the column for Private Retention; `null` in the texts before there was one */
  privateRetention: PrivateRetention | null;
  /** on or before the first day that the snapshot may be of */
  isShutDown: (shutdown: Shutdown) => boolean;
  /** whether customers knew by then */
  isAnnounced: (shutdown: Shutdown) => boolean;
  rows: () => { path: string; row: EndpointRow }[];
}

const order = new Map(snapshots.map((snapshot, index) => [snapshot.id, index]));

export function isSnapshotId(id: string): id is SnapshotId {
  return order.has(id as SnapshotId);
}

export function policyOf(id: SnapshotId = newestSnapshot, profile: Profile = 'zdr'): Policy {
  const position = order.get(id);
  const snapshot = position === undefined ? undefined : snapshots[position];
  if (snapshot === undefined)
    throw new RangeError(
      `No policy snapshot ${id}; there are ${snapshots.map((item) => item.id).join(', ')}`,
    );
  const current = <T extends { since: SnapshotId }>(history: readonly T[]): T | null =>
    history.findLast((item) => (order.get(item.since) ?? Infinity) <= (position ?? 0)) ?? null;

  const rows = new Map<string, EndpointRow>();
  for (const [path, history] of Object.entries(endpoints)) {
    const row = current(history);
    if (row && !('dropped' in row)) rows.set(path, row);
  }
  const unlisted = new Map(unlistedEndpoints.map((item) => [item.path, item]));

  const classified = new Map<string, Classification>();
  const classify = (route: string): Classification => {
    const path = pathOf(route);
    const known = classified.get(path) ?? classificationOf(path);
    classified.set(path, known);
    return known;
  };

  const classificationOf = (path: string): Classification => {
    const endpoint = longestMatch(path, (candidate) => rows.has(candidate));
    const named = longestMatch(path, (candidate) => unlisted.has(candidate));
    const exception =
      named !== null && named.length > (endpoint?.length ?? 0)
        ? (unlisted.get(named) ?? null)
        : null;
    const treat = exception?.treat;
    const line = typeof treat === 'object' ? treat.sameAs : exception ? null : endpoint;
    const row = line === null ? null : (rows.get(line) ?? null);
    const verdict =
      profile === 'hipaa'
        ? coverageOf(line ?? exception?.path ?? null)
        : verdictOf(row, line, profile);
    const isOfList = profile === 'hipaa' && verdict !== 'unlisted';
    const listed = line ?? exception?.path ?? '';
    const source = isOfList
      ? (hipaa.sources[listed] ?? hipaa.source)
      : (exception?.source ?? row?.source ?? snapshot.source);
    return {
      verdict,
      endpoint: line,
      row,
      unlisted: exception,
      certainty: isOfList ? 'certain' : (exception?.certainty ?? row?.certainty ?? 'certain'),
      source: { id: source, ...sources[source] },
      applicationState: row?.applicationState ?? null,
      abuseMonitoring: row?.abuseMonitoring ?? null,
      shutdown: shutdownOf(path),
    };
  };

  return {
    snapshot,
    profile,
    classify,
    feature(featureId) {
      const feature = features.find((item) => item.id === featureId);
      return feature ? { ...feature, now: current(feature.history) } : null;
    },
    imageModels: current(zdrImageModels)?.models ?? null,
    privateRetention: current(privateRetention),
    isShutDown: ({ date }) => date <= firstDayOf(snapshot),
    isAnnounced: ({ announced }) => announced <= firstDayOf(snapshot),
    rows: () => [...rows].map(([path, row]) => ({ path, row })),
  };
}

function firstDayOf({ date }: Snapshot): string {
  return /\d{4}-\d{2}-\d{2}/.exec(date)?.[0] ?? '';
}

/** The list of what a BAA may cover, whatever the table says; what neither names is unlisted. */
function coverageOf(endpoint: string | null): Verdict {
  if (endpoint === null) return 'unlisted';
  if ((hipaa.listed as readonly string[]).includes(endpoint)) return 'limited';
  return Object.hasOwn(endpoints, endpoint) ||
    (hipaa.notListed as readonly string[]).includes(endpoint)
    ? 'ineligible'
    : 'unlisted';
}

function verdictOf(row: EndpointRow | null, endpoint: string | null, profile: Profile): Verdict {
  if (!row) return 'unlisted';
  if (row.abuseMonitoring === 'None' && row.applicationState === 'None') return 'zero-by-default';
  // Modified Abuse Monitoring covers every endpoint but Videos, and leaves application state as it is.
  if (profile === 'mam' && endpoint !== '/v1/videos')
    return keepsNothing(row) ? 'eligible' : 'limited';
  return (
    { yes: 'eligible', no: 'ineligible', limited: 'limited', default: 'zero-by-default' } as const
  )[row.zdr];
}

function keepsNothing(row: EndpointRow): boolean {
  return row.applicationState === 'None' || (row.applicationState === null && row.zdr === 'yes');
}

/** `POST /v1/threads/{}/runs` → `/v1/threads/runs`: the table leaves identifiers out. */
function pathOf(route: string): string {
  const path = route.slice(route.indexOf('/'));
  return path.replace(/\/\{\}/g, '').replace(/[?#].*$/, '');
}

function longestMatch(path: string, has: (candidate: string) => boolean): string | null {
  for (
    let candidate = path;
    candidate !== '';
    candidate = candidate.slice(0, Math.max(0, candidate.lastIndexOf('/')))
  ) {
    if (has(candidate)) return candidate;
  }
  return null;
}

function shutdownOf(path: string): Shutdown | null {
  const found = longestMatch(path, (candidate) =>
    shutdowns.some((item) => item.what === candidate),
  );
  return shutdowns.find((item) => item.what === found) ?? null;
}

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
export { newestSnapshot, snapshots } from './snapshots.ts';
export { sources } from './sources.ts';
export type * from './types.ts';
