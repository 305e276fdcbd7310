/** The configurations that the pages show, with one version of ESLint and the packed tarball; of the one that is named when run by itself. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { assert, check, finish, project, root, write } from './harness.ts';

const CALL =
  "import OpenAI from 'openai';\nawait new OpenAI().files.create({ file, purpose: 'user_data' });\n";

interface Result {
  filePath: string;
  messages: { ruleId: string | null; message: string }[];
}

export async function checkEslint(wanted: string): Promise<void> {
  const folder = project(`eslint-${wanted}`, [`eslint@${wanted}`], { 'call.js': CALL });
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
      found(folder, '--concurrency', '2'),
    );
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
    ['node_modules/eslint/bin/eslint.js', '--format', 'json', ...args, '.'],
    { cwd: folder, encoding: 'utf8' },
  );
  assert(stdout.startsWith('['), `ESLint printed no result: ${stderr}`);
  const results = JSON.parse(stdout) as Result[];
  const rules = results
    .filter(({ filePath }) => filePath.endsWith('call.js'))
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
  await checkEslint(version);
  finish();
}
