/** What a text does with names that it has for a class and its instances. */
import { EXPORT_LIST, pairsIn } from './handed-on.ts';
import type { Keys } from './keys-written.ts';
import { ANY, quoted, touchesIn, writesBelow } from './touches.ts';

const MAX_NAMES = 40;

/** The names, and those that they are given to. */
export function named(text: string, names: readonly string[]): string[] {
  const all = new Set(names);
  for (const name of all) {
    if (all.size >= MAX_NAMES) break;
    for (const other of matched(text, renamed(name))) all.add(other);
  }
  return [...all];
}

function matched(text: string, pattern: string): string[] {
  return [...text.matchAll(new RegExp(pattern, 'g'))].flatMap(([, name]) => name ?? []);
}

/** `const Other = Api` */
function renamed(name: string): string {
  return String.raw`\b(?:const|let|var)\s+([\w$]+)\s*=\s*${quoted(name)}\s*(?:[;,\n]|$)`;
}

/** `class Own extends Api` */
export function derived(text: string, name: string): string[] {
  return matched(text, String.raw`\bclass\s+([\w$]+)\s+extends\s+${quoted(name)}(?![\w$])`);
}

/** `const api = new Api()`, `this.api = Api.create()` */
export function made(text: string, name: string): string[] {
  const making = String.raw`\bnew\s+${quoted(name)}(?![\w$])|(?<![\w$.])${quoted(name)}\.[\w$]+\s*\(`;
  return before(text, making, ASSIGNED);
}

/** `use(new Api())`, `{ api: new Api() }`: it goes on without a name. */
export function isMadeToGo(text: string, name: string): boolean {
  return new RegExp(String.raw`(?:[(,[:?]|=>|\breturn)\s*new\s+${quoted(name)}(?![\w$])`).test(
    text,
  );
}

/** `const api = make()`, `this.api = await make()` */
export function givenBy(text: string, name: string): string[] {
  return before(text, String.raw`(?<![\w$.])${quoted(name)}\s*\(`, ASSIGNED);
}

/** `api: Api` */
export function typed(text: string, name: string): string[] {
  return before(text, String.raw`(?<![\w$.])${quoted(name)}(?![\w$.])`, DECLARED);
}

const ASSIGNED = /(#?[\w$]+)\s*(?::[^=;\n]{1,80})?=\s*(?:await\s+)?$/;
const DECLARED = /(#?[\w$]+)\s*[?!]?:\s*$/;
const MAX_BEFORE = 200;

/** What stands before each place that a pattern finds, of which there are few. */
function before(text: string, pattern: string, written: RegExp): string[] {
  return [...text.matchAll(new RegExp(pattern, 'g'))].flatMap(
    ({ index }) => written.exec(text.slice(Math.max(0, index - MAX_BEFORE), index))?.[1] ?? [],
  );
}

/** `make().body.store = …` */
export function writesBehind(text: string, name: string): Keys[] {
  const written = String.raw`(?<![\w$.])${quoted(name)}\([^()]*\)\)?((?:\.[\w$]+)+)\s*=(?![=>])`;
  return matched(text, written).map((path) => path.split('.').slice(1));
}

/** Of the classes that extend it, each down to the brace that ends it. */
export function extensionsIn(text: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const either = names.map(quoted).join('|');
  const extending = new RegExp(String.raw`\bextends\s+(?:${either})(?![\w$])`, 'g');
  return [...text.matchAll(extending)].map(({ index }) => {
    const behind = text.slice(index);
    const end = behind.search(/^\}/m);
    return end < 0 ? behind : behind.slice(0, end);
  });
}

export function writesTo(text: string, name: string): Keys[] {
  const touches = [...touchesIn(text, name), ...writesBelow(text, name)];
  return [
    ...touches.filter(({ isWrite }) => isWrite).map(({ keys }) => keys),
    ...mergedInto(text, name),
    ...writesToParts(text, name),
    ...writesToResults(text, name),
  ];
}

/** `api.params().store = …` */
function writesToResults(text: string, name: string): Keys[] {
  const written = String.raw`(?<![\w$])${quoted(name)}[?!]?\.([\w$]+)\(\)((?:\.[\w$]+)+)\s*=(?![=>])`;
  return [...text.matchAll(new RegExp(written, 'g'))].map(([, method = '', path = '']) => [
    resultOf(method),
    ...path.split('.').slice(1),
  ]);
}

/** As a key: what a method gives. */
export function resultOf(method: string): string {
  return `${method}()`;
}

/** `Object.assign(api.body, { store: true })` */
function mergedInto(text: string, name: string): Keys[] {
  const target = String.raw`(?:[\w$]+\.)*?${quoted(name)}((?:\.[\w$]+)*)`;
  const merging = String.raw`\bObject\.(?:assign|defineProper\w+)\(\s*${target}\s*,\s*`;
  return [...text.matchAll(new RegExp(merging, 'g'))].flatMap(({ 0: { length }, 1: path, index }) =>
    keysOf(text, index + length).map((key) => [...(path ?? '').split('.').slice(1), key]),
  );
}

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
function writesToParts(text: string, name: string): Keys[] {
  const taking = String.raw`\{([^{}]{1,400})\}\s*=\s*${quoted(name)}\s*(?:[;,)\n]|$)`;
  const parts = [...text.matchAll(new RegExp(taking, 'g'))].flatMap(([, list = '']) =>
    list.split(','),
  );
  const naming = String.raw`\b(?:const|let|var)\s+([\w$]+)\s*=\s*${quoted(name)}((?:\.[\w$]+)+)\s*(?:[;,\n]|$)`;
  const named = [...text.matchAll(new RegExp(naming, 'g'))].flatMap(([, local = '', path = '']) =>
    writtenIn(text, local).map((keys) => [...path.split('.').slice(1), ...keys]),
  );
  const taken = parts.flatMap((part) => {
    const [, key, local = key] = /^\s*([\w$]+)\s*(?::\s*([\w$]+))?\s*(?:=|$)/.exec(part) ?? [];
    if (key === undefined || local === undefined) return [];
    return writtenIn(text, local).map((keys) => [key, ...keys]);
  });
  return [...named, ...taken];
}

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
    const declared = new RegExp(
      String.raw`\bexport\s+(?:const|let|var)\s+${quoted(local)}(?![\w$])`,
    );
    const alone = new RegExp(
      String.raw`(?:\bexport\s+default|\bmodule\.exports\s*=)\s+${quoted(local)}\s*(?:[;\n]|$)`,
    );
    return [
      ...(declared.test(text) ? [local] : []),
      ...(alone.test(text) ? ['default', '*'] : []),
      ...listed.flatMap(([own, exported]) => (own === local ? [exported] : [])),
    ];
  });
}

/** Somebody else gets hold of what a name stands for, by more than another name or an export of it. */
export function goesOn(text: string, local: string): boolean {
  const touches = touchesIn(text.replaceAll(EXPORT_LIST, ''), local);
  const used = touches.filter(({ isWrite }) => !isWrite);
  // `Object.values(api)`, `api[key]`
  if (used.some(({ keys: [key] }) => key === ANY)) return true;
  const others = used.filter(({ keys }) => keys.length === 0);
  if (others.length === 0) return false;
  const declared = String.raw`(?<![{,]\s*)(?<![\w$.])(${quoted(local)})\s*[?!]?:`;
  // What is merged into it there is read otherwise.
  const merging = String.raw`(?:^|[;{}\n])\s*(Object)\.(?:assign|defineProper\w+)\(\s*${quoted(local)}\s*,`;
  const plain = [renamed(local), declared, merging].flatMap((pattern) => matched(text, pattern));
  return others.length > plain.length;
}
