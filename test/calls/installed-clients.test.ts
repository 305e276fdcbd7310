/** Clients that an installed package gives: what its declarations prove, and what they leave open. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import tsParser from '@typescript-eslint/parser';
import { describe, expect, it } from 'vitest';
import type { AuditedFile } from '../../src/calls/analysis.ts';
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
    ['has other methods', 'client.files.open(); client.create();', acme('')],
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
