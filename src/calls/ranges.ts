/** What a package asks for, and the lowest version that answers it. */
import { join } from 'node:path';
import { readText } from '../values/program/disk.ts';
import { manifestIn } from '../values/program/manifests.ts';
import { workspaceFolder } from '../values/program/workspaces.ts';
import { objectAt } from './locks/lock.ts';
import { type Yaml, mapAt, readYaml, textAt } from './locks/yaml.ts';

const FIELDS = [
  'dependencies',
  'devDependencies',
  'peerDependencies',
  'optionalDependencies',
] as const;

/** As it is written: `^6.49.0`, `catalog:`. */
export function rangeIn(folder: string, name: string): string | null {
  const manifest = manifestIn(folder);
  const range = FIELDS.map((field) => objectAt(manifest, field)[name]).find(
    (item) => typeof item === 'string',
  );
  return range === undefined ? null : range;
}

/** `catalog:` and `catalog:react18`, as a folder says what they stand for. */
export function catalogued(folder: string, name: string, range: string): string | null {
  const catalog = /^catalog:(.*)$/.exec(range)?.[1];
  if (catalog === undefined) return null;
  const isDefault = catalog === '' || catalog === 'default';
  const files = ['pnpm-workspace.yaml', '.yarnrc.yml'].map((file) => readText(join(folder, file)));
  const manifest = manifestIn(folder);
  return (
    files
      .map((text) => text && inYaml(readYaml(text), name, catalog, isDefault))
      .find((text) => typeof text === 'string') ??
    [manifest, objectAt(manifest, 'workspaces')]
      .map((json) => inJson(json, name, catalog, isDefault))
      .find((text) => text !== null) ??
    null
  );
}

function inYaml(yaml: Yaml, name: string, catalog: string, isDefault: boolean): string | null {
  const named = textAt(mapAt(yaml, 'catalogs', isDefault ? 'default' : catalog), name);
  return isDefault ? (textAt(mapAt(yaml, 'catalog'), name) ?? named) : named;
}

function inJson(json: unknown, name: string, catalog: string, isDefault: boolean): string | null {
  const found = isDefault
    ? objectAt(json, 'catalog')[name]
    : objectAt(objectAt(json, 'catalogs'), catalog)[name];
  return typeof found === 'string' ? found : null;
}

/** The version of a package of the same workspace: `workspace:^`. */
export function ofWorkspace(name: string, range: string, filename: string): string | null {
  if (!/^workspace:[*^~]?$/.test(range)) return null;
  const folder = workspaceFolder(name, filename);
  const version = folder === null ? null : manifestIn(folder)?.['version'];
  return typeof version === 'string' ? version : null;
}

const VERSION = /^[\^~=v>]*(\d+)(?:\.(\d+|x|\*))?(?:\.(\d+|x|\*))?(-[\dA-Za-z.-]+)?(?:\+.*)?$/;

/** The lowest version of the highest alternative: `^6.49.0`, `6.x`, `^5 || ^6`, `npm:openai@^6`. */
export function lowestOf(range: string): string | null {
  const asked = range.replace(/^workspace:/, '').replace(/^npm:(?:@?[^@]+@)?/, '');
  const last = asked.split('||').at(-1) ?? '';
  const parts = last
    .trim()
    .replace(/([<>=~^])\s+/g, '$1')
    .split(/\s+/)
    .filter((part) => !part.startsWith('<'))
    .map((part) => VERSION.exec(part))
    .find((match) => match !== null);
  if (!parts) return null;
  const numbers = parts.slice(1, 4).map((part) => (/^\d+$/.test(part ?? '') ? part : '0'));
  return `${numbers.join('.')}${parts[4] ?? ''}`;
}
