/**
 * Who calls an exported function from another file: with the whole program at hand, a parameter is
 * what its callers pass. Looked up when an analysis asks, through the table of imports.
 */
import { dirname, join } from 'node:path';
import { type FunctionNode, type Node, type TSESTree, importedName, isClass, literalKey, unwrap } from '../values/ast.ts';
import { readText } from '../values/disk.ts';
import { Evaluator, type EvaluatorOptions } from '../values/evaluator.ts';
import { loadFile, resolveModule } from '../values/files.ts';
import type { SourceModule } from '../values/module.ts';
import type { Site, Value } from '../values/value.ts';
import type { Program } from './files.ts';
import { type ImportTable, keyOfSpecifier, keysOfFile, specifiersIn } from './importers.ts';
import { nameOf } from './within.ts';

type CallNode = TSESTree.CallExpression | TSESTree.NewExpression;

const MAX_CALLERS = 12;
/** files that are parsed on behalf of one function, and of one analysed file */
const MAX_FILES_PER_FUNCTION = 40;
const MAX_FILES_PER_ANALYSIS = 80;
const MAX_BARRELS = 4;
/** Larger files are bundles. */
const MAX_CHARACTERS = 512 * 1024;

/** What is looked for in other files. */
interface Wanted {
  /** the function, or the class that a constructor belongs to */
  node: Node;
  module: SourceModule;
  kind: 'function' | 'class';
  /** names that a call may use */
  names: ReadonlySet<string>;
  isDefault: boolean;
}

/** Module specifiers of a file. */
interface Links {
  imports: readonly string[];
  reexports: readonly string[];
}

/** Files that import a module, found once for all analyses. */
export class Importers {
  readonly #program: Program;
  readonly #table: ImportTable;
  readonly #candidates: ReadonlySet<string>;
  readonly #candidateKeys: ReadonlySet<string>;
  readonly #known = new Map<string, readonly string[]>();
  readonly #linksByFile = new Map<string, Links>();

  /** `candidates`: numbers of the files that may hold calls. Only they, and what imports from them, can pass a client on. */
  constructor(program: Program, candidates: readonly number[], table: ImportTable) {
    this.#program = program;
    this.#table = table;
    this.#candidates = new Set(candidates.map((index) => program.files[index] ?? ''));
    this.#candidateKeys = new Set([...this.#candidates].flatMap((file) => keysOfFile(file, null)));
  }

  /** Files that can pass a client to what a module exports: they import it, or a file that hands its exports on. */
  of(filename: string): readonly string[] {
    let files = this.#known.get(filename);
    if (!files) this.#known.set(filename, files = this.#find(filename));
    return files;
  }

  #find(filename: string): string[] {
    const found = new Set<string>();
    const handedOnBy = new Set([filename]);
    let modules = [filename];
    for (let round = 0; round < MAX_BARRELS && modules.length > 0; round += 1) {
      const barrels: string[] = [];
      for (const module of modules) {
        for (const file of this.#direct(module)) {
          if (handedOnBy.has(file)) continue;
          if (this.#links(file).reexports.some((specifier) => leadsTo(specifier, file, module))) {
            handedOnBy.add(file);
            barrels.push(file);
          }
          if (this.#candidates.has(file) || this.#importsCandidate(file, handedOnBy)) found.add(file);
        }
      }
      modules = barrels;
    }
    return [...found].sort();
  }

  #direct(module: string): string[] {
    const keys = keysOfFile(module, packageOf(module));
    const wanted = new Set(keys);
    return this.#table.filesFor(keys).map((index) => this.#program.files[index] ?? '')
      .filter((file) => file !== module && this.#links(file).imports.some((specifier) => wanted.has(keyOfSpecifier(specifier)) && leadsTo(specifier, file, module)));
  }

  /** Imports something that may be a client, beside the module in question. */
  #importsCandidate(file: string, except: ReadonlySet<string>): boolean {
    return this.#links(file).imports.some((specifier) => {
      if (!this.#candidateKeys.has(keyOfSpecifier(specifier))) return false;
      const resolution = resolveModule(specifier, file);
      return resolution.kind === 'file' && this.#candidates.has(resolution.filename) && !except.has(resolution.filename);
    });
  }

  /** What a file imports and hands on; asked for many modules, read once. */
  #links(file: string): Links {
    let links = this.#linksByFile.get(file);
    if (!links) {
      const text = readText(file);
      links = text === null || text.length > MAX_CHARACTERS ? { imports: [], reexports: [] } : { imports: specifiersIn(text), reexports: reexportsIn(text) };
      this.#linksByFile.set(file, links);
    }
    return links;
  }
}

function leadsTo(specifier: string, from: string, module: string): boolean {
  const resolution = resolveModule(specifier, from);
  return resolution.kind === 'file' && resolution.filename === module;
}

/** `export * from './upload'`, `export { upload } from './upload'` */
function reexportsIn(text: string): string[] {
  return [...text.matchAll(/\bexport\s+(?:type\s+)?(?:\*(?:\s*as\s+[\w$]+)?|\{[^}]*\})\s*from\s*(['"])([^'"\n]+)\1/g)].map((match) => match[2] ?? '');
}

/** The name of the package that a file is the entry of. */
function packageOf(filename: string): string | null {
  for (let folder = dirname(filename), steps = 0; steps < 6 && dirname(folder) !== folder; folder = dirname(folder), steps += 1) {
    const text = readText(join(folder, 'package.json'));
    if (text === null) continue;
    const name = /"name"\s*:\s*"([^"]+)"/.exec(text)?.[1] ?? null;
    const resolution = name === null ? null : resolveModule(name, filename);
    return resolution?.kind === 'file' && resolution.filename === filename ? name : null;
  }
  return null;
}

/** The callers of functions that one analysed file exports, or that its imports lead to. */
export class Callers {
  /** modules whose importers were asked for, and the files that were read for an answer */
  readonly asked = new Set<string>();
  readonly read = new Set<string>();
  readonly #importers: Importers;
  readonly #known = new Map<Node, Site<CallNode>[]>();
  readonly #evaluators = new Map<SourceModule, Evaluator>();
  #filesLeft = MAX_FILES_PER_ANALYSIS;

  constructor(importers: Importers) {
    this.#importers = importers;
  }

  readonly externalCallers: NonNullable<EvaluatorOptions['externalCallers']> = ({ node, module }) => {
    let callers = this.#known.get(node);
    if (!callers) {
      this.#known.set(node, callers = []);
      const wanted = wantedFor(node, module);
      if (wanted) callers.push(...this.#find(wanted));
    }
    return callers;
  };

  #find(wanted: Wanted): Site<CallNode>[] {
    const { filename } = wanted.module;
    this.asked.add(filename);
    const found: Site<CallNode>[] = [];
    let files = 0;
    for (const file of this.#importers.of(filename)) {
      if (found.length >= MAX_CALLERS || files >= MAX_FILES_PER_FUNCTION || this.#filesLeft <= 0) break;
      const text = readText(file);
      if (text === null || !mentions(text, wanted)) continue;
      files += 1;
      this.#filesLeft -= 1;
      const module = loadFile(file);
      if (!module) continue;
      const calls = callsIn(module, wanted, this.#evaluatorFor(module));
      if (calls.length > 0) this.read.add(file);
      found.push(...calls);
    }
    return found.slice(0, MAX_CALLERS);
  }

  #evaluatorFor(module: SourceModule): Evaluator {
    let evaluator = this.#evaluators.get(module);
    if (!evaluator) this.#evaluators.set(module, evaluator = new Evaluator());
    return evaluator;
  }
}

function mentions(text: string, { names, isDefault }: Wanted): boolean {
  return isDefault || [...names].some((name) => text.includes(name));
}

/** `null` for a function that no other file can name. */
function wantedFor(fn: FunctionNode, module: SourceModule): Wanted | null {
  if (module.exports.size === 0 && module.exportAssignments.length === 0) return null;
  const holder = fn.parent;
  const isMember = (holder.type === 'MethodDefinition' || holder.type === 'PropertyDefinition' || holder.type === 'Property') && holder.value === fn;
  if (isMember && !(holder.type === 'MethodDefinition' && holder.kind === 'constructor')) {
    // Of a class or an object: whether other files can reach it shows when their calls are evaluated.
    const key = literalKey(holder);
    return key === null ? null : { node: fn, module, kind: 'function', names: new Set([key]), isDefault: false };
  }
  const owner = isMember ? holder.parent.parent : fn;
  if (!owner || (isMember && !isClass(owner))) return null;
  const { names, isDefault } = exportedNames(owner, module);
  return names.size > 0 || isDefault ? { node: owner, module, kind: isMember ? 'class' : 'function', names, isDefault } : null;
}

/** The names under which a module exports a function or class. */
function exportedNames(node: Node, module: SourceModule): { names: Set<string>; isDefault: boolean } {
  const own = nameOf(node);
  const isIt = (item: Node): boolean => item === node || (item.type === 'Identifier' && item.name === own);
  const names = new Set([...module.exports].flatMap(([name, entry]) => (entry.kind === 'node' && isIt(entry.node) ? [name] : [])));
  for (const item of module.exportAssignments) {
    if (item.type !== 'ObjectExpression') continue;
    for (const property of item.properties) if (property.type === 'Property' && isIt(property.value)) names.add(literalKey(property) ?? '');
  }
  const isDefault = names.delete('default') || module.exportAssignments.some(isIt);
  return { names, isDefault };
}

/** Calls of what is wanted, by what their callee stands for. */
function callsIn(module: SourceModule, wanted: Wanted, evaluator: Evaluator): Site<CallNode>[] {
  return module.calls.flatMap((node): Site<CallNode>[] => {
    if ((node.type === 'NewExpression') !== (wanted.kind === 'class') || !mayMean(node, module, wanted)) return [];
    const values = evaluator.ask({ node: unwrap(node.callee), module, env: null });
    return values.some((value) => isSame(value, wanted)) ? [{ node, module, env: null }] : [];
  });
}

function mayMean(node: CallNode, module: SourceModule, { names, isDefault }: Wanted): boolean {
  const callee = unwrap(node.callee);
  if (callee.type === 'MemberExpression') {
    const key = literalKey(callee);
    return key !== null && (names.has(key) || (isDefault && key === 'default'));
  }
  if (callee.type !== 'Identifier') return false;
  if (names.has(callee.name)) return true;
  const definition = module.variableOf(callee)?.defs[0] as { type: string; node: Node } | undefined;
  if (definition?.type !== 'ImportBinding') return isDefault && definition?.type === 'Variable';
  if (definition.node.type !== 'ImportSpecifier') return isDefault;
  const name = importedName(definition.node);
  return names.has(name) || (isDefault && name === 'default');
}

/** The same function, though its file may have been parsed twice. */
function isSame(value: Value, { node, module, kind }: Wanted): boolean {
  if (value.kind !== kind) return false;
  const { site } = value;
  return site.module.filename === module.filename && site.node.range[0] === node.range[0] && site.node.range[1] === node.range[1];
}
