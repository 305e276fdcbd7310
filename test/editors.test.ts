/** The page for editors: samples that can be pasted, and what it says of the test that stands behind it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SERVER } from '../scripts/e2e/editor.ts';
import { SOURCE_EXTENSIONS } from '../src/values/program/disk.ts';
import { ROOT } from './helpers/audit.ts';

const page = readFileSync(`${ROOT}rules-docs/editors.md`, 'utf8');
const blocksIn = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(
    ([, code]) => code!,
  );

describe('the page for editors', () => {
  it('has settings that are JSON', () => {
    const blocks = blocksIn('json').map((block) => JSON.parse(block) as object);
    expect(blocks.map((block) => Object.keys(block)[0])).toEqual([
      'recommendations',
      'eslint.validate',
      'lsp',
    ]);
  });

  it('has Lua in which whatever is opened is closed', () => {
    const [block = '', ...others] = blocksIn('lua');
    expect(others).toEqual([]);
    const open: string[] = [];
    for (const [character] of block.replace(/--.*$/gm, '').matchAll(/[{}()]/g))
      if (character === '{' || character === '(') open.push(character);
      else expect(open.pop()).toBe(character === '}' ? '{' : '(');
    expect(open).toEqual([]);
    expect(block).not.toMatch(/useFlatConfig = true/);
  });

  it('names the server that is tried, and every kind of file', () => {
    const [name, version] = SERVER.split('@');
    expect(page).toContain(`\`${name!}\` ${version!}`);
    const [pattern = ''] = blocksIn('text');
    for (const extension of SOURCE_EXTENSIONS) expect(pattern).toContain(extension.slice(1));
  });
});
