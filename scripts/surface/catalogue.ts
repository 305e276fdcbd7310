/** Merges the surfaces of several SDK versions into the one compact catalogue that ships. */
import {
  type FileMethod,
  type FileRequest,
  type FileShape,
  type SdkClass,
  type SurfaceFile,
  rangesOf,
} from '../../src/catalogue/surface-file.ts';
import { type Place, namesOf } from './names.ts';
import type { Shape } from './shapes.ts';
import type { MethodSurface, SdkSurface, SendSurface } from './surface.ts';

export function buildCatalogue(surfaces: SdkSurface[]): SurfaceFile {
  const shapes = new ShapeMerger(surfaces);
  const names = [...new Set(surfaces.flatMap((surface) => [...surface.methods.keys()]))].sort();
  const merged = names.map((name) => mergeMethod(surfaces, name, shapes));
  const { table, rename } = minimise(shapes.merged);
  const roots = merged.flatMap(({ name, bits, shape }): Place[] =>
    shape === null ? [] : [{ name, bits, shape: rename(shape) }],
  );
  const places = namesOf(
    table.map(({ keys, cases }) => [
      ...[...keys].flatMap(([key, { mask: bits, shape }]): Place[] =>
        shape === null ? [] : [{ name: `.${key}`, bits, shape }],
      ),
      ...[...cases].map(([value, shape]): Place => ({ name: `[${value}]`, bits: -1, shape })),
    ]),
    roots,
    surfaces.length,
  );
  const nameOf = (id: number): string => places.names[id]!;
  return {
    sdks: surfaces.map((surface) => surface.version),
    methods: Object.fromEntries(
      merged.map(({ name, shape, write }) => [
        name,
        write(shape === null ? null : nameOf(rename(shape))),
      ]),
    ),
    classes: mergeClasses(surfaces),
    resources: Object.fromEntries(
      surfaces.flatMap((surface) => [...surface.resources]).sort(byName),
    ),
    shapes: Object.fromEntries(
      places.order.map((id) => [nameOf(id), encode(table[id]!, nameOf, surfaces.length)]),
    ),
  };
}

interface MergedMethod {
  name: string;
  bits: number;
  shape: number | null;
  write: (shape: string | null) => FileMethod[];
}

function mergeMethod(surfaces: SdkSurface[], name: string, shapes: ShapeMerger): MergedMethod {
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
  const forms = [...variants.values()];
  const write = (shape: string | null): FileMethod[] =>
    forms.map(({ method, members }) => {
      const deprecated = mask(
        members.filter((index) => surfaces[index]?.methods.get(name)?.deprecated),
      );
      return {
        v: rangesOf(mask(members), surfaces.length),
        ...(deprecated ? { d: rangesOf(deprecated, surfaces.length) } : {}),
        o: method.optionsArgument,
        s: method.sends.map((send) => encodeSend(send, shape)),
      };
    });
  const bits = mask(forms.flatMap(({ members }) => members));
  return { name, bits, shape: shapes.merge(perVersion), write };
}

function encodeSend(send: SendSurface, shape: string | null): FileRequest {
  return {
    r: send.route,
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

function mergeClasses(surfaces: SdkSurface[]): SurfaceFile['classes'] {
  const merged = new Map<string, { entry: SdkClass; members: number[] }>();
  for (const [index, surface] of surfaces.entries()) {
    for (const entry of surface.classes) {
      const key = JSON.stringify(entry);
      const known = merged.get(key) ?? { entry, members: [] };
      known.members.push(index);
      merged.set(key, known);
    }
  }
  return [...merged.values()].map(({ entry, members }) => ({
    ...entry,
    versions: rangesOf(mask(members), surfaces.length),
  }));
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

function encode(shape: MergedShape, nameOf: (id: number) => string, versions: number): FileShape {
  if (shape.by !== null)
    return {
      by: shape.by,
      cases: Object.fromEntries([...shape.cases].map(([value, id]) => [value, nameOf(id)])),
    };
  const keys = [...shape.keys].map(([name, key]) => {
    const ranges = rangesOf(key.mask, versions);
    const deprecated = key.deprecated ? `~${rangesOf(key.deprecated, versions)}` : '';
    const since = ranges === '0' && deprecated === '' ? '' : `~${ranges}`;
    return `${name}${since}${deprecated}${key.shape === null ? '' : `>${nameOf(key.shape)}`}`;
  });
  return [...(shape.open ? ['*'] : []), ...keys].join(' ');
}
