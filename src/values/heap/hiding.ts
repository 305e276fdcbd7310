/** What keeps a part of an object out of sight: where, and why. */
import type { Node } from '../ast.ts';
import { excerptOf, quoted } from '../excerpt.ts';
import type { SourceModule } from '../module.ts';
import type { Site, Value } from '../value.ts';
import type { Change, Happening } from './change.ts';
import type { Layer } from './layers.ts';

export interface Hiding {
  node: Node;
  module: SourceModule;
  /** says on after `it`, as reasons of unknown values do: `is handed to a function that is not read` */
  reason: string;
}

/** A value that says nothing of its keys. */
export function hiddenBy(value: Value): Hiding {
  const { node, module } = value.site;
  const reason =
    value.kind === 'unknown' ? value.reason : `comes from ${quoted(excerptOf(node, module))}`;
  return { node, module, reason };
}

/** What a prototype holds is read like keys of the object. */
export function inheritedFrom({ site: { node, module } }: Value): Hiding {
  return { node, module, reason: `inherits from ${quoted(excerptOf(node, module))}` };
}

/** A key whose name the program computes. */
export function hiddenLayer(layer: Layer, made: Site): Hiding {
  const node = layer.kind === 'set' ? layer.node : made.node;
  return { node, module: made.module, reason: 'has a key whose name is computed' };
}

/** What happens to it there; only for changes that hide something. */
export function hiddenAt({ node, module, change }: Happening): Hiding {
  return { node, module, reason: reasonOf(change) };
}

function reasonOf(change: Change): string {
  if (change.kind === 'escape') return change.reason;
  if (change.kind === 'bind') return 'has keys that follow rules of their own';
  if (change.kind === 'inherit') return 'gets a prototype';
  return change.kind === 'remove'
    ? 'loses a key whose name is not known'
    : 'gets a key whose name is not known';
}
