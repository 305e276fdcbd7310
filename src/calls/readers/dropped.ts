/** Options that a program sets and a framework never sends. */
import type { ObjectView } from '../../values/heap/object-view.ts';
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
  return (view?.written() ?? [])
    .filter(({ name }) => isDropped(name))
    .map(({ name, node, module }) => ({
      name: `${below}${name}`,
      node,
      module,
      reason,
      instead: instead(name),
    }));
}
