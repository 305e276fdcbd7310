/** What a text does with names that it has for a class and its instances. */
import { EXPORT_LIST, pairsIn } from './handed-on.ts';
import type { Keys } from './keys-written.ts';
import { type Place, placesOf, wordsOf } from './places.ts';
import { ANY, LISTED, touchesIn, writesBelow } from './touches.ts';

const MAX_NAMES = 40;

/** The names, and those that they are given to. */
export function named(text: string, names: readonly string[]): string[] {
  const all = new Set(names);
  for (const name of all) {
    if (all.size >= MAX_NAMES) break;
    for (const other of renamed(text, name)) all.add(other);
  }
  return [...all];
}

/** `const Other = Api` */
function renamed(text: string, name: string): string[] {
  return placesOf(text, name).flatMap((place) =>
    place.behind(ENDED) ? (place.before(NAMED)?.[1] ?? []) : [],
  );
}

const NAMED = /\b(?:const|let|var)\s+([\w$]+)\s*=\s*$/;
const ENDED = /\s*(?:[;,\n]|$)/y;

/** `class Own extends Api` */
export function derived(text: string, name: string): string[] {
  return placesOf(text, name).flatMap((place) => place.before(DERIVED)?.[1] ?? []);
}

const DERIVED = /\bclass\s+([\w$]+)\s+extends\s+$/;

/** `const api = new Api()`, `this.api = Api.create()` */
export function made(text: string, name: string): string[] {
  return placesOf(text, name).flatMap((place) => {
    const [, local, isNew] = place.before(MADE) ?? [];
    return local !== undefined && (isNew || place.behind(METHOD_CALLED)) ? local : [];
  });
}

const METHOD_CALLED = /\.[\w$]+\s*\(/y;

/** `use(new Api())`, `{ api: new Api() }`: it goes on without a name. */
export function isMadeToGo(text: string, name: string): boolean {
  return placesOf(text, name).some((place) => place.before(GOING));
}

const GOING = /(?:[(,[:?]|=>|\breturn)\s*new\s+$/;

/** `const api = make()`, `this.api = await make()` */
export function givenBy(text: string, name: string): string[] {
  return placesOf(text, name).flatMap((place) =>
    place.behind(CALLED) ? (place.before(ASSIGNED)?.[1] ?? []) : [],
  );
}

const CALLED = /\s*\(/y;

/** `api: Api` */
export function typed(text: string, name: string): string[] {
  return placesOf(text, name).flatMap((place) =>
    place.behind(MEMBER) ? [] : (place.before(DECLARED)?.[1] ?? []),
  );
}

const MEMBER = /\./y;
const GIVEN_TO = String.raw`(#?[\w$]+)\s*(?::[^=;\n]{1,80})?=\s*(?:await\s+)?`;
const ASSIGNED = new RegExp(`${GIVEN_TO}$`);
const MADE = new RegExp(String.raw`${GIVEN_TO}(new\s+)?$`);
const DECLARED = /(#?[\w$]+)\s*[?!]?:\s*$/;

/** `make().body.store = …` */
export function writesBehind(text: string, name: string): Keys[] {
  return placesOf(text, name).flatMap((place) => {
    const path = place.behind(RESULT_SET)?.[1];
    return path === undefined ? [] : [keysIn(path)];
  });
}

const RESULT_SET = /\([^()]*\)\)?((?:\.[\w$]+)+)\s*=(?![=>])/y;

function keysIn(path: string): string[] {
  return path.split('.').slice(1);
}

/** Of the classes that extend it, each down to the brace that ends it. */
export function extensionsIn(text: string, names: readonly string[]): string[] {
  const extending = names
    .flatMap((name) => placesOf(text, name))
    .filter((place) => place.before(EXTENDING));
  return extending.map(({ start }) => {
    const behind = text.slice(start);
    const end = behind.search(/^\}/m);
    return end < 0 ? behind : behind.slice(0, end);
  });
}

const EXTENDING = /\bextends\s+$/;

export function writesTo(text: string, name: string): Keys[] {
  const touches = [...touchesIn(text, name), ...writesBelow(text, name)];
  const words = wordsOf(text, name);
  return [
    ...touches.filter(({ isWrite }) => isWrite).map(({ keys }) => keys),
    ...words.flatMap(mergedInto),
    ...words.flatMap(writesToParts),
    ...words.flatMap(writesToResult),
  ];
}

/** `api.params().store = …` */
function writesToResult(place: Place): Keys[] {
  const [, method, path] = place.behind(OF_METHOD_SET) ?? [];
  return method === undefined || path === undefined ? [] : [[resultOf(method), ...keysIn(path)]];
}

const OF_METHOD_SET = /[?!]?\.([\w$]+)\(\)((?:\.[\w$]+)+)\s*=(?![=>])/y;

/** As a key: what a method gives. */
export function resultOf(method: string): string {
  return `${method}()`;
}

/** `Object.assign(api.body, { store: true })` */
function mergedInto(place: Place): Keys[] {
  const target = place.before(MERGING) ? place.behind(MERGED) : null;
  if (!target) return [];
  const [{ length }, path = ''] = target;
  return keysOf(place.text, place.end + length).map((key) => [...keysIn(path), key]);
}

const MERGING = /\bObject\.(?:assign|defineProper\w+)\(\s*(?:[\w$]+\.)*$/;
const MERGED = /((?:\.[\w$]+)*)\s*,\s*/y;

/** The keys of a literal that is the last argument; `*` where there may be others. */
function keysOf(text: string, start: number): string[] {
  const parts = partsOf(text, start)?.filter((part) => part.trim() !== '');
  const keys = parts?.map((part) => KEY.exec(part)?.[2]) ?? [undefined];
  return keys.includes(undefined) ? ['*'] : (keys as string[]);
}

/** `key: …`, `'key': …`, `key`, `key() {}` */
const KEY = /^\s*(?:async\s+)?\*?\s*(['"]?)([\w$]+)\1\s*(?:[:(]|$)/;
const MAX_LITERAL = 4_000;

/** What stands between the commas of an object literal that is the last argument; `null` for all else. */
function partsOf(text: string, start: number): string[] | null {
  if (text[start] !== '{') return null;
  const parts: string[] = [];
  let [depth, from] = [0, start + 1];
  for (let at = start; at < Math.min(text.length, start + MAX_LITERAL); at += 1) {
    const character = text[at]!;
    if (OPENING.has(character)) depth += 1;
    if (CLOSING.has(character)) depth -= 1;
    if (depth === 0 || (depth === 1 && character === ',')) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
    if (depth === 0) return /^\s*\)/.test(text.slice(from, from + 40)) ? parts : null;
  }
  return null;
}

const OPENING = new Set('{[(');
const CLOSING = new Set('}])');

/** `const { body } = api; body.store = …`, `const body = api.body; body.store = …` */
function writesToParts(place: Place): Keys[] {
  const { text } = place;
  const local = place.before(NAMED)?.[1];
  const path = local === undefined ? undefined : place.behind(PATH_ENDED)?.[1];
  if (local !== undefined && path !== undefined)
    return writtenIn(text, local).map((keys) => [...keysIn(path), ...keys]);
  const list = place.behind(TAKEN) ? place.before(TAKING)?.[1] : undefined;
  return (list?.split(',') ?? []).flatMap((part) => {
    const [, key, as = key] = /^\s*([\w$]+)\s*(?::\s*([\w$]+))?\s*(?:=|$)/.exec(part) ?? [];
    if (key === undefined || as === undefined) return [];
    return writtenIn(text, as).map((keys) => [key, ...keys]);
  });
}

const PATH_ENDED = /((?:\.[\w$]+)+)\s*(?:[;,\n]|$)/y;
const TAKING = /\{([^{}]{1,400})\}\s*=\s*$/;
const TAKEN = /\s*(?:[;,)\n]|$)/y;

function writtenIn(text: string, local: string): Keys[] {
  const touches = touchesIn(text, local).filter(({ isWrite }) => isWrite);
  return touches.map(({ keys }) => keys);
}

/** Names under which a text exports some of its own. */
export function exportedOf(text: string, locals: readonly string[]): string[] {
  const listed = [...text.matchAll(EXPORT_LIST)].flatMap(([, list = '', , source]) =>
    source === undefined ? pairsIn(list) : [],
  );
  return locals.flatMap((local) => {
    const places = placesOf(text, local);
    const isAlone = places.some((place) => place.before(EXPORTING_IT) && place.behind(ALONE));
    return [
      ...(places.some((place) => place.before(EXPORTING)) ? [local] : []),
      ...(isAlone ? ['default', '*'] : []),
      ...listed.flatMap(([own, exported]) => (own === local ? [exported] : [])),
    ];
  });
}

const EXPORTING = /\bexport\s+(?:const|let|var)\s+$/;
const EXPORTING_IT = /(?:\bexport\s+default|\bmodule\.exports\s*=)\s+$/;
const ALONE = /\s*(?:[;\n]|$)/y;

/** Somebody else gets hold of what a name stands for, by more than another name or an export of it. */
export function goesOn(text: string, local: string): boolean {
  const own = text.replaceAll(EXPORT_LIST, '');
  const used = touchesIn(own, local).filter(({ isWrite }) => !isWrite);
  // `Object.values(api)`, `api[key]`
  if (used.some(({ keys: [key] }) => key === ANY)) return true;
  const others = used.filter(({ keys }) => keys.length === 0);
  return others.length > 0 && others.length > placesOf(own, local).filter(isPlain).length;
}

/** It is given another name, it is declared there, or what is merged into it there is read otherwise. */
function isPlain(place: Place): boolean {
  return (
    (place.before(NAMED) !== null && place.behind(ENDED) !== null) ||
    (place.before(LISTED) === null && place.behind(TYPED) !== null) ||
    (place.before(MERGED_ALONE) !== null && place.behind(NEXT) !== null)
  );
}

const TYPED = /\s*[?!]?:/y;
const MERGED_ALONE = /(?:^|[;{}\n])\s*Object\.(?:assign|defineProper\w+)\(\s*$/;
const NEXT = /\s*,/y;
