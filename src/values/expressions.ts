/** What an expression may stand for, by the way it is written. */
import type { Ask, Named } from './ask.ts';
import {
  type FunctionNode,
  type Node,
  type TSESTree,
  isLogicalAssignment,
  literalKey,
} from './ast.ts';
import { outcomeOf } from './choices.ts';
import { outcome as outcomeOfArguments } from './decided.ts';
import { innermostFrame, isFree } from './env.ts';
import { importValue } from './kinds/module.ts';
import { awaited } from './kinds/promise.ts';
import { resultOfCall } from './kinds/results.ts';
import { textOfParts } from './kinds/text.ts';
import { dottedName } from './module.ts';
import { areDifferent, chosen, outcomeOfText, someFailing, whatFails } from './outcomes.ts';
import { valuesOfMember, valuesOfThis } from './this.ts';
import {
  type Site,
  type Value,
  type ValueOf,
  argsOf,
  constantOf,
  isDistant,
  isKept,
  literal,
  orOfType,
  textOf,
  truthiness,
  unknown,
} from './value.ts';
import { valuesOfName } from './variables.ts';

export function valuesOfExpression(ask: Ask, site: Site): readonly Value[] {
  const { node } = site;
  switch (node.type) {
    case 'Literal':
      return [
        'regex' in node
          ? { ...unknown(site, 'is a regular expression'), present: true }
          : literal(site, node.value),
      ];
    case 'TemplateLiteral':
      return [template(ask, node, site)];
    case 'TaggedTemplateExpression':
      return dottedName(node.tag, site.module) === 'String.raw'
        ? [template(ask, node.quasi, site, 'raw')]
        : [unknown(site, 'is made by a tag')];
    case 'Identifier':
      return valuesOfName(ask, node, site);
    case 'ThisExpression':
      return valuesOfThis(ask, site);
    case 'ObjectExpression':
      return [{ kind: 'object', site: site as Site<TSESTree.ObjectExpression> }];
    case 'ArrayExpression':
      return [{ kind: 'array', site: site as Site<TSESTree.ArrayExpression> }];
    case 'FunctionExpression':
    case 'FunctionDeclaration':
    case 'ArrowFunctionExpression':
      return [{ kind: 'function', site: site as Site<FunctionNode>, self: null }];
    case 'ClassExpression':
    case 'ClassDeclaration':
      return [{ kind: 'class', site: site as ValueOf<'class'>['site'] }];
    case 'MemberExpression':
      return valuesOfMember(ask, node, site);
    case 'CallExpression':
      return resultOfCall(ask, site as Site<TSESTree.CallExpression>);
    case 'NewExpression':
      return ask
        .those(node.callee, false, site)
        .flatMap((callee) => ask.constructed(callee, argsOf(node, site), site));
    case 'TSAsExpression':
    case 'TSTypeAssertion':
      return asserted(ask, node, site);
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSInstantiationExpression':
    case 'ChainExpression':
      return ask.at(node.expression, site);
    case 'AwaitExpression':
      return awaited(ask.at(node.argument, site));
    case 'ConditionalExpression':
      return conditional(ask, node, site);
    case 'LogicalExpression':
      return logical(ask, node.operator, node.left, node.right, site);
    case 'AssignmentExpression':
      return assignment(ask, node, site);
    case 'SequenceExpression':
      return ask.at(node.expressions.at(-1)!, site);
    case 'BinaryExpression':
      return binary(ask, node, site);
    case 'UnaryExpression':
      return [unary(ask, node, site)];
    case 'ImportExpression':
      return ask.at(node.source, site).flatMap((source) => {
        const specifier = textOf(source);
        return specifier === null
          ? [unknown(site, 'is imported under a name that is not known')]
          : importValue(ask, specifier, '*', site);
      });
    case 'MetaProperty':
      return [{ kind: 'global', name: `${node.meta.name}.${node.property.name}`, site }];
    case 'TSEnumDeclaration':
    case 'TSModuleDeclaration':
      return [{ kind: 'declared', site: site as ValueOf<'declared'>['site'] }];
    case 'TSDeclareFunction':
      return [{ kind: 'shape', members: [], site, heritage: [] }];
    default:
      return [unknown(site, 'is computed')];
  }
}

function template(
  ask: Ask,
  node: TSESTree.TemplateLiteral,
  site: Site,
  form: 'cooked' | 'raw' = 'cooked',
): Value {
  const parts: (string | readonly Value[])[] = [];
  for (const [index, quasi] of node.quasis.entries()) {
    parts.push((quasi.value as Record<typeof form, string | null>)[form] ?? '');
    const expression = node.expressions[index];
    if (expression) parts.push(ask.at(expression, site));
  }
  return textOfParts(parts, site);
}

function binary(ask: Ask, node: TSESTree.BinaryExpression, site: Site): readonly Value[] {
  const { operator, left, right } = node;
  if (operator === '-') return [difference(ask, node, site)];
  if (operator === '+') return added(ask, left, right, site);
  const compare = COMPARISONS[operator];
  const [first, second] = compare ? [left, right].map((part) => onlyAt(ask, part, site)) : [];
  return compare && first && second
    ? [literal(site, compare(first.value, second.value))]
    : [unknown(site, 'is computed')];
}

type Constant = NonNullable<ReturnType<typeof constantOf>>;
type Comparison = (left: Constant['value'], right: Constant['value']) => boolean;

const COMPARISONS: Readonly<Record<string, Comparison | undefined>> = {
  '===': (left, right) => left === right,
  '!==': (left, right) => left !== right,
  '<': (left, right) => left! < right!,
  '<=': (left, right) => left! <= right!,
  '>': (left, right) => left! > right!,
  '>=': (left, right) => left! >= right!,
};

function onlyAt(ask: Ask, node: Node, site: Site): Constant | null {
  const [value, ...others] = ask.at(node, site);
  return value && others.length === 0 ? constantOf(value) : null;
}

function numberAt(ask: Ask, node: Node, site: Site): number | null {
  const found = onlyAt(ask, node, site)?.value;
  return typeof found === 'number' ? found : null;
}

/** `list.length - 1` */
function difference(ask: Ask, { left, right }: TSESTree.BinaryExpression, site: Site): Value {
  const from = numberAt(ask, left, site);
  const by = numberAt(ask, right, site);
  return from === null || by === null ? unknown(site, 'is computed') : literal(site, from - by);
}

function added(ask: Ask, first: Node, second: Node, site: Site): readonly Value[] {
  const [left, right] = [ask.at(first, site), ask.at(second, site)];
  const isSum = [left, right].every((values) =>
    values.every((value) => value.kind === 'literal' && typeof value.value === 'number'),
  );
  if (!isSum)
    return [left, right].some(isText) || ![left, right].some(mayBeNumber)
      ? [textOfParts([left, right], site)]
      : [unknown(site, 'is a sum')];
  const [augend, addend] = [numberAt(ask, first, site), numberAt(ask, second, site)];
  return [
    augend === null || addend === null ? unknown(site, 'is a sum') : literal(site, augend + addend),
  ];
}

function isText(values: readonly Value[]): boolean {
  return values.every(
    (value) =>
      value.kind === 'text' || (value.kind === 'literal' && typeof value.value === 'string'),
  );
}

/** Counted as a number beside anything but a text: numbers, truth values, and nothing. */
function mayBeNumber(values: readonly Value[]): boolean {
  return values.some((value) => value.kind === 'literal' && typeof value.value !== 'string');
}

function assignment(
  ask: Ask,
  { operator, left, right }: TSESTree.AssignmentExpression,
  site: Site,
): readonly Value[] {
  if (operator === '=') return ask.at(right, site);
  if (operator === '+=') return added(ask, left, right, site);
  if (!isLogicalAssignment(operator)) return [unknown(site, 'is computed')];
  // What outlasts the call may have been given by another one.
  const given = isFree(left, site.module) ? { ...site, env: null } : site;
  return logical(ask, operator.slice(0, -1), left, right, given);
}

function unary(ask: Ask, node: TSESTree.UnaryExpression, site: Site): Value {
  if (node.operator === 'void') return literal(site, undefined);
  const [value, ...others] = ask.at(node.argument, site);
  if (others.length > 0 || !value) return unknown(site, 'is computed');
  if (node.operator === '!') {
    const truth = truthiness(value);
    return truth === null ? unknown(site, 'is computed') : literal(site, !truth);
  }
  if (node.operator === '-' && value.kind === 'literal' && typeof value.value === 'number')
    return literal(site, -value.value);
  return unknown(site, 'is computed');
}

function conditional(
  ask: Ask,
  { test, consequent, alternate }: TSESTree.ConditionalExpression,
  site: Site,
): readonly Value[] {
  const outcome =
    outcomeOf(test, site.module, site.env) ??
    outcomeOfText(ask, test, site) ??
    (innermostFrame(site.env)?.args ? outcomeOfArguments(ask, test, site) : null);
  if (outcome !== null) return ask.at(outcome ? consequent : alternate, site);
  const values = [...ask.at(consequent, site), ...ask.at(alternate, site)];
  if (!areDifferent(values)) return values;
  const constant = ask.constantOutcome(test, site.module);
  if (constant !== null) return ask.at(constant ? consequent : alternate, site);
  const tested = ask.aside(() => ask.at(test, site));
  if (!areOutcomesTold(tested, truthiness)) return chosen(ask, [test], values, site);
  const truths = new Set(tested.map(truthiness));
  return truths.size === 1 ? ask.at(truths.has(true) ? consequent : alternate, site) : values;
}

function logical(
  ask: Ask,
  operator: string,
  left: Node,
  right: Node,
  site: Site,
): readonly Value[] {
  const outcome = operator === '&&' ? outcomeOf(left, site.module, site.env) : null;
  if (outcome === true) return ask.at(right, site);
  const lefts = ask.at(left, site);
  if (operator === '&&') {
    const failing = whatFails(lefts, left, site);
    if (outcome === false) return failing.length > 0 ? failing : [someFailing(site)];
    if (lefts.every((value) => truthiness(value) === false)) return lefts;
    const all = [...ask.at(right, site), ...failing];
    return areOutcomesTold(lefts, truthiness) ? all : chosen(ask, [left], all, site);
  }
  const kept = lefts.filter((value) => isKept(value, operator) !== false);
  if (kept.length > 0 && lefts.every((value) => isKept(value, operator) === true)) return kept;
  const rights = ask.at(right, site);
  // With a default behind it the result is there, so a second default is never reached.
  const isDefaulted = rights.every((value) => truthiness(value) === true);
  const lasting = isDefaulted ? kept.map(asPresent) : kept;
  const all = [...lasting, ...rights];
  const areTold = areOutcomesTold(lefts, (value) => isKept(value, operator));
  return areTold ? all : chosen(ask, [left], all, site);
}

/** Whichever of them is there, it is known what comes of it. */
function areOutcomesTold(
  values: readonly Value[],
  outcome: (value: Value) => boolean | null,
): boolean {
  return values.every((value) => outcome(value) !== null && !value.isDoubtful);
}

function asPresent(value: Value): Value {
  return value.kind === 'literal' ? value : { ...value, present: true };
}

function asserted(
  ask: Ask,
  node: TSESTree.TSAsExpression | TSESTree.TSTypeAssertion,
  site: Site,
): readonly Value[] {
  const values = ask.at(node.expression, site);
  const isPlaceholder =
    node.expression.type === 'ObjectExpression' && node.expression.properties.length === 0;
  return isPlaceholder || values.every(isDistant)
    ? orOfType(values, () => ask.ofType(node.typeAnnotation, site), site)
    : values;
}

/** The name of a property or member, also when a constant computes it. */
export function keyOf(ask: Ask, node: Named, site: Site): string | null {
  const literalName = literalKey(node);
  const expression = node.key ?? node.property;
  if (literalName !== null || !expression) return literalName;
  const values = ask.at(expression, site);
  const [only] = values;
  if (values.length !== 1 || !only || only.present === false) return null;
  return only.kind === 'literal' && typeof only.value === 'number'
    ? String(only.value)
    : textOf(only);
}
