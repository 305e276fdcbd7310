/** LangChain.js: `new ChatOpenAI({ … }).invoke(…)`, and chains, agents and stores around such models. */
import {
  ASSISTANT,
  BY_NAME,
  EMBEDS,
  FAMILY,
  type Kind,
  LOADS,
  NEWEST,
  RUNS,
  SINCE,
  isFrom,
  modelClassOf,
} from '../../../catalogue/frameworks/langchain.ts';
import { literalKey, unwrap } from '../../../values/ast.ts';
import type { Lookup } from '../../../values/heap/lookup.ts';
import { NOTHING } from '../../../values/heap/lookup.ts';
import { type Arg, type Value, argsOf } from '../../../values/value.ts';
import { importOf } from '../../client.ts';
import type { Framework, OpenAICall, Placement } from '../../record.ts';
import { RequestView } from '../../request-view.ts';
import { type PackageVersion, versionOf } from '../../versions.ts';
import { callOf } from '../framework.ts';
import { saying } from '../parts.ts';
import { type CallNode, type Desk, type Reader, type Visited, viewOf } from '../reader.ts';
import { itemsOf } from './content.ts';
import { isSentOutOfSight } from './handed.ts';
import { ignoredOf } from './ignored.ts';
import { type Model, PACKAGE, byName } from './model.ts';
import { bodyOf, headersOfModel, targetsOf } from './request.ts';
import { type Route, routesOf } from './route.ts';
import { type Reached, Runnables } from './runnable.ts';

export class LangChainReader implements Reader {
  readonly #desk: Desk;
  #version: PackageVersion | null = null;
  #runnables: Runnables | null = null;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  get #package(): PackageVersion {
    return (this.#version ??= versionOf(PACKAGE, this.#desk.module.filename, NEWEST[PACKAGE]));
  }

  get #reach(): Runnables {
    return (this.#runnables ??= new Runnables(this.#desk, this.#package.version));
  }

  read({ site, callee, args }: Visited): OpenAICall[] {
    const { node } = site;
    if (node.type === 'NewExpression') return this.#made(node, callee, args);
    const maker = importOf(callee);
    if (maker && BY_NAME.has(maker.name) && FAMILY.test(maker.source))
      return this.#madeByName(node, callee, args);
    // `chain.call({ … })` is no call of a function.
    if (isMethodCall(node) && callee.kind !== 'function')
      return this.#called(node, callee, 'call', argsOf(node, site));
    return callee.kind === 'member' && callee.name !== null
      ? this.#called(node, callee.object, callee.name, args)
      : [];
  }

  #called(node: CallNode, object: Value, name: string, args: readonly Arg[]): OpenAICall[] {
    const isRun = RUNS.has(name);
    const made = importOf(object);
    if (made) return this.#static(node, name, made, args);
    if (!isRun && !EMBEDS.has(name) && !LOADS.has(name) && !Object.hasOwn(ASSISTANT, name))
      return [];
    const reached = this.#reach.of(object).filter(({ model }) => takesPart(model.kind, name));
    const [input] = args;
    const isSeveral = reached.length > 1 && isOneOf(reached);
    return reached.flatMap((item) => {
      const withOptions = item.isDirect && isRun ? this.#withOptions(item, args[1], node) : item;
      return this.#sent(node, withOptions, name, { input, chain: object, isSeveral });
    });
  }

  /** `MemoryVectorStore.fromTexts(texts, metadata, embeddings)`, `OpenAIAssistantRunnable.createAssistant(…)` */
  #static(
    node: CallNode,
    name: string,
    { source, name: className }: { source: string; name: string },
    args: readonly Arg[],
  ): OpenAICall[] {
    if (!FAMILY.test(source)) return [];
    const model = modelClassOf(source, className);
    if (model?.kind === 'assistant') {
      const routes = ASSISTANT[name]?.slice(0, 1) ?? [];
      return this.#assistant(node, name, className, routes, args);
    }
    if (!EMBEDS.has(name)) return [];
    return this.#reach
      .among(args)
      .filter((item) => item.model.kind === 'embeddings')
      .flatMap((item) => this.#sent(node, item, name, { input: args[0], isSeveral: false }));
  }

  /** A model that is made and handed to code that nobody reads. */
  #made(node: CallNode, callee: Value, args: readonly Arg[]): OpenAICall[] {
    const made = importOf(callee);
    if (!made || !modelClassOf(made.source, made.name)) return [];
    const { module, evaluator } = this.#desk;
    if (!isSentOutOfSight(evaluator, node, module)) return [];
    const site = { node, module, env: null };
    return this.#reach
      .of({ kind: 'new', callee, args: [...args], site })
      .flatMap((item) => this.#sent(node, item, 'new', { isSeveral: false }));
  }

  /** An agent, or a model by its name, that nobody is seen to call. */
  #madeByName(node: CallNode, callee: Value, args: readonly Arg[]): OpenAICall[] {
    const { module, evaluator } = this.#desk;
    if (node.type !== 'CallExpression') return [];
    const value: Value = {
      kind: 'call',
      callee,
      args: [...args],
      site: { node, module, env: null },
    };
    const named = byName(this.#desk, value, this.#package.version);
    if (named.length === 0 || !isSentOutOfSight(evaluator, node, module)) return [];
    return this.#reach
      .of(value)
      .filter(({ model }) => model.site.node === node)
      .flatMap((item) => this.#sent(node, item, 'new', { isSeveral: false }));
  }

  #withOptions(item: Reached, options: Arg | undefined, node: CallNode): Reached {
    const view = viewOf(this.#desk, options, node);
    return view ? { ...item, options: [...item.options, view] } : item;
  }

  #sent(
    node: CallNode,
    reached: Reached,
    method: string,
    call: { input?: Arg | undefined; chain?: Value; isSeveral: boolean },
  ): OpenAICall[] {
    const desk = this.#desk;
    const { model } = reached;
    if (model.kind === 'assistant') {
      const isInThread = call.input ? this.#isInThread(call.input, node) : false;
      const routes = ASSISTANT[method === 'invoke' && isInThread ? 'invokeInThread' : method] ?? [];
      return this.#assistant(node, method, model.className, routes, call.input ? [call.input] : []);
    }
    const tools = toolsOf(desk, reached);
    return routesOf(desk.evaluator, reached, tools).map((way): OpenAICall => {
      const given = {
        reached,
        content: reached.isDirect && call.input && !call.input.spread ? call.input.site : null,
        use: node,
      };
      const isSeveral = way.isOneOfSeveral || call.isSeveral;
      const content = [
        ...(call.input ? desk.evaluator.evaluate(call.input.site) : []),
        ...(call.chain ? [call.chain] : []),
      ];
      return callOf(desk, node, {
        via: 'langchain',
        name: method === 'new' ? model.className : `${model.className}.${method}`,
        route: way.route,
        targets: targetsOf(desk, model),
        body: bodyOf(desk, way, given),
        headers: headersOfModel(desk, given),
        framework: this.#frameworkOf(model),
        items: itemsOf(desk.evaluator, content, tools, {
          under: way.kind === 'completions' ? 'messages' : 'input',
          version: model.version,
        }),
        ignored: ignoredOf(way, reached),
        placement: placementOf(model, way),
        related: [{ node: model.site.node, module: model.site.module, what: 'the model' }],
        ...(isSeveral ? { isOneOfSeveral: true } : {}),
      });
    });
  }

  /** The classes of `langchain` itself are as old as that is. */
  #frameworkOf({ from: name }: Model): Framework {
    return { name, version: versionOf(name, this.#desk.module.filename, NEWEST[name]) };
  }

  #isInThread(input: Arg, node: CallNode): boolean {
    return viewOf(this.#desk, input, node)?.get('threadId').absent === false;
  }

  #assistant(
    node: CallNode,
    method: string,
    className: string,
    routes: readonly string[],
    args: readonly Arg[],
  ): OpenAICall[] {
    const view = viewOf(this.#desk, args[0], node);
    const { evaluator } = this.#desk;
    return routes.map((route) =>
      callOf(this.#desk, node, {
        via: 'langchain',
        name: `${className}.${method}`,
        route,
        targets: ['openai'],
        body:
          view && route.startsWith('POST')
            ? new RequestView(evaluator, [{ view, names: ASSISTANT_NAMES }])
            : RequestView.empty(evaluator),
        framework: { name: PACKAGE, version: this.#package },
      }),
    );
  }
}

function isMethodCall({ callee }: CallNode): boolean {
  const inner = unwrap(callee);
  return inner.type === 'MemberExpression' && literalKey(inner) === 'call';
}

const ASSISTANT_NAMES = { model: 'model', name: 'name', instructions: 'instructions' };

function takesPart(kind: Kind, method: string): boolean {
  if (kind === 'assistant') return Object.hasOwn(ASSISTANT, method) || RUNS.has(method);
  if (LOADS.has(method)) return kind === 'transcription';
  if (EMBEDS.has(method)) return kind === 'embeddings';
  return kind !== 'transcription' && RUNS.has(method);
}

/** The same constructor with other fields: one of them is made. */
function isOneOf(reached: readonly Reached[]): boolean {
  const [first] = reached;
  return reached.some((item) => item !== first && item.model.site.node === first?.model.site.node);
}

/** The lists of tools that may be sent. */
function toolsOf({ evaluator }: Desk, { tools, toolsIn, options }: Reached): Lookup {
  const given: Lookup[] = [
    ...toolsIn.map((view) => view.get('tools')),
    ...(tools ? [saying(evaluator.evaluate(tools))] : []),
    ...options.map((view) => view.get('tools')),
  ];
  return given.findLast(({ values }) => values.length > 0) ?? NOTHING;
}

/** Fields of the constructor, where it is written out. */
function placementOf(
  { fields, version }: Model,
  { kind }: Route,
): (key: string) => Placement | null {
  return (key) => {
    const [only, ...others] = fields?.alternatives ?? [];
    if (only?.kind !== 'object' || others.length > 0) return null;
    const isZdr = key === 'store' && kind === 'responses' && isFrom(version, SINCE.zdrEnabled);
    return isZdr
      ? { object: only.site, path: ['zdrEnabled'], value: true }
      : { object: only.site, path: ['modelKwargs', key] };
  };
}
