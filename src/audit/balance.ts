/** Every trace of OpenAI in one account, also when the call that it belongs to stands in another file. */
import type { Party } from '../calls/ledger/destination.ts';
import type { Account, Ledger } from '../calls/ledger/index.ts';
import { around } from '../calls/ledger/traces.ts';
import type { SourceModule } from '../values/module.ts';
import { isTestFile } from '../values/program/tests.ts';
import type { Balance, Rests, Unresolved } from './inventory.ts';

type Counts = Omit<Balance, 'notFollowed'>;

/** What one file adds. */
export interface FileLedger {
  counts: Counts;
  open: Unresolved[];
  rests: Rests;
}

export function emptyLedger(): FileLedger {
  return {
    counts: { inCalls: 0, otherVendors: 0, sendNothing: 0 },
    open: [],
    rests: { openai: {}, others: {} },
  };
}

const COUNTED = {
  call: 'inCalls',
  others: 'otherVendors',
  nothing: 'sendNothing',
} as const satisfies Record<Exclude<Account['kind'], 'open'>, keyof Balance>;

export interface FileNames {
  file: string;
  nameOf: (filename: string) => string;
  lineAt: (offset: number) => number;
}

export function fileLedger({ entries, rests }: Ledger, names: FileNames): FileLedger {
  const { file, nameOf, lineAt } = names;
  const found = { ...emptyLedger(), rests: namedRests(rests, nameOf) };
  for (const { node, account } of entries) {
    if (account.kind !== 'open') found.counts[COUNTED[account.kind]] += 1;
    else if (isTestFile(file)) found.counts.sendNothing += 1;
    else
      found.open.push({
        file,
        line: lineAt(node.range[0]),
        endLine: lineAt(node.range[1]),
        reason: account.reason,
        ...(account.remedy === null ? {} : { remedy: account.remedy }),
        spans: account.isSender ? [] : [...around(node)].map(({ range }) => spanOf(range)),
      });
  }
  return found;
}

function namedRests(rests: Ledger['rests'], nameOf: FileNames['nameOf']): Rests {
  const names = new Map<SourceModule, string>();
  const nameOfModule = (module: SourceModule): string => {
    const name = names.get(module) ?? nameOf(module.filename);
    names.set(module, name);
    return name;
  };
  const of = (party: Party): Rests[Party] =>
    spansByFile(
      rests
        .filter((item) => item.party === party)
        .map(({ node, module }) => [nameOfModule(module), spanOf(node.range)]),
    );
  return { openai: of('openai'), others: of('others') };
}

function spanOf([start, end]: readonly [number, number]): string {
  return `${String(start)}:${String(end)}`;
}

/** Each once. */
function spansByFile(pairs: Iterable<readonly [file: string, span: string]>): Rests[Party] {
  const found = new Map<string, Set<string>>();
  for (const [file, span] of pairs) {
    const known = found.get(file);
    if (known) known.add(span);
    else found.set(file, new Set([span]));
  }
  return Object.fromEntries([...found].map(([file, spans]) => [file, [...spans]]));
}

export function joinedLedgers(all: readonly FileLedger[]): FileLedger {
  return {
    counts: sumOf(all.map(({ counts }) => counts)),
    open: all.flatMap(({ open }) => open),
    rests: joinedRests(all.map(({ rests }) => rests)),
  };
}

export function joinedRests(all: readonly Rests[]): Rests {
  const of = (party: Party): Rests[Party] =>
    spansByFile(
      all.flatMap((rests) =>
        Object.entries(rests[party]).flatMap(([file, spans]) =>
          spans.map((span) => [file, span] as const),
        ),
      ),
    );
  return { openai: of('openai'), others: of('others') };
}

export function sumOf(all: readonly Counts[]): Counts {
  const sum = (key: keyof Counts): number => all.reduce((total, counts) => total + counts[key], 0);
  return {
    inCalls: sum('inCalls'),
    otherVendors: sum('otherVendors'),
    sendNothing: sum('sendNothing'),
  };
}

/** Open places, without those that calls of other files rest on: these are parts of calls. */
export function settled({ counts, open, rests }: FileLedger): {
  unresolved: Unresolved[];
  balance: Balance;
} {
  const isClosedBy = {
    openai: closedBy(rests.openai),
    others: closedBy(rests.others),
  };
  const inCalls = open.filter(isClosedBy.openai);
  const left = open.filter((item) => !isClosedBy.openai(item));
  const unresolved = left.filter((item) => !isClosedBy.others(item));
  return {
    unresolved,
    balance: {
      inCalls: counts.inCalls + inCalls.length,
      otherVendors: counts.otherVendors + left.length - unresolved.length,
      sendNothing: counts.sendNothing,
      notFollowed: unresolved.length,
    },
  };
}

function closedBy(rests: Rests[Party]): (place: Unresolved) => boolean {
  const known = new Map(Object.entries(rests).map(([file, spans]) => [file, new Set(spans)]));
  return ({ file, spans = [] }) => spans.some((span) => known.get(file)?.has(span));
}

export function tracesIn({ inCalls, otherVendors, sendNothing, notFollowed }: Balance): number {
  return inCalls + otherVendors + sendNothing + notFollowed;
}

/** Without what only other shards need. */
export function withoutSpans(unresolved: readonly Unresolved[]): Unresolved[] {
  return unresolved.map((item) => {
    const { spans, ...told } = item;
    return spans ? told : item;
  });
}
