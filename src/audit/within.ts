/** Where a piece of code stands, by name: `Uploader.send`, `createApp.post`. It survives moved lines. */
import { type Node, isClass, isFunction, literalKey } from '../values/ast.ts';

const MAX_NAMES = 3;

/** The names of the functions and classes around a node, outermost first; `undefined` at the top of a file. */
export function nameOfPlace(node: Node): string | undefined {
  const names: string[] = [];
  for (let current: Node | undefined = node.parent; current; current = current.parent) {
    const name = isFunction(current) || isClass(current) ? nameOf(current) : null;
    if (name !== null) names.unshift(name);
  }
  return names.length > 0 ? names.slice(-MAX_NAMES).join('.') : undefined;
}

/** A function's or class's own name, or the name of what it is assigned to. */
export function nameOf(node: Node): string | null {
  if ((isFunction(node) || isClass(node)) && node.id) return node.id.name;
  const { parent } = node;
  switch (parent?.type) {
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'Property':
      return parent.value === node ? literalKey(parent) : null;
    case 'VariableDeclarator':
      return parent.init === node && parent.id.type === 'Identifier' ? parent.id.name : null;
    case 'AssignmentExpression':
      return parent.right !== node
        ? null
        : parent.left.type === 'MemberExpression'
          ? literalKey(parent.left)
          : parent.left.type === 'Identifier'
            ? parent.left.name
            : null;
    case 'ExportDefaultDeclaration':
      return 'default';
    // `export const send = memo(async (client) => …)`
    case 'CallExpression':
      return parent.arguments[0] === node && parent.parent.type === 'VariableDeclarator'
        ? nameOf(parent)
        : null;
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return nameOf(parent);
    default:
      return null;
  }
}
