/** The samples on the pages of the rules, run as ESLint runs them. */
import { readFileSync } from 'node:fs';
import { isAbsolute, parse } from 'node:path';
import { inspect } from 'node:util';
import tsParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { type RuleName, rules } from '../../src/rules/index.ts';

export const PAGES = new URL('../../rules-docs/', import.meta.url);

export function pageOf(name: string): string {
  return readFileSync(new URL(`${name}.md`, PAGES), 'utf8');
}

/** ```` ```ts ```` blocks, each with the comment on the line before it. */
const BLOCK =
  /(?:<!-- (?<kind>incorrect|correct)(?<attributes>.*?) -->\n)?```(?<language>js|ts)\n(?<code>[^]*?)```/g;
const QUOTE = '<!-- says -->\n';
const BLOCK_AND_QUOTE = new RegExp(`(?<block>${BLOCK.source})\n(?:${QUOTE}(?:>.*\n)*)?`, 'g');

type Groups = Partial<Record<string, string>>;

export interface Sample {
  kind: 'incorrect' | 'correct' | undefined;
  options: object | undefined;
  settings: object | undefined;
  filename: string;
  code: string;
}

export function samplesIn(text: string): Sample[] {
  return [...text.matchAll(BLOCK)].map(({ groups }) => sampleOf(groups!));
}

function sampleOf({ kind, attributes = '', language = '', code = '' }: Groups): Sample {
  const json = (key: string): object | undefined => {
    const found = new RegExp(String.raw`\b${key}=(\{.*?\})(?= \w+=|$)`).exec(attributes)?.[1];
    return found === undefined ? undefined : (JSON.parse(found) as object);
  };
  return {
    kind: kind as Sample['kind'],
    options: json('options'),
    settings: json('settings'),
    filename: /filename=(\S+)/.exec(attributes)?.[1] ?? `sample.${language}`,
    code,
  };
}

const LABEL =
  /^(?:Reported|Not reported)(?: in `[^`]*`)?(?: with `[^`]*`)?(?: under `[^`]*`)?:\n\n(?=<!-- (?:in)?correct)/gm;
const MARKED = /<!-- (?:in)?correct.*? -->\n```(?:js|ts)\n[^]*?```/g;

/** A page that says above each sample, where nobody has said so, whether and how it is reported: comments are not shown. */
export function withLabels(page: string): string {
  return page.replace(LABEL, '').replace(MARKED, (block, offset: number, text: string) => {
    const isIntroduced = text.slice(0, offset).trimEnd().endsWith(':');
    const label = labelOf(samplesIn(block)[0]!);
    return isIntroduced || label === 'Reported:' ? block : `${label}\n\n${block}`;
  });
}

function labelOf({ kind, filename, options, settings }: Sample): string {
  const shown = (value: object): string =>
    inspect(value, { compact: true, breakLength: Infinity, depth: null });
  return `${[
    kind === 'correct' ? 'Not reported' : 'Reported',
    filename.startsWith('sample.') ? '' : ` in \`${filename}\``,
    options ? ` with \`${shown(options)}\`` : '',
    settings ? ` under \`settings: ${shown(settings)}\`` : '',
  ].join('')}:`;
}

/** A page with what the rule says of each incorrect sample below it. */
export function withMessages(page: string, name: RuleName): string {
  return page.replace(BLOCK_AND_QUOTE, (whole: string, ...matched: unknown[]) => {
    const { block = '' } = matched.at(-1) as Groups;
    const [sample] = samplesIn(block);
    if (sample?.kind !== 'incorrect') return whole;
    const messages = lint(name, sample).map(({ message }) => `> ${message}\n`);
    return `${block}\n${QUOTE}${messages.join('>\n')}`;
  });
}

export function lint(
  name: RuleName,
  { code, filename, options, settings }: Sample,
): Linter.LintMessage[] {
  // A linter looks at files below its folder only.
  return new Linter(isAbsolute(filename) ? { cwd: parse(filename).root } : {}).verify(
    code,
    {
      files: ['**/*.{js,ts}'],
      plugins: { 'openai-zdr': { rules } },
      languageOptions: filename.endsWith('.ts') ? { parser: tsParser } : {},
      rules: { [`openai-zdr/${name}`]: options ? ['error', options] : 'error' },
      ...(settings ? { settings: { 'openai-zdr': settings } } : {}),
    },
    { filename },
  );
}
