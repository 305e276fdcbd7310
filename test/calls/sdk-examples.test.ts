/**
 * Every documentation example of the SDKs is a call that must be found, and resolved to the request
 * that its method sends. What a method sends is read here from its compiled text, and for the SDKs
 * that this version of Node runs from the wire: never from the catalogue.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Linter } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyse } from '../../src/calls/analysis.ts';
import { noSettings } from '../../src/calls/settings.ts';
import { noUndocumentedParam } from '../../src/rules/no-undocumented-param.ts';
import { parseSource } from '../../src/values/program/parse.ts';
import {
  type Example,
  examplesOf,
  packageOf,
  packages,
  programFolder,
  requestOf,
} from '../helpers/sdk.ts';
import { type Run, executeAll, runnableSdks } from '../helpers/wire.ts';

/** Examples with a code block on a method, and how many of those stand on a method of a resource. The others open no connection of their own. */
const COUNTS: Readonly<Record<string, { all: number; ofResources: number }>> = {
  'openai-v4-20': { all: 0, ofResources: 0 },
  'openai-v4-77': { all: 0, ofResources: 0 },
  'openai-v4': { all: 39, ofResources: 39 },
  'openai-v5': { all: 39, ofResources: 39 },
  'openai-v6': { all: 175, ofResources: 173 },
  'openai-v7': { all: 281, ofResources: 276 },
};

/** Methods of sockets that are open already: `for await (const event of client.stream())`. */
const ON_SOCKETS = [
  'resources/beta/responses/ws-base#ResponsesWSBase.stream',
  'resources/live/forks/ws-base#ForksWSBase.stream',
  'resources/live/sideband/ws-base#SidebandWSBase.stream',
  'resources/live/ws-base#LiveWSBase.stream',
  'resources/responses/ws-base#ResponsesWSBase.stream',
];

const examples = Object.fromEntries(Object.keys(COUNTS).map((alias) => [alias, examplesOf(alias)]));
const ofResources = (alias: string): Example[] =>
  (examples[alias] ?? []).filter(({ isResource }) => isResource);

/** The example as a program: with its client, and the file that it uploads. */
function programOf({ code }: Example): string {
  const imports = [
    "import OpenAI from 'openai';",
    ...(code.includes('fs.') ? ["import fs from 'fs';"] : []),
  ];
  return `${imports.join('\n')}\n\nconst client = new OpenAI();\n\n${code}`;
}

describe('the examples', () => {
  it('stand in every package but that of the third major, which has none', () => {
    expect(packages.map(({ alias }) => alias).filter((alias) => !(alias in COUNTS))).toEqual([
      'openai-v3',
    ]);
  });

  it.each(Object.entries(COUNTS))('of %s are all read', (alias, { all, ofResources: own }) => {
    expect(examples[alias]).toHaveLength(all);
    expect(ofResources(alias)).toHaveLength(own);
  });

  it('that stand elsewhere belong to open sockets', () => {
    const elsewhere = Object.values(examples)
      .flat()
      .filter(({ isResource }) => !isResource)
      .map(({ name }) => name);
    expect([...new Set(elsewhere)].sort()).toEqual(ON_SOCKETS);
  });
});

const folders = new Map<string, string>();
const executed = new Map<string, Run>();
let cleanUp = (): void => undefined;

beforeAll(async () => {
  for (const alias of ['', ...Object.keys(COUNTS)])
    folders.set(alias, programFolder(alias === '' ? null : alias));
  const scripts = Object.keys(COUNTS).flatMap((alias) => {
    const sdk = alias.replace('openai-', '');
    return runnableSdks.includes(sdk)
      ? ofResources(alias).map((example) => ({
          name: `${alias} ${example.name}`,
          sdks: [sdk],
          code: runnable(programOf(example)),
        }))
      : [];
  });
  const done = await executeAll(scripts);
  ({ cleanUp } = done);
  for (const { script, runs } of done.executions) executed.set(script.name, runs[0]!);
});

afterAll(() => {
  for (const folder of folders.values()) rmSync(folder, { recursive: true, force: true });
  cleanUp();
});

/**
 * The files that the examples upload do not exist: the program itself is as good as any.
 * And the SDK refuses one of its own examples, `client.responses.create()`, which has no params at all.
 */
function runnable(code: string): string {
  return code
    .replace(/createReadStream\('[^']*'\)/g, 'createReadStream(new URL(import.meta.url))')
    .replace(/responses\.create\(\)/, 'responses.create({})');
}

describe.each(Object.keys(COUNTS).filter((alias) => ofResources(alias).length > 0))(
  '%s',
  (alias) => {
    it.each(ofResources(alias))('$name', (example) => {
      const expected = requestOf(packageOf(alias), example);
      expect(expected).toMatch(/^(?:GET|POST|PUT|PATCH|DELETE) \/v1\/\w/);
      const run = executed.get(`${alias} ${example.name}`);
      if (runnableSdks.includes(alias.replace('openai-', ''))) {
        expect(run?.errors).toEqual([]);
        expect(
          run?.requests.map(
            ({ method, url }) => `${method.toUpperCase()} ${new URL(url).pathname}`,
          )[0],
        ).toMatch(patternOf(expected ?? ''));
      }
      for (const folder of [folders.get(alias)!, folders.get('')!]) {
        const { calls } = analyse(parseSource(join(folder, 'example.mjs'), programOf(example)), {
          settings: noSettings,
          crossFile: true,
        });
        expect(calls.map(({ route, targets, via }) => ({ route, targets, via }))).toEqual([
          { route: expected, targets: ['openai'], via: 'openai' },
        ]);
      }
    });
  },
);

/** `GET /v1/files/{}` for `GET /v1/files/file_id`. */
function patternOf(route: string): RegExp {
  return new RegExp(
    `^${route
      .split('{}')
      .map((part) => part.replace(/[.*+?^$()|[\]\\]/g, String.raw`\$&`))
      .join('[^/]+')}$`,
  );
}

describe('no-undocumented-param', () => {
  const config: Linter.Config = {
    files: ['**'],
    languageOptions: { ecmaVersion: 'latest', sourceType: 'module' },
    plugins: { 'openai-zdr': { rules: { 'no-undocumented-param': noUndocumentedParam } } },
    rules: { 'openai-zdr/no-undocumented-param': 'error' },
  };
  const lint = (code: string, beside: string): Linter.LintMessage[] => {
    const cwd = folders.get(beside)!;
    return new Linter({ cwd }).verify(code, config, join(cwd, 'example.js'));
  };

  it.each(Object.keys(COUNTS))(
    'reports none of the examples of %s, with that SDK beside it or with none',
    (alias) => {
      const reports = ofResources(alias).flatMap((example) =>
        [alias, ''].flatMap((beside) =>
          lint(programOf(example), beside).map(
            ({ message }) => `${example.name} beside ${beside || 'nothing'}: ${message}`,
          ),
        ),
      );
      expect(reports).toEqual([]);
    },
  );

  it('would report them: a key that nobody documents is found in the same place', () => {
    const [example] = ofResources('openai-v6').filter(({ name }) =>
      name.endsWith('#Images.generate'),
    );
    const code = programOf(example!).replace('prompt:', 'promt:');
    expect(lint(code, 'openai-v6').map(({ messageId }) => messageId)).toEqual(['misspelt']);
    expect(lint(code, '').map(({ messageId }) => messageId)).toEqual(['misspelt']);
  });

  it('knows the SDK beside the file: a parameter of a later major is told apart', () => {
    const code =
      "import OpenAI from 'openai';\nconst client = new OpenAI();\nawait client.responses.create({ model: 'gpt-5', input: 'x', prompt_cache_options: {} });\n";
    const messages = (alias: string): string[] => lint(code, alias).map(({ message }) => message);
    expect(messages('openai-v7')).toEqual([]);
    expect(messages('')).toEqual([]);
    expect(messages('openai-v5')).toEqual([
      expect.stringContaining('in the installed openai 5.23.2'),
    ]);
  });
});
