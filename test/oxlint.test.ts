/** oxlint and ESLint on all code that the tests have: they say the same, at the same place. */
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import tsParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';
import { pageOf, samplesIn } from '../scripts/pages/samples.ts';
import { presets } from '../src/configs.ts';
import plugin from '../src/plugin.ts';
import { rules } from '../src/rules/index.ts';
import { ROOT, project, write } from './helpers/audit.ts';
import { ruleCases } from './helpers/rule-cases.ts';

/** One file, and how it is linted. */
interface Linted {
  file: string;
  code: string;
  rules: Linter.RulesRecord;
  settings: object;
}

const EMOJI = `import OpenAI from 'openai';
const client = new OpenAI();
/* é 😀 */ client.files.create({ purpose: 'user_data' });
`;

/** Samples that hold without options, and a line in which bytes and characters are not the same. */
function samples(): Linted[] {
  const shown = Object.keys(rules).flatMap((name) =>
    samplesIn(pageOf(name))
      .filter(
        ({ filename, options, settings }) =>
          filename.startsWith('sample.') && !options && !settings,
      )
      .map(({ filename, code }, index) => ({
        file: `strict/${name}-${String(index)}${extname(filename)}`,
        code,
      })),
  );
  const emoji = { file: 'strict/emoji.js', code: EMOJI };
  return [...shown, emoji].map((item) => ({ ...item, rules: presets.strict.rules, settings: {} }));
}

/** What the rules are tested with, one folder for each kind of settings. */
function cases(): Linted[] {
  const all = ruleCases();
  const kinds = [...new Set(all.map(({ settings = {} }) => JSON.stringify(settings)))];
  return all.map(({ rule, code, options = [], settings = {}, isTypeScript }, index) => ({
    file: `case-${String(kinds.indexOf(JSON.stringify(settings)))}/${String(index)}.${isTypeScript ? 'ts' : 'js'}`,
    code,
    rules: { [`openai-zdr/${rule}`]: ['error', ...options] },
    settings,
  }));
}

/** Programs of several files. */
function fixtures(folder: string): Linted[] {
  const source = join(ROOT, 'test/fixtures');
  cpSync(source, join(folder, 'strict/fixtures'), { recursive: true });
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:[cm]?[jt]s|[jt]sx)$/.test(name))
    .map((name) => ({
      file: `strict/fixtures/${name}`,
      code: readFileSync(join(source, name), 'utf8'),
      rules: presets.strict.rules,
      settings: {},
    }));
}

/** Clients that an installed package gives, one by its declarations and one that they do not show. */
function ofPackage(folder: string): Linted[] {
  const home = 'strict/node_modules/@acme/ai';
  write(folder, {
    'strict/package.json': '{}',
    [`${home}/package.json`]: JSON.stringify({
      name: '@acme/ai',
      version: '1.0.0',
      dependencies: { openai: '6' },
    }),
    [`${home}/index.d.ts`]:
      "import { OpenAI } from 'openai';\nexport declare const openai: OpenAI;\nexport declare const other: unknown;\n",
  });
  const code =
    "import { openai, other } from '@acme/ai';\nopenai.files.list();\nother.files.list();\n";
  return [{ file: 'strict/package.ts', code, rules: presets.strict.rules, settings: {} }];
}

/** oxlint takes the nearest configuration of a file; settings are those of the configuration. */
function configure(folder: string, all: readonly Linted[]): void {
  const parts = new Map<string, Linted[]>();
  for (const item of all) {
    const [part = ''] = item.file.split('/');
    parts.set(part, [...(parts.get(part) ?? []), item]);
  }
  for (const [part, files] of parts)
    write(folder, {
      [`${part}/.oxlintrc.json`]: JSON.stringify({
        ...(part === 'strict'
          ? { extends: [join(ROOT, 'dist/oxlint/strict.json')] }
          : { jsPlugins: [join(ROOT, 'dist/index.js')], overrides: ownRules(files) }),
        categories: { correctness: 'off' },
        settings: files[0]!.settings,
      }),
    });
}

function ownRules(files: readonly Linted[]): object[] {
  return files.map(({ file, rules: own }) => ({ files: [file.split('/').at(-1)], rules: own }));
}

interface Diagnostic {
  /** not of an error in the syntax */
  code?: string;
  message: string;
  filename: string;
  labels: { span: { offset: number; length: number } }[];
}

type Row = readonly [file: string, line: number, rule: string, found: string, message: string];

function byOxlint(cwd: string, textOf: (file: string) => string): Row[] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/oxlint/bin/oxlint'), '--format', 'json', '.'],
    { cwd, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  expect(stdout, stderr).toMatch(/^\{/);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  return diagnostics.map(({ code, filename, message, labels }) => {
    const { offset, length } = labels[0]?.span ?? { offset: 0, length: 0 };
    // It counts bytes, as for the rules of its own.
    const bytes = Buffer.from(textOf(filename));
    const found = bytes.subarray(offset, offset + length).toString();
    const line = bytes.subarray(0, offset).toString().split('\n').length;
    return [
      filename,
      line,
      (code ?? '').replace(/^openai-zdr\((.*)\)$/, 'openai-zdr/$1'),
      found,
      message,
    ];
  });
}

function byEslint(cwd: string, all: readonly Linted[]): Row[] {
  const linter = new Linter({ cwd });
  return all.flatMap(({ file, code, rules: active, settings }) => {
    const isTypeScript = /\.[cm]?tsx?$/.test(file);
    const messages = linter.verify(
      code,
      {
        files: ['**/*.*'],
        plugins: { 'openai-zdr': plugin },
        rules: active,
        settings: { ...settings },
        languageOptions: {
          ...(isTypeScript ? { parser: tsParser } : {}),
          parserOptions: { ecmaFeatures: { jsx: true } },
        },
      },
      { filename: join(cwd, file) },
    );
    return messages.map(({ line, column, endLine, endColumn, ruleId, message }): Row => {
      const text = code.split('\n').slice(line - 1, endLine);
      text.push(text.pop()!.slice(0, (endColumn ?? column) - 1));
      return [file, line, ruleId ?? '', text.join('\n').slice(column - 1), message];
    });
  });
}

/** What does not parse is said by each in words of its own. */
const sorted = (rows: readonly Row[]): string[] =>
  rows
    .map(([file, line, rule, ...rest]) =>
      rule === '' ? `${file} does not parse` : `${file}:${[line, rule, ...rest].join(' | ')}`,
    )
    .sort();

describe('oxlint', () => {
  let all: Linted[];
  let found: { oxlint: Row[]; eslint: Row[] };

  beforeAll(() => {
    const cwd = project();
    all = [...samples(), ...cases(), ...fixtures(cwd), ...ofPackage(cwd)];
    write(cwd, Object.fromEntries(all.map(({ file, code }) => [file, code])));
    configure(cwd, all);
    const texts = new Map(all.map(({ file, code }) => [file, code]));
    found = {
      oxlint: byOxlint(cwd, (file) => texts.get(file) ?? ''),
      eslint: byEslint(cwd, all),
    };
  }, 120_000);

  it('says what ESLint says, at the same place, with the settings and options of each file', () => {
    expect(sorted(found.oxlint)).toEqual(sorted(found.eslint));
    expect(all.length).toBeGreaterThan(800);
    expect(found.eslint.length).toBeGreaterThan(500);
    const told = new Set(found.eslint.flatMap(([, , rule]) => (rule === '' ? [] : rule)));
    expect(told.size).toBe(Object.keys(rules).length);
  });

  it('reads the declarations of an installed package', () => {
    const told = found.oxlint.flatMap(([file, line, rule]) =>
      file === 'strict/package.ts' ? `${String(line)} ${rule}` : [],
    );
    expect(told.sort()).toEqual([
      '1 openai-zdr/no-blind-spots',
      '2 openai-zdr/no-ineligible-endpoint',
    ]);
  });

  it('knows the place behind an emoji', () => {
    expect(found.oxlint).toContainEqual([
      'strict/emoji.js',
      3,
      'openai-zdr/no-ineligible-endpoint',
      'create',
      expect.any(String),
    ]);
  });
});
