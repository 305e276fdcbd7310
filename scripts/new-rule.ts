/**
 * npm run new-rule <name>     writes what a new rule consists of; what is left to write says TODO
 * npm run new-rule -- <name> --root <folder>
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { filesOf } from './new-rule/files.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { root: { type: 'string', default: fileURLToPath(new URL('../', import.meta.url)) } },
});
const [name = '', ...others] = positionals;
const root = resolve(values.root);

const refusal = others.length > 0 ? 'One name at a time' : whyNot(name);
if (refusal === null) write();
else {
  console.error(`${refusal}.\nUsage: npm run new-rule no-something`);
  process.exitCode = 2;
}

function whyNot(given: string): string | null {
  if (given === '') return 'A rule needs a name';
  if (!/^[a-z]+(?:-[a-z0-9]+)+$/.test(given))
    return `"${given}" is no name of a rule: words in lower case, joined by hyphens, at least two`;
  if (given.length > 40) return `"${given}" is longer than 40 characters`;
  const taken = Object.keys(filesOf(given).written).find((file) => existsSync(join(root, file)));
  return taken === undefined ? null : `${taken} is there already`;
}

function write(): void {
  const { written, changed } = filesOf(name);
  // Nothing is written unless all of it can be.
  const texts = Object.entries(changed).map(
    ([file, change]) => [file, change(readFileSync(join(root, file), 'utf8'))] as const,
  );
  for (const [file, text] of [...Object.entries(written), ...texts])
    writeFileSync(join(root, file), text);
  console.log(
    [
      'Written:',
      ...Object.keys(written).map((file) => `  ${file}`),
      'One entry more:',
      ...Object.keys(changed).map((file) => `  ${file}`),
      '',
      'What is left says TODO. A message with `name` in its data goes into `NAMING` of src/audit/subject.ts,',
      'so that baselines know it; options go into the schema and into src/types.ts.',
      `Then: npm run docs && npx vitest run test/rules/${name}.test.ts test/docs.test.ts test/new-rule.test.ts`,
    ].join('\n'),
  );
}
