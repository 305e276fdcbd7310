/** Who answers an agent: its model, the provider of the runner, or what the process has set. */
import type { Target } from '../../../catalogue/hosts.ts';
import type { Node } from '../../../values/ast.ts';
import type { Lookup } from '../../../values/heap/lookup.ts';
import type { ObjectView } from '../../../values/heap/object-view.ts';
import {
  type Arg,
  type Value,
  type ValueOf,
  isNothing,
  rootOf,
  textOf,
} from '../../../values/value.ts';
import { eachOnce } from '../../reach.ts';
import type { RelatedNode } from '../../record.ts';
import type { RequestView } from '../../request-view.ts';
import { RequestOptions } from '../../request/options.ts';
import { majorOf, versionOf } from '../../versions.ts';
import { NEWEST } from '../../../catalogue/frameworks/ai-sdk.ts';
import { importOf } from '../../client.ts';
import { targetsOfUrl } from '../framework.ts';
import type { Desk } from '../reader.ts';
import {
  type Tri,
  given,
  isMadeBy,
  layered,
  nameOfExport,
  nameOfExtension,
  truthOf,
} from './exports.ts';
import type { ProcessSettings } from './process.ts';
import type { Member } from './team.ts';
import { settled } from './tracing.ts';

export interface Destination {
  route: typeof RESPONSES | typeof COMPLETIONS;
  targets: readonly Target[];
  /** what its client adds to every request */
  headers?: RequestView;
  /** through a model of the AI SDK, which takes other options */
  isAiSdk?: true;
  related?: RelatedNode;
}

export const RESPONSES = 'POST /v1/responses';
export const COMPLETIONS = 'POST /v1/chat/completions';

type Addressee = Pick<Destination, 'targets' | 'headers'>;

const NOBODY_SEEN: Addressee = { targets: ['unknown'] };
const UNKNOWN: Destination = { route: RESPONSES, targets: ['unknown'] };

export class ModelReader {
  readonly #desk: Desk;
  readonly #settings: ProcessSettings;

  constructor(desk: Desk, settings: ProcessSettings) {
    this.#desk = desk;
    this.#settings = settings;
  }

  /** Nothing for a model that the program makes itself: what it sends stands where it does. */
  destinationsOf(
    { options }: Member,
    runner: ObjectView | null,
    use: Node,
  ): readonly Destination[] {
    if (!options) return [UNKNOWN];
    const own = layered(options, 'model');
    const isGiven = own.values.some((value) => !isNothing(value) && textOf(value) !== '');
    const mayLack = (own.absent && !own.unknown) || own.values.some(isNothing);
    const provider = runner?.get('modelProvider');
    const otherwise = mayLack ? this.#ofLookup(runner?.get('model'), provider, use, true) : [];
    const chosen = isGiven || own.unknown ? this.#ofLookup(own, provider, use, false) : [];
    return [...chosen, ...otherwise];
  }

  #ofLookup(
    lookup: Lookup | undefined,
    provider: Lookup | undefined,
    use: Node,
    isDefault: boolean,
  ): readonly Destination[] {
    const values = lookup?.values.filter((value) => !isNothing(value)) ?? [];
    const isLeft =
      isDefault && (!lookup || (lookup.absent && !lookup.unknown))
        ? this.#ofProvider(provider, use)
        : [];
    const found = values.flatMap((value) => this.#ofModel(value, provider, use));
    return [...found, ...isLeft, ...(lookup?.unknown ? [UNKNOWN] : [])];
  }

  #ofModel(value: Value, provider: Lookup | undefined, use: Node): readonly Destination[] {
    if (value.kind === 'literal' || value.kind === 'text') {
      // A name such as `openrouter/auto` speaks of a provider that is not seen.
      const text = textOf(value);
      return text?.includes('/') ? [UNKNOWN] : this.#ofProvider(provider, use);
    }
    if (value.kind === 'new') return this.#constructed(value, use);
    if (value.kind === 'instance') return this.#ofInstance(value);
    if (value.kind === 'object') return [];
    if (value.kind === 'call') return this.#called(value, use);
    // A variable of the environment names a model, as a text does: it does not make one.
    const isName = rootOf(value).kind === 'global' || (value.kind === 'unknown' && value.isText);
    return isName ? this.#ofProvider(provider, use) : [UNKNOWN];
  }

  #constructed(value: ValueOf<'new'>, use: Node): readonly Destination[] {
    const related = placeOf(value, 'the model');
    switch (nameOfExport(value.callee)) {
      case 'OpenAIResponsesModel':
      case 'OpenAIResponsesWSModel':
        return [{ route: RESPONSES, ...this.#ofClient(value.args?.[0], use), related }];
      case 'OpenAIChatCompletionsModel':
        return [{ route: COMPLETIONS, ...this.#ofClient(value.args?.[0], use), related }];
      default:
        return nameOfExtension(value.callee) === 'AiSdkModel'
          ? this.#ofAiSdk(value.args?.[0], value)
          : [UNKNOWN];
    }
  }

  /** A class that extends a model of the SDK may do anything; any other one is the program's own. */
  #ofInstance({ class: { node, module, env } }: ValueOf<'instance'>): readonly Destination[] {
    const base = node.superClass
      ? this.#desk.evaluator.evaluate({ node: node.superClass, module, env })
      : [];
    return base.some((value) => nameOfExport(value) !== null) ? [UNKNOWN] : [];
  }

  /** `aisdk(openai('gpt-5'))`, `provider.getModel('gpt-5')` */
  #called(value: ValueOf<'call'>, use: Node): readonly Destination[] {
    if (nameOfExtension(value.callee) === 'aisdk') return this.#ofAiSdk(value.args[0], value);
    if (value.callee.kind !== 'member' || value.callee.name !== 'getModel') return [UNKNOWN];
    const { object } = value.callee;
    return this.#providers([object], use);
  }

  #ofProvider(lookup: Lookup | undefined, use: Node): readonly Destination[] {
    const values = lookup?.values.filter((value) => !isNothing(value)) ?? [];
    const isDefault =
      !lookup || (lookup.absent && !lookup.unknown) || lookup.values.some(isNothing);
    return [
      ...this.#providers(values, use),
      ...(isDefault ? this.#ofProcess(use) : []),
      ...(lookup?.unknown ? [UNKNOWN] : []),
    ];
  }

  #providers(values: readonly Value[], use: Node): readonly Destination[] {
    return values.flatMap((value): readonly Destination[] => {
      if (isMadeBy(value, /^OpenAIProvider$/)) return this.#ofOpenAIProvider(value, use);
      return value.kind === 'object' || value.kind === 'instance' ? [] : [UNKNOWN];
    });
  }

  /** `setDefaultModelProvider(…)`, or the provider that the SDK sets itself */
  #ofProcess(use: Node): readonly Destination[] {
    const settings = this.#settings.before(use, ['setDefaultModelProvider']);
    const last = settings.at(-1);
    if (!last) return this.#withOptions(null, use);
    const [arg] = last.args;
    const values = arg && !arg.spread ? this.#desk.evaluator.evaluate(arg.site) : [];
    const set = values.length > 0 ? this.#providers(values, use) : [UNKNOWN];
    return last.when === 'always' ? set : [UNKNOWN];
  }

  #ofOpenAIProvider(value: ValueOf<'new'>, use: Node): readonly Destination[] {
    if (!value.args) return [UNKNOWN];
    const related = placeOf(value, 'the provider');
    const options = given(this.#desk, value.args[0]);
    return this.#withOptions(options, use).map((item) => ({ ...item, related }));
  }

  #withOptions(options: ObjectView | null, use: Node): readonly Destination[] {
    const said = options ? truthOf(options.get('useResponses'), 'unknown') : 'unknown';
    const isSilent = !options || options.get('useResponses').values.length === 0;
    const usesResponses: Tri =
      isSilent && !options?.get('useResponses').unknown ? this.#apiOf(use) : said;
    if (usesResponses === 'unknown') return [UNKNOWN];
    const route = usesResponses === 'yes' ? RESPONSES : COMPLETIONS;
    return [{ route, ...this.#clientWith(options, use) }];
  }

  #clientWith(options: ObjectView | null, use: Node): Addressee {
    if (!options) return this.#defaultClient(use);
    const client = options.get('openAIClient');
    if (client.values.some((value) => !isNothing(value)))
      return this.#ofClients(client.values, use);
    if (client.unknown) return NOBODY_SEEN;
    const isOwn = ['apiKey', 'baseURL', 'organization', 'project'].some(
      (key) => options.get(key).values.length > 0 || options.get(key).unknown,
    );
    return isOwn
      ? { targets: targetsOfUrl(this.#desk, options.get('baseURL')) }
      : this.#defaultClient(use);
  }

  /** `setOpenAIAPI('chat_completions')` */
  #apiOf(use: Node): Tri {
    return settled<Tri>('yes', this.#settings.before(use, ['setOpenAIAPI']), ({ args: [arg] }) => {
      const texts = arg && !arg.spread ? this.#desk.evaluator.evaluate(arg.site).map(textOf) : [];
      const [only = null, ...others] = texts;
      if (others.length > 0 || only === null) return 'unknown';
      return only === 'responses' ? 'yes' : 'no';
    });
  }

  /** `setDefaultOpenAIClient(client)` */
  #defaultClient(use: Node): Addressee {
    const last = this.#settings.before(use, ['setDefaultOpenAIClient']).at(-1);
    if (!last) return { targets: ['openai'] };
    const [arg] = last.args;
    return last.when === 'always' && arg ? this.#ofClient(arg, use) : NOBODY_SEEN;
  }

  #ofClient(arg: Arg | undefined, use: Node): Addressee {
    if (!arg || arg.spread) return NOBODY_SEEN;
    return this.#ofClients(this.#desk.evaluator.evaluate(arg.site), use);
  }

  #ofClients(values: readonly Value[], use: Node): Addressee {
    const { clients } = this.#desk;
    const reached = values
      .filter((value) => !isNothing(value))
      .map((value) => clients.read(value).filter(({ path }) => path.length === 0));
    const known = reached.flat().map(({ client }) => client);
    const targets = eachOnce([
      ...known.flatMap((client) => clients.targetsOf(client)),
      ...(reached.some((item) => item.length === 0) ? ['unknown' as const] : []),
    ]);
    const [only, ...others] = known;
    return only && others.length === 0
      ? { targets, headers: new RequestOptions(this.#desk, undefined, only, use).headers() }
      : { targets };
  }

  /** A client that a session is given, or that of the process. */
  clientOf(options: ObjectView | null, key: string, use: Node): readonly Target[] {
    const lookup = options?.get(key);
    if (lookup?.unknown) return ['unknown'];
    const isGiven = lookup?.values.some((value) => !isNothing(value)) ?? false;
    return (isGiven ? this.#ofClients(lookup!.values, use) : this.#defaultClient(use)).targets;
  }

  /**
   * `openai('gpt-5')`, `openai.chat('gpt-5')`, `createOpenAI({ … })('gpt-5')`; other vendors have
   * packages of their own.
   */
  #ofAiSdk(arg: Arg | undefined, made: Value): readonly Destination[] {
    const related = placeOf(made, 'the model');
    const models = arg && !arg.spread ? this.#desk.evaluator.evaluate(arg.site) : [];
    if (models.length === 0) return [UNKNOWN];
    return models.flatMap((model): readonly Destination[] => {
      const root = rootOf(model);
      if (root.kind !== 'import' || !/^@ai-sdk\//.test(root.source)) return [UNKNOWN];
      if (root.source !== '@ai-sdk/openai') return [];
      const factory = factoryOf(model);
      const options = factory ? given(this.#desk, factory.args[0]) : null;
      const targets = options
        ? targetsOfUrl(this.#desk, options.get('baseURL'))
        : ['openai' as const];
      return [{ route: this.#routeOf(model), targets, isAiSdk: true, related }];
    });
  }

  #routeOf(model: Value): Destination['route'] {
    const method = model.kind === 'call' && model.callee.kind === 'member' ? model.callee.name : '';
    if (method === 'chat') return COMPLETIONS;
    if (method === 'responses') return RESPONSES;
    const version = versionOf(
      '@ai-sdk/openai',
      this.#desk.module.filename,
      NEWEST['@ai-sdk/openai'],
    );
    return majorOf(version) === 1 ? COMPLETIONS : RESPONSES;
  }
}

/** The call of `createOpenAI` that a model comes from. */
function factoryOf(model: Value): ValueOf<'call'> | null {
  for (let value = model; ; value = value.kind === 'member' ? value.object : value.callee) {
    if (value.kind !== 'call' && value.kind !== 'member') return null;
    if (value.kind === 'call' && importOf(value.callee)?.name === 'createOpenAI') return value;
  }
}

export function placeOf({ site: { node, module } }: Value, what: string): RelatedNode {
  return { node, module, what };
}
