/** Git hooks, set up as rules-docs/works-with.md says: a commit that adds a finding is refused, and one without passes. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sampleOf } from '../samples.ts';
import { assert, check, project, root, work, write } from './harness.ts';

const CLIENT = "import OpenAI from 'openai';\nexport const client = new OpenAI();\n";
const UPLOAD =
  "import { client } from './client.js';\nawait client.files.create({ file, purpose: 'user_data' });\n";
const ANSWER =
  "import { client } from './client.js';\nawait client.responses.create({ input, store: false });\n";

export async function checkHooks(): Promise<void> {
  const folder = project('hooks', ['eslint@10', 'husky@9', 'lint-staged@16', 'lefthook@2.2.1'], {
    'eslint.config.js':
      "import openaiZdr from 'eslint-plugin-openai-zdr';\nexport default [openaiZdr.configs.recommended];\n",
    '.gitignore': 'node_modules\n',
    'client.js': CLIENT,
  });
  rmSync(join(folder, 'src'), { recursive: true });
  git(folder, 'init', '--quiet');

  if (spawnSync('pre-commit', ['--version']).status === 0)
    await check('pre-commit builds the package from git, and both hooks hold a commit up', () => {
      const { source, rev } = ownRepository();
      const config = sampleOf('pre-commit', 'yaml')
        .replace(/repo: .*/, `repo: ${source}`)
        .replace(/rev: .*/, `rev: ${rev}`);
      write(folder, { '.pre-commit-config.yaml': config });
      return heldUp(folder, ['pre-commit', 'install'], 2);
    });
  else console.log('      pre-commit is not installed here: its hooks were not run');

  await check('husky and lint-staged hold a commit up', () => {
    write(folder, {
      '.husky/pre-commit': sampleOf('husky and lint-staged', 'sh'),
      '.lintstagedrc.json': sampleOf('husky and lint-staged', 'json'),
    });
    return heldUp(folder, ['npx', 'husky'], 1);
  });
  git(folder, 'config', '--unset', 'core.hooksPath');

  await check('lefthook holds a commit up', () => {
    write(folder, { 'lefthook.yml': sampleOf('lefthook', 'yaml') });
    return heldUp(folder, ['npx', 'lefthook', 'install', '--force'], 2);
  });
}

/** A commit of a call that is not eligible fails, once for each hook; the same file mended goes through. */
function heldUp(folder: string, install: string[], times: number): string {
  const [command = '', ...args] = install;
  execFileSync(command, args, { cwd: folder, env, stdio: 'pipe' });
  write(folder, { 'use.js': UPLOAD });
  git(folder, 'add', '--all');
  const refused = commit(folder);
  const found = refused.output.match(/is not ZDR-eligible/g)?.length ?? 0;
  assert(
    refused.status !== 0 && found === times,
    `status ${String(refused.status)}, ${String(found)} findings: ${refused.output}`,
  );
  write(folder, { 'use.js': ANSWER });
  git(folder, 'add', '--all');
  const taken = commit(folder);
  assert(taken.status === 0, `the commit without a finding is refused: ${taken.output}`);
  git(folder, 'rm', '--quiet', '--force', 'use.js');
  return 'refused, then taken';
}

const env = {
  ...process.env,
  PRE_COMMIT_HOME: join(work, 'pre-commit'),
  GIT_CONFIG_GLOBAL: join(work, 'gitconfig'),
  // pre-commit installs what the build needs, most of which is in the cache already.
  npm_config_prefer_offline: 'true',
  npm_config_audit: 'false',
};

const IDENTITY = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];

function git(folder: string, ...args: string[]): string {
  return execFileSync('git', [...IDENTITY, ...args], { cwd: folder, env, encoding: 'utf8' });
}

function commit(folder: string): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(
    'git',
    [...IDENTITY, 'commit', '--quiet', '--message', 'a change'],
    { cwd: folder, env, encoding: 'utf8' },
  );
  return { status, output: stdout + stderr };
}

/** This repository as it is now, committed or not, in a repository of its own. */
function ownRepository(): { source: string; rev: string } {
  const source = join(work, 'source');
  mkdirSync(source);
  const listed = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  for (const name of new Set(listed.split('\0').filter((item) => item !== ''))) {
    mkdirSync(dirname(join(source, name)), { recursive: true });
    cpSync(join(root, name), join(source, name), { verbatimSymlinks: true });
  }
  git(source, 'init', '--quiet');
  git(source, 'add', '--all', '--force');
  git(source, 'commit', '--quiet', '--message', 'as it is');
  return { source, rev: git(source, 'rev-parse', 'HEAD').trim() };
}
