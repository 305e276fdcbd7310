/**
 * What is there today and may stay: a file of places by name, not by line. Only what it does not hold
 * is new, so moved lines, reformatted calls and renamed files do not fail.
 */
import { readFileSync } from 'node:fs';
import { jsonText } from '../printable.ts';
import { UsageError, reasonOf } from './errors.ts';
import { ofFirstVersion } from './first-baseline.ts';
import type { FailOn } from './fail-on.ts';
import { type Failure, failuresIn } from './gate.ts';
import { type Inventory, type Listed, compareText } from './inventory.ts';
import { languageNotRead } from './other-languages.ts';
import { requestName } from './report.ts';
import { subjectOf } from './subject.ts';

const VERSION = 2;

/** Lowercase names stand in the file. */
export interface BaselineEntry {
  file: string;
  /** the function or method around it */
  within: string;
  /** a rule and its message, a verdict, `unresolved`, `not-analysed` or `analysis-failed` */
  what: string;
  /** the request, the parameter, the client, the language */
  about: string;
  count: number;
  /** a baseline of the first version says it in other words: it need not be there under these */
  isReworded?: true;
}

interface BaselineFile {
  baselineVersion: typeof VERSION;
  entries: readonly BaselineEntry[];
}

/** Everything that could fail at some level: what is accepted does not depend on the level of today. */
const EVERYTHING: FailOn = {
  never: false,
  levels: ['ineligible', 'unlisted', 'limited', 'unknown'],
};

type Key = Omit<BaselineEntry, 'count' | 'isReworded'>;

function keyOf(failure: Failure): Key {
  const { file, within = '' } = failure;
  if (failure.kind === 'unresolved')
    return { file, within, what: 'unresolved', about: failure.item.reason };
  if (failure.kind === 'not-analysed' && failure.item.fault)
    return { file, within, what: 'analysis-failed', about: '' };
  // Why a file cannot be parsed is told otherwise by every version of the parser.
  if (failure.kind === 'not-analysed')
    return { file, within, what: failure.kind, about: languageNotRead(failure.item)?.name ?? '' };
  if (failure.kind === 'call')
    return { file, within, what: failure.call.verdict, about: aboutCall(failure.call) };
  const { finding, call } = failure;
  return {
    file,
    within,
    what: `${finding.rule} ${finding.messageId}`,
    about: [call ? aboutCall(call) : '', subjectOf(finding)]
      .filter((part) => part !== '')
      .join(' '),
  };
}

function aboutCall(call: {
  path: string | null;
  method: string | null;
  route: string | null;
}): string {
  return [call.path, requestName(call)].filter((part) => part !== null).join(' ');
}

/** A call that fails for its verdict today may fail for a finding tomorrow: both are written down. */
function keysIn(inventory: Listed): Key[] {
  const findings = failuresIn(inventory, { never: false, levels: [] }).filter(
    ({ kind }) => kind === 'finding',
  );
  const withoutFindings = {
    ...inventory,
    calls: inventory.calls.map((call) => ({ ...call, findings: [] })),
    findings: [],
  };
  return [...findings, ...failuresIn(withoutFindings, EVERYTHING)].map(keyOf);
}

/** What is there now. */
export function baselineOf(inventory: Listed): BaselineEntry[] {
  const entries = new Map<string, BaselineEntry>();
  for (const key of keysIn(inventory)) {
    const text = textOf(key, ['file', 'within', 'what', 'about']);
    const known = entries.get(text);
    if (known) known.count += 1;
    else entries.set(text, { ...key, count: 1 });
  }
  return [...entries].sort(([left], [right]) => compareText(left, right)).map(([, entry]) => entry);
}

export function baselineText(entries: readonly BaselineEntry[]): string {
  return jsonText({ baselineVersion: VERSION, entries } satisfies BaselineFile);
}

/** Throws a `UsageError` for a file that is missing or is no baseline. */
export function readBaseline(file: string): BaselineEntry[] {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new UsageError(
      isMissing
        ? `The baseline ${file} does not exist. Write it with --update-baseline.`
        : `The baseline ${file} cannot be read (${reasonOf(error)}).`,
    );
  }
  const { baselineVersion, entries } = (
    typeof data === 'object' && data !== null ? data : {}
  ) as Partial<Record<keyof BaselineFile, unknown>>;
  const isKnown = baselineVersion === VERSION || baselineVersion === 1;
  if (!isKnown || !Array.isArray(entries) || !entries.every(isEntry))
    throw new UsageError(
      `${file} is not a baseline of this version. Write it anew with --update-baseline.`,
    );
  return baselineVersion === 1 ? ofFirstVersion(entries) : entries;
}

function isEntry(value: unknown): value is BaselineEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { count, ...texts } = value as Record<string, unknown>;
  return (
    Number.isInteger(count) &&
    (['file', 'within', 'what', 'about'] as const).every((name) => typeof texts[name] === 'string')
  );
}

export interface Compared {
  fresh: Failure[];
  known: Failure[];
  /** entries that nothing answers to any more */
  gone: BaselineEntry[];
}

/** Questions about files that the baseline names. */
interface Files {
  /** the file is not there any more: it may have been renamed */
  isGone: (file: string) => boolean;
  /** the run covers it */
  isLookedAt: (file: string) => boolean;
}

/**
 * Tells new failures from known ones. What moved within a file is found by what it is, and what moved
 * with its file by the function around it.
 */
export function compareWithBaseline(
  failures: readonly Failure[],
  inventory: Inventory,
  baseline: readonly BaselineEntry[],
  { isGone, isLookedAt }: Files,
): Compared {
  const left = baseline.map((entry) => ({ ...entry }));
  const known = new Set<Failure>();
  const passes: { parts: readonly (keyof Key)[]; entries: (entry: BaselineEntry) => boolean }[] = [
    { parts: ['file', 'within', 'what', 'about'], entries: () => true },
    { parts: ['file', 'what', 'about'], entries: () => true },
    { parts: ['within', 'what', 'about'], entries: (entry) => isGone(entry.file) },
    { parts: ['file', 'what'], entries: isPlaceInOldWords },
  ];
  for (const { parts, entries } of passes) {
    const byText = new Map<string, BaselineEntry[]>();
    for (const entry of left.filter((item) => item.count > 0 && entries(item))) {
      const text = textOf(entry, parts);
      byText.set(text, [...(byText.get(text) ?? []), entry]);
    }
    for (const failure of failures) {
      const entry = known.has(failure)
        ? undefined
        : byText.get(textOf(keyOf(failure), parts))?.find((item) => item.count > 0);
      if (!entry) continue;
      entry.count -= 1;
      known.add(failure);
    }
  }
  return {
    fresh: failures.filter((failure) => !known.has(failure)),
    known: failures.filter((failure) => known.has(failure)),
    gone: entriesGone(
      baseline.filter((entry) => isLookedAt(entry.file) && !entry.isReworded),
      inventory,
    ),
  };
}

/** Why a place could not be followed is all that the first version knew it by, and was told in other words. */
function isPlaceInOldWords({ what, isReworded }: BaselineEntry): boolean {
  return what === 'unresolved' && isReworded === true;
}

function entriesGone(baseline: readonly BaselineEntry[], inventory: Inventory): BaselineEntry[] {
  const present = new Set(
    keysIn(inventory).map((key) => textOf(key, ['file', 'within', 'what', 'about'])),
  );
  return baseline.filter(
    (entry) => !present.has(textOf(entry, ['file', 'within', 'what', 'about'])),
  );
}

function textOf(key: Key, parts: readonly (keyof Key)[]): string {
  return JSON.stringify(parts.map((part) => key[part]));
}
