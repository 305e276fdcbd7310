/** What makes a run fail. */
import type { Verdict } from '../catalogue/policy/index.ts';
import { type FailOn, levels } from './fail-on.ts';
import {
  type Finding,
  type InventoryCall,
  type Listed,
  type NotAnalysed,
  type Unresolved,
  findingsIn,
  findingsOnUnresolved,
  openPlaces,
} from './inventory.ts';

export type Failure =
  | {
      kind: 'finding';
      file: string;
      line: number;
      within: string | undefined;
      finding: Finding;
      call: InventoryCall | null;
    }
  | { kind: 'call'; file: string; line: number; within: string | undefined; call: InventoryCall }
  | { kind: 'unresolved'; file: string; line: number; within: undefined; item: Unresolved }
  | { kind: 'not-analysed'; file: string; within: undefined; item: NotAnalysed };

export interface GateResult {
  failOn: FailOn;
  /** what fails */
  failures: Failure[];
  /** what would fail and stands in the baseline; `null` without a baseline */
  known: Failure[] | null;
  /** what the baseline holds and nothing answers to any more */
  gone: Gone[];
}

/** What an entry of a baseline says of it. */
export interface Gone {
  file: string;
  within: string;
  what: string;
  about: string;
}

/** Everything that fails at the given levels, a baseline left aside. What the project ignores does not. */
export function failuresIn(given: Listed, { never, levels: chosen }: FailOn): Failure[] {
  if (never) return [];
  const inventory: Listed = {
    calls: given.calls.filter(isLookedAt),
    findings: given.findings.filter(isLookedAt),
    unresolved: given.unresolved.filter(isLookedAt),
    notAnalysed: given.notAnalysed.filter(isLookedAt),
  };
  const verdicts = new Set<Verdict>(chosen.flatMap((level) => levels[level]));
  const failures: Failure[] = [];
  const failed = new Set<InventoryCall>();
  for (const { finding, file, within, call } of findingsIn(inventory)) {
    if (!fails(finding)) continue;
    failures.push({ kind: 'finding', file, line: finding.line, within, finding, call });
    if (call) failed.add(call);
  }
  for (const call of inventory.calls) {
    if (verdicts.has(call.verdict) && !failed.has(call) && !isExcused(call))
      failures.push({ kind: 'call', file: call.file, line: call.line, within: call.within, call });
  }
  if (verdicts.has('unknown')) {
    const told = findingsOnUnresolved(inventory);
    for (const item of openPlaces(inventory)) {
      const finding = told.get(item);
      if (finding && fails(finding)) continue;
      failures.push({
        kind: 'unresolved',
        file: item.file,
        line: item.line,
        within: undefined,
        item,
      });
    }
  }
  for (const item of inventory.notAnalysed) {
    if (verdicts.has('unknown') || item.fault)
      failures.push({ kind: 'not-analysed', file: item.file, within: undefined, item });
  }
  return failures;
}

function fails({ severity, suppressed }: Finding): boolean {
  return severity === 'error' && suppressed === undefined;
}

function isLookedAt({ ignored }: { ignored?: true }): boolean {
  return ignored !== true;
}

/** Deleting what is kept is the cure, and what a comment or the configuration accepts is accepted. */
function isExcused(call: InventoryCall): boolean {
  return (
    call.state === 'removes' ||
    call.findings.some(
      (finding) =>
        finding.suppressed !== undefined && finding.rule.endsWith('/no-ineligible-endpoint'),
    )
  );
}
