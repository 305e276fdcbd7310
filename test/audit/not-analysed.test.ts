/** Files that use OpenAI and are not analysed: in every output, in the gate, in baselines. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { otherLanguages } from '../../src/catalogue/languages.ts';
import {
  CLIENT,
  ROOT,
  type Ran,
  inventoryOf,
  project,
  repository,
  run,
  withEslint,
  write,
} from '../helpers/audit.ts';

const PYTHON = 'from openai import OpenAI\n\nclient = OpenAI()\n';
const BROKEN = `${CLIENT}await client.files.create({});\nconst = ;\n`;

const uses: [file: string, text: string][] = [
  ['a.py', 'import os, openai as oa\n'],
  ['b.py', 'def ask():\n    from openai import AsyncOpenAI\n'],
  ['c.py', 'from langchain_openai import ChatOpenAI\n'],
  ['d.py', 'from llama_index.llms.openai import OpenAI\n'],
  [
    'e.py',
    'from langchain.chat_models import (\n    ChatOpenAI,\n)\nmodel = ChatOpenAI(temperature=0)\n',
  ],
  ['f.py', 'requests.post("https://api.openai.com/v1/files")  # sends\n'],
  ['g.py', 'URL = "https://eu.api.openai.com/v1"\n'],
  ['h.py', 'from agents import Agent, Runner\n'],
  ['i.py', 'from agents import (\n    Agent,\n    function_tool,\n)\n'],
  ['j.py', 'import agents\n\nagents.Runner.run_sync(agent, "hi")\n'],
  ['k.py', 'from agents.mcp import MCPServerStdio\n'],
  ['l.py', 'PROMPT = """\nHello\n"""\nimport openai\n"""\nend\n"""\n'],
  ['m.py', 'post(\n    """https://api.openai.com/v1/files"""\n)\n'],
  ['n.py', '"""Docs: it\'s \\""" more."""\nimport openai\n'],
  ['o.py', "quote = \"'''\"\nimport openai\n'''\nend\n'''\n"],
  ['a.ipynb', '{"cells":[{"source":["import openai\\n","openai.files.list()"]}]}'],
  ['b.ipynb', ' "source": [\n    "from openai import OpenAI\\n"\n'],
  ['c.ipynb', ' "source": [\n    "import os\\n",\n    "from agents import Agent, Runner\\n"\n'],
  ['a.go', 'package main\n\nimport (\n\t"github.com/openai/openai-go/v3"\n)\n'],
  ['b.go', 'import openai "github.com/sashabaranov/go-openai"\n'],
  ['A.java', 'import com.openai.client.OpenAIClient;\n'],
  ['B.java', 'import dev.langchain4j.model.openai.OpenAiChatModel;\n'],
  ['a.kt', 'import com.aallam.openai.client.OpenAI\n'],
  ['a.cs', 'using OpenAI.Chat;\n'],
  ['b.cs', 'using Azure.AI.OpenAI;\n'],
  ['a.rb', "require 'openai'\n"],
  ['b.rb', 'client = OpenAI::Client.new\n'],
  ['a.php', '<?php\n$client = OpenAI::client($key);\n'],
  ['b.php', '<?php\nuse OpenAI\\Client;\n'],
  ['a.rs', 'use async_openai::Client;\n'],
  ['a.swift', 'import OpenAI\n'],
  ['a.sh', 'curl -s https://api.openai.com/v1/files -F purpose=batch\n'],
  ['b.bash', 'HOST=api.openai.com\n'],
];

const mentions: [file: string, text: string][] = [
  ['a.py', '# import openai\n#   from openai import OpenAI\n'],
  ['b.py', 'x = 1  # see https://api.openai.com/docs\n'],
  ['c.py', 'from .openai import helper\nname = "openai"\n'],
  ['d.py', 'class OpenAITest(Case):\n    def OpenAI_is_here(self): pass\n'],
  ['e.py', 'from agents import Agent, planner\n'],
  ['f.py', '# from agents import Runner\n'],
  ['g.py', '"""How to use it.\n\nimport openai\n"""\nimport os\n'],
  [
    'h.py',
    '# Ada\n\nclass A:\n    # one\n    r\'\'\'See https://api.openai.com.\'\'\'\n\n    def b(self) -> str:\n        """\n        from openai import OpenAI\n        """  # end\n',
  ],
  ['i.py', '"""Docs.\r\nimport openai\r\n"""\r\n'],
  ['setup.py', "setup(install_requires=['openai>=1'])\n"],
  ['a.ipynb', '{"cells":[{"source":["# import openai\\n"]}]}'],
  ['a.go', '// see "github.com/openai/openai-go"\n'],
  ['a.java', ' * Like com.openai.client.OpenAIClient.\n'],
  ['build.gradle.kts', 'dependencies { implementation("com.openai:openai-java:4.0.0") }\n'],
  ['a.cs', '// using OpenAI;\n'],
  ['a.rb', "# require 'openai'\n"],
  ['a.php', '<?php\n// OpenAI::client($key)\n# OpenAI::client($key)\n'],
  ['a.rs', '/* use async_openai::Client; */\n'],
  ['a.sh', '# curl https://api.openai.com\n'],
  ['requirements.txt', 'openai==2.1.0\n'],
  ['go.sum', 'github.com/openai/openai-go v1.0.0 h1:x\n'],
  ['Cargo.lock', 'name = "async-openai"\n'],
  ['site-packages/openai/a.py', 'import openai\n'],
];

describe('a file of another language', () => {
  it.each(uses)('that uses OpenAI is listed: %s, %j', async (file, text) => {
    const { notAnalysed } = await inventoryOf(project({ [file]: text }));
    expect(notAnalysed).toEqual([
      { file, reason: expect.stringMatching(/^\S.* that uses OpenAI: not read$/) as string },
    ]);
  });

  it.each(mentions)('that only mentions it is not: %s, %j', async (file, text) => {
    expect((await inventoryOf(project({ [file]: text }))).notAnalysed).toEqual([]);
  });

  it('is tried for every language', () => {
    const tried = new Set(uses.map(([file]) => file.slice(file.lastIndexOf('.'))));
    expect(
      otherLanguages.filter(({ extensions }) => !extensions.some((item) => tried.has(item))),
    ).toEqual([]);
  });

  it('is found wherever the mention stands, also in UTF-16', async () => {
    const line = 'x = 1\n'.repeat(10);
    const filling = line.repeat(Math.ceil((1024 * 1024) / line.length));
    const folder = project({
      'late.py': `${filling}import openai\n`,
      // The name stands across the border of what is read at once.
      'across.py': `#${'-'.repeat(1024 * 1024 - 12)}\nimport openai\n`,
      'long.ipynb': `{"png":"${'A'.repeat(3 * 1024 * 1024)}","source":["import openai"]}`,
    });
    writeFileSync(join(folder, 'wide.py'), Buffer.from(`\uFEFF${PYTHON}`, 'utf16le'));
    expect((await inventoryOf(folder)).notAnalysed.map(({ file }) => file)).toEqual([
      'across.py',
      'late.py',
      'long.ipynb',
      'wide.py',
    ]);
  });

  it('is read when it is named, and not when it did not change', async () => {
    const folder = repository({ 'a.py': PYTHON, 'b.py': PYTHON });
    expect((await inventoryOf(folder, 'b.py')).notAnalysed).toHaveLength(1);
    expect((await inventoryOf(folder, '--since', 'HEAD')).notAnalysed).toEqual([]);
    write(folder, { 'b.py': `${PYTHON}# more\n` });
    expect((await inventoryOf(folder, '--since', 'HEAD')).notAnalysed).toMatchObject([
      { file: 'b.py' },
    ]);
  });
});

describe('a run that did not analyse everything', () => {
  const folder = project({
    'a.py': PYTHON,
    'b.py': PYTHON,
    'lib/c.py': PYTHON,
    'run.sh': 'curl https://api.openai.com/v1/models\n',
    'broken.mjs': BROKEN,
  });

  it.each([
    ['text', /^3 Python files use OpenAI: not read\n {2}a\.py\n {2}b\.py\n {2}lib\/c\.py\n/m],
    ['text', /^1 shell script uses OpenAI: not read\n {2}run\.sh\n/m],
    ['text', /^1 file could not be read\n {2}broken\.mjs {2}\w/m],
    ['csv', /^not analysed,a\.py,.*Python file that uses OpenAI: not read/m],
    ['sarif', /"Not analysed: Python file that uses OpenAI: not read"/],
    ['html', /<h3>3 Python files use OpenAI: not read<\/h3>/],
    ['markdown', /^\*\*3 Python files use OpenAI: not read\.\*\*$/m],
    ['cyclonedx', /"3 Python files use OpenAI: not read"/],
    ['cyclonedx', /"openai-zdr:files-not-analysed",\s+"value": "5"/],
  ])('says so as %s: %s', async (format, words) => {
    const { stdout, status } = await run(folder, ['--format', format]);
    expect(stdout).toMatch(words);
    expect(stdout).not.toContain('nothing to report');
    expect(status).toBe(0);
  });

  it('says so with --quiet, in a line a language', async () => {
    expect(await run(folder, ['--quiet'])).toMatchObject({
      status: 0,
      stdout:
        '3 Python files use OpenAI: not read\n\n1 shell script uses OpenAI: not read\n\n1 file could not be read\n',
    });
  });

  it('names the Python of a folder without JavaScript', async () => {
    const { stdout, status } = await run(project({ 'a.py': PYTHON }));
    expect(stdout).toMatch(
      /\n\nNo JavaScript or TypeScript file found here\. .*\n\n1 Python file uses OpenAI: not read\n {2}a\.py\n$/,
    );
    expect(status).toBe(0);
  });

  it('does not say that there is no JavaScript when it could not be read', async () => {
    const folder = project();
    writeFileSync(join(folder, 'a.js'), Buffer.alloc(2 * 1024 * 1024 + 1, "'openai';"));
    const { stdout } = await run(folder);
    expect(stdout).toContain('No JavaScript or TypeScript file could be read here.');
    expect(stdout).not.toContain('found here');
  });

  it('counts the rest of a long list', async () => {
    const many = Array.from({ length: 25 }, (_, index): [string, string] => [
      `${String(index)}.py`,
      PYTHON,
    ]);
    const { stdout } = await run(project(Object.fromEntries(many)));
    expect(stdout).toMatch(
      /^25 Python files use OpenAI: not read\n(?: {2}\d+\.py\n){20} {2}… and 5 more files\n/m,
    );
  });

  it('fails at --fail-on unknown, and only there', async () => {
    const { status, stdout } = await run(folder, ['--fail-on', 'unknown']);
    expect(status).toBe(1);
    expect(stdout).toContain('Failing: 5 files not analysed at --fail-on unknown.');
    for (const level of ['ineligible', 'unlisted', 'limited', 'never'])
      expect((await run(folder, ['--fail-on', level])).status).toBe(0);
  });

  it.each(['a.py', 'broken.mjs'])('fails for %s alone', async (name) => {
    const alone = project({ [name]: name === 'a.py' ? PYTHON : BROKEN });
    expect((await run(alone, ['--fail-on', 'unknown'])).status).toBe(1);
  });
});

describe('a package that reaches OpenAI by itself', () => {
  const reaching: [code: string, reason: string][] = [
    [
      "import { Codex } from '@openai/codex-sdk';\nnew Codex().startThread().run('');\n",
      '@openai/codex-sdk reaches OpenAI and is not read',
    ],
    [
      "const { ChatGPTAPI } = require('chatgpt');\nnew ChatGPTAPI({}).sendMessage('');\n",
      'chatgpt reaches OpenAI and is not read',
    ],
    [
      "import { Stagehand } from '@browserbasehq/stagehand';\nnew Stagehand({});\n",
      '@browserbasehq/stagehand can reach OpenAI and is not read',
    ],
    [
      "import { OpenAI } from '@acme/openai';\nnew OpenAI();\n",
      '@acme/openai says OpenAI in its name and is not read',
    ],
  ];

  it.each(reaching)('is listed, and counts as unknown: %s', async (code, reason) => {
    const folder = project({ 'a.js': code });
    const remedy = 'look up what it sends';
    expect((await inventoryOf(folder)).unresolved).toEqual([
      { file: 'a.js', line: 2, endLine: 2, reason, remedy },
    ]);
    const { status, stdout } = await run(folder);
    expect(status).toBe(0);
    expect(stdout).not.toContain('nothing to report');
    expect(stdout).toContain(`\n  ${reason}; ${remedy}\n      a.js:2\n`);
    const failing = await run(folder, ['--fail-on', 'unknown']);
    expect(failing.status).toBe(1);
    expect(failing.stdout).toContain('Failing: 1 place not followed at --fail-on unknown.');
  });

  it('is silent in types, and where nothing of OpenAI is', async () => {
    const folder = project({
      'a.ts':
        "import type { OpenAIProvider } from '@ai-sdk/openai';\nexport type A = OpenAIProvider;\n",
      'b.ts': "import { anthropic } from '@ai-sdk/anthropic';\nexport const b = anthropic;\n",
      'c.js': "import plugin from 'eslint-plugin-openai-zdr';\nexport default plugin;\n",
    });
    expect(await run(folder, ['--fail-on', 'unknown'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('nothing to report') as string,
    });
  });

  it('can stand in a baseline', async () => {
    const folder = project({ 'a.js': reaching[0]![0] });
    const args = ['--fail-on', 'unknown', '--baseline', 'b.json'];
    await run(folder, [...args, '--update-baseline']);
    expect((await run(folder, args)).status).toBe(0);
    write(folder, { 'b.js': reaching[1]![0] });
    expect((await run(folder, args)).status).toBe(1);
  });
});

describe('a file behind which calls cannot be followed', () => {
  it('is said where an answer depends on it', async () => {
    const folder = project({
      'client.js': 'export const openai = {{{\n',
      'use.js':
        "import { openai } from './client.js';\nawait openai.responses.create({ store: false });\n",
    });
    const { unresolved } = await inventoryOf(folder);
    expect(
      unresolved.map(({ file, line, reason }) => `${file}:${String(line)} ${reason}`),
    ).toContainEqual(
      expect.stringMatching(
        /^use\.js:2 \.\/client\.js cannot be parsed .*: what depends on it is not analysed$/,
      ),
    );
    expect((await run(folder, ['--fail-on', 'unknown', 'use.js'])).status).toBe(1);
  });

  describe('once, though a rule and the list say it', () => {
    const use = "import { openai } from './client.js';\nawait openai.responses.create({});\n";
    const files = { 'client.js': 'export const openai = {{{\n', 'use.js': use };

    it.each([
      [
        'text',
        /^Not followed to a call \(1\)\n {2}warn {2}\.\/client\.js .+; repair it\n {6}use\.js:2\n/m,
      ],
      ['html', /<h3>Not followed to a call \(1\)<\/h3>/],
      ['markdown', /^\*\*1 place could not be followed\.\*\*$/m],
    ])('as %s', async (format, words) => {
      const { stdout } = await run(project(files), ['--format', format]);
      expect(stdout).toMatch(words);
      expect(stdout.match(/\.\/client\.js/g)).toHaveLength(1);
    });

    it('also with --quiet', async () => {
      const { stdout } = await run(project(files), ['--quiet']);
      expect(stdout).toMatch(/^use\.js\n {2}1:24 {2}warn {2}`\.\/client\.js` /m);
    });

    it('where both fail', async () => {
      const folder = withEslint({
        ...files,
        'eslint.config.js': `// eslint-plugin-openai-zdr
import openaiZdr from ${JSON.stringify(`${ROOT}dist/index.js`)};
export default [openaiZdr.configs.strict];
`,
      });
      expect((await run(folder, ['--fail-on', 'unknown', 'use.js'])).stdout).toMatch(
        /\nFailing: 1 error-level finding\.\n$/,
      );
    });

    it('and a comment that accepts it accepts both', async () => {
      const comment = '// eslint-disable-next-line openai-zdr/no-blind-spots -- generated\n';
      const folder = project({ ...files, 'use.js': comment + use });
      expect((await run(folder, ['--fail-on', 'unknown', 'use.js'])).status).toBe(0);
      expect((await run(folder, ['use.js'])).stdout).toMatch(
        /\n {2}accepted \(generated\) {2}\.\/client\.js .+\n {6}use\.js:3\n/,
      );
    });

    it('in a comparison, which leaves out what a comment accepts', async () => {
      const comment = '// eslint-disable-next-line openai-zdr/no-blind-spots -- generated\n';
      const folder = project({ ...files, 'use.js': '' });
      const steps = { 'before.json': '', 'after.json': use, 'accepted.json': comment + use };
      for (const [output, text] of Object.entries(steps)) {
        write(folder, { 'use.js': text });
        await run(folder, ['use.js', '-o', output]);
      }
      const compare = (after: string): Promise<Ran> =>
        run(folder, ['--diff', 'before.json', after, '--fail-on', 'unknown']);
      const { stdout, status } = await compare('after.json');
      expect(stdout).toMatch(/\n\nNew findings \(1\)\n {2}use\.js:1 {2}warn {2}`\.\/client\.js` /);
      expect(stdout.match(/\.\/client\.js/g)).toHaveLength(1);
      expect(status).toBe(1);
      expect((await compare('accepted.json')).status).toBe(0);
    });

    it('and another place of the file still fails', async () => {
      const comment = '// eslint-disable-next-line openai-zdr/no-blind-spots -- generated\n';
      const more = "import { ChatOpenAI } from '@acme/openai';\nnew ChatOpenAI();\n";
      const folder = project({ ...files, 'use.js': comment + use + more });
      expect((await run(folder, ['--fail-on', 'unknown', 'use.js'])).stdout).toContain(
        'Failing: 1 place not followed',
      );
    });
  });
});

describe('a comparison of policies or SDKs', () => {
  it.each([
    ['--compare-policies', '2026-06', '2026-10-09'],
    ['--compare-sdk', '4', '7'],
  ])('says what it is silent about: %s', async (...args) => {
    const folder = project({ 'a.py': PYTHON });
    expect((await run(folder, args)).stdout).toContain(
      ' Configuration: none found that names this plugin. 1 Python file uses OpenAI: not read.',
    );
    const { stdout } = await run(folder, [...args, '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      configuration: { lookedFor: true, files: [] },
      notAnalysed: [{ file: 'a.py' }],
    });
  });
});

describe('a baseline', () => {
  const baseline = (...more: string[]): string[] => [
    '--fail-on',
    'unknown',
    '--baseline',
    'b.json',
    ...more,
  ];

  it('accepts what is not analysed, and nothing new', async () => {
    const folder = project({ 'a.py': PYTHON, 'broken.mjs': BROKEN });
    expect((await run(folder, baseline('--update-baseline'))).status).toBe(0);
    expect(await run(folder, baseline())).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Nothing new fails. 2 known from the baseline.') as string,
    });
    write(folder, { 'more.py': PYTHON });
    const { status, stdout } = await run(folder, baseline());
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /\nNew \(1\)\n\nmore\.py\n {2}fails {2}Python file that uses OpenAI: not read\n\nKnown from the baseline: 2 files not analysed\.\n\nNew and failing: 1 file not analysed at --fail-on unknown\. 2 known from the baseline\.\n$/,
    );
  });

  it('knows a file that moved, but not one of another language', async () => {
    const folder = project({ 'a.py': PYTHON });
    await run(folder, baseline('--update-baseline'));
    rmSync(join(folder, 'a.py'));
    write(folder, { 'lib/a.py': PYTHON });
    expect((await run(folder, baseline())).status).toBe(0);
    rmSync(join(folder, 'lib'), { recursive: true });
    write(folder, { 'a.rb': "require 'openai'\n" });
    expect((await run(folder, baseline())).status).toBe(1);
  });
});

describe('comparisons and merges', () => {
  it('say what is no longer or newly not analysed, and fail for it', async () => {
    const folder = project({ 'a.js': `${CLIENT}await client.files.list();\n`, 'old.py': PYTHON });
    await run(folder, ['-o', 'before.json']);
    rmSync(join(folder, 'old.py'));
    write(folder, {
      'new.py': PYTHON,
      'b.js': 'export const ask = (openai) => openai.responses.create({});\n',
    });
    await run(folder, ['-o', 'after.json']);
    const { stdout, status } = await run(folder, ['--diff', 'before.json', 'after.json']);
    expect(stdout).toMatch(
      /\n\nNew, and not followed or not analysed \(2\)\n {2}b\.js:1 {2}.+\n {2}new\.py {2}/,
    );
    expect(stdout).toMatch(
      /\n\nNo longer among what was not followed or not analysed \(1\)\n {2}old\.py {2}/,
    );
    expect(stdout).not.toContain('No difference.');
    expect(status).toBe(0);
    const diff = ['--diff', 'before.json', 'after.json', '--fail-on', 'unknown'];
    expect((await run(folder, diff)).status).toBe(1);
    expect(
      (await run(folder, ['--diff', 'after.json', 'after.json', '--fail-on', 'unknown'])).status,
    ).toBe(0);
  });

  it('are the single run when shards are put together', async () => {
    const folder = project({
      'a.py': PYTHON,
      'b.py': PYTHON,
      'c.sh': 'curl api.openai.com\n',
      'd.mjs': BROKEN,
    });
    for (const shard of ['1/2', '2/2'])
      await run(folder, ['--shard', shard, '-o', `${shard[0]!}.json`]);
    const whole = await run(folder, ['--format', 'json']);
    expect((await run(folder, ['--merge', '1.json', '2.json', '--format', 'json'])).stdout).toBe(
      whole.stdout,
    );
  });

  it('read inventories of the first version', async () => {
    const folder = project({
      'a.js': `${CLIENT}await client.files.list();\n`,
      'broken.mjs': BROKEN,
    });
    const { notAnalysed, configuration, files, balance, ...rest } = await inventoryOf(folder);
    expect(balance).not.toBeNull();
    expect(configuration).toEqual({ lookedFor: true, files: [] });
    write(folder, {
      'old.json': JSON.stringify({
        ...rest,
        schemaVersion: 1,
        files: { ...files, failed: notAnalysed },
      }),
    });
    await run(folder, ['-o', 'new.json']);
    const merged = await run(folder, ['--merge', 'old.json', '--format', 'json']);
    expect(JSON.parse(merged.stdout)).toEqual({
      ...rest,
      files,
      notAnalysed,
      schemaVersion: 2,
      configuration: null,
      balance: null,
    });
    expect((await run(folder, ['--merge', 'old.json'])).stdout).toContain(
      'Configuration: not recorded.',
    );
    expect((await run(folder, ['--diff', 'old.json', 'new.json'])).stdout).toContain(
      'No difference.',
    );
  });
});
