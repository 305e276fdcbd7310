/** What the `get` of a handler of a proxy does with the key that is read. */
import { RUNS_FUNCTION } from './models.ts';
import {
  type FunctionNode,
  type Node,
  isAnyIn,
  isFunction,
  literalKey,
  returnsOf,
  unwrap,
} from './ast.ts';
import { type SourceModule, dottedName } from './module.ts';

type KeyTest = (used: Node | undefined) => boolean;

export function keyTest(key: Node | undefined, module: SourceModule): KeyTest {
  return (used) =>
    key?.type === 'Identifier' &&
    used?.type === 'Identifier' &&
    module.variableOf(used) === module.variableOf(key);
}

/** What an expression reads the key of. */
export function sourceOf(node: Node, isKey: KeyTest, module: SourceModule): Node | null {
  if (node.type === 'MemberExpression')
    return node.computed && isKey(unwrap(node.property)) ? node.object : null;
  if (node.type !== 'CallExpression') return null;
  const isRead = dottedName(node.callee, module) === 'Reflect.get' && isKey(node.arguments[1]);
  return isRead ? (node.arguments[0] ?? null) : null;
}

/** `source[key]`, with its `this` or without, for some keys nothing. */
function isWhatIsRead(result: Node, isKey: KeyTest, module: SourceModule): boolean {
  const node = unwrap(result);
  const isToo = (part: Node): boolean => isWhatIsRead(part, isKey, module);
  if (sourceOf(node, isKey, module)) return true;
  switch (node.type) {
    case 'ConditionalExpression':
      return isToo(node.consequent) && isToo(node.alternate);
    case 'CallExpression': {
      const { callee } = node;
      const isBinding = callee.type === 'MemberExpression' && literalKey(callee) === 'bind';
      return isBinding && node.arguments.length === 1 && isToo(callee.object);
    }
    case 'Identifier': {
      if (node.name === 'undefined') return true;
      const [definition, ...others] = module.variableOf(node)?.defs ?? [];
      const declarator = definition?.node;
      const isConstant =
        declarator?.type === 'VariableDeclarator' && declarator.parent.kind === 'const';
      if (!isConstant || others.length > 0 || !declarator.init) return false;
      return declarator.id.type === 'Identifier' && isToo(declarator.init);
    }
    default:
      return isFunction(node) && isRunAsGiven(node, isToo, module);
  }
}

/** `(...args) => read(...args)`, with nothing else done to them. */
function isRunAsGiven(
  fn: FunctionNode,
  isRead: (part: Node) => boolean,
  module: SourceModule,
): boolean {
  const [parameter, ...others] = fn.params;
  const [result, ...more] = returnsOf(fn, module.visitorKeys);
  const call = result && unwrap(result);
  if (call?.type !== 'CallExpression' || more.length > 0 || others.length > 0) return false;
  if (parameter?.type !== 'RestElement' || parameter.argument.type !== 'Identifier') return false;
  const uses = module.variableOf(parameter.argument)?.references ?? [];
  const last = call.arguments.at(-1);
  const given = last?.type === 'SpreadElement' ? last.argument : last;
  if (uses.length !== 1 || uses[0]?.identifier !== given) return false;
  const { callee } = call;
  const method = callee.type === 'MemberExpression' ? literalKey(callee) : null;
  const isThrough = method === 'call' || method === 'apply';
  if (isThrough && callee.type === 'MemberExpression')
    return call.arguments.length === 2 && isRead(callee.object);
  return call.arguments.length === 1 && isRead(callee);
}

/** It gives what stands under the key. */
export function givesWhatIsRead(getter: FunctionNode, module: SourceModule): boolean {
  const isKey = keyTest(getter.params[1], module);
  const results = returnsOf(getter, module.visitorKeys);
  return results.length > 0 && results.every((result) => isWhatIsRead(result, isKey, module));
}

/** Through a handler that is written there the target is read, and nothing else happens to it. */
export function onlyHandsOn(handler: Node | undefined, module: SourceModule): boolean {
  if (handler?.type !== 'ObjectExpression') return false;
  return handler.properties.every((property) => {
    if (property.type !== 'Property' || literalKey(property) !== 'get') return false;
    const { value } = property;
    return isFunction(value) && givesWhatIsRead(value, module) && doesNothing(value, module);
  });
}

/** Beside what it gives back. */
function doesNothing(getter: FunctionNode, module: SourceModule): boolean {
  return !isAnyIn(getter.body, module.visitorKeys, (node) => isDeed(node, module));
}

function isDeed(node: Node, module: SourceModule): boolean {
  if (node.type === 'UnaryExpression') return node.operator === 'delete';
  if (node.type !== 'CallExpression') return DEEDS.has(node.type);
  if (dottedName(node.callee, module) === 'Reflect.get') return false;
  const method = node.callee.type === 'MemberExpression' ? literalKey(node.callee) : null;
  return method === null || !RUNS_FUNCTION.has(method);
}

const DEEDS = new Set([
  'AssignmentExpression',
  'NewExpression',
  'TaggedTemplateExpression',
  'UpdateExpression',
]);
