/** Columns of plain text. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  paintHead: (text: string) => string = (text) => text,
): string {
  const widths = head.map((cell, column) =>
    Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    `  ${row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()}`;
  return `${paintHead(line(head))}\n${rows.map((row) => `${line(row)}\n`).join('')}`;
}
