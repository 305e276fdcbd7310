/** The one analysis of a file: every request that it sends to OpenAI, or to something of the same shape. */
import { surface, type SdkMethod, type SdkRequest } from '../catalogue/surface.ts';
import type { Target } from '../catalogue/hosts.ts';
import {
  httpClasses,
  httpGlobals,
  httpPackages,
  notSending,
  wrappedFetchName,
} from '../catalogue/http.ts';
import { type Node, type TSESTree, literalKey, spokenName, unwrap } from '../values/ast.ts';
import { Evaluator, type EvaluatorOptions } from '../values/evaluator.ts';
import { isDeclaredElsewhere } from '../values/imports.ts';
import { type SourceModule, dottedName } from '../values/module.ts';
import { type Lookup, ObjectView } from '../values/heap/object-view.ts';
import { spreadOut } from '../values/parameters.ts';
import {
  type Arg,
  type Env,
  type Site,
  type Value,
  argsOf,
  isNothing,
  rootOf,
} from '../values/value.ts';
import { waysTo } from '../values/ways.ts';
import { type BlindSpot, type Visit, blindSpotsIn, comesFromUnread } from './blind-spots.ts';
import { candidatesIn, isFaint, spokenMethod } from './candidates.ts';
import { type ClientPath, ClientReader, type ClientReference, importOf } from './client.ts';
import { HttpReader } from './http.ts';
import { type FrameworkClient, frameworkClients } from '../catalogue/frameworks.ts';
import type { ClientConstruction, FileAnalysis, OpenAICall, Unresolved } from './record.ts';
import { mergedByRoute, oneByOne } from './apart.ts';
import { RequestView, type ViewOptions, type ViewPart } from './request-view.ts';
import type { CallSettings } from './settings.ts';
import { isAnalysedPackage, otherVendors, sdkSubpath } from '../catalogue/clients.ts';
import { combineTargets, documentedPath, normalisePath, parseUrl, segmentsOf } from './target.ts';
import { HTTP_VERBS } from './request/sender.ts';
import { patternsOf } from './request/texts.ts';
import { isSentLater } from './timing.ts';
import { openAIVersionFor } from './version.ts';

type CallNode = TSESTree.CallExpression | TSESTree.NewExpression;

/** what keeping the ways of one call apart may cost; the rest of them stay together */
const APART_STEPS = 10_000;

const ADDED_BY_RUNNERS = ['include', 'questions', 'tools'];

const REQUEST_OPTIONS = new Set([
  'method',
  'path',
  'query',
  'body',
  'headers',
  'maxRetries',
  'stream',
  'timeout',
  'httpAgent',
  'signal',
  'idempotencyKey',
]);

export interface AnalysisOptions extends EvaluatorOptions {
  settings: CallSettings;
  /** what type information says of a call: the SDK path that it resolves to */
  typed?: (node: CallNode) => string | null;
}

export interface AnalysedFile extends FileAnalysis {
  module: SourceModule;
  /** for further questions about the same file */
  evaluator: Evaluator;
  /** worked out when it is asked for */
  readonly blindSpots: readonly BlindSpot[];
}

export function analyse(module: SourceModule, options: AnalysisOptions): AnalysedFile {
  return new Analysis(module, options).run();
}

class Analysis {
  readonly #module: SourceModule;
  readonly #options: AnalysisOptions;
  readonly #settings: CallSettings;
  readonly #evaluator: Evaluator;
  readonly #clients: ClientReader;
  readonly #http: HttpReader;
  readonly #typed: AnalysisOptions['typed'];
  readonly #calls: OpenAICall[] = [];
  /** calls that may send other requests too, as far as one environment shows */
  readonly #several = new WeakSet<OpenAICall>();
  readonly #unresolved: Unresolved[] = [];
  readonly #visits: Visit[] = [];

  constructor(module: SourceModule, options: AnalysisOptions) {
    this.#module = module;
    this.#options = options;
    this.#settings = options.settings;
    this.#typed = options.typed;
    this.#evaluator = new Evaluator({
      isKnownPackage,
      ...options,
      root: module,
      onlyReads: (callee) => this.#onlyReads(callee),
    });
    this.#clients = new ClientReader(this.#evaluator, options.settings);
    this.#http = new HttpReader(this.#evaluator, options.settings);
  }

  run(): AnalysedFile {
    for (const node of candidatesIn(this.#module)) this.#visit(node);
    const file = {
      calls: this.#calls,
      unresolved: this.#unresolved,
      clients: this.#constructions(),
      module: this.#module,
      evaluator: this.#evaluator,
    };
    const options = this.#options;
    const visits = this.#visits;
    let spots: readonly BlindSpot[] | null = null;
    return {
      ...file,
      get blindSpots() {
        return (spots ??= blindSpotsIn(file, visits, options));
      },
    };
  }

  /** Clients, sockets and senders send what they are given, and leave it alone. */
  #onlyReads(callee: Value): boolean {
    const root = rootOf(callee);
    if (root.kind === 'global') return Object.hasOwn(httpGlobals, root.name);
    if (root.kind !== 'import') return false;
    return (
      isKnownPackage(root.source) ||
      otherVendors.test(root.source) ||
      httpPackages.some(({ module }) => module.test(root.source)) ||
      httpClasses.some(({ module }) => module?.test(root.source))
    );
  }

  /** Every place of the file that makes a client, whether the file calls it or not. */
  #constructions(): ClientConstruction[] {
    return this.#module.calls.flatMap((node): ClientConstruction[] => {
      if (
        !mayConstruct(node) ||
        isDeclaredElsewhere(this.#evaluator, unwrap(node.callee), this.#module)
      )
        return [];
      const made = this.#evaluator
        .glance(this.#site(node.callee))
        .map(importOf)
        .find((item) => item !== null);
      const client =
        made &&
        this.#clients.made({
          kind: 'new',
          callee: { kind: 'import', source: made.source, name: made.name, site: made.site },
          args: argsOf(node, this.#site(node)),
          site: this.#site(node),
        });
      if (client) {
        const headers = this.#headers(undefined, client, node);
        return [
          {
            node,
            kind: 'sdk',
            target: this.#clients.targetOf(client),
            options: this.#clients.optionViews(client),
            headers,
          },
        ];
      }
      const framework =
        made &&
        frameworkClients.find((item) => item.name === made.name && item.module.test(made.source));
      return framework ? [this.#frameworkClient(node, framework)] : [];
    });
  }

  #frameworkClient(node: CallNode, framework: FrameworkClient): ClientConstruction {
    const [options] = argsOf(node, this.#site(node));
    const view = this.#view(options, node) ?? new ObjectView(this.#evaluator, [], node);
    const nested = framework.nested === null ? null : view.get(framework.nested);
    const within = framework.nested === null ? view : view.at(framework.nested);
    const isDefault = nested !== null && nested.values.every(isNothing) && !nested.unknown;
    const url = within.get('baseURL').values.filter((value) => !isNothing(value));
    const targets = url
      .flatMap((value) => patternsOf(this.#evaluator, value))
      .map((pattern) => parseUrl(pattern, this.#settings).target);
    const headers = within.get(framework.headers).values.filter((value) => !isNothing(value));
    return {
      node,
      kind: 'framework',
      target:
        framework.target ??
        (targets.length > 0
          ? combineTargets(targets)
          : within.get('baseURL').unknown && !isDefault
            ? 'unknown'
            : 'openai'),
      options: [view],
      headers: new RequestView(
        this.#evaluator,
        headers.length > 0 ? [{ view: new ObjectView(this.#evaluator, headers, node) }] : [],
        { ignoreCase: true },
      ),
    };
  }

  #site<N extends Node>(node: N): Site<N> {
    return { node, module: this.#module, env: null };
  }

  #visit(node: CallNode): void {
    if (this.#isOwnFunction(node)) return;
    const { calls, values } = this.#callsAt(node, null);
    const found = mergedByRoute(this.#apart(node, calls));
    const typedPath = found.length === 0 ? (this.#typed?.(node) ?? null) : null;
    if (typedPath !== null) {
      const client: ClientReference = {
        kind: 'openai',
        className: 'OpenAI',
        site: this.#site(node),
        args: null,
        overlays: [],
        wrapped: false,
      };
      found.push(
        ...this.#sdkCall(
          node,
          this.#calleeOf(node, null).args,
          { client, path: typedPath.split('.') },
          'types',
        ).slice(-1),
      );
    }
    this.#calls.push(...found);
    this.#visits.push({ node, values, calls: found });
    // An import that gives nothing is a blind spot, told once for all calls behind it.
    const isBlind = this.#options.crossFile !== false && comesFromUnread(values);
    if (found.length === 0 && !isBlind) this.#noteUnresolved(unwrap(node.callee), values);
  }

  /** A function of the program sends where its body does; by some names it is taken for a sender itself. */
  #isOwnFunction({ type, callee: written }: CallNode): boolean {
    const callee = unwrap(written);
    return (
      type === 'CallExpression' &&
      callee.type === 'Identifier' &&
      !wrappedFetchName.test(callee.name) &&
      isDeclaredElsewhere(this.#evaluator, callee, this.#module)
    );
  }

  /** What a node sends in one environment. */
  #callsAt(node: CallNode, env: Env | null): { calls: OpenAICall[]; values: readonly Value[] } {
    const { callee, args: given } = this.#calleeOf(node, env);
    const site = { ...this.#site(callee), env };
    const values = isFaint(node, this.#module)
      ? this.#evaluator.glance(site)
      : this.#evaluator.ask(site);
    const args = spreadOut(this.#evaluator, given);
    const calls = values.flatMap((value) => this.#read({ ...this.#site(node), env }, value, args));
    return {
      calls: calls.some((call) => !call.byTypeOnly)
        ? calls.filter((call) => !call.byTypeOnly)
        : calls,
      values,
    };
  }

  /** Requests whose URL the program makes, one way at a time: what one caller gives never goes to the route of another. */
  #apart(node: CallNode, calls: readonly OpenAICall[]): readonly OpenAICall[] {
    if (!calls.some((call) => call.path === null)) return calls;
    const limit = this.#evaluator.stepsTaken + APART_STEPS;
    const callsAt = (env: Env | null): readonly OpenAICall[] =>
      this.#evaluator.stepsTaken > limit ? calls : this.#callsAt(node, env).calls;
    const apart = oneByOne(
      { env: null, calls },
      this.#site(node),
      waysTo(this.#evaluator, this.#site(node)),
      callsAt,
      (way) => way.some((call) => this.#several.has(call)),
    ).flatMap((way) => way.calls);
    // What only one caller leaves open is told by the others.
    return calls.some((call) => call.routePath === null)
      ? apart
      : apart.filter((call) => call.routePath !== null);
  }

  /** `f.call(x, a)` and `f.apply(x, [a])` call `f`. */
  #calleeOf(node: CallNode, env: Env | null): { callee: Node; args: Arg[] } {
    const callee = unwrap(node.callee);
    const args = argsOf(node, { ...this.#site(node), env });
    if (callee.type !== 'MemberExpression' || node.type === 'NewExpression')
      return { callee, args };
    const key = literalKey(callee);
    if (key === 'call') return { callee: unwrap(callee.object), args: args.slice(1) };
    if (key !== 'apply' || !args[1]) return { callee, args };
    if (dottedName(callee, this.#module) === 'Reflect.apply')
      return { callee: unwrap(args[0]!.site.node), args: args[2] ? this.#listed(args[2]) : [] };
    return { callee: unwrap(callee.object), args: this.#listed(args[1]) };
  }

  /** The arguments in a list; a list that is not written down is one spread argument. */
  #listed(arg: Arg): Arg[] {
    const [list, ...others] = this.#evaluator.evaluate(arg.site);
    if (list?.kind !== 'array' || others.length > 0) return [{ ...arg, spread: true }];
    return list.site.node.elements.map((element) => {
      const isSpread = element?.type === 'SpreadElement';
      return {
        site: { ...list.site, node: isSpread ? element.argument : (element ?? arg.site.node) },
        spread: isSpread,
      };
    });
  }

  #read(site: Site<CallNode>, value: Value, given: Arg[]): OpenAICall[] {
    const { node } = site;
    const args = [...(value.bound ?? []), ...given];
    if (node.type === 'NewExpression') {
      const opened = this.#socket(node, value, args);
      return opened.length > 0 ? opened : this.#rawCalls(site, value, args);
    }
    const throughClient = this.#clients
      .read(value)
      .flatMap((reached) => this.#sdkCall(node, args, reached, null));
    if (throughClient.length > 0) return throughClient;
    const throughClass = this.#classMethod(node, value, args);
    return throughClass.length > 0 ? throughClass : this.#rawCalls(site, value, args);
  }

  #sdkCall(
    node: CallNode,
    args: Arg[],
    { client, path }: ClientPath,
    evidence: OpenAICall['evidence'] | null,
  ): OpenAICall[] {
    const target = this.#clients.targetOf(client);
    const name = path.join('.');
    const method = this.#methodFor(name, args);
    const base = {
      node,
      anchor: anchorOf(node),
      module: this.#module,
      via: target === 'azure' ? ('azure' as const) : ('openai' as const),
      target,
      byTypeOnly: client.args === null && client.overlays.length === 0,
      wrapped: client.wrapped,
      evidence: evidence ?? this.#evidenceOf(client),
    };
    if (method) {
      const [first, ...others] = this.#requestsFor(node, method, args);
      if (!first) return [];
      const { verb, routePath } = splitRoute(first.route);
      return [
        {
          ...base,
          path: name,
          verb,
          routePath,
          route: first.route,
          method,
          alsoSends: others.map((request) => request.route),
          ...this.#requestViews(node, args, first, method, client),
        },
      ];
    }
    const [verb, ...rest] = path;
    if (verb !== undefined && rest.length === 0 && (HTTP_VERBS.has(verb) || verb === 'request'))
      return this.#clientVerb(node, args, verb, client, base);
    return [];
  }

  /** The form of a method that the installed SDK has, or that fits the arguments best. */
  #methodFor(name: string, args: Arg[]): SdkMethod | null {
    const methods = surface().methods(name);
    if (methods.length <= 1) return methods[0] ?? null;
    const version = openAIVersionFor(this.#module.filename);
    const installed = version === null ? 0 : surface().versionsOf(version);
    return (
      methods.find((method) => method.versions & installed) ??
      methods.findLast(
        (method) =>
          args.length <= method.optionsArgument + 1 && args.length >= method.optionsArgument,
      ) ??
      methods.at(-1) ??
      null
    );
  }

  /** A helper that reads or creates, by what it is given: `responses.stream({ response_id })`. */
  #requestsFor(node: CallNode, method: SdkMethod, args: Arg[]): readonly SdkRequest[] {
    if (method.path !== 'responses.stream' && method.path !== 'beta.responses.stream')
      return method.requests;
    const params = this.#view(args[0], node);
    const isReplay = params !== null && !params.get('response_id').absent;
    const [create, ...replay] = method.requests;
    return isReplay && replay.length > 0 ? replay : [create];
  }

  #requestViews(
    node: CallNode,
    args: Arg[],
    request: SdkRequest,
    method: SdkMethod,
    client: ClientReference,
  ): Pick<OpenAICall, 'body' | 'headers' | 'ownHeaders' | 'query'> {
    const { params, options } = this.#paramsAndOptions(args, request, method, node);
    const placed = Object.entries(request.elsewhere);
    const without = new Set(placed.map(([key]) => key));
    const only = new Set(placed.filter(([, place]) => place === 'query').map(([key]) => key));
    const fields = Object.fromEntries(
      Object.entries(request.fields).flatMap(([key, index]) =>
        args[index] ? [[key, args[index].site]] : [],
      ),
    );
    const view = this.#given(params, node);
    const own = view ? [{ view, without }] : [];
    const isBody = request.place === 'body';
    const { added } = request;
    return {
      body: this.#overridable(
        isBody ? own : [],
        options,
        'body',
        node,
        isBody ? { fields, added } : { fields },
      ),
      query: this.#query(
        isBody ? (view && only.size > 0 ? [{ view, only }] : []) : own,
        options,
        client,
        node,
        isBody ? [] : added,
      ),
      headers: this.#headers(options, client, node),
      ownHeaders: this.#headers(options, null, node),
    };
  }

  /** The fourth and seventh major take the options in the place of the query, when there is no query. */
  #paramsAndOptions(
    args: Arg[],
    request: SdkRequest,
    method: SdkMethod,
    node: CallNode,
  ): { params: Arg | undefined; options: Arg | undefined } {
    const params = request.argument === null ? undefined : args[request.argument];
    const options = method.optionsArgument >= 0 ? args[method.optionsArgument] : undefined;
    if (
      options ||
      !params ||
      request.place !== 'query' ||
      /^[56]\./.test(openAIVersionFor(this.#module.filename) ?? '')
    )
      return { params, options };
    const keys = this.#view(params, node)?.keys() ?? [];
    return keys.length > 0 && keys.every((key) => REQUEST_OPTIONS.has(key))
      ? { params: undefined, options: params }
      : { params, options };
  }

  #view(arg: Arg | undefined, use: Node): ObjectView | null {
    if (!arg) return null;
    return arg.spread
      ? new ObjectView(this.#evaluator, [], use)
      : new ObjectView(this.#evaluator, this.#evaluator.evaluate(arg.site), use, isSentLater(use));
  }

  /** The params of a request: without them the method fails, so they are there where anything is sent. */
  #given(arg: Arg | undefined, use: Node): ObjectView | null {
    const view = this.#view(arg, use);
    const there = view?.alternatives.filter(({ kind }) => kind !== 'literal') ?? [];
    return view && there.length > 0 ? view.of(there) : view;
  }

  /** The request options replace what the method itself would send. */
  #overridable(
    own: readonly ViewPart[],
    options: Arg | undefined,
    key: 'body' | 'query',
    use: Node,
    given: ViewOptions = {},
  ): RequestView {
    const found = this.#view(options, use)?.get(key);
    const replaced = found?.values.filter((value) => !isNothing(value)) ?? [];
    const hidden = found?.unknown ?? false;
    if (replaced.length === 0)
      return new RequestView(this.#evaluator, own, {
        ...given,
        hidden: hidden || (given.hidden ?? false),
      });
    const override = new RequestView(
      this.#evaluator,
      [{ view: new ObjectView(this.#evaluator, replaced, use, isSentLater(use)) }],
      { hidden },
    );
    const isCertain = !found?.absent && replaced.length === found?.values.length;
    return isCertain
      ? override
      : new RequestView(this.#evaluator, own, { ...given, instead: override });
  }

  /** What the client adds to every query yields to what the request gives. */
  #query(
    own: readonly ViewPart[],
    options: Arg | undefined,
    client: ClientReference,
    use: Node,
    added: readonly string[] = [],
    hidden = false,
  ): RequestView {
    const defaults = this.#parts([this.#clients.optionOf(client, 'defaultQuery')], use);
    return this.#overridable([...defaults, ...own], options, 'query', use, { added, hidden });
  }

  #headers(options: Arg | undefined, client: ClientReference | null, use: Node): RequestView {
    const defaults = client ? this.#clients.optionOf(client, 'defaultHeaders') : null;
    const lookups = [defaults, this.#view(options, use)?.get('headers') ?? null];
    return new RequestView(this.#evaluator, this.#parts(lookups, use), {
      ignoreCase: true,
      hidden: lookups.some((lookup) => lookup?.unknown),
    });
  }

  #parts(lookups: readonly (Lookup | null)[], use: Node): ViewPart[] {
    return lookups
      .map((lookup) => lookup?.values.filter((value) => !isNothing(value)) ?? [])
      .filter((values) => values.length > 0)
      .map((values) => ({ view: new ObjectView(this.#evaluator, values, use) }));
  }

  /** `client.post('/files', { body })` */
  #clientVerb(
    node: CallNode,
    args: Arg[],
    verb: string,
    client: ClientReference,
    base: Pick<
      OpenAICall,
      'node' | 'anchor' | 'module' | 'via' | 'target' | 'byTypeOnly' | 'wrapped' | 'evidence'
    >,
  ): OpenAICall[] {
    const [first] = args;
    if (!first) return [];
    const isRequest = verb === 'request';
    const options = isRequest ? first : args[1];
    const view = this.#view(options, node);
    const paths = isRequest
      ? (view?.get('path').values ?? [])
      : this.#evaluator.evaluate(first.site);
    const verbs = isRequest
      ? (view
          ?.get('method')
          .values.flatMap((value) =>
            value.kind === 'literal' ? [String(value.value).toUpperCase()] : [],
          ) ?? [])
      : [verb.toUpperCase()];
    const patterns = [...new Set(paths.flatMap((value) => patternsOf(this.#evaluator, value)))];
    const settle = (view: RequestView): RequestView =>
      patterns.length > 1 ? view.doubted() : view;
    return patterns.map((pattern): OpenAICall => {
      const url = /^\w+:\/\//.test(pattern) ? parseUrl(pattern, this.#settings) : null;
      const routePath = routeOfPattern(url ? (url.path ?? '{}') : pattern);
      const known = verbs[0] ?? null;
      const route = known !== null && routePath !== null ? `${known} ${routePath}` : null;
      const call: OpenAICall = {
        ...base,
        target: url ? url.target : base.target,
        path: null,
        verb: known,
        routePath,
        route,
        alsoSends: [],
        method: route === null ? null : surface().methodOfRoute(route),
        body: settle(this.#overridable([], options, 'body', node)),
        query: settle(this.#query([], options, client, node, [], pattern.includes('?'))),
        headers: settle(this.#headers(options, client, node)),
        ownHeaders: settle(this.#headers(options, null, node)),
      };
      if (patterns.length > 1) this.#several.add(call);
      return call;
    });
  }

  /** Sockets connect when they are constructed: `new OpenAIRealtimeWS({ model }, client)`. */
  #socket(node: TSESTree.NewExpression, callee: Value, args: Arg[]): OpenAICall[] {
    const made = importOf(callee);
    const subpath = made && sdkSubpath(made.source);
    if (!made || subpath === null) return [];
    const entry = surface().classes.find(
      (item) => item.className === made.name && item.module === subpath && item.method === null,
    );
    return entry ? [this.#classCall(node, args, entry)] : [];
  }

  /** `OpenAIRealtimeWS.create(client, { model })`, `runner.run(client, params)` */
  #classMethod(node: CallNode, value: Value, args: Arg[]): OpenAICall[] {
    if (value.kind !== 'member' || value.name === null) return [];
    const owner = value.object.kind === 'new' ? value.object.callee : value.object;
    const made = importOf(owner);
    const subpath = made && sdkSubpath(made.source);
    if (!made || subpath === null) return [];
    if (value.name === 'send' && value.object.kind === 'new')
      return this.#socketEvent(node, value.object, args, made.name, subpath);
    const entry = surface().classes.find(
      (item) =>
        item.className === made.name && item.module === subpath && item.method === value.name,
    );
    return entry ? [this.#classCall(node, args, entry)] : [];
  }

  /** `socket.send({ type: 'response.create', … })` carries the same fields as the request. */
  #socketEvent(
    node: CallNode,
    socket: Value & { kind: 'new' },
    args: Arg[],
    className: string,
    subpath: string,
  ): OpenAICall[] {
    const entry = surface().classes.find(
      (item) => item.className === className && item.module === subpath && item.method === null,
    );
    const view = this.#view(args[0], node);
    const isRequest = view
      ?.get('type')
      .values.some((value) => value.kind === 'literal' && value.value === 'response.create');
    if (!entry || !view || !isRequest || entry.sends !== 'WS /v1/responses') return [];
    const opened = this.#classCall(node, socket.args ?? [], entry);
    return [
      {
        ...opened,
        body: new RequestView(this.#evaluator, [
          { view, without: new Set(['type', 'event_id', 'response_id']) },
        ]),
        query: RequestView.empty(this.#evaluator),
        method:
          surface()
            .methods(
              entry.module.startsWith('resources/beta/')
                ? 'beta.responses.create'
                : 'responses.create',
            )
            .at(-1) ?? null,
      },
    ];
  }

  #classCall(
    node: CallNode,
    args: Arg[],
    entry: { sends: string; clientArgument: number; paramsArgument: number | null },
  ): OpenAICall {
    const method = surface().methods(entry.sends).at(-1) ?? null;
    const route = method?.requests[0].route ?? entry.sends;
    const { verb, routePath } = splitRoute(route);
    const clientArg = args[entry.clientArgument];
    const clients = clientArg
      ? this.#evaluator.evaluate(clientArg.site).flatMap((value) => this.#clients.read(value))
      : [];
    const [client] = clients;
    const target: Target = client
      ? this.#clients.targetOf(client.client)
      : clientArg
        ? 'unknown'
        : 'openai';
    const params =
      entry.paramsArgument === null ? null : this.#view(args[entry.paramsArgument], node);
    const isSocket = verb === 'WS';
    const view = new RequestView(this.#evaluator, params ? [{ view: params }] : [], {
      added: isSocket ? [] : ADDED_BY_RUNNERS,
    });
    return {
      node,
      anchor: anchorOf(node),
      module: this.#module,
      via: target === 'azure' ? 'azure' : 'openai',
      path: method?.path ?? null,
      verb,
      routePath,
      route,
      alsoSends: [],
      target,
      method,
      byTypeOnly: false,
      wrapped: false,
      evidence: client ? this.#evidenceOf(client.client) : 'same-file',
      body: isSocket ? RequestView.empty(this.#evaluator) : view,
      query: isSocket ? view : RequestView.empty(this.#evaluator),
      headers:
        client && !isSocket
          ? this.#headers(undefined, client.client, node)
          : RequestView.empty(this.#evaluator),
      ownHeaders: RequestView.empty(this.#evaluator),
    };
  }

  #rawCalls(site: Site<CallNode>, callee: Value, args: Arg[]): OpenAICall[] {
    const { node } = site;
    return this.#http.read(site, callee, args).map((request): OpenAICall => {
      const route =
        request.verb !== null && request.routePath !== null
          ? `${request.verb} ${request.routePath}`
          : null;
      const call: OpenAICall = {
        node,
        anchor: anchorOf(node),
        module: this.#module,
        via: 'http',
        path: null,
        verb: request.verb,
        routePath: request.routePath,
        route,
        alsoSends: [],
        target: request.target,
        body: request.body,
        headers: request.headers,
        ownHeaders: request.headers,
        query: request.query,
        byTypeOnly: false,
        wrapped: false,
        evidence: 'same-file',
        method: route === null ? null : surface().methodOfRoute(route),
      };
      if (request.isOneOfSeveral) this.#several.add(call);
      return call;
    });
  }

  #evidenceOf(client: ClientReference): OpenAICall['evidence'] {
    return client.site.module === this.#module ? 'same-file' : 'cross-file';
  }

  /** Only chains that no other library has are worth a line: `x.chat.completions.create`, or any behind a name that says OpenAI. */
  #noteUnresolved(callee: Node, values: readonly Value[]): void {
    const suffix = spokenMethod(callee);
    if (suffix === null) return;
    const roots = values.map(rootOf);
    const origin = roots.find((value) => value.kind === 'unknown');
    const reason = origin?.kind === 'unknown' ? origin.reason : this.#foreignClient(roots);
    if (reason !== null)
      this.#unresolved.push({ node: callee, reason: `${suffix}: the client ${reason}` });
  }

  /** A package of which nothing is known may give a client: the settings can say so. */
  #foreignClient(roots: readonly Value[]): string | null {
    const foreign = roots.find((value) => value.kind === 'import');
    const isOther =
      foreign?.kind !== 'import' ||
      isKnownPackage(foreign.source) ||
      otherVendors.test(foreign.source) ||
      notSending.test(foreign.source);
    return isOther ? null : `comes from ${foreign.source}, which is not read`;
  }
}

/** The SDK, and packages that wrap it: followed by what they are, not by what their files hold. */
function isKnownPackage(specifier: string): boolean {
  return (
    isAnalysedPackage(specifier) || frameworkClients.some(({ module }) => module.test(specifier))
  );
}

/** Classes and factories start with a capital letter, or with `create`. */
function mayConstruct(node: CallNode): boolean {
  const name = spokenName(unwrap(node.callee));
  return name !== null && (node.type === 'NewExpression' || /^create[A-Z]/.test(name));
}

/** The name of the method, so that squiggles and disable comments stay small. */
function anchorOf(node: CallNode): Node {
  const callee = unwrap(node.callee);
  return callee.type === 'MemberExpression' ? callee.property : callee;
}

function splitRoute(route: string): { verb: string; routePath: string } {
  const [verb = '', routePath = ''] = route.split(' ');
  return { verb, routePath };
}

function routeOfPattern(pattern: string): string | null {
  const path = normalisePath(
    (pattern.startsWith('/') ? pattern : `/${pattern}`)
      .replace(/[?#].*$/, '')
      .replace(/\{\w+\}/g, '{}'),
    'openai',
  );
  const segments = segmentsOf(path);
  return /^\/v\d+\/\{\}/.test(segments) ? null : documentedPath(segments);
}
