/**
 * Functions that are not called where they stand, but handed to something that calls them:
 * `p.then(create.bind(x))`.
 */
import { type Node, literalKey, spokenName, unwrap } from '../values/ast.ts';
import type { SourceModule } from '../values/module.ts';
import { type Arg, type Site, argsOf } from '../values/value.ts';
import { awaitNode } from '../values/virtual.ts';
import type { CallNode } from './readers/reader.ts';

/** What is called, and where what it gets stands. */
export interface PassedOn {
  callee: Node;
  given: 'awaited' | 'element' | 'rest';
}

const RUNNERS: Readonly<Record<string, PassedOn['given']>> = {
  then: 'awaited',
  map: 'element',
  flatMap: 'element',
  forEach: 'element',
};
const TIMERS = new Set(['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask']);

/** A function that is written down there is read like any other. */
export function passedOn(node: CallNode, module: SourceModule): PassedOn | null {
  const [first] = node.arguments;
  if (node.type !== 'CallExpression' || !first) return null;
  const given = givenBy(unwrap(node.callee));
  return given !== null && isReference(unwrap(first), module)
    ? { callee: unwrap(first), given }
    : null;
}

function givenBy(callee: Node): PassedOn['given'] | null {
  const name = spokenName(callee) ?? '';
  if (callee.type === 'Identifier') return TIMERS.has(name) ? 'rest' : null;
  return callee.type === 'MemberExpression' && Object.hasOwn(RUNNERS, name) ? RUNNERS[name]! : null;
}

/** `x.create.bind(x)`, a name for that, or a function that needs no object. */
function isReference(node: Node, module: SourceModule): boolean {
  if (node.type === 'CallExpression') {
    const callee = unwrap(node.callee);
    return callee.type === 'MemberExpression' && literalKey(callee) === 'bind';
  }
  if (node.type !== 'Identifier') return false;
  const definition = module.variableOf(node)?.defs[0]?.node as Node | undefined;
  if (!definition) return /fetch$/i.test(node.name);
  const init = definition.type === 'VariableDeclarator' ? definition.init : null;
  return init !== null && init.type === 'CallExpression' && isReference(init, module);
}

export function argsPassedOn({ node, ...there }: Site<CallNode>, { given }: PassedOn): Arg[] {
  const callee = unwrap(node.callee);
  if (given === 'rest') return argsOf(node, { node, ...there }).slice(2);
  if (callee.type !== 'MemberExpression') return [];
  // One element after the other: `list.map` itself says that nothing is known of them.
  const from = given === 'element' ? callee : awaitNode(callee.object);
  return [{ site: { ...there, node: from }, spread: false }];
}
