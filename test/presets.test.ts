/** What the presets report of the same code, one beside the other. */
import { Linter } from 'eslint';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { presets } from '../src/configs.ts';
import { type RuleName, rules } from '../src/rules/index.ts';
import { type Sample, pageOf, samplesIn } from '../scripts/pages/samples.ts';

const samples = (Object.keys(rules) as RuleName[])
  .flatMap((name) => samplesIn(pageOf(name)))
  .filter(({ filename }) => filename.startsWith('sample.'));

function reportsOf(preset: keyof typeof presets, { code, filename, settings }: Sample): string[] {
  const messages = new Linter().verify(
    code,
    {
      files: ['**/*'],
      plugins: { 'openai-zdr': { rules } },
      rules: presets[preset].rules,
      ...(settings ? { settings: { 'openai-zdr': settings } } : {}),
    },
    { filename },
  );
  return messages.map(({ ruleId, line, message }) => `${ruleId ?? ''} ${String(line)} ${message}`);
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the preset all', () => {
  it('says once which rule reports nothing without its options', () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    samples.forEach((sample) => reportsOf('all', sample));
    expect(warn.mock.calls.map(([text]) => text)).toEqual([
      expect.stringMatching(
        /^openai-zdr\/single-approved-client reports nothing without its option `modules`: https:/,
      ),
    ]);
  });

  it('reports all that strict reports', () => {
    const strict = samples.flatMap((sample) => {
      const all = reportsOf('all', sample);
      return reportsOf('strict', sample).map((report) => ({
        report,
        isInAll: all.includes(report),
      }));
    });
    expect(strict.length).toBeGreaterThan(30);
    expect(strict.filter(({ isInAll }) => !isInAll)).toEqual([]);
  });
});
