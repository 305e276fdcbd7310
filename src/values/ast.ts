/** Small questions about syntax, for any ESTree parser. */
import type { TSESTree } from '@typescript-eslint/types';

export type Node = TSESTree.Node;
export type { TSESTree };

export type FunctionNode =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

export function isNode(value: unknown): value is Node {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { type?: unknown }).type === 'string'
  );
}

export function isFunction(node: Node | null | undefined): node is FunctionNode {
  return (
    node?.type === 'FunctionDeclaration' ||
    node?.type === 'FunctionExpression' ||
    node?.type === 'ArrowFunctionExpression'
  );
}

export function isClass(node: Node | null | undefined): node is ClassNode {
  return node?.type === 'ClassDeclaration' || node?.type === 'ClassExpression';
}

const WRAPPERS = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'ChainExpression',
  'ParenthesizedExpression',
  'AwaitExpression',
]);

/** Strips what does not change the value: type wrappers, parentheses, `await`. */
export function unwrap(node: Node): Node {
  let current = node;
  while (WRAPPERS.has(current.type))
    current =
      (current as unknown as { expression?: Node; argument?: Node }).expression ??
      (current as unknown as { argument: Node }).argument;
  return current;
}

/** The outermost node that only wraps this one. */
export function wrapped(node: Node): Node {
  let current = node;
  while (current.parent && WRAPPERS.has(current.parent.type)) current = current.parent;
  return current;
}

/** `x ??= y`, `x ||= y`, `x &&= y` */
export function isLogicalAssignment(operator: string): boolean {
  return /^(?:\?\?|\|\||&&)=$/.test(operator);
}

/** What an assignment leaves behind: of `x.a += y` the whole expression. */
export function givenBy(assignment: TSESTree.AssignmentExpression): Node {
  const { operator, right } = assignment;
  return operator === '=' || isLogicalAssignment(operator) ? right : assignment;
}

export function isLoop({ type }: Node): boolean {
  return /^(?:For|While|DoWhile)/.test(type);
}

/** A loop of the function around it goes round it. */
export function isInLoop(node: Node): boolean {
  for (let outer = node.parent; outer && !isFunction(outer); outer = outer.parent)
    if (isLoop(outer)) return true;
  return false;
}

/** `x?.y`, `x?.y.z`, `x?.y()`: nothing is read where `x` is nothing. */
export function isInOptionalChain(
  node: TSESTree.MemberExpression | TSESTree.CallExpression,
): boolean {
  let link: Node = node;
  while (link.type === 'MemberExpression' || link.type === 'CallExpression') {
    if (link.optional) return true;
    link = link.type === 'MemberExpression' ? link.object : link.callee;
  }
  return false;
}

/** The name of a property or member when the source spells it out; `#x` for private ones. */
export function literalKey(node: {
  key?: Node;
  property?: Node;
  computed?: boolean;
}): string | null {
  const key = node.key ?? node.property;
  if (!key) return null;
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (!node.computed && key.type === 'Identifier') return key.name;
  if (key.type === 'Literal') return String(key.value);
  if (key.type === 'TemplateLiteral' && key.quasis.length === 1)
    return key.quasis[0]?.value.cooked ?? null;
  return null;
}

/** The last name that an expression is written with: `create` of `client.files.create`. */
export function spokenName(node: Node): string | null {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? literalKey(node) : null;
}

/** The name under which the other module exports what is imported. */
export function importedName({ imported }: TSESTree.ImportSpecifier): string {
  return imported.type === 'Identifier' ? imported.name : imported.value;
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

/** The identifier that names a function: its own, or that of the variable that it is given to. */
export function identifierOf({ id, parent }: FunctionNode | ClassNode): TSESTree.Identifier | null {
  if (id) return id;
  return parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : null;
}

export function enclosingFunction(node: Node): FunctionNode | null {
  for (let current = node.parent; current; current = current.parent)
    if (isFunction(current)) return current;
  return null;
}

export function enclosingClass(node: Node): ClassNode | null {
  for (let current = node.parent; current; current = current.parent)
    if (isClass(current)) return current;
  return null;
}

/** The function whose call decides what `this` is. */
export function functionOfThis(node: Node): FunctionNode | null {
  let fn = enclosingFunction(node);
  while (fn?.type === 'ArrowFunctionExpression') fn = enclosingFunction(fn);
  return fn;
}

/** The class or object literal that `this` belongs to, and the function that binds it. */
export function thisOwner(
  node: Node,
): { owner: ClassNode | TSESTree.ObjectExpression; via: Node; isStatic: boolean } | null {
  for (
    let current: Node | undefined = node.parent, child: Node = node;
    current;
    child = current, current = current.parent
  ) {
    if (
      current.type === 'PropertyDefinition' ||
      current.type === 'AccessorProperty' ||
      current.type === 'StaticBlock'
    ) {
      const owner = current.parent?.parent;
      return isClass(owner) && child !== (current as { key?: Node }).key
        ? { owner, via: owner, isStatic: current.type === 'StaticBlock' || current.static }
        : null;
    }
    if (!isFunction(current) || current.type === 'ArrowFunctionExpression') continue;
    const holder = current.parent;
    if (holder.type === 'MethodDefinition') {
      const owner = holder.parent.parent;
      return isClass(owner) ? { owner, via: current, isStatic: holder.static } : null;
    }
    if (holder.type === 'Property' && holder.parent.type === 'ObjectExpression')
      return { owner: holder.parent, via: current, isStatic: false };
    return null;
  }
  return null;
}

/** Walks a subtree. Return `false` to stay out of a node's children. */
export function walk(
  root: Node,
  keys: Readonly<Record<string, readonly string[] | undefined>>,
  visit: (node: Node, parent: Node | null) => boolean | undefined,
): void {
  const nodes: Node[] = [root];
  const parents: (Node | null)[] = [null];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    if (visit(node, parents.pop() ?? null) === false) continue;
    const names = keys[node.type] ?? Object.keys(node);
    for (let index = names.length - 1; index >= 0; index -= 1) {
      const name = names[index]!;
      if (name === 'parent' || name === 'range' || name === 'loc') continue;
      const child = (node as unknown as Record<string, unknown>)[name];
      if (Array.isArray(child)) {
        for (let at = child.length - 1; at >= 0; at -= 1)
          if (isNode(child[at])) push(child[at] as Node, node);
      } else if (isNode(child)) push(child, node);
    }
  }

  function push(child: Node, parent: Node): void {
    nodes.push(child);
    parents.push(parent);
  }
}

/** Something in a subtree passes a test; what stands in nodes that are left out does not count. */
export function isAnyIn(
  root: Node,
  keys: Readonly<Record<string, readonly string[] | undefined>>,
  test: (node: Node) => boolean,
  isLeftOut: (node: Node) => boolean = () => false,
): boolean {
  let isFound = false;
  walk(root, keys, (node) => {
    isFound ||= test(node);
    return isFound || isLeftOut(node) ? false : undefined;
  });
  return isFound;
}

export function contains(outer: Node, inner: Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

/** What a generator yields, in the order of the source. */
export function yieldsOf(
  fn: FunctionNode,
  keys: Readonly<Record<string, readonly string[] | undefined>>,
): TSESTree.YieldExpression[] {
  const yields: TSESTree.YieldExpression[] = [];
  walk(fn.body, keys, (node) => {
    if (isFunction(node) || isClass(node)) return false;
    if (node.type === 'YieldExpression') yields.push(node);
    return undefined;
  });
  return yields;
}

/** The end of the statement can be reached. */
export function fallsThrough(statement: Node | undefined): boolean {
  switch (statement?.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
      return false;
    case 'BlockStatement':
      return statement.body.every(fallsThrough);
    case 'IfStatement':
      return (
        !statement.alternate ||
        fallsThrough(statement.consequent) ||
        fallsThrough(statement.alternate)
      );
    case 'TryStatement':
      if (statement.finalizer && !fallsThrough(statement.finalizer)) return false;
      return (
        fallsThrough(statement.block) ||
        (statement.handler !== null && fallsThrough(statement.handler.body))
      );
    case 'SwitchStatement':
      return (
        !statement.cases.some((item) => item.test === null) ||
        statement.cases.some(
          (item, index) =>
            (item.consequent.length > 0 || index === statement.cases.length - 1) &&
            item.consequent.every(fallsThrough),
        )
      );
    case 'WhileStatement':
      return !(statement.test.type === 'Literal' && statement.test.value === true);
    case 'ForStatement':
      return statement.test !== null;
    default:
      return true;
  }
}

const returned = new WeakMap<FunctionNode, readonly TSESTree.Expression[]>();

/** Return statements of a function itself, not of functions inside it. */
export function returnsOf(
  fn: FunctionNode,
  keys: Readonly<Record<string, readonly string[] | undefined>>,
): readonly TSESTree.Expression[] {
  if (fn.body.type !== 'BlockStatement') return [fn.body];
  const known = returned.get(fn);
  if (known) return known;
  const returns: TSESTree.Expression[] = [];
  walk(fn.body, keys, (node) => {
    if (isFunction(node) || isClass(node)) return false;
    if (node.type === 'ReturnStatement' && node.argument) returns.push(node.argument);
    return undefined;
  });
  returned.set(fn, returns);
  return returns;
}

/** The names that a pattern declares. */
export function boundNames(pattern: Node): TSESTree.Identifier[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        boundNames(property.type === 'RestElement' ? property.argument : property.value),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? boundNames(element) : []));
    case 'AssignmentPattern':
      return boundNames(pattern.left);
    case 'RestElement':
      return boundNames(pattern.argument);
    default:
      return [];
  }
}

export function constructorOf(node: ClassNode): TSESTree.FunctionExpression | null {
  for (const member of node.body.body) {
    if (
      member.type === 'MethodDefinition' &&
      member.kind === 'constructor' &&
      member.value.type === 'FunctionExpression'
    )
      return member.value;
  }
  return null;
}
