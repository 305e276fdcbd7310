/** What the analysis knows of packages, without reading them. */
import type { Target } from '../catalogue/hosts.ts';
import { isAnalysedPackage, otherVendors } from '../catalogue/clients.ts';
import { frameworks } from '../catalogue/frameworks/index.ts';
import { httpClasses, httpGlobals, httpPackages, notSending } from '../catalogue/http.ts';
import { resolveModule } from '../values/program/resolve.ts';
import { workspaceFolder } from '../values/program/workspaces.ts';
import { type Telling, type Value, rootOf } from '../values/value.ts';

/** The SDK, and packages that wrap it: followed by what they are, not by what their files hold. */
export function isKnownPackage(specifier: string, from?: string): boolean {
  const isNamed =
    isAnalysedPackage(specifier) || frameworks.some(({ packages }) => packages.test(specifier));
  return isNamed && !(from !== undefined && isPathOfProject(specifier, from));
}

/** `ai` is a short name: the paths of a project may lead to a file of its own by it. */
function isPathOfProject(specifier: string, from: string): boolean {
  return (
    specifier === 'ai' &&
    workspaceFolder(specifier, from) === null &&
    resolveModule(specifier, from).kind === 'file'
  );
}

/** Clients, sockets and senders send what they are given, and leave it alone. */
export function onlyReads(callee: Value): boolean {
  const root = rootOf(callee);
  if (root.kind === 'global') return Object.hasOwn(httpGlobals, root.name);
  if (root.kind !== 'import') return false;
  return (
    isKnownPackage(root.source) ||
    otherVendors.test(root.source) ||
    httpPackages.some(({ module }) => module.test(root.source)) ||
    httpClasses.some(({ module }) => module?.test(root.source))
  );
}

/** Types of frameworks stand for the models of every vendor; that of a client is silent on its base URL. */
export function tellingOf(type: Value): Telling {
  const root = rootOf(type);
  if (root.kind !== 'import') return 'enough';
  if (frameworks.some(({ packages }) => packages.test(root.source))) return 'nothing';
  return isAnalysedPackage(root.source) ? 'little' : 'enough';
}

/** A package of which nothing is known may give a client: the settings can say so. */
export function foreignPackageOf(roots: readonly Value[]): string | null {
  const foreign = roots.find((value) => value.kind === 'import');
  const isOther =
    foreign?.kind !== 'import' ||
    isKnownPackage(foreign.source) ||
    otherVendors.test(foreign.source) ||
    notSending.test(foreign.source);
  return isOther ? null : foreign.source;
}

/** Who gets what is sent through something that no reader knows; `null` when that proves nothing. */
export function targetBehind(root: Value): Target | null {
  if (root.kind === 'unknown')
    return root.isGiven || root.isOther || root.unread ? 'unknown' : null;
  if (root.kind === 'import' && otherVendors.test(root.source)) return 'other';
  return foreignPackageOf([root]) === null ? null : 'unknown';
}
