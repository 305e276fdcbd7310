/** The shape of an SDK call from somewhere else. */
import type { Endpoint } from './alias-forms.ts';

export interface Origin {
  name: string;
  code: (endpoint: Endpoint) => string;
  typed?: boolean;
}

const origin = (name: string, code: Origin['code'], typed?: boolean): Origin => ({
  name,
  code,
  ...(typed && { typed }),
});

/** An object literal that has the path of the endpoint: `{ files: { create() {} } }` */
const shape = (e: Endpoint): string =>
  e.parts.reduceRight(
    (inner, part, index) =>
      index === e.parts.length - 1 ? `{ ${part}: async () => null }` : `{ ${part}: ${inner} }`,
    '',
  );

export const lookalikes: readonly Origin[] = [
  origin(
    'Stripe',
    (e) =>
      `import Stripe from 'stripe';\nconst stripe = new Stripe(process.env.OPENAI_OR_STRIPE);\n${e.on('stripe')};`,
  ),
  origin(
    'Anthropic',
    (e) =>
      `import Anthropic from '@anthropic-ai/sdk';\nconst openai = new Anthropic();\n${e.on('openai')};`,
  ),
  origin(
    'Google',
    (e) =>
      `import { GoogleGenAI } from '@google/genai';\nconst openai = new GoogleGenAI({ apiKey: 'x' });\n${e.on('openai')};`,
  ),
  origin(
    'Slack',
    (e) =>
      `const { WebClient } = require('@slack/web-api');\nconst openai = new WebClient();\n${e.on('openai')};`,
  ),
  origin(
    'Groq',
    (e) =>
      `import { Groq as OpenAI } from 'groq-sdk';\nconst openai = new OpenAI();\n${e.on('openai')};`,
  ),
  origin(
    'Prisma',
    (e) =>
      `import { PrismaClient } from '@prisma/client';\nconst openai = new PrismaClient();\n${e.on('openai')};`,
  ),
  origin(
    'Twilio, called without new',
    (e) =>
      `import OpenAI from 'openai';\nimport twilio from 'twilio';\nconst client = twilio('x', 'y');\n${e.on('client')};`,
  ),
  origin('the AI SDK', (e) => `import { openai } from '@ai-sdk/openai';\n${e.on('openai')};`),
  origin(
    'a package of a similar name',
    (e) => `import OpenAI from '@acme/openai';\nconst openai = new OpenAI();\n${e.on('openai')};`,
  ),
  origin(
    'a package whose name starts alike',
    (e) => `import OpenAI from 'openai-mock';\nconst openai = new OpenAI();\n${e.on('openai')};`,
  ),
  origin(
    'another host of a similar name',
    (e) =>
      `import OpenAI from 'https://esm.sh/openai-fake@4';\nconst openai = new OpenAI();\n${e.on('openai')};`,
  ),
  origin(
    'another export of the SDK',
    (e) => `import { toFile as openai } from 'openai';\n${e.on('openai')};`,
  ),
  origin(
    'an error class of the SDK',
    (e) => `import OpenAI from 'openai';\nconst error = new OpenAI.APIError();\n${e.on('error')};`,
  ),
  origin(
    'a local class',
    (e) =>
      `class OpenAI { ${e.head} = ${shape(e)}.${e.head}; }\nconst openai = new OpenAI();\n${e.on('openai')};`,
  ),
  origin(
    'a local class without the member',
    (e) => `class OpenAI {}\nconst openai = new OpenAI();\n${e.on('openai')};`,
  ),
  origin(
    'a local function',
    (e) =>
      `function OpenAI() { return ${shape(e)}; }\nconst openai = OpenAI();\n${e.on('openai')};`,
  ),
  origin('an object', (e) => `const openai = ${shape(e)};\n${e.on('openai')};`),
  origin(
    'an object assigned later',
    (e) => `let openai;\nopenai = ${shape(e)};\n${e.on('openai')};`,
  ),
  origin('a Map', (e) => `const ${e.head} = new Map();\n${e.below(e.head)};\n// openai`),
  origin(
    'a Map in a field',
    (e) => `class OpenAIFiles {\n  ${e.head} = new Map();\n  async run() { ${e.on('this')}; }\n}`,
  ),
  origin('a global', (e) => `${e.on('openai')};`),
  origin('a global OpenAI', (e) => `const openai = new OpenAI();\n${e.on('openai')};`),
  origin('a property of window', (e) => `${e.on('window.openai')};`),
  origin(
    'a parameter without a type',
    (e) => `import OpenAI from 'openai';\nexport async function run(openai) { ${e.on('openai')}; }`,
  ),
  origin(
    'a parameter of any type',
    (e) =>
      `import OpenAI from 'openai';\nexport async function run(openai: any) { ${e.on('openai')}; }`,
    true,
  ),
  origin(
    'a parameter of a local type',
    (e) =>
      `interface OpenAI { name: string }\nexport async function run(openai: OpenAI) { ${e.on('openai')}; }`,
    true,
  ),
  origin(
    "a parameter of another package's type",
    (e) =>
      `import type { OpenAI } from '@acme/types';\nexport async function run(openai: OpenAI) { ${e.on('openai')}; }`,
    true,
  ),
  origin(
    'a parameter of a params type of the SDK',
    (e) =>
      `import type OpenAI from 'openai';\nexport async function run(openai: OpenAI.ChatModel) { ${e.on('openai')}; }`,
    true,
  ),
  origin(
    'a shadowed import',
    (e) =>
      `import OpenAI from 'openai';\nexport async function run(OpenAI) { const openai = new OpenAI(); ${e.on('openai')}; }`,
  ),
  origin(
    'a shadowed client',
    (e) =>
      `import OpenAI from 'openai';\nconst openai = new OpenAI();\nexport async function run() { const openai = ${shape(e)}; ${e.on('openai')}; }`,
  ),
  origin(
    'a shadowed client in a block',
    (e) =>
      `import OpenAI from 'openai';\nconst openai = new OpenAI();\n{ const openai = ${shape(e)}; ${e.on('openai')}; }`,
  ),
  origin(
    'a shadowed client as a parameter',
    (e) =>
      `import OpenAI from 'openai';\nconst openai = new OpenAI();\nexport const run = async (openai) => { ${e.on('openai')}; };`,
  ),
  origin(
    'a shadowed client in a catch',
    (e) =>
      `import OpenAI from 'openai';\nconst openai = new OpenAI();\ntry { throw new Error(); } catch (openai) { ${e.on('openai')}; }`,
  ),
  origin(
    'a shadowed require',
    (e) =>
      `const require = (name) => ({ OpenAI: class {} });\nconst { OpenAI } = require('openai');\nconst openai = new OpenAI();\n${e.on('openai')};`,
  ),
  origin(
    'a client that is replaced',
    (e) =>
      `import OpenAI from 'openai';\nlet openai = new OpenAI();\nopenai = ${shape(e)};\n${e.on('openai')};`,
  ),
  origin(
    'a resource that is replaced',
    (e) =>
      `import OpenAI from 'openai';\nconst services = { openai: new OpenAI() };\nconst own = { ...services, openai: ${shape(e)} };\n${e.on('own.openai')};`,
  ),
  origin('the class itself', (e) => `import OpenAI from 'openai';\n${e.on('OpenAI')};`),
  origin('the module itself', (e) => `import * as openai from 'openai';\n${e.on('openai')};`),
  origin(
    'another member of the services',
    (e) =>
      `import OpenAI from 'openai';\nconst services = { openai: new OpenAI(), store: ${shape(e)} };\n${e.on('services.store')};`,
  ),
  origin(
    'another field of the service',
    (e) =>
      `import OpenAI from 'openai';\nclass Service {\n  openai = new OpenAI();\n  store = ${shape(e)};\n  async run() { ${e.on('this.store')}; }\n}`,
  ),
  origin(
    'the same field of another class',
    (e) =>
      `import OpenAI from 'openai';\nclass First { client = new OpenAI(); }\nclass Second {\n  constructor(client) { this.client = client; }\n  async run() { ${e.on('this.client')}; }\n}`,
  ),
  origin(
    'the service around the client',
    (e) =>
      `import OpenAI from 'openai';\nclass Service { openai = new OpenAI(); }\nconst service = new Service();\n${e.on('service')};`,
  ),
  origin(
    'one level too deep',
    (e) =>
      `import OpenAI from 'openai';\nconst openai = new OpenAI();\n${e.on('openai.something')};`,
  ),
  origin(
    'a method that the SDK does not have',
    (e) =>
      `import OpenAI from 'openai';\nconst openai = new OpenAI();\nawait ${[...e.resource].join('.').replace(/^/, 'openai.')}.${e.method}Everything(${e.args});`,
  ),
  origin(
    'a result of the SDK',
    (e) =>
      `import OpenAI from 'openai';\nconst openai = new OpenAI();\nconst page = openai.baseURL;\n${e.on('page')};`,
  ),
  origin(
    'the method read, not called',
    (e) =>
      `import OpenAI from 'openai';\nconst openai = new OpenAI();\nconst send = ${e.methodOf('openai')};\nif (${e.methodOf('openai')}) console.log(typeof send);`,
  ),
  origin(
    'a text',
    (e) =>
      `import OpenAI from 'openai';\nconst help = "await new OpenAI().${e.path}(x)";\nconsole.log(help);`,
  ),
  origin(
    'a comment',
    (e) =>
      `import OpenAI from 'openai';\n// await new OpenAI().${e.path}(x)\n/* new OpenAI().${e.path}() */`,
  ),
  origin(
    'a type',
    (e) =>
      `import OpenAI from 'openai';\nexport type Sent = ReturnType<OpenAI['${e.head}']['${e.rest[0]!}']>;`,
    true,
  ),
  origin(
    'a declaration',
    (e) =>
      `import OpenAI from 'openai';\ndeclare const openai: OpenAI;\nexport type Sent = Parameters<typeof openai.${e.path}>;`,
    true,
  ),
  origin(
    'a mock of vitest',
    (e) =>
      `import OpenAI from 'openai';\nimport { expect, vi } from 'vitest';\nvi.mock('openai');\nconst openai = new OpenAI();\nexpect(${e.methodOf('openai')}).toHaveBeenCalledWith(${e.args});`,
  ),
  origin(
    'a mocked method',
    (e) =>
      `import OpenAI from 'openai';\nimport { vi } from 'vitest';\nconst openai = new OpenAI();\nvi.mocked(${e.methodOf('openai')}).mockResolvedValue({});\nvi.spyOn(${e.resourceOf('openai')}, '${e.method}').mockResolvedValue({});`,
  ),
  origin(
    'a mocked client',
    (e) =>
      `import { vi } from 'vitest';\nconst openai = { ${e.head}: ${
        e.rest.length === 1
          ? `{ ${e.method}: vi.fn() }`
          : shape(e)
              .slice(2, -2)
              .replace(new RegExp(`^${e.head}: `), '')
      } };\n${e.on('openai')};`,
  ),
  origin(
    'a client with a vendor of its own',
    (e) =>
      `import OpenAI from './vendors/groq.js';\nconst openai = new OpenAI();\n${e.on('openai')};`,
  ),
];
