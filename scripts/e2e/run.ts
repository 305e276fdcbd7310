/**
 * Installs the packed tarball the way users do, and uses it there: in an empty project, beside
 * TypeScript 7 and ESLint 10, beside ESLint 9.15, beside oxlint without ESLint, on newer versions of
 * Node, in the language server of editors, in git hooks, by other package managers. Needs the npm registry.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sampleOf } from '../samples.ts';
import { checkEditor } from './editing.ts';
import { checkEslint } from './eslint.ts';
import { assert, check, finish, project } from './harness.ts';
import { checkHooks } from './hooks.ts';
import { checkPackageManagers } from './package-managers.ts';

function footprint(folder: string): string {
  let packages = 0;
  let bytes = 0;
  const visit = (path: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const inner = join(path, entry.name);
      if (entry.isDirectory()) visit(inner);
      else if (entry.isFile()) {
        bytes += statSync(inner).size;
        if (
          entry.name === 'package.json' &&
          /node_modules\/(?:@[^/]+\/)?[^/]+\/package\.json$/.test(inner)
        )
          packages += 1;
      }
    }
  };
  visit(join(folder, 'node_modules'));
  return `${String(packages)} packages, ${(bytes / 1024 / 1024).toFixed(1)} MB installed`;
}

function node(folder: string, code: string): string {
  return execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: folder,
    encoding: 'utf8',
  }).trim();
}

const eslintConfig =
  "import openaiZdr from 'eslint-plugin-openai-zdr';\nexport default [{ ...openaiZdr.configs.recommended, files: ['**/*.cjs'] }];\n";

function lint(folder: string, runtime = process.execPath): string {
  const { stdout, stderr } = spawnSync(
    runtime,
    ['node_modules/eslint/bin/eslint.js', '--format', 'json', 'src/legacy-chat.cjs'],
    { cwd: folder, encoding: 'utf8' },
  );
  assert(stdout.startsWith('['), `ESLint printed no result: ${stderr}`);
  const messages = (JSON.parse(stdout) as { messages: { ruleId: string }[] }[]).flatMap((result) =>
    result.messages.map((message) => message.ruleId),
  );
  assert(
    messages.includes('openai-zdr/no-undocumented-param') &&
      messages.includes('openai-zdr/no-ineligible-endpoint'),
    `expected reports are missing: ${messages.join(', ')}`,
  );
  return `${String(messages.length)} reports`;
}

const empty = project('empty', []);
await check('installs into an empty project', () => footprint(empty));
await check('import gives the plugin', () =>
  node(
    empty,
    "import plugin from 'eslint-plugin-openai-zdr'; if (!plugin.configs.recommended) throw new Error('no preset'); console.log(Object.keys(plugin.rules).length + ' rules')",
  ),
);
await check('require gives the plugin', () =>
  node(
    empty,
    "import { createRequire } from 'node:module'; const plugin = createRequire(import.meta.url)('eslint-plugin-openai-zdr'); if (!plugin.rules) throw new Error('no rules'); console.log(plugin.meta.name)",
  ),
);
await check('the policy is importable without ESLint', () =>
  node(
    empty,
    "import { policyOf } from 'eslint-plugin-openai-zdr/policy'; console.log(policyOf().classify('POST /v1/files').verdict)",
  ),
);
await check('the command prints an inventory', () => {
  const { stdout, status } = spawnSync('npx', ['openai-zdr', 'src', '--format', 'json'], {
    cwd: empty,
    encoding: 'utf8',
  });
  const inventory = JSON.parse(stdout) as { calls: unknown[] };
  assert(
    status === 1 && inventory.calls.length >= 8,
    `status ${String(status)}, ${String(inventory.calls.length)} calls`,
  );
  return `${String(inventory.calls.length)} calls`;
});

const typescript7 = project('typescript7', ['eslint@10', 'typescript@7.0.2'], {
  'eslint.config.js': eslintConfig,
});
await check('installs beside TypeScript 7 and ESLint 10', () => footprint(typescript7));
await check('lints under ESLint 10', () => lint(typescript7));

for (const version of ['9.15.0', '9', '10']) await checkEslint(version);

const oxlint = project('oxlint', ['oxlint@1'], {
  '.oxlintrc.json': sampleOf('oxlint', 'json', 'getting-started'),
});
await check('installs beside oxlint without ESLint', () => footprint(oxlint));
await check('runs under oxlint', () => {
  const { stdout } = spawnSync('npx', ['oxlint', '--format', 'json', 'src'], {
    cwd: oxlint,
    encoding: 'utf8',
  });
  const codes = (JSON.parse(stdout) as { diagnostics: { code: string }[] }).diagnostics.map(
    (item) => item.code,
  );
  assert(
    codes.some((code) => code.includes('no-undocumented-param')) &&
      codes.some((code) => code.includes('no-ineligible-endpoint')),
    `expected reports are missing: ${codes.join(', ')}`,
  );
  return `${String(codes.length)} reports`;
});

for (const version of ['22.13.0', '24', '26']) {
  const folder = project(`node${version}`, ['eslint@10', `node@${version}`], {
    'eslint.config.js': eslintConfig,
  });
  const runtime = join(folder, 'node_modules/node/bin/node');
  await check(
    `lints on Node ${version}`,
    () =>
      `${execFileSync(runtime, ['--version'], { encoding: 'utf8' }).trim()}, ${lint(folder, runtime)}`,
  );
}

await checkEditor();

await checkHooks();

await checkPackageManagers(false);

finish();
