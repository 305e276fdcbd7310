/** What a report for people says, part by part, and nothing of it twice. */
import { indexedBy } from '../../values/indexed.ts';
import { isSentBy } from '../call-findings.ts';
import type { Failure } from '../gate.ts';
import {
  type Finding,
  type Inventory,
  type InventoryCall,
  findingsOnUnresolved,
} from '../inventory.ts';
import {
  type NotAnalysedGroup,
  type OpenGroup,
  type Report,
  findingsApart,
  groupWords,
  notAnalysedGroups,
  openGroups,
} from '../report.ts';
import { verdictOrder } from '../verdicts.ts';
import {
  type FileLines,
  FindingLines,
  type Item,
  type Note,
  type PlacesOfFile,
  itemOfFailure,
  itemsOfFindings,
  placesByFile,
  requestWords,
} from './finding-lines.ts';

interface Told {
  files: FileLines[];
  /** what these lines are the first to point to */
  notes: Note[];
}

/** Calls of one verdict of which nothing is said. */
export interface SilentCalls {
  verdict: InventoryCall['verdict'];
  count: number;
  requests: { words: string; places: PlacesOfFile[] }[];
}

/** Places that were not followed for one reason. */
interface OpenPlaces {
  words: string;
  note: number | null;
  /** what a rule says of them; what a comment accepts comes last */
  told: { finding: Finding | null; places: PlacesOfFile[] }[];
}

export interface Parts {
  /** what fails and is not in the baseline; empty without a baseline */
  fresh: Told;
  /** every other finding, without what the baseline knows */
  found: Told;
  silent: SilentCalls[];
  open: { groups: OpenPlaces[]; count: number; notes: Note[] };
  notAnalysed: NotAnalysedGroup[];
}

export function partsOf(report: Report): Parts {
  const { inventory, gate, quiet } = report;
  const compared = gate.known === null ? [] : [...gate.failures, ...gate.known];
  const rest = without(inventory, compared);
  const fresh =
    gate.known === null ? [] : gate.failures.map((item) => itemOfFailure(item, inventory));
  const found = [
    ...itemsOfFindings(quiet ? rest : { calls: rest.calls, findings: findingsApart(rest) }),
    // By its verdict alone: no finding says it.
    ...(gate.known === null ? gate.failures : []).flatMap((failure) =>
      failure.kind === 'call' ? [itemOfFailure(failure, inventory)] : [],
    ),
  ].filter(({ label }) => !quiet || label !== 'accepted');
  const groups = openGroups(rest);
  const reasons = indexedBy(quiet ? [] : groups, ({ reason }) => reason);
  const remedies = [...reasons.values()].flatMap(([group]) => group?.remedy ?? []);
  const lines = new FindingLines([...fresh, ...found], remedies, inventory);
  const told = (items: readonly Item[]): Told => {
    const files = lines.of(items);
    return { files, notes: lines.newNotes() };
  };
  return {
    fresh: told(fresh),
    found: told(found),
    silent: silentCalls(inventory, [...compared, ...gate.failures]),
    open: openPlaces(groups, lines),
    notAnalysed: notAnalysedGroups(rest),
  };
}

/** What these failures do not say. */
function without(inventory: Inventory, failures: readonly Failure[]): Inventory {
  const told = new Set<object>(
    failures.map((failure) =>
      failure.kind === 'finding'
        ? failure.finding
        : failure.kind === 'call'
          ? failure.call
          : failure.item,
    ),
  );
  const byFinding = findingsOnUnresolved(inventory);
  return {
    ...inventory,
    calls: inventory.calls.map((call) => ({
      ...call,
      findings: call.findings.filter((finding) => !told.has(finding)),
    })),
    findings: inventory.findings.filter((finding) => !told.has(finding)),
    unresolved: inventory.unresolved.filter((item) => {
      const finding = byFinding.get(item);
      return !told.has(item) && !(finding && told.has(finding));
    }),
    notAnalysed: inventory.notAnalysed.filter((item) => !told.has(item)),
  };
}

function silentCalls(inventory: Inventory, failures: readonly Failure[]): SilentCalls[] {
  const failing = new Set(failures.map((failure) => ('call' in failure ? failure.call : null)));
  const apart = indexedBy(inventory.findings, ({ file }) => file);
  const calls = inventory.calls.filter(
    (call) =>
      call.findings.length === 0 &&
      !failing.has(call) &&
      !apart.get(call.file)?.some((finding) => isSentBy(finding, call)),
  );
  return verdictOrder.flatMap((verdict) => {
    const own = calls.filter((call) => call.verdict === verdict);
    if (own.length === 0) return [];
    const requests = [...indexedBy(own, requestWords)].map(([words, found]) => ({
      words,
      places: placesByFile(found),
    }));
    return [{ verdict, count: own.length, requests }];
  });
}

function openPlaces(groups: readonly OpenGroup[], lines: FindingLines): Parts['open'] {
  const byReason = indexedBy(groups, ({ reason }) => reason);
  const found = [...byReason.values()].map((own) => {
    const [{ reason, remedy }] = own as [OpenGroup];
    const note = remedy === null ? null : lines.noteOf(remedy);
    const places = own.flatMap((group) => group.places);
    const isAccepted = ({ finding }: OpenGroup): number =>
      Number(finding?.suppressed !== undefined);
    return {
      words: groupWords({ reason, remedy: note === null ? remedy : null, places }),
      note,
      told: own
        .toSorted((left, right) => isAccepted(left) - isAccepted(right))
        .map((group) => ({ finding: group.finding, places: placesByFile(group.places) })),
    };
  });
  const count = groups.reduce((sum, { places }) => sum + places.length, 0);
  return { groups: found, count, notes: lines.newNotes() };
}
