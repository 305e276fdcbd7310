/** Names in the markup of a component that is written with options: what it does not declare is the instance's. */
import type { ScopeManager } from '@typescript-eslint/scope-manager';
import type { Node } from '../../ast.ts';
import { walk } from '../../ast.ts';
import { CALLER, OPENER, made } from './graft.ts';

/** What Vue lets markup use of the language. */
const OF_THE_LANGUAGE = new Set(
  [
    'Infinity undefined NaN isFinite isNaN parseFloat parseInt',
    'decodeURI decodeURIComponent encodeURI encodeURIComponent',
    'Math Number Date Array Object Boolean String RegExp Map Set JSON Intl BigInt console Error Symbol',
  ].flatMap((names) => names.split(' ')),
);

/** `client` becomes `this.client`. */
export function nameInstance(render: Node, { scopes }: ScopeManager): void {
  const inside = new Set<Node>();
  walk(render, {}, (node) => {
    if (node.type === 'Identifier' && node.name !== CALLER && node.name !== OPENER)
      inside.add(node);
    return undefined;
  });
  for (const { references } of scopes)
    for (const { identifier, resolved } of references)
      if (
        inside.has(identifier) &&
        !OF_THE_LANGUAGE.has(identifier.name) &&
        !(resolved && resolved.identifiers.some((name) => inside.has(name)))
      )
        memberOfThis(identifier);
}

function memberOfThis(identifier: Node & { name?: unknown }): void {
  const [start, end] = identifier.range;
  Object.assign(identifier, {
    type: 'MemberExpression',
    object: made('ThisExpression', { start, end: start }, {}),
    property: made('Identifier', { start, end }, { name: identifier.name }),
    computed: false,
    optional: false,
  });
}
