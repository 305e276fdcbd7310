/** Where a file reaches what nobody reads: packages that speak to OpenAI themselves, and files that give nothing. */
import { dirname, join, relative, sep } from 'node:path';
import { clientLookalikes } from '../catalogue/clients.ts';
import type { FrameworkFacts } from '../catalogue/frameworks/facts.ts';
import { frameworks } from '../catalogue/frameworks/index.ts';
import { type Reach, mayBeUnread, reachOf } from '../catalogue/frameworks/unread.ts';
import {
  type Node,
  type TSESTree,
  importedName,
  literalKey,
  unwrap,
  wrapped,
} from '../values/ast.ts';
import { readText } from '../values/program/disk.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { whyUnread } from '../values/program/load.ts';
import { isPath, resolveModule } from '../values/program/resolve.ts';
import { requiredModule } from '../values/kinds/module.ts';
import type { ImportNode, SourceModule, Variable } from '../values/module.ts';
import { type Unread, type Value, rootOf } from '../values/value.ts';
import { spokenMethod } from './candidates.ts';
import { reachesOthersOnly } from './reach.ts';
import type { FileAnalysis, OpenAICall } from './record.ts';
import { type CallSettings, refersTo } from './settings.ts';

export interface BlindSpot {
  /** `package`: it reaches OpenAI by itself; `file`: what comes from it is not known */
  kind: 'package' | 'file';
  /** the specifier of the import; for what another file imports, the call that depends on it */
  node: Node;
  /** the package, or the file as the importing file would name it */
  name: string;
  /** says on after the name: `cannot be parsed (…)` */
  reason: string;
}

/** One candidate, what its callee may be, and the calls that were found there. */
export interface Visit {
  node: TSESTree.CallExpression | TSESTree.NewExpression;
  values: readonly Value[];
  calls: readonly OpenAICall[];
}

type Asked = FileAnalysis & { module: SourceModule; evaluator: Evaluator };

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
  return [...packagesIn(file, settings), ...files].sort(
    (left, right) => left.node.range[0] - right.node.range[0],
  );
}

interface Import {
  specifier: TSESTree.StringLiteral;
  /** what is taken; `null` for all of it, or what cannot be told */
  names: readonly string[] | null;
}

function packagesIn(file: Asked, settings: CallSettings): BlindSpot[] {
  const { module, evaluator } = file;
  const isOfInterest = (specifier: string): boolean =>
    mayBeUnread(specifier) || sendersOf(specifier) !== null;
  return importsOf(file, isOfInterest).flatMap(({ specifier, names }): BlindSpot[] => {
    const name = specifier.value;
    const reach = reachOf(name, names) ?? (isUnfollowed(name, names, file) ? 'known' : null);
    const isFollowed =
      isSettled(name, names, settings) || evaluator.locate(name, module.filename).kind === 'file';
    return reach === null || isFollowed
      ? []
      : [{ kind: 'package', node: specifier, name, reason: REASONS[reach] }];
  });
}

/** Something that sends is taken from a package that is read, and its reader has found no call. */
function isUnfollowed(source: string, names: Import['names'], { calls }: Asked): boolean {
  const framework = sendersOf(source);
  if (!framework?.senders) return false;
  const { packages, senders } = framework;
  const isTaken = names === null || names.some((name) => senders.has(name));
  return isTaken && !calls.some((call) => packages.test(call.framework?.name ?? ''));
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

/** Imports of a file that remain when its types are gone. */
function importsOf(
  { module, evaluator }: Asked,
  isOfInterest: (specifier: string) => boolean,
): Import[] {
  const required = module.calls.flatMap((node): Import[] => {
    const [source] = node.arguments;
    const isImport =
      node.type === 'CallExpression' &&
      isText(source) &&
      isOfInterest(source.value) &&
      requiredModule(evaluator, node, { node, module, env: null }) !== null;
    return isImport ? [{ specifier: source, ...takenFrom(node) }] : [];
  });
  const imported = module.imports.flatMap((node): Import[] => {
    const specifier = sourceOf(node);
    if (!isText(specifier) || !isOfInterest(specifier.value)) return [];
    const taken = takenBy(node, module);
    return taken ? [{ specifier, ...taken }] : [];
  });
  return [...imported, ...required];
}

function isText(node: Node | null | undefined): node is TSESTree.StringLiteral {
  return node?.type === 'Literal' && typeof node.value === 'string';
}

function sourceOf(node: ImportNode): Node | null {
  if (node.type !== 'TSImportEqualsDeclaration') return node.source;
  const reference = node.moduleReference;
  return reference.type === 'TSExternalModuleReference' ? reference.expression : null;
}

/** `null` when nothing but types is taken. */
function takenBy(node: ImportNode, module: SourceModule): Omit<Import, 'specifier'> | null {
  if (node.type === 'ImportExpression') return takenFrom(node);
  if (('importKind' in node ? node.importKind : node.exportKind) === 'type') return null;
  if (node.type === 'ImportDeclaration') return importedBy(node, module);
  if (node.type !== 'ExportNamedDeclaration') return { names: null };
  const specifiers = node.specifiers.filter((item) => item.exportKind !== 'type');
  const names = specifiers.map(({ local }) =>
    local.type === 'Identifier' ? local.name : local.value,
  );
  return names.length === 0 ? null : { names };
}

function importedBy(
  node: TSESTree.ImportDeclaration,
  module: SourceModule,
): Omit<Import, 'specifier'> | null {
  const specifiers = node.specifiers.filter((item) => !isOfType(item, module));
  if (specifiers.length === 0 && node.specifiers.length > 0) return null;
  return {
    names: specifiers.some((item) => item.type === 'ImportNamespaceSpecifier')
      ? null
      : specifiers.map((item) =>
          item.type === 'ImportSpecifier' ? importedName(item) : 'default',
        ),
  };
}

/** `const { a: b } = await import('x')` */
function takenFrom(node: Node): Omit<Import, 'specifier'> {
  const { parent } = wrapped(node);
  if (parent?.type !== 'VariableDeclarator') return { names: null };
  const properties = parent.id.type === 'ObjectPattern' ? parent.id.properties : [];
  const names = properties.map((property) => literalKey(property as { key?: Node }));
  return {
    names: names.length > 0 && names.every((name) => name !== null) ? names : null,
  };
}

/** A name that the program uses in types only, if at all. */
function isOfType(item: TSESTree.ImportClause, module: SourceModule): boolean {
  if (item.type === 'ImportSpecifier' && item.importKind === 'type') return true;
  const variable = module.variableOf(item.local);
  const references = variable?.references ?? [];
  return variable !== null && references.length > 0 && valueUses(variable).length === 0;
}

function valueUses({ references }: Variable): Node[] {
  return references
    .filter(
      (reference) =>
        reference.isRead() &&
        !reference.isTypeReference &&
        (reference.identifier.parent.type as string) !== 'TSTypeQuery',
    )
    .map(({ identifier }) => identifier);
}

/** Files that the answer about a call depends on, and that give nothing. */
function filesIn(file: Asked, visits: readonly Visit[]): BlindSpot[] {
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
      const name = nameIn(file.module, unread);
      if (!spots.has(name))
        spots.set(name, { kind: 'file', node: placeOf(unread, node, file), name, reason });
    }
  }
  return [...spots.values()];
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

/** What stands there comes from a file that gives nothing. */
export function comesFromUnread(values: readonly Value[]): boolean {
  return values
    .flatMap(unreadOf)
    .some(({ specifier, from }) => whyUnread(specifier, from) !== null);
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
