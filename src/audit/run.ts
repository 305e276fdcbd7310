/** What a command does: looks, compares, reports. Loaded when it is known what is asked for. */
import { existsSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { jsonText } from '../printable.ts';
import { ageWarning } from './age.ts';
import {
  type BaselineEntry,
  compareWithBaseline,
  baselineOf,
  baselineText,
  readBaseline,
} from './baseline.ts';
import { difference, newFailures } from './difference.ts';
import { explain } from './explain.ts';
import { isBelow } from './files.ts';
import { type GateResult, failuresIn } from './gate.ts';
import { interruptible } from './interruptible.ts';
import type { Inventory } from './inventory.ts';
import { type NamedInventory, mergeInventories } from './merge.ts';
import type { Destination } from './destinations.ts';
import type { Command, GateOptions } from './options.ts';
import { writeOutput } from './output.ts';
import {
  type Comparison,
  differenceOf,
  policyDriftOf,
  renderComparison,
  sdkDriftOf,
} from './render/comparison.ts';
import { renderExplanation } from './render/explanation.ts';
import { gateSummary } from './render/gate-words.ts';
import type { ComparisonFormat, FormatName } from './render/formats.ts';
import { render } from './render/index.ts';
import { policyFor } from './report.ts';
import { readInventory } from './schema.ts';
import { hasFaults, lookingAround, runAudit, tellFilesWithFaults } from './runs.ts';
import { type Streams, columnsOf, dateOf, hasColours, tell } from './streams.ts';

const SHOWING_TRAILS: ReadonlySet<FormatName> = new Set(['html', 'sarif']);

type Task = Exclude<Command, { kind: 'help' | 'version' }>;

export async function carryOut(command: Task, streams: Streams): Promise<number> {
  switch (command.kind) {
    case 'audit': {
      // A wrong baseline is told before a long run.
      const accepted = command.gate.updateBaseline ? null : acceptedBy(command.gate);
      const { destinations, withTrails } = command;
      const { inventory } = await runAudit(command.audit, streams, command.quiet, {
        trails: withTrails || destinations.some(({ format }) => SHOWING_TRAILS.has(format)),
      });
      return finish(inventory, command, { ...command.audit, accepted }, streams);
    }
    case 'merge': {
      const named = (file: string): NamedInventory => ({
        name: relative(streams.cwd, file),
        inventory: readInventory(file),
      });
      const [first, ...others] = command.files;
      const parts = [named(first), ...others.map(named)] as const;
      const inventory = await interruptible(() => mergeInventories(parts));
      tellFilesWithFaults(inventory, streams);
      return finish(
        inventory,
        command,
        { root: command.root, paths: [command.root], accepted: null },
        streams,
      );
    }
    case 'diff': {
      const [before, after] = command.files;
      const found = await interruptible(() =>
        difference(readInventory(before), readInventory(after)),
      );
      const failures = newFailures(found, command.failOn);
      return report(
        differenceOf(found, [relative(streams.cwd, before), relative(streams.cwd, after)]),
        command,
        failures.length > 0,
        streams,
      );
    }
    case 'explain':
      return runExplain(command, streams);
    case 'compare policies':
      return comparePolicies(command, streams);
    case 'compare sdk': {
      const { inventory, sdkChanges } = await runAudit(command.audit, streams, command.quiet, {
        sdks: command.sdks,
      });
      return report(
        sdkDriftOf(sdkChanges, inventory, command.sdks),
        command,
        hasFaults(inventory),
        streams,
      );
    }
  }
}

async function comparePolicies(
  command: Extract<Command, { kind: 'compare policies' }>,
  streams: Streams,
): Promise<number> {
  const { audit: options, policies, failOn, quiet } = command;
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
    command,
    failures.length > 0 || (hasFaults(after) && !failOn.never),
    streams,
  );
}

async function runExplain(
  { audit: options, file, place, isJson, quiet }: Extract<Command, { kind: 'explain' }>,
  streams: Streams,
): Promise<number> {
  const found = await lookingAround(options, streams, quiet, (around) =>
    explain(file, place, around),
  );
  const page = { colours: hasColours(streams), width: columnsOf(streams) };
  streams.stdout.write(isJson ? jsonText(found) : renderExplanation(found, page));
  return 0;
}

interface Finish {
  destinations: readonly Destination[];
  gate: GateOptions;
  quiet: boolean;
  withTrails: boolean;
}

/** What was looked at, and the baseline when it has been read already. */
interface Ground {
  root: string;
  paths: readonly string[];
  accepted: readonly BaselineEntry[] | null;
}

async function finish(
  inventory: Inventory,
  { destinations, gate, quiet, withTrails }: Finish,
  ground: Ground,
  streams: Streams,
): Promise<number> {
  const { snapshot } = policyFor(inventory);
  const warning = quiet ? null : ageWarning(snapshot, dateOf(streams));
  if (warning !== null) tell(streams, warning);
  // All texts are there before the first is written, so that an interruption leaves none behind.
  const { result, outputs } = await interruptible(() => {
    const baseline = gate.updateBaseline ? baselineOf(inventory) : null;
    const judged = judge(
      inventory,
      gate,
      { ...ground, accepted: baseline ?? ground.accepted },
      streams,
    );
    const reports = destinations.map(({ format, file }) => ({
      file,
      text: render(
        {
          inventory,
          root: ground.root,
          date: dateOf(streams),
          gate: judged,
          quiet,
          withTrails,
          colours: file === null && hasColours(streams),
          width: file === null ? columnsOf(streams) : Infinity,
        },
        format,
      ),
    }));
    const written = baseline && { file: gate.baseline, text: baselineText(baseline) };
    return { result: judged, outputs: [...(written ? [written] : []), ...reports] };
  });
  for (const { file, text } of outputs) put(file, text, streams, quiet);
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
  if (baseline === null) return { failOn, failures, known: null, gone: [] };
  const folders = paths.map((path) => resolve(cwd, path));
  const { fresh, known, gone } = compareWithBaseline(failures, inventory, baseline, {
    isGone: (file) => !existsSync(join(root, file)),
    // A part of the code base says nothing about the rest.
    isLookedAt: (file) =>
      inventory.shard === undefined &&
      inventory.since === undefined &&
      folders.some((folder) => isBelow(resolve(root, file), folder)),
  });
  return { failOn, failures: fresh, known, gone };
}

function acceptedBy({ baseline }: GateOptions): BaselineEntry[] | null {
  return baseline === null ? null : readBaseline(baseline);
}

async function report(
  comparison: Comparison,
  {
    destinations,
    quiet,
  }: { destinations: readonly Destination<ComparisonFormat>[]; quiet: boolean },
  fails: boolean,
  streams: Streams,
): Promise<number> {
  const outputs = await interruptible(() =>
    destinations.map(({ format, file }) => ({ file, text: renderComparison(comparison, format) })),
  );
  for (const { file, text } of outputs) put(file, text, streams, quiet);
  return fails ? 1 : 0;
}

function put(file: string | null, text: string, streams: Streams, quiet: boolean): void {
  // Who was told of an interruption was told that nothing is written.
  streams.signal?.throwIfAborted();
  if (file === null) {
    streams.stdout.write(text);
    return;
  }
  writeOutput(file, text);
  if (!quiet) tell(streams, `wrote ${relative(streams.cwd, file).split(sep).join('/')}.`);
}
