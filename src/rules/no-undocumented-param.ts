import { gatewayParamOf, inventionAt } from '../catalogue/params.ts';
import type { Key, Param } from '../calls/index.ts';
import { createRule, type Suggestion } from '../rule.ts';
import { type OptionsOf, optionsOf, texts } from './options.ts';

type Options = OptionsOf<'no-undocumented-param'>;

type MessageIds =
  | 'invented'
  | 'gateway'
  | 'metadata'
  | 'camelCase'
  | 'elsewhere'
  | 'otherVersion'
  | 'misspelt'
  | 'unknown'
  | 'azure'
  | 'remove'
  | 'rename';

type Written = Pick<Key, 'at' | 'name' | 'removed'> & Partial<Pick<Key, 'renamed'>>;

/** What is wrong with a key, and the name it should have. */
interface Finding {
  messageId: Exclude<MessageIds, 'remove' | 'rename'>;
  data: Record<string, string>;
  rename?: string | undefined;
}

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
    schema: optionsOf<Options>({ allow: texts('Names of parameters that are accepted.') }),
    defaultOptions: [{ allow: [] }],
    messages: {
      invented:
        '`{{name}}`{{from}} is not an OpenAI parameter: retention is set per organization or project, not per request.',
      metadata:
        '`{{name}}`{{from}} in metadata switches nothing: retention is set per organization or project, not per request.',
      gateway:
        '`{{name}}`{{from}} is a control of {{provider}}. Sent to OpenAI it changes nothing.',
      camelCase:
        '`{{name}}`{{from}} is not documented for {{endpoint}}: the API spells it `{{other}}`.',
      elsewhere: '`{{name}}`{{from}} is not documented for {{endpoint}}: it belongs to {{other}}.',
      otherVersion:
        '`{{name}}`{{from}} is not documented for {{endpoint}} in the installed openai {{version}}: {{other}} has it.',
      misspelt: '`{{name}}`{{from}} is not documented for {{endpoint}}. Did you mean `{{other}}`?',
      unknown:
        '`{{name}}`{{from}} is not documented for {{endpoint}} in the installed openai {{version}}.',
      azure:
        '`{{name}}`{{from}} is not a parameter of Azure OpenAI: monitoring is set per subscription or resource, not per request.',
      remove: 'Remove `{{name}}`.',
      rename: 'Rename it to `{{other}}`.',
    },
  },
  create({ options, calls, tell }) {
    for (const call of calls.toOpenAI) {
      const where = { endpoint: call.routePath ?? 'this endpoint' };
      for (const param of call.params()) tellFinding(param, findingOf(param), where);
      for (const { at, key: name, removed } of call.ignored)
        tellFinding({ at, name, removed }, inventedAt(name, name));
    }

    for (const call of calls.toAzure) {
      for (const param of call.params())
        if (inventedAt(param.path, param.name) && !param.isDocumented)
          tellFinding(param, { messageId: 'azure', data: {} }, {});
    }

    function tellFinding(key: Written, found: Finding | null, where: object = {}): void {
      if (!found || options.allow.includes(key.name)) return;
      const { messageId, data, rename } = found;
      const suggest = edits(key, rename);
      tell(key.at, messageId, { name: key.name, ...where, ...data }, { suggest });
    }
  },
});

function findingOf(param: Param): Finding | null {
  const { name, path, isDocumented } = param;
  const provider = isDocumented ? null : gatewayParamOf(path);
  if (provider !== null) return { messageId: 'gateway', data: { provider } };
  // The whole object that it stands in is reported.
  const dot = path.lastIndexOf('.');
  if (dot > 0 && gatewayParamOf(path.slice(0, dot)) !== null) return null;
  const invented = isDocumented && !path.startsWith('metadata.') ? null : inventedAt(path, name);
  if (invented) return invented;
  const { misuse } = param;
  if (!misuse) return null;
  const { kind, ...data } = misuse;
  const rename = kind === 'camelCase' || kind === 'misspelt' ? misuse.other : undefined;
  return { messageId: kind, data, rename };
}

function inventedAt(path: string, name: string): Finding | null {
  const invented = inventionAt(path, name);
  if (!invented) return null;
  return path.startsWith('metadata.')
    ? { messageId: 'metadata', data: {} }
    : { messageId: 'invented', data: {} };
}

function edits(key: Written, rename: string | undefined): Suggestion<MessageIds>[] {
  const remove = { messageId: 'remove' as const, data: { name: key.name }, edit: key.removed };
  if (rename === undefined) return [remove];
  return [
    { messageId: 'rename', data: { other: rename }, edit: key.renamed?.(rename) ?? null },
    remove,
  ];
}
