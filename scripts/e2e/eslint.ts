/** The configurations that the pages show, with one version of ESLint and the packed tarball; of the one that is named when run by itself. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sampleOf } from '../samples.ts';
import { assert, check, finish, project, root, write } from './harness.ts';

const CALL =
  "import OpenAI from 'openai';\nawait new OpenAI().files.create({ file, purpose: 'user_data' });\n";

interface Result {
  filePath: string;
  messages: { ruleId: string | null; message: string }[];
}

const PRESET =
  "import openaiZdr from 'eslint-plugin-openai-zdr';\nexport default [openaiZdr.configs.recommended];\n";

/** `all`: also with the inspector of configurations, which takes long to install. */
export async function checkEslint(wanted: string, all = false): Promise<void> {
  const isNewest = wanted === '10';
  const tools = isNewest ? ['eslint-typegen@2.3.1', 'eslint-plugin-html@8.2.1'] : [];
  if (isNewest && all) tools.push('@eslint/config-inspector@3.5.0');
  const folder = project(`eslint-${wanted}`, [`eslint@${wanted}`, ...tools], { 'call.js': CALL });
  const version = installedVersion(folder);
  const [, major = 0, minor = 0] = /^(\d+)\.(\d+)/.exec(version)?.map(Number) ?? [];
  const isSince = (since: number): boolean => major > 9 || minor >= since;

  for (const [index, code] of configurations().entries()) {
    // `eslint/config` comes with 9.22.
    if (code.includes('eslint/config') && !isSince(22)) continue;
    await check(
      `configuration ${String(index + 1)} of getting-started works with ESLint ${version}`,
      () => {
        write(folder, { 'eslint.config.js': code });
        return found(folder);
      },
    );
  }
  if (isSince(34))
    await check(`ESLint ${version} lints with several threads`, () =>
      found(folder, '--concurrency', '2', '.'),
    );
  if (!isNewest) return;
  await check('eslint-typegen knows the options of every rule', () => typed(folder));
  await check('eslint-plugin-html hands the scripts of pages over', () => ofPages(folder));
  if (all) await check('the inspector of configurations shows presets', () => inspected(folder));
  await check(`ESLint ${version} takes the configuration beside a file`, () => nearest(folder));
}

/** `packages/a` has the preset, the top has not. */
function nearest(folder: string): string {
  write(folder, {
    'eslint.config.js': 'export default [{}];\n',
    'packages/a/eslint.config.js': PRESET,
    'packages/a/call.js': CALL,
  });
  return found(folder);
}

/** Types from the schemas of the rules: what fits is taken, a misspelt option is not. */
function typed(folder: string): string {
  write(folder, {
    'eslint.config.js': sampleOf('Tools around ESLint', 'js'),
    'options.ts': `import type { RuleOptions } from './eslint-typegen.d.ts';
export const right: RuleOptions = { 'openai-zdr/no-ineligible-endpoint': ['error', { reads: false }] };
// @ts-expect-error
export const wrong: RuleOptions = { 'openai-zdr/no-ineligible-endpoint': ['error', { raeds: false }] };
`,
  });
  found(folder);
  execFileSync(
    process.execPath,
    [
      join(root, 'node_modules/typescript/bin/tsc'),
      ...['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', 'options.ts'],
    ],
    { cwd: folder, stdio: 'pipe' },
  );
  const types = readFileSync(join(folder, 'eslint-typegen.d.ts'), 'utf8');
  const count = new Set(types.match(/'openai-zdr\/[\w-]+'/g)).size;
  assert(count === ruleCount(folder), `${String(count)} rules have types`);
  return `${String(count)} rules`;
}

/** A script of a module and one of old, as the page on HTML shows. */
function ofPages(folder: string): string {
  write(folder, {
    'eslint.config.js': sampleOf('HTML', 'js', 'getting-started'),
    'page/call.html': `<title>Files</title>
<script type="module">
${CALL}</script>
<script>fetch('https://api.openai.com/v1/models');</script>
`,
  });
  return found(folder, 'page');
}

function ruleCount(folder: string): number {
  const code =
    "import plugin from 'eslint-plugin-openai-zdr'; console.log(Object.keys(plugin.rules).length)";
  const args = ['--input-type=module', '--eval', code];
  return Number(execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }));
}

function inspected(folder: string): string {
  write(folder, { 'eslint.config.js': PRESET });
  execFileSync('npx', ['eslint-config-inspector', 'build', '--outDir', 'inspector'], {
    cwd: folder,
    stdio: 'pipe',
  });
  const files = readdirSync(join(folder, 'inspector'), { recursive: true, encoding: 'utf8' });
  const payload = files.find((file) => /get-payload\.record\..*\.json$/.test(file)) ?? '';
  const text = readFileSync(join(folder, 'inspector', payload), 'utf8');
  for (const name of [
    'openai-zdr/recommended',
    'openai-zdr/no-ineligible-endpoint',
    '**/!(*.d).ts',
  ])
    assert(text.includes(name), `the inspector does not know ${name}`);
  return `${String(files.length)} files`;
}

function installedVersion(folder: string): string {
  const manifest = readFileSync(join(folder, 'node_modules/eslint/package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

/** Those under the heading ESLint: with `defineConfig`, and without. */
function configurations(): string[] {
  const page = readFileSync(join(root, 'rules-docs/getting-started.md'), 'utf8');
  const section = page.split(/^## /m).find((part) => part.startsWith('ESLint\n')) ?? '';
  const blocks = [...section.matchAll(/^```js\n([^]*?)^```$/gm)].map(([, code]) => code ?? '');
  const shown = blocks.filter(
    (code) => code.includes('configs.recommended') || code.includes('/recommended'),
  );
  assert(shown.length >= 2, 'getting-started shows no two configurations');
  return shown.slice(0, 2);
}

function found(folder: string, ...args: string[]): string {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/eslint/bin/eslint.js', '--format', 'json', ...(args.length > 0 ? args : ['.'])],
    { cwd: folder, encoding: 'utf8' },
  );
  assert(stdout.startsWith('['), `ESLint printed no result: ${stderr}`);
  const results = JSON.parse(stdout) as Result[];
  const rules = results
    .filter(({ filePath }) => /call\.(?:js|html)$/.test(filePath))
    .flatMap(({ messages }) => messages.map(({ ruleId, message }) => ruleId ?? message));
  assert(rules.join() === 'openai-zdr/no-ineligible-endpoint', `found: ${rules.join(', ')}`);
  return `${String(results.length)} files`;
}

const [, script, version] = process.argv;
if (
  script !== undefined &&
  import.meta.url === pathToFileURL(script).href &&
  version !== undefined
) {
  await checkEslint(version, true);
  finish();
}
