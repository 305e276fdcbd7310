/** What happens to an object, and where. */
import type { Node } from '../ast.ts';
import type { SourceModule } from '../module.ts';
import type { Arg, Env, Site } from '../value.ts';

/** Something that happens to an object. */
export type Change =
  /** `value` is `null` for something that is not written down */
  | { kind: 'set'; key: string | null; value: Site | null; unless?: string }
  | { kind: 'remove'; key: string | null }
  /** `Object.assign(x, …)` */
  | { kind: 'merge'; sources: readonly Arg[] }
  /** `Object.setPrototypeOf(x, …)` */
  | { kind: 'inherit'; from: Site | null }
  /** `x.push(…)`, `x.set(…)` */
  | { kind: 'call'; method: string | null; args: readonly Arg[] }
  /** keys that follow rules of their own from there on */
  | { kind: 'bind'; key: string | null; isFrozen?: boolean }
  /** a function is called; `isSure`: once at least, and not later */
  | { kind: 'invoke'; isSure: boolean }
  | { kind: 'escape'; reason: string };

export interface Happening {
  /** it happens to this object and to no other that the same name may stand for */
  isSure: boolean;
  node: Node;
  module: SourceModule;
  env: Env | null;
  change: Change;
  /** it happens in a file of which nobody knows when it runs, or whether it does */
  isElsewhere?: true;
}

const CHANGING: ReadonlySet<Change['kind']> = new Set(['set', 'remove', 'merge', 'bind']);

export function isChanging({ kind }: Change): boolean {
  return CHANGING.has(kind);
}
