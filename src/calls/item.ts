/** One object inside a request, in the words of the API. */
import type { Node } from '../values/ast.ts';
import type { Lookup } from '../values/heap/lookup.ts';
import type { WrittenKey } from '../values/heap/object-view.ts';
import type { SourceModule } from '../values/module.ts';

/** An object by its keys. */
export interface KeyView {
  get: (name: string) => Lookup;
  at: (name: string) => KeyView;
  written: () => readonly WrittenKey[];
}

export interface Item {
  /** the literal values of its `type` */
  types: readonly string[];
  view: KeyView;
  node: Node;
  module: SourceModule;
  /** key of the request that it is reached through: `messages`, `input`, `tools` */
  under: string;
}
