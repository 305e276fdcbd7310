/** Merges the surfaces of several SDK versions into the one compact catalogue that ships. */
import type { Shape } from './shapes.ts';
import type { ClassSurface } from './classes.ts';
import type { MethodSurface, SdkSurface, SendSurface } from './surface.ts';

/**
 * The committed file. Short keys and flat strings: it is read at lint time.
 * A mask has one bit for each entry of `sdks`, in that order.
 */
export interface CatalogueFile {
  sdks: string[];
  routes: string[];
  methods: Record<string, CatalogueMethod[]>;
  classes: (ClassSurface & { mask: number })[];
  /** `resources/files#Files` → `files`: the file and class that declare a resource */
  resources: Record<string, string>;
  /**
   * `keys` of a shape: `name` (documented everywhere), `name~mask`, `name~mask~deprecatedMask`, each with `>shape` when it nests;
   * a first entry `*` allows any other key. A union is `{ by, cases }`.
   */
  shapes: (string | { by: string; cases: Record<string, number> })[];
}

export interface CatalogueMethod {
  /** versions that have the method in this form */
  m: number;
  /** versions that call it deprecated */
  d?: number;
  /** position of the request options */
  o: number;
  s: CatalogueSend[];
}

export interface CatalogueSend {
  /** index into `routes` */
  r: number;
  /** position of the params object */
  a?: number;
  /** its keys go into the query string */
  q?: 1;
  /** shape of the params object */
  s?: number;
  /** keys of the params object that go elsewhere */
  e?: Record<string, 'path' | 'query' | 'header'>;
  /** positions that end in the path */
  p?: number[];
  /** positional fields */
  f?: Record<string, number>;
  /** keys that the SDK adds to the body or query */
  k?: string[];
  /** headers that the SDK sets itself */
  h?: string[];
}

export function buildCatalogue(surfaces: SdkSurface[]): CatalogueFile {
  const shapes = new ShapeMerger(surfaces);
  const routes = [
    ...new Set(
      surfaces.flatMap((surface) =>
        [...surface.methods.values()].flatMap((method) => method.sends.map((send) => send.route)),
      ),
    ),
  ].sort(byRoute);
  const names = [...new Set(surfaces.flatMap((surface) => [...surface.methods.keys()]))].sort();
  const methods: [string, CatalogueMethod[]][] = names.map((name) => [
    name,
    mergeMethod(surfaces, name, routes, shapes),
  ]);
  const { table, rename } = minimise(shapes.merged);
  for (const [, variants] of methods) {
    for (const send of variants.flatMap((variant) => variant.s))
      if (send.s !== undefined) send.s = rename(send.s);
  }
  return {
    sdks: surfaces.map((surface) => surface.version),
    routes,
    methods: Object.fromEntries(methods),
    classes: mergeClasses(surfaces),
    resources: Object.fromEntries(
      surfaces.flatMap((surface) => [...surface.resources]).sort(byName),
    ),
    shapes: table.map((shape) => encode(shape, (1 << surfaces.length) - 1)),
  };
}

function byRoute(left: string, right: string): number {
  const [leftVerb = '', leftPath = ''] = left.split(' ');
  const [rightVerb = '', rightPath = ''] = right.split(' ');
  return leftPath < rightPath ? -1 : leftPath > rightPath ? 1 : leftVerb < rightVerb ? -1 : 1;
}

function mergeMethod(
  surfaces: SdkSurface[],
  name: string,
  routes: string[],
  shapes: ShapeMerger,
): CatalogueMethod[] {
  const variants = new Map<string, { method: MethodSurface; members: number[] }>();
  for (const [index, surface] of surfaces.entries()) {
    const method = surface.methods.get(name);
    if (!method) continue;
    const form = JSON.stringify([
      method.optionsArgument,
      method.sends.map((send) => ({ ...send, shape: null })),
    ]);
    const known = variants.get(form);
    if (known) known.members.push(index);
    else variants.set(form, { method, members: [index] });
  }
  // The documented keys of a method are one merged shape, whatever positions its variants use.
  const perVersion = surfaces.map(
    (surface) =>
      surface.methods.get(name)?.sends.find((send) => send.shape !== null)?.shape ?? null,
  );
  const shape = shapes.merge(perVersion);
  return [...variants.values()].map(({ method, members }): CatalogueMethod => {
    const deprecated = mask(
      members.filter((index) => surfaces[index]?.methods.get(name)?.deprecated),
    );
    return {
      m: mask(members),
      ...(deprecated ? { d: deprecated } : {}),
      o: method.optionsArgument,
      s: method.sends.map((send) => encodeSend(send, routes.indexOf(send.route), shape)),
    };
  });
}

function encodeSend(send: SendSurface, route: number, shape: number | null): CatalogueSend {
  return {
    r: route,
    ...(send.argument === null ? {} : { a: send.argument }),
    ...(send.place === 'query' && (send.argument !== null || send.added.length > 0)
      ? { q: 1 as const }
      : {}),
    ...(send.shape === null || shape === null ? {} : { s: shape }),
    ...(Object.keys(send.elsewhere).length > 0 ? { e: send.elsewhere } : {}),
    ...(send.pathArguments.length > 0 ? { p: send.pathArguments } : {}),
    ...(Object.keys(send.fields).length > 0 ? { f: send.fields } : {}),
    ...(send.added.length > 0 ? { k: send.added } : {}),
    ...(send.headers.length > 0 ? { h: send.headers } : {}),
  };
}

function mergeClasses(surfaces: SdkSurface[]): (ClassSurface & { mask: number })[] {
  const merged = new Map<string, ClassSurface & { mask: number }>();
  for (const [index, surface] of surfaces.entries()) {
    for (const entry of surface.classes) {
      const key = JSON.stringify(entry);
      const known = merged.get(key) ?? { ...entry, mask: 0 };
      known.mask |= 1 << index;
      merged.set(key, known);
    }
  }
  return [...merged.values()];
}

function mask(indexes: number[]): number {
  return indexes.reduce((bits, index) => bits | (1 << index), 0);
}

interface MergedShape {
  open: boolean;
  keys: Map<string, { mask: number; deprecated: number; shape: number | null }>;
  by: string | null;
  cases: Map<string, number>;
}

class ShapeMerger {
  readonly merged: MergedShape[] = [];
  readonly #surfaces: SdkSurface[];
  readonly #known = new Map<string, number>();

  constructor(surfaces: SdkSurface[]) {
    this.#surfaces = surfaces;
  }

  merge(perVersion: (number | null)[]): number | null {
    if (perVersion.every((id) => id === null)) return null;
    const key = perVersion.join();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const index = this.merged.length;
    this.#known.set(key, index);
    const shape: MergedShape = { open: false, keys: new Map(), by: null, cases: new Map() };
    this.merged.push(shape);
    const sources = perVersion.map((id, version) =>
      id === null ? null : (this.#surfaces[version]?.reader.shapes[id] ?? null),
    );
    const unions = new Set(sources.flatMap((source) => (source ? [source.by] : [])));
    const [by = null] = unions;
    if (unions.size === 1 && by !== null) this.#mergeUnion(shape, by, sources);
    else
      this.#mergeKeys(
        shape,
        perVersion.map((id, version) => (id === null ? [] : this.#members(version, id))),
      );
    return index;
  }

  #mergeUnion(shape: MergedShape, by: string, sources: (Shape | null)[]): void {
    shape.by = by;
    for (const value of new Set(sources.flatMap((source) => [...(source?.cases.keys() ?? [])]))) {
      const inner = this.merge(sources.map((source) => source?.cases.get(value) ?? null));
      if (inner !== null) shape.cases.set(value, inner);
    }
  }

  /** The plain objects behind a shape: unions that only some versions have are flattened. */
  #members(version: number, id: number, seen = new Set<number>()): Shape[] {
    const shape = this.#surfaces[version]?.reader.shapes[id];
    if (!shape || seen.has(id)) return [];
    seen.add(id);
    return shape.by === null
      ? [shape]
      : [...shape.cases.values()].flatMap((inner) => this.#members(version, inner, seen));
  }

  #mergeKeys(shape: MergedShape, members: Shape[][]): void {
    shape.open = members.some((shapes) => shapes.some((member) => member.open));
    const children = new Map<string, (number | null)[]>();
    for (const [version, shapes] of members.entries()) {
      for (const [name, { shape: child, deprecated }] of shapes.flatMap((member) => [
        ...member.keys,
      ])) {
        const key = shape.keys.get(name) ?? { mask: 0, deprecated: 0, shape: null };
        key.mask |= 1 << version;
        if (deprecated) key.deprecated |= 1 << version;
        shape.keys.set(name, key);
        const list = children.get(name) ?? members.map(() => null);
        list[version] ??= child;
        children.set(name, list);
      }
    }
    for (const [name, list] of children) shape.keys.get(name)!.shape = this.merge(list);
  }
}

/** Shapes that cannot be told apart become one, as states of an automaton do. */
function minimise(shapes: MergedShape[]): { table: MergedShape[]; rename: (id: number) => number } {
  let classes = shapes.map(() => 0);
  for (let count = 1; ;) {
    const ids = new Map<string, number>();
    classes = shapes.map((shape) => {
      const inner = (id: number | null): string => (id === null ? '' : String(classes[id]));
      const signature = JSON.stringify([
        shape.open,
        shape.by,
        [...shape.keys]
          .sort(byName)
          .map(([name, key]) => [name, key.mask, key.deprecated, inner(key.shape)]),
        [...shape.cases].sort(byName).map(([value, id]) => [value, inner(id)]),
      ]);
      if (!ids.has(signature)) ids.set(signature, ids.size);
      return ids.get(signature)!;
    });
    if (ids.size === count) break;
    count = ids.size;
  }
  const table: MergedShape[] = [];
  for (const [index, shape] of shapes.entries()) {
    const id = classes[index]!;
    table[id] ??= {
      ...shape,
      keys: new Map(
        [...shape.keys]
          .sort(byName)
          .map(([name, key]) => [
            name,
            { ...key, shape: key.shape === null ? null : classes[key.shape]! },
          ]),
      ),
      cases: new Map(
        [...shape.cases].sort(byName).map(([value, inner]) => [value, classes[inner]!]),
      ),
    };
  }
  return { table, rename: (id) => classes[id]! };
}

function byName([left]: [string, unknown], [right]: [string, unknown]): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function encode(shape: MergedShape, all: number): CatalogueFile['shapes'][number] {
  if (shape.by !== null) return { by: shape.by, cases: Object.fromEntries(shape.cases) };
  const keys = [...shape.keys].map(([name, key]) => {
    const masks = key.deprecated
      ? `~${String(key.mask)}~${String(key.deprecated)}`
      : key.mask === all
        ? ''
        : `~${String(key.mask)}`;
    return `${name}${masks}${key.shape === null ? '' : `>${String(key.shape)}`}`;
  });
  return [...(shape.open ? ['*'] : []), ...keys].join(' ');
}
