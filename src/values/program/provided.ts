/**
 * What a container puts in the place of a parameter or a field: the modules that list a class say by
 * `{ provide: TOKEN, useFactory }` what stands for the token there.
 */
import type { Ask } from '../ask.ts';
import {
  type ClassNode,
  type Node,
  type TSESTree,
  constructorOf,
  enclosingClass,
  literalKey,
  spokenName,
  walk,
} from '../ast.ts';
import { awaitedResults } from '../kinds/promise.ts';
import type { SourceModule } from '../module.ts';
import { type Site, type Value, type ValueOf, unseenOther } from '../value.ts';
import { filesImportedBy } from './exports.ts';
import { loadFile } from './load.ts';
import { outlineOf } from './outline.ts';

interface Provision {
  token: Site;
  means: string;
  by: Site;
}

const MEANS: ReadonlySet<string> = new Set(['useFactory', 'useValue', 'useClass']);
const HIDDEN = 'may be provided by a module that is not read';
const MAX_LISTS = 12;
const MAX_FILES = 30;
/** A module that lists the class imports one that provides for it. */
const MAX_IMPORTS = 2;

/** `typed`: what the annotation of the parameter or field says. */
export function providedFor(
  ask: Ask,
  node: Node,
  typed: readonly Value[],
  module: SourceModule,
): readonly Value[] | null {
  const owner = ownerOf(node);
  const tokens = owner ? tokensOf(ask, node, owner, typed, module) : [];
  if (!owner || tokens.length === 0) return null;
  return ask.guarded('provided', node, () => {
    const lists = ask.importersOf(module.filename, true).filter(listsProviders);
    const ways = lists.slice(0, MAX_LISTS).map((file) => {
      const known = provisionsBelow(ask, file).filter(({ token }) =>
        ask.evaluate(token).some((value) => tokens.some((wanted) => isSame(value, wanted))),
      );
      return known.flatMap((item) => valuesOf(ask, item));
    });
    const values = ways.flat();
    // A module lists the class and does not say what stands for the token there.
    const isOpen = lists.length > MAX_LISTS || ways.some((found) => found.length === 0);
    if (values.length === 0) return null;
    return isOpen ? [...values, unseenOther({ node, module, env: null }, HIDDEN)] : values;
  });
}

/** The class whose constructor takes the parameter, or which has the field. */
function ownerOf(node: Node): ClassNode | null {
  const cls = enclosingClass(node);
  if (!cls) return null;
  const isField = node.type === 'PropertyDefinition' && node.parent.parent === cls;
  const isTaken = constructorOf(cls)?.params.some(
    (parameter) =>
      parameter === node ||
      (parameter.type === 'TSParameterProperty' && parameter.parameter === node),
  );
  return isField || isTaken ? cls : null;
}

/** `@Inject(TOKEN) client`; without that, a constructor asks for what its types name. */
function tokensOf(
  ask: Ask,
  node: Node,
  owner: ClassNode,
  typed: readonly Value[],
  module: SourceModule,
): readonly Value[] {
  const holder = node.parent?.type === 'TSParameterProperty' ? node.parent : node;
  const asked = [...decoratorsOf(node), ...decoratorsOf(holder)].find((call) =>
    /^inject$/i.test(spokenName(call.callee) ?? ''),
  );
  const token = asked?.arguments[0];
  if (token) return ask.at(token, { node: token, module, env: null });
  if (node.type === 'PropertyDefinition' || decoratorsOf(owner).length === 0) return [];
  return typed.flatMap((value) =>
    value.kind === 'new' && value.args === null ? value.callee : [],
  );
}

function decoratorsOf(node: Node): readonly TSESTree.CallExpression[] {
  const { decorators } = node as { decorators?: readonly TSESTree.Decorator[] };
  return (decorators ?? []).flatMap(({ expression }) =>
    expression.type === 'CallExpression' ? expression : [],
  );
}

function listsProviders(file: string): boolean {
  return /\bproviders\b/.test(outlineOf(file)?.text ?? '');
}

/** Of a module, and of what it imports. */
function provisionsBelow(ask: Ask, file: string): readonly Provision[] {
  const found = new Map<string, readonly Provision[]>();
  let files = [file];
  for (let depth = 0; depth <= MAX_IMPORTS && files.length > 0; depth += 1) {
    const next: string[] = [];
    for (const item of files) {
      if (found.has(item) || found.size >= MAX_FILES) continue;
      const outline = outlineOf(item);
      found.set(item, []);
      if (!outline || !/\bprovide/.test(outline.text)) continue;
      ask.surroundings.onRead(item);
      found.set(item, provisionsIn(item));
      next.push(...filesImportedBy(ask, item));
    }
    files = next;
  }
  return [...found.values()].flat();
}

const provisions = new WeakMap<SourceModule, readonly Provision[]>();

function provisionsIn(file: string): readonly Provision[] {
  const module = loadFile(file);
  if (!module) return [];
  let found = provisions.get(module);
  if (!found) {
    const all: Provision[] = [];
    walk(module.ast, module.visitorKeys, (node) => {
      if (node.type === 'ObjectExpression') all.push(...provisionOf(node, module));
      return undefined;
    });
    provisions.set(module, (found = all));
  }
  return found;
}

function provisionOf(node: TSESTree.ObjectExpression, module: SourceModule): Provision[] {
  const at = (inner: Node): Site => ({ node: inner, module, env: null });
  const named = node.properties.flatMap((property) =>
    property.type === 'Property' ? [{ name: literalKey(property), value: property.value }] : [],
  );
  const token = named.find(({ name }) => name === 'provide')?.value;
  const means = named.find(({ name }) => name !== null && MEANS.has(name));
  return token && means?.name ? [{ token: at(token), means: means.name, by: at(means.value) }] : [];
}

function valuesOf(ask: Ask, { means, by }: Provision): readonly Value[] {
  const values = ask.evaluate(by);
  switch (means) {
    case 'useFactory':
      return values.flatMap((value) =>
        value.kind === 'function' ? awaitedResults(ask, value, by) : value,
      );
    case 'useClass':
      return values.flatMap((value) => ask.constructed(value, [], by));
    default:
      return values;
  }
}

/** One constant, export, class or symbol. */
function isSame(left: Value, right: Value): boolean {
  if (left.kind === 'literal' && right.kind === 'literal') return left.value === right.value;
  if (left.kind === 'import' && right.kind === 'import')
    return (
      left.source === right.source &&
      (left.name === right.name || isDefault(left, right) || isDefault(right, left))
    );
  return left.kind === right.kind && left.kind !== 'unknown' && left.site.node === right.site.node;
}

/** Packages give their main class as the default and by its name. */
function isDefault(whole: ValueOf<'import'>, { name }: ValueOf<'import'>): boolean {
  return whole.name === 'default' && name.toLowerCase() === wordOf(whole.source);
}

/** `@acme/pdf-kit` → `pdfkit` */
function wordOf(source: string): string {
  return source
    .slice(source.lastIndexOf('/') + 1)
    .replace(/[^a-z\d]/gi, '')
    .toLowerCase();
}
