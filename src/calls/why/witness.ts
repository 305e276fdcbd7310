/**
 * An evaluator that keeps who was asked on the way to an answer, for those who want to know why. It
 * answers what any evaluator answers, and costs nothing where nobody wants to know.
 */
import type { Node } from '../../values/ast.ts';
import { Links } from '../../values/links.ts';
import type { SourceModule } from '../../values/module.ts';
import type { Env, Site, Value } from '../../values/value.ts';
import { Linked } from '../ledger/linked.ts';

/** One question: what an expression may stand for, or what becomes of what is made at a place. */
interface Question {
  site: Site;
  /** `null` for a question that has no values of its own */
  values: readonly Value[] | null;
}

/** What is looked for: where it is made, and whether a value leads there. */
export interface Sought {
  node: Node;
  isBehind: (value: Value) => boolean;
}

export class Witness extends Linked {
  readonly #questions = new Map<Node, Map<string, Map<Env | null, Question>>>();
  /** by file, where expressions stand */
  readonly #expressions = new Map<SourceModule, { questions: Question[]; isSorted: boolean }>();
  readonly #asked = new Links<Question>();

  override evaluate(site: Site): readonly Value[] {
    const question = this.#question(site, '');
    return this.#asked.within(question, () => {
      const values = super.evaluate(site);
      question.values = values;
      return values;
    });
  }

  override remember<T>(made: Site, what: string, find: () => T): T {
    return this.#asked.within(this.#question(made, what), () => super.remember(made, what, find));
  }

  /**
   * The expressions through which what is looked for came to a piece of code, from there to where it
   * is made; `null` where it did not.
   */
  wayTo({ node, isBehind }: Sought, outer: Node, module: SourceModule): Site[] | null {
    const starts = this.#questionsWithin(outer, module);
    const before = new Map<Question, Question | null>(starts.map((start) => [start, null]));
    let last: Question | null = null;
    for (const question of before.keys()) {
      if (question.site.node === node && question.values) return wayBack(question, before);
      const next = this.#askedBy(question).filter(
        ({ values }) => values === null || values.some(isBehind),
      );
      const leads = question.values?.some(isBehind) === true;
      if (leads && !next.some(({ values }) => values !== null)) last ??= question;
      for (const item of next) if (!before.has(item)) before.set(item, question);
    }
    return last && wayBack(last, before);
  }

  /** Everything that was asked inside of a piece of code, the outermost expressions first. */
  valuesWithin(outer: Node, module: SourceModule): Value[] {
    return this.#questionsWithin(outer, module).flatMap(({ values }) => values ?? []);
  }

  #questionsWithin({ range: [start, end] }: Node, module: SourceModule): Question[] {
    const sorted = this.#sortedIn(module);
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (startOf(sorted[middle]!) < start) low = middle + 1;
      else high = middle;
    }
    const found: Question[] = [];
    for (let at = low; at < sorted.length && startOf(sorted[at]!) < end; at += 1)
      if (sorted[at]!.site.node.range[1] <= end) found.push(sorted[at]!);
    return found;
  }

  #sortedIn(module: SourceModule): readonly Question[] {
    const own = this.#expressions.get(module);
    if (!own) return [];
    if (!own.isSorted) own.questions.sort((left, right) => startOf(left) - startOf(right));
    own.isSorted = true;
    return own.questions;
  }

  /** What was worked out before in another environment was not asked again. */
  #askedBy(question: Question): Question[] {
    const asked = this.#asked.askedBy(question);
    if (asked.size > 0) return [...asked];
    const same = this.#questions.get(question.site.node)?.get('')?.values() ?? [];
    return [...same].flatMap((item) => [...this.#asked.askedBy(item)]);
  }

  #question({ node, module, env }: Site, what: string): Question {
    const kinds = this.#questions.get(node) ?? new Map<string, Map<Env | null, Question>>();
    this.#questions.set(node, kinds);
    const questions = kinds.get(what) ?? new Map<Env | null, Question>();
    kinds.set(what, questions);
    const known = questions.get(env);
    if (known) return known;
    const question: Question = { site: { node, module, env }, values: null };
    questions.set(env, question);
    if (what === '') this.#list(question);
    return question;
  }

  #list(question: Question): void {
    const { module } = question.site;
    const own = this.#expressions.get(module);
    if (own) {
      own.questions.push(question);
      own.isSorted = false;
    } else this.#expressions.set(module, { questions: [question], isSorted: false });
  }
}

function startOf({ site }: Question): number {
  return site.node.range[0];
}

function wayBack(end: Question, before: ReadonlyMap<Question, Question | null>): Site[] {
  const way: Site[] = [];
  for (let item: Question | null = end; item; item = before.get(item) ?? null)
    if (item.values) way.unshift(item.site);
  return way;
}
