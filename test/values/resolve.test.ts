import { symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plainFile } from '../../src/values/program/listing.ts';
import { nativeResolve, resolveModule } from '../../src/values/program/resolve.ts';
import { testProject } from '../helpers/calls.ts';

const FILES = [
  'src/main.ts',
  'src/client.ts',
  'src/client.js',
  'src/client/index.ts',
  'src/only.js',
  'src/page.tsx',
  'src/page.d.ts',
  'src/style.css',
  'src/a.b.ts',
  'src/x.mts',
  'src/deep/index.ts',
  'lib/ai.ts',
];

const project = () => testProject(Object.fromEntries(FILES.map((file) => [file, 'export {};\n'])));

describe('a relative import of a plain file', () => {
  it.each([
    ['./client', 'src/client.ts'],
    ['./client.js', 'src/client.ts'],
    ['./client.ts', 'src/client.ts'],
    ['./only', 'src/only.js'],
    ['./only.js', 'src/only.js'],
    ['./page.jsx', 'src/page.tsx'],
    ['./x.mjs', 'src/x.mts'],
    ['./a.b', 'src/a.b.ts'],
    ['./style.css', 'src/style.css'],
    ['../lib/ai', 'lib/ai.ts'],
    ['./deep/../client', 'src/client.ts'],
    ['../src/deep/index', 'src/deep/index.ts'],
  ])('%s leads where the resolver says', (specifier, expected) => {
    const { file } = project();
    expect(plainFile(specifier, file('src/main.ts'))).toBe(file(expected));
    expect(nativeResolve(specifier, file('src/main.ts'))).toBe(file(expected));
  });

  it.each([
    './deep',
    '.',
    '..',
    './',
    './client/',
    './client?raw',
    './client#part',
    './none',
    'client',
  ])('%s is left to the resolver', (specifier) => {
    const { file } = project();
    expect(plainFile(specifier, file('src/main.ts'))).toBeNull();
  });

  it('is not told of a link, nor of what stands behind one by another name', () => {
    const { file } = project();
    symlinkSync(file('lib/ai.ts'), file('src/linked.ts'));
    symlinkSync(file('lib'), file('src/folder'));
    const from = file('src/main.ts');
    expect(plainFile('./linked', from)).toBeNull();
    expect(resolveModule('./linked', from)).toEqual({ kind: 'file', filename: file('lib/ai.ts') });
    expect(plainFile('./folder/ai', from)).toBe(file('lib/ai.ts'));
  });
});
