/** One line on stderr that says how far a long run is. Only where somebody watches. */
import type { Progress } from './prepare.ts';
import type { Stream } from './streams.ts';
import { plural } from './verdicts.ts';

/** Short runs stay silent. */
const QUIET_MS = 700;
const EVERY_MS = 100;

export class ProgressLine {
  readonly #write: ((text: string) => unknown) | null;
  readonly #started = Date.now();
  readonly #after: number;
  #shownAt = 0;
  #isShown = false;

  constructor(stream: Stream, quiet: boolean, after = QUIET_MS) {
    this.#after = after;
    this.#write = stream.isTTY === true && !quiet ? (text) => stream.write(text) : null;
  }

  readonly show = ({ what, done, total }: Progress): void => {
    const now = Date.now();
    if (!this.#write || now - this.#started < this.#after || now - this.#shownAt < EVERY_MS) return;
    this.#shownAt = now;
    this.#isShown = true;
    this.#write(`\r\u001b[2K${what} ${String(done)} of ${plural(total, 'file')}`);
  };

  readonly clear = (): void => {
    if (this.#isShown) this.#write?.('\r\u001b[2K');
    this.#isShown = false;
  };
}
