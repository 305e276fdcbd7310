import type { OpenAICall } from '../calls/index.ts';
import { createRule, type Suggestion } from '../rule.ts';
import { type Node, isFunction, literalKey, walk } from '../values/ast.ts';
import type { WrittenKey } from '../values/object-view.ts';

interface Options {
  fields: string[];
  hashHelper: string | null;
}

const FIELDS = ['user', 'safety_identifier', 'prompt_cache_key', 'metadata'];

export const noPiiInSideFields = createRule<Options, 'personal' | 'hash'>({
  name: 'no-pii-in-side-fields',
  meta: {
    type: 'suggestion',
    docs: { description: 'disallow personal data in identifiers and metadata', recommended: false, severity: { recommended: 'off', strict: 'warn' } },
    hasSuggestions: true,
    schema: [{
      type: 'object',
      properties: {
        fields: { type: 'array', description: 'Request keys that are looked at.', items: { type: 'string' }, uniqueItems: true },
        hashHelper: { type: ['string', 'null'], description: 'Name of a function of the project that hashes a text; it is offered as a suggestion.' },
      },
      additionalProperties: false,
    }],
    defaultOptions: [{ fields: FIELDS, hashHelper: null }],
    messages: {
      personal: '`{{field}}` carries `{{what}}`, which reads like personal data. It is sent beside the prompt: send a hash instead.',
      hash: 'Wrap it in `{{helper}}()`.',
    },
  },
  create({ options, file, calls, report }) {
    for (const call of calls) {
      if (call.target !== 'openai') continue;
      for (const key of call.body.written()) {
        if (options.fields.includes(key.name) && key.name !== 'metadata') check(call, key.name, key);
      }
      if (!options.fields.includes('metadata')) continue;
      for (const { view } of call.body.parts) {
        for (const key of view.at('metadata').written()) check(call, `metadata.${key.name}`, key);
      }
    }

    function check(call: OpenAICall, field: string, key: WrittenKey): void {
      const node = key.value?.node;
      const what = node && !isFunction(node) ? personalPart(node, file.module.visitorKeys) : null;
      if (!node || what === null) return;
      report({ node, module: key.module, otherwise: call.anchor, messageId: 'personal', data: { field, what }, suggest: suggestionsFor(key, node) });
    }

    function suggestionsFor({ node: place }: WrittenKey, node: Node): Suggestion<'personal' | 'hash'>[] {
      const helper = options.hashHelper;
      // What stands in parentheses would be taken for several arguments.
      if (helper === null || node.type === 'SequenceExpression') return [];
      const isShorthand = place.type === 'Property' && place.shorthand;
      const start = isShorthand ? `${literalKey(place) ?? ''}: ${helper}(` : `${helper}(`;
      return [{ messageId: 'hash', data: { helper }, fix: (fixer) => [fixer.insertTextBeforeRange(node.range, start), fixer.insertTextAfterRange(node.range, ')')] }];
    }
  },
});

const PERSONAL = /^(?:.*_)?(?:e_?mail(?:_?address)?|phone(?:_?number)?|mobile(?:_?number)?|ssn|social_security(?:_number)?|first_?name|last_?name|full_?name|family_?name|given_?name|surname|birth_?(?:date|day)|date_of_birth|dob|passport(?:_?number)?|street(?:_?address)?|home_?address|postal_?address|ip_?address|national_?id)$/;
const HASHES = /hash|sha\d|hmac|digest|md5|anonymi[sz]e|pseudonymi[sz]e|encrypt|redact|mask|tokeni[sz]e/i;
const EMAIL = /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i;

/** The part of an expression that reads like personal data; `null` when a hash stands around it. */
function personalPart(node: Node, keys: Parameters<typeof walk>[1]): string | null {
  let found: string | null = null;
  walk(node, keys, (inner) => {
    if (found !== null) return false;
    if (inner.type === 'CallExpression' && HASHES.test(nameOf(inner.callee) ?? '')) return false;
    if (inner.type === 'Literal' && typeof inner.value === 'string' && EMAIL.test(inner.value)) found = inner.value;
    const name = inner.type === 'MemberExpression' || inner.type === 'Identifier' ? nameOf(inner) : null;
    if (name !== null && PERSONAL.test(snakeCase(name)) && !isKey(inner)) found = name;
    return inner.type === 'Literal' ? false : undefined;
  });
  return found;
}

function nameOf(node: Node): string | null {
  return node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? literalKey(node) : null;
}

function isKey(node: Node): boolean {
  return node.parent?.type === 'Property' && node.parent.key === node && !node.parent.shorthand;
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]+/g, (letters, at: number) => `${at === 0 ? '' : '_'}${letters.toLowerCase()}`);
}
