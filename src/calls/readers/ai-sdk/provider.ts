/** What a provider of the AI SDK is: `openai`, `createOpenAI({ … })`, a registry, a catalogue of models. */
import {
  CORE,
  type Vendor,
  azureProvider,
  compatibleProvider,
  openaiProvider,
} from '../../../catalogue/frameworks/ai-sdk.ts';
import type { Target } from '../../../catalogue/hosts.ts';
import type { Evaluator } from '../../../values/evaluator.ts';
import { type Lookup, NOTHING } from '../../../values/heap/lookup.ts';
import { ObjectView } from '../../../values/heap/object-view.ts';
import { elementsOf } from '../../../values/kinds/list.ts';
import {
  type Arg,
  type Site,
  type Value,
  type ValueOf,
  isNothing,
  takerOf,
  textOf,
} from '../../../values/value.ts';
import { RequestView } from '../../request-view.ts';
import { exportOf, headersOf, targetsOfUrl } from '../framework.ts';
import type { Desk } from '../reader.ts';
import { type Given, valuesOf } from '../given.ts';
import { isOfOthers } from './others.ts';
import { touchedByFetch } from '../own-fetch.ts';

/** Who makes models, and who gets their requests. */
export interface Provider {
  vendor: Vendor;
  targets: readonly Target[];
  headers: Lookup;
  /** what it was made with */
  options?: ObjectView;
  /** its own `fetch` may change the body */
  isRewritten: boolean;
  /** what it is called: the key of its options, for a compatible one */
  names: readonly string[];
  site: Site;
}

export type ProviderFound =
  | { kind: 'provider'; provider: Provider; middleware: readonly Value[] }
  | {
      kind: 'registry';
      providers: ObjectView;
      /** `null` when it cannot be told */
      separator: string | null;
      middleware: readonly Value[];
    }
  | { kind: 'catalogue'; options: ObjectView }
  | { kind: 'gateway' }
  | { kind: 'other' }
  | { kind: 'unknown' };

const MAX_DEPTH = 6;

/** What an argument is where it is taken. */
export function viewOfArg(evaluator: Evaluator, arg: Arg): ObjectView {
  return arg.spread
    ? new ObjectView(evaluator, [], takerOf(arg))
    : new ObjectView(evaluator, evaluator.evaluate(arg.site), takerOf(arg));
}

const ACCOUNT_HEADERS = { organization: 'OpenAI-Organization', project: 'OpenAI-Project' };

/** What the provider adds to every request, and what the call gives. */
export function headersFrom(desk: Desk, provider: Provider, given: Given): RequestView {
  const { options, vendor, headers } = provider;
  const own = given.views.map((view) => view.get('headers'));
  const { parts, hidden } = headersOf(desk, [headers, ...own], given.use);
  const account = options && vendor === 'openai' ? [{ view: options, names: ACCOUNT_HEADERS }] : [];
  return new RequestView(desk.evaluator, [...account, ...parts], { ignoreCase: true, hidden });
}

export class Providers {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  read(value: Value, depth: number): ProviderFound[] {
    if (depth > MAX_DEPTH) return [{ kind: 'unknown' }];
    const made = exportOf(value);
    if (made) {
      const vendor = vendorOf(made);
      if (vendor) return [this.#plain(vendor, value.site)];
      if (CORE.test(made.source) && made.name === 'gateway') return [{ kind: 'gateway' }];
      if (made.source === '@ai-sdk/gateway') return [{ kind: 'gateway' }];
    }
    if (value.kind === 'call') return this.#called(value, depth);
    // Only a type says that it is a provider: who gets its requests is not seen.
    if (value.kind === 'new' && value.args === null) return [this.#typed(value)];
    if (['object', 'instance', 'class', 'function'].includes(value.kind))
      return [{ kind: 'other' }];
    return [{ kind: isOfOthers(value) ? 'other' : 'unknown' }];
  }

  /** Middleware is one, or a list of them; the first one of a list is the outermost. */
  middlewareIn(lookup: Lookup, near: Site): readonly Value[] {
    return valuesOf(lookup, near)
      .filter((value) => !isNothing(value))
      .flatMap((value) =>
        value.kind === 'array' || value.kind === 'list'
          ? [...elementsOf(this.#desk.evaluator, value)].reverse()
          : [value],
      );
  }

  #plain(vendor: Vendor, site: Site): ProviderFound {
    return this.#provider(vendor, site, vendor === 'azure' ? ['azure'] : ['openai'], []);
  }

  #provider(
    vendor: Vendor,
    site: Site,
    targets: readonly Target[],
    names: readonly string[],
  ): ProviderFound & { kind: 'provider' } {
    return {
      kind: 'provider',
      provider: {
        vendor,
        targets,
        headers: NOTHING,

        isRewritten: false,
        names,
        site,
      },
      middleware: [],
    };
  }

  #typed({ callee, site }: ValueOf<'new'>): ProviderFound {
    const made = exportOf(callee);
    const vendor = made && /Provider$/.test(made.name) && (vendorOfPackage(made.source) ?? null);
    return vendor
      ? this.#provider(vendor, site, vendor === 'azure' ? ['azure'] : ['unknown'], [])
      : { kind: isOfOthers(callee) ? 'other' : 'unknown' };
  }

  #called(value: ValueOf<'call'>, depth: number): ProviderFound[] {
    const made = exportOf(value.callee);
    const [options, second] = value.args;
    const { evaluator } = this.#desk;
    if (!made) return [{ kind: isOfOthers(value) ? 'other' : 'unknown' }];
    const vendor = FACTORIES[made.name];
    if (vendor && vendorOfPackage(made.source) === vendor)
      return [this.#configured(vendor, value.site, options)];
    if (!CORE.test(made.source))
      return [{ kind: made.source === '@ai-sdk/gateway' ? 'gateway' : foreign(value) }];
    const view = options ? viewOfArg(evaluator, options) : null;
    switch (made.name.replace(/^experimental_/, '')) {
      case 'createGateway':
        return [{ kind: 'gateway' }];
      case 'customProvider':
        return view ? [{ kind: 'catalogue', options: view }] : [{ kind: 'unknown' }];
      case 'createProviderRegistry':
        return view ? [this.#registry(view, second, value.site)] : [{ kind: 'unknown' }];
      case 'wrapProvider':
        return view ? this.#wrapped(view, value.site, depth) : [{ kind: 'unknown' }];
      default:
        return [{ kind: 'unknown' }];
    }
  }

  #registry(providers: ObjectView, options: Arg | undefined, site: Site): ProviderFound {
    const view = options ? viewOfArg(this.#desk.evaluator, options) : null;
    const { values, absent, unknown } = view?.get('separator') ?? NOTHING;
    const [only, ...others] = [
      ...values.map((value) => (isNothing(value) ? ':' : textOf(value))),
      ...(absent ? [':'] : []),
    ];
    return {
      kind: 'registry',
      providers,
      separator: unknown || others.length > 0 ? null : (only ?? null),
      middleware: view ? this.middlewareIn(view.get('languageModelMiddleware'), site) : [],
    };
  }

  #wrapped(view: ObjectView, site: Site, depth: number): ProviderFound[] {
    const { values, unknown } = view.get('provider');
    const middleware = this.middlewareIn(view.get('languageModelMiddleware'), site);
    const found = values
      .filter((value) => !isNothing(value))
      .flatMap((value) => this.read(value, depth + 1))
      .map((item) =>
        'middleware' in item ? { ...item, middleware: [...item.middleware, ...middleware] } : item,
      );
    return unknown ? [...found, { kind: 'unknown' }] : found;
  }

  #configured(vendor: Vendor, site: Site, options: Arg | undefined): ProviderFound {
    const { evaluator } = this.#desk;
    const usual: readonly Target[] =
      vendor === 'azure' ? ['azure'] : vendor === 'openai' ? ['openai'] : ['unknown'];
    const base = this.#provider(vendor, site, usual, []);
    if (!options) return base;
    const view = viewOfArg(evaluator, options);
    const names = view.get('name').values.flatMap((value) => textOf(value) ?? []);
    const fetch = view.get('fetch');
    const touched = touchedByFetch(fetch);
    const targets = targetsOfUrl(this.#desk, view.get('baseURL'), usual);
    // Where it may be left out, the request may go where it is addressed to.
    const isOptional = fetch.absent || fetch.values.some(isNothing);
    return {
      ...base,
      provider: {
        ...base.provider,
        targets: touched.has('url') ? [...(isOptional ? targets : []), 'unknown'] : targets,
        headers: view.get('headers'),
        options: view,
        isRewritten: touched.has('body'),
        names,
      },
    };
  }
}

const FACTORIES: Readonly<Record<string, Vendor>> = {
  createOpenAI: 'openai',
  createAzure: 'azure',
  createOpenAICompatible: 'compatible',
};

/** `openai`, `azure`: the providers that the packages export. */
function vendorOf({ source, name }: { source: string; name: string }): Vendor | null {
  const vendor = vendorOfPackage(source);
  return vendor === name ? vendor : null;
}

function vendorOfPackage(source: string): Vendor | null {
  if (openaiProvider.test(source)) return 'openai';
  if (azureProvider.test(source)) return 'azure';
  return compatibleProvider.test(source) ? 'compatible' : null;
}

function foreign(value: Value): 'other' | 'unknown' {
  return isOfOthers(value) ? 'other' : 'unknown';
}
