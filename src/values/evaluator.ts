/**
 * What may an expression stand for? Walks back from a use to where the value comes from: through
 * variables, members, calls, classes, other files and, where nothing else is known, annotations.
 * Look-ups are made on demand, bounded in depth and number, and never throw.
 */
import type { Ask, CallSite, ClassUse, Exported, Named, WholeProgram } from './ask.ts';
import { type ClassNode, type FunctionNode, type Node, type TSESTree, unwrap } from './ast.ts';
import { hasChoices } from './choices.ts';
import { BUDGET, type CutShort, Cuts, UnderWay } from './cuts.ts';
import { isFree } from './env.ts';
import { keyOf, valuesOfExpression } from './expressions.ts';
import type { Happening } from './heap/change.ts';
import { returned } from './kinds/function.ts';
import { elementsOf } from './kinds/list.ts';
import { membersNamed } from './kinds/members.ts';
import { construct, invoke } from './kinds/results.ts';
import { valuesOfType } from './kinds/type.ts';
import type { SourceModule, Variable } from './module.ts';
import type { EvaluatorOptions } from './options.ts';
import { Answers, Attempts, Frames, KnownByEnv, PerPlace } from './memory.ts';
import { constantOutcome, isCase, isFromOutside } from './outcomes.ts';
import { callsByName, callsOfMethod } from './program/callers.ts';
import type { Resolution } from './program/disk.ts';
import type { Surroundings } from './program/glimpse.ts';
import { resolveModule } from './program/resolve.ts';
import { roundsOf } from './rounds.ts';
import { tidy } from './tidy.ts';
import {
  type Arg,
  type Frame,
  type Site,
  type Telling,
  type Value,
  type ValueOf,
  asSureAs,
  circular,
  isNothing,
  unknown,
} from './value.ts';
import { valuesOfVariable } from './variables.ts';

const MAX_DEPTH = 80;
/** for one question, and for all questions about one file */
const MAX_STEPS = 6_000;
const MAX_TOTAL_STEPS = 300_000;
/** for a question whose answer most likely is of no interest */
const GLANCE_STEPS = 300;
/** for how sure an answer is */
const ASIDE_STEPS = 100;
/** an answer that cost this much is not looked for twice in one question, even if it was cut short */
const DEAR_STEPS = 60;
/** one that used up a question, having cost this much of it, is not looked for in many */
const EXHAUSTING_STEPS = 1_500;

export class Evaluator implements Ask {
  readonly #options: EvaluatorOptions;
  readonly #known = new KnownByEnv();
  readonly #frames = new Frames();
  readonly #answers = new Answers();
  #question = 0;
  #asked = 0;
  readonly #active = new UnderWay();
  #depth = 0;
  #steps = 0;
  /** where the count of the current question began */
  #start = 0;
  #totalSteps = 0;
  #isPassing = false;
  #isAside = false;
  readonly #cuts = new Cuts();
  /** answers that were cut short, and cost too much to be looked for again for the same question */
  #cut = new PerPlace<CutShort>();
  /** the same for what was looked for aside: such looks have few steps each */
  readonly #cutAside = new PerPlace<CutShort>();
  /** answers that used up the questions they were looked for in */
  readonly #attempts = new Attempts();
  /** files that were read on behalf of the current module */
  readonly visitedFiles = new Set<string>();

  readonly surroundings: Surroundings = {
    locate: (specifier, from) => this.locate(specifier, from),
    onRead: (filename) => {
      this.visitedFiles.add(filename);
    },
  };

  constructor(options: EvaluatorOptions = {}) {
    this.#options = options;
  }

  ask(site: Site): readonly Value[] {
    this.beginQuestion();
    return this.evaluate(site);
  }

  /** A look in passing: few steps, and no search for callers in other files. */
  glance(site: Site): readonly Value[] {
    this.beginQuestion(GLANCE_STEPS);
    this.#isPassing = true;
    try {
      return this.evaluate(site);
    } finally {
      this.#isPassing = false;
      this.beginQuestion();
    }
  }

  /** The budget of steps starts afresh, as long as the file has not used up its own. */
  beginQuestion(budget = MAX_STEPS): void {
    this.#totalSteps += this.#steps - this.#start;
    this.#start = MAX_STEPS - (this.#totalSteps > MAX_TOTAL_STEPS ? 50 : budget);
    this.#steps = this.#start;
    if (!this.#cut.isEmpty) this.#cut = new PerPlace();
    this.#question = this.#asked += 1;
  }

  /** What all questions have cost so far. */
  get stepsTaken(): number {
    return this.#totalSteps + this.#steps - this.#start;
  }

  evaluate(given: Site): readonly Value[] {
    // What stands for the same in every call is worked out once.
    const isSame = given.env !== null && !hasChoices(given.env) && isFree(given.node, given.module);
    const site = isSame ? { ...given, env: null } : given;
    const { node, env } = site;
    const cache = this.#known.in(env);
    const known = cache.get(node);
    if (typeof known === 'number') {
      this.#cuts.add(known);
      return [circular(site)];
    }
    if (known) return known;
    this.#steps += 1;
    if (this.#depth >= MAX_DEPTH || this.#steps >= MAX_STEPS) {
      this.#cuts.add(BUDGET);
      return [unknown(site, 'too deep to follow')];
    }
    const cut = this.#cut.get(cache, node) ?? this.#attempts.givenUp(cache, node);
    if (cut) {
      this.#cuts.add(cut.by);
      return cut.values;
    }
    const begun = this.#cuts.begin();
    cache.set(node, begun.number);
    this.#depth += 1;
    const stepsBefore = this.#steps;
    try {
      const values = tidy(valuesOfExpression(this, site), site);
      const cost = this.#steps - stepsBefore;
      const by = this.#cuts.end(begun);
      if (by === null) cache.set(node, values);
      else if (cost > DEAR_STEPS) this.#cut.set(cache, node, { values, by });
      if (cost > EXHAUSTING_STEPS && this.#steps >= MAX_STEPS)
        this.#attempts.failed(cache, node, values);
      return values;
    } finally {
      this.#depth -= 1;
      if (cache.get(node) === begun.number) cache.delete(node);
    }
  }

  /** A look-up whose answer holds even if it was cut short. */
  calmly<T>(find: () => T): T {
    return this.#cuts.without(find);
  }

  /** How often something was cut short: only what was found without that answers other questions too. */
  get timesCut(): number {
    return this.#cuts.count;
  }

  /** Work that does not pass through `evaluate`; `false` when the question has used up its budget. */
  spend(steps: number): boolean {
    this.#steps += steps;
    if (this.#steps < MAX_STEPS) return true;
    this.#cuts.add(BUDGET);
    return false;
  }

  /** Runs a look-up that does not pass through `evaluate`; `null` when it is under way already, or too deep. */
  guarded<T>(what: string, node: Node, run: () => T): T | null {
    const underWay = this.#active.of(what, node);
    if (underWay !== null || this.#depth >= MAX_DEPTH || this.#steps >= MAX_STEPS) {
      this.#cuts.add(underWay ?? BUDGET);
      return null;
    }
    const begun = this.#cuts.begin();
    this.#active.add(what, node, begun.number);
    this.#depth += 1;
    this.#steps += 1;
    try {
      return run();
    } finally {
      this.#cuts.end(begun);
      this.#depth -= 1;
      this.#active.delete(what, node);
    }
  }

  /** Keeps what was found out about what is made at a place; for this question only, if it was cut short. */
  remember<T>(made: Site, what: string, find: () => T): T {
    const known = this.#answers.find(made, what, this.#question);
    if (known) {
      if (known.part) this.#cuts.add(known.part.by);
      return known.found as T;
    }
    const begun = this.#cuts.begin();
    const found = find();
    const by = this.#cuts.end(begun);
    this.#answers.keep(made, what, found, by === null ? null : { of: this.#question, by });
    return found;
  }

  member(value: Value, name: string | null, site: Site): readonly Value[] {
    return asSureAs(value, membersNamed(this, value, name, site));
  }

  variable(variable: Variable, site: Site, use: Node | null = null): readonly Value[] {
    return valuesOfVariable(this, variable, site, use);
  }

  elementsOf(value: Value): readonly Value[] {
    return elementsOf(this, value);
  }

  ofType(type: Node, site: Site): readonly Value[] {
    return valuesOfType(this, type, site);
  }

  invoked(callee: Value, args: Arg[], site: Site<TSESTree.CallExpression>): readonly Value[] {
    return asSureAs(callee, invoke(this, callee, args, site));
  }

  constructed(callee: Value, args: Arg[], site: Site): readonly Value[] {
    return asSureAs(callee, construct(this, callee, args, site));
  }

  returned(fn: ValueOf<'function'>, args: Arg[] | null, site: Site): readonly Value[] {
    return returned(this, fn, args, site);
  }

  onlyReads(callee: Value): boolean {
    return this.#options.onlyReads?.(callee) ?? false;
  }

  tellingOf(type: Value): Telling {
    return this.#options.tellingOf?.(type) ?? 'enough';
  }

  /** Files whose imports are known. */
  modules(): readonly SourceModule[] {
    return this.#options.root ? [this.#options.root] : [];
  }

  changesElsewhere(exported: Exported): readonly Happening[] {
    const root = this.#options.root?.filename;
    const changes = this.#program?.changesTo(exported) ?? [];
    return changes.filter(({ module }) => module.filename !== root);
  }

  /** A file that imports another one sets a key of something. */
  isSetElsewhere(filename: string, key: string): boolean {
    return this.#program?.isSetIn(filename, key) ?? false;
  }

  /** How many functions a call may reach. */
  calleesOf(call: Node, { module, env }: Site): number {
    if (call.type !== 'CallExpression' && call.type !== 'NewExpression') return 1;
    return this.at(unwrap(call.callee), { node: call, module, env }).length;
  }

  isFromOutside(test: Node, module: SourceModule): boolean {
    return this.#told('outside', test, module, isFromOutside);
  }

  constantOutcome(test: Node, module: SourceModule): boolean | null {
    return this.#told('outcome', test, module, constantOutcome);
  }

  roundsOf(loop: Node, module: SourceModule): number | null {
    return this.#told('rounds', loop, module, roundsOf);
  }

  isCase(discriminant: Node, test: Node, module: SourceModule): boolean | null {
    return this.#told('case', test, module, () => isCase(this, discriminant, test, module));
  }

  /** Whoever asks, the answer is the same, unless something else had used up the steps for it. */
  #told<T>(
    what: string,
    test: Node,
    module: SourceModule,
    find: (ask: Ask, test: Node, module: SourceModule) => T,
  ): T {
    const made: Site = { node: test, module, env: null };
    const known = this.#answers.find(made, what, this.#question);
    if (known) return known.found as T;
    const isAlone = !this.#isAside && !this.#isPassing;
    const found = this.aside(() => find(this, test, module));
    const part = isAlone ? null : { of: this.#question, by: BUDGET };
    this.#answers.keep(made, what, found, part);
    return found;
  }

  /** What only tells how sure an answer is takes few steps, and none of those that the answer may cost. */
  aside<T>(find: () => T, budget = ASIDE_STEPS): T {
    if (this.#isAside && budget === ASIDE_STEPS) return this.calmly(find);
    const [steps, cut, question] = [this.#steps, this.#cut, this.#question];
    const wasAside = this.#isAside;
    const start = MAX_STEPS - budget;
    // What is cut short for it counts for nothing else.
    this.#cut = this.#cutAside;
    this.#question = this.#asked += 1;
    this.#steps = start;
    this.#isAside = true;
    const found = this.calmly(find);
    this.#totalSteps += this.#steps - start;
    this.#isAside = wasAside;
    [this.#steps, this.#cut, this.#question] = [steps, cut, question];
    return found;
  }

  at(node: Node, near: Site): readonly Value[] {
    return this.evaluate({ node, module: near.module, env: near.env });
  }

  keyOf(node: Named, site: Site): string | null {
    return keyOf(this, node, site);
  }

  /** Where a module specifier leads from a file. */
  locate(source: string, from: string): Resolution {
    if (this.#options.crossFile === false || this.#options.isKnownPackage?.(source, from))
      return { kind: 'package' };
    return resolveModule(source, from);
  }

  /** What an expression may be where it is used: without what would have failed there, unless that is all there is. */
  those(node: Node, isOptional: boolean, site: Site): readonly Value[] {
    const values = this.at(node, site);
    if (isOptional || !values.some(isNothing)) return values;
    const there = values.filter((value) => !isNothing(value));
    return there.length > 0 ? there : values;
  }

  /** The environment of one call. The same call gives the same environment, so that results can be kept. */
  enter(fn: ValueOf<'function'>, args: Arg[] | null, site: Site): Frame {
    return this.#frames.enter(fn, args, site);
  }

  /** The calls of a function, in its own file and, where the whole program is known, in others. */
  callersOf(fn: FunctionNode, module: SourceModule): readonly CallSite[] {
    const site = { node: fn, module, env: null };
    return this.remember(site, 'callers', () => {
      const callers = [...callsByName(fn, module), ...callsOfMethod(this, fn, module)].map(
        (node): CallSite => ({ node, module, env: null }),
      );
      return [...callers, ...(this.#program?.callersOf(site) ?? [])];
    });
  }

  hasUnseenCallers(node: FunctionNode, module: SourceModule): boolean {
    return !(this.#program?.areAllCallersOf({ node, module, env: null }) ?? true);
  }

  takersElsewhere(method: Site<FunctionNode>, key: string): readonly SourceModule[] | null {
    return this.#program ? this.#program.takersOf(method, key) : [];
  }

  classUsesElsewhere(cls: Site<ClassNode>): readonly ClassUse[] {
    const root = this.#options.root?.filename;
    return this.#program?.usesOfClass(cls).filter(({ file }) => file !== root) ?? [];
  }

  /** Classes of other files that extend a class. */
  subclassesElsewhere(cls: Site<ClassNode>): readonly Site<ClassNode>[] {
    return this.#program?.subclassesOf(cls) ?? [];
  }

  /** What other files do is known, not only what this one imports. */
  get knowsProgram(): boolean {
    return this.#options.program !== undefined;
  }

  /** Files that import a file, where the whole program is known. */
  importersOf(filename: string, isAll?: boolean): readonly string[] {
    return this.#program?.importersOf(filename, isAll) ?? [];
  }

  /** Not asked in passing: an answer without it is not kept. */
  get #program(): WholeProgram | null {
    if (!this.#isPassing) return this.#options.program ?? null;
    if (this.#options.program) this.#cuts.add(BUDGET);
    return null;
  }
}
