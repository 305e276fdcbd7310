/** Recognises an OpenAI client, and what is reached through it, in the value of an expression. */
import {
  type ClientKind,
  clientClasses,
  clientFactories,
  clientLookalikes,
  clientMethods,
  clientWrappers,
  configurationClass,
  isBedrockProvider,
  sdkSubpath,
} from '../catalogue/clients.ts';
import type { Target } from '../catalogue/hosts.ts';
import { surface } from '../catalogue/surface.ts';
import type { Node } from '../values/ast.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { membersNamed } from '../values/kinds/members.ts';
import { type Lookup, NOTHING, over } from '../values/heap/lookup.ts';
import { ObjectView } from '../values/heap/object-view.ts';
import { givenBack } from '../values/kinds/shape.ts';
import type { Arg, Site, Value, ValueOf } from '../values/value.ts';
import { isNothing, isVeiled, literal, rootOf, takerOf, unknown } from '../values/value.ts';
import { BaseUrlReader } from './base-url.ts';
import { declaredValues } from './declared.ts';
import { Kept } from './kept.ts';
import { eachOnce } from './reach.ts';
import type { RelatedNode } from './record.ts';
import { resourceOfType } from './resource-types.ts';
import { type CallSettings, refersTo } from './settings.ts';

export interface ClientReference {
  kind: ClientKind;
  className: string;
  /** where it is made, or the use of a type that names it */
  site: Site;
  /** `null` when only a type says that it is a client */
  args: Arg[] | null;
  /** options given by `withOptions`, first one first */
  overlays: readonly Arg[];
  /** another library stands between: it may take keys of its own */
  wrapped: boolean;
  /** a proxy stands before it, which may send something else */
  isVeiled?: boolean;
  /** the package that makes it, with options that nobody reads */
  madeBy?: string;
  /** the settings say that it is OpenAI's */
  isConfigured?: boolean;
}

/** Only a type says that it is a client. */
export function isByTypeOnly({ args, overlays }: ClientReference): boolean {
  return args === null && overlays.length === 0;
}

/** The place that makes it, or that says by a type what it is. */
export function originOf({ site: { node, module }, madeBy }: ClientReference): RelatedNode {
  return { node, module, what: 'the client', ...(madeBy === undefined ? {} : { madeBy }) };
}

/** A client that is not seen where it is made. */
export function typedClient(site: Site): ClientReference {
  return { kind: 'openai', className: 'OpenAI', site, args: null, overlays: [], wrapped: false };
}

function configuredClient(site: Site): ClientReference {
  return { ...typedClient(site), isConfigured: true };
}

export interface ClientPath {
  client: ClientReference;
  /** `['files', 'create']` */
  path: readonly string[];
}

export class ClientReader {
  readonly #evaluator: Evaluator;
  readonly #settings: CallSettings;
  readonly #urls: BaseUrlReader;
  // Most clients are used many times.
  readonly #made = new WeakMap<Value, ClientPath | null>();
  readonly #options = new WeakMap<ClientReference, Kept<Lookup>>();

  constructor(evaluator: Evaluator, settings: CallSettings) {
    this.#evaluator = evaluator;
    this.#settings = settings;
    this.#urls = new BaseUrlReader(evaluator, settings);
  }

  /** The client that a value is reached through, and the members on the way. */
  read(value: Value, depth = 0): ClientPath[] {
    if (depth > 12) return [];
    const path: string[] = [];
    let current = value;
    let overlays: Arg[] = [];
    for (;;) {
      if (current.kind === 'member' && current.name !== null) {
        // A reference of React or Vue, `.default` of a module
        path.push(current.name);
        current = current.object;
      } else if (
        current.kind === 'call' &&
        current.callee.kind === 'member' &&
        current.callee.name === 'withOptions'
      ) {
        overlays = [...current.args.slice(0, 1), ...overlays];
        current = current.callee.object;
      } else break;
    }
    path.reverse();
    const rooted = this.#root(current, path);
    const isPlain = overlays.length === 0 && !isVeiled(value);
    if (rooted && isPlain) return [rooted];
    const proxied = isVeiled(value) ? { isVeiled: true } : {};
    if (rooted) return [{ client: { ...rooted.client, overlays, ...proxied }, path: rooted.path }];
    const inside = (values: readonly Value[], more: Partial<ClientReference>): ClientPath[] =>
      values
        .flatMap((inner) => this.#follow(inner, path))
        .flatMap((reached) => this.read(reached, depth + 1))
        .map(({ client, ...found }) => ({
          ...found,
          client: {
            ...client,
            overlays: [...client.overlays, ...overlays],
            ...proxied,
            ...more,
          },
        }));
    const inner = current.kind === 'call' || current.kind === 'new' ? this.#unwrapped(current) : [];
    if (inner.length > 0) return inside(inner, { wrapped: true });
    const origin = rootOf(current);
    return origin.kind === 'import'
      ? inside(declaredValues(this.#evaluator, current), {
          site: origin.site,
          madeBy: origin.source,
        })
      : [];
  }

  #follow(value: Value, path: readonly string[]): readonly Value[] {
    return path.reduce<readonly Value[]>(
      (values, name) =>
        values.flatMap((item) => membersNamed(this.#evaluator, item, name, value.site)),
      [value],
    );
  }

  #root(
    value: Value,
    path: readonly string[],
  ): { client: ClientReference; path: readonly string[] } | null {
    if (value.kind === 'new') return this.#constructed(value, path);
    if (value.kind === 'import') return this.#configured(value, path);
    if (value.kind !== 'call') return null;
    const made = importOf(value.callee);
    if (made && this.#isConfigured(made)) return { client: configuredClient(value.site), path };
    if (made && sdkSubpath(made.source) !== null && clientFactories.has(made.name)) {
      return {
        client: {
          kind: 'openai',
          className: 'OpenAIApi',
          site: value.site,
          args: value.args,
          overlays: [],
          wrapped: false,
        },
        path,
      };
    }
    const given = this.#givenBy(value);
    if (given)
      return {
        client: {
          kind: given,
          className: 'OpenAI',
          site: value.site,
          args: [],
          overlays: [],
          wrapped: false,
        },
        path,
      };
    // Some programs call the class without `new`.
    const kind = made && this.#classOf(made);
    return kind
      ? {
          client: {
            kind,
            className: made?.name ?? '',
            site: value.site,
            args: value.args,
            overlays: [],
            wrapped: false,
          },
          path,
        }
      : null;
  }

  /** `project.getOpenAIClient()` */
  #givenBy({ callee }: ValueOf<'call'>): ClientKind | null {
    const made =
      callee.kind === 'member' && callee.object.kind === 'new'
        ? importOf(callee.object.callee)
        : null;
    const known =
      made &&
      clientMethods.find(
        ({ module, className, method }) =>
          module.test(made.source) &&
          className === made.name &&
          callee.kind === 'member' &&
          method.test(callee.name ?? ''),
      );
    return known ? known.kind : null;
  }

  /** An export that the settings name; of a whole module, the first member on the way may be that export. */
  #configured(
    value: ValueOf<'import'>,
    path: readonly string[],
  ): { client: ClientReference; path: readonly string[] } | null {
    const client = configuredClient(value.site);
    const [first, ...rest] = path;
    if (
      value.name === '*' &&
      first !== undefined &&
      !surface().isPrefix(first) &&
      this.#isConfigured({ source: value.source, name: first })
    )
      return { client, path: rest };
    // What `require` gives may be the default export itself.
    return [value.name, ...(value.name === '*' ? ['default'] : [])].some((name) =>
      this.#isConfigured({ source: value.source, name }),
    )
      ? { client, path }
      : null;
  }

  #constructed(
    value: ValueOf<'new'>,
    path: readonly string[],
  ): { client: ClientReference; path: readonly string[] } | null {
    let found = this.#made.get(value);
    if (found === undefined) this.#made.set(value, (found = this.#clientOf(value)));
    return found && { client: found.client, path: [...found.path, ...path] };
  }

  #clientOf(value: ValueOf<'new'>): ClientPath | null {
    const made = importOf(value.callee);
    if (!made) return null;
    const kind = this.#classOf(made);
    if (kind)
      return {
        client: {
          kind,
          className: made.name,
          site: value.site,
          args: value.args,
          overlays: [],
          wrapped: sdkSubpath(made.source) === null,
        },
        path: [],
      };
    // A resource class in a type: `OpenAI.Files`, `Responses` of openai/resources/responses
    const subpath = sdkSubpath(made.source);
    if (subpath === null || value.args !== null) return null;
    const resource = resourceOfType(subpath, made.name, value.callee);
    return resource === null
      ? null
      : { client: typedClient(value.site), path: resource.split('.') };
  }

  /** The client that a `new` expression makes. */
  made(value: Value): ClientReference | null {
    if (value.kind !== 'new') return null;
    const found = this.#constructed(value, []);
    return found && found.path.length === 0 ? found.client : null;
  }

  #classOf(made: { source: string; name: string }): ClientKind | null {
    const subpath = sdkSubpath(made.source);
    if (subpath !== null) {
      if (subpath !== '' && subpath !== 'azure' && subpath !== 'bedrock') return null;
      if (made.name === 'default' || made.name === '*') return subpath === '' ? 'openai' : subpath;
      return Object.hasOwn(clientClasses, made.name) ? (clientClasses[made.name] ?? null) : null;
    }
    const alike = clientLookalikes.find(
      (item) => item.module.test(made.source) && item.className === made.name,
    );
    if (alike) return alike.kind;
    return this.#settings.clients.some((reference) => refersTo(reference, made.source, made.name))
      ? 'openai'
      : null;
  }

  #isConfigured(made: { source: string; name: string }): boolean {
    return this.#settings.clients.some((reference) => refersTo(reference, made.source, made.name));
  }

  /** What a wrapper was given: `wrapOpenAI(client)`, `Instructor({ client })`, `traced<T>(client: T): T`. */
  #unwrapped(value: ValueOf<'call'> | ValueOf<'new'>): readonly Value[] {
    const made = importOf(value.callee);
    if (!value.args) return [];
    if (!made) return this.#givenBackBy([value.callee], value.args);
    const configured = this.#settings.wrappers.some((reference) =>
      refersTo(reference, made.source, made.name),
    );
    const known = clientWrappers.find(
      (wrapper) =>
        wrapper.name === made.name &&
        (typeof wrapper.module === 'string'
          ? wrapper.module === made.source
          : wrapper.module.test(made.source)),
    );
    if (!known && !configured)
      return this.#givenBackBy(declaredValues(this.#evaluator, value.callee), value.args);
    const where = known?.client ?? 0;
    const arg = value.args[typeof where === 'number' ? where : 0];
    if (!arg) return [];
    const values = this.#evaluator.evaluate(arg.site);
    return typeof where === 'number'
      ? values
      : new ObjectView(this.#evaluator, values, takerOf(arg)).get(where).values;
  }

  /** By its type a function gives back what it is given. */
  #givenBackBy(callees: readonly Value[], args: readonly Arg[]): readonly Value[] {
    return callees.flatMap((callee) => {
      const same = args[givenBack(callee) ?? args.length];
      return same && !same.spread ? this.#evaluator.evaluate(same.site) : [];
    });
  }

  /** Which hosts a client may speak to: by its class, its options, its provider; by what is set on it before `use`. */
  targetsOf(client: ClientReference, use: Node = client.site.node): readonly Target[] {
    if (client.kind !== 'openai') return [client.kind];
    const views = this.optionViews(client);
    const providers = views.flatMap((view) => view.get('provider').values);
    const elsewhere = providers.filter((value) => !isNothing(value)).map(targetOfProvider);
    if (elsewhere.length > 0 && !providers.some(isNothing)) return eachOnce(elsewhere);
    const byUrl = this.#urls.targetsOf(client, views, use);
    // A type does not tell what the base URL is.
    const isHidden = isByTypeOnly(client) && !client.isConfigured;
    return eachOnce([...byUrl, ...elsewhere, ...(isHidden ? UNKNOWN : [])]);
  }

  /** The option objects of a client, from the constructor to the last `withOptions`. */
  optionViews(client: ClientReference): ObjectView[] {
    const view = (arg: Arg): ObjectView => {
      const given = this.#evaluator.evaluate(arg.site);
      const there = given.filter((value) => value.kind !== 'literal' || isNothing(value));
      return new ObjectView(this.#evaluator, there.length > 0 ? there : given, takerOf(arg));
    };
    const views = (client.args ?? [])
      .slice(0, 1)
      .map(view)
      .map((options) => this.#configuration(options));
    return [...this.#unseenOptions(client), ...views, ...client.overlays.map(view)];
  }

  /** What a package gives to a client that it makes. */
  #unseenOptions({ madeBy, site }: ClientReference): ObjectView[] {
    if (madeBy === undefined) return [];
    const options = unknown(site, `is made by ${madeBy}, which is not read`);
    return [new ObjectView(this.#evaluator, [options], site.node)];
  }

  /** An option of a client: `withOptions` replaces what was given before. */
  optionOf(client: ClientReference, name: string): Lookup {
    let options = this.#options.get(client);
    if (!options) this.#options.set(client, (options = new Kept(this.#evaluator)));
    return options.of(name, () =>
      this.optionViews(client)
        .map((view) => view.get(name))
        .reduce(over, NOTHING),
    );
  }

  /** The third major takes a `Configuration` instead of options. */
  #configuration(options: ObjectView): ObjectView {
    const inner = options.alternatives.flatMap((value) =>
      value.kind === 'new' && value.args && importOf(value.callee)?.name === configurationClass
        ? [value]
        : [],
    );
    const [first] = inner;
    if (!first) return options;
    const given = inner.flatMap(({ args, site }) =>
      args?.[0] ? this.#evaluator.evaluate(args[0].site) : [literal(site, undefined)],
    );
    return new ObjectView(this.#evaluator, given, first.site.node);
  }
}

const UNKNOWN: readonly Target[] = ['unknown'];

function targetOfProvider(value: Value): Target {
  const made = value.kind === 'call' ? importOf(value.callee) : null;
  return made && isBedrockProvider(made) ? 'bedrock' : 'other';
}

/** The package export behind a value: `OpenAI`, `ns.OpenAI`, `pkg.default`. */
export function importOf(value: Value): { source: string; name: string; site: Site } | null {
  if (value.kind === 'import') return value;
  if (value.kind !== 'member' || value.name === null) return null;
  const outer = importOf(value.object);
  if (!outer) return null;
  const isModule = outer.name === '*' || outer.name === 'default' || outer.name === 'OpenAI';
  return isModule ? { source: outer.source, name: value.name, site: value.site } : null;
}
