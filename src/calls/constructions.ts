/** The places of a file that make a client, whether the file calls it or not. */
import { openaiProvider } from '../catalogue/frameworks/ai-sdk.ts';
import { NEWEST, modelClassOf } from '../catalogue/frameworks/langchain.ts';
import { spokenName, unwrap } from '../values/ast.ts';
import { ObjectView } from '../values/heap/object-view.ts';
import { isDeclaredElsewhere } from '../values/program/exports.ts';
import { type Site, type ValueOf, argsOf, isNothing } from '../values/value.ts';
import { importOf } from './client.ts';
import { headersOf, targetsOfUrl } from './readers/framework.ts';
import { constructed } from './readers/langchain/model.ts';
import { targetsOf, within } from './readers/langchain/request.ts';
import { type CallNode, type Desk, viewOf } from './readers/reader.ts';
import type { ClientConstruction } from './record.ts';
import { RequestOptions } from './request/options.ts';
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
    const value: ValueOf<'new'> = {
      kind: 'new',
      callee: { kind: 'import', source: made.source, name: made.name, site: made.site },
      args: argsOf(node, site),
      site,
    };
    const client = clients.made(value);
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
    if (modelClassOf(made.source, made.name)) return [ofLangChain(desk, node, value)];
    const isProvider = made.name === 'createOpenAI' && openaiProvider.test(made.source);
    return isProvider ? [ofAiSdk(desk, node)] : [];
  });
}

/** A model of LangChain makes a client of its own. */
function ofLangChain(desk: Desk, node: CallNode, value: ValueOf<'new'>): ClientConstruction {
  const name = '@langchain/openai';
  const { version } = versionOf(name, desk.module.filename, NEWEST[name]);
  const [first] = constructed(desk, value, version) ?? [];
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

/** A provider of the AI SDK; where its base URL may also be left out, that is not told. */
function ofAiSdk(desk: Desk, node: CallNode): ClientConstruction {
  const [options] = argsOf(node, { node, module: desk.module, env: null });
  const view = viewOf(desk, options, node) ?? new ObjectView(desk.evaluator, [], node);
  const url = view.get('baseURL');
  const given = url.values.filter((value) => !isNothing(value));
  const targets =
    given.length > 0
      ? targetsOfUrl(desk, { ...url, values: given, absent: false, unknown: false })
      : [url.unknown ? ('unknown' as const) : ('openai' as const)];
  return {
    node,
    kind: 'framework',
    targets,
    options: [view],
    headers: headersOf(desk, [view.get('headers')], node),
  };
}
