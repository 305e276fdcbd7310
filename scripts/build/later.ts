/** What the package does not load before it is asked for. */
import { relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';

/** What stands for `require` until the code is made CommonJS. */
export const REQUIRE = 'requireLater';

/**
 * Modules that give functions alone, each an entry point of its own. Who imports one gets functions of the same
 * names, and the first call of one loads it: at once, since a linter waits for nobody.
 */
export function loadedLater(modules: readonly string[]): Plugin {
  return replacing('loaded later', modules, (file, names, exported) => {
    const other = names.find((name) => typeof exported[name] !== 'function');
    if (other !== undefined) throw new TypeError(`${file}: ${other} is no function`);
    const load = `const built = () => (own ??= ${REQUIRE}("./${nameOfLater(file)}.cjs"));`;
    const functions = names.map(
      (name) => `export const ${name} = (...given) => built().${name}(...given);`,
    );
    return ['let own;', load, ...functions];
  });
}

/** `src/audit/render/csv.ts` → `audit-render-csv`: a name that no entry point has. */
export function nameOfLater(file: string): string {
  return file
    .replace(/^src\/|\.ts$/g, '')
    .split('/')
    .join('-');
}

/** Modules that are written down as what they export: whoever imports one needs nothing of what makes it. */
export function writtenAsData(modules: readonly string[]): Plugin {
  return replacing('data', modules, (_, names, exported) =>
    names.map((name) => `export const ${name} = ${JSON.stringify(exported[name])};`),
  );
}

function replacing(
  name: string,
  modules: readonly string[],
  linesFor: (file: string, names: string[], exported: Record<string, unknown>) => string[],
): Plugin {
  const files = new Set(modules.map((module) => resolve(module)));
  return {
    name,
    setup(build) {
      const root = build.initialOptions.absWorkingDir ?? '';
      build.onResolve({ filter: /\.ts$/ }, ({ path, resolveDir, kind }) => {
        const file = resolve(resolveDir, path);
        if (kind === 'entry-point' || !files.has(file)) return null;
        // It stands in a comment of the package.
        return { path: relative(root, file), namespace: name };
      });
      build.onLoad({ filter: /(?:)/, namespace: name }, async ({ path }) => {
        const exported = await exportsOf(resolve(root, path));
        return { contents: linesFor(path, Object.keys(exported), exported).join('\n') };
      });
    },
  };
}

export async function exportsOf(file: string): Promise<Record<string, unknown>> {
  return (await import(pathToFileURL(file).href)) as Record<string, unknown>;
}
