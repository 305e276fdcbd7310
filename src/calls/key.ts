/** One place of the program that writes a key of a request. */
import { type Node, isFunction } from '../values/ast.ts';
import type { WrittenKey } from '../values/heap/object-view.ts';
import { type Edit, handingTo, removal, renaming } from './edit.ts';
import type { Place } from './place.ts';

export class Key {
  readonly name: string;
  readonly #written: WrittenKey;
  readonly #otherwise: () => Node;

  constructor(written: WrittenKey, otherwise: () => Node) {
    this.name = written.name;
    this.#written = written;
    this.#otherwise = otherwise;
  }

  /** The key itself, without its value. */
  get at(): Place {
    const { node, module } = this.#written;
    return { node: nameIn(node), module, otherwise: this.#otherwise() };
  }

  /** What it is given, unless that is a function. */
  get value(): Place | null {
    const { value } = this.#written;
    if (!value || isFunction(value.node)) return null;
    return { node: value.node, module: value.module, otherwise: this.#otherwise() };
  }

  get removed(): Edit | null {
    return removal(this.#written);
  }

  renamed(name: string): Edit | null {
    return renaming(this.#written, name);
  }

  handedTo(helper: string): Edit | null {
    return handingTo(helper, this.#written);
  }
}

function nameIn(node: Node): Node {
  if (node.type === 'Property') return node.key;
  return node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression'
    ? node.left.property
    : node;
}
