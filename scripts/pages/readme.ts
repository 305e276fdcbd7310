/** The sample of the README, and what the preset `recommended` really says of it. */
import { Linter } from 'eslint';
import plugin from '../../src/index.ts';

const SAMPLE = /<!-- sample -->\n```js\n([^]*?)```\n/;
const OUTPUT = /(?<=<!-- output -->\n```text\n)[^]*?(?=```)/;

/** The README with the output of its sample. */
export function withOutput(readme: string): string {
  const sample = SAMPLE.exec(readme)?.[1];
  if (sample === undefined || !OUTPUT.test(readme))
    throw new Error('README.md has lost its sample, or the place of its output');
  return readme.replace(OUTPUT, () => outputOf(sample));
}

function outputOf(sample: string): string {
  return new Linter()
    .verify(sample, plugin.configs.recommended)
    .map(
      ({ line, column, severity, ruleId, message }) =>
        `${String(line)}:${String(column)}  ${severity === 2 ? 'error' : 'warning'}  ${ruleId ?? ''}\n    ${message}\n`,
    )
    .join('');
}
