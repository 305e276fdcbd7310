/** `pnpm-lock.yaml`, from the fifth format on. */
import { type Json, type Lock, Versions, lockedAt, upTo, versionIn } from './lock.ts';
import { type Yaml, jsonOf, mapAt, readYaml, textAt } from './yaml.ts';

/** `/openai@4.0.0(zod@3.25.76)`, `/openai/4.0.0`, `openai@4.0.0` */
const PACKAGE = /^\/?((?:@[^/@]+\/)?[^/@]+)[/@](.+)$/;
const FIELDS = ['dependencies', 'devDependencies', 'optionalDependencies'];

export function pnpmLock(text: string): Lock {
  const yaml = readYaml(text);
  const versions = new Versions();
  for (const key of mapAt(yaml, 'packages').keys()) {
    const [, name, rest = ''] = PACKAGE.exec(key) ?? [];
    const version = versionIn(rest);
    if (name !== undefined && version !== null)
      versions.add(name, { version, manifest: () => manifestOf(yaml, name, version) });
  }
  return ({ name, folder }) => {
    const asking = upTo(folder).map((place) => mapAt(yaml, 'importers', place || '.'));
    const given = [...asking, yaml]
      .flatMap((importer) => FIELDS.map((field) => inImporter(mapAt(importer, field), name)))
      .find((version) => version !== null);
    return given === undefined
      ? versions.only(name)
      : lockedAt(given, () => manifestOf(yaml, name, given));
  };
}

/** What it asks for by itself stands in `packages`, what it was given for that in `snapshots`. */
function manifestOf(yaml: Yaml, name: string, version: string): Json {
  const parts = ['packages', 'snapshots'].flatMap((field) =>
    [...mapAt(yaml, field)].flatMap(([key, item]) => {
      const [, found, rest = ''] = PACKAGE.exec(key) ?? [];
      return found === name && versionIn(rest) === version && item instanceof Map ? [item] : [];
    }),
  );
  return Object.fromEntries(
    [...FIELDS, 'peerDependencies', 'peerDependenciesMeta'].map((field) => [
      field,
      Object.assign({}, ...parts.map((item) => jsonOf(mapAt(item, field)))) as Json,
    ]),
  );
}

function inImporter(dependencies: Yaml, name: string): string | null {
  return (
    versionIn(textAt(dependencies, name)) ?? versionIn(textAt(mapAt(dependencies, name), 'version'))
  );
}
