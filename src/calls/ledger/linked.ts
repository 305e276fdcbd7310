/**
 * An evaluator that keeps which expressions an answer rests on: a ledger needs that, and no linter
 * pays for it.
 */
import type { Node } from '../../values/ast.ts';
import { Evaluator } from '../../values/evaluator.ts';
import { Links } from '../../values/links.ts';
import type { Site, Value } from '../../values/value.ts';

export class Linked extends Evaluator {
  readonly links: Links<Node> = new Links();

  override evaluate(site: Site): readonly Value[] {
    return this.links.within(site.node, () => super.evaluate(site));
  }

  override remember<T>(made: Site, what: string, find: () => T): T {
    return this.links.within(made.node, () => super.remember(made, what, find));
  }
}
