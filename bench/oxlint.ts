/** What the recommended rules cost in oxlint, where any plugin costs something. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import plugin from '../dist/index.js';
import { costOf, inTurns } from './cost.ts';
import { type Lab, type Row, compared } from './lab.ts';

const CODE_BASES = ['lobe-chat', 'flowise'];
const GOAL = 1.3;

const OXLINT = fileURLToPath(new URL('../node_modules/.bin/oxlint', import.meta.url));
const DIST = fileURLToPath(new URL('../dist/index.js', import.meta.url));
const NOTHING =
  "export default { meta: { name: 'nothing' }, rules: { nothing: { create: () => ({ Program() {} }) } } };\n";

/** Files with configurations: the recommended rules, and a plugin that looks at nothing. */
export function oxlintConfigs(folder: string): { own: string; nothing: string } {
  const module = join(folder, 'nothing.mjs');
  writeFileSync(module, NOTHING);
  const write = (name: string, specifier: string, rules: object): string => {
    const file = join(folder, name);
    const categories = { correctness: 'off' };
    writeFileSync(file, JSON.stringify({ categories, jsPlugins: [specifier], rules }));
    return file;
  };
  return {
    own: write('own.json', DIST, plugin.configs.recommended.rules ?? {}),
    nothing: write('nothing.json', module, { 'nothing/nothing': 'error' }),
  };
}

export function oxlintArguments(config: string): string[] {
  return [OXLINT, '--config', config, '--no-ignore', '--disable-nested-config', '.'];
}

export async function oxlintRows(lab: Lab): Promise<Row[]> {
  const configs = oxlintConfigs(lab.scratch);
  const rows: Row[] = [];
  for (const { name, folder } of lab.codeBases().filter((one) => CODE_BASES.includes(one.name))) {
    lab.say(`oxlint on ${name}`);
    const lint = (config: string) => () =>
      costOf(process.execPath, oxlintArguments(config), folder);
    const comparison = await inTurns(lab.runs, lint(configs.own), lint(configs.nothing));
    const what = `oxlint with the recommended rules ÷ with a plugin that does nothing: ${name}`;
    rows.push(compared(what, comparison, GOAL));
  }
  return rows;
}
