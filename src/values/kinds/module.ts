/** Modules: what an import stands for, what a file exports, `require`. */
import type { Ask } from '../ask.ts';
import { type Node, type TSESTree, enclosingFunction, importedName } from '../ast.ts';
import { SourceModule } from '../module.ts';
import { glimpse } from '../program/glimpse.ts';
import { loadFile } from '../program/load.ts';
import { type Site, type Value, type ValueOf, rootOf, textOf, unknown } from '../value.ts';

export function namespaceMember(
  ask: Ask,
  value: ValueOf<'namespace'>,
  name: string,
  site: Site,
): readonly Value[] {
  const { module } = value;
  const interop =
    name === 'default' && !module.exports.has('default') && module.exportAssignments.length > 0;
  return interop
    ? exported(ask, module, 'module.exports', site)
    : exported(ask, module, name, site);
}

/** `module.exports`, and what a CommonJS module put on it. */
export function ownExport(
  ask: Ask,
  object: string,
  name: string | null,
  site: Site,
): readonly Value[] | null {
  const { module } = site;
  if (object === 'module' && name === 'exports')
    return exported(ask, module, 'module.exports', site);
  return object === 'exports' && name !== null && module.exports.has(name)
    ? exported(ask, module, name, site)
    : null;
}

export function importBinding(ask: Ask, node: Node, site: Site): readonly Value[] {
  if (node.type === 'TSImportEqualsDeclaration') {
    const reference = node.moduleReference;
    const source =
      reference.type === 'TSExternalModuleReference' && reference.expression.type === 'Literal'
        ? reference.expression.value
        : null;
    return source === null
      ? [unknown(site, 'is a namespace alias')]
      : importValue(ask, source, 'module.exports', site);
  }
  const declaration = node.parent as TSESTree.ImportDeclaration;
  const source = declaration.source.value;
  if (node.type === 'ImportDefaultSpecifier') return importValue(ask, source, 'default', site);
  if (node.type === 'ImportNamespaceSpecifier') return importValue(ask, source, '*', site);
  return importValue(ask, source, importedName(node as TSESTree.ImportSpecifier), site);
}

/** An export of another file, or of a package when the file is not part of the program. */
export function importValue(ask: Ask, source: string, name: string, site: Site): readonly Value[] {
  const external: Value = {
    kind: 'import',
    source,
    name: name === 'module.exports' ? '*' : name,
    site,
    from: site.module.filename,
  };
  const resolution = ask.locate(source, site.module.filename);
  if (resolution.kind === 'package') return [external];
  ask.surroundings.onRead(resolution.filename);
  const module =
    resolution.filename === site.module.filename ? site.module : loadFile(resolution.filename);
  if (!module) return [unread(source, site.module.filename, site)];
  return exported(ask, module, name, site);
}

export function exported(
  ask: Ask,
  module: SourceModule,
  name: string,
  site: Site,
  seen: Set<string> = new Set(),
): readonly Value[] {
  // A file that was asked for the name before has it no more now than it had then.
  const question = `${module.filename}\0${name}`;
  if (seen.has(question)) return [unknown(site, 'is exported in a circle')];
  seen.add(question);
  const at = (node: Node): Site => ({ node, module, env: null });
  const wholeModule = (): readonly Value[] =>
    module.exportAssignments.length > 0
      ? module.exportAssignments.flatMap((node) => ask.evaluate(at(node)))
      : [{ kind: 'namespace', module, site }];
  if (name === 'module.exports' || name === '*')
    return name === '*' && module.exports.size > 0
      ? [{ kind: 'namespace', module, site }]
      : wholeModule();
  const entry = module.exports.get(name);
  if (entry?.kind === 'node') return valuesOfExport(ask, at(entry.node));
  if (entry) return reexported(ask, module, entry.source, entry.name, site, seen);
  for (const source of name === 'default' ? [] : module.exportAll) {
    const next = ask.locate(source, module.filename);
    if (next.kind === 'file' && glimpse(next.filename, name, ask.surroundings) === 'absent')
      continue;
    const values = reexported(ask, module, source, name, site, seen);
    if (!values.every((value) => value.kind === 'unknown')) return values;
  }
  if (module.exportAssignments.length > 0) {
    const values = wholeModule();
    return name === 'default' ? values : values.flatMap((value) => ask.member(value, name, site));
  }
  return [unknown(site, `is not exported as ${name}`)];
}

/** Who imports a variable has what it holds by then, not what it held where it is exported. */
function valuesOfExport(ask: Ask, site: Site): readonly Value[] {
  const { node, module } = site;
  const isSnapshot = /^(?:ExportDefault|Assignment)/.test(node.parent?.type ?? '');
  const variable = node.type === 'Identifier' && !isSnapshot ? module.variableOf(node) : null;
  const isChanged = variable?.references.some(
    (reference) => reference.isWrite() && !reference.init && mayFollow(reference.identifier, node),
  );
  return variable && isChanged ? ask.variable(variable, site) : ask.evaluate(site);
}

function mayFollow(write: Node, place: Node): boolean {
  return write.range[0] > place.range[0] || enclosingFunction(write) !== null;
}

function reexported(
  ask: Ask,
  module: SourceModule,
  source: string,
  name: string,
  site: Site,
  seen: Set<string>,
): readonly Value[] {
  const resolution = ask.locate(source, module.filename);
  if (resolution.kind === 'package')
    return [{ kind: 'import', source, name, site, from: module.filename }];
  ask.surroundings.onRead(resolution.filename);
  const next = loadFile(resolution.filename);
  if (!next) return [unread(source, module.filename, site)];
  return exported(ask, next, name, site, seen);
}

function unread(specifier: string, from: string, site: Site): ValueOf<'unknown'> {
  return {
    ...unknown(site, `comes from ${specifier}, which cannot be read`),
    unread: { specifier, from },
  };
}

/** `require('x')`, also where `createRequire` made the function. */
export function requiredModule(
  ask: Ask,
  { callee, arguments: [source] }: TSESTree.CallExpression,
  site: Site,
): string | null {
  if (
    !mayRequire(callee, site.module) ||
    !source ||
    (source.type !== 'Literal' && source.type !== 'TemplateLiteral')
  )
    return null;
  const isRequire =
    site.module.variableOf(callee) === null || ask.at(callee, site).some(isCreatedRequire);
  return isRequire
    ? (ask
        .at(source, site)
        .map(textOf)
        .find((text) => text !== null) ?? null)
    : null;
}

/** By its own name, or by one that the file may give to what `createRequire` makes. */
export function mayRequire(callee: Node, module: SourceModule): boolean {
  if (callee.type !== 'Identifier') return false;
  const variable = module.variableOf(callee);
  return variable ? variable.defs[0]?.type === 'Variable' : REQUIRES.has(callee.name);
}

const REQUIRES = new Set(['require', '__non_webpack_require__']);

function isCreatedRequire(value: Value): boolean {
  if (value.kind !== 'call') return false;
  const { callee } = value;
  const source = rootOf(callee);
  return (
    (callee.kind === 'import' || callee.kind === 'member') &&
    callee.name === 'createRequire' &&
    source.kind === 'import' &&
    /^(?:node:)?module$/.test(source.source)
  );
}
