/** Reads the calls of a source text as each tool would: the audit's own parser, and the two parsers of a linter. */
import { onTestFinished } from 'vitest';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join, parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import tsParser from '@typescript-eslint/parser';
import { Linter, type Rule } from 'eslint';
import { type AnalysedFile, type AuditedFile, analyse } from '../../src/calls/analysis.ts';
import { isWorthALook } from '../../src/calls/gate.ts';
import { analysisOf } from '../../src/calls/index.ts';
import type { OpenAICall } from '../../src/calls/record.ts';
import { type CallSettings, noSettings } from '../../src/calls/settings.ts';
import { refreshDisk } from '../../src/values/program/forget.ts';
import { parseSource } from '../../src/values/program/parse.ts';
import type { Lookup } from '../../src/values/heap/object-view.ts';
import { type Value, isNothing, textOf } from '../../src/values/value.ts';

export interface ReadOptions {
  filename?: string;
  settings?: Partial<CallSettings>;
  crossFile?: boolean;
}

/** As the audit reads a file. */
export function analysed(
  code: string,
  { filename = 'sample.ts', settings, crossFile = true }: ReadOptions = {},
): AuditedFile {
  return analyse(parseSource(filename, code), {
    settings: { ...noSettings, ...settings },
    crossFile,
    ledger: true,
  });
}

/** As a linter reads it. `null` for a text that is not worth a look. */
export function linted(
  code: string,
  parser: Linter.Parser | null,
  { filename = 'sample.js', settings, crossFile = true }: ReadOptions = {},
  parserOptions: Linter.ParserOptions = {},
): AnalysedFile | null {
  let result: AnalysedFile | null = null;
  const probe: Rule.RuleModule = {
    create: (context) => ({
      Program() {
        const given = { ...noSettings, ...settings };
        if (isWorthALook(context, { rule: 'probe', settings: given, crossFile }))
          result = analysisOf(context, given, crossFile);
      },
    }),
  };
  // A linter looks at files below its folder only.
  const linter = new Linter(isAbsolute(filename) ? { cwd: parse(filename).root } : {});
  const [fatal] = linter
    .verify(
      code,
      {
        files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
        plugins: { probe: { rules: { probe } } },
        rules: { 'probe/probe': 'error' },
        languageOptions: {
          ecmaVersion: 'latest',
          sourceType: filename.endsWith('.cjs') ? 'commonjs' : 'module',
          ...(parser && { parser }),
          parserOptions: { ecmaFeatures: { jsx: true }, ...parserOptions },
        },
      },
      { filename },
    )
    .filter((message) => message.fatal);
  if (fatal)
    throw new SyntaxError(`${fatal.message} (${String(fatal.line)}:${String(fatal.column)})`);
  return result;
}

export type Language = 'js' | 'ts';

export interface Reader {
  name: string;
  languages: readonly Language[];
  read: (code: string, language: Language, options?: ReadOptions) => AnalysedFile | null;
}

/** Three syntax trees and three kinds of scopes: the analysis has to read all of them. */
export const readers: readonly Reader[] = [
  {
    name: 'oxc',
    languages: ['js', 'ts'],
    read: (code, language, options) =>
      analysed(code, { filename: `sample.${language}`, ...options }),
  },
  {
    name: 'espree',
    languages: ['js'],
    read: (code, _, options) => linted(code, null, { filename: 'sample.js', ...options }),
  },
  {
    name: 'typescript-eslint',
    languages: ['js', 'ts'],
    read: (code, language, options) =>
      linted(code, tsParser, { filename: `sample.${language}`, ...options }),
  },
];

/** Each reader in each of the languages. */
export function readings(
  languages: readonly Language[] = ['js', 'ts'],
): { reader: string; read: (code: string, options?: ReadOptions) => AnalysedFile | null }[] {
  return readers.flatMap(({ name, languages: own, read }) =>
    languages
      .filter((language) => own.includes(language))
      .map((language) => ({
        reader: `${name}, ${language}`,
        read: (code: string, options?: ReadOptions) => read(code, language, options),
      })),
  );
}

/** What every reader finds: the summaries, by reader where they differ. */
export function foundIn(
  code: string,
  languages?: readonly Language[],
  options?: ReadOptions,
): string[] | Record<string, string[]> {
  const all = readings(languages).map(({ reader, read }): [string, string[]] => [
    reader,
    summariesOf(read(code, options)),
  ]);
  const [first] = all;
  const agree = all.every(
    ([, summaries]) => JSON.stringify(summaries) === JSON.stringify(first?.[1]),
  );
  return agree ? (first?.[1] ?? []) : Object.fromEntries(all);
}

/** `POST /v1/files → openai`: what is compared first, and printed when it differs. */
export function summaryOf(call: OpenAICall): string {
  return `${call.path === null ? '' : `${call.path} `}${call.route ?? `${String(call.verb)} ${String(call.routePath)}`} → ${call.targets.join(' or ')}`;
}

export function summariesOf(file: AnalysedFile | null): string[] {
  return (file?.calls ?? []).map(summaryOf);
}

/** What the ledger says of the traces that lead to no call. */
export function openReasons({ ledger }: AuditedFile): string[] {
  return ledger.entries.flatMap(({ account }) => (account.kind === 'open' ? [account.reason] : []));
}

export function onlyCall(file: AnalysedFile | null): OpenAICall {
  const calls = file?.calls ?? [];
  const [call] = calls;
  if (!call || calls.length > 1)
    throw new Error(
      `${String(calls.length)} calls instead of one: ${calls.map(summaryOf).join(', ')}`,
    );
  return call;
}

/** A look-up as a text: `true`, `"a" | absent`, `object | unknown`. */
export function shown({ values, absent, unknown }: Lookup): string {
  const parts = values.map(shownValue);
  return (
    [...new Set(parts), ...(absent ? ['absent'] : []), ...(unknown ? ['unknown'] : [])].join(
      ' | ',
    ) || 'nothing at all'
  );
}

function shownValue(value: Value): string {
  const text = textOf(value);
  if (text !== null) return JSON.stringify(text);
  if (value.isFailing) return 'failing';
  if (value.kind === 'literal')
    return isNothing(value) ? String(value.value) : JSON.stringify(value.value);
  return value.kind === 'unknown' ? 'something' : value.kind;
}

/** A fixture project of this repository. */
export function fixture(...parts: string[]): string {
  return join(fileURLToPath(new URL('../fixtures/', import.meta.url)), ...parts);
}

export function analysedFixture(...parts: string[]): AnalysedFile {
  const filename = fixture(...parts);
  return analysed(readFileSync(filename, 'utf8'), { filename });
}

let clock = Date.now();

/** As when some time has passed since the last look at the disk. */
export function forgetResolution(): void {
  clock += 60_000;
  refreshDisk(clock);
}

export interface Project {
  root: string;
  file: (name: string) => string;
  write: (name: string, text: string) => void;
  remove: (name: string) => void;
  read: (name: string) => AnalysedFile;
  cleanUp: () => void;
}

/** A project in a temporary folder. */
export function temporaryProject(files: Readonly<Record<string, string>>): Project {
  const root = mkdtempSync(join(realpathSync(tmpdir()), 'zdr-project-'));
  const project: Project = {
    root,
    file: (name) => join(root, name),
    write(name, text) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    },
    remove: (name) => {
      rmSync(join(root, name), { recursive: true, force: true });
    },
    read(name) {
      forgetResolution();
      return analysed(readFileSync(join(root, name), 'utf8'), { filename: join(root, name) });
    },
    cleanUp: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
  for (const [name, text] of Object.entries(files)) project.write(name, text);
  return project;
}

/** One that goes away with the test that makes it. */
export function testProject(files: Readonly<Record<string, string>>): Project {
  const project = temporaryProject(files);
  onTestFinished(project.cleanUp);
  return project;
}
