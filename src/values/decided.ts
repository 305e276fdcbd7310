/** Branches that the arguments of a call decide: `modelFor('fast')` takes the case of `'fast'`, and no other. */
import type { Ask } from './ask.ts';
import { type Node, type TSESTree, fallsThrough, unwrap } from './ast.ts';
import { leaves } from './choices.ts';
import { innermostFrame } from './env.ts';
import { type Primitive, type Site, constantOf } from './value.ts';

/** Nothing that a call gives leads to a node of the function which it enters. */
export function isDecidedAgainst(ask: Ask, { node, module, env }: Site, fn: Node): boolean {
  const frame = innermostFrame(env);
  if (!frame?.args || frame.args.length === 0 || frame.fn !== fn) return false;
  for (let child = node; child !== fn && child.parent; child = child.parent)
    if (isOtherBranch(ask, child.parent, child, { node, module, env })) return true;
  return false;
}

function isOtherBranch(ask: Ask, parent: Node, child: Node, near: Site): boolean {
  switch (parent.type) {
    case 'IfStatement':
      return (
        child !== parent.test && outcome(ask, parent.test, near) === (child === parent.alternate)
      );
    case 'SwitchCase':
      return child !== parent.test && isOtherCase(ask, parent, near);
    case 'BlockStatement':
      return parent.body
        .slice(0, parent.body.indexOf(child as never))
        .some((statement) => leaves(statement, (test) => outcome(ask, test, near)));
    default:
      return false;
  }
}

function isOtherCase(ask: Ask, node: TSESTree.SwitchCase, near: Site): boolean {
  const { discriminant, cases } = node.parent;
  const given = constantAt(ask, discriminant, near);
  if (!given) return false;
  const index = cases.indexOf(node);
  let start = index;
  // Cases without a body share that of the next one; one that runs on leads into it.
  while (start > 0 && cases[start - 1]!.consequent.every(fallsThrough)) {
    if (cases[start - 1]!.consequent.length > 0) return false;
    start -= 1;
  }
  const labels = (from: readonly TSESTree.SwitchCase[]): ({ value: Primitive } | null)[] =>
    from.flatMap(({ test }) => (test ? [constantAt(ask, test, near)] : []));
  const own = cases.slice(start, index + 1);
  const isDefault = own.some(({ test }) => test === null);
  const isSame = (label: { value: Primitive } | null): boolean => label?.value === given.value;
  if (isDefault) return !labels(own).some(isSame) && labels(cases).some(isSame);
  return labels(own).every((label) => label !== null && !isSame(label));
}

/** How a test turns out; `null` when the arguments do not tell. */
export function outcome(ask: Ask, test: Node, near: Site): boolean | null {
  const node = unwrap(test);
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const inner = outcome(ask, node.argument, near);
    return inner === null ? null : !inner;
  }
  if (node.type === 'BinaryExpression') {
    if (!/^[!=]==?$/.test(node.operator)) return null;
    const left = constantAt(ask, node.left, near);
    const right = left && constantAt(ask, node.right, near);
    if (!left || !right) return null;
    const isLoose = node.operator.length === 2 && typeof left.value !== typeof right.value;
    return isLoose ? null : (left.value === right.value) === !node.operator.startsWith('!');
  }
  const given = node.type === 'Identifier' ? constantAt(ask, node, near) : null;
  return given && typeof given.value === 'boolean' ? given.value : null;
}

/** The one text, number or truth value that stands there. */
function constantAt(ask: Ask, node: Node, near: Site): { value: Primitive } | null {
  const inner = unwrap(node);
  if (!['Identifier', 'Literal', 'MemberExpression', 'TemplateLiteral'].includes(inner.type))
    return null;
  const [only, ...others] = ask.aside(() => ask.at(inner, near));
  return only && others.length === 0 ? constantOf(only) : null;
}
