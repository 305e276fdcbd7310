/** Proxies. */
import type { Ask } from '../ask.ts';
import { type Node, walk } from '../ast.ts';
import { givesWhatIsRead, keyTest, sourceOf } from '../handler.ts';
import { ObjectView } from '../heap/object-view.ts';
import { type Arg, type Site, type Value, type ValueOf, isOpaque, veiled } from '../value.ts';

/**
 * A proxy stands for its target, or for the object that its `get` reads the same key of. Where it
 * does more than to hand on what is read, nobody knows what comes out.
 */
export function proxied(
  ask: Ask,
  target: Arg,
  handler: Arg | undefined,
  site: Site,
): readonly Value[] {
  const handlers = handler && !handler.spread ? ask.evaluate(handler.site) : [];
  const getters = handlers.flatMap((value) =>
    value.kind === 'object' ? ask.member(value, 'get', site) : [],
  );
  const sources = getters.flatMap((getter) =>
    getter.kind === 'function' ? readThrough(ask, getter) : [],
  );
  const values = [...sources.filter((value) => !isOpaque(value)), ...ask.evaluate(target.site)];
  const isPlain = handlers.length > 0 && handlers.every((value) => handsOn(ask, value, site));
  return isPlain ? values : veiled(values);
}

/** `get: (_, key) => source()[key]`, `Reflect.get(source(), key)` */
function readThrough(
  ask: Ask,
  { site: { node, module, env } }: ValueOf<'function'>,
): readonly Value[] {
  const isKey = keyTest(node.params[1], module);
  const sources: Node[] = [];
  walk(node.body, module.visitorKeys, (inner) => {
    const source = sourceOf(inner, isKey, module);
    if (source) sources.push(source);
    return undefined;
  });
  return sources.flatMap((source) => ask.evaluate({ node: source, module, env }));
}

/** A handler that has no function but one that gives what stands under the key. */
function handsOn(ask: Ask, handler: Value, site: Site): boolean {
  const view = new ObjectView(ask, [handler], site.node);
  if (!view.isComplete() || view.keys().some((key) => key !== 'get')) return false;
  return view
    .get('get')
    .values.every(
      (value) => value.kind === 'function' && givesWhatIsRead(value.site.node, value.site.module),
    );
}
