/** A terminal, as far as a text has to know it. */
import type { Paint } from './colours.ts';
import { wrapped } from './text-width.ts';

export interface Screen {
  paint: Paint;
  /** how wide lines may be; `Infinity` where nothing has to be broken */
  width: number;
}

/** Words on as many lines as they need. */
export function paragraph(text: string, { width }: Screen, indent = 0): string {
  return `${' '.repeat(indent)}${wrapped(text, width, indent)}\n`;
}
