/**
 * What one inventory has and another has not. Lines do not count: a call is known by what it is and
 * where it stands.
 */
import type { FailOn } from './fail-on.ts';
import { type Failure, failuresIn } from './gate.ts';
import {
  type Finding,
  type Inventory,
  type InventoryCall,
  type NotAnalysed,
  type Unresolved,
  findingsIn,
  openPlaces,
} from './inventory.ts';
import { subjectOf } from './subject.ts';

export interface ChangedCall {
  before: InventoryCall;
  after: InventoryCall;
}

export interface PlacedFinding extends Finding {
  file: string;
}

export interface Difference {
  added: InventoryCall[];
  removed: InventoryCall[];
  /** the same call under another verdict, or that keeps something else */
  changed: ChangedCall[];
  addedFindings: PlacedFinding[];
  removedFindings: PlacedFinding[];
  /** places that could not be followed */
  addedUnresolved: Unresolved[];
  removedUnresolved: Unresolved[];
  addedNotAnalysed: NotAnalysed[];
  removedNotAnalysed: NotAnalysed[];
}

export function difference(before: Inventory, after: Inventory): Difference {
  const calls = match(before.calls, after.calls, [
    (call) =>
      JSON.stringify([call.file, call.within, call.via, call.path, call.method, call.route]),
    (call) => JSON.stringify([call.file, call.via, call.path, call.method, call.route]),
  ]);
  const findings = match(placedFindings(before), placedFindings(after), [
    ({ finding, within, request }) =>
      JSON.stringify([
        finding.file,
        within,
        finding.rule,
        finding.messageId,
        request,
        subjectOf(finding),
      ]),
    ({ finding, request }) =>
      JSON.stringify([finding.file, finding.rule, finding.messageId, request, subjectOf(finding)]),
  ]);
  const causeOf = ({ file, reason }: Unresolved): string => JSON.stringify([file, reason]);
  const unresolved = match(openPlaces(before), openPlaces(after), [causeOf]);
  // Before there was a balance, a cause was listed once, whatever rested on it.
  const known = new Set(before.balance === null ? before.unresolved.map(causeOf) : []);
  const notAnalysed = match(before.notAnalysed, after.notAnalysed, [({ file }) => file]);
  return {
    added: calls.added,
    removed: calls.removed,
    changed: calls.both
      .filter(
        ([left, right]) =>
          left.verdict !== right.verdict ||
          left.state !== right.state ||
          left.targets.join() !== right.targets.join(),
      )
      .map(([left, right]) => ({ before: left, after: right })),
    addedFindings: findings.added.map(({ finding }) => finding),
    removedFindings: findings.removed.map(({ finding }) => finding),
    addedUnresolved: unresolved.added.filter((item) => !known.has(causeOf(item))),
    removedUnresolved: unresolved.removed,
    addedNotAnalysed: notAnalysed.added,
    removedNotAnalysed: notAnalysed.removed,
  };
}

/** Findings that no comment accepts, each with what it is known by. */
function placedFindings(
  inventory: Inventory,
): { finding: PlacedFinding; within: string | undefined; request: string }[] {
  return [...findingsIn(inventory)]
    .filter(({ finding }) => finding.suppressed === undefined)
    .map(({ finding, file, within, call }) => ({
      finding: { ...finding, file },
      within,
      request: `${call?.path ?? ''} ${call?.route ?? ''}`,
    }));
}

/** What is new and fails at the given levels. */
export function newFailures(
  { added, changed, addedFindings, addedUnresolved, addedNotAnalysed }: Difference,
  failOn: FailOn,
): Failure[] {
  const calls = [...added, ...changed.map(({ after }) => after)].map((call) => ({
    ...call,
    findings: call.findings.filter((finding) => finding.suppressed !== undefined),
  }));
  return failuresIn(
    {
      calls,
      findings: addedFindings,
      unresolved: addedUnresolved,
      notAnalysed: addedNotAnalysed,
    },
    failOn,
  );
}

/** Pairs items by the first key, what is left by the next. */
function match<T>(
  before: readonly T[],
  after: readonly T[],
  keys: readonly ((item: T) => string)[],
): { added: T[]; removed: T[]; both: [T, T][] } {
  let [removed, added] = [[...before], [...after]];
  const both: [T, T][] = [];
  for (const key of keys) {
    const open = new Map<string, T[]>();
    for (const item of removed) open.set(key(item), [...(open.get(key(item)) ?? []), item]);
    added = added.filter((item) => {
      const partner = open.get(key(item))?.shift();
      if (partner !== undefined) both.push([partner, item]);
      return partner === undefined;
    });
    const paired = new Set(both.map(([left]) => left));
    removed = removed.filter((item) => !paired.has(item));
  }
  return { added, removed, both };
}
