/** Conditions that decide about several things that happen to an object. */
import { type Node, isFunction } from '../ast.ts';
import { conditionOf } from '../choices.ts';
import type { SourceModule } from '../module.ts';
import { frameOf, jumpNodesIn } from './frames.ts';
import type { Step } from './steps.ts';

type Placed = Pick<Step<unknown>, 'places'>;

/**
 * The same condition decides about several steps: what one side proves, the other may take back.
 * Which conditions do is worked out when it is asked for.
 */
export function askedTwice(
  steps: readonly Placed[],
  module: SourceModule,
): (test: Node) => boolean {
  let counts: ReadonlyMap<string, number> | null = null;
  return (test) => {
    const subject = subjectOf(test, module);
    return subject !== null && ((counts ??= subjectsOf(steps)).get(subject) ?? 0) > 1;
  };
}

/** How many tests around the steps, or before them, ask each thing. */
function subjectsOf(steps: readonly Placed[]): ReadonlyMap<string, number> {
  const tests = new Map<Node, SourceModule>();
  const frames = new Map<Node, SourceModule>();
  const around = (place: Node, module: SourceModule): void => {
    for (let node = place; node.parent && !isFunction(node); node = node.parent) {
      const test = testOf(node.parent);
      if (test && test !== node) tests.set(test, module);
    }
  };
  for (const { node, module } of steps.flatMap(({ places }) => places)) {
    around(node, module);
    frames.set(frameOf(node), module);
  }
  // Who leaves early decides about all that stands behind.
  for (const [frame, module] of frames)
    for (const jump of jumpNodesIn(frame, module)) around(jump, module);
  const counts = new Map<string, number>();
  for (const [test, module] of tests) {
    const subject = subjectOf(test, module);
    if (subject !== null) counts.set(subject, (counts.get(subject) ?? 0) + 1);
  }
  return counts;
}

function subjectOf(test: Node, module: SourceModule): string | null {
  const condition = conditionOf(test, module);
  return condition && (condition.subject ?? condition.key);
}

function testOf(node: Node): Node | null {
  if (node.type === 'IfStatement' || node.type === 'ConditionalExpression') return node.test;
  if (node.type === 'LogicalExpression') return node.left;
  return node.type === 'SwitchStatement' ? node.discriminant : null;
}
