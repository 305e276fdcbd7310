/** Findings and failures as lines by file, with what holds for several of them said once, below. */
import type { Failure } from '../gate.ts';
import {
  type Finding,
  type Inventory,
  type InventoryCall,
  compareText,
  findingsIn,
} from '../inventory.ts';
import { callName, frameworkWords, lower, requestName, sentenceOf } from '../report.ts';
import { indexedBy } from '../../values/indexed.ts';
import { shortRule, subjectOf } from '../subject.ts';
import { wordsFor } from '../verdicts.ts';

export type Label = Finding['severity'] | 'accepted' | 'fails';

/** One thing that is said of a place. */
export interface Line {
  /** `16:28`; empty for a whole file */
  place: string;
  label: Label;
  /** the sentence; what it is about, where a note has the sentence */
  text: string;
  /** who sends it, where that is no plain call of the SDK */
  sender: string;
  /** the rule without its prefix; empty where none says it */
  rule: string;
  /** why it is accepted, unless a note says so */
  reason: string;
  /** numbers of notes */
  notes: number[];
}

/** What stands under one call, or one line alone. */
export interface Entry {
  /** the call, where several things are said of it */
  call: { place: string; words: string } | null;
  lines: Line[];
}

export interface FileLines {
  file: string;
  isIgnored: boolean;
  entries: Entry[];
}

/** What holds for several lines. */
export interface Note {
  number: number;
  rule: string;
  text: string;
}

/** What is to be said, before it is known what else is. */
export interface Item {
  file: string;
  line: number | null;
  column: number | undefined;
  isIgnored: boolean;
  call: InventoryCall | null;
  label: Label;
  /** as it was told */
  message: string;
  /** the same without the request that it begins with */
  sentence: string;
  /** for the line of a sentence that stands in a note */
  about: string;
  rule: string;
  reason: string;
}

export function itemsOfFindings(inventory: Pick<Inventory, 'calls' | 'findings'>): Item[] {
  return [...findingsIn(inventory)].map(itemOf);
}

export function itemOfFailure(failure: Failure, inventory: Inventory): Item {
  if (failure.kind === 'finding') return itemOf({ ...failure, isIgnored: false });
  const base = {
    file: failure.file,
    isIgnored: false,
    label: 'fails',
    rule: '',
    reason: '',
  } as const;
  if (failure.kind === 'call') {
    const { call } = failure;
    const message = callWords(call, inventory);
    const place = { line: call.line, column: call.column };
    return { ...base, ...place, call, message, sentence: message, about: '' };
  }
  const { reason } = failure.item;
  return {
    ...base,
    line: failure.kind === 'unresolved' ? failure.line : null,
    column: undefined,
    call: null,
    message: reason,
    sentence: reason,
    about: failure.kind === 'unresolved' ? 'not followed' : 'not analysed',
  };
}

function itemOf({
  finding,
  file,
  call,
  isIgnored,
}: {
  finding: Finding;
  file: string;
  call: InventoryCall | null;
  isIgnored: boolean;
}): Item {
  const { suppressed, severity, message, line, column, rule } = finding;
  return {
    file,
    line,
    column,
    isIgnored,
    call,
    label: suppressed === undefined ? severity : 'accepted',
    message,
    sentence: sentenceOf(finding, call),
    about: subjectOf(finding),
    rule: shortRule(rule),
    reason: suppressed ?? '',
  };
}

/** All that one report says in lines: what holds for several of them stands in a note. */
export class FindingLines {
  readonly #inventory: Inventory;
  readonly #notes: Notes;
  #shown = 0;

  /** `others`: sentences that stand beside findings, such as what helps. */
  constructor(items: readonly Item[], others: readonly string[], inventory: Inventory) {
    this.#inventory = inventory;
    this.#notes = new Notes(items, others);
  }

  /** By file and place; what is said of one call stands together. */
  of(items: readonly Item[]): FileLines[] {
    return [...indexedBy(items.toSorted(byPlace), ({ file }) => file)].map(([file, own]) => ({
      file,
      isIgnored: own.some(({ isIgnored }) => isIgnored),
      entries: entriesOf(own, this.#inventory, this.#notes),
    }));
  }

  /** The number of a sentence that stands in a note; `null` for one that is said once. */
  noteOf(sentence: string): number | null {
    return this.#notes.of('', sentence);
  }

  /** Those that the lines since the last time have named first. */
  newNotes(): Note[] {
    const found = this.#notes.used.slice(this.#shown);
    this.#shown += found.length;
    return found;
  }
}

function byPlace(left: Item, right: Item): number {
  const start = ({ call, line, column }: Item): [number, number] => [
    call?.line ?? line ?? 0,
    call?.column ?? column ?? 0,
  ];
  const [leftStart, rightStart] = [start(left), start(right)];
  return (
    compareText(left.file, right.file) ||
    leftStart[0] - rightStart[0] ||
    leftStart[1] - rightStart[1] ||
    (left.line ?? 0) - (right.line ?? 0) ||
    (left.column ?? 0) - (right.column ?? 0)
  );
}

function entriesOf(items: readonly Item[], inventory: Inventory, notes: Notes): Entry[] {
  const groups = indexedBy<Item, object>(items, (item) => item.call ?? item);
  return [...groups.values()].map((own) => {
    const call = own.length > 1 ? (own[0]?.call ?? null) : null;
    return {
      call: call && { place: placeOf(call), words: callWords(call, inventory) },
      lines: own.map((item) => lineOf(item, notes, call !== null)),
    };
  });
}

function lineOf(item: Item, notes: Notes, isUnderCall: boolean): Line {
  const { call, label, message, sentence, about, rule, reason } = item;
  const said = notes.of(rule, sentence);
  const why = reason === '' ? null : notes.of('', acceptedNote(reason));
  const request = call && !isUnderCall ? plainRequest(call) : about === '' ? '' : `\`${about}\``;
  return {
    place: placeOf(item),
    label,
    text: said !== null ? request : isUnderCall ? sentence : message,
    sender: call && !isUnderCall && label !== 'fails' ? senderWords(call) : '',
    rule,
    reason: why === null ? reason : '',
    notes: [said, why].filter((number) => number !== null),
  };
}

/** `POST /v1/responses through @ai-sdk/openai 4.0.118: limited` */
export function callWords(call: InventoryCall, { profile }: Pick<Inventory, 'profile'>): string {
  return `${requestWords(call)}: ${lower(wordsFor(call.verdict, call.profile ?? profile).short)}`;
}

/** The request, and who sends it. */
export function requestWords(call: InventoryCall): string {
  const sender = senderWords(call);
  return sender === '' ? plainRequest(call) : `${plainRequest(call)} ${sender}`;
}

function plainRequest(call: InventoryCall): string {
  return call.route === null ? `${callName(call)}, ${requestName(call)}` : requestName(call);
}

function senderWords(call: InventoryCall): string {
  const framework = frameworkWords(call);
  return [
    ...(framework === null ? [] : [`through ${framework}`]),
    ...(call.profile === undefined ? [] : [`by profile ${call.profile}`]),
  ].join(', ');
}

function placeOf({ line, column }: { line: number | null; column?: number | undefined }): string {
  if (line === null) return '';
  return column === undefined ? String(line) : `${String(line)}:${String(column)}`;
}

function acceptedNote(reason: string): string {
  return `Accepted: ${reason}`;
}

/** What is said more than once, numbered in the order of its first use. */
class Notes {
  readonly #counts = new Map<string, number>();
  readonly #found = new Map<string, Note>();

  constructor(items: readonly Item[], others: readonly string[]) {
    for (const text of others) this.#count('', text);
    for (const { rule, sentence, reason } of items) {
      this.#count(rule, sentence);
      if (reason !== '') this.#count('', acceptedNote(reason));
    }
  }

  get used(): Note[] {
    return [...this.#found.values()];
  }

  /** `null` for what is said once. */
  of(rule: string, text: string): number | null {
    const key = JSON.stringify([rule, text]);
    if ((this.#counts.get(key) ?? 0) < 2) return null;
    const known = this.#found.get(key) ?? { number: this.#found.size + 1, rule, text };
    this.#found.set(key, known);
    return known.number;
  }

  #count(rule: string, text: string): void {
    const key = JSON.stringify([rule, text]);
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }
}

export interface PlacesOfFile {
  file: string;
  /** `4, 9` */
  lines: string;
  isIgnored: boolean;
  count: number;
}

export function placesByFile(
  places: readonly { file: string; line: number; ignored?: true }[],
): PlacesOfFile[] {
  return [...indexedBy(places, ({ file }) => file)].map(([file, own]) => ({
    file,
    lines: [...new Set(own.map(({ line }) => String(line)))].join(', '),
    isIgnored: own.some(({ ignored }) => ignored === true),
    count: own.length,
  }));
}
