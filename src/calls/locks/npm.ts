/** `package-lock.json` and `npm-shrinkwrap.json`, of all three formats. */
import { type Json, type Lock, type Locked, lockedAt, objectAt, upTo, versionIn } from './lock.ts';

export function npmLock(text: string): Lock {
  const json: unknown = JSON.parse(text);
  const packages = objectAt(json, 'packages');
  const first = objectAt(json, 'dependencies');
  const at = (place: string, name: string): Locked | null => {
    const entry = objectAt(packages, join(place, `node_modules/${name}`));
    const { resolved } = entry;
    const isLink = entry['link'] === true && typeof resolved === 'string';
    return lockedIn(isLink ? objectAt(packages, resolved) : entry);
  };
  return ({ name, folder }) =>
    upTo(folder)
      .map((place) => at(place, name))
      .find((locked) => locked !== null) ?? ofFirstFormat(objectAt(first, name));
}

function lockedIn(entry: Json): Locked | null {
  return lockedAt(versionIn(entry['version']), () => entry);
}

function ofFirstFormat(entry: Json): Locked | null {
  return lockedAt(versionIn(entry['version']), () => ({ dependencies: entry['requires'] }));
}

function join(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}
