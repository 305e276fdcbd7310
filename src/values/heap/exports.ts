/** An object that a file exports. */
import type { Node } from '../ast.ts';
import type { SourceModule, Variable } from '../module.ts';
import { exportBehind } from '../program/exports.ts';
import type { Carrier, Tracker } from './happening.ts';

/** The names under which a file exports what an expression or a name in it stands for. */
export function exportNames({ node, module }: Carrier): string[] {
  const variable = module.variableOf(node);
  const isSame = (other: Node): boolean =>
    other === node || (variable !== null && module.variableOf(other) === variable);
  return [...module.exports].flatMap(([name, entry]) =>
    entry.kind === 'node' && isSame(entry.node) ? [name] : [],
  );
}

export function isExported(module: SourceModule, variable: Variable): boolean {
  const names: Node[] = variable.identifiers;
  return [...module.exports.values()].some(
    (entry) => entry.kind === 'node' && names.includes(entry.node),
  );
}

/** The analysed file may import it under a name of its own. */
export function exported(tracker: Tracker, carrier: Carrier): void {
  const names = exportNames(carrier);
  for (const module of tracker.ask.modules()) {
    if (module === carrier.module) continue;
    for (const { variable, name } of module.importedNames()) {
      const from: Carrier = { ...carrier, node: name, module, env: null };
      for (const exportedAs of names) {
        const origin = exportBehind(tracker.ask, name, module, exportedAs);
        if (origin?.module !== carrier.module || origin.name !== exportedAs) continue;
        const path = origin.isWhole ? [exportedAs, ...carrier.path] : carrier.path;
        tracker.references({ ...from, path }, variable);
      }
    }
  }
}
