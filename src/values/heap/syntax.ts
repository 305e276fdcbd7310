/** How an expression is used where it stands: read, written, replaced, taken apart. */
import { type Node, type TSESTree, isFunction, literalKey } from '../ast.ts';
import type { SourceModule } from '../module.ts';

/** Looks at the value, and keeps none of it. */
const READERS = new Set([
  'ExpressionStatement',
  'BinaryExpression',
  'UnaryExpression',
  'IfStatement',
  'WhileStatement',
  'DoWhileStatement',
  'ForStatement',
  'ForInStatement',
  'SwitchStatement',
  'SwitchCase',
  'UpdateExpression',
  // `typeof x` as a type
  'TSTypeQuery',
  'TSQualifiedName',
]);

export function isRead(parent: Node | undefined, node: Node): boolean {
  if (!parent) return true;
  if (parent.type === 'TemplateLiteral')
    return parent.parent.type !== 'TaggedTemplateExpression' || parent.parent.tag === node;
  return READERS.has(parent.type);
}

export function isSameKey(name: string | null, key: string): boolean {
  return name === null || key === '*' || name === key;
}

/** The member is the target of a write: what stood there before is not changed by that. */
export function isOverwritten(member: Node): boolean {
  const { parent } = member;
  if (parent?.type === 'AssignmentExpression')
    return parent.left === member && !/^(?:\?\?|\|\||&&)=$/.test(parent.operator);
  return isWrittenByPattern(member);
}

/** `({ a: x.b } = y)`, `[x.b] = y`, `for (x.b of y)`, `x.b++` */
export function isWrittenByPattern(member: Node): boolean {
  const { parent } = member;
  switch (parent?.type) {
    case 'Property':
      return parent.value === member && parent.parent.type === 'ObjectPattern';
    case 'ArrayPattern':
    case 'RestElement':
    case 'UpdateExpression':
      return true;
    case 'AssignmentPattern':
    case 'ForOfStatement':
    case 'ForInStatement':
      return parent.left === member;
    default:
      return false;
  }
}

/** The node that has written a name or a member when it has run: the assignment around its pattern. */
export function writerOf(target: Node): Node {
  let current = target;
  while (current.parent && PATTERNS.has(current.parent.type)) current = current.parent;
  const { parent } = current;
  return parent && WRITERS.has(parent.type) ? parent : current;
}

const WRITERS = new Set(['AssignmentExpression', 'VariableDeclarator', 'UpdateExpression']);

const PATTERNS = new Set([
  'Property',
  'ObjectPattern',
  'ArrayPattern',
  'RestElement',
  'AssignmentPattern',
]);

const settingAny = new WeakMap<SourceModule, boolean>();

/** Something in the file may set a key that it does not name. */
export function setsAnyKey(module: SourceModule): boolean {
  const known = settingAny.get(module);
  if (known !== undefined) return known;
  const found =
    module.memberAssignments.some(({ left }) => literalKey(left) === null) ||
    SETTING.test(module.text);
  settingAny.set(module, found);
  return found;
}

const SETTING =
  /\bObject\s*\.\s*(?:assign|defineProp|setPrototypeOf)|\bReflect\b|\bProxy\b|\bprototype\b/;

export function indexIn(array: TSESTree.ArrayExpression, element: Node): string {
  const index = array.elements.indexOf(element as never);
  const isShifted = array.elements.slice(0, index).some((item) => item?.type === 'SpreadElement');
  return isShifted ? '*' : String(index);
}

export function bindingName(pattern: Node): string | null {
  if (pattern.type === 'AssignmentPattern') return bindingName(pattern.left);
  return pattern.type === 'Identifier' ? pattern.name : null;
}

/** An object literal has a function under the key. */
export function hasMethod(made: Node | undefined, key: string): boolean {
  return (
    made?.type === 'ObjectExpression' &&
    made.properties.some(
      (item) => item.type === 'Property' && literalKey(item) === key && isFunction(item.value),
    )
  );
}

/** A declaration, or a rest element, makes what its name holds. */
export function nameMadeBy(node: Node): Node | null {
  if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') return node.id;
  return node.parent?.type === 'RestElement' ? node : null;
}
