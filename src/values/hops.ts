/** How something came from one expression to the next, in words: kept, returned, handed on, imported. */
import {
  type Node,
  type TSESTree,
  contains,
  enclosingFunction,
  isFunction,
  literalKey,
  nameOf,
  wrapped,
} from './ast.ts';
import type { Ask } from './ask.ts';
import { excerptOf, quoted } from './excerpt.ts';
import type { ImportNode, SourceModule } from './module.ts';
import { bindingOf } from './patterns.ts';
import { exportBehind } from './program/exports.ts';
import type { Site } from './value.ts';

export interface Hop {
  node: Node;
  module: SourceModule;
  /** `kept as \`client\`` */
  words: string;
}

/** `way`: from where something is used to where it is made. The hops go the other way, as the program does. */
export function hopsAlong(ask: Ask, way: readonly Site[]): Hop[] {
  const hops: Hop[] = [];
  for (let index = way.length - 1; index > 0; index -= 1) {
    const [made, used] = [way[index]!, way[index - 1]!];
    if (isPartOf(made, used)) continue;
    hops.push(...leaving(made, used));
    if (used.module !== made.module) hops.push(...imported(ask, used));
  }
  return distinct(hops);
}

/** A part of the same expression, but not what a call in it is given. */
function isPartOf(made: Site, used: Site): boolean {
  if (used.module !== made.module || !contains(used.node, made.node)) return false;
  const { node } = used;
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return true;
  return contains(node.callee, made.node);
}

/** What takes the value of an expression further. */
function leaving({ node, module }: Site, used: Site): Hop[] {
  const keys: string[] = [];
  let current = wrapped(node);
  for (;;) {
    const { parent } = current;
    const here = (words: string, at: Node = current): Hop[] => [
      { node: at, module, words: `${words}${below(keys)}` },
    ];
    switch (parent?.type) {
      case 'Property':
        keys.unshift(literalKey(parent) ?? '…');
        current = parent;
        continue;
      case 'ObjectExpression':
      case 'ArrayExpression':
      case 'SpreadElement':
      case 'ConditionalExpression':
      case 'LogicalExpression':
        current = wrapped(parent);
        continue;
      case 'VariableDeclarator':
        return here(`kept as ${quoted(excerptOf(parent.id, module))}`, parent.id);
      case 'AssignmentExpression':
        return here(`kept in ${quoted(excerptOf(parent.left, module))}`, parent.left);
      case 'PropertyDefinition':
      case 'AccessorProperty':
        return here(`kept in the field ${quoted(literalKey(parent) ?? '…')}`, parent.key);
      case 'AssignmentPattern':
        return here(`the default of ${quoted(excerptOf(parent.left, module))}`);
      case 'CallExpression':
      case 'NewExpression':
        return parent.callee === current ? [] : [...here(handed(parent, current, module, used))];
      case 'ReturnStatement':
      case 'ArrowFunctionExpression':
        return [...returned(parent, current, here)];
      case 'ExportDefaultDeclaration':
        return here('exported as the default');
      default:
        return keys.length > 0 ? here('kept') : [];
    }
  }
}

function returned(parent: Node, current: Node, here: (words: string) => Hop[]): Hop[] {
  const fn = isFunction(parent) ? parent : enclosingFunction(current);
  const name = fn && nameOf(fn);
  return here(name ? `returned by ${quoted(`${name}()`)}` : 'returned');
}

/** The parameter is named where the function is seen. */
function handed(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  argument: Node,
  module: SourceModule,
  used: Site,
): string {
  const isNew = call.type === 'NewExpression' ? 'new ' : '';
  const callee = call.callee.type === 'Super' ? 'super' : excerptOf(call.callee, module);
  const position = call.arguments.indexOf(argument as never);
  const around = functionsAround(used.node).filter(({ params }) => params.length > position);
  const [declared] = used.module.variableOf(rootOf(used.node))?.identifiers ?? [];
  const fn =
    around.find(({ params }) => declared && contains(params[position]!, declared)) ??
    (around.length === 1 ? around[0] : undefined);
  const parameter = fn?.params[position];
  const name = parameter && bindingOf(parameter);
  const as = name?.type === 'Identifier' ? ` as ${quoted(name.name)}` : '';
  return `handed to ${quoted(`${isNew}${callee}()`)}${as}`;
}

function functionsAround(node: Node): { params: readonly Node[] }[] {
  const found: { params: readonly Node[] }[] = [];
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) found.push(fn);
  return found;
}

/** The import that brings it into a file, and the files on the way that hand it on. */
function imported(ask: Ask, { node, module }: Site): Hop[] {
  const definition = definitionOf(node, module);
  if (definition === null) return [];
  const declaration = definition.parent;
  if (declaration?.type !== 'ImportDeclaration') return [];
  const { source } = declaration;
  const local = excerptOf('local' in definition ? definition.local : definition, module);
  const hop: Hop = {
    node: definition,
    module,
    words: `imported as ${quoted(local)} from ${quoted(source.value)}`,
  };
  return [...handedOn(ask, node, module), hop];
}

function definitionOf(node: Node, module: SourceModule): Node | null {
  const found = module.variableOf(rootOf(node))?.defs[0] as
    { type: string; node: Node } | undefined;
  return found?.type === 'ImportBinding' ? found.node : null;
}

/** Files that export what another one has, the farthest first. */
function handedOn(ask: Ask, used: Node, importer: SourceModule): Hop[] {
  const origin = exportBehind(ask, rootOf(used), importer, firstKey(used) ?? '');
  const hops = (origin?.through ?? []).flatMap(({ module, source }): Hop[] => {
    const node = module.imports.find((item) => isExportFrom(item, source));
    return node ? [{ node, module, words: `handed on from ${quoted(source)}` }] : [];
  });
  return hops.reverse();
}

function isExportFrom(node: ImportNode, source: string): boolean {
  const isExport = node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration';
  return isExport && node.source?.value === source;
}

/** `x` of `ns.x.y` */
function firstKey(node: Node): string | null {
  if (node.type !== 'MemberExpression') return null;
  return node.object.type === 'MemberExpression' ? firstKey(node.object) : literalKey(node);
}

function rootOf(node: Node): Node {
  return node.type === 'MemberExpression' ? rootOf(node.object) : node;
}

function below(keys: readonly string[]): string {
  return keys.length === 0 ? '' : `, under ${quoted(keys.join('.'))}`;
}

/** Two questions about one place are one hop. */
function distinct(hops: readonly Hop[]): Hop[] {
  return hops.filter(
    (hop, index) =>
      hops.findIndex((item) => item.node === hop.node && item.words === hop.words) === index,
  );
}
