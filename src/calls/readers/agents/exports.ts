/** Values that come from the Agents SDK. */
import { AGENTS_EXTENSIONS, AGENTS_PACKAGE } from '../../../catalogue/frameworks/agents.ts';
import type { Node } from '../../../values/ast.ts';
import type { Lookup } from '../../../values/heap/lookup.ts';
import { ObjectView } from '../../../values/heap/object-view.ts';
import {
  type Arg,
  type Value,
  type ValueOf,
  isNothing,
  literal,
  takerOf,
  unknown,
} from '../../../values/value.ts';
import { importOf } from '../../client.ts';
import type { Desk } from '../reader.ts';

/** `run`, `Runner`, …: the name of an export, whatever the program calls it. */
export function nameOfExport(value: Value): string | null {
  return nameFrom(value, AGENTS_PACKAGE);
}

export function nameOfExtension(value: Value): string | null {
  return nameFrom(value, AGENTS_EXTENSIONS);
}

function nameFrom(value: Value, packages: RegExp): string | null {
  const made = importOf(value);
  return made && packages.test(made.source) ? made.name : null;
}

/** What `new Name(…)` makes, for one of these names. */
export function isMadeBy(value: Value, names: RegExp): value is ValueOf<'new'> {
  return value.kind === 'new' && names.test(nameOfExport(value.callee) ?? '');
}

/** An argument as it is when its taker runs; `null` where it is not given. */
export function given({ evaluator }: Desk, arg: Arg | undefined): ObjectView | null {
  if (!arg) return null;
  return new ObjectView(evaluator, arg.spread ? [] : evaluator.evaluate(arg.site), takerOf(arg));
}

/**
 * The object under a key, as it is at `use`; that it may be missing, or hidden, is kept. `null`
 * where there is none.
 */
export function objectIn({ evaluator }: Desk, lookup: Lookup, use: Node): ObjectView | null {
  const { values, absent, unknown: isHidden } = lookup;
  const isMissing = !isHidden && values.every(isNothing);
  const [first] = values;
  if (isMissing) return null;
  if (!first) return new ObjectView(evaluator, [], use);
  return new ObjectView(
    evaluator,
    [
      ...values,
      ...(absent ? [literal(first.site, undefined)] : []),
      ...(isHidden ? [unknown(first.site, 'is not seen')] : []),
    ],
    use,
  );
}

/** Views of one object from what yields to what wins: what one lacks, the one before it gives. */
export function layered(views: readonly (ObjectView | null)[], key: string): Lookup {
  let result: Lookup = { values: [], absent: true, unknown: false, nodes: [] };
  for (const view of views) {
    const found = view?.get(key);
    if (!found) continue;
    result = !found.absent
      ? found
      : {
          values: [...result.values, ...found.values],
          absent: result.absent,
          unknown: result.unknown || found.unknown,
          nodes: [...result.nodes, ...found.nodes],
        };
  }
  return result;
}

export type Tri = 'yes' | 'no' | 'unknown';

/** Whether something is switched on; `otherwise` where nothing says so. */
export function truthOf({ values, absent, unknown: isHidden }: Lookup, otherwise: Tri): Tri {
  const said = values.map((value): Tri => {
    if (value.kind === 'literal' && value.value === undefined) return otherwise;
    if (value.kind === 'literal') return value.value ? 'yes' : 'no';
    return 'unknown';
  });
  const all = new Set<Tri>([
    ...said,
    ...(isHidden ? ['unknown' as const] : []),
    ...(absent ? [otherwise] : []),
  ]);
  const [only] = all;
  return all.size === 1 && only ? only : 'unknown';
}
