import { afterEach, describe, expect, it } from 'vitest';
import { type Project, temporaryProject } from '../helpers/calls.ts';

const CLIENT = "import OpenAI from 'openai';\nexport const client = new OpenAI();\n";
const useOf = (specifier: string): string =>
  `import { client } from '${specifier}';\nawait client.files.create({ file, purpose: 'assistants' });\n`;

let project: Project;

function pathsOf(files: Record<string, string>, specifier: string): (string | null)[] {
  project = temporaryProject({
    'package.json': '{}',
    'src/lib/ai.ts': CLIENT,
    'src/app/main.ts': useOf(specifier),
    ...files,
  });
  return project.read('src/app/main.ts').calls.map((call) => call.path);
}

afterEach(() => {
  project.cleanUp();
});

const MISSING = '"extends": "@acme/tsconfig/base.json"';
const PATHS =
  '"compilerOptions": { "paths": { "~lib/*": ["./src/lib/*"], "the-client": ["./src/lib/ai.ts"] } }';

describe('a tsconfig that the resolver cannot read', () => {
  it.each([
    ['a relative import', '../lib/ai', { 'tsconfig.json': `{ ${MISSING} }` }],
    ['a .js specifier for a .ts file', '../lib/ai.js', { 'tsconfig.json': `{ ${MISSING} }` }],
    [
      'paths beside the missing package',
      '~lib/ai',
      { 'tsconfig.json': `{ ${MISSING}, ${PATHS} }` },
    ],
    ['an exact path', 'the-client', { 'tsconfig.json': `{ ${MISSING}, ${PATHS} }` }],
    [
      'comments and trailing commas',
      '~lib/ai',
      {
        'tsconfig.json': `{ // base\n ${MISSING}, /* ours */ ${PATHS.replace('"] } }', '"], }, }')},\n}`,
      },
    ],
    [
      'a base URL',
      '~lib/ai',
      {
        'tsconfig.json': `{ ${MISSING}, "compilerOptions": { "baseUrl": "src", "paths": { "~lib/*": ["lib/*"] } } }`,
      },
    ],
    [
      'paths of a base config',
      '~lib/ai',
      {
        'tsconfig.json': '{ "extends": "./configs/base" }',
        'configs/base.json': `{ ${MISSING}, ${PATHS.replaceAll('./src', '../src')} }`,
      },
    ],
    [
      'several base configs',
      '~lib/ai',
      {
        'tsconfig.json': '{ "extends": ["@acme/tsconfig/base.json", "./base.json"] }',
        'base.json': `{ ${PATHS} }`,
      },
    ],
    [
      'a referenced config',
      '~lib/ai',
      {
        'tsconfig.json': `{ ${MISSING}, "references": [{ "path": "./tsconfig.app.json" }] }`,
        'tsconfig.app.json': `{ ${PATHS} }`,
      },
    ],
    [
      'a config further up',
      '~lib/ai',
      { 'tsconfig.json': `{ ${MISSING}, ${PATHS} }`, 'src/app/package.json': '{}' },
    ],
  ])('does not hide %s', (_, specifier, files) => {
    expect(pathsOf(files, specifier)).toEqual(['files.create']);
  });

  it.each([
    [
      'a cycle of configs',
      {
        'tsconfig.json': '{ "extends": "./other.json" }',
        'other.json': '{ "extends": "./tsconfig.json" }',
      },
    ],
    ['a config that is no JSON', { 'tsconfig.json': '{ oops' }],
    ['a config that is no object', { 'tsconfig.json': '[1, "x"]' }],
    [
      'odd values',
      {
        'tsconfig.json':
          '{ "extends": 1, "references": [null, 3], "compilerOptions": { "paths": { "~lib/*": "x", "a": null } } }',
      },
    ],
  ])('survives %s', (_, files) => {
    expect(pathsOf(files, '../lib/ai')).toEqual(['files.create']);
    expect(pathsOf(files, '~nowhere/ai')).toEqual([]);
  });

  it('reads a hundred configs that extend the one that refers to them, each once', () => {
    const names = Array.from({ length: 100 }, (_, index) => `packages/p${String(index)}`);
    const files = Object.fromEntries(
      names.map((name) => [`${name}/tsconfig.json`, `{ "extends": "../../tsconfig.json" }`]),
    );
    const references = [...names, 'src/lib'].map((path) => ({ path }));
    const start = process.cpuUsage();
    expect(
      pathsOf(
        {
          ...files,
          'tsconfig.json': JSON.stringify({ extends: '@acme/tsconfig/base.json', references }),
          'src/lib/tsconfig.json': '{ "extends": "./paths.json" }',
          'src/lib/paths.json': `{ ${PATHS.replaceAll('./src/lib', '.')} }`,
        },
        'the-client',
      ),
    ).toEqual(['files.create']);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(5000);
  });

  it('finds nothing under a pattern that does not match', () => {
    expect(pathsOf({ 'tsconfig.json': `{ ${MISSING}, ${PATHS} }` }, 'the-client/more')).toEqual([]);
  });
});
