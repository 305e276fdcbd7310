import { gatewayParamOf } from '../catalogue/headers.ts';
import { inventedSwitches } from '../catalogue/policy/index.ts';
import { surface } from '../catalogue/surface.ts';
import { type WrittenParam, endpointWith, writtenParams } from '../calls/documented.ts';
import type { OpenAICall } from '../calls/index.ts';
import { type InstalledSdk, declares, installedSdk } from '../calls/installed.ts';
import { createRule, type Suggestion } from '../rule.ts';
import { nearest } from '../settings.ts';
import { removeProperty, renameProperty } from './edits.ts';
import { keyNodeOf } from './words.ts';

interface Options {
  allow: string[];
}

type MessageIds = 'invented' | 'gateway' | 'metadata' | 'camelCase' | 'elsewhere' | 'otherVersion' | 'misspelt' | 'unknown' | 'remove' | 'rename';

/** What is wrong with a key, and the name it should have. */
interface Finding {
  messageId: Exclude<MessageIds, 'remove' | 'rename'>;
  data: Record<string, string>;
  rename?: string;
}

const INVENTED = new Map(inventedSwitches.filter((item) => item.kind === 'body').map((item) => [item.name.toLowerCase(), item]));
const INVENTED_METADATA = new Set([...inventedSwitches.filter((item) => item.kind === 'body' || item.kind === 'metadata').map((item) => item.name.toLowerCase())]);

export const noUndocumentedParam = createRule<Options, MessageIds>({
  name: 'no-undocumented-param',
  meta: {
    type: 'problem',
    docs: { description: 'disallow request parameters that OpenAI does not document', recommended: true, severity: { recommended: 'error', strict: 'error' } },
    hasSuggestions: true,
    schema: [{
      type: 'object',
      properties: {
        allow: { type: 'array', description: 'Names of parameters that are accepted.', items: { type: 'string' }, uniqueItems: true },
      },
      additionalProperties: false,
    }],
    defaultOptions: [{ allow: [] }],
    messages: {
      invented: '`{{name}}` is not a parameter of OpenAI, and never was documented. People believe that it {{belief}}. Retention is set for an organization or a project, by agreement with OpenAI; `store: false` keeps one request out of application state, and nothing else in a request changes what is kept.',
      metadata: '`{{name}}` in metadata changes nothing: metadata is free text that OpenAI stores. Retention is set for an organization or a project, by agreement with OpenAI.',
      gateway: '`{{name}}` is a control of {{provider}}. Sent to OpenAI it changes nothing, and {{endpoint}} does not document it.',
      camelCase: '`{{name}}` is not documented for {{endpoint}}: the API spells it `{{other}}`.',
      elsewhere: '`{{name}}` is not documented for {{endpoint}}: it belongs to {{other}}.',
      otherVersion: '`{{name}}` is not documented for {{endpoint}} in openai {{version}}, which is installed here: {{other}} has it.',
      misspelt: '`{{name}}` is not documented for {{endpoint}}. Did you mean `{{other}}`?',
      unknown: '`{{name}}` is not documented for {{endpoint}} in openai {{version}}, which is installed here.',
      remove: 'Remove `{{name}}`.',
      rename: 'Rename it to `{{other}}`.',
    },
  },
  create({ options, file, calls, sourceCode, report }) {
    for (const call of calls) {
      if (call.target !== 'openai') continue;
      const sdk = installedSdk(file.module.filename);
      for (const param of writtenParams(file.evaluator, call)) {
        const found = options.allow.includes(param.name) ? null : findingOf(param, call, sdk);
        if (!found) continue;
        const [top = ''] = param.path.split('.');
        report({
          node: keyOf(param), module: param.module, otherwise: keyNodeOf(call, top),
          messageId: found.messageId, data: { name: param.name, endpoint: call.routePath ?? 'this endpoint', ...found.data },
          suggest: suggestionsFor(param, found),
        });
      }
    }

    function suggestionsFor({ node, name }: WrittenParam, { rename }: Finding): Suggestion<MessageIds>[] {
      if (node.type !== 'Property') return [];
      const remove: Suggestion<MessageIds> = { messageId: 'remove', data: { name }, fix: (fixer) => removeProperty(fixer, sourceCode, node) };
      if (rename === undefined) return [remove];
      return [{ messageId: 'rename', data: { other: rename }, fix: (fixer) => renameProperty(fixer, sourceCode, node, rename) }, remove];
    }
  },
});

function findingOf(param: WrittenParam, call: OpenAICall, sdk: InstalledSdk | null): Finding | null {
  const { name, path, versions, documented, open } = param;
  const gateway = versions === 0 ? gatewayParamOf(path) : null;
  if (gateway !== null) return { messageId: 'gateway', data: { provider: gateway } };
  // The whole object that it stands in is reported.
  if (gatewayParamOf(path.slice(0, path.lastIndexOf('.'))) !== null) return null;
  const invented = versions === 0 ? INVENTED.get(snakeCase(name)) : undefined;
  if (invented && !isFreeText(path)) return { messageId: 'invented', data: { belief: invented.belief } };
  if (path.startsWith('metadata.') && INVENTED_METADATA.has(snakeCase(name))) return { messageId: 'metadata', data: {} };
  // A library between the program and the SDK may take keys of its own.
  if (open || call.wrapped || (isSdkOption(name) && call.method?.requests[0].place === 'query')) return null;
  if (sdk && (sdk.isNewer ? declares(sdk, name) !== false : (versions & sdk.versions) !== 0)) return null;
  if (versions !== 0) return sdk && !sdk.isNewer ? otherVersion(param, sdk) : null;
  return misnamed(name, documented, call) ?? (sdk ? { messageId: 'unknown', data: { version: sdk.version } } : null);
}

function misnamed(name: string, documented: ReadonlySet<string>, call: OpenAICall): Finding | null {
  const snake = snakeCase(name);
  if (snake !== name && documented.has(snake)) return { messageId: 'camelCase', data: { other: snake }, rename: snake };
  const other = endpointWith(name, call.route);
  if (other !== null) return { messageId: 'elsewhere', data: { other } };
  const match = name.length > 3 ? nearest(name, documented) : null;
  return match === null ? null : { messageId: 'misspelt', data: { other: match }, rename: match };
}

function otherVersion({ versions }: WrittenParam, sdk: InstalledSdk): Finding {
  const having = surface().sdks.filter((_, index) => versions & (1 << index));
  return { messageId: 'otherVersion', data: { version: sdk.version, other: `openai ${having.at(-1) ?? ''}` } };
}

/** Free-form objects carry whatever the program likes. */
function isFreeText(path: string): boolean {
  return /(?:^|\.)(?:metadata|parameters|schema|attributes|logit_bias|variables)\./.test(path);
}

/** Listing methods take the request options in the place of the query. */
function isSdkOption(name: string): boolean {
  return ['signal', 'timeout', 'maxRetries', 'headers', 'query', 'idempotencyKey', 'fetchOptions', 'httpAgent'].includes(name);
}

function snakeCase(name: string): string {
  return name.replace(/-/g, '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function keyOf({ node }: WrittenParam): WrittenParam['node'] {
  if (node.type === 'Property') return node.key;
  return node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression' ? node.left.property : node;
}
