/** How other tools are told of this package: manifests and samples, in the shape that the tools document. */
import { readFileSync, readdirSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { sampleOf } from '../scripts/samples.ts';
import { readCommand } from '../src/audit/options.ts';
import { SOURCE_EXTENSIONS } from '../src/values/program/disk.ts';
import { ROOT } from './helpers/audit.ts';

const read = (name: string): string => readFileSync(`${ROOT}${name}`, 'utf8');
const manifest = JSON.parse(read('package.json')) as {
  version: string;
  bin: Record<string, string>;
  repository: { url: string };
  scripts: Record<string, string>;
};

interface Hook {
  id: string;
  entry: string;
  language: string;
  files: string;
  pass_filenames?: boolean;
}

describe('pre-commit', () => {
  const hooks = parse(read('.pre-commit-hooks.yaml')) as Hook[];
  const hookOf = (id: string): Hook => hooks.find((hook) => hook.id === id)!;

  it('is given a manifest as it documents one', () => {
    const text = { type: 'string', minLength: 1 };
    // https://pre-commit.com/#new-hooks
    const validate = new Ajv().compile({
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'name', 'entry', 'language'],
        additionalProperties: false,
        properties: {
          ...Object.fromEntries(
            ['id', 'name', 'description', 'entry', 'files', 'exclude'].map((key) => [key, text]),
          ),
          language: { enum: ['node', 'system'] },
          pass_filenames: { type: 'boolean' },
          always_run: { type: 'boolean' },
          require_serial: { type: 'boolean' },
          args: { type: 'array', items: text },
        },
      },
    });
    validate(hooks);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('builds the package, and finds the command there', () => {
    expect(manifest.scripts.prepare).toBe('node scripts/prepare.mjs');
    const [command = '', ...args] = hookOf('openai-zdr').entry.split(' ');
    expect(Object.keys(manifest.bin)).toContain(command);
    expect(readCommand(args, ROOT).kind).toBe('audit');
    // `npm pack` is asked for the name of the tarball, and the packages of tests are not wanted.
    expect(read('.npmrc')).toMatch(/^workspaces=false\n[^]*^foreground-scripts=false$/m);
  });

  it('runs the hooks for every script', () => {
    for (const { files } of hooks)
      expect(
        SOURCE_EXTENSIONS.filter((ending) => !new RegExp(files).test(`src/a${ending}`)),
      ).toEqual([]);
    expect('src/page.html').toMatch(new RegExp(hookOf('openai-zdr').files));
    // What a framework sends depends on its version.
    expect('package-lock.json').toMatch(new RegExp(hookOf('openai-zdr').files));
    expect('README.md').not.toMatch(new RegExp(hookOf('openai-zdr').files));
  });

  it('is set up by a sample that names what there is', () => {
    const {
      repos: [repo],
    } = parse(sampleOf('pre-commit', 'yaml')) as {
      repos: [{ repo: string; rev: string; hooks: { id: string; args?: string[] }[] }];
    };
    expect(manifest.repository.url).toBe(`git+${repo.repo}.git`);
    expect(repo.rev).toBe(`v${manifest.version}`);
    expect(repo.hooks.map(({ id }) => id)).toEqual(hooks.map(({ id }) => id));
  });
});

describe('YAML', () => {
  const blocks = readdirSync(`${ROOT}rules-docs`)
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) =>
      [...read(`rules-docs/${name}`).matchAll(/^```ya?ml\n([^]*?)^```$/gm)].map(
        ([, code]) => [name, code!] as const,
      ),
    );

  it.each(blocks)('of %s is YAML: %s', (_name, code) => {
    expect(parse(code)).toBeTypeOf('object');
  });
});
