/** The AI SDK of Vercel: `generateText({ model: openai('gpt-5'), … })`. */
import { NEWEST, RESPONSES_OPTIONS, aiSdk, senders } from '../../catalogue/frameworks/ai-sdk.ts';
import { type Value, rootOf } from '../../values/value.ts';
import { importOf } from '../client.ts';
import type { OpenAICall } from '../record.ts';
import { RequestView } from '../request-view.ts';
import { majorOf, versionOf } from '../versions.ts';
import { callOf } from './framework.ts';
import { type Desk, type Reader, type Visited, viewOf } from './reader.ts';

export class AiSdkReader implements Reader {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  read({ site: { node }, callee, args }: Visited): OpenAICall[] {
    const made = importOf(callee);
    if (!made || made.source !== 'ai' || !senders.has(made.name)) return [];
    const view = viewOf(this.#desk, args[0], node);
    if (!view) return [];
    const models = view.get('model').values.filter(isOfOpenAI);
    const version = versionOf(
      '@ai-sdk/openai',
      this.#desk.module.filename,
      NEWEST['@ai-sdk/openai'],
    );
    return models.map((model) =>
      callOf(this.#desk, node, {
        via: 'ai-sdk',
        name: made.name,
        route: majorOf(version) === 1 ? 'POST /v1/chat/completions' : 'POST /v1/responses',
        targets: ['openai'],
        body: new RequestView(this.#desk.evaluator, [
          { view: view.at('providerOptions').at('openai'), names: RESPONSES_OPTIONS },
        ]),
        framework: { name: '@ai-sdk/openai', version },
        related: [{ node: model.site.node, module: model.site.module, what: 'the model' }],
        ...(models.length > 1 ? { isOneOfSeveral: true } : {}),
      }),
    );
  }
}

function isOfOpenAI(model: Value): boolean {
  const root = rootOf(model);
  return root.kind === 'import' && aiSdk.packages.test(root.source) && root.name === 'openai';
}
