import { type Call, CONTENT_KEYS, type Key, personalIn, schemaTexts } from '../calls/index.ts';
import { type Besides, createRule } from '../rule.ts';
import { type OptionsOf, optionsOf, texts } from './options.ts';

type Options = OptionsOf<'no-pii-in-side-fields'>;

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
    schema: optionsOf<Options>({
      fields: texts(
        'Request keys that are looked at; `schema` stands for the names and enums of Structured Outputs.',
      ),
      hashHelper: {
        type: ['string', 'null'],
        description:
          'Name of a function of the project that hashes a text; it is offered as a suggestion.',
      },
    }),
    defaultOptions: [{ fields: FIELDS, hashHelper: null }],
    messages: {
      personal:
        '`{{name}}` carries `{{what}}`{{from}}, which reads like personal data beside the prompt. Send a hash instead.',
      schema:
        '`{{name}}` of the schema carries `{{what}}`{{from}}, which reads like personal data. Schemas may be kept longer: leave it out.',
      hash: 'Wrap it in `{{helper}}()`.',
    },
  },
  create({ options, calls, tell }) {
    const fields = new Set(options.fields);

    for (const call of calls.toOpenAI) {
      for (const key of call.body.written())
        if (fields.has(key.name) && key.name !== 'metadata') check(key.name, key);
      if (fields.has('metadata'))
        for (const key of call.body.written('metadata')) check(`metadata.${key.name}`, key);
      if (fields.has('filename'))
        for (const key of call.itemsUnder(...CONTENT_KEYS).flatMap((item) => item.written()))
          if (key.name === 'filename') check(key.name, key);
      if (fields.has('schema')) checkSchema(call);
    }

    function check(field: string, key: Key): void {
      const what = key.value && personalIn(key.value);
      if (key.value && what !== null)
        tell(key.value, 'personal', { name: field, what }, hashing(key));
    }

    function checkSchema({ body }: Call): void {
      for (const { field, at } of schemaTexts([
        ...body.written('text', 'format'),
        ...body.written('response_format', 'json_schema'),
      ])) {
        const what = personalIn(at);
        if (what !== null) tell(at, 'schema', { name: field, what });
      }
    }

    function hashing(key: Key): Besides<'hash'> {
      const helper = options.hashHelper;
      if (helper === null) return {};
      return { suggest: [{ messageId: 'hash', data: { helper }, edit: key.handedTo(helper) }] };
    }
  },
});
