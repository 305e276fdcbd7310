/** Options that a program sets and a framework never sends. */
import { contains } from '../../values/ast.ts';
import type { ObjectView, WrittenKey } from '../../values/heap/object-view.ts';
import type { IgnoredOption } from '../record.ts';

export interface Dropping {
  /** `is dropped by openai()` */
  reason: string;
  /** where it would take effect */
  instead: (name: string) => string | null;
  /** what stands before its name: `modelSettings.` */
  below?: string;
}

export function droppedIn(
  view: ObjectView | null,
  isDropped: (name: string) => boolean,
  { reason, instead, below = '' }: Dropping,
): IgnoredOption[] {
  if (!view) return [];
  return view
    .written()
    .filter((key) => isDropped(key.name) && (isOwn(view, key) || isSure(view, key.name)))
    .map(({ name, node, module }) => ({
      name: `${below}${name}`,
      node,
      module,
      reason,
      instead: instead(name),
    }));
}

/** It stands in the options themselves, not in something that one of several ways puts into them. */
function isOwn({ alternatives }: ObjectView, { node, module }: WrittenKey): boolean {
  return alternatives.some(({ site }) => site.module === module && contains(site.node, node));
}

function isSure(view: ObjectView, name: string): boolean {
  const { absent, unknown } = view.get(name);
  return !absent && !unknown;
}
