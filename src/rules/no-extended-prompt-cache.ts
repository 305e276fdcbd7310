import { CONTENT_ROUTES } from '../calls/content.ts';
import { type OpenAICall, mayReachOpenAI } from '../calls/index.ts';
import { createRule } from '../rule.ts';
import type { Node } from '../values/ast.ts';
import type { Lookup } from '../values/heap/object-view.ts';
import { isNothing, textOf } from '../values/value.ts';
import { placeIn } from './places.ts';

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
    schema: [
      {
        type: 'object',
        properties: {
          defaults: {
            type: 'boolean',
            description:
              'Also report models that know no other cache and, without Zero Data Retention, requests that leave the choice to the default.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ defaults: false }],
    messages: {
      ineligible:
        'The extended prompt cache is not eligible for Zero Data Retention (policy of {{date}}). {{text}} Models before gpt-5.5 take `in_memory` instead.',
      stores:
        'The extended prompt cache keeps state (policy of {{date}}). {{text}} Models before gpt-5.5 take `in_memory` instead.',
      ttl: 'An entry of the prompt cache lives for at least {{ttl}} (policy of {{date}}). {{text}}',
      byDefault:
        "Without Zero Data Retention the default is the 24-hour cache, where the model has it (policy of {{date}}). Say `prompt_cache_retention: 'in_memory'`.",
      model: '`{{model}}` knows only the extended prompt cache (policy of {{date}}). {{text}}',
    },
  },
  create({ options, settings: { policy }, calls, report }) {
    const date = policy.snapshot.id;
    const extended = policy.feature('prompt-cache-24h')?.now;
    const lifetime = policy.feature('prompt-cache-ttl')?.now;
    const byDefault = policy.feature('prompt-cache-default')?.now;

    for (const call of calls) {
      if (!mayReachOpenAI(call) || !CONTENT_ROUTES.has(call.route ?? '')) continue;
      const retention = find(
        call,
        call.body.get('prompt_cache_retention'),
        (text) => text === '24h',
      );
      if (retention && extended)
        tell(
          call,
          retention.node,
          extended.verdict === 'ineligible' && policy.profile !== 'mam' ? 'ineligible' : 'stores',
          { text: extended.text },
        );
      const ttl = call.body.parts
        .map(({ view }) =>
          find(call, view.at('prompt_cache_options').get('ttl'), (text) => text === '12h'),
        )
        .find((found) => found !== null);
      if (ttl && lifetime) tell(call, ttl.node, 'ttl', { ttl: ttl.text, text: lifetime.text });
      const model =
        options.defaults && byDefault ? find(call, call.body.get('model'), isExtendedOnly) : null;
      if (model && byDefault)
        tell(call, model.node, 'model', { model: model.text, text: byDefault.text });
      else if (options.defaults && byDefault && leavesDefault(call))
        tell(call, call.anchor, 'byDefault', {});
    }

    /** Under Zero Data Retention the default stays in memory; what an agreement on health data means for it is not stated. */
    function leavesDefault({ body, routePath }: OpenAICall): boolean {
      const hasDefault =
        (policy.profile === 'default' || policy.profile === 'mam') &&
        policy.feature('prompt-cache-default')?.endpoints.includes(routePath ?? '');
      return (
        hasDefault === true &&
        ['prompt_cache_retention', 'prompt_cache_options']
          .map((key) => body.get(key))
          .every(({ values, unknown }) => values.every(isNothing) && !unknown)
      );
    }

    function tell(
      call: OpenAICall,
      node: Node,
      messageId: 'ineligible' | 'stores' | 'ttl' | 'model' | 'byDefault',
      data: Record<string, string>,
    ): void {
      report({
        node,
        module: call.module,
        otherwise: call.anchor,
        messageId,
        data: { date, ...data },
      });
    }
  },
});

function find(
  call: OpenAICall,
  { values, nodes }: Lookup,
  test: (text: string) => boolean,
): { node: Node; text: string } | null {
  for (const value of values) {
    const text = textOf(value);
    if (text !== null && test(text))
      return { node: placeIn(call.module, nodes, call.anchor, value), text };
  }
  return null;
}

/** gpt-5.5 and later: changelog of 24 April 2026 */
function isExtendedOnly(model: string): boolean {
  return /^gpt-(?:5\.(?:[5-9]|\d{2})|[6-9])/.test(model);
}
