/** Raw HTTP requests: `fetch`, `axios` and their kin, sent to a host that is OpenAI. */
import {
  type Client,
  type Part,
  type Sender,
  httpClasses,
  httpConstructors,
  httpGlobals,
  httpPackages,
  httpReceiverName,
  notSending,
  notSendingGlobals,
  wrappedFetch,
  wrappedFetchName,
  wrappedVerb,
} from '../catalogue/http.ts';
import type { Target } from '../catalogue/hosts.ts';
import { surface } from '../catalogue/surface.ts';
import {
  type Node,
  type TSESTree,
  literalKey,
  spokenName,
  unwrap,
  wrapped,
} from '../values/ast.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { parseSource } from '../values/program/parse.ts';
import { deepCopy } from '../values/heap/copy.ts';
import { ObjectView } from '../values/heap/object-view.ts';
import type { Arg, Site, Value, ValueOf } from '../values/value.ts';
import { argsOf, isNothing, rootOf, takerOf, textOf, unknown } from '../values/value.ts';
import { importOf } from './client.ts';
import { RequestView } from './request-view.ts';
import type { CallSettings } from './settings.ts';
import { documentedPath, normalisePath, parseUrl, patternsOf, segmentsOf } from './target.ts';

export interface HttpRequest {
  target: Target;
  verb: string | null;
  routePath: string | null;
  body: RequestView;
  headers: RequestView;
  query: RequestView;
  /** the same call may send other requests too */
  isOneOfSeveral: boolean;
}

interface BoundSender {
  sender: Sender;
  /** options given to `axios.create` and the like */
  defaults: ObjectView | null;
  base: readonly string[];
  chained: boolean;
}

export class HttpReader {
  readonly #evaluator: Evaluator;
  readonly #settings: CallSettings;

  constructor(evaluator: Evaluator, settings: CallSettings) {
    this.#evaluator = evaluator;
    this.#settings = settings;
  }

  read(
    site: Site<TSESTree.CallExpression | TSESTree.NewExpression>,
    callee: Value,
    args: Arg[] = argsOf(site.node, site),
  ): HttpRequest[] {
    const { node } = site;
    if (node.type === 'NewExpression') {
      const sender =
        callee.kind === 'global' || callee.kind === 'import' ? constructorOf(callee) : null;
      return sender
        ? this.#requests({ sender, defaults: null, base: [], chained: false }, args, site)
        : [];
    }
    const opened = this.#xhr(callee, args, site);
    if (opened) return opened;
    const bound = this.#senderOf(callee);
    if (bound) return this.#requests(bound, args, site);
    const verb = this.#verbOfUnknown(node, callee, args);
    if (verb !== null)
      return this.#requests(
        { sender: wrappedVerb(verb, args.length), defaults: null, base: [], chained: false },
        args,
        site,
      )
        .filter((request) => request.target === 'openai')
        .map((request) =>
          args.length > 1 && request.body.parts.length === 0
            ? { ...request, body: new RequestView(this.#evaluator, [], { hidden: true }) }
            : request,
        );
    return this.#looksLikeFetch(node, callee, site)
      ? this.#requests(
          { sender: wrappedFetch, defaults: null, base: [], chained: false },
          args,
          site,
        ).filter((request) => request.target === 'openai')
      : [];
  }

  /** The sending function behind a value. */
  #senderOf(callee: Value): BoundSender | null {
    const client =
      callee.kind === 'member' && callee.name !== null ? this.#clientOf(callee.object) : null;
    if (client && callee.kind === 'member') return bind(client, callee.name ?? '');
    const own = this.#clientOf(callee);
    if (own) return bind(own, '');
    if (callee.kind !== 'member' || callee.name === null) return null;
    // `this.httpService.axiosRef.post(…)`
    return callee.object.kind === 'member' && callee.object.name === 'axiosRef'
      ? this.#senderOf({ ...callee, object: callee.object.object })
      : null;
  }

  #clientOf(value: Value): { client: Client; defaults: ObjectView | null } | null {
    if (value.kind === 'global')
      return Object.hasOwn(httpGlobals, value.name)
        ? { client: httpGlobals[value.name]!, defaults: null }
        : null;
    if (value.kind === 'call') return this.#madeByFactory(value);
    if (value.kind === 'new') return this.#instanceOf(value);
    const made = importOf(value);
    const exports = made && httpPackages.find((item) => item.module.test(made.source))?.exports;
    const client = exports && Object.hasOwn(exports, made.name) ? exports[made.name] : undefined;
    if (client) return { client, defaults: null };
    // `window.fetch`, `options.fetch ?? fetch`, `this.fetch`
    return value.kind === 'member' &&
      (value.name === 'fetch' || value.name === '$fetch') &&
      rootOf(value).kind !== 'import' &&
      mayBeFunction(value)
      ? { client: httpGlobals.fetch!, defaults: null }
      : null;
  }

  #madeByFactory(value: ValueOf<'call'>): { client: Client; defaults: ObjectView | null } | null {
    const { callee } = value;
    if (callee.kind !== 'member' || callee.name === null) return null;
    const outer = this.#clientOf(callee.object);
    if (!outer?.client.factories?.includes(callee.name)) return null;
    const [options] = value.args;
    return {
      client: outer.client,
      defaults: options
        ? new ObjectView(this.#evaluator, this.#evaluator.evaluate(options.site), takerOf(options))
        : outer.defaults,
    };
  }

  #instanceOf(value: ValueOf<'new'>): { client: Client; defaults: ObjectView | null } | null {
    const made = importOf(value.callee);
    const known =
      made &&
      httpClasses.find((item) => item.className === made.name && item.module?.test(made.source));
    return known ? { client: known.client, defaults: null } : null;
  }

  /** `http.post(url, body)` on something of unknown origin whose name says that it sends; a server takes a function instead. */
  #verbOfUnknown(
    { callee: node }: TSESTree.CallExpression,
    callee: Value,
    [url, second]: Arg[],
  ): string | null {
    const verb = node.type === 'MemberExpression' ? literalKey(node) : null;
    const name = node.type === 'MemberExpression' ? spokenName(unwrap(node.object)) : null;
    if (
      verb === null ||
      !HTTP_VERBS.has(verb) ||
      name === null ||
      !httpReceiverName.test(name) ||
      !url
    )
      return null;
    const root = rootOf(callee);
    const isUnknown =
      root.kind === 'unknown' || (root.kind === 'import' && /^[.~@#]?\//.test(root.source));
    const takesFunction =
      second && this.#evaluator.evaluate(second.site).some((value) => value.kind === 'function');
    // The host itself has to be written down: a variable that says OpenAI is not enough.
    return isUnknown &&
      !takesFunction &&
      this.#evaluator
        .evaluate(url.site)
        .some((value) =>
          patternsOf(this.#evaluator, value).some(
            (pattern) => parseUrl(pattern, this.#settings).host !== null,
          ),
        )
      ? verb
      : null;
  }

  /** A function of unknown origin whose name says that it fetches, given a URL and options as `fetch` takes them. */
  #looksLikeFetch(node: TSESTree.CallExpression, callee: Value, site: Site): boolean {
    const root = rootOf(callee);
    if (
      (root.kind === 'import' && notSending.test(root.source)) ||
      (root.kind === 'global' && notSendingGlobals.has(root.name))
    )
      return false;
    if (!mayBeFunction(callee)) return false;
    // A function of the same file is read where it sends.
    if (callee.kind === 'function' && callee.site.module === site.module) return false;
    const name = spokenName(node.callee);
    return name !== null && wrappedFetchName.test(name);
  }

  #requests(
    bound: BoundSender,
    args: Arg[],
    site: Site<TSESTree.CallExpression | TSESTree.NewExpression>,
  ): HttpRequest[] {
    const { sender } = bound;
    const { urls, hasSeveralRoutes, patterns } = this.#urls(bound, args, site);
    if (urls.length === 0) return [];
    const [first] = args;
    const init = first
      ? this.#evaluator
          .evaluate(first.site)
          .find(
            (value) =>
              value.kind === 'new' &&
              value.callee.kind === 'global' &&
              value.callee.name === 'Request',
          )
      : undefined;
    const effective = init?.kind === 'new' && init.args ? init.args : args;
    const seen = {
      body: this.#body(bound, effective, site),
      headers: this.#headers(bound, effective, site),
      query: this.#query(bound, effective, site),
    };
    const views = hasSeveralRoutes
      ? { body: seen.body.doubted(), headers: seen.headers.doubted(), query: seen.query.doubted() }
      : seen;
    const verbs = this.#verbs(sender, effective);
    const maySayNothing = sender !== wrappedFetch || seen.body.parts.length > 0;
    return urls.flatMap(({ target, path }) => {
      const routePath = path === null ? null : routeOf(path, target);
      const own = hasSeveralRoutes && verbs.length > 1 ? [documentedVerb(routePath, verbs)] : verbs;
      return own.map((verb): HttpRequest => ({
        target,
        verb: verb ?? (maySayNothing ? documentedVerb(routePath) : null),
        routePath,
        ...views,
        isOneOfSeveral: patterns > 1 || verbs.length > 1,
      }));
    });
  }

  /** Only hosts that are OpenAI or Azure OpenAI make a request of interest. */
  #urls(
    bound: BoundSender,
    args: Arg[],
    site: Site,
  ): {
    urls: { target: Target; path: string | null }[];
    hasSeveralRoutes: boolean;
    patterns: number;
  } {
    const values = bound.sender.url.flatMap((part) =>
      this.#part(part, args, site).filter((value) => value.kind !== 'object' && !isNothing(value)),
    );
    const direct = values.flatMap((value) => patternsOf(this.#evaluator, value));
    const patterns = direct.length > 0 ? direct : this.#nodeOptionsUrl(args);
    const bases = bound.base
      .flatMap((name) => [
        ...(bound.defaults?.get(name).values ?? []),
        ...bound.sender.headers.flatMap((part) =>
          typeof part === 'number' ? [] : this.#part([part[0], name], args, site),
        ),
      ])
      .filter((value) => !isNothing(value))
      .flatMap((value) => patternsOf(this.#evaluator, value));
    const written = new Set(values.map(textOf));
    const full =
      bases.length > 0
        ? patterns.flatMap((pattern) =>
            /^\w+:\/\//.test(pattern)
              ? [pattern]
              : bases.map((base) => `${base.replace(/\/$/, '')}/${pattern.replace(/^\//, '')}`),
          )
        : patterns;
    const parsed = full.map((pattern) => ({
      ...parseUrl(pattern, this.#settings),
      isWhole: written.has(pattern),
    }));
    const seen = new Set<string>();
    const mayBeAnother = parsed.some(({ target, host }) => target === 'other' && host !== null);
    const urls = parsed
      // Where hosts and paths are put together, a path that OpenAI does not document belongs to another host.
      .filter(
        ({ target, path, isWhole }) =>
          (target === 'openai' || target === 'azure') &&
          !(mayBeAnother && !isWhole && path !== null && !isDocumented(routeOf(path, target))),
      )
      .filter((url) => seen.size < seen.add(`${url.target} ${String(url.path)}`).size)
      .map(({ target, path }) => ({ target, path }));
    return {
      urls,
      patterns: new Set(full).size,
      hasSeveralRoutes:
        new Set(
          parsed.flatMap(({ target, path }) =>
            target === 'unknown' || path === null ? [] : (routeOf(path, target) ?? []),
          ),
        ).size > 1,
    };
  }

  /** `https.request({ hostname, path, method })` */
  #nodeOptionsUrl(args: Arg[]): string[] {
    const [first] = args;
    if (!first) return [];
    const view = new ObjectView(
      this.#evaluator,
      this.#evaluator.evaluate(first.site).filter((value) => value.kind === 'object'),
      takerOf(first),
    );
    const texts = (name: string): string[] =>
      view
        .get(name)
        .values.filter((value) => !isNothing(value))
        .flatMap((value) => patternsOf(this.#evaluator, value));
    const hosts = [...texts('hostname'), ...texts('host')];
    const paths = [...texts('path'), ...texts('pathname')];
    return hosts.flatMap((host) =>
      (paths.length > 0 ? paths : ['{}']).map(
        (path) =>
          `https://${host.replace(/^https?:\/\//, '').replace(/\/$/, '')}${path.startsWith('/') || path.startsWith('{') ? path : `/${path}`}`,
      ),
    );
  }

  #part(part: Part, args: Arg[], site: Site): readonly Value[] {
    const [index, ...keys] = typeof part === 'number' ? [part] : part;
    const arg = args[index];
    if (!arg || arg.spread) return [];
    const values = this.#evaluator.evaluate(arg.site);
    const [key] = keys;
    return key === undefined
      ? values
      : [
          ...new ObjectView(
            this.#evaluator,
            values.filter((value) => value.kind === 'object' || value.kind === 'call'),
            site.node,
          ).get(key).values,
        ];
  }

  #verbs(sender: Sender, args: Arg[]): (string | null)[] {
    if (typeof sender.verb === 'string') return [sender.verb];
    let unknown = false;
    const verbs: string[] = [];
    for (const part of sender.verb) {
      const [index, key] = typeof part === 'number' ? [part] : part;
      const arg = args[index];
      if (!arg) continue;
      const values = this.#evaluator.evaluate(arg.site);
      const found =
        key === undefined
          ? { values, unknown: false, absent: false }
          : new ObjectView(
              this.#evaluator,
              values.filter((value) => value.kind === 'object'),
              takerOf(arg),
            ).get(key);
      const isOptions = values.some((value) => value.kind === 'object');
      if (key !== undefined && !isOptions) {
        unknown ||=
          index > 0 && values.some((value) => !isNothing(value) && textOf(value) === null);
        continue;
      }
      unknown ||=
        found.unknown || found.values.some((value) => textOf(value) === null && !isNothing(value));
      verbs.push(...found.values.flatMap((value) => textOf(value)?.toUpperCase() ?? []));
      if (found.values.length > 0 && !found.absent) break;
    }
    if (verbs.length > 0) return [...new Set(verbs)];
    return [unknown ? null : (sender.fallbackVerb ?? null)];
  }

  #body(
    { sender, chained }: BoundSender,
    args: Arg[],
    site: Site<TSESTree.CallExpression | TSESTree.NewExpression>,
  ): RequestView {
    const direct = sender.body
      .flatMap((part) => this.#part(part, args, site))
      .filter((value) => !isNothing(value));
    const sent =
      direct.length > 0
        ? direct
        : chained
          ? this.#chained(site.node, 'send', site)
          : this.#written(site);
    if (sent.length === 0) {
      const optionsAreHidden = sender.body.some(
        (part) => Array.isArray(part) && this.#isHidden(args[part[0] as number]),
      );
      return new RequestView(this.#evaluator, [], { hidden: optionsAreHidden });
    }
    const objects = sent.flatMap((value) => this.#jsonSource(value));
    return new RequestView(this.#evaluator, [
      { view: new ObjectView(this.#evaluator, objects, site.node) },
    ]);
  }

  #isHidden(arg: Arg | undefined): boolean {
    return (
      arg !== undefined &&
      this.#evaluator
        .evaluate(arg.site)
        .some(
          (value) => value.kind !== 'object' && value.kind !== 'literal' && value.kind !== 'text',
        )
    );
  }

  /** What `JSON.stringify` was given; a JSON text stays hidden unless it can be parsed. */
  #jsonSource(value: Value): readonly Value[] {
    if (
      value.kind === 'call' &&
      value.callee.kind === 'member' &&
      value.callee.name === 'stringify' &&
      value.args[0]
    ) {
      const [source, replacer] = value.args;
      // A replacer may leave keys out, or put others in.
      const isWhole = !replacer || this.#evaluator.evaluate(replacer.site).every(isNothing);
      return isWhole
        ? this.#evaluator.evaluate(source.site).map((item) => deepCopy(item, value.site, [], true))
        : [unknown(value.site, 'is made by a replacer')];
    }
    if (
      value.kind === 'call' &&
      value.callee.kind === 'member' &&
      value.callee.object.kind === 'global' &&
      value.callee.object.name === 'Buffer' &&
      value.args[0]
    ) {
      return this.#evaluator
        .evaluate(value.args[0].site)
        .flatMap((inner) => this.#jsonSource(inner));
    }
    const text = textOf(value);
    return text === null ? [value] : this.#parsedJson(text, value);
  }

  #parsedJson(text: string, value: Value): readonly Value[] {
    try {
      JSON.parse(text);
      const module = parseSource('body.js', `(${text})`);
      const [statement] = module.ast.body;
      return statement?.type === 'ExpressionStatement'
        ? this.#evaluator.evaluate({ node: statement.expression, module, env: null })
        : [value];
    } catch {
      return [unknown(value.site, 'is a text that is no JSON')];
    }
  }

  #headers(
    { sender, defaults, chained }: BoundSender,
    args: Arg[],
    site: Site<TSESTree.CallExpression | TSESTree.NewExpression>,
  ): RequestView {
    const own = sender.headers
      .flatMap((part) => this.#part(part, args, site))
      .filter((value) => !isNothing(value));
    const fromDefaults = defaults?.get('headers').values.filter((value) => !isNothing(value)) ?? [];
    const calls = chained
      ? chainOf(site.node).map(({ method, call }) => ({ method, args: call.arguments }))
      : this.#callsOn(site);
    const tables = calls.flatMap(({ method, args: [table, value] }) =>
      method === 'set' && table && !value ? [this.#evaluator.at(table, site)] : [],
    );
    const parts = [fromDefaults, own, ...tables]
      .filter((values) => values.length > 0)
      .map((values) => ({ view: new ObjectView(this.#evaluator, values, site.node) }));
    const fields = headerFields(calls, site);
    return new RequestView(this.#evaluator, parts, { ignoreCase: true, fields });
  }

  #query({ sender }: BoundSender, args: Arg[], site: Site): RequestView {
    const values = (sender.query ?? [])
      .flatMap((part) => this.#part(part, args, site))
      .filter((value) => !isNothing(value));
    const urls = sender.url.flatMap((part) => this.#part(part, args, site));
    const hidden = urls.some(
      (url) =>
        url.kind === 'new' ||
        patternsOf(this.#evaluator, url).some((pattern) => pattern.includes('?')),
    );
    return new RequestView(
      this.#evaluator,
      values.length > 0 ? [{ view: new ObjectView(this.#evaluator, values, site.node) }] : [],
      { hidden },
    );
  }

  /** `.post(url).set('x', 'y').send(body)` */
  #chained(node: Node, method: string, site: Site): readonly Value[] {
    return chainOf(node)
      .filter((link) => link.method === method)
      .flatMap((link) =>
        link.call.arguments[0] ? this.#evaluator.at(link.call.arguments[0], site) : [],
      );
  }

  /** `const req = https.request(…); req.write(body)` */
  #written(site: Site<TSESTree.CallExpression | TSESTree.NewExpression>): readonly Value[] {
    return this.#callsOn(site).flatMap(({ method, args: [sent] }) =>
      sent && ['write', 'end', 'send'].includes(method) ? this.#evaluator.at(sent, site) : [],
    );
  }

  /** The methods that are called on the variable that holds what `site` makes. */
  #callsOn(site: Site): CallOn[] {
    const declarator = wrapped(site.node).parent;
    const variable =
      declarator?.type === 'VariableDeclarator' ? site.module.variableOf(declarator.id) : null;
    return (variable?.references ?? []).flatMap((reference): CallOn[] => {
      const member = (reference.identifier as Node).parent;
      const call = member?.parent;
      return member?.type === 'MemberExpression' &&
        call?.type === 'CallExpression' &&
        call.callee === member
        ? [{ method: literalKey(member) ?? '', args: call.arguments }]
        : [];
    });
  }

  /** `xhr.open('POST', url)` */
  #xhr(
    callee: Value,
    args: Arg[],
    site: Site<TSESTree.CallExpression | TSESTree.NewExpression>,
  ): HttpRequest[] | null {
    if (
      callee.kind !== 'member' ||
      callee.name !== 'open' ||
      callee.object.kind !== 'new' ||
      callee.object.callee.kind !== 'global' ||
      callee.object.callee.name !== 'XMLHttpRequest'
    )
      return null;
    const sender: Sender = { url: [1], verb: [0], body: [], headers: [] };
    const made = { ...site, node: callee.object.site.node as TSESTree.NewExpression };
    return this.#requests({ sender, defaults: null, base: [], chained: false }, args, site).map(
      (request) => {
        const sent = this.#written(made).flatMap((value) => this.#jsonSource(value));
        const headers = new RequestView(this.#evaluator, [], {
          ignoreCase: true,
          fields: headerFields(this.#callsOn(made), site),
        });
        return {
          ...request,
          headers,
          body: new RequestView(
            this.#evaluator,
            sent.length > 0 ? [{ view: new ObjectView(this.#evaluator, sent, site.node) }] : [],
          ),
        };
      },
    );
  }
}

export const HTTP_VERBS: ReadonlySet<string> = new Set(['get', 'post', 'put', 'patch', 'delete']);

/** Not a value of another kind, nor a method of one. */
function mayBeFunction(callee: Value): boolean {
  let current = callee;
  while (current.kind === 'member') current = current.object;
  if (current.kind === 'new') return current !== callee && current.callee.kind !== 'global';
  return (
    !['object', 'array', 'list', 'literal', 'text', 'class', 'declared'].includes(current.kind) &&
    callee.kind !== 'instance'
  );
}

interface CallOn {
  method: string;
  args: readonly Node[];
}

/** `.set('x', 'y')`, `.setHeader('x', 'y')`, `.setRequestHeader('x', 'y')` */
function headerFields(calls: readonly CallOn[], { module, env }: Site): Record<string, Site> {
  const fields: Record<string, Site> = {};
  for (const {
    method,
    args: [name, value],
  } of calls) {
    if (/^set(?:Request)?(?:Header)?$/.test(method) && name?.type === 'Literal' && value)
      fields[String(name.value)] = { node: value, module, env };
  }
  return fields;
}

function bind(
  { client, defaults }: { client: Client; defaults: ObjectView | null },
  member: string,
): BoundSender | null {
  const sender = Object.hasOwn(client.members, member) ? client.members[member] : undefined;
  return sender
    ? { sender, defaults, base: client.base ?? [], chained: client.chained ?? false }
    : null;
}

function constructorOf(callee: ValueOf<'global'> | ValueOf<'import'>): Sender | null {
  const name =
    callee.name === 'default' || callee.name === '*'
      ? ({ ws: 'WebSocket', eventsource: 'EventSource', 'sse.js': 'SSE' }[
          (callee as { source?: string }).source ?? ''
        ] ?? '')
      : callee.name;
  return Object.hasOwn(httpConstructors, name) ? (httpConstructors[name] ?? null) : null;
}

/** The calls that are chained onto a call, first one first. */
function chainOf(node: Node): { method: string; call: TSESTree.CallExpression }[] {
  const links: { method: string; call: TSESTree.CallExpression }[] = [];
  for (
    let current = wrapped(node);
    current.parent?.type === 'MemberExpression' && current.parent.object === current;
  ) {
    const call = wrapped(current.parent).parent;
    if (call?.type !== 'CallExpression') break;
    links.push({ method: literalKey(current.parent) ?? '', call });
    current = wrapped(call);
  }
  return links;
}

/** The documented route that a path follows, or the path itself. */
function routeOf(path: string, target: Target): string | null {
  const normal = normalisePath(path.replace(/\{\w+\}/g, '{}'), target);
  if (/^\/v\d+$/.test(normal) || /^\/v\d+\{\}|^\/v\d+\/\{\}/.test(normal)) return null;
  return documentedPath(segmentsOf(normal));
}

function isDocumented(routePath: string | null): boolean {
  return routePath === null || surface().matchPath(routePath) !== null;
}

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
