/** How long messages may be: editors show them in a line beside the code. */
export const LONGEST = 160;
export const MEDIAN = 110;

export function medianOf(texts: readonly string[]): number {
  const lengths = texts.map(({ length }) => length).sort((left, right) => left - right);
  return lengths[lengths.length >> 1] ?? 0;
}
