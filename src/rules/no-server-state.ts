import { shutdowns } from '../catalogue/policy/index.ts';
import type { Call } from '../calls/index.ts';
import { createRule } from '../rule.ts';
import { type OptionsOf, flag, optionsOf } from './options.ts';

type Options = OptionsOf<'no-server-state'>;

const STATE_KEYS = ['previous_response_id', 'conversation'] as const;

export const noServerState = createRule<
  Options,
  'reference' | 'contradiction' | 'item' | 'replay' | 'prompt' | 'retrieval' | 'azure'
>({
  name: 'no-server-state',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow requests that rely on state stored at OpenAI',
      recommended: true,
      severity: { recommended: 'error', strict: 'error' },
    },
    schema: optionsOf<Options>({
      retrieval: flag('Also report requests that read stored responses and completions.'),
    }),
    defaultOptions: [{ retrieval: true }],
    messages: {
      reference:
        '`{{name}}`{{from}} needs stored state; ZDR projects refuse it. Send the earlier items instead.',
      contradiction:
        '`{{name}}`{{from}} needs a stored response, and `store: false` stores none. Send the earlier items instead.',
      item: 'An `item_reference`{{from}} needs a stored item; ZDR projects refuse it. Send the item itself.',
      replay:
        'An earlier answer is sent as `item_reference`; ZDR projects refuse it. Set `store: false` to send it itself.',
      prompt:
        '`prompt.id`{{from}} names a prompt kept at OpenAI; reusable prompts {{end}} on {{shutdown}}{{asOf}}. Put its text into your code.',
      retrieval:
        '{{route}} reads what an earlier request stored; under ZDR there is nothing to read. Keep the answer yourself.',
      azure:
        '`{{name}}`{{from}} needs what Azure keeps of earlier requests. Send the earlier items instead.',
    },
  },
  create({ options, settings: { policy }, calls, tell }) {
    if (policy.classify('/v1/responses').endpoint === null) return;

    for (const call of calls.toOpenAI) {
      if (call.creates('response')) checkPrompt(call);
      // A socket keeps the last response in the memory of its connection.
      if (call.creates('response') && call.verb !== 'WS') checkReferences(call);
      else if (options.retrieval && readsStored(call))
        tell(call.at(), 'retrieval', { route: call.route ?? '' });
    }

    for (const call of calls.toAzure) {
      if (!call.creates('response') || call.verb === 'WS') continue;
      for (const name of STATE_KEYS) {
        const place = call.body.get(name).given;
        if (place) tell(place, 'azure', { name });
      }
    }

    function checkPrompt(call: Call): void {
      const place = call.body.get('prompt', 'id').given;
      if (!place || !policy.isAnnounced(promptObject)) return;
      const end = policy.isShutDown(promptObject) ? 'ended' : 'end';
      tell(place, 'prompt', { end, shutdown: promptObject.date });
    }

    function checkReferences(call: Call): void {
      const isStoredNever = call.body.get('store').stored === 'off';
      for (const name of STATE_KEYS) {
        const place = call.body.get(name).given;
        if (!place) continue;
        if (isStoredNever && name === 'previous_response_id')
          tell(place, 'contradiction', { name });
        else tell(place, 'reference', { name });
      }
      for (const item of call.itemsUnder('input')) {
        if (!item.types.includes('item_reference')) continue;
        tell(item.at, call.isThroughFramework ? 'replay' : 'item');
      }
    }
  },
});

const promptObject = shutdowns.find(({ what }) => what === 'prompt-object')!;

function readsStored({ verb, routePath }: Call): boolean {
  return (
    verb === 'GET' &&
    routePath !== null &&
    /^\/v1\/(?:responses|chat\/completions)(?:\/|$)/.test(routePath)
  );
}
