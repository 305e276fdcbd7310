/** ESLint on made-up projects in which everything is installed. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { ESLint } from 'eslint';
import { type Files, ROOT, project } from './audit.ts';

let packages: string | null = null;

/** A folder with every package of this repository, and the built plugin itself. */
function installedPackages(): string {
  if (packages !== null) return packages;
  packages = project();
  const own = join(ROOT, 'node_modules');
  for (const name of readdirSync(own).filter((item) => !item.startsWith('.')))
    symlinkSync(join(own, name), join(packages, name));
  symlinkSync(ROOT, join(packages, 'eslint-plugin-openai-zdr'));
  return packages;
}

/** A project of its own; the built plugin and its configuration can be imported there. */
export function installed(files: Files): string {
  const folder = project({ 'package.json': '{"type":"module"}', ...files });
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  for (const name of readdirSync(installedPackages()))
    symlinkSync(join(installedPackages(), name), join(folder, 'node_modules', name));
  return folder;
}

/** What `eslint .` says, file by file. */
export function lint(cwd: string): Promise<ESLint.LintResult[]> {
  return new ESLint({ cwd }).lintFiles(['.']);
}

const bin = join(ROOT, 'node_modules/eslint/bin/eslint.js');

/** The same as a process. */
export function runEslint(
  cwd: string,
  { args = [], env = {} }: { args?: readonly string[]; env?: Record<string, string> } = {},
): { results: ESLint.LintResult[]; stderr: string } {
  const { stdout, stderr } = spawnSync(process.execPath, [bin, '.', '--format', 'json', ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (stdout === '') throw new Error(stderr);
  return { results: JSON.parse(stdout) as ESLint.LintResult[], stderr };
}

/** `a.js` → `2 no-ineligible-endpoint`, `3 Parsing error: …` */
export function messagesByFile(
  cwd: string,
  results: readonly ESLint.LintResult[],
): Record<string, string[]> {
  return Object.fromEntries(
    results
      .filter(({ messages }) => messages.length > 0)
      .map(({ filePath, messages }) => [
        relative(cwd, filePath).split(sep).join('/'),
        messages.map(
          ({ line, ruleId, message }) =>
            `${String(line)} ${ruleId?.replace('openai-zdr/', '') ?? message}`,
        ),
      ]),
  );
}
