/** Files of the program that are loaded with another one, as far as they speak of settings of the process. */
import { AGENTS_PACKAGE, processSettings } from '../../../catalogue/frameworks/agents.ts';
import type { Evaluator } from '../../../values/evaluator.ts';
import type { SourceModule } from '../../../values/module.ts';
import { readText } from '../../../values/program/disk.ts';
import { specifiersIn } from '../../../values/program/import-table.ts';
import { loadFile } from '../../../values/program/load.ts';

export const SPEAKS_OF_SETTINGS = new RegExp(
  [...processSettings, 'OPENAI_AGENTS_DISABLE_TRACING'].join('|'),
);
const MAX_FILES = 200;

export interface Imported {
  module: SourceModule;
  /** the import of the file itself that leads there */
  through: string;
}

/** Files that speak of such a setting, among those that a file imports: the others are looked through as text alone. */
export function importedBy(evaluator: Evaluator, root: SourceModule): Imported[] {
  const found: Imported[] = [];
  const seen = new Set([root.filename]);
  const queue = specifiersIn(root.text).map((specifier) => ({
    specifier,
    from: root.filename,
    through: specifier,
  }));
  for (let next = queue.shift(); next && seen.size < MAX_FILES; next = queue.shift()) {
    const { specifier, from, through } = next;
    if (AGENTS_PACKAGE.test(specifier)) continue;
    const resolution = evaluator.locate(specifier, from);
    if (resolution.kind !== 'file' || seen.has(resolution.filename)) continue;
    const { filename } = resolution;
    seen.add(filename);
    const text = readText(filename);
    evaluator.surroundings.onRead(filename);
    if (text === null) continue;
    const module = SPEAKS_OF_SETTINGS.test(text) ? loadFile(filename) : null;
    if (module) found.push({ module, through });
    for (const inner of specifiersIn(text))
      queue.push({ specifier: inner, from: filename, through });
  }
  return found;
}
