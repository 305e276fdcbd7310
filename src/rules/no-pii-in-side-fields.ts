import { CONTENT_KEYS, itemsUnder } from '../calls/content.ts';
import type { OpenAICall } from '../calls/index.ts';
import { createRule, type Suggestion } from '../rule.ts';
import { annotationOf } from '../values/kinds/type.ts';
import { type Node, isFunction, literalKey, spokenName, walk } from '../values/ast.ts';
import type { SourceModule } from '../values/module.ts';
import type { ObjectView, WrittenKey } from '../values/heap/object-view.ts';
import { keyNodeOf } from './words.ts';

interface Options {
  fields: string[];
  hashHelper: string | null;
}

const FIELDS = ['user', 'safety_identifier', 'prompt_cache_key', 'metadata', 'filename', 'schema'];

export const noPiiInSideFields = createRule<Options, 'personal' | 'schema' | 'hash'>({
  name: 'no-pii-in-side-fields',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'disallow personal data in identifiers and metadata',
      recommended: false,
      severity: { recommended: 'off', strict: 'warn' },
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          fields: {
            type: 'array',
            description:
              'Request keys that are looked at; `schema` stands for the names and enums of Structured Outputs.',
            items: { type: 'string' },
            uniqueItems: true,
          },
          hashHelper: {
            type: ['string', 'null'],
            description:
              'Name of a function of the project that hashes a text; it is offered as a suggestion.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ fields: FIELDS, hashHelper: null }],
    messages: {
      personal:
        '`{{field}}` carries `{{what}}`, which reads like personal data. It is sent beside the prompt: send a hash instead.',
      schema:
        '`{{field}}` of the schema carries `{{what}}`, which reads like personal data. A schema is sent beside the prompt and may be cached for longer: keep personal data out of it.',
      hash: 'Wrap it in `{{helper}}()`.',
    },
  },
  create({ options, file, calls, report }) {
    for (const call of calls) {
      if (call.target !== 'openai') continue;
      for (const key of call.body.written()) {
        if (options.fields.includes(key.name) && key.name !== 'metadata')
          check(call, key.name, key);
      }
      if (options.fields.includes('metadata')) {
        for (const { view } of call.body.parts)
          for (const key of view.at('metadata').written()) check(call, `metadata.${key.name}`, key);
      }
      if (options.fields.includes('filename')) {
        for (const item of itemsUnder(file.evaluator, call, CONTENT_KEYS))
          for (const key of item.view.written())
            if (key.name === 'filename') check(call, key.name, key);
      }
      if (options.fields.includes('schema'))
        for (const { view } of call.body.parts) checkSchema(call, view);
    }

    function checkSchema(call: OpenAICall, body: ObjectView): void {
      for (const [top, format] of [
        ['text', body.at('text').at('format')],
        ['response_format', body.at('response_format').at('json_schema')],
      ] as const) {
        for (const { name, value, module } of format.written()) {
          if (!value || (name !== 'name' && name !== 'schema')) continue;
          for (const part of name === 'name' ? [value.node] : enumsIn(value.node, module)) {
            const what = personalPart(part, module);
            if (what !== null)
              report({
                node: part,
                module,
                otherwise: keyNodeOf(call, top),
                messageId: 'schema',
                data: { field: name === 'name' ? name : 'enum', what },
              });
          }
        }
      }
    }

    function check(call: OpenAICall, field: string, key: WrittenKey): void {
      const node = key.value?.node;
      const what = node && !isFunction(node) ? personalPart(node, key.module) : null;
      if (!node || what === null) return;
      report({
        node,
        module: key.module,
        otherwise: call.anchor,
        messageId: 'personal',
        data: { field, what },
        suggest: suggestionsFor(key, node),
      });
    }

    function suggestionsFor(
      { node: place }: WrittenKey,
      node: Node,
    ): Suggestion<'personal' | 'schema' | 'hash'>[] {
      const helper = options.hashHelper;
      // What stands in parentheses would be taken for several arguments.
      if (helper === null || node.type === 'SequenceExpression') return [];
      const isShorthand = place.type === 'Property' && place.shorthand;
      const start = isShorthand ? `${literalKey(place) ?? ''}: ${helper}(` : `${helper}(`;
      return [
        {
          messageId: 'hash',
          data: { helper },
          fix: (fixer) => [
            fixer.insertTextBeforeRange(node.range, start),
            fixer.insertTextAfterRange(node.range, ')'),
          ],
        },
      ];
    }
  },
});

/** What a schema lists as possible values. */
function enumsIn(schema: Node, { visitorKeys }: SourceModule): Node[] {
  const found: Node[] = [];
  walk(schema, visitorKeys, (node) => {
    if (node.type === 'Property' && literalKey(node) === 'enum') found.push(node.value);
    return undefined;
  });
  return found;
}

const PERSONAL =
  /^(?:.*_)?(?:e_?mail(?:_?address)?|phone(?:_?number)?|mobile(?:_?number)?|ssn|social_security(?:_number)?|first_?name|last_?name|full_?name|family_?name|given_?name|surname|birth_?(?:date|day)|date_of_birth|dob|passport(?:_?number)?|street(?:_?address)?|home_?address|postal_?address|ip_?address|national_?id)$/;
/** Of these a plain `name` is a person's. */
const PERSON =
  /^(?:.*_)?(?:user|person|patient|customer|client|employee|member|contact|student|guest|applicant|author)$/;
const HASHES =
  /hash|sha\d|hmac|digest|md5|anonymi[sz]e|pseudonymi[sz]e|encrypt|redact|mask|tokeni[sz]e/i;
const EMAIL = /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i;

/** The part of an expression that reads like personal data, by name or by type; `null` when a hash stands around it. */
function personalPart(node: Node, module: SourceModule): string | null {
  let found: string | null = null;
  walk(node, module.visitorKeys, (inner) => {
    if (found !== null) return false;
    if (inner.type === 'CallExpression' && HASHES.test(spokenName(inner.callee) ?? ''))
      return false;
    if (inner.type === 'Literal' && typeof inner.value === 'string' && EMAIL.test(inner.value))
      found = inner.value;
    if ((inner.type === 'MemberExpression' || inner.type === 'Identifier') && !isKey(inner))
      found = personalName(inner, module);
    return inner.type === 'Literal' ? false : undefined;
  });
  return found;
}

function personalName(node: Node, module: SourceModule): string | null {
  const name = spokenName(node);
  if (name !== null && PERSONAL.test(snakeCase(name))) return name;
  if (node.type === 'MemberExpression') {
    const owner = spokenName(node.object);
    return name === 'name' && owner !== null && PERSON.test(snakeCase(owner))
      ? `${owner}.name`
      : null;
  }
  const [binding] = module.variableOf(node)?.identifiers ?? [];
  const type = binding ? annotationOf(binding, module) : null;
  const typeName = type?.type === 'TSTypeReference' ? spokenName(type.typeName) : null;
  return typeName !== null && PERSONAL.test(snakeCase(typeName))
    ? `${name ?? ''}: ${typeName}`
    : null;
}

function isKey(node: Node): boolean {
  return node.parent?.type === 'Property' && node.parent.key === node && !node.parent.shorthand;
}

function snakeCase(name: string): string {
  return name.replace(
    /[A-Z]+/g,
    (letters, at: number) => `${at === 0 ? '' : '_'}${letters.toLowerCase()}`,
  );
}
