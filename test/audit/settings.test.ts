/** `settings['openai-zdr']` of the project's own ESLint configuration. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLIENT, git, inventoryOf, run, withEslint } from '../helpers/audit.ts';

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
    expect([profile, policy.id]).toEqual(['zdr', '2026-10-09']);
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

  it('that cannot be loaded are left out, and it is said once', async () => {
    const folder = withEslint({
      'eslint.config.js': "// openai-zdr\nthrow new Error('not today');\n",
      'a.js': GATEWAY,
      'b.js': GATEWAY,
    });
    const { stderr, status } = await run(folder);
    expect(stderr).toBe(
      `openai-zdr: the ESLint configuration in ${folder} could not be read and is left out (not today)\n`,
    );
    expect(status).toBe(0);
  });

  it('are not asked for where the plugin is unknown', async () => {
    const folder = withEslint({
      'eslint.config.js': "throw new Error('never loaded');\n",
      'a.js': GATEWAY,
    });
    expect((await run(folder)).stderr).toBe('');
  });
});
