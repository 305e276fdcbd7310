/**
 * One process of ESLint: parses the files that standard input names, or also runs the rules on them. Prints what that took,
 * without the time in which ESLint and the plugin were loaded. Plain JavaScript: a compiler in the process would be measured too.
 */
import { readFileSync } from 'node:fs';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import plugin from '../dist/index.js';

const parsing = {
  files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
  linterOptions: { reportUnusedDisableDirectives: 'off' },
  languageOptions: {
    parser: tseslint.parser,
    parserOptions: { ecmaFeatures: { jsx: true } },
  },
};

const { files, rules } = JSON.parse(readFileSync(0, 'utf8'));
const config = rules ? [parsing, plugin.configs.recommended] : [parsing];
const linter = new Linter({ cwd: process.cwd() });
const [start, before] = [performance.now(), process.cpuUsage()];
let reports = 0;
for (const filename of files) {
  const messages = linter.verify(readFileSync(filename, 'utf8'), config, { filename });
  reports += messages.filter(({ ruleId }) => ruleId?.startsWith('openai-zdr/')).length;
}
const { user, system } = process.cpuUsage(before);
const seconds = (performance.now() - start) / 1000;
console.log(JSON.stringify({ seconds, cpu: (user + system) / 1e6, megabytes: 0, reports }));
