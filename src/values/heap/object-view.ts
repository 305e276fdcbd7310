/**
 * An object as its reader sees it: each property is known (with one or several values), absent, or
 * unknown. Later parts win: properties, spreads, and what happens to it before it is read.
 */
import type { Ask } from '../ask.ts';
import type { Node } from '../ast.ts';
import { type Env, type Site, type Value, type ValueOf, isNothing, textOf } from '../value.ts';
import { deepCopy } from './copy.ts';
import type { Happening } from './change.ts';
import type { Trail } from './happening.ts';
import type { Hiding } from './hiding.ts';
import { stateAt } from './history.ts';
import { type Use, isTooLate } from './lateness.ts';
import { type Beginning, type Layer, begin, inherits, isAccessor } from './layers.ts';
import { Listing, MAX_DEPTH } from './listing.ts';
import {
  HIDDEN,
  type Lookup,
  NOTHING,
  NOTHING_NEW,
  UNKNOWN_KEY,
  areAlike,
  assignedUnless,
  doubted,
  isProven,
  isSameLookup,
  maybe,
  meet,
  merge,
  saysNothing,
  settleLayers,
  written,
} from './lookup.ts';
import { Memo } from './memo.ts';
import { narrowed } from './narrow.ts';
import { type Outline, outlineOfAll } from './outline.ts';
import { trailOf } from './trail.ts';
import { type WrittenKey, distinctKeys, valueAssigned, valueWritten } from './written.ts';

export type { Lookup } from './lookup.ts';
export type { WrittenKey } from './written.ts';

export class ObjectView {
  readonly alternatives: readonly Value[];
  readonly #ask: Ask;
  /** where the object is read: what happens after it does not count */
  readonly use: Node;
  readonly #depth: number;
  readonly #isLate: boolean;
  /** what a prototype holds does not count */
  readonly #isOwn: boolean;
  #outline: Outline | null = null;

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
    return this.#atOnce(name) ?? this.#followed(name);
  }

  #followed(name: string): Lookup {
    const memo = new Memo<Lookup>(NOTHING_NEW);
    const found = this.#anyOf(this.alternatives, name, this.use, memo);
    return saysNothing(found) ? HIDDEN : found;
  }

  /** Every key that it may have, told without following anything; `null` where there may be others. */
  get names(): ReadonlySet<string> | null {
    return this.#isTooDeep() ? null : this.#outlined().names;
  }

  /** Most keys that somebody asks for are not there. */
  lacks(name: string): boolean {
    const { names } = this;
    return names !== null && !names.has(name);
  }

  /** What one object says that only its literal fills. */
  #atOnce(name: string): Lookup | null {
    if (this.lacks(name)) return NOTHING;
    const [value] = this.alternatives;
    if (!value || this.alternatives.length > 1 || value.isDoubtful || this.#isTooDeep())
      return null;
    const layer = this.#outlined().only(name);
    const found = layer ? this.#valueOf(layer) : null;
    return found && !found.unknown && found.values.length > 0 ? found : null;
  }

  #outlined(): Outline {
    if (this.#outline) return this.#outline;
    const cutBefore = this.#ask.timesCut;
    const found = outlineOfAll(this.#ask, this.alternatives);
    if (this.#ask.timesCut === cutBefore) this.#outline = found;
    return found;
  }

  /** What has become of a key of what is made there, which begins as `initial`. */
  become(made: Site, initial: Lookup, name: string, env: Env | null): Lookup {
    const begun: Beginning = { layers: [], made, path: [] };
    const memo = new Memo<Lookup>(NOTHING_NEW);
    return this.#become(begun, initial, name, { ...this.#readAt(this.use), env }, memo);
  }

  /** The same in a copy of the object, or in its JSON. */
  getOwn(name: string): Lookup {
    return this.#atOnce(name) ?? this.#as(true, this.#depth, this.alternatives).#followed(name);
  }

  /** Every key that is written somewhere, in the order of the source. */
  keys(): string[] {
    return [...new Set(this.written().map((key) => key.name))];
  }

  /** Every place that writes a key. */
  written(): readonly WrittenKey[] {
    const outlined = this.alternatives.length === 1 ? this.#outlined().written : null;
    if (outlined && !this.#isTooDeep()) return outlined;
    const memo = new Memo<WrittenKey[]>([]);
    const listing = this.#listing();
    return distinctKeys(
      this.alternatives.flatMap((value) => listing.written(value, this.use, memo)),
    );
  }

  /** Whatever is written under some name, known or computed. */
  everything(): Value[] {
    const memo = new Memo<readonly Value[]>([]);
    const listing = this.#listing();
    return this.alternatives.flatMap((value) => [...listing.everything(value, this.use, memo)]);
  }

  /** No part of the object is hidden. */
  isComplete(): boolean {
    return this.alternatives.length > 0 && this.hidden().length === 0;
  }

  /** What keeps parts of it out of sight. */
  hidden(): Hiding[] {
    const memo = new Memo<readonly Hiding[]>([]);
    const listing = this.#listing();
    return this.alternatives.flatMap((value) => [...listing.hidden(value, this.use, memo)]);
  }

  /** The object behind a property, as a view of its own. */
  at(name: string): ObjectView {
    const known = this.get(name).values.filter((value) => !isNothing(value));
    return this.#as(this.#isOwn, this.#depth + 1, known);
  }

  /** The object is one of them. Where they agree, it does not matter which. */
  #anyOf(values: readonly Value[], name: string, use: Node, memo: Memo<Lookup>): Lookup {
    const all = values.map((value) => this.#lookup(value, name, use, memo));
    const isOpen = values.some(({ isDoubtful }) => isDoubtful) && !areAlike(all);
    if (!isOpen) return merge(all);
    const proven = all.filter((_, index) => isProven(values[index]!));
    return proven.length > 0 ? { ...merge(proven), unknown: true } : doubted(merge(all));
  }

  #lookup(value: Value, name: string, use: Node, memo: Memo<Lookup>): Lookup {
    return memo.of(value, use, () => {
      if ('copy' in value && value.copy) return this.#copied(value, name, use, memo);
      const begun = this.#isTooDeep() ? null : begin(this.#ask, value);
      if (!begun) return isNothing(value) || value.kind === 'literal' ? NOTHING : HIDDEN;
      const found = this.#fold(begun.layers, name, memo);
      const initial = isAccessor(begun.layers, name) ? { ...found, bound: true } : found;
      return this.#become(begun, initial, name, this.#readAt(use), memo);
    });
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
    return this.#become({ layers: [], made, path }, initial, name, this.#readAt(use), memo);
  }

  #become(
    { made, path, layers }: Beginning,
    initial: Lookup,
    name: string,
    use: Use,
    memo: Memo<Lookup>,
  ): Lookup {
    const trail = trailOf(this.#ask, made, path);
    const isWritten =
      trail.isLost ||
      trail.happenings.some(
        (happening) =>
          happening.change.kind !== 'escape' && this.#effectOf(happening, name, memo) !== null,
      );
    if (!isWritten) return isEscaped(made, trail, use) ? { ...initial, unknown: true } : initial;
    return stateAt<Lookup>(this.#ask, made, trail, use, {
      initial,
      unseen: doubted(initial),
      effectOf: (happening) => this.#effectOf(happening, name, memo),
      join: meet,
      isSame: isSameLookup,
      maybe,
      narrow: (test, state) =>
        inherits(layers, trail) ? null : narrowed(test, name, state, trail.isItself),
    });
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
    return this.#copiedFrom(this.#ask.evaluate(site), name, at, memo);
  }

  /** Of what may not be there nothing may be copied. */
  #copiedFrom(values: readonly Value[], name: string, at: Node, memo: Memo<Lookup>): Lookup {
    const found = this.#inner().#anyOf(values, name, at, memo);
    const isMissing = values.some(({ present }) => present === false);
    return isMissing && found.values.length > 0 ? { ...found, unknown: true } : found;
  }

  #assigned(
    { value, unless }: { value: Site | null; unless?: string | undefined },
    node: Node,
  ): (before: Lookup) => Lookup {
    if (!value) return (before) => written(before, HIDDEN);
    let set: Lookup | null = null;
    const found = (): Lookup => (set ??= valueAssigned(this.#ask, value, node, this.use));
    return unless === undefined
      ? (before) => written(before, found())
      : (before) => written(before, assignedUnless(unless, before, found()));
  }

  #fold(layers: readonly Layer[], name: string, memo: Memo<Lookup>): Lookup {
    const found = layers.flatMap((layer): Lookup[] => {
      switch (layer.kind) {
        case 'spread': {
          // A lookup of its own: what a spread hides may lack the key, and what was there stays.
          return [{ ...this.#copiedFrom(layer.values, name, layer.at, memo), bound: false }];
        }
        case 'inherit':
          return this.#inherited(layer.values, name, layer.at, memo) ? [UNKNOWN_KEY] : [];
        default:
          if (layer.name === null) return [UNKNOWN_KEY];
          if (layer.name !== name) return [];
          return [layer.kind === 'hide' ? HIDDEN : this.#valueOf(layer)];
      }
    });
    return settleLayers([NOTHING, ...found]);
  }

  #valueOf({ value, node }: Extract<Layer, { kind: 'set' }>): Lookup {
    return valueWritten(this.#ask, value, node, this.use);
  }

  #readAt(node: Node): Use {
    return { node, isLate: this.#isLate && node === this.use };
  }

  #isTooDeep(): boolean {
    return this.#depth > MAX_DEPTH;
  }

  #listing(): Listing {
    return new Listing(this.#ask, this.#readAt(this.use), this.#depth);
  }

  /** What is copied from another object. */
  #inner(): ObjectView {
    return this.#as(true, this.#depth + 1);
  }

  #as(isOwn: boolean, depth: number, values: readonly Value[] = []): ObjectView {
    return new ObjectView(this.#ask, values, this.use, this.#isLate, depth, isOwn);
  }
}

/** Somebody who is not read may have got hold of the object by then. */
function isEscaped(made: Site, { happenings }: Trail, use: Use): boolean {
  const escapes = happenings.filter(({ change }) => change.kind === 'escape');
  return escapes.some((escape) => !isTooLate(escape, made, use));
}
