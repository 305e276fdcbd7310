/** Names that Nuxt and Nitro give to every file: each name to the files that the framework gives it to, and nowhere else. */
import { describe, expect, it } from 'vitest';
import tsParser from '@typescript-eslint/parser';
import { forgetResolution, linted, summariesOf, testProject } from '../helpers/calls.ts';

const NUXT = { 'nuxt.config.ts': 'export default defineNuxtConfig({});' };
const CLIENT =
  "import OpenAI from 'openai';\nlet client: OpenAI | undefined;\nexport function useOpenAI() { return (client ??= new OpenAI()); }\n";
const LIST = 'export default handler(() => useOpenAI().files.list());';
const FILES = ['files.list GET /v1/files → openai'];

function found(files: Readonly<Record<string, string>>, name: string): string[] | null {
  const project = testProject(files);
  forgetResolution();
  const file = linted(files[name] ?? '', tsParser, { filename: project.file(name) });
  return file && summariesOf(file);
}

describe('names that nobody imports', () => {
  it.each<[string, Readonly<Record<string, string>>, string, string[]]>([
    [
      'a function of the server',
      { ...NUXT, 'server/utils/openai.ts': CLIENT, 'server/api/list.ts': LIST },
      'server/api/list.ts',
      FILES,
    ],
    [
      'a composable',
      { ...NUXT, 'composables/useOpenAI.ts': CLIENT, 'pages/list.ts': LIST },
      'pages/list.ts',
      FILES,
    ],
    [
      'a default export, by the name of its file',
      {
        ...NUXT,
        'server/utils/open-ai.ts':
          "import OpenAI from 'openai';\nexport default () => new OpenAI();",
        'server/api/list.ts': 'export default handler(() => openAi().files.list());',
      },
      'server/api/list.ts',
      FILES,
    ],
    [
      'an address, in a file that never says OpenAI',
      {
        ...NUXT,
        'server/utils/config.ts': "export const base = 'https://api.openai.com/v1';",
        'server/api/send.ts':
          "export default handler(() => $fetch(`${base}/batches`, { method: 'POST' }));",
      },
      'server/api/send.ts',
      ['POST /v1/batches → openai'],
    ],
    [
      'Nitro alone',
      { 'nitro.config.ts': 'export default {};', 'utils/ai.ts': CLIENT, 'routes/list.ts': LIST },
      'routes/list.ts',
      FILES,
    ],
  ])('%s', (_, files, name, expected) => {
    expect(found(files, name)).toEqual(expected);
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'without the framework',
      { 'server/utils/openai.ts': CLIENT, 'server/api/list.ts': LIST },
      'server/api/list.ts',
    ],
    [
      'of the server, on a page',
      { ...NUXT, 'server/utils/openai.ts': CLIENT, 'pages/list.ts': LIST },
      'pages/list.ts',
    ],
    [
      'that the file has itself',
      {
        ...NUXT,
        'server/utils/openai.ts': CLIENT,
        'server/api/list.ts': `const useOpenAI = () => given;\n${LIST}`,
      },
      'server/api/list.ts',
    ],
    [
      'that is not exported',
      {
        ...NUXT,
        'server/utils/openai.ts': CLIENT.replace('export function', 'function'),
        'server/api/list.ts': LIST,
      },
      'server/api/list.ts',
    ],
  ])('not one %s', (_, files, name) => {
    expect(found(files, name)).toEqual([]);
  });
});
