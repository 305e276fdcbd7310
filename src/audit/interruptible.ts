/**
 * Ctrl-C while this thread is busy: Node tells of it between two turns only, which a large file can hold
 * up for long. Code that is run as a script is ended at once.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Script } from 'node:vm';

/** What was under way ends here. */
export class Interrupted extends Error {
  override name = 'Interrupted';
}

const WORK = Symbol.for('openai-zdr.work');
const script = new Script(`globalThis[Symbol.for(${JSON.stringify(WORK.description)})]()`);

/** Does the work, and throws `Interrupted` on Ctrl-C. Nothing of it may write, as it can end anywhere. */
export async function interruptible<T>(work: () => T): Promise<T> {
  // A signal that waits to be told would be lost: Node looks for signals once in each turn.
  await nextTurn();
  await nextTurn();
  (globalThis as unknown as Record<symbol, () => T>)[WORK] = work;
  try {
    return script.runInThisContext({ breakOnSigint: true }) as T;
  } catch (error) {
    throw isInterruption(error) ? new Interrupted() : error;
  }
}

function isInterruption(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | null)?.code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED';
}

/** The same for what waits: it is not waited for any longer. */
export async function untilInterrupted<T>(
  running: Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  if (!signal) return running;
  let stop = (): void => undefined;
  const interrupted = new Promise<never>((_, reject) => {
    stop = () => {
      reject(new Interrupted());
    };
  });
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  try {
    return await Promise.race([running, interrupted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
