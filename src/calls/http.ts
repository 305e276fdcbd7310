/** Raw HTTP requests: `fetch`, `axios` and their kin, sent to a host that is OpenAI. */
import { type Part, type Sender, wrappedFetch, wrappedVerb } from '../catalogue/http.ts';
import type { Target } from '../catalogue/hosts.ts';
import { surface } from '../catalogue/surface.ts';
import { literalKey } from '../values/ast.ts';
import type { Evaluator } from '../values/evaluator.ts';
import type { Lookup } from '../values/heap/lookup.ts';
import { ObjectView } from '../values/heap/object-view.ts';
import type { Arg, Site, Value } from '../values/value.ts';
import { argsOf, isNothing, isVeiled, textOf, unknown } from '../values/value.ts';
import { reachesOpenAI } from './reach.ts';
import { RequestView, type ViewPart } from './request-view.ts';
import { callsOn, headerFields } from './request/chain.ts';
import { changesDefaults, defaultOf } from './request/defaults.ts';
import { Given, type SendingNode, optionsIndexes } from './request/given.ts';
import { goesElsewhere } from './request/host.ts';
import { EVERYTHING, type Touched, touchedParts } from './request/hooks.ts';
import { jsonSource } from './request/json.ts';
import { type BoundSender, SenderReader, constructorOf, looksLikeFetch } from './request/sender.ts';
import { type SentUrl, UrlReader, routeOf } from './request/sent-url.ts';
import { patternsOf } from './request/texts.ts';
import type { CallSettings } from './settings.ts';

export interface HttpRequest {
  targets: readonly Target[];
  verb: string | null;
  routePath: string | null;
  body: RequestView;
  headers: RequestView;
  query: RequestView;
  /** the same call may send other requests too */
  isOneOfSeveral: boolean;
}

type Views = Pick<HttpRequest, 'body' | 'headers' | 'query'>;

export class HttpReader {
  readonly #evaluator: Evaluator;
  readonly #settings: CallSettings;
  readonly #senders: SenderReader;
  readonly #urls: UrlReader;

  constructor(evaluator: Evaluator, settings: CallSettings) {
    this.#evaluator = evaluator;
    this.#settings = settings;
    this.#senders = new SenderReader(evaluator, settings);
    this.#urls = new UrlReader(evaluator, settings);
  }

  read(
    site: Site<SendingNode>,
    callee: Value,
    args: Arg[] = argsOf(site.node, site),
  ): HttpRequest[] {
    const { node } = site;
    if (node.type === 'NewExpression') {
      const sender = constructorOf(callee);
      return sender ? this.#requests({ sender, of: null }, args, site) : [];
    }
    const opened = this.#xhr(callee, args, site);
    if (opened) return opened;
    const bound = this.#senders.senderOf(callee);
    if (bound) return this.#requests({ ...bound, isVeiled: isVeiled(callee) }, args, site);
    const verb = this.#senders.verbOfUnknown(node, callee, args);
    if (verb !== null) return this.#ofUnknown(wrappedVerb(verb, args.length), args, site);
    return looksLikeFetch(node, callee, site)
      ? this.#requests({ sender: wrappedFetch, of: null }, args, site).filter(reachesOpenAI)
      : [];
  }

  /** Something that is not read sends: of a body that it may be given, nothing is known. */
  #ofUnknown(sender: Sender, args: Arg[], site: Site<SendingNode>): HttpRequest[] {
    return this.#requests({ sender, of: null }, args, site)
      .filter(reachesOpenAI)
      .map((request) =>
        args.length > 1 && request.body.parts.length === 0
          ? { ...request, body: new RequestView(this.#evaluator, [], { hidden: true }) }
          : request,
      );
  }

  #requests(bound: BoundSender, args: Arg[], site: Site<SendingNode>): HttpRequest[] {
    if (this.#goesElsewhere(bound, args)) return [];
    const ways = Given.waysOf(this.#evaluator, bound.sender, args, site);
    const found = ways.map((given) => this.#sent(bound, given));
    const isSeveral = found.filter((requests) => requests.length > 0).length > 1;
    return found
      .flat()
      .map((request) => (isSeveral ? { ...request, isOneOfSeveral: true } : request));
  }

  #goesElsewhere({ sender, of }: BoundSender, args: readonly Arg[]): boolean {
    const [place, ...others] = sender.url;
    const url = typeof place === 'number' ? args[place] : undefined;
    // What is put together as a text has no properties.
    const isAlone = others.every((part) => typeof part !== 'number' && part[0] === place);
    if (!url || url.spread || !isAlone || sender.takesUrlParts) return false;
    return goesElsewhere(url.site, {
      settings: this.#settings,
      hasBase: (of?.client.base ?? []).length > 0,
      textsOf: (site) => this.#textsOf(site),
    });
  }

  #textsOf(site: Site): readonly string[] {
    const values = this.#evaluator.evaluate(site).filter((value) => !isNothing(value));
    const texts = new Set(values.flatMap((value) => patternsOf(this.#evaluator, value, site.node)));
    return texts.size > 0 ? [...texts] : ['{}'];
  }

  /** What one way to read a call sends. */
  #sent(bound: BoundSender, given: Given): HttpRequest[] {
    const { urls, hasSeveralRoutes, count } = this.#urls.of(bound, given);
    if (urls.length === 0) return [];
    const touched = bound.isVeiled
      ? new Set(EVERYTHING)
      : touchedParts(this.#evaluator, bound.of, (key) => this.#option(bound, given, key));
    const seen: Views = {
      body: this.#body(given, touched),
      headers: this.#headers(bound, given, touched),
      query: this.#query(bound, given, urls, touched),
    };
    const views = hasSeveralRoutes
      ? {
          body: seen.body.doubted(),
          headers: seen.headers.doubted(),
          query: seen.query.doubted(),
        }
      : seen;
    const verbs = touched.has('verb') ? [null] : this.#verbs(bound, given);
    if (touched.has('url'))
      return [
        {
          targets: ['unknown'],
          verb: verbs.length === 1 ? verbs[0]! : null,
          routePath: null,
          ...views,
          isOneOfSeveral: false,
        },
      ];
    const maySayNothing = given.sender !== wrappedFetch || seen.body.parts.length > 0;
    return urls.flatMap(({ target, targets, path }) => {
      const routePath = path === null ? null : routeOf(path, target);
      const own = hasSeveralRoutes && verbs.length > 1 ? [documentedVerb(routePath, verbs)] : verbs;
      return own.map((verb): HttpRequest => ({
        targets,
        verb: verb ?? (maySayNothing && !touched.has('verb') ? documentedVerb(routePath) : null),
        routePath,
        ...views,
        isOneOfSeveral: count > 1 || verbs.length > 1,
      }));
    });
  }

  /** An option of the call, or of what its client was made with. */
  #option({ sender, of }: BoundSender, given: Given, key: string): Lookup {
    const own = given.first(optionsIndexes(sender).map((index): Part => [index, key]));
    return own.absent && !own.unknown ? defaultOf(this.#evaluator, of, key, given.site.node) : own;
  }

  #verbs({ sender: { verb }, of }: BoundSender, given: Given): (string | null)[] {
    if (typeof verb === 'string') return [verb];
    const { values, absent, unknown } = given.first(given.sender.verb as typeof verb);
    const texts = values.filter((value) => !isNothing(value)).map(textOf);
    const verbs = texts.flatMap((text) => text?.toUpperCase() ?? []);
    const isHidden = unknown || texts.includes(null);
    if (verbs.length === 0 && !isHidden) {
      const preset = defaultOf(this.#evaluator, of, 'method', given.site.node);
      const [only, ...others] = preset.values.map(textOf);
      if (preset.unknown || others.length > 0) return [null];
      return [only?.toUpperCase() ?? given.sender.fallbackVerb ?? null];
    }
    if (verbs.length === 0) return [null];
    const fallback = given.sender.fallbackVerb;
    const isMissing = absent && !isHidden && fallback !== undefined;
    return [...new Set([...verbs, ...(isMissing ? [fallback] : [])])];
  }

  #body(given: Given, touched: ReadonlySet<Touched>): RequestView {
    const found = given.first(given.sender.body);
    const direct = found.values.filter((value) => !isNothing(value));
    const sent = direct.length > 0 ? direct : this.#written(given.site);
    if (sent.length === 0 || touched.has('body'))
      return new RequestView(this.#evaluator, [], {
        hidden: found.unknown || touched.has('body'),
      });
    const objects = sent.flatMap((value) => jsonSource(this.#evaluator, value));
    const isHidden = found.unknown || (direct.length === 0 && sent.length > 1);
    const body = new RequestView(this.#evaluator, [
      this.#part(isHidden ? [...objects, this.#hidden(given)] : objects, given),
    ]);
    return found.replaced ? body.doubted() : body;
  }

  #part(values: readonly Value[], { site }: Given): ViewPart {
    return { view: new ObjectView(this.#evaluator, values, site.node) };
  }

  /** Something in its place that is not seen. */
  #hidden({ site }: Given): Value {
    return unknown(site, 'may be given by options that are not known');
  }

  /** Options that hold keys, from what yields to what wins. */
  #parts(lookups: readonly Lookup[], given: Given): ViewPart[] {
    return lookups
      .map(({ values, unknown: isHidden }) => [
        ...values.filter((value) => !isNothing(value)),
        ...(isHidden ? [this.#hidden(given)] : []),
      ])
      .filter((values) => values.length > 0)
      .map((values) => this.#part(values, given));
  }

  #headers({ of }: BoundSender, given: Given, touched: ReadonlySet<Touched>): RequestView {
    const { site } = given;
    const found = given.first(given.sender.headers);
    const preset = defaultOf(this.#evaluator, of, 'headers', site.node);
    const calls = callsOn(site);
    const tables = calls.flatMap(({ method, args: [table, value] }) =>
      method === 'set' && table && !value ? [this.#evaluator.at(table, site)] : [],
    );
    const isTaken = calls.some(({ method }) => method === 'removeHeader');
    const isHidden =
      isTaken ||
      touched.has('headers') ||
      changesDefaults(this.#evaluator, of) ||
      given.requests.some((request) => this.#changesHeaders(request));
    const listed = tables.map((values) => this.#part(values, given));
    return new RequestView(
      this.#evaluator,
      isHidden ? [] : [...this.#parts([preset, found], given), ...listed],
      { ignoreCase: true, fields: headerFields(calls, site), hidden: isHidden },
    );
  }

  /** `request.headers.set(…)` */
  #changesHeaders({ site }: Value): boolean {
    return site.module.readersOf('headers').some((member) => {
      const { parent } = member;
      const isReading =
        parent?.type === 'MemberExpression' && READING.has(literalKey(parent) ?? '');
      return (
        member.type === 'MemberExpression' &&
        !isReading &&
        this.#evaluator
          .evaluate({ node: member.object, module: site.module, env: null })
          .some((value) => value.site.node === site.node)
      );
    });
  }

  #query(
    { of }: BoundSender,
    given: Given,
    urls: readonly SentUrl[],
    touched: ReadonlySet<Touched>,
  ): RequestView {
    const found = given.first(given.sender.query ?? []);
    const preset = (given.sender.query ?? []).flatMap((part) =>
      typeof part === 'number'
        ? []
        : [defaultOf(this.#evaluator, of, part[1] ?? '', given.site.node)],
    );
    const hidden = touched.has('query') || urls.some(({ hasQuery }) => hasQuery);
    return new RequestView(this.#evaluator, this.#parts([...preset, found], given), { hidden });
  }

  /** `const req = https.request(…); req.write(body)` */
  #written(site: Site<SendingNode>): readonly Value[] {
    return callsOn(site)
      .flatMap(({ method, args: [sent] }) =>
        sent && ['write', 'end', 'send'].includes(method) ? this.#evaluator.at(sent, site) : [],
      )
      .filter(({ kind }) => kind !== 'function');
  }

  /** `xhr.open('POST', url)` */
  #xhr(callee: Value, args: Arg[], site: Site<SendingNode>): HttpRequest[] | null {
    if (
      callee.kind !== 'member' ||
      callee.name !== 'open' ||
      callee.object.kind !== 'new' ||
      callee.object.callee.kind !== 'global' ||
      callee.object.callee.name !== 'XMLHttpRequest'
    )
      return null;
    const sender: Sender = { url: [1], verb: [0], body: [], headers: [] };
    const made = { ...site, node: callee.object.site.node as SendingNode };
    return this.#requests({ sender, of: null }, args, site).map((request) => {
      const sent = this.#written(made).flatMap((value) => jsonSource(this.#evaluator, value));
      const headers = new RequestView(this.#evaluator, [], {
        ignoreCase: true,
        fields: headerFields(callsOn(made), site),
      });
      return {
        ...request,
        headers,
        body: new RequestView(
          this.#evaluator,
          sent.length > 0 ? [{ view: new ObjectView(this.#evaluator, sent, site.node) }] : [],
        ),
      };
    });
  }
}

const READING = new Set(['get', 'has', 'entries', 'keys', 'values', 'forEach']);

/** A route that knows one of the verbs only needs no other proof. */
function documentedVerb(
  routePath: string | null,
  among: readonly (string | null)[] | null = null,
): string | null {
  const verbs = [
    ...((routePath === null ? undefined : surface().matchPath(routePath)?.verbs)?.keys() ?? []),
  ];
  const possible = among ? verbs.filter((verb) => among.includes(verb)) : verbs;
  return possible.length === 1 ? (possible[0] ?? null) : null;
}
