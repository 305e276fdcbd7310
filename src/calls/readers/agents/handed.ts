/** Agents of which a parameter or a result tells no more than its type. */
import { type Node, isFunction, unwrap } from '../../../values/ast.ts';
import type { Value } from '../../../values/value.ts';
import type { Desk } from '../reader.ts';
import { nameOfExport } from './exports.ts';

/** What callers hand over tells more than a type; an agent that a run ends with is one of its own. */
export function agentsBehind(desk: Desk, node: Node, values: readonly Value[]): readonly Value[] {
  const own = values.filter((value) => !isOfRun(value));
  const told = own.length > 0 ? own : values;
  if (!told.some(isByType)) return told;
  const known = handedBy(desk, node).filter(
    (value) => !isByType(value) && value.kind !== 'unknown' && !isOfRun(value),
  );
  return known.length > 0 ? [...told.filter((value) => !isByType(value)), ...known] : told;
}

function isByType(value: Value): boolean {
  return value.kind === 'new' && value.args === null;
}

/** `result.lastAgent` */
function isOfRun(value: Value): boolean {
  if (value.kind !== 'member' || !/^(?:last|current|active)Agent$/.test(value.name ?? ''))
    return false;
  const { object } = value;
  if (object.kind !== 'call') return false;
  const { callee } = object;
  return (
    nameOfExport(callee) === 'run' ||
    (callee.kind === 'member' &&
      callee.name === 'run' &&
      callee.object.kind === 'new' &&
      nameOfExport(callee.object.callee) === 'Runner')
  );
}

/** The arguments for a parameter that is used by its name. */
function handedBy({ evaluator, module }: Desk, node: Node): readonly Value[] {
  const name = unwrap(node);
  const definition = name.type === 'Identifier' ? module.variableOf(name)?.defs[0] : undefined;
  const fn = definition?.type === 'Parameter' ? (definition.node as Node) : null;
  if (!isFunction(fn)) return [];
  const index = fn.params.findIndex((parameter) => parameter === definition!.name);
  if (index === -1) return [];
  return evaluator.callersOf(fn, module).flatMap((caller) => {
    const argument = caller.node.arguments[index];
    const isSpread = caller.node.arguments
      .slice(0, index + 1)
      .some(({ type }) => type === 'SpreadElement');
    return argument && !isSpread ? evaluator.evaluate({ ...caller, node: argument }) : [];
  });
}
