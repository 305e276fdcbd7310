/** Models of Mastra: names that it routes itself, objects with a URL, models of the AI SDK. */
import { AZURE, CORE, OPENAI, routers } from '../../../catalogue/frameworks/mastra.ts';
import type { Target } from '../../../catalogue/hosts.ts';
import { NOTHING } from '../../../values/heap/lookup.ts';
import { ObjectView } from '../../../values/heap/object-view.ts';
import { elementsOf } from '../../../values/kinds/list.ts';
import { awaitedResults } from '../../../values/kinds/promise.ts';
import {
  type Site,
  type Value,
  type ValueOf,
  isNothing,
  literal,
  takerOf,
  unknown,
} from '../../../values/value.ts';
import { importOf } from '../../client.ts';
import { patternsOf } from '../../request/texts.ts';
import { type Model, type ModelFound, Models } from '../ai-sdk/model.ts';
import { targetsOfUrl } from '../framework.ts';
import { type Desk, viewOf } from '../reader.ts';

/** The provider that Mastra brings is that of this generation. */
const GENERATION = 6;
const MAX_DEPTH = 4;

export class MastraModels {
  readonly #desk: Desk;
  readonly #sdk: Models;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#sdk = new Models(desk);
  }

  read(values: readonly Value[], api: 'responses' | 'embedding', depth = 0): ModelFound[] {
    if (depth > MAX_DEPTH) return [{ kind: 'unknown' }];
    return values
      .filter((value) => !isNothing(value))
      .flatMap((value): ModelFound[] => {
        if (value.kind === 'literal' || value.kind === 'text')
          return this.#named(value, value.site, api);
        if (value.kind === 'object') return this.#described(value, api, depth);
        if (value.kind === 'array' || value.kind === 'list')
          return this.read(elementsOf(this.#desk.evaluator, value), api, depth + 1);
        if (value.kind === 'function')
          return this.read(awaitedResults(this.#desk.evaluator, value, value.site), api, depth + 1);
        if (value.kind === 'new') return this.#routed(value);
        return this.#sdk.read([value]);
      });
  }

  /** `openai/gpt-5`; what comes before the slash decides. */
  #named(value: Value, site: Site, api: 'responses' | 'embedding'): ModelFound[] {
    return patternsOf(this.#desk.evaluator, value).flatMap((pattern): ModelFound[] => {
      const [provider = '', ...rest] = pattern.split('/');
      if (rest.length === 0 || provider.includes('{')) return [{ kind: 'unknown' }];
      if (AZURE.test(provider)) return [modelOf(site, value, ['azure'], api)];
      return provider === OPENAI
        ? [modelOf(site, literal(site, rest.join('/')), ['openai'], api)]
        : [{ kind: 'other' }];
    });
  }

  /** `{ id, url }`, `{ providerId, modelId }`, `{ model, maxRetries }` */
  #described(
    value: ValueOf<'object'>,
    api: 'responses' | 'embedding',
    depth: number,
  ): ModelFound[] {
    const view = new ObjectView(this.#desk.evaluator, [value], value.site.node);
    const inner = view.get('model').values;
    if (inner.length > 0) return this.read(inner, api, depth + 1);
    const url = view.get('url');
    const isPlain = url.absent && !url.unknown;
    const headers = view.get('headers');
    const parts = view.get('providerId').values;
    const names = parts.length > 0 ? this.#joined(parts, value.site) : view.get('id').values;
    if (!isPlain) {
      const targets = targetsOfUrl(this.#desk, url, ['unknown']);
      const [id] = view.get('id').values;
      const api_ = api === 'embedding' ? api : 'chat';
      return [modelOf(value.site, id ?? value, targets, api_, headers)];
    }
    return names
      .flatMap((name) => this.#named(name, value.site, api))
      .map((found) =>
        found.kind === 'model' ? { ...found, provider: { ...found.provider, headers } } : found,
      );
  }

  /** `providerId` stands before the slash. */
  #joined(values: readonly Value[], site: Site): Value[] {
    return values.flatMap((value) =>
      patternsOf(this.#desk.evaluator, value).map((text) => literal(site, `${text}/model`)),
    );
  }

  /** `new ModelRouterEmbeddingModel('openai/text-embedding-3-small')` */
  #routed(value: ValueOf<'new'>): ModelFound[] {
    const made = importOf(value.callee);
    const [arg] = value.args ?? [];
    if (!made || !CORE.test(made.source) || !Object.hasOwn(routers, made.name) || !arg)
      return this.#sdk.read([value]);
    const api = routers[made.name] === 'embedding' ? 'embedding' : 'responses';
    const view = viewOf(this.#desk, arg, takerOf(arg));
    return this.read(view?.alternatives ?? [], api, 1).map((found) =>
      found.kind === 'model' ? { ...found, site: value.site } : found,
    );
  }
}

/** A model that nothing shows. */
export function unseenModel(site: Site): Model {
  return modelOf(site, unknown(site, 'is not seen'), ['unknown'], 'responses');
}

/** A model of the AI SDK, as Mastra makes it. */
function modelOf(
  site: Site,
  id: Value,
  targets: readonly Target[],
  api: Model['api'],
  headers = NOTHING,
): Model {
  return {
    kind: 'model',
    provider: {
      vendor: 'openai',
      targets,
      headers,
      isRewritten: false,
      names: [OPENAI],
      site,
    },
    api,
    generation: GENERATION,
    id: [id],
    settings: null,
    middleware: [],
    site,
  };
}
