/** An option that a program sets and a framework never sends, in the words of rules. */
import { type Node, type TSESTree, literalKey, unwrap } from '../values/ast.ts';
import type { Primitive } from '../values/value.ts';
import type { Edit } from './edit.ts';
import type { Place } from './place.ts';
import type { IgnoredOption } from './record.ts';

export class Ignored {
  /** as it is written: `store`, `providerOptions.azure.store` */
  readonly name: string;
  /** without the objects that it stands in */
  readonly key: string;
  readonly reason: string;
  readonly instead: string | null;
  readonly at: Place;
  readonly removed: Edit | null;
  readonly #property: TSESTree.Property | null;

  constructor({ name, reason, instead, node, module }: IgnoredOption, otherwise: Node) {
    this.name = name;
    this.key = name.slice(name.lastIndexOf('.') + 1);
    this.reason = reason;
    this.instead = instead;
    this.#property = propertyOf(node);
    this.at = { node: this.#property?.key ?? node, module, otherwise };
    this.removed = this.#property && { kind: 'remove', property: this.#property };
  }

  says(value: Primitive): boolean {
    const given = this.#property && unwrap(this.#property.value);
    return given?.type === 'Literal' && given.value === value;
  }
}

/** With what is spelt out in it: `modelSettings` and `modelSettings.store`. */
export function withInner(option: IgnoredOption): IgnoredOption[] {
  const given = propertyOf(option.node)?.value;
  const object = given && unwrap(given);
  if (object?.type !== 'ObjectExpression') return [option];
  const inner = object.properties.flatMap((property) => {
    const key = property.type === 'Property' ? literalKey(property) : null;
    return key === null ? [] : [{ ...option, name: `${option.name}.${key}`, node: property }];
  });
  return [option, ...inner.flatMap(withInner)];
}

function propertyOf(node: Node): TSESTree.Property | null {
  if (node.type === 'Property') return node;
  return node.parent?.type === 'Property' && node.parent.key === node ? node.parent : null;
}
