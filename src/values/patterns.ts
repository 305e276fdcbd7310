/** Destructuring: what a name in a pattern takes out of a value. */
import type { Ask } from './ask.ts';
import { type Node, type TSESTree, isFunction, literalKey } from './ast.ts';
import { lengthOf } from './kinds/list.ts';
import { moduleOf } from './module.ts';
import { type Site, type Value, rootOf, unknown } from './value.ts';

type PatternStep =
  | { kind: 'key'; property: TSESTree.Property }
  | { kind: 'index'; index: number }
  | { kind: 'default'; node: Node }
  | { kind: 'rest'; pattern: Node };

/** The part of a value that a destructuring pattern gives to one name. */
export function destructured(
  ask: Ask,
  name: Node,
  origin: Site,
  first?: (value: Value) => readonly Value[],
): readonly Value[] {
  const whole = ask.evaluate(origin);
  return partOf(ask, first ? whole.flatMap(first) : whole, name, origin);
}

export function partOf(
  ask: Ask,
  whole: readonly Value[],
  name: Node,
  origin: Site,
): readonly Value[] {
  if (isPatternRoot(name)) return whole;
  const steps: PatternStep[] = [];
  let node = name;
  while (node.parent && !isPatternRoot(node)) {
    const { parent } = node;
    if (parent.type === 'AssignmentPattern' && parent.left === node)
      steps.unshift({ kind: 'default', node: parent.right });
    else if (parent.type === 'Property') steps.unshift({ kind: 'key', property: parent });
    else if (parent.type === 'ArrayPattern' && node.type !== 'RestElement')
      steps.unshift({ kind: 'index', index: parent.elements.indexOf(node as never) });
    else if (parent.type === 'RestElement') steps.unshift({ kind: 'rest', pattern: parent.parent });
    node = parent;
  }
  return steps.reduce((values, step) => stepInto(ask, step, values, origin), whole);
}

function stepInto(
  ask: Ask,
  step: PatternStep,
  values: readonly Value[],
  origin: Site,
): readonly Value[] {
  switch (step.kind) {
    case 'key': {
      const key = ask.keyOf(step.property, origin);
      return values.flatMap((value) =>
        ask.member(value, key, {
          node: step.property,
          module: origin.module,
          env: origin.env,
        }),
      );
    }
    case 'index':
      return values.flatMap((value) => ask.member(value, String(step.index), origin));
    case 'default':
      return orDefault(values, () =>
        ask.evaluate({ node: step.node, module: origin.module, env: origin.env }),
      );
    case 'rest':
      return step.pattern.type === 'ArrayPattern'
        ? restOfLists(ask, values, step.pattern, origin)
        : withoutTaken(ask, values, step.pattern, origin);
  }
}

/** A default stands in for what is undefined, or may be. */
export function orDefault(
  values: readonly Value[],
  fallback: () => readonly Value[],
): readonly Value[] {
  const given = values.filter((value) => !(value.kind === 'literal' && value.value === undefined));
  return given.length === values.length &&
    !given.some((value) => value.present === false || rootOf(value).kind === 'unknown')
    ? given
    : [...given, ...fallback()];
}

function restOfLists(
  ask: Ask,
  lists: readonly Value[],
  { elements }: TSESTree.ArrayPattern,
  origin: Site,
): readonly Value[] {
  const rest = elements.at(-1);
  const made = rest?.type === 'RestElement' ? { ...origin, node: rest.argument } : origin;
  return lists.map((list) => restOfList(ask, list, elements.length - 1, made));
}

/** `[a, ...rest]`: the elements from a place on. */
function restOfList(ask: Ask, list: Value, index: number, site: Site): Value {
  if (list.kind !== 'array' && list.kind !== 'list')
    return unknown(site, 'is the rest of something that is not a list');
  const length = lengthOf(ask, list);
  if (length === null) return { kind: 'list', elements: ask.elementsOf(list), site };
  const slots = Array.from({ length: Math.max(length - index, 0) }, (_, place) =>
    ask.member(list, String(place + index), site),
  );
  return { kind: 'list', elements: slots.flat(), slots, site };
}

/** `{ a, ...rest }`: the rest is a copy that has no `a`. */
function withoutTaken(
  ask: Ask,
  values: readonly Value[],
  pattern: Node,
  origin: Site,
): readonly Value[] {
  if (pattern.type !== 'ObjectPattern') return values;
  const keys = pattern.properties.flatMap((property) =>
    property.type === 'Property' ? [ask.keyOf(property, origin)] : [],
  );
  const omitted = keys.filter((key) => key !== null);
  const rest = pattern.properties.at(-1);
  if (rest?.type !== 'RestElement') return values;
  const made: Site = { node: rest.argument, module: moduleOf(pattern) ?? origin.module, env: null };
  return values.map((value) => {
    if (value.kind === 'object' && omitted.length === keys.length)
      return { ...value, omitted, copy: { of: value, made, path: [], isDeep: false } };
    return value.kind === 'object' || value.kind === 'call'
      ? unknown(origin, 'is the rest of an object')
      : value;
  });
}

/** Where a destructuring pattern ends: at its declarator, assignment or parameter list. */
function isPatternRoot(node: Node): boolean {
  const { parent } = node;
  if (!parent) return true;
  if (parent.type === 'Property')
    return parent.parent.type !== 'ObjectPattern' || parent.value !== node;
  return (
    !PATTERNS.has(parent.type) ||
    (parent.type === 'AssignmentPattern' && isFunction(parent.parent)) ||
    (parent.type === 'RestElement' && isFunction(parent.parent))
  );
}

/** A part of what stands on the left of an assignment. */
export function isPatternPart({ type, parent }: Node): boolean {
  return type === 'Property' ? parent.type === 'ObjectPattern' : PATTERNS.has(type);
}

const PATTERNS = new Set(['ObjectPattern', 'ArrayPattern', 'RestElement', 'AssignmentPattern']);

export function bindingOf(parameter: Node): Node {
  if (parameter.type === 'TSParameterProperty') return bindingOf(parameter.parameter);
  if (parameter.type === 'AssignmentPattern') return parameter.left;
  return parameter.type === 'RestElement' ? parameter.argument : parameter;
}

export function patternPath(name: Node, root: Node): string[] | null {
  const path: string[] = [];
  for (let node = name; node !== root; node = node.parent) {
    if (!node.parent) return null;
    if (node.parent.type === 'Property') {
      const key = literalKey(node.parent);
      if (key === null) return null;
      path.unshift(key);
    } else if (node.parent.type === 'ArrayPattern')
      path.unshift(String(node.parent.elements.indexOf(node as never)));
  }
  return path;
}
