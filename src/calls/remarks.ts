/** What a program says of a request to people: in comments, in its log, in the labels of the request. */
import { type Node, type TSESTree, walk } from '../values/ast.ts';
import type { SourceModule } from '../values/module.ts';
import type { Key } from './key.ts';
import type { Place } from './place.ts';
import type { OpenAICall } from './record.ts';

export interface Remark {
  kind: 'comment' | 'text';
  text: string;
  at: Place;
}

/** `console.info`, `logger.debug`, `log` */
const LOGGERS =
  /^(?:console|(?:.*\.)?(?:log|logger|logging|winston|pino))(?:\.(?:log|info|debug|warn|error|notice|trace|verbose))?$/i;

export function remarksOn(
  { node, anchor, module }: Pick<OpenAICall, 'node' | 'anchor' | 'module'>,
  labels: readonly Key[],
): Remark[] {
  const statement = statementOf(node);
  const comments = module.comments.filter(({ range }) => isBeside(range, statement, module.text));
  const labelled = labels.flatMap(({ value }) => (value?.module === module ? [value.node] : []));
  return [
    ...comments.map((comment) =>
      remark('comment', comment.value, comment as unknown as Node, module, anchor),
    ),
    ...[...loggedBeside(statement, module), ...labelled].flatMap((item) =>
      textsIn(item, module, anchor),
    ),
  ];
}

function remark(
  kind: Remark['kind'],
  text: string,
  node: Node,
  module: SourceModule,
  otherwise: Node,
): Remark {
  return { kind, text, at: { node, module, otherwise } };
}

/** What the block of a statement writes to its log. */
function loggedBeside({ parent }: Node, { text }: SourceModule): Node[] {
  if (parent?.type !== 'BlockStatement' && parent?.type !== 'Program') return [];
  return parent.body
    .map((item) => (item.type === 'ExpressionStatement' ? item.expression : null))
    .filter((item) => item?.type === 'CallExpression')
    .filter(({ callee }) => LOGGERS.test(text.slice(...callee.range)))
    .flatMap((item) => item.arguments);
}

function textsIn(node: Node, module: SourceModule, otherwise: Node): Remark[] {
  const found: Remark[] = [];
  walk(node, module.visitorKeys, (inner) => {
    const text = textOfNode(inner);
    if (text !== null) found.push(remark('text', text, inner, module, otherwise));
    return undefined;
  });
  return found;
}

function textOfNode(node: Node): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  return node.type === 'TemplateLiteral'
    ? node.quasis.map((part: TSESTree.TemplateElement) => part.value.cooked).join(' … ')
    : null;
}

function statementOf(node: Node): Node {
  let current = node;
  while (
    current.parent &&
    !/Statement$|Declaration$|^Program$|^PropertyDefinition$|^MethodDefinition$/.test(current.type)
  )
    current = current.parent;
  return current;
}

/** Inside the statement, on the line right above it, or behind it on its last line. */
function isBeside([start, end]: readonly [number, number], statement: Node, text: string): boolean {
  const [from, to] = statement.range;
  if (start >= from && end <= to) return true;
  if (end > from) return /^[;, \t]*$/.test(text.slice(to, start));
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return before.trim() === '' && /^[ \t]*(?:\r?\n)?[ \t]*$/.test(text.slice(end, from));
}
