/** What becomes of `providerOptions`: middleware, agents and steps put theirs before and after those of the call. */
import {
  CORE,
  type Generation,
  KEPT_BY_COMPATIBLE,
  SETTING_NAMES_4,
  harmlessMiddlewares,
  optionNames,
} from '../../../catalogue/frameworks/ai-sdk.ts';
import { isAnyIn } from '../../../values/ast.ts';
import type { Evaluator } from '../../../values/evaluator.ts';
import { type Lookup, NOTHING } from '../../../values/heap/lookup.ts';
import { ObjectView } from '../../../values/heap/object-view.ts';
import { awaitedResults } from '../../../values/kinds/promise.ts';
import { type Site, type Value, type ValueOf, isNothing } from '../../../values/value.ts';
import { RequestView, type ViewOptions, type ViewPart } from '../../request-view.ts';
import { exportOf } from '../framework.ts';
import { type Given, changedBelow, isGiven, valuesOf, viewBelow } from '../given.ts';
import type { Model } from './model.ts';
import { viewOfArg } from './provider.ts';

/** A call, with what decides about it besides its model. */
export interface Asked {
  evaluator: Evaluator;
  /** the generation of `ai` */
  generation: Generation;
  given: Given;
  site: Site;
  isAgent: boolean;
}

/** The keys of `providerOptions` that a model looks at, from what yields to what wins. */
export function namespacesOf({ provider, api, generation }: Model): readonly string[] {
  switch (provider.vendor) {
    case 'openai':
      return ['openai'];
    case 'azure':
      return generation >= 6 && api === 'responses' ? ['openai', 'azure'] : ['openai'];
    case 'compatible':
      return generation >= 5
        ? ['openai-compatible', 'openaiCompatible', ...provider.names]
        : provider.names;
  }
}

/** The `providerOptions` of the call; generation 4 takes an older name where that one is missing. */
export function providerOptionsOf({ given, generation }: Asked): Lookup {
  const own = given.get('providerOptions');
  if (generation > 4 || !own.absent) return own;
  const older = given.get('experimental_providerMetadata');
  return {
    values: [...own.values, ...older.values],
    absent: older.absent,
    unknown: own.unknown || older.unknown,
    nodes: [...own.nodes, ...older.nodes],
  };
}

/** The name under which middleware sees them. */
export function nameInMiddleware(generation: Generation): string {
  return generation === 4 ? 'providerMetadata' : 'providerOptions';
}

export function bodyOf(asked: Asked, model: Model, more: ViewOptions = {}): RequestView {
  const { evaluator, site } = asked;
  const own = [
    ...settingsOf4(asked, model),
    ...partsIn(viewBelow(evaluator, providerOptionsOf(asked), site), asked, model),
  ];
  const parts = withSteps(
    asked,
    model,
    withMiddleware(asked, model, withPreparation(asked, model, own)),
  );
  if (parts === null || model.provider.isRewritten)
    return new RequestView(evaluator, [{ view: new ObjectView(evaluator, [], site.node) }], more);
  const [first = [], ...others] = parts;
  return others.reduce(
    (view, item) => view.or(new RequestView(evaluator, item, more)),
    new RequestView(evaluator, first, more),
  );
}

/** `openai.chat(id, { user })`, which counts in generation 4 only. */
function settingsOf4({ evaluator }: Asked, { generation, api, settings }: Model): ViewPart[] {
  return settings && generation === 4 && api !== 'responses'
    ? [{ view: viewOfArg(evaluator, settings), names: SETTING_NAMES_4 }]
    : [];
}

/** `null`: nobody can tell what is sent. */
type Parts = readonly ViewPart[] | null;

function partsIn(options: ObjectView, { evaluator, site }: Asked, model: Model): ViewPart[] {
  return namespacesOf(model).map((name) =>
    partOf(viewBelow(evaluator, options.get(name), site), model),
  );
}

function partOf(view: ObjectView, { provider, api, generation }: Model): ViewPart {
  return provider.vendor === 'compatible'
    ? { view, without: KEPT_BY_COMPATIBLE }
    : { view, names: optionNames(api, generation) };
}

/** `prepareCall` of an agent makes the options anew. */
function withPreparation(asked: Asked, model: Model, own: ViewPart[]): Parts {
  if (!asked.isAgent || asked.generation < 6) return own;
  const prepared = asked.given.get('prepareCall');
  if (!isGiven(prepared)) return own;
  const made = resultsOf(asked.evaluator, prepared, asked.site);
  return made && afterFunction(asked, model, own, made);
}

/** What functions return that a key gives; `null` where one of them is not read. */
function resultsOf(evaluator: Evaluator, { values, unknown }: Lookup, near: Site): Value[] | null {
  const functions = values.filter((value) => !isNothing(value));
  if (unknown || functions.some((value) => value.kind !== 'function' || writesMembers(value)))
    return null;
  return functions.flatMap((value) =>
    value.kind === 'function' ? awaitedResults(evaluator, value, near) : [],
  );
}

/** It changes objects that it is given: what it returns does not say it all. */
function writesMembers({ site }: ValueOf<'function'>): boolean {
  return isAnyIn(
    site.node,
    site.module.visitorKeys,
    (node) =>
      (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') ||
      (node.type === 'UnaryExpression' && node.operator === 'delete'),
  );
}

/** A function that was given all options returned others. */
function afterFunction(
  { evaluator, generation, site }: Asked,
  model: Model,
  before: readonly ViewPart[],
  made: readonly Value[],
): Parts {
  const objects = made.filter((value) => value.kind === 'object');
  // What it gives back as it was is as before.
  if (made.some((value) => !['object', 'unknown', 'literal'].includes(value.kind))) return null;
  const name = nameInMiddleware(generation);
  const changed = namespacesOf(model).flatMap((namespace) => {
    const view = changedBelow(evaluator, objects, [name, namespace], site);
    return view ? [partOf(view, model)] : [];
  });
  const isAnew =
    objects.length > 0 &&
    objects.length === made.length &&
    new ObjectView(evaluator, objects, site.node).get(name).values.length > 0 &&
    namespacesOf(model).every((namespace) => isWhole(evaluator, objects, [name, namespace], site));
  return isAnew ? changed : [...before, ...changed];
}

/** Nothing of what was there before is kept below the keys. */
function isWhole(
  evaluator: Evaluator,
  objects: readonly Value[],
  path: readonly string[],
  near: Site,
): boolean {
  let view = new ObjectView(evaluator, objects, near.node);
  for (const key of path) {
    const { values, absent, unknown } = view.get(key);
    if (values.length === 0) return !unknown;
    if (absent || unknown) return false;
    view = new ObjectView(evaluator, values, near.node);
  }
  return view.isComplete();
}

/** Defaults stand before the options of the call, what a function makes of them after. */
function withMiddleware(asked: Asked, model: Model, own: Parts): Parts {
  let parts = own;
  const defaults: ViewPart[] = [];
  for (const value of model.middleware) {
    const settings = defaultsIn(asked, value);
    if (settings) defaults.push(...partsIn(settings, asked, model));
  }
  for (const value of [...model.middleware].reverse())
    parts = parts && afterMiddleware(asked, model, parts, value);
  return parts && [...defaults, ...parts];
}

/** `defaultSettingsMiddleware({ settings: { providerOptions } })` */
function defaultsIn({ evaluator, generation, site }: Asked, value: Value): ObjectView | null {
  const settings = settingsOf(evaluator, value, site);
  return settings ? viewBelow(evaluator, settings.get(nameInMiddleware(generation)), site) : null;
}

/** The settings of `defaultSettingsMiddleware`; `null` for other middleware. */
export function settingsOf(evaluator: Evaluator, value: Value, near: Site): ObjectView | null {
  if (value.kind !== 'call') return null;
  const made = exportOf(value.callee);
  if (!made || !CORE.test(made.source) || !/defaultSettingsMiddleware$/i.test(made.name))
    return null;
  const [arg] = value.args;
  return arg
    ? viewBelow(evaluator, viewOfArg(evaluator, arg).get('settings'), near)
    : new ObjectView(evaluator, [], near.node);
}

function afterMiddleware(
  asked: Asked,
  model: Model,
  before: readonly ViewPart[],
  value: Value,
): Parts {
  const { evaluator, site } = asked;
  if (settingsOf(evaluator, value, site)) return before;
  const made = value.kind === 'call' ? exportOf(value.callee) : exportOf(value);
  if (made && harmlessMiddlewares.has(made.name)) return before;
  if (value.kind !== 'object') return null;
  const view = new ObjectView(evaluator, [value], site.node);
  const wrapping = ['wrapGenerate', 'wrapStream'].flatMap((key) => view.get(key).values);
  if (wrapping.some(callsModel)) return null;
  const transform = view.get('transformParams');
  if (!isGiven(transform)) return before;
  const results = resultsOf(evaluator, transform, site);
  return results && afterFunction(asked, model, before, results);
}

/** It sends a request of its own in the place of the one that it was asked for. */
function callsModel({ site: { node, module } }: Value): boolean {
  return /\bmodel\s*[.?!]+do(?:Generate|Stream)\b/.test(module.text.slice(...node.range));
}

/** `prepareStep` may put its own over those of the call, in every step; one list of parts for each way. */
function withSteps(asked: Asked, model: Model, parts: Parts): (readonly ViewPart[])[] | null {
  if (!parts) return null;
  const { evaluator, generation, given, site } = asked;
  const prepare = generation >= 6 ? given.get('prepareStep') : NOTHING;
  if (!isGiven(prepare)) return [parts];
  const results = resultsOf(evaluator, prepare, site);
  if (!results) return null;
  const steps = results.filter((value) => !isNothing(value));
  const stepOptions = new ObjectView(evaluator, steps, site.node).get('providerOptions');
  if (steps.length === 0 || !isGiven(stepOptions)) return [parts];
  const options = new ObjectView(evaluator, valuesOf(stepOptions, site), site.node);
  const later = partsIn(options, asked, model);
  const isAlways = !stepOptions.absent && steps.length === results.length;
  return isAlways ? [[...parts, ...later]] : [[...parts, ...later], parts];
}
