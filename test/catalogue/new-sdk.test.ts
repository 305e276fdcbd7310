/** What comes with a newer SDK: how little of the file moves, what is said of it, and which texts name it. */
import { describe, expect, it } from 'vitest';
import {
  changelogWithVersions,
  comparisonWithVersion,
  readmeWithVersions,
} from '../../scripts/pages/versions.ts';
import { describeDifference } from '../../scripts/surface/difference.ts';
import { namesOf } from '../../scripts/surface/names.ts';
import { printCatalogue } from '../../scripts/surface/sources.ts';
import { withLockedSdk, withSdk } from '../../scripts/surface/take-in.ts';
import { type SurfaceFile, bitsOf, rangesOf } from '../../src/catalogue/surface-file.ts';
import { Surface } from '../../src/catalogue/surface.ts';

const method = (route: string, shape?: string): SurfaceFile['methods'][string] => [
  { v: '0', o: 1, s: [{ r: route, ...(shape === undefined ? {} : { a: 0, s: shape }) }] },
];
const surfaceWith = (part: Partial<SurfaceFile>): Surface =>
  new Surface({ sdks: ['7.0.0'], methods: {}, classes: [], resources: {}, shapes: {}, ...part });

describe('ranges of versions', () => {
  it.each([
    ['0', [0, 1, 2, 3]],
    ['2', [2, 3]],
    ['3', [3]],
    ['0-0', [0]],
    ['0-1,3', [0, 1, 3]],
    ['0-0,2-2', [0, 2]],
  ])('%s stands for %j of four', (ranges, positions) => {
    const bits = positions.reduce((all, position) => all | (1 << position), 0);
    expect(rangesOf(bits, 4)).toBe(ranges);
    expect(bitsOf(ranges, 4)).toBe(bits);
  });

  it('stay as they are when a version comes behind', () => {
    expect(rangesOf(0b1100, 4)).toBe(rangesOf(0b11100, 5));
    expect(rangesOf(0b0110, 4)).toBe(rangesOf(0b00110, 5));
  });
});

describe('names of shapes', () => {
  const all = 0b11;
  const way = (name: string, shape: number, bits = all) => ({ name, bits, shape });

  it('do not move when a method comes before, or a key inside', () => {
    const before = namesOf([[way('.tools', 1)], [way('[mcp]', 2)], []], [way('b.create', 0)], 2);
    const after = namesOf(
      [[way('.tools', 1), way('.audio', 3, 0b10)], [way('[mcp]', 2)], [], []],
      [way('a.create', 1, 0b10), way('b.create', 0)],
      2,
    );
    expect(after.names.slice(0, 3)).toEqual(before.names);
    expect(new Set(after.names).size).toBe(4);
  });

  it('end although shapes nest themselves, and begin with a letter', () => {
    const count = 400;
    const inside = Array.from({ length: count }, (_, id) => [way('.next', (id + 1) % count)]);
    const { names, order } = namesOf(inside, [way('a.create', 0)], 2);
    expect(new Set(names).size).toBe(count);
    expect(order).toHaveLength(count);
    expect(names.filter((name) => !/^[A-Za-z]\w{3,}$/.test(name))).toEqual([]);
  });
});

describe('what a newer SDK changes', () => {
  const before = surfaceWith({
    methods: {
      'files.create': method('POST /v1/files'),
      'old.create': method('POST /v1/old'),
      'responses.create': method('POST /v1/responses', 'body'),
    },
    shapes: {
      body: 'gone_cache model tools>tools',
      tools: { by: 'type', cases: { mcp: 'mcp' } },
      mcp: 'type',
    },
  });
  const after = surfaceWith({
    sdks: ['7.1.0'],
    methods: {
      'files.create': [{ ...method('POST /v1/files')[0]!, d: '0' }],
      'files.delete': method('DELETE /v1/files/{}'),
      'models.list': method('GET /v1/models'),
      'nothing.create': method('POST /v1/nothing_known'),
      'responses.compact': method('POST /v1/responses/compact'),
      'responses.create': method('POST /v1/responses', 'body'),
    },
    shapes: {
      body: 'expires_after>expiry model~0~0 tone tools>tools',
      expiry: 'anchor',
      tools: { by: 'type', cases: { mcp: 'mcp', teleport: 'mcp' } },
      mcp: 'type vector_store_ids',
    },
  });

  it('is said in the order in which users have to know', () => {
    expect(describeDifference(before, after)).toMatchInlineSnapshot(`
      "SDK versions: 7.0.0 → 7.1.0

      ### New routes (4)

      - \`DELETE /v1/files/{}\`: not eligible (\`/v1/files\`), deletes or ends
      - \`GET /v1/models\`: no prompts (\`/v1/models\`)
      - \`POST /v1/nothing_known\`: **classified by nobody**
      - \`POST /v1/responses/compact\`: eligible with limitations (\`/v1/responses\`)

      ### Routes that are gone (1)

      - \`POST /v1/old\`

      ### New parameters that matter for retention (5)

      - \`responses.create: expires_after\`
      - \`responses.create: expires_after.anchor\`
      - \`responses.create: tools[mcp].vector_store_ids\`
      - \`responses.create: tools[teleport].type\`
      - \`responses.create: tools[teleport].vector_store_ids\`

      ### Such parameters that are gone (1)

      - \`responses.create: gone_cache\`

      ### Newly deprecated (2)

      - \`files.create\`
      - \`responses.create: model\`

      ### New methods (4)

      - \`files.delete (DELETE /v1/files/{})\`
      - \`models.list (GET /v1/models)\`
      - \`nothing.create (POST /v1/nothing_known)\`
      - \`responses.compact (POST /v1/responses/compact)\`

      ### Methods that are gone (1)

      - \`old.create\`

      ### Other new parameters (1)

      - \`responses.create: tone\`"
    `);
  });

  it('is nothing between a version and itself', () => {
    expect(describeDifference(before, before)).toBe(
      'SDK versions: 7.0.0 → 7.0.0\n\nNo route, method or parameter changes.',
    );
  });
});

describe('taking a version in', () => {
  const manifest = {
    version: '7.1.0',
    license: 'Apache-2.0',
    engines: { node: '>=22' },
    dist: { integrity: 'sha512-new' },
  };
  const print = (file: object): string => `${JSON.stringify(file, null, 2)}\n`;
  const locked = (version: string, integrity: string) => ({
    name: 'openai',
    version,
    integrity,
    dev: true,
    license: 'Apache-2.0',
    engines: { node: '>=22' },
  });
  const others = { 'node_modules/@a/linux': { optional: true, os: ['linux'] } };

  it('changes its own lines of package.json and of the lock file, and keeps other platforms', () => {
    const file = { name: 'x', devDependencies: { 'openai-v7': 'npm:openai@7.0.0', ws: '8.0.0' } };
    expect(withSdk(print(file), 'openai-v7', '7.1.0')).toBe(
      print(file).replace('openai@7.0.0', 'openai@7.1.0'),
    );
    const lock = {
      name: 'x',
      packages: {
        '': { devDependencies: file.devDependencies },
        ...others,
        'node_modules/openai-v7': locked('7.0.0', 'sha512-old'),
        'node_modules/ws': { version: '8.0.0' },
      },
    };
    expect(withLockedSdk(print(lock), 'openai-v7', manifest)).toBe(
      print(lock).replaceAll('7.0.0', '7.1.0').replace('sha512-old', 'sha512-new'),
    );
  });

  it('puts a new major where npm would', () => {
    const lock = {
      packages: {
        '': { devDependencies: { a: '1.0.0', ws: '8.0.0' } },
        ...others,
        'node_modules/ws': { version: '8.0.0' },
      },
    };
    const text = withLockedSdk(print(lock), 'openai-v7', manifest);
    expect(text).toBe(
      print({
        packages: {
          '': { devDependencies: { a: '1.0.0', 'openai-v7': 'npm:openai@7.1.0', ws: '8.0.0' } },
          ...others,
          'node_modules/openai-v7': locked('7.1.0', 'sha512-new'),
          'node_modules/ws': { version: '8.0.0' },
        },
      }),
    );
  });

  it('refuses an SDK whose dependencies it would have to resolve', () => {
    expect(() =>
      withLockedSdk('{}', 'openai-v7', { ...manifest, dependencies: { a: '1.0.0' } }),
    ).toThrow('openai 7.1.0 depends on other packages: install it by hand');
  });
});

describe('texts that name the versions', () => {
  const sdks = ['3.3.0', '6.0.0', '7.1.0'];
  const line = '- The API surface of the `openai` packages 3.3.0, 6.0.0 and 7.1.0.';

  it('name the new one', () => {
    expect(readmeWithVersions('the `openai` packages 3.3.0 to 7.0.0.\n', sdks)).toBe(
      'the `openai` packages 3.3.0 to 7.1.0.\n',
    );
    expect(comparisonWithVersion('the declarations of `openai` 7.0.0. The\n', sdks)).toBe(
      'the declarations of `openai` 7.1.0. The\n',
    );
    expect(() => readmeWithVersions('nothing', sdks)).toThrow('README.md no longer names');
  });

  const old = '- The API surface of the `openai` packages 3.3.0 and 6.0.0.';

  it.each([
    ['in its line', `## Unreleased\n\n${old}\n`, `## Unreleased\n\n${line}\n`],
    [
      'below the heading of facts, and not in what is released',
      `## Unreleased\n\n### Facts\n\n- A.\n\n## 1.0.0\n\n${old}\n`,
      `## Unreleased\n\n### Facts\n\n${line}\n- A.\n\n## 1.0.0\n\n${old}\n`,
    ],
    [
      'below a new heading',
      `## Unreleased\n\n## 1.0.0\n\n${old}\n`,
      `## Unreleased\n\n### Facts\n\n${line}\n\n## 1.0.0\n\n${old}\n`,
    ],
    [
      'nowhere when it has been released',
      `## Unreleased\n\n## 1.0.0\n\n${line}\n`,
      `## Unreleased\n\n## 1.0.0\n\n${line}\n`,
    ],
  ])('in the change log %s', (_where, before, after) => {
    expect(changelogWithVersions(before, sdks)).toBe(after);
    expect(changelogWithVersions(after, sdks)).toBe(after);
  });
});

describe('the committed file', () => {
  it('has a line for each thing, none of which names another by its position', () => {
    const file: SurfaceFile = {
      sdks: ['7.0.0'],
      methods: { 'b.create': method('POST /v1/b', 'Body') },
      classes: [],
      resources: {},
      shapes: { Body: 'model' },
    };
    const grown: SurfaceFile = {
      ...file,
      methods: { 'a.create': method('POST /v1/a', 'Abba'), ...file.methods },
      shapes: { Abba: 'x', ...file.shapes },
    };
    const lines = new Set(printCatalogue(grown).split('\n'));
    expect(
      printCatalogue(file)
        .split('\n')
        .filter((text) => !lines.has(text)),
    ).toEqual([]);
  });
});
