/**
 * Methods that are called on an object that is followed. What stands under their names is known when all
 * that happens to the object is: asked for on the way, each call would have it followed anew.
 */
import type { Ask } from '../ask.ts';
import { type Node, type TSESTree, literalKey } from '../ast.ts';
import type { Site, Value, ValueOf } from '../value.ts';
import type { Change, Happening } from './change.ts';
import type { Carrier } from './happening.ts';
import { type Layer, begin } from './layers.ts';

interface MethodCall {
  carrier: Carrier;
  key: string;
  call: Node;
}

export class MethodCalls {
  readonly #ask: Ask;
  /** where the object is made; `null` where that cannot be told */
  readonly #made: Site | null;
  readonly #open: MethodCall[] = [];
  #object: ValueOf<'object'> | null = null;

  constructor(ask: Ask, made: Site | null) {
    this.#ask = ask;
    this.#made = made;
  }

  /** A function that does to the object what nobody has read, or something that has no such method. */
  isForeign(carrier: Carrier, key: string, member: TSESTree.MemberExpression, call: Node): boolean {
    const { module, env } = carrier;
    const values = this.#ask.evaluate({ node: member.object, module, env });
    // A method of what else may stand there is called on that.
    if (values.some((value) => this.#isItself(value))) {
      this.#open.push({ carrier, key, call });
      return false;
    }
    const homes = new Set(values.map(({ site }) => site.node));
    const site: Site = { node: member, module, env };
    return values.some(
      (value) =>
        !hasOwn(value, key) ||
        this.#members(value, key, site).some((method) => isForeignTo(homes, method)),
    );
  }

  /** Calls of such functions, which something puts there. */
  foreign(happenings: readonly Happening[]): MethodCall[] {
    const object = this.#object;
    if (!object) return [];
    const homes = new Set<Node>([object.site.node]);
    const found = new Map<string, boolean>();
    for (const { key } of this.#open)
      if (!found.has(key)) {
        const isForeign =
          !hasOwn(object, key) ||
          this.#under(key, object, happenings).some((method) => isForeignTo(homes, method));
        found.set(key, isForeign);
      }
    return this.#open.filter(({ key }) => found.get(key));
  }

  /** Each call of a function makes another object, of which the same is written. */
  #isItself(value: Value): boolean {
    const made = this.#made;
    if (!made || value.kind !== 'object' || value.copy || value.site.node !== made.node)
      return false;
    this.#object ??= { ...value, site: { ...value.site, env: made.env } };
    return true;
  }

  /** What may stand under the key, whenever it is called. */
  #under(key: string, object: ValueOf<'object'>, happenings: readonly Happening[]): Value[] {
    const { site } = object;
    const layers = begin(this.#ask, object)?.layers ?? [];
    return [
      ...layers.flatMap((layer) => this.#inLayer(layer, key, site)),
      ...happenings.flatMap(({ change, node, module, env }) =>
        this.#written(change, key, { node, module, env }),
      ),
    ];
  }

  #inLayer(layer: Layer, key: string, { module, env }: Site): readonly Value[] {
    switch (layer.kind) {
      case 'set':
        return layer.name === null || layer.name === key ? this.#ask.evaluate(layer.value) : [];
      case 'hide':
        return [];
      default:
        return this.#membersOf(layer.values, key, { node: layer.at, module, env });
    }
  }

  #written(change: Change, key: string, site: Site): readonly Value[] {
    switch (change.kind) {
      case 'set':
        if (!change.value || (change.key !== null && change.key !== key)) return [];
        return this.#ask.evaluate(change.value);
      case 'merge':
        return change.sources.flatMap((source) => {
          const values = this.#ask.evaluate(source.site);
          const objects = source.spread
            ? values.flatMap((value) => this.#ask.elementsOf(value))
            : values;
          return this.#membersOf(objects, key, site);
        });
      case 'inherit':
        return change.from ? this.#membersOf(this.#ask.evaluate(change.from), key, site) : [];
      default:
        return [];
    }
  }

  #membersOf(values: readonly Value[], key: string, site: Site): Value[] {
    return values.flatMap((value) => [...this.#members(value, key, site)]);
  }

  /** Objects may be parts of one another. */
  #members(value: Value, key: string, site: Site): readonly Value[] {
    const find = (): readonly Value[] => this.#ask.member(value, key, site);
    return this.#ask.guarded(`method ${key}`, value.site.node, find) ?? [];
  }
}

/** The method may be one that its literal has; of what is no literal, anything. */
function hasOwn(value: Value, key: string): boolean {
  if (value.kind === 'array') return false;
  return (
    value.kind !== 'object' ||
    value.site.node.properties.some(
      (property) => property.type !== 'Property' || literalKey(property) === key,
    )
  );
}

/** A function that is written elsewhere: what it does to its `this` is not followed. */
function isForeignTo(homes: ReadonlySet<Node>, value: Value): boolean {
  if (value.kind !== 'function') return false;
  const { node, module } = value.site;
  if (node.type === 'ArrowFunctionExpression' || node.parent.type === 'MethodDefinition')
    return false;
  const isAtHome = node.parent.type === 'Property' && homes.has(node.parent.parent);
  return !isAtHome && /\bthis\b/.test(module.text.slice(...node.range));
}
