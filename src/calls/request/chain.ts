/** Requests that are built by calls: on what a call gives, or on the variable that holds it. */
import { type Node, type TSESTree, literalKey, wrapped } from '../../values/ast.ts';
import type { Site } from '../../values/value.ts';

export interface CallOn {
  method: string;
  args: readonly Node[];
}

/** The calls that are chained onto a call, first one first. */
export function chainOf(node: Node): { method: string; call: TSESTree.CallExpression }[] {
  const links: { method: string; call: TSESTree.CallExpression }[] = [];
  for (
    let current = wrapped(node);
    current.parent?.type === 'MemberExpression' && current.parent.object === current;
  ) {
    const call = wrapped(current.parent).parent;
    if (call?.type !== 'CallExpression') break;
    links.push({ method: literalKey(current.parent) ?? '', call });
    current = wrapped(call);
  }
  return links;
}

/** The methods that are called on what `site` makes: right there, or on the variable that holds it. */
export function callsOn({ node, module }: Site): CallOn[] {
  const chained = chainOf(node).map(({ method, call }) => ({ method, args: call.arguments }));
  const declarator = wrapped(node).parent;
  const variable =
    declarator?.type === 'VariableDeclarator' ? module.variableOf(declarator.id) : null;
  const later = (variable?.references ?? []).flatMap((reference): CallOn[] => {
    const member = (reference.identifier as Node).parent;
    const call = member?.parent;
    return member?.type === 'MemberExpression' &&
      call?.type === 'CallExpression' &&
      call.callee === member
      ? [{ method: literalKey(member) ?? '', args: call.arguments }]
      : [];
  });
  return [...chained, ...later];
}

/** `.set('x', 'y')`, `.setHeader('x', 'y')`, `.setRequestHeader('x', 'y')` */
export function headerFields(
  calls: readonly CallOn[],
  { module, env }: Site,
): Record<string, Site> {
  const fields: Record<string, Site> = {};
  for (const {
    method,
    args: [name, value],
  } of calls) {
    if (/^set(?:Request)?(?:Header)?$/.test(method) && name?.type === 'Literal' && value)
      fields[String(name.value)] = { node: value, module, env };
  }
  return fields;
}
