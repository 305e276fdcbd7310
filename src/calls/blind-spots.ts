/** Where a file reaches what nobody reads: packages that speak to OpenAI themselves, and files that give nothing. */
import { dirname, join, relative, sep } from 'node:path';
import { clientLookalikes } from '../catalogue/clients.ts';
import type { FrameworkFacts } from '../catalogue/frameworks/facts.ts';
import { frameworks } from '../catalogue/frameworks/index.ts';
import { type Reach, mayBeUnread, reachOf } from '../catalogue/frameworks/unread.ts';
import { type Node, type TSESTree, unwrap } from '../values/ast.ts';
import { readText } from '../values/program/disk.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { whyUnread } from '../values/program/load.ts';
import { parserProblem } from '../values/program/native.ts';
import { isPath, resolveModule } from '../values/program/resolve.ts';
import { packageNameOf } from '../values/program/workspaces.ts';
import type { SourceModule } from '../values/module.ts';
import { type Unread, type Value, rootOf } from '../values/value.ts';
import { methodReached, spokenMethod } from './candidates.ts';
import { mayGiveClient } from './declared.ts';
import { DependentImports } from './dependent-imports.ts';
import { dependenceOf, reasonToList } from './dependents.ts';
import { type Import, importsOf, reachesFiles } from './ledger/imports.ts';
import { reachesOthersOnly } from './reach.ts';
import type { FileAnalysis, OpenAICall } from './record.ts';
import { type CallSettings, refersTo } from './settings.ts';

export interface BlindSpot {
  /**
   * `package`: it reaches OpenAI by itself; `file`: what comes from it is not known; `parser`: the same, as
   * nothing can be parsed
   */
  kind: 'package' | 'file' | 'parser';
  /** the specifier of the import; for what another file imports, the call that depends on it */
  node: Node;
  /** the package, or the file as the importing file would name it */
  name: string;
  /** says on after the name: `cannot be parsed (…)` */
  reason: string;
  /** where the spot itself is not to be repaired */
  remedy?: string;
  /** the calls that depend on it */
  places: readonly Node[];
  /** it sends requests of its own, whatever calls of other files rest on it */
  isSender?: boolean;
}

/** One candidate, what its callee may be, and the calls that were found there. */
export interface Visit {
  node: TSESTree.CallExpression | TSESTree.NewExpression;
  values: readonly Value[];
  calls: readonly OpenAICall[];
}

type Asked = FileAnalysis & { module: SourceModule; evaluator: Evaluator };

export const NAME_CLIENTS = 'the settings `clients` and `wrappers` name what gives a client';
const LOOK_UP_OR_NAME = `look up what it sends; ${NAME_CLIENTS}`;

const REASONS: Readonly<Record<Reach, string>> = {
  known: 'reaches OpenAI',
  able: 'can reach OpenAI',
  named: 'says OpenAI in its name',
};

export function blindSpotsIn(
  file: Asked,
  visits: readonly Visit[],
  { settings, crossFile }: { settings: CallSettings; crossFile?: boolean },
): BlindSpot[] {
  const files = crossFile === false ? [] : filesIn(file, visits);
  return [...packagesIn(file, settings), ...dependentsIn(file, visits, settings), ...files].sort(
    (left, right) => left.node.range[0] - right.node.range[0],
  );
}

function packagesIn(file: Asked, settings: CallSettings): BlindSpot[] {
  const { module, evaluator } = file;
  const isOfInterest = (specifier: string): boolean =>
    mayBeUnread(specifier) || sendersOf(specifier) !== null;
  return importsOf(file, isOfInterest).flatMap((item): BlindSpot[] => {
    const { specifier, names } = item;
    const name = specifier.value;
    const reach = reachOf(name, names) ?? (isUnfollowed(item, file) ? 'known' : null);
    const isFollowed =
      isSettled(name, names, settings) ||
      file.calls.some(({ origins }) => origins?.some(({ madeBy }) => madeBy === name)) ||
      evaluator.locate(name, module.filename).kind === 'file';
    return reach === null || isFollowed
      ? []
      : [
          {
            kind: 'package',
            node: specifier,
            name,
            reason: REASONS[reach],
            places: placesOf(item),
            isSender: reachOf(name, names) === 'known',
          },
        ];
  });
}

/** Packages that depend on the SDK or a framework, where no type says that what they give is a client. */
function dependentsIn(file: Asked, visits: readonly Visit[], settings: CallSettings): BlindSpot[] {
  const spots = likeTheSdk(file, visits);
  const { module, evaluator } = file;
  const reasonFor = (specifier: string): string | null => reasonToList(specifier, module.filename);
  const imports = importsOf(file, (specifier) => reasonFor(specifier) !== null);
  if (imports.length === 0) return [...spots.values()];
  const dependents = new DependentImports({ module, evaluator, visits, settings });
  for (const item of imports) {
    const { specifier } = item;
    const name = packageNameOf(specifier.value);
    for (const manifest of dependenceOf(name, module.filename).manifests)
      evaluator.surroundings.onRead(manifest);
    const isRead =
      evaluator.locate(specifier.value, module.filename).kind === 'file' ||
      dependents.isFollowed(item);
    if (isRead || spots.has(name)) continue;
    const reason = reasonFor(specifier.value) ?? '';
    spots.set(name, {
      kind: 'package',
      node: specifier,
      name,
      reason,
      remedy: LOOK_UP_OR_NAME,
      places: [specifier],
    });
  }
  return [...spots.values()];
}

/** What is called like the SDK. */
function likeTheSdk(file: Asked, visits: readonly Visit[]): Map<string, BlindSpot> {
  const spots = new Map<string, BlindSpot>();
  for (const { node, values, calls } of visits) {
    if (calls.length > 0) continue;
    const found = values.find(
      (value) => methodReached(value) !== null && mayGiveClient(file.evaluator, value),
    );
    const root = found && rootOf(found);
    if (root?.kind !== 'import') continue;
    const { source, from = file.module.filename } = root;
    if (mayBeUnread(source)) continue;
    const name = packageNameOf(source);
    const known = spots.get(name);
    spots.set(name, {
      kind: 'package',
      node: known?.node ?? placeOf({ specifier: source, from }, node, file),
      name,
      reason: dependenceOf(source, from).reason ?? '',
      remedy: LOOK_UP_OR_NAME,
      places: [...(known?.places ?? []), node],
    });
  }
  return spots;
}

/** The uses of what reaches OpenAI; where nothing uses it here, the import itself. */
function placesOf({ specifier, uses }: Import): Node[] {
  const found = uses
    .filter(({ path: [name] }) => reachOf(specifier.value, name === undefined ? null : [name]))
    .map(({ node }) => node);
  return found.length > 0 ? found : uses.length > 0 ? uses.map(({ node }) => node) : [specifier];
}

/** Something that sends is taken from a package that is read, and its reader has found no call. */
function isUnfollowed(item: Import, { calls }: Asked): boolean {
  const framework = sendersOf(item.specifier.value);
  if (!framework?.senders) return false;
  const { packages, senders } = framework;
  const names = namesUsed(item);
  const isTaken = names === null || names.some((name) => senders.has(name));
  return isTaken && !calls.some((call) => packages.test(call.framework?.name ?? ''));
}

/** What an import gives and nobody uses, or only a type, sends nothing. */
function namesUsed({ specifier, names, uses }: Import): Import['names'] {
  if (names === null || specifier.parent.type !== 'ImportDeclaration') return names;
  return uses.flatMap(({ path }) => path.slice(0, 1));
}

function sendersOf(source: string): FrameworkFacts | null {
  return frameworks.find(({ packages, senders }) => senders && packages.test(source)) ?? null;
}

/** Every name that is taken is a client that the analysis knows. */
function isSettled(
  source: string,
  names: readonly string[] | null,
  settings: CallSettings,
): boolean {
  const references = [...settings.clients, ...settings.wrappers];
  if (names === null || names.length === 0)
    return references.some((reference) => refersTo(reference, source, 'default'));
  return names.every(
    (name) =>
      clientLookalikes.some((item) => item.className === name && item.module.test(source)) ||
      references.some((reference) => refersTo(reference, source, name)),
  );
}

/** Files that the answer about a call depends on, and that give nothing. */
function filesIn(file: Asked, visits: readonly Visit[]): BlindSpot[] {
  if (!mayMissFiles(file)) return [];
  const spots = new Map<string, BlindSpot>();
  for (const { node, values, calls } of visits) {
    file.evaluator.beginQuestion();
    const found =
      calls.length === 0
        ? values.flatMap(unreadOf).filter((item) => isChainOfOpenAI(node, item, file))
        : calls.flatMap((call) => unreadBehind(call, values, file.evaluator));
    for (const unread of found) {
      const reason = whyUnread(unread.specifier, unread.from);
      if (reason === null) continue;
      const problem = parserProblem();
      const name = nameIn(file.module, unread);
      const known = spots.get(name);
      const at = known?.node ?? placeOf(unread, node, file);
      spots.set(name, {
        ...(problem ? { kind: 'parser', remedy: problem.remedy } : { kind: 'file' }),
        node: at,
        name,
        reason,
        places: [...new Set([...(known?.places ?? []), node])],
      });
    }
  }
  return [...spots.values()];
}

/** What other files give, or those that call it, is a part of some answer. */
function mayMissFiles(file: Asked): boolean {
  const { knowsProgram, visitedFiles } = file.evaluator;
  return knowsProgram || visitedFiles.size > 0 || reachesFiles(file);
}

/** Other libraries have methods of the same names: the chain alone, or one of the two files, says OpenAI. */
function isChainOfOpenAI(node: Visit['node'], unread: Unread, { module }: Asked): boolean {
  const callee = unwrap(node.callee);
  if (spokenMethod(callee) !== null) return true;
  return spokenMethod(callee, true) !== null && (saysOpenAI(module.text) || isOfOpenAI(unread));
}

function isOfOpenAI({ specifier, from }: Unread): boolean {
  const resolution = resolveModule(specifier, from);
  if (resolution.kind === 'package') return false;
  return saysOpenAI(readText(resolution.filename, MAX_LOOK_BYTES) ?? '');
}

const MAX_LOOK_BYTES = 8 * 1024 * 1024;

function saysOpenAI(text: string): boolean {
  return /open-?_?ai/i.test(text);
}

/** Imports without which the client or the request would be known. */
function unreadBehind(call: OpenAICall, callee: readonly Value[], evaluator: Evaluator): Unread[] {
  if (reachesOthersOnly(call)) return [];
  const views = [call.body, call.query, call.headers];
  const seen = new Set<Node>();
  return [
    ...callee.flatMap(linksOf),
    ...views.flatMap((view) => view.parts.flatMap((part) => part.view.alternatives)),
    ...views.flatMap((view) =>
      Object.values(view.fields).flatMap((site) => evaluator.evaluate(site)),
    ),
  ].flatMap((value) => within(value, 0));

  /** What the constructors and functions of a chain are given. */
  function linksOf(value: Value): readonly Value[] {
    if (value.kind === 'member') return linksOf(value.object);
    if (value.kind !== 'call' && value.kind !== 'new') return [];
    return [
      ...linksOf(value.callee),
      ...(value.args ?? []).flatMap(({ site }) => evaluator.evaluate(site)),
    ];
  }

  function within(value: Value, depth: number): Unread[] {
    if (isOfType(value)) return [];
    const here = unreadOf(value);
    if (here.length > 0) return here;
    const { node } = value.site;
    if (depth > MAX_DEPTH || seen.size > MAX_OBJECTS || seen.has(node)) return [];
    seen.add(node);
    const inside = (inner: Node): Unread[] =>
      evaluator.at(inner, value.site).flatMap((item) => within(item, depth + 1));
    if (value.kind === 'object')
      return value.site.node.properties.flatMap((property) =>
        inside(property.type === 'SpreadElement' ? property.argument : property.value),
      );
    if (value.kind === 'array')
      return value.site.node.elements.flatMap((element) =>
        element ? inside(element.type === 'SpreadElement' ? element.argument : element) : [],
      );
    if (value.kind === 'text')
      return value.parts.flatMap((part) =>
        typeof part === 'string' ? [] : part.flatMap((item) => within(item, depth + 1)),
      );
    return [];
  }
}

const MAX_DEPTH = 6;
const MAX_OBJECTS = 300;

/** A type tells who is called; what is sent is given by whoever calls, not by a type. */
function isOfType(value: Value): boolean {
  for (let current = value; ;) {
    if (current.kind === 'new' && current.args === null) return true;
    if (current.kind === 'member') current = current.object;
    else if (current.kind === 'call' || current.kind === 'new') current = current.callee;
    else return false;
  }
}

function unreadOf(value: Value): Unread[] {
  const root = rootOf(value);
  if (root.kind === 'unknown') return root.unread ? [root.unread] : [];
  return root.kind === 'import' && root.from !== undefined && isPath(root.source)
    ? [{ specifier: root.source, from: root.from }]
    : [];
}

/** As the file itself would name what another one imports. */
function nameIn(module: SourceModule, { specifier, from }: Unread): string {
  if (from === module.filename || !specifier.startsWith('.')) return specifier;
  const path = relative(dirname(module.filename), join(dirname(from), specifier))
    .split(sep)
    .join('/');
  return path.startsWith('.') ? path : `./${path}`;
}

function placeOf({ specifier, from }: Unread, node: Visit['node'], file: Asked): Node {
  const [own] =
    from === file.module.filename ? importsOf(file, (source) => source === specifier) : [];
  const callee = unwrap(node.callee);
  return own?.specifier ?? (callee.type === 'MemberExpression' ? callee.property : callee);
}
