/**
 * What has happened when a place is reached. One run over the body of a function, in the order in
 * which its parts run: branches join, loops come round, what leaves early does not go on.
 */
import { type Node, type TSESTree, contains, isFunction } from '../ast.ts';
import type { SourceModule } from '../module.ts';

/** `null`: the place is not reached. */
type State<S> = S | null;

export interface Story<S> {
  module: SourceModule;
  /** what a node does, once its parts have run */
  effects: ReadonlyMap<Node, (before: S) => S>;
  /** places whose state is asked for; `true`: also what happens after them counts */
  targets: ReadonlyMap<Node, boolean>;
  /** `isProven`: each of the two is so in some run */
  join: (left: S, right: S, isProven: boolean) => S;
  isSame: (left: S, right: S) => boolean;
  /** how a test turns out, where something says so */
  outcome: (test: Node) => boolean | null;
  /** something outside of the program decides it: both sides are taken in some run */
  isFromOutside: (test: Node) => boolean;
}

export interface Course<S> {
  at: ReadonlyMap<Node, S>;
  exit: State<S>;
  /** everything that was ever so, from the first state on */
  ever: State<S>;
}

const MAX_ROUNDS = 12;

/** Runs what a frame holds from a state. */
export function follow<S>(frame: Node, entry: State<S>, story: Story<S>): Course<S> {
  return new Run(story).whole(frame, entry);
}

/** What runs as one: a function, the value of a field, or the whole file. */
export function frameOf(node: Node): Node {
  let current = node;
  while (current.parent) {
    const child = current;
    current = current.parent;
    if (isFunction(current)) return current;
    if (current.type === 'PropertyDefinition' && !current.static && current.value === child)
      return current;
  }
  return current;
}

interface Landing<S> {
  label: string | null;
  isLoop: boolean;
  /** a label of its own takes no plain `break` */
  isPlain: boolean;
  /** of a `switch`: what its cases are told apart by */
  discriminant: Node | null;
  broken: State<S>;
  continued: State<S>;
}

class Run<S> {
  readonly #story: Story<S>;
  readonly #marks: readonly number[];
  #jumps: readonly number[] = [];
  #landings: Landing<S>[] = [];
  readonly #handlers: { state: State<S> }[] = [];
  /** `depth`: how many landings there are around it */
  #finalizers: { block: Node; depth: number }[] = [];
  readonly #found = new Map<Node, S>();
  readonly #late = new Set<Node>();
  /** what the branches that are being run depend on */
  readonly #tests: Node[] = [];
  #exit: State<S> = null;
  /** what the returns depend on, where there is one thing only */
  #exitTest: Node | null = null;
  #ever: State<S> = null;

  constructor(story: Story<S>) {
    this.#story = story;
    const nodes = [...story.effects.keys(), ...story.targets.keys()];
    this.#marks = nodes.map((node) => node.range[0]).sort((left, right) => left - right);
  }

  whole(frame: Node, entry: State<S>): Course<S> {
    this.#jumps = jumpsIn(frame, this.#story.module);
    this.#note(entry);
    const end = isFunction(frame)
      ? this.#all([...frame.params, frame.body], entry)
      : this.#all(frame.type === 'PropertyDefinition' ? [frame.value] : [frame], entry);
    return { at: this.#found, exit: this.#join(this.#exit, end, this.#exitTest), ever: this.#ever };
  }

  #join(left: State<S>, right: State<S>, test: Node | null = null): State<S> {
    if (left === null || right === null) return left ?? right;
    if (left === right) return left;
    return this.#story.join(left, right, test !== null && this.#story.isFromOutside(test));
  }

  /** Both are so in some run. */
  #both(left: State<S>, right: State<S>): State<S> {
    if (left === null || right === null) return left ?? right;
    return left === right ? left : this.#story.join(left, right, true);
  }

  #isSame(left: State<S>, right: State<S>): boolean {
    return left === right || (left !== null && right !== null && this.#story.isSame(left, right));
  }

  /** A state that may be the last one of a block that throws, and that late targets see. */
  #note(state: State<S>): void {
    const handler = this.#handlers.at(-1);
    if (handler) handler.state = this.#join(handler.state, state);
    for (const target of this.#late) this.#record(target, state);
    this.#ever = this.#join(this.#ever, state);
  }

  #record(target: Node, state: State<S>, isProven = false): void {
    const known = this.#found.get(target) ?? null;
    const joined = isProven ? this.#both(known, state) : this.#join(known, state);
    if (joined !== null) this.#found.set(target, joined);
  }

  /** Nothing of interest stands in most of the code. */
  #isBare({ range }: Node): boolean {
    return !isAnyWithin(this.#marks, range) && !isAnyWithin(this.#jumps, range);
  }

  #run(node: Node, before: State<S>): State<S> {
    if (before === null || this.#isBare(node)) return before;
    const after = isFunction(node) ? before : this.#parts(node, before);
    if (after === null) return null;
    const isLate = this.#story.targets.get(node);
    const effect = this.#story.effects.get(node);
    const changed = effect ? effect(after) : after;
    // What a call is given is what there was before the call did something to it.
    if (isLate !== undefined) this.#record(node, isCall(node) ? after : changed, true);
    if (effect) this.#note(changed);
    if (isLate) this.#late.add(node);
    return changed;
  }

  #all(nodes: readonly (Node | null | undefined)[], before: State<S>): State<S> {
    return nodes.reduce<State<S>>((state, node) => (node ? this.#run(node, state) : state), before);
  }

  #parts(node: Node, before: S): State<S> {
    switch (node.type) {
      case 'IfStatement':
      case 'ConditionalExpression':
        return this.#branches(node, before);
      case 'LogicalExpression':
        return this.#logical(node, before);
      case 'AssignmentExpression':
        return this.#assignment(node, before);
      case 'VariableDeclarator':
        return this.#all([node.init, node.id], before);
      case 'AssignmentPattern':
      case 'ChainExpression':
        return this.#join(before, this.#children(node, before));
      case 'ForStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
      case 'ForOfStatement':
      case 'ForInStatement':
        return this.#loop(node, before);
      case 'SwitchStatement':
        return this.#switch(node, before);
      case 'LabeledStatement':
        return this.#labelled(node, before);
      case 'TryStatement':
        return this.#try(node, before);
      case 'BreakStatement':
      case 'ContinueStatement':
        return this.#leave(node, before);
      case 'ReturnStatement':
        return this.#return(node, before);
      case 'ThrowStatement':
        this.#note(this.#children(node, before));
        return null;
      case 'PropertyDefinition':
        // Fields are set when an instance is made.
        return node.static ? this.#children(node, before) : before;
      default:
        return this.#children(node, before);
    }
  }

  #children(node: Node, before: State<S>): State<S> {
    const names = this.#story.module.visitorKeys[node.type] ?? [];
    const parts = names.flatMap((name) => (node as unknown as Record<string, unknown>)[name]);
    return this.#all(parts as (Node | null)[], before);
  }

  #branches(
    { test, consequent, alternate }: TSESTree.IfStatement | TSESTree.ConditionalExpression,
    before: S,
  ): State<S> {
    const tested = this.#run(test, before);
    const outcome = this.#story.outcome(test);
    this.#tests.push(test);
    const then = outcome === false ? null : this.#run(consequent, tested);
    const otherwise = outcome === true ? null : this.#all([alternate], tested);
    this.#tests.pop();
    return this.#join(then, otherwise, test);
  }

  #logical({ operator, left, right }: TSESTree.LogicalExpression, before: S): State<S> {
    const first = this.#run(left, before);
    const outcome = operator === '??' ? null : this.#story.outcome(left);
    if (outcome !== null && outcome === (operator === '||')) return first;
    const second = this.#run(right, first);
    return outcome === null ? this.#join(first, second, left) : second;
  }

  #assignment({ operator, left, right }: TSESTree.AssignmentExpression, before: S): State<S> {
    if (/Pattern$/.test(left.type)) return this.#all([right, left], before);
    const reached = this.#run(left, before);
    const given = this.#run(right, reached);
    return /^(?:\?\?|\|\||&&)=$/.test(operator) ? this.#join(reached, given) : given;
  }

  #loop(
    node:
      | TSESTree.ForStatement
      | TSESTree.WhileStatement
      | TSESTree.DoWhileStatement
      | TSESTree.ForOfStatement
      | TSESTree.ForInStatement,
    before: S,
  ): State<S> {
    const isOver = node.type === 'ForOfStatement' || node.type === 'ForInStatement';
    const test = isOver ? null : node.test;
    const outcome = isOver ? null : test ? this.#story.outcome(test) : true;
    let head = this.#all(
      isOver ? [node.right] : node.type === 'ForStatement' ? [node.init] : [],
      before,
    );
    const label = node.parent.type === 'LabeledStatement' ? node.parent.label.name : null;
    let out: State<S> = null;
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const landing = this.#land({ label, isLoop: true });
      const isDo = node.type === 'DoWhileStatement';
      const tested = isDo ? head : this.#all([test], head);
      if (!isDo && outcome !== true) out = this.#join(out, tested);
      const entered = isOver ? this.#all([node.left], tested) : tested;
      const body = !isDo && outcome === false ? null : this.#run(node.body, entered);
      this.#landings.pop();
      const ended = this.#join(body, landing.continued);
      const turned = this.#all(
        isDo ? [test] : node.type === 'ForStatement' ? [node.update] : [],
        ended,
      );
      if (isDo && outcome !== true) out = this.#join(out, turned);
      out = this.#join(out, landing.broken);
      // A loop is there to come round: what the next round finds is so in some run.
      const next = isDo && outcome === false ? head : this.#both(head, turned);
      if (this.#isSame(next, head)) break;
      head = next;
    }
    return out;
  }

  /** Where `break` and `continue` lead while a part runs. */
  #land(given: Partial<Landing<S>>): Landing<S> {
    const landing: Landing<S> = {
      label: null,
      isLoop: false,
      isPlain: true,
      discriminant: null,
      broken: null,
      continued: null,
      ...given,
    };
    this.#landings.push(landing);
    return landing;
  }

  #switch({ discriminant, cases }: TSESTree.SwitchStatement, before: S): State<S> {
    let asked = this.#run(discriminant, before);
    const landing = this.#land({ discriminant });
    let fallen: State<S> = null;
    for (const { test, consequent } of cases) {
      asked = this.#all([test], asked);
      fallen = this.#all(consequent, this.#join(fallen, asked, discriminant));
    }
    this.#landings.pop();
    const isCovered = cases.some(({ test }) => test === null);
    const ended = this.#join(fallen, landing.broken, discriminant);
    return this.#join(ended, isCovered ? null : asked, discriminant);
  }

  #labelled({ label, body }: TSESTree.LabeledStatement, before: S): State<S> {
    const landing = this.#land({ label: label.name, isPlain: false });
    const end = this.#run(body, before);
    this.#landings.pop();
    return this.#join(end, landing.broken);
  }

  #leave({ type, label }: TSESTree.BreakStatement | TSESTree.ContinueStatement, before: S): null {
    const isBreak = type === 'BreakStatement';
    const index = this.#landings.findLastIndex((item) => {
      if (!isBreak && !item.isLoop) return false;
      return label ? item.label === label.name : item.isPlain;
    });
    const landing = this.#landings[index];
    const state = this.#finish(before, index);
    if (landing && isBreak)
      landing.broken = this.#join(landing.broken, state, landing.discriminant);
    else if (landing) landing.continued = this.#join(landing.continued, state);
    return null;
  }

  /** What stands in `finally` runs on the way out, up to a landing. */
  #finish(state: State<S>, landing: number): State<S> {
    const [finalizers, landings] = [this.#finalizers, this.#landings];
    let left = state;
    for (const [index, { block, depth }] of [...finalizers.entries()].reverse()) {
      if (depth <= landing) break;
      // It may leave in its turn, and is not what it leaves through.
      this.#finalizers = finalizers.slice(0, index);
      this.#landings = landings.slice(0, depth);
      left = this.#run(block, left);
    }
    this.#finalizers = finalizers;
    this.#landings = landings;
    return left;
  }

  #return(node: TSESTree.ReturnStatement, before: S): null {
    let state = this.#children(node, before);
    state = this.#finish(state, -1);
    const test = this.#tests.at(-1) ?? null;
    this.#exit = this.#join(this.#exit, state, test ?? this.#exitTest);
    this.#exitTest ??= test;
    return null;
  }

  #try({ block, handler, finalizer }: TSESTree.TryStatement, before: S): State<S> {
    const mayThrow = isAnyWithin(this.#story.module.risks, block.range);
    const thrown: { state: State<S> } = { state: mayThrow ? before : null };
    if (finalizer) this.#finalizers.push({ block: finalizer, depth: this.#landings.length });
    if (handler && mayThrow) this.#handlers.push(thrown);
    const tried = this.#run(block, before);
    if (handler && mayThrow) this.#handlers.pop();
    const caught = handler ? this.#run(handler.body, thrown.state) : null;
    if (finalizer) this.#finalizers.pop();
    return this.#all([finalizer], this.#join(tried, caught));
  }
}

const jumpsByFrame = new WeakMap<Node, readonly number[]>();

/** What leaves early in a frame itself, not in the functions inside of it. */
function jumpsIn(frame: Node, { jumps }: SourceModule): readonly number[] {
  let known = jumpsByFrame.get(frame);
  if (!known) {
    known = jumps.filter((node) => frameOf(node) === frame).map(({ range }) => range[0]);
    jumpsByFrame.set(frame, known);
  }
  return known;
}

function isCall({ type }: Node): boolean {
  return type === 'CallExpression' || type === 'NewExpression';
}

/** A loop of the frame goes round both, and not round a third, which each round makes anew. */
export function shareLoop(first: Node, second: Node, made: Node): boolean {
  for (let node: Node | undefined = second; node && !isFunction(node); node = node.parent) {
    const isLoop = /^(?:For|While|DoWhile)/.test(node.type);
    if (isLoop && contains(node, first) && !contains(node, made)) return true;
  }
  return false;
}

/** One of the sorted places stands in the range. */
export function isAnyWithin(
  places: readonly number[],
  [start, end]: readonly [number, number],
): boolean {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! < start) low = middle + 1;
    else high = middle;
  }
  return low < places.length && places[low]! < end;
}
