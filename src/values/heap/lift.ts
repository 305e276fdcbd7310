/** Where steps take effect that stand in functions which do not lead to the use: where those are called. */
import type { Ask } from '../ask.ts';
import { type FunctionNode, type Node, isFunction, isInLoop } from '../ast.ts';
import type { SourceModule } from '../module.ts';
import { frameOf } from './frames.ts';
import type { Site } from '../value.ts';
import { type Place, framesAround, isField, isMember, placesTo } from './places.ts';
import { MAX_STEPS, type Step } from './steps.ts';
import { trailOf } from './trail.ts';

const MAX_LIFTS = 3;

interface Lifted<S> {
  /** in frames that lead to the use, or around them */
  placed: Step<S>[];
  /** at any time */
  loose: Step<S>[];
}

/** `home`: the frame in which the object is made; `frames`: those that lead to the use */
export function lift<S>(
  ask: Ask,
  home: Node,
  steps: readonly Step<S>[],
  frames: ReadonlySet<Node>,
): Lifted<S> {
  const placed: Step<S>[] = [];
  const loose: Step<S>[] = [];
  const queue = steps.map((step) => ({ step, lifts: 0 }));
  for (let item = queue.pop(); item; item = queue.pop()) {
    const { step, lifts } = item;
    const [first] = step.places;
    const frame = frameOf(first!.node);
    if (frame === home || frames.has(frame) || !isFunction(frame)) {
      placed.push(step);
      if (frame === home || frames.has(frame)) continue;
    }
    if (!isFunction(frame) || lifts >= MAX_LIFTS || placed.length + queue.length > MAX_STEPS) {
      loose.push(step);
      continue;
    }
    const { callers, isLoose } = callersOf(ask, frame, first!.module);
    if (isLoose) loose.push(step);
    for (const { place, mayRun } of callers)
      queue.push({
        step: {
          ...step,
          places: [...place, ...step.places],
          mayRun: step.mayRun || mayRun,
        },
        lifts: lifts + 1,
      });
  }
  return { placed, loose };
}

interface Callers {
  callers: { place: readonly Place[]; mayRun: boolean }[];
  /** somebody else may call it too */
  isLoose: boolean;
}

function callersOf(ask: Ask, fn: FunctionNode, module: SourceModule): Callers {
  const site = { node: fn, module, env: null };
  return ask.remember(site, 'callers placed', () => placedCallersOf(ask, fn, module));
}

function placedCallersOf(ask: Ask, fn: FunctionNode, module: SourceModule): Callers {
  const own = ask
    .callersOf(fn, module)
    .map((call) => ({ place: placesTo(call.node, call.module, call.env), mayRun: false }));
  if (isMember(fn)) return { callers: own, isLoose: own.length === 0 };
  const { happenings, ...trail } = trailOf(ask, { node: fn, module, env: null });
  const known = new Set(own.map(({ place }) => place.at(-1)!.node));
  const invoked = happenings.flatMap(({ change, node, module: there, env }) =>
    change.kind === 'invoke' && !known.has(node)
      ? [{ place: placesTo(node, there, env), mayRun: !change.isSure }]
      : [],
  );
  const isGiven = trail.isExported || trail.isGivenAway || (isField(fn) && own.length === 0);
  const escapes = happenings.some(({ change }) => change.kind === 'escape');
  return { callers: [...own, ...invoked], isLoose: isGiven || escapes };
}

/** Where a function is called, if it is one place that calls it once, and nobody else does. */
export function onlyCall(
  ask: Ask,
  fn: FunctionNode,
  module: SourceModule,
): readonly Place[] | null {
  const { callers, isLoose } = callersOf(ask, fn, module);
  const [only, ...others] = callers;
  return only && others.length === 0 && !isLoose && !only.mayRun ? only.place : null;
}

/** To the function that makes an object, for a closure that it gives away with that. */
export function wayToMaker(ask: Ask, made: Site, use: { node: Node }): readonly Place[] {
  const maker = frameOf(made.node);
  const frame = frameOf(use.node);
  const isOfClosure =
    isFunction(maker) && !made.env && frame !== maker && framesAround(frame).includes(maker);
  const call = isOfClosure ? onlyCall(ask, maker, made.module) : null;
  return call && !isInLoop(call[0]!.node) ? call : [];
}
