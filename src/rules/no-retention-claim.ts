import { type OpenAICall, mayReachOpenAI } from '../calls/index.ts';
import { createsResponse, storedBy } from '../calls/store.ts';
import { isInventedHeader } from '../catalogue/headers.ts';
import { inventedSwitches } from '../catalogue/policy/index.ts';
import { createRule } from '../rule.ts';
import { type Node, type TSESTree, walk } from '../values/ast.ts';

const CLAIMS =
  /\bZDR\b|zero[- ]data[- ]retention|\bno (?:data )?retention\b|retention (?:is )?(?:off|disabled|zero)|(?:data|prompts?|nothing) (?:is|are)? ?(?:never|not) (?:stored|retained|kept|logged)|opt(?:s|ed)? out of (?:data )?retention|30[- ]day retention off/i;
/** Words that turn a claim, here written as `¤`, into a condition or a denial: `needs ZDR`, `this is not ZDR`. */
const DOUBTS =
  /\b(?:not|without|unless|only|if|needs?|requires?|depends?|granted|agreement)\b|n't\b|\bno[n ]?[- ]?¤/i;
const INVENTED = new Set(
  inventedSwitches.filter((item) => item.kind === 'body').map((item) => item.name),
);

/** `console.info`, `logger.debug`, `log` */
const LOGGERS =
  /^(?:console|(?:.*\.)?(?:log|logger|logging|winston|pino))(?:\.(?:log|info|debug|warn|error|notice|trace|verbose))?$/i;

export const noRetentionClaim = createRule<object, 'claim' | 'text'>({
  name: 'no-retention-claim',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'disallow comments and texts that claim more than the request does',
      recommended: false,
      severity: { recommended: 'off', strict: 'warn' },
    },
    schema: [],
    messages: {
      claim:
        'This comment claims that nothing is retained. {{truth}} Zero Data Retention is granted to an organization or project, and code cannot show it.',
      text: 'This text claims that nothing is retained. {{truth}} Zero Data Retention is granted to an organization or project, and code cannot show it.',
    },
  },
  create({ file, calls, sourceCode, report }) {
    if (!CLAIMS.test(sourceCode.text)) return;
    const comments = sourceCode.getAllComments().filter((comment) => isClaim(comment.value));
    for (const call of calls) {
      if (!mayReachOpenAI(call)) continue;
      const truth = truthOf(call);
      if (truth === null) continue;
      const statement = statementOf(call.node);
      for (const comment of comments) {
        if (comment.range && isAbout(comment.range, statement, sourceCode.text)) {
          report({
            node: comment as unknown as Node,
            module: file.module,
            otherwise: call.anchor,
            messageId: 'claim',
            data: { truth },
          });
        }
      }
      for (const node of [...loggedBeside(statement), ...labelsOf(call)]) {
        for (const text of textsIn(node))
          report({
            node: text,
            module: file.module,
            otherwise: call.anchor,
            messageId: 'text',
            data: { truth },
          });
      }
    }

    /** What the block of a statement writes to its log. */
    function loggedBeside({ parent }: Node): Node[] {
      if (parent?.type !== 'BlockStatement' && parent?.type !== 'Program') return [];
      const written = parent.body.map((item) =>
        item.type === 'ExpressionStatement' ? item.expression : null,
      );
      return written
        .filter((item) => item?.type === 'CallExpression')
        .filter(({ callee }) => LOGGERS.test(sourceCode.text.slice(...callee.range)))
        .flatMap((item) => item.arguments);
    }

    /** What a request says of itself in its metadata. */
    function labelsOf(call: OpenAICall): Node[] {
      const labels = call.body.parts.flatMap(({ view }) => view.at('metadata').written());
      return labels.flatMap(({ value }) => (value?.module === file.module ? [value.node] : []));
    }

    function textsIn(node: Node): Node[] {
      const found: Node[] = [];
      walk(node, file.module.visitorKeys, (inner) => {
        const text = textOfNode(inner);
        if (text !== null && isClaim(text)) found.push(inner);
        return undefined;
      });
      return found;
    }
  },
});

function textOfNode(node: Node): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  return node.type === 'TemplateLiteral'
    ? node.quasis.map((part: TSESTree.TemplateElement) => part.value.cooked).join(' … ')
    : null;
}

function isClaim(text: string): boolean {
  return CLAIMS.test(text) && !DOUBTS.test(text.replace(new RegExp(CLAIMS, 'gi'), '¤'));
}

/** What the only control of a request really does. */
function truthOf(call: OpenAICall): string | null {
  if (call.body.written().some((key) => INVENTED.has(key.name)))
    return 'The switch beside it is not a parameter of OpenAI.';
  if (call.ownHeaders.written().some((key) => isInventedHeader(key.name)))
    return 'The header beside it is not one of OpenAI.';
  const isStored =
    (createsResponse(call) || call.route === 'POST /v1/chat/completions') &&
    storedBy(call.body.get('store')) === 'off';
  return isStored
    ? '`store: false` removes application state; the abuse-monitoring log of 30 days stays without an agreement.'
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
function isAbout([start, end]: readonly [number, number], statement: Node, text: string): boolean {
  const [from, to] = statement.range;
  if (start >= from && end <= to) return true;
  if (end > from) return /^[;, \t]*$/.test(text.slice(to, start));
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return before.trim() === '' && /^[ \t]*(?:\r?\n)?[ \t]*$/.test(text.slice(end, from));
}
