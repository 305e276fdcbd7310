/**
 * What a text does with what one of its names stands for. Most files only look at what they import,
 * and must not be parsed to know it. What is not plain counts as a touch.
 */

import { type Place, placesOf, wordsIn, wordsOf } from './places.ts';

/** A write of what is reached by some keys, or a use that lets it go elsewhere. */
export interface Touch {
  keys: readonly string[];
  isWrite: boolean;
}

export const ANY = '*';
/** any element of a list or another collection */
const ELEMENT = '[]';

/** It is one of the changes of the object at the end of a path, or lets that go elsewhere. */
export function concerns({ keys, isWrite }: Touch, path: readonly string[]): boolean {
  if (isWrite ? keys.length !== path.length + 1 : keys.length > path.length) return false;
  return keys.every((key, index) => path[index] === undefined || isSame(key, path[index]));
}

function isSame(key: string, wanted: string): boolean {
  if (key === ELEMENT) return wanted === ANY || /^\d+$/.test(wanted);
  return key === wanted || key === ANY || wanted === ANY;
}

const KEY = /\s*!?\s*(?:\?\.|\.(?!\.))\s*(#?[\w$]+)|\s*!?(?:\?\.)?\[\s*([^[\]]*?)\s*\]/y;
const ASSIGNED = /\s*(?:(?:[-+*/%&|^]|\*\*|<<|>>>?|&&|\|\||\?\?)?=(?![=>])|\+\+|--)/y;
/** the target of a loop, or of a pattern */
const TAKEN = /\s+(?:of|in)\b|[^;\n]*[\]}]\s*\)?\s*=(?![=>])/y;
const CALLED = /\s*(?:\?\.)?\(/y;
/** a call, a template, a comparison, a test, another variable of that name */
const PLAIN = /\s*(?:\(|`|<|[!=]==?|=(?!>)|\b(?:instanceof|in)\b|\?(?![.?]))/y;
const KEYED = /\s*:/y;

const CHANGING = /(?:\+\+|--|\bdelete\s+)$/;
const LOOKING_WORDS = String.raw`\b(?:typeof|new|extends|instanceof|in)\s+`;
const LOOKING_SIGNS = String.raw`[!=]==?\s*|!\s*|<\/?`;
const LOOKING_CALLS = [
  String.raw`Object\.(?:keys|freeze|isFrozen|hasOwn)`,
  String.raw`JSON\.stringify`,
  String.raw`console\.\w+`,
  'structuredClone',
].join('|');
const LOOKING = new RegExp(
  String.raw`(?:${LOOKING_WORDS}|${LOOKING_SIGNS}|\b(?:${LOOKING_CALLS})\(\s*)$`,
);
/** what stands in it goes on, it does not itself */
const OPENING = /(?:\.\.\.|\bof\s+|\bObject\.(?:values|entries)\(\s*)$/;
export const LISTED = /[{,]\s*$/;
const LOOK_BACK = 40;

/** Methods that change what they are called on, or hand it on. */
export const CHANGERS: ReadonlySet<string> = new Set([
  'add',
  'append',
  'apply',
  'bind',
  'call',
  'clear',
  'copyWithin',
  'delete',
  'fill',
  'pop',
  'push',
  'reverse',
  'set',
  'shift',
  'sort',
  'splice',
  'unshift',
]);

/** `name`: a variable. */
export function touchesIn(text: string, name: string): Touch[] {
  return placesOf(text, name).flatMap((place) => touchAt(place) ?? []);
}

/** Writes below a member of that name, whatever it is a member of. */
export function writesBelow(text: string, name: string): Touch[] {
  const touches = wordsOf(text, name).flatMap((place) => touchAt(place) ?? []);
  return touches.filter(({ isWrite }) => isWrite);
}

/** What stands at the end of the path is called, or constructed. */
export function calls(text: string, name: string, path: readonly string[]): boolean {
  return placesOf(text, name).some(({ end }) => {
    const { keys, after } = keysAt(text, end);
    CALLED.lastIndex = after;
    const isIt = keys.length === path.length && keys.every((key, at) => isSame(key, path[at]!));
    return isIt && CALLED.test(text);
  });
}

/** A member of that name is read and not called, or taken out by a pattern. */
export function takesMember(text: string, name: string): boolean {
  for (const place of wordsIn(text, name)) {
    const isTaken =
      text[place.start - 1] === '.'
        ? !place.behind(CALLED_OR_SET)
        : (place.before(LISTED, LOOK_BACK) && place.behind(PART)) || place.before(GOT, GET_BACK);
    if (isTaken) return true;
  }
  return false;
}

/** a call, also of given types; an assignment */
const CALLED_OR_SET = /\s*!?(?:\?\.)?(?:<[^()]{0,80}>)?\(|\s*=(?![=>])/y;
const PART = /\s*(?:[,}=]|:\s*[\w$]+\s*[,}=])/y;
const GOT = /\bReflect\.get\([^()]*$/;
const GET_BACK = 200;

/** A member of it is read whose name is worked out, or each of them. */
export function goesThrough(text: string, name: string): boolean {
  return touchesIn(text, name).some(({ keys }) => keys.includes(ANY));
}

function touchAt({ text, start, end }: Place): Touch | null {
  const before = text.slice(Math.max(0, start - LOOK_BACK), start);
  const { keys, after } = keysAt(text, end);
  const isFollowedBy = (pattern: RegExp): boolean => {
    pattern.lastIndex = after;
    return pattern.test(text);
  };
  const last = keys.at(-1);
  if (last === undefined) {
    if (OPENING.test(before)) return { keys: [ANY], isWrite: false };
    const isKey = LISTED.test(before) && isFollowedBy(KEYED);
    return isKey || LOOKING.test(before) || isFollowedBy(PLAIN) ? null : { keys, isWrite: false };
  }
  if (CHANGING.test(before) || isFollowedBy(ASSIGNED) || isFollowedBy(TAKEN))
    return { keys, isWrite: true };
  if (!isFollowedBy(CALLED)) return { keys, isWrite: false };
  const owner = keys.slice(0, -1);
  return CHANGERS.has(last) || last === ANY
    ? { keys: [...owner, ANY], isWrite: true }
    : { keys: [...owner, ELEMENT], isWrite: false };
}

function keysAt(text: string, start: number): { keys: string[]; after: number } {
  const keys: string[] = [];
  let after = start;
  for (;;) {
    KEY.lastIndex = after;
    const match = KEY.exec(text);
    if (!match) return { keys, after };
    const [, name, computed = ''] = match;
    keys.push(name ?? /^(?:(['"])([^'"]*)\1|(\d+))$/.exec(computed)?.slice(2).find(Boolean) ?? ANY);
    after = KEY.lastIndex;
  }
}
