import { createRule } from '../rule.ts';
import { flag, optionsOf } from './options.ts';
import { cachesByDefault, forbids } from './profiles.ts';

interface Options {
  defaults: boolean;
}

export const noExtendedPromptCache = createRule<
  Options,
  'ineligible' | 'stores' | 'ttl' | 'model' | 'byDefault'
>({
  name: 'no-extended-prompt-cache',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'disallow prompt caches that outlive memory',
      recommended: true,
      severity: { recommended: 'warn', strict: 'error' },
    },
    schema: optionsOf({
      defaults: flag(
        'Also report models that know no other cache and, without Zero Data Retention, requests that leave the choice to the default.',
      ),
    }),
    defaultOptions: [{ defaults: false }],
    messages: {
      ineligible:
        'The extended prompt cache is not eligible for Zero Data Retention (policy of {{date}}). {{text}} Models before gpt-5.5 take `in_memory` instead.',
      stores:
        'The extended prompt cache keeps state (policy of {{date}}). {{text}} Models before gpt-5.5 take `in_memory` instead.',
      ttl: 'An entry of the prompt cache lives for at least {{ttl}} (policy of {{date}}). {{text}}',
      byDefault:
        "Without Zero Data Retention the default is the 24-hour cache, where the model has it (policy of {{date}}). Say `prompt_cache_retention: 'in_memory'`.",
      model: '`{{name}}` knows only the extended prompt cache (policy of {{date}}). {{text}}',
    },
  },
  create({ options, settings: { policy }, calls, tell }) {
    const extended = policy.feature('prompt-cache-24h')?.now;
    const lifetime = policy.feature('prompt-cache-ttl')?.now;
    const byDefault = policy.feature('prompt-cache-default');

    for (const call of calls.toOpenAI) {
      if (!call.carriesPrompt) continue;
      const retention = call.body.get('prompt_cache_retention');
      const long = retention.texts.find(({ text }) => text === '24h');
      if (long && extended)
        tell(long.at, forbids(policy, extended) ? 'ineligible' : 'stores', { text: extended.text });

      const ttl = call.body
        .get('prompt_cache_options', 'ttl')
        .texts.find(({ text }) => text === '12h');
      if (ttl && lifetime) tell(ttl.at, 'ttl', { ttl: ttl.text, text: lifetime.text });

      if (!options.defaults || !byDefault?.now) continue;
      const model = call.body.get('model').texts.find(({ text }) => isExtendedOnly(text));
      const hasDefault =
        cachesByDefault(policy) && byDefault.endpoints.includes(call.routePath ?? '');
      if (model) tell(model.at, 'model', { name: model.text, text: byDefault.now.text });
      else if (hasDefault && retention.isLeftOut && call.body.get('prompt_cache_options').isLeftOut)
        tell(call.at(), 'byDefault');
    }
  },
});

/** gpt-5.5 and later: changelog of 24 April 2026 */
function isExtendedOnly(model: string): boolean {
  return /^gpt-(?:5\.(?:[5-9]|\d{2})|[6-9])/.test(model);
}
