/** Methods of a client of the SDK: `client.files.create(…)`, `client.post('/files', …)`. */
import type { Target } from '../../catalogue/hosts.ts';
import { requestOptions } from '../../catalogue/params.ts';
import { type SdkMethod, type SdkRequest, surface } from '../../catalogue/surface.ts';
import type { Node } from '../../values/ast.ts';
import type { ObjectView } from '../../values/heap/object-view.ts';
import type { Arg, Site } from '../../values/value.ts';
import { isByTypeOnly, originOf, type ClientPath, type ClientReference } from '../client.ts';
import { onlyTarget } from '../reach.ts';
import type { OpenAICall } from '../record.ts';
import { RequestOptions } from '../request/options.ts';
import { routeOfPattern, withOptions, withOverrides } from '../request/overridden.ts';
import { OverrideReader } from '../request/overrides.ts';
import { SenderReader } from '../request/sender.ts';
import { NO_FIELDS, type RequestView } from '../request-view.ts';
import { patternsOf } from '../request/texts.ts';
import { parseUrl } from '../target.ts';
import { openAIVersionFor } from '../version.ts';
import {
  type CallNode,
  type Desk,
  type Reader,
  type Visited,
  anchorOf,
  splitRoute,
  viewOf,
} from './reader.ts';

const NO_ROUTES: readonly string[] = [];

const CLIENT_VERBS: ReadonlySet<string> = new Set([
  'get',
  'post',
  'put',
  'patch',
  'delete',
  'request',
]);

export class SdkReader implements Reader {
  readonly #desk: Desk;
  readonly #overrides: OverrideReader;

  constructor(desk: Desk) {
    const { evaluator, clients, settings } = desk;
    this.#desk = desk;
    this.#overrides = new OverrideReader(evaluator, clients, new SenderReader(evaluator, settings));
  }

  read({ site, callee, args }: Visited): OpenAICall[] {
    return this.#desk.clients
      .read(callee)
      .flatMap((reached) => this.sent(site.node, args, reached));
  }

  /** What a call sends through a client that is known. */
  sent(node: CallNode, args: readonly Arg[], { client, path }: ClientPath): OpenAICall[] {
    const name = path.join('.');
    const method = this.#methodFor(name, args);
    if (!method) return CLIENT_VERBS.has(name) ? this.#verb(node, args, name, client) : [];
    const [first, ...others] = this.#requestsFor(node, method, args);
    if (!first) return [];
    const sends: Sends = {
      targets: this.#desk.clients.targetsOf(client, node),
      path: name,
      ...splitRoute(first.route),
      route: first.route,
      method,
      alsoSends: others.length === 0 ? NO_ROUTES : others.map((request) => request.route),
    };
    const views = this.#views(node, args, first, method, client);
    const call = this.#record(node, client, sends, views);
    const { options } = this.#paramsAndOptions(args, first, method, node);
    return [this.#asSent(call, options, { client, path })];
  }

  /** What the options of the call, and then the client, make of it. */
  #asSent(call: OpenAICall, options: Arg | undefined, reached: ClientPath): OpenAICall {
    const view = viewOf(this.#desk, options, call.node);
    const sent = withOptions(call, view, this.#desk);
    return withOverrides(sent, this.#overrides.of(reached, view, call), this.#desk);
  }

  /** Name by name: records are many, and those that are put together from others are slow to read. */
  #record(
    node: CallNode,
    client: ClientReference,
    { targets, path, verb, routePath, route, method, alsoSends }: Sends,
    { body, query, headers, ownHeaders }: Views,
  ): OpenAICall {
    const { module } = this.#desk;
    return {
      node,
      anchor: anchorOf(node),
      module,
      via: onlyTarget(targets) === 'azure' ? 'azure' : 'openai',
      path,
      verb,
      routePath,
      route,
      alsoSends,
      targets,
      body,
      headers,
      ownHeaders,
      query,
      byTypeOnly: isByTypeOnly(client),
      wrapped: client.wrapped,
      evidence: client.site.module === module ? 'same-file' : 'cross-file',
      method,
      origins: [originOf(client)],
    };
  }

  /** The form of a method that the installed SDK has, or that fits the arguments best. */
  #methodFor(name: string, args: readonly Arg[]): SdkMethod | null {
    const methods = surface().methods(name);
    if (methods.length <= 1) return methods[0] ?? null;
    const version = openAIVersionFor(this.#desk.module.filename);
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
  #requestsFor(node: CallNode, method: SdkMethod, args: readonly Arg[]): readonly SdkRequest[] {
    if (method.path !== 'responses.stream' && method.path !== 'beta.responses.stream')
      return method.requests;
    const params = viewOf(this.#desk, args[0], node);
    const isReplay = params !== null && !params.get('response_id').absent;
    const [create, ...replay] = method.requests;
    return isReplay && replay.length > 0 ? replay : [create];
  }

  #views(
    node: CallNode,
    args: readonly Arg[],
    request: SdkRequest,
    method: SdkMethod,
    client: ClientReference,
  ): Views {
    const { params, options } = this.#paramsAndOptions(args, request, method, node);
    const { without, only } = placesOf(request);
    const fields = fieldsOf(request, args);
    const view = this.#given(params, node);
    const own = view ? [{ view, without }] : [];
    const inQuery = view && only.size > 0 ? [{ view, only }] : [];
    const isBody = request.place === 'body';
    const { added } = request;
    const sent = new RequestOptions(this.#desk, options, client, node);
    return {
      body: isBody ? sent.body(own, { fields, added }) : sent.body([], { fields }),
      query: isBody ? sent.query(inQuery) : sent.query(own, { added }),
      headers: sent.headers(),
      ownHeaders: sent.ownHeaders(),
    };
  }

  /** The fourth and seventh major take the options in the place of the query, when there is no query. */
  #paramsAndOptions(
    args: readonly Arg[],
    request: SdkRequest,
    method: SdkMethod,
    node: CallNode,
  ): { params: Arg | undefined; options: Arg | undefined } {
    const params = request.argument === null ? undefined : args[request.argument];
    const options = method.optionsArgument >= 0 ? args[method.optionsArgument] : undefined;
    if (options || !params || request.place !== 'query') return { params, options };
    const version = openAIVersionFor(this.#desk.module.filename) ?? '';
    if (/^[56]\./.test(version)) return { params, options };
    const keys = viewOf(this.#desk, params, node)?.keys() ?? [];
    return keys.length > 0 && keys.every((key) => requestOptions.has(key))
      ? { params: undefined, options: params }
      : { params, options };
  }

  /** The params of a request: without them the method fails, so they are there where anything is sent. */
  #given(arg: Arg | undefined, use: Node): ObjectView | null {
    const view = viewOf(this.#desk, arg, use);
    const there = view?.alternatives.filter(({ kind }) => kind !== 'literal') ?? [];
    return view && there.length > 0 ? view.of(there) : view;
  }

  /** `client.post('/files', { body })`, `client.request({ method, path })` */
  #verb(
    node: CallNode,
    [first, second]: readonly Arg[],
    name: string,
    client: ClientReference,
  ): OpenAICall[] {
    if (!first) return [];
    const isRequest = name === 'request';
    const options = isRequest ? first : second;
    const { evaluator, settings } = this.#desk;
    const view = isRequest ? viewOf(this.#desk, options, node) : null;
    const paths = view ? view.get('path').values : evaluator.evaluate(first.site);
    const verb = view ? (textsIn(view, 'method')[0] ?? null) : name.toUpperCase();
    const patterns = [...new Set(paths.flatMap((value) => patternsOf(evaluator, value)))];
    const isOneOfSeveral = patterns.length > 1;
    const settle = (part: RequestView): RequestView => (isOneOfSeveral ? part.doubted() : part);
    const targetsOfClient = this.#desk.clients.targetsOf(client, node);
    const sent = new RequestOptions(this.#desk, options, client, node);
    return patterns.map((pattern): OpenAICall => {
      const url = /^\w+:\/\//.test(pattern) ? parseUrl(pattern, settings) : null;
      const targets: readonly Target[] = url ? [url.target] : targetsOfClient;
      const routePath = routeOfPattern(url ? (url.path ?? '{}') : pattern);
      const route = verb !== null && routePath !== null ? `${verb} ${routePath}` : null;
      const method = route === null ? null : surface().methodOfRoute(route);
      const sends: Sends = { targets, path: null, verb, routePath, route, method, alsoSends: [] };
      const call = this.#record(node, client, sends, {
        body: settle(sent.body([])),
        query: settle(sent.query([], { hidden: pattern.includes('?') })),
        headers: settle(sent.headers()),
        ownHeaders: settle(sent.ownHeaders()),
      });
      const known = isOneOfSeveral ? { ...call, isOneOfSeveral } : call;
      return this.#asSent(known, options, { client, path: [name] });
    });
  }
}

/** Positional arguments that are sent as keys. */
function fieldsOf(request: SdkRequest, args: readonly Arg[]): Readonly<Record<string, Site>> {
  const named = Object.entries(request.fields);
  return named.length === 0
    ? NO_FIELDS
    : Object.fromEntries(
        named.flatMap(([key, index]) => (args[index] ? [[key, args[index].site]] : [])),
      );
}

/** Keys of the params that go elsewhere than most of them, and those of them that go into the query. */
interface Places {
  without: ReadonlySet<string>;
  only: ReadonlySet<string>;
}

const places = new WeakMap<SdkRequest, Places>();

function placesOf(request: SdkRequest): Places {
  const known = places.get(request);
  if (known) return known;
  const { elsewhere } = request;
  const without = new Set(Object.keys(elsewhere));
  const only = new Set([...without].filter((key) => elsewhere[key] === 'query'));
  places.set(request, { without, only });
  return { without, only };
}

type Sends = Pick<
  OpenAICall,
  'targets' | 'path' | 'verb' | 'routePath' | 'route' | 'method' | 'alsoSends'
>;

type Views = Pick<OpenAICall, 'body' | 'headers' | 'ownHeaders' | 'query'>;

function textsIn(view: ObjectView, key: string): string[] {
  return view
    .get(key)
    .values.flatMap((value) =>
      value.kind === 'literal' ? [String(value.value).toUpperCase()] : [],
    );
}
