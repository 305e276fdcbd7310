import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, parse } from 'node:path';
import tsParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { afterAll, describe, expect, it } from 'vitest';
import { type RuleName, rules } from '../../src/rules/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'openai-zdr-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The other file is longer than the linted one: its places would be outside of it, or on something else. */
const FILLER = `${'// '.padEnd(200, '-')}\n`.repeat(5);

/** Lints `main.ts` of a program; says what each report points to. */
function lint(
  rule: RuleName,
  program: Record<string, string>,
  options?: object,
): { messageId: string | undefined; text: string; from?: string }[] {
  const root = mkdtempSync(join(folder, 'program-'));
  for (const [name, text] of Object.entries(program)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  const filename = join(root, 'main.ts');
  const code = program['main.ts']!;
  const linter = new Linter({ cwd: parse(root).root });
  const messages = linter.verify(
    code,
    [
      {
        files: ['**/*.ts'],
        plugins: { zdr: { rules } },
        languageOptions: { parser: tsParser },
        rules: { [`zdr/${rule}`]: options ? ['error', options] : 'error' },
      },
    ],
    { filename },
  );
  const lines = code.split('\n');
  return messages.map(({ messageId, message, line, column, endLine, endColumn }) => {
    const from = / from `…\/([\w.]+:\d+)`/.exec(message)?.[1];
    return {
      messageId,
      text: line === endLine ? lines[line - 1]!.slice(column - 1, endColumn! - 1) : '',
      ...(from === undefined ? {} : { from }),
    };
  });
}

const ask = (body: string): string =>
  `import OpenAI from 'openai';\nimport { shared } from './shared.js';\nconst client = new OpenAI();\nclient.responses.create(${body});\n`;
const shared = (object: string): string => `${FILLER}export const shared = ${object};\n`;

/** Every rule that looks into a request, with a request whose telling part stands in another file. */
const requests: [rule: RuleName, object: string, messageId: string][] = [
  ['no-background-mode', '{ background: true }', 'contested'],
  ['no-extended-prompt-cache', "{ prompt_cache_retention: '24h' }", 'stores'],
  ['no-extended-prompt-cache', "{ prompt_cache_options: { ttl: '12h' } }", 'ttl'],
  [
    'no-image-input',
    "{ input: [{ role: 'user', content: [{ type: 'input_image', image_url: 'https://cdn.example.com/a.png' }] }] }",
    'remote',
  ],
  [
    'no-ineligible-endpoint',
    "{ input: [{ role: 'user', content: [{ type: 'input_file', file_id: 'file-1' }] }] }",
    'fileReference',
  ],
  [
    'no-ineligible-model',
    "{ tools: [{ type: 'image_generation', model: 'dall-e-3' }] }",
    'retired',
  ],
  ['no-ineligible-tool', "{ tools: [{ type: 'mcp', server_label: 'a' }] }", 'thirdParty'],
  ['no-pii-in-side-fields', "{ metadata: { owner: 'jane@example.com' } }", 'personal'],
  ['no-server-state', "{ previous_response_id: 'resp_1' }", 'reference'],
  ['no-server-state', "{ input: [{ type: 'item_reference', id: 'msg_1' }] }", 'item'],
  ['no-undocumented-param', "{ data_usage: 'none' }", 'invented'],
  ['require-store-false', '{ store: true }', 'stored'],
];

describe('a part of a request that stands in another file', () => {
  it.each(requests)(
    '%s reports %s at the call, as %s, and says from where',
    (rule, object, messageId) => {
      const reports = lint(rule, { 'main.ts': ask('{ ...shared }'), 'shared.ts': shared(object) });
      expect(reports).toEqual([{ messageId, text: 'create', from: 'shared.ts:6' }]);
    },
  );

  it.each(requests)('%s is silent about %s in a file that nobody sends', (rule, object) => {
    const reports = lint(rule, {
      'main.ts': ask('{ input: [], store: false }'),
      'shared.ts': shared(object),
    });
    expect(reports).toEqual([]);
  });

  it('reports a part at the key that it is given for', () => {
    const reports = lint('no-ineligible-tool', {
      'main.ts': ask("{ input: 'x', tools: shared }"),
      'shared.ts': shared("[{ type: 'mcp', server_label: 'a' }]"),
    });
    expect(reports).toEqual([
      { messageId: 'thirdParty', text: 'tools: shared', from: 'shared.ts:6' },
    ]);
  });

  it('reports a key of this file when another one gives its value', () => {
    const reports = lint('no-background-mode', {
      'main.ts': ask("{ input: 'x', background: shared }"),
      'shared.ts': shared('true'),
    });
    expect(reports).toEqual([
      { messageId: 'contested', text: 'background: shared', from: 'shared.ts:6' },
    ]);
  });

  it('suggests nothing for another file', () => {
    const root = mkdtempSync(join(folder, 'program-'));
    writeFileSync(join(root, 'shared.ts'), shared("{ data_usage: 'none' }"));
    const messages = new Linter({ cwd: parse(root).root }).verify(
      ask('{ ...shared }'),
      [
        {
          files: ['**/*.ts'],
          plugins: { zdr: { rules } },
          rules: { 'zdr/no-undocumented-param': 'error' },
        },
      ],
      { filename: join(root, 'main.ts') },
    );
    expect(messages).toMatchObject([{ messageId: 'invented' }]);
    expect(messages[0]).not.toHaveProperty('suggestions');
  });
});

describe('options that a framework drops', () => {
  /** The options stand in their file where the model stands in its own. */
  const program = (config: string): Record<string, string> => ({
    'main.ts': `import { infoOf } from './info.js';\nimport { modelOf } from './model.js';\nawait modelOf((await infoOf(name)).config || {}).invoke('x');\n`,
    'info.ts': `// ${'-'.repeat(150)}\nexport async function infoOf(name: string) {\n  ${config}\n}\n`,
    'model.ts': `import { ChatOpenAI } from '@langchain/openai';\nconst configuration = { baseURL: process.env.OPENAI_API_URL };\nexport const modelOf = (given) => new ChatOpenAI({ ...given, configuration, ${FILLER} });\n`,
  });
  const LOCAL = "return { config: { baseURL: 'http://localhost:11434' } };";

  it('are not those of one of several ways, wherever they stand', () => {
    const one = `if (isLocal) ${LOCAL}\n  return load(name);`;
    expect(lint('no-ineffective-option', program(one))).toEqual([]);
  });

  it('are those of the only way', () => {
    expect(lint('no-ineffective-option', program(LOCAL))).toEqual([
      { messageId: 'ineffective', text: 'invoke', from: 'info.ts:3' },
    ]);
  });
});

describe('a client that is made in another file', () => {
  const uploads =
    "import { client } from './shared.js';\nclient.files.create({ file, purpose: 'user_data' });\n";

  it('is followed', () => {
    const reports = lint('no-ineligible-endpoint', {
      'main.ts': uploads,
      'shared.ts': "import OpenAI from 'openai';\nexport const client = new OpenAI();\n",
    });
    expect(reports).toEqual([{ messageId: 'ineligible', text: 'create' }]);
  });

  it('may speak to another vendor', () => {
    const reports = lint('no-ineligible-endpoint', {
      'main.ts': uploads,
      'shared.ts':
        "import OpenAI from 'openai';\nexport const client = new OpenAI({ baseURL: 'https://api.groq.com/openai/v1' });\n",
    });
    expect(reports).toEqual([]);
  });

  it('is reported where it is made, with options from elsewhere', () => {
    const program = {
      'main.ts':
        "import OpenAI from 'openai';\nimport { shared } from './shared.js';\nexport const client = new OpenAI(shared);\n",
      'shared.ts': shared("{ project: 'proj_dev', defaultHeaders: { 'OpenAI-ZDR': 'true' } }"),
    };
    expect(lint('no-undocumented-header', program)).toEqual([
      { messageId: 'invented', text: 'OpenAI', from: 'shared.ts:6' },
    ]);
    expect(lint('single-approved-client', program, { modules: ['**/main.ts'] })).toEqual([
      { messageId: 'project', text: 'new OpenAI(shared)', from: 'shared.ts:6' },
    ]);
  });
});
