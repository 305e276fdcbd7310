/** `package-lock.json` and `npm-shrinkwrap.json`, of all three formats. */
import { type Lock, objectAt, upTo, versionIn } from './lock.ts';

export function npmLock(text: string): Lock {
  const json: unknown = JSON.parse(text);
  const packages = objectAt(json, 'packages');
  const first = objectAt(json, 'dependencies');
  const at = (place: string, name: string): string | null => {
    const entry = objectAt(packages, join(place, `node_modules/${name}`));
    const { resolved } = entry;
    return entry['link'] === true && typeof resolved === 'string'
      ? versionIn(objectAt(packages, resolved)['version'])
      : versionIn(entry['version']);
  };
  return ({ name, folder }) =>
    upTo(folder)
      .map((place) => at(place, name))
      .find((version) => version !== null) ?? versionIn(objectAt(first, name)['version']);
}

function join(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}
