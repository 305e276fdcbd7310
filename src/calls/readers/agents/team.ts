/** The agents that a run may reach: the first one, those that it hands over to, those that it uses as tools. */
import { constructorOf, literalKey, unwrap } from '../../../values/ast.ts';
import type { ObjectView } from '../../../values/heap/object-view.ts';
import { elementsOf } from '../../../values/kinds/list.ts';
import type { SourceModule } from '../../../values/module.ts';
import { superCallOf } from '../../../values/super-call.ts';
import {
  type Arg,
  type Site,
  type Value,
  type ValueOf,
  argsOf,
  isNothing,
} from '../../../values/value.ts';
import type { Desk } from '../reader.ts';
import { given, isMadeBy, layered, nameOfExport } from './exports.ts';

export interface Member {
  agent: Value;
  /** its options, from what yields to what wins; `null` where nobody sees them */
  options: readonly ObjectView[] | null;
  /** options of the run that an agent has which is used as a tool */
  asTool: ObjectView | null;
  isTool: boolean;
}

const MAX_MEMBERS = 24;
const AGENT = /^(?:Agent|SandboxAgent)$/;

export class TeamReader {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** `first`: what an agent to run may be. */
  membersOf(first: readonly Value[]): readonly Member[] {
    const members: Member[] = [];
    const seen = new Set<string>();
    const visit = (value: Value, asTool: ObjectView | null, isTool: boolean): void => {
      const { range } = value.site.node;
      const key = `${value.site.module.filename} ${range.join()} ${String(isTool)}`;
      if (members.length >= MAX_MEMBERS || seen.has(key)) return;
      seen.add(key);
      const options = this.#optionsOf(value, 0);
      members.push({ agent: value, options, asTool, isTool });
      for (const next of this.#listed(value, options, 'handoffs')) {
        const agent = this.#handedTo(next);
        for (const item of agent) if (this.#isAgent(item)) visit(item, asTool, isTool);
      }
      for (const tool of this.#listed(value, options, 'tools')) {
        const used = usedAsTool(tool);
        if (used && this.#isAgent(used.agent))
          visit(used.agent, given(this.#desk, used.options), true);
      }
    };
    for (const value of first) if (!isNothing(value)) visit(value, null, false);
    return members;
  }

  #isAgent(value: Value): boolean {
    return this.#optionsOf(value, 0) !== null || isMadeBy(value, AGENT);
  }

  /** `new Agent({ … })`, `Agent.create({ … })`, `agent.clone({ … })`, `new OwnAgent()` */
  #optionsOf(value: Value, depth: number): readonly ObjectView[] | null {
    if (depth > 6) return null;
    if (isMadeBy(value, AGENT)) return value.args ? this.#first(value.args) : null;
    if (value.kind === 'instance') return this.#ofInstance(value);
    if (value.kind !== 'call' || value.callee.kind !== 'member') return null;
    const { object, name } = value.callee;
    if (name === 'create' && AGENT.test(nameOfExport(object) ?? '')) return this.#first(value.args);
    if (name !== 'clone') return null;
    const before = this.#optionsOf(object, depth + 1);
    return before && [...before, ...this.#first(value.args)];
  }

  #first([arg]: readonly Arg[]): readonly ObjectView[] {
    const view = given(this.#desk, arg);
    return view ? [view] : [];
  }

  /** A class of the program that extends `Agent`: what its constructor hands on. */
  #ofInstance({ class: cls, args, site }: ValueOf<'instance'>): readonly ObjectView[] | null {
    const { evaluator } = this.#desk;
    const { node, module, env } = cls;
    const base = node.superClass ? evaluator.evaluate({ node: node.superClass, module, env }) : [];
    if (!base.some((value) => AGENT.test(nameOfExport(value) ?? ''))) return null;
    const constructor = constructorOf(node);
    if (!constructor) return args && this.#first(args);
    const call = superCallOf(node, module.visitorKeys);
    if (!call) return null;
    const fn: ValueOf<'function'> = {
      kind: 'function',
      site: { node: constructor, module, env },
      self: null,
    };
    const frame = evaluator.enter(fn, args, site);
    return this.#first(argsOf(call, { node: call, module, env: frame }));
  }

  /** What an option lists, and what is added to it later: `agent.handoffs = […]`, `agent.handoffs.push(…)`. */
  #listed(agent: Value, options: readonly ObjectView[] | null, key: string): readonly Value[] {
    const { evaluator, module } = this.#desk;
    const lists = layered(options ?? [], key).values;
    const modules = [...new Set<SourceModule>([agent.site.module, module])];
    const added = modules.flatMap((file) => this.#addedIn(file, agent, key));
    return [...lists, ...added].flatMap((list) =>
      list.kind === 'array' || list.kind === 'list' || list.kind === 'call'
        ? elementsOf(evaluator, list)
        : [list],
    );
  }

  #addedIn(module: SourceModule, agent: Value, key: string): readonly Value[] {
    const { evaluator } = this.#desk;
    const isOf = (site: Site): boolean =>
      evaluator.evaluate(site).some(({ site: made }) => made.node === agent.site.node);
    const assigned = module
      .assignmentsOf(key)
      .filter(({ left }) => isOf({ node: left.object, module, env: null }));
    const pushed = module.calls.filter(({ callee }) => {
      const method = unwrap(callee);
      if (method.type !== 'MemberExpression' || literalKey(method) !== 'push') return false;
      const list = unwrap(method.object);
      return (
        list.type === 'MemberExpression' &&
        literalKey(list) === key &&
        isOf({ node: list.object, module, env: null })
      );
    });
    return [
      ...assigned.flatMap(({ right }) => evaluator.evaluate({ node: right, module, env: null })),
      ...pushed.flatMap((node) =>
        argsOf(node, { node, module, env: null }).flatMap(({ site }) => evaluator.evaluate(site)),
      ),
    ];
  }

  /** `handoff(agent, …)`, or the agent itself */
  #handedTo(value: Value): readonly Value[] {
    if (value.kind !== 'call' || nameOfExport(value.callee) !== 'handoff') return [value];
    const [arg] = value.args;
    return arg ? this.#desk.evaluator.evaluate(arg.site) : [];
  }
}

/** `agent.asTool({ … })` */
function usedAsTool(value: Value): { agent: Value; options: Arg | undefined } | null {
  if (value.kind !== 'call' || value.callee.kind !== 'member') return null;
  const { object, name } = value.callee;
  return name === 'asTool' ? { agent: object, options: value.args[0] } : null;
}
