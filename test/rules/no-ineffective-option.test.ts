import { noIneffectiveOption } from '../../src/rules/no-ineffective-option.ts';
import { type InvalidCase, testRule } from '../helpers/tester.ts';

const AI = "import { openai } from '@ai-sdk/openai';\nimport { generateText } from 'ai';\n";
const LC = "import { ChatOpenAI } from '@langchain/openai';\n";
const AGENTS = "import { Agent, run } from '@openai/agents';\n";
const NO_SETTING = 'is dropped: models take no such setting';
const NO_OPTION = 'is no option of the AI SDK and is not sent';
const DROPPED = 'is dropped by @ai-sdk/openai';
const OTHER_NAME = 'stands under a name that @ai-sdk/openai does not read';
const IN_OPENAI = ' What counts is `providerOptions.openai.store`.';

type Told = Exclude<InvalidCase['errors'], number>[number];

/** A report at a key, with the code that each suggestion leads to. */
function told(
  [line, column]: readonly [number, number],
  [name, reason, remedy = '']: readonly [string, string, string?],
  outcomes: { put?: string; remove: string },
): Told {
  const { put, remove } = outcomes;
  const endColumn = column + name.slice(name.lastIndexOf('.') + 1).length;
  return {
    messageId: 'ineffective',
    data: { name, reason, remedy },
    line,
    column,
    endLine: line,
    endColumn,
    suggestions: [
      ...(put === undefined ? [] : [{ messageId: 'put', output: put }]),
      { messageId: 'remove', data: { name }, output: remove },
    ],
  };
}

const switches: readonly [written: string, name: string, remaining: string, column: number][] = [
  ['{ tracingDisabled: true }', 'tracingDisabled', '{ }', 25],
  ['{ tracing: { disabled: true } }', 'tracing.disabled', '{ tracing: { } }', 36],
];

testRule(
  'no-ineffective-option',
  noIneffectiveOption,
  {
    valid: [
      {
        name: 'an option that one of several ways puts there, which is for another model',
        code: `${LC}const ofOllama = { baseURL: 'http://localhost:11434' };\nconst model = new ChatOpenAI({ model: 'gpt-5.5', ...(local ? ofOllama : stored) });\nawait model.invoke('x');`,
      },
      {
        name: 'an option where it is sent',
        code: `${AI}await generateText({ model: openai('gpt-5'), prompt: 'x', providerOptions: { openai: { store: false } } });`,
      },
      {
        name: 'the SDK sends what it is given',
        code: "import OpenAI from 'openai';\nawait new OpenAI().responses.create({ input: 'x', store: false, zdrEnabled: true });",
      },
      {
        name: 'an option that is no matter of privacy',
        code: `${AI}await generateText({ model: openai('gpt-5', { structuredOutputs: true }), prompt: 'x' });`,
      },
      {
        name: 'an invention, which never had an effect anywhere',
        code: `${AI}await generateText({ model: openai('gpt-5'), prompt: 'x', providerOptions: { openai: { data_usage: 'none' } } });`,
      },
      {
        name: 'the API that a switch is for',
        code: `${LC}const model = new ChatOpenAI({ model: 'gpt-5.5', useResponsesApi: true, zdrEnabled: true });\nawait model.invoke('x');`,
      },
      {
        name: 'a model of another class of the same name',
        code: "import { ChatOpenAI } from './chat';\nconst model = new ChatOpenAI({ model: 'gpt-5.5', store: false });\nawait model.invoke('x');",
      },
      {
        name: 'settings of an agent, and the switch for its traces',
        code: "import { Agent, run, setTracingDisabled } from '@openai/agents';\nsetTracingDisabled(true);\nconst agent = new Agent({ name: 'Desk', modelSettings: { store: false } });\nawait run(agent, 'x');",
      },
      {
        name: 'an agent of another library',
        code: "import { Agent, run } from './agents';\nconst agent = new Agent({ name: 'Desk', store: false });\nawait run(agent, 'x', { tracingDisabled: true });",
      },
      {
        name: 'another vendor',
        code: "import { groq } from '@ai-sdk/groq';\nimport { generateText } from 'ai';\nawait generateText({ model: groq('qwen3'), prompt: 'x', store: false });",
      },
      {
        name: 'a compatible server',
        code: "import { createOpenAI } from '@ai-sdk/openai';\nimport { generateText } from 'ai';\nconst local = createOpenAI({ baseURL: 'http://localhost:8000/v1' });\nawait generateText({ model: local('qwen3', { store: false }), prompt: 'x' });",
      },
      {
        name: 'Azure has rules of its own',
        code: "import { azure } from '@ai-sdk/azure';\nimport { generateText } from 'ai';\nawait generateText({ model: azure('gpt-5', { store: false }), prompt: 'x' });",
      },
      {
        name: 'a function of the same name',
        code: "import { openai } from '@ai-sdk/openai';\nimport { generateText } from './text';\nawait generateText({ model: openai('gpt-5'), prompt: 'x', store: false });",
      },
    ],
    invalid: [
      {
        name: 'a setting of a model',
        code: `${AI}await generateText({ model: openai('gpt-5', { store: false }), prompt: 'x' });`,
        errors: [
          told([3, 47], ['store', NO_SETTING, IN_OPENAI], {
            put: `${AI}await generateText({ model: openai('gpt-5', { store: false }), prompt: 'x', providerOptions: { openai: { store: false } } });`,
            remove: `${AI}await generateText({ model: openai('gpt-5', { }), prompt: 'x' });`,
          }),
        ],
      },
      {
        name: 'the top of a call',
        code: `${AI}await generateText({ model: openai('gpt-5'), prompt: 'x', store: false });`,
        errors: [
          told([3, 59], ['store', NO_OPTION, IN_OPENAI], {
            put: `${AI}await generateText({ model: openai('gpt-5'), prompt: 'x', store: false, providerOptions: { openai: { store: false } } });`,
            remove: `${AI}await generateText({ model: openai('gpt-5'), prompt: 'x' });`,
          }),
        ],
      },
      {
        name: 'through a spread, which may hold the right place already',
        code: `${AI}const privacy = { store: false };\nawait generateText({ model: openai('gpt-5'), prompt: 'x', ...privacy });`,
        errors: [
          told([3, 19], ['store', NO_OPTION, IN_OPENAI], {
            remove: `${AI}const privacy = { };\nawait generateText({ model: openai('gpt-5'), prompt: 'x', ...privacy });`,
          }),
        ],
      },
      {
        name: 'beside the name that is read, where it is said already',
        code: `${AI}await generateText({ model: openai('gpt-5'), prompt: 'x', providerOptions: { OpenAI: { store: true }, openai: { store: false } } });`,
        errors: [
          told([3, 88], ['providerOptions.OpenAI.store', OTHER_NAME, IN_OPENAI], {
            remove: `${AI}await generateText({ model: openai('gpt-5'), prompt: 'x', providerOptions: { OpenAI: { }, openai: { store: false } } });`,
          }),
        ],
      },
      {
        name: 'another spelling',
        code: `${AI}await generateText({ model: openai('gpt-5'), prompt: 'x', providerOptions: { openai: { user: 'u', Store: false } } });`,
        errors: [
          told([3, 99], ['providerOptions.openai.Store', DROPPED, IN_OPENAI], {
            put: `${AI}await generateText({ model: openai('gpt-5'), prompt: 'x', providerOptions: { openai: { user: 'u', Store: false, store: false } } });`,
            remove: `${AI}await generateText({ model: openai('gpt-5'), prompt: 'x', providerOptions: { openai: { user: 'u' } } });`,
          }),
        ],
      },
      {
        name: 'what is sent nowhere',
        code: `${AI}await generateText({ model: openai('gpt-5'), prompt: 'x', providerOptions: { openai: { store: false, background: true } } });`,
        errors: [
          told([3, 102], ['providerOptions.openai.background', DROPPED], {
            remove: `${AI}await generateText({ model: openai('gpt-5'), prompt: 'x', providerOptions: { openai: { store: false } } });`,
          }),
        ],
      },
      {
        name: 'what another API would take',
        code: `${AI}await generateText({ model: openai.chat('gpt-5'), prompt: 'x', providerOptions: { openai: { previousResponseId: last } } });`,
        errors: [
          told([3, 93], ['providerOptions.openai.previousResponseId', DROPPED], {
            remove: `${AI}await generateText({ model: openai.chat('gpt-5'), prompt: 'x', providerOptions: { openai: { } } });`,
          }),
        ],
      },
      {
        name: 'a field of a model of LangChain',
        code: `${LC}const model = new ChatOpenAI({ model: 'gpt-5.5', useResponsesApi: true, store: false });\nawait model.invoke('x');`,
        errors: [
          told([2, 73], ['store', 'is dropped by ChatOpenAI', ' What counts is `zdrEnabled`.'], {
            put: `${LC}const model = new ChatOpenAI({ model: 'gpt-5.5', useResponsesApi: true, store: false, zdrEnabled: true });\nawait model.invoke('x');`,
            remove: `${LC}const model = new ChatOpenAI({ model: 'gpt-5.5', useResponsesApi: true });\nawait model.invoke('x');`,
          }),
        ],
      },
      {
        name: 'a switch for another API',
        code: `${LC}const model = new ChatOpenAI({ model: 'gpt-5.5', zdrEnabled: true });\nawait model.invoke('x');`,
        errors: [
          told([2, 50], ['zdrEnabled', 'has an effect on the Responses API only'], {
            remove: `${LC}const model = new ChatOpenAI({ model: 'gpt-5.5' });\nawait model.invoke('x');`,
          }),
        ],
      },
      {
        name: 'a host that is not asked',
        code: `${LC}const model = new ChatOpenAI({ model: 'gpt-5.5' }, { baseURL: 'https://proxy.example/v1' });\nawait model.invoke('x');`,
        errors: [
          told(
            [2, 54],
            ['baseURL', 'is dropped by ChatOpenAI', ' What counts is `configuration.baseURL`.'],
            {
              remove: `${LC}const model = new ChatOpenAI({ model: 'gpt-5.5' }, { });\nawait model.invoke('x');`,
            },
          ),
        ],
      },
      {
        name: 'an option from elsewhere that is always there',
        code: `${LC}const shared = { baseURL: 'http://localhost:11434' };\nconst model = new ChatOpenAI({ model: 'gpt-5.5', ...shared });\nawait model.invoke('x');`,
        errors: [
          told(
            [2, 18],
            ['baseURL', 'is dropped by ChatOpenAI', ' What counts is `configuration.baseURL`.'],
            {
              remove: `${LC}const shared = { };\nconst model = new ChatOpenAI({ model: 'gpt-5.5', ...shared });\nawait model.invoke('x');`,
            },
          ),
        ],
      },
      {
        name: 'a field of an agent',
        code: `${AGENTS}const agent = new Agent({ name: 'Desk', store: false });\nawait run(agent, 'x');`,
        errors: [
          told(
            [2, 41],
            ['store', 'is dropped by Agent', ' What counts is `modelSettings.store`.'],
            {
              put: `${AGENTS}const agent = new Agent({ name: 'Desk', store: false, modelSettings: { store: false } });\nawait run(agent, 'x');`,
              remove: `${AGENTS}const agent = new Agent({ name: 'Desk' });\nawait run(agent, 'x');`,
            },
          ),
        ],
      },
      {
        name: 'settings of a run, at the one among them that matters',
        code: `${AGENTS}const agent = new Agent({ name: 'Desk' });\nawait run(agent, 'x', { modelSettings: { store: false } });`,
        errors: [
          told(
            [3, 42],
            [
              'modelSettings.store',
              'is dropped by run()',
              ' What counts is modelSettings of the agent or of a Runner.',
            ],
            {
              put: `${AGENTS}const agent = new Agent({ name: 'Desk', modelSettings: { store: false } });\nawait run(agent, 'x', { modelSettings: { store: false } });`,
              remove: `${AGENTS}const agent = new Agent({ name: 'Desk' });\nawait run(agent, 'x', { modelSettings: { } });`,
            },
          ),
        ],
      },
      ...switches.map(([written, name, remaining, column]) => ({
        name: `a switch of traces that is none: ${written}`,
        code: `${AGENTS}const agent = new Agent({ name: 'Desk', modelSettings: { store: false } });\nawait run(agent, 'x', ${written});`,
        errors: [
          told(
            [3, column],
            [name, 'is dropped by run()', ' What counts is `setTracingDisabled(true)`.'],
            {
              remove: `${AGENTS}const agent = new Agent({ name: 'Desk', modelSettings: { store: false } });\nawait run(agent, 'x', ${remaining});`,
            },
          ),
        ],
      })),
      {
        name: 'what the options of a call replace',
        code: "import { openai } from '@ai-sdk/openai';\nimport { ToolLoopAgent } from 'ai';\nconst agent = new ToolLoopAgent({ model: openai('gpt-5'), providerOptions: { openai: { store: false } } });\nawait agent.generate({ prompt: 'x', providerOptions: { openai: { user: 'u' } } });",
        errors: [
          told(
            [3, 88],
            [
              'providerOptions.openai.store',
              'is lost: the `providerOptions` of the call replace those of the agent',
            ],
            {
              put: "import { openai } from '@ai-sdk/openai';\nimport { ToolLoopAgent } from 'ai';\nconst agent = new ToolLoopAgent({ model: openai('gpt-5'), providerOptions: { openai: { store: false } } });\nawait agent.generate({ prompt: 'x', providerOptions: { openai: { user: 'u', store: false } } });",
              remove:
                "import { openai } from '@ai-sdk/openai';\nimport { ToolLoopAgent } from 'ai';\nconst agent = new ToolLoopAgent({ model: openai('gpt-5'), providerOptions: { openai: { } } });\nawait agent.generate({ prompt: 'x', providerOptions: { openai: { user: 'u' } } });",
            },
          ),
        ],
      },
    ],
  },
  {
    valid: [
      {
        name: 'types say nothing',
        code: "import type { OpenAIResponsesProviderOptions } from '@ai-sdk/openai';\nexport const options = { Store: false } as OpenAIResponsesProviderOptions;",
      },
    ],
    invalid: [
      {
        name: 'what the compiler was told to accept',
        code: `${AI}await generateText({ model: openai('gpt-5'), prompt: 'x', store: false } as any);`,
        errors: [
          told([3, 59], ['store', NO_OPTION, IN_OPENAI], {
            put: `${AI}await generateText({ model: openai('gpt-5'), prompt: 'x', store: false, providerOptions: { openai: { store: false } } } as any);`,
            remove: `${AI}await generateText({ model: openai('gpt-5'), prompt: 'x' } as any);`,
          }),
        ],
      },
    ],
  },
);
