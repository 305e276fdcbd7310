import type { Call, Edit, Field } from '../calls/index.ts';
import { createRule, type Suggestion } from '../rule.ts';
import { oneOf, optionsOf } from './options.ts';
import { STORE_FALSE } from './profiles.ts';

interface Options {
  chatCompletions: 'stored' | 'explicit';
}

type MessageIds =
  | 'missing'
  | 'stored'
  | 'storedCompletion'
  | 'implicitCompletion'
  | 'storedSession'
  | 'insert'
  | 'insertAs'
  | 'insertStateless'
  | 'flip';

export const requireStoreFalse = createRule<Options, MessageIds>({
  name: 'require-store-false',
  meta: {
    type: 'problem',
    docs: {
      description: 'require requests to say that their response is not stored',
      recommended: true,
      severity: { recommended: 'warn', strict: 'error' },
    },
    hasSuggestions: true,
    schema: optionsOf({
      chatCompletions: oneOf(
        ['stored', 'explicit'],
        'Report chat completions that are stored, or all that do not say `store: false`.',
      ),
    }),
    defaultOptions: [{ chatCompletions: 'stored' }],
    messages: {
      missing:
        'A response is stored for at least 30 days unless `store` is false (policy of {{date}}). {{profile}}',
      stored:
        '`store: true` keeps the response for at least 30 days (policy of {{date}}). {{profile}}',
      storedCompletion:
        '`store: true` keeps the completion at OpenAI (policy of {{date}}). {{profile}}',
      implicitCompletion:
        'This request does not say whether the completion is stored, and the texts of OpenAI contradict each other on the default (policy of {{date}}). Say `store: false`.',
      storedSession:
        '`store: true` keeps the recording of the session for 30 days, and no public endpoint deletes it (policy of {{date}}). {{profile}}',
      insert: 'Add `store: false`.',
      insertAs: 'Add `{{text}}`, by which `store: false` is sent.',
      insertStateless:
        "Add `store: false` and `include: ['reasoning.encrypted_content']`, so that reasoning is kept over several turns without stored responses.",
      flip: 'Set `store` to false.',
    },
  },
  create({ options, settings: { policy }, calls, tell }) {
    const profile = STORE_FALSE[policy.profile];
    const hasResponses = policy.classify('/v1/responses').endpoint !== null;
    const hasCompletions = Boolean(policy.feature('stored-completion')?.now);

    for (const call of calls.toOpenAI) {
      const store = call.body.get('store');
      if (call.creates('response') && hasResponses) {
        if (store.stored === 'on') tellStored('stored', store, call.put('store', false));
        else if (store.stored === 'default')
          tell(call.at(), 'missing', { profile }, { suggest: saying(call, keepsReasoning(call)) });
      } else if (call.creates('completion') && hasCompletions) {
        if (store.stored === 'on') tellStored('storedCompletion', store, call.put('store', false));
        else if (store.stored === 'default' && options.chatCompletions === 'explicit')
          tell(call.at(), 'implicitCompletion', {}, { suggest: saying(call) });
      } else if (call.creates('session')) {
        const recording = call.body.get('session', 'store');
        if (recording.stored === 'on') tellStored('storedSession', recording, recording.put(false));
      }
    }

    function tellStored(messageId: MessageIds, store: Field, edit: Edit | null): void {
      tell(
        store.giving(true) ?? store.at,
        messageId,
        { profile },
        { suggest: [{ messageId: 'flip', edit }] },
      );
    }
  },
});

const STORE_FALSE_AND_REASONING = { store: false, include: ['reasoning.encrypted_content'] };

/** `store: false` in a request that does not say it, and what may have to go with it. */
function saying(call: Call, withReasoning = false): Suggestion<MessageIds>[] {
  const edit = call.put('store', false);
  if (edit?.kind !== 'add') return [{ messageId: 'flip', edit }];
  const { text } = edit;
  const insert: Suggestion<MessageIds> = text.includes('store: false')
    ? { messageId: 'insert', edit }
    : { messageId: 'insertAs', data: { text }, edit };
  if (!withReasoning) return [insert];
  return [insert, { messageId: 'insertStateless', edit: call.add(STORE_FALSE_AND_REASONING) }];
}

/** A reasoning model that is given more than one text: earlier reasoning would be lost with the stored response. */
function keepsReasoning({ body }: Call): boolean {
  const isReasoning = body.get('model').texts.some(({ text }) => /^(?:o\d|gpt-[5-9])/.test(text));
  return isReasoning && !body.get('input').isPlain && body.get('include').isLeftOut;
}
