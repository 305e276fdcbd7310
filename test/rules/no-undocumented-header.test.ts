import { inventedSwitches } from '../../src/catalogue/policy/index.ts';
import { noUndocumentedHeader } from '../../src/rules/no-undocumented-header.ts';
import { CLIENT, testRule } from '../helpers/tester.ts';

const cloudflare = { name: 'cf-aig-collect-log', provider: 'Cloudflare AI Gateway' };
const single = inventedSwitches
  .filter((item) => item.kind === 'header' && !item.name.includes(':'))
  .map((item) => item.name);

testRule(
  'no-undocumented-header',
  noUndocumentedHeader,
  {
    valid: [
      {
        name: 'headers that OpenAI documents',
        code: "import OpenAI from 'openai';\nnew OpenAI({ defaultHeaders: { 'OpenAI-Project': 'proj_1', 'OpenAI-Organization': 'org-1', 'OpenAI-Beta': 'x', 'OpenAI-Safety-Identifier': id } });",
      },
      {
        name: 'headers of HTTP and of the own company',
        code: `${CLIENT}client.responses.create({ input: 'x' }, { headers: { 'Content-Type': 'application/json', 'X-Request-Id': id, 'X-Acme-Store': 'berlin' } });`,
      },
      {
        name: 'an allowed header, in any case of letters',
        code: `${CLIENT}client.responses.create({ input: 'x' }, { headers: { 'X-OpenAI-No-Store': 'true' } });`,
        options: [{ allow: ['x-openai-NO-store'] }],
      },
      {
        name: 'a name that the program reads from its environment',
        code: "import OpenAI from 'openai';\nnew OpenAI({ defaultHeaders: { [process.env.TRACE_HEADER]: 'x' } });",
      },
      {
        name: 'a fallback with a harmless name',
        code: "import OpenAI from 'openai';\nconst NAME = process.env.OPENAI_ZDR_HEADER || 'x-request-id';\nnew OpenAI({ defaultHeaders: { [NAME]: 'x' } });",
      },
      {
        name: 'a gateway and its own control',
        code: "import OpenAI from 'openai';\nconst client = new OpenAI({ baseURL: 'https://gateway.ai.cloudflare.com/v1/a/b/openai' });\nclient.responses.create({ input: 'x' }, { headers: { 'cf-aig-collect-log': 'false' } });",
      },
      {
        name: 'another vendor through the SDK',
        code: "import OpenAI from 'openai';\nnew OpenAI({ baseURL: 'https://api.deepseek.com', defaultHeaders: { 'OpenAI-ZDR': 'true' } });",
      },
      {
        name: 'a copy of a client that speaks to another vendor',
        code: `${CLIENT}client.withOptions({ baseURL: 'https://api.groq.com/openai/v1', defaultHeaders: { 'OpenAI-ZDR': 'true' } }).chat.completions.create({ messages: [] });`,
      },
      {
        name: 'another vendor through LangChain',
        code: "import { ChatOpenAI } from '@langchain/openai';\nnew ChatOpenAI({ configuration: { baseURL: 'https://openrouter.ai/api/v1', defaultHeaders: { 'OpenAI-Data-Retention-Policy': 'zero' } } });",
      },
      {
        name: 'Azure through LangChain',
        code: "import { AzureChatOpenAI } from '@langchain/openai';\nnew AzureChatOpenAI({ configuration: { defaultHeaders: { 'OpenAI-Data-Retention-Policy': 'zero' } } });",
      },
      {
        name: 'another vendor over HTTP',
        code: "fetch('https://api.groq.com/openai/v1/responses', { method: 'POST', headers: { 'X-OpenAI-ZDR': '1' }, body });",
      },
      {
        name: 'another library',
        code: "import Stripe from 'stripe';\nnew Stripe('key', { defaultHeaders: { 'OpenAI-ZDR': 'true' } });",
      },
      { name: 'a variable that the SDK reads', code: "process.env.OPENAI_API_KEY = 'sk-1';" },
      {
        name: 'reading an invented variable does nothing',
        code: 'export const isOn = process.env.OPENAI_ZERO_DATA_RETENTION;',
      },
      {
        name: 'the same name on another object',
        code: "settings.OPENAI_ZERO_DATA_RETENTION = 'true';",
      },
      {
        name: 'headers of a request of the AI SDK to another vendor',
        code: "import { generateText } from 'ai';\nimport { createOpenAI } from '@ai-sdk/openai';\nconst xai = createOpenAI({ baseURL: 'https://api.x.ai/v1' });\ngenerateText({ model: xai('grok-4'), prompt, headers: { 'X-Zero-Data-Retention': 'true' } });",
      },
      {
        name: 'headers that are not sent',
        code: `${CLIENT}export const headers = { 'OpenAI-ZDR': 'true' };\nclient.responses.create({ input: 'x' });`,
      },
    ],
    invalid: [
      {
        name: 'a request of the AI SDK',
        code: "import { generateText } from 'ai';\nimport { openai } from '@ai-sdk/openai';\ngenerateText({ model: openai('gpt-5.5'), prompt, headers: { 'OpenAI-ZDR': 'true' } });",
        errors: [
          {
            messageId: 'invented',
            data: { name: 'OpenAI-ZDR' },
            line: 3,
            column: 61,
            endLine: 3,
            endColumn: 73,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'OpenAI-ZDR' },
                output:
                  "import { generateText } from 'ai';\nimport { openai } from '@ai-sdk/openai';\ngenerateText({ model: openai('gpt-5.5'), prompt, headers: { } });",
              },
            ],
          },
        ],
      },
      ...single.map((name) => ({
        name: `the invented header ${name}`,
        code: `fetch('https://api.openai.com/v1/responses', { method: 'POST', headers: [['${name}', 'on']], body });`,
        errors: [
          {
            messageId: 'invented',
            data: { name },
            line: 1,
            column: 74,
            endLine: 1,
            endColumn: 84 + name.length,
          },
        ],
      })),
      {
        name: 'a member of the same family that nobody has seen yet',
        code: `${CLIENT}client.responses.create({ input: 'x' }, { headers: { 'OpenAI-Zero-Retention-Mode': 'on' } });`,
        errors: [
          {
            messageId: 'invented',
            data: { name: 'OpenAI-Zero-Retention-Mode' },
            line: 3,
            column: 54,
            endLine: 3,
            endColumn: 82,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'OpenAI-Zero-Retention-Mode' },
                output: `${CLIENT}client.responses.create({ input: 'x' }, { headers: { } });`,
              },
            ],
          },
        ],
      },
      {
        name: 'another header than the allowed one',
        code: `${CLIENT}client.responses.create({ input: 'x' }, { headers: { 'OpenAI-ZDR': 'true' } });`,
        options: [{ allow: ['X-OpenAI-ZDR'] }],
        errors: [
          {
            messageId: 'invented',
            data: { name: 'OpenAI-ZDR' },
            line: 3,
            column: 54,
            endLine: 3,
            endColumn: 66,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'OpenAI-ZDR' },
                output: `${CLIENT}client.responses.create({ input: 'x' }, { headers: { } });`,
              },
            ],
          },
        ],
      },
      {
        name: 'the control of a gateway, sent to OpenAI',
        code: `${CLIENT}client.responses.create({ input: 'x' }, { headers: { 'cf-aig-collect-log': 'false' } });`,
        errors: [
          {
            messageId: 'gateway',
            data: cloudflare,
            line: 3,
            column: 54,
            endLine: 3,
            endColumn: 74,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'cf-aig-collect-log' },
                output: `${CLIENT}client.responses.create({ input: 'x' }, { headers: { } });`,
              },
            ],
          },
        ],
      },
      {
        name: 'the default headers of a client, once for all its calls',
        code: "import OpenAI from 'openai';\nconst client = new OpenAI({ defaultHeaders: { 'OpenAI-ZDR': 'true' } });\nclient.responses.create({ input: 'x' });\nclient.responses.create({ input: 'y' });",
        errors: [
          {
            messageId: 'invented',
            data: { name: 'OpenAI-ZDR' },
            line: 2,
            column: 47,
            endLine: 2,
            endColumn: 59,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'OpenAI-ZDR' },
                output:
                  "import OpenAI from 'openai';\nconst client = new OpenAI({ defaultHeaders: { } });\nclient.responses.create({ input: 'x' });\nclient.responses.create({ input: 'y' });",
              },
            ],
          },
        ],
      },
      {
        name: 'the headers that a copy of a client adds',
        code: `${CLIENT}client.withOptions({ defaultHeaders: { 'OpenAI-ZDR': 'true' } }).responses.create({ input: 'x' });`,
        errors: [
          {
            messageId: 'invented',
            data: { name: 'OpenAI-ZDR' },
            line: 3,
            column: 40,
            endLine: 3,
            endColumn: 52,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'OpenAI-ZDR' },
                output: `${CLIENT}client.withOptions({ defaultHeaders: { } }).responses.create({ input: 'x' });`,
              },
            ],
          },
        ],
      },
      {
        name: 'LangChain',
        code: "import { ChatOpenAI } from '@langchain/openai';\nnew ChatOpenAI({ model: 'gpt-5.5', configuration: { defaultHeaders: { 'OpenAI-Data-Retention-Policy': 'zero' } } });",
        errors: [
          {
            messageId: 'invented',
            data: { name: 'OpenAI-Data-Retention-Policy' },
            line: 2,
            column: 71,
            endLine: 2,
            endColumn: 101,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'OpenAI-Data-Retention-Policy' },
                output:
                  "import { ChatOpenAI } from '@langchain/openai';\nnew ChatOpenAI({ model: 'gpt-5.5', configuration: { defaultHeaders: { } } });",
              },
            ],
          },
        ],
      },
      {
        name: 'the AI SDK',
        code: "import { createOpenAI } from '@ai-sdk/openai';\ncreateOpenAI({ headers: { 'X-OpenAI-ZDR': '1' } });",
        errors: [
          {
            messageId: 'invented',
            data: { name: 'X-OpenAI-ZDR' },
            line: 2,
            column: 27,
            endLine: 2,
            endColumn: 41,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'X-OpenAI-ZDR' },
                output:
                  "import { createOpenAI } from '@ai-sdk/openai';\ncreateOpenAI({ headers: { } });",
              },
            ],
          },
        ],
      },
      {
        name: 'the third major',
        code: "import { Configuration, OpenAIApi } from 'openai';\nconst openai = new OpenAIApi(new Configuration({ apiKey }));\nopenai.createCompletion({ prompt: 'x' }, { headers: { 'OpenAI-ZDR': 'true' } });",
        errors: [
          {
            messageId: 'invented',
            data: { name: 'OpenAI-ZDR' },
            line: 3,
            column: 55,
            endLine: 3,
            endColumn: 67,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'OpenAI-ZDR' },
                output:
                  "import { Configuration, OpenAIApi } from 'openai';\nconst openai = new OpenAIApi(new Configuration({ apiKey }));\nopenai.createCompletion({ prompt: 'x' }, { headers: { } });",
              },
            ],
          },
        ],
      },
      {
        name: 'a header name with an environment fallback',
        code: "import OpenAI from 'openai';\nconst NAME = process.env.OPENAI_ZDR_HEADER ?? 'x-openai-data-retention';\nnew OpenAI({ defaultHeaders: { [NAME]: process.env.OPENAI_ZDR_VALUE ?? 'zero-retention' } });",
        errors: [
          {
            messageId: 'invented',
            data: { name: 'x-openai-data-retention' },
            line: 3,
            column: 33,
            endLine: 3,
            endColumn: 37,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'x-openai-data-retention' },
                output:
                  "import OpenAI from 'openai';\nconst NAME = process.env.OPENAI_ZDR_HEADER ?? 'x-openai-data-retention';\nnew OpenAI({ defaultHeaders: { } });",
              },
            ],
          },
        ],
      },
      {
        name: 'headers that are built step by step',
        code: "const headers = new Headers();\nheaders.set('OpenAI-ZDR', 'true');\nfetch('https://api.openai.com/v1/responses', { method: 'POST', headers, body });",
        errors: [
          {
            messageId: 'invented',
            data: { name: 'OpenAI-ZDR' },
            line: 2,
            column: 1,
            endLine: 2,
            endColumn: 34,
          },
        ],
      },
      {
        name: 'an assignment in a condition',
        code: "import OpenAI from 'openai';\nconst defaultHeaders = {};\nif (isPrivate) defaultHeaders['OpenAI-ZDR'] = 'true';\nnew OpenAI({ defaultHeaders });",
        errors: [
          {
            messageId: 'invented',
            data: { name: 'OpenAI-ZDR' },
            line: 3,
            column: 31,
            endLine: 3,
            endColumn: 43,
          },
        ],
      },
      {
        name: 'a spread constant',
        code: `${CLIENT}const PRIVACY = { 'X-No-Training': '1' };\nclient.responses.create({ input: 'x' }, { headers: { ...PRIVACY } });`,
        errors: [
          {
            messageId: 'invented',
            data: { name: 'X-No-Training' },
            line: 3,
            column: 19,
            endLine: 3,
            endColumn: 34,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'X-No-Training' },
                output: `${CLIENT}const PRIVACY = { };\nclient.responses.create({ input: 'x' }, { headers: { ...PRIVACY } });`,
              },
            ],
          },
        ],
      },
      {
        name: 'a helper function that gives the headers',
        code: `${CLIENT}const headersFor = (team) => ({ 'X-Team': team, 'X-OpenAI-Opt-Out': 'true' });\nclient.responses.create({ input: 'x' }, { headers: headersFor('a') });`,
        errors: [
          {
            messageId: 'invented',
            data: { name: 'X-OpenAI-Opt-Out' },
            line: 3,
            column: 49,
            endLine: 3,
            endColumn: 67,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'X-OpenAI-Opt-Out' },
                output: `${CLIENT}const headersFor = (team) => ({ 'X-Team': team });\nclient.responses.create({ input: 'x' }, { headers: headersFor('a') });`,
              },
            ],
          },
        ],
      },
      {
        name: 'an axios instance',
        code: "import axios from 'axios';\nconst api = axios.create({ baseURL: 'https://api.openai.com/v1', headers: { 'OpenAI-ZDR': 'true' } });\napi.post('/responses', { input: 'x' });",
        errors: [
          {
            messageId: 'invented',
            data: { name: 'OpenAI-ZDR' },
            line: 2,
            column: 77,
            endLine: 2,
            endColumn: 89,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'OpenAI-ZDR' },
                output:
                  "import axios from 'axios';\nconst api = axios.create({ baseURL: 'https://api.openai.com/v1', headers: { } });\napi.post('/responses', { input: 'x' });",
              },
            ],
          },
        ],
      },
      {
        name: 'an environment variable that no SDK reads',
        code: "process.env.OPENAI_ZERO_DATA_RETENTION = 'true';",
        errors: [
          {
            messageId: 'environment',
            data: { name: 'OPENAI_ZERO_DATA_RETENTION' },
            line: 1,
            column: 1,
            endLine: 1,
            endColumn: 39,
          },
        ],
      },
      {
        name: 'such a variable of a bundler',
        code: "import.meta.env['OPENAI_DATA_SHARING'] = 'off';",
        errors: [
          {
            messageId: 'environment',
            data: { name: 'OPENAI_DATA_SHARING' },
            line: 1,
            column: 1,
            endLine: 1,
            endColumn: 39,
          },
        ],
      },
      {
        name: 'removing the first of several',
        code: `${CLIENT}client.responses.create({ input: 'x' }, { headers: { 'OpenAI-ZDR': 'true', 'X-Team': 'a' } });`,
        errors: [
          {
            messageId: 'invented',
            data: { name: 'OpenAI-ZDR' },
            line: 3,
            column: 54,
            endLine: 3,
            endColumn: 66,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'OpenAI-ZDR' },
                output: `${CLIENT}client.responses.create({ input: 'x' }, { headers: { 'X-Team': 'a' } });`,
              },
            ],
          },
        ],
      },
      {
        name: 'removing one in the middle',
        code: `${CLIENT}client.responses.create({ input: 'x' }, { headers: { 'X-Team': 'a', 'OpenAI-ZDR': 'true', 'X-Host': 'b' } });`,
        errors: [
          {
            messageId: 'invented',
            data: { name: 'OpenAI-ZDR' },
            line: 3,
            column: 69,
            endLine: 3,
            endColumn: 81,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'OpenAI-ZDR' },
                output: `${CLIENT}client.responses.create({ input: 'x' }, { headers: { 'X-Team': 'a', 'X-Host': 'b' } });`,
              },
            ],
          },
        ],
      },
      {
        name: 'removing the last one',
        code: `${CLIENT}client.responses.create({ input: 'x' }, { headers: { 'X-Team': 'a', 'OpenAI-ZDR': 'true' } });`,
        errors: [
          {
            messageId: 'invented',
            data: { name: 'OpenAI-ZDR' },
            line: 3,
            column: 69,
            endLine: 3,
            endColumn: 81,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'OpenAI-ZDR' },
                output: `${CLIENT}client.responses.create({ input: 'x' }, { headers: { 'X-Team': 'a' } });`,
              },
            ],
          },
        ],
      },
      {
        name: 'removing the last one with a trailing comma',
        code: `${CLIENT}client.responses.create({ input: 'x' }, { headers: { 'X-Team': 'a', 'OpenAI-ZDR': 'true', } });`,
        errors: [
          {
            messageId: 'invented',
            data: { name: 'OpenAI-ZDR' },
            line: 3,
            column: 69,
            endLine: 3,
            endColumn: 81,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'OpenAI-ZDR' },
                output: `${CLIENT}client.responses.create({ input: 'x' }, { headers: { 'X-Team': 'a', } });`,
              },
            ],
          },
        ],
      },
      {
        name: 'removing a line of its own',
        code: `${CLIENT}client.responses.create({ input: 'x' }, {
  headers: {
    'OpenAI-ZDR': 'true',
    'X-Team': 'a',
  },
});`,
        errors: [
          {
            messageId: 'invented',
            data: { name: 'OpenAI-ZDR' },
            line: 5,
            column: 5,
            endLine: 5,
            endColumn: 17,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'OpenAI-ZDR' },
                output: `${CLIENT}client.responses.create({ input: 'x' }, {
  headers: {
    'X-Team': 'a',
  },
});`,
              },
            ],
          },
        ],
      },
      {
        name: 'removing keeps the comments around it',
        code: `${CLIENT}client.responses.create({ input: 'x' }, {
  headers: {
    'X-Team': 'a', // who asks
    // privacy
    'OpenAI-ZDR': 'true', // ticket 12
  },
});`,
        errors: [
          {
            messageId: 'invented',
            data: { name: 'OpenAI-ZDR' },
            line: 7,
            column: 5,
            endLine: 7,
            endColumn: 17,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'OpenAI-ZDR' },
                output: `${CLIENT}client.responses.create({ input: 'x' }, {
  headers: {
    'X-Team': 'a', // who asks
    // privacy
    // ticket 12
  },
});`,
              },
            ],
          },
        ],
      },
      {
        name: 'removing keeps a comment before the comma',
        code: `${CLIENT}client.responses.create({ input: 'x' }, { headers: { 'OpenAI-ZDR': 'true' /* why? */, 'X-Team': 'a' } });`,
        errors: [
          {
            messageId: 'invented',
            data: { name: 'OpenAI-ZDR' },
            line: 3,
            column: 54,
            endLine: 3,
            endColumn: 66,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'OpenAI-ZDR' },
                output: `${CLIENT}client.responses.create({ input: 'x' }, { headers: { /* why? */ 'X-Team': 'a' } });`,
              },
            ],
          },
        ],
      },
      {
        name: 'removing keeps a comment behind the comma of the one before',
        code: `${CLIENT}client.responses.create({ input: 'x' }, {
  headers: {
    'X-Team': 'a', // who asks
    'OpenAI-ZDR': 'true'
  }
});`,
        errors: [
          {
            messageId: 'invented',
            data: { name: 'OpenAI-ZDR' },
            line: 6,
            column: 5,
            endLine: 6,
            endColumn: 17,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'OpenAI-ZDR' },
                output: `${CLIENT}client.responses.create({ input: 'x' }, {
  headers: {
    'X-Team': 'a' // who asks
  }
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
        name: 'a type of headers',
        code: "import type OpenAI from 'openai';\nexport type Extra = { 'OpenAI-ZDR': string };",
      },
    ],
    invalid: [
      {
        name: 'as any',
        code: `${CLIENT}client.responses.create({ input: 'x' }, { headers: { 'OpenAI-ZDR': 'true' } as any });`,
        errors: [
          {
            messageId: 'invented',
            data: { name: 'OpenAI-ZDR' },
            line: 3,
            column: 54,
            endLine: 3,
            endColumn: 66,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'OpenAI-ZDR' },
                output: `${CLIENT}client.responses.create({ input: 'x' }, { headers: { } as any });`,
              },
            ],
          },
        ],
      },
      {
        name: 'a typed constant',
        code: `${CLIENT}const headers: Record<string, string> = { 'X-OpenAI-Data-Policy': 'none' };\nclient.responses.create({ input: 'x' }, { headers });`,
        errors: [
          {
            messageId: 'invented',
            data: { name: 'X-OpenAI-Data-Policy' },
            line: 3,
            column: 43,
            endLine: 3,
            endColumn: 65,
            suggestions: [
              {
                messageId: 'remove',
                data: { name: 'X-OpenAI-Data-Policy' },
                output: `${CLIENT}const headers: Record<string, string> = { };\nclient.responses.create({ input: 'x' }, { headers });`,
              },
            ],
          },
        ],
      },
    ],
  },
);
