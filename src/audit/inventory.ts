/** The inventory: every OpenAI call of a code base, what is kept of it, and where the tool could not look. */
import type { Party } from '../calls/ledger/destination.ts';
import type { Via } from '../calls/record.ts';
import type { PackageVersion } from '../calls/versions.ts';
import {
  type Certainty,
  type Effect,
  type Profile,
  type SnapshotId,
  type Source,
  type SourceId,
  type Verdict,
  sources,
} from '../catalogue/policy/index.ts';
import type { Target } from '../catalogue/hosts.ts';
import type { Severity } from '../lint-rule.ts';
import type { RuleName } from '../rules/index.ts';
import type { Settings } from '../settings.ts';
import { subjectOf } from './subject.ts';

export const SCHEMA_VERSION = 2;

/** A place that decides about a call and stands elsewhere. */
export interface RelatedPlace {
  file: string;
  line: number;
  endLine: number;
  /** `the request body`, `the headers`, `the value` */
  what: string;
}

/** A piece of code, by lines and columns from 1. */
export interface Spot {
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

export interface TrailStep extends Spot {
  /** `kept as \`client\`` */
  text: string;
}

/** How one thing that makes up a call came to it: from where it is made to the call. */
export interface CallTrail {
  /** `the client`, `the address`, `the model` */
  what: string;
  steps: TrailStep[];
}

/** Words, and where in the program that is. */
export interface Fact {
  text: string;
  at?: Spot;
}

/** A key as it goes over the wire. */
export interface WireKey {
  key: string;
  presence: 'sent' | 'may be left out' | 'left out' | 'unknown';
  values: Fact[];
  /** why it may be something else */
  unknown: Fact[];
}

export interface WirePart {
  part: 'body' | 'query' | 'headers';
  keys: WireKey[];
  /** why there may be more keys than these */
  unknown: Fact[];
}

export interface Finding {
  rule: string;
  messageId: string;
  /** what of the code it is about: a parameter, a header, a model, a module */
  about?: string;
  message: string;
  severity: Exclude<Severity, 'off'>;
  line: number;
  /** the columns are missing in what an older version wrote */
  column?: number;
  endLine: number;
  endColumn?: number;
  /** where the value was decided, when that is another file */
  related?: RelatedPlace[];
  /** a comment beside the code accepts it: the reason that it gives, or an empty text */
  suppressed?: string;
  /** the project's configuration accepts it, not a comment */
  suppressedBy?: 'configuration';
}

/** What stands in a file that the project's ESLint configuration ignores says so, and does not fail. */
interface Ignorable {
  ignored?: true;
}

export interface OutsideFinding extends Finding, Ignorable {
  file: string;
  /** the calls of the file that send what it is about */
  calls?: { line: number; column: number }[];
  /** the function or method that it stands in */
  within?: string;
}

/** What a call does to the data that its endpoint keeps; `unknown`: the code does not show it. */
export type State = Effect | 'unknown';

export interface SendingFramework extends PackageVersion {
  /** `@ai-sdk/openai` */
  name: string;
}

/** What another seller of OpenAI's models keeps of a call. */
export interface KeptElsewhere {
  /** `Azure OpenAI` */
  by: string;
  /** `Microsoft's Data Protection Addendum` */
  terms: string;
  /** the line of its texts; `null` where none that was read speaks of the call */
  endpoint: string | null;
  /** `kept 30 days by default`; `null` without a line */
  kept: string | null;
  /** `store: false`, or a setting of the account; `null` where nothing does */
  avoidedBy: string | null;
  certainty: Certainty;
  source: Source & { id: SourceId };
}

export interface InventoryCall extends Ignorable {
  /** relative to the root, with forward slashes */
  file: string;
  line: number;
  column: number;
  endLine: number;
  via: Via;
  /** the framework that sends it, in the version that decides about it */
  framework?: SendingFramework;
  /** the name that the SDK or the framework has for the call */
  path: string | null;
  /** `POST`; `null` when the program computes it */
  method: string | null;
  /** `/v1/files/{}`; `null` when the program computes it */
  route: string | null;
  /** the only one of `targets`, else `unknown` */
  target: Target;
  targets: readonly Target[];
  verdict: Verdict;
  evidence: 'same-file' | 'cross-file' | 'types';
  /** what each other seller keeps of it that may get it */
  elsewhere?: readonly KeptElsewhere[];
  /** what the call does to the data that its endpoint keeps */
  state: State;
  findings: Finding[];
  /** the function or method that it stands in: `Uploader.send` */
  within?: string;
  /** where its body and headers are written, when not in the call itself */
  related?: RelatedPlace[];
  /** how it was found, where that was asked for */
  trail?: CallTrail[];
  /** what goes over the wire, where that was asked for */
  sends?: WirePart[];
  /** where the configuration gives this file another profile than the inventory's */
  profile?: Profile;
}

/** A place from where OpenAI may be called, and that could not be followed to a call. */
export interface Unresolved extends Ignorable {
  file: string;
  line: number;
  endLine: number;
  reason: string;
  /** what would help */
  remedy?: string;
  /** in a shard: the expressions by which a call of another shard would close it */
  spans?: string[];
}

/** How many traces of OpenAI ended in which account. */
export interface Balance {
  /** they are calls, or parts of calls */
  inCalls: number;
  otherVendors: number;
  /** types, tests, checks */
  sendNothing: number;
  notFollowed: number;
}

/** Expressions of other files that calls rest on, by party and file. */
export type Rests = Record<Party, Record<string, string[]>>;

/** A file that uses OpenAI, or may, and was not analysed. */
export interface NotAnalysed extends Ignorable {
  file: string;
  reason: string;
  /** the analysis failed on it: a fault of this tool, for which a run fails */
  fault?: true;
}

/** Which ESLint configurations that concern this plugin were asked. */
export interface UsedConfiguration {
  /** `false` with `--no-config` */
  lookedFor: boolean;
  /** relative to the root */
  files: string[];
}

export interface Commit {
  id: string;
  /** files differed from the commit */
  modified: boolean;
}

export interface Shard {
  index: number;
  count: number;
  /** what calls of this shard rest on in others */
  rests?: Rests;
}

export interface Inventory {
  schemaVersion: typeof SCHEMA_VERSION;
  policy: { id: SnapshotId; date: string };
  profile: Profile;
  /** `null` in what an older version wrote: it did not say */
  configuration: UsedConfiguration | null;
  files: { scanned: number; withCalls: number };
  calls: InventoryCall[];
  /** findings that stand outside every call */
  findings: OutsideFinding[];
  /** traces that could not be followed to a call */
  unresolved: Unresolved[];
  /** `null` in what an older version wrote */
  balance: Balance | null;
  notAnalysed: NotAnalysed[];
  tool?: { name: string; version: string };
  commit?: Commit;
  /** one part of the files only */
  shard?: Shard;
  /** only files that changed since this commit or branch, and files whose calls rest on them */
  since?: string;
}

/** What an inventory says of the settings that it rests on. */
export function headerOf({
  policy: { snapshot, profile },
}: Settings): Pick<Inventory, 'schemaVersion' | 'policy' | 'profile'> {
  return {
    schemaVersion: SCHEMA_VERSION,
    policy: {
      id: snapshot.id,
      date: snapshot.dated === 'inferred' ? sources[snapshot.source].date : snapshot.date,
    },
    profile,
  };
}

/** Everything that one file adds. */
export type FileInventory = Pick<Inventory, 'calls' | 'findings'>;

/** Everything that may fail. */
export type Listed = FileInventory & Pick<Inventory, 'unresolved' | 'notAnalysed'>;

type Followed = FileInventory & Pick<Inventory, 'unresolved'>;

/** Every finding, with the call that it belongs to. */
export function* findingsIn(inventory: FileInventory): Generator<{
  finding: Finding;
  file: string;
  within: string | undefined;
  call: InventoryCall | null;
  isIgnored: boolean;
}> {
  for (const call of inventory.calls) {
    const { file, within, ignored } = call;
    for (const finding of call.findings)
      yield { finding, file, within, call, isIgnored: ignored === true };
  }
  for (const finding of inventory.findings) {
    const { file, within, ignored } = finding;
    yield { finding, file, within, call: null, isIgnored: ignored === true };
  }
}

const BLIND_SPOTS: RuleName = 'no-blind-spots';

/** Places that could not be followed, with the finding that says the same of them. */
export function findingsOnUnresolved(inventory: Followed): Map<Unresolved, Finding> {
  const byFile = new Map<string, Finding[]>();
  for (const { finding, file } of findingsIn(inventory)) {
    if (finding.rule.endsWith(`/${BLIND_SPOTS}`))
      byFile.set(file, [...(byFile.get(file) ?? []), finding]);
  }
  return new Map(
    inventory.unresolved.flatMap((item) => {
      const own = (byFile.get(item.file) ?? []).filter((finding) =>
        item.reason.startsWith(`${subjectOf(finding)} `),
      );
      // Of two imports of one package both must be accepted.
      const said = own.find(({ suppressed }) => suppressed === undefined) ?? own[0];
      return said ? [[item, said]] : [];
    }),
  );
}

/** Without those that a comment beside the code accepts. */
export function openPlaces(inventory: Followed): Unresolved[] {
  const told = findingsOnUnresolved(inventory);
  return inventory.unresolved.filter((item) => told.get(item)?.suppressed === undefined);
}

/** By code unit, as the same on every machine. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Files by name, places by position: the order does not depend on who found what first. */
export function sortInventory(inventory: Inventory): Inventory {
  const byPlace = <T extends { file: string; line: number; column?: number }>(
    left: T,
    right: T,
  ): number =>
    compareText(left.file, right.file) ||
    left.line - right.line ||
    (left.column ?? 0) - (right.column ?? 0);
  return {
    ...inventory,
    calls: inventory.calls.toSorted(byPlace),
    findings: inventory.findings.toSorted(byPlace),
    unresolved: inventory.unresolved.toSorted(byPlace),
    notAnalysed: inventory.notAnalysed.toSorted(
      (left, right) => compareText(left.file, right.file) || compareText(left.reason, right.reason),
    ),
  };
}
