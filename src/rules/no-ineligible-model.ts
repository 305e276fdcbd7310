import { type Policy, shutdowns, zdrImageModels } from '../catalogue/policy/index.ts';
import { itemsUnder } from '../calls/content.ts';
import { type OpenAICall, mayReachOpenAI } from '../calls/index.ts';
import { createRule } from '../rule.ts';
import type { Node } from '../values/ast.ts';
import type { Lookup } from '../values/heap/object-view.ts';
import { textOf } from '../values/value.ts';
import { placeIn } from './places.ts';

interface Options {
  announced: boolean;
}

type MessageIds = 'ineligible' | 'retired' | 'announced';

export const noIneligibleModel = createRule<Options, MessageIds>({
  name: 'no-ineligible-model',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow image models that are not eligible, and models that are shut down',
      recommended: true,
      severity: { recommended: 'error', strict: 'error' },
    },
    schema: [
      {
        type: 'object',
        properties: {
          announced: {
            type: 'boolean',
            description:
              'Also report models whose shutdown is announced for a day after the policy snapshot.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ announced: false }],
    messages: {
      ineligible:
        '`{{model}}` is not on the list of image models that are eligible for Zero Data Retention (policy of {{date}}). The list: {{models}}.',
      retired: '`{{model}}` was shut down on {{shutdown}}. Use {{instead}}.',
      announced:
        '`{{model}}` will be shut down on {{shutdown}}, after the policy of {{date}}. Use {{instead}}.',
    },
  },
  create({ options, settings: { policy }, file, calls, report }) {
    for (const call of calls) {
      if (!mayReachOpenAI(call)) continue;
      const isImageCall = call.routePath?.startsWith('/v1/images/') ?? false;
      check(call, call.body.get('model'), isImageCall, call.anchor);
      if (call.route !== 'POST /v1/responses') continue;
      for (const item of itemsUnder(file.evaluator, call, ['tools'])) {
        if (item.types.includes('image_generation'))
          check(call, item.view.get('model'), true, item.node, item.module);
      }
    }

    function check(
      call: OpenAICall,
      { values, nodes }: Lookup,
      isImage: boolean,
      fallback: Node,
      module = call.module,
    ): void {
      for (const value of values) {
        const model = textOf(value);
        const found = model === null ? null : findingOf(model, isImage);
        if (found)
          report({
            node: placeIn(module, nodes, fallback, value),
            module,
            otherwise: call.anchor,
            ...found,
          });
      }
    }

    /** One report for a model: that it is gone says more than that it is not eligible. */
    function findingOf(
      model: string,
      isImage: boolean,
    ): { messageId: MessageIds; data: Record<string, string> } | null {
      const date = policy.snapshot.id;
      const shutdown = shutdowns.find((item) => item.what === model);
      if (shutdown && policy.isShutDown(shutdown))
        return {
          messageId: 'retired',
          data: { model, shutdown: shutdown.date, instead: shutdown.instead },
        };
      const models = isImage ? unlistedAmong(model, policy) : null;
      if (models)
        return { messageId: 'ineligible', data: { model, date, models: models.join(', ') } };
      return shutdown && options.announced
        ? {
            messageId: 'announced',
            data: { model, shutdown: shutdown.date, date, instead: shutdown.instead },
          }
        : null;
    }
  },
});

/** A model that no snapshot knows may be newer than all of them: nothing is said of it. */
const KNOWN_IMAGE_MODELS = new Set([
  ...zdrImageModels.flatMap((list) => list.models),
  'dall-e-2',
  'dall-e-3',
  'chatgpt-image-latest',
]);

/** The list that an image model is missing from. Modified Abuse Monitoring does not tell image models apart. */
function unlistedAmong(model: string, { profile, imageModels }: Policy): readonly string[] | null {
  const isMissing =
    profile !== 'mam' &&
    imageModels &&
    KNOWN_IMAGE_MODELS.has(model) &&
    !imageModels.includes(model);
  return isMissing ? imageModels : null;
}
