import { singleApprovedClient } from '../../src/rules/single-approved-client.ts';
import { CLIENT, testRule } from '../helpers/tester.ts';

const only = [{ modules: ['src/openai.js'] }];
const modules = 'src/openai.js';
const here = [{ modules: ['file.js'], projects: ['proj_zdr'] }];

testRule(
  'single-approved-client',
  singleApprovedClient,
  {
    valid: [
      {
        name: 'the approved module',
        code: "import OpenAI from 'openai';\nexport const client = new OpenAI();",
        filename: 'src/openai.js',
        options: only,
      },
      {
        name: 'the approved module, written with a dot',
        code: "import OpenAI from 'openai';\nexport const client = new OpenAI();",
        filename: 'src/openai.js',
        options: [{ modules: ['./src/openai.js'] }],
      },
      {
        name: 'any folder',
        code: "import OpenAI from 'openai';\nnew OpenAI();",
        filename: 'packages/a/src/openai.js',
        options: [{ modules: ['**/openai.js'] }],
      },
      {
        name: 'any folder, or none',
        code: "import OpenAI from 'openai';\nnew OpenAI();",
        filename: 'openai.js',
        options: [{ modules: ['**/openai.js'] }],
      },
      {
        name: 'everything below a folder',
        code: "import OpenAI from 'openai';\nnew OpenAI();",
        filename: 'src/ai/deep/openai.js',
        options: [{ modules: ['src/ai/**'] }],
      },
      {
        name: 'any part of a name',
        code: "import OpenAI from 'openai';\nnew OpenAI();",
        filename: 'src/openai.client.js',
        options: [{ modules: ['src/*.client.js'] }],
      },
      {
        name: 'one of several endings',
        code: "import OpenAI from 'openai';\nnew OpenAI();",
        filename: 'src/openai.js',
        options: [{ modules: ['src/openai.{ts,js}'] }],
      },
      {
        name: 'one character',
        code: "import OpenAI from 'openai';\nnew OpenAI();",
        filename: 'src/openai1.js',
        options: [{ modules: ['src/openai?.js'] }],
      },
      {
        name: 'a request through the approved client',
        code: "import { client } from './openai.js';\nclient.responses.create({ input: 'x' });",
        filename: 'src/app.js',
        options: only,
      },
      {
        name: 'a request through a client that is given',
        code: 'export const ask = (client) => client.responses.create({ input: "x" });',
        filename: 'src/app.js',
        options: only,
      },
      {
        name: 'no options',
        code: "import OpenAI from 'openai';\nnew OpenAI({ project: 'proj_1' });",
      },
      {
        name: 'an approved project',
        code: "import OpenAI from 'openai';\nnew OpenAI({ project: 'proj_zdr' });",
        filename: 'file.js',
        options: here,
      },
      {
        name: 'an approved project in a header, in any case of letters',
        code: `${CLIENT}client.responses.create({ input: 'x' }, { headers: { 'openai-project': 'proj_zdr' } });`,
        filename: 'file.js',
        options: here,
      },
      {
        name: 'a project from the environment',
        code: "import OpenAI from 'openai';\nnew OpenAI({ project: process.env.OPENAI_PROJECT_ID });",
        filename: 'file.js',
        options: here,
      },
      {
        name: 'another vendor through the SDK',
        code: "import OpenAI from 'openai';\nnew OpenAI({ baseURL: 'https://api.groq.com/openai/v1', project: 'proj_dev' });",
        filename: 'src/app.js',
        options: only,
      },
      {
        name: 'another vendor',
        code: "import Anthropic from '@anthropic-ai/sdk';\nnew Anthropic({ project: 'proj_dev' });",
        filename: 'src/app.js',
        options: only,
      },
      {
        name: 'another host over HTTP',
        code: "fetch('https://api.stripe.com/v1/responses', { method: 'POST', headers: { 'OpenAI-Project': 'proj_dev' }, body });",
        filename: 'src/app.js',
        options: only,
      },
    ],
    invalid: [
      {
        name: 'another module',
        code: "import OpenAI from 'openai';\nexport const client = new OpenAI();",
        filename: 'src/app.js',
        options: only,
        errors: [
          {
            messageId: 'client',
            data: { modules },
            line: 2,
            column: 23,
            endLine: 2,
            endColumn: 35,
          },
        ],
      },
      {
        name: 'a star stays within one folder',
        code: "import OpenAI from 'openai';\nnew OpenAI();",
        filename: 'src/deep/openai.js',
        options: [{ modules: ['src/*.js'] }],
        errors: [
          {
            messageId: 'client',
            data: { modules: 'src/*.js' },
            line: 2,
            column: 1,
            endLine: 2,
            endColumn: 13,
          },
        ],
      },
      {
        name: 'a dot is a dot',
        code: "import OpenAI from 'openai';\nnew OpenAI();",
        filename: 'src/openaiXjs',
        options: only,
        errors: [
          { messageId: 'client', data: { modules }, line: 2, column: 1, endLine: 2, endColumn: 13 },
        ],
      },
      {
        name: 'an ending that is not among several',
        code: "import OpenAI from 'openai';\nnew OpenAI();",
        filename: 'src/openai.js',
        options: [{ modules: ['src/openai.{ts,tsx}'] }],
        errors: [
          {
            messageId: 'client',
            data: { modules: 'src/openai.{ts,tsx}' },
            line: 2,
            column: 1,
            endLine: 2,
            endColumn: 13,
          },
        ],
      },
      {
        name: 'several approved modules',
        code: "import OpenAI from 'openai';\nnew OpenAI();",
        filename: 'src/app.js',
        options: [{ modules: ['src/openai.js', 'jobs/**'] }],
        errors: [
          {
            messageId: 'client',
            data: { modules: 'src/openai.js, jobs/**' },
            line: 2,
            column: 1,
            endLine: 2,
            endColumn: 13,
          },
        ],
      },
      {
        name: 'a client whose host cannot be told',
        code: "import OpenAI from 'openai';\nnew OpenAI({ baseURL: settings.url });",
        filename: 'src/app.js',
        options: only,
        errors: [
          { messageId: 'client', data: { modules }, line: 2, column: 1, endLine: 2, endColumn: 38 },
        ],
      },
      {
        name: 'LangChain',
        code: "import { ChatOpenAI } from '@langchain/openai';\nnew ChatOpenAI({ model: 'gpt-5.5' });",
        filename: 'src/app.js',
        options: only,
        errors: [
          { messageId: 'client', data: { modules }, line: 2, column: 1, endLine: 2, endColumn: 37 },
        ],
      },
      {
        name: 'the AI SDK',
        code: "import { createOpenAI } from '@ai-sdk/openai';\nexport const openai = createOpenAI({ apiKey });",
        filename: 'src/app.js',
        options: only,
        errors: [
          {
            messageId: 'client',
            data: { modules },
            line: 2,
            column: 23,
            endLine: 2,
            endColumn: 47,
          },
        ],
      },
      {
        name: 'the third major',
        code: "import { Configuration, OpenAIApi } from 'openai';\nexport const openai = new OpenAIApi(new Configuration({ apiKey }));",
        filename: 'src/app.js',
        options: only,
        errors: [
          {
            messageId: 'client',
            data: { modules },
            line: 2,
            column: 23,
            endLine: 2,
            endColumn: 67,
          },
        ],
      },
      {
        name: 'a raw request',
        code: "fetch('https://api.openai.com/v1/responses', { method: 'POST', body });",
        filename: 'src/app.js',
        options: only,
        errors: [
          { messageId: 'request', data: { modules }, line: 1, column: 1, endLine: 1, endColumn: 6 },
        ],
      },
      {
        name: 'axios',
        code: "import axios from 'axios';\naxios.post('https://api.openai.com/v1/responses', { input: 'x' });",
        filename: 'src/app.js',
        options: only,
        errors: [
          {
            messageId: 'request',
            data: { modules },
            line: 2,
            column: 7,
            endLine: 2,
            endColumn: 11,
          },
        ],
      },
      {
        name: 'another project, even in the approved module',
        code: "import OpenAI from 'openai';\nnew OpenAI({ project: 'proj_dev' });",
        filename: 'file.js',
        options: here,
        errors: [
          {
            messageId: 'project',
            data: { name: 'proj_dev' },
            line: 2,
            column: 14,
            endLine: 2,
            endColumn: 33,
          },
        ],
      },
      {
        name: 'any project, when none is approved',
        code: "import OpenAI from 'openai';\nnew OpenAI({ project: 'proj_zdr' });",
        filename: 'src/openai.js',
        options: only,
        errors: [
          {
            messageId: 'project',
            data: { name: 'proj_zdr' },
            line: 2,
            column: 14,
            endLine: 2,
            endColumn: 33,
          },
        ],
      },
      {
        name: 'another project behind an environment fallback',
        code: "import OpenAI from 'openai';\nnew OpenAI({ project: process.env.OPENAI_PROJECT_ID ?? 'proj_dev' });",
        filename: 'file.js',
        options: here,
        errors: [
          {
            messageId: 'project',
            data: { name: 'proj_dev' },
            line: 2,
            column: 14,
            endLine: 2,
            endColumn: 66,
          },
        ],
      },
      {
        name: 'another project in a default header',
        code: "import OpenAI from 'openai';\nconst client = new OpenAI({ defaultHeaders: { 'OpenAI-Project': 'proj_dev' } });\nclient.responses.create({ input: 'x' });",
        filename: 'file.js',
        options: here,
        errors: [
          {
            messageId: 'project',
            data: { name: 'proj_dev' },
            line: 2,
            column: 47,
            endLine: 2,
            endColumn: 75,
          },
        ],
      },
      {
        name: 'another project in the header of one request',
        code: `${CLIENT}client.responses.create({ input: 'x' }, { headers: { 'OpenAI-Project': 'proj_dev' } });`,
        filename: 'file.js',
        options: here,
        errors: [
          {
            messageId: 'project',
            data: { name: 'proj_dev' },
            line: 3,
            column: 54,
            endLine: 3,
            endColumn: 82,
          },
        ],
      },
      {
        name: 'another project in a raw request from elsewhere',
        code: "fetch('https://api.openai.com/v1/responses', { method: 'POST', headers: { 'OpenAI-Project': 'proj_dev' }, body });",
        filename: 'src/app.js',
        options: only,
        errors: [
          { messageId: 'request', data: { modules }, line: 1, column: 1, endLine: 1, endColumn: 6 },
          {
            messageId: 'project',
            data: { name: 'proj_dev' },
            line: 1,
            column: 75,
            endLine: 1,
            endColumn: 103,
          },
        ],
      },
    ],
  },
  {
    valid: [
      {
        name: 'a type of the SDK',
        code: "import type OpenAI from 'openai';\nexport interface Services { client: OpenAI }",
        filename: 'src/app.ts',
        options: only,
      },
    ],
    invalid: [
      {
        name: 'a client in a field of a class',
        code: "import OpenAI from 'openai';\nexport class Service {\n  private readonly client: OpenAI = new OpenAI({ project: 'proj_dev' as string });\n}",
        filename: 'src/app.ts',
        options: only,
        errors: [
          {
            messageId: 'client',
            data: { modules },
            line: 3,
            column: 37,
            endLine: 3,
            endColumn: 82,
          },
          {
            messageId: 'project',
            data: { name: 'proj_dev' },
            line: 3,
            column: 50,
            endLine: 3,
            endColumn: 79,
          },
        ],
      },
    ],
  },
);
