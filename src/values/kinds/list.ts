/** Lists: their elements, their length, what their methods give. */
import type { Ask } from '../ask.ts';
import { deepCopy } from '../heap/copy.ts';
import { KEEPS_ELEMENTS, TAKES_ONE } from '../models.ts';
import {
  type Arg,
  type Site,
  type Value,
  type ValueOf,
  literal,
  oneOf,
  unknown,
} from '../value.ts';
import { elementsOfCollection, entriesOf, happenedTo, isCollection, pairOf } from './collection.ts';
import { awaited } from './promise.ts';

export function isMethodName(name: string | null): boolean {
  return name !== null && !/^(?:\d+|length)$/.test(name);
}

export function listMember(
  ask: Ask,
  list: ValueOf<'array'> | ValueOf<'list'>,
  name: string | null,
  site: Site,
): readonly Value[] {
  if (name === 'length') {
    const length = lengthOf(ask, list);
    return [length === null ? unknown(site, 'is a length') : literal(site, length)];
  }
  const index = name === null ? null : Number(name);
  if (list.kind === 'array' && index !== null && isFixed(ask, list)) {
    const { node, module, env } = list.site;
    const before = node.elements.slice(0, index + 1);
    const element = node.elements[index];
    if (!before.some((item) => item?.type === 'SpreadElement'))
      return element
        ? copiedElements(list, ask.evaluate({ node: element, module, env }), name)
        : [literal(site, undefined)];
  }
  if (list.kind === 'list' && list.slots && index !== null && isFixed(ask, list))
    return list.slots[index] ?? [literal(site, undefined)];
  const held = ask.elementsOf(list);
  return held.length > 0
    ? oneOf(held)
    : [unknown(site, 'is an element of a list that is not known')];
}

/** How many elements a list has, where nothing adds to it. */
export function lengthOf(ask: Ask, value: Value): number | null {
  if ((value.kind !== 'list' && value.kind !== 'array') || !isFixed(ask, value)) return null;
  if (value.kind === 'list') return value.slots?.length ?? null;
  const { elements: all } = value.site.node;
  return all.some((element) => element?.type === 'SpreadElement') ? null : all.length;
}

/** Nothing moves or replaces the elements. */
export function isFixed(ask: Ask, list: ValueOf<'array'> | ValueOf<'list'>): boolean {
  const original = list.kind === 'array' ? list.copy?.of : undefined;
  if (original?.kind === 'array' && !isFixed(ask, original)) return false;
  return happenedTo(ask, list).every(
    ({ change }) => change.kind === 'call' && INDEX_KEEPING.has(change.method ?? ''),
  );
}

const INDEX_KEEPING = new Set([
  'at',
  'concat',
  'entries',
  'every',
  'filter',
  'find',
  'findIndex',
  'findLast',
  'flat',
  'flatMap',
  'forEach',
  'includes',
  'indexOf',
  'join',
  'keys',
  'map',
  'reduce',
  'slice',
  'some',
  'values',
]);

/** The elements of a deep copy are copies. */
function copiedElements(
  list: Value,
  values: readonly Value[],
  name: string | null,
): readonly Value[] {
  const copy = list.kind === 'array' ? list.copy : undefined;
  if (!copy?.isDeep) return values;
  return values.map((value) =>
    deepCopy(value, copy.made, [...copy.path, name ?? '*'], copy.isText),
  );
}

/** What a list may hold. An unknown part is an unknown element. */
export function elementsOf(ask: Ask, value: Value): readonly Value[] {
  const copy = value.kind === 'array' ? value.copy : undefined;
  const what = copy ? `elements ${copy.path.join('\0')}` : 'elements';
  const node = copy?.made.node ?? value.site.node;
  return (
    ask.guarded(what, node, () => {
      const held = elements(ask, value);
      return value.areSettled ? awaited(held) : held;
    }) ?? [unknown(value.site, 'is an element of a list that holds itself')]
  );
}

export function elements(ask: Ask, value: Value): readonly Value[] {
  switch (value.kind) {
    case 'list':
      return [...value.elements, ...addedElements(ask, value)];
    case 'array':
      return [
        ...(value.copy
          ? copiedElements(value, ask.elementsOf(value.copy.of), null)
          : literalElements(ask, value)),
        ...addedElements(ask, value),
      ];
    case 'call':
      return elementsOfCall(ask, value);
    case 'new':
      return elementsOfCollection(ask, value);
    case 'literal':
      return [];
    case 'unknown':
      return [value];
    default:
      return [unknown(value.site, 'is an element of a list that is not known')];
  }
}

function literalElements(ask: Ask, array: ValueOf<'array'>): Value[] {
  const { node, module, env } = array.site;
  const held: Value[] = [];
  for (const element of node.elements) {
    if (!element) continue;
    if (element.type === 'SpreadElement')
      for (const value of ask.evaluate({ node: element.argument, module, env }))
        held.push(...ask.elementsOf(value));
    else held.push(...ask.evaluate({ node: element, module, env }));
  }
  return held;
}

/** `list.push(x)`, `list.unshift(x)`, `list[i] = x`, wherever the list goes. */
function addedElements(ask: Ask, list: ValueOf<'array'> | ValueOf<'list'>): readonly Value[] {
  return happenedTo(ask, list).flatMap(({ change, node, module, env }): readonly Value[] => {
    if (change.kind === 'set') return change.value ? ask.evaluate(change.value) : [];
    if (change.kind === 'escape' || change.kind === 'merge')
      return [unknown({ node, module, env }, 'may be added by a function that is not read')];
    if (change.kind !== 'call' || !ADDERS.has(change.method ?? '')) return [];
    const args = change.method === 'splice' ? change.args.slice(2) : change.args;
    return args.flatMap(({ site, spread }) => {
      const values = ask.evaluate(site);
      return spread ? values.flatMap((value) => ask.elementsOf(value)) : values;
    });
  });
}

const ADDERS = new Set(['push', 'unshift', 'add', 'splice', 'fill']);

function elementsOfCall(ask: Ask, call: ValueOf<'call'>): readonly Value[] {
  const { callee } = call;
  if (callee.kind !== 'member' || callee.name === null)
    return [unknown(call.site, 'is an element of a list that is not known')];
  if (isCollection(callee.object, /^Map$/) && callee.name === 'values')
    return entriesOf(ask, callee.object);
  const own = ask.elementsOf(callee.object);
  if (callee.name === 'entries')
    return isCollection(callee.object, /^Map$/)
      ? own
      : own.map((element) => pairOf(element, call.site));
  const made = (position = 0): readonly Value[] => resultsOf(ask, call, position);
  if (callee.name === 'map') return made();
  if (callee.name === 'flatMap') return made().flatMap((value) => ask.elementsOf(value));
  if (isArrayFrom(callee) && call.args.length > 1) return made(1);
  if (callee.name === 'reduce' || callee.name === 'reduceRight') {
    const start = call.args.slice(1, 2).flatMap(({ site }) => ask.evaluate(site));
    return [...start, ...made()].flatMap((value) => ask.elementsOf(value));
  }
  if (!keepsElements(callee.name))
    return [unknown(call.site, 'is an element of a list that is not known')];
  return [...own, ...newElements(ask, call, callee.name)];
}

/** What a function gives that a call is given. */
function resultsOf(ask: Ask, { args, site }: ValueOf<'call'>, position: number): readonly Value[] {
  return args
    .slice(position, position + 1)
    .flatMap((arg) => ask.evaluate(arg.site))
    .flatMap((fn) =>
      fn.kind === 'function'
        ? ask.returned(fn, null, site)
        : [unknown(site, 'is made by a function that is not known')],
    );
}

function isArrayFrom({ name, object }: ValueOf<'member'>): boolean {
  return name === 'from' && object.kind === 'global' && object.name === 'Array';
}

/** The elements of the result are those of the list, and some more at the most. */
export function keepsElements(method: string): boolean {
  return method === 'flat' || KEEPS_ELEMENTS.has(method);
}

/** What a copy of a list has that the list has not. */
function newElements(ask: Ask, { args }: ValueOf<'call'>, method: string): readonly Value[] {
  const valuesFrom = (position: number): readonly Value[] =>
    args.slice(position).flatMap((arg) => ask.evaluate(arg.site));
  if (method === 'with') return valuesFrom(1);
  if (method === 'toSpliced') return valuesFrom(2);
  if (method !== 'concat') return [];
  return valuesFrom(0).flatMap((value) =>
    value.kind === 'array' || value.kind === 'list' ? ask.elementsOf(value) : [value],
  );
}

/** `map.get(key)`, `list.at(0)`, `list.find(…)`: one of what the collection holds. */
export function takenFrom(
  ask: Ask,
  { object, name }: ValueOf<'member'>,
  args: readonly Arg[],
): readonly Value[] | null {
  if (
    object.kind === 'new' &&
    object.callee.kind === 'global' &&
    /^(?:Weak)?Map$/.test(object.callee.name) &&
    name === 'get'
  ) {
    const entries = entriesOf(ask, object);
    const isTakenFrom = happenedTo(ask, object).some(
      ({ change }) => change.kind === 'call' && /^(?:delete|clear)$/.test(change.method ?? ''),
    );
    const gone = isTakenFrom ? [literal(object.site, undefined)] : [];
    return entries.length > 0 ? oneOf([...entries, ...gone]) : null;
  }
  if (object.kind !== 'array' && object.kind !== 'list') return null;
  const place = name === 'at' ? placeIn(ask, object, args[0]) : null;
  if (place !== null) return ask.member(object, String(place), object.site);
  return name !== null && TAKES_ONE.has(name) ? oneOf(ask.elementsOf(object)) : null;
}

/** `list.at(-1)` */
function placeIn(ask: Ask, list: Value, arg: Arg | undefined): number | null {
  const length = lengthOf(ask, list);
  const [index, ...others] = arg ? ask.evaluate(arg.site) : [];
  if (length === null || others.length > 0 || index?.kind !== 'literal') return null;
  if (typeof index.value !== 'number') return null;
  const place = index.value < 0 ? length + index.value : index.value;
  return place >= 0 && place < length ? place : null;
}

/** A list of its own with the same elements. */
export function listed(ask: Ask, value: Value, site: Site): Value {
  const isList = value.kind === 'array' || value.kind === 'list' || value.kind === 'new';
  return isList ? { kind: 'list', elements: ask.elementsOf(value), site } : value;
}
