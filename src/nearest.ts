/** What somebody may have meant. */

/** The candidate that differs by the fewest edits, when they are few. */
export function nearest(
  text: string,
  candidates: readonly string[] | ReadonlySet<string>,
): string | null {
  const known = found.get(candidates) ?? new Map<string, string | null>();
  found.set(candidates, known);
  let match = known.get(text);
  if (match === undefined) known.set(text, (match = nearestOf(text, candidates)));
  return match;
}

/** A word for the end of what is wrong; empty where nothing is near. */
export function didYouMean(
  given: unknown,
  candidates: readonly string[],
  shown: (match: string) => string = (match) => match,
): string {
  const match = typeof given === 'string' ? nearest(given, candidates) : null;
  return match === null ? '' : ` (did you mean ${shown(match)}?)`;
}

const found = new WeakMap<object, Map<string, string | null>>();

function nearestOf(text: string, candidates: Iterable<string>): string | null {
  let best: { candidate: string; distance: number } | null = null;
  for (const candidate of candidates) {
    const limit = Math.max(1, Math.floor(Math.max(text.length, candidate.length) / 4));
    if (Math.abs(text.length - candidate.length) > limit) continue;
    const distance = editDistance(text.toLowerCase(), candidate.toLowerCase());
    if (distance <= limit && (!best || distance < best.distance)) best = { candidate, distance };
  }
  return best?.candidate ?? null;
}

/** Insertions, deletions, replacements and swaps of neighbours. */
export function editDistance(left: string, right: string): number {
  const rows = Array.from({ length: left.length + 1 }, (_, row) =>
    Array.from({ length: right.length + 1 }, (__, column) =>
      row === 0 ? column : column === 0 ? row : 0,
    ),
  );
  for (let row = 1; row <= left.length; row += 1) {
    for (let column = 1; column <= right.length; column += 1) {
      const cost = left[row - 1] === right[column - 1] ? 0 : 1;
      let best = Math.min(
        rows[row - 1]![column]! + 1,
        rows[row]![column - 1]! + 1,
        rows[row - 1]![column - 1]! + cost,
      );
      if (
        row > 1 &&
        column > 1 &&
        left[row - 1] === right[column - 2] &&
        left[row - 2] === right[column - 1]
      )
        best = Math.min(best, rows[row - 2]![column - 2]! + 1);
      rows[row]![column] = best;
    }
  }
  return rows[left.length]![right.length]!;
}
