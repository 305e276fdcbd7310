/** Which assignments can still be seen where a variable is read: later ones replace earlier ones. */
import type { Variable } from '@typescript-eslint/scope-manager';
import type { Node } from './ast.ts';
import { frameOf } from './heap/frames.ts';
import { isAnyWithin, sorted } from './heap/marks.ts';
import { follow } from './heap/order.ts';
import type { Tests } from './heap/story.ts';
import { writerOf } from './heap/syntax.ts';
import { homeOfVar, isRunBefore } from './hoisting.ts';
import type { SourceModule } from './module.ts';

/** Assignments, given as the identifiers that are written or declared; a frame stands for `var` without any. */
interface Seen {
  writes: ReadonlySet<Node>;
  /** each of them is seen in some run */
  isProven: boolean;
}

type SeenAt = ReadonlyMap<Node, Seen>;

const reached = new WeakMap<Variable, Map<Node, SeenAt>>();
const proven = new WeakMap<Variable, Map<Node, SeenAt>>();

/** What a place that reads a variable may see. */
interface Sight {
  /** asked of a write, given as the identifier that is written or declared */
  reaches: (write: Node) => boolean;
  /** nothing may be written by then: a `var` is there from the start, and nothing yet */
  isEarly: boolean;
}

export function sightFrom(
  use: Node,
  variable: Variable,
  module: SourceModule,
  tests: Tests,
  isSettled: boolean,
): Sight {
  const isFromOutside = (): boolean => false;
  const known = isSettled ? null : reached;
  const visible = seenFrom(use, variable, module, { ...tests, isFromOutside }, known)?.writes;
  const home = homeOfVar(variable);
  return {
    reaches: (write) => !visible || visible.has(write) || !isAround(homeOf(variable, write), use),
    isEarly: home !== null && (visible?.has(home) ?? false),
  };
}

/** Each of the writes that `use` may see is seen in some run. */
export function isEachSeen(
  variable: Variable,
  use: Node,
  module: SourceModule,
  tests: Tests,
  isSettled: boolean,
): boolean {
  if (!writesOf(variable).every((write) => isAround(homeOf(variable, write), use))) return false;
  const places = sorted(variable.references.map(({ identifier }) => identifier.range[0]));
  // What asks for the variable itself is not decided outside.
  const isFromOutside = (test: Node): boolean =>
    !isAnyWithin(places, test.range) && tests.isFromOutside(test);
  const known = isSettled ? null : proven;
  return seenFrom(use, variable, module, { ...tests, isFromOutside }, known)?.isProven ?? false;
}

function seenFrom(
  use: Node,
  variable: Variable,
  module: SourceModule,
  tests: Tests,
  cache: WeakMap<Variable, Map<Node, SeenAt>> | null,
): Seen | undefined {
  const frame = frameOf(use);
  const known = cache?.get(variable) ?? new Map<Node, SeenAt>();
  const seen = known.get(frame) ?? seenIn(frame, variable, module, tests);
  cache?.set(variable, known.set(frame, seen));
  return seen.get(use);
}

/** Names that are declared or written. */
function writesOf(variable: Variable): Node[] {
  return [
    ...variable.defs.filter(isGiving).map((definition) => definition.name as Node),
    ...variable.references.flatMap((reference) =>
      reference.isWrite() && !reference.init ? [reference.identifier as Node] : [],
    ),
  ];
}

/** `var x` a second time gives it nothing. */
function isGiving(
  { node, type }: Variable['defs'][number],
  _: number,
  all: readonly unknown[],
): boolean {
  return all.length === 1 || type !== 'Variable' || node.init !== null;
}

/** What each place of a frame that reads a variable may see. */
function seenIn(frame: Node, variable: Variable, module: SourceModule, tests: Tests): SeenAt {
  const declared = variable.defs.map((definition) => definition.name as Node);
  const writes = writesOf(variable);
  const given = variable.defs
    .filter(({ type }) => type !== 'Variable')
    .map((definition) => definition.name as Node);
  const inside = writes.filter((write) => homeOf(variable, write) === frame);
  const isOwn = declared.some((name) => homeOf(variable, name) === frame);
  const home = homeOfVar(variable);
  const isEmpty =
    home !== null &&
    (frame === home ? given.length === 0 : isRunBefore(variable, frame, home, module));
  // Inside the function that declares it, nothing of an earlier run is left.
  const entry = [...(isOwn ? given : writes), ...(isEmpty ? [home] : [])];
  const targets = variable.references
    .map(({ identifier }) => identifier as Node)
    .filter((node) => frameOf(node) === frame);
  const start: Seen = { writes: new Set(entry), isProven: entry.length < 2 };
  return follow<Seen>(frame, start, {
    ...tests,
    module,
    effects: new Map(
      inside
        .filter((write) => !given.includes(write))
        .map((write) => [
          writerOf(write),
          (): Seen => ({ writes: new Set([write]), isProven: true }),
        ]),
    ),
    targets: new Map(targets.map((node) => [node, false])),
    join: joined,
    isSame: (left, right) =>
      left.writes.size === right.writes.size && left.isProven === right.isProven,
  }).at;
}

function joined(left: Seen, right: Seen, isProven: boolean): Seen {
  const writes = new Set([...left.writes, ...right.writes]);
  const isAlike = writes.size === left.writes.size && writes.size === right.writes.size;
  return { writes, isProven: left.isProven && right.isProven && (isAlike || isProven) };
}

/** The frame in which a name is written; a function is declared in the one around it. */
function homeOf(variable: Variable, write: Node): Node {
  const definition = variable.defs.find(({ name, type }) => name === write && type !== 'Parameter');
  return frameOf(definition && definition.type !== 'Variable' ? definition.node : write);
}

/** What the frame holds happens before, or in an order that is known; anything else may happen at any time. */
function isAround(frame: Node, node: Node): boolean {
  for (let current = frameOf(node); ; current = frameOf(current)) {
    if (current === frame) return true;
    if (!current.parent) return false;
  }
}
