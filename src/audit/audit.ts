/** Reads a code base into an inventory. */
import { dirname, extname } from 'node:path';
import { type SnapshotId, sources } from '../catalogue/policy/index.ts';
import { type Settings, settingsOf } from '../settings.ts';
import { parserProblem } from '../values/program/native.ts';
import { joinedLedgers, joinedRests, settled, withoutSpans } from './balance.ts';
import type { CachePlace } from './cache.ts';
import type { FileConfiguration } from './configuration.ts';
import { UsageError, oneLine } from './errors.ts';
import { type OtherFile, type Program, displayName, findFiles } from './files.ts';
import { ImportTable } from '../values/program/import-table.ts';
import type { Inspection } from './inspect.ts';
import type { Job, Outcome } from './inspector.ts';
import {
  type Commit,
  type FileInventory,
  type Inventory,
  type NotAnalysed,
  type Rests,
  SCHEMA_VERSION,
  type Shard,
  type UsedConfiguration,
  compareText,
  sortInventory,
} from './inventory.ts';
import { inspectAll } from './pool.ts';
import { type Scanned, type Unread, scan } from './scan.ts';
import type { SdkChange } from './sdk-changes.ts';
import { isInShard } from './shards.ts';

export interface AuditOptions {
  paths: readonly string[];
  cwd: string;
  root: string;
  configuration: Configurations;
  markdown?: boolean;
  shard?: Shard;
  /** absolute paths: only these, and what rests on them */
  changed?: { since: string; files: ReadonlySet<string> };
  policies?: readonly SnapshotId[];
  sdks?: readonly [string, string];
  cache?: CachePlace | null;
  workers?: number;
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

/** What the project's configuration says, with the flags of the command line worked in. */
export interface Configurations {
  /** of the audit as a whole */
  base: FileConfiguration;
  /** `null` when every file has the base */
  of: ((file: string) => Promise<FileConfiguration>) | null;
  /** absolute paths of the files that were asked so far */
  used: ReadonlySet<string>;
}

export interface Progress {
  what: 'reading' | 'analysing';
  done: number;
  total: number;
}

export interface Audit {
  inventory: Inventory;
  /** the same under each policy to compare */
  others: Inventory[];
  sdkChanges: SdkChange[];
  /** why results could not be remembered */
  cacheProblem: string | null;
}

export async function audit(options: AuditOptions): Promise<Audit> {
  const { shard, changed, signal = new AbortController().signal } = options;
  const { program, others, failed } = await findFiles(options);
  const isWanted = (name: string): boolean => !shard || isInShard(name, shard);
  const wanted = new Set(
    [...program.names.keys()].filter((index) => isWanted(program.names[index] ?? '')),
  );
  const table = new ConfigurationTable(options.configuration);
  const scanned = await scanAll(
    program,
    others.filter(({ name }) => isWanted(name)),
    wanted,
    table,
    options,
    signal,
  );
  const { used } = options.configuration;
  const configuration = {
    lookedFor: options.configuration.of !== null,
    files: [...used].map((file) => displayName(file, program.root)).sort(compareText),
  };
  const jobs = await jobsFor(
    scanned.candidates.filter((file) => wanted.has(file)),
    program,
    table,
  );
  if (jobs.length > 0) askForParser();
  const { outcomes, cacheProblem } = await inspectAll({
    setup: {
      program,
      candidates: scanned.candidates,
      imports: ImportTable.of(scanned.importPairs),
      configurations: table.all,
      policies: options.policies ?? [],
      sdks: options.sdks ?? null,
      cache: options.cache ?? null,
    },
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

/** Throws a `UsageError`: a run without a parser would find nothing, whatever is there. */
function askForParser(): void {
  const problem = parserProblem();
  if (problem === null) return;
  const text = oneLine(problem);
  const isInZip = /\.zip[\\/]/.test(text);
  // What a loader says after its first sentence is about its own packages.
  const reason = isInZip ? "it lies in Yarn's zip archive" : text.split('. ')[0];
  const remedy = isInZip
    ? 'Set dependenciesMeta.oxc-parser.unplugged to true in package.json, and run yarn.'
    : 'Install again with optional dependencies, such as with npm install --include=optional.';
  throw new UsageError(
    `The parser cannot be loaded (${reason}), so nothing was analysed. ${remedy}`,
  );
}

/** Every configuration once, and which one a file has. */
class ConfigurationTable {
  readonly all: FileConfiguration[] = [];
  readonly #settings: Settings[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #of: Configurations['of'];

  constructor({ base, of }: Configurations) {
    this.#of = of;
    this.#add(base);
  }

  get base(): Settings {
    return this.#settings[0]!;
  }

  settingsAt(index: number): Settings {
    return this.#settings[index] ?? this.base;
  }

  async numberFor(file: string): Promise<number> {
    return this.#of ? this.#add(await this.#of(file)) : 0;
  }

  async isIgnored(file: string): Promise<boolean> {
    return this.all[await this.numberFor(file)]?.isIgnored === true;
  }

  #add(configuration: FileConfiguration): number {
    const key = JSON.stringify(configuration);
    let number = this.#numbers.get(key);
    if (number === undefined) {
      this.#numbers.set(key, (number = this.all.length));
      this.all.push(configuration);
      this.#settings.push(settingsOf(configuration.settings));
    }
    return number;
  }
}

async function scanAll(
  program: Program,
  others: readonly OtherFile[],
  wanted: ReadonlySet<number>,
  table: ConfigurationTable,
  { onProgress, configuration }: AuditOptions,
  signal: AbortSignal,
): Promise<Scanned> {
  const byFolder = new Map<string, number>();
  // What a text may hold is asked with the settings of its folder, the analysis uses those of the file.
  const folderOf = (index: number): string =>
    `${dirname(program.files[index] ?? '')}*${extname(program.files[index] ?? '')}`;
  if (configuration.of) {
    for (const index of program.files.keys()) {
      const folder = folderOf(index);
      if (!byFolder.has(folder))
        byFolder.set(folder, await table.numberFor(program.files[index] ?? ''));
    }
  }
  const total = program.files.length + others.length;
  return scan({
    program,
    others,
    wanted,
    settingsOf: (index) =>
      table.settingsAt(byFolder.size === 0 ? 0 : (byFolder.get(folderOf(index)) ?? 0)).calls,
    onProgress(done) {
      signal.throwIfAborted();
      onProgress?.({ what: 'reading', done, total });
    },
  });
}

async function jobsFor(
  candidates: readonly number[],
  program: Program,
  table: ConfigurationTable,
): Promise<Job[]> {
  const jobs: Job[] = [];
  for (const file of candidates)
    jobs.push({ file, configuration: await table.numberFor(program.files[file] ?? '') });
  return jobs;
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
      ...header(settings),
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

function header({
  policy: { snapshot, profile },
}: Settings): Pick<Inventory, 'schemaVersion' | 'policy' | 'profile'> {
  return {
    schemaVersion: SCHEMA_VERSION,
    policy: { id: snapshot.id, date: sources[snapshot.source].date },
    profile,
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
