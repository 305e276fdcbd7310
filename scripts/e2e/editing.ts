/** What people meet in an editor, by way of the language server of VS Code: the packed package, the newest ESLint. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, Editor, SERVER } from './editor.ts';
import { assert, check, project } from './harness.ts';

const CLIENT = "import OpenAI from 'openai';\nexport const client = new OpenAI();\n";
const ELSEWHERE = CLIENT.replace(
  'new OpenAI()',
  "new OpenAI({ baseURL: 'https://openai.example.net/v1' })",
);
const UPLOAD =
  "import { client } from './client.js';\nexport const upload = (file) => client.files.create({ file, purpose: 'user_data' });\n";
const ASK =
  "import { client } from './client.js';\nexport const ask = (input) => client.responses.create({ model: 'gpt-5.6-sol', input });\n";

export async function checkEditor(): Promise<void> {
  const folder = project('editor', ['eslint@10', SERVER], {
    'eslint.config.js':
      "import openaiZdr from 'eslint-plugin-openai-zdr';\nexport default [openaiZdr.configs.recommended];\n",
    'client.js': CLIENT,
    'upload.js': UPLOAD,
    'ask.js': ASK,
  });
  const editor = new Editor(folder);
  try {
    await editor.start();
    await check('an editor underlines, with a link to the page of the rule', async () => {
      const found = await editor.diagnosticsOf('upload.js', UPLOAD);
      expectCodes(found, ['openai-zdr/no-ineligible-endpoint']);
      const [{ range, codeDescription } = {} as Diagnostic] = found;
      assert(range.start.line === 1, `line ${String(range.start.line)}`);
      const href = codeDescription?.href ?? '';
      assert(/^https:.*\/rules-docs\/no-ineligible-endpoint\.md$/.test(href), `links to ${href}`);
      return href;
    });

    await check('its menu has the suggestion, which can be applied', async () => {
      const [found] = await editor.diagnosticsOf('ask.js', ASK);
      assert(found?.code === 'openai-zdr/require-store-false', JSON.stringify(found));
      const actions = await editor.actionsFor('ask.js', found!);
      const action = actions.find(({ title }) => title.includes('store: false'));
      assert(action !== undefined, actions.map(({ title }) => title).join());
      const text = await editor.applied('ask.js', action!);
      const wanted = ASK.replace('input })', 'input, store: false })');
      assert(text === wanted, `the text became ${text}`);
      expectCodes(await editor.diagnosticsOf('ask.js', text), []);
      return action!.title;
    });

    await check('it follows a change in another file, once that is saved', async () => {
      const counts: number[] = [];
      const count = async (): Promise<void> => {
        counts.push((await editor.diagnosticsOf('upload.js', UPLOAD)).length);
      };
      editor.type('client.js', ELSEWHERE);
      await count();
      writeFileSync(join(folder, 'client.js'), ELSEWHERE);
      await count();
      writeFileSync(join(folder, 'client.js'), 'export const client = new ');
      await count();
      writeFileSync(join(folder, 'client.js'), CLIENT);
      await count();
      assert(counts.join() === '1,0,0,1', counts.join());
      return `${counts.join(', ')} diagnostics: typed, saved, broken, back`;
    });

    await check(
      'it says of half-written code what is so, and of no key that it is wrong',
      async () => {
        const said = new Set<string>();
        const start = ASK.indexOf('create({') + 'create({'.length;
        const typed = ASK.slice(start, ASK.indexOf(' })'));
        for (let end = 1; end <= typed.length; end += 1) {
          const isText = typed.slice(0, end).split("'").length % 2 === 0;
          const text = `${ASK.slice(0, start)}${typed.slice(0, end)}${isText ? "'" : ''} });\n`;
          for (const { code } of await editor.diagnosticsOf('ask.js', text))
            if (code !== undefined) said.add(code);
        }
        assert([...said].join() === 'openai-zdr/require-store-false', [...said].join());
        return `${String(typed.length)} keystrokes`;
      },
    );
  } finally {
    editor.stop();
  }
}

function expectCodes(found: readonly Diagnostic[], wanted: readonly string[]): void {
  assert(
    found.map(({ code }) => code).join() === wanted.join(),
    `expected ${wanted.join() || 'nothing'}: ${JSON.stringify(found)}`,
  );
}
