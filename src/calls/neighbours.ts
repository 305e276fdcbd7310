/** What the files of a program do with what the others export, for all analyses of the program. */
import { Evaluator } from '../values/evaluator.ts';
import { Changers } from '../values/program/changers.ts';
import { Elsewhere } from '../values/program/elsewhere.ts';
import type { Importers } from '../values/program/importers.ts';
import { KnownNames } from '../values/program/known-names.ts';
import { isKnownPackage, isVague, onlyReads } from './packages.ts';

export class Neighbours {
  readonly #names: KnownNames;
  readonly #changers: Changers;

  constructor(importers: Importers) {
    this.#names = new KnownNames(importers);
    this.#changers = new Changers(
      this.#names,
      () => new Evaluator({ isKnownPackage, onlyReads, isVague, program: this.ofOneFile() }),
    );
  }

  /** What one analysis may ask. */
  ofOneFile(): Elsewhere {
    return new Elsewhere(this.#names, this.#changers, () => {
      const evaluator = new Evaluator();
      return (site) => evaluator.ask(site);
    });
  }
}
