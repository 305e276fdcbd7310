/**
 * What a program hands to OpenAI through the options of a framework: the keys that it passes on,
 * `store`, and headers.
 */
import { type FrameworkFunction, aiSdkFunctions, aiSdkProvider } from '../catalogue/frameworks.ts';
import type { Target } from '../catalogue/hosts.ts';
import { type TSESTree, unwrap } from '../values/ast.ts';
import { NOTHING } from '../values/heap/lookup.ts';
import { type Lookup, ObjectView } from '../values/heap/object-view.ts';
import { type Site, type Value, argsOf, isNothing, rootOf, takerOf } from '../values/value.ts';
import type { AnalysedFile } from './analysis.ts';
import { givenName } from './candidates.ts';
import { importOf } from './client.ts';
import type { CallSettings } from './settings.ts';
import { eachOnce, onlyTarget } from './reach.ts';
import { patternsOf } from './request/texts.ts';
import { parseUrl } from './target.ts';

type CallNode = TSESTree.CallExpression | TSESTree.NewExpression;

export interface FrameworkRequest {
  node: CallNode;
  /** objects whose keys end in the body of the request */
  keys: ObjectView;
  store: Lookup;
  headers: ObjectView | null;
}

const found = new WeakMap<AnalysedFile, readonly FrameworkRequest[]>();

/**
 * The places of a file that give such options, as far as they are sure to reach OpenAI: looked for
 * once, for all rules.
 */
export function frameworkRequests(
  file: AnalysedFile,
  settings: CallSettings,
): readonly FrameworkRequest[] {
  let requests = found.get(file);
  if (!requests) found.set(file, (requests = requestsOf(file, settings)));
  return requests;
}

function requestsOf(file: AnalysedFile, settings: CallSettings): FrameworkRequest[] {
  const { evaluator, module } = file;
  return module.calls.flatMap(requestsAt);

  function requestsAt(node: CallNode): FrameworkRequest[] {
    const framework = frameworkOf(node);
    const [first] = framework ? argsOf(node, siteOf(node)) : [];
    if (!framework || !first || first.spread) return [];
    evaluator.beginQuestion();
    const view = new ObjectView(evaluator, evaluator.evaluate(first.site), node);
    if (!isModelOfOpenAI(view)) return [];
    return [
      {
        node,
        keys: below(view, framework.keys),
        store: NOTHING,
        headers: view.at('headers'),
      },
    ];
  }

  function frameworkOf(node: CallNode): FrameworkFunction | null {
    const callee = unwrap(node.callee);
    const name = givenName(callee, module);
    const { names, module: source } = aiSdkFunctions;
    if (name === null || !names.has(name)) return null;
    const made = evaluator
      .glance({ ...siteOf(node), node: callee })
      .map(importOf)
      .find((item) => item !== null);
    return made && source.test(made.source) && names.has(made.name) ? aiSdkFunctions : null;
  }

  function siteOf(node: CallNode): Site<CallNode> {
    return { node, module, env: null };
  }

  /** `openai('gpt-5')`, `openai.responses('gpt-5')`, `createOpenAI()('gpt-5')` */
  function isModelOfOpenAI(view: ObjectView): boolean {
    const models = view.get('model').values;
    return models.length > 0 && models.every((model) => targetOfModel(model) === 'openai');
  }

  function targetOfModel(model: Value): Target {
    const root = rootOf(model);
    if (root.kind !== 'import' || !aiSdkProvider.test(root.source)) return 'unknown';
    const factory = factoryOf(model);
    if (!factory) return root.name === 'openai' || root.name === '*' ? 'openai' : 'unknown';
    const [options] = factory.args;
    const base = options
      ? new ObjectView(evaluator, evaluator.evaluate(options.site), takerOf(options)).get('baseURL')
      : null;
    const urls = base?.values.filter((value) => !isNothing(value)) ?? [];
    if (urls.length === 0) return base?.unknown ? 'unknown' : 'openai';
    const targets = urls
      .flatMap((url) => patternsOf(evaluator, url))
      .map((pattern) => parseUrl(pattern, settings).target);
    return onlyTarget(eachOnce(targets));
  }
}

/** The call of `createOpenAI` that a model comes from. */
function factoryOf(model: Value): (Value & { kind: 'call' }) | null {
  for (let value = model; ; value = value.kind === 'member' ? value.object : value.callee) {
    if (value.kind !== 'call' && value.kind !== 'member') return null;
    if (value.kind === 'call' && importOf(value.callee)?.name === 'createOpenAI') return value;
  }
}

function below(view: ObjectView, path: readonly string[]): ObjectView {
  return path.reduce((inner, key) => inner.at(key), view);
}
