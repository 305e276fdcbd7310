/** Shares candidate files out among threads. The outcome does not depend on how many there are. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { analysisFailed } from '../failure.ts';
import { collectGarbage } from './garbage.ts';
import { interruptible } from './interruptible.ts';
import { type Job, type Outcome, type Setup, inspectorOf } from './inspector.ts';
import type { Answer } from './worker.ts';

const MAX_WORKERS = 8;
/** A thread has to translate the code of this tool afresh, which costs about as much as this many files. */
const FILES_PER_WORKER = 100;
/** Between two lots there is a turn in this thread. */
const FILES_AT_ONCE = 16;
/** From this many files on there are threads for the sake of memory, on any machine. */
const MANY_FILES = 1000;
/** What all threads together may hold; a thread that reaches its part makes way for a new one. */
const MEMORY_BYTES = 1024 * 1024 * 1024;
const MIN_MEMORY_BYTES = 160 * 1024 * 1024;
/** of each thread, for what does not live long: a quarter of what it would take, in the same time */
const YOUNG_MB = 12;

export interface PoolOptions {
  setup: Setup;
  jobs: readonly Job[];
  /** 0 keeps everything in this thread; `null` chooses by the number of files and processors */
  workers: number | null;
  signal: AbortSignal;
  onProgress: (done: number) => void;
}

export interface Inspected {
  /** in the order of the jobs */
  outcomes: Outcome[];
  /** why results could not be remembered */
  cacheProblem: string | null;
}

export async function inspectAll(options: PoolOptions): Promise<Inspected> {
  if (options.jobs.length === 0) return { outcomes: [], cacheProblem: null };
  const workers = options.workers ?? numberOfWorkers(options.jobs.length);
  const found =
    workers === 0
      ? await inspectHere(options)
      : await new Pool(options, Math.min(workers, options.jobs.length)).run();
  found.outcomes.sort((left, right) => left.file - right.file);
  return found;
}

function numberOfWorkers(files: number): number {
  // The sources of this package cannot be loaded as a thread by every version of Node.js.
  if (import.meta.url.endsWith('.ts')) return 0;
  // The compiler and the garbage collector of each thread keep a processor busy of their own.
  const processors = Math.max(availableParallelism() - 1, files < MANY_FILES ? 1 : 2);
  const workers = Math.min(processors, MAX_WORKERS, Math.floor(files / FILES_PER_WORKER));
  return workers > 1 ? workers : 0;
}

async function inspectHere({ setup, jobs, signal, onProgress }: PoolOptions): Promise<Inspected> {
  const found: Inspected = { outcomes: [], cacheProblem: null };
  const inspector = await interruptible(() => inspectorOf(setup));
  for (let first = 0; first < jobs.length; first += FILES_AT_ONCE) {
    signal.throwIfAborted();
    await interruptible(() => {
      for (const job of jobs.slice(first, first + FILES_AT_ONCE)) {
        found.outcomes.push(inspector.inspect(job));
        onProgress(found.outcomes.length);
      }
    });
    // What is written is written whole: it is no part of what can be interrupted.
    found.cacheProblem = inspector.remember();
  }
  return found;
}

interface Thread {
  worker: Worker;
  /** which part of the files it works through */
  part: number;
  batch: readonly Job[];
}

class Pool {
  readonly #options: PoolOptions;
  readonly #count: number;
  /**
   * what is left of the files that stand side by side: neighbours import the same files, so a
   * thread reads those once
   */
  readonly #parts: Job[][];
  readonly #batchSize: number;
  /** files of a batch that ran out of memory */
  readonly #suspects: Job[] = [];
  readonly #threads = new Set<Thread>();
  readonly #outcomes: Outcome[] = [];
  #cacheProblem: string | null = null;
  readonly #heapLimit: number;
  #settle: { resolve: (outcomes: Outcome[]) => void; reject: (error: unknown) => void } | null =
    null;

  constructor(options: PoolOptions, count: number) {
    this.#options = options;
    this.#count = count;
    this.#heapLimit = Math.max(MIN_MEMORY_BYTES, MEMORY_BYTES / count);
    const { length } = options.jobs;
    this.#batchSize = Math.max(1, Math.min(16, Math.ceil(length / (count * 8))));
    this.#parts = Array.from({ length: count }, (_, index) =>
      options.jobs.slice(
        Math.round((index * length) / count),
        Math.round(((index + 1) * length) / count),
      ),
    );
  }

  async run(): Promise<Inspected> {
    const stop = (): void => {
      this.#fail(this.#options.signal.reason);
    };
    this.#options.signal.addEventListener('abort', stop);
    try {
      const outcomes = await new Promise<Outcome[]>((resolve, reject) => {
        this.#settle = { resolve, reject };
        for (let part = 0; part < this.#count; part += 1) this.#start(part);
        // While they start, this thread has nothing to do.
        collectGarbage();
      });
      return { outcomes, cacheProblem: this.#cacheProblem };
    } finally {
      this.#options.signal.removeEventListener('abort', stop);
      await Promise.all([...this.#threads].map(({ worker }) => worker.terminate()));
    }
  }

  #start(part: number): void {
    const worker = new Worker(new URL('./worker.cjs', import.meta.url), {
      workerData: this.#options.setup,
      resourceLimits: {
        maxOldGenerationSizeMb: Math.ceil((this.#heapLimit * 2) / 1024 / 1024),
        maxYoungGenerationSizeMb: YOUNG_MB,
      },
    });
    const thread: Thread = { worker, part, batch: [] };
    this.#threads.add(thread);
    worker.on('message', (answer: Answer) => {
      this.#receive(thread, answer);
    });
    worker.on('error', (error) => {
      this.#lost(thread, error);
    });
    this.#next(thread);
  }

  #receive(thread: Thread, { outcomes, cacheProblem, heapBytes }: Answer): void {
    this.#cacheProblem ??= cacheProblem;
    this.#outcomes.push(...outcomes);
    this.#options.onProgress(this.#outcomes.length);
    if (heapBytes > this.#heapLimit && this.#isMoreToDo()) {
      this.#retire(thread);
      this.#start(thread.part);
    } else this.#next(thread);
  }

  /** One suspect, or a batch from the start of its own part, then from the end of the longest. */
  #take(part: number): readonly Job[] {
    const suspect = this.#suspects.shift();
    if (suspect) return [suspect];
    const own = this.#parts[part] ?? [];
    if (own.length > 0) return own.splice(0, this.#batchSize);
    const longest = this.#parts.reduce((left, right) =>
      right.length > left.length ? right : left,
    );
    return longest.splice(-this.#batchSize);
  }

  #isMoreToDo(): boolean {
    return this.#suspects.length > 0 || this.#parts.some((left) => left.length > 0);
  }

  #next(thread: Thread): void {
    thread.batch = this.#take(thread.part);
    if (thread.batch.length > 0) thread.worker.postMessage(thread.batch);
    else {
      this.#retire(thread);
      if (this.#threads.size === 0) this.#settle?.resolve(this.#outcomes);
    }
  }

  /** A thread that ran out of memory: its files are tried one at a time, and the one to blame is given up. */
  #lost(thread: Thread, error: unknown): void {
    this.#threads.delete(thread);
    if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_OUT_OF_MEMORY') {
      this.#fail(error);
      return;
    }
    const [only, ...others] = thread.batch;
    if (only && others.length === 0)
      this.#outcomes.push({
        file: only.file,
        failure: analysisFailed('it needs more memory than one file may have'),
        isFault: true,
      });
    else this.#suspects.push(...thread.batch);
    this.#start(thread.part);
  }

  #retire(thread: Thread): void {
    this.#threads.delete(thread);
    void thread.worker.terminate();
  }

  #fail(error: unknown): void {
    this.#settle?.reject(error);
  }
}
