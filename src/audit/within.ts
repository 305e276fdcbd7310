/** Where a piece of code stands, by name: `Uploader.send`, `createApp.post`. It survives moved lines. */
import { type Node, isClass, isFunction, nameOf } from '../values/ast.ts';

const MAX_NAMES = 3;

/** The names of the functions and classes around a node, outermost first; `undefined` at the top of a file. */
export function nameOfPlace(node: Node): string | undefined {
  const names: string[] = [];
  for (let current: Node | undefined = node.parent; current; current = current.parent) {
    const name = isFunction(current) || isClass(current) ? nameOf(current) : null;
    if (name !== null) names.unshift(name);
  }
  return names.length > 0 ? names.slice(-MAX_NAMES).join('.') : undefined;
}
