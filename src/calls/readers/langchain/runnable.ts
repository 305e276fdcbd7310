/** What sends behind a value: a model itself, or what is built around models. */
import {
  BINDS,
  EMBEDS,
  FAMILY,
  KEEPS,
  LOADS,
  MAKES_TOOLS,
  RUNS,
  modelClassOf,
} from '../../../catalogue/frameworks/langchain.ts';
import { ObjectView } from '../../../values/heap/object-view.ts';
import { elementsOf } from '../../../values/kinds/list.ts';
import {
  type Arg,
  type Site,
  type Value,
  type ValueOf,
  rootOf,
  takerOf,
} from '../../../values/value.ts';
import { importOf } from '../../client.ts';
import type { Desk } from '../reader.ts';
import { type Model, byName, constructed } from './model.ts';

/** A model, and what is set on the way from it to the call. */
export interface Reached {
  model: Model;
  /** options that are bound to it, the last ones win */
  options: readonly ObjectView[];
  /** the list that `bindTools` gives it */
  tools: Site | null;
  /** options of agents, of which it gets the tools only */
  toolsIn: readonly ObjectView[];
  /** nothing stands between the call and the model: options of the call are its own */
  isDirect: boolean;
}

const MAX_DEPTH = 12;
const MAX_REACHED = 24;

export class Runnables {
  readonly #desk: Desk;
  readonly #version: string;
  readonly #known = new WeakMap<Value, readonly Reached[]>();

  constructor(desk: Desk, version: string) {
    this.#desk = desk;
    this.#version = version;
  }

  of(value: Value, depth = 0): readonly Reached[] {
    const known = this.#known.get(value);
    if (known) return known;
    if (depth > MAX_DEPTH) return [];
    // What leads back to itself is reached once.
    this.#known.set(value, []);
    const found = some(this.#find(value, depth));
    this.#known.set(value, found);
    return found;
  }

  #find(value: Value, depth: number): readonly Reached[] {
    switch (value.kind) {
      case 'new':
        return this.#made(value, depth);
      case 'call':
        return this.#called(value, depth);
      case 'instance':
        return this.#instance(value, depth);
      case 'array':
      case 'list':
        return elementsOf(this.#desk.evaluator, value).flatMap((item) => this.of(item, depth + 1));
      case 'member':
        return isOfFamily(value) ? this.of(value.object, depth + 1) : [];
      default:
        return [];
    }
  }

  #made(value: ValueOf<'new'>, depth: number): readonly Reached[] {
    const models = constructed(this.#desk, value, this.#version);
    if (models) return models.map(alone);
    return isOfFamily(value) && !isTool(value) ? this.#within(value.args ?? [], depth) : [];
  }

  /** An instance of a class of the program sends through the class that it extends. */
  #instance(value: ValueOf<'instance'>, depth: number): readonly Reached[] {
    for (const name of ['invoke', 'embedQuery', 'similaritySearch']) {
      const inherited = this.#desk.evaluator
        .member(value, name, value.site)
        .filter((item): item is ValueOf<'member'> => item.kind === 'member');
      const found = inherited.flatMap(({ object }) => this.of(object, depth + 1));
      if (found.length > 0) return found;
    }
    return [];
  }

  #called(value: ValueOf<'call'>, depth: number): readonly Reached[] {
    const { callee, args } = value;
    // A prompt may come from anywhere.
    if (callee.kind === 'member' && callee.name === 'pipe')
      return [...this.of(callee.object, depth + 1), ...this.#within(args, depth)].map(notDirect);
    if (!isOfFamily(callee) || isTool(value)) return [];
    if (callee.kind !== 'member' || importOf(callee)) {
      const named = byName(this.#desk, value, this.#version).map((model) => ({
        ...alone(model),
        isDirect: importOf(callee)?.name === 'initChatModel',
      }));
      return this.#withTools([...named, ...this.#within(args, depth)], args);
    }
    const { object, name } = callee;
    if (name === null) return [];
    const maker = importOf(object);
    const made = maker && modelClassOf(maker.source, maker.name);
    // `OpenAIAssistantRunnable.createAssistant(…)` gives one.
    if (made?.kind === 'assistant')
      return this.#made({ kind: 'new', callee: object, args: [], site: value.site }, depth);
    if (maker) return this.#within(args, depth);
    if (RUNS.has(name) || EMBEDS.has(name) || LOADS.has(name)) return [];
    const inner = this.of(object, depth + 1);
    const [first, second] = args;
    if (BINDS.has(name) && first) return inner.map((item) => this.#bound(item, first));
    if (name === 'bindTools' && first)
      return inner
        .map((item) => (second ? this.#bound(item, second) : item))
        .map((item) => ({ ...item, tools: first.spread ? null : first.site }));
    if (KEEPS.has(name)) {
      const others = name === 'withFallbacks' ? this.#within(args, depth, true) : [];
      return [...inner, ...others];
    }
    return [...inner, ...this.#within(args, depth)].map(notDirect);
  }

  #bound(item: Reached, arg: Arg): Reached {
    return { ...item, options: [...item.options, this.#view(arg)] };
  }

  #view(arg: Arg): ObjectView {
    const { evaluator } = this.#desk;
    return new ObjectView(evaluator, arg.spread ? [] : evaluator.evaluate(arg.site), takerOf(arg));
  }

  /** Models among the arguments of a function that sends. */
  among(args: readonly Arg[]): readonly Reached[] {
    return this.#within(args, 0);
  }

  /** Models among arguments, in lists and in the options of what is made. */
  #within(args: readonly Arg[], depth: number, isDirect = false): readonly Reached[] {
    const { evaluator } = this.#desk;
    const seen = new Set<Value>();
    const visit = (value: Value, level: number): readonly Reached[] => {
      if (level > 3 || seen.has(value)) return [];
      seen.add(value);
      if (value.kind === 'object')
        return new ObjectView(evaluator, [value], takerOf(args[0]!))
          .everything()
          .flatMap((item) => visit(item, level + 1));
      if (value.kind === 'array' || value.kind === 'list')
        return elementsOf(evaluator, value).flatMap((item) => visit(item, level + 1));
      return this.of(value, depth + 1);
    };
    return args
      .flatMap(({ site }) => evaluator.evaluate(site))
      .flatMap((value) => visit(value, 0))
      .map((item) => ({ ...item, isDirect: isDirect && item.isDirect }));
  }

  /** `createAgent({ model, tools })` binds the tools itself. */
  #withTools(reached: readonly Reached[], args: readonly Arg[]): readonly Reached[] {
    const [first] = args;
    if (!first || reached.length === 0) return reached;
    const view = this.#view(first);
    return view.get('tools').absent
      ? reached
      : reached.map((item) => ({ ...item, toolsIn: [...item.toolsIn, view] }));
  }
}

/** As many as are looked at: one of each class and of each place, before others of them. */
function some(reached: readonly Reached[]): readonly Reached[] {
  const distinct = reached.filter((item, index) => !reached.slice(0, index).some(isAs(item)));
  const ofClasses = firsts(distinct, ({ model }) => model.className);
  const ofPlaces = firsts(distinct, ({ model }) => model.site.node);
  return [...new Set([...ofClasses, ...ofPlaces, ...distinct])].slice(0, MAX_REACHED);
}

function firsts(reached: readonly Reached[], keyOf: (item: Reached) => unknown): Reached[] {
  const seen = new Set<unknown>();
  return reached.filter((item) => seen.size < seen.add(keyOf(item)).size);
}

function isAs(item: Reached): (other: Reached) => boolean {
  const { model, isDirect, tools } = item;
  const ways = (of: Reached): unknown[] => [...of.options, ...of.toolsIn];
  return (other) =>
    other.model === model &&
    other.isDirect === isDirect &&
    other.tools === tools &&
    ways(other).length + ways(item).length === 0;
}

function alone(model: Model): Reached {
  return { model, options: [], tools: null, toolsIn: [], isDirect: true };
}

function notDirect(item: Reached): Reached {
  return { ...item, isDirect: false };
}

function isTool({ callee }: ValueOf<'call' | 'new'>): boolean {
  return MAKES_TOOLS.has(importOf(callee)?.name ?? '');
}

export function isOfFamily(value: Value): boolean {
  const root = rootOf(value);
  return root.kind === 'import' && FAMILY.test(root.source);
}
