import { afterEach, describe, expect, it } from 'vitest';
import { type Project, temporaryProject } from '../helpers/calls.ts';

let project: Project;
afterEach(() => {
  project.cleanUp();
});

function pathsOf(files: Record<string, string>): (string | null)[] {
  project = temporaryProject({
    'package.json': '{ "workspaces": ["packages/*"] }',
    'app/main.ts': "import { client } from '@acme/ai';\nawait client.files.create({});\n",
    ...files,
  });
  return project.read('app/main.ts').calls.map((call) => call.path);
}

const manifest = '{ "name": "@acme/ai", "main": "./index.ts" }';
const OPENAI = "import OpenAI from 'openai';\nexport const client = new OpenAI();\n";
const OTHER = 'export const client = { files: { create() {} } };\n';

describe('a package of the workspace that is not installed', () => {
  it('is found up to four folders below the root', () => {
    expect(pathsOf({ 'a/b/c/ai/package.json': manifest, 'a/b/c/ai/index.ts': OPENAI })).toEqual([
      'files.create',
    ]);
    project.cleanUp();
    expect(pathsOf({ 'a/b/c/d/ai/package.json': manifest, 'a/b/c/d/ai/index.ts': OPENAI })).toEqual(
      [],
    );
  });

  it.each([
    ['the one next to the root', OPENAI, OTHER, ['files.create']],
    ['and no other', OTHER, OPENAI, []],
  ])('is, of two with the same name, %s', (_, near, far, expected) => {
    expect(
      pathsOf({
        'packages/ai/package.json': manifest,
        'packages/ai/index.ts': near,
        'templates/next/starter/ai/package.json': manifest,
        'templates/next/starter/ai/index.ts': far,
      }),
    ).toEqual(expected);
  });
});
