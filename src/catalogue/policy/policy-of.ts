/** The policy of one day, for one agreement. */
import { endpoints, unlistedEndpoints } from './endpoints.ts';
import { features, zdrImageModels } from './features.ts';
import { hipaa } from './others.ts';
import { privateRetention } from './private-retention.ts';
import { longestMatch, pathOf } from './routes.ts';
import { shutdowns } from './shutdowns.ts';
import { newestSnapshot, order, snapshots } from './snapshots.ts';
import { sources } from './sources.ts';
import type {
  Certainty,
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

function shutdownOf(path: string): Shutdown | null {
  const found = longestMatch(path, (candidate) =>
    shutdowns.some((item) => item.what === candidate),
  );
  return shutdowns.find((item) => item.what === found) ?? null;
}
