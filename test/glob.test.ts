import { describe, expect, it } from 'vitest';
import { namePattern, pathPattern } from '../src/glob.ts';

describe('a pattern of names', () => {
  it.each([
    ['files.create', 'files.create', true],
    ['files.create', 'files.createAndPoll', false],
    ['files.*', 'files.create', true],
    ['files.*', 'filesXcreate', false],
    ['*.delete', 'vectorStores.files.delete', true],
    ['*.delete', 'files.deleted', false],
    ['/v1/*/files', '/v1/vector_stores/{}/files', true],
    ['POST /v1/threads/{}/*', 'POST /v1/threads/{}/runs', true],
    ['*', '', true],
  ])('%s: %s', (pattern, name, isMatch) => {
    expect(namePattern(pattern).test(name)).toBe(isMatch);
  });
});

describe('a pattern of paths', () => {
  it.each([
    ['src/ai/*.ts', 'src/ai/client.ts', true],
    ['src/ai/*.ts', 'src/ai/deep/client.ts', false],
    ['**/client.ts', 'client.ts', true],
    ['**/client.ts', 'src/ai/client.ts', true],
    ['./src/**', 'src/ai/client.ts', true],
    ['src/client.{ts,js}', 'src/client.js', true],
    ['src/client.{ts,js}', 'src/client.mjs', false],
    ['src/client.?s', 'src/client.ts', true],
    ['src/a+b(1).ts', 'src/a+b(1).ts', true],
  ])('%s: %s', (pattern, path, isMatch) => {
    expect(pathPattern(pattern).test(path)).toBe(isMatch);
  });
});
