/** What a command line asks for. Throws a `UsageError` for what does not fit together. */
import { existsSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type SnapshotId, isSnapshotId, snapshots } from '../catalogue/policy/index.ts';
import { surface } from '../catalogue/surface.ts';
import { nearest } from '../nearest.ts';
import { SettingsError, settingsOf } from '../settings.ts';
import { UsageError } from './errors.ts';
import type { Place } from './explained.ts';
import { type Arguments, readArguments } from './flags.ts';
import { type FailOn, readFailOn } from './gate.ts';
import type { Shard } from './inventory.ts';
import { type ComparisonFormat, comparisonFormats } from './render/comparison.ts';
import { type FormatName, formatOfFile, formats, isFormat } from './render/index.ts';
import { readShard } from './shards.ts';

/** `file` is `null` for the standard output. */
export interface Destination<F extends string = FormatName> {
  format: F;
  file: string | null;
}

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
  | { kind: 'help' | 'version' }
  | {
      kind: 'audit';
      audit: AuditArguments;
      destinations: Destination[];
      gate: GateOptions;
      quiet: boolean;
      withTrails: boolean;
    }
  | {
      kind: 'merge';
      files: readonly string[];
      root: string;
      destinations: Destination[];
      gate: GateOptions;
      quiet: boolean;
      withTrails: boolean;
    }
  | {
      kind: 'diff';
      files: readonly [string, string];
      destinations: Destination<ComparisonFormat>[];
      failOn: FailOn;
      quiet: boolean;
    }
  | {
      kind: 'compare-policies';
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
      kind: 'compare-sdk';
      audit: AuditArguments;
      sdks: readonly [string, string];
      destinations: Destination<ComparisonFormat>[];
      quiet: boolean;
    };

/** Flags that make a command of their own, and the other flags that go with each. */
const COMMANDS = {
  merge: ['format', 'output', 'quiet', 'trail', 'fail-on', 'baseline', 'update-baseline', 'root'],
  diff: ['format', 'output', 'quiet', 'fail-on'],
  'compare-policies': [
    'profile',
    'no-config',
    'markdown',
    'since',
    'root',
    'format',
    'output',
    'quiet',
    'fail-on',
    'workers',
  ],
  'compare-sdk': [
    'profile',
    'policy',
    'no-config',
    'markdown',
    'since',
    'root',
    'format',
    'output',
    'quiet',
    'workers',
  ],
} as const satisfies Record<string, readonly string[]>;

type CommandName = keyof typeof COMMANDS;

export function readCommand(argv: readonly string[], cwd: string): Command {
  if (argv[0] === 'explain') return readExplain(readArguments(argv.slice(1)), cwd);
  const args = readArguments(argv);
  if (args.given.has('help')) return { kind: 'help' };
  if (args.given.has('version')) return { kind: 'version' };
  const [name, another] = (Object.keys(COMMANDS) as CommandName[]).filter((item) =>
    args.given.has(item),
  );
  if (name === undefined) return readAudit(args, cwd);
  const odd =
    another ??
    [...args.given.keys()].find(
      (flag) => flag !== name && !(COMMANDS[name] as readonly string[]).includes(flag),
    );
  if (odd !== undefined) throw new UsageError(`--${name} and --${odd} do not go together.`);
  return readComparison(name, args, cwd);
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
  return {
    kind: 'audit',
    audit,
    gate,
    destinations: destinations(args, cwd, formatNamed),
    quiet: args.given.has('quiet'),
    // Any report may be made of the parts.
    withTrails: args.given.has('trail') || audit.shard !== null,
  };
}

/** `src/a.ts:12`, `src/a.ts:12:3` */
const PLACE = /^(.+?):(\d+)(?::(\d+))?$/;

function readExplain({ given, positionals }: Arguments, cwd: string): Command {
  if (given.has('help')) return { kind: 'help' };
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

function readComparison(name: CommandName, args: Arguments, cwd: string): Command {
  const values = args.given.get(name) ?? [];
  const quiet = args.given.has('quiet');
  if ((name === 'merge' || name === 'diff') && args.positionals.length > 0)
    throw new UsageError(
      `--${name} takes inventories, and ${JSON.stringify(args.positionals[0])} is one word too many. Write the inventories behind --${name}.`,
    );
  const [first = '', second = ''] = values;
  const failOn = readFailOn(args.given.get('fail-on') ?? []);
  switch (name) {
    case 'merge':
      return {
        kind: name,
        files: values.map((file) => resolve(cwd, file)),
        root: rootOf(args, cwd),
        destinations: destinations(args, cwd, formatNamed),
        gate: gateOptions(args, cwd),
        quiet,
        withTrails: args.given.has('trail'),
      };
    case 'diff':
      return {
        kind: name,
        files: [resolve(cwd, first), resolve(cwd, second)],
        destinations: destinations(args, cwd, comparisonFormat),
        failOn,
        quiet,
      };
    case 'compare-policies':
      return {
        kind: name,
        audit: auditArguments(args, cwd),
        policies: [snapshotNamed(first), snapshotNamed(second)],
        destinations: destinations(args, cwd, comparisonFormat),
        failOn,
        quiet,
      };
    case 'compare-sdk':
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
  return {
    failOn: readFailOn(given.get('fail-on') ?? []),
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

function formatNamed(name: string): FormatName {
  if (isFormat(name)) return name;
  const names = Object.keys(formats);
  throw new UsageError(
    `--format is ${JSON.stringify(name)}, but must be one of ${names.join(', ')}${didYouMean(name, names)}.`,
  );
}

function comparisonFormat(name: string): ComparisonFormat {
  if ((comparisonFormats as readonly string[]).includes(name)) return name as ComparisonFormat;
  throw new UsageError(
    `--format is ${JSON.stringify(name)}, but comparisons are one of ${comparisonFormats.join(', ')}.`,
  );
}

function didYouMean(given: string, names: readonly string[]): string {
  const match = nearest(given, names);
  return match === null ? '' : ` (did you mean ${match}?)`;
}

/** Where each format goes. Without `--output` there is one format, on the standard output. */
function destinations<F extends FormatName>(
  { given }: Arguments,
  cwd: string,
  named: (name: string) => F,
): Destination<F>[] {
  const wanted = (given.get('format') ?? []).flatMap((text) => text.split(',')).map(named);
  const outputs = given.get('output') ?? [];
  if (outputs.length === 0) {
    const [format = named('text'), ...more] = wanted;
    if (more.length > 0)
      throw new UsageError('Several formats need a place each: add --output <folder>.');
    return [{ format, file: null }];
  }
  const found = outputs.flatMap((output) => destinationsAt(output, wanted, cwd, named));
  const homeless = wanted.find(
    (format) => !found.some((destination) => destination.format === format),
  );
  if (homeless !== undefined)
    throw new UsageError(
      `--format ${homeless} has no --output of its own: add --output ${homeless}=<file>, or name a folder.`,
    );
  return found;
}

function destinationsAt<F extends FormatName>(
  output: string,
  wanted: readonly F[],
  cwd: string,
  named: (name: string) => F,
): Destination<F>[] {
  const split = output.indexOf('=');
  if (split > 0 && isFormat(output.slice(0, split)))
    return [{ format: named(output.slice(0, split)), file: resolve(cwd, output.slice(split + 1)) }];
  const path = resolve(cwd, output);
  if (/[\\/]$/.test(output) || (existsSync(path) && statSync(path).isDirectory())) {
    if (wanted.length === 0)
      throw new UsageError(
        `--output ${output} is a folder: say which formats to write there, such as --format html.`,
      );
    return wanted.map((format) => ({
      format,
      file: join(path, `openai-zdr${formats[format].endings[0]}`),
    }));
  }
  const [only, ...more] = wanted;
  const byName = formatOfFile(path);
  if (more.length > 0) {
    if (byName !== null && (wanted as readonly string[]).includes(byName))
      return [{ format: named(byName), file: path }];
    if (byName === null && !/\.\w+$/.test(output))
      return wanted.map((format) => ({
        format,
        file: join(path, `openai-zdr${formats[format].endings[0]}`),
      }));
    throw new UsageError(
      `--output ${output} is one file for several formats: name a folder, or write <format>=<file>.`,
    );
  }
  if (only === undefined && byName === null)
    throw new UsageError(
      `--output ${output} does not tell its format: add --format, or use an ending such as .html.`,
    );
  return [{ format: only ?? named(byName ?? 'text'), file: path }];
}
