/** Which files are parsed to know under which names a file has what another one exports. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { storedBy } from '../../src/calls/store.ts';
import { loadParser } from '../../src/values/program/native.ts';
import { type Project, analysed, temporaryProject } from '../helpers/calls.ts';

let project: Project;
afterEach(() => {
  project.cleanUp();
  vi.restoreAllMocks();
});

const SHARED = 'export const shared = { store: false, model: "m" };';

/** What `main.ts` stores, and the other files that were parsed for that. */
function read(imports: string, files: Record<string, string>): { store: string; parsed: string[] } {
  const code = [
    "import OpenAI from 'openai';",
    "import { shared } from './shared';",
    imports,
    'await new OpenAI().responses.create(shared);',
  ].join('\n');
  project = temporaryProject({ 'main.ts': code, 'shared.ts': SHARED, ...files });
  const parse = vi.spyOn(loadParser()!, 'parseSync');
  const { calls } = analysed(code, { filename: project.file('main.ts') });
  const store = storedBy(calls[0]!.body.get('store'));
  const parsed = parse.mock.calls.map(([file]) => file.slice(project.root.length + 1));
  return {
    store,
    parsed: parsed.filter((file) => file !== 'main.ts').sort(),
  };
}

describe('an object that a file exports', () => {
  it('stands in no file that has exports of its own, or hands others on', () => {
    expect(
      read("import { a } from './a';\nimport { b } from './b';\na.store = true;\nb.store = true;", {
        'a.ts': 'export const a = { store: false };',
        'b.ts': "export * from './c';\nexport { b } from './d';",
        'c.ts': 'export const c = {};',
        'd.ts': 'export class b {}',
      }),
    ).toEqual({ store: 'off', parsed: ['b.ts', 'shared.ts'] });
  });

  it.each([
    [
      "import { again } from './b';\nagain.store = true;",
      "export { shared as again } from './shared';",
    ],
    ["import { shared as own } from './b';\nown.store = true;", "export * from './c';"],
    ["import * as all from './b';\nall.shared.store = true;", "export\n  * from './c';"],
  ])('is found in a file that hands it on: %j', (imports, b) => {
    expect(read(imports, { 'b.ts': b, 'c.ts': "export * from './shared';" }).store).toBe('on');
  });
});
