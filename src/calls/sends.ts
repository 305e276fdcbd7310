/** Where a text may send something, and what that depends on, told without parsing it. */
import { frameworks } from '../catalogue/frameworks/index.ts';
import { words } from './words.ts';

/** `on`: the name that a method is called on; `null` where the text does not say, or where what is given decides. */
export interface Send {
  on: string | null;
}

interface Span {
  start: number;
  end: number;
}

let sending: RegExp | null = null;
let method: RegExp | null = null;
let ofFrameworks: readonly RegExp[] | null = null;

/** It has functions or clients that send to whatever address they are given. */
export function sendsAnywhere(text: string): boolean {
  if (asked.text !== text) asked = { text, sends: hasSender(text) };
  return asked.sends;
}

/** Several ask of a text, one after the other. */
let asked = { text: '', sends: false };

function hasSender(text: string): boolean {
  sending ??= new RegExp(words.sending, 'g');
  sending.lastIndex = 0;
  for (let match = sending.exec(text); match; match = sending.exec(text))
    if (!isOfOwnServer(text, spanOf(match))) return true;
  return false;
}

/** Methods that a client of the SDK may have, and others too. */
export function methodsOfClient(text: string): Send[] {
  method ??= new RegExp(words.method, 'g');
  return sendsBy(method, text);
}

/** Methods of what another file may have made with a framework. */
export function methodsOfFramework(text: string): Send[] {
  if (!hasMethodsOfFramework(text)) return [];
  ofFrameworks ??= methodsOfAll.map((pattern) => new RegExp(pattern, `g${pattern.flags}`));
  return ofFrameworks.flatMap((pattern) => sendsBy(pattern, text));
}

/** Whether a text has one of several, whose letters may be of either case; most have none: one look is enough. */
export function oneOf(patterns: readonly RegExp[]): (text: string) => boolean {
  let any: RegExp | null = null;
  return (text) => {
    any ??= new RegExp(patterns.map(({ source }) => `(?:${source})`).join('|'), 'i');
    return any.test(text) && patterns.some((pattern) => pattern.test(text));
  };
}

const methodsOfAll = frameworks.flatMap(({ methods }) => methods ?? []);

export const hasMethodsOfFramework = oneOf(methodsOfAll);

/** `pattern`: for all that there is of it. */
function sendsBy(pattern: RegExp, text: string): Send[] {
  return [...text.matchAll(pattern)].map((match) => ({ on: ownerAt(text, spanOf(match)) }));
}

function spanOf({ 0: { length }, index }: RegExpExecArray): Span {
  return { start: index, end: index + length };
}

/** A path of the server that the page comes from, or an address that is written down; a host in it would tell. */
const WRITTEN = writtenAddress();

function writtenAddress(): RegExp {
  const start = String.raw`(?:\/(?!\/)|https?:\/\/)`;
  const typed = String.raw`^\s*(?:<[^>()]{0,80}>)?\s*\(?\s*`;
  const quoted = String.raw`'${start}[^']*'|"${start}[^"]*"`;
  // What is put into it stands behind the host.
  const template = '`(?:\\/(?!\\/)|https?:\\/\\/[^`$]+\\/)';
  return new RegExp(`${typed}(?:${quoted}|${template})`);
}

/** Of the platform's own function, which no other of that name takes the place of. */
function isOfOwnServer(text: string, { start, end }: Span): boolean {
  return (
    /^\bfetch\s*[(<]$/.test(text.slice(start, end)) &&
    !/[.\w$]/.test(text[start - 1] ?? '') &&
    WRITTEN.test(text.slice(end - 1, end + 300)) &&
    isOnlyCalled(text)
  );
}

function isOnlyCalled(text: string): boolean {
  return !/\bfetch\b(?!\s*[(<])/.test(text);
}

const SPACE = /[\s?!]/;
const LETTER = /[\w$]/;

/** `a` of `a.b.create(`; `null` for `this`, and for what a call or an element gives. */
function ownerAt(text: string, { start, end }: Span): string | null {
  const dot = text.slice(start, end).lastIndexOf('.');
  let at = dot < 0 ? start : start + dot;
  for (let isFirst = dot < 0; ; isFirst = false) {
    // A name stands where the search begins, or before a dot.
    let last = at - 1;
    if (isFirst) while (LETTER.test(text[last + 1] ?? '')) last += 1;
    else while (SPACE.test(text[last] ?? '')) last -= 1;
    let first = last;
    while (LETTER.test(text[first] ?? '')) first -= 1;
    if (first === last) return null;
    let before = first;
    while (SPACE.test(text[before] ?? '')) before -= 1;
    if (text[before] !== '.' || text[before - 1] === '.') {
      const name = text.slice(first + 1, last + 1);
      return name === 'this' || name === 'super' ? null : name;
    }
    at = before;
  }
}
