import { afterAll } from 'vitest';
import { noBlindSpots } from '../../src/rules/no-blind-spots.ts';
import { temporaryProject } from '../helpers/calls.ts';
import { type InvalidCase, type ValidCase, testRule } from '../helpers/tester.ts';

const project = temporaryProject({
  'client.js': "import OpenAI from 'openai';\nexport const client = new OpenAI();\n",
  'broken.js': "import OpenAI from 'openai';\nexport const client = new OpenAI(;\n",
  'large.js': `import OpenAI from 'openai';\nexport const client = new OpenAI();\n// ${'x'.repeat(2 * 1024 * 1024)}`,
  'lib/index.js': "export { client } from '../broken.js';\n",
});
afterAll(() => {
  project.cleanUp();
});
const filename = project.file('main.js');
const UPLOAD = "client.files.create({ purpose: 'user_data' });";
const packages = [{ packages: true }];

const file = (
  name: string,
  reason: string,
  code: string,
  place: { line: number; column: number; endColumn: number },
): InvalidCase => ({
  name: `${name} ${reason}`,
  code,
  filename,
  errors: [{ messageId: 'file', data: { name, reason }, endLine: place.line, ...place }],
});

const ofPackage = (name: string, reason: string, code: string): InvalidCase => {
  const column = code.indexOf(`'${name}'`) + 1;
  return {
    name: `${name}: ${code}`,
    code,
    options: packages,
    errors: [
      {
        messageId: 'package',
        data: { name, reason },
        line: 1,
        column,
        endLine: 1,
        endColumn: column + name.length + 2,
      },
    ],
  };
};

const silent = (name: string, code: string, options: object[] = packages): ValidCase => ({
  name,
  code,
  filename,
  options,
});

const unparsed = 'cannot be parsed (Unexpected token)';

testRule(
  'no-blind-spots',
  noBlindSpots,
  {
    valid: [
      silent('a file that can be read', `import { client } from './client.js';\n${UPLOAD}`),
      silent(
        'a broken file that no call depends on',
        "import { client } from './broken.js';\nconsole.log(client);",
      ),
      silent('a package', "import { generateText } from 'ai';\ngenerateText({ model });"),
      silent(
        'a package that reaches OpenAI, without the option',
        "import { ChatOpenAI } from '@acme/openai';\nnew ChatOpenAI();",
        [],
      ),
      silent('the SDK', `import OpenAI from 'openai';\nconst client = new OpenAI();\n${UPLOAD}`),
      silent(
        'a framework that is read',
        "import { openai } from '@ai-sdk/openai';\nimport { generateText } from 'ai';\ngenerateText({ model: openai('gpt-5'), prompt });",
      ),
      silent('a mock', "vi.mock('@acme/openai');"),
      { name: 'a text from stdin', code: `import { client } from './openai.js';\n${UPLOAD}` },
      {
        ...silent(
          'imports that are not to be followed',
          `import { client } from './broken.js';\n${UPLOAD}`,
        ),
        settings: { 'openai-zdr': { crossFile: false } },
      },
    ],
    invalid: [
      file('./broken.js', unparsed, `import { client } from './broken.js';\n${UPLOAD}`, {
        line: 1,
        column: 24,
        endColumn: 37,
      }),
      file(
        './large.js',
        'is larger than 2 MiB',
        `import { client } from './large.js';\n${UPLOAD}`,
        {
          line: 1,
          column: 24,
          endColumn: 36,
        },
      ),
      file('./openai.js', 'leads to no file', `import { client } from './openai.js';\n${UPLOAD}`, {
        line: 1,
        column: 24,
        endColumn: 37,
      }),
      file('./broken.js', unparsed, `const { client } = require('./broken.js');\n${UPLOAD}`, {
        line: 1,
        column: 28,
        endColumn: 41,
      }),
      file(
        './broken.js',
        unparsed,
        "import OpenAI from 'openai';\nimport { defaults } from './broken.js';\nnew OpenAI().responses.create({ ...defaults, store: false });",
        { line: 2, column: 26, endColumn: 39 },
      ),
      file(
        './broken.js',
        unparsed,
        "import { client } from './lib/index.js';\nconst openai = client;\nopenai.files.create({});",
        { line: 3, column: 14, endColumn: 20 },
      ),
      ofPackage(
        '@acme/openai',
        'says OpenAI in its name',
        "import { ChatOpenAI } from '@acme/openai';",
      ),
      ofPackage(
        '@openai/codex-sdk',
        'reaches OpenAI',
        "const { Codex } = require('@openai/codex-sdk');",
      ),
      ofPackage(
        '@livekit/agents-plugin-openai',
        'reaches OpenAI',
        "const openai = await import('@livekit/agents-plugin-openai');",
      ),
      ofPackage(
        '@browserbasehq/stagehand',
        'can reach OpenAI',
        "import { Stagehand } from '@browserbasehq/stagehand';",
      ),
    ],
  },
  {
    valid: [
      silent(
        'a type of a package',
        "import type { ChatOpenAI } from '@acme/openai';\nexport type Model = ChatOpenAI;",
      ),
      silent(
        'a name that only types use',
        "import { ChatOpenAI } from '@acme/openai';\nexport type Model = ChatOpenAI;",
      ),
      silent(
        'a type of a broken file',
        "import type { Params } from './broken.js';\nimport { client } from './client.js';\nclient.files.create({} as Params);",
      ),
    ],
    invalid: [
      ofPackage(
        '@acme/openai',
        'says OpenAI in its name',
        "import { ChatOpenAI } from '@acme/openai';\nexport const model: ChatOpenAI = new ChatOpenAI();",
      ),
    ],
  },
);
