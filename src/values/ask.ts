/**
 * What can be asked about a program. All parts of the analysis of values know one another by this alone; the
 * evaluator is the one thing that answers.
 */
import type { ClassNode, FunctionNode, Node, TSESTree } from './ast.ts';
import type { Happening } from './heap/change.ts';
import type { SourceModule, Variable } from './module.ts';
import type { Resolution } from './program/disk.ts';
import type { Surroundings } from './program/glimpse.ts';
import type { KeysWritten } from './program/keys-written.ts';
import type { Arg, Frame, Site, Telling, Value, ValueOf } from './value.ts';

export type CallNode = TSESTree.CallExpression | TSESTree.NewExpression;
export type CallSite = Site<CallNode>;

/** What other files do with what a file exports, where all of them are known. */
export interface WholeProgram {
  /** calls of an exported function in other files */
  callersOf: (fn: Site<FunctionNode>) => readonly CallSite[];
  /** none of them is out of sight */
  areAllCallersOf: (fn: Site<FunctionNode>) => boolean;
  /** classes of other files that extend an exported one */
  subclassesOf: (cls: Site<ClassNode>) => readonly Site<ClassNode>[];
  /** files that may take a method out of what it stands in; `null` where there are more than are read */
  takersOf: (method: Site<FunctionNode>, key: string) => readonly SourceModule[] | null;
  /** files that import a file, or what hands its exports on; those that may pass a client to it, or all */
  importersOf: (filename: string, isAll?: boolean) => readonly string[];
  /** what other files do to an object that a file exports */
  changesTo: (exported: Exported) => readonly Happening[];
  /** what other files write to an exported class and its instances */
  usesOfClass: (cls: Site<ClassNode>) => readonly ClassUse[];
  /** files that import a file set a key of something */
  isSetIn: (importing: string, key: string) => boolean;
}

/** What a file writes to a class of another one. */
export interface ClassUse {
  file: string;
  onInstances: KeysWritten;
  onClass: KeysWritten;
  /** by a class that extends it, to fields of its own */
  byExtension: KeysWritten;
  /** the text of a class that extends it */
  extension: string | null;
  /** files that it hands an instance to, for all that its text says */
  reached: readonly string[];
}

/** An object as other files know it. */
export interface Exported {
  filename: string;
  /** under which its file exports it, or what holds it; `*` for all that `module.exports` is */
  names: readonly string[];
  /** from there to the object */
  path: readonly string[];
}

/** A property or member, whose name may be computed. */
export interface Named {
  key?: Node;
  property?: Node;
  computed?: boolean;
}

export interface Ask {
  /** Everything that an expression may stand for. */
  evaluate: (site: Site) => readonly Value[];
  at: (node: Node, near: Site) => readonly Value[];
  /** The same where it is used: without what would have failed there, unless that is all there is. */
  those: (node: Node, isOptional: boolean, site: Site) => readonly Value[];
  /** Everything that is ever assigned to a variable; at a use, what has not been replaced by then. */
  variable: (variable: Variable, site: Site, use?: Node | null) => readonly Value[];
  /** The name of a property or member, also when a constant computes it. */
  keyOf: (node: Named, site: Site) => string | null;

  /** What stands behind `value.name`; `null` for a name that the program computes: then every member is meant. */
  member: (value: Value, name: string | null, site: Site) => readonly Value[];
  /** What a list or another collection may hold. An unknown part is an unknown element. */
  elementsOf: (value: Value) => readonly Value[];
  /** What a value of a type would be; empty when the type says nothing that can be followed. */
  ofType: (type: Node, site: Site) => readonly Value[];
  /** What a call of a value gives. */
  invoked: (callee: Value, args: Arg[], site: Site<TSESTree.CallExpression>) => readonly Value[];
  constructed: (callee: Value, args: Arg[], site: Site) => readonly Value[];
  /** What a function of the program returns. */
  returned: (fn: ValueOf<'function'>, args: Arg[] | null, site: Site) => readonly Value[];

  /** The environment of one call. The same call gives the same environment, so that results can be kept. */
  enter: (fn: ValueOf<'function'>, args: Arg[] | null, site: Site) => Frame;
  /** The calls of a function, in its own file and, where the whole program is known, in others. */
  callersOf: (fn: FunctionNode, module: SourceModule) => readonly CallSite[];
  /** Other files call it too, and are not read. */
  hasUnseenCallers: (fn: FunctionNode, module: SourceModule) => boolean;
  /** Other files that may take a method out of what it stands in; `null` where there are more than are read. */
  takersElsewhere: (method: Site<FunctionNode>, key: string) => readonly SourceModule[] | null;
  /** A file that imports another one sets a key of something. */
  isSetElsewhere: (filename: string, key: string) => boolean;
  /** What other files write to an exported class and its instances. */
  classUsesElsewhere: (cls: Site<ClassNode>) => readonly ClassUse[];
  /** Files that import a file, where the whole program is known. */
  importersOf: (filename: string, isAll?: boolean) => readonly string[];
  /** Classes of other files that extend a class. */
  subclassesElsewhere: (cls: Site<ClassNode>) => readonly Site<ClassNode>[];
  /** How many functions a call may reach. */
  calleesOf: (call: Node, near: Site) => number;
  /** A function that keeps and changes nothing of what it is given. */
  onlyReads: (callee: Value) => boolean;
  /** How much a type tells of a value. */
  tellingOf: (type: Value) => Telling;
  /** Something from outside of the program decides how a test turns out. */
  isFromOutside: (test: Node, module: SourceModule) => boolean;
  /** How a test of constants turns out. */
  constantOutcome: (test: Node, module: SourceModule) => boolean | null;
  /** How often a loop goes round, where what it loops over is written down. */
  roundsOf: (loop: Node, module: SourceModule) => number | null;
  /** A `switch` over a constant takes this case. */
  isCase: (discriminant: Node, test: Node, module: SourceModule) => boolean | null;

  /** Files whose imports are known. */
  modules: () => readonly SourceModule[];
  /** What files do to an exported object, besides those and its own. */
  changesElsewhere: (exported: Exported) => readonly Happening[];
  /** Where a module specifier leads from a file. */
  locate: (source: string, from: string) => Resolution;
  surroundings: Surroundings;

  /** Keeps what was found out about what is made at a place; for this question only, if it was cut short. */
  remember: <T>(made: Site, what: string, find: () => T) => T;
  /** Runs a look-up that does not pass through `evaluate`; `null` when it is under way already, or too deep. */
  guarded: <T>(what: string, node: Node, run: () => T) => T | null;
  /** A look-up whose answer holds even if it was cut short. */
  calmly: <T>(find: () => T) => T;
  /** How often something was cut short: only what was found without that answers other questions too. */
  readonly timesCut: number;
  /** The same of a look-up that only tells how sure an answer is: it has few steps, all of its own. */
  aside: <T>(find: () => T, steps?: number) => T;
  /** Work that does not pass through `evaluate`; `false` when the question has used up its budget. */
  spend: (steps: number) => boolean;
}
