/** The inventory beside a search for patterns: the same files, the same machine. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Cost, costOf, inTurns } from './cost.ts';
import { scriptsOf } from './inputs.ts';
import { type Lab, type Row, compared } from './lab.ts';

const CLI = fileURLToPath(new URL('../dist/cli.cjs', import.meta.url));

/** What somebody would write who looks for calls by hand. */
const METHODS = [
  'responses.create',
  'chat.completions.create',
  'embeddings.create',
  'files.create',
  'images.generate',
  'audio.transcriptions.create',
  'beta.assistants.create',
];
const LANGUAGES = ['JavaScript', 'TypeScript', 'Tsx'];

export function astGrepRules(): string {
  const patterns = METHODS.map((method) => `    - pattern: $CLIENT.${method}($$$ARGS)`).join('\n');
  return LANGUAGES.map(
    (language) =>
      `id: openai-${language.toLowerCase()}\nlanguage: ${language}\nrule:\n  any:\n${patterns}\n`,
  ).join('---\n');
}

/** Writes the inventory of a folder as JSON. */
export function inventoryOf(folder: string, output: string, isInThreads = true): Promise<Cost> {
  const options = ['--no-config', '--quiet', '--fail-on', 'never', '--output', output];
  const threads = isInThreads ? [] : ['--workers', '0'];
  return costOf(process.execPath, [CLI, '.', ...options, ...threads], folder);
}

export async function inventoryRows(lab: Lab): Promise<Row[]> {
  const tool = join(lab.tools(), 'node_modules/.bin/ast-grep');
  const rules = join(lab.scratch, 'rules.yml');
  writeFileSync(rules, astGrepRules());
  const output = join(lab.scratch, 'inventory.json');
  const rows: Row[] = [];
  for (const codeBase of lab.codeBases()) {
    lab.say(`inventory and ast-grep of ${codeBase.name}`);
    const { name, about, goal, folder } = codeBase;
    const comparison = await inTurns(
      lab.runs,
      () => inventoryOf(folder, output),
      () => costOf(tool, ['scan', '--rule', rules, '--json=stream', '.'], folder),
    );
    const { length } = await scriptsOf(codeBase);
    const what = `inventory ÷ ast-grep: ${name}, ${about} (${String(length)} files)`;
    rows.push(compared(what, comparison, goal));
  }
  return rows;
}
