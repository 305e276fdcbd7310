/** Genkit: `ai.generate({ model: openAI.model('gpt-4o'), prompt })`. */
import {
  CHAT,
  CORE,
  EMBEDDINGS,
  KEPT,
  NEWEST,
  OLDER_OPTIONS,
  WORDED,
  laterMethods,
  methods,
} from '../../../catalogue/frameworks/genkit.ts';
import { NOT_SENT } from '../../../catalogue/frameworks/not-sent.ts';
import { type Lookup, NOTHING } from '../../../values/heap/lookup.ts';
import { ObjectView } from '../../../values/heap/object-view.ts';
import { type Value, isNothing, takerOf, textOf } from '../../../values/value.ts';
import { importOf } from '../../client.ts';
import type { Item } from '../../item.ts';
import type { IgnoredOption, OpenAICall, Placement } from '../../record.ts';
import { RequestView, type ViewPart } from '../../request-view.ts';
import { versionOf } from '../../versions.ts';
import { viewBelow } from '../given.ts';
import { droppedIn } from '../dropped.ts';
import { callOf } from '../framework.ts';
import { objectsIn, translatedItem } from '../parts.ts';
import { type Desk, type Reader, type Visited, viewOf } from '../reader.ts';
import { type Genkit, type Model, Models, type PluginKind } from './model.ts';

/** A call that sends: by which instance, with which options, and what else it is given. */
interface Sending {
  name: string;
  ai: Genkit;
  holds: 'model' | 'embedder';
  options: ObjectView | null;
  /** parts of the prompt that stand beside the options */
  parts: readonly Value[];
}

export class GenkitReader implements Reader {
  readonly #desk: Desk;
  readonly #models: Models;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#models = new Models(desk);
  }

  read(visited: Visited): OpenAICall[] {
    const sending = this.#sending(visited);
    if (!sending) return [];
    const found = this.#modelsOf(sending);
    const calls = found.map((model) => this.#record(visited, sending, model));
    return calls.filter((call) => call !== null);
  }

  #sending({ callee, args, site }: Visited): Sending | null {
    if (callee.kind === 'call') return this.#later(callee, 'prompt', site.node);
    if (callee.kind !== 'member' || callee.name === null) return null;
    const { name, object } = callee;
    if (isGenkit(object) && Object.hasOwn(methods, name)) {
      const [first] = args;
      const values = first && !first.spread ? this.#desk.evaluator.evaluate(first.site) : [];
      const isList = values.length > 0 && values.every(({ kind }) => kind !== 'object');
      const isOpaque = values.some(({ kind }) => !LISTS.has(kind) && kind !== 'object');
      return {
        name,
        ai: object,
        holds: methods[name]!.holds,
        options: isList && !isOpaque ? null : viewOf(this.#desk, first, site.node),
        parts: isList ? values : [],
      };
    }
    return object.kind === 'call' && laterMethods.has(name)
      ? this.#later(object, name, site.node)
      : null;
  }

  /** What `ai.definePrompt({ … })` and `ai.chat({ … })` give. */
  #later({ callee, args }: Genkit, name: string, use: Visited['site']['node']): Sending | null {
    if (callee.kind !== 'member' || !isGenkit(callee.object)) return null;
    const isFitting =
      callee.name === 'definePrompt'
        ? !/^send/.test(name)
        : callee.name === 'chat' && name !== 'prompt';
    if (!isFitting) return null;
    const options = viewOf(this.#desk, args[0], use);
    return { name, ai: callee.object, holds: 'model', options, parts: [] };
  }

  /** The model that it is given, or that of the instance. */
  #modelsOf({ options, holds, ai }: Sending): readonly Model[] {
    const given = options?.get(holds) ?? NOTHING;
    const values = given.values.filter((value) => !isNothing(value));
    const isLeftOut = given.absent || given.unknown || values.length < given.values.length;
    const [setup] = ai.args;
    const preset = setup ? viewOf(this.#desk, setup, takerOf(setup))?.get(holds) : undefined;
    const all = [...values, ...(isLeftOut && holds === 'model' ? (preset?.values ?? []) : [])];
    return all.flatMap((value) => this.#models.read(value) ?? []);
  }

  #record({ site: { node } }: Visited, sending: Sending, model: Model): OpenAICall | null {
    const { kind, route, targets } = this.#models.served(model, sending.ai);
    if (kind === 'other') return null;
    const { evaluator, module } = this.#desk;
    const { options } = sending;
    const isHidden = options?.get(sending.holds).unknown ?? false;
    const config = sending.holds === 'embedder' ? 'options' : 'config';
    const views = [
      ...(model.config ? [model.config] : []),
      ...(options ? [viewBelow(evaluator, options.get(config), model.site)] : []),
    ];
    const path = sending.holds === 'embedder' ? EMBEDDINGS : route;
    const name = kind === 'older' ? 'genkitx-openai' : '@genkit-ai/compat-oai';
    return callOf(this.#desk, node, {
      via: 'genkit',
      name: sending.name,
      route: path,
      targets: isHidden ? [...targets, 'unknown'] : targets,
      body: new RequestView(
        evaluator,
        views.flatMap((view) => partsOf(view, kind)),
        { added: path === CHAT ? ['messages'] : ['input', 'prompt'] },
      ),
      items: (keys) => (path === CHAT ? this.#items(sending, keys) : []),
      ignored: ignoredIn(sending, views, kind),
      placement: (key) => placementOf(sending, config, key),
      framework: { name, version: versionOf(name, module.filename, NEWEST[name]) },
      related: [{ node: model.site.node, module: model.site.module, what: 'the model' }],
    });
  }

  /** `{ media: { url, contentType } }` is an image unless it says otherwise. */
  #items({ options, parts }: Sending, keys: readonly string[]): Item[] {
    if (!keys.includes('messages')) return [];
    const { evaluator } = this.#desk;
    const messages = objectsIn(evaluator, options?.get('messages').values ?? []);
    const content = messages.flatMap(
      (message) => new ObjectView(evaluator, [message], message.site.node).get('content').values,
    );
    const prompts = ['prompt', 'system'].flatMap((key) => options?.get(key).values ?? []);
    return objectsIn(evaluator, [...parts, ...prompts, ...content]).flatMap((part) => {
      const view = new ObjectView(evaluator, [part], part.site.node);
      if (view.get('media').values.length === 0) return [];
      const type = view.at('media').get('contentType').values.map(textOf);
      const url = (of: ObjectView): Lookup => of.at('media').get('url');
      if (type.some((item) => item !== null && !item.startsWith('image'))) return [];
      return [translatedItem('image_url', part.site, 'messages', view, { image_url: { url } })];
    });
  }
}

const LISTS: ReadonlySet<Value['kind']> = new Set(['array', 'list', 'literal', 'text']);

function isGenkit(value: Value): value is Genkit {
  if (value.kind !== 'call') return false;
  const made = importOf(value.callee);
  return made !== null && made.name === 'genkit' && CORE.test(made.source);
}

/** What of the configuration is sent. */
function partsOf(view: ObjectView, kind: PluginKind): ViewPart[] {
  return kind === 'older'
    ? [{ view, names: OLDER_OPTIONS }]
    : [
        { view, without: KEPT },
        { view, names: WORDED },
      ];
}

function ignoredIn(
  { options }: Sending,
  views: readonly ObjectView[],
  kind: PluginKind,
): IgnoredOption[] {
  const own = droppedIn(options, (name) => NOT_SENT.test(name), {
    reason: 'is no option of Genkit',
    instead: (name) => (kind === 'older' && name !== 'user' ? null : `config.${name}`),
  });
  if (kind !== 'older') return own;
  const dropped = views.flatMap((view) =>
    droppedIn(view, (name) => NOT_SENT.test(name) && !Object.hasOwn(OLDER_OPTIONS, name), {
      reason: 'is dropped by genkitx-openai',
      instead: () => null,
      below: 'config.',
    }),
  );
  return [...own, ...dropped];
}

function placementOf({ options }: Sending, config: string, key: string): Placement | null {
  const [only, ...others] = options?.alternatives ?? [];
  return only?.kind === 'object' && others.length === 0
    ? { object: only.site, path: [config, key] }
    : null;
}
