/** Which API a model is reached by: its class, its name, its options and its tools decide. */
import {
  type Kind,
  ROUTES,
  SINCE,
  SWITCHING_OPTIONS,
  TOOLS,
  isFrom,
  prefersResponses,
} from '../../../catalogue/frameworks/langchain.ts';
import type { Evaluator } from '../../../values/evaluator.ts';
import { type Lookup, NOTHING } from '../../../values/heap/lookup.ts';
import { ObjectView } from '../../../values/heap/object-view.ts';
import { elementsOf } from '../../../values/kinds/list.ts';
import { type Value, isNothing, textOf, truthiness } from '../../../values/value.ts';
import { importOf } from '../../client.ts';
import { namesOf } from './model.ts';
import type { Reached } from './runnable.ts';

export interface Route {
  kind: Exclude<Kind, 'chat' | 'assistant'>;
  route: string;
  /** nobody can tell whether it is this one */
  isDoubtful: boolean;
  isOneOfSeveral: boolean;
}

/** Whether something makes a model use the Responses API. */
interface Switch {
  may: boolean;
  mayNot: boolean;
}

const NEVER: Switch = { may: false, mayNot: true };
const ALWAYS: Switch = { may: true, mayNot: false };

/** The requests that a model may send, in place of each other. */
export function routesOf(evaluator: Evaluator, reached: Reached, tools: Lookup): Route[] {
  const { model } = reached;
  const { kind, version } = model;
  if (kind === 'assistant') return [];
  if (kind === 'text') return textRoute(reached);
  if (kind !== 'chat') return [sure(kind)];
  if (!isFrom(version, SINCE.responses)) return [sure('completions')];
  const switches = switchesOf(evaluator, reached, tools);
  if (switches.some(({ mayNot }) => !mayNot)) return [sure('responses')];
  if (!switches.some(({ may }) => may)) return [sure('completions')];
  return [either('completions'), either('responses')];
}

function sure(kind: Route['kind']): Route {
  return { kind, route: ROUTES[kind], isDoubtful: false, isOneOfSeveral: false };
}

function either(kind: Route['kind']): Route {
  return { ...sure(kind), isOneOfSeveral: true };
}

/** Older versions make a chat model of a name that is one; later ones throw. */
function textRoute({ model }: Reached): Route[] {
  const names = namesOf(model).values.map(textOf);
  const isChat = (name: string | null): boolean =>
    name !== null && /^gpt-(?:3\.5-turbo|4)/.test(name) && !name.includes('-instruct');
  if (names.length === 0 || !names.every(isChat)) return [sure('text')];
  return isFrom(model.version, SINCE.responses) ? [] : [sure('completions')];
}

function switchesOf(evaluator: Evaluator, { model, options }: Reached, tools: Lookup): Switch[] {
  const { fields, version } = model;
  const ofOptions = options.flatMap((view) => [
    ...SWITCHING_OPTIONS.map((key) => whenThere(view.get(key))),
    whenThere(below(view, 'reasoning', 'summary')),
    whenTrue(view.get('useResponsesApi')),
  ]);
  return [
    ...ofOptions,
    ...(model.isResponses ? [ALWAYS] : []),
    ...(fields ? [whenTrue(fields.get('useResponsesApi'))] : []),
    ...(fields ? [whenThere(below(fields, 'reasoning', 'summary'))] : []),
    ofNames(namesOf(model), version),
    ofTools(evaluator, tools, version),
  ];
}

function below(view: ObjectView, key: string, name: string): Lookup {
  const { values } = view.get(key);
  return values.some((value) => !isNothing(value)) ? view.at(key).get(name) : NOTHING;
}

/** What may be out of sight proves nothing. */
function whenTrue({ values, absent, unknown }: Lookup): Switch {
  const truths = values.map(truthiness);
  return {
    may: truths.some((truth) => truth !== false),
    mayNot: absent || unknown || truths.some((truth) => truth !== true),
  };
}

function whenThere({ values, absent, unknown }: Lookup): Switch {
  const isSure = (value: Value): boolean =>
    !isNothing(value) && (value.kind === 'literal' || truthiness(value) === true);
  return {
    may: values.some((value) => !isNothing(value)),
    mayNot: absent || unknown || !values.every(isSure),
  };
}

function ofNames({ values, unknown }: Lookup, version: string): Switch {
  const names = values.flatMap((value) => textOf(value) ?? []);
  const switching = names.filter((name) => prefersResponses(name, version));
  return {
    may: switching.length > 0,
    mayNot: unknown || values.length === 0 || switching.length < values.length,
  };
}

/** One tool that OpenAI runs is enough. */
function ofTools(evaluator: Evaluator, { values, absent }: Lookup, version: string): Switch {
  if (values.length === 0) return NEVER;
  const isSwitching = (list: Value): boolean =>
    elementsOf(evaluator, list).some((tool) => isHosted(evaluator, tool, version));
  const switching = values.filter(isSwitching);
  return { may: switching.length > 0, mayNot: absent || switching.length < values.length };
}

function isHosted(evaluator: Evaluator, tool: Value, version: string): boolean {
  if (tool.kind === 'object') {
    const view = new ObjectView(evaluator, [tool], tool.site.node);
    const types = view.get('type').values.map(textOf);
    return types.length > 0 && types.every((type) => type !== null && type !== 'function');
  }
  if (tool.kind !== 'call') return false;
  if (hostedToolOf(tool) !== null) return true;
  return importOf(tool.callee)?.name === 'customTool' && isFrom(version, SINCE.customTools);
}

/** The type of a tool that `tools.webSearch()` makes. */
export function hostedToolOf(value: Value): string | null {
  if (value.kind !== 'call' || value.callee.kind !== 'member') return null;
  const { object, name } = value.callee;
  const isList = importOf(object)?.name === 'tools';
  return isList && name !== null && Object.hasOwn(TOOLS, name) ? (TOOLS[name] ?? null) : null;
}
