/** Code bases that mean harm: nothing that they bring along is run. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  CLIENT,
  commitAll,
  git,
  inventoryOf,
  project,
  repository,
  run,
  write,
} from '../helpers/audit.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const CALL = `${CLIENT}await client.models.list();\n`;

/** A program that leaves a mark when it is run, and the mark. */
function trap(): { program: string; marks: () => string } {
  const folder = project();
  const program = join(folder, 'trap.sh');
  const mark = join(folder, 'RAN');
  writeFileSync(program, `#!/bin/sh\necho "$0 $*" >> ${mark}\nexit 1\n`);
  chmodSync(program, 0o755);
  return { program, marks: () => (existsSync(mark) ? readFileSync(mark, 'utf8') : '') };
}

function configure(folder: string, settings: Record<string, string>): void {
  for (const [key, value] of Object.entries(settings)) git(folder, 'config', key, value);
}

/** The file looks changed to git, so that it has to compare the content. */
function touch(folder: string, name: string): void {
  const text = readFileSync(join(folder, name));
  rmSync(join(folder, name));
  writeFileSync(join(folder, name), text);
}

interface Hostile {
  prepare: (folder: string, program: string) => void;
  /** what sets the trap off where git is called as it is */
  provoke: readonly string[];
}

const HOSTILE: Record<string, Hostile> = {
  'a monitor': {
    prepare: (folder, program) => {
      configure(folder, { 'core.fsmonitor': program });
    },
    provoke: ['status'],
  },
  filters: {
    prepare: (folder, program) => {
      configure(folder, {
        'filter.tidy.clean': program,
        'filter.tidy.smudge': program,
        'filter.tidy.required': 'true',
      });
      write(folder, { '.git/info/attributes': '*.js filter=tidy\n' });
    },
    provoke: ['status'],
  },
  'filters that stay awake': {
    prepare: (folder, program) => {
      configure(folder, { 'filter.talk.process': program });
      write(folder, { '.git/info/attributes': '*.js filter=talk\n' });
    },
    provoke: ['status'],
  },
  'filters of odd names': {
    prepare: (folder, program) => {
      configure(folder, { 'filter.a=b.c.clean': program });
      write(folder, { '.git/info/attributes': '*.js filter=a=b.c\n' });
    },
    provoke: ['status'],
  },
  'all that in a file that is included': {
    prepare: (folder, program) => {
      configure(folder, { 'include.path': 'more' });
      write(folder, {
        '.git/more': `[filter "x"]\n\tclean = ${program}\n[core]\n\tfsmonitor = ${program}\n`,
        '.git/info/attributes': '*.js filter=x\n',
      });
    },
    provoke: ['status'],
  },
  'all that on a condition': {
    prepare: (folder, program) => {
      configure(folder, { 'includeIf.onbranch:*.path': 'more' });
      write(folder, {
        '.git/more': `[filter "x"]\n\tclean = ${program}\n[core]\n\tfsmonitor = ${program}\n`,
        '.git/info/attributes': '*.js filter=x\n',
      });
    },
    provoke: ['status'],
  },
  'programs that show differences': {
    prepare: (folder, program) => {
      configure(folder, { 'diff.external': program, 'diff.x.textconv': program });
      write(folder, { '.git/info/attributes': '*.js diff=x\n', 'a.js': `${CALL}\n` });
    },
    provoke: ['diff'],
  },
  hooks: {
    prepare: (folder, program) => {
      write(folder, { '.git/hooks/post-index-change': readFileSync(program, 'utf8') });
      chmodSync(join(folder, '.git/hooks/post-index-change'), 0o755);
    },
    provoke: ['status'],
  },
  'hooks in another folder': {
    prepare: (folder, program) => {
      const hooks = project({ 'post-index-change': readFileSync(program, 'utf8') });
      chmodSync(join(hooks, 'post-index-change'), 0o755);
      configure(folder, { 'core.hooksPath': hooks });
    },
    provoke: ['status'],
  },
  'where objects that are missing come from': {
    prepare: (folder, program) => {
      configure(folder, {
        'core.repositoryFormatVersion': '1',
        'extensions.partialClone': 'origin',
        'remote.origin.promisor': 'true',
        'remote.origin.url': `ext::${program} %S`,
        'protocol.ext.allow': 'always',
      });
      const tree = git(folder, 'rev-parse', 'HEAD^{tree}').trim();
      rmSync(join(folder, '.git/objects', tree.slice(0, 2), tree.slice(2)));
    },
    provoke: ['cat-file', '-p', 'HEAD^{tree}'],
  },
};

describe('a repository that configures', () => {
  it.each(Object.entries(HOSTILE))('%s runs nothing', async (_, { prepare, provoke }) => {
    const { program, marks } = trap();
    const folder = repository({ 'a.js': CALL, 'b.js': CALL });
    prepare(folder, program);
    for (const file of ['a.js', 'b.js']) touch(folder, file);
    const since = await run(folder, ['--no-config', '--since', 'HEAD']);
    expect([0, 2], since.stderr).toContain(since.status);
    expect((await inventoryOf(folder, '--no-config')).calls).toHaveLength(2);
    expect(marks()).toBe('');
    spawnSync('git', provoke, { cwd: folder });
    expect(marks(), 'the trap itself').not.toBe('');
  });
});

describe('a clone that holds a folder shaped like a repository', () => {
  it('runs nothing of it, and hides nothing', async () => {
    const { program, marks } = trap();
    const folder = project();
    git(folder, 'init', '--quiet');
    git(folder, 'init', '--quiet', '--bare', 'pkg');
    const inner = join(folder, 'pkg');
    configure(inner, { 'core.bare': 'false', 'core.worktree': '.', 'core.fsmonitor': program });
    write(inner, { 'a.mjs': CALL, 'refs/.keep': '', 'objects/.keep': '', 'info/exclude': '*' });
    const around = await inventoryOf(folder, '--no-config', 'pkg');
    const inside = await inventoryOf(inner, '--no-config');
    expect(around.calls.map(({ file }) => file)).toEqual(['pkg/a.mjs']);
    expect(inside.calls.map(({ file }) => file)).toEqual(['a.mjs']);
    expect(marks()).toBe('');
    spawnSync('git', ['status'], { cwd: inner });
    expect(marks(), 'the trap itself').not.toBe('');
  });
});

describe('a folder with a `.git` that is none', () => {
  it.each(['', 'gitdir: nowhere'])('is no part of the repository around it (%j)', async (text) => {
    const folder = repository({ 'a.js': CALL });
    const inner = join(folder, 'inner');
    write(inner, { 'b.js': CALL, ...(text === '' ? { '.git/.keep': '' } : { '.git': text }) });
    const { calls, commit } = await inventoryOf(inner, '--no-config');
    expect([calls.map(({ file }) => file), commit]).toEqual([['b.js'], undefined]);
  });
});

describe('a submodule', () => {
  it('is asked whether it differs, with nothing of its own settings run', async () => {
    const { program, marks } = trap();
    const library = repository({ 'lib.js': CALL });
    const folder = repository({ 'a.js': CALL });
    const file = ['-c', 'protocol.file.allow=always'];
    git(folder, ...file, 'submodule', '--quiet', 'add', library, 'lib');
    commitAll(folder);
    configure(join(folder, 'lib'), { 'core.fsmonitor': program });
    expect((await inventoryOf(folder, '--no-config')).commit?.modified).toBe(false);
    write(folder, { 'lib/lib.js': `${CALL}// more\n` });
    expect((await inventoryOf(folder, '--no-config')).commit?.modified).toBe(true);
    expect(marks()).toBe('');
    spawnSync('git', ['status'], { cwd: folder });
    expect(marks(), 'the trap itself').not.toBe('');
  });
});

describe('git', () => {
  it('is not taken from the project', async () => {
    const { program, marks } = trap();
    const folder = repository({ 'a.js': CALL });
    const bin = join(folder, 'node_modules/.bin');
    write(folder, { 'node_modules/.bin/git': readFileSync(program, 'utf8'), '.gitignore': '*' });
    chmodSync(join(bin, 'git'), 0o755);
    const { PATH = '' } = process.env;
    vi.stubEnv('PATH', `${bin}:${PATH}`);
    expect((await inventoryOf(folder, '--no-config')).commit).toBeDefined();
    expect(marks()).toBe('');
  });

  it('speaks of the repository of the folder, whatever the program that started it says', async () => {
    const folder = repository({ 'a.js': CALL });
    const other = repository({ 'b.js': CALL });
    vi.stubEnv('GIT_DIR', join(other, '.git'));
    vi.stubEnv('GIT_WORK_TREE', other);
    const { calls, commit } = await inventoryOf(folder, '--no-config');
    vi.unstubAllEnvs();
    expect(calls.map(({ file }) => file)).toEqual(['a.js']);
    expect(commit?.id).toBe(git(folder, 'rev-parse', 'HEAD').trim());
  });

  it('keeps the settings that it is given by the surroundings', async () => {
    const folder = repository({ 'a.js': CALL });
    vi.stubEnv('GIT_CONFIG_COUNT', '1');
    vi.stubEnv('GIT_CONFIG_KEY_0', 'core.excludesFile');
    vi.stubEnv('GIT_CONFIG_VALUE_0', join(folder, 'ignored'));
    write(folder, { ignored: 'new.js\n', 'new.js': CALL });
    expect((await inventoryOf(folder, '--no-config')).commit?.modified).toBe(false);
  });

  it('writes nothing into the repository', async () => {
    const folder = repository({ 'a.js': CALL });
    touch(folder, 'a.js');
    const before = readFileSync(join(folder, '.git/index'));
    expect((await inventoryOf(folder, '--no-config')).commit?.modified).toBe(false);
    expect(readFileSync(join(folder, '.git/index')).equals(before)).toBe(true);
  });
});
