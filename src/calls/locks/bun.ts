/** `bun.lock`, the one that is a text. */
import { type Lock, objectAt, upTo, versionIn } from './lock.ts';

export function bunLock(text: string): Lock {
  const json: unknown = JSON.parse(plainJson(text));
  const packages = objectAt(json, 'packages');
  const workspaces = objectAt(json, 'workspaces');
  const at = (key: string): string | null => {
    const entry = packages[key];
    return Array.isArray(entry) ? versionIn(entry[0]) : null;
  };
  return ({ name, folder }) => {
    const owner = upTo(folder)
      .map((place) => objectAt(workspaces, place)['name'])
      .find((item) => typeof item === 'string');
    return (owner === undefined ? null : at(`${owner}/${name}`)) ?? at(name);
  };
}

/** Without comments, and commas before the end of a list. */
function plainJson(text: string): string {
  return text.replace(
    /("(?:[^"\\]|\\.)*")|\/\/[^\n]*|,(?=\s*[}\]])/g,
    (_, quoted: string | undefined) => quoted ?? '',
  );
}
