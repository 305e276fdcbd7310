/** Where the native code cannot be loaded, as with a package manager that leaves it out. */
import { expect, it } from 'vitest';
import { project } from './helpers/audit.ts';
import { installed, messagesByFile, runEslint } from './helpers/eslint.ts';

/** No native code can be loaded. */
const NO_PARSER = `
const Module = require('node:module');
const load = Module._load;
Module._load = (name, ...rest) => {
  if (/^oxc-/.test(name)) throw new Error('Cannot find native binding');
  return load(name, ...rest);
};
`;

it('ESLint reports each import that an answer depends on', () => {
  const cwd = installed({
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
  });
  const preload = `${project({ 'no-parser.cjs': NO_PARSER })}/no-parser.cjs`;
  const own = { 'alone.js': ['2 no-ineligible-endpoint'] };
  expect(messagesByFile(cwd, runEslint(cwd).results)).toEqual({
    ...own,
    'silent.js': ['2 no-ineligible-endpoint'],
    'use.js': ['4 no-ineligible-endpoint'],
  });
  const { results } = runEslint(cwd, { env: { NODE_OPTIONS: `--require ${preload}` } });
  expect(messagesByFile(cwd, results)).toEqual({
    ...own,
    'silent.js': ['1 no-blind-spots'],
    'use.js': ['1 no-blind-spots'],
  });
  expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toContain(
    '`./client.js` cannot be followed (the parser could not be loaded): calls that depend on it are not checked. Repair it first.',
  );
});
