/** What a command line asks for. Throws a `UsageError` for what does not fit together. */
import { realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isSnapshotId, snapshots } from '../catalogue/policy/snapshots.ts';
import type { SnapshotId } from '../catalogue/policy/types.ts';
import { surface } from '../catalogue/surface.ts';
import { SettingsError, settingsOf } from '../settings.ts';
import {
  type CommandName,
  OLD_FLAGS,
  commandIn,
  commands,
  flagsOf,
  helpFor,
  helpText,
} from './commands.ts';
import { type Destination, comparisonFormat, destinations, formatNamed } from './destinations.ts';
import { didYouMean } from '../nearest.ts';
import { UsageError } from './errors.ts';
import type { Place } from './explained.ts';
import { type Arguments, readArguments } from './flags.ts';
import { type FailOn, readFailOn } from './fail-on.ts';
import type { Shard } from './inventory.ts';
import type { ComparisonFormat } from './render/formats.ts';
import { readShard } from './shards.ts';

export interface GateOptions {
  failOn: FailOn;
  baseline: string | null;
  updateBaseline: boolean;
}

export interface AuditArguments {
  paths: readonly string[];
  root: string;
  policy: string | null;
  profile: string | null;
  useConfig: boolean;
  markdown: boolean;
  since: string | null;
  shard: Shard | null;
  cacheFolder: string | null;
  workers: number | null;
}

export type Command =
  | { kind: 'help'; text: string }
  | { kind: 'version' }
  | ({ kind: 'audit'; audit: AuditArguments } & ReportOptions)
  | ({ kind: 'merge'; files: readonly [string, ...string[]]; root: string } & ReportOptions)
  | {
      kind: 'diff';
      files: readonly [string, string];
      destinations: Destination<ComparisonFormat>[];
      failOn: FailOn;
      quiet: boolean;
    }
  | {
      kind: 'compare policies';
      audit: AuditArguments;
      policies: readonly [SnapshotId, SnapshotId];
      destinations: Destination<ComparisonFormat>[];
      failOn: FailOn;
      quiet: boolean;
    }
  | {
      kind: 'explain';
      audit: AuditArguments;
      file: string;
      place: Place;
      isJson: boolean;
      quiet: boolean;
    }
  | {
      kind: 'compare sdk';
      audit: AuditArguments;
      sdks: readonly [string, string];
      destinations: Destination<ComparisonFormat>[];
      quiet: boolean;
    };

export function readCommand(argv: readonly string[], cwd: string): Command {
  const { name, rest } = commandIn(argv, cwd);
  if (name === 'help') return { kind: 'help', text: helpText(rest) };
  const args = readArguments(rest, { command: name, help: helpFor(name), flags: flagsOf(name) });
  if (args.given.has('help'))
    return {
      kind: 'help',
      text: helpText(name === 'audit' && rest === argv ? [] : name.split(' ')),
    };
  if (args.given.has('version')) return { kind: 'version' };
  if (name === 'audit') return readOldFlags(args, cwd) ?? readAudit(args, cwd);
  if (name === 'explain') return readExplain(args, cwd);
  return readComparison(name, namedValues(name, args), cwd);
}

/** What a comparison is made of, and what else is given. */
interface Compared extends Arguments {
  values: readonly string[];
}

/** `--diff a.json b.json` is what `diff a.json b.json` is. */
function readOldFlags(args: Arguments, cwd: string): Command | null {
  const { given, positionals } = args;
  const [flag, another] = (Object.keys(OLD_FLAGS) as (keyof typeof OLD_FLAGS)[]).filter((item) =>
    given.has(item),
  );
  if (flag === undefined) return null;
  const name = OLD_FLAGS[flag];
  const own = commands[name].flags;
  const odd = another ?? [...given.keys()].find((item) => item !== flag && !own.includes(item));
  if (odd !== undefined) throw new UsageError(`--${flag} and --${odd} do not go together.`);
  if ((flag === 'merge' || flag === 'diff') && positionals.length > 0)
    throw new UsageError(
      `--${flag} takes inventories, and ${JSON.stringify(positionals[0])} is one word too many. Write the inventories behind --${flag}.`,
    );
  return readComparison(name, { ...args, values: given.get(flag) ?? [] }, cwd);
}

/** The first words behind the name of a command; paths follow. */
function namedValues(name: ComparisonName, { given, positionals }: Arguments): Compared {
  const wanted = name === 'merge' ? Infinity : 2;
  const values = positionals.slice(0, wanted);
  const paths = positionals.slice(wanted);
  const isTooFew = values.length < Math.min(wanted, name === 'merge' ? 1 : 2);
  if (isTooFew || values.includes(''))
    throw new UsageError(`${name} needs ${commands[name].values}. See ${helpFor(name)}.`);
  if (name === 'diff' && paths.length > 0)
    throw new UsageError(
      `diff takes two inventories, and ${JSON.stringify(paths[0])} is one word too many.`,
    );
  return { given, positionals: paths, values };
}

function readAudit(args: Arguments, cwd: string): Command {
  const audit = auditArguments(args, cwd);
  const gate = gateOptions(args, cwd);
  const partial = [audit.shard ? 'shard' : null, audit.since === null ? null : 'since'].find(
    (flag) => flag !== null,
  );
  if (gate.updateBaseline && partial !== undefined)
    throw new UsageError(
      `--update-baseline needs the whole code base: it does not go with --${partial}.`,
    );
  const reports = reportOptions(args, gate, cwd);
  // Any report may be made of the parts.
  return {
    kind: 'audit',
    audit,
    ...reports,
    withTrails: reports.withTrails || audit.shard !== null,
  };
}

interface ReportOptions {
  destinations: Destination[];
  gate: GateOptions;
  quiet: boolean;
  withTrails: boolean;
}

function reportOptions(args: Arguments, gate: GateOptions, cwd: string): ReportOptions {
  const found = destinations(args, cwd, formatNamed);
  const withTrails = args.given.has('trail');
  if (withTrails && found.every(({ format }) => format !== 'json'))
    throw new UsageError(
      '--trail says more in the JSON, and no JSON is asked for: add --format json.',
    );
  if (gate.baseline !== null && found.some(({ file }) => file === gate.baseline))
    throw new UsageError(
      `--output and --baseline are both ${gate.baseline}: a report would take the place of the baseline.`,
    );
  return { destinations: found, gate, quiet: args.given.has('quiet'), withTrails };
}

/** `src/a.ts:12`, `src/a.ts:12:3` */
const PLACE = /^(.+?):(\d+)(?::(\d+))?$/;

function readExplain({ given, positionals }: Arguments, cwd: string): Command {
  const [text = '', ...more] = positionals;
  const [, file, line, column] = PLACE.exec(text) ?? [];
  if (file === undefined || Number(line) === 0 || Number(column) === 0 || more.length > 0)
    throw new UsageError(
      `explain needs one place, such as src/a.ts:12 or src/a.ts:12:3, and not ${positionals.length === 0 ? 'nothing' : JSON.stringify(positionals.join(' '))}.`,
    );
  const path = resolve(cwd, file);
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true)
    throw new UsageError(`There is no file ${JSON.stringify(file)} below ${cwd}.`);
  const audit = auditArguments({ given, positionals: [] }, cwd);
  return {
    kind: 'explain',
    audit: { ...audit, paths: [audit.root, path] },
    file: realpathSync.native(path),
    place: { line: Number(line), column: column === undefined ? null : Number(column) },
    isJson: explanationFormat(only(given, 'format') ?? 'text') === 'json',
    quiet: given.has('quiet'),
  };
}

const EXPLANATION_FORMATS = ['text', 'json'] as const;

function explanationFormat(name: string): (typeof EXPLANATION_FORMATS)[number] {
  const found = EXPLANATION_FORMATS.find((format) => format === name);
  if (found) return found;
  throw new UsageError(
    `--format is ${JSON.stringify(name)}, but explanations are one of ${EXPLANATION_FORMATS.join(', ')}${didYouMean(name, EXPLANATION_FORMATS)}.`,
  );
}

type ComparisonName = Exclude<CommandName, 'audit' | 'explain'>;

function readComparison(name: ComparisonName, args: Compared, cwd: string): Command {
  const { values } = args;
  const quiet = args.given.has('quiet');
  const [first = '', ...others] = values;
  const [second = ''] = others;
  const failOn = readFailOn(args.given.get('fail-on') ?? []);
  switch (name) {
    case 'merge':
      return {
        kind: name,
        files: [resolve(cwd, first), ...others.map((file) => resolve(cwd, file))],
        root: rootOf(args, cwd),
        ...reportOptions(args, gateOptions(args, cwd), cwd),
      };
    case 'diff':
      return {
        kind: name,
        files: [resolve(cwd, first), resolve(cwd, second)],
        destinations: destinations(args, cwd, comparisonFormat),
        failOn,
        quiet,
      };
    case 'compare policies':
      return {
        kind: name,
        audit: auditArguments(args, cwd),
        policies: [snapshotNamed(first), snapshotNamed(second)],
        destinations: destinations(args, cwd, comparisonFormat),
        failOn,
        quiet,
      };
    case 'compare sdk':
      return {
        kind: name,
        audit: auditArguments(args, cwd),
        sdks: [sdkNamed(first), sdkNamed(second)],
        destinations: destinations(args, cwd, comparisonFormat),
        quiet,
      };
  }
}

function auditArguments({ given, positionals }: Arguments, cwd: string): AuditArguments {
  if (positionals.includes(''))
    throw new UsageError('A path is empty. Is a variable of the shell not set?');
  const root = rootOf({ given, positionals }, cwd);
  const cache = given.get('cache');
  const shard = only(given, 'shard');
  return {
    paths: positionals.length > 0 ? positionals : ['.'],
    root,
    policy: settingIn(given, 'policy'),
    profile: settingIn(given, 'profile'),
    useConfig: !given.has('no-config'),
    markdown: given.has('markdown'),
    since: only(given, 'since'),
    shard: shard === null ? null : readShard(shard),
    cacheFolder: cache
      ? resolve(cwd, cache[0] ?? join(root, 'node_modules/.cache/openai-zdr'))
      : null,
    workers: workersOf(only(given, 'workers')),
  };
}

function gateOptions({ given }: Arguments, cwd: string): GateOptions {
  const baseline = only(given, 'baseline');
  const updateBaseline = given.has('update-baseline');
  if (updateBaseline && baseline === null)
    throw new UsageError('--update-baseline needs --baseline <file>.');
  const failOn = readFailOn(given.get('fail-on') ?? []);
  if (failOn.never && baseline !== null && !updateBaseline)
    throw new UsageError(
      '--fail-on never and --baseline do not go together: where nothing fails, nothing is new.',
    );
  return {
    failOn,
    baseline: baseline === null ? null : resolve(cwd, baseline),
    updateBaseline,
  };
}

function only(given: Arguments['given'], name: string): string | null {
  return given.get(name)?.[0] ?? null;
}

/** A flag that takes what the setting of its name takes. */
function settingIn(given: Arguments['given'], name: 'policy' | 'profile'): string | null {
  const value = only(given, name);
  if (value === null) return null;
  try {
    settingsOf({ [name]: value });
    return value;
  } catch (error) {
    throw error instanceof SettingsError ? new UsageError(`--${name} ${error.problem}`) : error;
  }
}

function rootOf({ given }: Arguments, cwd: string): string {
  const root = resolve(cwd, only(given, 'root') ?? '.');
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new UsageError(
      `--root is ${JSON.stringify(only(given, 'root'))}, but there is no such folder.`,
    );
  return root;
}

function workersOf(text: string | null): number | null {
  if (text === null) return null;
  if (!/^\d{1,2}$/.test(text))
    throw new UsageError(
      `--workers is ${JSON.stringify(text)}, but must be a number from 0 to 99.`,
    );
  return Number(text);
}

function snapshotNamed(id: string): SnapshotId {
  if (isSnapshotId(id)) return id;
  const ids = snapshots.map((snapshot) => snapshot.id);
  throw new UsageError(
    `There is no policy snapshot ${JSON.stringify(id)}${didYouMean(id, ids)}. There are ${ids.join(', ')}.`,
  );
}

/** A catalogued version, or the newest one of a major. */
function sdkNamed(text: string): string {
  const { sdks } = surface();
  const found =
    sdks.find((sdk) => sdk === text) ?? sdks.findLast((sdk) => sdk.split('.')[0] === text);
  if (found !== undefined) return found;
  throw new UsageError(
    `openai ${text} is not in the catalogue. There are ${sdks.join(', ')}; a major such as ${sdks.at(-1)?.split('.')[0] ?? ''} stands for its newest one.`,
  );
}
