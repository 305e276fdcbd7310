/** What a program sets on a client after it is made: `client.baseURL = …`, `Object.assign(client, …)`. */
import type { Node } from '../../values/ast.ts';
import type { Evaluator } from '../../values/evaluator.ts';
import type { Happening } from '../../values/heap/change.ts';
import { stateAt } from '../../values/heap/history.ts';
import {
  HIDDEN,
  type Lookup,
  NOTHING,
  isSameLookup,
  maybe,
  meet,
  merge,
} from '../../values/heap/lookup.ts';
import { ObjectView } from '../../values/heap/object-view.ts';
import { setsAnyKey } from '../../values/heap/syntax.ts';
import { trailOf } from '../../values/heap/trail.ts';
import { valueWritten } from '../../values/heap/written.ts';
import type { Site } from '../../values/value.ts';

type Effect = (before: Lookup) => Lookup;

/**
 * What stands under a key where a node uses the client. That a client is handed to a function which is
 * not read does not count: such functions send, or keep it.
 */
export function assignedTo(
  ask: Evaluator,
  made: Site,
  key: string,
  use: Node,
  initial: Lookup = NOTHING,
): Lookup {
  return mayBeSet(ask, made, key) ? assignedBelow(ask, made, [], key, use, initial) : initial;
}

/** The same of what stands below the client: `client.responses.create = …`. */
function assignedBelow(
  ask: Evaluator,
  made: Site,
  path: readonly string[],
  key: string,
  use: Node,
  initial: Lookup,
): Lookup {
  const trail = trailOf(ask, made, path);
  const isSet = trail.happenings.some((happening) => effectOf(ask, happening, key, use) !== null);
  // A client that goes to many places is a client still.
  if (!isSet) return initial;
  return stateAt<Lookup>(
    ask,
    made,
    trail,
    { node: use, isLate: false },
    {
      initial,
      unseen: { ...initial, unknown: true },
      effectOf: (happening) => effectOf(ask, happening, key, use),
      join: meet,
      isSame: isSameLookup,
      maybe,
    },
  );
}

/** A method of the client, or something on the way to it, is another by then. */
export function isReplaced(
  ask: Evaluator,
  made: Site,
  path: readonly string[],
  { node: use, module }: Pick<Site, 'node' | 'module'>,
): boolean {
  const files = [...new Set([made.module, module])];
  return path.some((key, index) => {
    const isAssigned = files.some((file) => file.assignmentsOf(key).length > 0 || setsAnyKey(file));
    if (!isAssigned && !ask.isSetElsewhere(made.module.filename, key)) return false;
    const found = assignedBelow(ask, made, path.slice(0, index), key, use, NOTHING);
    return found.values.length > 0 || found.unknown;
  });
}

/** Something in the file, or in one that imports it, may set the key of something. */
export function mayBeSet(ask: Evaluator, { module }: Site, key: string): boolean {
  const isHere = module.readersOf(key).length > 0 || setsAnyKey(module);
  return isHere || ask.isSetElsewhere(module.filename, key);
}

function effectOf(
  ask: Evaluator,
  { change, node }: Happening,
  key: string,
  use: Node,
): Effect | null {
  switch (change.kind) {
    case 'set': {
      const { value, unless } = change;
      if (change.key === null) return (before) => ({ ...before, unknown: true });
      if (change.key !== key) return null;
      const set = (): Lookup => (value ? valueWritten(ask, value, node, use) : HIDDEN);
      return unless === undefined ? set : (before) => merge([before, set()]);
    }
    case 'merge': {
      const sources = change.sources.map(({ site }) =>
        new ObjectView(ask, ask.evaluate(site), node).get(key),
      );
      const given = sources.filter(({ values, unknown }) => values.length > 0 || unknown);
      if (given.length === 0) return null;
      return (before) =>
        given.reduce((state, found) => (found.absent ? merge([state, found]) : found), before);
    }
    case 'bind':
      return change.key === key ? () => HIDDEN : null;
    default:
      return null;
  }
}
