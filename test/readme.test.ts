/** The first page that a stranger reads: what it shows is what happens. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { editorPicture } from '../scripts/pages/editor.ts';
import { withOutput } from '../scripts/pages/readme.ts';
import plugin, { type ConfigName } from '../src/index.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const readme = readFileSync(`${root}README.md`, 'utf8');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'AGENTS.md',
  ...readdirSync(`${root}rules-docs`)
    .filter((file) => file.endsWith('.md'))
    .map((file) => `rules-docs/${file}`),
];
const names = Object.keys(plugin.rules);

const blocksOf = (text: string, language: string): string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(
    ([, code]) => code!,
  );

describe('the sample', () => {
  const sample = /<!-- sample -->\n```js\n([^]*?)```/.exec(readme)![1]!;
  const output = /<!-- output -->\n```text\n([^]*?)```/.exec(readme)![1]!;

  it('is ten lines long', () => {
    expect(sample.trimEnd().split('\n')).toHaveLength(10);
  });

  it('gives the output that stands below it, with the preset recommended', () => {
    const expected = new Linter()
      .verify(sample, plugin.configs.recommended)
      .flatMap(({ line, column, severity, ruleId, message }) => [
        `${String(line)}:${String(column)}  ${['', 'warning', 'error'][severity]!}  ${ruleId!}`,
        `    ${message}`,
      ]);
    expect(output.trimEnd().split('\n'), 'run npm run docs').toEqual(expected);
    expect(withOutput(readme)).toBe(readme);
  });

  it('shows the rules that people come for', () => {
    const shown = [...output.matchAll(/openai-zdr\/([\w-]+)/g)].map(([, rule]) => rule);
    expect(shown).toEqual([
      'no-undocumented-header',
      'no-undocumented-param',
      'no-ineligible-endpoint',
      'require-store-false',
      'no-ineligible-endpoint',
      'no-server-state',
    ]);
  });
});

describe('the first two screens', () => {
  const beginning = readme.slice(0, readme.indexOf('\n## Rules\n'));

  it('end with the table of the rules', () => {
    expect(beginning.split('\n').length).toBeLessThan(70);
    expect(readme.slice(beginning.length)).toMatch(/^\n## Rules\n\n<!-- begin auto-generated/);
  });

  it('show an editor, which says what the plugin says today', () => {
    const [, image] = /!\[[^\]]+\]\((\S+\.svg)\)/.exec(beginning)!;
    const picture = readFileSync(`${root}${image!}`, 'utf8');
    expect(picture, 'run npm run docs').toBe(editorPicture());
    expect(picture).toContain('eslint(openai-zdr/no-ineligible-tool)');
  });
});

describe('the list of pages', () => {
  const others = pages.filter(
    (page) => page.startsWith('rules-docs/') && !names.some((name) => page.endsWith(`/${name}.md`)),
  );

  it.each(others)('leads on from %s', (page) => {
    expect(readFileSync(`${root}${page}`, 'utf8')).toMatch(/^See also: \[/m);
  });

  it('has every page that is no rule', () => {
    const list = readme.slice(readme.indexOf('## All pages'));
    expect(others.filter((page) => !list.includes(`(${page})`))).toEqual([]);
  });
});

describe('the commands', () => {
  const commands = blocksOf(readme, 'sh').map((block) => block.trim());
  const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
    scripts: Record<string, string>;
    name: string;
    bin: Record<string, string>;
    engines: { node: string };
    peerDependencies: { eslint: string };
  };

  it('to set it up are these two', () => {
    expect(commands.filter((command) => command.includes('npm ci'))).toEqual([
      'npm ci && npm run demo',
      'npm ci && npm test',
    ]);
    expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(['demo', 'test']));
  });

  it('to use it name the package and its command', () => {
    expect(commands).toContain(`npm install --save-dev ${manifest.name}`);
    expect(commands).toContain(`npx ${Object.keys(manifest.bin)[0]!}`);
  });

  it('run where the page says', () => {
    expect(readme).toContain(`\`${manifest.engines.node}\``);
    expect(readme.replace(/\s+/g, ' ')).toContain(`ESLint \`${manifest.peerDependencies.eslint}\``);
  });
});

describe('the tables', () => {
  it('hold every rule, with its page and its description', () => {
    const table =
      /<!-- begin auto-generated rules list -->([^]*?)<!-- end auto-generated rules list -->/.exec(
        readme,
      )![1]!;
    const rows = [
      ...table.matchAll(/^\| \[([\w-]+)\]\(rules-docs\/([\w-]+)\.md\)\s*\| (.*?) +\|/gm),
    ];
    expect(rows.map(([, name]) => name)).toEqual(names);
    for (const [, name, page, description] of rows)
      expect([page, description]).toEqual([
        name,
        plugin.rules[name as keyof typeof plugin.rules].meta.docs.description,
      ]);
  });

  it('hold every preset', () => {
    const presets = [...readme.matchAll(/^\| `([\w-]+)` \|/gm)].map(
      ([, name]) => name as ConfigName,
    );
    expect(presets).toEqual(Object.keys(plugin.configs));
  });
});

describe.each(pages)('%s', (page) => {
  const text = readFileSync(`${root}${page}`, 'utf8');
  const prose = text.replace(/```[^]*?```/g, '').replace(/`[^`\n]*`/g, '');
  const links = [...text.replace(/```[^]*?```/g, '').matchAll(/\]\(([^)\s]+)\)/g)].map(
    ([, target]) => target!,
  );

  it('links to files and headings that exist', () => {
    const broken = links
      .filter((link) => !/^https?:/.test(link))
      .filter((link) => {
        const [file = '', heading] = link.split('#');
        const target = new URL(
          file === '' ? page : file,
          new URL(file === '' ? '' : page, `file://${root}`),
        );
        if (!existsSync(target)) return true;
        return heading !== undefined && !headingsOf(readFileSync(target, 'utf8')).includes(heading);
      });
    expect(broken).toEqual([]);
  });

  it('links elsewhere by https', () => {
    expect(links.filter((link) => link.startsWith('http:'))).toEqual([]);
  });

  it('names no machine', () => {
    expect(text.match(/\/(?:work|home|Users|tmp)\/\w+/g) ?? []).toEqual([]);
  });

  it('promises nothing', () => {
    expect(prose.match(/\b(?:compliant|safe|safely|100 ?%|bullet-?proof)\b/gi) ?? []).toEqual([]);
  });
});

function headingsOf(text: string): string[] {
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
  return [...headings, ...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id!)];
}
