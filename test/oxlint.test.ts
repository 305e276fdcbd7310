/** oxlint and ESLint on every sample of the pages: they find the same, at the same place. */
import { spawnSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageOf, samplesIn } from '../scripts/pages/samples.ts';
import { presets } from '../src/configs.ts';
import { rules } from '../src/rules/index.ts';
import { ROOT } from './helpers/audit.ts';
import { installed, lint } from './helpers/eslint.ts';

const EMOJI = `import OpenAI from 'openai';
const client = new OpenAI();
/* é 😀 */ client.files.create({ purpose: 'user_data' });
`;

interface Diagnostic {
  code: string;
  filename: string;
  labels: { span: { offset: number; length: number } }[];
}

/** Samples that hold without options, as files. */
function corpus(): Record<string, string> {
  const samples = Object.keys(rules).flatMap((name) =>
    samplesIn(pageOf(name))
      .filter(
        ({ filename, options, settings }) =>
          filename.startsWith('sample.') && !options && !settings,
      )
      .map(
        ({ filename, code }, index) =>
          [`src/${name}-${String(index)}${filename.slice('sample'.length)}`, code] as const,
      ),
  );
  return { ...Object.fromEntries(samples), 'src/emoji.js': EMOJI };
}

describe('oxlint', () => {
  it('finds what ESLint finds, at the same place', async () => {
    const files = corpus();
    const active = presets.strict.rules;
    const cwd = installed({
      ...files,
      '.oxlintrc.json': JSON.stringify({
        jsPlugins: [join(ROOT, 'dist/index.js')],
        categories: { correctness: 'off' },
        rules: active,
      }),
      'eslint.config.js': `import tseslint from 'typescript-eslint';
import openaiZdr from 'eslint-plugin-openai-zdr';
export default [tseslint.configs.base, openaiZdr.configs.strict];
`,
    });
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [join(ROOT, 'node_modules/oxlint/bin/oxlint'), '--format', 'json', 'src'],
      { cwd, encoding: 'utf8' },
    );
    expect(stdout, stderr).toMatch(/^\{/);
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
    const byOxlint = diagnostics.map(({ code, filename, labels }) => {
      const { offset, length } = labels[0]!.span;
      // It counts bytes, as for the rules of its own.
      const bytes = Buffer.from(files[filename]!);
      const found = bytes.subarray(offset, offset + length).toString();
      const line = bytes.subarray(0, offset).toString().split('\n').length;
      return `${filename}:${String(line)} ${code.replace(/^openai-zdr\((.*)\)$/, '$1')} ${found}`;
    });
    const byEslint = (await lint(cwd)).flatMap(({ filePath, messages }) =>
      messages.map(({ line, column, endLine, endColumn, ruleId, message }) => {
        const filename = relative(cwd, filePath);
        const lines = (files[filename] ?? '').split('\n');
        const text = lines.slice(line - 1, endLine);
        text.push(text.pop()!.slice(0, endColumn! - 1));
        const found = text.join('\n').slice(column - 1);
        return `${filename}:${String(line)} ${ruleId?.replace('openai-zdr/', '') ?? message} ${found}`;
      }),
    );
    expect(byOxlint.sort()).toEqual(byEslint.sort());
    expect(byEslint.length).toBeGreaterThan(60);
    expect(byOxlint).toContain('src/emoji.js:3 no-ineligible-endpoint create');
  });
});
