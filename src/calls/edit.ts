/** How a suggestion would change the program: told here, carried out by a linter. */
import { type Node, type TSESTree, literalKey, unwrap } from '../values/ast.ts';
import type { WrittenKey } from '../values/heap/object-view.ts';

export type Edit =
  | { kind: 'remove'; property: TSESTree.Property }
  | { kind: 'rename'; property: TSESTree.Property; name: string }
  | { kind: 'add'; object: TSESTree.ObjectExpression; text: string }
  /** gives another value to a key that is written already */
  | { kind: 'set'; property: TSESTree.Property; text: string }
  | { kind: 'replace'; node: Node; text: string }
  | { kind: 'wrap'; node: Node; before: string; after: string };

export type Scalar = string | number | boolean | null;
export type Plain = Scalar | readonly string[];

export function removal({ node }: WrittenKey): Edit | null {
  return node.type === 'Property' ? { kind: 'remove', property: node } : null;
}

export function renaming({ node }: WrittenKey, name: string): Edit | null {
  return node.type === 'Property' ? { kind: 'rename', property: node, name } : null;
}

/** Hands the value of a key to a function. */
export function handingTo(helper: string, { node: place, value }: WrittenKey): Edit | null {
  // What stands in parentheses would be taken for several arguments.
  if (!value || value.node.type === 'SequenceExpression') return null;
  const isShorthand = place.type === 'Property' && place.shorthand;
  const start = isShorthand ? `${literalKey(place) ?? ''}: ` : '';
  return { kind: 'wrap', node: value.node, before: `${start}${helper}(`, after: ')' };
}

/** Writes keys into an object: at the place where the first of them stands already, or after all others. */
export function writing(
  object: TSESTree.ObjectExpression,
  keys: Readonly<Record<string, Plain>>,
): Edit {
  const written = object.properties.find(
    (property) => property.type === 'Property' && Object.hasOwn(keys, literalKey(property) ?? ''),
  );
  if (written?.type === 'Property')
    return { kind: 'set', property: written, text: textOf(keys[literalKey(written) ?? '']!) };
  return { kind: 'add', object, text: textOfKeys(keys) };
}

/**
 * Writes keys below others, which are made where they are not there yet: `providerOptions: {
 * openai: { store: false } }`.
 */
export function writingBelow(
  object: TSESTree.ObjectExpression,
  [first, ...below]: readonly string[],
  keys: Readonly<Record<string, Plain>>,
): Edit | null {
  if (first === undefined) return writing(object, keys);
  const written = object.properties.find(
    (property) => property.type === 'Property' && literalKey(property) === first,
  );
  if (written?.type === 'Property') {
    const inner = unwrap(written.value);
    return inner.type === 'ObjectExpression' ? writingBelow(inner, below, keys) : null;
  }
  // What a spread gives under the same key would be lost.
  if (object.properties.some((property) => property.type === 'SpreadElement')) return null;
  const inmost = `{ ${textOfKeys(keys)} }`;
  const text = below.reduceRight((inner, key) => `{ ${key}: ${inner} }`, inmost);
  return { kind: 'add', object, text: `${first}: ${text}` };
}

function textOfKeys(keys: Readonly<Record<string, Plain>>): string {
  return Object.entries(keys)
    .map(([key, value]) => `${key}: ${textOf(value)}`)
    .join(', ');
}

export function textOf(value: Plain): string {
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, String.raw`\$&`)}'`;
  return Array.isArray(value) ? `[${value.map(textOf).join(', ')}]` : String(value);
}
