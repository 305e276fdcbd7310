import { afterAll, describe, expect, it } from 'vitest';
import { noBlindSpots } from '../../src/rules/no-blind-spots.ts';
import { project as folderOf } from '../helpers/audit.ts';
import { temporaryProject } from '../helpers/calls.ts';
import { installed, messagesByFile, runEslint } from '../helpers/eslint.ts';
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

/** No native code can be loaded. */
const NO_PARSER = `
const Module = require('node:module');
const load = Module._load;
Module._load = (name, ...rest) => {
  if (/^oxc-/.test(name)) throw new Error('Cannot find native binding');
  return load(name, ...rest);
};
`;

const FILES = {
  'eslint.config.js':
    "import openaiZdr from 'eslint-plugin-openai-zdr';\nexport default [openaiZdr.configs.recommended];\n",
  'client.js': "import OpenAI from 'openai';\nexport const client = new OpenAI();\n",
  'use.js':
    "import { client } from './client.js';\nimport { log } from './log.js';\nlog('openai');\nclient.files.create({ purpose: 'user_data' });\n",
  // Nothing here says OpenAI, and nothing can be resolved.
  'silent.js':
    "import { client } from './client.js';\nclient.files.create({ purpose: 'user_data' });\n",
  'log.js': 'export const log = console.log;\n',
  'alone.js':
    "import OpenAI from 'openai';\nnew OpenAI().files.create({ purpose: 'user_data' });\n",
};

const preload = (): Record<string, string> => ({
  NODE_OPTIONS: `--require ${folderOf({ 'no-parser.cjs': NO_PARSER })}/no-parser.cjs`,
});

const SAID =
  'the parser cannot be loaded (Cannot find native binding). Install with optional dependencies (npm install --include=optional).';

describe('without a parser, as with a package manager that leaves native code out', () => {
  it('reports each import that an answer depends on', () => {
    const cwd = installed(FILES);
    const own = { 'alone.js': ['2 no-ineligible-endpoint'] };
    const whole = runEslint(cwd);
    expect(messagesByFile(cwd, whole.results)).toEqual({
      ...own,
      'silent.js': ['2 no-ineligible-endpoint'],
      'use.js': ['4 no-ineligible-endpoint'],
    });
    expect(whole.stderr).toBe('');
    const { results, stderr } = runEslint(cwd, { env: preload() });
    expect(messagesByFile(cwd, results)).toEqual({
      ...own,
      'silent.js': ['1 no-blind-spots'],
      'use.js': ['1 no-blind-spots'],
    });
    expect(results.flatMap(({ messages }) => messages)).toContainEqual(
      expect.objectContaining({
        messageId: 'parser',
        message: `\`./client.js\` is not followed: ${SAID}`,
      }),
    );
    expect(stderr.split(`No import is followed: ${SAID}`)).toHaveLength(2);
  });

  it('is said once where the configuration has single rules', () => {
    const cwd = installed({
      ...FILES,
      'eslint.config.js': `import openaiZdr from 'eslint-plugin-openai-zdr';
export default [
  { plugins: { 'openai-zdr': openaiZdr }, rules: { 'openai-zdr/no-ineligible-endpoint': 'error' } },
];
`,
    });
    const { results, stderr } = runEslint(cwd, { env: preload() });
    expect(messagesByFile(cwd, results)).toEqual({ 'alone.js': ['2 no-ineligible-endpoint'] });
    expect(stderr.split(`No import is followed: ${SAID}`)).toHaveLength(2);
  });
});
