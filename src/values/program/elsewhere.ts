/**
 * Who calls an exported function from another file, and which classes extend an exported one: with the
 * whole program at hand, a parameter is what its callers pass, and a field what a subclass sets. Looked
 * up when an analysis asks, through the table of imports.
 */
import type { CallSite, ClassUse, Exported, WholeProgram } from '../ask.ts';
import {
  type ClassNode,
  type FunctionNode,
  type Node,
  constructorOf,
  enclosingClass,
} from '../ast.ts';
import type { SourceModule } from '../module.ts';
import { superCallOf } from '../super-call.ts';
import type { Site } from '../value.ts';
import type { Happening } from '../heap/change.ts';
import { constructionsOf } from './callers.ts';
import type { Changers } from './changers.ts';
import { type KnownNames, type User, namesMember } from './known-names.ts';
import { loadFile } from './load.ts';
import { outlineOf } from './outline.ts';
import {
  type ValuesAt,
  type Wanted,
  callsIn,
  mentions,
  subclassesIn,
  wantedClass,
  wantedFor,
} from './wanted.ts';

const MAX_CALLERS = 12;
/** A base class has one for each vendor. */
const MAX_SUBCLASSES = 40;
const MAX_DERIVATIONS = 3;
/** files in which somebody may take a method */
const MAX_TAKERS = 6;
/** files that may have instances of a class */
const MAX_HAVING = 12;
/** files that are parsed on behalf of one function, and of one analysed file */
const MAX_FILES_PER_FUNCTION = 40;
const MAX_FILES_PER_ANALYSIS = 80;

/** What other files do with the functions and classes that one analysed file exports, or that its imports lead to. */
export class Elsewhere implements WholeProgram {
  /** modules whose importers were asked for, and the files that were read for an answer */
  readonly asked = new Set<string>();
  readonly read = new Set<string>();
  readonly #names: KnownNames;
  readonly #calls = new Map<Node, readonly CallSite[]>();
  readonly #subclasses = new Map<Node, readonly Site<ClassNode>[]>();
  readonly #changers: Changers;
  readonly #valuesAt: ValuesAt;
  /** what others may call out of sight: they hand it on, or there are too many of them */
  readonly #open = new Set<Node>();
  /** that were parsed for it */
  readonly #parsed = new Set<string>();

  /** `valuesAt`: what an expression of another file stands for, whoever asks. */
  constructor(names: KnownNames, changers: Changers, valuesAt: ValuesAt) {
    this.#names = names;
    this.#changers = changers;
    this.#valuesAt = valuesAt;
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

  readonly areAllCallersOf = (fn: Site<FunctionNode>): boolean => {
    this.callersOf(fn);
    return !this.#open.has(fn.node);
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

  readonly importersOf = (filename: string, isAll = false): readonly string[] => {
    const { importers } = this.#names;
    this.asked.add(filename);
    const files = isAll ? importers.all(filename).files : importers.of(filename);
    for (const file of files) this.read.add(file);
    return files;
  };

  readonly changesTo = (exported: Exported): readonly Happening[] => {
    this.asked.add(exported.filename);
    const found = this.#changers.changesTo(exported);
    for (const { module } of found) this.read.add(module.filename);
    return found;
  };

  readonly usesOfClass = ({ node, module }: Site<ClassNode>): readonly ClassUse[] => {
    this.asked.add(module.filename);
    const uses = this.#changers.usesOfClass(node, module);
    for (const { file } of uses) this.read.add(file);
    return uses;
  };

  readonly takersOf = (
    { node, module }: Site<FunctionNode>,
    key: string,
  ): readonly SourceModule[] | null => {
    const { filename } = module;
    this.asked.add(filename);
    const cls = enclosingClass(node);
    const uses = cls ? this.#changers.usesOfClass(cls, module) : [];
    const reached = uses.flatMap((use) => use.reached);
    const files = this.#names.taking(filename, key, reached).filter((file) => file !== filename);
    for (const file of files) this.read.add(file);
    return files.length > MAX_TAKERS ? null : files.flatMap((file) => loadFile(file) ?? []);
  };

  readonly isSetIn = (importing: string, key: string): boolean => {
    this.asked.add(importing);
    return this.#changers.isSetIn(importing, key);
  };

  /**
   * `new Class(…)`, and `super(…)` in the classes that extend it; those without a constructor hand
   * their arguments on.
   */
  #constructions(wanted: Wanted, depth: number): CallSite[] {
    const cls = { node: wanted.node as ClassNode, module: wanted.module, env: null };
    const derived = depth < MAX_DERIVATIONS ? this.subclassesOf(cls) : [];
    // Its own file shows who makes those that it has itself, and not who else does.
    const beside = depth < MAX_DERIVATIONS ? cls.module.subclassesOf(cls.node) : [];
    return [
      ...this.#find(wanted, callsIn, MAX_CALLERS),
      ...beside.flatMap((node) => {
        const known = constructorOf(node) ? null : wantedClass(node, cls.module);
        return known ? this.#constructions(known, depth + 1) : [];
      }),
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
    lookIn: (module: SourceModule, wanted: Wanted, valuesAt: ValuesAt) => T[],
    most: number,
  ): T[] {
    const { filename } = wanted.module;
    this.asked.add(filename);
    const found: T[] = [];
    let files = 0;
    const users = this.#usersOf(wanted);
    for (const file of this.#filesFor(wanted, users)) {
      const locals = users.get(file)?.locals ?? [];
      const names = new Set([...wanted.names, ...wanted.heldAs, ...locals]);
      const sought = { ...wanted, names };
      const text = outlineOf(file)?.text ?? null;
      if (text === null || !mentions(text, sought)) continue;
      const isOneTooMany = this.#parsed.size >= MAX_FILES_PER_ANALYSIS && !this.#parsed.has(file);
      if (found.length >= most || files >= MAX_FILES_PER_FUNCTION || isOneTooMany) {
        this.#open.add(wanted.node);
        break;
      }
      files += 1;
      this.#parsed.add(file);
      const module = loadFile(file);
      if (!module) continue;
      const here = lookIn(module, sought, this.#valuesAt);
      if (here.length > 0) this.read.add(file);
      found.push(...here);
    }
    return found.slice(0, most);
  }

  /** An instance is handed to a file that uses a member of that name. */
  #isReached({ node, module, names }: Wanted): boolean {
    const cls = enclosingClass(node);
    if (!cls) return false;
    const [name = ''] = names;
    return this.#changers
      .usesOfClass(cls, module)
      .some(({ reached }) => reached.some((file) => namesMember(file, name)));
  }

  /** Those that may have a client to give, and those that call it, whatever they give. */
  #filesFor(wanted: Wanted, users: Users): readonly string[] {
    const { filename } = wanted.module;
    const likely = this.#names.importers.of(filename);
    const members = wanted.isMember ? [...wanted.names] : wanted.heldAs;
    const having = [filename, ...(wanted.isMember ? this.#having(wanted) : [])];
    const naming = members.flatMap((name) =>
      having.flatMap((file) => this.#names.namingMember(file, name)),
    );
    const calling = [...users.values()].flatMap(({ file, isCalling }) => (isCalling ? file : []));
    return [...new Set([...likely, ...naming, ...calling])];
  }

  /** Files that extend the class of a method, or may give its instances to whoever imports them. */
  #having({ node, module }: Wanted): readonly string[] {
    const cls = enclosingClass(node);
    const known = cls && wantedClass(cls, module);
    if (!known) return [];
    return this.#knowing(known)
      .map(({ file }) => file)
      .slice(0, MAX_HAVING);
  }

  /** Files that know an exported function or class by some name. */
  #usersOf(wanted: Wanted): Users {
    const { node, isMember } = wanted;
    if (isMember) {
      if (this.#isReached(wanted)) this.#open.add(node);
      return new Map();
    }
    const users = this.#knowing(wanted);
    if (users.some(({ isHandingOn }) => isHandingOn)) this.#open.add(node);
    return new Map(users.map((user) => [user.file, user]));
  }

  #knowing({ module: { filename }, names, isDefault }: Wanted): readonly User[] {
    const exportedAs = [...names, ...(isDefault ? ['default', '*'] : [])];
    return this.#names.usersOf({ filename, names: exportedAs, path: [] });
  }
}

/** By their files. */
type Users = ReadonlyMap<string, User>;
