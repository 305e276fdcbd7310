/** What the files of a program do with what the others export, for all analyses of the program. */
import type { Node } from '../values/ast.ts';
import { Evaluator } from '../values/evaluator.ts';
import { Changers } from '../values/program/changers.ts';
import { Elsewhere } from '../values/program/elsewhere.ts';
import type { Importers } from '../values/program/importers.ts';
import { KnownNames } from '../values/program/known-names.ts';
import type { Site, Value } from '../values/value.ts';
import { isKnownPackage, onlyReads, tellingOf } from './packages.ts';

export class Neighbours {
  readonly #names: KnownNames;
  readonly #changers: Changers;
  /** What names of other files stand for: asked for many files, and found out once. */
  readonly #known = new WeakMap<Node, readonly Value[]>();

  constructor(importers: Importers) {
    this.#names = new KnownNames(importers);
    this.#changers = new Changers(
      this.#names,
      () =>
        new Evaluator({
          isKnownPackage,
          onlyReads,
          tellingOf,
          program: this.ofOneFile(),
        }),
    );
  }

  /** What one analysis may ask. */
  ofOneFile(): Elsewhere {
    return new Elsewhere(this.#names, this.#changers, this.#valuesAt);
  }

  /** Each time by an evaluator that knows nothing yet: the answer is the same, whatever was asked before. */
  readonly #valuesAt = (site: Site): readonly Value[] => {
    let values = this.#known.get(site.node);
    if (!values) this.#known.set(site.node, (values = new Evaluator().ask(site)));
    return values;
  };
}
