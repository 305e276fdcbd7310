/** Installs the sets of packages in test/wire/frameworks that are not there yet. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const sets = `${root}test/wire/frameworks`;
const missing = readdirSync(sets).filter(
  (name) =>
    existsSync(`${sets}/${name}/package.json`) && !existsSync(`${sets}/${name}/node_modules`),
);

if (missing.length > 0) {
  console.log(`Installing packages for the tests, 1.3 GB: ${missing.join(', ')}`);
  execFileSync('npm', ['install', '--workspaces', '--no-save', '--no-audit', '--no-fund'], {
    cwd: root,
    // npm prepares the package, too, which others may be using.
    env: { ...process.env, OPENAI_ZDR_SETS_ONLY: '1' },
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}
