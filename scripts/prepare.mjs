/** Builds the package where it is installed from git. Without its development dependencies there is nothing to build with. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Tests need no network: a clean install brings what they need. An install from git does without.
if (process.env.npm_command === 'ci') await import('./sets.mjs');

const root = fileURLToPath(new URL('../', import.meta.url));

const hasTools = ['typescript', 'tsx', 'esbuild'].every((name) =>
  existsSync(`${root}node_modules/${name}`),
);
if (hasTools && !process.env.OPENAI_ZDR_SETS_ONLY)
  execFileSync('npm', ['run', 'build', '--silent'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
