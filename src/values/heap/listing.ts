/** What is written in an object, and what keeps parts of it out of sight, whatever the keys are. */
import type { Ask } from '../ask.ts';
import type { Node } from '../ast.ts';
import { type Value, isNothing, textOf } from '../value.ts';
import type { Change, Happening } from './change.ts';
import { type Hiding, hiddenAt, hiddenBy, hiddenLayer, inheritedFrom } from './hiding.ts';
import { stateAt } from './history.ts';
import type { Use } from './lateness.ts';
import { type Beginning, type Layer, beginOrCopy } from './layers.ts';
import { distinct } from './lookup.ts';
import type { Memo } from './memo.ts';
import { trailOf } from './trail.ts';
import { type WrittenKey, distinctKeys, hides, writes } from './written.ts';

export const MAX_DEPTH = 12;

export class Listing {
  readonly #ask: Ask;
  /** the object is read there: what happens after it does not count */
  readonly #read: Use;
  readonly #depth: number;

  constructor(ask: Ask, read: Use, depth: number) {
    this.#ask = ask;
    this.#read = read;
    this.#depth = depth;
  }

  #isTooDeep(): boolean {
    return this.#depth > MAX_DEPTH;
  }

  #readAt(node: Node): Use {
    return { node, isLate: this.#read.isLate && node === this.#read.node };
  }

  /** What is copied from another object. */
  #inner(): Listing {
    return new Listing(this.#ask, this.#read, this.#depth + 1);
  }

  written(value: Value, use: Node, memo: Memo<WrittenKey[]>): WrittenKey[] {
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
      return layer.values.flatMap((item) => this.#inner().written(item, layer.at, memo));
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
          .flatMap((value) => this.#inner().written(value, node, memo));
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

  everything(value: Value, use: Node, memo: Memo<readonly Value[]>): readonly Value[] {
    return memo.of(value, use, () => {
      const begun = this.#isTooDeep() ? null : beginOrCopy(this.#ask, value);
      if (!begun) return [];
      const first = begun.layers.flatMap((layer): readonly Value[] => {
        if (layer.kind === 'set') return this.#ask.evaluate(layer.value);
        if (layer.kind !== 'spread') return [];
        return layer.values.flatMap((item) => this.#inner().everything(item, layer.at, memo));
      });
      const later = this.#happened(begun, use, writes).flatMap(
        ({ node, change }): readonly Value[] => {
          if (change.kind === 'set') return change.value ? this.#ask.evaluate(change.value) : [];
          if (change.kind !== 'merge') return [];
          return change.sources
            .flatMap(({ site }) => this.#ask.evaluate(site))
            .flatMap((item) => this.#inner().everything(item, node, memo));
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
    // One bit for each: sets of what has happened are joined at every step.
    const bits = new Map(happenings.map((happening, index) => [happening, 1n << BigInt(index)]));
    const seen = stateAt<bigint>(this.#ask, made, trail, this.#readAt(use), {
      initial: 0n,
      unseen: (1n << BigInt(happenings.length)) - 1n,
      effectOf: (happening) => {
        const bit = bits.get(happening);
        return bit === undefined ? null : (before) => before | bit;
      },
      join: (left, right) => left | right,
      isSame: (left, right) => left === right,
    });
    return happenings.filter((happening) => (seen & bits.get(happening)!) !== 0n);
  }

  hidden(value: Value, use: Node, memo: Memo<readonly Hiding[]>): readonly Hiding[] {
    return memo.of(value, use, () => {
      const begun = this.#isTooDeep() ? null : beginOrCopy(this.#ask, value);
      if (!begun) return value.kind === 'literal' ? [] : [hiddenBy(value)];
      const inside = begun.layers.flatMap((layer): readonly Hiding[] => {
        if (layer.kind === 'inherit')
          return layer.values.filter((item) => !isNothing(item)).map(inheritedFrom);
        if (layer.kind === 'spread')
          return layer.values.flatMap((item) => this.#inner().hidden(item, layer.at, memo));
        return layer.name === null ? [hiddenLayer(layer, begun.made)] : [];
      });
      return [...inside, ...this.#happened(begun, use, hides).map(hiddenAt)];
    });
  }
}
