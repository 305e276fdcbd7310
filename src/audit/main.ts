/** The command line: options in, reports out, and an exit status. */
import { existsSync, realpathSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { SettingsError } from '../settings.ts';
import { type Audit, type AuditOptions, type Configurations, audit, withOrigin } from './audit.ts';
import {
  type BaselineEntry,
  compareWithBaseline,
  readBaseline,
  writeBaseline,
} from './baseline.ts';
import {
  Configuration,
  type FileConfiguration,
  type RawSettings,
  noConfiguration,
} from './configuration.ts';
import { difference, newFailures } from './difference.ts';
import { UsageError } from './errors.ts';
import { usage } from './flags.ts';
import { type GateResult, failuresIn } from './gate.ts';
import { changedFiles, commitOf } from './git.ts';
import type { Inventory } from './inventory.ts';
import { mergeInventories } from './merge.ts';
import {
  type AuditArguments,
  type Command,
  type Destination,
  type GateOptions,
  readCommand,
} from './options.ts';
import { writeOutput } from './output.ts';
import { ProgressLine } from './progress.ts';
import {
  type Comparison,
  type ComparisonFormat,
  differenceOf,
  policyDriftOf,
  renderComparison,
  sdkDriftOf,
} from './render/comparison.ts';
import { gateSummary } from './render/gate-words.ts';
import { formats } from './render/index.ts';
import { readInventory } from './schema.ts';
import { type Streams, dateOf, hasColours, tell } from './streams.ts';
import { toolName, toolVersion } from './tool.ts';

const INTERRUPTED = 130;

/** 0: looked, and nothing fails; 1: something does; 2: could not look. */
export async function main(argv: readonly string[], streams: Streams): Promise<number> {
  try {
    return await run(readCommand(argv, streams.cwd), streams);
  } catch (error) {
    if (streams.signal?.aborted) {
      tell(streams, 'interrupted, nothing was written.');
      return INTERRUPTED;
    }
    const isExpected = error instanceof UsageError || error instanceof SettingsError;
    tell(streams, isExpected ? error.message : `failed, please report this: ${stackOf(error)}`);
    return 2;
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function run(command: Command, streams: Streams): Promise<number> {
  switch (command.kind) {
    case 'help':
      streams.stdout.write(usage());
      return 0;
    case 'version':
      streams.stdout.write(`${toolVersion()}\n`);
      return 0;
    case 'audit': {
      // A wrong baseline is told before a long run.
      const accepted = command.gate.updateBaseline ? null : acceptedBy(command.gate);
      const { inventory } = await runAudit(command.audit, streams, command.quiet);
      return finish(inventory, command, { ...command.audit, accepted }, streams);
    }
    case 'merge': {
      const parts = command.files.map((file) => ({
        name: relative(streams.cwd, file),
        inventory: readInventory(file),
      }));
      return finish(
        mergeInventories(parts),
        command,
        { root: command.root, paths: [command.root], accepted: null },
        streams,
      );
    }
    case 'diff': {
      const [before, after] = command.files;
      const found = difference(readInventory(before), readInventory(after));
      const failures = newFailures(found, command.failOn);
      return report(
        differenceOf(found, [relative(streams.cwd, before), relative(streams.cwd, after)]),
        command.destinations,
        failures.length > 0,
        streams,
      );
    }
    case 'compare-policies':
      return comparePolicies(command, streams);
    case 'compare-sdk': {
      const { inventory, sdkChanges } = await runAudit(command.audit, streams, command.quiet, {
        sdks: command.sdks,
      });
      return report(
        sdkDriftOf(sdkChanges, inventory, command.sdks),
        command.destinations,
        false,
        streams,
      );
    }
  }
}

async function comparePolicies(
  {
    audit: options,
    policies,
    destinations,
    failOn,
    quiet,
  }: Extract<Command, { kind: 'compare-policies' }>,
  streams: Streams,
): Promise<number> {
  const {
    others: [before, after],
  } = await runAudit(options, streams, quiet, { policies });
  if (!before || !after) return 0;
  const found = difference(before, after);
  const changed = found.changed.filter(
    (call) => call.before.verdict !== call.after.verdict || call.before.state !== call.after.state,
  );
  const failures = failOn.levels.length > 0 ? newFailures({ ...found, changed }, failOn) : [];
  return report(
    policyDriftOf(changed, found, after, policies),
    destinations,
    failures.length > 0,
    streams,
  );
}

async function runAudit(
  options: AuditArguments,
  streams: Streams,
  quiet: boolean,
  extra: Pick<AuditOptions, 'policies' | 'sdks'> = {},
): Promise<Audit> {
  const { paths, useConfig, markdown, since, shard, cacheFolder, workers } = options;
  const root = realpathSync.native(options.root);
  const configuration = await configurations(useConfig ? new Configuration() : null, options, root);
  const changed = since === null ? null : { since, files: changedFiles(root, since) };
  const progress = new ProgressLine(streams.stderr, quiet);
  const commit = commitOf(root);
  try {
    const found = await audit({
      paths,
      cwd: streams.cwd,
      root,
      markdown,
      configuration,
      ...extra,
      ...(shard ? { shard } : {}),
      ...(changed ? { changed } : {}),
      ...(cacheFolder === null ? {} : { cacheFolder }),
      ...(workers === null ? {} : { workers }),
      ...(streams.signal ? { signal: streams.signal } : {}),
      onProgress: progress.show,
    });
    return {
      ...found,
      inventory: withOrigin(
        found.inventory,
        { name: toolName, version: toolVersion() },
        await commit,
      ),
    };
  } finally {
    progress.clear();
  }
}

/** Flags win over settings. A file may have clients, hosts and a profile of its own; one inventory rests on one policy. */
async function configurations(
  configuration: Configuration | null,
  options: AuditArguments,
  root: string,
): Promise<Configurations> {
  // The audit as a whole goes by what counts for a file at the root.
  const own = (await configuration?.of(join(root, 'index.js'))) ?? noConfiguration;
  const base: FileConfiguration = { ...own, settings: withFlags(own.settings, options) };
  const { policy } = base.settings;
  if (!configuration) return { base, of: null, used: new Set() };
  return {
    base,
    of: async (file) => {
      const found = await configuration.of(file);
      const settings = Object.fromEntries(
        Object.entries({ ...found.settings, policy }).filter(([, value]) => value !== undefined),
      );
      return { ...found, settings: withFlags(settings, options) };
    },
    used: configuration.used,
  };
}

function withFlags(settings: RawSettings, { policy, profile }: AuditArguments): RawSettings {
  const all: RawSettings = {
    ...settings,
    ...(policy === null ? {} : { policy }),
    ...(profile === null ? {} : { profile }),
  };
  return Object.fromEntries(Object.entries(all).sort(([left], [right]) => (left < right ? -1 : 1)));
}

interface Finish {
  destinations: readonly Destination[];
  gate: GateOptions;
  quiet: boolean;
}

/** What was looked at, and the baseline when it has been read already. */
interface Ground {
  root: string;
  paths: readonly string[];
  accepted: readonly BaselineEntry[] | null;
}

function finish(
  inventory: Inventory,
  { destinations, gate, quiet }: Finish,
  ground: Ground,
  streams: Streams,
): number {
  if (gate.updateBaseline && gate.baseline !== null)
    put(gate.baseline, writeBaseline(inventory), streams, quiet);
  const result = judge(inventory, gate, ground, streams);
  for (const { format, file } of destinations) {
    const text = formats[format].render({
      inventory,
      root: ground.root,
      date: dateOf(streams),
      gate: result,
      quiet,
      colours: file === null && hasColours(streams),
    });
    put(file, text, streams, quiet);
  }
  const isSaid = destinations.some(({ format, file }) => format === 'text' && file === null);
  const summary = gateSummary(result);
  if (!isSaid && summary !== null && result.failures.length > 0) tell(streams, summary);
  return result.failures.length > 0 ? 1 : 0;
}

function judge(
  inventory: Inventory,
  gate: GateOptions,
  { root, paths, accepted }: Ground,
  { cwd }: Streams,
): GateResult {
  const { failOn } = gate;
  const failures = failuresIn(inventory, failOn);
  const baseline = accepted ?? acceptedBy(gate);
  if (baseline === null) return { failOn, failures, known: null, stale: 0 };
  const folders = paths.map((path) => resolve(cwd, path));
  const { fresh, known, stale } = compareWithBaseline(failures, inventory, baseline, {
    isGone: (file) => !existsSync(join(root, file)),
    // A part of the code base says nothing about the rest.
    isLookedAt: (file) =>
      inventory.shard === undefined &&
      inventory.since === undefined &&
      folders.some((folder) => isBelow(resolve(root, file), folder)),
  });
  return { failOn, failures: fresh, known, stale };
}

function acceptedBy({ baseline }: GateOptions): BaselineEntry[] | null {
  return baseline === null ? null : readBaseline(baseline);
}

function isBelow(file: string, folder: string): boolean {
  return file === folder || file.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

function report(
  comparison: Comparison,
  destinations: readonly Destination<ComparisonFormat>[],
  fails: boolean,
  streams: Streams,
): number {
  for (const { format, file } of destinations)
    put(file, renderComparison(comparison, format), streams, false);
  return fails ? 1 : 0;
}

function put(file: string | null, text: string, streams: Streams, quiet: boolean): void {
  if (file === null) {
    streams.stdout.write(text);
    return;
  }
  writeOutput(file, text);
  if (!quiet) tell(streams, `wrote ${relative(streams.cwd, file).split(sep).join('/')}.`);
}
