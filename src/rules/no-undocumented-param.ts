import { gatewayParamOf, isSentInExamples } from '../catalogue/params.ts';
import { inventedSwitches, sources } from '../catalogue/policy/index.ts';
import { surface } from '../catalogue/surface.ts';
import { type WrittenParam, endpointWith, writtenParams } from '../calls/documented.ts';
import { frameworkRequests } from '../calls/frameworks.ts';
import { type OpenAICall, mayReachOpenAI } from '../calls/index.ts';
import { type InstalledSdk, declares, installedSdk } from '../calls/installed.ts';
import { createRule, type Suggestion } from '../rule.ts';
import { nearest } from '../settings.ts';
import { enclosingFunction } from '../values/ast.ts';
import { removeProperty, renameProperty } from './edits.ts';
import { keyNodeOf } from './words.ts';

interface Options {
  allow: string[];
}

type MessageIds =
  | 'invented'
  | 'gateway'
  | 'metadata'
  | 'camelCase'
  | 'elsewhere'
  | 'otherVersion'
  | 'misspelt'
  | 'unknown'
  | 'remove'
  | 'rename';

/** What is wrong with a key, and the name it should have. */
interface Finding {
  messageId: Exclude<MessageIds, 'remove' | 'rename'>;
  data: Record<string, string>;
  rename?: string;
}

const INVENTED = new Map(
  inventedSwitches
    .filter((item) => item.kind === 'body')
    .map((item) => [item.name.toLowerCase(), item]),
);
/** Up to this day no text of OpenAI has any of them. */
const SURVEYED = sources['switches-survey'].date;
const INVENTED_METADATA = new Set([
  ...inventedSwitches
    .filter((item) => item.kind === 'body' || item.kind === 'metadata')
    .map((item) => item.name.toLowerCase()),
]);

export const noUndocumentedParam = createRule<Options, MessageIds>({
  name: 'no-undocumented-param',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow request parameters that OpenAI does not document',
      recommended: true,
      severity: { recommended: 'error', strict: 'error' },
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          allow: {
            type: 'array',
            description: 'Names of parameters that are accepted.',
            items: { type: 'string' },
            uniqueItems: true,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ allow: [] }],
    messages: {
      invented:
        '`{{name}}` is not a parameter of OpenAI and never was documented (as of {{date}}). People believe that it {{belief}}. Retention is set for an organization or a project, by agreement with OpenAI; what a request can say is `store: false`.',
      metadata:
        '`{{name}}` in metadata switches nothing (as of {{date}}): metadata is free text. Retention is set for an organization or a project, by agreement with OpenAI.',
      gateway:
        '`{{name}}` is a control of {{provider}}. Sent to OpenAI it changes nothing, and {{endpoint}} does not document it.',
      camelCase: '`{{name}}` is not documented for {{endpoint}}: the API spells it `{{other}}`.',
      elsewhere: '`{{name}}` is not documented for {{endpoint}}: it belongs to {{other}}.',
      otherVersion:
        '`{{name}}` is not documented for {{endpoint}} in openai {{version}}, which is installed here: {{other}} has it.',
      misspelt: '`{{name}}` is not documented for {{endpoint}}. Did you mean `{{other}}`?',
      unknown:
        '`{{name}}` is not documented for {{endpoint}} in openai {{version}}, which is installed here.',
      remove: 'Remove `{{name}}`.',
      rename: 'Rename it to `{{other}}`.',
    },
  },
  create({ options, settings, file, calls, sourceCode, report }) {
    for (const call of calls) {
      if (!mayReachOpenAI(call)) continue;
      const sdk = installedSdk(file.module.filename);
      for (const param of writtenParams(file.evaluator, call)) {
        const found = options.allow.includes(param.name) ? null : findingOf(param, call, sdk);
        if (!found) continue;
        const [top = ''] = param.path.split('.');
        report({
          node: keyOf(param),
          module: param.module,
          otherwise: keyNodeOf(call, top),
          messageId: found.messageId,
          data: { name: param.name, endpoint: call.routePath ?? 'this endpoint', ...found.data },
          suggest: suggestionsFor(param, found),
        });
      }
    }

    for (const { node: call, keys } of frameworkRequests(file, settings.calls)) {
      for (const [key, found] of [
        ...keys.written().map((item) => [item, inventionOf(item.name)] as const),
        ...keys
          .at('metadata')
          .written()
          .map((item) => [item, inventionInMetadata(item.name)] as const),
      ]) {
        if (!found || options.allow.includes(key.name)) continue;
        report({
          node: keyOf(key),
          module: key.module,
          otherwise: call,
          messageId: found.messageId,
          data: { name: key.name, ...found.data },
          suggest: suggestionsFor(key, found),
        });
      }
    }

    function suggestionsFor(
      { node, name }: Pick<WrittenParam, 'node' | 'name'>,
      { rename }: Finding,
    ): Suggestion<MessageIds>[] {
      if (node.type !== 'Property') return [];
      const remove: Suggestion<MessageIds> = {
        messageId: 'remove',
        data: { name },
        fix: (fixer) => removeProperty(fixer, sourceCode, node),
      };
      if (rename === undefined) return [remove];
      return [
        {
          messageId: 'rename',
          data: { other: rename },
          fix: (fixer) => renameProperty(fixer, sourceCode, node, rename),
        },
        remove,
      ];
    }
  },
});

function findingOf(
  param: WrittenParam,
  call: OpenAICall,
  sdk: InstalledSdk | null,
): Finding | null {
  const { name, path, versions, open } = param;
  const gateway = versions === 0 ? gatewayParamOf(path) : null;
  if (gateway !== null) return { messageId: 'gateway', data: { provider: gateway } };
  // The whole object that it stands in is reported.
  if (gatewayParamOf(path.slice(0, path.lastIndexOf('.'))) !== null) return null;
  const invention = path.startsWith('metadata.')
    ? inventionInMetadata(name)
    : versions === 0 && !isFreeText(path)
      ? inventionOf(name)
      : null;
  if (invention) return invention;
  // A library between the program and the SDK may take keys of its own.
  if (open || call.wrapped || isSentInExamples(path) || isSdkOption(param, call)) return null;
  if (sdk && (sdk.isNewer ? declares(sdk, name) !== false : (versions & sdk.versions) !== 0))
    return null;
  const found =
    versions === 0
      ? (misnamed(param, call) ??
        (sdk ? { messageId: 'unknown' as const, data: { version: sdk.version } } : null))
      : sdk && !sdk.isNewer
        ? otherVersion(param, sdk)
        : null;
  return found && mayBeMeantForAnother(param, call, found.messageId === 'elsewhere') ? null : found;
}

function inventionOf(name: string): Finding | null {
  const invented = INVENTED.get(snakeCase(name));
  return invented
    ? { messageId: 'invented', data: { belief: invented.belief, date: SURVEYED } }
    : null;
}

function inventionInMetadata(name: string): Finding | null {
  return INVENTED_METADATA.has(snakeCase(name))
    ? { messageId: 'metadata', data: { date: SURVEYED } }
    : null;
}

/** A body that is one of several: a function that builds bodies may build this one for another request. */
function mayBeMeantForAnother(
  { name, path, node, module }: WrittenParam,
  call: OpenAICall,
  isOfAnother: boolean,
): boolean {
  const [top = name] = path.split('.');
  const sent = call.body.get(top).nodes.length > 0 ? call.body : call.query;
  const { values, absent, unknown } = sent.get(top);
  const isOneOfSeveral =
    (absent || unknown) && sent.parts.flatMap(({ view }) => view.alternatives).length > 1;
  if (isOneOfSeveral && isOfAnother) return true;
  const isBuiltElsewhere =
    module !== call.module || enclosingFunction(node) !== enclosingFunction(call.node);
  return isBuiltElsewhere && (isOneOfSeveral || absent || (path !== top && values.length > 1));
}

function misnamed({ name, path, documented }: WrittenParam, call: OpenAICall): Finding | null {
  const snake = snakeCase(name);
  if (snake !== name && documented.has(snake))
    return { messageId: 'camelCase', data: { other: snake }, rename: snake };
  const other = path === name ? endpointWith(name, call.route) : null;
  if (other !== null) return { messageId: 'elsewhere', data: { other } };
  const match = name.length > 3 ? nearest(name, documented) : null;
  return match === null ? null : { messageId: 'misspelt', data: { other: match }, rename: match };
}

function otherVersion({ versions }: WrittenParam, sdk: InstalledSdk): Finding {
  const having = surface().sdks.filter((_, index) => versions & (1 << index));
  return {
    messageId: 'otherVersion',
    data: { version: sdk.version, other: `openai ${having.at(-1) ?? ''}` },
  };
}

/** Free-form objects carry whatever the program likes. */
function isFreeText(path: string): boolean {
  return /(?:^|\.)(?:metadata|parameters|schema|attributes|logit_bias|variables)\./.test(path);
}

const SDK_OPTIONS = new Set([
  'method',
  'path',
  'query',
  'body',
  'headers',
  'maxRetries',
  'stream',
  'timeout',
  'httpAgent',
  'signal',
  'idempotencyKey',
  'fetchOptions',
]);

/** Some methods take the request options in the place of a query, or of a body that may be left out. */
function isSdkOption({ name, path }: WrittenParam, call: OpenAICall): boolean {
  if (path !== name || !SDK_OPTIONS.has(name)) return false;
  return (
    call.method?.requests[0].place === 'query' ||
    call.body.written().every((key) => SDK_OPTIONS.has(key.name))
  );
}

/** `dataUsage`, `Data-Usage`, `DATA_USAGE` → `data_usage` */
function snakeCase(name: string): string {
  return name
    .replace(/-/g, '_')
    .replace(/(?<=[a-z\d])(?=[A-Z])/g, '_')
    .toLowerCase();
}

function keyOf({ node }: Pick<WrittenParam, 'node'>): WrittenParam['node'] {
  if (node.type === 'Property') return node.key;
  return node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression'
    ? node.left.property
    : node;
}
