/**
 * What a model of the AI SDK is: `openai('gpt-5')`, `registry.languageModel('openai:gpt-5')`, a
 * wrapped one, a name.
 */
import {
  type Api,
  CORE,
  type Generation,
  defaultApi,
  factories,
  modelWrappers,
} from '../../../catalogue/frameworks/ai-sdk.ts';
import {
  type Arg,
  type Site,
  type Value,
  type ValueOf,
  isNothing,
  literal,
} from '../../../values/value.ts';
import { patternsOf } from '../../request/texts.ts';
import { exportOf } from '../framework.ts';
import type { Desk } from '../reader.ts';
import { generationOf } from './generation.ts';
import { isOfOthers } from './others.ts';
import { type Provider, Providers, type ProviderFound, viewOfArg } from './provider.ts';

export interface Model {
  kind: 'model';
  provider: Provider;
  api: Api;
  generation: Generation;
  /** what it is called */
  id: readonly Value[];
  /** the second argument of its factory */
  settings: Arg | null;
  /** what is put around it, from the inside out */
  middleware: readonly Value[];
  site: Site;
}

export type ModelFound =
  | Model
  /** a text, which the gateway or a default provider turns into a model */
  | { kind: 'name'; id: Value; middleware: readonly Value[] }
  /** of another vendor, or an implementation of the program's own */
  | { kind: 'other' }
  | { kind: 'unknown' };

const MAX_DEPTH = 8;
const MAX_MODELS = 24;

export class Models {
  readonly #desk: Desk;
  readonly #providers: Providers;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#providers = new Providers(desk);
  }

  /** Everything that some values may be as a model. */
  read(values: readonly Value[], depth = 0): ModelFound[] {
    if (depth > MAX_DEPTH) return [{ kind: 'unknown' }];
    return values
      .filter((value) => !isNothing(value))
      .slice(0, MAX_MODELS)
      .flatMap((value) => this.#model(value, depth));
  }

  /** Everything that some values may be as a provider. */
  providers(values: readonly Value[]): ProviderFound[] {
    return values
      .filter((value) => !isNothing(value))
      .flatMap((value) => this.#providers.read(value, 0));
  }

  /** What a provider makes of the name of a model. */
  ofProvider(
    found: ProviderFound,
    factory: string | null,
    args: readonly Arg[],
    site: Site,
    depth = 0,
  ): ModelFound[] {
    const [id, settings = null] = args;
    const ids = !id || id.spread ? [] : this.#desk.evaluator.evaluate(id.site);
    return this.#made(found, factory, ids, { settings, site, depth });
  }

  /** A model that a provider makes of a text. */
  named(found: ProviderFound, id: Value): ModelFound[] {
    return this.#made(found, 'languageModel', [id], { settings: null, site: id.site, depth: 0 });
  }

  #model(value: Value, depth: number): ModelFound[] {
    if (value.kind === 'text' || (value.kind === 'literal' && typeof value.value === 'string'))
      return [{ kind: 'name', id: value, middleware: [] }];
    if (value.kind === 'call') return this.#called(value, depth);
    if (['object', 'instance', 'class', 'function', 'array', 'literal'].includes(value.kind))
      return [{ kind: 'other' }];
    return [{ kind: isOfOthers(value) ? 'other' : 'unknown' }];
  }

  #called(value: ValueOf<'call'>, depth: number): ModelFound[] {
    const { callee, args, site } = value;
    const made = exportOf(callee);
    if (made && CORE.test(made.source) && /wrap\w*Model$/i.test(made.name))
      return this.#wrapped(args[0], depth);
    if (made && modelWrappers.some(({ module, names }) => matches(made, module, names)))
      return args[0] ? this.read(this.#desk.evaluator.evaluate(args[0].site), depth + 1) : [];
    const isFactory =
      callee.kind === 'member' && (callee.name === null || Object.hasOwn(factories, callee.name));
    const [owner, name] = isFactory ? [callee.object, callee.name] : [callee, 'languageModel'];
    return this.#providers
      .read(owner, depth)
      .flatMap((found) => this.ofProvider(found, name, args, site, depth));
  }

  /** `wrapLanguageModel({ model, middleware })` */
  #wrapped(arg: Arg | undefined, depth: number): ModelFound[] {
    if (!arg || arg.spread) return [{ kind: 'unknown' }];
    const options = viewOfArg(this.#desk.evaluator, arg);
    const { values, unknown } = options.get('model');
    const middleware = this.#providers.middlewareIn(options.get('middleware'), arg.site);
    const models = this.read(values, depth + 1).map((model) =>
      'middleware' in model
        ? { ...model, middleware: [...model.middleware, ...middleware] }
        : model,
    );
    return unknown ? [...models, { kind: 'unknown' }] : models;
  }

  #made(
    found: ProviderFound,
    factory: string | null,
    ids: readonly Value[],
    at: { settings: Arg | null; site: Site; depth: number },
  ): ModelFound[] {
    switch (found.kind) {
      case 'provider':
        return this.#ofVendor(found, factory, ids, at);
      case 'registry':
        return ids.flatMap((id) => this.#registered(found, factory, id, at));
      case 'catalogue':
        return ids.flatMap((id) => this.#catalogued(found, factory, id, at));
      case 'gateway':
        return ids.map((id) => ({ kind: 'name', id, middleware: [] }));
      default:
        return [found];
    }
  }

  #ofVendor(
    found: ProviderFound & { kind: 'provider' },
    factory: string | null,
    ids: readonly Value[],
    { settings, site }: { settings: Arg | null; site: Site },
  ): ModelFound[] {
    const { provider, middleware } = found;
    const api = factory === null ? undefined : factories[factory];
    if (api === undefined) return [{ kind: 'unknown' }];
    const { generation } = generationOf(provider.site.module.filename, provider.vendor);
    const texts = ids.flatMap((id) => patternsOf(this.#desk.evaluator, id));
    const [text = null, ...others] = api === 'default' ? texts : [];
    const apis =
      api === 'default'
        ? [text, ...others].map((id) => defaultApi(provider.vendor, generation, id))
        : [api];
    return [...new Set(apis)].map((item) => ({
      kind: 'model',
      provider,
      api: item,
      generation,
      id: ids,
      settings,
      middleware,
      site,
    }));
  }

  /** `registry.languageModel('openai:gpt-5')`; every provider, where the text does not tell which one. */
  #registered(
    { providers, separator, middleware }: ProviderFound & { kind: 'registry' },
    factory: string | null,
    id: Value,
    at: { settings: Arg | null; site: Site; depth: number },
  ): ModelFound[] {
    if (at.depth > MAX_DEPTH) return [{ kind: 'unknown' }];
    const patterns = patternsOf(this.#desk.evaluator, id);
    return patterns.flatMap((pattern): ModelFound[] => {
      const index = separator === null ? -1 : pattern.indexOf(separator);
      const prefix = index < 0 ? '{}' : pattern.slice(0, index);
      const isKnown = !prefix.includes('{');
      const { values, unknown } = isKnown
        ? providers.get(prefix)
        : { values: providers.everything(), unknown: !providers.isComplete() };
      const rest = isKnown && separator !== null ? pattern.slice(index + separator.length) : '{}';
      const ids = rest.includes('{') ? [] : [literal(id.site, rest)];
      const models = values
        .filter((value) => !isNothing(value))
        .flatMap((value) => this.#providers.read(value, at.depth + 1))
        .flatMap((found) =>
          this.#made(found, factory, ids, { ...at, depth: at.depth + 1, settings: null }),
        )
        .map((model) =>
          'middleware' in model
            ? { ...model, middleware: [...model.middleware, ...middleware] }
            : model,
        );
      return unknown ? [...models, { kind: 'unknown' }] : models;
    });
  }

  /** `customProvider({ languageModels: { fast: openai('gpt-5-mini') }, fallbackProvider: openai })` */
  #catalogued(
    { options }: ProviderFound & { kind: 'catalogue' },
    factory: string | null,
    id: Value,
    at: { settings: Arg | null; site: Site; depth: number },
  ): ModelFound[] {
    if (at.depth > MAX_DEPTH) return [{ kind: 'unknown' }];
    const lists = MODEL_LISTS[factory ?? ''];
    if (!lists) return [{ kind: 'unknown' }];
    const patterns = patternsOf(this.#desk.evaluator, id);
    return patterns.flatMap((pattern): ModelFound[] => {
      const isKnown = !pattern.includes('{');
      const listed = lists.map((name) => {
        const models = options.at(name);
        if (models.alternatives.length === 0) return { values: [], unknown: false };
        return isKnown
          ? models.get(pattern)
          : { values: models.everything(), unknown: !models.isComplete() };
      });
      const values = listed.flatMap((item) => item.values);
      const models = this.read(values, at.depth + 1);
      const fallback =
        values.length === 0 || !isKnown
          ? options
              .get('fallbackProvider')
              .values.filter((value) => !isNothing(value))
              .flatMap((value) => this.#providers.read(value, at.depth + 1))
              .flatMap((found) => this.#made(found, factory, [id], { ...at, depth: at.depth + 1 }))
          : [];
      const isHidden = listed.some(({ unknown }) => unknown);
      return [...models, ...fallback, ...(isHidden ? [{ kind: 'unknown' as const }] : [])];
    });
  }
}

/** Options of `customProvider` that hold the models of a factory. */
const MODEL_LISTS: Readonly<Record<string, readonly string[]>> = {
  languageModel: ['languageModels'],
  textEmbeddingModel: ['textEmbeddingModels', 'embeddingModels'],
  embeddingModel: ['embeddingModels', 'textEmbeddingModels'],
  imageModel: ['imageModels'],
  transcriptionModel: ['transcriptionModels'],
  speechModel: ['speechModels'],
};

function matches(
  { source, name }: { source: string; name: string },
  module: RegExp,
  names: RegExp,
): boolean {
  return module.test(source) && names.test(name);
}
