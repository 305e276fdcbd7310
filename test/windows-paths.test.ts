/** Paths as Windows writes them; only `node:path` is that of Windows here, so nothing is read from a disk. */
import { Linter } from 'eslint';
import { describe, expect, it, vi } from 'vitest';
import { displayName, isBelow } from '../src/audit/files.ts';
import { pathPattern } from '../src/glob.ts';
import plugin from '../src/plugin.ts';
import { isTestFile } from '../src/values/program/tests.ts';

vi.mock('node:path', async (load) => {
  const { win32 } = await load<typeof import('node:path')>();
  return { ...win32, default: win32 };
});

const ROOT = String.raw`C:\work\shop`;
const inside = (path: string): string => `${ROOT}\\${path.replaceAll('/', '\\')}`;

describe('a path of Windows', () => {
  it('is shown with forward slashes, from the root of the program', () => {
    expect(displayName(inside('src/ai/client.ts'), ROOT)).toBe('src/ai/client.ts');
    expect(displayName(ROOT, ROOT)).toBe('.');
    expect(displayName(String.raw`C:\work\other\a.ts`, ROOT)).toBe('../other/a.ts');
  });

  it('is below a folder, and not below one of a similar name', () => {
    expect(isBelow(inside('src/a.ts'), ROOT)).toBe(true);
    expect(isBelow(String.raw`C:\work\shop2\a.ts`, ROOT)).toBe(false);
    expect(isBelow(String.raw`C:\a.ts`, 'C:\\')).toBe(true);
  });

  it('matches patterns with forward slashes', () => {
    const name = displayName(inside('packages/ai/src/client.ts'), ROOT);
    for (const pattern of ['packages/*/src/client.ts', '**/client.{js,ts}', './packages/**'])
      expect(pathPattern(pattern).test(name), pattern).toBe(true);
    expect(pathPattern('src/client.ts').test(name)).toBe(false);
  });

  it('says as well as any other that it is of a test', () => {
    expect(isTestFile(String.raw`src\test\client.ts`)).toBe(true);
    expect(isTestFile(String.raw`src\latest\client.ts`)).toBe(false);
  });
});

describe('a rule', () => {
  const reports = (rule: string, options: object, file: string, code: string): string[] =>
    new Linter({ cwd: ROOT })
      .verify(
        code,
        {
          files: ['**/*.*'],
          plugins: { 'openai-zdr': plugin },
          rules: { [`openai-zdr/${rule}`]: ['error', options] },
        },
        { filename: inside(file) },
      )
      .map(({ message }) => message);
  const MAKES = "import OpenAI from 'openai';\nexport const client = new OpenAI();\n";

  it('knows an approved module by its pattern', () => {
    const options = { modules: ['src/ai/*.js', 'packages/**/client.js'] };
    for (const file of ['src/ai/client.js', 'packages/a/src/client.js'])
      expect(reports('single-approved-client', options, file, MAKES), file).toEqual([]);
    expect(reports('single-approved-client', options, 'src/other.js', MAKES)).toEqual([
      expect.stringContaining('OpenAI clients are made in'),
    ]);
  });

  it('finds calls in a file of that name', () => {
    const code = `${MAKES}client.files.create({ purpose: 'user_data' });\n`;
    expect(reports('no-ineligible-endpoint', {}, 'src/ai/client.js', code)).toHaveLength(1);
  });

  it('names a file that is missing as the program does', () => {
    const code =
      "import { client } from '../ai/client.js';\nclient.responses.create({ store: false });\n";
    expect(reports('no-blind-spots', {}, 'src/deep/use.js', code)).toEqual([
      expect.stringMatching(/^`\.\.\/ai\/client\.js` leads to no file/),
    ]);
  });
});
