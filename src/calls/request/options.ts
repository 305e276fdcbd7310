/**
 * What goes into a request of the SDK beside its params: what the client adds, and what the request
 * options replace.
 */
import type { Node } from '../../values/ast.ts';
import { type Lookup, ObjectView } from '../../values/heap/object-view.ts';
import { type Arg, isNothing } from '../../values/value.ts';
import type { ClientReference } from '../client.ts';
import { type Desk, viewOf } from '../readers/reader.ts';
import { RequestView, type ViewOptions, type ViewPart } from '../request-view.ts';
import { isSentLater } from '../timing.ts';
import { writesItself } from './json.ts';

/** The request options of one call, and its client. */
export class RequestOptions {
  readonly #desk: Desk;
  readonly #options: Arg | undefined;
  readonly #client: ClientReference;
  readonly #use: Node;

  constructor(desk: Desk, options: Arg | undefined, client: ClientReference, use: Node) {
    this.#desk = desk;
    this.#options = options;
    this.#client = client;
    this.#use = use;
  }

  body(own: readonly ViewPart[], given: ViewOptions = {}): RequestView {
    const isHidden = own.some(({ view }) => writesItself(view));
    return isHidden
      ? this.#overridable([], 'body', { ...given, hidden: true })
      : this.#overridable(own, 'body', given);
  }

  /** What the client adds to every query yields to what the request gives. */
  query(own: readonly ViewPart[], given: ViewOptions = {}): RequestView {
    const ofClient = this.#desk.clients.optionOf(this.#client, 'defaultQuery');
    const all = ofClient.values.length > 0 ? [...this.#parts([ofClient]), ...own] : own;
    return this.#overridable(all, 'query', given);
  }

  headers(): RequestView {
    return this.#headers([this.#desk.clients.optionOf(this.#client, 'defaultHeaders')]);
  }

  /** Without the defaults of the client. */
  ownHeaders(): RequestView {
    return this.#headers([]);
  }

  #headers(defaults: readonly Lookup[]): RequestView {
    const own = viewOf(this.#desk, this.#options, this.#use)?.get('headers');
    const lookups = own ? [...defaults, own] : defaults;
    if (lookups.every(isNotThere)) return RequestView.empty(this.#desk.evaluator);
    return new RequestView(this.#desk.evaluator, this.#parts(lookups), {
      ignoreCase: true,
      hidden: lookups.some((lookup) => lookup.unknown),
    });
  }

  #parts(lookups: readonly Lookup[]): ViewPart[] {
    return lookups
      .map(({ values }) => values.filter((value) => !isNothing(value)))
      .filter((values) => values.length > 0)
      .map((values) => ({ view: new ObjectView(this.#desk.evaluator, values, this.#use) }));
  }

  /** The request options replace what the method itself would send. */
  #overridable(own: readonly ViewPart[], key: 'body' | 'query', given: ViewOptions): RequestView {
    const { evaluator } = this.#desk;
    const use = this.#use;
    // Most calls are given no options.
    if (!this.#options && (own.length > 0 || Object.keys(given).length > 0))
      return new RequestView(evaluator, own, given);
    const found = viewOf(this.#desk, this.#options, use)?.get(key);
    const replaced = found?.values.filter((value) => !isNothing(value)) ?? [];
    const hidden = found?.unknown ?? false;
    if (replaced.length === 0 && own.length === 0 && !hidden && Object.keys(given).length === 0)
      return RequestView.empty(evaluator);
    if (replaced.length === 0)
      return new RequestView(evaluator, own, {
        ...given,
        hidden: hidden || (given.hidden ?? false),
      });
    const view = new ObjectView(evaluator, replaced, use, isSentLater(use));
    const isOwn = key === 'body' && writesItself(view);
    const override = new RequestView(evaluator, isOwn ? [] : [{ view }], {
      hidden: hidden || isOwn,
    });
    const isCertain = !found?.absent && replaced.length === found?.values.length;
    return isCertain ? override : new RequestView(evaluator, own, { ...given, instead: override });
  }
}

function isNotThere({ values, unknown }: Lookup): boolean {
  return values.length === 0 && !unknown;
}
