/** An object that a file exports. */
import type { Node } from '../ast.ts';
import type { SourceModule, Variable } from '../module.ts';
import { exportBehind } from '../program/exports.ts';
import type { Carrier, Tracker } from './happening.ts';

/** The names under which a file exports what an expression or a name in it stands for. */
export function exportNames({ node, module }: Carrier): string[] {
  const variable = module.variableOf(node);
  const isSame = (other: Node): boolean =>
    other === node || (variable !== null && module.variableOf(nameIn(other)) === variable);
  return [...module.exports].flatMap(([name, entry]) =>
    entry.kind === 'node' && isSame(entry.node) ? [name] : [],
  );
}

export function isExported(module: SourceModule, variable: Variable): boolean {
  const names = exportedIn(module);
  return names.size > 0 && variable.identifiers.some((name) => names.has(name));
}

const exportedNames = new WeakMap<SourceModule, ReadonlySet<Node>>();

function exportedIn(module: SourceModule): ReadonlySet<Node> {
  const known = exportedNames.get(module);
  if (known) return known;
  const names = new Set<Node>();
  for (const entry of module.exports.values())
    if (entry.kind === 'node') names.add(nameIn(entry.node));
  exportedNames.set(module, names);
  return names;
}

/** Of a declaration, the name that it declares. */
function nameIn(node: Node): Node {
  const isDeclared = node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration';
  return (isDeclared ? node.id : null) ?? node;
}

/** The analysed file may import it under a name of its own; a function may be called by any file. */
export function exported(tracker: Tracker, carrier: Carrier): void {
  tracker.giveAway('files');
  if (tracker.isOfFunction) tracker.escape(carrier, 'is exported');
  const names = exportNames(carrier);
  const home = carrier.module.filename;
  changedElsewhere(tracker, carrier, names);
  for (const module of tracker.ask.modules()) {
    if (module === carrier.module) continue;
    for (const { variable, name } of module.importedNames()) {
      const from: Carrier = { ...carrier, node: name, module, env: null };
      for (const exportedAs of names) {
        const origin = exportBehind(tracker.ask, name, module, exportedAs, home);
        if (origin?.module !== carrier.module || origin.name !== exportedAs) continue;
        const path = origin.isWhole ? [exportedAs, ...carrier.path] : carrier.path;
        tracker.references({ ...from, path }, variable);
      }
    }
  }
}

/** Who calls a function of another file is found without this. */
function changedElsewhere(
  tracker: Tracker,
  { node, module, path }: Carrier,
  exportedAs: readonly string[],
): void {
  const names = module.exportAssignments.includes(node) ? [...exportedAs, '*'] : exportedAs;
  if (tracker.isOfFunction || names.length === 0) return;
  const { filename } = module;
  tracker.noteElsewhere(tracker.ask.changesElsewhere({ filename, names, path }));
}
