/** Every trace of OpenAI in one account, also when the call that it belongs to stands in another file. */
import type { Party } from '../calls/ledger/destination.ts';
import type { Account, Ledger } from '../calls/ledger/index.ts';
import { around } from '../calls/ledger/traces.ts';
import { isTestFile } from '../values/program/tests.ts';
import type { Balance, Inventory, Rests, Unresolved } from './inventory.ts';

/** What one file adds. */
export interface FileLedger {
  counts: Omit<Balance, 'notFollowed'>;
  open: Unresolved[];
  rests: Rests;
}

export const noLedger: FileLedger = {
  counts: { inCalls: 0, otherVendors: 0, sendNothing: 0 },
  open: [],
  rests: { openai: {}, others: {} },
};

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
  const found: FileLedger = {
    counts: { ...noLedger.counts },
    open: [],
    rests: { openai: {}, others: {} },
  };
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
        spans: [...around(node)].map(({ range }) => spanOf(range)),
      });
  }
  for (const { party, node, module } of rests) {
    const spans = (found.rests[party][nameOf(module.filename)] ??= []);
    spans.push(spanOf(node.range));
  }
  return found;
}

function spanOf([start, end]: readonly [number, number]): string {
  return `${String(start)}:${String(end)}`;
}

export function joinedLedgers(all: readonly FileLedger[]): FileLedger {
  const sum = (key: keyof FileLedger['counts']): number =>
    all.reduce((total, { counts }) => total + counts[key], 0);
  return {
    counts: {
      inCalls: sum('inCalls'),
      otherVendors: sum('otherVendors'),
      sendNothing: sum('sendNothing'),
    },
    open: all.flatMap(({ open }) => open),
    rests: joinedRests(all.map(({ rests }) => rests)),
  };
}

export function joinedRests(all: readonly Rests[]): Rests {
  const joinedOf = (party: Party): Rests[Party] => {
    const joined = new Map<string, Set<string>>();
    for (const rests of all)
      for (const [file, spans] of Object.entries(rests[party])) {
        const known = joined.get(file) ?? new Set();
        joined.set(file, known);
        for (const span of spans) known.add(span);
      }
    return Object.fromEntries([...joined].map(([file, spans]) => [file, [...spans]]));
  };
  return { openai: joinedOf('openai'), others: joinedOf('others') };
}

const PARTIES: readonly Party[] = ['openai', 'others'];

/** Takes out of the open places what calls of other files rest on. */
export class Closing {
  readonly #spans: Readonly<Record<Party, ReadonlyMap<string, ReadonlySet<string>>>>;

  constructor(rests: Rests) {
    const spansOf = (party: Party): Map<string, Set<string>> =>
      new Map(Object.entries(rests[party]).map(([file, spans]) => [file, new Set(spans)]));
    this.#spans = { openai: spansOf('openai'), others: spansOf('others') };
  }

  settled({ counts, open }: Pick<FileLedger, 'counts' | 'open'>): {
    unresolved: Unresolved[];
    balance: Balance;
  } {
    const parties = open.map((item) => this.#partyOf(item));
    const unresolved = open.filter((_, index) => parties[index] === null);
    const closedBy = (party: Party): number => parties.filter((item) => item === party).length;
    return {
      unresolved,
      balance: {
        ...counts,
        inCalls: counts.inCalls + closedBy('openai'),
        otherVendors: counts.otherVendors + closedBy('others'),
        notFollowed: unresolved.length,
      },
    };
  }

  #partyOf({ file, spans = [] }: Unresolved): Party | null {
    const party = PARTIES.find((item) => {
      const known = this.#spans[item].get(file);
      return known && spans.some((span) => known.has(span));
    });
    return party ?? null;
  }
}

export function sumOf(balances: readonly Balance[]): Balance {
  const sum = (of: (balance: Balance) => number): number =>
    balances.reduce((total, balance) => total + of(balance), 0);
  return {
    inCalls: sum((balance) => balance.inCalls),
    otherVendors: sum((balance) => balance.otherVendors),
    sendNothing: sum((balance) => balance.sendNothing),
    notFollowed: sum((balance) => balance.notFollowed),
  };
}

export function tracesIn({ inCalls, otherVendors, sendNothing, notFollowed }: Balance): number {
  return inCalls + otherVendors + sendNothing + notFollowed;
}

/** Without what only other shards need. */
export function withoutSpans(unresolved: readonly Unresolved[]): Inventory['unresolved'] {
  return unresolved.map((item) => {
    const { spans, ...told } = item;
    return spans ? told : item;
  });
}
