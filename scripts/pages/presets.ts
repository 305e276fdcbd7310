/** What each preset really says of the sample on the page that helps to choose one. */
import { Linter } from 'eslint';
import plugin from '../../src/index.ts';
import { code, table } from './markdown.ts';

const SAMPLE = /<!-- sample -->\n```js\n([^]*?)```\n/;
const BLOCK = /(?<=<!-- begin what presets say -->\n)[^]*?(?=<!-- end what presets say -->)/;
const SHOWN = [
  'recommended',
  'recommended-mam',
  'recommended-hipaa',
  'recommended-default',
  'strict',
] as const;

export function withPresets(page: string): string {
  const sample = SAMPLE.exec(page)?.[1];
  if (sample === undefined || !BLOCK.test(page))
    throw new Error('The page has lost its sample, or the place of the table');
  return page.replace(BLOCK, () => `${tableOf(sample)}\n`);
}

function tableOf(sample: string): string {
  const said = SHOWN.map((name) => new Linter().verify(sample, plugin.configs[name]));
  const lines = sample.split('\n').flatMap((text, index) => {
    const call = /openai\.[\w.]+/.exec(text)?.[0];
    return call === undefined || text.includes('new ')
      ? []
      : [
          [
            `${code(call.replace('openai.', ''))}, line ${String(index + 1)}`,
            ...said.map((messages) => worstOf(messages, index + 1)),
          ],
        ];
  });
  return table(['', ...SHOWN.map(code)], lines);
}

function worstOf(messages: Linter.LintMessage[], line: number): string {
  const own = messages.filter((message) => message.line === line);
  return ['', 'warning', 'error'][Math.max(0, ...own.map(({ severity }) => severity))]!;
}
