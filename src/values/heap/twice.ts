/** Conditions that decide about several things that happen to an object. */
import { type Node, isFunction } from '../ast.ts';
import { conditionOf } from '../choices.ts';
import type { SourceModule } from '../module.ts';
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
    return subject !== null && ((counts ??= subjectsOf(steps, module)).get(subject) ?? 0) > 1;
  };
}

/** How many tests around the steps ask each thing. */
function subjectsOf(steps: readonly Placed[], module: SourceModule): ReadonlyMap<string, number> {
  const tests = new Set<Node>();
  for (const { places } of steps)
    for (let node = places[0]?.node; node?.parent && !isFunction(node); node = node.parent) {
      const test = testOf(node.parent);
      if (test && test !== node) tests.add(test);
    }
  const counts = new Map<string, number>();
  for (const test of tests) {
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
