/**
 * Who calls an exported function from another file, and which classes extend an exported one: with the
 * whole program at hand, a parameter is what its callers pass, and a field what a subclass sets. Looked
 * up when an analysis asks, through the table of imports.
 */
import { dirname, join } from 'node:path';
import {
  type ClassNode,
  type FunctionNode,
  type Node,
  importedName,
  isClass,
  literalKey,
  unwrap,
} from '../values/ast.ts';
import { constructionsOf } from '../values/callers.ts';
import { readText } from '../values/disk.ts';
import type { CallSite } from '../values/ask.ts';
import { Evaluator, type WholeProgram } from '../values/evaluator.ts';
import { loadFile, resolveModule } from '../values/files.ts';
import { type SourceModule, constructorOf, superCallOf } from '../values/module.ts';
import type { Site, Value } from '../values/value.ts';
import { type Program, displayName } from './files.ts';
import { compareText } from './inventory.ts';
import { type ImportTable, keyOfSpecifier, keysOfFile, specifiersIn } from './importers.ts';
import { nameOf } from './within.ts';

const MAX_CALLERS = 12;
/** A base class has one for each vendor. */
const MAX_SUBCLASSES = 40;
const MAX_DERIVATIONS = 3;
/** files that are parsed on behalf of one function, and of one analysed file */
const MAX_FILES_PER_FUNCTION = 40;
const MAX_FILES_PER_ANALYSIS = 80;
const MAX_BARRELS = 4;
const TEST = /(?:^|[./_-])(?:tests?|specs?|mocks?|fixtures?)[./_-]/i;
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
  /** has a class that extends another: classes that extend that one may be given a client */
  hasDerived: boolean;
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
    if (!files) this.#known.set(filename, (files = this.#find(filename)));
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
          if (
            this.#candidates.has(file) ||
            this.#links(file).hasDerived ||
            this.#importsCandidate(file, handedOnBy)
          )
            found.add(file);
        }
      }
      modules = barrels;
    }
    // Tests come last: they give what no program does.
    const isTest = (file: string): number =>
      Number(TEST.test(displayName(file, this.#program.root)));
    return [...found].sort(
      (left, right) => isTest(left) - isTest(right) || compareText(left, right),
    );
  }

  #direct(module: string): string[] {
    const keys = keysOfFile(module, packageOf(module));
    const wanted = new Set(keys);
    return this.#table
      .filesFor(keys)
      .map((index) => this.#program.files[index] ?? '')
      .filter(
        (file) =>
          file !== module &&
          this.#links(file).imports.some(
            (specifier) =>
              wanted.has(keyOfSpecifier(specifier)) && leadsTo(specifier, file, module),
          ),
      );
  }

  /** Imports something that may be a client, beside the module in question. */
  #importsCandidate(file: string, except: ReadonlySet<string>): boolean {
    return this.#links(file).imports.some((specifier) => {
      if (!this.#candidateKeys.has(keyOfSpecifier(specifier))) return false;
      const resolution = resolveModule(specifier, file);
      return (
        resolution.kind === 'file' &&
        this.#candidates.has(resolution.filename) &&
        !except.has(resolution.filename)
      );
    });
  }

  /** What a file imports and hands on; asked for many modules, read once. */
  #links(file: string): Links {
    let links = this.#linksByFile.get(file);
    if (!links) {
      const text = readText(file);
      links =
        text === null || text.length > MAX_CHARACTERS
          ? { imports: [], reexports: [], hasDerived: false }
          : {
              imports: specifiersIn(text),
              reexports: reexportsIn(text),
              hasDerived: /\bclass\b[^{;]{0,200}\bextends\b/.test(text),
            };
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
  return [
    ...text.matchAll(
      /\bexport\s+(?:type\s+)?(?:\*(?:\s*as\s+[\w$]+)?|\{[^}]*\})\s*from\s*(['"])([^'"\n]+)\1/g,
    ),
  ].map((match) => match[2] ?? '');
}

/** The name of the package that a file is the entry of. */
function packageOf(filename: string): string | null {
  for (
    let folder = dirname(filename), steps = 0;
    steps < 6 && dirname(folder) !== folder;
    folder = dirname(folder), steps += 1
  ) {
    const text = readText(join(folder, 'package.json'));
    if (text === null) continue;
    const name = /"name"\s*:\s*"([^"]+)"/.exec(text)?.[1] ?? null;
    const resolution = name === null ? null : resolveModule(name, filename);
    return resolution?.kind === 'file' && resolution.filename === filename ? name : null;
  }
  return null;
}

/** What other files do with the functions and classes that one analysed file exports, or that its imports lead to. */
export class Callers implements WholeProgram {
  /** modules whose importers were asked for, and the files that were read for an answer */
  readonly asked = new Set<string>();
  readonly read = new Set<string>();
  readonly #importers: Importers;
  readonly #calls = new Map<Node, readonly CallSite[]>();
  readonly #subclasses = new Map<Node, readonly Site<ClassNode>[]>();
  readonly #evaluators = new Map<SourceModule, Evaluator>();
  #filesLeft = MAX_FILES_PER_ANALYSIS;

  constructor(importers: Importers) {
    this.#importers = importers;
  }

  readonly callersOf = ({ node, module }: Site<FunctionNode>): readonly CallSite[] => {
    let found = this.#calls.get(node);
    if (!found) {
      // While it is looked for, it is not asked for again.
      this.#calls.set(node, []);
      const wanted = wantedFor(node, module);
      this.#calls.set(
        node,
        (found = !wanted
          ? []
          : wanted.kind === 'class'
            ? this.#constructions(wanted, 0)
            : this.#find(wanted, callsIn, MAX_CALLERS)),
      );
    }
    return found;
  };

  readonly subclassesOf = ({ node, module }: Site<ClassNode>): readonly Site<ClassNode>[] => {
    let found = this.#subclasses.get(node);
    if (!found) {
      this.#subclasses.set(node, []);
      const wanted = wantedClass(node, module);
      this.#subclasses.set(
        node,
        (found = wanted ? this.#find(wanted, subclassesIn, MAX_SUBCLASSES) : []),
      );
    }
    return found;
  };

  /** `new Class(…)`, and `super(…)` in the classes that extend it; those without a constructor hand their arguments on. */
  #constructions(wanted: Wanted, depth: number): CallSite[] {
    const derived =
      depth < MAX_DERIVATIONS
        ? this.subclassesOf({ node: wanted.node as ClassNode, module: wanted.module, env: null })
        : [];
    return [
      ...this.#find(wanted, callsIn, MAX_CALLERS),
      ...derived.flatMap(({ node, module }): CallSite[] => {
        const call = superCallOf(node, module.visitorKeys);
        if (call) return [{ node: call, module, env: null }];
        if (constructorOf(node)) return [];
        const beside = constructionsOf(node, module).map((item): CallSite => ({
          node: item,
          module,
          env: null,
        }));
        const next = wantedClass(node, module);
        return [...beside, ...(next ? this.#constructions(next, depth + 1) : [])];
      }),
    ];
  }

  #find<T>(
    wanted: Wanted,
    lookIn: (module: SourceModule, wanted: Wanted, evaluator: Evaluator) => T[],
    most: number,
  ): T[] {
    const { filename } = wanted.module;
    this.asked.add(filename);
    const found: T[] = [];
    let files = 0;
    for (const file of this.#importers.of(filename)) {
      if (found.length >= most || files >= MAX_FILES_PER_FUNCTION || this.#filesLeft <= 0) break;
      const text = readText(file);
      if (text === null || !mentions(text, wanted)) continue;
      files += 1;
      this.#filesLeft -= 1;
      const module = loadFile(file);
      if (!module) continue;
      const here = lookIn(module, wanted, this.#evaluatorFor(module));
      if (here.length > 0) this.read.add(file);
      found.push(...here);
    }
    return found.slice(0, most);
  }

  #evaluatorFor(module: SourceModule): Evaluator {
    let evaluator = this.#evaluators.get(module);
    if (!evaluator) this.#evaluators.set(module, (evaluator = new Evaluator()));
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
      : { node: fn, module, kind: 'function', names: new Set([key]), isDefault: false };
  }
  const owner = isMember ? holder.parent.parent : fn;
  if (isMember) return isClass(owner) ? wantedClass(owner, module) : null;
  return exportedAs(fn, module, 'function');
}

function wantedClass(node: ClassNode, module: SourceModule): Wanted | null {
  return exportedAs(node, module, 'class');
}

function exportedAs(node: Node, module: SourceModule, kind: Wanted['kind']): Wanted | null {
  const { names, isDefault } = exportedNames(node, module);
  return names.size > 0 || isDefault ? { node, module, kind, names, isDefault } : null;
}

/** The names under which a module exports a function or class. */
function exportedNames(
  node: Node,
  module: SourceModule,
): { names: Set<string>; isDefault: boolean } {
  const own = nameOf(node);
  const isIt = (item: Node): boolean =>
    item === node || (item.type === 'Identifier' && item.name === own);
  const names = new Set(
    [...module.exports].flatMap(([name, entry]) =>
      entry.kind === 'node' && isIt(entry.node) ? [name] : [],
    ),
  );
  for (const item of module.exportAssignments) {
    if (item.type !== 'ObjectExpression') continue;
    for (const property of item.properties)
      if (property.type === 'Property' && isIt(property.value))
        names.add(literalKey(property) ?? '');
  }
  const isDefault = names.delete('default') || module.exportAssignments.some(isIt);
  return { names, isDefault };
}

/** Calls of what is wanted, by what their callee stands for. */
function callsIn(module: SourceModule, wanted: Wanted, evaluator: Evaluator): CallSite[] {
  return module.calls
    .filter(
      (node) =>
        (node.type === 'NewExpression') === (wanted.kind === 'class') &&
        isWanted(node.callee, module, wanted, evaluator),
    )
    .map((node) => ({ node, module, env: null }));
}

function subclassesIn(
  module: SourceModule,
  wanted: Wanted,
  evaluator: Evaluator,
): Site<ClassNode>[] {
  return module.classes
    .filter((node) => node.superClass && isWanted(node.superClass, module, wanted, evaluator))
    .map((node) => ({ node, module, env: null }));
}

function isWanted(name: Node, module: SourceModule, wanted: Wanted, evaluator: Evaluator): boolean {
  const node = unwrap(name);
  return (
    mayMean(node, module, wanted) &&
    evaluator.ask({ node, module, env: null }).some((value) => isSame(value, wanted))
  );
}

function mayMean(node: Node, module: SourceModule, { names, isDefault }: Wanted): boolean {
  if (node.type === 'MemberExpression') {
    const key = literalKey(node);
    return key !== null && (names.has(key) || (isDefault && key === 'default'));
  }
  if (node.type !== 'Identifier') return false;
  if (names.has(node.name)) return true;
  const definition = module.variableOf(node)?.defs[0] as { type: string; node: Node } | undefined;
  if (definition?.type !== 'ImportBinding') return isDefault && definition?.type === 'Variable';
  if (definition.node.type !== 'ImportSpecifier') return isDefault;
  const imported = importedName(definition.node);
  return names.has(imported) || (isDefault && imported === 'default');
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
