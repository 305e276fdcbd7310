/** No exception and no endless work, whatever stands in a file. Random, but the same every time. */
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/calls/analysis.ts';
import { noSettings } from '../../src/calls/settings.ts';
import { ParseFailure, parseSource } from '../../src/values/program/parse.ts';
import { writtenParams } from '../../src/calls/documented.ts';
import { Contents } from '../../src/calls/content.ts';
import { examplesOf } from '../helpers/sdk.ts';
import { temporaryProject } from '../helpers/calls.ts';
import { Endpoint, importForms, placeForms, wrapperForms } from './alias-forms.ts';

/** of the processor: a busy machine takes longer */
const MAX_MS = 10_000;

/** Everything that rules ask of a file. `null` for a text that is no program. */
function readAll(code: string, filename = 'sample.ts'): number | null {
  let module;
  try {
    module = parseSource(filename, code);
  } catch (error) {
    if (error instanceof ParseFailure) return null;
    throw error;
  }
  const started = process.cpuUsage();
  const file = analyse(module, { settings: noSettings, crossFile: true });
  for (const call of file.calls) {
    for (const view of [call.body, call.headers, call.ownHeaders, call.query]) {
      for (const key of ['store', 'input', ...view.written().map(({ name }) => name)])
        view.get(key);
    }
    writtenParams(file.evaluator, call);
    new Contents(file.evaluator, call).under(['input', 'messages', 'tools']);
  }
  expect(process.cpuUsage(started).user / 1000, code.slice(0, 2000)).toBeLessThan(MAX_MS);
  return file.calls.length;
}

/** Numbers between 0 and 1 that look random: mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const endpoint = new Endpoint(
  'responses.create',
  'POST /v1/responses',
  "{ model: 'x', input: [{ role: 'user', content: [{ type: 'input_image', image_url: url }] }], tools: [{ type: 'web_search' }] }",
);
const forms = [...importForms, ...placeForms, ...wrapperForms].map((form) => form.code(endpoint));
const examples = ['openai-v4', 'openai-v6'].flatMap((alias) =>
  examplesOf(alias).map(({ code }) => code),
);
const sources = [...forms, ...examples];
const parts = sources
  .flatMap((source) => source.split('\n'))
  .filter((line) => line.trim().length > 3);

describe('damaged programs', () => {
  const random = randomFrom(1);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const cut = (text: string): string => text.slice(0, Math.floor(random() * text.length));

  /** Most damage leaves no program behind: how many were still read says that the test tests something. */
  function readMany(count: number, make: () => string): { programs: number; withCalls: number } {
    const results = Array.from({ length: count }, make).map((code) => readAll(code));
    return {
      programs: results.filter((result) => result !== null).length,
      withCalls: results.filter((result) => result !== null && result > 0).length,
    };
  }

  it('has sources', () => {
    expect(sources.length).toBeGreaterThan(300);
  });

  it('reads every source', () => {
    const results = sources.map((code) => readAll(code));
    expect(results.filter((result) => result === null)).toEqual([]);
    // The examples of the SDK are all written out; a form may need another file.
    expect(results.filter((result) => (result ?? 0) > 0).length).toBeGreaterThan(250);
  });

  it.each<[name: string, make: () => string, programs: number]>([
    ['cut off at the end', () => cut(pick(sources)), 20],
    ['cut off at the start', () => pick(sources).slice(Math.floor(random() * 80)), 20],
    [
      'without one line',
      () => {
        const lines = pick(sources).split('\n');
        lines.splice(Math.floor(random() * lines.length), 1);
        return lines.join('\n');
      },
      200,
    ],
    [
      'with one line twice',
      () => {
        const lines = pick(sources).split('\n');
        const at = Math.floor(random() * lines.length);
        lines.splice(at, 0, lines[at]!);
        return lines.join('\n');
      },
      200,
    ],
    [
      'with lines in another order',
      () => {
        const lines = pick(sources).split('\n');
        const [line] = lines.splice(Math.floor(random() * lines.length), 1);
        lines.splice(Math.floor(random() * lines.length), 0, line!);
        return lines.join('\n');
      },
      200,
    ],
    [
      'two after each other',
      () => `${pick(sources)}\n{\n${pick(sources).replace(/^(?:import|export) .*$/gm, '')}\n}`,
      200,
    ],
    ['made of lines of others', () => Array.from({ length: 6 }, () => pick(parts)).join('\n'), 20],
    [
      'with one character less',
      () => {
        const text = pick(sources);
        const at = Math.floor(random() * text.length);
        return text.slice(0, at) + text.slice(at + 1);
      },
      100,
    ],
    [
      'with one word replaced by another',
      () => {
        const text = pick(sources);
        const words = [...text.matchAll(/\b[a-zA-Z]\w+\b/g)];
        const at = pick(words);
        return `${text.slice(0, at.index)}${pick(words)[0]}${text.slice(at.index + at[0].length)}`;
      },
      200,
    ],
    [
      'with a bracket too many',
      () => {
        const text = pick(sources);
        const at = Math.floor(random() * text.length);
        return `${text.slice(0, at)}${pick(['(', ')', '{', '}', '[', ']', '`', "'", ';', ',', '...', '=>', '?.'])}${text.slice(at)}`;
      },
      50,
    ],
    [
      'with everything called the same',
      () =>
        pick(sources).replace(/\b(?:openai|client|service|run|make|files|options)\b/g, 'openai'),
      100,
    ],
  ])('%s', (_, make, programs) => {
    const { programs: read, withCalls } = readMany(1000, make);
    expect(read).toBeGreaterThan(programs);
    expect(withCalls).toBeGreaterThan(0);
  });

  it('all of them at once', () => {
    const code = forms
      .map(
        (form, index) =>
          `export async function f${String(index)}() {\n${form.replace(/^import .*$/gm, '').replace(/^export (?:default )?/gm, '')}\n}`,
      )
      .filter((text) => readAll(text) !== null)
      .join('\n');
    expect(
      readAll(`import OpenAI from 'openai';\nconst openai = new OpenAI();\n${code}`),
    ).toBeGreaterThan(0);
  });
});

const CLIENT = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";
const nested = (depth: number, open: string, inner: string, close: string): string =>
  open.repeat(depth) + inner + close.repeat(depth);

describe('deep programs', () => {
  it.each<[name: string, code: (depth: number) => string]>([
    [
      'lists',
      (depth) => `${CLIENT}client.responses.create({ input: ${nested(depth, '[', '1', ']')} });`,
    ],
    [
      'objects',
      (depth) => `${CLIENT}client.responses.create(${nested(depth, '{ input: ', '1', ' }')});`,
    ],
    [
      'spreads',
      (depth) =>
        `${CLIENT}client.responses.create(${nested(depth, '{ ...', '{ store: true }', ' }')});`,
    ],
    ['calls', (depth) => `${CLIENT}client.responses.create(${nested(depth, 'wrap(', '{}', ')')});`],
    [
      'conditionals',
      (depth) => `${CLIENT}client.responses.create(${nested(depth, 'c ? {} : ', '{}', '')});`,
    ],
    [
      'functions',
      (depth) => `${CLIENT}${nested(depth, '(() => { ', 'client.files.list();', ' })();')}`,
    ],
    ['blocks', (depth) => `${CLIENT}${nested(depth, '{ ', 'client.files.list();', ' }')}`],
    ['branches', (depth) => `${CLIENT}${nested(depth, 'if (c) { ', 'client.files.list();', ' }')}`],
    ['links of a chain', (depth) => `${CLIENT}client${'.with({})'.repeat(depth)}.files.list();`],
    ['members', (depth) => `${CLIENT}client${'.files'.repeat(depth)}.list();`],
    [
      'sums',
      (depth) => `${CLIENT}fetch('https://api.openai.com/v1/files'${" + '/x'".repeat(depth)});`,
    ],
    [
      'templates',
      (depth) =>
        `${CLIENT}fetch(${nested(depth, '`${', "'https://api.openai.com/v1/files'", '}`')});`,
    ],
    ['awaits', (depth) => `${CLIENT}${'await '.repeat(depth)}client.files.list();`],
    ['assertions', (depth) => `${CLIENT}client.responses.create({}${' as any'.repeat(depth)});`],
    [
      'variables',
      (depth) =>
        `${CLIENT}const o0 = { store: true };\n${Array.from({ length: depth }, (_, index) => `const o${String(index + 1)} = { ...o${String(index)} };`).join('\n')}\nclient.responses.create(o${String(depth)});`,
    ],
    [
      'factories',
      (depth) =>
        `${CLIENT}const f0 = () => client;\n${Array.from({ length: depth }, (_, index) => `const f${String(index + 1)} = () => f${String(index)}();`).join('\n')}\nf${String(depth)}().files.list();`,
    ],
    [
      'classes',
      (depth) =>
        `${CLIENT}class C0 { client = client; }\n${Array.from({ length: depth }, (_, index) => `class C${String(index + 1)} extends C${String(index)} {}`).join('\n')}\nnew C${String(depth)}().client.files.list();`,
    ],
    [
      'callers',
      (depth) =>
        `${CLIENT}const f0 = (c) => c.files.list();\n${Array.from({ length: depth }, (_, index) => `const f${String(index + 1)} = (c) => f${String(index)}(c);`).join('\n')}\nf${String(depth)}(client);`,
    ],
    [
      'wrappers of fetch',
      (depth) =>
        `const f0 = (url, init) => fetch(url, init);\n${Array.from({ length: depth }, (_, index) => `const f${String(index + 1)} = (url, init) => f${String(index)}(url, { ...init });`).join('\n')}\nf${String(depth)}('https://api.openai.com/v1/files', { method: 'POST' });`,
    ],
  ])('%s', (_, code) => {
    for (const depth of [10, 500, 5000, 20_000]) readAll(code(depth));
    // At a depth that people write, it is read.
    expect(readAll(code(3))).not.toBeNull();
  });
});

describe('large files', () => {
  it('reads two megabytes on one line', () => {
    const call = "client.responses.create({model:'x',input:[{role:'user',content:'y'}]});";
    expect(
      readAll(
        (
          CLIENT +
          call.repeat(Math.floor(1_900_000 / call.length / 10)) +
          `const text="${'x'.repeat(1_700_000)}";`
        ).replaceAll('\n', ''),
      ),
    ).toBeGreaterThan(1000);
  });

  it('reads two megabytes of a bundle', () => {
    const line = 'function a(b,c){var d=b.create(c);return d.files.create(b)||e.get(c).delete(b)}';
    expect(
      readAll(
        `${CLIENT}${line.repeat(Math.floor(500_000 / line.length))}client.files.list();`.replaceAll(
          '\n',
          '',
        ),
      ),
    ).toBe(1);
  });

  it('reads a table of ten thousand lines', () => {
    const table = Array.from(
      { length: 10_000 },
      (_, index) =>
        `  k${String(index)}: { url: 'https://api.openai.com/v1/files/${String(index)}', store: ${String(index % 2 === 0)} },`,
    ).join('\n');
    expect(
      readAll(
        `${CLIENT}const table = {\n${table}\n};\nclient.responses.create(table[key]);\nfetch(table[key].url);`,
      ),
    ).toBeGreaterThan(0);
  });
});

describe('circles', () => {
  it('reads modules that import each other', () => {
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [
        `m${String(index)}.js`,
        Array.from(
          { length: 30 },
          (__, other) =>
            `import { x${String(other)} as y${String(other)} } from './m${String(other)}.js';`,
        ).join('\n') +
          `\nexport * from './m${String((index + 1) % 30)}.js';\nexport const x${String(index)} = { ...y${String((index + 1) % 30)}, ...y${String((index + 7) % 30)} };\ny${String((index + 3) % 30)}.client.files.list();`,
      ]),
    );
    const project = temporaryProject(files);
    try {
      const started = process.cpuUsage();
      for (const name of Object.keys(files)) project.read(name);
      expect(process.cpuUsage(started).user / 1000).toBeLessThan(10_000);
    } finally {
      project.cleanUp();
    }
  });
});
