/** A reader knows one way to reach OpenAI; the desk is what all readers of a file work with. */
import type { TSESTree, Node } from '../../values/ast.ts';
import { unwrap } from '../../values/ast.ts';
import type { Evaluator } from '../../values/evaluator.ts';
import { ObjectView } from '../../values/heap/object-view.ts';
import type { SourceModule } from '../../values/module.ts';
import type { Arg, Site, Value } from '../../values/value.ts';
import type { ClientReader } from '../client.ts';
import type { OpenAICall } from '../record.ts';
import type { CallSettings } from '../settings.ts';
import { isSentLater } from '../timing.ts';

export type CallNode = TSESTree.CallExpression | TSESTree.NewExpression;

/** A call, one of the things that its callee may be, and what it is given. */
export interface Visited {
  site: Site<CallNode>;
  callee: Value;
  args: readonly Arg[];
}

export interface Reader {
  /** `[]` when the call is not one of this reader's. */
  read: (visited: Visited) => OpenAICall[];
}

export interface Desk {
  module: SourceModule;
  settings: CallSettings;
  evaluator: Evaluator;
  clients: ClientReader;
}

/** What an argument is when the request is made. */
export function viewOf({ evaluator }: Desk, arg: Arg | undefined, use: Node): ObjectView | null {
  if (!arg) return null;
  return arg.spread
    ? new ObjectView(evaluator, [], use)
    : new ObjectView(evaluator, evaluator.evaluate(arg.site), use, isSentLater(use));
}

/** The name of the method, so that squiggles and disable comments stay small. */
export function anchorOf(node: CallNode): Node {
  const callee = unwrap(node.callee);
  return callee.type === 'MemberExpression' ? callee.property : callee;
}

/** A file sends to a few routes only. */
const split = new Map<string, { verb: string; routePath: string }>();

export function splitRoute(route: string): { verb: string; routePath: string } {
  let found = split.get(route);
  if (!found) {
    const [verb = '', routePath = ''] = route.split(' ');
    split.set(route, (found = { verb, routePath }));
  }
  return found;
}
