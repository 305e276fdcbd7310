/** Which expressions an answer rests on, whatever of it was remembered from another question. */
import type { Node } from './ast.ts';

export class Links {
  readonly #from = new Map<Node, Set<Node>>();
  readonly #open: Node[] = [];

  /** What is being worked out rests on this one, too. */
  add(node: Node): void {
    const asking = this.#open.at(-1);
    if (!asking || asking === node) return;
    const known = this.#from.get(asking);
    if (known) known.add(node);
    else this.#from.set(asking, new Set([node]));
  }

  /** Everything that is looked at meanwhile is looked at for this one. */
  within<T>(node: Node, run: () => T): T {
    this.add(node);
    this.#open.push(node);
    try {
      return run();
    } finally {
      this.#open.pop();
    }
  }

  /** Everything that was looked at for some nodes, directly or not, and the nodes themselves. */
  behind(nodes: Iterable<Node>): Set<Node> {
    const found = new Set<Node>(nodes);
    for (const item of found) for (const next of this.#from.get(item) ?? []) found.add(next);
    return found;
  }
}
