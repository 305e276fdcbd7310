/** What a process takes: time on the clock, time of all processors, memory. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Cost {
  seconds: number;
  /** of all processors together: says more than the clock on a machine that has other work */
  cpu: number;
  /** at the most; 0 where the system does not tell */
  megabytes: number;
}

export type Measured = () => Promise<Cost>;

const EVERY_MS = 5;
const TICKS_PER_SECOND = 100;

/** What /proc says of a process and its threads, for as long as it runs. */
class Watch {
  #kilobytes = 0;
  #ticks = 0;
  readonly #pid: number | undefined;

  constructor(pid: number | undefined) {
    this.#pid = pid;
  }

  look(): void {
    try {
      const peak = /VmHWM:\s+(\d+)/.exec(this.#about('status'))?.[1];
      this.#kilobytes = Math.max(this.#kilobytes, Number(peak ?? 0));
      // The name of the program stands before, in brackets; user and system time are the 12th and 13th after it.
      const fields = this.#about('stat').split(') ').at(-1)?.split(' ') ?? [];
      this.#ticks = Math.max(this.#ticks, Number(fields[11]) + Number(fields[12]));
    } catch {
      // It has ended, or the system has no such file.
    }
  }

  get cost(): Omit<Cost, 'seconds'> {
    return { cpu: this.#ticks / TICKS_PER_SECOND, megabytes: this.#kilobytes / 1024 };
  }

  #about(name: string): string {
    return readFileSync(`/proc/${String(this.#pid)}/${name}`, 'utf8');
  }
}

/** Findings are no failure: most tools end with 1 when there are some. */
export async function costOf(command: string, args: readonly string[], cwd: string): Promise<Cost> {
  const start = performance.now();
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (data: Buffer) => {
    said = (said + data.toString()).slice(-2000);
  });
  const watch = new Watch(child.pid);
  const timer = setInterval(() => {
    watch.look();
  }, EVERY_MS);
  try {
    const code = await new Promise<number | null>((done, fail) => {
      child.on('close', done);
      child.on('error', fail);
    });
    if (code === null || code > 1)
      throw new Error(`${command} in ${cwd} ended with ${String(code)}: ${said.trim()}`);
  } finally {
    clearInterval(timer);
  }
  return { seconds: (performance.now() - start) / 1000, ...watch.cost };
}

export function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}

export function medianCost(costs: readonly Cost[]): Cost {
  return {
    seconds: median(costs.map((item) => item.seconds)),
    cpu: median(costs.map((item) => item.cpu)),
    megabytes: median(costs.map((item) => item.megabytes)),
  };
}

export interface Comparison {
  own: Cost;
  other: Cost;
  /** medians of the ratios of each round, so that a busy minute of the machine falls on both sides */
  clock: number;
  cpu: number;
}

/** One here, one there, so many times. */
export async function inTurns(runs: number, own: Measured, other: Measured): Promise<Comparison> {
  const rounds: { own: Cost; other: Cost }[] = [];
  for (let round = 0; round < runs; round += 1)
    rounds.push({ other: await other(), own: await own() });
  return {
    own: medianCost(rounds.map((round) => round.own)),
    other: medianCost(rounds.map((round) => round.other)),
    clock: median(rounds.map((round) => round.own.seconds / round.other.seconds)),
    cpu: median(rounds.map((round) => round.own.cpu / round.other.cpu)),
  };
}
