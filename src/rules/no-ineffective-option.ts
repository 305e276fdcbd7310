import { apiName, inventionAt } from '../catalogue/params.ts';
import type { Call, Ignored } from '../calls/index.ts';
import { createRule, type Suggestion } from '../rule.ts';

type MessageIds = 'ineffective' | 'put' | 'remove';

/**
 * Options that decide what is kept, or who gets it, in the spelling of the API. All others are no
 * matter of privacy.
 */
const PRIVACY_OPTIONS: ReadonlySet<string> = new Set([
  ...['store', 'stored', 'zdr_enabled', 'background', 'prompt_cache_retention'],
  ...['previous_response_id', 'conversation', 'conversation_id'],
  ...['tracing', 'tracing_disabled', 'trace_include_sensitive_data'],
  ...['base_url', 'base_path'],
]);

export const noIneffectiveOption = createRule<object, MessageIds>({
  name: 'no-ineffective-option',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow privacy options that a framework never sends',
      recommended: true,
      severity: { recommended: 'warn', strict: 'error' },
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      ineffective: '`{{name}}`{{from}} {{reason}}.{{remedy}}',
      put: 'Say `store: false` where it is sent.',
      remove: 'Remove `{{name}}`.',
    },
  },
  create({ calls, tell }) {
    for (const call of calls.toOpenAI) {
      for (const option of call.ignored) {
        // What never had an effect anywhere is told by `no-undocumented-param`.
        if (inventionAt(option.key) || !isOfPrivacy(option)) continue;
        const { name, reason } = option;
        const suggest = suggestionsFor(option, call);
        tell(option.at, 'ineffective', { name, reason, remedy: remedyFor(option) }, { suggest });
      }
    }
  },
});

function isOfPrivacy({ key, name }: Ignored): boolean {
  return PRIVACY_OPTIONS.has(apiName(key)) || /\btracing\.(?:dis|en)abled$/.test(name);
}

/** Where it counts, as a fact: whether it should be said there is the matter of other rules. */
function remedyFor({ instead }: Ignored): string {
  if (instead === null) return '';
  return ` What counts is ${/\s/.test(instead) ? instead : `\`${instead}\``}.`;
}

function suggestionsFor(option: Ignored, call: Call): Suggestion<MessageIds>[] {
  const { name } = option;
  const remove = { messageId: 'remove' as const, data: { name }, edit: option.removed };
  const isMeant = apiName(option.key) === 'store' && option.says(false);
  const edit = isMeant && call.body.get('store').isLeftOut ? call.put('store', false) : null;
  return edit ? [{ messageId: 'put', edit }, remove] : [remove];
}
