/** Which export of which file a name stands for, as far as the syntax tells. */
import type { Ask } from '../ask.ts';
import { type Node, type TSESTree, importedName, literalKey } from '../ast.ts';
import type { SourceModule } from '../module.ts';
import { glimpse } from './glimpse.ts';
import { loadFile } from './load.ts';
import { outlineOf } from './outline.ts';

/** A function or class of another file, as far as the texts show; parses nothing. */
export function isDeclaredElsewhere(ask: Ask, identifier: Node, module: SourceModule): boolean {
  const found = importedAs(identifier, module);
  const resolution = found && ask.locate(found.source, module.filename);
  return (
    resolution?.kind === 'file' &&
    glimpse(resolution.filename, found?.name ?? '', ask.surroundings) === 'function'
  );
}

/** Files of the program that a file mentions as what it imports. */
export function filesImportedBy(ask: Ask, filename: string): string[] {
  return (outlineOf(filename)?.specifiers ?? []).flatMap((specifier) => {
    const resolution = ask.locate(specifier, filename);
    return resolution.kind === 'file' ? resolution.filename : [];
  });
}

/** Where an export is made. */
interface Origin {
  module: SourceModule;
  name: string;
  /** files that only hand it on, the nearest first, each with what it names the next by */
  through: readonly { module: SourceModule; source: string }[];
}

/**
 * The export that an imported name stands for; of a whole module, the one that is asked for. `home`: the file of
 * interest, where it is one; others are parsed only if they may hand on what it has.
 */
export function exportBehind(
  ask: Ask,
  identifier: Node,
  module: SourceModule,
  wanted: string,
  home: string | null = null,
): (Origin & { isWhole: boolean }) | null {
  const whole = wholeModule(identifier, module);
  const found = whole === null ? importedAs(identifier, module) : { source: whole, name: wanted };
  const origin =
    found && followExport({ ask, home, seen: new Set() }, found.source, found.name, module);
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

interface Following {
  ask: Ask;
  home: string | null;
  seen: Set<string>;
}

/** Through the files that hand an export on, to the one that has it. */
function followExport(
  following: Following,
  source: string,
  name: string,
  from: SourceModule,
): Origin | null {
  const { ask, home, seen } = following;
  const resolution = ask.locate(source, from.filename);
  if (resolution.kind !== 'file') return null;
  const { filename } = resolution;
  const question = `${filename}\0${name}`;
  if (seen.has(question)) return null;
  seen.add(question);
  if (home !== null && filename !== home && !mayHandOn(filename, name, ask)) return null;
  const module = loadFile(filename);
  const entry = module?.exports.get(name);
  if (!module || entry?.kind === 'node') return module && { module, name, through: [] };
  const sources = entry ? [entry.source] : module.exportAll;
  for (const further of sources) {
    const found = followExport(following, further, entry?.name ?? name, module);
    if (found) return { ...found, through: [{ module, source: further }, ...found.through] };
  }
  return null;
}

/** As far as the text shows. */
function mayHandOn(filename: string, name: string, { surroundings }: Ask): boolean {
  const text = outlineOf(filename)?.text ?? null;
  return (
    text === null || (HANDING_ON.test(text) && glimpse(filename, name, surroundings) !== 'absent')
  );
}

const HANDING_ON = /\bexport\s*(?:type\b\s*)?[*{/]/;

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
