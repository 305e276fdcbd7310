/** What every rule keeps to, and the compiler cannot see. */
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type RuleName, rules } from '../../src/rules/index.ts';

const folder = fileURLToPath(new URL('../../src/rules/', import.meta.url));
const files = readdirSync(folder);
const names = Object.keys(rules) as RuleName[];

function lineCount(file: string): number {
  return readFileSync(`${folder}${file}`, 'utf8').split('\n').length - 1;
}

describe('the files of the rules', () => {
  it('are all registered', () => {
    const own = files.filter((file) => /^(?:no|require|single)-/.test(file));
    expect(own.map((file) => file.replace('.ts', ''))).toEqual(names);
  });

  it('are read at a glance', () => {
    expect(files.filter((file) => lineCount(file) > 120)).toEqual([]);
  });
});

describe('messages', () => {
  it.each(names)('%s has none that no test has seen', (name) => {
    const tests = readFileSync(new URL(`${name}.test.ts`, import.meta.url), 'utf8');
    const ids = Object.keys(rules[name].meta.messages ?? {});
    expect(ids.filter((id) => !tests.includes(`'${id}'`))).toEqual([]);
  });
});
