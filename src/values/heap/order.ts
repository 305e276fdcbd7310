/**
 * What has happened when a place is reached. One run over the body of a function, in the order in
 * which its parts run: branches join, loops come round, what leaves early does not go on.
 */
import { type Node, type TSESTree, contains, isFunction, isLoop } from '../ast.ts';
import { jumpsIn } from './frames.ts';
import { isAnyWithin, sorted, thoseAround } from './marks.ts';
import type { Course, LoopNode, State, Story } from './story.ts';

const MAX_ROUNDS = 12;

/** Runs what a frame holds from a state. */
export function follow<S>(frame: Node, entry: State<S>, story: Story<S>): Course<S> {
  return new Run(story).whole(frame, entry);
}

interface Landing<S> {
  label: string | null;
  isLoop: boolean;
  /** a label of its own takes no plain `break` */
  isPlain: boolean;
  /** how many tests there are around it */
  depth: number;
  /** what decides whether anybody leaves to it */
  deciders: (Node | null)[];
  broken: State<S>;
  continued: State<S>;
}

class Run<S> {
  readonly #story: Story<S>;
  /** where something happens, is asked for, or leaves early: most of the code is bare */
  #marks: readonly number[] = [];
  #landings: Landing<S>[] = [];
  readonly #handlers: { state: State<S> }[] = [];
  /** `depth`: how many landings there are around it */
  #finalizers: { block: Node; depth: number }[] = [];
  readonly #found = new Map<Node, S>();
  readonly #late = new Set<Node>();
  /** what the code depends on that is being run; `null`: something that nobody outside decides */
  readonly #tests: (Node | null)[] = [];
  #exit: State<S> = null;
  /** what decides whether a return is reached */
  readonly #exitDeciders: (Node | null)[] = [];
  readonly #noted = new Set<State<S>>();

  constructor(story: Story<S>) {
    this.#story = story;
  }

  whole(frame: Node, entry: State<S>): Course<S> {
    const { effects, targets, module } = this.#story;
    const nodes = [...effects.keys(), ...targets.keys()];
    this.#marks = sorted([...nodes.map(({ range }) => range[0]), ...jumpsIn(frame, module)]);
    this.#note(entry);
    const end = isFunction(frame)
      ? this.#all([...frame.params, frame.body], entry)
      : this.#all(frame.type === 'PropertyDefinition' ? [frame.value] : [frame], entry);
    const exit = this.#join(this.#exit, end, () => this.#areOutside(this.#exitDeciders));
    const ever = (): State<S> =>
      [...this.#noted].reduce((before, state) => this.#join(before, state), null);
    return { at: this.#found, exit, ever };
  }

  /** `isProven`: both are so in some run */
  #join(left: State<S>, right: State<S>, isProven: () => boolean = () => false): State<S> {
    if (left === null || right === null) return left ?? right;
    return left === right ? left : this.#story.join(left, right, isProven());
  }

  /** Whatever they say happens in some run. */
  #areOutside(tests: readonly (Node | null)[]): boolean {
    return tests.every((test) => test !== null && this.#story.isFromOutside(test));
  }

  /** Runs parts that something decides about. */
  #under(test: Node | null, nodes: readonly (Node | null)[], before: State<S>): State<S> {
    this.#tests.push(test);
    const after = this.#all(nodes, before);
    this.#tests.pop();
    return after;
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
    this.#noted.add(state);
  }

  #record(target: Node, state: State<S>, isProven = false): void {
    const known = this.#found.get(target) ?? null;
    const joined = isProven ? this.#both(known, state) : this.#join(known, state);
    if (joined !== null) this.#found.set(target, joined);
  }

  #run(node: Node, before: State<S>): State<S> {
    if (before === null || !isAnyWithin(this.#marks, node.range)) return before;
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
    let state = before;
    for (const name of this.#story.module.visitorKeys[node.type] ?? []) {
      const part = (node as unknown as Record<string, Node | (Node | null)[] | null>)[name];
      if (!part) continue;
      state = Array.isArray(part)
        ? this.#all(thoseAround(this.#marks, part), state)
        : this.#run(part, state);
    }
    return state;
  }

  #branches(
    { test, consequent, alternate }: TSESTree.IfStatement | TSESTree.ConditionalExpression,
    before: S,
  ): State<S> {
    const tested = this.#run(test, before);
    const outcome = this.#story.outcome(test);
    if (outcome !== null) return this.#all([outcome ? consequent : alternate], tested);
    const sides = this.#sidesOf(test, tested);
    const then = this.#under(test, [consequent], sides.then);
    const otherwise = this.#under(test, [alternate], sides.otherwise);
    return this.#join(then, otherwise, sides.isProven);
  }

  /** What is so where a test holds, and where it does not. */
  #sidesOf(
    test: Node,
    state: State<S>,
  ): { then: State<S>; otherwise: State<S>; isProven: () => boolean } {
    const narrowed = state === null ? null : this.#story.narrow?.(test, state);
    if (narrowed) return { ...narrowed, isProven: () => narrowed.isProven };
    const isProven = (): boolean => this.#story.isFromOutside(test);
    return { then: state, otherwise: state, isProven };
  }

  #logical({ operator, left, right }: TSESTree.LogicalExpression, before: S): State<S> {
    const first = this.#run(left, before);
    const outcome = operator === '??' ? null : this.#story.outcome(left);
    if (outcome !== null && outcome === (operator === '||')) return first;
    if (outcome !== null) return this.#run(right, first);
    const sides = operator === '??' ? null : this.#sidesOf(left, first);
    if (!sides) return this.#join(first, this.#under(left, [right], first));
    const [kept, asked] =
      operator === '&&' ? [sides.otherwise, sides.then] : [sides.then, sides.otherwise];
    return this.#join(kept, this.#under(left, [right], asked), sides.isProven);
  }

  #assignment({ operator, left, right }: TSESTree.AssignmentExpression, before: S): State<S> {
    if (/Pattern$/.test(left.type)) return this.#all([right, left], before);
    const reached = this.#run(left, before);
    const given = this.#run(right, reached);
    return /^(?:\?\?|\|\||&&)=$/.test(operator) ? this.#join(reached, given) : given;
  }

  #loop(node: LoopNode, before: S): State<S> {
    const isOver = node.type === 'ForOfStatement' || node.type === 'ForInStatement';
    const isDo = node.type === 'DoWhileStatement';
    const test = isOver ? null : node.test;
    const outcome = isOver ? null : test ? this.#story.outcome(test) : true;
    const rounds = !isDo && outcome === false ? 0 : this.#story.rounds(node);
    const isEntered = isDo || outcome === true || rounds !== null;
    const update = node.type === 'ForStatement' ? node.update : null;
    const start = isOver ? node.right : node.type === 'ForStatement' ? node.init : null;
    const head = this.#all([start], before);
    let asked = isDo ? head : this.#all([test], head);
    if (rounds === 0) return asked;
    const label = node.parent.type === 'LabeledStatement' ? node.parent.label.name : null;
    let out: State<S> = isEntered ? null : asked;
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const landing = this.#land({ label, isLoop: true });
      const parts = isOver ? [node.left, node.body] : [node.body];
      const body = isEntered ? this.#all(parts, asked) : this.#under(null, parts, asked);
      this.#landings.pop();
      const ended = this.#join(body, landing.continued);
      const turned = this.#all([update, test], ended);
      if (outcome !== true) out = this.#join(out, turned);
      out = this.#join(out, landing.broken);
      if (rounds === 1 || (isDo && outcome === false)) break;
      // A loop is there to come round: what the next round finds is so in some run.
      const next = this.#both(asked, turned);
      if (this.#isSame(next, asked)) break;
      asked = next;
    }
    return out;
  }

  /** Where `break` and `continue` lead while a part runs. */
  #land(given: Partial<Landing<S>>): Landing<S> {
    const landing: Landing<S> = {
      label: null,
      isLoop: false,
      isPlain: true,
      depth: this.#tests.length,
      deciders: [],
      broken: null,
      continued: null,
      ...given,
    };
    this.#landings.push(landing);
    return landing;
  }

  #switch({ discriminant, cases }: TSESTree.SwitchStatement, before: S): State<S> {
    let asked = this.#run(discriminant, before);
    const met = cases.map(({ test }) => test && this.#story.isCase(discriminant, test));
    const isFromOutside = (): boolean => this.#story.isFromOutside(discriminant);
    const landing = this.#land({});
    let fallen: State<S> = null;
    for (const [index, { test, consequent }] of cases.entries()) {
      asked = this.#all([test], asked);
      const isAnother = test === null ? met.includes(true) : met[index] === false;
      const reached = this.#join(fallen, isAnother ? null : asked, isFromOutside);
      fallen = this.#under(discriminant, consequent, reached);
      if (met[index] === true) asked = null;
    }
    this.#landings.pop();
    const isCovered = cases.some(({ test }) => test === null);
    const ended = this.#join(fallen, landing.broken, () => this.#areOutside(landing.deciders));
    return this.#join(ended, isCovered ? null : asked, isFromOutside);
  }

  #labelled({ label, body }: TSESTree.LabeledStatement, before: S): State<S> {
    const landing = this.#land({ label: label.name, isPlain: false });
    const end = this.#run(body, before);
    this.#landings.pop();
    return this.#join(end, landing.broken, () => this.#areOutside(landing.deciders));
  }

  #leave({ type, label }: TSESTree.BreakStatement | TSESTree.ContinueStatement, before: S): null {
    const isBreak = type === 'BreakStatement';
    const index = this.#landings.findLastIndex((item) => {
      if (!isBreak && !item.isLoop) return false;
      return label ? item.label === label.name : item.isPlain;
    });
    const landing = this.#landings[index];
    const state = this.#finish(before, index);
    if (landing && isBreak) {
      landing.deciders.push(...this.#tests.slice(landing.depth));
      const isProven = (): boolean => this.#areOutside(landing.deciders);
      landing.broken = this.#join(landing.broken, state, isProven);
    } else if (landing) landing.continued = this.#join(landing.continued, state);
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
    this.#exitDeciders.push(...this.#tests);
    this.#exit = this.#join(this.#exit, state, () => this.#areOutside(this.#exitDeciders));
    return null;
  }

  #try({ block, handler, finalizer }: TSESTree.TryStatement, before: S): State<S> {
    const mayThrow = isAnyWithin(this.#story.module.risks, block.range);
    const thrown: { state: State<S> } = { state: mayThrow ? before : null };
    if (finalizer) this.#finalizers.push({ block: finalizer, depth: this.#landings.length });
    if (handler && mayThrow) this.#handlers.push(thrown);
    const tried = this.#run(block, before);
    if (handler && mayThrow) this.#handlers.pop();
    const caught = handler ? this.#under(null, [handler.body], thrown.state) : null;
    if (finalizer) this.#finalizers.pop();
    return this.#all([finalizer], this.#join(tried, caught));
  }
}

function isCall({ type }: Node): boolean {
  return type === 'CallExpression' || type === 'NewExpression';
}

/** A loop of the frame goes round both, and not round a third, which each round makes anew. */
export function shareLoop(first: Node, second: Node, made: Node): boolean {
  for (let node: Node | undefined = second; node && !isFunction(node); node = node.parent) {
    if (isLoop(node) && contains(node, first) && !contains(node, made)) return true;
  }
  return false;
}
