import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { inventedSwitches } from '../../src/catalogue/policy/index.ts';
import { surface } from '../../src/catalogue/surface.ts';
import { noUndocumentedParam } from '../../src/rules/no-undocumented-param.ts';
import { AZURE, CLIENT, testRule } from '../helpers/tester.ts';
import { packageOf } from '../helpers/sdk.ts';

const usage = { name: 'data_usage' };
const camel = { name: 'maxOutputTokens', endpoint: '/v1/responses', other: 'max_output_tokens' };
const misspelt = { name: 'temprature', endpoint: '/v1/responses', other: 'temperature' };
const newest = `openai ${surface().sdks.at(-1)!}`;

/** One call, two requests: `url` and `body` hang together. */
const EITHER =
  "const url = useResponses ? 'https://api.openai.com/v1/responses' : 'https://api.openai.com/v1/chat/completions';\nconst body = useResponses ? { input: 'x' } : { messages: [] };\n";
const SENT = "fetch(url, { method: 'POST', body: JSON.stringify(body) });";

/** A file beside which that version of the SDK is installed, with these declarations. */
const installations = mkdtempSync(join(tmpdir(), 'openai-zdr-'));
const beside = (version: string, declarations?: string): string => {
  const sdk = join(installations, version, 'node_modules/openai');
  mkdirSync(join(sdk, 'resources'), { recursive: true });
  writeFileSync(join(sdk, 'package.json'), JSON.stringify({ name: 'openai', version }));
  if (declarations !== undefined)
    writeFileSync(join(sdk, 'resources/responses.d.ts'), declarations);
  return join(installations, version, 'file.js');
};
const old = beside('4.20.1');
const v7 = packageOf('openai-v7').version;
const current = beside(v7);
const newer = beside('7.99.0', 'export interface Params {\n  brand_new?: string;\n}\n');

afterAll(() => {
  rmSync(installations, { recursive: true });
});

testRule(
  'no-undocumented-param',
  noUndocumentedParam,
  {
    valid: [
      {
        name: 'a key of one of two requests, under a condition of its own',
        code: `${EITHER}if (isNew) body.max_output_tokens = 5;\n${SENT}`,
      },
      {
        name: 'a key that somebody is still typing',
        code: `${CLIENT}client.responses.create({ model: 'gpt-5', inpu });`,
      },
      {
        name: 'Azure, where no setting asks for it',
        code: `${AZURE}client.chat.completions.create({ messages, data_usage: 'none' });`,
      },
      {
        name: 'documented parameters',
        code: `${CLIENT}client.responses.create({ model: 'gpt-5.5', input: 'x', store: false, max_output_tokens: 5, reasoning: { effort: 'low' } });`,
      },
      {
        name: 'free text in metadata',
        code: `${CLIENT}client.responses.create({ input: 'x', metadata: { team: 'a', retention_days: '30' } });`,
      },
      {
        name: 'the schema of a tool',
        code: `${CLIENT}client.responses.create({ input: 'x', tools: [{ type: 'function', name: 'f', parameters: { zdr: { type: 'boolean' } } }] });`,
      },
      {
        name: 'the schema of a tool of a session',
        code: `${CLIENT}client.realtime.clientSecrets.create({ session: { type: 'realtime', tools: [{ type: 'function', name: 'f', parameters: { zdr: {} } }] } });`,
      },
      {
        name: 'the variables of a prompt',
        code: `${CLIENT}client.responses.create({ prompt: { id: 'pmpt_1', variables: { data_retention: 'x' } } });`,
      },
      {
        name: 'an allowed name',
        code: `${CLIENT}client.chat.completions.create({ messages: [], data_usage: 'none' });`,
        options: [{ allow: ['data_usage'] }],
      },
      {
        name: 'a name that nobody knows, without an installed SDK to compare with',
        code: `${CLIENT}client.responses.create({ input: 'x', quite_another_thing: 1 });`,
      },
      {
        name: 'a key that the program computes',
        code: `${CLIENT}client.responses.create({ input: 'x', [key]: 'none' });`,
      },
      {
        name: 'options of the SDK in the place of a query',
        code: `${CLIENT}client.files.list({ timeout: 5000, limit: 1 });`,
      },
      {
        name: 'the options of a library that wraps the client',
        code: "import OpenAI from 'openai';\nimport { wrapOpenAI } from 'langsmith/wrappers';\nwrapOpenAI(new OpenAI()).responses.create({ input: 'x', langsmithExtra: {}, temprature: 1 });",
      },
      {
        name: 'a parameter that the installed SDK documents',
        code: `${CLIENT}client.chat.completions.create({ messages: [], store: false });`,
        filename: current,
      },
      {
        name: 'a parameter that only the newer installed SDK declares',
        code: `${CLIENT}client.responses.create({ input: 'x', brand_new: 'y' });`,
        filename: newer,
      },
      {
        name: 'a gateway and its own control',
        code: "import OpenAI from 'openai';\nconst client = new OpenAI({ baseURL: 'https://openrouter.ai/api/v1' });\nclient.chat.completions.create({ messages: [], provider: { zdr: true, data_collection: 'deny' } });",
      },
      {
        name: 'another vendor through the SDK',
        code: "import OpenAI from 'openai';\nconst client = new OpenAI({ baseURL: 'https://api.groq.com/openai/v1' });\nclient.chat.completions.create({ messages: [], data_usage: 'none' });",
      },
      {
        name: 'Azure has parameters of its own',
        code: "import { AzureOpenAI } from 'openai';\nnew AzureOpenAI().responses.create({ input: 'x', data_usage: 'none' });",
      },
      {
        name: 'another library',
        code: "import Anthropic from '@anthropic-ai/sdk';\nnew Anthropic().messages.create({ messages: [], data_usage: 'none' });",
      },
      {
        name: 'another vendor over HTTP',
        code: "fetch('https://api.mistral.ai/v1/chat/completions', { method: 'POST', body: JSON.stringify({ no_store: true }) });",
      },
      {
        name: 'the name of a tool message, which the examples of the SDK send',
        code: `${CLIENT}client.chat.completions.create({ messages: [{ role: 'tool', tool_call_id: id, name: 'find', content: 'x' }] });`,
        filename: current,
      },
      {
        name: 'a key further down that another endpoint has at its top',
        code: `${CLIENT}client.chat.completions.create({ messages: [{ role: 'user', content: 'x', purpose: 'y' }] });`,
      },
      {
        name: 'options of the SDK in the place of a body that may be left out',
        code: `${CLIENT}client.beta.threads.create({ path: '/_stainless_unknown_path' });`,
        filename: old,
      },
      {
        name: 'a parameter that only the beta socket has',
        code: `${CLIENT}import { ResponsesWS } from 'openai/resources/beta/responses/ws';\nnew ResponsesWS(client).send({ type: 'response.create', input: 'x', multi_agent: { enabled: true } });`,
        filename: current,
      },
      {
        name: 'a function that builds bodies for several requests, with a key in one of them',
        code: `${CLIENT}const promptOf = (kind) => (kind === 'chat' ? { messages: [], temprature: 1 } : { messages: [] });\nexport function ask(kind) { return client.chat.completions.create(promptOf(kind)); }`,
      },
      {
        name: 'a function that builds parts of bodies, with a key in one of them',
        code: `${CLIENT}function promptOf(kind) { if (kind === 'old') return { promt: 'x' }; return { messages: [] }; }\nexport const ask = (kind) => client.chat.completions.create({ model: 'm', ...promptOf(kind) });`,
      },
      {
        name: 'a function that builds bodies for either of two endpoints',
        code: `${CLIENT}const bodyOf = (isNew) => (isNew ? { input: 'x', max_output_tokens: 5 } : { messages: [], max_tokens: 5 });\nexport function ask(isNew) { const body = bodyOf(isNew); return isNew ? client.responses.create(body) : client.chat.completions.create(body); }`,
      },
      {
        name: 'a body for either of two endpoints, built beside the calls',
        code: `${CLIENT}export async function ask(mode) { let body; if (mode.isNew) body = { input: 'x', max_output_tokens: 5 }; else body = { messages: [], max_tokens: 5 }; return mode.path === 'new' ? client.responses.create(body) : client.chat.completions.create(body); }`,
      },
      {
        name: 'tools for either of two endpoints',
        code: `${CLIENT}const toolsFor = (isNew) => (isNew ? [{ type: 'function', name: 'f', parameters: {} }] : [{ type: 'function', function: { name: 'f' } }]);\nexport const ask = (isNew) => client.responses.create({ input: 'x', tools: toolsFor(isNew) });`,
        filename: current,
      },
      {
        name: 'further parameters of LangChain, towards a gateway',
        code: "import { ChatOpenAI } from '@langchain/openai';\nnew ChatOpenAI({ configuration: { baseURL: 'https://openrouter.ai/api/v1' }, modelKwargs: { zdr: true } });",
      },
      {
        name: 'further parameters of LangChain, towards Azure',
        code: "import { AzureChatOpenAI } from '@langchain/openai';\nnew AzureChatOpenAI({ modelKwargs: { zdr: true } });",
      },
      {
        name: 'further parameters of LangChain, with a configuration that cannot be seen',
        code: "import { ChatOpenAI } from '@langchain/openai';\nnew ChatOpenAI({ configuration: shared, modelKwargs: { zdr: true } });",
      },
      {
        name: 'metadata of a run of LangChain, which stays there',
        code: "import { ChatOpenAI } from '@langchain/openai';\nnew ChatOpenAI({ metadata: { zdr: true }, modelKwargs: { user: id } });",
      },
      {
        name: 'an allowed name among further parameters',
        code: "import { ChatOpenAI } from '@langchain/openai';\nnew ChatOpenAI({ modelKwargs: { zdr: true } });",
        options: [{ allow: ['zdr'] }],
      },
      {
        name: 'options of the AI SDK for a model of another vendor',
        code: "import { generateText } from 'ai';\nimport { createOpenAI } from '@ai-sdk/openai';\nconst xai = createOpenAI({ baseURL: 'https://api.x.ai/v1' });\ngenerateText({ model: xai('grok-4'), prompt, providerOptions: { openai: { zdr: true } } });",
      },
      {
        name: 'options of the AI SDK for a model that cannot be told',
        code: "import { generateText } from 'ai';\nexport const ask = (model) => generateText({ model, prompt, providerOptions: { openai: { zdr: true } } });",
      },
      {
        name: 'options of the AI SDK for its gateway',
        code: "import { generateText } from 'ai';\nimport { openai } from '@ai-sdk/openai';\ngenerateText({ model: openai('gpt-5.5'), prompt, providerOptions: { gateway: { zeroDataRetention: true } } });",
      },
      {
        name: 'settings of an agent with a model of another kind',
        code: "import { Agent, run } from '@openai/agents';\nrun(new Agent({ name: 'a', model: aisdk(anthropic('claude')), modelSettings: { providerData: { zdr: true } } }), 'x');",
      },
      {
        name: 'settings of an agent with the model of a gateway',
        code: "import { Agent, run } from '@openai/agents';\nrun(new Agent({ name: 'a', model: 'openrouter/auto', modelSettings: { providerData: { zdr: true } } }), 'x');",
      },
      {
        name: 'settings of a runner with a provider of its own',
        code: "import { Agent, Runner } from '@openai/agents';\nnew Runner({ modelProvider, modelSettings: { providerData: { zdr: true } } }).run(new Agent({ name: 'a' }), 'x');",
      },
      {
        name: 'an object that is not sent',
        code: `${CLIENT}export const privacy = { data_usage: 'none' };`,
      },
    ],
    invalid: [
      {
        name: 'Azure, where the settings ask for it',
        code: `${AZURE}client.chat.completions.create({ messages, data_usage: 'none' });`,
        settings: { 'openai-zdr': { azure: true } },
        errors: [
          {
            messageId: 'azure',
            data: { name: 'data_usage' },
            line: 3,
            column: 44,
            endLine: 3,
            endColumn: 54,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'data_usage' },
                output: `${AZURE}client.chat.completions.create({ messages });`,
              },
            ],
          },
        ],
      },
      ...inventedSwitches
        .filter((item) => item.kind === 'body')
        .map(({ name }) => ({
          name: `the invented parameter ${name}`,
          code: `${CLIENT}client.responses.create({ ${name}: x, input: 'x' });`,
          errors: [
            {
              messageId: 'invented',
              data: { name },
              line: 3,
              column: 27,
              endLine: 3,
              endColumn: 27 + name.length,
              suggestions: [
                {
                  messageId: 'remove',
                  data: { name },
                  output: `${CLIENT}client.responses.create({ input: 'x' });`,
                },
              ],
            },
          ],
        })),
      {
        name: 'an invention in another spelling',
        code: `${CLIENT}client.responses.create({ input: 'x', dataRetention: 'none' });`,
        errors: [
          {
            messageId: 'invented',
            data: { name: 'dataRetention' },
            line: 3,
            column: 39,
            endLine: 3,
            endColumn: 52,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'dataRetention' },
                output: `${CLIENT}client.responses.create({ input: 'x' });`,
              },
            ],
          },
        ],
      },
      {
        name: 'an invention with a hyphen, in quotes',
        code: `${CLIENT}client.responses.create({ 'data-usage': 'none' });`,
        errors: [
          {
            messageId: 'invented',
            data: { name: 'data-usage' },
            line: 3,
            column: 27,
            endLine: 3,
            endColumn: 39,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'data-usage' },
                output: `${CLIENT}client.responses.create({ });`,
              },
            ],
          },
        ],
      },
      {
        name: 'an invention through a library that wraps the client',
        code: "import OpenAI from 'openai';\nimport { wrapOpenAI } from 'langsmith/wrappers';\nwrapOpenAI(new OpenAI()).responses.create({ zdr: true });",
        errors: [
          {
            messageId: 'invented',
            data: { name: 'zdr' },
            line: 3,
            column: 45,
            endLine: 3,
            endColumn: 48,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'zdr' },
                output:
                  "import OpenAI from 'openai';\nimport { wrapOpenAI } from 'langsmith/wrappers';\nwrapOpenAI(new OpenAI()).responses.create({ });",
              },
            ],
          },
        ],
      },
      {
        name: 'an invention below a key that nobody knows',
        code: `${CLIENT}client.responses.create({ input: 'x', extra_body: { zdr: true } });`,
        errors: [
          {
            messageId: 'invented',
            data: { name: 'zdr' },
            line: 3,
            column: 53,
            endLine: 3,
            endColumn: 56,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'zdr' },
                output: `${CLIENT}client.responses.create({ input: 'x', extra_body: { } });`,
              },
            ],
          },
        ],
      },
      {
        name: 'another name than the allowed one',
        code: `${CLIENT}client.responses.create({ input: 'x', data_usage: 'none' });`,
        options: [{ allow: ['zdr'] }],
        errors: [
          {
            messageId: 'invented',
            data: usage,
            line: 3,
            column: 39,
            endLine: 3,
            endColumn: 49,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'data_usage' },
                output: `${CLIENT}client.responses.create({ input: 'x' });`,
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
            ['new ChatOpenAI({ modelKwargs: { ', 'data_usage', ': x } });'],
          ],
          [
            'LangChain with headers of its own',
            "import { ChatOpenAI } from '@langchain/openai';\n",
            [
              'new ChatOpenAI({ configuration: { defaultHeaders }, modelKwargs: { ',
              'data_usage',
              ': x } });',
            ],
          ],
          [
            'the AI SDK',
            "import { generateText } from 'ai';\nimport { openai } from '@ai-sdk/openai';\n",
            [
              "generateText({ model: openai('gpt-5.5'), prompt, providerOptions: { openai: { ",
              'dataUsage',
              ': x } } });',
            ],
          ],
          [
            'the AI SDK with a provider of its own',
            "import { streamText } from 'ai';\nimport { createOpenAI } from '@ai-sdk/openai';\nconst provider = createOpenAI({ apiKey });\n",
            [
              "streamText({ model: provider.responses('gpt-5.5'), prompt, providerOptions: { openai: { ",
              'data_usage',
              ': x } } });',
            ],
          ],
          [
            'the AI SDK with the base URL of OpenAI',
            "import { streamText } from 'ai';\nimport { createOpenAI } from '@ai-sdk/openai';\nconst provider = createOpenAI({ baseURL: 'https://eu.api.openai.com/v1' });\n",
            [
              "streamText({ model: provider('gpt-5.5'), prompt, providerOptions: { openai: { ",
              'data_usage',
              ': x } } });',
            ],
          ],
          [
            'the Agents SDK',
            "import { Agent, run } from '@openai/agents';\n",
            [
              "run(new Agent({ name: 'a', modelSettings: { providerData: { ",
              'data_usage',
              ": x } } }), 'x');",
            ],
          ],
          [
            'a runner of the Agents SDK',
            "import { Agent, Runner } from '@openai/agents';\n",
            [
              "new Runner({ model: 'gpt-5.5', modelSettings: { providerData: { ",
              'Data_Usage',
              ": x } } }).run(new Agent({ name: 'a' }), 'x');",
            ],
          ],
        ] as const
      ).map(([name, before, [start, key, end]]) => ({
        name: `an invention through ${name}`,
        code: `${before}${start}${key}${end}`,
        errors: [
          {
            messageId: 'invented',
            data: { ...usage, name: key },
            line: before.split('\n').length,
            column: start.length + 1,
            endLine: before.split('\n').length,
            endColumn: start.length + key.length + 1,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: key },
                output: `${before}${start}${end.slice(': x '.length)}`,
              },
            ],
          },
        ],
      })),
      {
        name: 'an invention in the metadata that LangChain sends',
        code: "import { ChatOpenAI } from '@langchain/openai';\nnew ChatOpenAI({ modelKwargs: { metadata: { zero_data_retention: 'true' } } });",
        errors: [
          {
            messageId: 'metadata',
            data: { name: 'zero_data_retention' },
            line: 2,
            column: 45,
            endLine: 2,
            endColumn: 64,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'zero_data_retention' },
                output:
                  "import { ChatOpenAI } from '@langchain/openai';\nnew ChatOpenAI({ modelKwargs: { metadata: { } } });",
              },
            ],
          },
        ],
      },
      ...['DATA_USAGE', 'Data-Usage', 'DataUsage', 'dataUsage'].map((name) => ({
        name: `an invention spelt ${name}`,
        code: `${CLIENT}client.responses.create({ '${name}': x, input: 'x' });`,
        errors: [
          {
            messageId: 'invented',
            data: { ...usage, name },
            line: 3,
            column: 27,
            endLine: 3,
            endColumn: 29 + name.length,
            suggestions: [
              {
                messageId: 'remove',
                data: { name },
                output: `${CLIENT}client.responses.create({ input: 'x' });`,
              },
            ],
          },
        ],
      })),
      {
        name: 'an invention in metadata',
        code: `${CLIENT}client.responses.create({ input: 'x', metadata: { team: 'a', zero_data_retention: 'true' } });`,
        errors: [
          {
            messageId: 'metadata',
            data: { name: 'zero_data_retention' },
            line: 3,
            column: 62,
            endLine: 3,
            endColumn: 81,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'zero_data_retention' },
                output: `${CLIENT}client.responses.create({ input: 'x', metadata: { team: 'a' } });`,
              },
            ],
          },
        ],
      },
      {
        name: 'the control of a gateway, sent to OpenAI',
        code: `${CLIENT}client.responses.create({ input: 'x', provider: { zdr: true } });`,
        errors: [
          {
            messageId: 'gateway',
            data: { name: 'zdr', provider: 'OpenRouter', endpoint: '/v1/responses' },
            line: 3,
            column: 51,
            endLine: 3,
            endColumn: 54,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'zdr' },
                output: `${CLIENT}client.responses.create({ input: 'x', provider: { } });`,
              },
            ],
          },
        ],
      },
      {
        name: 'the control of another gateway, once for all that it holds',
        code: `${CLIENT}client.responses.create({ input: 'x', providerOptions: { gateway: { zeroDataRetention: true } } });`,
        errors: [
          {
            messageId: 'gateway',
            data: { name: 'gateway', provider: 'Vercel AI Gateway', endpoint: '/v1/responses' },
            line: 3,
            column: 58,
            endLine: 3,
            endColumn: 65,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'gateway' },
                output: `${CLIENT}client.responses.create({ input: 'x', providerOptions: { } });`,
              },
            ],
          },
        ],
      },
      {
        name: 'camel case',
        code: `${CLIENT}client.responses.create({ input: 'x', maxOutputTokens: 5 });`,
        errors: [
          {
            messageId: 'camelCase',
            data: camel,
            line: 3,
            column: 39,
            endLine: 3,
            endColumn: 54,
            suggestions: [
              {
                messageId: 'rename',
                data: { other: 'max_output_tokens' },
                output: `${CLIENT}client.responses.create({ input: 'x', max_output_tokens: 5 });`,
              },
              {
                messageId: 'remove',
                data: { name: 'maxOutputTokens' },
                output: `${CLIENT}client.responses.create({ input: 'x' });`,
              },
            ],
          },
        ],
      },
      {
        name: 'a parameter of another endpoint',
        code: `${CLIENT}client.chat.completions.create({ messages: [], max_output_tokens: 5 });`,
        errors: [
          {
            messageId: 'elsewhere',
            data: {
              name: 'max_output_tokens',
              endpoint: '/v1/chat/completions',
              other: '/v1/responses',
            },
            line: 3,
            column: 48,
            endLine: 3,
            endColumn: 65,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'max_output_tokens' },
                output: `${CLIENT}client.chat.completions.create({ messages: [] });`,
              },
            ],
          },
        ],
      },
      {
        name: 'a parameter of another endpoint, in both of two requests',
        code: `${EITHER}body.max_output_tokens = 5;\n${SENT}`,
        errors: [
          {
            messageId: 'elsewhere',
            data: {
              name: 'max_output_tokens',
              endpoint: '/v1/chat/completions',
              other: '/v1/responses',
            },
            line: 3,
            column: 6,
            endLine: 3,
            endColumn: 23,
          },
        ],
      },
      {
        name: 'store, where nothing is stored',
        code: `${CLIENT}client.embeddings.create({ model: 'm', input: 'x', store: false });`,
        errors: [
          {
            messageId: 'elsewhere',
            data: { name: 'store', endpoint: '/v1/embeddings', other: '/v1/responses' },
            line: 3,
            column: 52,
            endLine: 3,
            endColumn: 57,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'store' },
                output: `${CLIENT}client.embeddings.create({ model: 'm', input: 'x' });`,
              },
            ],
          },
        ],
      },
      {
        name: 'a misspelt parameter',
        code: `${CLIENT}client.responses.create({ input: 'x', stor: false });`,
        errors: [
          {
            messageId: 'misspelt',
            data: { name: 'stor', endpoint: '/v1/responses', other: 'store' },
            line: 3,
            column: 39,
            endLine: 3,
            endColumn: 43,
            suggestions: [
              {
                messageId: 'rename',
                data: { other: 'store' },
                output: `${CLIENT}client.responses.create({ input: 'x', store: false });`,
              },
              {
                messageId: 'remove',
                data: { name: 'stor' },
                output: `${CLIENT}client.responses.create({ input: 'x' });`,
              },
            ],
          },
        ],
      },
      {
        name: 'a misspelt parameter that a helper gives to the only request it builds',
        code: `${CLIENT}const promptOf = () => ({ input: 'x', temprature: 1 });\nexport function ask() { return client.responses.create(promptOf()); }`,
        errors: [
          {
            messageId: 'misspelt',
            data: misspelt,
            line: 3,
            column: 39,
            endLine: 3,
            endColumn: 49,
            suggestions: [
              {
                messageId: 'rename',
                data: { other: 'temperature' },
                output: `${CLIENT}const promptOf = () => ({ input: 'x', temperature: 1 });\nexport function ask() { return client.responses.create(promptOf()); }`,
              },
              {
                messageId: 'remove',
                data: { name: 'temprature' },
                output: `${CLIENT}const promptOf = () => ({ input: 'x' });\nexport function ask() { return client.responses.create(promptOf()); }`,
              },
            ],
          },
        ],
      },
      {
        name: 'a misspelt parameter in every body that a helper builds',
        code: `${CLIENT}const promptOf = (isLong) => (isLong ? { input: 'x', temprature: 0 } : { temprature: 1 });\nexport function ask(isLong) { return client.responses.create(promptOf(isLong)); }`,
        errors: [
          {
            messageId: 'misspelt',
            data: misspelt,
            line: 3,
            column: 54,
            endLine: 3,
            endColumn: 64,
            suggestions: [
              {
                messageId: 'rename',
                data: { other: 'temperature' },
                output: `${CLIENT}const promptOf = (isLong) => (isLong ? { input: 'x', temperature: 0 } : { temprature: 1 });\nexport function ask(isLong) { return client.responses.create(promptOf(isLong)); }`,
              },
              {
                messageId: 'remove',
                data: { name: 'temprature' },
                output: `${CLIENT}const promptOf = (isLong) => (isLong ? { input: 'x' } : { temprature: 1 });\nexport function ask(isLong) { return client.responses.create(promptOf(isLong)); }`,
              },
            ],
          },
          {
            messageId: 'misspelt',
            data: misspelt,
            line: 3,
            column: 74,
            endLine: 3,
            endColumn: 84,
            suggestions: [
              {
                messageId: 'rename',
                data: { other: 'temperature' },
                output: `${CLIENT}const promptOf = (isLong) => (isLong ? { input: 'x', temprature: 0 } : { temperature: 1 });\nexport function ask(isLong) { return client.responses.create(promptOf(isLong)); }`,
              },
              {
                messageId: 'remove',
                data: { name: 'temprature' },
                output: `${CLIENT}const promptOf = (isLong) => (isLong ? { input: 'x', temprature: 0 } : { });\nexport function ask(isLong) { return client.responses.create(promptOf(isLong)); }`,
              },
            ],
          },
        ],
      },
      {
        name: 'an invention in one of several bodies that a helper builds',
        code: `${CLIENT}const promptOf = (isPrivate) => (isPrivate ? { input: 'x', data_usage: 'none' } : { input: 'x' });\nexport function ask(isPrivate) { return client.responses.create(promptOf(isPrivate)); }`,
        errors: [
          {
            messageId: 'invented',
            data: usage,
            line: 3,
            column: 60,
            endLine: 3,
            endColumn: 70,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'data_usage' },
                output: `${CLIENT}const promptOf = (isPrivate) => (isPrivate ? { input: 'x' } : { input: 'x' });\nexport function ask(isPrivate) { return client.responses.create(promptOf(isPrivate)); }`,
              },
            ],
          },
        ],
      },
      {
        name: 'a misspelt parameter in one of two bodies that stand beside the call',
        code: `${CLIENT}client.responses.create(isLong ? { input: 'x', temprature: 0 } : { input: 'x' });`,
        errors: [
          {
            messageId: 'misspelt',
            data: misspelt,
            line: 3,
            column: 48,
            endLine: 3,
            endColumn: 58,
            suggestions: [
              {
                messageId: 'rename',
                data: { other: 'temperature' },
                output: `${CLIENT}client.responses.create(isLong ? { input: 'x', temperature: 0 } : { input: 'x' });`,
              },
              {
                messageId: 'remove',
                data: { name: 'temprature' },
                output: `${CLIENT}client.responses.create(isLong ? { input: 'x' } : { input: 'x' });`,
              },
            ],
          },
        ],
      },
      {
        name: 'a misspelt parameter further down',
        code: `${CLIENT}client.responses.create({ input: 'x', reasoning: { effrt: 'low' } });`,
        errors: [
          {
            messageId: 'misspelt',
            data: { name: 'effrt', endpoint: '/v1/responses', other: 'effort' },
            line: 3,
            column: 52,
            endLine: 3,
            endColumn: 57,
            suggestions: [
              {
                messageId: 'rename',
                data: { other: 'effort' },
                output: `${CLIENT}client.responses.create({ input: 'x', reasoning: { effort: 'low' } });`,
              },
              {
                messageId: 'remove',
                data: { name: 'effrt' },
                output: `${CLIENT}client.responses.create({ input: 'x', reasoning: { } });`,
              },
            ],
          },
        ],
      },
      {
        name: 'a parameter that came after the installed SDK',
        code: `${CLIENT}client.chat.completions.create({ messages: [], store: false });`,
        filename: old,
        errors: [
          {
            messageId: 'otherVersion',
            data: {
              name: 'store',
              endpoint: '/v1/chat/completions',
              version: '4.20.1',
              other: newest,
            },
            line: 3,
            column: 48,
            endLine: 3,
            endColumn: 53,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'store' },
                output: `${CLIENT}client.chat.completions.create({ messages: [] });`,
              },
            ],
          },
        ],
      },
      {
        name: 'a parameter that the installed SDK does not know',
        code: `${CLIENT}client.responses.create({ input: 'x', quite_another_thing: 1 });`,
        filename: current,
        errors: [
          {
            messageId: 'unknown',
            data: { name: 'quite_another_thing', endpoint: '/v1/responses', version: v7 },
            line: 3,
            column: 39,
            endLine: 3,
            endColumn: 58,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'quite_another_thing' },
                output: `${CLIENT}client.responses.create({ input: 'x' });`,
              },
            ],
          },
        ],
      },
      {
        name: 'a parameter that a newer installed SDK does not declare',
        code: `${CLIENT}client.responses.create({ input: 'x', quite_another_thing: 1 });`,
        filename: newer,
        errors: [
          {
            messageId: 'unknown',
            data: { name: 'quite_another_thing', endpoint: '/v1/responses', version: '7.99.0' },
            line: 3,
            column: 39,
            endLine: 3,
            endColumn: 58,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'quite_another_thing' },
                output: `${CLIENT}client.responses.create({ input: 'x' });`,
              },
            ],
          },
        ],
      },
      {
        name: 'a spread constant',
        code: `${CLIENT}const PRIVACY = { data_usage: 'none' };\nclient.responses.create({ input: 'x', ...PRIVACY });`,
        errors: [
          {
            messageId: 'invented',
            data: usage,
            line: 3,
            column: 19,
            endLine: 3,
            endColumn: 29,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'data_usage' },
                output: `${CLIENT}const PRIVACY = { };\nclient.responses.create({ input: 'x', ...PRIVACY });`,
              },
            ],
          },
        ],
      },
      {
        name: 'a conditional spread',
        code: `${CLIENT}client.responses.create({ input: 'x', ...(isPrivate && { data_usage: 'none' }) });`,
        errors: [
          {
            messageId: 'invented',
            data: usage,
            line: 3,
            column: 58,
            endLine: 3,
            endColumn: 68,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'data_usage' },
                output: `${CLIENT}client.responses.create({ input: 'x', ...(isPrivate && { }) });`,
              },
            ],
          },
        ],
      },
      {
        name: 'a later assignment',
        code: `${CLIENT}const params = { input: 'x' };\nparams.data_usage = 'none';\nclient.responses.create(params);`,
        errors: [
          { messageId: 'invented', data: usage, line: 4, column: 8, endLine: 4, endColumn: 18 },
        ],
      },
      {
        name: 'a helper function that adds its argument',
        code: `${CLIENT}const ask = (more) => client.responses.create({ input: 'x', ...more });\nask({ data_usage: 'none' });`,
        errors: [
          {
            messageId: 'invented',
            data: usage,
            line: 4,
            column: 7,
            endLine: 4,
            endColumn: 17,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'data_usage' },
                output: `${CLIENT}const ask = (more) => client.responses.create({ input: 'x', ...more });\nask({ });`,
              },
            ],
          },
        ],
      },
      {
        name: 'the body of the request options',
        code: `${CLIENT}client.responses.create({ input: 'x' }, { body: { input: 'x', data_usage: 'none' } });`,
        errors: [
          {
            messageId: 'invented',
            data: usage,
            line: 3,
            column: 63,
            endLine: 3,
            endColumn: 73,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'data_usage' },
                output: `${CLIENT}client.responses.create({ input: 'x' }, { body: { input: 'x' } });`,
              },
            ],
          },
        ],
      },
      {
        name: 'the generic method of the client',
        code: `${CLIENT}client.post('/responses', { body: { input: 'x', data_usage: 'none' } });`,
        errors: [
          {
            messageId: 'invented',
            data: usage,
            line: 3,
            column: 49,
            endLine: 3,
            endColumn: 59,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'data_usage' },
                output: `${CLIENT}client.post('/responses', { body: { input: 'x' } });`,
              },
            ],
          },
        ],
      },
      {
        name: 'the third major',
        code: "import { Configuration, OpenAIApi } from 'openai';\nconst openai = new OpenAIApi(new Configuration({ apiKey }));\nopenai.createChatCompletion({ model: 'gpt-4', messages: [], data_usage: 'none' });",
        errors: [
          {
            messageId: 'invented',
            data: usage,
            line: 3,
            column: 61,
            endLine: 3,
            endColumn: 71,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'data_usage' },
                output:
                  "import { Configuration, OpenAIApi } from 'openai';\nconst openai = new OpenAIApi(new Configuration({ apiKey }));\nopenai.createChatCompletion({ model: 'gpt-4', messages: [] });",
              },
            ],
          },
        ],
      },
      {
        name: 'fetch',
        code: "fetch('https://api.openai.com/v1/responses', { method: 'POST', body: JSON.stringify({ input: 'x', data_usage: 'none' }) });",
        errors: [
          {
            messageId: 'invented',
            data: usage,
            line: 1,
            column: 99,
            endLine: 1,
            endColumn: 109,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'data_usage' },
                output:
                  "fetch('https://api.openai.com/v1/responses', { method: 'POST', body: JSON.stringify({ input: 'x' }) });",
              },
            ],
          },
        ],
      },
      {
        name: 'fetch to a route that the program computes',
        code: "fetch(`https://api.openai.com/v1/${path}`, { method: 'POST', body: JSON.stringify({ provider: { zdr: true } }) });",
        errors: [
          {
            messageId: 'gateway',
            data: { name: 'zdr', provider: 'OpenRouter', endpoint: 'this endpoint' },
            line: 1,
            column: 97,
            endLine: 1,
            endColumn: 100,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'zdr' },
                output:
                  "fetch(`https://api.openai.com/v1/${path}`, { method: 'POST', body: JSON.stringify({ provider: { } }) });",
              },
            ],
          },
        ],
      },
      {
        name: 'axios',
        code: "import axios from 'axios';\naxios.post('https://api.openai.com/v1/chat/completions', { messages: [], data_usage: 'none' });",
        errors: [
          {
            messageId: 'invented',
            data: usage,
            line: 2,
            column: 74,
            endLine: 2,
            endColumn: 84,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'data_usage' },
                output:
                  "import axios from 'axios';\naxios.post('https://api.openai.com/v1/chat/completions', { messages: [] });",
              },
            ],
          },
        ],
      },
      {
        name: 'renaming a shorthand keeps its value',
        code: `${CLIENT}const maxOutputTokens = 1;\nclient.responses.create({ maxOutputTokens, input: 'x' });`,
        errors: [
          {
            messageId: 'camelCase',
            data: camel,
            line: 4,
            column: 27,
            endLine: 4,
            endColumn: 42,
            suggestions: [
              {
                messageId: 'rename',
                data: { other: 'max_output_tokens' },
                output: `${CLIENT}const maxOutputTokens = 1;\nclient.responses.create({ max_output_tokens: maxOutputTokens, input: 'x' });`,
              },
              {
                messageId: 'remove',
                data: { name: 'maxOutputTokens' },
                output: `${CLIENT}const maxOutputTokens = 1;\nclient.responses.create({ input: 'x' });`,
              },
            ],
          },
        ],
      },
      {
        name: 'renaming keeps quotes',
        code: `${CLIENT}client.responses.create({ input: 'x', "maxOutputTokens": 5 });`,
        errors: [
          {
            messageId: 'camelCase',
            data: camel,
            line: 3,
            column: 39,
            endLine: 3,
            endColumn: 56,
            suggestions: [
              {
                messageId: 'rename',
                data: { other: 'max_output_tokens' },
                output: `${CLIENT}client.responses.create({ input: 'x', "max_output_tokens": 5 });`,
              },
              {
                messageId: 'remove',
                data: { name: 'maxOutputTokens' },
                output: `${CLIENT}client.responses.create({ input: 'x' });`,
              },
            ],
          },
        ],
      },
      {
        name: 'renaming a computed key gives a text, not a variable',
        code: `${CLIENT}const KEY = 'temprature';\nclient.responses.create({ input: 'x', [KEY]: 1 });`,
        errors: [
          {
            messageId: 'misspelt',
            data: misspelt,
            line: 4,
            column: 40,
            endLine: 4,
            endColumn: 43,
            suggestions: [
              {
                messageId: 'rename',
                data: { other: 'temperature' },
                output: `${CLIENT}const KEY = 'temprature';\nclient.responses.create({ input: 'x', ['temperature']: 1 });`,
              },
              {
                messageId: 'remove',
                data: { name: 'temprature' },
                output: `${CLIENT}const KEY = 'temprature';\nclient.responses.create({ input: 'x' });`,
              },
            ],
          },
        ],
      },
      {
        name: 'removing a line of its own keeps the comments around it',
        code: `${CLIENT}client.responses.create({
  input: 'x', // question
  // privacy
  data_usage: 'none', // ticket 12
  store: false,
});`,
        errors: [
          {
            messageId: 'invented',
            data: usage,
            line: 6,
            column: 3,
            endLine: 6,
            endColumn: 13,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'data_usage' },
                output: `${CLIENT}client.responses.create({
  input: 'x', // question
  // privacy
  // ticket 12
  store: false,
});`,
              },
            ],
          },
        ],
      },
      {
        name: 'removing the last line without a trailing comma',
        code: `${CLIENT}client.responses.create({
  input: 'x',
  data_usage: 'none'
});`,
        errors: [
          {
            messageId: 'invented',
            data: usage,
            line: 5,
            column: 3,
            endLine: 5,
            endColumn: 13,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'data_usage' },
                output: `${CLIENT}client.responses.create({
  input: 'x'
});`,
              },
            ],
          },
        ],
      },
      {
        name: 'removing the only line',
        code: `${CLIENT}client.responses.create({
  data_usage: 'none',
});`,
        errors: [
          {
            messageId: 'invented',
            data: usage,
            line: 4,
            column: 3,
            endLine: 4,
            endColumn: 13,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'data_usage' },
                output: `${CLIENT}client.responses.create({
});`,
              },
            ],
          },
        ],
      },
    ],
  },
  {
    valid: [
      {
        name: 'a member of a type',
        code: `${CLIENT}export interface Privacy { data_usage: 'none' }`,
      },
    ],
    invalid: [
      {
        name: 'as any',
        code: `${CLIENT}client.responses.create({ input: 'x', data_usage: 'none' } as any);`,
        errors: [
          {
            messageId: 'invented',
            data: usage,
            line: 3,
            column: 39,
            endLine: 3,
            endColumn: 49,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'data_usage' },
                output: `${CLIENT}client.responses.create({ input: 'x' } as any);`,
              },
            ],
          },
        ],
      },
      {
        name: 'under @ts-expect-error',
        code: `${CLIENT}client.responses.create({
  input: 'x',
  // @ts-expect-error the types lag behind
  data_usage: 'none',
});`,
        errors: [
          {
            messageId: 'invented',
            data: usage,
            line: 6,
            column: 3,
            endLine: 6,
            endColumn: 13,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'data_usage' },
                output: `${CLIENT}client.responses.create({
  input: 'x',
  // @ts-expect-error the types lag behind
});`,
              },
            ],
          },
        ],
      },
      {
        name: 'an asserted object in a typed helper',
        code: "import type OpenAI from 'openai';\nexport const ask = (client: OpenAI, input: string) => client.responses.create(<any>{ input, data_usage: 'none' });",
        filename: 'file.ts',
        errors: [
          {
            messageId: 'invented',
            data: usage,
            line: 2,
            column: 93,
            endLine: 2,
            endColumn: 103,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'data_usage' },
                output:
                  "import type OpenAI from 'openai';\nexport const ask = (client: OpenAI, input: string) => client.responses.create(<any>{ input });",
              },
            ],
          },
        ],
      },
    ],
  },
);
