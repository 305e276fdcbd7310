/**
 * What has become of an object when a place is reached: its trail, put into the order in which the
 * functions run that it passes through. What may run at any time is joined in the end.
 */
import type { Ask } from '../ask.ts';
import { type FunctionNode, type Node, contains, isFunction } from '../ast.ts';
import { outcomeOf } from '../choices.ts';
import { type SourceModule, moduleOf } from '../module.ts';
import { frameFor } from '../env.ts';
import { constructionsOf } from '../program/callers.ts';
import type { Site } from '../value.ts';
import type { Happening } from './change.ts';
import type { Trail } from './happening.ts';
import { frameOf } from './frames.ts';
import { follow } from './order.ts';
import {
  type Frame,
  MAX_DEPTH,
  type Mention,
  type Place,
  framesAround,
  isField,
  isMember,
  mentionsIn,
  mentionsOf,
  placesTo,
} from './places.ts';
import { type Use, isBehindAwait, isPaused, isStillOpen, isTooLate, lateness } from './lateness.ts';
import { lift, onlyCall, wayToMaker } from './lift.ts';
import {
  MAX_STEPS,
  type Step,
  addEffect,
  calledBy,
  isDoneWhenCalled,
  stepsBelow,
  stepsIn,
} from './steps.ts';
import type { Course, Narrowed } from './story.ts';
import { askedTwice } from './twice.ts';

/** What is kept of an object while its history is followed. */
export interface Account<S> {
  initial: S;
  /** where it would take too long to find out */
  unseen: S;
  /** what a happening does; `null` when it does not matter */
  effectOf: (happening: Happening) => ((before: S) => S) | null;
  /** `isProven`: the program decides between the two, by something from outside */
  join: (left: S, right: S, isProven: boolean) => S;
  isSame: (left: S, right: S) => boolean;
  /** what perhaps happens beside what is so; otherwise it joins, unproven */
  maybe?: (before: S, after: S) => S;
  /** what a test says of it, where it asks for what is kept */
  narrow?: (test: Node, state: S) => Narrowed<S> | null;
}

/** before the object is made */
const UNMADE = Symbol('unmade');
type Made<S> = S | typeof UNMADE;

export function stateAt<S>(ask: Ask, made: Site, trail: Trail, use: Use, account: Account<S>): S {
  if (trail.isLost) return account.unseen;
  const maybe = account.maybe ?? ((before: S, after: S): S => account.join(before, after, false));
  const elsewhere = trail.happenings.filter(({ isElsewhere }) => isElsewhere);
  return elsewhere.reduce(
    (before, happening) => {
      const after = ask.aside(() => account.effectOf(happening)?.(before));
      return after === undefined ? before : maybe(before, after);
    },
    stateHere(ask, made, trail, use, account),
  );
}

/** Without what other files do at some time. */
function stateHere<S>(ask: Ask, made: Site, trail: Trail, use: Use, account: Account<S>): S {
  const happenings = trail.happenings.flatMap((happening) => {
    if (happening.isElsewhere || isTooLate(happening, made, use)) return [];
    const effect = account.effectOf(happening);
    if (!effect) return [];
    const doubtful = (before: S): S => account.join(before, effect(before), false);
    return [{ happening, effect: happening.isSure ? effect : doubtful }];
  });
  if (happenings.length === 0) return account.initial;
  const before = wayToMaker(ask, made, use);
  const placesOf = ({ node, module, env }: Site): readonly Place[] => {
    const places = placesTo(node, module, env);
    return frameOf(places[0]!.node) === frameOf(made.node) ? [...before, ...places] : places;
  };
  const steps = happenings.map(({ happening, effect }): Step<S> => ({
    places: placesOf(happening),
    effect,
    mayRun: false,
    isOrigin: false,
  }));
  if (!ask.spend(1)) return account.unseen;
  return new History(ask, made, placesOf(made), trail, account).at(use, steps);
}

class History<S> {
  readonly #ask: Ask;
  readonly #made: Site;
  /** the frame in which the object is made, or a call that makes it */
  readonly #home: Node;
  readonly #trail: Trail;
  readonly #account: Account<S>;
  readonly #origin: Step<S>;

  constructor(ask: Ask, made: Site, places: readonly Place[], trail: Trail, account: Account<S>) {
    this.#ask = ask;
    this.#made = made;
    this.#trail = trail;
    this.#account = account;
    this.#origin = {
      places,
      effect: () => account.initial,
      mayRun: false,
      isOrigin: true,
    };
    this.#home = frameOf(this.#origin.places[0]!.node);
  }

  at(use: Use, steps: readonly Step<S>[]): S {
    if (steps.length > MAX_STEPS) return this.#whenever(steps);
    const states = this.#waysTo(use).map((places) => this.#along(places, use, steps));
    return states.reduce((left, right) => this.#account.join(left, right, true));
  }

  /** At any time after it was made. */
  #whenever(steps: readonly Step<S>[]): S {
    return this.#disturbed(this.#account.initial, steps);
  }

  #disturbed(state: S, steps: readonly Step<S>[]): S {
    return steps.reduce(
      (before, { effect }) => this.#account.join(before, effect(before), false),
      state,
    );
  }

  /** The place itself, or below the calls that brought the object into its function. */
  #waysTo({ node, env }: Use): readonly (readonly Place[])[] {
    const frame = frameOf(node);
    const place: Place = { node, module: moduleOf(node) ?? this.#made.module };
    const calls = this.#trail.entered.get(frame) ?? [];
    if (frame === this.#home) return [[place]];
    if (calls.length === 0) return [[...this.#wayToClosure(place), place]];
    const call = frameFor(env ?? null, frame)?.call;
    const taken = calls.filter((item) => item.node === call?.node && item.env === call.env);
    return (taken.length > 0 ? taken : calls).map((call) => [
      ...placesTo(call.node, call.module, call.env),
      place,
    ]);
  }

  /** A function that another one gives away is called where it is called, if that is one place. */
  #wayToClosure({ node, module }: Place): readonly Place[] {
    const frame = frameOf(node);
    if (!isFunction(frame) || !isFunction(this.#around(frame))) return [];
    const makers = this.#origin.places
      .slice(1)
      .map((place) => ({ ...place, fn: frameOf(place.node) }));
    // Another one that it makes would be called there.
    const isMadeOnce = makers.every(
      ({ fn, module: its }) => isFunction(fn) && onlyCall(this.#ask, fn, its) !== null,
    );
    const call = isMadeOnce ? onlyCall(this.#ask, frame, module) : null;
    return call && frameOf(call[0]!.node) === this.#home ? call : [];
  }

  #along(use: readonly Place[], { isLate }: Use, steps: readonly Step<S>[]): S {
    const frames = new Set(use.flatMap(({ node }) => framesAround(node)));
    const { placed: lifted, loose } = lift(this.#ask, this.#home, steps, frames);
    const isOfClosure = use.length > 1 && !this.#trail.entered.has(frameOf(use.at(-1)!.node));
    const placed = [...(isOfClosure ? calledBy(use, lifted) : lifted), this.#origin];
    const start = use.findIndex(({ node }) => frameOf(node) === this.#home);
    const from = Math.max(start, 0);
    const late = lateness(use, isLate);
    let state = this.#stateIn(use[from]!, late[from]!, placed);
    let plain = late[from] ? this.#stateIn(use[from]!, false, placed) : state;
    for (let index = from + 1; index < use.length && state !== null; index += 1) {
      const below = stepsBelow(placed, use[index - 1]!.node, frameOf(use[index]!.node));
      const before: Made<S> = state;
      const isChanged = plain !== null && !this.#isSame(plain, before);
      state = this.#run(use[index]!, late[index]!, before, below);
      // What happens around the call comes after what the function does.
      if (isChanged && below.length > 0 && state !== null) state = this.#join(state, before);
      plain = plain === null ? null : this.#run(use[index]!, false, plain, below);
    }
    const reached = state === null || state === UNMADE ? this.#whenever(placed) : state;
    return this.#disturbed(reached, loose);
  }

  /** The state at a place, which stands in the frame of the origin, in one around it, or elsewhere. */
  #stateIn(place: Place, isLate: boolean, steps: readonly Step<S>[]): Made<S> | null {
    const frame = frameOf(place.node);
    const entry = this.#entryOf(frame, place, isLate, steps, 0);
    if (entry === null) return null;
    const own = stepsIn(steps, frame);
    const run = this.#run(place, isLate, entry, own, this.#isAgain(frame));
    const isOpen = run !== null && frame === this.#home && isPaused(place.node);
    const found = isOpen ? this.#afterwards(run, steps) : run;
    if (!isLate || own.length === 0 || found === null) return found;
    // What happens around the call comes after what the function does.
    const plain = this.#entryOf(frame, place, false, steps, 0);
    return plain === null || this.#isSame(plain, entry) ? found : this.#join(found, entry);
  }

  #isSame(left: Made<S>, right: Made<S>): boolean {
    if (left === UNMADE || right === UNMADE) return left === right;
    return this.#account.isSame(left, right);
  }

  /** A function that does not make the object itself may have run before. */
  #isAgain(frame: Node): boolean {
    return isFunction(frame) && frame !== this.#home;
  }

  /** `inner`: what the function is entered for */
  #entryOf(
    frame: Node,
    { node: inner, module }: Place,
    isLate: boolean,
    steps: readonly Step<S>[],
    depth: number,
  ): Made<S> | null {
    if (frame === this.#home) return UNMADE;
    const isRun = isFunction(frame) || frame.type === 'PropertyDefinition';
    if (!isRun || depth > MAX_DEPTH) return this.#afterOrigin(steps, module);
    const around = this.#around(frame);
    const mentions = this.#mentionsOf(frame, module, around);
    const targets = new Map(
      mentions.map((item) => [item.node, item.isLate || isStillOpen(inner, item.node, isLate)]),
    );
    const isRunning = isLate || isBehindAwait(inner);
    // What the function around gives away may run when that one is over.
    const isGiven = mentions.some((item) => item.isLate);
    const isOpen =
      isGiven || (isRunning && (mentions.length === 0 || [...targets.values()].includes(true)));
    const outer = this.#entryOf(around, { node: frame, module }, isOpen, steps, depth + 1);
    const own = stepsIn(steps, around);
    if (outer === null || own.length === 0) return outer;
    const course = this.#course(around, module, outer, own, targets);
    if (mentions.length === 0) return course.exit ?? course.ever();
    const found = mentions.reduce<Made<S> | null>((state, { node }) => {
      const there = course.at.get(node) ?? null;
      return state === null || there === null ? (state ?? there) : this.#join(state, there);
    }, null);
    if (!isGiven || found === null) return found;
    const later = around === this.#home ? this.#afterwards(found, steps) : outer;
    return later === null ? found : this.#join(found, later);
  }

  /** A field is over when a function that it holds runs. */
  #around(frame: Frame): Node {
    const around = frameOf(frame);
    return isFunction(frame) && isField(frame) && around !== this.#home ? frameOf(around) : around;
  }

  /** When what makes the object is over. */
  #afterwards(state: Made<S>, steps: readonly Step<S>[]): Made<S> {
    if (state === UNMADE || !this.#home.parent) return state;
    const { module } = this.#origin.places[0]!;
    const others = steps.filter(({ places }) => {
      const [first] = places;
      return first!.module !== module || !contains(this.#home, first!.node);
    });
    return this.#disturbed(state, others);
  }

  /** Where it is called in the frame around; the value of a field is worked out where an instance is made. */
  #mentionsOf(frame: Frame, module: SourceModule, around: Node): readonly Mention[] {
    if (!isFunction(frame)) {
      const makers = constructionsOf(frame.parent.parent, module);
      return mentionsIn(around, frame, makers);
    }
    return isMember(frame) || isField(frame)
      ? this.#callsOfMember(frame, module, around)
      : mentionsOf(frame, module, around);
  }

  /** Where a method is called in the frame around its class; otherwise at any time after that is made. */
  #callsOfMember(frame: FunctionNode, module: SourceModule, around: Node): readonly Mention[] {
    const calls = this.#ask.callersOf(frame, module).filter((call) => call.module === module);
    return mentionsIn(
      around,
      frame,
      calls.map(({ node }) => node),
    );
  }

  /** The object comes from a frame that has run, such as that of a file that is imported. */
  #afterOrigin(steps: readonly Step<S>[], from: SourceModule): Made<S> {
    const { module } = this.#origin.places[0]!;
    if (from !== module && !this.#trail.isExported) return this.#whenever(steps);
    const own = stepsIn(steps, this.#home);
    const { exit } = this.#course(this.#home, module, UNMADE, own, new Map());
    return exit === null || exit === UNMADE ? this.#account.initial : exit;
  }

  #run(
    { node, module }: Place,
    isLate: boolean,
    entry: Made<S>,
    steps: readonly Step<S>[],
    isAgain = false,
  ): Made<S> | null {
    // Where nothing happens, nothing changes.
    if (steps.length === 0) return entry;
    const frame = frameOf(node);
    const targets = new Map([[node, isLate]]);
    let course = this.#course(frame, module, entry, steps, targets);
    if (isAgain && course.exit !== null)
      course = this.#course(frame, module, this.#join(entry, course.exit), steps, targets);
    return course.at.get(node) ?? null;
  }

  #course(
    frame: Node,
    module: SourceModule,
    entry: Made<S>,
    steps: readonly Step<S>[],
    targets: ReadonlyMap<Node, boolean>,
  ): Course<Made<S>> {
    const isAskedTwice = askedTwice(steps, module);
    return follow<Made<S>>(frame, entry, {
      module,
      effects: this.#effects(steps),
      targets,
      join: this.#join,
      isSame: (left, right) => this.#isSame(left, right),
      outcome: (test) =>
        outcomeOf(test, module, this.#made.env) ?? this.#ask.constantOutcome(test, module),
      narrow: (test, state) =>
        state === UNMADE ? null : (this.#account.narrow?.(test, state) ?? null),
      rounds: (loop) => this.#ask.roundsOf(loop, module),
      isCase: (discriminant, test) => this.#ask.isCase(discriminant, test, module),
      isFromOutside: (test) =>
        !this.#trail.isMentionedIn(test) &&
        !isAskedTwice(test) &&
        this.#ask.isFromOutside(test, module),
    });
  }

  readonly #join = (left: Made<S>, right: Made<S>, isProven = false): Made<S> => {
    if (left === UNMADE) return right;
    return right === UNMADE ? left : this.#account.join(left, right, isProven);
  };

  /** What the nodes of a frame do: by themselves, or in the functions that they call. */
  #effects(steps: readonly Step<S>[]): Map<Node, (before: Made<S>) => Made<S>> {
    const effects = new Map<Node, (before: Made<S>) => Made<S>>();
    const calls = new Map<Node, Step<S>[]>();
    const made = steps.find(({ isOrigin, places }) => isOrigin && places.length === 1)?.places[0]
      ?.node;
    for (const step of steps) {
      const [first, next] = step.places;
      // What is made begins before its constructor runs.
      if (!next) addEffect(effects, first!.node, this.#direct(step), step.isOrigin);
      else calls.set(first!.node, [...(calls.get(first!.node) ?? []), step]);
    }
    for (const [node, below] of calls)
      addEffect(effects, node, (before) => this.#called(node, below, before), node !== made);
    return effects;
  }

  #direct({ effect, isOrigin }: Step<S>): (before: Made<S>) => Made<S> {
    const { initial } = this.#account;
    if (isOrigin) return () => initial;
    return (before) => (before === UNMADE ? UNMADE : effect(before));
  }

  #called(node: Node, steps: readonly Step<S>[], before: Made<S>): Made<S> {
    const frames = new Map<Node, SourceModule>();
    for (const { places } of steps) frames.set(frameOf(places[1]!.node), places[1]!.module);
    const results = [...frames].map(([frame, module]): Made<S> => {
      const below = stepsBelow(steps, node, frame);
      const entry = below.some(({ isOrigin }) => isOrigin) ? UNMADE : before;
      const after = this.#course(frame, module, entry, below, new Map()).exit ?? before;
      const isDoubtful = below.some(({ mayRun }) => mayRun) || !isDoneWhenCalled(frame, node);
      return isDoubtful ? this.#join(before, after) : after;
    });
    const isOneOfSeveral = this.#ask.calleesOf(node, this.#made) > frames.size;
    const [first = before, ...others] = isOneOfSeveral ? [before, ...results] : results;
    return others.reduce<Made<S>>((left, right) => this.#join(left, right), first);
  }
}
