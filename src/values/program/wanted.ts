/** A function or class of one file, looked for in another. */
import type { CallSite } from '../ask.ts';
import {
  type ClassNode,
  type FunctionNode,
  type Node,
  importedName,
  isClass,
  literalKey,
  nameOf,
  unwrap,
} from '../ast.ts';
import { constantInit } from '../constants.ts';
import { addTo } from '../indexed.ts';
import type { SourceModule } from '../module.ts';
import type { Site, Value } from '../value.ts';

/** What an expression stands for. */
export type ValuesAt = (site: Site) => readonly Value[];

/** What is looked for in other files. */
export interface Wanted {
  /** the function, or the class that a constructor belongs to */
  node: Node;
  module: SourceModule;
  kind: 'function' | 'class';
  /** names that a call may use */
  names: ReadonlySet<string>;
  isDefault: boolean;
  /** it stands in a class or an object, which decides who can name it */
  isMember: boolean;
  /** names under which an object that is exported has it */
  heldAs: readonly string[];
}

export function mentions(text: string, { names, isDefault }: Wanted): boolean {
  return isDefault || [...names].some((name) => text.includes(name));
}

/** `null` for a function that no other file can name. */
export function wantedFor(fn: FunctionNode, module: SourceModule): Wanted | null {
  if (module.exports.size === 0 && module.exportAssignments.length === 0) return null;
  const holder = fn.parent;
  const isMember =
    (holder.type === 'MethodDefinition' ||
      holder.type === 'PropertyDefinition' ||
      holder.type === 'Property') &&
    holder.value === fn;
  if (isMember && !(holder.type === 'MethodDefinition' && holder.kind === 'constructor')) {
    // Of a class or an object: whether other files can reach it shows when their calls are evaluated.
    const key = literalKey(holder);
    return key === null
      ? null
      : {
          node: fn,
          module,
          kind: 'function',
          names: new Set([key]),
          isDefault: false,
          isMember: true,
          heldAs: [],
        };
  }
  const owner = isMember ? holder.parent.parent : fn;
  if (isMember) return isClass(owner) ? wantedClass(owner, module) : null;
  return exportedAs(fn, module, 'function');
}

export function wantedClass(node: ClassNode, module: SourceModule): Wanted | null {
  return exportedAs(node, module, 'class');
}

function exportedAs(node: Node, module: SourceModule, kind: Wanted['kind']): Wanted | null {
  const { names, isDefault } = exportedNames(node, module);
  const heldAs = namesOf(node, heldBy(module));
  return names.size > 0 || isDefault || heldAs.length > 0
    ? { node, module, kind, names, isDefault, isMember: false, heldAs }
    : null;
}

/** The names under which a module exports a function or class. */
function exportedNames(
  node: Node,
  module: SourceModule,
): { names: Set<string>; isDefault: boolean } {
  const names = new Set(namesOf(node, exportedBy(module)));
  const isDefault = names.delete('default');
  return { names, isDefault };
}

function namesOf(node: Node, exported: Exported): readonly string[] {
  const own = nameOf(node);
  return [...(exported.get(node) ?? []), ...(own === null ? [] : (exported.get(own) ?? []))];
}

/** By the node or the name that is exported: what others call it. */
type Exported = ReadonlyMap<Node | string, readonly string[]>;

const indexes = new WeakMap<SourceModule, Exported>();

/** Every function of a module asks, so all its exports are looked at once. */
function exportedBy(module: SourceModule): Exported {
  const known = indexes.get(module);
  if (known) return known;
  const found = new Map<Node | string, string[]>();
  const add = (node: Node, name: string): void => {
    note(found, node, name);
  };
  for (const [name, entry] of module.exports) if (entry.kind === 'node') add(entry.node, name);
  for (const item of module.exportAssignments) {
    add(item, 'default');
    if (item.type !== 'ObjectExpression') continue;
    for (const property of item.properties)
      if (property.type === 'Property') add(property.value, literalKey(property) ?? '');
  }
  indexes.set(module, found);
  return found;
}

function note(found: Map<Node | string, string[]>, node: Node, name: string): void {
  addTo(found, node.type === 'Identifier' ? node.name : node, name);
}

const holders = new WeakMap<SourceModule, Exported>();

/** `export default { send }`, `export const api = { send }` */
function heldBy(module: SourceModule): Exported {
  const known = holders.get(module);
  if (known) return known;
  const found = new Map<Node | string, string[]>();
  for (const entry of module.exports.values()) {
    const given = entry.kind === 'node' ? unwrap(entry.node) : null;
    const object = given?.type === 'Identifier' ? constantInit(given, module) : given;
    if (object?.type !== 'ObjectExpression') continue;
    for (const property of object.properties) {
      const name = property.type === 'Property' ? literalKey(property) : null;
      if (property.type === 'Property' && name !== null) note(found, property.value, name);
    }
  }
  holders.set(module, found);
  return found;
}

type Call = SourceModule['calls'][number];

/** Calls of what is wanted, by what their callee stands for. */
export function callsIn(module: SourceModule, wanted: Wanted, valuesAt: ValuesAt): CallSite[] {
  return callsNamed(module, wanted)
    .filter(
      (node) =>
        (node.type === 'NewExpression') === (wanted.kind === 'class') &&
        isWanted(node.callee, module, wanted, valuesAt),
    )
    .map((node) => ({ node, module, env: null }));
}

const byName = new WeakMap<SourceModule, ReadonlyMap<string, readonly Call[]>>();

/** Those by one of its names; what is exported as the default may have any. */
function callsNamed(module: SourceModule, { names, isDefault }: Wanted): readonly Call[] {
  if (isDefault) return module.calls;
  let calls = byName.get(module);
  if (!calls) byName.set(module, (calls = callsByName(module)));
  const found = [...names].flatMap((name) => calls.get(name) ?? []);
  return names.size > 1
    ? [...new Set(found)].sort((left, right) => left.range[0] - right.range[0])
    : found;
}

function callsByName(module: SourceModule): ReadonlyMap<string, readonly Call[]> {
  const calls = new Map<string, Call[]>();
  for (const call of module.calls)
    for (const name of namesIn(unwrap(call.callee), module)) addTo(calls, name, call);
  return calls;
}

/** `x.name`, `name`, and what an import calls it. */
function namesIn(callee: Node, module: SourceModule): ReadonlySet<string> {
  if (callee.type === 'MemberExpression') {
    const key = literalKey(callee);
    return new Set(key === null ? [] : [key]);
  }
  if (callee.type !== 'Identifier') return new Set();
  const definition = definitionOf(callee, module);
  const link = definition?.type === 'ImportBinding' ? definition.node : null;
  const imported = link?.type === 'ImportSpecifier' ? [importedName(link)] : [];
  return new Set([callee.name, ...imported]);
}

export function subclassesIn(
  module: SourceModule,
  wanted: Wanted,
  valuesAt: ValuesAt,
): Site<ClassNode>[] {
  return module.classes
    .filter((node) => node.superClass && isWanted(node.superClass, module, wanted, valuesAt))
    .map((node) => ({ node, module, env: null }));
}

function isWanted(name: Node, module: SourceModule, wanted: Wanted, valuesAt: ValuesAt): boolean {
  const node = unwrap(name);
  return (
    mayMean(node, module, wanted) &&
    valuesAt({ node, module, env: null }).some((value) => isSame(value, wanted))
  );
}

function mayMean(node: Node, module: SourceModule, { names, isDefault }: Wanted): boolean {
  const isMeant = (name: string): boolean => names.has(name) || (isDefault && name === 'default');
  return [...namesIn(node, module)].some(isMeant) || (isDefault && mayBeDefault(node, module));
}

/** A variable, or an import of another name, may stand for what is exported as the default. */
function mayBeDefault(node: Node, module: SourceModule): boolean {
  const definition = node.type === 'Identifier' ? definitionOf(node, module) : undefined;
  return definition?.type === 'ImportBinding'
    ? definition.node.type !== 'ImportSpecifier'
    : definition?.type === 'Variable';
}

function definitionOf(name: Node, module: SourceModule): { type: string; node: Node } | undefined {
  return module.variableOf(name)?.defs[0];
}

/** The same function, though its file may have been parsed twice. */
function isSame(value: Value, { node, module, kind }: Wanted): boolean {
  if (value.kind !== kind) return false;
  const { site } = value;
  return (
    site.module.filename === module.filename &&
    site.node.range[0] === node.range[0] &&
    site.node.range[1] === node.range[1]
  );
}
