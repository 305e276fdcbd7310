/** A process that lives on: the same file is linted again and again, while others change on the disk. */
import { Linter } from 'eslint';
import { expect, it } from 'vitest';
import plugin from '../src/index.ts';
import { testProject } from './helpers/calls.ts';

const CLIENT = "import OpenAI from 'openai';\nexport const ai = new OpenAI().files;\n";
const OTHER = 'export const ai = new Map();\n';
const USE = "import { ai } from './ai.js';\nawait ai.create({ purpose: 'user_data' });\n";

it.each([
  { change: 'is pointed to OpenAI', before: OTHER, after: CLIENT, counts: [0, 1] },
  { change: 'is pointed elsewhere', before: CLIENT, after: OTHER, counts: [1, 0] },
  { change: 'is written', before: null, after: CLIENT, counts: [0, 1] },
  { change: 'is removed', before: CLIENT, after: null, counts: [1, 0] },
  { change: 'breaks', before: CLIENT, after: 'export const ai = new ', counts: [1, 0] },
])('sees at once that another file $change', ({ before, after, counts }) => {
  const { root, file, write, remove } = testProject({ 'use.js': USE });
  const put = (text: string | null): void => {
    if (text === null) remove('ai.js');
    else write('ai.js', text);
  };
  const count = (): number =>
    new Linter({ cwd: root })
      .verify(USE, plugin.configs.recommended, { filename: file('use.js') })
      .filter(({ ruleId }) => ruleId === 'openai-zdr/no-ineligible-endpoint').length;
  if (before !== null) put(before);
  const first = count();
  put(after);
  expect([first, count()]).toEqual(counts);
});
