/** Tests: how they turn out, and who decides it. */
import type { Ask } from './ask.ts';
import { type Node, isFunction, isLoop, literalKey, unwrap, walk } from './ast.ts';
import type { SourceModule } from './module.ts';
import {
  type Site,
  type Value,
  constantOf,
  doubtful,
  isCircular,
  isData,
  isUnset,
  literal,
  rootOf,
  truthiness,
} from './value.ts';

/** Something from outside of the program decides how a test turns out. */
export function isFromOutside(ask: Ask, test: Node, module: SourceModule): boolean {
  return operandsOf(test, module).some((node) =>
    ask.evaluate({ node, module, env: null }).some(isGivenFromOutside),
  );
}

/** How a test of constants turns out. */
export function constantOutcome(ask: Ask, test: Node, module: SourceModule): boolean | null {
  if (!isPlainTest(test, module)) return null;
  const truths = ask.evaluate({ node: test, module, env: null }).map(truthiness);
  return truths.every((truth) => truth === truths[0]) ? (truths[0] ?? null) : null;
}

/** Of several values each is there in some run, if something from outside decides all the tests. */
export function chosen(
  ask: Ask,
  tests: readonly (Node | null)[],
  values: readonly Value[],
  { module }: Site,
): readonly Value[] {
  const isProven =
    !areDifferent(values) ||
    tests.every((test) => test !== null && ask.isFromOutside(test, module));
  return isProven ? values : doubtful(values);
}

/** It matters which of them is there: for what is sent, not for what acts. */
export function areDifferent(values: readonly Value[]): boolean {
  return values.some(isData) && !isAllOne(values);
}

function isAllOne(values: readonly Value[]): boolean {
  const [first, ...others] = values.filter((value) => !isUnset(value) && !isCircular(value));
  return !first || others.every((value) => isSame(first, value));
}

function isSame(left: Value, right: Value): boolean {
  if (left.kind === 'literal') return right.kind === 'literal' && left.value === right.value;
  const [from, to] = [left.site.env, right.site.env];
  return left.site.node === right.site.node && (from === to || !from || !to);
}

/** What decides which of some places of a function are reached; `null`: something that is not a test. */
export function decidersOf(places: readonly Node[], fn: Node): (Node | null)[] {
  const deciders = new Set<Node | null>();
  for (const place of places)
    for (let child = place; child.parent && child !== fn; child = child.parent) {
      const { parent } = child;
      if (parent.type === 'IfStatement') deciders.add(parent.test);
      else if (parent.type === 'SwitchStatement') deciders.add(parent.discriminant);
      else if (parent.type === 'TryStatement' || isLoop(parent)) deciders.add(null);
    }
  return [...deciders];
}

/** `test && x` gives what the test is where it fails. */
export function whatFails(values: readonly Value[], test: Node, site: Site): readonly Value[] {
  return values.flatMap((value): Value[] => {
    const truth = truthiness(value);
    if (truth === null) return [whatIsLeft(value, test, site)];
    return truth ? [] : [value];
  });
}

function whatIsLeft(value: Value, test: Node, site: Site): Value {
  if (value.present === false || isEnvironment(value)) return literal(site, undefined);
  return isTruthValue(value, test, site) ? literal(site, false) : someFailing(site);
}

export function someFailing(site: Site): Value {
  return { ...literal(site, undefined), isFailing: true };
}

function isEnvironment(value: Value): boolean {
  return value.kind === 'member' && value.object.kind === 'member' && value.object.name === 'env';
}

/** `true` or `false`, and nothing else. */
function isTruthValue(value: Value, test: Node, { module }: Site): boolean {
  const { node } = value.site;
  if (node.type === 'BinaryExpression') return COMPARING.has(node.operator);
  if (node.type === 'UnaryExpression') return node.operator === '!' || node.operator === 'delete';
  if (value.kind === 'call') {
    const { callee } = value;
    if (callee.kind === 'global') return callee.name === 'Boolean';
    return callee.kind === 'member' && TRUTH_METHODS.has(callee.name ?? '');
  }
  const name = module.variableOf(unwrap(test))?.defs[0]?.name as Node | undefined;
  return (
    name?.type === 'Identifier' &&
    !name.optional &&
    name.typeAnnotation?.typeAnnotation.type === 'TSBooleanKeyword'
  );
}

const COMPARING = new Set(['===', '!==', '==', '!=', '<', '<=', '>', '>=', 'in', 'instanceof']);

const TRUTH_METHODS = new Set([
  'endsWith',
  'every',
  'has',
  'hasOwn',
  'includes',
  'isArray',
  'some',
  'startsWith',
  'test',
]);

/** `url.endsWith('/') ? … : …` where the text is known */
export function outcomeOfText(ask: Ask, test: Node, site: Site): boolean | null {
  const isNegated = test.type === 'UnaryExpression' && test.operator === '!';
  const call = unwrap(isNegated ? test.argument : test);
  if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return null;
  if (!TEXT_TESTS.has(literalKey(call.callee) ?? '')) return null;
  const [first, ...others] = ask.at(call, site);
  if (others.length > 0 || first?.kind !== 'literal') return null;
  return Boolean(first.value) !== isNegated;
}

const TEXT_TESTS = new Set(['startsWith', 'endsWith', 'includes']);

/** Names and members that a test looks at. */
function operandsOf(test: Node, module: SourceModule): Node[] {
  const operands: Node[] = [];
  walk(test, module.visitorKeys, (node) => {
    if (isFunction(node)) return false;
    if (!OPERANDS.has(node.type)) return undefined;
    operands.push(node);
    return false;
  });
  return operands;
}

const OPERANDS = new Set(['Identifier', 'MemberExpression', 'MetaProperty']);

/** Read from the surroundings of the program, or given by callers that are not seen. */
function isGivenFromOutside(value: Value): boolean {
  const root = rootOf(value);
  if (root.kind === 'unknown' || root.kind === 'shape') return root.isGiven ?? false;
  return root.kind === 'import' || (root.kind === 'global' && !LANGUAGE.has(root.name));
}

const LANGUAGE = new Set([
  'Array',
  'BigInt',
  'Boolean',
  'Error',
  'JSON',
  'Map',
  'Math',
  'Number',
  'Object',
  'Reflect',
  'RegExp',
  'Set',
  'String',
  'Symbol',
  'WeakMap',
  'WeakSet',
  'isFinite',
  'isNaN',
  'new.target',
  'parseFloat',
  'parseInt',
  'structuredClone',
]);

/** A `switch` over a constant takes a case, or leaves it out. */
export function isCase(
  ask: Ask,
  discriminant: Node,
  test: Node,
  module: SourceModule,
): boolean | null {
  if (!isConstant(discriminant, module) || !isConstant(test, module)) return null;
  const [asked, has] = [discriminant, test].map((node) => {
    const values = ask.evaluate({ node, module, env: null });
    return values.length === 1 ? constantOf(values[0]!) : null;
  });
  return asked && has ? asked.value === has.value : null;
}

/** A literal, a name, or the negation of one; constants that are compared. */
function isPlainTest(test: Node, module: SourceModule): boolean {
  if (test.type === 'UnaryExpression' && test.operator === '!')
    return isPlainTest(test.argument, module);
  return test.type === 'Literal' || test.type === 'Identifier' || isConstant(test, module);
}

/** Written down, or named by a constant; sums and comparisons of such, the length of a list. */
function isConstant(given: Node, module: SourceModule): boolean {
  const node = unwrap(given);
  switch (node.type) {
    case 'Literal':
      return true;
    case 'Identifier': {
      const [definition, ...others] = module.variableOf(node)?.defs ?? [];
      const declarator = definition?.node as Node | undefined;
      return (
        others.length === 0 &&
        declarator?.type === 'VariableDeclarator' &&
        declarator.parent.kind === 'const'
      );
    }
    case 'ArrayExpression':
      return true;
    case 'MemberExpression':
      return literalKey(node) === 'length' && isConstant(node.object, module);
    case 'BinaryExpression':
      return isConstant(node.left, module) && isConstant(node.right, module);
    default:
      return false;
  }
}
