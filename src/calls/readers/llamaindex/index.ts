/** LlamaIndexTS: `openai({ … }).chat({ messages })`, `index.asQueryEngine().query(…)`. */
import {
  ADDED,
  DEFAULTS,
  GIVEN,
  NEWEST,
  OPTIONS,
  OWN,
  OWN_PACKAGE_SINCE,
  PASSED_ON,
  ROUTES,
  methods,
} from '../../../catalogue/frameworks/llamaindex.ts';
import { NOT_SENT } from '../../../catalogue/frameworks/not-sent.ts';
import type { Target } from '../../../catalogue/hosts.ts';
import { type Lookup, NOTHING } from '../../../values/heap/lookup.ts';
import { ObjectView } from '../../../values/heap/object-view.ts';
import { type Value, isNothing, literal, textOf } from '../../../values/value.ts';
import { importOf } from '../../client.ts';
import type { Item } from '../../item.ts';
import type { Framework, IgnoredOption, OpenAICall, Placement } from '../../record.ts';
import { RequestView, type ViewPart } from '../../request-view.ts';
import { isFrom, isThere, knownVersion, versionOf } from '../../versions.ts';
import { changedAmong, memberAt, openParts } from '../changed.ts';
import { viewBelow } from '../given.ts';
import { droppedIn } from '../dropped.ts';
import { callOf, headersOf } from '../framework.ts';
import { objectsIn, translatedItem } from '../parts.ts';
import { type CallNode, type Desk, type Reader, type Visited, viewOf } from '../reader.ts';
import { askedOf } from './engine.ts';
import { type Model, modelsAmong, targetsOf, within } from './model.ts';
import { Settings } from './settings.ts';

const PACKAGE = '@llamaindex/openai';

export class LlamaIndexReader implements Reader {
  readonly #desk: Desk;
  readonly #settings: Settings;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#settings = new Settings(desk);
  }

  read(visited: Visited): OpenAICall[] {
    const { callee } = visited;
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
    if (found.length === 0) return [];
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
      const own = given.length > 0 ? given : this.#settings.values(setting);
      const values = setting === 'llm' ? [...own, ...asked.alsoAsks] : own;
      const { models, others } = modelsAmong(this.#desk, values);
      const isHidden = models.length === 0 && (values.length === 0 || others.includes('unknown'));
      if (isHidden) return setting === 'llm' ? [this.#unknown(visited, callee.name ?? '')] : [];
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

  /** Nothing shows the model: who gets the request is not known, nor by which route. */
  #unknown({ site: { node } }: Visited, name: string): OpenAICall {
    const call = callOf(this.#desk, node, {
      via: 'llamaindex',
      name,
      route: '',
      targets: ['unknown'],
      body: new RequestView(this.#desk.evaluator, [], { hidden: true }),
      framework: this.#framework(),
    });
    return { ...call, verb: 'POST', routePath: null, route: null };
  }

  /** Before there was a package for each vendor, `llamaindex` itself had them all. */
  #framework(): Framework {
    const { filename } = this.#desk.module;
    const older = isThere(PACKAGE, filename) ? null : knownVersion('llamaindex', filename);
    return older && !isFrom(older, OWN_PACKAGE_SINCE)
      ? { name: 'llamaindex', version: older }
      : { name: PACKAGE, version: versionOf(PACKAGE, filename, NEWEST[PACKAGE]) };
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
      body: this.#body(model, given, node),
      headers: headersOf(this.#desk, headers, node),
      items: (keys) => this.#items(model, given, keys),
      ignored: ignoredIn(model, given),
      placement: (key) => placementOf(model, key),
      framework: this.#framework(),
      related:
        site.node === node ? [] : [{ node: site.node, module: site.module, what: 'the model' }],
      ...(isOneOfSeveral ? { isOneOfSeveral } : {}),
    });
  }

  #body(model: Model, given: ObjectView | null, node: CallNode): RequestView {
    const { kind, options, site } = model;
    const { evaluator } = this.#desk;
    const passed = memberAt(
      this.#desk,
      { made: site, name: PASSED_ON, use: node },
      options?.get(PASSED_ON) ?? NOTHING,
    );
    const own: ViewPart[] = [
      ...(options
        ? [{ view: options, names: OPTIONS[kind], without: leftOut(options, OPTIONS[kind]) }]
        : []),
      { view: viewBelow(evaluator, passed.lookup, { ...site, node }) },
      ...openParts(this.#desk, passed.open, { made: site, use: node }),
    ];
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
      doubtful: new Set(
        changedAmong(this.#desk, site, Object.keys(OPTIONS[kind])).map(
          (name) => OPTIONS[kind][name]!,
        ),
      ),
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
