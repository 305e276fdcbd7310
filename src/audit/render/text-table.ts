/** Columns of plain text, in the width that there is. */
import { clipped, padded, widthOf, wrapped } from './text-width.ts';

export interface Column {
  title: string;
  cells: readonly string[];
  /** may be left out where the width does not suffice */
  isSpare?: true;
}

const INDENT = 2;
const GAP = 2;

/** Too wide, it says once what is the same in all rows, then leaves out spare columns from the right. */
export function table(
  given: readonly Column[],
  width: number,
  paintHead: (text: string) => string = (text) => text,
): string {
  let columns = [...given];
  const said: string[] = [];
  const isTooWide = (): boolean => tableWidth(columns) > width;
  for (const column of columns.toReversed()) {
    const [first = '', ...others] = column.cells;
    const isOne = others.length > 0 && others.every((cell) => cell === first);
    if (!isOne || !isTooWide() || column === given[0]) continue;
    columns = columns.filter((item) => item !== column);
    said.unshift(`${column.title}: ${first}`);
  }
  for (const column of given.toReversed()) {
    if (column.isSpare && isTooWide()) columns = columns.filter((item) => item !== column);
  }
  const widths = columns.map(columnWidth);
  const over = tableWidth(columns) - width;
  if (over > 0) widths[0] = Math.max(MIN_WIDTH, (widths[0] ?? 0) - over);
  const line = (cells: readonly string[]): string =>
    ' '.repeat(INDENT) +
    cells
      .map((cell, index) => padded(clipped(cell, widths[index] ?? 0), widths[index] ?? 0))
      .join(' '.repeat(GAP))
      .trimEnd();
  const rows = (given[0]?.cells ?? []).map((_, row) =>
    line(columns.map(({ cells }) => cells[row] ?? '')),
  );
  return [
    paintHead(line(columns.map(({ title }) => title))),
    ...rows,
    ...(said.length > 0
      ? [paintHead(`  ${wrapped(`in all rows: ${said.join(', ')}`, width, INDENT)}`)]
      : []),
  ]
    .map((text) => `${text}\n`)
    .join('');
}

const MIN_WIDTH = 12;

function columnWidth({ title, cells }: Column): number {
  return Math.max(widthOf(title), ...cells.map(widthOf));
}

function tableWidth(columns: readonly Column[]): number {
  const gaps = INDENT + GAP * Math.max(0, columns.length - 1);
  return columns.reduce((sum, column) => sum + columnWidth(column), gaps);
}
