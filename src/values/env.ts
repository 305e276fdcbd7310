/** Looks into an environment: the calls on the way to a place, and the conditions that are settled there. */
import { type Node, literalKey } from './ast.ts';
import type { SourceModule, Variable } from './module.ts';
import type { Condition, Env, Frame, Site } from './value.ts';

/** From the innermost outwards. */
function* around(env: Env | null): Generator<Env> {
  for (let current = env; current; current = current.outer) yield current;
}

/** The call by which a function was entered. */
export function frameFor(env: Env | null, fn: Node | null): Frame | null {
  for (const current of around(env)) if ('fn' in current && current.fn === fn) return current;
  return null;
}

export function innermostFrame(env: Env | null): Frame | null {
  for (const current of around(env)) if ('fn' in current) return current;
  return null;
}

export function conditionsOf(env: Env | null): Condition[] {
  const conditions: Condition[] = [];
  for (const current of around(env)) if ('condition' in current) conditions.push(current.condition);
  return conditions;
}

/** What `this` stands for in a function that was entered. */
export function selfIn(env: Env | null, fn: Node | null): Frame['self'] {
  for (const current of around(env))
    if ('fn' in current && current.fn === fn && current.self) return current.self;
  return null;
}

/** The call that a place was reached by. */
export function callOf(env: Env | null): Site | null {
  return innermostFrame(env)?.call ?? null;
}

/** The frame that a call was made in. */
export function callerOf({ call }: Frame): Frame | null {
  return innermostFrame(call?.env ?? null);
}

/** The functions that are entered when a place is reached, a few more than `limit` at most. */
export function functionsEntered(env: Env | null, limit: number): Node[] {
  const functions: Node[] = [];
  for (let frame = innermostFrame(env); frame; frame = callerOf(frame)) {
    if (functions.length > limit) break;
    functions.push(frame.fn);
  }
  return functions;
}

/** A member of a name that belongs to the file, not to a function: no call gives it another meaning. */
export function isFree(node: Node, module: SourceModule): boolean {
  let current = node;
  while (current.type === 'MemberExpression' && literalKey(current) !== null)
    current = current.object;
  if (current.type !== 'Identifier') return false;
  const variable = module.variableOf(current);
  if (!variable) return true;
  const { scope } = variable;
  // A class knows its own name by a scope of its own.
  const { type } = scope.type === 'class' && scope.upper ? scope.upper : scope;
  return type === 'module' || type === 'global';
}

export function isParameter(variable: Variable | null): boolean {
  return (variable?.defs ?? []).some(({ type }) => (type as string) === 'Parameter');
}
