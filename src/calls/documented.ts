/** Compares the keys that a program writes into a request with those that OpenAI documents for it. */
import { type Shape, type Versions, surface } from '../catalogue/surface.ts';
import type { Node } from '../values/ast.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { elementsOf } from '../values/kinds/list.ts';
import type { SourceModule } from '../values/module.ts';
import { ObjectView } from '../values/heap/object-view.ts';
import { type Site, type Value, isNothing, textOf } from '../values/value.ts';
import type { OpenAICall } from './record.ts';

type Documented = NonNullable<ReturnType<Shape['keys']['get']>>;

export interface WrittenParam {
  name: string;
  /** `tools.parameters`; the name alone at the top */
  path: string;
  node: Node;
  module: SourceModule;
  value: Site | null;
  /** what is documented at this place; empty where anything goes */
  documented: ReadonlySet<string>;
  /** versions that document the key, 0 when none does */
  versions: Versions;
  /** any key is allowed here */
  open: boolean;
}

const MAX_DEPTH = 8;
const MAX_PARAMS = 2000;

/** Every key of the request body and query, at every depth that the catalogue knows. */
export function writtenParams(evaluator: Evaluator, call: OpenAICall): WrittenParam[] {
  const shape = shapeOf(call);
  const params: WrittenParam[] = [];
  for (const part of [call.body, call.query]) {
    // A framework takes keys of its own: only those that it passes on are a part of the request.
    for (const { view, without, only, names } of part.parts)
      if (!names)
        collect(
          evaluator,
          view,
          shape,
          '',
          params,
          0,
          (name) => !without?.has(name) && (only?.has(name) ?? true),
        );
  }
  return params;
}

/** The documented keys of a call's params object, whatever its form. */
function shapeOf(call: OpenAICall): Shape | null {
  const own = call.method?.requests.find((item) => item.shape !== null)?.shape ?? null;
  if (call.path !== null || call.route === null || !own) return own;
  // A raw request may be what any method of the route sends.
  const shapes = new Set([
    ...surface()
      .methodsOfRoute(call.route)
      .flatMap(({ requests: [{ shape }] }) => shape ?? []),
    own,
  ]);
  return [...shapes].some((shape) => shape.union) ? own : merged([...shapes]);
}

const keysByShape = new WeakMap<Shape, ReadonlySet<string>>();

/** What is documented in one of the shapes; the same set for the same shape. */
function keysOf(shapes: readonly Shape[]): ReadonlySet<string> {
  const [first, ...others] = shapes;
  const own = first && others.length === 0 ? keysByShape.get(first) : undefined;
  if (own) return own;
  const keys = new Set(shapes.flatMap((item) => [...item.keys.keys()]));
  if (first && others.length === 0) keysByShape.set(first, keys);
  return keys;
}

function collect(
  evaluator: Evaluator,
  view: ObjectView,
  shape: Shape | null,
  prefix: string,
  into: WrittenParam[],
  depth: number,
  isSent: (name: string) => boolean = () => true,
): void {
  const choice = shape ? choose(view, shape) : null;
  const shapes = choice ?? [];
  const open = shapes.length === 0 || shapes.some((item) => item.open);
  const documented = keysOf(shapes);
  for (const key of view.written()) {
    if (!isSent(key.name) || into.length >= MAX_PARAMS) continue;
    const path = prefix ? `${prefix}.${key.name}` : key.name;
    const entries = entriesOf(shapes, key.name);
    let versions = 0;
    for (const entry of entries) versions |= entry.versions;
    into.push({
      name: key.name,
      path,
      node: key.node,
      module: key.module,
      value: key.value,
      documented,
      versions,
      open,
    });
    if (!key.value || depth >= MAX_DEPTH) continue;
    // Below a key that nobody documents, only known inventions can be told.
    const inner = entries.length > 0 ? shapesIn(entries) : NO_SHAPES;
    if (inner.length === 0 && entries.length > 0) continue;
    for (const object of objectsIn(evaluator, evaluator.evaluate(key.value))) {
      collect(
        evaluator,
        new ObjectView(evaluator, [object], key.node),
        inner.length > 0 ? merged(inner) : null,
        path,
        into,
        depth + 1,
      );
    }
  }
}

const NO_ENTRIES: readonly Documented[] = [];
const NO_SHAPES: readonly Shape[] = [];

/** What is documented under a key; in most places there is one shape. */
function entriesOf(shapes: readonly Shape[], key: string): readonly Documented[] {
  let found: Documented[] | null = null;
  for (const { keys } of shapes) {
    const entry = keys.get(key);
    if (entry) (found ??= []).push(entry);
  }
  return found ?? NO_ENTRIES;
}

function shapesIn(entries: readonly Documented[]): readonly Shape[] {
  let found: Shape[] | null = null;
  for (const { shape } of entries) if (shape) (found ??= []).push(shape);
  return found ?? NO_SHAPES;
}

function objectsIn(evaluator: Evaluator, values: readonly Value[], depth = 0): Value[] {
  return values.flatMap((value): Value[] => {
    if (value.kind === 'object') return [value];
    if (depth > 3 || (value.kind !== 'array' && value.kind !== 'list' && value.kind !== 'call'))
      return [];
    return objectsIn(evaluator, elementsOf(evaluator, value), depth + 1);
  });
}

/** The members of a union that an object can be, by the literal value of the key that tells them apart. */
function choose(view: ObjectView, shape: Shape, depth = 0): Shape[] | null {
  if (!shape.union) return [shape];
  if (depth > 4) return null;
  const { by, cases } = shape.union;
  const found = view.get(by);
  const literals = found.values.filter((value) => !isNothing(value)).map(textOf);
  const candidates = new Set<Shape>();
  for (const literal of literals) {
    const inner = literal === null ? undefined : cases.get(literal);
    // A value that no version documents may be a newer kind: nothing can be said of its keys.
    if (!inner) return null;
    candidates.add(inner);
  }
  if (found.absent && !found.unknown && cases.has('')) candidates.add(cases.get('')!);
  if (candidates.size === 0 || found.unknown)
    for (const inner of cases.values()) candidates.add(inner);
  const chosen = [...candidates].map((inner) => choose(view, inner, depth + 1));
  return chosen.some((inner) => inner === null) ? null : chosen.flatMap((inner) => inner ?? []);
}

function merged(shapes: readonly Shape[]): Shape {
  const [only] = shapes;
  if (shapes.length === 1 && only) return only;
  return {
    open: shapes.some((shape) => shape.open),
    keys: new Map(shapes.flatMap((shape) => [...shape.keys])),
    union: shapes.find((shape) => shape.union)?.union ?? null,
  };
}

/** Another endpoint that documents a key at the top of its request. */
export function endpointWith(key: string, except: string | null): string | null {
  const api = surface();
  for (const path of WELL_KNOWN) {
    for (const method of api.methods(path)) {
      const [request] = method.requests;
      if (request.route !== except && request.shape?.keys.has(key))
        return request.route.replace(/^\w+ /, '');
    }
  }
  return null;
}

/** Endpoints whose parameters are most often sent to another one. */
const WELL_KNOWN = [
  'responses.create',
  'chat.completions.create',
  'completions.create',
  'embeddings.create',
  'images.generate',
  'images.edit',
  'audio.speech.create',
  'audio.transcriptions.create',
  'files.create',
  'vectorStores.create',
  'fineTuning.jobs.create',
  'batches.create',
];
