/** Looks into candidate files, one at a time: in this thread, or in one of many. */
import type { SnapshotId } from '../catalogue/policy/types.ts';
import { analysisFailed } from '../failure.ts';
import { type Settings, settingsOf } from '../settings.ts';
import { readWithin } from '../values/program/disk.ts';
import { Neighbours } from '../calls/neighbours.ts';
import type { Elsewhere } from '../values/program/elsewhere.ts';
import { ImportTable } from '../values/program/import-table.ts';
import { Importers } from '../values/program/importers.ts';
import { ParseFailure } from '../values/program/parse.ts';
import { Cache, type CachePlace } from './cache.ts';
import type { FileConfiguration } from './configuration.ts';
import { reasonOf } from './errors.ts';
import { type Program, limitOf } from './files.ts';
import { type Explained, type Place, explained } from './explained.ts';
import { type InspectOptions, type Inspection, inspectFile } from './inspect.ts';
import type { FileInventory } from './inventory.ts';

/** What a thread must know; plain data, so that it can be sent. */
export interface Setup {
  /** what files are called is not sent: it costs as much again as where they stand */
  program: Omit<Program, 'names'>;
  /** numbers of the files that may pass on what calls are made of */
  passing: readonly number[];
  imports: SharedArrayBuffer;
  /** every configuration that some file has; the first is that of the audit as a whole */
  configurations: readonly FileConfiguration[];
  /** policies and SDK versions to compare */
  policies: readonly SnapshotId[];
  sdks: readonly [string, string] | null;
  /** also say of each call how it was found */
  trails: boolean;
  cache: CachePlace | null;
}

export interface Job {
  file: number;
  /** its number among those of the setup */
  configuration: number;
}

export type Outcome = { file: number } & (
  | { inspection: Inspection }
  /** `isFault`: of this tool, not of the file */
  | { failure: string; isFault: boolean }
);

export function inspectorOf(setup: Setup): Inspector {
  return new Inspector(setup);
}

class Inspector {
  readonly #setup: Setup;
  readonly #settings: Settings[];
  readonly #others: Settings[][];
  readonly #neighbours: Neighbours;
  readonly #cache: Cache | null;
  readonly #toRemember: (() => void)[] = [];
  #cacheProblem: string | null = null;

  constructor(setup: Setup) {
    this.#setup = setup;
    this.#settings = setup.configurations.map(({ settings }) => settingsOf(settings));
    this.#others = setup.configurations.map(({ settings }) =>
      setup.policies.map((policy) => settingsOf({ ...settings, policy })),
    );
    const importers = new Importers(setup.program, setup.passing, new ImportTable(setup.imports));
    this.#neighbours = new Neighbours(importers);
    const isComparison = setup.policies.length > 0 || setup.sdks !== null;
    this.#cache =
      setup.cache === null || isComparison
        ? null
        : new Cache(setup.cache, setup.program.root, importers, setup.trails);
  }

  inspect(job: Job): Outcome {
    const { file } = job;
    try {
      const filename = this.#setup.program.files[file] ?? '';
      const text = readWithin(filename, limitOf(filename));
      return { file, ...this.#looked(job, text) };
    } catch (error) {
      return { file, failure: reasonOf(error), isFault: false };
    }
  }

  #looked(job: Job, text: string): { inspection: Inspection } | { failure: string; isFault: true } {
    try {
      return { inspection: this.#inspect(job, text) };
    } catch (error) {
      if (error instanceof ParseFailure) throw error;
      return { failure: analysisFailed(error), isFault: true };
    }
  }

  #inspect({ file, configuration: index }: Job, text: string): Inspection {
    const { program, configurations, sdks } = this.#setup;
    const configuration = configurations[index]!;
    const filename = program.files[file] ?? '';
    const known = this.#cache?.find(filename, text, configuration);
    if (known) return known;
    const settings = this.#settings[index]!;
    const elsewhere = this.#neighbours.ofOneFile();
    const found = inspectFile(filename, text, {
      ...this.#optionsFor(index, elsewhere),
      others: this.#others[index] ?? [],
      ...(sdks ? { sdks } : {}),
    });
    const inspection = this.#marked(
      { ...found, dependsOn: [...new Set([...found.dependsOn, ...elsewhere.read])] },
      settings,
      configuration.isIgnored,
    );
    const cache = this.#cache;
    if (cache)
      this.#toRemember.push(() => {
        cache.keep(filename, text, configuration, inspection, elsewhere.asked);
      });
    return inspection;
  }

  /** What there is to say of one place. Throws `ParseFailure` for a file that cannot be parsed. */
  explain({ file, configuration: index }: Job, at: Place): Explained {
    const filename = this.#setup.program.files[file] ?? '';
    const text = readWithin(filename, limitOf(filename));
    const options = { ...this.#optionsFor(index, this.#neighbours.ofOneFile()), trails: true };
    return explained(filename, text, options, at);
  }

  #optionsFor(index: number, elsewhere: Elsewhere): InspectOptions {
    const { configurations, program, trails } = this.#setup;
    const settings = this.#settings[index]!;
    return {
      settings,
      rules: configurations[index]!.rules,
      root: program.root,
      trails,
      ...(settings.crossFile ? { program: elsewhere } : {}),
    };
  }

  /** Writes what was found into the cache. `null`, or why that cannot be: it costs no result. */
  remember(): string | null {
    for (const keep of this.#toRemember.splice(0)) {
      if (this.#cacheProblem !== null) break;
      try {
        keep();
      } catch (error) {
        // One is enough: the next would fail in the same way.
        this.#cacheProblem = reasonOf(error);
      }
    }
    return this.#cacheProblem;
  }

  /** Calls under another agreement than the rest say so, and so does what stands in an ignored file. */
  #marked(inspection: Inspection, { policy }: Settings, isIgnored: boolean): Inspection {
    const isOther = policy.profile !== this.#settings[0]?.policy.profile;
    if (!isOther && !isIgnored) return inspection;
    const profile = isOther ? { profile: policy.profile } : {};
    const ignored = isIgnored ? ({ ignored: true } as const) : {};
    const marked = ({ calls, findings }: FileInventory): FileInventory => ({
      calls: calls.map((call) => ({ ...call, ...profile, ...ignored })),
      findings: findings.map((finding) => ({ ...finding, ...ignored })),
    });
    const { ledger } = inspection;
    return {
      ...inspection,
      inventory: marked(inspection.inventory),
      ledger: { ...ledger, open: ledger.open.map((item) => ({ ...item, ...ignored })) },
      others: inspection.others.map(marked),
    };
  }
}

export type { Inspector };
