/** Tests: how they turn out, and who decides it. */
import type { Ask } from './ask.ts';
import { type Node, isFunction, literalKey, unwrap, walk } from './ast.ts';
import type { SourceModule } from './module.ts';
import { type Site, type Value, constantOf, rootOf, truthiness } from './value.ts';

/** Something from outside of the program decides how a test turns out. */
export function isFromOutside(ask: Ask, test: Node, module: SourceModule): boolean {
  const made: Site = { node: test, module, env: null };
  return ask.remember(made, 'from outside', () =>
    operandsOf(test, module).some((node) =>
      ask.evaluate({ node, module, env: null }).some(isGivenFromOutside),
    ),
  );
}

/** How a test of constants turns out. */
export function constantOutcome(ask: Ask, test: Node, module: SourceModule): boolean | null {
  if (!isPlainTest(test, module)) return null;
  const made: Site = { node: test, module, env: null };
  return ask.remember(made, 'outcome', () => {
    const truths = ask.evaluate(made).map(truthiness);
    return truths.every((truth) => truth === truths[0]) ? (truths[0] ?? null) : null;
  });
}

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
    if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return undefined;
    operands.push(node);
    return false;
  });
  return operands;
}

/** Read from the surroundings of the program, or given by callers that are not seen. */
function isGivenFromOutside(value: Value): boolean {
  const root = rootOf(value);
  if (root.kind === 'unknown') return root.isGiven ?? false;
  return root.kind === 'import' || (root.kind === 'global' && !LANGUAGE.has(root.name));
}

const LANGUAGE = new Set(['Math', 'JSON', 'Object', 'Array', 'Number', 'String', 'Reflect']);

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
