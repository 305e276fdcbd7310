/** What a client adds to each request: the options that it was made with, and what is set on it later. */
import { type Node, contains, literalKey, unwrap } from '../../values/ast.ts';
import type { Evaluator } from '../../values/evaluator.ts';
import { type Lookup, NOTHING, UNKNOWN_KEY, over } from '../../values/heap/lookup.ts';
import { frameOf } from '../../values/heap/frames.ts';
import { ObjectView } from '../../values/heap/object-view.ts';
import type { SourceModule } from '../../values/module.ts';
import { type Value, takerOf } from '../../values/value.ts';
import type { BoundClient } from './sender.ts';

/** An option, as the request at `use` finds it. */
export function defaultOf(
  evaluator: Evaluator,
  of: BoundClient | null,
  key: string,
  use: Node,
): Lookup {
  if (!of) return NOTHING;
  let result: Lookup = NOTHING;
  for (const arg of of.defaults) {
    const found = arg.spread
      ? UNKNOWN_KEY
      : new ObjectView(evaluator, evaluator.evaluate(arg.site), takerOf(arg)).get(key);
    result = over(result, found);
  }
  for (const set of settingsOf(evaluator, of, key, use)) result = over(result, set);
  return result;
}

/** `api.defaults.baseURL = …` */
function settingsOf(evaluator: Evaluator, of: BoundClient, key: string, use: Node): Lookup[] {
  return modulesOf(of).flatMap((module) =>
    module.assignmentsOf(key).flatMap((assignment): Lookup[] => {
      const { left, right, operator } = assignment;
      if (!isDefaults(evaluator, of, left.object, module)) return [];
      const when = whenSet(assignment, use);
      if (when === 'never') return [];
      const values = operator === '=' ? evaluator.evaluate({ node: right, module, env: null }) : [];
      const isSure = when === 'always' && values.length > 0;
      return [{ values, absent: !isSure, unknown: !isSure, nodes: [assignment] }];
    }),
  );
}

/** Something is set on the defaults of a client that is not told by its own name. */
export function changesDefaults(evaluator: Evaluator, of: BoundClient | null): boolean {
  if (!of) return false;
  return modulesOf(of).some((module) =>
    module
      .readersOf('defaults')
      .some(
        (reader) => reader.type === 'MemberExpression' && isDefaults(evaluator, of, reader, module),
      ),
  );
}

function modulesOf({ made }: BoundClient): SourceModule[] {
  return [...new Set(made.map(({ site }) => site.module))];
}

function isDefaults(
  evaluator: Evaluator,
  { made }: BoundClient,
  node: Node,
  module: SourceModule,
): boolean {
  const member = unwrap(node);
  if (member.type !== 'MemberExpression' || literalKey(member) !== 'defaults') return false;
  return evaluator
    .evaluate({ node: member.object, module, env: null })
    .some((value) => made.some((item) => isAlike(item, value)));
}

/** The same thing made at the same place, or the same export of a library. */
export function isAlike(left: Value, right: Value): boolean {
  if (left.kind === 'import' && right.kind === 'import') return left.source === right.source;
  if (left.kind === 'global' && right.kind === 'global') return left.name === right.name;
  return left.kind === right.kind && left.site.node === right.site.node;
}

/** Whether an assignment has been made where a request is sent. */
function whenSet(assignment: Node, use: Node): 'always' | 'maybe' | 'never' {
  const { parent } = assignment;
  const block = parent?.type === 'ExpressionStatement' ? parent.parent : null;
  const isBefore = assignment.range[0] < use.range[0];
  if (frameOf(assignment) === frameOf(use)) {
    if (!isBefore) return isInLoop(use) ? 'maybe' : 'never';
    return block && contains(block, use) ? 'always' : 'maybe';
  }
  return block?.type === 'Program' ? 'always' : 'maybe';
}

function isInLoop(node: Node): boolean {
  const frame = frameOf(node);
  for (let current = node.parent; current && current !== frame; current = current.parent)
    if (/^(?:For|While|DoWhile)/.test(current.type)) return true;
  return false;
}
