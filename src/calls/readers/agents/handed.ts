/** Agents of which a parameter or a result tells no more than its type. */
import {
  type FunctionNode,
  type Node,
  constructorOf,
  contains,
  enclosingClass,
  isFunction,
  literalKey,
  unwrap,
} from '../../../values/ast.ts';
import type { SourceModule } from '../../../values/module.ts';
import type { Value, ValueOf } from '../../../values/value.ts';
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

/** The runner of a call of which only the type is known: those that callers hand over. */
export function runnersBehind(desk: Desk, callee: Node, runner: ValueOf<'new'>): ValueOf<'new'>[] {
  const member = unwrap(callee);
  if (runner.args !== null || member.type !== 'MemberExpression') return [runner];
  const known = handedBy(desk, member.object).filter(
    (value): value is ValueOf<'new'> =>
      value.kind === 'new' && value.args !== null && nameOfExport(value.callee) === 'Runner',
  );
  return known.length > 0 ? known : [runner];
}

/** The arguments for a parameter that is used by its name, or kept in a field by a constructor. */
function handedBy({ evaluator, module }: Desk, node: Node): readonly Value[] {
  const parameter = parameterBehind(unwrap(node), module);
  if (!parameter) return [];
  const { fn, index } = parameter;
  return evaluator.callersOf(fn, module).flatMap((caller) => {
    const argument = caller.node.arguments[index];
    const isSpread = caller.node.arguments
      .slice(0, index + 1)
      .some(({ type }) => type === 'SpreadElement');
    return argument && !isSpread ? evaluator.evaluate({ ...caller, node: argument }) : [];
  });
}

interface Parameter {
  fn: FunctionNode;
  index: number;
}

function parameterBehind(node: Node, module: SourceModule): Parameter | null {
  if (node.type === 'Identifier') {
    const definition = module.variableOf(node)?.defs[0];
    const fn = definition?.type === 'Parameter' ? (definition.node as Node) : null;
    return isFunction(fn) ? at(fn, (parameter) => parameter === definition!.name) : null;
  }
  const isField = node.type === 'MemberExpression' && node.object.type === 'ThisExpression';
  const name = isField ? literalKey(node) : null;
  const cls = enclosingClass(node);
  const fn = cls && constructorOf(cls);
  if (!fn || name === null) return null;
  const assigned = module
    .assignmentsOf(name)
    .find(
      ({ left, right }) =>
        left.object.type === 'ThisExpression' && right.type === 'Identifier' && contains(fn, right),
    );
  const local = assigned?.right.type === 'Identifier' ? assigned.right.name : null;
  return at(fn, (parameter) =>
    parameter.type === 'TSParameterProperty'
      ? parameter.parameter.type === 'Identifier' && parameter.parameter.name === name
      : parameter.type === 'Identifier' && parameter.name === local,
  );
}

function at(fn: FunctionNode, isMeant: (parameter: Node) => boolean): Parameter | null {
  const index = fn.params.findIndex(isMeant);
  return index === -1 ? null : { fn, index };
}
