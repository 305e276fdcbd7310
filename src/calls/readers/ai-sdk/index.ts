/** The AI SDK of Vercel: `generateText({ model: openai('gpt-5'), … })`, agents, uploads, batches. */
import {
  CORE,
  ROUTES,
  type SenderFacts,
  agentClasses,
  agentMethods,
  agentRunners,
  gatewayOf,
  moduleWrappers,
  senders,
} from '../../../catalogue/frameworks/ai-sdk.ts';
import type { Target } from '../../../catalogue/hosts.ts';
import { ObjectView } from '../../../values/heap/object-view.ts';
import { awaitedResults } from '../../../values/kinds/promise.ts';
import type { Value } from '../../../values/value.ts';
import type { OpenAICall } from '../../record.ts';
import { RequestView } from '../../request-view.ts';
import { storedBy } from '../../store.ts';
import { callOf, exportOf } from '../framework.ts';
import { type Desk, type Reader, type Visited, viewOf } from '../reader.ts';
import { itemsOf, openContentOf } from './content.ts';
import { DefaultProvider } from './default-provider.ts';
import { generationOf } from './generation.ts';
import { Given, isGiven } from '../given.ts';
import { ignoredBy } from './ignored.ts';
import { type Model, type ModelFound, Models } from './model.ts';
import { type Asked, bodyOf } from './options.ts';
import { placementIn } from './placement.ts';
import { headersFrom, viewOfArg } from './provider.ts';
import { Uploads } from './uploads.ts';

/** How a call sends. */
interface Sending {
  name: string;
  facts: SenderFacts;
  given: Given;
  isAgent: boolean;
  /** where the agent is made */
  agent: Value | null;
}

export class AiSdkReader implements Reader {
  readonly #desk: Desk;
  readonly #models: Models;
  readonly #uploads: Uploads;
  readonly #defaults: DefaultProvider;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#models = new Models(desk);
    this.#uploads = new Uploads(desk, this.#models);
    this.#defaults = new DefaultProvider(desk);
  }

  read(visited: Visited): OpenAICall[] {
    const token = this.#uploads.token(visited);
    if (token) return token;
    const direct = this.#direct(visited);
    if (direct) return direct;
    return this.#sendings(visited).flatMap((sending) => {
      const { facts, given } = sending;
      if (facts.sends === 'file' || facts.sends === 'skill' || facts.sends === 'batch')
        return this.#uploads.read(visited, { ...facts, name: sending.name }, given);
      return this.#sent(visited, sending);
    });
  }

  #given(views: readonly (ObjectView | null)[], { site }: Visited): Given {
    return new Given(
      this.#desk.evaluator,
      views.filter((view) => view !== null),
      site,
    );
  }

  #sendings(visited: Visited): Sending[] {
    const { callee, args, site } = visited;
    const name = senderName(callee);
    const isSender = name !== null && Object.hasOwn(senders, name);
    const isRunner = name !== null && agentRunners.has(name);
    const isMethod = callee.kind === 'member' && agentMethods.has(callee.name ?? '');
    // What a call is given is looked at only where it may be sent.
    if (!isSender && !isRunner && !isMethod) return [];
    const view = viewOf(this.#desk, args[0], site.node);
    if (isSender)
      return view
        ? [
            {
              name,
              facts: senders[name]!,
              given: this.#given([view], visited),
              isAgent: false,
              agent: null,
            },
          ]
        : [];
    if (isRunner) return this.#ran(visited, name, view);
    return isMethod
      ? this.#ofAgent(visited, callee.object, `agent.${callee.name ?? ''}`, view)
      : [];
  }

  /** `createAgentUIStreamResponse({ agent, uiMessages })` */
  #ran(visited: Visited, name: string, view: ObjectView | null): Sending[] {
    return (view?.get('agent').values ?? []).flatMap((agent) =>
      this.#ofAgent(visited, agent, name, view),
    );
  }

  #ofAgent(visited: Visited, agent: Value, name: string, view: ObjectView | null): Sending[] {
    if (agent.kind !== 'new' || !agent.args) return [];
    const made = exportOf(agent.callee);
    if (!made || !CORE.test(made.source) || !agentClasses.has(made.name)) return [];
    const [settings] = agent.args;
    if (!settings) return [];
    const own = viewOfArg(this.#desk.evaluator, settings);
    return [
      {
        name,
        facts: senders['generateText']!,
        given: this.#given([own, view], visited),
        isAgent: true,
        agent,
      },
    ];
  }

  /** `openai('gpt-5').doGenerate({ … })` */
  #direct(visited: Visited): OpenAICall[] | null {
    const { callee, args, site } = visited;
    if (callee.kind !== 'member' || !/^do(?:Generate|Stream|Embed)$/.test(callee.name ?? ''))
      return null;
    const found = this.#models.read([callee.object]).filter(({ kind }) => kind === 'model');
    if (found.length === 0) return null;
    const view = viewOf(this.#desk, args[0], site.node);
    const sending: Sending = {
      name: callee.name ?? '',
      facts: senders['generateText']!,
      given: this.#given([view], visited),
      isAgent: false,
      agent: null,
    };
    return this.#records(visited, sending, found, false);
  }

  #sent(visited: Visited, sending: Sending): OpenAICall[] {
    const lookup = sending.given.get(sending.facts.model);
    const found = [...this.#models.read(lookup.values), ...this.#preparedModels(sending)].flatMap(
      (model) => this.#named(model),
    );
    return this.#records(visited, sending, found, lookup.unknown);
  }

  /** A text names a model of the gateway, or of the provider that the program puts in its place. */
  #named(model: ModelFound): ModelFound[] {
    if (model.kind !== 'name') return [model];
    const providers = this.#models.providers(this.#defaults.values());
    if (providers.length === 0) return [model];
    return providers
      .flatMap((provider) => this.#models.named(provider, model.id))
      .map((item) => ('middleware' in item ? { ...item, middleware: model.middleware } : item));
  }

  /** `prepareCall` and `prepareStep` may choose another model. */
  #preparedModels({ given }: Sending): ModelFound[] {
    const { evaluator } = this.#desk;
    const made = ['prepareCall', 'prepareStep'].flatMap((key) =>
      given
        .get(key)
        .values.flatMap((value): readonly Value[] =>
          value.kind === 'function'
            ? awaitedResults(evaluator, value, { ...value.site, node: given.use })
            : [],
        ),
    );
    const objects = made.filter((value) => value.kind === 'object');
    if (objects.length === 0) return [];
    const chosen = new ObjectView(evaluator, objects, given.use).get('model').values;
    return this.#models.read(chosen).filter(({ kind }) => kind !== 'unknown');
  }

  #records(
    visited: Visited,
    sending: Sending,
    found: readonly ModelFound[],
    isOpen: boolean,
  ): OpenAICall[] {
    const { module } = this.#desk;
    const core = generationOf(module.filename, 'ai');
    const asked: Asked = {
      evaluator: this.#desk.evaluator,
      generation: core.generation,
      given: sending.given,
      site: visited.site,
      isAgent: sending.isAgent,
    };
    const models = found.filter((item) => item.kind === 'model');
    const isAlone = !isOpen && models.length === found.length;
    const elsewhere = othersIn(found, isOpen);
    if (models.length > 0 && core.generation === 7 && this.#isRefused(asked)) return [];
    const calls = models.map((model) =>
      this.#record(visited, sending, asked, model, { elsewhere, isAlone }),
    );
    const gateway = found.some((item) => item.kind === 'name')
      ? gatewayOf(core.generation, sending.facts.sends)
      : null;
    if (models.length === 0 && (gateway !== null || elsewhere.includes('unknown'))) {
      const isByName = !isOpen && found.every((item) => item.kind === 'name');
      const route = isByName && gateway !== null ? gateway.route : null;
      return [this.#elsewhere(visited, sending, route, elsewhere)];
    }
    return models.length > 1 ? calls.map((call) => ({ ...call, isOneOfSeveral: true })) : calls;
  }

  /** Generation 7 takes a system message as an option only. */
  #isRefused({ given }: Asked): boolean {
    if (isGiven(given.get('allowSystemInMessages'))) return false;
    return given
      .get('messages')
      .values.some(
        (list) =>
          list.kind === 'array' &&
          list.site.node.elements.some(
            (element) =>
              element?.type === 'ObjectExpression' &&
              new ObjectView(
                this.#desk.evaluator,
                this.#desk.evaluator.at(element, list.site),
                given.use,
              )
                .get('role')
                .values.some((value) => value.kind === 'literal' && value.value === 'system'),
          ),
      );
  }

  #record(
    { site: { node } }: Visited,
    sending: Sending,
    asked: Asked,
    model: Model,
    { elsewhere, isAlone }: { elsewhere: readonly Target[]; isAlone: boolean },
  ): OpenAICall {
    const { provider } = model;
    const { given, agent } = sending;
    const { framework } = generationOf(provider.site.module.filename, provider.vendor);
    const [id] = model.id;
    const open = openContentOf(asked, model);
    const edited = sending.facts.sends === 'image' ? this.#editedImages(given) : null;
    const body = edited
      ? new RequestView(this.#desk.evaluator, [...bodyOf(asked, model).parts, edited])
      : bodyOf(asked, model, {
          defaults: { ...(id && model.id.length === 1 ? { model: id } : {}) },
          ...(open === null ? {} : { doubtful: new Set([open]) }),
        });
    return callOf(this.#desk, node, {
      via: 'ai-sdk',
      name: sending.name,
      route: edited ? 'POST /v1/images/edits' : ROUTES[model.api],
      targets: [...provider.targets, ...elsewhere],
      body,
      headers: headersFrom(this.#desk, provider, given),
      framework,
      items: itemsOf(asked, model, () => isKept(body)),
      ignored: ignoredBy(asked, model, isAlone),
      placement: placementIn(asked, model),
      related: [
        { node: model.site.node, module: model.site.module, what: 'the model' },
        { node: provider.site.node, module: provider.site.module, what: 'the provider' },
        ...(agent ? [{ node: agent.site.node, module: agent.site.module, what: 'the agent' }] : []),
      ],
    });
  }

  /** `generateImage({ prompt: { images } })` changes pictures that it is given. */
  #editedImages(given: Given): { view: ObjectView; names: Record<string, string> } | null {
    const prompt = given.get('prompt').values.filter((value) => value.kind === 'object');
    const view = new ObjectView(this.#desk.evaluator, prompt, given.use);
    return prompt.length > 0 && isGiven(view.get('images'))
      ? { view, names: { images: 'image', mask: 'mask', text: 'prompt' } }
      : null;
  }

  #elsewhere(
    { site: { node } }: Visited,
    { name }: Sending,
    route: string | null,
    targets: readonly Target[],
  ): OpenAICall {
    const core = generationOf(this.#desk.module.filename, 'ai');
    const call = callOf(this.#desk, node, {
      via: 'ai-sdk',
      name,
      route: route ?? '',
      targets,
      body: new RequestView(this.#desk.evaluator, [], { hidden: true }),
      framework: core.framework,
    });
    return route === null ? { ...call, verb: 'POST', routePath: null, route: null } : call;
  }
}

/** It leaves a response behind, for sure. */
function isKept(body: RequestView): boolean {
  return ['on', 'default'].includes(storedBy(body.get('store')));
}

/** Whoever else may get the request. */
function othersIn(found: readonly ModelFound[], isOpen: boolean): Target[] {
  const isOther = found.some(({ kind }) => kind === 'other' || kind === 'name');
  const isUnknown = isOpen || found.some(({ kind }) => kind === 'unknown');
  return [...(isOther ? ['other' as const] : []), ...(isUnknown ? ['unknown' as const] : [])];
}

/** The name of a function of `ai`, also where a tracer wraps the whole module. */
function senderName(callee: Value): string | null {
  const made = exportOf(callee);
  if (made) return CORE.test(made.source) ? made.name : null;
  if (callee.kind !== 'member' || callee.object.kind !== 'call') return null;
  const wrapper = exportOf(callee.object.callee);
  return wrapper && moduleWrappers.test(wrapper.name) ? callee.name : null;
}
