/** What the methods of texts give, where the text and the arguments are known. */
import type { Ask } from '../ask.ts';
import { returnsOf } from '../ast.ts';
import {
  type Arg,
  type Site,
  type Value,
  type ValueOf,
  literal,
  textOf,
  truthiness,
} from '../value.ts';

export type TextArgument = string | number | RegExp | undefined;
export type TextResult = string | boolean | readonly string[];

const MAX_LENGTH = 2_000;
const MAX_MATCHED = 400;
const MAX_PATTERN = 120;
const MAX_COMBINATIONS = 16;

/** Global functions that give a text for a text. */
const FUNCTIONS: Readonly<Record<string, (text: string) => string>> = {
  encodeURI,
  encodeURIComponent,
  decodeURI,
  decodeURIComponent,
  atob,
  btoa,
};

/** The same method with the same arguments; `null` where it is not known, or costs too much. */
export function methodOfText(
  text: string,
  method: string,
  args: readonly TextArgument[],
): TextResult | null {
  if (text.length > MAX_LENGTH) return null;
  const [first, second] = args;
  const numbers = args.map((arg) => (typeof arg === 'number' ? arg : undefined));
  const isNumeric = args.every((arg) => typeof arg === 'number' || arg === undefined);
  switch (method) {
    case 'toString':
    case 'valueOf':
    case 'normalize':
      return args.length === 0 ? (method === 'normalize' ? text.normalize() : text) : null;
    case 'trim':
      return text.trim();
    case 'trimStart':
    case 'trimLeft':
      return text.trimStart();
    case 'trimEnd':
    case 'trimRight':
      return text.trimEnd();
    case 'toLowerCase':
    case 'toLocaleLowerCase':
      return text.toLowerCase();
    case 'toUpperCase':
    case 'toLocaleUpperCase':
      return text.toUpperCase();
    case 'slice':
      return isNumeric ? text.slice(numbers[0], numbers[1]) : null;
    case 'substring':
      return isNumeric ? text.substring(numbers[0] ?? 0, numbers[1]) : null;
    case 'substr': {
      if (!isNumeric) return null;
      const start = numbers[0] ?? 0;
      const from = start < 0 ? Math.max(text.length + start, 0) : start;
      return text.slice(from, numbers[1] === undefined ? undefined : from + numbers[1]);
    }
    case 'at':
      return isNumeric ? (text.at(numbers[0] ?? 0) ?? null) : null;
    case 'charAt':
      return isNumeric ? text.charAt(numbers[0] ?? 0) : null;
    case 'concat':
      return args.every((arg) => typeof arg === 'string') ? text.concat(...args) : null;
    case 'repeat':
      return typeof first === 'number' && first >= 0 && first * text.length <= MAX_LENGTH
        ? text.repeat(first)
        : null;
    case 'padStart':
    case 'padEnd': {
      if (typeof first !== 'number' || first > MAX_LENGTH) return null;
      if (second !== undefined && typeof second !== 'string') return null;
      return method === 'padStart' ? text.padStart(first, second) : text.padEnd(first, second);
    }
    case 'startsWith':
      return typeof first === 'string' && args.length === 1 ? text.startsWith(first) : null;
    case 'endsWith':
      return typeof first === 'string' && args.length === 1 ? text.endsWith(first) : null;
    case 'includes':
      return typeof first === 'string' && args.length === 1 ? text.includes(first) : null;
    case 'split':
      if (args.length !== 1) return null;
      if (typeof first === 'string') return text.split(first);
      return first instanceof RegExp && isCheap(first, text) ? text.split(first) : null;
    case 'replace':
    case 'replaceAll':
      return typeof second === 'string' ? replaced(text, method, first, second) : null;
    default:
      return null;
  }
}

function replaced(
  text: string,
  method: 'replace' | 'replaceAll',
  search: TextArgument,
  by: string,
): string | null {
  if (typeof search === 'string')
    return method === 'replace' ? text.replace(search, by) : text.replaceAll(search, by);
  if (!(search instanceof RegExp) || !isCheap(search, text)) return null;
  if (method === 'replaceAll' && !search.global) return null;
  return text.replace(search, by);
}

/** A pattern that is tried in few ways: no repeated group, and few repetitions of one character. */
function isCheap({ source }: RegExp, text: string): boolean {
  return (
    source.length <= MAX_PATTERN &&
    text.length <= MAX_MATCHED &&
    !/\)(?:[*+]|\{\d+,)/.test(source) &&
    (source.match(/[*+]|\{\d+,/g) ?? []).length <= 3
  );
}

/** The regular expression that a literal writes down. */
function regexOf({ node }: Site): RegExp | null {
  if (node.type !== 'Literal' || !('regex' in node)) return null;
  return node.value instanceof RegExp ? new RegExp(node.value) : null;
}

/** What an argument may be; `null` when some of it is not known. */
export function textArguments(ask: Ask, arg: Arg): TextArgument[] | null {
  if (arg.spread) return null;
  const regex = regexOf(arg.site);
  if (regex) return [regex];
  const found = ask.evaluate(arg.site).map((value): TextArgument | null => {
    if (value.kind === 'function') return resultOf(ask, value);
    const ofVariable = regexOf(value.site);
    if (ofVariable) return ofVariable;
    if (value.kind !== 'literal') return null;
    const { value: given } = value;
    return typeof given === 'string' || typeof given === 'number' || given === undefined
      ? given
      : null;
  });
  return found.every((item) => item !== null) ? found : null;
}

/** `replace(x, () => 'y')`: the text that the function gives, whatever it is given. */
function resultOf(ask: Ask, { site }: ValueOf<'function'>): string | null {
  const { node, module } = site;
  const [result, ...others] = returnsOf(node, module.visitorKeys);
  if (!result || others.length > 0 || node.async || node.generator) return null;
  const values = ask.at(result, site);
  const text = values.length === 1 ? textOf(values[0]!) : null;
  // A dollar means something in a text that replaces, and nothing in what a function gives.
  return text?.replaceAll('$', '$$$$') ?? null;
}

/** Every way to choose one of each. */
export function combinations<T>(choices: readonly (readonly T[])[]): T[][] | null {
  let all: T[][] = [[]];
  for (const items of choices) {
    if (all.length * items.length > MAX_COMBINATIONS) return null;
    all = all.flatMap((chosen) => items.map((item) => [...chosen, item]));
  }
  return all;
}

/** `'a-b'.replace('-', '.')`, `['a', 'b'].join('.')` */
export function resultOfTextMethod(
  ask: Ask,
  { object, name }: ValueOf<'member'>,
  args: readonly Arg[],
  site: Site,
): readonly Value[] | null {
  if (name === null) return null;
  if (name === 'join') {
    const list = listOf(ask, object);
    return list && joined(ask, list, args, site);
  }
  const text = textOf(object);
  if (text === null) return null;
  const given = args.map((arg) => textArguments(ask, arg));
  const ways = given.every((item) => item !== null) ? combinations(given) : null;
  const results = ways?.map((way) => methodOfText(text, name, way));
  return results?.every((result) => result !== null)
    ? results.map((result) => valueOf(result, site))
    : null;
}

function valueOf(result: TextResult, site: Site): Value {
  if (typeof result === 'string' || typeof result === 'boolean') return literal(site, result);
  const elements = result.map((text) => literal(site, text));
  return { kind: 'list', elements, slots: elements.map((element) => [element]), site };
}

/** `encodeURIComponent(text)` */
export function resultOfTextFunction(
  ask: Ask,
  name: string,
  arg: Arg,
  site: Site,
): readonly Value[] | null {
  const convert = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (!convert || arg.spread) return null;
  const results = ask.evaluate(arg.site).map((value) => {
    const text = textOf(value);
    return text === null || text.length > MAX_LENGTH ? null : converted(convert, text);
  });
  return results.every((result) => result !== null)
    ? results.map((result) => literal(site, result))
    : null;
}

function converted(convert: (text: string) => string, text: string): string | null {
  try {
    return convert(text);
  } catch {
    return null;
  }
}

/** A list, or what `filter(Boolean)` leaves of one. */
function listOf(ask: Ask, value: Value): ValueOf<'array'> | ValueOf<'list'> | null {
  if (value.kind === 'array' || value.kind === 'list') return value;
  if (value.kind !== 'call' || value.callee.kind !== 'member' || value.callee.name !== 'filter')
    return null;
  const { callee, args, site } = value;
  const [test] = args[0] ? ask.evaluate(args[0].site) : [];
  const list = listOf(ask, callee.object);
  const length = list && lengthOf(ask, list);
  if (test?.kind !== 'global' || test.name !== 'Boolean' || !list || length === null) return null;
  const slots = Array.from({ length }, (_, index) => ask.member(list, String(index), site));
  const isClear = slots.every((values) => new Set(values.map(truthiness)).size === 1);
  if (!isClear || slots.some(([first]) => !first || truthiness(first) === null)) return null;
  const kept = slots.filter(([first]) => first && truthiness(first) === true);
  return { kind: 'list', elements: kept.flat(), slots: kept, site };
}

function lengthOf(ask: Ask, list: Value): number | null {
  const [length] = ask.member(list, 'length', list.site);
  return length?.kind === 'literal' && typeof length.value === 'number' ? length.value : null;
}

/** The elements of a list that stays as it is, with a text between them. */
function joined(
  ask: Ask,
  list: ValueOf<'array'> | ValueOf<'list'>,
  args: readonly Arg[],
  site: Site,
): readonly Value[] | null {
  const length = lengthOf(ask, list);
  const separators = args[0] ? textArguments(ask, args[0]) : [','];
  const [separator = ',', ...others] = separators ?? [];
  if (length === null || !separators || others.length > 0 || typeof separator !== 'string')
    return null;
  const parts: (string | readonly Value[])[] = [];
  for (let index = 0; index < length; index += 1) {
    if (index > 0) parts.push(separator);
    parts.push(ask.member(list, String(index), site));
  }
  return [textOfParts(parts, site)];
}

/** One text of parts, as a template puts them together. */
export function textOfParts(parts: (string | readonly Value[])[], site: Site): Value {
  const joined: (string | readonly Value[])[] = [];
  for (const part of parts.flatMap((item) =>
    typeof item === 'string' ? [item] : flattenText(item),
  )) {
    const last = joined.at(-1);
    if (typeof part === 'string' && typeof last === 'string')
      joined[joined.length - 1] = last + part;
    else joined.push(part);
  }
  const [only = ''] = joined;
  return joined.length <= 1 && typeof only === 'string'
    ? literal(site, only)
    : { kind: 'text', parts: joined, site };
}

function flattenText(values: readonly Value[]): (string | readonly Value[])[] {
  const [only] = values;
  if (values.length !== 1 || !only) return [values];
  if (only.kind === 'text') return only.parts;
  if (only.kind !== 'literal') return [values];
  return only.value === undefined || only.value === null ? [values] : [String(only.value)];
}
