/** Components: what of their markup is listed, and what is suggested for it. */
import { describe, expect, it } from 'vitest';
import { inventoryOf, project } from '../helpers/audit.ts';
import { installed, lint } from '../helpers/eslint.ts';

const SETUP = `<script setup>
import OpenAI from 'openai';
const client = new OpenAI();
client.responses.create({ input: 'x' });
</script>
`;

describe('the inventory of a component', () => {
  it('has the calls of its markup, at their place', async () => {
    const { calls } = await inventoryOf(
      project({
        'a.vue': `<template>\n  <b @click="client.files.create({})" />\n</template>\n${SETUP}`,
      }),
    );
    expect(
      calls.map(({ line, column, path }) => `${String(line)}:${String(column)} ${path!}`),
    ).toEqual(['2:14 files.create', '7:1 responses.create']);
  });

  it.each([
    ['<template lang="pug">\nb\n</template>', 'the template is written in pug, which is not read'],
    ['<template><b @click="client.(" /></template>', 'this part of the markup cannot be read'],
  ])('lists what cannot be read: %s', async (markup, reason) => {
    const { unresolved } = await inventoryOf(project({ 'a.vue': `${SETUP}${markup}\n` }));
    expect(unresolved).toMatchObject([{ file: 'a.vue', line: 6, reason }]);
  });
});

describe('a suggestion', () => {
  it('is made for the script of a component, and not for its markup', async () => {
    const cwd = installed({
      'a.vue': `<template>\n  <b @click="client.responses.create({ input: 'x' })" />\n</template>\n${SETUP}`,
      'eslint.config.js': `import vueParser from 'vue-eslint-parser';
import openaiZdr from 'eslint-plugin-openai-zdr';
export default [
  { files: ['**/*.vue'], languageOptions: { parser: vueParser } },
  openaiZdr.configs.recommended,
];
`,
    });
    const [result] = (await lint(cwd)).filter(({ filePath }) => filePath.endsWith('.vue'));
    expect(
      result!.messages.map(({ line, suggestions = [] }) => [
        line,
        suggestions.map(({ fix }) => fix.text),
      ]),
    ).toEqual([
      [2, []],
      [7, [', store: false']],
    ]);
  });
});
