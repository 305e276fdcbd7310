/** JSDoc types in JavaScript: `@type {OpenAI}` above a declaration, `@param {OpenAI} client` above a function. */
import { type FunctionNode, type Node, type TSESTree, isFunction } from './ast.ts';
import type { SourceModule } from './module.ts';
import { parseType } from './type-text.ts';

export function jsDocType(node: Node, module: SourceModule): TSESTree.TypeNode | null {
  if (!module.hasJsDoc) return null;
  if (node.type === 'PropertyDefinition') return typeIn(node, TYPE, node, module);
  if (node.type !== 'Identifier') return null;
  const fn = isFunction(node.parent)
    ? node.parent
    : node.parent?.type === 'AssignmentPattern' && isFunction(node.parent.parent)
      ? node.parent.parent
      : null;
  if (fn)
    return typeIn(
      fn,
      new RegExp(String.raw`@param\s*\{([^}]+)\}\s*\[?${escape(node.name)}\b`),
      node,
      module,
    );
  return node.parent?.type === 'VariableDeclarator' && node.parent.id === node
    ? typeIn(node.parent, TYPE, node, module)
    : null;
}

/** `@returns {OpenAI}` */
export function jsDocReturnType(fn: FunctionNode, module: SourceModule): TSESTree.TypeNode | null {
  return module.hasJsDoc ? typeIn(fn, /@returns?\s*\{([^}]+)\}/, fn, module) : null;
}

/** A type of a package under a name of the file's own, `@typedef {import(…).OpenAI} Client`, anywhere in the file */
export function jsDocAlias(name: string, module: SourceModule): TSESTree.TypeNode | null {
  const text = module.hasJsDoc ? typedefsOf(module).get(name) : undefined;
  return text === undefined ? null : parseType(text.trim(), module.ast, module);
}

const typedefs = new WeakMap<SourceModule, ReadonlyMap<string, string>>();

/** The types of a file by the names that comments give them, the first of each. */
function typedefsOf(module: SourceModule): ReadonlyMap<string, string> {
  let found = typedefs.get(module);
  if (!found) {
    const pairs = [...module.text.matchAll(/@typedef\s*\{([^}]+)\}\s*([\w$]+)/g)].map(
      ([, type = '', name = '']) => [name, type] as const,
    );
    typedefs.set(module, (found = new Map(pairs.reverse())));
  }
  return found;
}

const TYPE = /@type\s*\{([^}]+)\}/;

function typeIn(
  commented: Node,
  tag: RegExp,
  node: Node,
  module: SourceModule,
): TSESTree.TypeNode | null {
  const text = tag.exec(commentBefore(commented, module) ?? '')?.[1];
  return text === undefined ? null : parseType(text.trim(), node, module);
}

/** The block comment that ends right before a statement or class member. */
function commentBefore(node: Node, module: SourceModule): string | null {
  let statement: Node = node;
  while (
    statement.parent &&
    ![
      'BlockStatement',
      'Program',
      'ClassBody',
      'ObjectExpression',
      'StaticBlock',
      'SwitchCase',
    ].includes(statement.parent.type)
  )
    statement = statement.parent;
  const before = module.text
    .slice(Math.max(0, statement.range[0] - 2000), statement.range[0])
    .trimEnd();
  if (!before.endsWith('*/')) return null;
  return before.slice(before.lastIndexOf('/**'));
}

function escape(text: string): string {
  return text.replace(/[$]/g, String.raw`\$`);
}
