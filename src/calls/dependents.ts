/** Installed packages that depend on the SDK: what they give may be a client of it. */
import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { sdkSubpath } from '../catalogue/clients.ts';
import { forgottenWithDisk } from '../values/program/forget.ts';
import { isPath } from '../values/program/resolve.ts';
import { packageNameOf } from '../values/program/workspaces.ts';
import { objectAt } from './locks/lock.ts';
import { manifestIn } from './ranges.ts';
import { installedPackage } from './versions.ts';

export interface Dependence {
  isOnSdk: boolean;
  /** manifests that the answer rests on, also where one would stand */
  manifests: readonly string[];
}

const NONE: Dependence = { isOnSdk: false, manifests: [] };
const FIELDS = ['dependencies', 'peerDependencies', 'optionalDependencies'];
/** `@acme/ai` may hand on what `@acme/clients` makes. */
const MAX_BETWEEN = 2;

const known = new Map<string, Dependence>();
const around = new Map<string, readonly string[]>();

forgottenWithDisk(known, around);

/** Of the package that a file imports from. */
export function dependenceOf(specifier: string, from: string): Dependence {
  return isPath(specifier) || !isAbsolute(from)
    ? NONE
    : dependenceAt(dirname(from), packageNameOf(specifier), MAX_BETWEEN);
}

function dependenceAt(folder: string, name: string, between: number): Dependence {
  const key = [folder, name, between].join('\0');
  let answer = known.get(key);
  if (!answer) known.set(key, (answer = looked(folder, name, between)));
  return answer;
}

function looked(folder: string, name: string, between: number): Dependence {
  const found = installedPackage(name, join(folder, 'package.json'));
  if (!found) return { isOnSdk: false, manifests: placesFor(name, folder) };
  const manifest = manifestIn(found.folder);
  const asked = FIELDS.flatMap((field) => Object.keys(objectAt(manifest, field)));
  const own = join(found.folder, 'package.json');
  if (asked.some((item) => sdkSubpath(item) === '')) return { isOnSdk: true, manifests: [own] };
  // A link leads to where the packages stand that it asks for.
  const home = realpathSync(found.folder);
  const further = between === 0 ? [] : asked.filter((item) => isOfOneScope(item, name));
  const answers = further.map((item) => dependenceAt(home, item, between - 1));
  return {
    isOnSdk: answers.some(({ isOnSdk }) => isOnSdk),
    manifests: [own, ...answers.flatMap(({ manifests }) => manifests)],
  };
}

function isOfOneScope(one: string, other: string): boolean {
  const [scope = ''] = one.split('/');
  return scope.startsWith('@') && other.startsWith(`${scope}/`);
}

/** Where the manifest of a package would stand once it is installed. */
function placesFor(name: string, folder: string): string[] {
  return packagesAround(folder).map((place) => join(place, 'node_modules', name, 'package.json'));
}

/** Folders with a manifest, from one upwards. */
function packagesAround(folder: string): readonly string[] {
  let found = around.get(folder);
  if (found) return found;
  const parent = dirname(folder);
  const above = parent === folder ? [] : packagesAround(parent);
  around.set(folder, (found = hasManifest(folder) ? [folder, ...above] : above));
  return found;
}

function hasManifest(folder: string): boolean {
  return existsSync(join(folder, 'package.json'));
}
