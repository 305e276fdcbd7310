/** What comes from other files: imports, exports, `require`. */
import type { Ask } from './ask.ts';
import { type Node, type TSESTree, importedName, literalKey } from './ast.ts';
import { loadFile } from './files.ts';
import { glimpse } from './glimpse.ts';
import type { SourceModule } from './module.ts';
import { type Site, type Value, type ValueOf, rootOf, textOf, unknown } from './value.ts';

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

/** A function or class of another file, as far as the texts show; parses nothing. */
export function isDeclaredElsewhere(ask: Ask, identifier: Node, module: SourceModule): boolean {
  const found = importedAs(identifier, module);
  const resolution = found && ask.locate(found.source, module.filename);
  return (
    resolution?.kind === 'file' &&
    glimpse(resolution.filename, found?.name ?? '', ask.surroundings) === 'function'
  );
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
  if (entry?.kind === 'node') return ask.evaluate(at(entry.node));
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
    callee.type !== 'Identifier' ||
    !source ||
    (source.type !== 'Literal' && source.type !== 'TemplateLiteral')
  )
    return null;
  const variable = site.module.variableOf(callee);
  const isRequire = variable
    ? variable.defs[0]?.type === 'Variable' && ask.at(callee, site).some(isCreatedRequire)
    : callee.name === 'require' || callee.name === '__non_webpack_require__';
  return isRequire
    ? (ask
        .at(source, site)
        .map(textOf)
        .find((text) => text !== null) ?? null)
    : null;
}

/** The export that an imported name stands for; of a whole module, the one that is asked for. */
export function exportBehind(
  ask: Ask,
  identifier: Node,
  module: SourceModule,
  wanted: string,
): { module: SourceModule; name: string; isWhole: boolean } | null {
  const whole = wholeModule(identifier, module);
  const found = whole === null ? importedAs(identifier, module) : { source: whole, name: wanted };
  const origin = found && followExport(ask, found.source, found.name, module, new Set());
  return origin && { ...origin, isWhole: whole !== null };
}

/** `import * as x`, `const x = require('./x')` */
function wholeModule(identifier: Node, module: SourceModule): string | null {
  const node = module.variableOf(identifier)?.defs[0]?.node as Node | undefined;
  if (node?.type === 'ImportNamespaceSpecifier') return node.parent.source.value;
  return node?.type === 'VariableDeclarator' && node.id === identifier
    ? requiredBy(node.init)
    : null;
}

/** Through the files that hand an export on, to the one that has it. */
function followExport(
  ask: Ask,
  source: string,
  name: string,
  from: SourceModule,
  seen: Set<string>,
): { module: SourceModule; name: string } | null {
  const resolution = ask.locate(source, from.filename);
  const question = resolution.kind === 'file' ? `${resolution.filename}\0${name}` : '';
  if (resolution.kind !== 'file' || seen.has(question)) return null;
  seen.add(question);
  const module = loadFile(resolution.filename);
  const entry = module?.exports.get(name);
  if (!module || entry?.kind === 'node') return module && { module, name };
  if (entry) return followExport(ask, entry.source, entry.name, module, seen);
  for (const further of module.exportAll) {
    const found = followExport(ask, further, name, module, seen);
    if (found) return found;
  }
  return null;
}

/** What an import, or a `require` that is taken apart, calls the thing in the other file. */
function importedAs(
  identifier: Node,
  module: SourceModule,
): { source: string; name: string } | null {
  const variable = module.variableOf(identifier);
  const [definition, ...others] = (variable?.defs ?? []) as { node: Node; name: Node }[];
  if (!definition || others.length > 0) return null;
  const { node, name } = definition;
  if (node.type === 'ImportSpecifier')
    return {
      source: (node.parent as TSESTree.ImportDeclaration).source.value,
      name: importedName(node),
    };
  if (node.type === 'ImportDefaultSpecifier')
    return { source: node.parent.source.value, name: 'default' };
  const property = name.parent;
  if (
    node.type !== 'VariableDeclarator' ||
    node.parent.kind !== 'const' ||
    property?.type !== 'Property' ||
    property.parent !== node.id ||
    property.value !== name
  )
    return null;
  const source = requiredBy(node.init);
  const key = literalKey(property);
  return source === null || key === null ? null : { source, name: key };
}

/** `require('./x')` */
function requiredBy(init: Node | null): string | null {
  if (
    init?.type !== 'CallExpression' ||
    init.callee.type !== 'Identifier' ||
    init.callee.name !== 'require'
  )
    return null;
  const [source] = init.arguments;
  return source?.type === 'Literal' && typeof source.value === 'string' ? source.value : null;
}

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
