/** What is different on Windows: line ends, and paths. */
import tsParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { bunLock } from '../src/calls/locks/bun.ts';
import { npmLock } from '../src/calls/locks/npm.ts';
import { pnpmLock } from '../src/calls/locks/pnpm.ts';
import { yarnLock } from '../src/calls/locks/yarn.ts';
import plugin from '../src/plugin.ts';
import { inventoryOf, project } from './helpers/audit.ts';
import { type RuleCase, ruleCases } from './helpers/rule-cases.ts';
import { SAMPLE_PROJECT } from './helpers/sample-project.ts';

const withCrlf = (text: string): string => text.replaceAll(/\r?\n/g, '\r\n');
const withLf = (text: string): string => text.replaceAll('\r\n', '\n');

/** What a rule says, and what each suggestion makes of the text. */
function said({ rule, code, options = [], settings = {}, isTypeScript }: RuleCase): object[] {
  const messages = new Linter().verify(code, {
    plugins: { 'openai-zdr': plugin },
    rules: { [`openai-zdr/${rule}`]: ['error', ...options] },
    settings: { ...settings },
    languageOptions: {
      ...(isTypeScript ? { parser: tsParser } : {}),
      parserOptions: { ecmaFeatures: { jsx: true } },
    },
  });
  return messages.map(({ suggestions = [], message, line, column, endLine, endColumn }) => ({
    message: withLf(message),
    at: [line, column, endLine, endColumn],
    suggestions: suggestions.map(({ desc, fix: { range, text } }) => [
      desc,
      code.slice(0, range[0]) + text + code.slice(range[1]),
    ]),
  }));
}

interface Said {
  suggestions: [string, string][];
}

describe('lines that end with CR and LF', () => {
  it('change no message, no place and no suggestion of any rule', () => {
    const all = ruleCases();
    const several = all.filter(({ code }) => code.includes('\n'));
    let suggestions = 0;
    for (const item of several) {
      const converted = said({ ...item, code: withCrlf(item.code) }) as Said[];
      suggestions += converted.flatMap((message) => message.suggestions).length;
      const read = JSON.parse(
        withLf(JSON.stringify(converted).replaceAll('\\r\\n', '\\n')),
      ) as object;
      expect(read, item.code).toEqual(
        JSON.parse(JSON.stringify(said({ ...item, code: withLf(item.code) }))),
      );
    }
    expect(several.length).toBeGreaterThan(500);
    expect(suggestions).toBeGreaterThan(50);
  });

  it('change nothing of an inventory, its components and pages included', async () => {
    const call = "client.files.create({ purpose: 'user_data' })";
    const client = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";
    const files = {
      ...SAMPLE_PROJECT,
      'a.vue': `<script setup>\n${client}</script>\n<template>\n  <a @click="\n    ${call}" />\n</template>\n`,
      'b.svelte': `<script>\n${client}</script>\n\n<button onclick={() =>\n  ${call}}>x</button>\n`,
      'c.astro': `---\n${client}await ${call};\n---\n<p>\n  {${call}}\n</p>\n`,
      'd.html': `<p>\n<script type="module">\n${client}${call};\n</script>\n`,
      'e.md': `# Files\n\n\`\`\`js\n${client}${call};\n\`\`\`\n`,
      'tsconfig.json':
        '{\n  // where it stands\n  "compilerOptions": { "paths": { "~ai": ["./src/client.js"] } },\n}\n',
      'f.ts': "import { openai } from '~ai';\nopenai.files.create({ purpose: 'user_data' });\n",
      'package.json': '{\n  "type": "module"\n}\n',
    };
    const converted = Object.entries(files).map(([name, text]) => [name, withCrlf(text)] as const);
    const own = await inventoryOf(project(files), '--markdown');
    const other = await inventoryOf(project(Object.fromEntries(converted)), '--markdown');
    expect(own.calls.filter(({ file }) => /^[a-f]\./.test(file)).length).toBeGreaterThanOrEqual(7);
    expect(JSON.parse(JSON.stringify(other).replaceAll('\\r\\n', '\\n'))).toEqual(own);
  });

  it.each([
    [
      'npm',
      npmLock,
      '{\n  "packages": {\n    "node_modules/openai": { "version": "6.1.0" }\n  }\n}',
    ],
    [
      'pnpm',
      pnpmLock,
      "lockfileVersion: '9.0'\npackages:\n\n  openai@6.1.0:\n    resolution: {}\n",
    ],
    ['Yarn 1', yarnLock, '\nopenai@^6.0.0:\n  version "6.1.0"\n  resolved "x"\n'],
    ['Yarn', yarnLock, '\n"openai@npm:^6.0.0":\n  version: 6.1.0\n  resolution: "x"\n'],
    ['Bun', bunLock, '{\n  "packages": {\n    "openai": ["openai@6.1.0", "", {}, "x"],\n  },\n}\n'],
  ])('change nothing of the lock file of %s', (_name, lock, text) => {
    const wanted = { name: 'openai', folder: '', range: '^6.0.0' };
    expect(lock(text)(wanted)?.version).toBe('6.1.0');
    expect(lock(withCrlf(text))(wanted)?.version).toBe('6.1.0');
  });
});
