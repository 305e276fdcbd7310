/** The one analysis of a file: every request that it sends to OpenAI, or to something of the same shape. */
import type { Target } from '../catalogue/hosts.ts';
import { wrappedFetchName } from '../catalogue/http.ts';
import { spreadOut } from '../values/args.ts';
import {
  type FunctionNode,
  type Node,
  enclosingClass,
  enclosingFunction,
  literalKey,
  unwrap,
} from '../values/ast.ts';
import { Evaluator } from '../values/evaluator.ts';
import type { EvaluatorOptions } from '../values/options.ts';
import { mayUseDefaults } from '../values/program/callers.ts';
import { onOther } from '../values/kinds/function.ts';
import { isDeclaredElsewhere } from '../values/program/exports.ts';
import { type SourceModule, dottedName } from '../values/module.ts';
import { type Arg, type Env, type Site, type Value, argsOf, rootOf } from '../values/value.ts';
import { waysTo } from '../values/ways.ts';
import { Witness } from './why/witness.ts';
import { mergedByRoute, oneByOne } from './apart.ts';
import { type BlindSpot, type Visit, blindSpotsIn } from './blind-spots.ts';
import { candidatesIn, isFaint } from './candidates.ts';
import { ClientReader, typedClient } from './client.ts';
import { constructionsIn } from './constructions.ts';
import { type Ledger, ledgerOf } from './ledger/index.ts';
import { Linked } from './ledger/linked.ts';
import { isKnownPackage, onlyReads, targetBehind, tellingOf } from './packages.ts';
import { argsPassedOn, passedOn } from './passed-on.ts';
import type { CallNode, Desk, Reader } from './readers/reader.ts';
import { readersFor } from './readers/index.ts';
import { SdkReader } from './readers/sdk.ts';
import { eachOnce, reachesOpenAI } from './reach.ts';
import type { FileAnalysis, OpenAICall } from './record.ts';
import type { CallSettings } from './settings.ts';

/** what keeping the ways of one call apart may cost; the rest of them stay together */
const APART_STEPS = 10_000;

export interface AnalysisOptions extends EvaluatorOptions {
  settings: CallSettings;
  /** what type information says of a call: the SDK path that it resolves to */
  typed?: (node: CallNode) => string | null;
  /** keep a ledger of the traces of OpenAI */
  ledger?: boolean;
  /** keep who was asked on the way to each answer, too, so that somebody can be told why */
  witness?: boolean;
}

export interface AnalysedFile extends FileAnalysis {
  module: SourceModule;
  /** for further questions about the same file */
  evaluator: Evaluator;
  /** who was asked on the way; `null` unless that is to be kept */
  witness: Witness | null;
  /** every place that was looked at */
  visits: readonly Visit[];
  /** worked out when it is asked for, as is the ledger */
  readonly blindSpots: readonly BlindSpot[];
  /** `null` unless one is to be kept */
  readonly ledger: Ledger | null;
}

/** A file of which a ledger is kept. */
export interface AuditedFile extends AnalysedFile {
  readonly ledger: Ledger;
}

export function analyse(
  module: SourceModule,
  options: AnalysisOptions & { ledger: true },
): AuditedFile;
export function analyse(module: SourceModule, options: AnalysisOptions): AnalysedFile;
export function analyse(module: SourceModule, options: AnalysisOptions): AnalysedFile {
  return new Analysis(module, options).run();
}

class Analysis {
  readonly #module: SourceModule;
  readonly #options: AnalysisOptions;
  readonly #evaluator: Evaluator;
  readonly #witness: Witness | null;
  readonly #linked: Linked | null;
  readonly #desk: Desk;
  readonly #readers: readonly Reader[];
  readonly #calls: OpenAICall[] = [];
  readonly #visits: Visit[] = [];

  constructor(module: SourceModule, options: AnalysisOptions) {
    const { settings } = options;
    this.#module = module;
    this.#options = options;
    const known = { isKnownPackage, ...options, root: module, onlyReads, tellingOf };
    this.#witness = options.witness ? new Witness(known) : null;
    this.#linked = this.#witness ?? (options.ledger ? new Linked(known) : null);
    const evaluator = this.#linked ?? new Evaluator(known);
    this.#evaluator = evaluator;
    this.#desk = { module, settings, evaluator, clients: new ClientReader(evaluator, settings) };
    this.#readers = readersFor(this.#desk);
  }

  run(): AnalysedFile {
    const linked = this.#linked;
    for (const node of candidatesIn(this.#module)) {
      const visit = (): void => {
        this.#visit(node);
      };
      if (linked) linked.links.within(node, visit);
      else visit();
    }
    const file = {
      calls: this.#calls,
      clients: constructionsIn(this.#desk),
      module: this.#module,
      evaluator: this.#evaluator,
      witness: this.#witness,
      visits: this.#visits,
    };
    const options = this.#options;
    const visits = this.#visits;
    let spots: readonly BlindSpot[] | null = null;
    let ledger: Ledger | null = null;
    const blindSpots = (): readonly BlindSpot[] => (spots ??= blindSpotsIn(file, visits, options));
    return {
      ...file,
      get blindSpots() {
        return blindSpots();
      },
      get ledger() {
        if (!linked) return null;
        return (ledger ??= ledgerOf({
          ...file,
          evaluator: linked,
          blindSpots: blindSpots(),
          settings: options.settings,
        }));
      },
    };
  }

  #site<N extends Node>(node: N): Site<N> {
    return { node, module: this.#module, env: null };
  }

  #visit(node: CallNode): void {
    if (this.#isOwnFunction(node)) return;
    const { calls, values } = this.#callsAt(node, null);
    const seen = mergedByRoute(this.#apart(node, calls));
    const found = seen.length > 0 ? seen : this.#callsByType(node);
    this.#calls.push(...found);
    this.#visits.push({ node, values, calls: found });
  }

  /** What type information says where the source alone does not show a client. */
  #callsByType(node: CallNode): OpenAICall[] {
    const path = this.#options.typed?.(node) ?? null;
    if (path === null) return [];
    const reached = { client: typedClient(this.#site(node)), path: path.split('.') };
    return new SdkReader(this.#desk)
      .sent(node, this.#calleeOf(node, null).args, reached)
      .slice(-1)
      .map((call) => ({ ...call, evidence: 'types' as const }));
  }

  /** A function of the program sends where its body does; by some names it is taken for a sender itself. */
  #isOwnFunction({ type, callee: written }: CallNode): boolean {
    const callee = unwrap(written);
    return (
      type === 'CallExpression' &&
      callee.type === 'Identifier' &&
      !wrappedFetchName.test(callee.name) &&
      isDeclaredElsewhere(this.#evaluator, callee, this.#module)
    );
  }

  /** What a node sends in one environment. */
  #callsAt(node: CallNode, env: Env | null): { calls: OpenAICall[]; values: readonly Value[] } {
    const { callee, args: given, self } = this.#calleeOf(node, env);
    const asked = { ...this.#site(callee), env };
    const named = isFaint(node, this.#module, this.#evaluator.knowsProgram)
      ? this.#evaluator.glance(asked)
      : this.#evaluator.ask(asked);
    const values = onOther(this.#evaluator, named, self);
    const args = spreadOut(this.#evaluator, given);
    const site = { node, module: this.#module, env };
    const read = values.map((value) => ({
      value,
      calls: this.#read({
        site,
        callee: value,
        args: value.bound ? [...value.bound, ...args] : args,
      }),
    }));
    const calls = read.length === 1 ? read[0]!.calls : read.flatMap((item) => item.calls);
    const made = calls.filter((call) => !call.byTypeOnly);
    if (made.length === 0) return { calls, values };
    // Whatever else may be called may send it to somebody else.
    const others = read
      .filter((item) => item.calls.length === 0)
      .flatMap(({ value }) => targetBehind(rootOf(value)) ?? []);
    // A client that only its type tells of may have another base URL.
    const isOther = made.length < calls.length && !made.some(reachesOpenAI);
    if (isOther) others.push('unknown');
    return { calls: others.length > 0 ? made.map((call) => alsoTo(call, others)) : made, values };
  }

  #read(visited: Parameters<Reader['read']>[0]): OpenAICall[] {
    for (const reader of this.#readers) {
      const calls = reader.read(visited);
      if (calls.length > 0) return calls;
    }
    return [];
  }

  /**
   * Requests whose URL the program makes, one way at a time: what one caller gives never goes to
   * the route of another.
   */
  #apart(node: CallNode, calls: readonly OpenAICall[]): readonly OpenAICall[] {
    if (!calls.some((call) => call.path === null || call.isOneOfSeveral)) return calls;
    const limit = this.#evaluator.stepsTaken + APART_STEPS;
    const callsAt = (env: Env | null): readonly OpenAICall[] =>
      this.#evaluator.stepsTaken > limit ? calls : this.#callsAt(node, env).calls;
    const ways = oneByOne(
      { env: null, calls },
      this.#site(node),
      waysTo(this.#evaluator, this.#site(node)),
      callsAt,
    );
    const apart = ways.flatMap((way) => way.calls);
    const fn = enclosingFunction(node);
    // All that are seen send elsewhere, and what the function does by itself is left to others.
    if (apart.length === 0 && fn && mayUseDefaults(fn, this.#module))
      return calls.map((call) => alsoTo(call, ['unknown']));
    // What only one way leaves open is told by the others; whoever may get it there stays.
    const isOpen = calls.some((call) => call.routePath === null);
    const ofCallers = isOpen ? apart : apart.filter((call) => call.routePath !== null);
    const told = [...ofCallers, ...this.#ofOtherClasses(fn, calls, ofCallers)];
    const others = [
      ...apart.filter((call) => !told.includes(call)),
      ...(ways.some((way) => way.calls.length === 0) ? calls : []),
    ].flatMap(({ targets }) => targets.filter((target) => target === 'unknown'));
    const found = others.length === 0 ? told : told.map((call) => alsoTo(call, others));
    return new Set(found.map(({ route }) => route)).size > 1
      ? found.map((call) => ({ ...call, isOneOfSeveral: true }))
      : found;
  }

  /** Others may call a method on instances of another class that extends its own: what these send stays. */
  #ofOtherClasses(
    fn: FunctionNode | null,
    calls: readonly OpenAICall[],
    told: readonly OpenAICall[],
  ): readonly OpenAICall[] {
    const cls = fn && enclosingClass(fn);
    if (!cls) return [];
    const isExtended =
      this.#module.subclassesOf(cls).length > 0 ||
      this.#evaluator.subclassesElsewhere(this.#site(cls)).length > 0;
    const routes = new Set(told.map(({ routePath }) => routePath));
    return isExtended
      ? calls.filter(({ routePath }) => routePath !== null && !routes.has(routePath))
      : [];
  }

  /** `f.call(x, a)`, `f.apply(x, [a])` and `p.then(f)` call `f`. */
  #calleeOf(
    node: CallNode,
    env: Env | null,
  ): { callee: Node; args: Arg[]; self?: Arg | undefined } {
    const callee = unwrap(node.callee);
    const passed = passedOn(node, this.#module);
    if (passed)
      return { callee: passed.callee, args: argsPassedOn({ ...this.#site(node), env }, passed) };
    const args = argsOf(node, { ...this.#site(node), env });
    if (callee.type !== 'MemberExpression' || node.type === 'NewExpression')
      return { callee, args };
    const key = literalKey(callee);
    const [self] = args;
    if (key === 'call') return { callee: unwrap(callee.object), args: args.slice(1), self };
    if (key !== 'apply' || !args[1]) return { callee, args };
    if (dottedName(callee, this.#module) === 'Reflect.apply')
      return {
        callee: unwrap(args[0]!.site.node),
        args: args[2] ? [{ ...args[2], spread: true }] : [],
        self: args[1],
      };
    return { callee: unwrap(callee.object), args: [{ ...args[1], spread: true }], self };
  }
}

function alsoTo(call: OpenAICall, others: readonly Target[]): OpenAICall {
  return { ...call, targets: eachOnce([...call.targets, ...others]) };
}
