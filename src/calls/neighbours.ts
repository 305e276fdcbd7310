/** What the files of a program do with what the others export, for all analyses of the program. */
import { Evaluator } from '../values/evaluator.ts';
import { Changers } from '../values/program/changers.ts';
import { Elsewhere } from '../values/program/elsewhere.ts';
import type { Importers } from '../values/program/importers.ts';
import { isKnownPackage, isVague, onlyReads } from './packages.ts';

export class Neighbours {
  readonly #importers: Importers;
  readonly #changers: Changers;

  constructor(importers: Importers) {
    this.#importers = importers;
    this.#changers = new Changers(
      importers,
      () => new Evaluator({ isKnownPackage, onlyReads, isVague, program: this.ofOneFile() }),
    );
  }

  /** What one analysis may ask. */
  ofOneFile(): Elsewhere {
    return new Elsewhere(this.#importers, this.#changers, () => {
      const evaluator = new Evaluator();
      return (site) => evaluator.ask(site);
    });
  }
}
