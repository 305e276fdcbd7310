/** Branches that hang together: where the same condition is asked twice, the same side is taken twice. */
import { constantInit } from './constants.ts';
import { type Node, type TSESTree, fallsThrough, isFunction, unwrap, walk } from './ast.ts';
import { conditionsOf } from './env.ts';
import type { SourceModule } from './module.ts';
import type { Condition, Env } from './value.ts';

const MAX_LENGTH = 200;
const MAX_CONDITIONS = 12;
const MAX_ALIASES = 3;

const known = new WeakMap<Node, Condition | null>();

/** `null` for a test whose variables change: asked again, it may turn out otherwise. */
export function conditionOf(test: Node, module: SourceModule): Condition | null {
  const found = known.get(test);
  if (found !== undefined) return found;
  const condition = conditionOfNew(test, module, 0);
  known.set(test, condition);
  return condition;
}

function conditionOfNew(test: Node, module: SourceModule, aliases: number): Condition | null {
  const node = unwrap(test);
  if (node.type === 'UnaryExpression' && node.operator === '!')
    return opposite(conditionOfNew(node.argument, module, aliases));
  if (node.type === 'BinaryExpression' && /^[!=]==?$/.test(node.operator)) {
    const equal = equality(node.left, node.right, module);
    return node.operator.startsWith('!') ? opposite(equal) : equal;
  }
  const meaning = meaningOf(node, module, aliases);
  const condition = meaning && conditionOfNew(meaning, module, aliases + 1);
  if (condition) return condition;
  const key = keyOf(node, module);
  return key === null ? null : { key, subject: null, holds: true };
}

function equality(left: Node, right: Node, module: SourceModule): Condition | null {
  const [subject, other] = [keyOf(left, module), keyOf(right, module)];
  if (subject === null || other === null) return null;
  return {
    key: `${subject} = ${other}`,
    subject: unwrap(right).type === 'Literal' ? subject : null,
    holds: true,
  };
}

function opposite(condition: Condition | null): Condition | null {
  return condition && { ...condition, holds: !condition.holds };
}

function meaningOf(node: Node, module: SourceModule, aliases: number): Node | null {
  return node.type === 'Identifier' && aliases < MAX_ALIASES ? initialiser(node, module) : null;
}

/** `mode === 'chat'` for the name `isChat` that it was given. */
function initialiser(identifier: TSESTree.Identifier, module: SourceModule): Node | null {
  const init = constantInit(identifier, module);
  return init && MEANINGS.has(init.type) ? init : null;
}

const MEANINGS: ReadonlySet<string> = new Set([
  'BinaryExpression',
  'UnaryExpression',
  'LogicalExpression',
  'MemberExpression',
  'CallExpression',
  'Identifier',
]);

/** The text of an expression, with the variables that it names told apart. */
function keyOf(node: Node, module: SourceModule): string | null {
  const [start, end] = node.range;
  if (end - start > MAX_LENGTH) return null;
  const places: string[] = [];
  let isStable = true;
  walk(node, module.visitorKeys, (inner) => {
    if (
      isFunction(inner) ||
      inner.type === 'AssignmentExpression' ||
      inner.type === 'UpdateExpression'
    )
      isStable = false;
    const variable = inner.type === 'Identifier' ? module.variableOf(inner) : null;
    if (variable?.references.some((reference) => reference.isWrite() && !reference.init))
      isStable = false;
    if (variable) places.push(String(variable.identifiers[0]?.range[0]));
    return isStable ? undefined : false;
  });
  return isStable
    ? `${module.text.slice(start, end).replace(/\s+/g, ' ')} @${places.join()}`
    : null;
}

export function hasChoices(env: Env | null): boolean {
  return conditionsOf(env).length > 0;
}

/** How a test turns out; `null` when nothing says so. */
export function outcomeOf(test: Node, module: SourceModule, env: Env | null): boolean | null {
  const choices = conditionsOf(env);
  return choices.length === 0 ? null : outcomeOfTest(test, module, choices, 0);
}

/** As a whole, or as its parts decide it: `isNew && isChat` is not met where `isChat` is not. */
function outcomeOfTest(
  test: Node,
  module: SourceModule,
  choices: readonly Condition[],
  aliases: number,
): boolean | null {
  const whole = outcome(conditionOf(test, module), choices);
  if (whole !== null) return whole;
  const node = unwrap(test);
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const inner = outcomeOfTest(node.argument, module, choices, aliases);
    return inner === null ? null : !inner;
  }
  if (node.type !== 'LogicalExpression') {
    const meaning = meaningOf(node, module, aliases);
    return meaning && outcomeOfTest(meaning, module, choices, aliases + 1);
  }
  if (node.operator === '??') return null;
  const [left, right] = [node.left, node.right].map((part) =>
    outcomeOfTest(part, module, choices, aliases),
  );
  const deciding = node.operator === '||';
  if (left === deciding || right === deciding) return deciding;
  return left === right ? left! : null;
}

function outcome(condition: Condition | null, choices: readonly Condition[]): boolean | null {
  if (!condition) return null;
  for (const choice of choices) {
    if (choice.key === condition.key) return choice.holds === condition.holds;
    // What equals one constant does not equal another.
    if (choice.subject !== null && choice.subject === condition.subject && choice.holds)
      return !condition.holds;
  }
  return null;
}

/** A node that is not reached with the choices that were made. */
export function isRuledOut(node: Node, module: SourceModule, env: Env | null): boolean {
  const choices = conditionsOf(env);
  if (choices.length === 0) return false;
  for (
    let child = node, { parent } = node;
    parent && !isFunction(child);
    child = parent, { parent } = parent
  ) {
    if (isRuledOutBy(parent, child, module, choices)) return true;
  }
  return false;
}

function isRuledOutBy(
  parent: Node,
  child: Node,
  module: SourceModule,
  choices: readonly Condition[],
): boolean {
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return (
        child !== parent.test &&
        outcomeOfTest(parent.test, module, choices, 0) === (child === parent.alternate)
      );
    case 'LogicalExpression':
      return (
        parent.operator !== '??' &&
        child === parent.right &&
        outcomeOfTest(parent.left, module, choices, 0) === (parent.operator === '||')
      );
    case 'SwitchCase':
      return child !== parent.test && isOtherCase(parent, module, choices);
    case 'BlockStatement':
    case 'Program':
      return parent.body
        .slice(0, parent.body.indexOf(child as never))
        .some((statement) => leaves(statement, (test) => outcomeOfTest(test, module, choices, 0)));
    default:
      return false;
  }
}

function isOtherCase(
  node: TSESTree.SwitchCase,
  module: SourceModule,
  choices: readonly Condition[],
): boolean {
  const { discriminant, cases } = node.parent;
  const before = cases[cases.indexOf(node) - 1];
  if (
    before &&
    before.consequent.every(fallsThrough) &&
    !before.consequent.some(({ type }) => type === 'BreakStatement' || type === 'ContinueStatement')
  )
    return false;
  const outcomes = cases.map(
    (item) => item.test && outcome(equality(discriminant, item.test, module), choices),
  );
  return node.test ? outcomes[cases.indexOf(node)] === false : outcomes.includes(true);
}

/** `if (…) return`, with a condition that is met. */
export function leaves(statement: Node, outcomeOf: (test: Node) => boolean | null): boolean {
  if (statement.type !== 'IfStatement') return false;
  const { test, consequent, alternate } = statement;
  const areFallingThrough =
    fallsThrough(consequent) && (alternate === null || fallsThrough(alternate));
  if (areFallingThrough) return false;
  const result = outcomeOf(test);
  const branch = result === true ? consequent : result === false ? alternate : null;
  return branch !== null && !fallsThrough(branch);
}

/** The conditions on which the code around a node branches more than once, in the order of the source. */
export function conditionsAround(node: Node, module: SourceModule): Condition[] {
  let outermost: Node = module.ast;
  for (let current = node.parent; current; current = current.parent)
    if (isFunction(current)) outermost = current;
  const counted = new Map<string, { condition: Condition; count: number }>();
  const add = (condition: Condition | null, count: number): void => {
    if (!condition) return;
    const item = counted.get(condition.key) ?? {
      condition: { ...condition, holds: true },
      count: 0,
    };
    counted.set(condition.key, { ...item, count: item.count + count });
  };
  walk(outermost, module.visitorKeys, (inner) => {
    if (inner.type === 'ConditionalExpression') add(conditionOf(inner.test, module), 1);
    else if (inner.type === 'LogicalExpression' && inner.operator === '&&')
      add(conditionOf(inner.left, module), 1);
    // One statement may set several variables.
    else if (inner.type === 'IfStatement') add(conditionOf(inner.test, module), 2);
    else if (inner.type === 'SwitchStatement')
      for (const { test } of inner.cases)
        if (test) add(equality(inner.discriminant, test, module), 2);
    return undefined;
  });
  return [...counted.values()]
    .filter(({ count }) => count > 1)
    .slice(0, MAX_CONDITIONS)
    .map(({ condition }) => condition);
}
