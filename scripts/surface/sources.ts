/** Which SDK packages the catalogue is generated from: the `openai-vN` aliases of package.json. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SurfaceFile } from '../../src/catalogue/surface-file.ts';
import { type SdkSurface, readSurface } from './surface.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface SdkSource {
  alias: string;
  version: string;
  folder: string;
}

export function sdkSources(): SdkSource[] {
  const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  return Object.entries(manifest.devDependencies)
    .flatMap(([alias, range]) => {
      const version = /^npm:openai@(.+)$/.exec(range)?.[1];
      return version === undefined
        ? []
        : [{ alias, version, folder: `${root}node_modules/${alias}` }];
    })
    .sort((left, right) => left.version.localeCompare(right.version, 'en', { numeric: true }));
}

export function readSurfaces(): SdkSurface[] {
  return sdkSources().map(({ folder, version }) => {
    const installed = (
      JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as { version: string }
    ).version;
    if (installed !== version)
      throw new Error(
        `${folder} holds openai ${installed}, package.json asks for ${version}: run npm ci`,
      );
    return readSurface(folder, version);
  });
}

/** One entry a line, so that a diff in review shows what changed. */
export function printCatalogue(file: SurfaceFile): string {
  const list = (values: unknown[]): string =>
    `[\n${values.map((value) => JSON.stringify(value)).join(',\n')}\n]`;
  const map = (values: Record<string, unknown>): string =>
    `{\n${Object.entries(values)
      .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
      .join(',\n')}\n}`;
  return `{\n"sdks": ${JSON.stringify(file.sdks)},\n"methods": ${map(file.methods)},\n"classes": ${list(file.classes)},\n"resources": ${map(file.resources)},\n"shapes": ${map(file.shapes)}\n}\n`;
}

/** How much was read of each package, so that a reader who loses something is noticed. */
export function printTotals(surfaces: readonly SdkSurface[]): string {
  const totals = surfaces.map(({ version, methods, resources, classes, skipped }) => [
    version,
    {
      methods: methods.size,
      routes: new Set([...methods.values()].flatMap(({ sends }) => sends.map(({ route }) => route)))
        .size,
      resources: resources.size,
      classes: classes.length,
      deprecated: [...methods.values()].filter(({ deprecated }) => deprecated).length,
      skipped: Object.fromEntries(skipped),
    },
  ]);
  return `${JSON.stringify(Object.fromEntries(totals), null, 2)}\n`;
}
