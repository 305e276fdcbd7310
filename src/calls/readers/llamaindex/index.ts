/** LlamaIndexTS: `openai({ … }).chat({ messages })`, `index.asQueryEngine().query(…)`. */
import {
  ADDED,
  DEFAULTS,
  GIVEN,
  MODELS,
  NEWEST,
  NOT_SENT,
  OPTIONS,
  OWN,
  PASSED_ON,
  ROUTES,
  engineMethods,
  methods,
} from '../../../catalogue/frameworks/llamaindex.ts';
import type { Target } from '../../../catalogue/hosts.ts';
import { literalKey, wrapped } from '../../../values/ast.ts';
import type { Lookup } from '../../../values/heap/lookup.ts';
import { ObjectView } from '../../../values/heap/object-view.ts';
import { type Value, isNothing, literal, textOf } from '../../../values/value.ts';
import { importOf } from '../../client.ts';
import type { Item } from '../../item.ts';
import type { IgnoredOption, OpenAICall, Placement } from '../../record.ts';
import { RequestView, type ViewPart } from '../../request-view.ts';
import { versionOf } from '../../versions.ts';
import { viewBelow } from '../ai-sdk/given.ts';
import { droppedIn } from '../dropped.ts';
import { callOf, headersOf } from '../framework.ts';
import { objectsIn, translatedItem } from '../parts.ts';
import { type Desk, type Reader, type Visited, viewOf } from '../reader.ts';
import { askedOf } from './engine.ts';
import { type Model, modelOf, modelsAmong, targetsOf, within } from './model.ts';
import { Settings } from './settings.ts';

export class LlamaIndexReader implements Reader {
  readonly #desk: Desk;
  readonly #settings: Settings;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#settings = new Settings(desk);
  }

  read(visited: Visited): OpenAICall[] {
    const { callee } = visited;
    if (callee.kind === 'import') return this.#setting(visited);
    if (callee.kind !== 'member' || callee.name === null) return [];
    const own = this.#ofModels(visited, this.#meant(callee.object), callee.name);
    return own.length > 0 ? own : this.#engine(visited);
  }

  /** `Settings.llm.chat(…)` asks whatever stands there. */
  #meant(value: Value): readonly Value[] {
    if (value.kind !== 'member' || (value.name !== 'llm' && value.name !== 'embedModel'))
      return [value];
    const owner = importOf(value.object);
    const isSettings = owner !== null && owner.name === 'Settings' && OWN.test(owner.source);
    return isSettings ? this.#settings.values(value.name) : [value];
  }

  #ofModels(visited: Visited, values: readonly Value[], method: string): OpenAICall[] {
    const found = modelsAmong(this.#desk, values).models.filter(({ kind }) =>
      methods[kind === 'embedding' ? 'embeds' : 'asks'].has(method),
    );
    const [given] = visited.args;
    const view = given ? viewOf(this.#desk, given, visited.site.node) : null;
    return found.map((model) =>
      this.#record(visited, model, method, {
        given: view,
        targets: targetsOf(this.#desk, model),
        isOneOfSeveral: found.length > 1,
      }),
    );
  }

  /** What an engine asks: the models that it is given, or those of the settings. */
  #engine(visited: Visited): OpenAICall[] {
    const { callee } = visited;
    const asked = askedOf(this.#desk, visited);
    if (!asked || callee.kind !== 'member') return [];
    const wanted = [
      [asked.embeds, 'embedModel'],
      [asked.asks, 'llm'],
    ] as const;
    return wanted.flatMap(([given, setting]) => {
      if (!given) return [];
      const values = given.length > 0 ? given : this.#settings.values(setting);
      const { models, others } = modelsAmong(this.#desk, values);
      return models
        .filter(({ kind }) => (kind === 'embedding') === (setting === 'embedModel'))
        .map((model) =>
          this.#record(visited, model, callee.name ?? '', {
            given: null,
            targets: [...targetsOf(this.#desk, model), ...others],
            isOneOfSeveral: models.length > 1,
          }),
        );
    });
  }

  /** `Settings.llm = openai({ … })` in a file that leaves the asking to others. */
  #setting({ site, callee, args }: Visited): OpenAICall[] {
    const made = importOf(callee);
    if (!made || !MODELS.test(made.source) || !isSetting(site.node)) return [];
    if (SENDS.test(this.#desk.module.text)) return [];
    const value: Value =
      site.node.type === 'NewExpression'
        ? { kind: 'new', callee, args: [...args], site }
        : { kind: 'call', callee, args: [...args], site: { ...site, node: site.node } };
    const model = modelOf(this.#desk, value);
    if (!model) return [];
    const targets = targetsOf(this.#desk, model);
    const sending = { given: null, targets, isOneOfSeveral: false };
    return [this.#record({ site, callee, args }, model, made.name, sending)];
  }

  #record(
    { site: { node } }: Visited,
    model: Model,
    name: string,
    { given, targets, isOneOfSeveral }: Sending,
  ): OpenAICall {
    const { kind, options, site } = model;
    const headers = options ? [within(options, 'additionalSessionOptions', 'defaultHeaders')] : [];
    return callOf(this.#desk, node, {
      via: 'llamaindex',
      name,
      route: ROUTES[kind],
      targets,
      body: this.#body(model, given),
      headers: headersOf(this.#desk, headers, node),
      items: (keys) => this.#items(model, given, keys),
      ignored: ignoredIn(model, given),
      placement: (key) => placementOf(model, key),
      framework: {
        name: '@llamaindex/openai',
        version: versionOf(
          '@llamaindex/openai',
          this.#desk.module.filename,
          NEWEST['@llamaindex/openai'],
        ),
      },
      related:
        site.node === node ? [] : [{ node: site.node, module: site.module, what: 'the model' }],
      ...(isOneOfSeveral ? { isOneOfSeveral } : {}),
    });
  }

  #body({ kind, options, site }: Model, given: ObjectView | null): RequestView {
    const { evaluator } = this.#desk;
    const own: ViewPart[] = options
      ? [
          { view: options, names: OPTIONS[kind], without: leftOut(options, OPTIONS[kind]) },
          { view: viewBelow(evaluator, options.get(PASSED_ON), site) },
        ]
      : [];
    const called: ViewPart[] = given
      ? [
          { view: given, names: GIVEN[kind] },
          { view: viewBelow(evaluator, given.get(PASSED_ON), { ...site, node: given.use }) },
        ]
      : [];
    const defaults = Object.entries(DEFAULTS[kind]).map(([key, value]) => [
      key,
      literal(site, value),
    ]);
    return new RequestView(evaluator, [...own, ...called], {
      added: ADDED[kind],
      defaults: Object.fromEntries(defaults) as Record<string, Value>,
    });
  }

  /** Files, and images that are none on the wire of the chat API; all else has the form of the API. */
  #items({ kind }: Model, given: ObjectView | null, keys: readonly string[]): Item[] {
    const under = GIVEN[kind]['messages'];
    if (!given || under === undefined || !keys.includes(under)) return [];
    const { evaluator } = this.#desk;
    const messages = objectsIn(evaluator, given.get('messages').values);
    const parts = messages.flatMap((message) =>
      objectsIn(evaluator, new ObjectView(evaluator, [message], given.use).get('content').values),
    );
    return parts.flatMap((part) => {
      const view = new ObjectView(evaluator, [part], given.use);
      const types = view.get('type').values.map(textOf);
      const isFile = types.includes('file') || (kind === 'chat' && types.includes('image'));
      if (isFile && view.get('data').values.length > 0) {
        const data = (of: ObjectView): Lookup => of.get('data');
        return kind === 'chat'
          ? [translatedItem('file', part.site, under, view, { file: { file_data: data } })]
          : [translatedItem('input_file', part.site, under, view, { file_data: data })];
      }
      if (kind === 'chat' || !types.includes('image_url')) return [];
      const url = (of: ObjectView): Lookup => of.at('image_url').get('url');
      return [translatedItem('input_image', part.site, under, view, { image_url: url })];
    });
  }
}

interface Sending {
  given: ObjectView | null;
  targets: readonly Target[];
  isOneOfSeveral: boolean;
}

const SENDS = new RegExp(
  String.raw`\.(?:${[...methods.asks, ...methods.embeds, ...Object.keys(engineMethods)].join('|')})\s*\(`,
);

function isSetting(node: Visited['site']['node']): boolean {
  let current = wrapped(node);
  while (
    current.parent?.type === 'ConditionalExpression' ||
    current.parent?.type === 'LogicalExpression'
  )
    current = wrapped(current.parent);
  const { parent } = current;
  return (
    parent?.type === 'AssignmentExpression' &&
    parent.left.type === 'MemberExpression' &&
    /^(?:llm|embedModel)$/.test(literalKey(parent.left) ?? '')
  );
}

/** `store: undefined` is the same as leaving it out: the default stays. */
function leftOut(
  options: ObjectView,
  names: Readonly<Record<string, string>>,
): ReadonlySet<string> {
  return new Set(
    Object.keys(names)
      .filter((key) => {
        const { values, unknown } = options.get(key);
        return !unknown && values.length > 0 && values.every(isNothing);
      })
      .map((key) => names[key]!),
  );
}

function ignoredIn({ kind, options }: Model, given: ObjectView | null): IgnoredOption[] {
  if (kind === 'embedding') return [];
  const own = OPTIONS[kind];
  const instead = (name: string): string => `${PASSED_ON}.${name}`;
  return [
    ...droppedIn(options, (name) => NOT_SENT.test(name) && !Object.hasOwn(own, name), {
      reason: `is no option of this model`,
      instead,
    }),
    ...droppedIn(given, (name) => NOT_SENT.test(name), {
      reason: 'is no option of the call',
      instead,
    }),
  ];
}

function placementOf({ kind, options }: Model, key: string): Placement | null {
  const [only, ...others] = options?.alternatives ?? [];
  if (only?.kind !== 'object' || others.length > 0) return null;
  const name = Object.keys(OPTIONS[kind]).find((item) => OPTIONS[kind][item] === key);
  return { object: only.site, path: name === undefined ? [PASSED_ON, key] : [name] };
}
