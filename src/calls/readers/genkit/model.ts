/** Models and plugins of Genkit: a model is a name, and the plugin of that name decides who gets the request. */
import {
  CHAT,
  COMPATIBLE,
  OLDER,
  OPENAI,
  OTHERS,
  PROVIDER,
  compatibleFunctions,
  olderModels,
  pluginFunctions,
  routes,
} from '../../../catalogue/frameworks/genkit.ts';
import type { Target } from '../../../catalogue/hosts.ts';
import { ObjectView } from '../../../values/heap/object-view.ts';
import { elementsOf } from '../../../values/kinds/list.ts';
import {
  type Arg,
  type Site,
  type Value,
  type ValueOf,
  isNothing,
  rootOf,
  takerOf,
  textOf,
} from '../../../values/value.ts';
import { importOf } from '../../client.ts';
import { eachOnce } from '../../reach.ts';
import { targetsOfUrl } from '../framework.ts';
import { type Desk, viewOf } from '../reader.ts';

/** What a call of `genkit()` is told. */
export type Genkit = ValueOf<'call'>;

export interface Model {
  site: Site;
  /** the plugin that it belongs to; `null` when the name of the model is not known */
  provider: string | null;
  /** `gpt-4o`; parts that are not known are `{}` */
  name: string;
  /** the model itself says so */
  config: ObjectView | null;
}

interface Plugin {
  provider: string | null;
  targets: readonly Target[];
  kind: 'openai' | 'compatible' | 'older' | 'other';
}

export type PluginKind = Plugin['kind'];

export interface Served {
  targets: readonly Target[];
  kind: PluginKind;
  route: string;
}

export class Models {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** `openAI.model('gpt-4o')`, `'openai/gpt-4o'`, `gpt4o`; `null` for a model of somebody else. */
  read(value: Value): Model | null {
    const text = patternIn(value);
    if (text !== null) return named(text, value.site, null);
    if (value.kind === 'import')
      return OLDER.test(value.source) && olderModels.test(value.name)
        ? { site: value.site, provider: PROVIDER, name: spelt(value.name), config: null }
        : null;
    if (value.kind === 'object') return this.#referred(value);
    return value.kind === 'call' ? this.#made(value) : null;
  }

  #made(value: ValueOf<'call'>): Model | null {
    const [first, second] = value.args;
    const made = importOf(value.callee);
    if (made && /^(?:compatOai\w*ModelRef|modelRef|embedderRef)$/.test(made.name) && first)
      return (
        this.#evaluated(first)
          .map((item) => this.read(item))
          .find((item) => item !== null) ?? null
      );
    if (value.callee.kind !== 'member' || !first) return null;
    const owner = importOf(value.callee.object);
    if (!owner) return null;
    // `gpt4o.withConfig({ … })`
    if (value.callee.name === 'withConfig') {
      const inner = this.read(value.callee.object);
      return inner && { ...inner, config: viewOf(this.#desk, first, takerOf(first)) };
    }
    if (!OPENAI.test(owner.source) && !OLDER.test(owner.source)) return null;
    const name = this.#evaluated(first).map((item) => patternIn(item) ?? '{}')[0] ?? '{}';
    return {
      site: value.site,
      provider: PROVIDER,
      name: name.replace(/^openai\//, ''),
      config: second ? viewOf(this.#desk, second, takerOf(second)) : null,
    };
  }

  /** `{ name: 'openai/gpt-4o', config: { … } }` */
  #referred(value: ValueOf<'object'>): Model | null {
    const view = new ObjectView(this.#desk.evaluator, [value], value.site.node);
    const [name] = view.get('name').values.flatMap((item) => patternIn(item) ?? []);
    if (name === undefined) return null;
    const { values } = view.get('namespace');
    const namespace = values.flatMap((item) => textOf(item) ?? []).map((item) => `${item}/`);
    return named(`${namespace[0] ?? ''}${name}`, value.site, view.at('config'));
  }

  /** Who gets what is sent to a model, and how. */
  served(model: Model, ai: Genkit): Served {
    const { plugins, isComplete } = this.#pluginsOf(ai);
    const fitting = plugins.filter(
      ({ provider }) => provider === model.provider || provider === null || model.provider === null,
    );
    const targets = fitting.flatMap((plugin) => plugin.targets);
    const isOpen = !isComplete || model.provider === null;
    const kind = fitting.find((plugin) => plugin.kind !== 'other')?.kind ?? 'other';
    return {
      targets: eachOnce([
        ...targets,
        ...(isOpen && targets.length === 0 ? ['unknown' as const] : []),
      ]),
      kind: fitting.length === 0 && model.provider === PROVIDER ? 'openai' : kind,
      route:
        kind === 'compatible'
          ? CHAT
          : (routes.find(({ name }) => name.test(model.name))?.route ?? CHAT),
    };
  }

  #pluginsOf(ai: Genkit): { plugins: Plugin[]; isComplete: boolean } {
    const [options] = ai.args;
    const view = options ? viewOf(this.#desk, options, takerOf(options)) : null;
    if (!view) return { plugins: [], isComplete: true };
    const { values, unknown } = view.get('plugins');
    const lists = values.filter((value) => !isNothing(value));
    const listed = lists.flatMap((list) => elementsOf(this.#desk.evaluator, list));
    const read = listed.map((value) => this.#plugin(value));
    return {
      plugins: read.flatMap((plugin) => plugin ?? []),
      isComplete: !unknown && listed.length > 0 && !read.includes(null),
    };
  }

  /** `openAI({ apiKey })`, `openAICompatible({ name, baseURL })` */
  #plugin(value: Value): Plugin | null {
    const root = rootOf(value);
    if (value.kind !== 'call' || root.kind !== 'import') return null;
    const made = importOf(value.callee);
    if (!made) return OTHERS.test(root.source) ? OTHER : null;
    const view = value.args[0] ? viewOf(this.#desk, value.args[0], takerOf(value.args[0])) : null;
    const targets = view ? targetsOfUrl(this.#desk, view.get('baseURL')) : (['openai'] as const);
    const isOlder = OLDER.test(made.source);
    if ((isOlder || OPENAI.test(made.source)) && pluginFunctions.test(made.name))
      return { provider: PROVIDER, targets, kind: isOlder ? 'older' : 'openai' };
    if (COMPATIBLE.test(made.source) && compatibleFunctions.test(made.name)) {
      const [name = null] = view?.get('name').values.map(textOf) ?? [];
      return { provider: name, targets, kind: 'compatible' };
    }
    return OTHERS.test(made.source) ? OTHER : null;
  }

  #evaluated(arg: Arg): readonly Value[] {
    return arg.spread ? [] : this.#desk.evaluator.evaluate(arg.site);
  }
}

const OTHER: Plugin = { provider: '', targets: ['other'], kind: 'other' };

function named(text: string, site: Site, config: ObjectView | null): Model {
  const [provider = '', ...rest] = text.split('/');
  const isKnown = rest.length > 0 && !provider.includes('{');
  return { site, provider: isKnown ? provider : null, name: rest.join('/') || text, config };
}

/** A text, as far as it is known. */
function patternIn(value: Value): string | null {
  const text = textOf(value);
  if (text !== null) return text;
  if (value.kind !== 'text') return null;
  return value.parts.map((part) => (typeof part === 'string' ? part : '{}')).join('');
}

/** `dallE3` → `dall-e-3`, as far as routes need it */
function spelt(name: string): string {
  return name.replace(/([A-Z])/g, '-$1').toLowerCase();
}
