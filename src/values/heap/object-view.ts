/**
 * An object as its reader sees it: each property is known (with one or several values), absent, or
 * unknown. Later parts win: properties, spreads, and what happens to it before it is read.
 */
import type { Ask } from '../ask.ts';
import type { Node } from '../ast.ts';
import { type Site, type Value, type ValueOf, isNothing, textOf } from '../value.ts';
import { deepCopy } from './copy.ts';
import type { Change, Happening, Trail } from './happening.ts';
import { type Hiding, hiddenAt, hiddenBy, hiddenLayer, inheritedFrom } from './hiding.ts';
import { type Use, isTooLate, stateAt } from './history.ts';
import { type Beginning, type Layer, begin, beginOrCopy, inherits } from './layers.ts';
import {
  HIDDEN,
  type Lookup,
  NOTHING,
  NOTHING_NEW,
  UNKNOWN_KEY,
  assignedUnless,
  distinct,
  doubted,
  isSameLookup,
  meet,
  merge,
  saysNothing,
  settleLayers,
  written,
} from './lookup.ts';
import { Memo } from './memo.ts';
import { narrowed } from './narrow.ts';
import { trailOf } from './trail.ts';
import { type WrittenKey, distinctKeys, hides, valueWritten, writes } from './written.ts';

export type { Lookup } from './lookup.ts';
export type { WrittenKey } from './written.ts';

const MAX_DEPTH = 12;

export class ObjectView {
  readonly alternatives: readonly Value[];
  readonly #ask: Ask;
  /** where the object is read: what happens after it does not count */
  readonly use: Node;
  readonly #depth: number;
  readonly #isLate: boolean;
  /** what a prototype holds does not count */
  readonly #isOwn: boolean;

  /** `isLate`: it is read at any time until what `use` gives is awaited. */
  constructor(
    ask: Ask,
    alternatives: readonly Value[],
    use: Node,
    isLate = false,
    depth = 0,
    isOwn = false,
  ) {
    this.#ask = ask;
    this.alternatives = alternatives;
    this.use = use;
    this.#isLate = isLate;
    this.#depth = depth;
    this.#isOwn = isOwn;
  }

  /** Some of the alternatives only. */
  of(alternatives: readonly Value[]): ObjectView {
    return this.#as(this.#isOwn, this.#depth, alternatives);
  }

  get(name: string): Lookup {
    const memo = new Memo<Lookup>(NOTHING_NEW);
    const found = merge(
      this.alternatives.map((value) => this.#lookup(value, name, this.use, memo)),
    );
    return saysNothing(found) ? HIDDEN : found;
  }

  /** The same in a copy of the object, or in its JSON. */
  getOwn(name: string): Lookup {
    return this.#as(true, this.#depth, this.alternatives).get(name);
  }

  /** Every key that is written somewhere, in the order of the source. */
  keys(): string[] {
    return [...new Set(this.written().map((key) => key.name))];
  }

  /** Every place that writes a key. */
  written(): WrittenKey[] {
    const memo = new Memo<WrittenKey[]>([]);
    return distinctKeys(this.alternatives.flatMap((value) => this.#written(value, this.use, memo)));
  }

  /** Whatever is written under some name, known or computed. */
  everything(): Value[] {
    const memo = new Memo<readonly Value[]>([]);
    return this.alternatives.flatMap((value) => [...this.#everything(value, this.use, memo)]);
  }

  /** No part of the object is hidden. */
  isComplete(): boolean {
    return this.alternatives.length > 0 && this.hidden().length === 0;
  }

  /** What keeps parts of it out of sight. */
  hidden(): Hiding[] {
    const memo = new Memo<readonly Hiding[]>([]);
    return this.alternatives.flatMap((value) => [...this.#hidden(value, this.use, memo)]);
  }

  /** The object behind a property, as a view of its own. */
  at(name: string): ObjectView {
    const known = this.get(name).values.filter((value) => !isNothing(value));
    return this.#as(this.#isOwn, this.#depth + 1, known);
  }

  #lookup(value: Value, name: string, use: Node, memo: Memo<Lookup>): Lookup {
    const found = memo.of(value, use, () => {
      if ('copy' in value && value.copy) return this.#copied(value, name, use, memo);
      const begun = this.#isTooDeep() ? null : begin(this.#ask, value);
      if (!begun) return isNothing(value) || value.kind === 'literal' ? NOTHING : HIDDEN;
      const initial = this.#fold(begun.layers, name, memo);
      return this.#become(begun, initial, name, use, memo);
    });
    return value.isDoubtful && !saysNothing(found) ? doubted(found) : found;
  }

  /** What a copy was made of counts as it was then. */
  #copied(
    value: ValueOf<'object'> | ValueOf<'array'>,
    name: string,
    use: Node,
    memo: Memo<Lookup>,
  ): Lookup {
    const { of, made, path, isDeep, isText } = value.copy!;
    const isOmitted = value.kind === 'object' && value.omitted?.includes(name);
    const source = isOmitted ? NOTHING : this.#inner().#lookup(of, name, made.node, memo);
    const values = isDeep
      ? source.values.map((item) => deepCopy(item, made, [...path, name], isText))
      : [];
    const initial = isDeep ? { ...source, values } : source;
    if (isText) return initial;
    return this.#become({ layers: [], made, path }, initial, name, use, memo);
  }

  #become(
    { made, path, layers }: Beginning,
    initial: Lookup,
    name: string,
    use: Node,
    memo: Memo<Lookup>,
  ): Lookup {
    const trail = trailOf(this.#ask, made, path);
    const isWritten =
      trail.isLost ||
      trail.happenings.some(
        (happening) =>
          happening.change.kind !== 'escape' && this.#effectOf(happening, name, memo) !== null,
      );
    if (!isWritten)
      return this.#isEscaped(made, trail, use) ? { ...initial, unknown: true } : initial;
    return stateAt<Lookup>(this.#ask, made, trail, this.#readAt(use), {
      initial,
      unseen: doubted(initial),
      effectOf: (happening) => this.#effectOf(happening, name, memo),
      join: meet,
      isSame: isSameLookup,
      narrow: (test, state) =>
        inherits(layers, trail) ? null : narrowed(test, name, state, trail.isItself),
    });
  }

  /** Somebody who is not read may have got hold of the object by then. */
  #isEscaped(made: Site, trail: Trail, use: Node): boolean {
    const escapes = trail.happenings.filter(({ change }) => change.kind === 'escape');
    return escapes.some((escape) => !isTooLate(escape, made, this.#readAt(use)));
  }

  #effectOf(
    { node, change }: Happening,
    name: string,
    memo: Memo<Lookup>,
  ): ((before: Lookup) => Lookup) | null {
    switch (change.kind) {
      case 'set': {
        if (change.key === null) return doubted;
        return change.key === name ? this.#assigned(change, node) : null;
      }
      case 'remove':
        if (change.key === null) return (before) => ({ ...before, absent: true, unknown: true });
        return change.key === name ? (before) => written(before, NOTHING) : null;
      case 'merge': {
        const sources = change.sources.map(({ site, spread }) =>
          spread ? UNKNOWN_KEY : { ...this.#given(site, name, node, memo) },
        );
        const telling = sources.filter(({ values, unknown }) => values.length > 0 || unknown);
        if (telling.length === 0) return null;
        return (before) => written(before, settleLayers([before, ...telling]));
      }
      case 'inherit': {
        const given = change.from && this.#ask.evaluate(change.from);
        if (this.#isOwn || (given && !this.#inherited(given, name, node, memo))) return null;
        return (before) => (before.absent ? { ...before, unknown: true } : before);
      }
      case 'call': {
        const [key, value] = change.args;
        const isSetting = change.method === 'set' || change.method === 'append';
        const isTaking = change.method === 'delete';
        if (!key || (isSetting ? !value : !isTaking)) return null;
        const names = this.#ask.evaluate(key.site).map(textOf);
        if (names.length !== 1 || names[0] === null) return doubted;
        if (names[0] !== name) return null;
        if (isTaking) return (before) => written(before, NOTHING);
        return this.#assigned({ value: value?.site ?? null }, node);
      }
      case 'bind':
        if (change.key === name) return () => ({ ...HIDDEN, bound: true });
        if (change.key !== null) return null;
        return (before) => ({
          ...before,
          bound: true,
          unknown: before.unknown || !change.isFrozen,
        });
      case 'invoke':
        return null;
      case 'escape':
        return (before) => ({ ...before, unknown: true });
    }
  }

  /** Something stands under the key in a prototype, for all that is known of it. */
  #inherited(values: readonly Value[], name: string, at: Node, memo: Memo<Lookup>): boolean {
    if (this.#isOwn) return false;
    return values.some((value) => {
      const found = this.#as(false, this.#depth + 1).#lookup(value, name, at, memo);
      return found.values.length > 0 || found.unknown;
    });
  }

  #given(site: Site, name: string, at: Node, memo: Memo<Lookup>): Lookup {
    const values = this.#ask.evaluate(site);
    return merge(values.map((value) => this.#inner().#lookup(value, name, at, memo)));
  }

  #assigned(
    { value, unless }: { value: Site | null; unless?: string | undefined },
    node: Node,
  ): (before: Lookup) => Lookup {
    if (!value) return (before) => written(before, HIDDEN);
    let set: Lookup | null = null;
    const found = (): Lookup => (set ??= this.#valueOf(value, node));
    return unless === undefined
      ? (before) => written(before, found())
      : (before) => written(before, assignedUnless(unless, before, found()));
  }

  #fold(layers: readonly Layer[], name: string, memo: Memo<Lookup>): Lookup {
    const found = layers.flatMap((layer): Lookup[] => {
      switch (layer.kind) {
        case 'spread': {
          const inner = this.#inner();
          const values = layer.values.map((item) => inner.#lookup(item, name, layer.at, memo));
          // A lookup of its own: what a spread hides may lack the key, and what was there stays.
          return [{ ...merge(values) }];
        }
        case 'inherit':
          return this.#inherited(layer.values, name, layer.at, memo) ? [UNKNOWN_KEY] : [];
        default:
          if (layer.name === null) return [UNKNOWN_KEY];
          if (layer.name !== name) return [];
          return [layer.kind === 'hide' ? HIDDEN : this.#valueOf(layer.value, layer.node)];
      }
    });
    return settleLayers([NOTHING, ...found]);
  }

  #valueOf(value: Site, node: Node): Lookup {
    return valueWritten(this.#ask, value, node, this.use);
  }

  #readAt(node: Node): Use {
    return { node, isLate: this.#isLate && node === this.use };
  }

  #isTooDeep(): boolean {
    return this.#depth > MAX_DEPTH;
  }

  /** What is copied from another object. */
  #inner(): ObjectView {
    return this.#as(true, this.#depth + 1);
  }

  #as(isOwn: boolean, depth: number, values: readonly Value[] = []): ObjectView {
    return new ObjectView(this.#ask, values, this.use, this.#isLate, depth, isOwn);
  }

  #written(value: Value, use: Node, memo: Memo<WrittenKey[]>): WrittenKey[] {
    return memo.of(value, use, () => {
      const begun = this.#isTooDeep() ? null : beginOrCopy(this.#ask, value);
      if (!begun) return [];
      const first = begun.layers.flatMap((layer) => this.#writtenBy(layer, memo));
      const later = this.#happened(begun, use, writes).flatMap((item) =>
        this.#writtenLater(item, memo),
      );
      const omitted = value.kind === 'object' ? (value.omitted ?? []) : [];
      const kept = first.filter(({ name }) => !omitted.includes(name));
      return distinctKeys([...kept, ...later]);
    });
  }

  #writtenBy(layer: Layer, memo: Memo<WrittenKey[]>): WrittenKey[] {
    if (layer.kind === 'spread')
      return layer.values.flatMap((item) => this.#inner().#written(item, layer.at, memo));
    if (layer.kind !== 'set') return [];
    const { node, value } = layer;
    const names = layer.name === null ? layer.candidates : [layer.name];
    return names.map((name) => ({ name, node, module: value.module, value }));
  }

  #writtenLater({ node, module, change }: Happening, memo: Memo<WrittenKey[]>): WrittenKey[] {
    switch (change.kind) {
      case 'set':
        return change.key === null ? [] : [{ name: change.key, node, module, value: change.value }];
      case 'merge':
        return change.sources
          .flatMap(({ site }) => this.#ask.evaluate(site))
          .flatMap((value) => this.#inner().#written(value, node, memo));
      case 'call': {
        const [key, value] = change.args;
        if ((change.method !== 'set' && change.method !== 'append') || !key || !value) return [];
        return this.#ask
          .evaluate(key.site)
          .flatMap((item) => textOf(item) ?? [])
          .map((name) => ({ name, node, module, value: value.site }));
      }
      default:
        return [];
    }
  }

  #everything(value: Value, use: Node, memo: Memo<readonly Value[]>): readonly Value[] {
    return memo.of(value, use, () => {
      const begun = this.#isTooDeep() ? null : beginOrCopy(this.#ask, value);
      if (!begun) return [];
      const first = begun.layers.flatMap((layer): readonly Value[] => {
        if (layer.kind === 'set') return this.#ask.evaluate(layer.value);
        if (layer.kind !== 'spread') return [];
        return layer.values.flatMap((item) => this.#inner().#everything(item, layer.at, memo));
      });
      const later = this.#happened(begun, use, writes).flatMap(
        ({ node, change }): readonly Value[] => {
          if (change.kind === 'set') return change.value ? this.#ask.evaluate(change.value) : [];
          if (change.kind !== 'merge') return [];
          return change.sources
            .flatMap(({ site }) => this.#ask.evaluate(site))
            .flatMap((item) => this.#inner().#everything(item, node, memo));
        },
      );
      return distinct([...first, ...later]);
    });
  }

  /** What may have happened to the object by then. */
  #happened(
    { made, path, isText }: Beginning,
    use: Node,
    isOfInterest: (change: Change) => boolean,
  ): readonly Happening[] {
    if (isText) return [];
    const trail = trailOf(this.#ask, made, path);
    const happenings = trail.happenings.filter(({ change }) => isOfInterest(change));
    if (happenings.length === 0) return [];
    const seen = stateAt<ReadonlySet<Happening>>(this.#ask, made, trail, this.#readAt(use), {
      initial: new Set(),
      unseen: new Set(happenings),
      effectOf: (happening) =>
        happenings.includes(happening) ? (before) => new Set([...before, happening]) : null,
      join: (left, right) => new Set([...left, ...right]),
      isSame: (left, right) => left.size === right.size,
    });
    return happenings.filter((happening) => seen.has(happening));
  }

  #hidden(value: Value, use: Node, memo: Memo<readonly Hiding[]>): readonly Hiding[] {
    return memo.of(value, use, () => {
      const begun = this.#isTooDeep() ? null : beginOrCopy(this.#ask, value);
      if (!begun) return value.kind === 'literal' ? [] : [hiddenBy(value)];
      const inside = begun.layers.flatMap((layer): readonly Hiding[] => {
        if (layer.kind === 'inherit')
          return layer.values.filter((item) => !isNothing(item)).map(inheritedFrom);
        if (layer.kind === 'spread')
          return layer.values.flatMap((item) => this.#inner().#hidden(item, layer.at, memo));
        return layer.name === null ? [hiddenLayer(layer, begun.made)] : [];
      });
      return [...inside, ...this.#happened(begun, use, hides).map(hiddenAt)];
    });
  }
}
