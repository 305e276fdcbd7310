/** Whether a callback gets to see everything that was put into a list. */
import { type FunctionNode, type Node, literalKey, unwrap, wrapped } from '../ast.ts';
import { callbackPosition } from '../models.ts';
import { moduleOf } from '../module.ts';
import { isOverwritten } from './syntax.ts';

/** A method of a list calls the function with its elements, and not surely with all of them. */
export function isSelective(call: Node, callback: FunctionNode): boolean {
  if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return false;
  const method = literalKey(call.callee);
  if (method === null || callbackPosition(method) === null) return false;
  // A method of the program may have that name too.
  const { parent } = callback;
  const isNamedSo = parent.type === 'MethodDefinition' || parent.type === 'Property';
  if (isNamedSo && literalKey(parent) === method) return false;
  return !VISITS_ALL.has(method) || !isWhole(unwrap(call.callee.object));
}

const VISITS_ALL = new Set(['forEach', 'map', 'filter', 'flatMap']);

/** A list that holds what it was written with, and nothing else. */
function isWhole(list: Node): boolean {
  if (list.type === 'ArrayExpression') return true;
  if (list.type === 'NewExpression') {
    const [elements] = list.arguments;
    const isCollection =
      list.callee.type === 'Identifier' && /^(?:Set|Map)$/.test(list.callee.name);
    return isCollection && elements?.type === 'ArrayExpression';
  }
  if (list.type !== 'Identifier') return false;
  const variable = moduleOf(list)?.variableOf(list);
  const declarator = variable?.defs[0]?.node as Node | undefined;
  if (declarator?.type !== 'VariableDeclarator' || declarator.init === null) return false;
  const isSame = declarator.init.type !== 'Identifier' && isWhole(unwrap(declarator.init));
  return (
    isSame &&
    variable!.references.every(
      ({ identifier, init }) => init === true || isLookedAt(identifier as Node),
    )
  );
}

/** What stands there puts nothing into the list and takes nothing out of it. */
function isLookedAt(name: Node): boolean {
  const { parent } = name;
  if (parent?.type === 'SpreadElement') return true;
  if (parent?.type === 'ForOfStatement') return parent.right === name;
  if (parent?.type !== 'MemberExpression' || parent.object !== name) return false;
  const member = wrapped(parent);
  const user = member.parent;
  if (user?.type !== 'CallExpression' || user.callee !== member)
    return !isOverwritten(member) && user?.type !== 'UnaryExpression';
  const method = literalKey(parent) ?? '';
  return callbackPosition(method) !== null || LOOKING.has(method);
}

const LOOKING = new Set([
  'at',
  'concat',
  'entries',
  'get',
  'has',
  'includes',
  'indexOf',
  'join',
  'keys',
  'slice',
  'values',
]);
