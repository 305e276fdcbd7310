/**
 * The code of the package: few files, since a process takes longer to find hundreds of small ones than to run
 * them; and CommonJS behind the entry points, since what is needed later has to be there at once, also in the zip
 * archives of Yarn, where Node.js requires no module of the other kind.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, transform } from 'esbuild';
import { REQUIRE, exportsOf, loadedLater, nameOfLater, writtenAsData } from './later.ts';

const TARGET = 'node20.19';

export interface Code {
  root: string;
  /** what is imported: an ES module stands before each */
  imported: readonly string[];
  /** what is run: a command, a thread */
  run: readonly string[];
  later: readonly string[];
  data: readonly string[];
}

export async function buildCode({ root, imported, run, later, data }: Code): Promise<void> {
  const dist = join(root, 'dist');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [
      ...[...imported, ...run].map((file) => ({ in: file, out: basename(file, '.ts') })),
      ...later.map((file) => ({ in: file, out: nameOfLater(file) })),
    ],
    outdir: dist,
    outExtension: { '.js': '.cjs' },
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: TARGET,
    packages: 'external',
    charset: 'utf8',
    logLevel: 'warning',
    plugins: [loadedLater(later), writtenAsData(data)],
  });
  mkdirSync(dist, { recursive: true });
  for (const { path, text } of outputFiles)
    writeFileSync(path, await commonJsOf(text), path.endsWith('cli.cjs') ? { mode: 0o755 } : {});
  for (const file of imported)
    writeFileSync(
      join(dist, `${basename(file, '.ts')}.js`),
      moduleBefore(
        `./${basename(file, '.ts')}.cjs`,
        Object.keys(await exportsOf(join(root, file))),
      ),
    );
}

/** esbuild splits ES modules only. */
async function commonJsOf(text: string): Promise<string> {
  const hasPlace = text.includes('import.meta.url');
  const { code } = await transform(withBoundNames(text), {
    format: 'cjs',
    platform: 'node',
    target: TARGET,
    charset: 'utf8',
    logLevel: 'warning',
    define: { [REQUIRE]: 'require', 'import.meta.url': 'ownUrl' },
    banner: hasPlace ? "const ownUrl = require('node:url').pathToFileURL(__filename).href;" : '',
  });
  return code;
}

/**
 * What one file has of another never changes, and no two need each other: names are bound once, and not looked up in
 * an object each time.
 */
function withBoundNames(text: string): string {
  return text.replace(
    /^import (?:\{([^}]*)\} from )?"(\.\/[^"]+\.cjs)";$/gm,
    (_, names: string | undefined, file: string) => {
      const required = `${REQUIRE}("${file}");`;
      return names === undefined
        ? required
        : `const {${names.replaceAll(' as ', ': ')}} = ${required}`;
    },
  );
}

/** An ES module with the same exports. It can be required itself, from an archive too. */
function moduleBefore(file: string, names: readonly string[]): string {
  const lines = names.map(
    (name, index) =>
      `const _${String(index)} = built[${JSON.stringify(name)}];\nexport { _${String(index)} as ${JSON.stringify(name)} };\n`,
  );
  return `import { createRequire } from 'node:module';\nconst built = createRequire(import.meta.url)('${file}');\n${lines.join('')}`;
}
