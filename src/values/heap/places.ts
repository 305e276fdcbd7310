/** Places in the order in which they are reached: the calls that lead there, the functions around them. */
import {
  type FunctionNode,
  type Node,
  type TSESTree,
  contains,
  identifierOf,
  isFunction,
  isLoop,
  literalKey,
} from '../ast.ts';
import { frameFor } from '../env.ts';
import { callbackPosition } from '../models.ts';
import type { SourceModule } from '../module.ts';
import type { Env, Site } from '../value.ts';
import { frameOf } from './frames.ts';

export type Place = Pick<Site, 'node' | 'module'>;

/** A function, or a field whose value is worked out. */
export type Frame = FunctionNode | TSESTree.PropertyDefinition;

/** A place from which a function may run; `isLate`: from there on. */
export interface Mention {
  node: Node;
  isLate: boolean;
}

export const MAX_DEPTH = 8;

/** The calls that lead to a place, outermost first, as far as the environment tells them. */
export function placesTo(node: Node, module: SourceModule, env: Env | null): Place[] {
  const places: Place[] = [{ node, module }];
  let current: Site = { node, module, env };
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    const call: Site | null = frameFor(current.env, frameOf(current.node))?.call ?? null;
    if (!call) break;
    places.unshift({ node: call.node, module: call.module });
    current = call;
  }
  return places;
}

export function framesAround(node: Node): Node[] {
  const frames: Node[] = [];
  for (let frame = frameOf(node); ; frame = frameOf(frame)) {
    frames.push(frame);
    if (!frame.parent) return frames;
  }
}

/** A method or an accessor: its object decides who calls it. */
export function isMember({ parent }: FunctionNode): boolean {
  return (
    parent.type === 'MethodDefinition' ||
    (parent.type === 'Property' && (parent.method || parent.kind !== 'init'))
  );
}

/** `send = () => …` in a class */
export function isField(fn: FunctionNode): boolean {
  const { parent } = fn;
  return parent.type === 'PropertyDefinition' && !parent.static && parent.value === fn;
}

/** Calls in the frame around; without one, it may run at any time. */
export function mentionsIn(around: Node, frame: Node, calls: readonly Node[]): readonly Mention[] {
  const found = calls.flatMap((node) => {
    const inside = placeWithin(node, around);
    return inside ? [{ node: inside, isLate: inside !== node }] : [];
  });
  return found.length > 0 ? found : [{ node: frame, isLate: true }];
}

/** Where a function is called, or named so that it may be called later, in the frame around it. */
export function mentionsOf(frame: FunctionNode, module: SourceModule, around: Node): Mention[] {
  const name = identifierOf(frame);
  const references = (name && module.variableOf(name)?.references) ?? [];
  if (!name) return [{ node: frame, isLate: !isSynchronous(frame) }];
  return references.flatMap(({ identifier, init }) => {
    const node = identifier as Node;
    const { parent } = node;
    if (init || contains(frame, node) || parent?.type === 'ExportSpecifier') return [];
    if (parent?.type === 'ExportDefaultDeclaration') return [];
    const isCalled = parent?.type === 'CallExpression' && parent.callee === node;
    const at = isCalled ? parent : node;
    const inside = placeWithin(at, around);
    return inside ? [{ node: inside, isLate: !isCalled || inside !== at }] : [];
  });
}

/** The place, or the function around it that stands in the frame. */
export function placeWithin(node: Node, frame: Node): Node | null {
  for (let place = node; ; place = frameOf(place)) {
    if (frameOf(place) === frame) return place;
    if (!place.parent || frameOf(place) === place) return null;
  }
}

/** A loop is over in which a node has run, in one round after the other. */
export function isOfEarlierRounds(node: Node, use: Node): boolean {
  const around = new Set<Node>();
  for (let outer: Node | undefined = use; outer; outer = outer.parent) around.add(outer);
  for (let outer = node.parent; outer && !around.has(outer); outer = outer.parent)
    if (isLoop(outer) || isRepeated(outer)) return true;
  return false;
}

/** A function holds a node, and not the use. */
export function isOfOtherFunction(node: Node, use: Node): boolean {
  const holder = frameOf(node);
  for (let frame = frameOf(use); frame !== holder; frame = frameOf(frame))
    if (!frame.parent) return true;
  return false;
}

/** `list.map((x) => …)` */
function isRepeated(node: Node): boolean {
  return isFunction(node) && node.parent.type === 'CallExpression' && isSynchronous(node)
    ? node.parent.callee !== node
    : false;
}

function isSynchronous(fn: FunctionNode): boolean {
  const { parent } = fn;
  if (parent.type !== 'CallExpression') return false;
  if (parent.callee === fn) return true;
  const method = parent.callee.type === 'MemberExpression' ? literalKey(parent.callee) : null;
  return method !== null && callbackPosition(method) !== null;
}
