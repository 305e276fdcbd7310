import { refusals, sources } from '../catalogue/policy/index.ts';
import type { Call } from '../calls/index.ts';
import { createRule } from '../rule.ts';
import { flag, optionsOf } from './options.ts';

interface Options {
  retrieval: boolean;
}

const STATE_KEYS = ['previous_response_id', 'conversation'] as const;

export const noServerState = createRule<
  Options,
  'reference' | 'contradiction' | 'item' | 'replay' | 'retrieval'
>({
  name: 'no-server-state',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow requests that rely on state stored at OpenAI',
      recommended: true,
      severity: { recommended: 'error', strict: 'error' },
    },
    schema: optionsOf({
      retrieval: flag('Also report requests that read stored responses and completions.'),
    }),
    defaultOptions: [{ retrieval: true }],
    messages: {
      reference:
        '`{{name}}` relies on state stored at OpenAI. A project with Zero Data Retention refuses it with a 400, as reported on {{reported}}: "{{refusal}}" Send the earlier items again, with `store: false`.',
      contradiction:
        '`{{name}}` needs a stored response, and `store: false` stores none: the chain breaks at the next turn. Send the earlier items again.',
      item: 'An `item_reference` relies on an item stored at OpenAI. A project with Zero Data Retention refuses it with a 400, as reported on {{reported}}: "{{refusal}}" Send the item itself.',
      replay:
        'An earlier answer is sent as `item_reference`, which projects with Zero Data Retention refuse. With `store: false` it is sent itself.',
      retrieval:
        '{{route}} reads what an earlier request stored. With Zero Data Retention nothing is stored, so there is nothing to read.',
    },
  },
  create({ options, settings: { policy }, calls, tell }) {
    if (policy.classify('/v1/responses').endpoint === null) return;

    for (const call of calls.toOpenAI) {
      // A socket keeps the last response in the memory of its connection.
      if (call.creates('response') && call.verb !== 'WS') checkReferences(call);
      else if (options.retrieval && readsStored(call))
        tell(call.at(), 'retrieval', { route: call.route ?? '' });
    }

    function checkReferences(call: Call): void {
      const isStoredNever = call.body.get('store').stored === 'off';
      for (const name of STATE_KEYS) {
        const place = call.body.get(name).given;
        if (!place) continue;
        if (isStoredNever && name === 'previous_response_id')
          tell(place, 'contradiction', { name });
        else tell(place, 'reference', { name, ...refusalOf(name) });
      }
      for (const item of call.itemsUnder('input')) {
        if (!item.types.includes('item_reference')) continue;
        if (call.isThroughFramework) tell(item.at, 'replay');
        else tell(item.at, 'item', refusalOf('input'));
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

function readsStored({ verb, routePath }: Call): boolean {
  return (
    verb === 'GET' &&
    routePath !== null &&
    /^\/v1\/(?:responses|chat\/completions)(?:\/|$)/.test(routePath)
  );
}
