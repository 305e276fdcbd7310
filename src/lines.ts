/** Offsets to lines and columns, both from 1. */
import type { SourceModule } from './values/module.ts';

export class LineIndex {
  readonly #starts: number[];

  constructor(text: string) {
    // Nobody sees a byte order mark.
    this.#starts = [text.startsWith('\uFEFF') ? 1 : 0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
      this.#starts.push(at + 1);
  }

  positionAt(offset: number): { line: number; column: number } {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - this.#starts[low]! + 1 };
  }

  /** Of a line that is not there, the nearest end of the text. */
  offsetAt(line: number, column: number): number {
    const start = this.#starts[Math.min(line, this.#starts.length) - 1] ?? 0;
    return start + column - 1;
  }

  lineAt(offset: number): number {
    return this.positionAt(offset).line;
  }
}

const indexes = new WeakMap<SourceModule, LineIndex>();

export function linesOf(module: SourceModule): LineIndex {
  let lines = indexes.get(module);
  if (!lines) indexes.set(module, (lines = new LineIndex(module.text)));
  return lines;
}
