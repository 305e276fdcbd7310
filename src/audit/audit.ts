/** Reads a code base into an inventory. */
import { dirname, extname } from 'node:path';
import { type SnapshotId, sources } from '../catalogue/policy/index.ts';
import { type Settings, settingsOf } from '../settings.ts';
import type { CachePlace } from './cache.ts';
import type { RawSettings } from './configuration.ts';
import { type Program, findFiles } from './files.ts';
import { ImportTable } from './importers.ts';
import type { Inspection } from './inspect.ts';
import type { Job, Outcome } from './inspector.ts';
import {
  type Commit,
  type FailedFile,
  type FileInventory,
  type Inventory,
  SCHEMA_VERSION,
  type Shard,
  sortInventory,
} from './inventory.ts';
import { inspectAll } from './pool.ts';
import { type Scanned, scan } from './scan.ts';
import type { SdkChange } from './sdk-changes.ts';
import { isInShard } from './shards.ts';

export interface AuditOptions {
  paths: readonly string[];
  cwd: string;
  root: string;
  /** those of the audit as a whole, and those of a file */
  settings: RawSettings;
  settingsFor?: (file: string) => Promise<RawSettings>;
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
  const program = await findFiles(options);
  const wanted = new Set(
    [...program.names.keys()].filter(
      (index) => !shard || isInShard(program.names[index] ?? '', shard),
    ),
  );
  const settings = new SettingsTable(options);
  const scanned = await scanAll(program, wanted, settings, options, signal);
  const jobs = await jobsFor(
    scanned.candidates.filter((file) => wanted.has(file)),
    program,
    settings,
  );
  const { outcomes, cacheProblem } = await inspectAll({
    setup: {
      program,
      candidates: scanned.candidates,
      imports: ImportTable.of(scanned.importPairs),
      settings: settings.all,
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
    : { outcomes, read: scanned.read.length, failed: scanned.failed };
  const folders = program.failed.filter(({ file }) => !shard || isInShard(file, shard));
  return {
    ...assemble(
      { ...chosen, failed: [...folders, ...chosen.failed] },
      program,
      settings.base,
      options,
    ),
    cacheProblem,
  };
}

/** Every set of settings once, and which one a file has. */
class SettingsTable {
  readonly all: RawSettings[] = [];
  readonly #settings: Settings[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #settingsFor: AuditOptions['settingsFor'];

  constructor({ settings, settingsFor }: AuditOptions) {
    this.#settingsFor = settingsFor;
    this.#add(settings);
  }

  get base(): Settings {
    return this.#settings[0]!;
  }

  at(index: number): Settings {
    return this.#settings[index] ?? this.base;
  }

  async numberFor(file: string): Promise<number> {
    return this.#settingsFor ? this.#add(await this.#settingsFor(file)) : 0;
  }

  #add(settings: RawSettings): number {
    const key = JSON.stringify(settings);
    let number = this.#numbers.get(key);
    if (number === undefined) {
      this.#numbers.set(key, (number = this.all.length));
      this.all.push(settings);
      this.#settings.push(settingsOf(settings));
    }
    return number;
  }
}

async function scanAll(
  program: Program,
  wanted: ReadonlySet<number>,
  settings: SettingsTable,
  { onProgress, settingsFor }: AuditOptions,
  signal: AbortSignal,
): Promise<Scanned> {
  const byFolder = new Map<string, number>();
  // What a text may hold is asked with the settings of its folder, the analysis uses those of the file.
  const folderOf = (index: number): string =>
    `${dirname(program.files[index] ?? '')}*${extname(program.files[index] ?? '')}`;
  if (settingsFor) {
    for (const index of program.files.keys()) {
      const folder = folderOf(index);
      if (!byFolder.has(folder))
        byFolder.set(folder, await settings.numberFor(program.files[index] ?? ''));
    }
  }
  const total = program.files.length;
  return scan({
    program,
    wanted,
    settingsOf: (index) =>
      settings.at(byFolder.size === 0 ? 0 : (byFolder.get(folderOf(index)) ?? 0)).calls,
    onProgress(done) {
      signal.throwIfAborted();
      onProgress?.({ what: 'reading', done, total });
    },
  });
}

async function jobsFor(
  candidates: readonly number[],
  program: Program,
  settings: SettingsTable,
): Promise<Job[]> {
  const jobs: Job[] = [];
  for (const file of candidates)
    jobs.push({ file, settings: await settings.numberFor(program.files[file] ?? '') });
  return jobs;
}

interface Chosen {
  outcomes: Outcome[];
  read: number;
  failed: FailedFile[];
}

/** Files that changed, and files whose calls rest on one that did. */
function touchedBy(
  changed: ReadonlySet<string>,
  outcomes: readonly Outcome[],
  { read, failed }: Scanned,
  program: Program,
): Chosen {
  const isChanged = (file: number): boolean => changed.has(program.files[file] ?? '');
  const restsOnChange = (outcome: Outcome): boolean =>
    'inspection' in outcome && outcome.inspection.dependsOn.some((file) => changed.has(file));
  const chosen = outcomes.filter((outcome) => isChanged(outcome.file) || restsOnChange(outcome));
  const files = new Set([...read.filter(isChanged), ...chosen.map(({ file }) => file)]);
  const changedNames = new Set(
    [...program.files.keys()].filter(isChanged).map((file) => program.names[file]),
  );
  return {
    outcomes: chosen,
    read: files.size,
    failed: failed.filter(({ file }) => changedNames.has(file)),
  };
}

function assemble(
  { outcomes, read, failed }: Chosen,
  program: Program,
  base: Settings,
  { policies = [], shard, changed }: AuditOptions,
): Omit<Audit, 'cacheProblem'> {
  const inspections: Inspection[] = [];
  const broken: FailedFile[] = [];
  for (const outcome of outcomes) {
    if ('inspection' in outcome) inspections.push(outcome.inspection);
    else broken.push({ file: program.names[outcome.file] ?? '', reason: outcome.failure });
  }
  const files: Inventory['files'] = {
    scanned: read,
    withCalls: inspections.filter(({ inventory }) => inventory.calls.length > 0).length,
    failed: [...failed, ...broken],
  };
  const whole = (settings: Settings, parts: readonly FileInventory[]): Inventory =>
    sortInventory({
      ...header(settings),
      files,
      calls: parts.flatMap(({ calls }) => calls),
      findings: parts.flatMap(({ findings }) => findings),
      unresolved: parts.flatMap(({ unresolved }) => unresolved),
      ...(shard ? { shard } : {}),
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

/** What is the same for every part of a run: not the business of the files. */
export function withOrigin(
  inventory: Inventory,
  tool: Inventory['tool'],
  commit: Commit | null,
): Inventory {
  return { ...inventory, ...(tool ? { tool } : {}), ...(commit ? { commit } : {}) };
}
