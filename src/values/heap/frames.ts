/** What runs as one, and what leaves it early. */
import { type Node, isFunction } from '../ast.ts';
import { indexedBy } from '../indexed.ts';
import type { SourceModule } from '../module.ts';

/** What runs as one: a function, the value of a field, or the whole file. */
export function frameOf(node: Node): Node {
  let current = node;
  while (current.parent) {
    const child = current;
    current = current.parent;
    if (isFunction(current)) return current;
    if (current.type === 'PropertyDefinition' && !current.static && current.value === child)
      return current;
  }
  return current;
}

const jumpsByFrame = new WeakMap<SourceModule, ReadonlyMap<Node, readonly Node[]>>();

/** What leaves early in a frame itself, not in the functions inside of it. */
export function jumpsIn(frame: Node, module: SourceModule): readonly number[] {
  return jumpNodesIn(frame, module).map(({ range }) => range[0]);
}

export function jumpNodesIn(frame: Node, module: SourceModule): readonly Node[] {
  let known = jumpsByFrame.get(module);
  if (!known) jumpsByFrame.set(module, (known = allJumps(module)));
  return known.get(frame) ?? [];
}

function allJumps({ jumps }: SourceModule): Map<Node, Node[]> {
  return indexedBy(jumps, frameOf);
}
