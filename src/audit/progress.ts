/** One line on stderr that says how far a long run is. Only where somebody watches. */
import type { Progress } from './audit.ts';

/** Short runs stay silent. */
const QUIET_MS = 700;
const EVERY_MS = 100;

export class ProgressLine {
  readonly #write: ((text: string) => unknown) | null;
  readonly #started = Date.now();
  #shownAt = 0;
  #isShown = false;

  constructor(stream: { write: (text: string) => unknown; isTTY?: boolean }, quiet: boolean) {
    this.#write = stream.isTTY === true && !quiet ? (text) => stream.write(text) : null;
  }

  readonly show = ({ what, done, total }: Progress): void => {
    const now = Date.now();
    if (!this.#write || now - this.#started < QUIET_MS || now - this.#shownAt < EVERY_MS) return;
    this.#shownAt = now;
    this.#isShown = true;
    this.#write(`\r\u001b[2K${what} ${String(done)} of ${String(total)} files`);
  };

  clear(): void {
    if (this.#isShown) this.#write?.('\r\u001b[2K');
    this.#isShown = false;
  }
}
