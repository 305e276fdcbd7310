/** What only the whole program tells: who calls a function, constructs a class or extends it, from another file. */
import { describe, expect, it } from 'vitest';
import { type Files, inventoryOf, project } from '../helpers/audit.ts';

/** `file:path target` of every call. */
async function callsOf(files: Files): Promise<string[]> {
  const { calls } = await inventoryOf(project(files));
  return calls.map(
    ({ file, path, targets }) => `${file}: ${path ?? '?'} → ${targets.join(' or ')}`,
  );
}

const asking = 'run(body) { return this.client.chat.completions.create(body); }';
const base = `export class Base { constructor(client) { this.client = client; }\n${asking} }\n`;
const bare = `export class Base {\n${asking} }\n`;
const made = 'new OpenAI({ apiKey: process.env.KEY })';
const groq = "new OpenAI({ baseURL: 'https://api.groq.com/openai/v1' })";
const openai = "import OpenAI from 'openai';\n";
const found = ['base.js: chat.completions.create → openai'];

describe('a client that a class is given by the classes that extend it', () => {
  it.each<[string, Files]>([
    [
      'through super',
      {
        'base.js': base,
        'derived.js': `${openai}import { Base } from './base.js';\nexport class Derived extends Base { constructor() { super(${made}); } }\n`,
      },
    ],
    [
      'as an option',
      {
        'base.js': base.replace('(client)', '({ client })'),
        'derived.js': `${openai}import { Base } from './base.js';\nexport class Derived extends Base { constructor() { super({ client: ${made} }); } }\n`,
      },
    ],
    [
      'through require',
      {
        'base.js': `${base.replace('export ', '')}module.exports = Base;\n`,
        'derived.js': `const { OpenAI } = require('openai');\nconst Base = require('./base.js');\nclass Derived extends Base { constructor() { super(${made}); } }\nmodule.exports = Derived;\n`,
      },
    ],
    [
      'as a default export',
      {
        'base.js': base.replace('export ', 'export default '),
        'derived.js': `${openai}import Parent from './base.js';\nexport class Derived extends Parent { constructor() { super(${made}); } }\n`,
      },
    ],
    [
      'behind an index',
      {
        'base.js': base,
        'index.js': "export * from './base.js';\n",
        'a/derived.js': `${openai}import { Base } from '../index.js';\nexport class Derived extends Base { constructor() { super(${made}); } }\n`,
      },
    ],
    [
      'in a class that has no constructor',
      {
        'base.js': base,
        'derived.js':
          "import { Base } from './base.js';\nexport class Derived extends Base { name = 'openai'; }\n",
        'main.js': `${openai}import { Derived } from './derived.js';\nexport const derived = new Derived(${made});\n`,
      },
    ],
    [
      'made beside the class that has no constructor',
      {
        'base.js': base,
        'derived.js': `${openai}import { Base } from './base.js';\nclass Derived extends Base {}\nexport const derived = new Derived(${made});\n`,
      },
    ],
    [
      'two classes further',
      {
        'base.js': base,
        'middle.js':
          "import { Base } from './base.js';\nexport class Middle extends Base { constructor(client, name) { super(client); } }\n",
        'derived.js': `${openai}import { Middle } from './middle.js';\nexport class Derived extends Middle { constructor() { super(${made}, 'openai'); } }\n`,
      },
    ],
    [
      'set in the constructor',
      {
        'base.js': bare,
        'derived.js': `${openai}import { Base } from './base.js';\nexport class Derived extends Base { constructor() { super(); this.client = ${made}; } }\n`,
      },
    ],
    [
      'set as a field',
      {
        'base.ts': bare.replace('{\n', '{ client: any;\n'),
        'derived.ts': `${openai}import { Base } from './base';\nexport class Derived extends Base { client = ${made}; }\n`,
      },
    ],
    [
      'given by a getter',
      {
        'base.js': bare.replace('{\n', '{ get client() { return null; }\n'),
        'derived.js': `${openai}import { Base } from './base.js';\nexport class Derived extends Base { get client() { return ${made}; } }\n`,
      },
    ],
    [
      'set two classes further',
      {
        'base.js': bare,
        'middle.js': "import { Base } from './base.js';\nexport class Middle extends Base {}\n",
        'derived.js': `${openai}import { Middle } from './middle.js';\nexport class Derived extends Middle { client = ${made}; }\n`,
      },
    ],
  ])('%s', async (_, files) => {
    expect(await callsOf(files)).toEqual(
      found.map((line) => line.replace('.js', 'base.ts' in files ? '.ts' : '.js')),
    );
  });

  it('counts as OpenAI when one of them is, beside other vendors', async () => {
    const derived = (client: string): string =>
      `${openai}import { Base } from './base.js';\nexport class Derived extends Base { constructor() { super(${client}); } }\n`;
    expect(
      await callsOf({ 'base.js': base, 'groq.js': derived(groq), 'openai.js': derived(made) }),
    ).toEqual(['base.js: chat.completions.create → openai or other']);
    expect(await callsOf({ 'base.js': base, 'groq.js': derived(groq) })).toEqual([
      'base.js: chat.completions.create → other',
    ]);
  });

  it.each<[string, Files]>([
    [
      'a class of the same name in another file',
      {
        'base.js': base,
        'other.js': 'export class Base {}\n',
        'derived.js': `${openai}import { Base } from './other.js';\nexport class Derived extends Base { constructor() { super(${made}); } }\n`,
      },
    ],
    [
      'another SDK',
      {
        'base.js': `// openai\n${base}`,
        'derived.js':
          "import Groq from 'groq-sdk';\nimport { Base } from './base.js';\nexport class Derived extends Base { constructor() { super(new Groq()); } }\n",
      },
    ],
    [
      'a class that is not exported',
      {
        'base.js': base.replace('export ', ''),
        'derived.js': `${openai}import { Base } from './base.js';\nexport class Derived extends Base { client = ${made}; }\n`,
      },
    ],
    [
      'classes that extend each other',
      {
        'base.js':
          "import { Derived } from './derived.js';\nexport class Base extends Derived { run() { return this.client.files.create({}); } }\n",
        'derived.js':
          "import { Base } from './base.js'; // openai\nexport class Derived extends Base {}\n",
      },
    ],
  ])('is not taken from %s', async (_, files) => {
    expect(await callsOf(files)).toEqual([]);
  });
});

describe('callers', () => {
  const ask = 'export const ask = (client, body) => client.responses.create(body);\n';

  it('of the program are heard before those of tests', async () => {
    const tests = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [
        `a${String(index)}.test.js`,
        "import { ask } from './ask.js'; // openai\nawait ask({ responses: { create() {} } }, {});\n",
      ]),
    );
    expect(
      await callsOf({
        ...tests,
        'ask.js': ask,
        'z.js': `${openai}import { ask } from './ask.js';\nawait ask(${made}, {});\n`,
      }),
    ).toEqual(['ask.js: responses.create → openai']);
  });
});
