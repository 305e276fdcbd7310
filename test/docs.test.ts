import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { PAGES_WITH_SOURCES, withSources } from '../scripts/pages/sources.ts';
import { type RuleName, rules } from '../src/rules/index.ts';
import {
  PAGES,
  lint,
  pageOf,
  samplesIn,
  withLabels,
  withMessages,
} from '../scripts/pages/samples.ts';

const names = Object.keys(rules) as RuleName[];

const HEADER_END = '<!-- end auto-generated rule header -->';
const SECTIONS = [
  'Why it matters',
  'Rule details',
  'What it cannot see',
  'When not to use it',
  'Related',
  'Sources',
];

function sectionsOf(page: string): Map<string, string> {
  return new Map(
    page
      .split(/^## /m)
      .slice(1)
      .map((section) => {
        const end = section.indexOf('\n');
        return [section.slice(0, end), section.slice(end)];
      }),
  );
}

function optionsOf(name: RuleName): string[] {
  const [schema] = rules[name].meta.schema as { properties: Record<string, unknown> }[];
  return Object.keys(schema?.properties ?? {});
}

describe('the pages', () => {
  it('are as many as the rules', () => {
    const pages = readdirSync(PAGES)
      .filter((file) => file.endsWith('.md'))
      .map((file) => file.replace(/\.md$/, ''))
      .filter((name) => pageOf(name).includes(HEADER_END));
    expect(pages.sort()).toEqual([...names].sort());
  });

  it.each(PAGES_WITH_SOURCES)('say where the facts of %s come from', (name) => {
    expect(pageOf(name)).toMatch(/^## Sources\n\n<!-- begin sources [\w. -]+ -->\n- \[/m);
    expect(withSources(pageOf(name)), 'run npm run docs').toBe(pageOf(name));
  });

  it('are where the rules say', () => {
    for (const name of names)
      expect(existsSync(new URL(rules[name].meta.docs.url.split('/').at(-1)!, PAGES)), name).toBe(
        true,
      );
  });
});

describe.each(names)('%s', (name) => {
  const page = pageOf(name);
  const sections = sectionsOf(page);
  const options = optionsOf(name);

  it('has the description and the name as its title', () => {
    const { description } = rules[name].meta.docs;
    const [title] = page.split('\n');
    expect(title).toBe(
      `# ${description.charAt(0).toUpperCase()}${description.slice(1)} (\`openai-zdr/${name}\`)`,
    );
  });

  it('has its sections, in order', () => {
    const wanted =
      options.length > 0 ? [...SECTIONS.slice(0, 2), 'Options', ...SECTIONS.slice(2)] : SECTIONS;
    expect([...sections.keys()]).toEqual(wanted);
    for (const [title, text] of sections) expect(text.trim(), title).not.toBe('');
  });

  it('says where its facts come from', () => {
    expect(sections.get('Sources')).toMatch(
      /<!-- begin sources [\w. -]+ -->\n(?:- \[.+\]\(https:\/\/\S+\).*, \d{4}-\d{2}.*\n)+<!-- end sources -->/,
    );
    expect(withSources(page), 'run npm run docs').toBe(page);
  });

  it('explains and shows every option, and no other', () => {
    const parts = (sections.get('Options') ?? '').split(/^### /m).slice(1);
    expect(parts.map((part) => /^`(\w+)`\n/.exec(part)?.[1]).sort()).toEqual([...options].sort());
    for (const part of parts) {
      const option = /^`(\w+)`/.exec(part)![1]!;
      const samples = samplesIn(part);
      expect(
        samples.map(({ kind }) => kind),
        option,
      ).toEqual(expect.arrayContaining(['incorrect', 'correct']));
      for (const sample of samples) expect(sample.options, option).toHaveProperty(option);
    }
  });

  it('begins with what it does in one sentence, and a sample of each kind', () => {
    const beginning = page.slice(
      page.indexOf(HEADER_END) + HEADER_END.length,
      page.indexOf('\n## '),
    );
    expect(beginning.trim()).toMatch(/^Reports [^\n]+/);
    expect(samplesIn(beginning).map(({ kind }) => kind)).toEqual(['incorrect', 'correct']);
  });

  it('marks every sample', () => {
    expect(samplesIn(page).filter(({ kind }) => kind === undefined)).toEqual([]);
    expect(
      page.match(/^```\w+$/gm)?.filter((fence) => !['```js', '```ts'].includes(fence)) ?? [],
    ).toEqual([]);
  });

  it.each(
    samplesIn(page).map(
      (sample) => [sample.kind, sample.code.trim().split('\n').at(-1), sample] as const,
    ),
  )('%s: … %s', (kind, _lastLine, sample) => {
    const messages = lint(name, sample);
    expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
    if (kind === 'correct') expect(messages).toEqual([]);
    else expect(messages.map(({ ruleId }) => ruleId)).toContain(`openai-zdr/${name}`);
  });

  it('quotes what it says of them', () => {
    expect(withLabels(withMessages(page, name)), 'run npm run docs').toBe(page);
    expect(page).toContain('<!-- says -->\n> ');
  });

  it('links to pages that exist', () => {
    const targets = [...page.matchAll(/\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)/g)].map(
      ([, target]) => target!,
    );
    expect(targets.filter((target) => !existsSync(fileURLToPath(new URL(target, PAGES))))).toEqual(
      [],
    );
  });

  it('promises nothing', () => {
    expect(page.match(/\b(?:compliant|compliance|safe|safely|guarantee[ds]?)\b/gi) ?? []).toEqual(
      [],
    );
  });
});
