/** The examples for CI systems: their commands are run here as they stand there. */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { sampleOf } from '../../scripts/samples.ts';
import type { Inventory } from '../../src/audit/inventory.ts';
import { readCommand } from '../../src/audit/options.ts';
import {
  CLI,
  ROOT,
  SUPPORT_DESK,
  commitAll,
  git,
  inventoryOf,
  project,
  read,
  run,
} from '../helpers/audit.ts';

const textOf = (name: string): string => readFileSync(`${ROOT}examples/ci/${name}`, 'utf8');

/** The sample application in a repository of its own, with `npx openai-zdr` leading to the built command. */
async function checkout(): Promise<{ folder: string; shell: (command: string) => void }> {
  const folder = project();
  cpSync(SUPPORT_DESK, folder, { recursive: true });
  const bin = join(project(), 'bin');
  mkdirSync(bin);
  for (const [name, shift] of [
    ['npx', 'shift\n'],
    ['openai-zdr', ''],
  ] as const) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${shift}exec '${process.execPath}' '${CLI}' "$@"\n`);
    chmodSync(join(bin, name), 0o755);
  }
  git(folder, 'init', '--quiet');
  await run(folder, ['--baseline', 'zdr-baseline.json', '--update-baseline', '-q']);
  commitAll(folder);
  return {
    folder,
    shell: (command) => {
      execFileSync('sh', ['-e', '-c', command], {
        cwd: folder,
        stdio: 'pipe',
        env: {
          ...process.env,
          PATH: `${bin}:${process.env.PATH ?? ''}`,
          GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
        },
      });
    },
  };
}

describe('the GitHub matrix', () => {
  const workflow = textOf('github-matrix/openai-zdr.yml');
  const [shards, report] = workflow.split(/^ {2}report:$/m);
  const stepsOf = (job: string): string[] =>
    [...job.matchAll(/^ +- run: (.+)$/gm)]
      .map(([, command]) => command!)
      .filter((command) => command !== 'npm ci');
  const matrix = /shard: \[(.+)\]/.exec(workflow)![1]!.split(', ');

  it('runs as it stands, and ends with the report of the single run', async () => {
    const { folder, shell } = await checkout();
    const single = await inventoryOf(folder);
    for (const shard of matrix)
      for (const step of stepsOf(shards!)) shell(step.replaceAll('${{ matrix.shard }}', shard));
    for (const step of stepsOf(report!)) shell(step);
    expect(JSON.parse(read(folder, 'reports/openai-zdr.json'))).toEqual(single);
    expect(read(folder, 'reports/openai-zdr.html')).toContain('OpenAI calls of ');
    expect(existsSync(join(folder, 'reports/openai-zdr.sarif'))).toBe(true);
    expect(read(folder, 'summary.md')).toContain('Nothing new fails. 10 known from the baseline.');
  });

  it('fails for a new call', async () => {
    const { folder, shell } = await checkout();
    writeFileSync(
      join(folder, 'src/new.ts'),
      "import { openai } from './openai';\nawait openai.files.create({ purpose: 'batch', file });\n",
    );
    for (const shard of matrix)
      for (const step of stepsOf(shards!)) shell(step.replaceAll('${{ matrix.shard }}', shard));
    expect(() => {
      shell(stepsOf(report!)[0]!);
    }).toThrow('Command failed');
    expect(read(folder, 'reports/openai-zdr.md')).toContain(
      'New and failing: 1 error-level finding.',
    );
  });
});

describe('GitLab', () => {
  const text = textOf('gitlab/.gitlab-ci.yml');
  const { 'openai-zdr': job } = parse(text) as {
    'openai-zdr': {
      script: string[];
      artifacts: { when: string; paths: string[]; reports: { codequality: string } };
    };
  };
  const steps = job.script.filter((command) => command !== 'npm ci');

  it('is the sample of the page', () => {
    expect(sampleOf('GitLab', 'yaml')).toBe(`# .gitlab-ci.yml\n${text}`);
  });

  it('writes the report that the merge request reads, known findings and all', async () => {
    const { folder, shell } = await checkout();
    steps.forEach(shell);
    for (const name of job.artifacts.paths) expect(existsSync(join(folder, name))).toBe(true);
    const issues = JSON.parse(read(folder, job.artifacts.reports.codequality)) as object[];
    expect(issues.length).toBeGreaterThan(5);
  });

  it('fails for a new call, and its report says so', async () => {
    const { folder, shell } = await checkout();
    writeFileSync(
      join(folder, 'src/new.ts'),
      "import { openai } from './openai';\nawait openai.files.create({ purpose: 'batch', file });\n",
    );
    expect(() => {
      steps.forEach(shell);
    }).toThrow('Command failed');
    expect(job.artifacts.when).toBe('always');
    expect(read(folder, job.artifacts.reports.codequality)).toContain('"path": "src/new.ts"');
  });
});

describe.each([
  ['Azure DevOps', 'azure-pipelines/azure-pipelines.yml', /^ {2}- script: (.+)$/gm, 'sarif'],
  ['Bitbucket', 'bitbucket/bitbucket-pipelines.yml', /^ {10}- (np[mx] .+)$/gm, 'md'],
])('%s', (heading, file, script, written) => {
  const text = textOf(file);
  const steps = [...text.matchAll(script)].map(([, command]) => command!);

  it('is the sample of the page, and YAML', () => {
    expect(sampleOf(heading, 'yaml')).toBe(`# ${file.split('/')[1]!}\n${text}`);
    expect(parse(text)).toBeTypeOf('object');
    expect(steps[0]).toBe('npm ci');
    expect(steps).toHaveLength(2);
  });

  it('leaves its reports, and fails for a new call alone', async () => {
    const { folder, shell } = await checkout();
    shell(steps[1]!);
    expect(existsSync(join(folder, `reports/openai-zdr.${written}`))).toBe(true);
    writeFileSync(
      join(folder, 'src/new.ts'),
      "import { openai } from './openai';\nawait openai.files.create({ purpose: 'batch', file });\n",
    );
    expect(() => {
      shell(steps[1]!);
    }).toThrow('Command failed');
    expect(read(folder, `reports/openai-zdr.${written}`)).toContain('src/new.ts');
  });
});

describe.each([
  ['turborepo', 'turborepo/apps/web/package.json', 'turborepo/package.json', 'openai-zdr:report'],
  ['nx', 'nx/apps/web/project.json', 'nx/package.json', 'openai-zdr'],
])('%s', (_name, part, whole, script) => {
  const taskOf = (text: string): string => /"(openai-zdr --root[^"]+)"/.exec(text)![1]!;
  const mergeOf = (text: string): string =>
    (JSON.parse(text) as { scripts: Record<string, string> }).scripts[script]!.split(' && ').at(
      -1,
    )!;

  it('has a task that the command takes, and a merge of what it writes', async () => {
    const { folder, shell } = await checkout();
    cpSync(join(folder, 'src'), join(folder, 'apps/web/src'), { recursive: true });
    await run(folder, ['apps/web', '--baseline', 'zdr-baseline.json', '--update-baseline', '-q']);
    expect(
      readCommand(taskOf(textOf(part)).split(' ').slice(1), join(folder, 'apps/web')).kind,
    ).toBe('audit');
    shell(`cd apps/web && ${taskOf(textOf(part))}`);
    const { calls } = JSON.parse(read(folder, 'apps/web/.openai-zdr.json')) as Inventory;
    expect(calls[0]!.file).toBe('apps/web/src/answer-ticket.ts');
    shell(mergeOf(textOf(whole)));
    expect(read(folder, 'reports/openai-zdr.html')).toContain('apps/<wbr>web/<wbr>src/');
  });

  it('is JSON', () => {
    for (const file of [part, whole, _name === 'nx' ? 'nx/nx.json' : 'turborepo/turbo.json'])
      expect(() => {
        JSON.parse(textOf(file));
      }).not.toThrow();
  });
});
