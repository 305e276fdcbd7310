/** Shows the plugin at its main job: ESLint and the inventory on the sample application. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import tsParser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import plugin from '../dist/index.js';

const cwd = fileURLToPath(new URL('../examples/support-desk', import.meta.url));

const eslint = new ESLint({
  cwd,
  overrideConfigFile: true,
  overrideConfig: [
    { files: ['**/*.ts'], languageOptions: { parser: tsParser } },
    plugin.configs.recommended,
  ],
});
const results = await eslint.lintFiles(['.']);
const { format } = await eslint.loadFormatter('stylish');

console.log('ESLint with the preset openai-zdr/recommended, on examples/support-desk:');
console.log(await format(results));
console.log('The inventory of the same files, as `npx openai-zdr` prints it:\n');
const command = fileURLToPath(new URL('../dist/cli.cjs', import.meta.url));
spawnSync(process.execPath, [command, '--no-config'], { cwd, stdio: 'inherit' });
