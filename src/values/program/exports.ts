/** Which export of which file a name stands for, as far as the syntax tells. */
import type { Ask } from '../ask.ts';
import { type Node, type TSESTree, importedName, literalKey } from '../ast.ts';
import type { SourceModule } from '../module.ts';
import { glimpse } from './glimpse.ts';
import { loadFile } from './load.ts';

/** A function or class of another file, as far as the texts show; parses nothing. */
export function isDeclaredElsewhere(ask: Ask, identifier: Node, module: SourceModule): boolean {
  const found = importedAs(identifier, module);
  const resolution = found && ask.locate(found.source, module.filename);
  return (
    resolution?.kind === 'file' &&
    glimpse(resolution.filename, found?.name ?? '', ask.surroundings) === 'function'
  );
}

/** Where an export is made. */
interface Origin {
  module: SourceModule;
  name: string;
  /** files that only hand it on, the nearest first, each with what it names the next by */
  through: readonly { module: SourceModule; source: string }[];
}

/** The export that an imported name stands for; of a whole module, the one that is asked for. */
export function exportBehind(
  ask: Ask,
  identifier: Node,
  module: SourceModule,
  wanted: string,
): (Origin & { isWhole: boolean }) | null {
  const whole = wholeModule(identifier, module);
  const found = whole === null ? importedAs(identifier, module) : { source: whole, name: wanted };
  const origin = found && followExport(ask, found.source, found.name, module, new Set());
  return origin && { ...origin, isWhole: whole !== null };
}

/** `import * as x`, `const x = require('./x')` */
export function wholeModule(identifier: Node, module: SourceModule): string | null {
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
): Origin | null {
  const resolution = ask.locate(source, from.filename);
  const question = resolution.kind === 'file' ? `${resolution.filename}\0${name}` : '';
  if (resolution.kind !== 'file' || seen.has(question)) return null;
  seen.add(question);
  const module = loadFile(resolution.filename);
  const entry = module?.exports.get(name);
  if (!module || entry?.kind === 'node') return module && { module, name, through: [] };
  const sources = entry ? [entry.source] : module.exportAll;
  for (const further of sources) {
    const found = followExport(ask, further, entry?.name ?? name, module, seen);
    if (found) return { ...found, through: [{ module, source: further }, ...found.through] };
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
