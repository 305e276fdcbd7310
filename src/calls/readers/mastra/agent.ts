/** Agents of Mastra: where they are made, and under which name an instance of Mastra has them. */
import { CORE } from '../../../catalogue/frameworks/mastra.ts';
import { type Lookup, NOTHING, merge } from '../../../values/heap/lookup.ts';
import { ObjectView } from '../../../values/heap/object-view.ts';
import { awaitedResults } from '../../../values/kinds/promise.ts';
import {
  type Arg,
  type Site,
  type Value,
  type ValueOf,
  isNothing,
  takerOf,
  textOf,
} from '../../../values/value.ts';
import { importOf } from '../../client.ts';
import { Given, viewBelow } from '../given.ts';
import { type Desk, viewOf } from '../reader.ts';

export type Agent = ValueOf<'new'> & { args: Arg[] };

/** The agents that a value may be: `new Agent({ … })`, `mastra.getAgent('support')`. */
export function agentsOf(desk: Desk, value: Value): Agent[] {
  if (isMade(value, 'Agent')) return [value];
  if (value.kind !== 'call' || value.callee.kind !== 'member') return [];
  const { name, object } = value.callee;
  const [key] = value.args;
  if (!isMade(object, 'Mastra') || !key || !/^getAgent(?:ById)?$/.test(name ?? '')) return [];
  const [options] = object.args;
  const agents = options ? viewOf(desk, options, takerOf(options))?.at('agents') : null;
  if (!agents) return [];
  const wanted = desk.evaluator.evaluate(key.site).map(textOf);
  const isKnown = wanted.length > 0 && !wanted.includes(null);
  const all = agents.everything().filter((item) => isMade(item, 'Agent'));
  if (!isKnown) return all;
  return name === 'getAgent'
    ? wanted.flatMap((item) =>
        agents.get(item ?? '').values.filter((agent) => isMade(agent, 'Agent')),
      )
    : all.filter((agent) =>
        optionsOf(desk, agent)
          .get('id')
          .values.some((id) => wanted.includes(textOf(id))),
      );
}

export function optionsOf(desk: Desk, { args, site }: Agent): ObjectView {
  const [options] = args;
  return (
    (options && viewOf(desk, options, takerOf(options))) ??
    new ObjectView(desk.evaluator, [], site.node)
  );
}

function isMade(value: Value, name: string): value is Agent {
  if (value.kind !== 'new' || !value.args) return false;
  const made = importOf(value.callee);
  return made !== null && made.name === name && CORE.test(made.source);
}

/** What a call of an agent gives: messages as an argument, tools of both, its own options. */
export class AgentGiven extends Given {
  readonly #messages: Lookup;
  readonly #tools: Lookup;

  constructor(
    desk: Desk,
    { agent, call, messages }: { agent: ObjectView; call: ObjectView | null; messages: Arg | null },
    near: Site,
  ) {
    super(desk.evaluator, call ? [call] : [], near);
    const values = messages && !messages.spread ? desk.evaluator.evaluate(messages.site) : [];
    this.#messages = {
      ...NOTHING,
      values: values.flatMap((value) => asList(value)),
      absent: false,
      unknown: messages?.spread ?? false,
    };
    const sets = call ? call.at('toolsets').everything() : [];
    this.#tools = merge([
      resolved(desk, agent.get('tools')),
      call ? call.get('clientTools') : NOTHING,
      { ...NOTHING, values: sets.filter((value) => !isNothing(value)) },
    ]);
  }

  override get(key: string): Lookup {
    if (key === 'messages') return this.#messages;
    return key === 'tools' ? this.#tools : super.get(key);
  }
}

/** One message is as good as a list of it. */
function asList(value: Value): readonly Value[] {
  return value.kind === 'object'
    ? [{ kind: 'list', elements: [value], site: value.site }]
    : [value];
}

/** An option of an agent may be a function that gives it. */
export function resolved({ evaluator }: Desk, lookup: Lookup): Lookup {
  const values = lookup.values.flatMap((value) =>
    value.kind === 'function' ? awaitedResults(evaluator, value, value.site) : [value],
  );
  return { ...lookup, values };
}

export function resolvedView(desk: Desk, view: ObjectView, key: string, near: Site): ObjectView {
  return viewBelow(desk.evaluator, resolved(desk, view.get(key)), near);
}
