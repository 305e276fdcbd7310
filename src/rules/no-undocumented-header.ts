import { inventedSwitches, sources } from '../catalogue/policy/index.ts';
import { gatewayControlOf, isInventedHeader } from '../catalogue/headers.ts';
import { frameworkRequests } from '../calls/frameworks.ts';
import { mayReachOpenAI } from '../calls/index.ts';
import { createRule, type Suggestion } from '../rule.ts';
import { type Node, literalKey } from '../values/ast.ts';
import type { WrittenKey } from '../values/heap/object-view.ts';
import { removeProperty } from './edits.ts';

interface Options {
  allow: string[];
}

type MessageIds = 'invented' | 'gateway' | 'environment' | 'remove';

/** Up to this day no text of OpenAI has any of them. */
const SURVEYED = sources['switches-survey'].date;
const ENVIRONMENT = new Map(
  inventedSwitches.filter((item) => item.kind === 'env').map((item) => [item.name, item]),
);

export const noUndocumentedHeader = createRule<Options, MessageIds>({
  name: 'no-undocumented-header',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow retention headers that OpenAI does not document',
      recommended: true,
      severity: { recommended: 'error', strict: 'error' },
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          allow: {
            type: 'array',
            description: 'Names of headers that are accepted, in any case of letters.',
            items: { type: 'string' },
            uniqueItems: true,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ allow: [] }],
    messages: {
      invented:
        '`{{name}}` is not a header of OpenAI and never was documented (as of {{date}}); unknown headers are ignored. Retention is set for an organization or a project, by agreement with OpenAI; what a request can say is `store: false`.',
      gateway:
        '`{{name}}` is a control of {{provider}} ({{scope}}). Sent to OpenAI it changes nothing.',
      environment:
        'No SDK of OpenAI reads `{{name}}` (as of {{date}}). Retention is set for an organization or a project, by agreement with OpenAI.',
      remove: 'Remove `{{name}}`.',
    },
  },
  create({ options, settings, file, calls, sourceCode, report }) {
    const allowed = new Set(options.allow.map((name) => name.toLowerCase()));

    for (const call of calls) {
      if (!mayReachOpenAI(call)) continue;
      check(call.ownHeaders.written(), call.anchor);
      // What a client adds to every request is reported where it is written: here, or where the client is made.
      check(
        call.headers.written().filter((key) => key.module === file.module),
        call.anchor,
      );
    }
    for (const client of file.clients) {
      file.evaluator.beginQuestion();
      if (mayReachOpenAI(client)) check(client.headers.written(), client.node.callee);
    }
    for (const { node, headers } of frameworkRequests(file, settings.calls)) {
      if (headers) check(headers.written(), node.callee);
    }
    for (const assignment of file.module.memberAssignments) checkEnvironment(assignment.left);

    function check(headers: readonly WrittenKey[], otherwise: Node): void {
      for (const key of headers) {
        if (allowed.has(key.name.toLowerCase())) continue;
        const place = {
          node: keyOf(key),
          module: key.module,
          otherwise,
          suggest: suggestionsFor(key),
        };
        const control = gatewayControlOf(key.name);
        if (control)
          report({
            ...place,
            messageId: 'gateway',
            data: { name: key.name, provider: control.provider, scope: control.scope },
          });
        else if (isInventedHeader(key.name))
          report({ ...place, messageId: 'invented', data: { name: key.name, date: SURVEYED } });
      }
    }

    /** `process.env.OPENAI_ZERO_DATA_RETENTION = 'true'` */
    function checkEnvironment(target: Node): void {
      if (
        target.type !== 'MemberExpression' ||
        target.object.type !== 'MemberExpression' ||
        literalKey(target.object) !== 'env'
      )
        return;
      const name = literalKey(target);
      if (name !== null && ENVIRONMENT.has(name))
        report({
          node: target,
          module: file.module,
          otherwise: target,
          messageId: 'environment',
          data: { name, date: SURVEYED },
        });
    }

    function suggestionsFor({ name, node }: WrittenKey): Suggestion<MessageIds>[] {
      return node.type === 'Property'
        ? [
            {
              messageId: 'remove',
              data: { name },
              fix: (fixer) => removeProperty(fixer, sourceCode, node),
            },
          ]
        : [];
    }
  },
});

function keyOf({ node }: WrittenKey): Node {
  return node.type === 'Property' ? node.key : node;
}
