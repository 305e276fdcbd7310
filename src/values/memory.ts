/** What an evaluator has found, and keeps: answers about places, the environments of calls, numbers. */
import type { Node } from './ast.ts';
import { BUDGET, type Cut, type CutShort } from './cuts.ts';
import type { Arg, Env, Frame, Site, Value, ValueOf } from './value.ts';

interface Answer {
  what: string;
  env: Env | null;
  found: unknown;
  part: Part | null;
}

/** It was cut short. */
interface Part {
  /** the question that it holds for */
  of: number;
  by: Cut;
}

/** Answers about what is made at a place. */
export class Answers {
  readonly #known = new Map<Node, Answer[]>();

  /** `null`: it has to be found out. */
  find({ node, env }: Site, what: string, question: number): Answer | null {
    const known = answerIn(this.#known.get(node), what, env);
    return known && (known.part === null || known.part.of === question) ? known : null;
  }

  keep({ node, env }: Site, what: string, found: unknown, part: Part | null): void {
    const all = this.#known.get(node);
    const before = answerIn(all, what, env);
    if (before) Object.assign(before, { found, part });
    else if (all) all.push({ what, env, found, part });
    else this.#known.set(node, [{ what, env, found, part }]);
  }
}

/** There are few for each place, and they are asked for all the time. */
function answerIn(
  answers: readonly Answer[] | undefined,
  what: string,
  env: Env | null,
): Answer | null {
  if (answers)
    for (const answer of answers) if (answer.what === what && answer.env === env) return answer;
  return null;
}

/** What the expressions of one environment stand for; the number of a look-up that is under way. */
export type Known = Map<Node, readonly Value[] | number>;

export class KnownByEnv {
  readonly #alone: Known = new Map();
  readonly #known = new Map<Env, Known>();

  in(env: Env | null): Known {
    if (!env) return this.#alone;
    const known: Known = this.#known.get(env) ?? new Map<Node, readonly Value[] | number>();
    if (known.size === 0) this.#known.set(env, known);
    return known;
  }
}

/** Something about expressions, in their environments. */
export class PerPlace<T> {
  readonly #found = new Map<Known, Map<Node, T>>();

  get isEmpty(): boolean {
    return this.#found.size === 0;
  }

  get(where: Known, node: Node): T | undefined {
    return this.isEmpty ? undefined : this.#found.get(where)?.get(node);
  }

  set(where: Known, node: Node, value: T): void {
    const found = this.#found.get(where) ?? new Map<Node, T>();
    this.#found.set(where, found.set(node, value));
  }
}

const MAX_ATTEMPTS = 2;

/** Answers that used up the questions they were looked for in. */
export class Attempts {
  readonly #failed = new PerPlace<{ values: readonly Value[]; count: number }>();

  failed(where: Known, node: Node, values: readonly Value[]): void {
    const count = (this.#failed.get(where, node)?.count ?? 0) + 1;
    this.#failed.set(where, node, { values, count });
  }

  /** What was found, where it is not worth another question. */
  givenUp(where: Known, node: Node): CutShort | null {
    const last = this.#failed.get(where, node);
    return last && last.count >= MAX_ATTEMPTS ? { values: last.values, by: BUDGET } : null;
  }
}

/** One environment for each call, so that what is found in it is found once. */
export class Frames {
  readonly #known = new Map<Node, { env: Frame; self: Value | null; from: Env | null }[]>();

  enter({ site: entered, self }: ValueOf<'function'>, args: Arg[] | null, call: Site): Frame {
    const made = this.#known.get(call.node) ?? [];
    // What a function was made in is a part of it: `set(a)` and `set(b)` give two of them.
    const known = made.find(
      ({ env, from, self: its }) =>
        env.fn === entered.node && env.outer === entered.env && from === call.env && its === self,
    );
    if (known) return known.env;
    const env: Frame = { fn: entered.node, args, self, outer: entered.env, call };
    this.#known.set(call.node, [...made, { env, self, from: call.env }]);
    return env;
  }
}
