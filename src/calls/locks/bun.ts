/** `bun.lock`, the one that is a text. */
import { type Json, type Lock, type Locked, lockedAt, objectAt, upTo, versionIn } from './lock.ts';

export function bunLock(text: string): Lock {
  const json: unknown = JSON.parse(plainJson(text));
  const packages = objectAt(json, 'packages');
  const workspaces = objectAt(json, 'workspaces');
  const at = (key: string): Locked | null => {
    const entry: unknown = packages[key];
    return Array.isArray(entry) ? lockedAt(versionIn(entry[0]), () => manifestIn(entry)) : null;
  };
  return ({ name, folder }) => {
    const owner = upTo(folder)
      .map((place) => objectAt(workspaces, place)['name'])
      .find((item) => typeof item === 'string');
    return (owner === undefined ? null : at(`${owner}/${name}`)) ?? at(name);
  };
}

/** Of `["acme@1.0.0", "", { peerDependencies, optionalPeers }, "sha512-…"]`. */
function manifestIn(entry: readonly unknown[]): Json {
  const asked = entry.find((item) => typeof item === 'object' && item !== null) as Json | undefined;
  const optional = asked?.['optionalPeers'];
  if (!Array.isArray(optional)) return asked ?? {};
  const meta = optional.map((name) => [String(name), { optional: true }]);
  return { ...asked, peerDependenciesMeta: Object.fromEntries(meta) };
}

/** Without comments, and commas before the end of a list. */
function plainJson(text: string): string {
  return text.replace(
    /("(?:[^"\\]|\\.)*")|\/\/[^\n]*|,(?=\s*[}\]])/g,
    (_, quoted: string | undefined) => quoted ?? '',
  );
}
