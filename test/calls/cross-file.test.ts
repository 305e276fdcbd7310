/** Clients, factories, services and constants of other files: followed on demand, never stale, never endless. */
import { readFileSync, utimesSync } from 'node:fs';
import tsParser from '@typescript-eslint/parser';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type Project,
  analysed,
  analysedFixture,
  fixture,
  linted,
  onlyCall,
  shown,
  summariesOf,
  summaryOf,
  temporaryProject,
} from '../helpers/calls.ts';

let project: Project | null = null;
afterEach(() => {
  project?.cleanUp();
  project = null;
});

function projectOf(files: Readonly<Record<string, string>>): Project {
  return (project = temporaryProject(files));
}

/** The calls by their text: `openai.files.create` → `POST /v1/files → openai`. */
function callsOf(...parts: string[]): Record<string, string> {
  const { calls, module } = analysedFixture(...parts);
  return Object.fromEntries(
    calls.map((call) => [
      module.text.slice(...call.node.callee.range).replace(/\s+/g, ''),
      `${call.route ?? ''} → ${call.targets.join(' or ')}, ${call.evidence}`,
    ]),
  );
}

const cross = (route: string, target = 'openai'): string => `${route} → ${target}, cross-file`;

describe('fixture projects', () => {
  it.each<[string, string[], Record<string, string>]>([
    [
      'barrels',
      ['barrels', 'main.ts'],
      {
        'openai.files.create': cross('POST /v1/files'),
        'renamed.batches.list': cross('GET /v1/batches'),
        'standard.vectorStores.list': cross('GET /v1/vector_stores'),
        'again.responses.retrieve': cross('GET /v1/responses/{}'),
        'vendors.openai.embeddings.create': cross('POST /v1/embeddings'),
        'vendors.groq.embeddings.create': cross('POST /v1/embeddings', 'other'),
        'newClient().moderations.create': 'POST /v1/moderations → openai, same-file',
        'given.images.generate': cross('POST /v1/images/generations', 'openai or unknown'),
        // `export *` leaves the default export out: `all.default` is nothing.
        'all.vendors.openai.models.list': cross('GET /v1/models'),
      },
    ],
    [
      'paths of a tsconfig that extends another',
      ['tsconfig-paths', 'src', 'app', 'upload.ts'],
      {
        'openai.files.create': cross('POST /v1/files'),
        'again.batches.create': cross('POST /v1/batches'),
        'third.vectorStores.create': cross('POST /v1/vector_stores'),
        'fourth.responses.create': cross('POST /v1/responses'),
        'groq.embeddings.create': cross('POST /v1/embeddings', 'other'),
      },
    ],
    [
      'paths of a jsconfig',
      ['jsconfig-paths', 'source', 'pages', 'upload.js'],
      {
        'openai.files.create': cross('POST /v1/files'),
        'clients.openai.batches.create': cross('POST /v1/batches'),
      },
    ],
    [
      'aliases that only a bundler knows',
      ['bundler-alias', 'src', 'app', 'api', 'route.ts'],
      {
        'openai.files.create': cross('POST /v1/files'),
        'second.batches.create': cross('POST /v1/batches'),
        'third.vectorStores.create': cross('POST /v1/vector_stores'),
        'fourth.responses.create': cross('POST /v1/responses'),
        'fifth.moderations.create': cross('POST /v1/moderations'),
        'sixth.embeddings.create': cross('POST /v1/embeddings'),
      },
    ],
    [
      'imports of a package.json',
      ['package-imports', 'src', 'run.ts'],
      {
        'openai.files.create': cross('POST /v1/files'),
        'main.batches.create': cross('POST /v1/batches'),
        'conditional.vectorStores.create': cross('POST /v1/vector_stores'),
      },
    ],
    [
      'npm workspaces',
      ['workspaces', 'apps', 'web', 'src', 'upload.ts'],
      {
        'openai.files.create': cross('POST /v1/files'),
        "createClient('x').batches.create": cross('POST /v1/batches'),
        'second.vectorStores.create': cross('POST /v1/vector_stores'),
        "make('x').responses.create": cross('POST /v1/responses'),
        'legacy.embeddings.create': cross('POST /v1/embeddings'),
      },
    ],
    [
      'a pnpm workspace',
      ['pnpm-workspace', 'service', 'main.mts'],
      { 'openai.files.create': cross('POST /v1/files') },
    ],
    [
      'services',
      ['services', 'controller.ts'],
      {
        'this.service.openAi.files.create': cross('POST /v1/files'),
        'this.service.client.batches.list': cross('GET /v1/batches'),
        "this.service.withKey('x').vectorStores.list": cross('GET /v1/vector_stores'),
        'this.services.openai.responses.retrieve': cross(
          'GET /v1/responses/{}',
          'openai or unknown',
        ),
        'this.client.moderations.create': cross('POST /v1/moderations', 'openai or unknown'),
      },
    ],
    [
      'cycles',
      ['cycle', 'main.ts'],
      {
        'openai.files.list': cross('GET /v1/files'),
        'self.mine.batches.list': cross('GET /v1/batches'),
      },
    ],
    ['a cycle, from inside', ['cycle', 'a.ts'], { 'fromB.files.list': cross('GET /v1/files') }],
    [
      'a cycle, from the other side',
      ['cycle', 'b.ts'],
      { 'openai.batches.list': cross('GET /v1/batches') },
    ],
    [
      'broken files',
      ['broken', 'main.ts'],
      { 'own.files.list': 'GET /v1/files → openai, same-file' },
    ],
  ])('%s', (_, parts, expected) => {
    expect(callsOf(...parts)).toEqual(expected);
  });

  it('finds the file behind every spelling of a specifier', () => {
    expect(Object.keys(callsOf('specifiers', 'main.ts'))).toEqual(
      [
        'ts',
        'mts',
        'cts',
        'tsx',
        'jsx',
        'plain',
        'folder',
        'slash',
        'index',
        'both',
        'extension',
        'component',
      ].map((name) => `${name}.files.list`),
    );
  });

  it('finds the same through a linter, and nothing beyond the file when it is told so', () => {
    const filename = fixture('barrels', 'main.ts');
    const code = readFileSync(filename, 'utf8');
    expect(summariesOf(linted(code, tsParser, { filename }))).toEqual(
      summariesOf(analysedFixture('barrels', 'main.ts')),
    );
    expect(summariesOf(analysed(code, { filename, crossFile: false }))).toEqual([]);
  });

  it('reads constants, headers and builders', () => {
    const { calls } = analysedFixture('params', 'main.ts');
    expect(calls.slice(0, 6).map((call) => shown(call.body.get('store')))).toEqual([
      'true',
      'false',
      'false',
      'true',
      'true',
      'true',
    ]);
    expect(calls.slice(6).map(summaryOf)).toEqual([
      'files.create POST /v1/files → openai',
      'POST /v1/files → openai',
    ]);
    expect(calls.map((call) => shown(call.headers.get('x-team')))).toEqual(calls.map(() => '"a"'));
    expect(shown(calls[6]!.body.get('purpose'))).toBe('"batch"');
  });
});

/** How a file gives its client away, and how another one takes it. */
const exportForms: [name: string, exporting: string, importing: string][] = [
  [
    'named',
    "import OpenAI from 'openai';\nexport const openai = new OpenAI();",
    "import { openai } from './ai.js';",
  ],
  [
    'renamed',
    "import OpenAI from 'openai';\nconst made = new OpenAI();\nexport { made as openai };",
    "import { openai } from './ai.js';",
  ],
  [
    'renamed on the way',
    "import OpenAI from 'openai';\nexport const made = new OpenAI();",
    "import { made as openai } from './ai.js';",
  ],
  [
    'by a text',
    "import OpenAI from 'openai';\nconst made = new OpenAI();\nexport { made as 'the client' };",
    "import { 'the client' as openai } from './ai.js';",
  ],
  [
    'default',
    "import OpenAI from 'openai';\nexport default new OpenAI();",
    "import openai from './ai.js';",
  ],
  [
    'default of a constant',
    "import OpenAI from 'openai';\nconst made = new OpenAI();\nexport default made;",
    "import openai from './ai.js';",
  ],
  [
    'default by name',
    "import OpenAI from 'openai';\nconst made = new OpenAI();\nexport { made as default };",
    "import { default as openai } from './ai.js';",
  ],
  [
    'namespace',
    "import OpenAI from 'openai';\nexport const client = new OpenAI();",
    "import * as ai from './ai.js';\nconst openai = ai.client;",
  ],
  [
    'let that is set later',
    "import OpenAI from 'openai';\nexport let openai;\nexport function init() { openai = new OpenAI(); }",
    "import { openai } from './ai.js';",
  ],
  [
    'sub-object',
    "import OpenAI from 'openai';\nconst made = new OpenAI();\nexport const { files, chat } = made;",
    "import * as openai from './ai.js';",
  ],
  [
    'object',
    "import OpenAI from 'openai';\nexport const services = { openai: new OpenAI() };",
    "import { services } from './ai.js';\nconst { openai } = services;",
  ],
  [
    'factory',
    "import OpenAI from 'openai';\nexport const make = (options) => new OpenAI({ ...options });",
    "import { make } from './ai.js';\nconst openai = make({ apiKey: 'x' });",
  ],
  [
    'async factory',
    "import OpenAI from 'openai';\nexport async function make() { return new OpenAI(); }",
    "import { make } from './ai.js';\nconst openai = await make();",
  ],
  [
    'memoising factory',
    "import OpenAI from 'openai';\nlet made = null;\nexport function make() { if (!made) made = new OpenAI(); return made; }",
    "import { make } from './ai.js';\nconst openai = make();",
  ],
  [
    'factory with a class behind it',
    "import OpenAI from 'openai';\nclass Pool { #made = new OpenAI(); get() { return this.#made; } }\nexport const pool = new Pool();",
    "import { pool } from './ai.js';\nconst openai = pool.get();",
  ],
  [
    'service class',
    "import OpenAI from 'openai';\nexport class Service { client = new OpenAI(); }",
    "import { Service } from './ai.js';\nconst openai = new Service().client;",
  ],
  [
    'service instance',
    "import OpenAI from 'openai';\nclass Service { constructor() { this.client = new OpenAI(); } }\nexport default new Service();",
    "import service from './ai.js';\nconst openai = service.client;",
  ],
  [
    'static member',
    "import OpenAI from 'openai';\nexport class Service { static client = new OpenAI(); }",
    "import { Service } from './ai.js';\nconst openai = Service.client;",
  ],
  [
    'base class',
    "import OpenAI from 'openai';\nexport class Base { client = new OpenAI(); }",
    "import { Base } from './ai.js';\nclass Own extends Base { get() { return this.client; } }\nconst openai = new Own().get();",
  ],
  [
    'the class itself',
    "export { default as Client } from 'openai';",
    "import { Client } from './ai.js';\nconst openai = new Client();",
  ],
  [
    'a subclass',
    "import OpenAI from 'openai';\nexport class Client extends OpenAI {}",
    "import { Client } from './ai.js';\nconst openai = new Client();",
  ],
  [
    'a wrapper',
    "import OpenAI from 'openai';\nimport { wrapOpenAI } from 'langsmith/wrappers';\nexport const openai = wrapOpenAI(new OpenAI());",
    "import { openai } from './ai.js';",
  ],
  [
    'dynamic import',
    "import OpenAI from 'openai';\nexport const client = new OpenAI();",
    "const { client: openai } = await import('./ai.js');",
  ],
  [
    'dynamic import with then',
    "import OpenAI from 'openai';\nexport const client = new OpenAI();",
    "const openai = await import('./ai.js').then((ai) => ai.client);",
  ],
  [
    'module.exports',
    "const OpenAI = require('openai');\nmodule.exports = new OpenAI();",
    "const openai = require('./ai.js');",
  ],
  [
    'module.exports of an object',
    "const OpenAI = require('openai');\nmodule.exports = { openai: new OpenAI() };",
    "const { openai } = require('./ai.js');",
  ],
  [
    'exports',
    "const OpenAI = require('openai');\nexports.openai = new OpenAI();",
    "const { openai } = require('./ai.js');",
  ],
  [
    'module.exports with a name',
    "const { OpenAI } = require('openai');\nmodule.exports.openai = new OpenAI();",
    "const openai = require('./ai.js').openai;",
  ],
  [
    'module.exports of a factory',
    "const OpenAI = require('openai');\nlet made;\nmodule.exports = () => (made ??= new OpenAI());",
    "const openai = require('./ai.js')();",
  ],
  [
    'module.exports, imported',
    "const OpenAI = require('openai');\nmodule.exports = new OpenAI();",
    "import openai from './ai.js';",
  ],
  [
    'compiled by TypeScript',
    "'use strict';\nObject.defineProperty(exports, '__esModule', { value: true });\nexports.openai = void 0;\nconst openai_1 = require('openai');\nexports.openai = new openai_1.OpenAI();",
    "const { openai } = require('./ai.js');",
  ],
];

describe('export forms', () => {
  const call = "\nexport const run = () => openai.files.create({ file, purpose: 'batch' });";
  it.each(exportForms)('%s', (_, exporting, importing) => {
    expect(
      summariesOf(projectOf({ 'ai.js': exporting, 'main.js': importing + call }).read('main.js')),
    ).toEqual(['files.create POST /v1/files → openai']);
  });

  it.each(exportForms)('%s of another package is nothing', (_, exporting, importing) => {
    const other = exporting.replaceAll("'openai'", "'stripe'");
    expect(
      summariesOf(projectOf({ 'ai.js': other, 'main.js': importing + call }).read('main.js')),
    ).toEqual([]);
  });

  it.each(exportForms)('%s, through two barrels', (_, exporting, importing) => {
    const isDefault = /import \w+ from|default as|require\('\.\/ai\.js'\)(?!\.|\))/.test(importing);
    const barrel = `export * from './inner.js';\n${isDefault && !exporting.includes('exports') ? "export { default } from './inner.js';\n" : ''}`;
    const files = exporting.includes('exports')
      ? {
          'inner.js': "module.exports = require('./source.js');",
          'ai.js': "module.exports = require('./inner.js');",
        }
      : { 'inner.js': barrel.replaceAll('inner', 'source'), 'ai.js': barrel };
    expect(
      summariesOf(
        projectOf({ 'source.js': exporting, ...files, 'main.js': importing + call }).read(
          'main.js',
        ),
      ),
    ).toEqual(['files.create POST /v1/files → openai']);
  });
});

describe('an exported variable that is given something else', () => {
  const GROQ = "new OpenAI({ baseURL: 'https://api.groq.com/openai/v1' })";
  const set = `export function swap() { client = ${GROQ}; }`;

  it.each<[string, string, string]>([
    ['by a function', `export let client = new OpenAI();\n${set}`, 'openai or other'],
    [
      'by a function behind its export',
      `let client = new OpenAI();\nexport { client };\n${set}`,
      'openai or other',
    ],
    [
      'by a function before its export',
      `let client = new OpenAI();\n${set}\nexport { client };`,
      'openai or other',
    ],
    [
      'by a parameter',
      'export let client = new OpenAI();\nexport const put = (next) => { client = next; };',
      'openai or unknown',
    ],
    [
      'under a condition',
      `export let client = new OpenAI();\nif (process.env.X) client = ${GROQ};`,
      'openai or other',
    ],
    [
      'behind its export',
      `let client = new OpenAI();\nexport { client };\nclient = ${GROQ};`,
      'openai or other',
    ],
    [
      'before its export',
      `let client = new OpenAI();\nclient = ${GROQ};\nexport { client };`,
      'other',
    ],
    [
      'for the first time',
      `export let client;\nexport const init = () => { client = ${GROQ}; };`,
      'other',
    ],
    ['nothing', 'export let client = new OpenAI();', 'openai'],
  ])('%s', (_, exporting, target) => {
    const read = projectOf({
      'ai.js': `import OpenAI from 'openai';\n${exporting}\n`,
      'main.js':
        "import { client } from './ai.js';\nexport const list = () => client.files.list();",
    }).read('main.js');
    expect(summariesOf(read)).toEqual([`files.list GET /v1/files → ${target}`]);
  });
});

describe('what is read of other files', () => {
  const reading = (importing: string, argument: string, other: string): string => {
    const read = projectOf({
      'other.js': other,
      'main.js': `import OpenAI from 'openai';\n${importing}\nexport const call = (given) => new OpenAI().responses.create(${argument});`,
    }).read('main.js');
    return shown(onlyCall(read).body.get('store'));
  };

  it.each([
    [
      'an object',
      "import { params } from './other.js';",
      'params',
      'export const params = { store: true };',
      'true',
    ],
    [
      'a spread',
      "import { params } from './other.js';",
      '{ ...params }',
      'export const params = { store: true };',
      'true',
    ],
    [
      'a constant',
      "import { STORE } from './other.js';",
      '{ store: STORE }',
      'export const STORE = false;',
      'false',
    ],
    [
      'a computed key',
      "import { KEY } from './other.js';",
      '{ [KEY]: true }',
      "export const KEY = 'store';",
      'true',
    ],
    [
      'a builder',
      "import { build } from './other.js';",
      'build(true)',
      'export const build = (store) => ({ store });',
      'true',
    ],
    [
      'a builder with a condition',
      "import { build } from './other.js';",
      'build(given)',
      'export const build = (flag) => ({ store: flag ? true : false });',
      'true | false',
    ],
    [
      'a builder that changes what it is given',
      "import { seal } from './other.js';",
      'seal({ store: true })',
      'export function seal(params) { params.store = false; return params; }',
      'false',
    ],
    [
      'an object without the key',
      "import { params } from './other.js';",
      'params',
      "export const params = { model: 'x' };",
      'absent',
    ],
    [
      'an object that its own file changes',
      "import { params } from './other.js';",
      'params',
      'export const params = {};\nparams.store = true;',
      'true',
    ],
    [
      'an export that is missing',
      "import { params } from './other.js';",
      '{ ...params }',
      'export const other = { store: true };',
      'absent | unknown',
    ],
    [
      'a file that is missing',
      "import { params } from './nowhere.js';",
      '{ ...params }',
      'export const params = { store: true };',
      'absent | unknown',
    ],
    [
      'a file that is broken',
      "import { params } from './other.js';",
      '{ ...params }',
      'export const params = { store: true ',
      'absent | unknown',
    ],
    ['a package', "import { params } from 'params';", 'params', '', 'unknown'],
  ])('%s', (_, importing, argument, other, expected) => {
    expect(reading(importing, argument, other)).toBe(expected);
  });
});

describe('an editor session', () => {
  const main = "import { openai } from './ai.js';\nexport const run = () => openai.files.list();";
  const own = "import OpenAI from 'openai';\nexport const openai = new OpenAI();";
  const groq =
    "import OpenAI from 'openai';\nexport const openai = new OpenAI({ baseURL: 'https://api.groq.com/openai/v1' });";
  const target = (read: ReturnType<Project['read']>): string[] =>
    read.calls.map((call) => call.targets.join(' or '));

  it('sees a file that changes', () => {
    const program = projectOf({ 'ai.js': own, 'main.js': main });
    expect(target(program.read('main.js'))).toEqual(['openai']);
    program.write('ai.js', groq);
    expect(target(program.read('main.js'))).toEqual(['other']);
    program.write('ai.js', 'export const openai = new Map();');
    expect(target(program.read('main.js'))).toEqual([]);
    program.write('ai.js', own);
    expect(target(program.read('main.js'))).toEqual(['openai']);
  });

  it('sees a change of the same length and the same time', () => {
    const program = projectOf({ 'ai.js': own, 'main.js': main });
    const then = new Date(1_700_000_000_000);
    utimesSync(program.file('ai.js'), then, then);
    expect(target(program.read('main.js'))).toEqual(['openai']);
    program.remove('ai.js');
    program.write('ai.js', own.replace("'openai'", "'stripe'"));
    utimesSync(program.file('ai.js'), then, then);
    expect(target(program.read('main.js'))).toEqual([]);
  });

  it('sees files come and go', () => {
    const program = projectOf({ 'main.js': main });
    expect(target(program.read('main.js'))).toEqual([]);
    program.write('ai.js', own);
    expect(target(program.read('main.js'))).toEqual(['openai']);
    program.remove('ai.js');
    expect(target(program.read('main.js'))).toEqual([]);
  });

  it('sees a barrel that turns to another file', () => {
    const program = projectOf({
      'main.js': main,
      'ai.js': "export * from './first.js';",
      'first.js': own,
      'second.js': groq,
    });
    expect(target(program.read('main.js'))).toEqual(['openai']);
    program.write('ai.js', "export * from './second.js';");
    expect(target(program.read('main.js'))).toEqual(['other']);
  });

  it('sees a path alias that changes', () => {
    const config = (folder: string): string =>
      JSON.stringify({ compilerOptions: { paths: { '@ai': [`./${folder}/ai.ts`] } } });
    const program = projectOf({
      'tsconfig.json': config('first'),
      'first/ai.ts': own,
      'second/ai.ts': groq,
      'main.ts': main.replace('./ai.js', '@ai'),
    });
    expect(target(program.read('main.ts'))).toEqual(['openai']);
    program.write('tsconfig.json', config('second'));
    expect(target(program.read('main.ts'))).toEqual(['other']);
  });
});

describe('bounds', () => {
  const client = "import OpenAI from 'openai';\nexport const openai = new OpenAI();";

  it('goes through many barrels, but not through endless ones', () => {
    const chain = (length: number): { found: string[]; steps: number } => {
      const files = Object.fromEntries(
        Array.from({ length }, (_, index) => [
          `b${String(index)}.js`,
          index === length - 1 ? client : `export * from './b${String(index + 1)}.js';`,
        ]),
      );
      const read = projectOf({
        ...files,
        'main.js':
          "import { openai } from './b0.js';\nexport const run = () => openai.files.list();",
      });
      const file = read.read('main.js');
      read.cleanUp();
      return { found: summariesOf(file), steps: file.evaluator.stepsTaken };
    };
    const [short, long, endless] = [20, 40, 1000].map(chain);
    expect([short, long].map((item) => item?.found)).toEqual([
      ['files.list GET /v1/files → openai'],
      ['files.list GET /v1/files → openai'],
    ]);
    expect(endless?.steps).toBeLessThan(20_000);
  });

  it('stops where factories call each other through many files', () => {
    const files = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [
        `f${String(index)}.js`,
        `import { make as next } from './f${String((index + 1) % 300)}.js';\nexport const make = (options) => next({ ...options, n${String(index)}: 1 });`,
      ]),
    );
    const program = projectOf({
      ...files,
      'main.js':
        "import { make } from './f0.js';\nimport OpenAI from 'openai';\nexport const run = () => make({}).files.list();\nexport const own = () => new OpenAI().files.list();",
    });
    const started = process.cpuUsage();
    expect(summariesOf(program.read('main.js'))).toEqual(['files.list GET /v1/files → openai']);
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(5000);
  });

  it('does not read a file of more than two megabytes', () => {
    const program = projectOf({
      'ai.js': `${client}\n// ${'x'.repeat(2 * 1024 * 1024)}`,
      'main.js': "import { openai } from './ai.js';\nexport const run = () => openai.files.list();",
    });
    expect(summariesOf(program.read('main.js'))).toEqual([]);
    program.write('ai.js', `${client}\n// ${'x'.repeat(1024 * 1024)}`);
    expect(summariesOf(program.read('main.js'))).toEqual(['files.list GET /v1/files → openai']);
  });

  it('reads only the files that a call asks for', () => {
    const program = projectOf({
      'ai.js': client,
      'other.js': 'export const other = 1;',
      'main.js':
        "import { openai } from './ai.js';\nimport { other } from './other.js';\nconsole.log(other);\nexport const run = () => openai.files.list();",
    });
    expect([...program.read('main.js').evaluator.visitedFiles]).toEqual([program.file('ai.js')]);
  });

  it('does not follow installed packages', () => {
    const program = projectOf({
      'node_modules/shared/index.js': client,
      'node_modules/shared/package.json': '{ "name": "shared", "main": "index.js" }',
      'main.js': "import { openai } from 'shared';\nexport const run = () => openai.files.list();",
    });
    expect(summariesOf(program.read('main.js'))).toEqual([]);
  });

  it('does not take a file of the program for the SDK', () => {
    const program = projectOf({
      'tsconfig.json': '{ "compilerOptions": { "baseUrl": "." } }',
      'openai.ts': 'export default class {}',
      'main.ts':
        "import OpenAI from 'openai';\nexport const run = () => new OpenAI().files.list();",
    });
    expect(summariesOf(program.read('main.ts'))).toEqual(['files.list GET /v1/files → openai']);
  });
});
