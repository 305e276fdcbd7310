import { beforeEach, describe, expect, it } from 'vitest';
import { forgetUnusedFiles, loadFile } from '../../src/values/program/load.ts';
import { type Project, testProject } from '../helpers/calls.ts';

const text = (characters: number): string => `export {};\n${'//'.padEnd(characters, '-')}\n`;

/** What other tests have left goes, as too much is kept. */
beforeEach(() => {
  const { file } = testProject({ 'one.ts': text(600_000), 'two.ts': text(600_000) });
  loadFile(file('one.ts'));
  loadFile(file('two.ts'));
  forgetUnusedFiles();
});

function project(): (name: string) => ReturnType<typeof loadFile> {
  const { file }: Project = testProject({
    'old.ts': text(450_000),
    'used.ts': text(10_000),
    'new.ts': text(600_000),
  });
  return (name) => loadFile(file(name));
}

describe('the trees of imported files', () => {
  it('are kept from one analysis to the next', () => {
    const load = project();
    const before = [load('old.ts'), load('used.ts')];
    forgetUnusedFiles();
    expect(load('old.ts')).toBe(before[0]);
    expect(load('used.ts')).toBe(before[1]);
  });

  it('go between two analyses where they are too many, those that nobody asked for of late', () => {
    const load = project();
    const [old, used] = [load('old.ts'), load('used.ts')];
    forgetUnusedFiles();
    load('used.ts');
    load('new.ts');
    forgetUnusedFiles();
    expect(load('used.ts')).toBe(used);
    expect(load('old.ts')).not.toBe(old);
  });

  it('stay within an analysis, whose answers are about their nodes', () => {
    const load = project();
    const [old, newer] = [load('old.ts'), load('new.ts')];
    expect(load('old.ts')).toBe(old);
    expect(load('new.ts')).toBe(newer);
  });
});
