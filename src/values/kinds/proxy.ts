/** Proxies. */
import type { Ask } from '../ask.ts';
import { type Node, unwrap, walk } from '../ast.ts';
import { dottedName } from '../module.ts';
import { type Arg, type Site, type Value, type ValueOf, isOpaque } from '../value.ts';

/** A proxy stands for its target, or for the object that its `get` reads the same key of. */
export function proxied(
  ask: Ask,
  target: Arg,
  handler: Arg | undefined,
  site: Site,
): readonly Value[] {
  const read = handler
    ? ask
        .evaluate(handler.site)
        .flatMap((value) => (value.kind === 'object' ? ask.member(value, 'get', site) : []))
    : [];
  const sources = read.flatMap((getter) =>
    getter.kind === 'function' ? readThrough(ask, getter) : [],
  );
  return [...sources.filter((value) => !isOpaque(value)), ...ask.evaluate(target.site)];
}

/** `get: (_, key) => source()[key]`, `Reflect.get(source(), key)` */
function readThrough(
  ask: Ask,
  { site: { node, module, env } }: ValueOf<'function'>,
): readonly Value[] {
  const key = node.params[1];
  const isKey = (used: Node | undefined): boolean =>
    key?.type === 'Identifier' &&
    used?.type === 'Identifier' &&
    module.variableOf(used) === module.variableOf(key);
  const sources: Node[] = [];
  walk(node.body, module.visitorKeys, (inner) => {
    if (inner.type === 'MemberExpression' && inner.computed && isKey(unwrap(inner.property)))
      sources.push(inner.object);
    else if (
      inner.type === 'CallExpression' &&
      dottedName(inner.callee, module) === 'Reflect.get' &&
      isKey(inner.arguments[1])
    )
      sources.push(inner.arguments[0]!);
    return undefined;
  });
  return sources.flatMap((source) => ask.evaluate({ node: source, module, env }));
}
