/** Options as frameworks put them together: from several objects, level by level. */
import type { Node } from '../../values/ast.ts';
import type { Evaluator } from '../../values/evaluator.ts';
import { type Lookup, NOTHING, over } from '../../values/heap/lookup.ts';
import { ObjectView, type WrittenKey } from '../../values/heap/object-view.ts';
import { type Site, type Value, isNothing, literal, unknown } from '../../values/value.ts';

/** What stands under a key, with what may stand there in its place: nothing, or what is not seen. */
export function viewBelow(evaluator: Evaluator, lookup: Lookup, near: Site): ObjectView {
  return new ObjectView(evaluator, valuesOf(lookup, near), near.node);
}

export function valuesOf({ values, absent, unknown: isHidden }: Lookup, near: Site): Value[] {
  return [
    ...values,
    ...(absent ? [literal(near, undefined)] : []),
    ...(isHidden ? [unknown(near, 'is not seen')] : []),
  ];
}

/** Something there for sure, or nothing but that. */
export function isGiven({ values, unknown: isHidden }: Lookup): boolean {
  return isHidden || values.some((value) => !isNothing(value));
}

/** Objects of which the last one that has a key decides about it: an agent, and a call of it. */
export class Given {
  readonly views: readonly ObjectView[];
  readonly #evaluator: Evaluator;
  readonly #near: Site;

  constructor(evaluator: Evaluator, views: readonly ObjectView[], near: Site) {
    this.views = views;
    this.#evaluator = evaluator;
    this.#near = near;
  }

  get use(): Node {
    return this.#near.node;
  }

  get(key: string): Lookup {
    return this.views.map((view) => view.get(key)).reduce(over, NOTHING);
  }

  at(key: string): ObjectView {
    return this.below(this.get(key));
  }

  below(lookup: Lookup): ObjectView {
    return viewBelow(this.#evaluator, lookup, this.#near);
  }

  within(view: ObjectView, key: string): ObjectView {
    return this.below(view.get(key));
  }

  written(): WrittenKey[] {
    return this.views.flatMap((view) => view.written());
  }
}

/** What a function makes of the options that it is given: a key that it says nothing of is as it was before. */
class Changed extends ObjectView {
  override get(name: string): Lookup {
    const found = super.get(name);
    return found.values.length === 0 && found.unknown ? NOTHING : found;
  }
}

/** What it makes of the object below some keys; `null` where it leaves that alone. */
export function changedBelow(
  evaluator: Evaluator,
  made: readonly Value[],
  path: readonly string[],
  near: Site,
): ObjectView | null {
  let view = new Changed(evaluator, made, near.node);
  for (const key of path) {
    const { values, absent } = view.get(key);
    if (values.every(isNothing)) return null;
    const below = valuesOf({ ...NOTHING, values, absent }, near);
    view = new Changed(evaluator, below, near.node);
  }
  return view;
}
