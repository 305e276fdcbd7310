/** Reads the few type notations that JSDoc comments use into the nodes that TypeScript would give. */
import type { Node, TSESTree } from './ast.ts';
import type { SourceModule } from './module.ts';

export function parseType(
  text: string,
  near: Node,
  module: SourceModule,
): TSESTree.TypeNode | null {
  const base = { range: near.range, loc: near.loc, parent: near };
  const make = (fields: Record<string, unknown>): TSESTree.TypeNode =>
    ({ ...base, ...fields }) as unknown as TSESTree.TypeNode;
  const name = (value: string): unknown => ({ ...base, type: 'Identifier', name: value });

  const imported = /^(?:typeof\s+)?import\(\s*['"]([^'"]+)['"]\s*\)(?:\.(\w+))?$/.exec(text);
  if (imported) {
    return make({
      type: 'TSImportType',
      source: { ...base, type: 'Literal', value: imported[1] },
      qualifier: imported[2] === undefined ? null : name(imported[2]),
    });
  }
  const generic = /^(\w+)\s*\.?<(.+)>$/.exec(text);
  if (generic) {
    const params = generic[2]!
      .split(',')
      .flatMap((part) => parseType(part.trim(), near, module) ?? []);
    return make({
      type: 'TSTypeReference',
      typeName: name(generic[1]!),
      typeArguments: { params },
    });
  }
  if (text.includes('|'))
    return make({
      type: 'TSUnionType',
      types: text
        .replace(/^\(|\)$/g, '')
        .split('|')
        .flatMap((part) => parseType(part.trim(), near, module) ?? []),
    });
  if (text.endsWith('[]')) {
    const elementType = parseType(text.slice(0, -2), near, module);
    return elementType && make({ type: 'TSArrayType', elementType });
  }
  const plain = /^[?!]?([A-Za-z_$][\w$]*)(?:\.(\w+))?=?$/.exec(text);
  if (!plain) return null;
  const left = name(plain[1]!);
  return make({
    type: 'TSTypeReference',
    typeName:
      plain[2] === undefined
        ? left
        : { ...base, type: 'TSQualifiedName', left, right: name(plain[2]) },
  });
}
