/** Which declarations users can reach. */
import { readFileSync, readdirSync, rmSync, rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Takes away what no entry leads to: nobody can import it. */
export function pruneDeclarations(folder: string, entries: readonly string[]): void {
  const reached = new Set<string>();
  const waiting = entries.map((entry) => join(folder, entry));
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    waiting.push(...declarationsBehind(file));
  }
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const name of names)
    if (name.endsWith('.d.ts') && !reached.has(join(folder, name))) rmSync(join(folder, name));
  for (const name of names.sort().reverse()) removeEmpty(join(folder, name));
}

/** The compiler leaves the specifiers of the sources: `./types.ts` stands for `types.d.ts`. */
function declarationsBehind(file: string): string[] {
  const specifiers = readFileSync(file, 'utf8').matchAll(/\b(?:from|import\()\s*'(\.[^']+)\.ts'/g);
  return [...specifiers].map(([, path]) => `${join(dirname(file), path!)}.d.ts`);
}

function removeEmpty(path: string): void {
  try {
    rmdirSync(path);
  } catch {
    // A file, or a folder that holds some.
  }
}
