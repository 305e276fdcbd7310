/** What an object is made of, before anything happens to it. */
import type { Ask } from '../ask.ts';
import { type Node, type TSESTree, isFunction, literalKey, returnsOf } from '../ast.ts';
import type { VisitorKeys } from '../module.ts';
import type { Trail } from './happening.ts';
import { type Site, type Value, type ValueOf, textOf } from '../value.ts';

/** What the object is made of, from what yields to what wins. */
export type Layer =
  | {
      kind: 'set';
      name: string | null;
      /** what a computed name may be */
      candidates: readonly string[];
      value: Site;
      node: Node;
      isAccessor?: boolean;
    }
  /** something is written that cannot be seen */
  | { kind: 'hide'; name: string | null; isAccessor?: boolean }
  /** `at`: where the values are copied */
  | { kind: 'spread'; values: readonly Value[]; at: Node }
  /** what the object inherits: read like keys of its own, and never sent as such */
  | { kind: 'inherit'; values: readonly Value[]; at: Node };

/** How an object begins, and where its trail starts. */
export interface Beginning {
  layers: readonly Layer[];
  made: Site;
  path: readonly string[];
  isText?: boolean | undefined;
}

/** A key may be there without being one of the object's own. */
export function inherits(layers: readonly Layer[], { happenings }: Trail): boolean {
  return (
    layers.some(({ kind }) => kind === 'inherit') ||
    happenings.some(({ change }) => change.kind === 'inherit')
  );
}

/** What is written under the key goes to a function, or nowhere. */
export function isAccessor(layers: readonly Layer[], name: string): boolean {
  return layers.some(
    (layer) =>
      (layer.kind === 'set' || layer.kind === 'hide') && layer.name === name && layer.isAccessor,
  );
}

export const MAP_LIKE = new Set(['Headers', 'FormData', 'URLSearchParams']);

export function exportLayers({ module }: ValueOf<'namespace'>): Layer[] {
  return [...module.exports].flatMap(([name, entry]): Layer[] =>
    entry.kind === 'node'
      ? [
          {
            kind: 'set',
            name,
            candidates: [],
            value: { node: entry.node, module, env: null },
            node: entry.node,
          },
        ]
      : [],
  );
}

/** The expression that a getter returns, when it has one only. */
export function onlyResult(value: Node, keys: VisitorKeys): Node | null {
  const results = isFunction(value) && value.params.length === 0 ? returnsOf(value, keys) : [];
  return results.length === 1 ? (results[0] ?? null) : null;
}

/** A copy begins as what it was made of. */
export function beginOrCopy(ask: Ask, value: Value): Beginning | null {
  if (!('copy' in value) || !value.copy) return begin(ask, value);
  const { of, made, path, isText } = value.copy;
  return { layers: [{ kind: 'spread', values: [of], at: made.node }], made, path, isText };
}

export function begin(ask: Ask, value: Value): Beginning | null {
  const begun = (layers: readonly Layer[]): Beginning => ({ layers, made: value.site, path: [] });
  switch (value.kind) {
    case 'object':
      return begun(ask.remember(value.site, 'layers', () => literalLayers(ask, value.site)));
    case 'array': {
      const pairs = pairLayers(ask, value);
      return pairs && begun(pairs);
    }
    case 'call':
      if (value.callee.kind !== 'global' || value.callee.name !== 'Object.assign') return null;
      return begun(value.args.map(({ site }) => spreadOf(ask, site, value.site.node)));
    case 'new': {
      const { callee, args } = value;
      if (callee.kind !== 'global' || !MAP_LIKE.has(callee.name) || !args) return null;
      return begun(args.slice(0, 1).map(({ site }) => spreadOf(ask, site, value.site.node)));
    }
    case 'namespace':
      return begun(exportLayers(value));
    default:
      return null;
  }
}

function spreadOf(ask: Ask, site: Site, at: Node): Layer {
  return { kind: 'spread', values: ask.evaluate(site), at };
}

function literalLayers(ask: Ask, site: ValueOf<'object'>['site']): Layer[] {
  return site.node.properties.map((property) => layerOf(ask, property, site));
}

const NO_CANDIDATES: readonly string[] = [];

function layerOf(
  ask: Ask,
  property: TSESTree.ObjectLiteralElement,
  site: ValueOf<'object'>['site'],
): Layer {
  const { module, env } = site;
  if (property.type === 'SpreadElement')
    return spreadOf(ask, { node: property.argument, module, env }, property);
  // `__proto__: x` names the prototype; it is no key of the object.
  if (!property.computed && !property.shorthand && literalKey(property) === '__proto__')
    return { kind: 'inherit', values: ask.at(property.value, site), at: property };
  const name = ask.keyOf(property, site);
  const candidates =
    name === null ? ask.at(property.key, site).flatMap((key) => textOf(key) ?? []) : NO_CANDIDATES;
  const value =
    property.kind === 'init' ? property.value : onlyResult(property.value, module.visitorKeys);
  const isAccessor = property.kind !== 'init';
  if (!value) return { kind: 'hide', name, isAccessor };
  const given: Site = { node: value, module, env };
  return { kind: 'set', name, candidates, value: given, node: property, isAccessor };
}

/** `[['name', value], …]`, as `Headers` and `fetch` take it. */
function pairLayers(ask: Ask, { site }: ValueOf<'array'>): Layer[] | null {
  const layers = site.node.elements.map((element): Layer | null => {
    if (element?.type !== 'ArrayExpression' || element.elements.length !== 2) return null;
    const [key, value] = element.elements;
    if (!key || !value || value.type === 'SpreadElement') return null;
    const names = ask.at(key, site).map(textOf);
    const name = names.find((text) => text !== null) ?? null;
    return {
      kind: 'set',
      name,
      candidates: [],
      value: { ...site, node: value },
      node: element,
    };
  });
  return layers.every((layer) => layer !== null) ? layers : null;
}
