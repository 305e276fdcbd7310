import type { Call, Edit, Field } from '../calls/index.ts';
import { createRule, type Suggestion } from '../rule.ts';
import { type OptionsOf, oneOf, optionsOf } from './options.ts';

type Options = OptionsOf<'require-store-false'>;

type MessageIds =
  | 'missing'
  | 'stored'
  | 'storedCompletion'
  | 'implicitCompletion'
  | 'storedSession'
  | 'azure'
  | 'azureStored'
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
    schema: optionsOf<Options>({
      chatCompletions: oneOf(
        ['stored', 'explicit'],
        'Report chat completions that are stored, or all that do not say `store: false`.',
      ),
    }),
    defaultOptions: [{ chatCompletions: 'stored' }],
    messages: {
      missing: 'This response is stored for 30 days or more{{unless}}{{asOf}}. Set `store: false`.',
      stored:
        '`store: true`{{from}} keeps this response for 30 days or more{{unless}}{{asOf}}. Set it to false.',
      storedCompletion:
        '`store: true`{{from}} keeps this answer at OpenAI{{unless}}{{asOf}}. Set it to false.',
      implicitCompletion:
        'The texts of OpenAI disagree on whether this completion is stored{{asOf}}. Set `store: false`.',
      storedSession:
        '`store: true`{{from}} keeps the recording for 30 days, and no endpoint deletes it{{unless}}{{asOf}}. Set it to false.',
      azure: 'Azure keeps this response for 30 days by default. Set `store: false`.',
      azureStored: '`store: true`{{from}} keeps this answer at Azure. Set it to false.',
      insert: 'Add `store: false`.',
      insertAs: 'Add `{{text}}`, by which `store: false` is sent.',
      insertStateless:
        "Add `store: false` and `include: ['reasoning.encrypted_content']`, to keep reasoning over several turns.",
      flip: 'Set `store` to false.',
    },
  },
  create({ options, settings: { policy }, calls, tell }) {
    const unless = policy.profile === 'zdr' ? ' unless the project forces ZDR' : '';
    const hasResponses = policy.classify('/v1/responses').endpoint !== null;
    const hasCompletions = Boolean(policy.feature('stored-completion')?.now);

    for (const call of calls.toOpenAI) {
      const store = call.body.get('store');
      if (call.creates('response') && hasResponses) {
        if (store.stored === 'on') tellStored('stored', store, call.put('store', false));
        else if (store.stored === 'default')
          tell(call.at(), 'missing', { unless }, { suggest: saying(call, keepsReasoning(call)) });
      } else if (call.creates('completion') && hasCompletions) {
        if (store.stored === 'on') tellStored('storedCompletion', store, call.put('store', false));
        else if (store.stored === 'default' && options.chatCompletions === 'explicit')
          tell(call.at(), 'implicitCompletion', {}, { suggest: saying(call) });
      } else if (call.creates('session')) {
        const recording = call.body.get('session', 'store');
        if (recording.stored === 'on') tellStored('storedSession', recording, recording.put(false));
      }
    }

    for (const call of calls.toAzure) {
      const isResponse = call.creates('response');
      const store = call.body.get('store');
      if (store.stored === 'on' && (isResponse || call.creates('completion')))
        tellStored('azureStored', store, call.put('store', false));
      else if (store.stored === 'default' && isResponse)
        tell(call.at(), 'azure', {}, { suggest: saying(call) });
    }

    function tellStored(messageId: MessageIds, store: Field, edit: Edit | null): void {
      const suggest: Suggestion<MessageIds>[] = [{ messageId: 'flip', edit }];
      tell(store.giving(true) ?? store.at, messageId, { unless }, { suggest });
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

/** The first version of the SDK whose comments say that reasoning comes encrypted without being asked for. */
const ENCRYPTED_BY_DEFAULT = '6.47.0';

/** A reasoning model that is given more than one text: earlier reasoning would be lost with the stored response. */
function keepsReasoning(call: Call): boolean {
  const { body } = call;
  const isReasoning = body.get('model').texts.some(({ text }) => /^(?:o\d|gpt-[5-9])/.test(text));
  return (
    isReasoning &&
    !body.get('input').isPlain &&
    body.get('include').isLeftOut &&
    !call.hasSdk(ENCRYPTED_BY_DEFAULT)
  );
}
