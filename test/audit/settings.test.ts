/** `settings['openai-zdr']` of the project's own ESLint configuration. */
import { newestSnapshot } from '../../src/catalogue/policy/index.ts';
import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  CLIENT,
  type Files,
  ROOT,
  git,
  inventoryOf,
  project,
  run,
  withEslint,
  write,
} from '../helpers/audit.ts';

const config = (settings: string): string =>
  `export default [{ settings: { 'openai-zdr': ${settings} } }];\n`;
const GATEWAY =
  "import OpenAI from 'openai';\nawait new OpenAI({ baseURL: 'https://ai.acme.example/v1' }).files.list();\n";

describe('settings of a project', () => {
  it('name policy, profile, hosts and clients', async () => {
    const folder = withEslint({
      'eslint.config.js': config(
        "{ policy: '2026-06', profile: 'mam', hosts: { 'ai.acme.example': 'openai' }, clients: [{ module: '@acme/ai', export: 'openai' }] }",
      ),
      'a.js': GATEWAY,
      'b.js': "import { openai } from '@acme/ai';\nawait openai.files.list();\n",
    });
    const { calls, policy, profile } = await inventoryOf(folder);
    expect([policy.id, profile]).toEqual(['2026-06', 'mam']);
    expect(calls.map(({ file, target, path }) => [file, target, path])).toEqual([
      ['a.js', 'openai', 'files.list'],
      ['b.js', 'openai', 'files.list'],
    ]);
  });

  it('are left alone with --no-config, and flags win over them', async () => {
    const folder = withEslint({
      'eslint.config.js': config("{ profile: 'mam', hosts: { 'ai.acme.example': 'openai' } }"),
      'a.js': GATEWAY,
    });
    expect(await inventoryOf(folder, '--no-config')).toMatchObject({
      profile: 'zdr',
      calls: [{ target: 'other' }],
    });
    expect(await inventoryOf(folder, '--profile', 'hipaa')).toMatchObject({
      profile: 'hipaa',
      calls: [{ target: 'openai' }],
    });
  });

  it('may differ from file to file; a call says so', async () => {
    const folder = withEslint({
      'eslint.config.js':
        "export default [{ settings: { 'openai-zdr': { profile: 'zdr' } } }, { files: ['clinic/**'], settings: { 'openai-zdr': { profile: 'hipaa', policy: '2025-05' } } }];\n",
      'a.js': `${CLIENT}await client.files.list();\n`,
      'clinic/b.js': `${CLIENT}await client.files.list();\n`,
    });
    const { calls, profile, policy } = await inventoryOf(folder);
    expect([profile, policy.id]).toEqual(['zdr', newestSnapshot]);
    expect(calls.map((call) => [call.file, call.profile])).toEqual([
      ['a.js', undefined],
      ['clinic/b.js', 'hipaa'],
    ]);
  });

  it('are those of the nearest configuration in a monorepo', async () => {
    const folder = withEslint({
      'packages/a/eslint.config.js': config("{ hosts: { 'ai.acme.example': 'openai' } }"),
      'packages/a/package.json': '{"type":"module"}',
      'packages/a/a.js': GATEWAY,
      'packages/b/b.js': GATEWAY,
    });
    expect((await inventoryOf(folder)).calls.map(({ file, target }) => [file, target])).toEqual([
      ['packages/a/a.js', 'openai'],
      ['packages/b/b.js', 'other'],
    ]);
  });

  it('come from no configuration above the repository, which is not executed either', async () => {
    const folder = withEslint({
      'eslint.config.js': `import { writeFileSync } from 'node:fs';\nwriteFileSync(new URL('ran', import.meta.url), 'openai-zdr');\n${config("{ profile: 'mam' }")}`,
      'clone/src/a.js': GATEWAY,
    });
    const clone = join(folder, 'clone');
    expect((await inventoryOf(join(folder, 'clone'))).profile, 'outside of git').toBe('zdr');
    git(clone, 'init', '--quiet');
    expect((await inventoryOf(join(clone, 'src'))).profile, 'in a repository').toBe('zdr');
    expect((await inventoryOf(clone, folder)).profile, 'of a path above').toBe('zdr');
    expect(existsSync(join(folder, 'ran'))).toBe(false);
    expect((await inventoryOf(folder)).profile, 'from its own folder').toBe('mam');
  });

  it('are found at the top of the repository from a folder of it', async () => {
    const folder = withEslint({
      'eslint.config.js': config("{ profile: 'mam' }"),
      'src/a.js': GATEWAY,
    });
    git(folder, 'init', '--quiet');
    expect((await inventoryOf(join(folder, 'src'))).profile).toBe('mam');
  });

  it('count for files that ESLint ignores, too', async () => {
    const folder = withEslint({
      'eslint.config.js': `export default [{ ignores: ['generated/**'] }, { settings: { 'openai-zdr': { hosts: { 'ai.acme.example': 'openai' } } } }];\n`,
      'generated/a.js': GATEWAY,
      'b.vue': `<script>\n${GATEWAY}</script>\n`,
    });
    expect((await inventoryOf(folder)).calls.map(({ target }) => target)).toEqual([
      'openai',
      'openai',
    ]);
  });

  it('that are wrong give one clear error', async () => {
    const folder = withEslint({
      'eslint.config.js': config("{ profile: 'zrd' }"),
      'a.js': GATEWAY,
    });
    expect(await run(folder)).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'openai-zdr: settings["openai-zdr"].profile is "zrd", but must be one of "zdr", "mam", "hipaa", "default" (did you mean "zdr"?).\n',
    });
  });

  it.each([
    ["'openai-zdr': 'mam'", 'settings["openai-zdr"] is "mam", but must be an object.'],
    [
      'openaiZdr: {}',
      'settings["openaiZdr"] is not read by eslint-plugin-openai-zdr (did you mean settings["openai-zdr"]?).',
    ],
  ])('that would be passed over are told: %s', async (settings, told) => {
    const folder = withEslint({
      'eslint.config.js': `// openai-zdr\nexport default [{ settings: { ${settings} } }];\n`,
      'a.js': GATEWAY,
    });
    expect(await run(folder)).toEqual({ status: 2, stdout: '', stderr: `openai-zdr: ${told}\n` });
  });

  it('are not asked for where the plugin is unknown', async () => {
    const folder = withEslint({
      'eslint.config.js': "throw new Error('never loaded');\n",
      'a.js': GATEWAY,
    });
    expect((await run(folder)).stderr).toBe('');
  });
});

const UPLOAD = `${CLIENT}await client.files.create({ purpose: 'batch', file });\n`;
const ASK = `${CLIENT}await client.responses.create({ model: 'gpt-5', input: '' });\n`;
const ENDPOINT = 'openai-zdr/no-ineligible-endpoint';

/** A project in which ESLint and this plugin are installed. */
function linted(config: string, files: Files): string {
  const folder = withEslint({
    'eslint.config.js': `import zdr from 'eslint-plugin-openai-zdr';\nexport default ${config};\n`,
    ...files,
  });
  symlinkSync(ROOT, join(folder, 'node_modules/eslint-plugin-openai-zdr'));
  return folder;
}

/** `a.js error no-ineligible-endpoint`, for every finding that nothing accepts */
async function findingsIn(folder: string, ...args: string[]): Promise<string[]> {
  const { calls } = await inventoryOf(folder, ...args);
  return calls.flatMap(({ file, findings }) =>
    findings
      .filter(({ suppressed }) => suppressed === undefined)
      .map(({ severity, rule }) => `${file} ${severity} ${rule.split('/')[1]!}`),
  );
}

describe('rules of a project', () => {
  it('count with their severity, file by file', async () => {
    const folder = linted(
      `[
        { plugins: { 'openai-zdr': zdr }, rules: { '${ENDPOINT}': 'error', 'openai-zdr/require-store-false': 'warn' } },
        { files: ['legacy/**'], rules: { '${ENDPOINT}': 'off' } },
        { files: ['strict/**'], rules: { 'openai-zdr/require-store-false': 'error' } },
        { files: ['soft/**'], rules: { '${ENDPOINT}': 'warn' } },
      ]`,
      {
        'a.js': UPLOAD,
        'legacy/b.js': UPLOAD,
        'soft/c.ts': UPLOAD,
        'strict/d.js': ASK,
        'e.vue': `<script>\n${ASK}</script>\n`,
      },
    );
    expect(await findingsIn(folder)).toEqual([
      'a.js error no-ineligible-endpoint',
      'e.vue warn require-store-false',
      'soft/c.ts warn no-ineligible-endpoint',
      'strict/d.js error require-store-false',
    ]);
    expect((await run(folder, ['legacy', 'soft'])).status).toBe(0);
    expect((await run(folder, ['strict'])).status).toBe(1);
    expect(await findingsIn(folder, '--no-config', 'legacy')).toEqual([
      'legacy/b.js error no-ineligible-endpoint',
    ]);
  });

  it('may be more than those of the preset, and every output knows them', async () => {
    const folder = linted(
      `[{ plugins: { 'openai-zdr': zdr }, rules: { 'openai-zdr/single-approved-client': ['error', { modules: ['src/ai.js'] }] } }]`,
      { 'a.js': UPLOAD },
    );
    const { stdout, status } = await run(folder, ['--format', 'sarif']);
    const { runs } = JSON.parse(stdout) as {
      runs: [
        {
          results: { ruleId: string; ruleIndex: number }[];
          tool: { driver: { rules: { id: string }[] } };
        },
      ];
    };
    expect(runs[0].results.map(({ ruleId }) => ruleId)).toEqual([
      'openai-zdr/single-approved-client',
    ]);
    expect(runs[0].tool.driver.rules[runs[0].results[0]!.ruleIndex]!.id).toBe(
      'openai-zdr/single-approved-client',
    );
    expect(status).toBe(1);
  });

  it.each(['openai-zdr', 'zdr', '@acme/zdr'])('may stand under another name: %s', async (name) => {
    const folder = linted(
      `[{ plugins: { '${name}': zdr }, rules: { '${name}/no-ineligible-endpoint': 'warn' } }]`,
      {
        'a.js': UPLOAD,
        'b.js': UPLOAD.replace(
          'await',
          `// eslint-disable-next-line ${name}/no-ineligible-endpoint -- agreed\nawait`,
        ),
      },
    );
    expect(await findingsIn(folder)).toEqual(['a.js warn no-ineligible-endpoint']);
  });

  it('are those of the preset where the configuration names none of them', async () => {
    const folder = linted(
      `[{ plugins: { 'openai-zdr': zdr }, settings: { 'openai-zdr': { profile: 'mam' } } }, { rules: { 'no-undef': 'off' } }]`,
      { 'a.js': ASK },
    );
    expect(await findingsIn(folder)).toEqual(['a.js error require-store-false']);
  });

  it('accept calls by the option allow, with the reason, also at --fail-on', async () => {
    const folder = linted(
      `[{ plugins: { 'openai-zdr': zdr }, rules: { '${ENDPOINT}': ['error', { allow: [{ call: 'files.*', reason: 'public handbook' }] }] } }]`,
      { 'a.js': UPLOAD },
    );
    expect((await inventoryOf(folder)).calls[0]!.findings).toMatchObject([
      { rule: ENDPOINT, suppressed: 'public handbook', suppressedBy: 'configuration' },
    ]);
    const { status, stdout } = await run(folder, ['--fail-on', 'ineligible']);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^ {2}3:20 {2}accepted {2}POST \/v1\/files .+ {2}no-ineligible-endpoint: public handbook$/m,
    );
    expect(stdout).toContain('0 errors, 0 warnings, 1 accepted in the configuration.');
    expect((await run(folder, ['--format', 'sarif'])).stdout).toMatch(
      /"kind": "external",\s+"justification": "public handbook"/,
    );
    expect((await run(folder, ['--format', 'html'])).stdout).toContain(
      'Reason in the configuration: public handbook',
    );
    expect((await run(folder, ['--no-config'])).status).toBe(1);
  });

  it('with options that do not fit give one clear error', async () => {
    const folder = linted(
      `[{ plugins: { 'openai-zdr': zdr }, rules: { '${ENDPOINT}': ['error', { alow: [] }] } }]`,
      { 'a.js': UPLOAD },
    );
    const { status, stdout, stderr } = await run(folder);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.trimEnd()).not.toContain('\n');
    for (const part of [ENDPOINT, '"alow"', '"allow"', join(folder, 'eslint.config.js')])
      expect(stderr).toContain(part);
  });

  it('are part of what a remembered result rests on', async () => {
    const config = (level: string): string =>
      `[{ plugins: { 'openai-zdr': zdr }, rules: { '${ENDPOINT}': '${level}' } }]`;
    const files = { 'a.js': UPLOAD };
    const [strict, soft] = [linted(config('error'), files), linted(config('off'), files)];
    expect(await findingsIn(strict, `--cache=${strict}/cache`)).toHaveLength(1);
    expect(await findingsIn(soft, `--cache=${strict}/cache`)).toEqual([]);
    expect(await findingsIn(strict, `--cache=${strict}/cache`)).toHaveLength(1);
  });
});

describe('files that ESLint ignores', () => {
  const folder = linted(
    `[
      { ignores: ['generated/**', '**/*.gen.ts'] },
      { plugins: { 'openai-zdr': zdr }, rules: { '${ENDPOINT}': 'error' } },
      { files: ['generated/quiet/**'], rules: { '${ENDPOINT}': 'off' } },
    ]`,
    {
      'generated/a.js': UPLOAD,
      'generated/quiet/q.js': UPLOAD,
      'b.gen.ts': `${UPLOAD}export const ask = (openai) => openai.responses.create({});\n`,
      'generated/broken.js': `${CLIENT}const = ;\n`,
      // No pattern of the configuration names it: that is not ignored.
      'c.tsx': 'export {};\n',
    },
  );

  it('stay listed and marked, and do not fail', async () => {
    const { calls, unresolved, notAnalysed } = await inventoryOf(folder);
    expect(calls.map(({ file, ignored, findings }) => [file, ignored, findings.length])).toEqual([
      ['b.gen.ts', true, 1],
      ['generated/a.js', true, 1],
      ['generated/quiet/q.js', true, 0],
    ]);
    expect(unresolved).toMatchObject([{ file: 'b.gen.ts', ignored: true }]);
    expect(notAnalysed).toMatchObject([{ file: 'generated/broken.js', ignored: true }]);
    expect((await run(folder, ['--fail-on', 'ineligible,unknown'])).status).toBe(0);
    expect((await run(folder, ['--no-config'])).status).toBe(1);
  });

  it.each([
    [
      'text',
      /^generated\/a\.js \(file is ignored by ESLint\)\n {2}3:20 {2}error {2}POST \/v1\/files /m,
    ],
    ['text', /0 errors, 0 warnings, 2 in files that ESLint ignores\./],
    ['csv', /\(file is ignored by ESLint\)/],
    ['html', /<span class="small">1 call, file is ignored by ESLint<\/span>/],
    ['markdown', /\| `generated\/a\.js:3` \(file is ignored by ESLint\) \| error \|/],
    ['sarif', /"justification": "The file is ignored by ESLint\."/],
  ])('say so as %s', async (format, words) => {
    expect((await run(folder, ['--format', format])).stdout).toMatch(words);
  });
});

describe('the configuration that was used', () => {
  const OUTPUTS = ['text', 'csv', 'sarif', 'html', 'markdown', 'cyclonedx'];

  it.each(OUTPUTS)('stands in %s', async (format) => {
    const folder = linted(`[{ plugins: { 'openai-zdr': zdr } }]`, { 'a.js': ASK });
    const plain = (text: string): string => text.replaceAll('\\', '');
    const said = async (...args: string[]): Promise<string> =>
      plain((await run(folder, ['--format', format, ...args])).stdout);
    expect(await said()).toContain('eslint.config.js');
    expect(await said('--no-config')).toContain('not looked for (--no-config)');
    const { stdout } = await run(project({ 'a.js': ASK }), ['--format', format]);
    expect(stdout).toContain('none found that names this plugin');
  });

  it('is every file that says something, relative to the root', async () => {
    const folder = linted(`[{ plugins: { 'openai-zdr': zdr } }]`, {
      'a.js': ASK,
      'packages/b/eslint.config.js': config("{ profile: 'mam' }"),
      'packages/b/b.js': ASK,
      'packages/c/eslint.config.js': 'export default [];\n',
      'packages/c/c.js': ASK,
    });
    expect((await inventoryOf(folder)).configuration).toEqual({
      lookedFor: true,
      files: ['eslint.config.js', 'packages/b/eslint.config.js', 'packages/c/eslint.config.js'],
    });
    expect((await inventoryOf(folder, '--no-config')).configuration).toEqual({
      lookedFor: false,
      files: [],
    });
    write(folder, { 'apps/d.js': ASK });
    git(folder, 'init', '--quiet');
    expect((await inventoryOf(folder, '--root', 'apps', 'apps')).configuration?.files).toEqual([
      '../eslint.config.js',
    ]);
  });
});

describe('a rule that lacks the options that it needs', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('is told once, whatever the number of files', async () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const folder = linted('[zdr.configs.all]', { 'a.js': ASK, 'b.js': ASK });
    await run(folder);
    const told = warn.mock.calls.map(([text]) => String(text));
    expect(told.filter((text) => text.startsWith('openai-zdr/'))).toEqual([
      expect.stringContaining('single-approved-client reports nothing without its option'),
    ]);
  });
});
