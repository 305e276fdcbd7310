/** A code base before anything of it is analysed: its files, who imports whom, how each is configured. */
import { dirname, extname } from 'node:path';
import type { SnapshotId } from '../catalogue/policy/index.ts';
import { type Settings, settingsOf } from '../settings.ts';
import { forgetDisk } from '../values/program/forget.ts';
import { ImportTable } from '../values/program/import-table.ts';
import { loadResolvers, parserProblem } from '../values/program/native.ts';
import type { CachePlace } from './cache.ts';
import type { FileConfiguration } from './configuration.ts';
import { UsageError } from './errors.ts';
import { type OtherFile, type Program, displayName, findFiles } from './files.ts';
import type { Job, Setup } from './inspector.ts';
import { type NotAnalysed, type Shard, type UsedConfiguration, compareText } from './inventory.ts';
import { type Scanned, scan } from './scan.ts';
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
  /** also say of each call how it was found */
  trails?: boolean;
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

export interface Prepared {
  program: Program;
  failed: readonly NotAnalysed[];
  isWanted: (name: string) => boolean;
  wanted: ReadonlySet<number>;
  table: ConfigurationTable;
  scanned: Scanned;
  setup: Setup;
}

export async function prepare(options: AuditOptions, signal: AbortSignal): Promise<Prepared> {
  forgetDisk();
  const { shard } = options;
  const { program, others, failed } = await findFiles(options);
  const isWanted = (name: string): boolean => !shard || isInShard(name, shard);
  const wanted = new Set(
    [...program.names.keys()].filter((index) => isWanted(program.names[index] ?? '')),
  );
  const table = new ConfigurationTable(options.configuration);
  // Ctrl-C while native code is being loaded would end Node itself.
  loadResolvers();
  const scanned = await scanAll(
    program,
    others.filter(({ name }) => isWanted(name)),
    wanted,
    table,
    options,
    signal,
  );
  const { root, files } = program;
  const setup: Setup = {
    program: { root, files },
    passing: scanned.passing,
    imports: ImportTable.of(scanned.importPairs),
    // Grows while files ask for theirs.
    configurations: table.all,
    policies: options.policies ?? [],
    sdks: options.sdks ?? null,
    trails: options.trails ?? false,
    cache: options.cache ?? null,
  };
  return { program, failed, isWanted, wanted, table, scanned, setup };
}

export function usedConfiguration(
  { configuration: { of, used } }: AuditOptions,
  { root }: Program,
): UsedConfiguration {
  const files = [...used].map((file) => displayName(file, root)).sort(compareText);
  return { lookedFor: of !== null, files };
}

/** Throws a `UsageError`: a run without a parser would find nothing, whatever is there. */
export function askForParser(): void {
  const problem = parserProblem();
  if (problem === null) return;
  throw new UsageError(`Nothing was analysed: ${problem.what}. ${problem.remedy}`);
}

/** Every configuration once, and which one a file has. */
export class ConfigurationTable {
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

export async function jobsFor(
  candidates: readonly number[],
  program: Program,
  table: ConfigurationTable,
): Promise<Job[]> {
  const jobs: Job[] = [];
  for (const file of candidates)
    jobs.push({ file, configuration: await table.numberFor(program.files[file] ?? '') });
  return jobs;
}
