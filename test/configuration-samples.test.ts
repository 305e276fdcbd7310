/** The configurations that the pages show, as ESLint and the plugin read them. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { ESLint } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../src/rules/index.ts';
import { settingsOf } from '../src/settings.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const blocksOf = (page: string, language: string): string[] =>
  [
    ...readFileSync(`${root}${page}`, 'utf8').matchAll(
      new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'),
    ),
  ].map(([, code]) => code!);

const folder = mkdtempSync(join(tmpdir(), 'openai-zdr-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
beforeAll(() => {
  mkdirSync(join(folder, 'node_modules'));
  mkdirSync(join(folder, 'apps/clinic'), { recursive: true });
  symlinkSync(root, join(folder, 'node_modules/eslint-plugin-openai-zdr'));
  for (const name of ['eslint', 'typescript-eslint', 'typescript'])
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  writeFileSync(
    join(folder, 'upload.js'),
    "import OpenAI from 'openai';\nnew OpenAI().files.create({ file, purpose: 'user_data' });\n",
  );
  writeFileSync(
    join(folder, 'apps/clinic/upload.js'),
    "import OpenAI from 'openai';\nnew OpenAI().conversations.create({});\n",
  );
});

const configurations = ['README.md', 'rules-docs/getting-started.md'].flatMap((page) =>
  blocksOf(page, 'js')
    .filter((code) => code.includes('export default'))
    .map((code, index) => ({ page, code, index })),
);

describe('a configuration file', () => {
  it('is shown several times', () => {
    expect(configurations.map(({ page }) => page)).toEqual([
      'README.md',
      ...Array.from({ length: 6 }, () => 'rules-docs/getting-started.md'),
    ]);
  });

  it.each(configurations)('of $page works: $index', async ({ code, page, index }) => {
    const overrideConfigFile = join(folder, `${page.replaceAll('/', '-')}-${String(index)}.mjs`);
    writeFileSync(overrideConfigFile, code);
    const results = await new ESLint({ cwd: folder, overrideConfigFile }).lintFiles([
      'upload.js',
      'apps/clinic/upload.js',
    ]);
    const ids = results.flatMap(({ messages }) =>
      messages.map(({ ruleId, messageId }) => `${ruleId ?? ''} ${messageId ?? ''}`),
    );
    const isHipaa = code.includes('hipaa');
    expect(ids.sort()).toEqual(
      [
        isHipaa
          ? 'openai-zdr/no-ineligible-endpoint notCovered'
          : 'openai-zdr/no-ineligible-endpoint ineligible',
        'openai-zdr/no-ineligible-endpoint ineligible',
      ].sort(),
    );
  });
});

describe('settings', () => {
  const settings = ['README.md', 'rules-docs/settings.md']
    .flatMap((page) => blocksOf(page, 'js'))
    .filter((code) => /^(?:settings|clients|wrappers|hosts)\b/.test(code));

  it.each(settings)('are taken: %s', (code) => {
    const given = runInNewContext(`({ ${code} })`) as { settings?: Record<string, object> };
    expect(settingsOf(given.settings ? given.settings['openai-zdr'] : given)).toHaveProperty(
      'policy',
    );
  });

  it('are all shown', () => {
    for (const key of ['policy', 'profile', 'clients', 'wrappers', 'hosts', 'crossFile'])
      expect(
        settings.filter((code) => new RegExp(String.raw`\b${key}:`).test(code)),
        key,
      ).not.toEqual([]);
  });

  it('that are wrong are refused as the page shows', () => {
    const [shown] = blocksOf('rules-docs/settings.md', 'text');
    expect(() => settingsOf({ profile: 'hippa' })).toThrow(shown!.trim());
  });
});

describe('a configuration of oxlint', () => {
  it('names rules that exist, and settings that are taken', () => {
    const [config] = blocksOf('rules-docs/getting-started.md', 'json')
      .map(
        (code) =>
          JSON.parse(code) as {
            jsPlugins?: string[];
            rules: Record<string, string>;
            settings: Record<string, object>;
          },
      )
      .filter(({ jsPlugins }) => jsPlugins);
    expect(config!.jsPlugins).toEqual(['eslint-plugin-openai-zdr']);
    expect(
      Object.keys(config!.rules).filter(
        (id) => !Object.hasOwn(rules, id.replace('openai-zdr/', '')),
      ),
    ).toEqual([]);
    expect(settingsOf(config!.settings['openai-zdr'])).toMatchObject({ crossFile: true });
  });
});
