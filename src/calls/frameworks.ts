/** What a program hands to OpenAI through the options of a framework: the keys that it passes on, and `store`. */
import { type FrameworkFunction, agentsSdkClasses } from '../catalogue/frameworks.ts';
import { type TSESTree, unwrap } from '../values/ast.ts';
import { type Lookup, ObjectView } from '../values/heap/object-view.ts';
import { type Site, argsOf, isNothing, textOf } from '../values/value.ts';
import type { AnalysedFile } from './analysis.ts';
import { givenName } from './candidates.ts';
import { importOf } from './client.ts';

type CallNode = TSESTree.CallExpression | TSESTree.NewExpression;

export interface FrameworkRequest {
  node: CallNode;
  /** objects whose keys end in the body of the request */
  keys: ObjectView;
  store: Lookup;
}

const found = new WeakMap<AnalysedFile, readonly FrameworkRequest[]>();

/**
 * The places of a file that give such options, as far as they are sure to reach OpenAI: looked for
 * once, for all rules.
 */
export function frameworkRequests(file: AnalysedFile): readonly FrameworkRequest[] {
  let requests = found.get(file);
  if (!requests) found.set(file, (requests = requestsOf(file)));
  return requests;
}

function requestsOf(file: AnalysedFile): FrameworkRequest[] {
  const { evaluator, module } = file;
  return module.calls.flatMap(requestsAt);

  function requestsAt(node: CallNode): FrameworkRequest[] {
    const framework = frameworkOf(node);
    const [first] = framework ? argsOf(node, siteOf(node)) : [];
    if (!framework || !first || first.spread) return [];
    evaluator.beginQuestion();
    const view = new ObjectView(evaluator, evaluator.evaluate(first.site), node);
    if (!isDefaultModel(view)) return [];
    return [
      {
        node,
        keys: below(view, framework.keys),
        store: below(view, framework.store).get('store'),
      },
    ];
  }

  function frameworkOf(node: CallNode): FrameworkFunction | null {
    const callee = unwrap(node.callee);
    const name = givenName(callee, module);
    const frameworks = [agentsSdkClasses].filter(({ names }) => name !== null && names.has(name));
    if (frameworks.length === 0) return null;
    const made = evaluator
      .glance({ ...siteOf(node), node: callee })
      .map(importOf)
      .find((item) => item !== null);
    return (
      frameworks.find(
        ({ module: source, names }) => made && source.test(made.source) && names.has(made.name),
      ) ?? null
    );
  }

  function siteOf(node: CallNode): Site<CallNode> {
    return { node, module, env: null };
  }
}

function below(view: ObjectView, path: readonly string[]): ObjectView {
  return path.reduce((inner, key) => inner.at(key), view);
}

/** A name of a model without a provider before it, and no provider of one's own. */
function isDefaultModel(view: ObjectView): boolean {
  const model = view.get('model');
  const provider = view.get('modelProvider');
  return (
    provider.absent &&
    !provider.unknown &&
    !model.unknown &&
    model.values.every((value) => isNothing(value) || !(textOf(value) ?? '/').includes('/'))
  );
}
