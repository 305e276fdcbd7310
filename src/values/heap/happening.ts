/** What follows an object, and what comes of that. */
import type { Ask, CallNode, Named } from '../ask.ts';
import type { FunctionNode, Node, TSESTree } from '../ast.ts';
import type { SourceModule, Variable } from '../module.ts';
import type { Arg, Env, Site, ValueOf } from '../value.ts';
import type { Change, Happening } from './change.ts';

/** why nobody knows when a function runs */
export const RUN_BY_LANGUAGE = 'is called by the language';

/** why what `eval` can reach is not known */
export const NAMED_BY_TEXT = 'can be named by a text that is run as code';

export interface Trail {
  happenings: readonly Happening[];
  /** function → the calls that hand it the object */
  entered: ReadonlyMap<Node, readonly Site[]>;
  /** some part of a node holds the object */
  isMentionedIn: (node: Node) => boolean;
  /** an expression is the object itself, and nothing else */
  isItself: (node: Node) => boolean;
  /** it goes to more places than can be followed: anything may have happened to it */
  isLost: boolean;
  /** other files know it */
  isExported: boolean;
  /** callers that are not all here may have it */
  isGivenAway: boolean;
  /** another object has its members, too, and is `this` in its methods */
  isLent: boolean;
}

/** Who gets an object, or its members: other files, callers that are not all here, other objects. */
export type Taker = 'files' | 'callers' | 'objects';

/** An expression that holds the object at the end of a path of keys; `*` is any key. */
export interface Carrier {
  node: Node;
  module: SourceModule;
  env: Env | null;
  path: readonly string[];
  /** it stands in what the expression is, and is not named itself */
  isWithin?: true;
}

/** Follows one object. What reads one kind of code tells it where the object goes, and what happens to it. */
export interface Tracker {
  ask: Ask;
  /** what is followed is a function */
  isOfFunction: boolean;
  /** what is followed, where that is an instance of a class of the program */
  instance: ValueOf<'instance'> | null;
  near: (carrier: Carrier, node: Node) => Site;
  argsOf: (carrier: Carrier, call: CallNode) => Arg[];
  /** A key that leads back to the object itself is not known, which is an answer as good as any. */
  keyOf: (node: Named, site: Site) => string | null;
  /** The object, or what holds it, is here as well. */
  add: (carrier: Carrier) => void;
  note: (carrier: Carrier, node: Node, change: Change) => void;
  escape: (carrier: Carrier, reason: string, node?: Node) => void;
  /** Another object gets its members, or the one of that name. */
  lend: (key?: string | null) => void;
  /** What other files do to it. */
  noteElsewhere: (happenings: readonly Happening[]) => void;
  /** What a pattern takes out of the value. */
  bind: (carrier: Carrier, pattern: Node) => void;
  references: (carrier: Carrier, variable: Variable) => void;
  /** Entered as a parameter of a function of the program. */
  enter: (carrier: Carrier, fn: FunctionNode, parameter: Node, env: Env) => void;
  /** By a call that hands it to the function, or calls the function on it. */
  entered: (fn: FunctionNode, env: Env) => void;
  /** The same of a function that is called on something that the object may be. */
  calledOn: (carrier: Carrier, fn: FunctionNode, env: Env) => void;
  /** A method of the object itself is called. */
  methodCalled: (carrier: Carrier, key: string, call: TSESTree.CallExpression) => void;
  /** Other files know it, or callers that are not all here. */
  giveAway: (to: Taker) => void;
  /** The functions that are entered when a place is reached. */
  framesOf: (env: Env | null) => readonly Node[];
  isTooDeep: (env: Env | null) => boolean;
}

export const NOTHING_HAPPENS: readonly Happening[] = [];
export const NOT_ENTERED: Trail['entered'] = new Map();

export function byPlace(left: Happening, right: Happening): number {
  return left.node.range[0] - right.node.range[0];
}

export function isSameWay(left: Carrier, right: Carrier): boolean {
  const { path } = left;
  return (
    left.env === right.env &&
    path.length === right.path.length &&
    path.every((key, index) => key === right.path[index])
  );
}
