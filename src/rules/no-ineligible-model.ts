import { type Policy, shutdowns, zdrImageModels } from '../catalogue/policy/index.ts';
import type { Field } from '../calls/index.ts';
import { createRule } from '../rule.ts';
import { type OptionsOf, flag, optionsOf } from './options.ts';

type Options = OptionsOf<'no-ineligible-model'>;

export const noIneligibleModel = createRule<Options, 'ineligible' | 'retired' | 'announced'>({
  name: 'no-ineligible-model',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow image models that are not eligible, and models that are shut down',
      recommended: true,
      severity: { recommended: 'error', strict: 'error' },
    },
    schema: optionsOf<Options>({
      announced: flag(
        'Also report models whose shutdown is announced for a day after the policy snapshot.',
      ),
    }),
    defaultOptions: [{ announced: false }],
    messages: {
      ineligible:
        '`{{name}}`{{from}} is none of the image models that are ZDR-eligible{{asOf}}. Use one that is, such as {{instead}}.',
      retired: '`{{name}}`{{from}} was shut down on {{shutdown}}. Use {{instead}}.',
      announced: '`{{name}}`{{from}} will be shut down on {{shutdown}}{{asOf}}. Use {{instead}}.',
    },
  },
  create({ options, settings: { policy }, calls, tell }) {
    for (const call of calls.toOpenAI) {
      const isImageCall = call.routePath?.startsWith('/v1/images/') ?? false;
      check(call.body.get('model'), isImageCall);
      if (call.route !== 'POST /v1/responses') continue;
      for (const tool of call.itemsUnder('tools'))
        if (tool.types.includes('image_generation')) check(tool.get('model'), true);
    }

    /** One report for a model: that it is gone says more than that it is not eligible. */
    function check({ texts }: Field, isImage: boolean): void {
      for (const { text: name, at } of texts) {
        const shutdown = shutdowns.find((item) => item.what === name);
        const gone = shutdown && {
          shutdown: shutdown.date,
          instead: shutdown.instead ?? 'another model',
        };
        const listed = isImage ? listWithout(name, policy) : null;
        if (gone && policy.isShutDown(shutdown)) tell(at, 'retired', { name, ...gone });
        else if (listed) tell(at, 'ineligible', { name, instead: lastingOf(listed) });
        else if (gone && options.announced) tell(at, 'announced', { name, ...gone });
      }
    }
  },
});

/** One of the list, that is not about to go if any is not. */
function lastingOf(listed: readonly string[]): string {
  const ends = (model: string): boolean => shutdowns.some(({ what }) => what === model);
  return listed.find((model) => !ends(model)) ?? listed[0] ?? '';
}

/** A model that no snapshot knows may be newer than all of them: nothing is said of it. */
const KNOWN_IMAGE_MODELS = new Set([
  ...zdrImageModels.flatMap((list) => list.models),
  'dall-e-2',
  'dall-e-3',
  'chatgpt-image-latest',
]);

/** The list that an image model is missing from. Modified Abuse Monitoring does not tell image models apart. */
function listWithout(model: string, { profile, imageModels }: Policy): readonly string[] | null {
  const isMissing =
    profile !== 'mam' &&
    imageModels &&
    KNOWN_IMAGE_MODELS.has(model) &&
    !imageModels.includes(model);
  return isMissing ? imageModels : null;
}
