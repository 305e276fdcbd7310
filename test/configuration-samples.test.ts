/** The configurations that the pages show, as ESLint and the plugin read them. */
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { sampleOf } from '../scripts/samples.ts';
import { presets } from '../src/configs.ts';
import { rules } from '../src/rules/index.ts';
import { settingsOf } from '../src/settings.ts';
import { ROOT as root } from './helpers/audit.ts';
import { installed, lint, messagesByFile } from './helpers/eslint.ts';

const codeIn = (text: string, language: string): string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(
    ([, code]) => code!,
  );
const blocksOf = (page: string, language: string): string[] =>
  codeIn(readFileSync(`${root}${page}`, 'utf8'), language);

/** Two findings: in line 3 and 4 of the script. */
const SCRIPT = `import OpenAI from 'openai';
const client = new OpenAI();
client.files.create({ purpose: 'user_data' });
client.responses.create({ input: 'x', background: true, store: false });
`;
const TYPED = SCRIPT.replace('client =', 'client: OpenAI =');
const scriptFrom = (line: number): string[] => [
  `${String(line + 2)} no-ineligible-endpoint`,
  `${String(line + 3)} no-background-mode`,
];

/** What a project holds that follows a section, and what ESLint finds in it. */
const projects: Record<string, { files: Record<string, string>; found: Record<string, string[]> }> =
  {
    ESLint: {
      files: {
        'a.js': SCRIPT,
        'b.cjs': SCRIPT.replace("import OpenAI from 'openai'", "const OpenAI = require('openai')"),
        'types.d.ts': 'export type Client = import("openai").OpenAI;\n',
      },
      found: { 'a.js': scriptFrom(1), 'b.cjs': scriptFrom(1) },
    },
    TypeScript: {
      files: {
        'a.ts': TYPED,
        'b.mts': TYPED,
        'c.cts': TYPED,
        'd.tsx': `${TYPED}export const page = <p>{String(client)}</p>;\n`,
        'deep/e.ts': TYPED,
      },
      found: {
        'a.ts': scriptFrom(1),
        'b.mts': scriptFrom(1),
        'c.cts': scriptFrom(1),
        'd.tsx': scriptFrom(1),
        'deep/e.ts': scriptFrom(1),
      },
    },
    Vue: {
      files: {
        'a.vue': `<template>\n  <p>{{ client }}</p>\n</template>\n<script setup lang="ts">\n${TYPED}</script>\n`,
        'b.ts': TYPED,
      },
      found: { 'a.vue': scriptFrom(5), 'b.ts': scriptFrom(1) },
    },
    Svelte: {
      files: { 'a.svelte': `<script lang="ts">\n${TYPED}</script>\n<p>{client}</p>\n` },
      found: { 'a.svelte': scriptFrom(2) },
    },
    Astro: {
      files: { 'a.astro': `---\n${TYPED}---\n<p>{client}</p>\n` },
      found: { 'a.astro': scriptFrom(2) },
    },
    Markdown: {
      files: {
        'a.md': `# Files\n\n\`\`\`js\n${SCRIPT}\`\`\`\n\n\`\`\`ts\n${TYPED}\`\`\`\n`,
      },
      found: { 'a.md': [...scriptFrom(4), ...scriptFrom(11)] },
    },
    Monorepos: {
      files: {
        'upload.js': SCRIPT,
        'apps/clinic/upload.js': SCRIPT.replace(
          /client\.files.*/,
          'client.conversations.create({});',
        ),
      },
      found: {
        'upload.js': scriptFrom(1),
        'apps/clinic/upload.js': scriptFrom(1),
      },
    },
  };

/** What presets differ in: a file, a conversation, a response that nobody says not to store, an endpoint without a row. */
const AGREED = `import OpenAI from 'openai';
const openai = new OpenAI();
openai.files.create({ purpose: 'user_data' });
openai.conversations.create({});
openai.responses.create({ input: 'x' });
openai.skills.create({});
`;
const FILE = '3 no-ineligible-endpoint';
const CONVERSATION = '4 no-ineligible-endpoint';
const RESPONSE = '5 require-store-false';
const SKILL = '6 no-ineligible-endpoint';
const agreed: Record<string, string[]> = {
  'Zero Data Retention': [FILE, CONVERSATION, RESPONSE],
  'Modified Abuse Monitoring': [RESPONSE],
  'Health data': [CONVERSATION, RESPONSE, SKILL],
  'No agreement': [FILE, CONVERSATION, RESPONSE],
  'What cannot be proven, too': [FILE, CONVERSATION, RESPONSE, SKILL],
};
for (const [heading, found] of Object.entries(agreed))
  projects[heading] = { files: { 'a.js': AGREED }, found: { 'a.js': found } };

const JSX = {
  files: { 'a.jsx': `${SCRIPT}export const page = <p>{String(client)}</p>;\n` },
  found: { 'a.jsx': scriptFrom(1) },
};

const projectFor = (heading: string, code: string): (typeof projects)[string] =>
  code.includes('jsx') ? JSX : (projects[heading] ?? projects.ESLint!);

/** A package that is not installed here: scripts/e2e/eslint.ts runs its sample. */
const OF_E2E = 'eslint-plugin-html';

/** Every configuration of a page, with the heading that it stands under. */
const configurations = [
  'README.md',
  'rules-docs/getting-started.md',
  'rules-docs/which-preset.md',
  'rules-docs/settings.md',
].flatMap((page) =>
  readFileSync(`${root}${page}`, 'utf8')
    .split(/^## /m)
    .flatMap((section) =>
      codeIn(section, 'js')
        .filter((code) => code.includes('export default') && !code.includes(OF_E2E))
        .map((code) => ({ page, heading: section.slice(0, section.indexOf('\n')), code })),
    ),
);

describe('a configuration file', () => {
  it('is shown for every language', () => {
    const headings = configurations.map(({ heading }) => heading);
    expect(headings).toEqual(expect.arrayContaining(Object.keys(projects)));
    expect(headings).toHaveLength(20);
  });

  it.each(configurations.map((configuration, index) => ({ ...configuration, index })))(
    'of $page, $heading, finds what there is ($index)',
    async ({ heading, code }) => {
      const { files, found } = projectFor(heading, code);
      const cwd = installed({ ...files, 'eslint.config.mjs': code });
      expect(messagesByFile(cwd, await lint(cwd))).toEqual(found);
    },
  );
});

describe('settings', () => {
  const settings = ['README.md', 'rules-docs/settings.md']
    .flatMap((page) => blocksOf(page, 'js'))
    .filter((code) => /^(?:settings|clients|wrappers|hosts)\b/.test(code));

  it.each(settings)('are taken: %s', (code) => {
    const given = runInNewContext(`({ ${code} })`) as { settings?: Record<string, object> };
    expect(settingsOf(given.settings ? given.settings['openai-zdr'] : given)).toHaveProperty(
      'policy',
    );
  });

  it('are all shown', () => {
    for (const key of ['policy', 'profile', 'clients', 'wrappers', 'hosts', 'azure', 'crossFile'])
      expect(
        settings.filter((code) => new RegExp(String.raw`\b${key}:`).test(code)),
        key,
      ).not.toEqual([]);
  });

  it('that are wrong are refused as the page shows', () => {
    const [shown] = blocksOf('rules-docs/settings.md', 'text');
    expect(() => settingsOf({ profile: 'hippa' })).toThrow(shown!.trim());
  });
});

describe('a configuration of oxlint', () => {
  it('extends a file that is there, as a preset for the linter of today has it', () => {
    const { extends: files } = JSON.parse(sampleOf('oxlint', 'json', 'getting-started')) as {
      extends: string[];
    };
    const [file = ''] = files;
    expect(file).toMatch(
      /^\.\/node_modules\/eslint-plugin-openai-zdr\/dist\/oxlint\/recommended\.json$/,
    );
    const preset = JSON.parse(
      readFileSync(file.replace('./node_modules/eslint-plugin-openai-zdr/', root), 'utf8'),
    ) as object;
    expect(preset).toEqual({ jsPlugins: ['../index.js'], rules: presets.recommended.rules });
  });

  it('names rules that exist, and settings that are taken', () => {
    const [config] = blocksOf('rules-docs/getting-started.md', 'json')
      .map(
        (code) =>
          JSON.parse(code) as {
            jsPlugins?: string[];
            rules: Record<string, string>;
            settings: Record<string, object>;
          },
      )
      .filter(({ jsPlugins }) => jsPlugins);
    expect(config!.jsPlugins).toEqual(['eslint-plugin-openai-zdr']);
    expect(
      Object.keys(config!.rules).filter(
        (id) => !Object.hasOwn(rules, id.replace('openai-zdr/', '')),
      ),
    ).toEqual([]);
    expect(settingsOf(config!.settings['openai-zdr'])).toMatchObject({ crossFile: true });
  });
});
