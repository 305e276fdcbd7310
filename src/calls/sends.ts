/** Where a text may send something, and what that depends on, told without parsing it. */
import { frameworks } from '../catalogue/frameworks/index.ts';
import { words } from './words.ts';

/** `on`: the name that a method is called on; `null` where the text does not say, or where what is given decides. */
export interface Send {
  on: string | null;
}

let sending: RegExp | null = null;
let method: RegExp | null = null;
let ofFrameworks: readonly RegExp[] | null = null;

/** Functions and clients that send to whatever address they are given. */
export function sendsTo(text: string): Send[] {
  sending ??= new RegExp(words.sending, 'g');
  if (lastSending.text !== text) {
    sending.lastIndex = 0;
    let isFound = false;
    for (let match = sending.exec(text); match && !isFound; match = sending.exec(text))
      isFound = !isOfOwnServer(text, { start: match.index, end: sending.lastIndex });
    lastSending = { text, found: isFound ? [{ on: null }] : [] };
  }
  return lastSending.found;
}

/** Several ask of a text, one after the other. */
let lastSending: { text: string; found: Send[] } = { text: '', found: [] };

/** Methods that a client of the SDK may have, and others too. */
export function methodsOfClient(text: string): Send[] {
  method ??= new RegExp(words.method, 'g');
  return placesOf(text, method).map((at) => ({ on: ownerAt(text, at) }));
}

/** Methods of what another file may have made with a framework. */
export function methodsOfFramework(text: string): Send[] {
  if (!hasMethodsOfFramework(text)) return [];
  ofFrameworks ??= allMethods().map((pattern) => new RegExp(pattern, `g${pattern.flags}`));
  return ofFrameworks.flatMap((pattern) =>
    placesOf(text, pattern).map((at) => ({ on: ownerAt(text, at) })),
  );
}

/** Most texts have none of them: one look is enough. */
export function hasMethodsOfFramework(text: string): boolean {
  anyMethod ??= new RegExp(
    allMethods()
      .map(({ source }) => `(?:${source})`)
      .join('|'),
    'i',
  );
  return anyMethod.test(text) && allMethods().some((pattern) => pattern.test(text));
}

let anyMethod: RegExp | null = null;

function allMethods(): RegExp[] {
  return frameworks.flatMap(({ methods }) => methods ?? []);
}

function placesOf(text: string, pattern: RegExp): { start: number; end: number }[] {
  return [...text.matchAll(pattern)].map(({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }));
}

/** A path of the server that the page comes from, or an address that is written down; a host in it would tell. */
const WRITTEN =
  /^\s*(?:<[^>()]{0,80}>)?\s*\(?\s*(?:'(?:\/(?!\/)|https?:\/\/)[^']*'|"(?:\/(?!\/)|https?:\/\/)[^"]*"|`(?:\/(?!\/)|https?:\/\/[^`$]+\/))/;

/** Of the platform's own function, which no other of that name takes the place of. */
function isOfOwnServer(text: string, { start, end }: { start: number; end: number }): boolean {
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
function ownerAt(text: string, { start, end }: { start: number; end: number }): string | null {
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
