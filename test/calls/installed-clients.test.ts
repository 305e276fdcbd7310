/** Clients that an installed package gives: what its declarations prove, and what they leave open. */
import { mkdirSync, symlinkSync, unlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import tsParser from '@typescript-eslint/parser';
import { describe, expect, it } from 'vitest';
import type { AuditedFile } from '../../src/calls/analysis.ts';
import { noSettings } from '../../src/calls/settings.ts';
import { mayHoldCalls } from '../../src/calls/trace.ts';
import {
  type ReadOptions,
  analysed,
  forgetResolution,
  linted,
  openReasons,
  summariesOf,
  testProject,
} from '../helpers/calls.ts';

type Files = Readonly<Record<string, string>>;

const UNKNOWN_HOST = ['files.create POST /v1/files → unknown'];
const OPEN = ["@acme/ai depends on OpenAI's SDK and is not read"];

function manifest(name: string, more: object = { dependencies: { openai: '^6.0.0' } }): string {
  return JSON.stringify({ name, version: '1.2.0', types: 'dist/index.d.ts', ...more });
}

/** A package with these declarations. */
function acme(declarations: string, more?: object): Files {
  return {
    'node_modules/@acme/ai/package.json': manifest('@acme/ai', more),
    'node_modules/@acme/ai/dist/index.d.ts': declarations,
  };
}

function readIn(code: string, files: Files, options: ReadOptions = {}): AuditedFile {
  const project = testProject({ 'package.json': '{}', ...files });
  forgetResolution();
  return analysed(code, { filename: project.file('src/a.ts'), ...options });
}

const CREATE = "files.create({ file, purpose: 'assistants' });";

describe('a client that the declarations of a package prove', () => {
  const TYPED = `import OpenAI from 'openai';
export { raw, type Raw } from './raw.js';
export declare class Own extends OpenAI {}
export declare const openai: OpenAI;
export declare function getOpenAI(team: string): OpenAI;
export declare class Ai { readonly client: OpenAI; ready(): Promise<OpenAI>; }
export declare const all: { openai: OpenAI; plain: string };
export declare const clients: Record<string, OpenAI>;
declare const _default: OpenAI;
export default _default;
`;
  const files = {
    ...acme(TYPED),
    'node_modules/@acme/ai/dist/raw.d.ts':
      "import type { OpenAI } from 'openai';\nexport interface Raw { inner: OpenAI }\nexport declare const raw: Raw;\n",
  };

  it.each([
    ['a constant', `import { openai } from '@acme/ai';\nopenai.${CREATE}`],
    ['a function', `import { getOpenAI } from '@acme/ai';\ngetOpenAI('a').${CREATE}`],
    ['a field of a class', `import { Ai } from '@acme/ai';\nnew Ai().client.${CREATE}`],
    [
      'an async method',
      `import { Ai } from '@acme/ai';\nconst client = await new Ai().ready();\nclient.${CREATE}`,
    ],
    ['a member of an object', `import { all } from '@acme/ai';\nall.openai.${CREATE}`],
    ['one of many', `import { clients } from '@acme/ai';\nclients[team].${CREATE}`],
    ['the default export', `import client from '@acme/ai';\nclient.${CREATE}`],
    ['all of it', `import * as acme from '@acme/ai';\nacme.openai.${CREATE}`],
    ['what another file declares', `import { raw } from '@acme/ai';\nraw.inner.${CREATE}`],
    [
      'a part of it',
      `import client from '@acme/ai';\nconst { files } = client;\nfiles${CREATE.slice(5)}`,
    ],
    [
      'a class that is injected',
      `import { Own } from '@acme/ai';\nexport class Service { constructor(private readonly ai: Own) {}\n  run() { this.ai.${CREATE} } }`,
    ],
    [
      'a type of a parameter',
      `import type { Raw } from '@acme/ai';\nexport const run = (raw: Raw) => raw.inner.${CREATE}`,
    ],
    [
      'a list of a type',
      `import type { Raw } from '@acme/ai';\nexport function run(all: Raw[]) { for (const raw of all) raw.inner.${CREATE} }`,
    ],
    ['what `require` gives', `const { openai } = require('@acme/ai');\nopenai.${CREATE}`],
  ])('%s', (_name, code) => {
    const file = readIn(code, files);
    expect(summariesOf(file)).toEqual(UNKNOWN_HOST);
    expect(openReasons(file)).toEqual([]);
  });

  it('is found by a linter, too', () => {
    const project = testProject({ 'package.json': '{}', ...files });
    forgetResolution();
    const filename = project.file('src/a.ts');
    const code = `import { openai } from '@acme/ai';\nopenai.${CREATE}`;
    expect(summariesOf(linted(code, tsParser, { filename }))).toEqual(UNKNOWN_HOST);
  });

  it.each([
    ['openai', "openai.withOptions({ baseURL: 'https://api.groq.com/openai/v1' })", 'other'],
    ['openai', "openai.withOptions({ baseURL: 'https://api.openai.com/v1' })", 'openai'],
    ['openai', 'openai.withOptions({ timeout: 1 })', 'unknown'],
  ])('%s: %s', (name, client, target) => {
    const code = `import { ${name} } from '@acme/ai';\n${client}.${CREATE}`;
    expect(summariesOf(readIn(code, files))).toEqual([`files.create POST /v1/files → ${target}`]);
  });

  it.each([
    ['traced', 'new OpenAI()', 'openai'],
    ['traced', "new OpenAI({ baseURL: 'https://api.groq.com/openai/v1' })", 'other'],
    ['remade', 'new OpenAI()', 'unknown'],
  ])('%s(%s) goes to %s', (name, client, target) => {
    const declarations = `import OpenAI from 'openai';
export declare function traced<T extends object>(client: T, name?: string): T;
export declare function remade(client: OpenAI): OpenAI;
`;
    const code = `import OpenAI from 'openai';\nimport { ${name} } from '@acme/ai';\n${name}(${client}).${CREATE}`;
    expect(summariesOf(readIn(code, acme(declarations)))).toEqual([
      `files.create POST /v1/files → ${target}`,
    ]);
  });

  it('is OpenAI where the settings say so', () => {
    const settings = { clients: [{ module: '@acme/ai', export: 'openai' }] };
    const code = `import { openai } from '@acme/ai';\nopenai.${CREATE}`;
    expect(summariesOf(readIn(code, files, { settings }))).toEqual([
      'files.create POST /v1/files → openai',
    ]);
  });

  it.each<[string, Files]>([
    ['`exports`', { exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } } }],
    ['a peer', { peerDependencies: { openai: '>=4' } }],
    ['`main` alone', { types: undefined, main: 'dist/index.js' }],
  ] as unknown as [string, Files][])('is found by %s', (_name, more) => {
    const dependencies = { dependencies: { openai: '6' }, ...more };
    const code = `import { openai } from '@acme/ai';\nopenai.${CREATE}`;
    const found = readIn(code, { ...files, ...acme(TYPED, dependencies) });
    expect(summariesOf(found)).toEqual(UNKNOWN_HOST);
  });

  it('comes through another package of the same company', () => {
    const inner = 'node_modules/@acme/ai/node_modules/@acme/clients';
    const found = readIn(`import { openai } from '@acme/ai';\nopenai.${CREATE}`, {
      ...acme("export * from '@acme/clients';\n", { dependencies: { '@acme/clients': '1' } }),
      [`${inner}/package.json`]: manifest('@acme/clients'),
      [`${inner}/dist/index.d.ts`]: TYPED,
    });
    expect(summariesOf(found)).toEqual(UNKNOWN_HOST);
  });

  it('is found behind the links of a package manager', () => {
    const store = 'node_modules/.pnpm/node_modules/@acme';
    const project = testProject({
      'package.json': '{}',
      [`${store}/ai/package.json`]: manifest('@acme/ai', {
        dependencies: { '@acme/clients': '1' },
      }),
      [`${store}/ai/dist/index.d.ts`]: "export { openai } from '@acme/clients';\n",
      [`${store}/clients/package.json`]: manifest('@acme/clients'),
      [`${store}/clients/dist/index.d.ts`]: TYPED,
    });
    const link = project.file('node_modules/@acme/ai');
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(project.file(`${store}/ai`), link, 'junction');
    forgetResolution();
    const code = `import { openai } from '@acme/ai';\nopenai.${CREATE}`;
    const found = analysed(code, { filename: project.file('src/a.ts') });
    expect(summariesOf(found)).toEqual(UNKNOWN_HOST);
  });

  it('rests on the manifest and the declarations', () => {
    const { evaluator } = readIn(`import { raw } from '@acme/ai';\nraw.inner.${CREATE}`, files);
    const read = [...evaluator.visitedFiles].map((file) => file.replace(/.*node_modules\//, ''));
    expect(read.sort()).toEqual([
      '@acme/ai/dist/index.d.ts',
      '@acme/ai/dist/raw.d.ts',
      '@acme/ai/package.json',
    ]);
  });
});

describe('a package that depends on the SDK', () => {
  it.each([
    ['without declarations', ''],
    ['whose types do not tell', 'export declare const client: unknown;\n'],
    ['whose types are broken', 'export declare const client: {\n'],
    [
      'whose types are its own',
      'export interface Client { files: { create(file: Blob): void } }\nexport declare const client: Client;\n',
    ],
  ])('%s is listed', (_name, declarations) => {
    const file = readIn(`import { client } from '@acme/ai';\nclient.${CREATE}`, acme(declarations));
    expect(summariesOf(file)).toEqual([]);
    expect(openReasons(file)).toEqual(OPEN);
    expect(file.blindSpots.map(({ node }) => file.module.text.slice(...node.range))).toEqual([
      "'@acme/ai'",
    ]);
  });

  it.each([
    ['in another file', "import { client } from './client.js';\nclient.batches.create({});"],
    ['in a part', "import { client } from '@acme/ai';\nconst { files } = client;\nfiles.list();"],
    ['handed on', "import { client } from '@acme/ai';\nclient.responses.create.call(client, {});"],
  ])('is listed where it is used %s', (_name, code) => {
    const file = readIn(code, {
      ...acme('export declare const client: unknown;\n'),
      'src/client.ts': "export { client } from '@acme/ai';\n",
    });
    expect(openReasons(file)).toEqual(OPEN);
  });

  it.each<[string, string, Files]>([
    ['does not depend on it', `client.${CREATE}`, acme('', { dependencies: { stripe: '1' } })],
    ['has it for its tests', `client.${CREATE}`, acme('', { devDependencies: { openai: '6' } })],
    ['is not installed', `client.${CREATE}`, {}],
  ])('is no trace where it %s', (_name, code, files) => {
    const file = readIn(`import { client } from '@acme/ai';\n${code}`, files);
    expect(openReasons(file)).toEqual([]);
    expect(summariesOf(file)).toEqual([]);
  });

  it('shows once it is installed', () => {
    const project = testProject({ 'package.json': '{}' });
    const filename = project.file('src/a.ts');
    const code = `import { client } from '@acme/ai';\nclient.${CREATE}`;
    forgetResolution();
    const before = analysed(code, { filename });
    expect(openReasons(before)).toEqual([]);
    const place = project.file('node_modules/@acme/ai/package.json');
    expect([...before.evaluator.visitedFiles]).toContain(place);
    for (const [name, text] of Object.entries(acme(''))) project.write(name, text);
    forgetResolution();
    expect(openReasons(analysed(code, { filename }))).toEqual(OPEN);
  });
});

/** What it depends on. */
function needs(...names: string[]): object {
  return { dependencies: Object.fromEntries(names.map((name) => [name, '1'])) };
}

const OWN = "import { summarize } from '@acme/ai';\nconst text = await summarize('x');";
const NOT_READ = (reason: string): string[] => [`@acme/ai ${reason} and is not read`];

describe('a package that is called by names of its own', () => {
  it.each([
    ['a function', OWN],
    ['twice', `${OWN}\nawait summarize(text);`],
    ['what it gives back', `${OWN}\ntext.trim();`],
    ['a method of a class', "import { Ai } from '@acme/ai';\nnew Ai().summarize('x');"],
    ['the default export', "import acme from '@acme/ai';\nacme.summarize('x');"],
    ['all of it', "import * as acme from '@acme/ai';\nacme.summarize('x');"],
    ['a part of it', "import { summarize } from '@acme/ai/text';\nawait summarize('x');"],
    ['`require`', "const { summarize } = require('@acme/ai');\nsummarize('x');"],
    ['`import()`', "const { summarize } = await import('@acme/ai');\nsummarize('x');"],
    [
      'handed on',
      "import { summarize } from '@acme/ai';\nexport const texts = all.map(summarize);",
    ],
    ['handed on to other files', "export { summarize } from '@acme/ai';"],
    ['all handed on', "export * from '@acme/ai';"],
    ['nothing taken', "import '@acme/ai';"],
    [
      'two imports',
      "import { summarize } from '@acme/ai';\nimport { translate } from '@acme/ai/text';\nsummarize(translate('x'));",
    ],
  ])('is listed once: %s', (_name, code) => {
    const file = readIn(code, acme(''));
    expect(openReasons(file)).toEqual(OPEN);
    expect(summariesOf(file)).toEqual([]);
  });

  it.each([
    ['@ai-sdk/openai', 'depends on @ai-sdk/openai, which reaches OpenAI'],
    ['@langchain/openai', 'depends on @langchain/openai, which reaches OpenAI'],
    ['@openai/agents', 'depends on @openai/agents, which reaches OpenAI'],
    ['@openai/codex-sdk', 'depends on @openai/codex-sdk, which reaches OpenAI'],
    ['ai', 'depends on ai, which can reach OpenAI'],
    ['@mastra/core', 'depends on @mastra/core, which can reach OpenAI'],
  ])('is listed where it depends on %s', (name, reason) => {
    expect(openReasons(readIn(OWN, acme('', needs('zod', name))))).toEqual(NOT_READ(reason));
  });

  it.each([
    ['another vendor', needs('@anthropic-ai/sdk')],
    ['another provider of the AI SDK', needs('@ai-sdk/anthropic', '@ai-sdk/provider')],
    ['other models of LangChain', needs('@langchain/core', '@langchain/anthropic')],
    ['the SDK in its tests', { devDependencies: { openai: '6' } }],
    [
      'the SDK where that is there, and it is not',
      {
        peerDependencies: { openai: '*' },
        peerDependenciesMeta: { openai: { optional: true } },
      },
    ],
    [
      'a framework where that is there',
      { peerDependencies: { ai: '*' }, peerDependenciesMeta: { ai: { optional: true } } },
    ],
    ['nothing', {}],
  ])('is no trace where it depends on %s', (_name, more) => {
    const there = { 'node_modules/ai/package.json': '{"name":"ai","version":"6.0.0"}' };
    expect(openReasons(readIn(OWN, { ...acme('', more), ...there }))).toEqual([]);
  });

  it('is listed where the project has what it works with', () => {
    const optional = {
      peerDependencies: { openai: '*' },
      peerDependenciesMeta: { openai: { optional: true } },
    };
    const sdk = { 'node_modules/openai/package.json': '{"name":"openai","version":"6.0.0"}' };
    expect(openReasons(readIn(OWN, { ...acme('', optional), ...sdk }))).toEqual(OPEN);
  });

  it.each([
    ['type', "import type { Options } from '@acme/ai';\nexport const options: Options = {};"],
    [
      'type of a list',
      "import { type Options } from '@acme/ai';\nexport const options: Options = {};",
    ],
    ['type by its use', "import { Options } from '@acme/ai';\nexport const options: Options = {};"],
    ['comment', "// import { summarize } from '@acme/ai';"],
    ['mock', "vi.mock('@acme/ai');"],
  ])('is no trace in a %s', (_name, code) => {
    expect(openReasons(readIn(code, acme('')))).toEqual([]);
  });

  it.each([
    'langsmith',
    'langfuse-vercel',
    '@instructor-ai/instructor',
    '@anthropic-ai/vertex-sdk',
    'ai',
  ])('is no trace where everything that it sends is known: %s', (name) => {
    const files = { [`node_modules/${name}/package.json`]: manifest(name) };
    const code = `import { traceable } from '${name}';\ntraceable(() => 1);`;
    expect(openReasons(readIn(code, files))).toEqual([]);
  });

  const MIXED = `import OpenAI from 'openai';
export declare const openai: OpenAI;
export declare function getOpenAI(): OpenAI;
export declare function summarize(text: string): Promise<string>;
export declare class Ai { client: OpenAI; summarize(text: string): Promise<string>; }
export declare class Own extends OpenAI { summarize(text: string): Promise<string>; }
`;
  const LIST = 'files.list()';

  it.each([
    [
      'a client',
      `import { openai } from '@acme/ai';\nconst { data } = await openai.${LIST};\ndata.map((item) => item.id);`,
    ],
    [
      'a client that is made',
      `import { getOpenAI } from '@acme/ai';\nconst client = getOpenAI();\nclient.withOptions({ timeout: 1 }).${LIST};`,
    ],
    [
      'a client of an instance',
      `import { Ai } from '@acme/ai';\nconst ai = new Ai();\nai.client.${LIST};`,
    ],
    ['all of it', `import * as acme from '@acme/ai';\nacme.openai.${LIST};`],
    ['a client that is handed on', "export { openai } from '@acme/ai';"],
    ['what makes one, handed on', "export { getOpenAI } from '@acme/ai';"],
  ])('is no trace where all that is taken is %s', (_name, code) => {
    expect(openReasons(readIn(code, acme(MIXED)))).toEqual([]);
  });

  it.each([
    [
      'with a client',
      `import { openai, summarize } from '@acme/ai';\nopenai.${LIST};\nsummarize('x');`,
    ],
    [
      'on an instance',
      `import { Ai } from '@acme/ai';\nconst ai = new Ai();\nai.client.${LIST};\nai.summarize('x');`,
    ],
    [
      'on a client',
      `import { Own } from '@acme/ai';\nconst ai = new Own();\nai.${LIST};\nai.summarize('x');`,
    ],
    [
      'on all of it',
      `import * as acme from '@acme/ai';\nacme.openai.${LIST};\nacme.summarize('x');`,
    ],
    ['elsewhere', "import { Ai } from '@acme/ai';\nexport const ai = new Ai();"],
  ])('is listed where something else is called %s', (_name, code) => {
    expect(openReasons(readIn(code, acme(MIXED)))).toEqual(OPEN);
  });

  it('is no trace where the settings name all that is taken', () => {
    const settings = { clients: [{ module: '@acme/ai', export: 'client' }] };
    const code = `import { client } from '@acme/ai';\nclient.${LIST};`;
    expect(openReasons(readIn(code, acme(''), { settings }))).toEqual([]);
    expect(openReasons(readIn(`${OWN}\n${code}`, acme(''), { settings }))).toEqual(OPEN);
  });

  it('is no trace where it is a package of the workspace, which is read', () => {
    const project = testProject({
      'package.json': '{"workspaces":["packages/*"],"dependencies":{"@acme/ai":"*"}}',
      'packages/ai/package.json': manifest('@acme/ai', { ...needs('openai'), main: 'index.js' }),
      'packages/ai/index.js': 'export const summarize = (text) => text.trim();',
      'node_modules/other/package.json': '{}',
    });
    mkdirSync(project.file('node_modules/@acme'));
    symlinkSync(project.file('packages/ai'), project.file('node_modules/@acme/ai'), 'junction');
    forgetResolution();
    const filename = project.file('src/a.ts');
    expect(openReasons(analysed(OWN, { filename }))).toEqual([]);
    expect(mayHoldCalls({ filename, text: OWN }, noSettings)).toBe(false);
  });
});

describe('a file that says nothing of OpenAI', () => {
  it('is looked at for what its packages depend on, by a linter, too', () => {
    const project = testProject({ 'package.json': '{}', ...acme('') });
    forgetResolution();
    const filename = project.file('src/deep/a.ts');
    const spots = linted(OWN, tsParser, { filename })?.blindSpots ?? [];
    expect(spots.map(({ kind, name, reason }) => `${kind} ${name} ${reason}`)).toEqual([
      "package @acme/ai depends on OpenAI's SDK",
    ]);
  });

  const LOCKS: Record<string, string> = {
    'package-lock.json': JSON.stringify({
      lockfileVersion: 3,
      packages: {
        'node_modules/@acme/ai': { version: '1.2.0', peerDependencies: { openai: '*' } },
      },
    }),
    'pnpm-lock.yaml': `lockfileVersion: '9.0'

packages:

  '@acme/ai@1.2.0':
    resolution: {integrity: sha512-a==}

snapshots:

  '@acme/ai@1.2.0(zod@3.25.76)':
    dependencies:
      openai: 6.10.0
`,
    'yarn.lock': `__metadata:
  version: 8

"@acme/ai@npm:^1.0.0":
  version: 1.2.0
  resolution: "@acme/ai@npm:1.2.0"
  peerDependencies:
    openai: "*"
  languageName: node
`,
    'bun.lock': `{
  "lockfileVersion": 1,
  "packages": {
    "@acme/ai": ["@acme/ai@1.2.0", "", { "dependencies": { "openai": "6" } }, "sha512-a=="],
  }
}
`,
  };

  it.each(Object.keys(LOCKS))('is told by %s what is not installed', (name) => {
    const asks = '{"dependencies":{"@acme/ai":"^1.0.0"}}';
    const file = readIn(OWN, { 'package.json': asks, [name]: LOCKS[name] ?? '' });
    expect(openReasons(file)).toEqual(OPEN);
  });

  it('is told by yarn.lock of the first major', () => {
    const lock =
      '"@acme/ai@^1.0.0":\n  version "1.2.0"\n  dependencies:\n    openai "^6.0.0"\n\nopenai@^6.0.0:\n  version "6.1.0"\n';
    const asks = '{"dependencies":{"@acme/ai":"^1.0.0"}}';
    expect(openReasons(readIn(OWN, { 'package.json': asks, 'yarn.lock': lock }))).toEqual(OPEN);
  });

  it('is told nothing where the lock file says that it takes the SDK where that is there', () => {
    const yarn = (LOCKS['yarn.lock'] ?? '').replace(
      '  languageName',
      '  peerDependenciesMeta:\n    openai:\n      optional: true\n  languageName',
    );
    const bun = (LOCKS['bun.lock'] ?? '').replace(
      '"dependencies": { "openai": "6" }',
      '"peerDependencies": { "openai": "6" }, "optionalPeers": ["openai"]',
    );
    const asks = '{"dependencies":{"@acme/ai":"^1.0.0"}}';
    expect(openReasons(readIn(OWN, { 'package.json': asks, 'yarn.lock': yarn }))).toEqual([]);
    expect(openReasons(readIn(OWN, { 'package.json': asks, 'bun.lock': bun }))).toEqual([]);
  });

  it('reads each manifest once, however many files import the package', () => {
    const project = testProject({ 'package.json': '{}', ...acme('') });
    forgetResolution();
    const place = project.file('node_modules/@acme/ai/package.json');
    const isListed = (name: string): boolean =>
      mayHoldCalls({ filename: project.file(name), text: OWN }, noSettings);
    expect(isListed('src/a.ts')).toBe(true);
    unlinkSync(place);
    expect(isListed('src/b.ts')).toBe(true);
    expect(isListed('lib/c.ts')).toBe(true);
    forgetResolution();
    expect(isListed('src/a.ts')).toBe(false);
  });
});
