import { refusals, sources } from '../catalogue/policy/index.ts';
import { itemsUnder } from '../calls/content.ts';
import { type OpenAICall, mayReachOpenAI } from '../calls/index.ts';
import { createsResponse, storedBy } from '../calls/store.ts';
import { createRule } from '../rule.ts';
import { isNothing } from '../values/value.ts';
import { placeIn } from './places.ts';
import { keyNodeOf } from './words.ts';

interface Options {
  retrieval: boolean;
}

const STATE_KEYS = ['previous_response_id', 'conversation'] as const;

export const noServerState = createRule<
  Options,
  'reference' | 'contradiction' | 'item' | 'retrieval'
>({
  name: 'no-server-state',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow requests that rely on state stored at OpenAI',
      recommended: true,
      severity: { recommended: 'error', strict: 'error' },
    },
    schema: [
      {
        type: 'object',
        properties: {
          retrieval: {
            type: 'boolean',
            description: 'Also report requests that read stored responses and completions.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ retrieval: true }],
    messages: {
      reference:
        '`{{name}}` relies on state stored at OpenAI. A project with Zero Data Retention refuses it with a 400, as reported on {{reported}}: "{{refusal}}" Send the earlier items again, with `store: false`.',
      contradiction:
        '`{{name}}` needs a stored response, and `store: false` stores none: the chain breaks at the next turn. Send the earlier items again.',
      item: 'An `item_reference` relies on an item stored at OpenAI. A project with Zero Data Retention refuses it with a 400, as reported on {{reported}}: "{{refusal}}" Send the item itself.',
      retrieval:
        '{{route}} reads what an earlier request stored. With Zero Data Retention nothing is stored, so there is nothing to read.',
    },
  },
  create({ options, settings: { policy }, file, calls, report }) {
    if (policy.classify('/v1/responses').endpoint === null) return;

    for (const call of calls) {
      if (!mayReachOpenAI(call)) continue;
      // A socket keeps the last response in the memory of its connection.
      if (createsResponse(call) && call.verb !== 'WS') checkReferences(call);
      else if (options.retrieval && readsStored(call))
        report({
          node: call.anchor,
          module: call.module,
          otherwise: call.anchor,
          messageId: 'retrieval',
          data: { route: call.route ?? '' },
        });
    }

    function checkReferences(call: OpenAICall): void {
      for (const name of STATE_KEYS) {
        const { values, nodes } = call.body.get(name);
        const value = values.find((item) => !isNothing(item));
        if (!value) continue;
        const isContradiction =
          name === 'previous_response_id' && storedBy(call.body.get('store')) === 'off';
        report({
          node: placeIn(call.module, nodes, call.anchor, value),
          module: call.module,
          otherwise: call.anchor,
          messageId: isContradiction ? 'contradiction' : 'reference',
          data: isContradiction ? { name } : { name, ...refusalOf(name) },
        });
      }
      for (const item of itemsUnder(file.evaluator, call, ['input'])) {
        if (!item.types.includes('item_reference')) continue;
        report({
          node: item.node,
          module: item.module,
          otherwise: keyNodeOf(call, 'input'),
          messageId: 'item',
          data: refusalOf('input'),
        });
      }
    }
  },
});

/** What an organization was told, and when. */
function refusalOf(parameter: (typeof refusals)[number]['parameter']): {
  refusal: string;
  reported: string;
} {
  const { message, source } = refusals.find((item) => item.parameter === parameter)!;
  return { refusal: message, reported: sources[source].date };
}

function readsStored({ verb, routePath }: OpenAICall): boolean {
  return (
    verb === 'GET' &&
    routePath !== null &&
    /^\/v1\/(?:responses|chat\/completions)(?:\/|$)/.test(routePath)
  );
}
