/** What a test says of a key of an object: `'a' in o`, `o.a === undefined`, `!o.a`. */
import { type Node, type TSESTree, literalKey, unwrap } from '../ast.ts';
import { type Value, isNothing, truthiness } from '../value.ts';
import type { Lookup } from './lookup.ts';
import type { Narrowed, State } from './story.ts';

interface Question {
  object: Node;
  /** how it turns out for a value; `null` for a key that is missing */
  answer: (value: Value | null) => boolean | null;
}

/** `isItself`: an expression is the object that holds the key. */
export function narrowed(
  test: Node,
  name: string,
  before: Lookup,
  isItself: (node: Node) => boolean,
): Narrowed<Lookup> | null {
  const question = before.bound ? null : questionOf(test, name);
  if (!question || !isItself(unwrap(question.object))) return null;
  const { values, absent, unknown } = before;
  const answers = values.map((value) => question.answer(value));
  const side = (holds: boolean): State<Lookup> => {
    const left = values.filter((_, index) => answers[index] !== !holds);
    const isMissing = absent && question.answer(null) !== !holds;
    if (left.length === 0 && !isMissing && !unknown) return null;
    const { replaced, ...rest } = before;
    const isReplaced = replaced && left.length > 0;
    return { ...rest, values: left, absent: isMissing, ...(isReplaced ? { replaced } : {}) };
  };
  const isProven = !unknown && !answers.includes(null);
  return { then: side(true), otherwise: side(false), isProven };
}

function questionOf(test: Node, name: string): Question | null {
  const node = unwrap(test);
  switch (node.type) {
    case 'UnaryExpression': {
      const inner = node.operator === '!' ? questionOf(node.argument, name) : null;
      return inner && { ...inner, answer: (value) => opposite(inner.answer(value)) };
    }
    case 'MemberExpression':
      return literalKey(node) === name
        ? { object: node.object, answer: (value) => (value ? truthiness(value) : false) }
        : null;
    case 'CallExpression':
      return ownKeyQuestion(node, name);
    case 'BinaryExpression':
      return node.operator === 'in'
        ? keyQuestion(node.left, node.right, name)
        : comparison(node, name);
    default:
      return null;
  }
}

function opposite(answer: boolean | null): boolean | null {
  return answer === null ? null : !answer;
}

function keyQuestion(key: Node, object: Node, name: string): Question | null {
  return key.type === 'Literal' && key.value === name
    ? { object, answer: (value) => value !== null }
    : null;
}

/** `Object.hasOwn(o, 'a')`, `o.hasOwnProperty('a')` */
function ownKeyQuestion(
  { callee, arguments: args }: TSESTree.CallExpression,
  name: string,
): Question | null {
  if (callee.type !== 'MemberExpression') return null;
  const [first, second] = args;
  const method = literalKey(callee);
  if (method === 'hasOwnProperty' && first) return keyQuestion(first, callee.object, name);
  const isOfObject = callee.object.type === 'Identifier' && callee.object.name === 'Object';
  return method === 'hasOwn' && isOfObject && first && second
    ? keyQuestion(second, first, name)
    : null;
}

/** `o.a === undefined`, `o.a == null`, `o.a !== true` */
function comparison(
  { operator, left, right }: TSESTree.BinaryExpression,
  name: string,
): Question | null {
  const member = unwrap(left);
  if (!/^[!=]==?$/.test(operator) || member.type !== 'MemberExpression') return null;
  const other = constantOf(unwrap(right));
  if (literalKey(member) !== name || !other) return null;
  const isLoose = operator.length === 2;
  // Of a loose comparison only that with nothing is simple.
  if (isLoose && other.value !== null && other.value !== undefined) return null;
  const answer = (value: Value | null): boolean | null => {
    if (isLoose) return value ? isOf(value, isNothing) : true;
    if (!value) return other.value === undefined;
    return isOf(value, (item) => item.kind === 'literal' && item.value === other.value);
  };
  const isNegated = operator.startsWith('!');
  return {
    object: member.object,
    answer: (value) => (isNegated ? opposite(answer(value)) : answer(value)),
  };
}

function constantOf(node: Node): { value: unknown } | null {
  if (node.type === 'Literal') return { value: node.value };
  return node.type === 'Identifier' && node.name === 'undefined' ? { value: undefined } : null;
}

/** `null` for what is not seen. */
function isOf(value: Value, test: (value: Value) => boolean): boolean | null {
  if (value.kind === 'literal') return test(value);
  return truthiness(value) === true ? false : null;
}
