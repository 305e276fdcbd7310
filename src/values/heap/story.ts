/** What is asked of a run over the body of a function, and what comes of it. */
import type { Node, TSESTree } from '../ast.ts';
import type { SourceModule } from '../module.ts';

/** `null`: the place is not reached. */
export type State<S> = S | null;

/** What is known of the tests on the way. */
export interface Tests {
  /** how a test turns out, where something says so */
  outcome: (test: Node) => boolean | null;
  /** something outside of the program decides it: both sides are taken in some run */
  isFromOutside: (test: Node) => boolean;
  /** how often a loop goes round, where something says so */
  rounds: (loop: LoopNode) => number | null;
  /** what a `switch` asks for is what a case has */
  isCase: (discriminant: Node, test: Node) => boolean | null;
}

export type LoopNode =
  | TSESTree.ForStatement
  | TSESTree.WhileStatement
  | TSESTree.DoWhileStatement
  | TSESTree.ForOfStatement
  | TSESTree.ForInStatement;

/** A state on the two sides of a test that asks for the state itself. */
export interface Narrowed<S> {
  then: State<S>;
  otherwise: State<S>;
  /** both are so in some run */
  isProven: boolean;
}

export interface Story<S> extends Tests {
  module: SourceModule;
  /** what a test says of the state, where it asks for it */
  narrow?: (test: Node, state: S) => Narrowed<S> | null;
  /** what a node does, once its parts have run */
  effects: ReadonlyMap<Node, (before: S) => S>;
  /** places whose state is asked for; `true`: also what happens after them counts */
  targets: ReadonlyMap<Node, boolean>;
  /** `isProven`: each of the two is so in some run */
  join: (left: S, right: S, isProven: boolean) => S;
  isSame: (left: S, right: S) => boolean;
}

export interface Course<S> {
  at: ReadonlyMap<Node, S>;
  exit: State<S>;
  /** everything that was ever so, from the first state on: many states, and seldom asked for */
  ever: () => State<S>;
}
