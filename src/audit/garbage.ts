/** Memory that a thread keeps for later, given back to the system. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What a look at many files leaves behind is not collected while a thread only waits. */
export function collectGarbage(): void {
  try {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    collect();
    // What is empty after the first goes back to the system with the next.
    collect();
  } catch {
    // It only takes more memory.
  }
}
