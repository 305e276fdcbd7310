/** What the annotations of names and fields say of an expression, whatever is given to them. */
import type { Ask } from './ask.ts';
import {
  type Node,
  type TSESTree,
  constructorOf,
  isClass,
  literalKey,
  thisOwner,
  unwrap,
} from './ast.ts';
import { ofAnnotation } from './kinds/type.ts';
import { typedParameter } from './parameters.ts';
import { bindingOf } from './patterns.ts';
import { type Site, type Value, isOpaque } from './value.ts';

export function annotatedMember(
  ask: Ask,
  node: TSESTree.MemberExpression,
  site: Site,
): readonly Value[] {
  const key = literalKey(node);
  if (key === null) return [];
  return annotated(ask, unwrap(node.object), site)
    .flatMap((value) => ask.member(value, key, site))
    .filter((value) => !isOpaque(value));
}

function annotated(ask: Ask, node: Node, site: Site): readonly Value[] {
  if (node.type === 'Identifier') return annotatedName(ask, node, site);
  if (node.type !== 'MemberExpression') return [];
  const field = node.object.type === 'ThisExpression' ? fieldOf(node) : null;
  return field ? ofAnnotation(ask, field, site.module) : annotatedMember(ask, node, site);
}

function annotatedName(ask: Ask, node: TSESTree.Identifier, site: Site): readonly Value[] {
  const [definition, ...others] = site.module.variableOf(node)?.defs ?? [];
  if (!definition || others.length > 0) return [];
  const name = definition.name as Node;
  if ((definition.type as string) === 'Parameter') {
    const { params } = definition.node as TSESTree.FunctionExpression;
    return params.flatMap((parameter) => typedParameter(ask, parameter, name, site));
  }
  return ofAnnotation(ask, name, site.module);
}

/** `x: T` of a class, or `constructor(private x: T)` */
function fieldOf(node: TSESTree.MemberExpression): Node | null {
  const cls = thisOwner(node)?.owner;
  const name = literalKey(node);
  if (!isClass(cls) || name === null) return null;
  const field = cls.body.body.find((member) => 'key' in member && literalKey(member) === name);
  if (field) return field;
  const parameter = constructorOf(cls)?.params.find(
    (item) => item.type === 'TSParameterProperty' && isNamed(bindingOf(item), name),
  );
  return parameter ? bindingOf(parameter) : null;
}

function isNamed(node: Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}
