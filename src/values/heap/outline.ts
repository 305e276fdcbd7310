/** What the literal of an object and its trail say of its keys, before any value is looked up. */
import type { Ask } from '../ask.ts';
import { type Value, type ValueOf, isNothing } from '../value.ts';
import type { Change } from './change.ts';
import { type Layer, begin } from './layers.ts';
import { trailOf } from './trail.ts';
import type { WrittenKey } from './written.ts';

export type SetLayer = Extract<Layer, { kind: 'set' }>;

export class Outline {
  /** every key that is ever written or taken away; `null` where there may be others */
  readonly names: ReadonlySet<string> | null;
  /** what the literal gives it, where nothing else ever does */
  readonly #layers: readonly SetLayer[] | null;
  #written: readonly WrittenKey[] | null = null;

  constructor(names: ReadonlySet<string> | null, layers: readonly SetLayer[] | null) {
    this.names = names;
    this.#layers = layers;
  }

  /** The only place that gives it the key; `null` where there are others, or that cannot be told. */
  only(name: string): SetLayer | null {
    let only: SetLayer | null = null;
    for (const layer of this.#layers ?? []) {
      if (layer.name !== name) continue;
      if (only) return null;
      only = layer;
    }
    return only;
  }

  /** Every place that writes a key, each of them once; `null` where it has to be looked for. */
  get written(): readonly WrittenKey[] | null {
    return (this.#written ??= this.#layers && this.#layers.map(keyWritten));
  }
}

function keyWritten({ name, node, value }: SetLayer): WrittenKey {
  return { name: name ?? '', node, module: value.module, value };
}

const NOT_SEEN = new Outline(null, null);

const NOTHING_THERE = new Outline(new Set(), null);

/** The object is one of several. */
export function outlineOfAll(ask: Ask, values: readonly Value[]): Outline {
  const [first, ...others] = values;
  if (!first) return NOT_SEEN;
  if (others.length === 0) return outlineOf(ask, first);
  const all = values.map((value) => outlineOf(ask, value).names);
  return all.includes(null)
    ? NOT_SEEN
    : new Outline(new Set(all.flatMap((names) => [...names!])), null);
}

function outlineOf(ask: Ask, value: Value): Outline {
  if (isNothing(value)) return NOTHING_THERE;
  if (value.kind !== 'object' || value.copy) return NOT_SEEN;
  return ask.remember(value.site, 'outline', () => outlined(ask, value));
}

function outlined(ask: Ask, value: ValueOf<'object'>): Outline {
  const begun = begin(ask, value);
  const trail = begun && trailOf(ask, begun.made, begun.path);
  if (!trail || trail.isLost) return NOT_SEEN;
  const { layers } = begun;
  const { happenings } = trail;
  const names = new Set<string>();
  for (const named of [...layers, ...happenings.map(({ change }) => change)]) {
    const name = nameIn(named);
    if (name === null) return NOT_SEEN;
    names.add(name);
  }
  const isAlone = happenings.length === 0 && layers.every(isPlain);
  return new Outline(names, isAlone ? layers : null);
}

function nameIn(named: Layer | Change): string | null {
  if ('name' in named) return named.name;
  return 'key' in named ? named.key : null;
}

function isPlain(layer: Layer): layer is SetLayer {
  return layer.kind === 'set' && layer.isAccessor !== true;
}
