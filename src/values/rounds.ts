/** How often a loop goes round. */
import type { Ask } from './ask.ts';
import type { Node, TSESTree } from './ast.ts';
import { lengthOf } from './kinds/list.ts';
import type { SourceModule } from './module.ts';
import type { Site } from './value.ts';

/** `null` where nothing that is written down says so. */
export function roundsOf(ask: Ask, loop: Node, module: SourceModule): number | null {
  const near: Site = { node: loop, module, env: null };
  switch (loop.type) {
    case 'ForOfStatement':
      return lengthAt(ask, loop.right, near);
    case 'ForInStatement':
      return keyCount(loop.right);
    case 'ForStatement':
      return counted(ask, loop, near);
    default:
      return null;
  }
}

function lengthAt(ask: Ask, node: Node, near: Site): number | null {
  const [list, ...others] = ask.at(node, near);
  return list?.kind === 'array' && others.length === 0 ? lengthOf(ask, list) : null;
}

/** `for (const key in { a: 1 })` */
function keyCount(node: Node): number | null {
  if (node.type !== 'ObjectExpression') return null;
  const isPlain = node.properties.every(
    (property) => property.type === 'Property' && !property.computed && property.kind === 'init',
  );
  return isPlain && node.properties.length < 2 ? node.properties.length : null;
}

/** `for (let i = 0; i < 3; i += 1)`, where nothing else counts. */
function counted(ask: Ask, loop: TSESTree.ForStatement, near: Site): number | null {
  const { init, test, update } = loop;
  const [declarator] = init?.type === 'VariableDeclaration' ? init.declarations : [];
  const variable = declarator && near.module.variableOf(declarator.id);
  const start = declarator?.init;
  if (!variable || !start || test?.type !== 'BinaryExpression' || !update) return null;
  const isCounter = (node: Node): boolean => near.module.variableOf(node) === variable;
  if (!isCounter(test.left) || !isStep(update, isCounter)) return null;
  const writes = variable.references.filter((reference) => reference.isWrite());
  if (writes.length !== 2) return null;
  const first = numberAt(ask, start, near);
  const bound = numberAt(ask, test.right, near);
  if (first === null || bound === null) return null;
  const last = test.operator === '<' ? bound : test.operator === '<=' ? bound + 1 : null;
  return last === null ? null : Math.max(0, Math.ceil(last - first));
}

/** `i++`, `i += 1` */
function isStep(node: Node, isCounter: (node: Node) => boolean): boolean {
  if (node.type === 'UpdateExpression') return node.operator === '++' && isCounter(node.argument);
  if (node.type !== 'AssignmentExpression' || node.operator !== '+=') return false;
  return isCounter(node.left) && node.right.type === 'Literal' && node.right.value === 1;
}

function numberAt(ask: Ask, node: Node, near: Site): number | null {
  const [value, ...others] = ask.at(node, near);
  if (value?.kind !== 'literal' || others.length > 0) return null;
  return typeof value.value === 'number' ? value.value : null;
}
