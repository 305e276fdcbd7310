/** What a file takes from packages, and the expressions that use it. */
import { isAnalysedPackage, otherVendors } from '../../catalogue/clients.ts';
import { frameworks } from '../../catalogue/frameworks/index.ts';
import {
  type Node,
  type TSESTree,
  boundNames,
  importedName,
  literalKey,
  wrapped,
} from '../../values/ast.ts';
import type { Evaluator } from '../../values/evaluator.ts';
import { mayRequire, requiredModule } from '../../values/kinds/module.ts';
import { isPath } from '../../values/program/resolve.ts';
import type { ImportNode, SourceModule, Variable } from '../../values/module.ts';

export interface Import {
  specifier: TSESTree.StringLiteral;
  /** what is taken; `null` for all of it, or what cannot be told */
  names: readonly string[] | null;
  uses: readonly Use[];
}

/** One use of what is taken, as a value. */
export interface Use {
  /** the whole expression: the call or construction, or the name itself */
  node: Node;
  /** export, and members of it: `default`, `chat`; empty where that cannot be told */
  path: readonly string[];
}

/** Imports of a file that remain when its types are gone. */
export function importsOf(
  { module, evaluator }: { module: SourceModule; evaluator: Evaluator },
  isOfInterest: (specifier: string) => boolean,
): Import[] {
  const required = mayRequireIn(module).flatMap((node): Import[] => {
    const [source] = node.arguments;
    const isImport =
      isText(source) &&
      isOfInterest(source.value) &&
      requiredModule(evaluator, node, { node, module, env: null }) !== null;
    return isImport ? [{ specifier: source, ...takenFrom(node, module) }] : [];
  });
  const imported = module.imports.flatMap((node): Import[] => {
    const specifier = sourceOf(node);
    if (!isText(specifier) || !isOfInterest(specifier.value)) return [];
    const taken = takenBy(node, module);
    return taken ? [{ specifier, ...taken }] : [];
  });
  return [...imported, ...required];
}

const requiring = new WeakMap<SourceModule, readonly TSESTree.CallExpression[]>();

/** `require('x')`; tests call many others with a text. */
function mayRequireIn(module: SourceModule): readonly TSESTree.CallExpression[] {
  const known = requiring.get(module);
  if (known) return known;
  const found = module.calls.filter(
    (node): node is TSESTree.CallExpression =>
      node.type === 'CallExpression' &&
      isText(node.arguments[0]) &&
      mayRequire(node.callee, module),
  );
  requiring.set(module, found);
  return found;
}

/** Imports of which nothing remains when the types are gone. */
export function typeImportsOf(
  module: SourceModule,
  isOfInterest: (specifier: string) => boolean,
): TSESTree.StringLiteral[] {
  return module.imports.flatMap((node) => {
    const specifier = sourceOf(node);
    if (!isText(specifier) || !isOfInterest(specifier.value)) return [];
    return takenBy(node, module) ? [] : [specifier];
  });
}

/** The file takes something from another file, or in a way of which that cannot be told. */
export function reachesFiles({
  module,
  evaluator,
}: {
  module: SourceModule;
  evaluator: Evaluator;
}): boolean {
  const isOfFile = (specifier: string): boolean =>
    isPath(specifier) || evaluator.locate(specifier, module.filename).kind === 'file';
  if (/\brequire|\bimport\s*\(/.test(module.text)) return true;
  return module.imports.some((node) => {
    const specifier = sourceOf(node);
    return isText(specifier) && isOfFile(specifier.value);
  });
}

function isText(node: Node | null | undefined): node is TSESTree.StringLiteral {
  return node?.type === 'Literal' && typeof node.value === 'string';
}

function sourceOf(node: ImportNode): Node | null {
  if (node.type !== 'TSImportEqualsDeclaration') return node.source;
  const reference = node.moduleReference;
  return reference.type === 'TSExternalModuleReference' ? reference.expression : null;
}

type Taken = Omit<Import, 'specifier'>;

/** `null` when nothing but types is taken. */
function takenBy(node: ImportNode, module: SourceModule): Taken | null {
  if (node.type === 'ImportExpression') return takenFrom(node, module);
  if (('importKind' in node ? node.importKind : node.exportKind) === 'type') return null;
  if (node.type === 'ImportDeclaration') return importedBy(node, module);
  if (node.type === 'TSImportEqualsDeclaration')
    return { names: null, uses: usesOfName(node.id, '*', module) };
  if (node.type !== 'ExportNamedDeclaration') return { names: null, uses: [] };
  const specifiers = node.specifiers.filter((item) => item.exportKind !== 'type');
  const names = specifiers.map(({ local }) =>
    local.type === 'Identifier' ? local.name : local.value,
  );
  return names.length === 0 ? null : { names, uses: [] };
}

function importedBy(node: TSESTree.ImportDeclaration, module: SourceModule): Taken | null {
  const specifiers = node.specifiers.filter((item) => !isOfType(item, module));
  if (specifiers.length === 0 && node.specifiers.length > 0) return null;
  const nameOf = (item: TSESTree.ImportClause): string =>
    item.type === 'ImportSpecifier'
      ? importedName(item)
      : item.type === 'ImportNamespaceSpecifier'
        ? '*'
        : 'default';
  const names = specifiers.map(nameOf);
  return {
    names: names.includes('*') ? null : names,
    uses: specifiers.flatMap((item) => usesOfName(item.local, nameOf(item), module)),
  };
}

/** `const { a: b } = await import('x')` */
function takenFrom(node: Node, module: SourceModule): Taken {
  const { parent } = wrapped(node);
  if (parent?.type !== 'VariableDeclarator') {
    const use = useOf(node, '*');
    return { names: null, uses: [use] };
  }
  if (parent.id.type !== 'ObjectPattern')
    return {
      names: null,
      uses: boundNames(parent.id).flatMap((name) => usesOfName(name, '*', module)),
    };
  const { properties } = parent.id;
  const names = properties.map((property) => literalKey(property as { key?: Node }));
  return {
    names: names.length > 0 && names.every((name) => name !== null) ? names : null,
    uses: properties.flatMap((property, index) =>
      boundNames(property.type === 'Property' ? property.value : property).flatMap((name) =>
        usesOfName(name, names[index] ?? '*', module),
      ),
    ),
  };
}

/** A name that the program uses in types only, if at all. */
function isOfType(item: TSESTree.ImportClause, module: SourceModule): boolean {
  if (item.type === 'ImportSpecifier' && item.importKind === 'type') return true;
  const variable = module.variableOf(item.local);
  const references = variable?.references ?? [];
  return variable !== null && references.length > 0 && valueUses(variable).length === 0;
}

export function valueUses({ references }: Variable): Node[] {
  return references
    .filter(
      (reference) =>
        reference.isRead() &&
        !reference.isTypeReference &&
        (reference.identifier.parent.type as string) !== 'TSTypeQuery',
    )
    .map(({ identifier }) => identifier);
}

function usesOfName(local: Node, name: string, module: SourceModule): Use[] {
  const variable = module.variableOf(local);
  return variable ? valueUses(variable).map((reference) => useOf(reference, name)) : [];
}

/** `new ns.OpenAI(…)` of `ns`. */
function useOf(reference: Node, name: string): Use {
  const path = name === '*' ? [] : [name];
  let node = wrapped(reference);
  while (node.parent?.type === 'MemberExpression' && node.parent.object === node) {
    const key = literalKey(node.parent);
    if (key === null) return { node: node.parent, path: [] };
    path.push(key);
    node = wrapped(node.parent);
  }
  const { parent } = node;
  const isCalled =
    (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') &&
    parent.callee === node;
  return { node: isCalled ? parent : node, path };
}

/** A package that reaches OpenAI, or may. */
export function isOfOpenAI(specifier: string): boolean {
  // It wraps anything.
  if (/^(?:node:)?util$/.test(specifier) || isOtherVendor(specifier)) return false;
  return (
    isAnalysedPackage(specifier) || frameworks.some(({ packages }) => packages.test(specifier))
  );
}

export function isOtherVendor(specifier: string): boolean {
  return otherVendors.test(specifier) && specifier !== 'ai' && !/open-?_?ai/i.test(specifier);
}
