/** Engines, indexes and agents of LlamaIndex: which models a call of one of their methods reaches. */
import {
  INNER,
  OWN,
  TOOLS,
  engineMethods,
  engines,
} from '../../../catalogue/frameworks/llamaindex.ts';
import type { Node } from '../../../values/ast.ts';
import { ObjectView } from '../../../values/heap/object-view.ts';
import { elementsOf } from '../../../values/kinds/list.ts';
import { awaitedResults } from '../../../values/kinds/promise.ts';
import {
  type Arg,
  type Value,
  type ValueOf,
  isNothing,
  rootOf,
  takerOf,
} from '../../../values/value.ts';
import type { Desk, Visited } from '../reader.ts';

export interface Asked {
  /** what it is given as `llm`, or nothing: then that of the settings counts */
  asks: readonly Value[] | null;
  embeds: readonly Value[] | null;
  /** models of the engines that it asks in its turn, as an agent does with its tools */
  alsoAsks: readonly Value[];
}

const MAX_DEPTH = 4;
/** Argument lists are short. */
const MAX_ARGS = 20;

/** `null` for what is no engine. */
export function askedOf(desk: Desk, { callee, args }: Visited): Asked | null {
  if (callee.kind !== 'member' || callee.name === null) return null;
  if (!Object.hasOwn(engineMethods, callee.name) || !isOwn(rootOf(callee))) return null;
  const chain = new Chain(desk);
  chain.follow(callee, 0);
  chain.given(args, 0);
  if (!chain.isEngine) return null;
  const isAsking = engineMethods[callee.name] === 'asks' && chain.asks;
  return {
    asks: isAsking ? chain.models : null,
    embeds: chain.embeds ? chain.embedders : null,
    alsoAsks: isAsking ? chain.modelsOfTools : [],
  };
}

class Chain {
  isEngine = false;
  asks = false;
  embeds = false;
  readonly models: Value[] = [];
  readonly modelsOfTools: Value[] = [];
  readonly embedders: Value[] = [];
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** `VectorStoreIndex.fromDocuments(documents, { embedModel }).asQueryEngine()` */
  follow(value: Value, depth: number): void {
    const root = rootOf(value);
    if (depth > MAX_DEPTH || !isOwn(root)) return;
    for (let link = value; link !== root;) {
      if (link.kind === 'call' && isScope(link)) this.#scoped(link, depth);
      else if (link.kind === 'call' || link.kind === 'new') this.given(link.args ?? [], depth);
      if (link.kind === 'member' && root === link.object) this.#named(link.name);
      if (link.kind === 'member') link = link.object;
      else if (link.kind === 'call' || link.kind === 'new') link = link.callee;
      else return;
    }
    this.#named(root.name);
  }

  /** `Settings.withLLM(llm, () => engine)` gives what the function gives, which uses that model. */
  #scoped({ callee, args, site }: ValueOf<'call'>, depth: number): void {
    const { evaluator } = this.#desk;
    const [given, run] = args.map((arg) => evaluator.evaluate(arg.site));
    const isEmbedding = callee.kind === 'member' && callee.name === 'withEmbedModel';
    (isEmbedding ? this.embedders : this.models).push(...(given ?? []));
    for (const fn of run ?? [])
      if (fn.kind === 'function')
        for (const value of awaitedResults(evaluator, fn, site)) this.follow(value, depth + 1);
  }

  #named(name: string | null): void {
    if (name === null || !Object.hasOwn(engines, name)) return;
    this.isEngine = true;
    this.asks ||= engines[name]!.asks;
    this.embeds ||= engines[name]!.embeds;
  }

  given(args: readonly Arg[], depth: number): void {
    for (const arg of args.slice(0, MAX_ARGS)) {
      const values = this.#desk.evaluator.evaluate(arg.site);
      this.#options(values, takerOf(arg), depth);
    }
  }

  #options(values: readonly Value[], use: Node, depth: number): void {
    if (depth > MAX_DEPTH) return;
    const view = new ObjectView(this.#desk.evaluator, values.filter(isPlain), use);
    this.models.push(...there(view, 'llm'));
    this.embedders.push(...there(view, 'embedModel'));
    this.embedders.push(...there(view, 'transformations').flatMap((item) => this.#listed(item)));
    const inner = (keys: readonly string[]): Value[] =>
      keys.flatMap((key) => there(view, key).flatMap((value) => [value, ...this.#listed(value)]));
    for (const item of inner(INNER)) this.follow(item, depth + 1);
    for (const item of inner(TOOLS)) this.#tool(item, depth + 1);
  }

  /** `index.queryTool()`, `{ queryEngine, description }`: an engine with models of its own. */
  #tool(value: Value, depth: number): void {
    const tool = new Chain(this.#desk);
    if (isPlain(value)) tool.#options([value], value.site.node, depth);
    else tool.follow(value, depth);
    this.embeds ||= tool.embeds;
    this.embedders.push(...tool.embedders);
    this.modelsOfTools.push(...tool.models, ...tool.modelsOfTools);
  }

  #listed(value: Value): readonly Value[] {
    return value.kind === 'array' || value.kind === 'list'
      ? elementsOf(this.#desk.evaluator, value)
      : [];
  }
}

/** It comes from LlamaIndex itself. */
function isOwn(root: Value): root is ValueOf<'import'> {
  return root.kind === 'import' && OWN.test(root.source);
}

function isPlain({ kind }: Value): boolean {
  return kind === 'object';
}

function there(view: ObjectView, key: string): Value[] {
  if (view.alternatives.length === 0) return [];
  return view.get(key).values.filter((value) => !isNothing(value));
}

function isScope({ callee }: ValueOf<'call'>): boolean {
  return (
    callee.kind === 'member' && (callee.name === 'withLLM' || callee.name === 'withEmbedModel')
  );
}
