import { requireStoreFalse } from '../../src/rules/require-store-false.ts';
import { AZURE, CLIENT, testRule } from '../helpers/tester.ts';

const AI_SDK = "import { generateText } from 'ai';\nimport { openai } from '@ai-sdk/openai';\n";
const data = { unless: ' unless the project forces ZDR' };
const explicit = [{ chatCompletions: 'explicit' }];

/** Where the AI SDK takes it: call, where a suggestion writes it (`null`: nowhere), place of the report. */
const placed: readonly [name: string, code: string, output: string | null, at: [number, number]][] =
  [
    [
      'beside other providers',
      "generateText({ model: openai('gpt-5.5'), prompt, providerOptions: { google: {} } });",
      "generateText({ model: openai('gpt-5.5'), prompt, providerOptions: { google: {}, openai: { store: false } } });",
      [3, 1],
    ],
    [
      'beside other options',
      "generateText({ model: openai('gpt-5.5'), prompt, providerOptions: { openai: { user: 'u' } } });",
      "generateText({ model: openai('gpt-5.5'), prompt, providerOptions: { openai: { user: 'u', store: false } } });",
      [3, 1],
    ],
    [
      'in options that stand elsewhere in the file',
      "const providerOptions = { openai: { user: 'u' } };\ngenerateText({ model: openai('gpt-5.5'), prompt, providerOptions });",
      "const providerOptions = { openai: { user: 'u', store: false } };\ngenerateText({ model: openai('gpt-5.5'), prompt, providerOptions });",
      [4, 1],
    ],
    [
      'nowhere, where a spread may hold other options',
      "const base = { temperature: 1 };\ngenerateText({ model: openai('gpt-5.5'), prompt, ...base });",
      null,
      [4, 1],
    ],
  ];
const throughAiSdk = placed.map(([name, code, output, [line, column]]) => ({
  name: `the AI SDK, told ${name}`,
  code: AI_SDK + code,
  errors: [
    {
      messageId: 'missing',
      data,
      line,
      column,
      endLine: line,
      endColumn: column + 'generateText'.length,
      suggestions: output === null ? [] : [{ messageId: 'insert', output: AI_SDK + output }],
    },
  ],
}));

testRule(
  'require-store-false',
  requireStoreFalse,
  {
    valid: [
      {
        name: 'Azure, where no setting asks for it',
        code: `${AZURE}client.responses.create({ input: 'x' });`,
      },
      {
        name: 'chat completions of the AI SDK, which store nothing unless told',
        code: `${AI_SDK}generateText({ model: openai.chat('gpt-5.5'), prompt });`,
      },
      {
        name: 'a model of the AI SDK whose request another fetch sends',
        code: "import { generateText } from 'ai';\nimport { createOpenAI } from '@ai-sdk/openai';\nconst openai = createOpenAI({ fetch: ownFetch });\ngenerateText({ model: openai('gpt-5.5'), prompt });",
      },
      {
        name: 'LangChain, told not to store in its own words',
        code: "import { ChatOpenAI } from '@langchain/openai';\nconst model = new ChatOpenAI({ model: 'gpt-5.5', useResponsesApi: true, zdrEnabled: true });\nawait model.invoke('x');",
      },
      {
        name: 'a base class that is never made, of which a subclass replaces the method',
        code: `${CLIENT}class Base { keep() { return true; } run() { return client.responses.create({ store: this.keep() }); } }\nclass Own extends Base { keep() { return false; } }\nnew Own().run();`,
      },
      {
        name: 'a method that another object has, too',
        code: `${CLIENT}const base = { keep() { return true; }, run() { return client.responses.create({ store: this.keep() }); } };\nconst own = { ...base, keep() { return false; } };\nown.run();`,
      },
      {
        name: 'store: false',
        code: `${CLIENT}client.responses.create({ model: 'gpt-5.5', input: 'x', store: false });`,
      },
      {
        name: 'a value that the program computes',
        code: `${CLIENT}client.responses.create({ input: 'x', store: isStored });`,
      },
      {
        name: 'a negated literal',
        code: `${CLIENT}client.responses.create({ input: 'x', store: !true });`,
      },
      {
        name: 'null is not documented and says nothing',
        code: `${CLIENT}client.responses.create({ input: 'x', store: null });`,
      },
      {
        name: 'a spread that may hold the key',
        code: `${CLIENT}client.responses.create({ input: 'x', ...rest });`,
      },
      {
        name: 'options that may hold a body',
        code: `${CLIENT}client.responses.create({ input: 'x' }, options);`,
      },
      {
        name: 'a constant that is spread',
        code: `${CLIENT}const base = { model: 'gpt-5.5', store: false };\nclient.responses.create({ ...base, input: 'x' });`,
      },
      {
        name: 'an assignment before the call',
        code: `${CLIENT}const params = { input: 'x' };\nparams.store = false;\nclient.responses.create(params);`,
      },
      {
        name: 'Object.assign',
        code: `${CLIENT}const params = Object.assign({ input: 'x' }, { store: false });\nclient.responses.create(params);`,
      },
      {
        name: 'a body that says so instead of the params',
        code: `${CLIENT}client.responses.create({ input: 'x', store: true }, { body: { input: 'x', store: false } });`,
      },
      {
        name: 'a helper function that adds it',
        code: `${CLIENT}const ask = (params) => client.responses.create({ ...params, store: false });\nask({ input: 'x', store: true });`,
      },
      {
        name: 'compaction has no store',
        code: `${CLIENT}client.responses.compact({ model: 'gpt-5.5', input: [] });`,
      },
      { name: 'reading a response', code: `${CLIENT}client.responses.retrieve('resp_1');` },
      {
        name: 'a chat completion that does not say',
        code: `${CLIENT}client.chat.completions.create({ messages: [] });`,
      },
      {
        name: 'a chat completion that says so, with explicit asked for',
        code: `${CLIENT}client.chat.completions.create({ messages: [], store: false });`,
        options: explicit,
      },
      {
        name: 'a live session that does not say',
        code: `${CLIENT}client.live.create({ session: { type: 'live' }, transport });`,
      },
      {
        name: 'a live session that is not stored',
        code: `${CLIENT}client.live.create({ session: { store: false }, transport });`,
      },
      {
        name: 'a snapshot from before Responses',
        code: `${CLIENT}client.responses.create({ input: 'x' });`,
        settings: { 'openai-zdr': { policy: '2024-end' } },
      },
      {
        name: 'a body that cannot be seen',
        code: "fetch('https://api.openai.com/v1/responses', { method: 'POST', body });",
      },
      {
        name: 'another vendor through the SDK',
        code: "import OpenAI from 'openai';\nconst client = new OpenAI({ baseURL: 'https://openrouter.ai/api/v1' });\nclient.responses.create({ input: 'x', store: true });",
      },
      {
        name: 'Azure',
        code: "import { AzureOpenAI } from 'openai';\nnew AzureOpenAI().responses.create({ input: 'x' });",
      },
      {
        name: 'stored completions, in a snapshot from before they existed',
        code: `${CLIENT}client.chat.completions.create({ messages: [], store: true });`,
        settings: { 'openai-zdr': { policy: '2024-mid' } },
      },
      {
        name: 'a framework that is told not to store',
        code: "import { ChatOpenAI } from '@langchain/openai';\nnew ChatOpenAI({ modelKwargs: { store: false } });",
      },
      {
        name: 'a framework and another vendor',
        code: "import { ChatOpenAI } from '@langchain/openai';\nnew ChatOpenAI({ configuration: { baseURL: 'https://openrouter.ai/api/v1' }, modelKwargs: { store: true } });",
      },
      {
        name: 'another library',
        code: "import Forms from 'forms';\nconst client = new Forms();\nclient.responses.create({ input: 'x', store: true });",
      },
      {
        name: 'another vendor over HTTP',
        code: "fetch('https://api.groq.com/openai/v1/responses', { method: 'POST', body: JSON.stringify({ store: true }) });",
      },
    ],
    invalid: [
      {
        name: 'Azure, where the settings ask for it',
        code: `${AZURE}client.responses.create({ input: 'x' });`,
        settings: { 'openai-zdr': { azure: true } },
        errors: [
          {
            messageId: 'azure',
            line: 3,
            column: 18,
            endLine: 3,
            endColumn: 24,
            suggestions: [
              {
                messageId: 'insert',
                output: `${AZURE}client.responses.create({ input: 'x', store: false });`,
              },
            ],
          },
        ],
      },
      {
        name: 'what is said to Azure, where the settings ask for it',
        code: `${AZURE}client.responses.create({ input: 'x', store: true });`,
        settings: { 'openai-zdr': { azure: true } },
        errors: [
          {
            messageId: 'azureStored',
            line: 3,
            column: 39,
            endLine: 3,
            endColumn: 50,
            suggestions: [
              {
                messageId: 'flip',
                output: `${AZURE}client.responses.create({ input: 'x', store: false });`,
              },
            ],
          },
        ],
      },
      ...(
        [
          [
            'LangChain',
            "import { ChatOpenAI } from '@langchain/openai';\n",
            'new ChatOpenAI({ modelKwargs: { ',
            'store: true',
            ' } });',
          ],
        ] as const
      ).map(([name, before, start, key, end]) => ({
        name: `${name}, told to store`,
        code: `${before}${start}${key}${end}`,
        errors: [
          {
            messageId: 'storedCompletion',
            data,
            line: before.split('\n').length,
            column: start.length + 1,
            endLine: before.split('\n').length,
            endColumn: start.length + key.length + 1,
            suggestions: [{ messageId: 'flip', output: `${before}${start}store: false${end}` }],
          },
        ],
      })),
      {
        name: 'the Agents SDK, told to store',
        code: "import { Agent, run } from '@openai/agents';\nrun(new Agent({ name: 'a', modelSettings: { store: true } }), 'x');",
        errors: [
          {
            messageId: 'stored',
            data,
            line: 2,
            column: 45,
            endLine: 2,
            endColumn: 56,
            suggestions: [
              {
                messageId: 'flip',
                output:
                  "import { Agent, run } from '@openai/agents';\nrun(new Agent({ name: 'a', modelSettings: { store: false } }), 'x');",
              },
            ],
          },
        ],
      },
      {
        name: 'the Agents SDK, told nothing',
        code: "import { Agent, run } from '@openai/agents';\nrun(new Agent({ name: 'a' }), 'x');",
        errors: [
          {
            messageId: 'missing',
            data,
            line: 2,
            column: 1,
            endLine: 2,
            endColumn: 4,
            suggestions: [
              {
                messageId: 'insert',
                output:
                  "import { Agent, run } from '@openai/agents';\nrun(new Agent({ name: 'a', modelSettings: { store: false } }), 'x');",
              },
            ],
          },
        ],
      },
      {
        name: 'the AI SDK, told to store',
        code: `${AI_SDK}generateText({ model: openai('gpt-5.5'), prompt, providerOptions: { openai: { store: true } } });`,
        errors: [
          {
            messageId: 'stored',
            data,
            line: 3,
            column: 79,
            endLine: 3,
            endColumn: 90,
            suggestions: [
              {
                messageId: 'flip',
                output: `${AI_SDK}generateText({ model: openai('gpt-5.5'), prompt, providerOptions: { openai: { store: false } } });`,
              },
            ],
          },
        ],
      },
      {
        name: 'chat completions of the AI SDK, told to store',
        code: `${AI_SDK}generateText({ model: openai.chat('gpt-5.5'), prompt, providerOptions: { openai: { store: true } } });`,
        errors: [
          {
            messageId: 'storedCompletion',
            data,
            line: 3,
            column: 84,
            endLine: 3,
            endColumn: 95,
            suggestions: [
              {
                messageId: 'flip',
                output: `${AI_SDK}generateText({ model: openai.chat('gpt-5.5'), prompt, providerOptions: { openai: { store: false } } });`,
              },
            ],
          },
        ],
      },
      {
        name: 'the AI SDK, told nothing',
        code: `${AI_SDK}generateText({ model: openai('gpt-5.5'), prompt });`,
        errors: [
          {
            messageId: 'missing',
            data,
            line: 3,
            column: 1,
            endLine: 3,
            endColumn: 13,
            suggestions: [
              {
                messageId: 'insert',
                output: `${AI_SDK}generateText({ model: openai('gpt-5.5'), prompt, providerOptions: { openai: { store: false } } });`,
              },
            ],
          },
        ],
      },
      ...throughAiSdk,
      {
        name: 'LangChain, which has a name of its own for it',
        code: "import { ChatOpenAI } from '@langchain/openai';\nconst model = new ChatOpenAI({ model: 'gpt-5.5', useResponsesApi: true });\nawait model.invoke('x');",
        errors: [
          {
            messageId: 'missing',
            data,
            line: 3,
            column: 13,
            endLine: 3,
            endColumn: 19,
            suggestions: [
              {
                messageId: 'insertAs',
                data: { text: 'zdrEnabled: true' },
                output:
                  "import { ChatOpenAI } from '@langchain/openai';\nconst model = new ChatOpenAI({ model: 'gpt-5.5', useResponsesApi: true, zdrEnabled: true });\nawait model.invoke('x');",
              },
            ],
          },
        ],
      },
      {
        name: 'no store',
        code: `${CLIENT}client.responses.create({ model: 'gpt-5.5', input: 'x' });`,
        errors: [
          {
            messageId: 'missing',
            data,
            line: 3,
            column: 18,
            endLine: 3,
            endColumn: 24,
            suggestions: [
              {
                messageId: 'insert',
                output: `${CLIENT}client.responses.create({ model: 'gpt-5.5', input: 'x', store: false });`,
              },
            ],
          },
        ],
      },
      {
        name: 'no params',
        code: `${CLIENT}client.responses.create();`,
        errors: [{ messageId: 'missing', data, line: 3, column: 18, endLine: 3, endColumn: 24 }],
      },
      {
        name: 'a method that a subclass replaces, of a class that runs it, too',
        code: `${CLIENT}class Base { keep() { return true; } run() { return client.responses.create({ store: this.keep() }); } }\nclass Own extends Base { keep() { return false; } }\nnew Own().run(); new Base().run();`,
        errors: [
          {
            messageId: 'stored',
            data,
            line: 3,
            column: 79,
            endLine: 3,
            endColumn: 97,
            suggestions: [],
          },
        ],
      },
      {
        name: 'store: true',
        code: `${CLIENT}client.responses.create({ model: 'gpt-5.5', store: true, input: 'x' });`,
        errors: [
          {
            messageId: 'stored',
            data,
            line: 3,
            column: 45,
            endLine: 3,
            endColumn: 56,
            suggestions: [
              {
                messageId: 'flip',
                output: `${CLIENT}client.responses.create({ model: 'gpt-5.5', store: false, input: 'x' });`,
              },
            ],
          },
        ],
      },
      {
        name: 'store: undefined leaves the default',
        code: `${CLIENT}client.responses.create({ input: 'x', store: undefined });`,
        errors: [
          {
            messageId: 'missing',
            data,
            line: 3,
            column: 18,
            endLine: 3,
            endColumn: 24,
            suggestions: [
              {
                messageId: 'flip',
                output: `${CLIENT}client.responses.create({ input: 'x', store: false });`,
              },
            ],
          },
        ],
      },
      {
        name: 'a quoted key that may be undefined',
        code: `${CLIENT}client.responses.create({ input: 'x', 'store': isPrivate ? false : undefined });`,
        errors: [
          {
            messageId: 'missing',
            data,
            line: 3,
            column: 18,
            endLine: 3,
            endColumn: 24,
            suggestions: [
              {
                messageId: 'flip',
                output: `${CLIENT}client.responses.create({ input: 'x', 'store': false });`,
              },
            ],
          },
        ],
      },
      {
        name: 'one branch of a condition',
        code: `${CLIENT}client.responses.create({ input: 'x', store: isKept ? true : false });`,
        errors: [{ messageId: 'stored', data, line: 3, column: 39, endLine: 3, endColumn: 67 }],
      },
      {
        name: 'the branch that stores, not the one that does not',
        code: `${CLIENT}client.responses.create({ input: 'x', ...(isPrivate ? { store: false } : { store: true }) });`,
        errors: [
          {
            messageId: 'stored',
            data,
            line: 3,
            column: 76,
            endLine: 3,
            endColumn: 87,
            suggestions: [
              {
                messageId: 'flip',
                output: `${CLIENT}client.responses.create({ input: 'x', ...(isPrivate ? { store: false } : { store: false }) });`,
              },
            ],
          },
        ],
      },
      {
        name: 'a constant',
        code: `${CLIENT}const store = true;\nclient.responses.create({ input: 'x', store });`,
        errors: [
          {
            messageId: 'stored',
            data: { ...data, from: ' from line 3' },
            line: 4,
            column: 39,
            endLine: 4,
            endColumn: 44,
          },
        ],
      },
      {
        name: 'a later assignment',
        code: `${CLIENT}const params = { input: 'x', store: false };\nparams.store = true;\nclient.responses.create(params);`,
        errors: [
          {
            messageId: 'stored',
            data,
            line: 4,
            column: 1,
            endLine: 4,
            endColumn: 20,
            suggestions: [
              {
                messageId: 'flip',
                output: `${CLIENT}const params = { input: 'x', store: false };\nparams.store = false;\nclient.responses.create(params);`,
              },
            ],
          },
        ],
      },
      {
        name: 'an assignment that may not run',
        code: `${CLIENT}const params = { input: 'x' };\nif (isPrivate) params.store = false;\nclient.responses.create(params);`,
        errors: [
          {
            messageId: 'missing',
            data,
            line: 5,
            column: 18,
            endLine: 5,
            endColumn: 24,
            suggestions: [
              {
                messageId: 'insert',
                output: `${CLIENT}const params = { input: 'x', store: false };\nif (isPrivate) params.store = false;\nclient.responses.create(params);`,
              },
            ],
          },
        ],
      },
      {
        name: 'an assignment that comes too late',
        code: `${CLIENT}const params = { input: 'x' };\nawait client.responses.create(params);\nparams.store = false;`,
        errors: [
          {
            messageId: 'missing',
            data,
            line: 4,
            column: 24,
            endLine: 4,
            endColumn: 30,
            suggestions: [
              {
                messageId: 'insert',
                output: `${CLIENT}const params = { input: 'x', store: false };\nawait client.responses.create(params);\nparams.store = false;`,
              },
            ],
          },
        ],
      },
      {
        name: 'a spread that takes it back',
        code: `${CLIENT}const kept = { store: true };\nclient.responses.create({ input: 'x', store: false, ...kept });`,
        errors: [
          {
            messageId: 'stored',
            data,
            line: 3,
            column: 16,
            endLine: 3,
            endColumn: 27,
            suggestions: [
              {
                messageId: 'flip',
                output: `${CLIENT}const kept = { store: false };\nclient.responses.create({ input: 'x', store: false, ...kept });`,
              },
            ],
          },
        ],
      },
      {
        name: 'a body that takes it back',
        code: `${CLIENT}client.responses.create({ input: 'x', store: false }, { body: { input: 'x', store: true } });`,
        errors: [
          {
            messageId: 'stored',
            data,
            line: 3,
            column: 77,
            endLine: 3,
            endColumn: 88,
            suggestions: [
              {
                messageId: 'flip',
                output: `${CLIENT}client.responses.create({ input: 'x', store: false }, { body: { input: 'x', store: false } });`,
              },
            ],
          },
        ],
      },
      {
        name: 'a body that replaces params with store: false',
        code: `${CLIENT}client.responses.create({ input: 'x', store: false }, { body: { input: 'x' } });`,
        errors: [
          {
            messageId: 'missing',
            data,
            line: 3,
            column: 18,
            endLine: 3,
            endColumn: 24,
            suggestions: [
              {
                messageId: 'insert',
                output: `${CLIENT}client.responses.create({ input: 'x', store: false }, { body: { input: 'x', store: false } });`,
              },
            ],
          },
        ],
      },
      {
        name: 'request options without a body',
        code: `${CLIENT}client.responses.create({ input: 'x' }, { headers: { 'X-Team': 'a' } });`,
        errors: [
          {
            messageId: 'missing',
            data,
            line: 3,
            column: 18,
            endLine: 3,
            endColumn: 24,
            suggestions: [
              {
                messageId: 'insert',
                output: `${CLIENT}client.responses.create({ input: 'x', store: false }, { headers: { 'X-Team': 'a' } });`,
              },
            ],
          },
        ],
      },
      {
        name: 'the streaming helper',
        code: `${CLIENT}client.responses.stream({ input: 'x' });`,
        errors: [
          {
            messageId: 'missing',
            data,
            line: 3,
            column: 18,
            endLine: 3,
            endColumn: 24,
            suggestions: [
              {
                messageId: 'insert',
                output: `${CLIENT}client.responses.stream({ input: 'x', store: false });`,
              },
            ],
          },
        ],
      },
      {
        name: 'the parsing helper',
        code: `${CLIENT}client.responses.parse({ input: 'x' });`,
        errors: [
          {
            messageId: 'missing',
            data,
            line: 3,
            column: 18,
            endLine: 3,
            endColumn: 23,
            suggestions: [
              {
                messageId: 'insert',
                output: `${CLIENT}client.responses.parse({ input: 'x', store: false });`,
              },
            ],
          },
        ],
      },
      {
        name: 'an event on a socket',
        code: "import OpenAI from 'openai';\nimport { ResponsesWS } from 'openai/resources/responses/ws';\nconst socket = new ResponsesWS(new OpenAI());\nsocket.send({ type: 'response.create', input: 'x' });",
        errors: [
          {
            messageId: 'missing',
            data,
            line: 4,
            column: 8,
            endLine: 4,
            endColumn: 12,
            suggestions: [
              {
                messageId: 'insert',
                output:
                  "import OpenAI from 'openai';\nimport { ResponsesWS } from 'openai/resources/responses/ws';\nconst socket = new ResponsesWS(new OpenAI());\nsocket.send({ type: 'response.create', input: 'x', store: false });",
              },
            ],
          },
        ],
      },
      {
        name: 'the generic method of the client',
        code: `${CLIENT}client.post('/responses', { body: { input: 'x' } });`,
        errors: [
          {
            messageId: 'missing',
            data,
            line: 3,
            column: 8,
            endLine: 3,
            endColumn: 12,
            suggestions: [
              {
                messageId: 'insert',
                output: `${CLIENT}client.post('/responses', { body: { input: 'x', store: false } });`,
              },
            ],
          },
        ],
      },
      {
        name: 'fetch',
        code: "fetch('https://api.openai.com/v1/responses', { method: 'POST', body: JSON.stringify({ input: 'x' }) });",
        errors: [
          {
            messageId: 'missing',
            data,
            line: 1,
            column: 1,
            endLine: 1,
            endColumn: 6,
            suggestions: [
              {
                messageId: 'insert',
                output:
                  "fetch('https://api.openai.com/v1/responses', { method: 'POST', body: JSON.stringify({ input: 'x', store: false }) });",
              },
            ],
          },
        ],
      },
      {
        name: 'axios',
        code: "import axios from 'axios';\naxios.post('https://api.openai.com/v1/responses', { input: 'x', 'store': true });",
        errors: [
          {
            messageId: 'stored',
            data,
            line: 2,
            column: 65,
            endLine: 2,
            endColumn: 78,
            suggestions: [
              {
                messageId: 'flip',
                output:
                  "import axios from 'axios';\naxios.post('https://api.openai.com/v1/responses', { input: 'x', 'store': false });",
              },
            ],
          },
        ],
      },
      {
        name: 'Modified Abuse Monitoring',
        code: `${CLIENT}client.responses.create({ store: true });`,
        settings: { 'openai-zdr': { profile: 'mam' } },
        errors: [
          {
            messageId: 'stored',
            data: { unless: '' },
            line: 3,
            column: 27,
            endLine: 3,
            endColumn: 38,
            suggestions: [
              { messageId: 'flip', output: `${CLIENT}client.responses.create({ store: false });` },
            ],
          },
        ],
      },
      {
        name: 'health data',
        code: `${CLIENT}client.responses.create({ store: true });`,
        settings: { 'openai-zdr': { profile: 'hipaa' } },
        errors: [
          {
            messageId: 'stored',
            data: { unless: '' },
            line: 3,
            column: 27,
            endLine: 3,
            endColumn: 38,
            suggestions: [
              { messageId: 'flip', output: `${CLIENT}client.responses.create({ store: false });` },
            ],
          },
        ],
      },
      {
        name: 'no agreement',
        code: `${CLIENT}client.responses.create({ store: true });`,
        settings: { 'openai-zdr': { profile: 'default' } },
        errors: [
          {
            messageId: 'stored',
            data: { unless: '' },
            line: 3,
            column: 27,
            endLine: 3,
            endColumn: 38,
            suggestions: [
              { messageId: 'flip', output: `${CLIENT}client.responses.create({ store: false });` },
            ],
          },
        ],
      },
      {
        name: 'a stored chat completion',
        code: `${CLIENT}client.chat.completions.create({ messages: [], store: true });`,
        errors: [
          {
            messageId: 'storedCompletion',
            data,
            line: 3,
            column: 48,
            endLine: 3,
            endColumn: 59,
            suggestions: [
              {
                messageId: 'flip',
                output: `${CLIENT}client.chat.completions.create({ messages: [], store: false });`,
              },
            ],
          },
        ],
      },
      {
        name: 'a chat completion that does not say, with explicit asked for',
        code: `${CLIENT}client.chat.completions.create({ model: 'gpt-5.5', messages });`,
        options: explicit,
        errors: [
          {
            messageId: 'implicitCompletion',
            line: 3,
            column: 25,
            endLine: 3,
            endColumn: 31,
            suggestions: [
              {
                messageId: 'insert',
                output: `${CLIENT}client.chat.completions.create({ model: 'gpt-5.5', messages, store: false });`,
              },
            ],
          },
        ],
      },
      {
        name: 'a stored live session',
        code: `${CLIENT}client.live.create({ session: { type: 'live', store: true }, transport });`,
        errors: [
          {
            messageId: 'storedSession',
            data,
            line: 3,
            column: 47,
            endLine: 3,
            endColumn: 58,
            suggestions: [
              {
                messageId: 'flip',
                output: `${CLIENT}client.live.create({ session: { type: 'live', store: false }, transport });`,
              },
            ],
          },
        ],
      },
      {
        name: 'a fork of a live session',
        code: `${CLIENT}const session = { store: true };\nclient.live.sessions.fork('live_1', { session, transport });`,
        errors: [
          {
            messageId: 'storedSession',
            data,
            line: 3,
            column: 19,
            endLine: 3,
            endColumn: 30,
            suggestions: [
              {
                messageId: 'flip',
                output: `${CLIENT}const session = { store: false };\nclient.live.sessions.fork('live_1', { session, transport });`,
              },
            ],
          },
        ],
      },
      {
        name: 'a reasoning model over several turns',
        code: `${CLIENT}client.responses.create({ model: 'gpt-5.5', input: history });`,
        errors: [
          {
            messageId: 'missing',
            data,
            line: 3,
            column: 18,
            endLine: 3,
            endColumn: 24,
            suggestions: [
              {
                messageId: 'insert',
                output: `${CLIENT}client.responses.create({ model: 'gpt-5.5', input: history, store: false });`,
              },
              {
                messageId: 'insertStateless',
                output: `${CLIENT}client.responses.create({ model: 'gpt-5.5', input: history, store: false, include: ['reasoning.encrypted_content'] });`,
              },
            ],
          },
        ],
      },
      {
        name: 'a reasoning model that includes something already',
        code: `${CLIENT}client.responses.create({ model: 'o3', input: history, include: [] });`,
        errors: [
          {
            messageId: 'missing',
            data,
            line: 3,
            column: 18,
            endLine: 3,
            endColumn: 24,
            suggestions: [
              {
                messageId: 'insert',
                output: `${CLIENT}client.responses.create({ model: 'o3', input: history, include: [], store: false });`,
              },
            ],
          },
        ],
      },
      {
        name: 'a model without reasoning over several turns',
        code: `${CLIENT}client.responses.create({ model: 'gpt-4.1', input: history });`,
        errors: [
          {
            messageId: 'missing',
            data,
            line: 3,
            column: 18,
            endLine: 3,
            endColumn: 24,
            suggestions: [
              {
                messageId: 'insert',
                output: `${CLIENT}client.responses.create({ model: 'gpt-4.1', input: history, store: false });`,
              },
            ],
          },
        ],
      },
      {
        name: 'adding to an empty object',
        code: `${CLIENT}client.responses.create({});`,
        errors: [
          {
            messageId: 'missing',
            data,
            line: 3,
            column: 18,
            endLine: 3,
            endColumn: 24,
            suggestions: [
              {
                messageId: 'insert',
                output: `${CLIENT}client.responses.create({ store: false });`,
              },
            ],
          },
        ],
      },
      {
        name: 'adding to an object that holds a comment',
        code: `${CLIENT}client.responses.create({ /* later */ });`,
        errors: [
          {
            messageId: 'missing',
            data,
            line: 3,
            column: 18,
            endLine: 3,
            endColumn: 24,
            suggestions: [
              {
                messageId: 'insert',
                output: `${CLIENT}client.responses.create({ store: false /* later */ });`,
              },
            ],
          },
        ],
      },
      {
        name: 'adding after a trailing comma',
        code: `${CLIENT}client.responses.create({ input: 'x', });`,
        errors: [
          {
            messageId: 'missing',
            data,
            line: 3,
            column: 18,
            endLine: 3,
            endColumn: 24,
            suggestions: [
              {
                messageId: 'insert',
                output: `${CLIENT}client.responses.create({ input: 'x', store: false, });`,
              },
            ],
          },
        ],
      },
      {
        name: 'adding a line, in the style of the others',
        code: `${CLIENT}client.responses.create({
  input: 'x', // question
});`,
        errors: [
          {
            messageId: 'missing',
            data,
            line: 3,
            column: 18,
            endLine: 3,
            endColumn: 24,
            suggestions: [
              {
                messageId: 'insert',
                output: `${CLIENT}client.responses.create({
  input: 'x',
  store: false, // question
});`,
              },
            ],
          },
        ],
      },
      {
        name: 'adding a line without a trailing comma',
        code: `${CLIENT}client.responses.create({
  input: 'x' // question
});`,
        errors: [
          {
            messageId: 'missing',
            data,
            line: 3,
            column: 18,
            endLine: 3,
            endColumn: 24,
            suggestions: [
              {
                messageId: 'insert',
                output: `${CLIENT}client.responses.create({
  input: 'x',
  store: false // question
});`,
              },
            ],
          },
        ],
      },
      {
        name: 'adding after a spread',
        code: `${CLIENT}const base = { model: 'gpt-5.5' };\nclient.responses.create({ input: 'x', ...base });`,
        errors: [
          {
            messageId: 'missing',
            data,
            line: 4,
            column: 18,
            endLine: 4,
            endColumn: 24,
            suggestions: [
              {
                messageId: 'insert',
                output: `${CLIENT}const base = { model: 'gpt-5.5' };\nclient.responses.create({ input: 'x', ...base, store: false });`,
              },
            ],
          },
        ],
      },
      {
        name: 'adding to params in a variable',
        code: `${CLIENT}const params = { input: 'x' };\nclient.responses.create(params);`,
        errors: [
          {
            messageId: 'missing',
            data,
            line: 4,
            column: 18,
            endLine: 4,
            endColumn: 24,
            suggestions: [
              {
                messageId: 'insert',
                output: `${CLIENT}const params = { input: 'x', store: false };\nclient.responses.create(params);`,
              },
            ],
          },
        ],
      },
      {
        name: 'params that are one of two objects',
        code: `${CLIENT}client.responses.create(isShort ? { input: 'x' } : { input: 'y' });`,
        errors: [{ messageId: 'missing', data, line: 3, column: 18, endLine: 3, endColumn: 24 }],
      },
    ],
  },
  {
    valid: [
      {
        name: 'a client of another type',
        code: "import type { Forms } from 'forms';\nexport const save = (client: Forms) => client.responses.create({ store: true });",
      },
    ],
    invalid: [
      {
        name: 'as any',
        code: `${CLIENT}client.responses.create({ input: 'x', store: true } as any);`,
        errors: [
          {
            messageId: 'stored',
            data,
            line: 3,
            column: 39,
            endLine: 3,
            endColumn: 50,
            suggestions: [
              {
                messageId: 'flip',
                output: `${CLIENT}client.responses.create({ input: 'x', store: false } as any);`,
              },
            ],
          },
        ],
      },
      {
        name: 'a value in a type wrapper',
        code: `${CLIENT}client.responses.create({ input: 'x', store: true as boolean });`,
        errors: [
          {
            messageId: 'stored',
            data,
            line: 3,
            column: 39,
            endLine: 3,
            endColumn: 61,
            suggestions: [
              {
                messageId: 'flip',
                output: `${CLIENT}client.responses.create({ input: 'x', store: false as boolean });`,
              },
            ],
          },
        ],
      },
      {
        name: 'typed params',
        code: `${CLIENT}const params: OpenAI.Responses.ResponseCreateParams = { input: 'x' };\nclient.responses.create(params);`,
        errors: [
          {
            messageId: 'missing',
            data,
            line: 4,
            column: 18,
            endLine: 4,
            endColumn: 24,
            suggestions: [
              {
                messageId: 'insert',
                output: `${CLIENT}const params: OpenAI.Responses.ResponseCreateParams = { input: 'x', store: false };\nclient.responses.create(params);`,
              },
            ],
          },
        ],
      },
      {
        name: 'an abstract method, as the only class that has it says',
        code: `${CLIENT}abstract class Base { abstract keep(): boolean; run() { return client.responses.create({ store: this.keep() }); } }\nexport class Own extends Base { keep() { return true; } }`,
        errors: [
          {
            messageId: 'stored',
            data: { ...data, from: ' from line 4' },
            line: 3,
            column: 90,
            endLine: 3,
            endColumn: 108,
            suggestions: [],
          },
        ],
      },
      {
        name: 'an injected client',
        code: "import type OpenAI from 'openai';\nexport const ask = (client: OpenAI, input: string) => client.responses.create({ input });",
        errors: [
          {
            messageId: 'missing',
            data,
            line: 2,
            column: 72,
            endLine: 2,
            endColumn: 78,
            suggestions: [
              {
                messageId: 'insert',
                output:
                  "import type OpenAI from 'openai';\nexport const ask = (client: OpenAI, input: string) => client.responses.create({ input, store: false });",
              },
            ],
          },
        ],
      },
    ],
  },
);
