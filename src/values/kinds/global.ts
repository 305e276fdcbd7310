/** Globals, and what the program keeps in the global object. */
import type { Ask } from '../ask.ts';
import { type Node, givenBy } from '../ast.ts';
import type { Site, Value } from '../value.ts';

export const GLOBAL_OBJECTS = new Set(['globalThis', 'window', 'self', 'global']);

/** `globalThis.x`, where the same file sets it; otherwise the global of that name. */
export function globalMember(ask: Ask, name: string, site: Site): readonly Value[] {
  const { module } = site;
  const values = module
    .assignmentsOf(name)
    .filter((assignment) => isGlobalObject(ask, assignment.left.object, site))
    .flatMap((assignment) => ask.evaluate({ node: givenBy(assignment), module, env: null }));
  return values.length > 0 ? values : [{ kind: 'global', name, site }];
}

function isGlobalObject(ask: Ask, node: Node, site: Site): boolean {
  const values = ask.evaluate({ node, module: site.module, env: null });
  return values.some((value) => value.kind === 'global' && GLOBAL_OBJECTS.has(value.name));
}
