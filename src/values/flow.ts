/** Which assignments can still be seen where a variable is read: later ones replace earlier ones. */
import type { Variable } from '@typescript-eslint/scope-manager';
import type { Node } from './ast.ts';
import { follow, frameOf } from './heap/order.ts';
import { writerOf } from './heap/syntax.ts';
import type { SourceModule } from './module.ts';

/** How a test turns out, where something says so. */
type Outcome = (test: Node) => boolean | null;
/** identifiers that are written or declared */
type Writes = ReadonlySet<Node>;

const reached = new WeakMap<Variable, Map<Node, ReadonlyMap<Node, Writes>>>();

/** Tells of a write, given as the identifier that is written or declared, whether `use` may see it. */
export function reachingWrites(
  variable: Variable,
  use: Node,
  module: SourceModule,
  outcome: Outcome,
  isSettled: boolean,
): (write: Node) => boolean {
  const frame = frameOf(use);
  const known = reached.get(variable) ?? new Map<Node, ReadonlyMap<Node, Writes>>();
  let seen = isSettled ? undefined : known.get(frame);
  if (!seen) {
    seen = seenIn(frame, variable, module, outcome);
    if (!isSettled) reached.set(variable, known.set(frame, seen));
  }
  const visible = seen.get(use);
  return (write) => !visible || visible.has(write) || !isAround(homeOf(variable, write), use);
}

/** What each place of a frame that reads a variable may see. */
function seenIn(
  frame: Node,
  variable: Variable,
  module: SourceModule,
  outcome: Outcome,
): ReadonlyMap<Node, Writes> {
  const declared = variable.defs.map((definition) => definition.name as Node);
  const writes = [
    ...declared,
    ...variable.references.flatMap((reference) =>
      reference.isWrite() && !reference.init ? [reference.identifier as Node] : [],
    ),
  ];
  const given = variable.defs
    .filter(({ type }) => type !== 'Variable')
    .map((definition) => definition.name as Node);
  const inside = writes.filter((write) => homeOf(variable, write) === frame);
  const isOwn = declared.some((name) => homeOf(variable, name) === frame);
  // Inside the function that declares it, nothing of an earlier run is left.
  const entry = isOwn ? given : writes;
  const targets = variable.references
    .map(({ identifier }) => identifier as Node)
    .filter((node) => frameOf(node) === frame);
  return follow<Writes>(frame, new Set(entry), {
    module,
    effects: new Map(
      inside
        .filter((write) => !given.includes(write))
        .map((write) => [writerOf(write), (): Writes => new Set([write])]),
    ),
    targets: new Map(targets.map((node) => [node, false])),
    join: (left, right) => new Set([...left, ...right]),
    isSame: (left, right) => left.size === right.size,
    outcome,
    isFromOutside: () => false,
  }).at;
}

/** The frame in which a name is written; a function is declared in the one around it. */
function homeOf(variable: Variable, write: Node): Node {
  const definition = variable.defs.find(({ name, type }) => name === write && type !== 'Parameter');
  return frameOf(definition && definition.type !== 'Variable' ? definition.node : write);
}

/** What the frame holds happens before, or in an order that is known; anything else may happen at any time. */
function isAround(frame: Node, node: Node): boolean {
  for (let current = frameOf(node); ; current = frameOf(current)) {
    if (current === frame) return true;
    if (!current.parent) return false;
  }
}
