import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import css from '@eslint/css';
import json from '@eslint/json';
import markdown from '@eslint/markdown';
import html from '@html-eslint/eslint-plugin';
import tsParser from '@typescript-eslint/parser';
import { ESLint, Linter } from 'eslint';
import { defineConfig } from 'eslint/config';
import { afterAll, describe, expect, it } from 'vitest';
import { presets } from '../src/configs.ts';
import plugin, { type ConfigName } from '../src/index.ts';
import { rules } from '../src/rules/index.ts';
import { SOURCE_EXTENSIONS } from '../src/values/program/disk.ts';

const names = Object.keys(presets) as ConfigName[];

/** Rule by rule, what each preset makes of it; `off` where the preset does not name the rule. */
const TABLE: Record<keyof typeof rules, Record<ConfigName, unknown>> = {
  'no-background-mode': {
    recommended: 'warn',
    'recommended-mam': 'warn',
    'recommended-hipaa': 'warn',
    'recommended-default': 'warn',
    strict: 'error',
    all: 'error',
  },
  'no-blind-spots': {
    recommended: 'warn',
    'recommended-mam': 'warn',
    'recommended-hipaa': 'warn',
    'recommended-default': 'warn',
    strict: ['error', { packages: true }],
    all: ['error', { packages: true }],
  },
  'no-extended-prompt-cache': {
    recommended: 'warn',
    'recommended-mam': 'warn',
    'recommended-hipaa': 'warn',
    'recommended-default': 'warn',
    strict: ['error', { defaults: true }],
    all: ['error', { defaults: true }],
  },
  'no-image-input': {
    recommended: 'warn',
    'recommended-mam': 'warn',
    'recommended-hipaa': 'warn',
    'recommended-default': 'warn',
    strict: ['error', { files: true }],
    all: ['error', { files: true }],
  },
  'no-ineffective-option': {
    recommended: 'warn',
    'recommended-mam': 'warn',
    'recommended-hipaa': 'warn',
    'recommended-default': 'warn',
    strict: 'error',
    all: 'error',
  },
  'no-ineligible-endpoint': {
    recommended: 'error',
    'recommended-mam': 'error',
    'recommended-hipaa': 'error',
    'recommended-default': 'error',
    strict: ['error', { unlisted: 'report', unknownTargets: true }],
    all: ['error', { unlisted: 'report', unknownTargets: true }],
  },
  'no-ineligible-model': {
    recommended: 'error',
    'recommended-mam': 'error',
    'recommended-hipaa': 'error',
    'recommended-default': 'error',
    strict: ['error', { unlisted: 'report' }],
    all: ['error', { unlisted: 'report' }],
  },
  'no-ineligible-tool': {
    recommended: 'error',
    'recommended-mam': 'error',
    'recommended-hipaa': 'error',
    'recommended-default': 'error',
    strict: ['error', { report: ['ineligible', 'third-party', 'stores'] }],
    all: ['error', { report: ['ineligible', 'third-party', 'stores'] }],
  },
  'no-pii-in-side-fields': {
    recommended: 'off',
    'recommended-mam': 'off',
    'recommended-hipaa': 'off',
    'recommended-default': 'off',
    strict: 'warn',
    all: 'error',
  },
  'no-retention-claim': {
    recommended: 'off',
    'recommended-mam': 'off',
    'recommended-hipaa': 'off',
    'recommended-default': 'off',
    strict: 'warn',
    all: 'error',
  },
  'no-retention-downgrade': {
    recommended: 'error',
    'recommended-mam': 'error',
    'recommended-hipaa': 'error',
    'recommended-default': 'error',
    strict: 'error',
    all: 'error',
  },
  'no-server-state': {
    recommended: 'error',
    'recommended-mam': 'warn',
    'recommended-hipaa': 'error',
    'recommended-default': 'warn',
    strict: 'error',
    all: 'error',
  },
  'no-trace-export': {
    recommended: 'warn',
    'recommended-mam': 'warn',
    'recommended-hipaa': 'warn',
    'recommended-default': 'warn',
    strict: 'error',
    all: 'error',
  },
  'no-undocumented-header': {
    recommended: 'error',
    'recommended-mam': 'error',
    'recommended-hipaa': 'error',
    'recommended-default': 'error',
    strict: 'error',
    all: 'error',
  },
  'no-undocumented-param': {
    recommended: 'error',
    'recommended-mam': 'error',
    'recommended-hipaa': 'error',
    'recommended-default': 'error',
    strict: 'error',
    all: 'error',
  },
  'require-store-false': {
    recommended: 'warn',
    'recommended-mam': 'error',
    'recommended-hipaa': 'warn',
    'recommended-default': 'error',
    strict: ['error', { chatCompletions: 'explicit' }],
    all: ['error', { chatCompletions: 'explicit' }],
  },
  'single-approved-client': {
    recommended: 'off',
    'recommended-mam': 'off',
    'recommended-hipaa': 'off',
    'recommended-default': 'off',
    strict: 'off',
    all: 'error',
  },
};

const PROFILES: Record<ConfigName, string | undefined> = {
  recommended: undefined,
  'recommended-mam': 'mam',
  'recommended-hipaa': 'hipaa',
  'recommended-default': 'default',
  strict: undefined,
  all: undefined,
};

/** A language that has nothing but a text. */
const plainText = {
  fileType: 'text',
  lineStart: 1,
  columnStart: 0,
  nodeTypeKey: 'type',
  validateLanguageOptions: () => undefined,
  parse: () => ({ ok: true, ast: { type: 'Program' } }),
  createSourceCode: (file: { body: string }, { ast }: { ast: object }) => ({
    text: file.body,
    ast,
    getLoc: () => ({ start: { line: 1, column: 0 }, end: { line: 1, column: 0 } }),
    getRange: () => [0, 0],
    traverse: () => [
      { kind: 1, target: ast, phase: 1, args: [ast] },
      { kind: 1, target: ast, phase: 2, args: [ast] },
    ],
  }),
};

const UPLOAD =
  "import OpenAI from 'openai';\nnew OpenAI().files.create({ file, purpose: 'user_data' });\n";
const isComponent = (file: string): boolean => /\.(?:vue|svelte|astro)$/.test(file);
const CONVERSATION = "import OpenAI from 'openai';\nnew OpenAI().conversations.create({});\n";

describe('the presets', () => {
  it('are the ones of the plugin', () => {
    expect(Object.keys(plugin.configs)).toEqual(names);
  });

  it.each(names)('%s is what the table says', (name) => {
    const expected = Object.entries(TABLE).flatMap(([rule, row]) =>
      row[name] === 'off' ? [] : [[`openai-zdr/${rule}`, row[name]]],
    );
    expect(presets[name].rules).toEqual(Object.fromEntries(expected));
    expect(plugin.configs[name].rules).toBe(presets[name].rules);
  });

  it.each(names)('%s sets its profile', (name) => {
    const profile = PROFILES[name];
    expect(plugin.configs[name].settings).toEqual(
      profile === undefined ? undefined : { 'openai-zdr': { profile } },
    );
  });

  it.each(names)('%s has a name, names the plugin, and only rules that exist', (name) => {
    const config = plugin.configs[name];
    expect(config.name).toBe(`openai-zdr/${name}`);
    expect(config.plugins).toEqual({ 'openai-zdr': plugin });
    for (const rule of Object.keys(config.rules))
      expect(Object.keys(plugin.rules).map((item) => `openai-zdr/${item}`)).toContain(rule);
  });

  it.each(names)('%s has options that the schemas take', (name) => {
    expect(new Linter().verify('', plugin.configs[name])).toEqual([]);
  });

  it('recommended holds the rules that call themselves recommended', () => {
    const recommended = Object.entries(plugin.rules)
      .filter(([, rule]) => rule.meta.docs.recommended)
      .map(([rule]) => `openai-zdr/${rule}`);
    expect(Object.keys(presets.recommended.rules)).toEqual(recommended);
  });
});

describe('a configuration', () => {
  const idsOf = (messages: Linter.LintMessage[]): unknown[] =>
    messages.map(({ ruleId, messageId, severity }) => [ruleId, messageId, severity]);
  const found = [['openai-zdr/no-ineligible-endpoint', 'ineligible', 2]];

  it('takes a preset by name', () => {
    const config = defineConfig([
      {
        files: ['**/*.js'],
        plugins: { 'openai-zdr': plugin },
        extends: ['openai-zdr/recommended'],
      },
    ]);
    expect(idsOf(new Linter().verify(UPLOAD, config, { filename: 'a.js' }))).toEqual(found);
  });

  it('takes a preset as an object', () => {
    const config = defineConfig([{ files: ['**/*.js'], extends: [plugin.configs.recommended] }]);
    expect(idsOf(new Linter().verify(UPLOAD, config, { filename: 'a.js' }))).toEqual(found);
  });

  it('takes a preset as an item of the array', () => {
    expect(
      idsOf(new Linter().verify(UPLOAD, [plugin.configs.recommended], { filename: 'a.js' })),
    ).toEqual(found);
  });

  it('may change what a preset says', () => {
    const config = defineConfig([
      {
        plugins: { 'openai-zdr': plugin },
        extends: ['openai-zdr/recommended'],
        rules: { 'openai-zdr/no-ineligible-endpoint': 'warn' },
      },
    ]);
    expect(idsOf(new Linter().verify(UPLOAD, config))).toEqual([
      ['openai-zdr/no-ineligible-endpoint', 'ineligible', 1],
    ]);
  });

  it('may use another parser', () => {
    const config = defineConfig([
      {
        files: ['**/*.ts'],
        extends: [plugin.configs.recommended],
        languageOptions: { parser: tsParser },
      },
    ]);
    expect(
      idsOf(
        new Linter().verify(UPLOAD.replace('file,', 'file: file as File,'), config, {
          filename: 'a.ts',
        }),
      ),
    ).toEqual(found);
  });

  it('brings its profile', () => {
    expect(new Linter().verify(UPLOAD, [plugin.configs['recommended-hipaa']])).toEqual([]);
    expect(idsOf(new Linter().verify(CONVERSATION, [plugin.configs['recommended-hipaa']]))).toEqual(
      [['openai-zdr/no-ineligible-endpoint', 'notCovered', 2]],
    );
    expect(new Linter().verify(UPLOAD, [plugin.configs['recommended-mam']])).toEqual([]);
    expect(idsOf(new Linter().verify(UPLOAD, [plugin.configs['recommended-default']]))).toEqual(
      found,
    );
  });

  it('keeps its own settings beside those of a preset', () => {
    const config = [
      plugin.configs['recommended-hipaa'],
      { settings: { 'openai-zdr': { crossFile: false } } },
    ];
    expect(idsOf(new Linter().verify(CONVERSATION, config))).toEqual([
      ['openai-zdr/no-ineligible-endpoint', 'notCovered', 2],
    ]);
  });
});

describe('ESLint itself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'openai-zdr-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  writeFileSync(join(folder, 'upload.js'), UPLOAD);
  writeFileSync(join(folder, 'plain.js'), 'export const answer = 42;\n');

  const presetForms = [
    defineConfig([{ plugins: { 'openai-zdr': plugin }, extends: ['openai-zdr/recommended'] }]),
    [plugin.configs.recommended],
  ];

  it.each(presetForms)('lints files with a preset: %#', async (...overrideConfig) => {
    const eslint = new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig });
    const results = await eslint.lintFiles(['*.js']);
    expect(results.map(({ messages }) => messages.map(({ ruleId }) => ruleId))).toEqual([
      [],
      ['openai-zdr/no-ineligible-endpoint'],
    ]);
  });

  it('lints every script, declarations aside, with a preset alone', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'openai-zdr-'));
    try {
      const scripts = SOURCE_EXTENSIONS.map((extension) => `a${extension}`);
      for (const name of [...scripts, 'a.d.ts', 'a.d.mts', 'a.json', 'a.html', 'a.md', 'a.txt'])
        writeFileSync(
          join(cwd, name),
          name.endsWith('.cjs')
            ? UPLOAD.replace(/import .*/, "const OpenAI = require('openai');")
            : isComponent(name)
              ? `<script>\n${UPLOAD}</script>\n`
              : UPLOAD,
        );
      for (const overrideConfig of presetForms) {
        const eslint = new ESLint({ cwd, overrideConfigFile: true, overrideConfig });
        const results = await eslint.lintFiles(['.']);
        expect(results.map(({ filePath }) => basename(filePath)).sort()).toEqual(
          [...scripts].sort(),
        );
        for (const { filePath, messages } of results)
          expect(messages.map(({ ruleId, fatal = false }) => [ruleId, fatal])).toEqual(
            // A component needs its parser; without it ESLint says that it cannot be read.
            isComponent(filePath) ? [[null, true]] : [['openai-zdr/no-ineligible-endpoint', false]],
          );
      }
    } finally {
      rmSync(cwd, { recursive: true });
    }
  });

  it('says so when it has no parser for a script', async () => {
    const eslint = new ESLint({
      cwd: folder,
      overrideConfigFile: true,
      overrideConfig: [plugin.configs.recommended],
    });
    const [result] = await eslint.lintText('const client: OpenAI = new OpenAI();', {
      filePath: 'a.ts',
    });
    expect(result!.messages).toMatchObject([{ fatal: true }]);
  });

  const languages: [language: string, plugins: Record<string, unknown>, text: string][] = [
    [
      'html/html',
      { html },
      '<p>openai.responses.create()</p><script>openai.files.create()</script>',
    ],
    ['json/json', { json }, '{ "openai": "responses.create" }'],
    ['css/css', { css }, 'a { color: red } /* openai.responses.create() */'],
    ['markdown/gfm', { markdown }, '# openai.responses.create()'],
    ['plain/text', { plain: { languages: { text: plainText } } }, 'openai.responses.create()'],
  ];

  it.each(languages)('lints %s with every rule', async (language, plugins, text) => {
    for (const name of ['recommended', 'all'] as const) {
      const eslint = new ESLint({
        cwd: folder,
        overrideConfigFile: true,
        overrideConfig: [
          { files: ['**/*.other'], language, plugins } as Linter.Config,
          plugin.configs[name],
        ],
      });
      const [result] = await eslint.lintText(text, { filePath: 'a.other' });
      expect(result!.messages).toEqual([]);
    }
  });
});
