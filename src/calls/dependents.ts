/** Packages that depend on the SDK or on a framework: what they give may reach OpenAI, and nobody reads it. */
import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { isWrappingPackage, otherVendors, sdkSubpath } from '../catalogue/clients.ts';
import { mayBeUnread, reachOfDependency } from '../catalogue/frameworks/unread.ts';
import { notSending } from '../catalogue/http.ts';
import { forgottenWithDisk } from '../values/program/forget.ts';
import { outlineFor } from '../values/program/outline.ts';
import { isPath } from '../values/program/resolve.ts';
import { packageNameOf, workspaceFolder } from '../values/program/workspaces.ts';
import { type Json, objectAt } from './locks/lock.ts';
import { isKnownPackage } from './packages.ts';
import {
  installedPackage,
  isRequested,
  isThere,
  lockedManifest,
  versionsBeside,
} from './versions.ts';

export interface Dependence {
  /** on the SDK: what it gives may be a client */
  isOnSdk: boolean;
  /** `depends on @ai-sdk/openai, which reaches OpenAI` */
  reason: string | null;
  /** manifests that the answer rests on, also where one would stand */
  manifests: readonly string[];
}

const NONE: Dependence = { isOnSdk: false, reason: null, manifests: [] };
/** `@acme/ai` may hand on what `@acme/clients` makes. */
const MAX_BETWEEN = 2;

const known = new Map<string, Dependence>();
/** folder → specifier → why it is listed */
const reasons = new Map<string, Map<string, string | null>>();
const homes = new Map<string, string | null>();

forgottenWithDisk(known, reasons, homes);

/** Of the package that a file imports from. */
export function dependenceOf(specifier: string, from: string): Dependence {
  const home = isPackage(specifier) ? homeOf(dirname(from)) : null;
  return home === null ? NONE : dependenceAt(home, packageNameOf(specifier), MAX_BETWEEN);
}

/** Why something that a file imports may reach OpenAI; `null` also where the analysis knows it, or reads it. */
export function reasonToList(specifier: string, from: string): string | null {
  const home = homeOf(dirname(from));
  if (home === null) return null;
  const ofHome = reasons.get(home) ?? new Map<string, string | null>();
  reasons.set(home, ofHome);
  let reason = ofHome.get(specifier);
  if (reason === undefined) ofHome.set(specifier, (reason = lookedUp(specifier, home)));
  return reason;
}

function lookedUp(specifier: string, home: string): string | null {
  if (!isPackage(specifier)) return null;
  const name = packageNameOf(specifier);
  const { reason } = dependenceAt(home, name, MAX_BETWEEN);
  if (reason === null) return null;
  const isTold =
    isKnownPackage(specifier) ||
    isWrappingPackage(specifier) ||
    otherVendors.test(specifier) ||
    notSending.test(specifier) ||
    mayBeUnread(specifier) ||
    workspaceFolder(name, join(home, 'package.json')) !== null;
  return isTold ? null : reason;
}

function isPackage(specifier: string): boolean {
  return !specifier.includes(':') && !isPath(specifier);
}

/** What a text imports from such packages: `@acme/ai depends on OpenAI's SDK`. */
export function dependentsIn({ filename, text }: { filename: string; text: string }): string[] {
  return outlineFor(filename, text).specifiers.flatMap((specifier) => {
    const reason = reasonToList(specifier, filename);
    return reason === null ? [] : `${packageNameOf(specifier)} ${reason}`;
  });
}

/** All that packages decide about what a file sends, as one text: results that are kept rest on it. */
export function packagesBeside(file: { filename: string; text: string }): string {
  return [versionsBeside(file.filename), ...dependentsIn(file)].join(', ');
}

function dependenceAt(folder: string, name: string, between: number): Dependence {
  const key = [folder, name, between].join('\0');
  let answer = known.get(key);
  if (!answer) known.set(key, (answer = looked(folder, name, between)));
  return answer;
}

function looked(folder: string, name: string, between: number): Dependence {
  const found = installedPackage(name, join(folder, 'package.json'));
  const isAskedFor = between < MAX_BETWEEN || isRequested(name, folder);
  const manifest = found?.manifest ?? (isAskedFor ? lockedManifest(name, folder) : null);
  const manifests = found ? [join(found.folder, 'package.json')] : placesFor(name, folder);
  if (!manifest) return { ...NONE, manifests };
  // A link leads to where the packages stand that it asks for.
  const home = found ? realpathSync(found.folder) : folder;
  const asked = neededBy(manifest, home);
  if (asked.some((item) => sdkSubpath(item) === ''))
    return { isOnSdk: true, reason: "depends on OpenAI's SDK", manifests };
  const further = between === 0 ? [] : asked.filter((item) => isOfOneScope(item, name));
  const answers = further.map((item) => dependenceAt(home, item, between - 1));
  return {
    isOnSdk: answers.some(({ isOnSdk }) => isOnSdk),
    reason: ofFrameworks(manifest, asked) ?? answers.find(({ reason }) => reason)?.reason ?? null,
    manifests: [...manifests, ...answers.flatMap((answer) => answer.manifests)],
  };
}

/** What it brings with it, what it needs beside it, and what it takes where that is there. */
function neededBy(manifest: Json, home: string): string[] {
  const meta = objectAt(manifest, 'peerDependenciesMeta');
  const peers = Object.keys(objectAt(manifest, 'peerDependencies')).filter(
    (peer) =>
      objectAt(meta, peer)['optional'] !== true || isThere(peer, join(home, 'package.json')),
  );
  return [...broughtBy(manifest), ...peers];
}

function broughtBy(manifest: Json): string[] {
  return ['dependencies', 'optionalDependencies'].flatMap((field) =>
    Object.keys(objectAt(manifest, field)),
  );
}

/** What takes a framework where that is there, such as a set of components, asks for nothing by itself. */
function ofFrameworks(manifest: Json, asked: readonly string[]): string | null {
  const known = asked.find((name) => reachOfDependency(name) === 'known');
  if (known !== undefined) return `depends on ${known}, which reaches OpenAI`;
  const meta = objectAt(manifest, 'peerDependenciesMeta');
  const able = asked.find(
    (name) => reachOfDependency(name) === 'able' && !Object.hasOwn(meta, name),
  );
  return able === undefined ? null : `depends on ${able}, which can reach OpenAI`;
}

function isOfOneScope(one: string, other: string): boolean {
  const [scope = ''] = one.split('/');
  return scope.startsWith('@') && other.startsWith(`${scope}/`);
}

/** Where the manifest of a package would stand once it is installed. */
function placesFor(name: string, folder: string): string[] {
  const parent = dirname(folder);
  const above = parent === folder ? null : homeOf(parent);
  return [
    join(folder, 'node_modules', name, 'package.json'),
    ...(above === null ? [] : placesFor(name, above)),
  ];
}

/** The nearest folder that has packages, or asks for some. */
function homeOf(folder: string): string | null {
  if (!isAbsolute(folder)) return null;
  let found = homes.get(folder);
  if (found !== undefined) return found;
  const parent = dirname(folder);
  const isHome = ['package.json', 'node_modules'].some((name) => existsSync(join(folder, name)));
  found = isHome ? folder : parent === folder ? null : homeOf(parent);
  homes.set(folder, found);
  return found;
}
