import { noBackgroundMode } from '../../src/rules/no-background-mode.ts';
import { CLIENT, asOf, testRule } from '../helpers/tester.ts';

testRule(
  'no-background-mode',
  noBackgroundMode,
  {
    valid: [
      {
        name: 'not in the background',
        code: `${CLIENT}client.responses.create({ model: 'gpt-5', input: 'x', background: false });`,
      },
      {
        name: 'no background key',
        code: `${CLIENT}client.responses.create({ model: 'gpt-5', input: 'x' });`,
      },
      {
        name: 'a value that only the running program knows',
        code: `${CLIENT}client.responses.create({ input: 'x', background: process.env.SLOW === '1' });`,
      },
      {
        name: 'a text is not true',
        code: `${CLIENT}client.responses.create({ input: 'x', background: 'true' });`,
      },
      {
        name: 'the background of an image',
        code: `${CLIENT}client.images.edit({ prompt: 'x', background: 'transparent' });`,
      },
      {
        name: 'an endpoint that has no background mode',
        code: `${CLIENT}client.chat.completions.create({ messages: [], background: true });`,
      },
      {
        name: 'a later key wins over a spread',
        code: `${CLIENT}const slow = { background: true };\nclient.responses.create({ ...slow, background: false });`,
      },
      {
        name: 'a later assignment wins over the literal',
        code: `${CLIENT}const params = { input: 'x', background: true };\nparams.background = false;\nclient.responses.create(params);`,
      },
      {
        name: 'deleted before the call',
        code: `${CLIENT}const params = { input: 'x', background: true };\ndelete params.background;\nclient.responses.create(params);`,
      },
      {
        name: 'the body of the request options replaces the params',
        code: `${CLIENT}client.responses.create({ input: 'x', background: true }, { body: { input: 'x' } });`,
      },
      {
        name: 'another vendor through the SDK',
        code: "import OpenAI from 'openai';\nconst client = new OpenAI({ baseURL: 'https://api.groq.com/openai/v1' });\nclient.responses.create({ input: 'x', background: true });",
      },
      {
        name: 'another vendor over HTTP',
        code: "fetch('https://api.groq.com/openai/v1/responses', { method: 'POST', body: JSON.stringify({ background: true }) });",
      },
      {
        name: 'another library with the same shape',
        code: "import Jobs from 'jobs';\nconst client = new Jobs();\nclient.responses.create({ input: 'x', background: true });",
      },
      {
        name: 'Azure has rules of its own',
        code: "import { AzureOpenAI } from 'openai';\nconst client = new AzureOpenAI();\nclient.responses.create({ input: 'x', background: true });",
      },
      {
        name: 'a snapshot from before background mode was described',
        code: `${CLIENT}client.responses.create({ input: 'x', background: true });`,
        settings: { 'openai-zdr': { policy: '2025-11-08' } },
      },
    ],
    invalid: [
      {
        name: 'background mode',
        code: `${CLIENT}client.responses.create({ model: 'gpt-5', input: 'x', background: true });`,
        errors: [
          {
            messageId: 'contested',
            line: 3,
            column: 55,
            endLine: 3,
            endColumn: 71,
          },
        ],
      },
      {
        name: 'the snapshot that calls it not compatible',
        code: `${CLIENT}client.responses.create({ input: 'x', background: true });`,
        settings: { 'openai-zdr': { policy: '2025-12-11' } },
        errors: [
          {
            messageId: 'ineligible',
            data: asOf('2025-12-11'),
            line: 3,
            column: 39,
            endLine: 3,
            endColumn: 55,
          },
        ],
      },
      {
        name: 'the same snapshot with Modified Abuse Monitoring, which allows it',
        code: `${CLIENT}client.responses.create({ input: 'x', background: true });`,
        settings: { 'openai-zdr': { policy: '2025-12-11', profile: 'mam' } },
        errors: [
          {
            messageId: 'contested',
            data: asOf('2025-12-11'),
            line: 3,
            column: 39,
            endLine: 3,
            endColumn: 55,
          },
        ],
      },
      {
        name: 'the streaming helper',
        code: `${CLIENT}client.responses.stream({ input: 'x', background: true });`,
        errors: [
          {
            messageId: 'contested',
            line: 3,
            column: 39,
            endLine: 3,
            endColumn: 55,
          },
        ],
      },
      {
        name: 'the parsing helper',
        code: `${CLIENT}client.responses.parse({ input: 'x', background: true });`,
        errors: [
          {
            messageId: 'contested',
            line: 3,
            column: 38,
            endLine: 3,
            endColumn: 54,
          },
        ],
      },
      {
        name: 'a quoted key',
        code: `${CLIENT}client.responses.create({ 'background': true });`,
        errors: [
          {
            messageId: 'contested',
            line: 3,
            column: 27,
            endLine: 3,
            endColumn: 45,
          },
        ],
      },
      {
        name: 'a constant',
        code: `${CLIENT}const slow = true;\nclient.responses.create({ input: 'x', background: slow });`,
        errors: [
          {
            messageId: 'contested',
            data: { from: ' from line 3' },
            line: 4,
            column: 39,
            endLine: 4,
            endColumn: 55,
          },
        ],
      },
      {
        name: 'one branch of a condition',
        code: `${CLIENT}client.responses.create({ input: 'x', background: isLong ? true : false });`,
        errors: [
          {
            messageId: 'contested',
            line: 3,
            column: 39,
            endLine: 3,
            endColumn: 72,
          },
        ],
      },
      {
        name: 'the branch of a conditional spread that says true, not the other one',
        code: `${CLIENT}client.responses.create({ input: 'x', ...(isShort ? { background: false } : { background: true }) });`,
        errors: [
          {
            messageId: 'contested',
            line: 3,
            column: 79,
            endLine: 3,
            endColumn: 95,
          },
        ],
      },
      {
        name: 'a spread constant',
        code: `${CLIENT}const base = { background: true };\nclient.responses.create({ ...base, input: 'x' });`,
        errors: [
          {
            messageId: 'contested',
            line: 3,
            column: 16,
            endLine: 3,
            endColumn: 32,
          },
        ],
      },
      {
        name: 'an assignment before the call',
        code: `${CLIENT}const params = { input: 'x' };\nparams.background = true;\nclient.responses.create(params);`,
        errors: [
          {
            messageId: 'contested',
            line: 4,
            column: 1,
            endLine: 4,
            endColumn: 25,
          },
        ],
      },
      {
        name: 'an assignment that may not run leaves the literal standing',
        code: `${CLIENT}const params = { input: 'x', background: true };\nif (isShort) params.background = false;\nclient.responses.create(params);`,
        errors: [
          {
            messageId: 'contested',
            line: 3,
            column: 30,
            endLine: 3,
            endColumn: 46,
          },
        ],
      },
      {
        name: 'the body of the request options',
        code: `${CLIENT}client.responses.create({ input: 'x' }, { body: { input: 'x', background: true } });`,
        errors: [
          {
            messageId: 'contested',
            line: 3,
            column: 63,
            endLine: 3,
            endColumn: 79,
          },
        ],
      },
      {
        name: 'the generic method of the client',
        code: `${CLIENT}client.post('/responses', { body: { input: 'x', background: true } });`,
        errors: [
          {
            messageId: 'contested',
            line: 3,
            column: 49,
            endLine: 3,
            endColumn: 65,
          },
        ],
      },
      {
        name: 'a helper function that adds its argument',
        code: `${CLIENT}function ask(more) {\n  return client.responses.create({ input: 'x', ...more });\n}\nask({ background: true });`,
        errors: [
          {
            messageId: 'contested',
            line: 6,
            column: 7,
            endLine: 6,
            endColumn: 23,
          },
        ],
      },
      {
        name: 'fetch',
        code: "fetch('https://api.openai.com/v1/responses', { method: 'POST', body: JSON.stringify({ input: 'x', background: true }) });",
        errors: [
          {
            messageId: 'contested',
            line: 1,
            column: 99,
            endLine: 1,
            endColumn: 115,
          },
        ],
      },
      {
        name: 'axios',
        code: "import axios from 'axios';\naxios.post('https://api.openai.com/v1/responses', { input: 'x', background: true });",
        errors: [
          {
            messageId: 'contested',
            line: 2,
            column: 65,
            endLine: 2,
            endColumn: 81,
          },
        ],
      },
      {
        name: 'an event on a socket',
        code: "import OpenAI from 'openai';\nimport { ResponsesWS } from 'openai/resources/responses/ws';\nconst socket = new ResponsesWS(new OpenAI());\nsocket.send({ type: 'response.create', input: [], background: true });",
        errors: [
          {
            messageId: 'contested',
            line: 4,
            column: 51,
            endLine: 4,
            endColumn: 67,
          },
        ],
      },
    ],
  },
  {
    valid: [
      {
        name: 'a type of another library',
        code: "import type { Client } from 'jobs';\nexport const run = (client: Client) => client.responses.create({ background: true });",
      },
    ],
    invalid: [
      {
        name: 'as any',
        code: `${CLIENT}client.responses.create({ input: 'x', background: true } as any);`,
        errors: [
          {
            messageId: 'contested',
            line: 3,
            column: 39,
            endLine: 3,
            endColumn: 55,
          },
        ],
      },
      {
        name: 'under @ts-expect-error',
        code: `${CLIENT}// @ts-expect-error older types\nclient.responses.create({ input: 'x', background: true });`,
        errors: [
          {
            messageId: 'contested',
            line: 4,
            column: 39,
            endLine: 4,
            endColumn: 55,
          },
        ],
      },
      {
        name: 'a client that only its type shows',
        code: "import type OpenAI from 'openai';\nexport const run = (client: OpenAI) => client.responses.create({ background: true });",
        errors: [
          {
            messageId: 'contested',
            line: 2,
            column: 66,
            endLine: 2,
            endColumn: 82,
          },
        ],
      },
    ],
  },
);
