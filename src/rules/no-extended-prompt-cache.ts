import type { Call } from '../calls/index.ts';
import { createRule } from '../rule.ts';
import { type OptionsOf, flag, optionsOf } from './options.ts';
import { cachesByDefault, forbids } from './profiles.ts';

type Options = OptionsOf<'no-extended-prompt-cache'>;

export const noExtendedPromptCache = createRule<
  Options,
  'ineligible' | 'stores' | 'ttl' | 'model' | 'explicit' | 'byDefault'
>({
  name: 'no-extended-prompt-cache',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'disallow prompt caches that outlive memory',
      recommended: true,
      severity: { recommended: 'warn', strict: 'error' },
    },
    schema: optionsOf<Options>({
      defaults: flag(
        'Also report models that know no other cache and, without Zero Data Retention, requests that leave the choice to the default.',
      ),
    }),
    defaultOptions: [{ defaults: false }],
    messages: {
      ineligible:
        'A prompt cache of `24h`{{from}} is not ZDR-eligible{{asOf}}. Models before gpt-5.5 take `in_memory` instead.',
      stores:
        'A prompt cache of `24h`{{from}} is kept on disk for that long{{asOf}}. Models before gpt-5.5 take `in_memory` instead.',
      ttl: 'A prompt cache of `{{ttl}}`{{from}} lives for at least that long, up to 24 hours{{asOf}}. Take a shorter `ttl`.',
      byDefault:
        "Without ZDR the prompt cache lives for 24 hours by default{{asOf}}. Set `prompt_cache_retention: 'in_memory'`.",
      model:
        '`{{name}}`{{from}} knows only the 24-hour prompt cache{{asOf}}. Models before gpt-5.5 can keep it in memory.',
      explicit:
        '`{{name}}`{{from}} knows only the 24-hour prompt cache{{asOf}}. Set `prompt_cache_options.mode` to `explicit`, without breakpoints.',
    },
  },
  create({ options, settings: { policy }, calls, tell }) {
    const extended = policy.feature('prompt-cache-24h')?.now;
    const lifetime = policy.feature('prompt-cache-ttl')?.now;
    const explicit = policy.feature('prompt-cache-explicit')?.now;
    const byDefault = policy.feature('prompt-cache-default');

    for (const call of calls.toOpenAI) {
      if (!call.carriesPrompt) continue;
      const retention = call.body.get('prompt_cache_retention');
      const long = retention.texts.find(({ text }) => text === '24h');
      if (long && extended) tell(long.at, forbids(policy, extended) ? 'ineligible' : 'stores');

      const ttl = call.body
        .get('prompt_cache_options', 'ttl')
        .texts.find(({ text }) => text === '12h');
      if (ttl && lifetime) tell(ttl.at, 'ttl', { ttl: ttl.text });

      if (!options.defaults || !byDefault?.now) continue;
      const model = call.body.get('model').texts.find(({ text }) => isExtendedOnly(text));
      const hasDefault =
        cachesByDefault(policy) && byDefault.endpoints.includes(call.routePath ?? '');
      const hasWayOut = explicit && model && isExplicitKnown(model.text);
      if (hasWayOut && isExplicit(call)) continue;
      if (model) tell(model.at, hasWayOut ? 'explicit' : 'model', { name: model.text });
      else if (hasDefault && retention.isLeftOut && call.body.get('prompt_cache_options').isLeftOut)
        tell(call.at(), 'byDefault');
    }
  },
});

/** gpt-5.5 and later: changelog of 24 April 2026 */
function isExtendedOnly(model: string): boolean {
  return /^gpt-(?:5\.(?:[5-9]|\d{2})|[6-9])/.test(model);
}

/** The first family with breakpoints: guide on prompt caching, September 2026 */
function isExplicitKnown(model: string): boolean {
  return /^gpt-(?:5\.(?:[6-9]|\d{2})|[6-9])/.test(model);
}

/** What is cached then is what the program marks. */
function isExplicit(call: Call): boolean {
  const { texts } = call.body.get('prompt_cache_options', 'mode');
  return texts.length > 0 && texts.every(({ text }) => text === 'explicit');
}
