/** The API surface of the SDKs: which method sends which request, with which documented keys. Read lazily. */
import { readFileSync } from 'node:fs';
import {
  type FileMethod,
  type FileShape,
  type SdkClass,
  type SurfaceFile,
  bitsOf,
  byRoute,
} from './surface-file.ts';

export type { SdkClass } from './surface-file.ts';

export type Place = 'path' | 'query' | 'header';

/** A set of SDK versions, one bit each. */
export type Versions = number;

export interface SdkRequest {
  /** `POST /v1/files` */
  route: string;
  /** position of the params object, if there is one */
  argument: number | null;
  place: 'body' | 'query';
  shape: Shape | null;
  /** keys of the params object that end in the path, the query or a header */
  elsewhere: Readonly<Record<string, Place>>;
  pathArguments: readonly number[];
  /** body fields that are positional arguments (third major) */
  fields: Readonly<Record<string, number>>;
  /** keys that the SDK adds to what the program gives */
  added: readonly string[];
}

export interface SdkMethod {
  /** `files.create` */
  path: string;
  versions: Versions;
  deprecated: Versions;
  optionsArgument: number;
  /** the first one is what the method is for */
  requests: readonly [SdkRequest, ...SdkRequest[]];
}

export interface DocumentedKey {
  versions: Versions;
  deprecated: Versions;
  shape: Shape | null;
}

/** The keys that OpenAI documents for an object. */
export interface Shape {
  /** any other key is allowed too */
  open: boolean;
  keys: ReadonlyMap<string, DocumentedKey>;
  /** a union that the literal value of one key tells apart; the case `''` is for objects without that key */
  union: { by: string; cases: ReadonlyMap<string, Shape> } | null;
}

export class Surface {
  readonly #file: SurfaceFile;
  readonly #methods = new Map<string, SdkMethod[]>();
  readonly #shapes = new Map<string, Shape>();
  #routes: string[] | null = null;
  #routePatterns: { verbs: Map<string, string>; segments: string[] }[] | null = null;

  constructor(file: SurfaceFile) {
    this.#file = file;
  }

  get sdks(): readonly string[] {
    return this.#file.sdks;
  }

  get routes(): readonly string[] {
    return (this.#routes ??= [
      ...new Set(
        Object.values(this.#file.methods)
          .flat()
          .flatMap(({ s }) => s.map(({ r }) => r)),
      ),
    ].sort(byRoute));
  }

  get paths(): readonly string[] {
    return Object.keys(this.#file.methods);
  }

  get classes(): readonly SdkClass[] {
    return this.#file.classes;
  }

  /** The resource path that a class of the SDK stands for, by file (`resources/files`) and name. */
  resourceOf(file: string, className: string): string | null {
    return this.#file.resources[`${file}#${className}`] ?? null;
  }

  /** The resource path of a class name, whatever file declares it; `null` when several resources share the name. */
  resourceNamed(className: string): string | null {
    const suffix = `#${className}`;
    const paths = new Set(
      Object.entries(this.#file.resources)
        .filter(([key]) => key.endsWith(suffix))
        .map(([, path]) => path),
    );
    return paths.size === 1 ? ([...paths][0] ?? null) : null;
  }

  /** The forms that a method had over the versions, newest last. Empty for a path that no version has. */
  methods(path: string): readonly SdkMethod[] {
    const known = this.#methods.get(path);
    if (known) return known;
    const methods = Object.hasOwn(this.#file.methods, path)
      ? this.#file.methods[path]!.map((method) => this.#method(path, method))
      : [];
    this.#methods.set(path, methods);
    return methods;
  }

  isPrefix(path: string): boolean {
    this.#prefixes ??= new Set(
      this.paths.flatMap((item) =>
        item.split('.').map((_, index, parts) => parts.slice(0, index).join('.')),
      ),
    );
    return this.#prefixes.has(path);
  }

  #prefixes: Set<string> | null = null;

  /** The versions that a package version falls under: the pinned ones of its major, nearest first. */
  versionsOf(version: string): Versions {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    const sameMajor = this.#file.sdks.flatMap((sdk, index) =>
      Number.parseInt(sdk, 10) === major ? [{ index, minor: Number(sdk.split('.')[1]) }] : [],
    );
    const nearest = sameMajor.find((sdk) => sdk.minor >= minor) ?? sameMajor.at(-1);
    return nearest ? 1 << nearest.index : 0;
  }

  /** The documented route that a concrete path follows: `/v1/files/file-1` → `/v1/files/{}`. */
  matchPath(path: string): { path: string; verbs: ReadonlyMap<string, string> } | null {
    this.#routePatterns ??= this.#readPatterns();
    const wanted = path.split('/');
    let best: { segments: string[]; verbs: Map<string, string> } | null = null;
    for (const pattern of this.#routePatterns) {
      if (pattern.segments.length !== wanted.length) continue;
      const fits = pattern.segments.every(
        (segment, index) => segment === wanted[index] || (segment === '{}' && wanted[index] !== ''),
      );
      if (fits && (!best || holes(pattern.segments) < holes(best.segments))) best = pattern;
    }
    return best && { path: best.segments.join('/'), verbs: best.verbs };
  }

  /** Something documented stands below a path. */
  beginsRoute(path: string): boolean {
    this.#routePatterns ??= this.#readPatterns();
    const wanted = path.split('/');
    return this.#routePatterns.some(
      ({ segments }) =>
        segments.length > wanted.length &&
        wanted.every((part, index) => part === segments[index] || segments[index] === '{}'),
    );
  }

  #readPatterns(): { verbs: Map<string, string>; segments: string[] }[] {
    const patterns = new Map<string, Map<string, string>>();
    for (const route of this.routes) {
      const [verb = '', path = ''] = route.split(' ');
      const verbs = patterns.get(path) ?? new Map<string, string>();
      patterns.set(path, verbs.set(verb, route));
    }
    return [...patterns].map(([path, verbs]) => ({ verbs, segments: path.split('/') }));
  }

  /** The SDK method whose own request a route is, for raw requests. */
  methodOfRoute(route: string): SdkMethod | null {
    return this.methodsOfRoute(route)[0] ?? null;
  }

  /** Every form of a method whose own request a route is, newest first. Helpers count where there is nothing else. */
  methodsOfRoute(route: string): readonly SdkMethod[] {
    this.#byRoute ??= this.#readRoutes();
    return this.#byRoute.get(route) ?? [];
  }

  #readRoutes(): Map<string, SdkMethod[]> {
    const byRoute = new Map<string, SdkMethod[]>();
    for (const method of this.paths.flatMap((path) => this.methods(path))) {
      const [{ route }] = method.requests;
      byRoute.set(route, [...(byRoute.get(route) ?? []), method]);
    }
    for (const [route, methods] of byRoute) {
      const plain = methods.filter((method) => !isHelper(method));
      const wanted = methods.filter(
        (method) =>
          !isHelper(method) ||
          !plain.some(({ versions }) => Math.clz32(versions) === Math.clz32(method.versions)),
      );
      byRoute.set(
        route,
        wanted.sort(
          (left, right) => right.versions - left.versions || left.path.length - right.path.length,
        ),
      );
    }
    return byRoute;
  }

  #byRoute: Map<string, SdkMethod[]> | null = null;

  #method(path: string, method: FileMethod): SdkMethod {
    const requests = method.s.map((send): SdkRequest => ({
      route: send.r,
      argument: send.a ?? null,
      place: send.q ? 'query' : 'body',
      shape: send.s === undefined ? null : this.#shape(send.s),
      elsewhere: send.e ?? {},
      pathArguments: send.p ?? [],
      fields: send.f ?? {},
      added: send.k ?? [],
    }));
    return {
      path,
      versions: this.#bits(method.v),
      deprecated: method.d === undefined ? 0 : this.#bits(method.d),
      optionsArgument: method.o,
      requests: requests as [SdkRequest, ...SdkRequest[]],
    };
  }

  #bits(ranges: string): Versions {
    return bitsOf(ranges, this.sdks.length);
  }

  #shape(name: string): Shape {
    const known = this.#shapes.get(name);
    if (known) return known;
    const shape = new LazyShape(
      this.#file.shapes[name] ?? '',
      (inner) => this.#shape(inner),
      (ranges) => this.#bits(ranges),
    );
    this.#shapes.set(name, shape);
    return shape;
  }
}

/** It sends the request among others, or writes keys of it itself. */
function isHelper({ requests: [{ added }, ...others] }: SdkMethod): boolean {
  return others.length > 0 || added.length > 0;
}

function holes(segments: string[]): number {
  return segments.filter((segment) => segment === '{}').length;
}

/** Shapes refer to each other in circles: each one is read when it is asked for. */
class LazyShape implements Shape {
  readonly #source: FileShape;
  readonly #inner: (name: string) => Shape;
  readonly #bits: (ranges: string) => Versions;
  #keys: Map<string, DocumentedKey> | null = null;
  #union: Shape['union'] | undefined;

  constructor(
    source: FileShape,
    inner: (name: string) => Shape,
    bits: (ranges: string) => Versions,
  ) {
    this.#source = source;
    this.#inner = inner;
    this.#bits = bits;
  }

  get open(): boolean {
    return (
      typeof this.#source === 'string' && (this.#source === '*' || this.#source.startsWith('* '))
    );
  }

  get keys(): ReadonlyMap<string, DocumentedKey> {
    return (this.#keys ??= this.#readKeys());
  }

  get union(): Shape['union'] {
    if (this.#union === undefined) {
      const source = this.#source;
      this.#union =
        typeof source === 'string'
          ? null
          : {
              by: source.by,
              cases: new Map(
                Object.entries(source.cases).map(([value, name]) => [value, this.#inner(name)]),
              ),
            };
    }
    return this.#union;
  }

  #readKeys(): Map<string, DocumentedKey> {
    const keys = new Map<string, DocumentedKey>();
    if (typeof this.#source !== 'string') return keys;
    for (const entry of this.#source.split(' ')) {
      if (entry === '*' || entry === '') continue;
      const [head = '', inner] = entry.split('>');
      const [name = '', versions, deprecated] = head.split('~');
      keys.set(name, {
        versions: this.#bits(versions ?? '0'),
        deprecated: deprecated === undefined ? 0 : this.#bits(deprecated),
        shape: inner === undefined ? null : this.#inner(inner),
      });
    }
    return keys;
  }
}

let loaded: Surface | null = null;

export function surface(): Surface {
  loaded ??= new Surface(
    JSON.parse(readFileSync(new URL('./surface.json', import.meta.url), 'utf8')) as SurfaceFile,
  );
  return loaded;
}
