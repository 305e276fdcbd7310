import { shutdowns, zdrImageModels } from '../catalogue/policy/index.ts';
import { itemsUnder } from '../calls/content.ts';
import type { OpenAICall } from '../calls/index.ts';
import { createRule } from '../rule.ts';
import type { Node } from '../values/ast.ts';
import { type Lookup } from '../values/object-view.ts';
import { textOf } from '../values/value.ts';
import { placeIn } from './places.ts';

export const noIneligibleModel = createRule<object, 'ineligible' | 'retired'>({
  name: 'no-ineligible-model',
  meta: {
    type: 'problem',
    docs: { description: 'disallow image models that are not eligible, and models that are shut down', recommended: true, severity: { recommended: 'error', strict: 'error' } },
    schema: [],
    messages: {
      ineligible: '`{{model}}` is not on the list of image models that are eligible for Zero Data Retention (policy of {{date}}): {{models}}.',
      retired: '`{{model}}`: shutdown on {{shutdown}}, use {{instead}}.',
    },
  },
  create({ settings: { policy }, file, calls, report }) {
    const eligible = policy.imageModels;

    for (const call of calls) {
      if (call.target !== 'openai') continue;
      const isImageCall = call.routePath?.startsWith('/v1/images/') ?? false;
      check(call, call.body.get('model'), isImageCall, call.anchor);
      if (call.route !== 'POST /v1/responses') continue;
      for (const item of itemsUnder(file.evaluator, call, ['tools'])) {
        if (item.types.includes('image_generation')) check(call, item.view.get('model'), true, item.node, item.module);
      }
    }

    function check(call: OpenAICall, { values, nodes }: Lookup, isImage: boolean, fallback: Node, module = call.module): void {
      for (const value of values) {
        const model = textOf(value);
        if (model === null) continue;
        const shutdown = shutdowns.find((item) => item.what === model);
        const place = { node: placeIn(module, nodes, fallback, value), module, otherwise: call.anchor };
        // Modified Abuse Monitoring does not tell image models apart.
        if (isImage && policy.profile !== 'mam' && eligible && KNOWN_IMAGE_MODELS.has(model) && !eligible.includes(model)) {
          report({ ...place, messageId: 'ineligible', data: { model, date: policy.snapshot.id, models: eligible.join(', ') } });
        }
        if (shutdown) report({ ...place, messageId: 'retired', data: { model, shutdown: shutdown.date, instead: shutdown.instead } });
      }
    }
  },
});

/** A model that no snapshot knows may be newer than all of them: nothing is said of it. */
const KNOWN_IMAGE_MODELS = new Set([...zdrImageModels.flatMap((list) => list.models), 'dall-e-2', 'dall-e-3', 'chatgpt-image-latest']);
