/** The page that helps to choose a preset. */
import { describe, expect, it } from 'vitest';
import { withPresets } from '../scripts/pages/presets.ts';
import { pageOf } from '../scripts/pages/samples.ts';
import plugin from '../src/index.ts';

const page = pageOf('which-preset');
const questions = [...page.matchAll(/^\| \d \| (.*\?) \| \[`([\w-]+)`\]\(#([\w-]+)\) \|$/gm)];

describe('which preset', () => {
  it('is told by four questions, on one screen', () => {
    expect(questions).toHaveLength(4);
    const end = page.indexOf(questions[3]![0]) + questions[3]![0].length;
    expect(page.slice(0, end).split('\n').length).toBeLessThan(15);
  });

  it('is one of the presets, with a configuration to copy under its heading', () => {
    for (const [, , preset, anchor] of questions) {
      const section = page
        .split(/^## /m)
        .find((text) => text.split('\n')[0]!.toLowerCase().replaceAll(' ', '-') === anchor);
      expect(section).toMatch(new RegExp(String.raw`configs(?:\.|\[')${preset!}\b`));
    }
  });

  it('leaves out none but `all`', () => {
    const named = [...page.matchAll(/configs(?:\.|\[')([\w-]+)/g)].map(([, name]) => name);
    expect([...new Set([...named, 'all'])].sort()).toEqual(Object.keys(plugin.configs).sort());
  });

  it('says what each preset really says of the sample', () => {
    expect(withPresets(page), 'run npm run docs').toBe(page);
  });
});
