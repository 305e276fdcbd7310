/** ESLint's own cache, and the key that this plugin gives it. */
import type FileSystem from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isBelow } from '../src/audit/files.ts';
import { cacheKey } from '../src/cache-key.ts';
import { write } from './helpers/audit.ts';
import { type Project, temporaryProject } from './helpers/calls.ts';
import { installed, messagesByFile, runEslint } from './helpers/eslint.ts';

// A machine may have a package.json above its temporary files.
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof FileSystem>();
  const temporary = fs.realpathSync.native(tmpdir());
  return {
    ...fs,
    readdirSync: (folder: string, ...rest: []) =>
      isBelow(temporary, folder) ? [] : fs.readdirSync(folder, ...rest),
  };
});

const CLIENT =
  "import OpenAI from 'openai';\nimport { baseURL } from './config.js';\nexport const client = new OpenAI({ baseURL });\n";
const FILES = {
  'package.json': '{ "type": "module" }',
  'config.js': 'export const baseURL = undefined;\n',
  'client.js': CLIENT,
  'use.js':
    "import { client } from './client.js';\nclient.files.create({ purpose: 'user_data' });\n",
  'plain.js': 'export const answer = 42;\n',
};
const ELSEWHERE = "export const baseURL = 'https://api.groq.com/openai/v1';\n";

describe('ESLint with a cache', () => {
  const config = `
import openaiZdr from 'eslint-plugin-openai-zdr';
const probe = { rules: { file: { create: (context) => ({ Program() { console.error(context.filename.split(/[\\\\/]/).at(-1)); } }) } } };
export default [
  { ignores: ['eslint.config.js'] },
  { plugins: { probe }, rules: { 'probe/file': 'error' } },
  openaiZdr.configs.recommended,
];
`;

  /** The files that were looked at, and those with findings. */
  function look(cwd: string): { looked: string[]; found: string[] } {
    const { results, stderr } = runEslint(cwd, { args: ['--cache'] });
    return {
      looked: stderr
        .split('\n')
        .filter((line) => line !== '')
        .sort(),
      found: Object.keys(messagesByFile(cwd, results)),
    };
  }

  it('looks again at everything when a client changes, and only then', () => {
    const cwd = installed({ ...FILES, 'eslint.config.js': config });
    const all = ['client.js', 'config.js', 'plain.js', 'use.js'];
    expect(look(cwd)).toEqual({ looked: all, found: ['use.js'] });
    expect(look(cwd)).toEqual({ looked: [], found: ['use.js'] });
    write(cwd, { 'plain.js': 'export const answer = 43;\n' });
    expect(look(cwd)).toEqual({ looked: ['plain.js'], found: ['use.js'] });
    write(cwd, { 'config.js': ELSEWHERE });
    expect(look(cwd)).toEqual({ looked: all, found: [] });
    expect(look(cwd)).toEqual({ looked: [], found: [] });
  });
});

describe('the key', () => {
  let project: Project;
  afterEach(() => {
    project.cleanUp();
  });

  let clock = Date.now();
  const later = (): string => {
    clock += 60_000;
    return cacheKey(project.root, () => clock);
  };

  function changes(change: () => void, files: Record<string, string> = FILES): boolean {
    project = temporaryProject(files);
    const before = later();
    expect(later()).toBe(before);
    change();
    return later() !== before;
  }

  it.each([
    ['a module that makes the client', 'client.js', CLIENT.replace('{ baseURL }', '{}')],
    ['a module that gives it an option', 'config.js', ELSEWHERE],
    ['a module that is not there any more', 'client.js', null],
    ['a module that cannot be parsed any more', 'client.js', 'export const client = (;'],
  ])('changes with %s', (_, name, text) => {
    expect(
      changes(() => {
        if (text === null) project.remove(name);
        else project.write(name, text);
      }),
    ).toBe(true);
  });

  it.each([
    ['a file that nothing depends on', 'plain.js', 'export const answer = 43;\n'],
    ['a file that only calls', 'use.js', `${FILES['use.js']}client.files.list();\n`],
    ['a new file', 'other.js', 'export {};\n'],
  ])('stays the same with %s', (_, name, text) => {
    expect(
      changes(() => {
        project.write(name, text);
      }),
    ).toBe(false);
  });

  it('changes when a module appears that an import was meant for', () => {
    const { 'client.js': client, ...others } = FILES;
    expect(
      changes(() => {
        project.write('client.js', client);
      }, others),
    ).toBe(true);
  });

  it('changes with the SDK that is installed', () => {
    const manifest = (version: string): string => JSON.stringify({ name: 'openai', version });
    const sdk = 'node_modules/openai/package.json';
    expect(
      changes(
        () => {
          project.write(sdk, manifest('7.1.0'));
        },
        { ...FILES, [sdk]: manifest('6.1.0') },
      ),
    ).toBe(true);
  });

  it('changes when a package that is imported depends on the SDK by now', () => {
    const manifest = (dependencies: object): string =>
      JSON.stringify({ name: '@acme/ai', version: '1.0.0', dependencies });
    const place = 'node_modules/@acme/ai/package.json';
    const files = { 'own.js': "import { summarize } from '@acme/ai';\nsummarize('x');\n" };
    expect(
      changes(
        () => {
          project.write(place, manifest({ openai: '6' }));
        },
        { ...FILES, ...files, [place]: manifest({}) },
      ),
    ).toBe(true);
  });

  it('changes with the version of a framework that a lock file holds', () => {
    const lock = (version: string): string =>
      JSON.stringify({ packages: { 'node_modules/@ai-sdk/openai': { version } } });
    expect(
      changes(
        () => {
          project.write('package-lock.json', lock('2.0.131'));
        },
        { ...FILES, 'package-lock.json': lock('1.3.24') },
      ),
    ).toBe(true);
  });

  it('is kept for a moment', () => {
    project = temporaryProject(FILES);
    clock += 60_000;
    const before = cacheKey(project.root, () => clock);
    project.write('config.js', ELSEWHERE);
    expect(cacheKey(project.root, () => clock + 500)).toBe(before);
    expect(cacheKey(project.root, () => clock + 1500)).not.toBe(before);
  });

  it('looks at the project around a folder', () => {
    project = temporaryProject({ ...FILES, 'scripts/a.js': FILES['use.js'].replace('./', '../') });
    const inside = (): string => {
      clock += 60_000;
      return cacheKey(project.file('scripts'), () => clock);
    };
    const before = inside();
    expect(inside()).toBe(before);
    project.write('config.js', ELSEWHERE);
    expect(inside()).not.toBe(before);
  });

  it('never holds in a folder that is gone, or belongs to no project', () => {
    const { 'package.json': manifest, ...others } = FILES;
    project = temporaryProject(others);
    expect(later()).not.toBe(later());
    project.write('package.json', manifest);
    expect(later()).toBe(later());
    project.cleanUp();
    expect(later()).not.toBe(later());
  });
});
