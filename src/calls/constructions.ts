/** The places of a file that make a client, whether the file calls it or not. */
import { type FrameworkClient, frameworkClients } from '../catalogue/frameworks.ts';
import { NEWEST, modelClassOf } from '../catalogue/frameworks/langchain.ts';
import { spokenName, unwrap } from '../values/ast.ts';
import { ObjectView } from '../values/heap/object-view.ts';
import { isDeclaredElsewhere } from '../values/program/exports.ts';
import { type Site, argsOf, isNothing } from '../values/value.ts';
import { importOf } from './client.ts';
import { headersOf } from './readers/framework.ts';
import { constructed } from './readers/langchain/model.ts';
import { targetsOf, within } from './readers/langchain/request.ts';
import { type CallNode, type Desk, viewOf } from './readers/reader.ts';
import { eachOnce } from './reach.ts';
import type { ClientConstruction } from './record.ts';
import { RequestOptions } from './request/options.ts';
import { RequestView } from './request-view.ts';
import { patternsOf } from './request/texts.ts';
import { parseUrl } from './target.ts';
import { versionOf } from './versions.ts';

export function constructionsIn(desk: Desk): ClientConstruction[] {
  const { module, evaluator, clients } = desk;
  return module.calls.flatMap((node): ClientConstruction[] => {
    const callee = unwrap(node.callee);
    if (!mayConstruct(node) || isDeclaredElsewhere(evaluator, callee, module)) return [];
    const site: Site<CallNode> = { node, module, env: null };
    const made = evaluator
      .glance({ ...site, node: node.callee })
      .map(importOf)
      .find((item) => item !== null);
    if (!made) return [];
    const client = clients.made({
      kind: 'new',
      callee: { kind: 'import', source: made.source, name: made.name, site: made.site },
      args: argsOf(node, site),
      site,
    });
    if (client)
      return [
        {
          node,
          kind: 'sdk',
          targets: clients.targetsOf(client),
          options: clients.optionViews(client),
          headers: new RequestOptions(desk, undefined, client, node).headers(),
        },
      ];
    const model = modelClassOf(made.source, made.name);
    if (model) return [ofLangChain(desk, node, made)];
    const framework = frameworkClients.find(
      (item) => item.name === made.name && item.module.test(made.source),
    );
    return framework ? [ofFramework(desk, node, framework)] : [];
  });
}

/** A model of LangChain makes a client of its own. */
function ofLangChain(
  desk: Desk,
  node: CallNode,
  made: NonNullable<ReturnType<typeof importOf>>,
): ClientConstruction {
  const site = { node, module: desk.module, env: null };
  const [first] =
    constructed(
      desk,
      {
        kind: 'new',
        callee: { kind: 'import', source: made.source, name: made.name, site: made.site },
        args: argsOf(node, site),
        site,
      },
      versionOf('@langchain/openai', desk.module.filename, NEWEST['@langchain/openai']).version,
    ) ?? [];
  const fields = first?.fields ?? null;
  return {
    node,
    kind: 'framework',
    targets: first ? targetsOf(desk, first) : ['unknown'],
    options: fields ? [fields] : [],
    headers: headersOf(
      desk,
      fields ? [within(fields, 'configuration', 'defaultHeaders')] : [],
      node,
    ),
  };
}

/** Classes and factories start with a capital letter, or with `create`. */
function mayConstruct(node: CallNode): boolean {
  const name = spokenName(unwrap(node.callee));
  return name !== null && (node.type === 'NewExpression' || /^create[A-Z]/.test(name));
}

function ofFramework(desk: Desk, node: CallNode, framework: FrameworkClient): ClientConstruction {
  const { evaluator, settings, module } = desk;
  const [options] = argsOf(node, { node, module, env: null });
  const view = viewOf(desk, options, node) ?? new ObjectView(evaluator, [], node);
  const nested = framework.nested === null ? null : view.get(framework.nested);
  const within = framework.nested === null ? view : view.at(framework.nested);
  const isDefault = nested !== null && nested.values.every(isNothing) && !nested.unknown;
  const targets = within
    .get('baseURL')
    .values.filter((value) => !isNothing(value))
    .flatMap((value) => patternsOf(evaluator, value))
    .map((pattern) => parseUrl(pattern, settings).target);
  const isHidden = within.get('baseURL').unknown && !isDefault;
  const otherwise = isHidden ? 'unknown' : 'openai';
  const headers = within.get(framework.headers).values.filter((value) => !isNothing(value));
  const parts = headers.length > 0 ? [{ view: new ObjectView(evaluator, headers, node) }] : [];
  return {
    node,
    kind: 'framework',
    targets: framework.target
      ? [framework.target]
      : eachOnce(targets.length > 0 ? targets : [otherwise]),
    options: [view],
    headers: new RequestView(evaluator, parts, { ignoreCase: true }),
  };
}
