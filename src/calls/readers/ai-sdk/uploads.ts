/** What the AI SDK sends besides prompts: files, skills, batches, tokens of realtime sessions. */
import type { SenderFacts } from '../../../catalogue/frameworks/ai-sdk.ts';
import { literal } from '../../../values/value.ts';
import type { OpenAICall } from '../../record.ts';
import { RequestView, type ViewOptions } from '../../request-view.ts';
import { callOf } from '../framework.ts';
import type { Desk, Visited } from '../reader.ts';
import { generationOf } from './generation.ts';
import { Given } from '../given.ts';
import type { Models } from './model.ts';
import { type Provider, type ProviderFound, headersFrom } from './provider.ts';

export class Uploads {
  readonly #desk: Desk;
  readonly #models: Models;

  constructor(desk: Desk, models: Models) {
    this.#desk = desk;
    this.#models = models;
  }

  read(visited: Visited, facts: SenderFacts & { name: string }, given: Given): OpenAICall[] {
    const owners = given.get(facts.model).values.map((value) =>
      // `openai.files()`, `openai.skills()`
      value.kind === 'call' &&
      value.callee.kind === 'member' &&
      /^(?:files|skills)$/.test(value.callee.name ?? '')
        ? value.callee.object
        : value,
    );
    return this.#providersOf(this.#models.providers(owners)).flatMap((provider) =>
      this.#requests(visited, facts, given, provider),
    );
  }

  /** `openai.experimental_realtime.getToken({ … })`; `null` for other callees. */
  token(visited: Visited): OpenAICall[] | null {
    const { callee } = visited;
    const isToken =
      callee.kind === 'member' &&
      callee.name === 'getToken' &&
      callee.object.kind === 'member' &&
      callee.object.name === 'experimental_realtime';
    if (!isToken || callee.object.kind !== 'member') return null;
    return this.#providersOf(this.#models.providers([callee.object.object])).map((provider) =>
      this.#record(visited, provider, 'experimental_realtime.getToken', {
        route: 'POST /v1/realtime/client_secrets',
        body: new RequestView(this.#desk.evaluator, [], { hidden: true }),
      }),
    );
  }

  #providersOf(found: readonly ProviderFound[]): Provider[] {
    return found.flatMap((item) =>
      item.kind === 'provider' && item.provider.vendor !== 'compatible' ? [item.provider] : [],
    );
  }

  #requests(
    visited: Visited,
    { sends, name }: SenderFacts & { name: string },
    given: Given,
    provider: Provider,
  ): OpenAICall[] {
    const { evaluator } = this.#desk;
    const options = given.within(given.at('providerOptions'), 'openai');
    const says = (value: string): ViewOptions['defaults'] => ({
      purpose: literal(visited.site, value),
    });
    const file = (purpose: string): OpenAICall =>
      this.#record(visited, provider, name, {
        route: 'POST /v1/files',
        body: new RequestView(
          evaluator,
          [{ view: options, names: { purpose: 'purpose', expiresAfter: 'expires_after' } }],
          { defaults: says(purpose) ?? {} },
        ),
        given,
      });
    if (sends === 'file') return [file('assistants')];
    const rest = { body: RequestView.empty(evaluator), given };
    if (sends === 'skill')
      return [this.#record(visited, provider, name, { route: 'POST /v1/skills', ...rest })];
    return [
      file('batch'),
      this.#record(visited, provider, name, { route: 'POST /v1/batches', ...rest }),
    ];
  }

  #record(
    { site }: Visited,
    provider: Provider,
    name: string,
    { route, body, given }: { route: string; body: RequestView; given?: Given },
  ): OpenAICall {
    const sent = given ?? new Given(this.#desk.evaluator, [], site);
    return callOf(this.#desk, site.node, {
      via: 'ai-sdk',
      name,
      route,
      targets: provider.targets,
      body,
      headers: headersFrom(this.#desk, provider, sent),
      framework: generationOf(provider.site.module.filename, provider.vendor).framework,
      related: [{ node: provider.site.node, module: provider.site.module, what: 'the provider' }],
    });
  }
}
