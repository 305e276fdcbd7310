/** Enums and namespaces. */
import type { Ask } from '../ask.ts';
import { literalKey } from '../ast.ts';
import { type Site, type Value, type ValueOf, unknown } from '../value.ts';

/** A member of an enum, or an export of a namespace. */
export function declaredName(
  ask: Ask,
  { site: { node, module, env } }: ValueOf<'declared'>,
  name: string | null,
  site: Site,
): readonly Value[] {
  if (node.type === 'TSEnumDeclaration') {
    const member = node.body.members.find((item) => literalKey({ key: item.id }) === name);
    return [
      ...(member?.initializer
        ? ask.evaluate({ node: member.initializer, module, env })
        : [unknown(site, 'is a member of an enum')]),
    ];
  }
  for (const statement of node.body?.type === 'TSModuleBlock' ? node.body.body : []) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : null;
    if (declaration?.type === 'VariableDeclaration') {
      const found = declaration.declarations.find(
        ({ id }) => id.type === 'Identifier' && id.name === name,
      );
      if (found) return ask.evaluate({ node: found.id, module, env });
    } else if (
      declaration &&
      'id' in declaration &&
      declaration.id?.type === 'Identifier' &&
      declaration.id.name === name
    )
      return ask.evaluate({ node: declaration, module, env });
  }
  return [unknown(site, 'is not exported by the namespace')];
}
