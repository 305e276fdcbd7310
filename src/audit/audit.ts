/** Reads a code base into an inventory. */
import { type Settings, settingsOf } from '../settings.ts';
import { joinedLedgers, joinedRests, settled, withoutSpans } from './balance.ts';
import { type Program, displayName } from './files.ts';
import type { Inspection } from './inspect.ts';
import type { Outcome } from './inspector.ts';
import {
  type Commit,
  type FileInventory,
  type Inventory,
  type NotAnalysed,
  type Rests,
  type UsedConfiguration,
  headerOf,
  sortInventory,
} from './inventory.ts';
import { inspectAll } from './pool.ts';
import {
  type AuditOptions,
  type ConfigurationTable,
  askForParser,
  jobsFor,
  prepare,
  usedConfiguration,
} from './prepare.ts';
import type { Scanned, Unread } from './scan.ts';
import type { SdkChange } from './sdk-changes.ts';

export interface Audit {
  inventory: Inventory;
  /** the same under each policy to compare */
  others: Inventory[];
  sdkChanges: SdkChange[];
  /** why results could not be remembered */
  cacheProblem: string | null;
}

export async function audit(options: AuditOptions): Promise<Audit> {
  const { changed, signal = new AbortController().signal } = options;
  const prepared = await prepare(options, signal);
  const { program, failed, isWanted, wanted, table, scanned, setup } = prepared;
  const configuration = usedConfiguration(options, program);
  const jobs = await jobsFor(
    scanned.candidates.filter((file) => wanted.has(file)),
    program,
    table,
  );
  if (jobs.length > 0) askForParser();
  const { outcomes, cacheProblem } = await inspectAll({
    setup,
    jobs,
    workers: options.workers ?? null,
    signal,
    onProgress: (done) => options.onProgress?.({ what: 'analysing', done, total: jobs.length }),
  });
  const chosen = changed
    ? touchedBy(changed.files, outcomes, scanned, program)
    : { ...scanned, outcomes, read: scanned.read.length };
  const broken = chosen.outcomes.flatMap((outcome) =>
    'failure' in outcome
      ? [{ file: outcome.file, reason: outcome.failure, isFault: outcome.isFault }]
      : [],
  );
  const notAnalysed = [
    ...failed.filter(({ file }) => isWanted(file)),
    ...chosen.otherLanguages,
    ...(await named([...chosen.unread, ...broken], program, table)),
  ];
  return {
    ...assemble(chosen, restsOf(outcomes), notAnalysed, configuration, table.base, options),
    cacheProblem,
  };
}

async function named(
  unread: readonly Unread[],
  program: Program,
  table: ConfigurationTable,
): Promise<NotAnalysed[]> {
  const found: NotAnalysed[] = [];
  for (const { file, reason, isFault } of unread) {
    const isIgnored = await table.isIgnored(program.files[file] ?? '');
    found.push({
      file: program.names[file] ?? '',
      reason,
      ...(isFault ? { fault: true } : {}),
      ...(isIgnored ? { ignored: true } : {}),
    });
  }
  return found;
}

interface Chosen extends Pick<Scanned, 'unread' | 'otherLanguages'> {
  outcomes: Outcome[];
  read: number;
}

/** Files that changed, and files whose calls rest on one that did. */
function touchedBy(
  changed: ReadonlySet<string>,
  outcomes: readonly Outcome[],
  { read, unread, otherLanguages }: Scanned,
  program: Program,
): Chosen {
  const isChanged = (file: number): boolean => changed.has(program.files[file] ?? '');
  const restsOnChange = (outcome: Outcome): boolean =>
    'inspection' in outcome && outcome.inspection.dependsOn.some((file) => changed.has(file));
  const chosen = outcomes.filter((outcome) => isChanged(outcome.file) || restsOnChange(outcome));
  const files = new Set([...read.filter(isChanged), ...chosen.map(({ file }) => file)]);
  const changedNames = new Set([...changed].map((file) => displayName(file, program.root)));
  return {
    outcomes: chosen,
    read: files.size,
    unread: unread.filter(({ file }) => isChanged(file)),
    otherLanguages: otherLanguages.filter(({ file }) => changedNames.has(file)),
  };
}

function assemble(
  { outcomes, read }: Pick<Chosen, 'outcomes' | 'read'>,
  rests: Rests,
  notAnalysed: readonly NotAnalysed[],
  configuration: UsedConfiguration,
  base: Settings,
  { policies = [], shard, changed }: AuditOptions,
): Omit<Audit, 'cacheProblem'> {
  const inspections: Inspection[] = outcomes.flatMap((outcome) =>
    'inspection' in outcome ? [outcome.inspection] : [],
  );
  const files: Inventory['files'] = {
    scanned: read,
    withCalls: inspections.filter(({ inventory }) => inventory.calls.length > 0).length,
  };
  const ledger = joinedLedgers(inspections.map((inspection) => inspection.ledger));
  const { unresolved, balance } = settled({ ...ledger, rests });
  // What another shard holds may close what is open in this one.
  const accounts = shard
    ? { unresolved, balance, shard: { ...shard, rests } }
    : { unresolved: withoutSpans(unresolved), balance };
  const whole = (settings: Settings, parts: readonly FileInventory[]): Inventory =>
    sortInventory({
      ...headerOf(settings),
      configuration,
      files,
      calls: parts.flatMap(({ calls }) => calls),
      findings: parts.flatMap(({ findings }) => findings),
      ...accounts,
      notAnalysed: [...notAnalysed],
      ...(changed ? { since: changed.since } : {}),
    });
  return {
    inventory: whole(
      base,
      inspections.map(({ inventory }) => inventory),
    ),
    others: policies.map((policy, index) =>
      whole(
        settingsOf({ policy, profile: base.policy.profile }),
        inspections.flatMap(({ others }) => others[index] ?? []),
      ),
    ),
    sdkChanges: inspections.flatMap((inspection) => inspection.sdkChanges),
  };
}

function restsOf(outcomes: readonly Outcome[]): Rests {
  return joinedRests(
    outcomes.flatMap((outcome) =>
      'inspection' in outcome ? [outcome.inspection.ledger.rests] : [],
    ),
  );
}

/** What is the same for every part of a run: not the business of the files. */
export function withOrigin(
  inventory: Inventory,
  tool: Inventory['tool'],
  commit: Commit | null,
): Inventory {
  return { ...inventory, ...(tool ? { tool } : {}), ...(commit ? { commit } : {}) };
}
