/** `Settings.llm = openai({ … })`: what engines and indexes use unless they are given something. */
import { OWN } from '../../../catalogue/frameworks/llamaindex.ts';
import type { Node } from '../../../values/ast.ts';
import type { SourceModule } from '../../../values/module.ts';
import { loadFile } from '../../../values/program/load.ts';
import type { Value } from '../../../values/value.ts';
import { importOf } from '../../client.ts';
import type { Desk } from '../reader.ts';

const MAX_FILES = 60;
const MAX_STEPS_AWAY = 2;

export type Setting = 'llm' | 'embedModel';

export class Settings {
  readonly #desk: Desk;
  readonly #found = new Map<Setting, readonly Value[]>();

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** What the file and those that it imports put there. */
  values(key: Setting): readonly Value[] {
    let found = this.#found.get(key);
    if (!found) this.#found.set(key, (found = this.#look(key)));
    return found;
  }

  #look(key: Setting): Value[] {
    const { evaluator } = this.#desk;
    return this.#modules().flatMap((module) =>
      module
        .assignmentsOf(key)
        .filter(({ left }) => this.#isSettings(left.object, module))
        .flatMap(({ right }) => evaluator.evaluate({ node: right, module, env: null })),
    );
  }

  #isSettings(node: Node, module: SourceModule): boolean {
    return this.#desk.evaluator.evaluate({ node, module, env: null }).some((value) => {
      const made = importOf(value);
      return made !== null && made.name === 'Settings' && OWN.test(made.source);
    });
  }

  #modules(): readonly SourceModule[] {
    const { module, evaluator } = this.#desk;
    const found = new Map([[module.filename, module]]);
    let near: readonly SourceModule[] = [module];
    for (let step = 0; step < MAX_STEPS_AWAY; step += 1) {
      const next: SourceModule[] = [];
      for (const filename of near.flatMap((item) => this.#importedBy(item))) {
        if (found.has(filename) || found.size >= MAX_FILES) continue;
        const loaded = loadFile(filename);
        if (!loaded) continue;
        evaluator.surroundings.onRead(filename);
        found.set(filename, loaded);
        next.push(loaded);
      }
      near = next;
    }
    return [...found.values()];
  }

  #importedBy({ imports, filename }: SourceModule): string[] {
    return imports.flatMap((node) => {
      const source = 'source' in node ? node.source : null;
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return [];
      const place = this.#desk.evaluator.locate(source.value, filename);
      return place.kind === 'file' ? [place.filename] : [];
    });
  }
}
