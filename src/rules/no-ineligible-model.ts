import {
  type Policy,
  type Shutdown,
  defaultImageModel,
  replacementOf,
  shutdownOfModel,
  unlistedImageModels,
  zdrImageModels,
} from '../catalogue/policy/index.ts';
import type { Field, Place } from '../calls/index.ts';
import { createRule } from '../rule.ts';
import { type OptionsOf, flag, oneOf, optionsOf } from './options.ts';

type Options = OptionsOf<'no-ineligible-model'>;

type MessageIds = 'ineligible' | 'retired' | 'gone' | 'announced' | 'unlisted' | 'byDefault';

export const noIneligibleModel = createRule<Options, MessageIds>({
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
      unlisted: oneOf(
        ['ignore', 'report'],
        'What to do about image models that are newer than the list of OpenAI.',
      ),
    }),
    defaultOptions: [{ announced: false, unlisted: 'ignore' }],
    messages: {
      ineligible:
        '`{{name}}`{{from}} is none of the image models that are ZDR-eligible{{asOf}}. Use one that is, such as {{instead}}.',
      retired: '`{{name}}`{{from}} was shut down on {{shutdown}}. Use {{instead}}.',
      gone: '`{{name}}`{{from}} was shut down on {{shutdown}}, and OpenAI has nothing in its place.',
      announced: '`{{name}}`{{from}} will be shut down on {{shutdown}}{{asOf}}. Use {{instead}}.',
      unlisted:
        "`{{name}}`{{from}} is not on OpenAI's list of image models{{asOf}}: nothing shows that it is eligible. {{instead}} is on it.",
      byDefault:
        "Without `model` this tool takes `{{name}}`, which is not on OpenAI's list{{asOf}}. {{instead}} is on it.",
    },
  },
  create({ options, settings: { policy }, calls, tell }) {
    const hasList = policy.profile !== 'mam' && policy.imageModels !== null;
    const reportsUnlisted = options.unlisted === 'report' && hasList;

    for (const call of calls.toOpenAI) {
      const isImageCall = call.routePath?.startsWith('/v1/images/') ?? false;
      check(call.body.get('model'), isImageCall);
      if (call.route !== 'POST /v1/responses') continue;
      for (const tool of call.itemsUnder('tools')) {
        if (!tool.types.includes('image_generation')) continue;
        const model = tool.get('model');
        if (model.isLeftOut) checkDefault(tool.at);
        else check(model, true);
      }
    }

    /** One report for a model: that it is gone says more than that it is not eligible. */
    function check({ texts }: Field, isImage: boolean): void {
      for (const given of texts) {
        const { text: name } = given;
        const shutdown = shutdownOfModel(name);
        const standing = isImage && hasList ? standingOf(name, policy) : 'listed';
        if (shutdown && policy.isShutDown(shutdown)) tellShutdown(given.at, 'retired', shutdown);
        else if (standing === 'ineligible')
          tell(given.at, 'ineligible', { name, instead: lasting() });
        else if (standing === 'unknown' && reportsUnlisted)
          tell(given.at, 'unlisted', { name, instead: lasting() });
        else if (shutdown && options.announced) tellShutdown(given.at, 'announced', shutdown);
      }
    }

    function checkDefault(at: Place): void {
      const { model: name } = defaultImageModel;
      if (reportsUnlisted && standingOf(name, policy) === 'unknown')
        tell(at, 'byDefault', { name, instead: lasting() });
    }

    function tellShutdown(at: Place, id: 'retired' | 'announced', shutdown: Shutdown): void {
      const { name, date } = shutdown;
      const instead = successorOf(shutdown);
      if (instead === null && id === 'retired') tell(at, 'gone', { name, shutdown: date });
      else tell(at, id, { name, shutdown: date, instead: instead ?? 'another model' });
    }

    /** What OpenAI recommends, but for an image model that is on no list. */
    function successorOf(shutdown: Shutdown): string | null {
      const instead = replacementOf(shutdown, policy.isShutDown);
      const isOffList = hasList && instead !== null && standingOf(instead, policy) !== 'listed';
      return isOffList ? lasting() : instead;
    }

    /** One of the list, that is not about to go if any is not. */
    function lasting(): string {
      const listed = policy.imageModels ?? [];
      return listed.find((model) => shutdownOfModel(model) === null) ?? listed[0] ?? '';
    }
  },
});

const EVER_LISTED = new Set(zdrImageModels.flatMap((list) => list.models));

/** Of a model that no text names nothing is said: it counts as listed. */
function standingOf(model: string, { imageModels }: Policy): 'listed' | 'ineligible' | 'unknown' {
  if (imageModels?.includes(model)) return 'listed';
  const { verdict } = unlistedImageModels[model] ?? {};
  return verdict ?? (EVER_LISTED.has(model) ? 'ineligible' : 'listed');
}
