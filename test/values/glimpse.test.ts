import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Evaluator } from '../../src/values/evaluator.ts';
import { loadFile } from '../../src/values/program/load.ts';
import { resolveModule } from '../../src/values/program/resolve.ts';
import { type Glimpse, glimpse } from '../../src/values/program/glimpse.ts';
import { type Project, temporaryProject } from '../helpers/calls.ts';

let project: Project;
afterEach(() => {
  project.cleanUp();
});

/** What `x` is in `module.ts`, and the files that were looked into. */
function look(
  files: Record<string, string> | string,
  name = 'x',
): { found: Glimpse; read: string[] } {
  project = temporaryProject(typeof files === 'string' ? { 'module.ts': files } : files);
  const read: string[] = [];
  const found = glimpse(join(project.root, 'module.ts'), name, {
    locate: (specifier, from) => resolveModule(specifier, from),
    onRead: (filename) => {
      read.push(filename.slice(project.root.length + 1));
    },
  });
  return { found, read: read.sort() };
}

describe('a function or class of the file', () => {
  it.each([
    'export function x() {}',
    'export async function x() {}',
    'export function* x() {}',
    'export class x {}',
    'export abstract class x extends Y {}',
    'export const x = () => client.files.create();',
    'export const x = async ({ id }: Options) => {};',
    'export const x = async (\n  id: string,\n) => {};',
    'export const x = function () {};',
    'export const x = id => id;',
    'export const x: Handler = (id) => id;',
    'function x() {}\nexport { x };',
    'function y() {}\nexport { y as x };',
    'class x {}\nexport {\n  type A,\n  x,\n};',
    'function x() {}\nmodule.exports = { x, y };',
  ])('is told by %j', (text) => {
    expect(look(text).found).toBe('function');
  });

  it.each([
    'export default function x() {}',
    'export default function () {}',
    'export default async function () {}',
    'export default class {}',
    'export default class extends Y {}',
    'export default (id) => id;',
    'function x() {}\nexport default x;',
    'class x {}\nexport { x as default };',
  ])('is told as the default by %j', (text) => {
    expect(look(text, 'default').found).toBe('function');
  });

  it('is found behind other files, which are told of', () => {
    expect(
      look({
        'module.ts': "export * from './a';\nexport { y as x } from './b';",
        'a.ts': 'export const other = 1;',
        'b.ts': "export * from './c';",
        'c.ts': 'export function y() {}',
      }),
    ).toEqual({ found: 'function', read: ['b.ts', 'c.ts', 'module.ts'] });
  });
});

describe('what may be something else', () => {
  it.each([
    'export const x = client.files.create;',
    'export const x = client.files.create.bind(client.files);',
    'export const x = make();',
    'export const x = (await import("./y")).x;',
    'export const { x } = client.files;',
    'export const [x] = list;',
    'export let x;',
    'export let x = () => {};',
    'import { x } from "./y";\nexport { x };',
    'const x = client.files.create;\nexport { x };',
    "export * as x from './y';",
    "export { x } from 'openai';",
    "export * from 'openai';",
    "export { x } from './missing';",
    'module.exports = { x: client.files.create };',
    'module.exports = { ...others };',
    'module.exports = require("./y");',
    'exports.x = client.files.create;',
    'export = client.files;',
    'function x() {}\nconst y = 1;\nmodule.exports = { x };\nmodule.exports.x = client.files.create;',
    // Text in a template may look like code: a name that is also a variable stays open.
    'const text = `\nfunction x() {}\n`;\nexport const x = client.files.create;',
    '  export const x = client.files.create;',
  ])('is left open in %j', (text) => {
    expect(look(text).found).toBe('unclear');
  });

  it.each([
    'export default client.files.create;',
    'const x = client;\nexport default x;',
    'export default wrap(function () {});',
  ])('is left open as the default in %j', (text) => {
    expect(look(text, 'default').found).toBe('unclear');
  });

  it('is left open for a file that cannot be read', () => {
    expect(look({ 'other.ts': '' }).found).toBe('unclear');
  });
});

describe('a name that is not there', () => {
  it.each(['export const y = 1;', '', "export * from './module';", 'export { y } from "./z";'])(
    'is absent from %j',
    (text) => {
      expect(look(text, 'thing').found).toBe('absent');
    },
  );

  it('is absent from files that export each other', () => {
    expect(
      look(
        {
          'module.ts': "export * from './a';\n  export * from './b';",
          'a.ts': "export * from './module';",
          'b.ts': "export*from'./a'",
        },
        'thing',
      ),
    ).toEqual({ found: 'absent', read: ['a.ts', 'b.ts', 'module.ts'] });
  });
});

describe('a long text', () => {
  it.each([
    ['empty lines', '\n'.repeat(400_000)],
    ['white space', ' '.repeat(400_000)],
    ['open lists', 'export {\n'.repeat(40_000)],
    ['open assignments', 'const a: (b) = (\n'.repeat(20_000)],
    ['one line', `const a: ${'b'.repeat(400_000)}`],
    ['open classes', 'class a extends\n'.repeat(20_000)],
    ['the word export', 'export '.repeat(50_000)],
    ['the word exports', 'exports '.repeat(50_000)],
  ])('of %s takes no time', (_, text) => {
    const start = process.cpuUsage();
    look(text, 'thing');
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(1500);
  });
});

describe('beside the parser', () => {
  const packages = ['openai-v4', 'openai-v7', 'typescript-eslint', 'vitest'].map((name) =>
    fileURLToPath(new URL(`../../node_modules/${name}/`, import.meta.url)),
  );
  const own = fileURLToPath(new URL('../../src/', import.meta.url));
  const files = [own, ...packages].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /(?<!\.d)\.[mc]?[jt]s$/.test(name))
      .map((name) => join(folder, name)),
  );

  it('never takes for a function what is none, nor misses what is exported', () => {
    const wrong: string[] = [];
    let functions = 0;
    for (const file of files) {
      const module = loadFile(file);
      if (!module) continue;
      const around = { locate: () => ({ kind: 'package' as const }), onRead: () => undefined };
      for (const [name, entry] of module.exports) {
        const found = glimpse(file, name, around);
        if (found === 'absent') wrong.push(`${file} ${name} is absent`);
        if (found !== 'function') continue;
        functions += 1;
        const values =
          entry.kind === 'node'
            ? new Evaluator({ crossFile: false }).ask({ node: entry.node, module, env: null })
            : [];
        if (
          !values.every(
            (value) =>
              value.kind === 'function' ||
              value.kind === 'class' ||
              value.kind === 'shape' ||
              value.kind === 'declared',
          )
        )
          wrong.push(`${file} ${name} is ${values.map((value) => value.kind).join()}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(functions).toBeGreaterThan(500);
  });
});
