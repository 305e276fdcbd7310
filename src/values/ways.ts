/** The ways that lead to a node: which call of the functions around it, and of the functions around that call. */
import type { Ask } from './ask.ts';
import { type FunctionNode, type Node, contains, enclosingFunction, unwrap } from './ast.ts';
import type { SourceModule } from './module.ts';
import { isHandedOn } from './program/callers.ts';
import { type Env, type Site, type ValueOf, argsOf } from './value.ts';

const MAX_DEPTH = 4;
const MAX_WAYS = 40;

/** One environment for each way; `[null]` where no caller is seen, or where there are too many. */
export function waysTo(ask: Ask, { node, module }: Pick<Site, 'node' | 'module'>): (Env | null)[] {
  const ways = waysOf(ask, node, module, 0);
  return ways.length > MAX_WAYS ? [null] : ways;
}

function waysOf(ask: Ask, node: Node, module: SourceModule, depth: number): (Env | null)[] {
  for (
    let fn = depth < MAX_DEPTH ? enclosingFunction(node) : null;
    fn;
    fn = enclosingFunction(fn)
  ) {
    const around = fn;
    // A function that calls itself again hands on what it was given.
    const callers =
      fn.params.length > 0
        ? ask
            .callersOf(fn, module)
            .filter((call) => call.module !== module || !contains(around, call.node))
        : [];
    if (callers.length > MAX_WAYS) return [null];
    if (callers.length === 0) continue;
    const ways: (Env | null)[] = isHandedOn(fn, module) ? [null] : [];
    for (const call of callers) {
      ways.push(
        ...waysOf(ask, call.node, call.module, depth + 1).map((outer) =>
          entered(ask, around, module, { ...call, env: outer }),
        ),
      );
      if (ways.length > MAX_WAYS) break;
    }
    return ways;
  }
  return [null];
}

function entered(
  ask: Ask,
  fn: FunctionNode,
  module: SourceModule,
  call: ReturnType<Ask['callersOf']>[number],
): Env {
  const callee = ask
    .at(unwrap(call.node.callee), call)
    .find(
      (value): value is ValueOf<'function'> => value.kind === 'function' && value.site.node === fn,
    );
  return ask.enter(
    callee ?? { kind: 'function', site: { node: fn, module, env: null }, self: null },
    argsOf(call.node, call),
    call,
  );
}
