/** What the renderers are given: the inventory, and the questions that it answers. */
import { resolve } from 'node:path';
import {
  type Classification,
  type Policy,
  type Profile,
  type Snapshot,
  type Verdict,
  policyOf,
} from '../catalogue/policy/index.ts';
import { cutAfter } from '../values/excerpt.ts';
import { readText } from '../values/program/disk.ts';
import { tracesIn } from './balance.ts';
import type { GateResult } from './gate.ts';
import {
  type Finding,
  type Inventory,
  type InventoryCall,
  type NotAnalysed,
  type OutsideFinding,
  type Unresolved,
  findingsOnUnresolved,
} from './inventory.ts';
import { languageNotRead } from './other-languages.ts';
import { plural, verdictOrder } from './verdicts.ts';

export interface Report {
  inventory: Inventory;
  /** folder that file names are relative to */
  root: string;
  /** ISO date and time of the run */
  date: string;
  gate: GateResult;
  quiet: boolean;
  /** the JSON says how each call was found, too */
  withTrails: boolean;
  colours: boolean;
  /** of the lines that people read; `Infinity` where nothing cuts them */
  width: number;
}

const policies = new Map<string, Policy>();

/** The policy that a call is judged by. */
export function policyFor({ policy, profile }: Inventory, call?: { profile?: Profile }): Policy {
  const key = `${policy.id} ${call?.profile ?? profile}`;
  let found = policies.get(key);
  if (!found) policies.set(key, (found = policyOf(policy.id, call?.profile ?? profile)));
  return found;
}

/** One endpoint of OpenAI that the code base uses. */
export interface EndpointUse {
  /** the line of the table, or the route when the table has none */
  endpoint: string;
  found: Classification;
  /** what the table says, unless all calls there only remove what it keeps */
  verdict: Verdict;
  profile: Profile;
  calls: InventoryCall[];
  files: number;
}

/** What is used, worst first. Calls of other vendors and of computed routes are not among them. */
export function endpointUses(inventory: Inventory): EndpointUse[] {
  const uses = new Map<string, EndpointUse>();
  for (const call of inventory.calls) {
    if (call.verdict === 'not-openai' || call.route === null) continue;
    const policy = policyFor(inventory, call);
    const { endpoint } = policy.classify(call.route);
    const key = `${endpoint ?? call.route} ${policy.profile}`;
    let use = uses.get(key);
    if (!use) {
      const found = policy.classify(endpoint ?? call.route);
      const { verdict } = found;
      const { profile } = policy;
      use = { endpoint: endpoint ?? call.route, found, verdict, profile, calls: [], files: 0 };
      uses.set(key, use);
    }
    use.calls.push(call);
  }
  for (const use of uses.values()) {
    use.files = new Set(use.calls.map((call) => call.file)).size;
    if (use.calls.every(({ verdict }) => verdict === 'removes')) use.verdict = 'removes';
  }
  const rank = ({ verdict }: EndpointUse): number => verdictOrder.indexOf(verdict);
  return [...uses.values()].sort(
    (left, right) => rank(left) - rank(right) || (left.endpoint < right.endpoint ? -1 : 1),
  );
}

/** `application state: until deleted; abuse-monitoring logs: 30 days`, as the table says it. */
export function keptWords({
  row,
  applicationState,
  abuseMonitoring,
}: Pick<Classification, 'row' | 'applicationState' | 'abuseMonitoring'>): string {
  if (row === null) return 'not in the table';
  const state =
    applicationState === null
      ? 'application state is not told apart'
      : applicationState === 'None'
        ? 'no application state'
        : `application state: ${lower(applicationState)}`;
  const logs =
    abuseMonitoring === null
      ? 'abuse monitoring is not stated'
      : abuseMonitoring === 'None'
        ? 'no abuse-monitoring logs'
        : `abuse-monitoring logs: ${lower(abuseMonitoring)}`;
  return `${state}; ${logs}`;
}

/** `2026-10-09, about 2026-10-09` says one thing twice. */
export function snapshotWords({ id, date }: Snapshot): string {
  return date === id ? id : date.includes(id) ? date : `${id} (${date})`;
}

/** What an inventory leaves out on purpose; `null` for the whole. */
export function partWords({ shard, since }: Inventory): string | null {
  const parts = [
    ...(shard ? [`shard ${String(shard.index)} of ${String(shard.count)}`] : []),
    ...(since === undefined
      ? []
      : [`only files that changed since ${since}, and what rests on them`]),
  ];
  return parts.length > 0 ? parts.join('; ') : null;
}

/** Where the settings and rules of the run come from. */
export function configurationWords({ configuration }: Pick<Inventory, 'configuration'>): string {
  if (!configuration) return 'not recorded';
  if (!configuration.lookedFor) return 'not looked for (--no-config)';
  return configuration.files.length > 0
    ? configuration.files.join(', ')
    : 'none found that names this plugin';
}

export interface NotAnalysedGroup {
  /** `3 Python files use OpenAI: not read` */
  title: string;
  items: NotAnalysed[];
  /** each has a reason of its own */
  hasReasons: boolean;
}

/** Other languages first, each in one group. */
export function notAnalysedGroups({ notAnalysed }: Inventory): NotAnalysedGroup[] {
  const byNoun = new Map<string, NotAnalysed[]>();
  const broken: NotAnalysed[] = [];
  const faults: NotAnalysed[] = [];
  for (const item of notAnalysed) {
    const noun = languageNotRead(item)?.noun;
    if (item.fault) faults.push(item);
    else if (noun === undefined) broken.push(item);
    else byNoun.set(noun, [...(byNoun.get(noun) ?? []), item]);
  }
  const groups = [...byNoun].map(([noun, items]) => ({
    title: `${plural(items.length, noun)} ${items.length === 1 ? 'uses' : 'use'} OpenAI: not read`,
    items,
    hasReasons: false,
  }));
  if (broken.length > 0)
    groups.push({
      title: `${plural(broken.length, 'file')} could not be read`,
      items: broken,
      hasReasons: true,
    });
  if (faults.length > 0)
    groups.push({
      title: `${plural(faults.length, 'file')} on which the analysis failed`,
      items: faults,
      hasReasons: true,
    });
  return groups;
}

/** Places that could not be followed for one reason. */
export interface OpenGroup {
  reason: string;
  remedy: string | null;
  places: Unresolved[];
  /** what a rule says of them: it fails, warns or is accepted */
  finding: Finding | null;
}

/** One cause is told once, whatever rests on it; what a comment accepts is told apart. */
export function openGroups(inventory: Inventory): OpenGroup[] {
  const told = findingsOnUnresolved(inventory);
  const groups = new Map<string, OpenGroup>();
  for (const item of inventory.unresolved) {
    const { reason, remedy = null } = item;
    const finding = told.get(item) ?? null;
    const key = JSON.stringify([reason, finding?.severity, finding?.suppressed]);
    const group = groups.get(key) ?? { reason, remedy, places: [], finding };
    group.places.push(item);
    groups.set(key, group);
  }
  return [...groups.values()].sort((left, right) => right.places.length - left.places.length);
}

/** `a client is handed to …, which is not read (3 places); the settings name …` */
export function groupWords({
  reason,
  remedy,
  places,
}: Pick<OpenGroup, 'reason' | 'remedy' | 'places'>): string {
  const count = places.length > 1 ? ` (${plural(places.length, 'place')})` : '';
  return `${reason}${count}${remedyWords({ remedy })}`;
}

/** Of one place, where it is told alone. */
export function placeWords(place: Unresolved): string {
  return `${place.reason}${remedyWords(place)}${ignoredWords(place)}`;
}

function remedyWords({ remedy }: { remedy?: string | null }): string {
  return remedy ? `; ${remedy}` : '';
}

/** `412 mentions of OpenAI in the code: 380 lead to 214 calls, 12 to other vendors, 20 were not followed.` */
export function balanceWords({ balance, calls }: Inventory): string | null {
  const traces = balance ? tracesIn(balance) : 0;
  if (!balance || traces === 0) return null;
  const { inCalls, otherVendors, sendNothing, notFollowed } = balance;
  const ours = calls.filter(({ verdict }) => verdict !== 'not-openai').length;
  // With `--since` or in a shard the calls may stand in files that are left out.
  const ends = [
    { count: inCalls, end: ours > 0 ? plural(ours, 'call') : 'calls of other files' },
    { count: otherVendors, end: 'other vendors' },
    { count: sendNothing, end: 'nothing that is sent' },
  ].filter(({ count }) => count > 0);
  const parts = ends.map(({ count, end }, index) => {
    const verb = index > 0 ? '' : count === 1 ? 'leads ' : 'lead ';
    return `${String(count)} ${verb}to ${end}`;
  });
  const rest =
    notFollowed > 0
      ? [`${String(notFollowed)} ${notFollowed === 1 ? 'was' : 'were'} not followed`]
      : [];
  return `${plural(traces, 'mention')} of OpenAI in the code: ${[...parts, ...rest].join(', ')}.`;
}

/** The reason for being listed, with a word where the project ignores the file. */
export function reasonWords({ reason, ignored }: { reason: string; ignored?: true }): string {
  return `${reason}${ignoredWords({ ignored })}`;
}

/** Findings outside of calls, without those that the list of places not followed shows. */
export function findingsApart(inventory: Inventory): OutsideFinding[] {
  const told = new Set<Finding>(findingsOnUnresolved(inventory).values());
  return inventory.findings.filter((finding) => !told.has(finding));
}

/** What is said, without the request that it begins with: that is said of the call. */
export function sentenceOf({ message }: Finding, call: InventoryCall | null): string {
  const request = call ? `${requestName(call)} ` : '';
  if (request === '' || !message.startsWith(request)) return message;
  const rest = message.slice(request.length);
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** Behind what stands in a file that the ESLint configuration ignores. */
export function ignoredWords({ ignored }: { ignored?: true | undefined }): string {
  return ignored ? ' (file is ignored by ESLint)' : '';
}

/** `1 accepted in the code, 2 accepted in the configuration`, for what is accepted. */
export function acceptedWords(findings: readonly Finding[]): string[] {
  const accepted = findings.filter((finding) => finding.suppressed !== undefined);
  const byConfiguration = accepted.filter((finding) => finding.suppressedBy !== undefined).length;
  const byComment = accepted.length - byConfiguration;
  return [
    ...(byComment > 0 ? [`${String(byComment)} accepted in the code`] : []),
    ...(byConfiguration > 0 ? [`${String(byConfiguration)} accepted in the configuration`] : []),
  ];
}

export function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** `POST /v1/files`, as far as it is known. */
export function requestName(call: Pick<InventoryCall, 'method' | 'route'>): string {
  return call.route === null ? 'route not known' : `${call.method ?? '?'} ${call.route}`;
}

export function callName(call: Pick<InventoryCall, 'path'>): string {
  return call.path ?? 'raw request';
}

/** `@ai-sdk/openai 4.0.118`, and whether somebody says that version */
export function frameworkWords({ framework }: Pick<InventoryCall, 'framework'>): string | null {
  if (!framework) return null;
  const { name, version, from } = framework;
  return `${name} ${version}${from === 'assumed' ? ' (assumed)' : ''}`;
}

export interface Excerpt {
  /** line of the first row */
  first: number;
  rows: string[];
  /** rows of the call that are left out */
  omitted: number;
}

const MAX_ROWS = 12;
const MAX_COLUMNS = 220;

/** Reads the code of calls; each file once in a row. */
export class Excerpts {
  readonly #root: string;
  #file: string | null = null;
  #rows: readonly string[] = [];

  constructor(root: string) {
    this.#root = root;
  }

  /** `null` when the file is not there, or has changed beyond recognition. */
  of({ file, line, endLine }: { file: string; line: number; endLine: number }): Excerpt | null {
    if (this.#file !== file) {
      this.#file = file;
      this.#rows = this.#read(file);
    }
    const rows = this.#rows.slice(line - 1, Math.min(endLine, line - 1 + MAX_ROWS));
    if (rows.length === 0) return null;
    const indent = Math.min(
      ...rows.filter((row) => row.trim() !== '').map((row) => /^\s*/.exec(row)?.[0].length ?? 0),
    );
    const shortened = rows
      .map((row) => row.slice(Number.isFinite(indent) ? indent : 0))
      .map((row) => cutAfter(row, MAX_COLUMNS));
    return { first: line, rows: shortened, omitted: endLine - line + 1 - rows.length };
  }

  #read(file: string): string[] {
    return readText(resolve(this.#root, file))?.split(/\r?\n/) ?? [];
  }
}
