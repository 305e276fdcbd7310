/** One thread of the audit: gets a setup once, then batches of files. */
import { getHeapStatistics } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { type Job, type Outcome, type Setup, inspectorOf } from './inspector.ts';

export interface Answer {
  outcomes: Outcome[];
  /** why results are not remembered */
  cacheProblem: string | null;
  heapBytes: number;
}

if (parentPort) {
  const port = parentPort;
  const inspector = inspectorOf(workerData as Setup);
  port.on('message', (jobs: Job[]) => {
    const outcomes = jobs.map((job) => inspector.inspect(job));
    port.postMessage({
      outcomes,
      cacheProblem: inspector.remember(),
      heapBytes: getHeapStatistics().used_heap_size,
    } satisfies Answer);
  });
}
