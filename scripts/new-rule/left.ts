/** What is left to write of a new rule. */
import { readFileSync, readdirSync } from 'node:fs';

const FOLDERS = ['src/rules', 'test/rules', 'rules-docs'];

/** Every line that says TODO, as `src/rules/no-x.ts:7: what is left`. */
export function leftToWrite(root: string): string[] {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(`${root}${folder}`)
      .filter((name) => /\.(?:ts|md)$/.test(name))
      .map((name) => `${folder}/${name}`),
  );
  return [...files, 'CHANGELOG.md'].flatMap((file) =>
    readFileSync(`${root}${file}`, 'utf8')
      .split('\n')
      .flatMap((line, index) => {
        const at = line.indexOf('TODO');
        return at === -1 ? [] : [`${file}:${String(index + 1)}: ${line.slice(at)}`];
      }),
  );
}
