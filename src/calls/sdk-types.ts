/** Objects that only the SDK's own types show to be a part of a request: built in a helper, sent elsewhere. */
import { sdkSubpath } from '../catalogue/clients.ts';
import {
  type Node,
  type TSESTree,
  enclosingFunction,
  isFunction,
  literalKey,
} from '../values/ast.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { elementsOf } from '../values/kinds/list.ts';
import { annotationOf, returnTypeOf, typeAround, valuesOfType } from '../values/kinds/type.ts';
import type { SourceModule } from '../values/module.ts';
import { type Value, rootOf } from '../values/value.ts';

/**
 * Whether the place where an object stands is typed by the SDK: a variable, a return type, an array that it is pushed on.
 * What a test builds is compared, not sent, as long as no call shows otherwise.
 */
export function isTypedBySdk(evaluator: Evaluator, node: Node, module: SourceModule): boolean {
  const annotation = contextualType(node, module);
  if (!annotation || isInTest(node)) return false;
  evaluator.beginQuestion();
  const values = valuesOfType(evaluator, annotation, { node: annotation, module, env: null });
  return values.some((value) => isOfSdk(evaluator, value));
}

const TEST_FUNCTIONS =
  /^(?:describe|context|suite|it|test|specify|bench|(?:before|after)(?:Each|All)?)$/;

/** Inside a function that is given to `it(…)`, `describe.each(…)(…)` and the like. */
function isInTest(node: Node): boolean {
  for (let current = node; current.parent; current = current.parent) {
    const { parent } = current;
    if (
      isFunction(current) &&
      parent.type === 'CallExpression' &&
      parent.callee !== current &&
      TEST_FUNCTIONS.test(firstName(parent.callee))
    )
      return true;
  }
  return false;
}

function firstName(callee: Node): string {
  switch (callee.type) {
    case 'Identifier':
      return callee.name;
    case 'MemberExpression':
      return firstName(callee.object);
    case 'CallExpression':
      return firstName(callee.callee);
    case 'TaggedTemplateExpression':
      return firstName(callee.tag);
    default:
      return '';
  }
}

function isOfSdk(evaluator: Evaluator, value: Value): boolean {
  if (value.kind === 'list')
    return elementsOf(evaluator, value).some((element) => isOfSdk(evaluator, element));
  const root = rootOf(value);
  return (
    value.kind === 'new' &&
    value.args === null &&
    root.kind === 'import' &&
    sdkSubpath(root.source) !== null
  );
}

function contextualType(node: Node, module: SourceModule): Node | null {
  for (let current = node; current.parent; current = current.parent) {
    const { parent } = current;
    switch (parent.type) {
      case 'ArrayExpression':
      case 'ObjectExpression':
      case 'Property':
      case 'ConditionalExpression':
      case 'LogicalExpression':
      case 'SpreadElement':
        break;
      case 'ReturnStatement': {
        const fn = enclosingFunction(parent);
        return fn && returnTypeOf(fn, module);
      }
      case 'CallExpression':
        return pushedOn(parent, current, module);
      case 'AssignmentExpression':
        return parent.left.type === 'Identifier' ? declaredType(parent.left, module) : null;
      default:
        return typeAround(current, module);
    }
  }
  return null;
}

function pushedOn(
  call: TSESTree.CallExpression,
  argument: Node,
  module: SourceModule,
): Node | null {
  const { callee } = call;
  if (
    !call.arguments.includes(argument as TSESTree.CallExpressionArgument) ||
    callee.type !== 'MemberExpression' ||
    callee.object.type !== 'Identifier'
  )
    return null;
  return ['push', 'unshift'].includes(literalKey(callee) ?? '')
    ? declaredType(callee.object, module)
    : null;
}

function declaredType(identifier: TSESTree.Identifier, module: SourceModule): Node | null {
  for (const name of module.variableOf(identifier)?.identifiers ?? []) {
    const annotation = annotationOf(name, module);
    if (annotation) return annotation;
  }
  return null;
}
