import { noPiiInSideFields } from '../../src/rules/no-pii-in-side-fields.ts';
import { CLIENT, testRule } from '../helpers/tester.ts';

const withHelper = [{ hashHelper: 'hashId' }];

testRule(
  'no-pii-in-side-fields',
  noPiiInSideFields,
  {
    valid: [
      { name: 'an id', code: `${CLIENT}client.responses.create({ input: 'x', user: user.id });` },
      {
        name: 'a hash',
        code: `${CLIENT}client.responses.create({ input: 'x', safety_identifier: sha256(user.email) });`,
      },
      {
        name: 'a chain that ends in a digest',
        code: `${CLIENT}client.responses.create({ input: 'x', user: createHash('sha256').update(user.email).digest('hex') });`,
      },
      {
        name: 'a helper that says that it hashes',
        code: `${CLIENT}client.responses.create({ input: 'x', user: hashEmail(user.email) });`,
      },
      {
        name: 'a field that was hashed before',
        code: `${CLIENT}client.responses.create({ input: 'x', user: user.emailHash });`,
      },
      {
        name: 'whether there is an address',
        code: `${CLIENT}client.responses.create({ input: 'x', user: user.emailVerified });`,
      },
      {
        name: 'what else a request has, and the IP of a chip',
        code: `${CLIENT}client.responses.create({ input: 'x', user: req.id, prompt_cache_key: chip.ip });`,
      },
      {
        name: 'a key of metadata is not a value',
        code: `${CLIENT}client.responses.create({ input: 'x', metadata: { email: hash } });`,
      },
      {
        name: 'a text that is no address',
        code: `${CLIENT}client.responses.create({ input: 'x', user: 'jane@work' });`,
      },
      {
        name: 'a field that is not looked at',
        code: `${CLIENT}client.responses.create({ input: 'x', user: user.email });`,
        options: [{ fields: ['metadata'] }],
      },
      {
        name: 'metadata that is not looked at',
        code: `${CLIENT}client.responses.create({ input: 'x', metadata: { email: user.email } });`,
        options: [{ fields: ['user'] }],
      },
      {
        name: 'no field at all',
        code: `${CLIENT}client.responses.create({ input: 'x', user: user.email });`,
        options: [{ fields: [] }],
      },
      {
        name: 'a neutral file name',
        code: `${CLIENT}client.responses.create({ input: [{ role: 'user', content: [{ type: 'input_file', filename: 'letter.pdf', file_data: data }] }] });`,
      },
      {
        name: 'a file name that is not looked at',
        code: `${CLIENT}client.uploads.create({ bytes: 1, filename: user.email, mime_type: 'b', purpose: 'user_data' });`,
        options: [{ fields: ['user'] }],
      },
      {
        name: 'a schema that is not looked at',
        code: `${CLIENT}client.responses.create({ input: 'x', text: { format: { type: 'json_schema', name: user.lastName, schema } } });`,
        options: [{ fields: ['user'] }],
      },
      {
        name: 'a property of a schema, which asks for an address and holds none',
        code: `${CLIENT}client.chat.completions.create({ messages, response_format: { type: 'json_schema', json_schema: { name: 'ticket', schema: { properties: { email: { type: 'string' }, kind: { enum: ['new', 'old'] } } } } } });`,
      },
      {
        name: 'the name of something that is no person',
        code: `${CLIENT}client.responses.create({ input: 'x', prompt_cache_key: tool.name });`,
      },
      {
        name: 'the prompt itself',
        code: `${CLIENT}client.responses.create({ input: user.email });`,
      },
      {
        name: 'a method is not sent',
        code: `${CLIENT}client.responses.create({ input: 'x', user(email) { return email; } });`,
      },
      {
        name: 'another vendor through the SDK',
        code: "import OpenAI from 'openai';\nconst client = new OpenAI({ baseURL: 'https://api.groq.com/openai/v1' });\nclient.chat.completions.create({ messages: [], user: user.email });",
      },
      {
        name: 'another library',
        code: "import Stripe from 'stripe';\nconst client = new Stripe(key);\nclient.customers.create({ metadata: { email: user.email } });",
      },
      {
        name: 'another vendor over HTTP',
        code: "fetch('https://api.x.ai/v1/responses', { method: 'POST', body: JSON.stringify({ user: user.email }) });",
      },
    ],
    invalid: [
      {
        name: 'the address of who asks',
        code: `${CLIENT}client.responses.create({ input: 'x', user: req.ip, safety_identifier: clientIp });`,
        errors: [
          {
            messageId: 'personal',
            data: { name: 'user', what: 'req.ip' },
            line: 3,
            column: 45,
            endLine: 3,
            endColumn: 51,
          },
          {
            messageId: 'personal',
            data: { name: 'safety_identifier', what: 'clientIp' },
            line: 3,
            column: 72,
            endLine: 3,
            endColumn: 80,
          },
        ],
      },
      {
        name: 'the name of a person',
        code: `${CLIENT}client.responses.create({ input: 'x', user: currentUser.name });`,
        errors: [
          {
            messageId: 'personal',
            data: { name: 'user', what: 'currentUser.name' },
            line: 3,
            column: 45,
            endLine: 3,
            endColumn: 61,
          },
        ],
      },
      {
        name: 'a file name inside the request',
        code: `${CLIENT}client.responses.create({ input: [{ role: 'user', content: [{ type: 'input_file', filename: \`\${user.email}.pdf\`, file_data: data }] }] });`,
        errors: [
          {
            messageId: 'personal',
            data: { name: 'filename', what: 'email' },
            line: 3,
            column: 93,
            endLine: 3,
            endColumn: 112,
          },
        ],
      },
      {
        name: 'a file name of Chat Completions',
        code: `${CLIENT}client.chat.completions.create({ messages: [{ role: 'user', content: [{ type: 'file', file: { filename: patient.lastName, file_data: data } }] }] });`,
        errors: [
          {
            messageId: 'personal',
            data: { name: 'filename', what: 'lastName' },
            line: 3,
            column: 105,
            endLine: 3,
            endColumn: 121,
          },
        ],
      },
      {
        name: 'the file name of an upload',
        code: `${CLIENT}client.uploads.create({ bytes: 1, filename: user.email, mime_type: 'b', purpose: 'user_data' });`,
        errors: [
          {
            messageId: 'personal',
            data: { name: 'filename', what: 'email' },
            line: 3,
            column: 45,
            endLine: 3,
            endColumn: 55,
          },
        ],
      },
      {
        name: 'the name of a schema, and what it lists',
        code: `${CLIENT}client.responses.create({ input: 'x', text: { format: { type: 'json_schema', name: patient.name, schema: { properties: { who: { enum: customers.map((one) => one.email) } } } } } });`,
        errors: [
          {
            messageId: 'schema',
            data: { name: 'name', what: 'patient.name' },
            line: 3,
            column: 84,
            endLine: 3,
            endColumn: 96,
          },
          {
            messageId: 'schema',
            data: { name: 'enum', what: 'email' },
            line: 3,
            column: 135,
            endLine: 3,
            endColumn: 168,
          },
        ],
      },
      {
        name: 'a list in the schema of Chat Completions',
        code: `${CLIENT}client.chat.completions.create({ messages, response_format: { type: 'json_schema', json_schema: { name: 'ticket', schema: { properties: { who: { enum: ['jane@example.com'] } } } } } });`,
        errors: [
          {
            messageId: 'schema',
            data: { name: 'enum', what: 'jane@example.com' },
            line: 3,
            column: 152,
            endLine: 3,
            endColumn: 172,
          },
        ],
      },
      {
        name: 'an address as user',
        code: `${CLIENT}client.responses.create({ input: 'x', user: user.email });`,
        errors: [
          {
            messageId: 'personal',
            data: { name: 'user', what: 'email' },
            line: 3,
            column: 45,
            endLine: 3,
            endColumn: 55,
          },
        ],
      },
      {
        name: 'a name as safety identifier',
        code: `${CLIENT}client.responses.create({ input: 'x', safety_identifier: fullName });`,
        errors: [
          {
            messageId: 'personal',
            data: { name: 'safety_identifier', what: 'fullName' },
            line: 3,
            column: 58,
            endLine: 3,
            endColumn: 66,
          },
        ],
      },
      {
        name: 'a phone number in a cache key',
        code: `${CLIENT}client.responses.create({ input: 'x', prompt_cache_key: \`chat-\${user.phoneNumber}\` });`,
        errors: [
          {
            messageId: 'personal',
            data: { name: 'prompt_cache_key', what: 'phoneNumber' },
            line: 3,
            column: 57,
            endLine: 3,
            endColumn: 83,
          },
        ],
      },
      {
        name: 'an abbreviation in capitals',
        code: `${CLIENT}client.responses.create({ input: 'x', user: person.SSN });`,
        errors: [
          {
            messageId: 'personal',
            data: { name: 'user', what: 'SSN' },
            line: 3,
            column: 45,
            endLine: 3,
            endColumn: 55,
          },
        ],
      },
      {
        name: 'a name with underscores',
        code: `${CLIENT}client.responses.create({ input: 'x', user: row['billing_email'] });`,
        errors: [
          {
            messageId: 'personal',
            data: { name: 'user', what: 'billing_email' },
            line: 3,
            column: 45,
            endLine: 3,
            endColumn: 65,
          },
        ],
      },
      {
        name: 'an address written out',
        code: `${CLIENT}client.responses.create({ input: 'x', user: 'jane@example.com' });`,
        errors: [
          {
            messageId: 'personal',
            data: { name: 'user', what: 'jane@example.com' },
            line: 3,
            column: 45,
            endLine: 3,
            endColumn: 63,
          },
        ],
      },
      {
        name: 'metadata',
        code: `${CLIENT}client.responses.create({ input: 'x', metadata: { plan: 'pro', owner: user.email } });`,
        errors: [
          {
            messageId: 'personal',
            data: { name: 'metadata.owner', what: 'email' },
            line: 3,
            column: 71,
            endLine: 3,
            endColumn: 81,
          },
        ],
      },
      {
        name: 'metadata in a variable',
        code: `${CLIENT}const metadata = { owner: user.email };\nclient.responses.create({ input: 'x', metadata });`,
        errors: [
          {
            messageId: 'personal',
            data: { name: 'metadata.owner', what: 'email' },
            line: 3,
            column: 27,
            endLine: 3,
            endColumn: 37,
          },
        ],
      },
      {
        name: 'metadata that is added to later',
        code: `${CLIENT}const metadata = {};\nmetadata.owner = user.email;\nclient.responses.create({ input: 'x', metadata });`,
        errors: [
          {
            messageId: 'personal',
            data: { name: 'metadata.owner', what: 'email' },
            line: 4,
            column: 18,
            endLine: 4,
            endColumn: 28,
          },
        ],
      },
      {
        name: 'the one field that is looked at',
        code: `${CLIENT}client.responses.create({ input: 'x', user: user.email, session: user.email });`,
        options: [{ fields: ['session'] }],
        errors: [
          {
            messageId: 'personal',
            data: { name: 'session', what: 'email' },
            line: 3,
            column: 66,
            endLine: 3,
            endColumn: 76,
          },
        ],
      },
      {
        name: 'lower case is no hash',
        code: `${CLIENT}client.responses.create({ input: 'x', user: user.email.toLowerCase() });`,
        errors: [
          {
            messageId: 'personal',
            data: { name: 'user', what: 'email' },
            line: 3,
            column: 45,
            endLine: 3,
            endColumn: 69,
          },
        ],
      },
      {
        name: 'one branch of a condition',
        code: `${CLIENT}client.responses.create({ input: 'x', user: isTest ? 'test' : user.email });`,
        errors: [
          {
            messageId: 'personal',
            data: { name: 'user', what: 'email' },
            line: 3,
            column: 45,
            endLine: 3,
            endColumn: 73,
          },
        ],
      },
      {
        name: 'a later assignment',
        code: `${CLIENT}const params = { input: 'x' };\nparams.user = user.email;\nclient.responses.create(params);`,
        errors: [
          {
            messageId: 'personal',
            data: { name: 'user', what: 'email' },
            line: 4,
            column: 15,
            endLine: 4,
            endColumn: 25,
          },
        ],
      },
      {
        name: 'a spread',
        code: `${CLIENT}const who = { user: user.email };\nclient.responses.create({ input: 'x', ...who });`,
        errors: [
          {
            messageId: 'personal',
            data: { name: 'user', what: 'email' },
            line: 3,
            column: 21,
            endLine: 3,
            endColumn: 31,
          },
        ],
      },
      {
        name: 'the body of the request options',
        code: `${CLIENT}client.responses.create({ input: 'x' }, { body: { input: 'x', user: user.email } });`,
        errors: [
          {
            messageId: 'personal',
            data: { name: 'user', what: 'email' },
            line: 3,
            column: 69,
            endLine: 3,
            endColumn: 79,
          },
        ],
      },
      {
        name: 'the third major',
        code: "import { Configuration, OpenAIApi } from 'openai';\nconst openai = new OpenAIApi(new Configuration({ apiKey }));\nopenai.createChatCompletion({ model: 'gpt-4', messages: [], user: user.email });",
        errors: [
          {
            messageId: 'personal',
            data: { name: 'user', what: 'email' },
            line: 3,
            column: 67,
            endLine: 3,
            endColumn: 77,
          },
        ],
      },
      {
        name: 'fetch',
        code: "fetch('https://api.openai.com/v1/responses', { method: 'POST', body: JSON.stringify({ user: user.email }) });",
        errors: [
          {
            messageId: 'personal',
            data: { name: 'user', what: 'email' },
            line: 1,
            column: 93,
            endLine: 1,
            endColumn: 103,
          },
        ],
      },
      {
        name: 'a helper of the project is suggested',
        code: `${CLIENT}client.responses.create({ input: 'x', user: user.email });`,
        options: withHelper,
        errors: [
          {
            messageId: 'personal',
            data: { name: 'user', what: 'email' },
            line: 3,
            column: 45,
            endLine: 3,
            endColumn: 55,
            suggestions: [
              {
                messageId: 'hash',
                data: { helper: 'hashId' },
                output: `${CLIENT}client.responses.create({ input: 'x', user: hashId(user.email) });`,
              },
            ],
          },
        ],
      },
      {
        name: 'the helper around a shorthand',
        code: `${CLIENT}client.responses.create({ input: 'x', metadata: { email } });`,
        options: withHelper,
        errors: [
          {
            messageId: 'personal',
            data: { name: 'metadata.email', what: 'email' },
            line: 3,
            column: 51,
            endLine: 3,
            endColumn: 56,
            suggestions: [
              {
                messageId: 'hash',
                data: { helper: 'hashId' },
                output: `${CLIENT}client.responses.create({ input: 'x', metadata: { email: hashId(email) } });`,
              },
            ],
          },
        ],
      },
      {
        name: 'the helper around an assigned value',
        code: `${CLIENT}const params = { input: 'x' };\nparams.user = user.email;\nclient.responses.create(params);`,
        options: withHelper,
        errors: [
          {
            messageId: 'personal',
            data: { name: 'user', what: 'email' },
            line: 4,
            column: 15,
            endLine: 4,
            endColumn: 25,
            suggestions: [
              {
                messageId: 'hash',
                data: { helper: 'hashId' },
                output: `${CLIENT}const params = { input: 'x' };\nparams.user = hashId(user.email);\nclient.responses.create(params);`,
              },
            ],
          },
        ],
      },
      {
        name: 'no helper around a sequence, which it would take for two arguments',
        code: `${CLIENT}client.responses.create({ input: 'x', user: (count(), user.email) });`,
        options: withHelper,
        errors: [
          {
            messageId: 'personal',
            data: { name: 'user', what: 'email' },
            line: 3,
            column: 46,
            endLine: 3,
            endColumn: 65,
          },
        ],
      },
    ],
  },
  {
    valid: [
      {
        name: 'a hash in type wrappers',
        code: `${CLIENT}client.responses.create({ input: 'x', user: hash(user.email!) as string });`,
      },
    ],
    invalid: [
      {
        name: 'a variable of a type that says so',
        code: `${CLIENT}export const ask = (id: EmailAddress, key: UserId) => client.responses.create({ input: 'x', user: id, prompt_cache_key: key });`,
        errors: [
          {
            messageId: 'personal',
            data: { name: 'user', what: 'id: EmailAddress' },
            line: 3,
            column: 99,
            endLine: 3,
            endColumn: 101,
          },
        ],
      },
      {
        name: 'type wrappers',
        code: `${CLIENT}client.responses.create({ input: 'x', user: user.email! as string });`,
        options: withHelper,
        errors: [
          {
            messageId: 'personal',
            data: { name: 'user', what: 'email' },
            line: 3,
            column: 45,
            endLine: 3,
            endColumn: 66,
            suggestions: [
              {
                messageId: 'hash',
                data: { helper: 'hashId' },
                output: `${CLIENT}client.responses.create({ input: 'x', user: hashId(user.email! as string) });`,
              },
            ],
          },
        ],
      },
    ],
  },
);
