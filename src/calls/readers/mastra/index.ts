/** Mastra: `new Agent({ model: 'openai/gpt-5' }).generate(messages, options)`. */
import { ROUTES, optionNames } from '../../../catalogue/frameworks/ai-sdk.ts';
import {
  CORE,
  DEFAULTS,
  DROPPED_DEFAULTS,
  NEWEST,
  methods,
} from '../../../catalogue/frameworks/mastra.ts';
import { NOT_SENT } from '../../../catalogue/frameworks/not-sent.ts';
import { type Node, literalKey, unwrap } from '../../../values/ast.ts';
import { ObjectView } from '../../../values/heap/object-view.ts';
import type { Arg } from '../../../values/value.ts';
import { importOf } from '../../client.ts';
import type { Framework, IgnoredOption, OpenAICall } from '../../record.ts';
import { RequestView, type ViewPart } from '../../request-view.ts';
import { storedBy } from '../../store.ts';
import { versionOf } from '../../versions.ts';
import { itemsOf } from '../ai-sdk/content.ts';
import { viewBelow } from '../given.ts';
import { ignoredBy } from '../ai-sdk/ignored.ts';
import type { Model } from '../ai-sdk/model.ts';
import { type Asked, bodyOf } from '../ai-sdk/options.ts';
import { placementIn } from '../ai-sdk/placement.ts';
import { droppedIn } from '../dropped.ts';
import { callOf, headersOf } from '../framework.ts';
import { type Desk, type Reader, type Visited, viewOf } from '../reader.ts';
import { type Agent, AgentGiven, agentsOf, optionsOf, resolvedView } from './agent.ts';
import { MastraModels, unseenModel } from './model.ts';

/** A call of an agent, or the place where it is left to others to call it. */
interface Sending {
  name: string;
  agent: Agent;
  options: ObjectView;
  call: ObjectView | null;
  messages: Arg | null;
  /** the options of the call are not seen */
  isOpen: boolean;
}

export class MastraReader implements Reader {
  readonly #desk: Desk;
  readonly #models: MastraModels;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#models = new MastraModels(desk);
  }

  read(visited: Visited): OpenAICall[] {
    const embedding = this.#embedding(visited);
    if (embedding.length > 0) return embedding;
    return this.#sendings(visited).flatMap((sending) => this.#asked(visited, sending));
  }

  #sendings(visited: Visited): Sending[] {
    const { callee, args, site } = visited;
    if (callee.kind === 'member' && Object.hasOwn(methods, callee.name ?? '')) {
      const name = callee.name ?? '';
      const [messages = null] = args;
      const options = args[methods[name]!.options];
      return agentsOf(this.#desk, callee.object).map((agent) => ({
        name: `agent.${name}`,
        agent,
        options: optionsOf(this.#desk, agent),
        call: options ? viewOf(this.#desk, options, site.node) : null,
        messages,
        isOpen: args.some(({ spread }) => spread),
      }));
    }
    const made = importOf(callee);
    if (!made || !CORE.test(made.source)) return [];
    if (made.name === 'createStep') return this.#step(visited);
    return made.name === 'Mastra' ? this.#registered(visited) : [];
  }

  /** `createStep(agent)`: a workflow asks it. */
  #step({ args }: Visited): Sending[] {
    const [first] = args;
    const values = first && !first.spread ? this.#desk.evaluator.evaluate(first.site) : [];
    return values
      .flatMap((value) => agentsOf(this.#desk, value))
      .map((agent) => ({
        name: 'createStep',
        agent,
        options: optionsOf(this.#desk, agent),
        call: null,
        messages: null,
        isOpen: true,
      }));
  }

  /** `new Mastra({ agents })`: a server asks those that the file itself does not, with options that are not seen. */
  #registered({ args: [options], site }: Visited): Sending[] {
    const given = options ? viewOf(this.#desk, options, site.node)?.at('agents').everything() : [];
    return (given ?? [])
      .flatMap((value) => agentsOf(this.#desk, value))
      .filter((agent) => !this.#isAskedHere(agent))
      .map((agent) => ({
        name: 'Mastra',
        agent,
        options: optionsOf(this.#desk, agent),
        call: null,
        messages: null,
        isOpen: true,
      }));
  }

  /** A call in the file leads to it. */
  #isAskedHere({ site }: Agent): boolean {
    const { evaluator, module } = this.#desk;
    const asking = module.calls.flatMap((call): Node[] => {
      const callee = unwrap(call.callee);
      if (callee.type === 'MemberExpression')
        return Object.hasOwn(methods, literalKey(callee) ?? '') ? [callee.object] : [];
      const isStep = callee.type === 'Identifier' && callee.name === 'createStep';
      return isStep ? call.arguments.slice(0, 1) : [];
    });
    return asking.some((node) =>
      evaluator
        .evaluate({ node, module, env: null })
        .flatMap((value) => agentsOf(this.#desk, value))
        .some((agent) => agent.site.node === site.node),
    );
  }

  #asked(visited: Visited, sending: Sending): OpenAICall[] {
    const { options } = sending;
    const lookup = options.get('model');
    const found = this.#models.read(lookup.values, 'responses');
    const models = found.filter((item) => item.kind === 'model');
    const isOpen = lookup.unknown || found.some(({ kind }) => kind === 'unknown');
    if (models.length === 0 && isOpen) return [this.#unknown(visited, sending)];
    const calls = models.map((model) => this.#record(visited, sending, model, isOpen));
    return models.length > 1 ? calls.map((call) => ({ ...call, isOneOfSeveral: true })) : calls;
  }

  /** Nothing shows the model: who gets the request is not known, nor by which route. */
  #unknown(visited: Visited, sending: Sending): OpenAICall {
    const call = this.#record(visited, sending, unseenModel(sending.agent.site), false);
    return { ...call, verb: 'POST', routePath: null, route: null };
  }

  #framework(): Framework {
    const { filename } = this.#desk.module;
    return {
      name: '@mastra/core',
      version: versionOf('@mastra/core', filename, NEWEST['@mastra/core']),
    };
  }

  #record({ site }: Visited, sending: Sending, model: Model, mayBeAnother: boolean): OpenAICall {
    const { evaluator } = this.#desk;
    const { agent, options, call, messages, isOpen } = sending;
    const given = new AgentGiven(this.#desk, { agent: options, call, messages }, site);
    const { generation } = model;
    const asked: Asked = { evaluator, generation, given, site, isAgent: false };
    const defaults = this.#defaults(sending, model, site.node);
    const body = new RequestView(evaluator, [...defaults, ...bodyOf(asked, model).parts], {
      hidden: isOpen,
      defaults: Object.fromEntries(model.id.map((id) => ['model', id])),
    });
    const placement = placementIn(asked, model);
    return callOf(this.#desk, site.node, {
      via: 'mastra',
      name: sending.name,
      route: ROUTES[model.api],
      targets: mayBeAnother ? [...model.provider.targets, 'unknown'] : model.provider.targets,
      body,
      headers: headersOf(this.#desk, [model.provider.headers], site.node),
      items: itemsOf(asked, model, () => ['on', 'default'].includes(storedBy(body.get('store')))),
      ignored: [...ignoredBy(asked, model, !mayBeAnother), ...this.#ignored(sending)],
      placement,
      framework: this.#framework(),
      related: [
        ...(agent.site.node === site.node
          ? []
          : [{ node: agent.site.node, module: agent.site.module, what: 'the agent' }]),
        { node: model.site.node, module: model.site.module, what: 'the model' },
      ],
    });
  }

  /** `defaultOptions.providerOptions.openai`, as they are by then: the call's options are merged into them. */
  #defaults({ options, agent }: Sending, model: Model, use: Node): ViewPart[] {
    if (options.alternatives.length === 0)
      return [{ view: new ObjectView(this.#desk.evaluator, [], options.use) }];
    const names = optionNames(model.api, model.generation);
    const near = { ...agent.site, node: use };
    const given = resolvedView(this.#desk, options, DEFAULTS, near);
    const openai = ['providerOptions', 'openai'].reduce(
      (view, key) => viewBelow(this.#desk.evaluator, view.get(key), near),
      given,
    );
    return [{ view: openai, names }];
  }

  #ignored({ options, call, isOpen }: Sending): IgnoredOption[] {
    const instead = (name: string): string => `providerOptions.openai.${name}`;
    const below = (view: ObjectView | null, key: string): ObjectView | null => view && view.at(key);
    const settings = droppedIn(below(call, 'modelSettings'), (name) => NOT_SENT.test(name), {
      reason: 'is no model setting',
      instead,
      below: 'modelSettings.',
    });
    const ofAgent = droppedIn(options, (name) => NOT_SENT.test(name), {
      reason: 'is no option of an agent',
      instead: (name) => `${DEFAULTS}.${instead(name)}`,
    });
    const asDefaults = DROPPED_DEFAULTS.flatMap((key) =>
      droppedIn(options.at(key).at('providerOptions').at('openai'), () => true, {
        reason: 'is not read by this version',
        instead: (name) => `${DEFAULTS}.${instead(name)}`,
        below: `${key}.providerOptions.openai.`,
      }),
    );
    const inInstructions = droppedIn(
      options.at('instructions').at('providerOptions').at('openai'),
      (name) => NOT_SENT.test(name),
      {
        reason: 'is no option of a message',
        instead: (name) => `${DEFAULTS}.${instead(name)}`,
        below: 'instructions.providerOptions.openai.',
      },
    );
    return isOpen
      ? [...ofAgent, ...asDefaults]
      : [...settings, ...ofAgent, ...asDefaults, ...inInstructions];
  }

  /** `embed({ model: new ModelRouterEmbeddingModel('openai/…') })`, and its own method. */
  #embedding({ callee, args, site }: Visited): OpenAICall[] {
    const made = importOf(callee);
    const isOfSdk = made?.source === 'ai' && /^embed(?:Many)?$/.test(made.name);
    const isOwn = callee.kind === 'member' && callee.name === 'doEmbed';
    if (!isOfSdk && !isOwn) return [];
    const values =
      isOwn && callee.kind === 'member'
        ? [callee.object]
        : (viewOf(this.#desk, args[0], site.node)?.get('model').values ?? []);
    const routed = values.filter(
      (value) => value.kind === 'new' && CORE.test(importOf(value.callee)?.source ?? ''),
    );
    return this.#models
      .read(routed, 'embedding')
      .filter((found) => found.kind === 'model')
      .map((model) =>
        callOf(this.#desk, site.node, {
          via: 'mastra',
          name: made?.name ?? 'doEmbed',
          route: ROUTES.embedding,
          targets: model.provider.targets,
          body: new RequestView(this.#desk.evaluator, [], { added: ['input'] }),
          framework: this.#framework(),
          related: [{ node: model.site.node, module: model.site.module, what: 'the model' }],
        }),
      );
  }
}
