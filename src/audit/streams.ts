/** What the command may say, and where. */
import { printable } from '../printable.ts';

export interface Stream {
  write: (text: string) => unknown;
  isTTY?: boolean;
  columns?: number;
}

export interface Streams {
  cwd: string;
  stdout: Stream;
  stderr: Stream;
  /**
   * the environment variables that count: NO_COLOR, FORCE_COLOR, COLUMNS, SOURCE_DATE_EPOCH, and where the
   * key of the cache is
   */
  env?: Readonly<Record<string, string | undefined>>;
  /** stops the run; nothing half-written stays behind */
  signal?: AbortSignal;
}

/** One line, whatever names stand in it. */
export function tell({ stderr }: Pick<Streams, 'stderr'>, message: string): void {
  stderr.write(`openai-zdr: ${printable(message)}\n`);
}

/** The time of the run, or the one that a reproducible build sets. */
export function dateOf({ env = {} }: Streams): string {
  const epoch = env.SOURCE_DATE_EPOCH;
  const date =
    epoch !== undefined && /^\d+$/.test(epoch) ? new Date(Number(epoch) * 1000) : new Date();
  return date.toISOString();
}

export function hasColours({ stdout, env = {} }: Streams): boolean {
  const { NO_COLOR = '', FORCE_COLOR = '' } = env;
  return NO_COLOR === '' && (stdout.isTTY === true || !['', '0'].includes(FORCE_COLOR));
}

/** Of a terminal that does not say it. */
const USUAL_COLUMNS = 80;

/** How wide lines may be. What goes into a file or another program is not broken, unless COLUMNS asks for it. */
export function columnsOf({ stdout, env = {} }: Streams): number {
  const { COLUMNS = '' } = env;
  if (/^[1-9]\d*$/.test(COLUMNS)) return Number(COLUMNS);
  return stdout.isTTY === true ? stdout.columns || USUAL_COLUMNS : Infinity;
}
