/** How time and memory of an inventory grow with files, with calls in a file, with what leads to a call, and with nesting. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Cost, type Measured, medianCost } from './cost.ts';
import { generate } from './generate.ts';

export interface Series {
  name: string;
  sizes: readonly number[];
  /** as it is by default; otherwise in one thread, where no thread that starts looks like growth */
  isInThreads?: boolean;
  /** writes the files into an empty folder; tells how many calls stand in them */
  write: (folder: string, size: number) => number;
}

const CLIENT = "import OpenAI from 'openai';\nexport const openai = new OpenAI();\n";
const CALL = "openai.responses.create({ model: 'gpt-5.6-sol', input: '', store: false });\n";

const BY_TENS = [1, 10, 100, 300, 1000];
const DEEP = [10, 100, 300, 1000, 3000, 10_000];

const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join('');

type Files = Readonly<Record<string, string>>;

/** A series of programs with a fixed number of calls, one by default. */
function programs(
  name: string,
  sizes: readonly number[],
  files: (size: number) => Files,
  calls: (size: number) => number = () => 1,
): Series {
  return {
    name,
    sizes,
    write(folder, size) {
      for (const [file, text] of Object.entries(files(size)))
        writeFileSync(join(folder, file), text);
      return calls(size);
    },
  };
}

/** Files m0, m1, … that lead from a client to a call. */
function chain(first: string, link: (index: number) => string, last: (size: number) => string) {
  return (size: number): Files =>
    Object.fromEntries([
      ['m0.ts', first],
      ...Array.from({ length: size }, (_, index) => [`m${String(index + 1)}.ts`, link(index)]),
      ['call.ts', last(size)],
    ]) as Files;
}

const all = (size: number): number => size;

export const allSeries: readonly Series[] = [
  {
    name: 'files',
    sizes: [1000, 3000, 10_000, 30_000, 100_000],
    isInThreads: true,
    write: generate,
  },
  programs('calls in a file', BY_TENS, (size) => ({ 'calls.ts': CLIENT + CALL.repeat(size) }), all),
  programs(
    'functions with a call in a file',
    BY_TENS,
    (size) => ({
      'calls.ts': `${CLIENT}${times(
        size,
        (index) => `
export async function answer${String(index)}(question) {
  const params = { model: 'gpt-5.6-sol', input: question };
  params.store = false;
  return openai.responses.create(params);
}
`,
      )}`,
    }),
    all,
  ),
  programs(
    'calls that share one changing object',
    // Beyond 200 it is not followed.
    [1, 10, 30, 100, 190, 300, 1000],
    (size) => ({
      'calls.ts': `${CLIENT}const params = { model: 'gpt-5.6-sol', input: '', store: false };\n${times(
        size,
        (index) =>
          `params.input = 'question ${String(index)}';\nopenai.responses.create(params);\n`,
      )}`,
    }),
    all,
  ),
  programs(
    'files that export again',
    BY_TENS,
    chain(
      CLIENT,
      (index) => `export { openai } from './m${String(index)}';\n`,
      (size) => `import { openai } from './m${String(size)}';\n${CALL}`,
    ),
  ),
  programs(
    'files with a wrapper',
    BY_TENS,
    chain(
      `${CLIENT}export const ask0 = (body) => openai.responses.create(body);\n`,
      (index) =>
        `import { ask${String(index)} } from './m${String(index)}';\nexport const ask${String(index + 1)} = (body) => ask${String(index)}(body);\n`,
      (size) =>
        `import { ask${String(size)} } from './m${String(size)}';\nask${String(size)}({ model: 'gpt-5.6-sol', input: '', store: false });\n`,
    ),
  ),
  programs(
    'files that import the client',
    BY_TENS,
    (size) => ({
      'client.ts': CLIENT,
      ...Object.fromEntries(
        Array.from({ length: size }, (_, index) => [
          `m${String(index)}.ts`,
          `import { openai } from './client';\n${CALL}`,
        ]),
      ),
    }),
    all,
  ),
  programs('terms of a sum', DEEP, (size) => ({
    'nested.ts': `${CLIENT}openai.responses.create({ model: 'gpt-5.6-sol', store: false, input: ''${times(size, (index) => ` +\n'part ${String(index)}'`)} });\n`,
  })),
  programs('objects in each other', DEEP, (size) => ({
    'nested.ts': `${CLIENT}openai.responses.create({ model: 'gpt-5.6-sol', store: false, input: '', metadata: ${'{ a: '.repeat(size)}''${' }'.repeat(size)} });\n`,
  })),
  programs('conditions in each other', DEEP, (size) => ({
    'nested.ts': `${CLIENT}${'if (yes()) {\n'.repeat(size)}${CALL}${'}\n'.repeat(size)}`,
  })),
];

export interface Point extends Cost {
  size: number;
  /** calls that stand in the files */
  written: number;
  /** calls that were found */
  calls: number;
  /** the reason that the inventory gives when it did not look at a file */
  notAnalysed: string | null;
}

export interface Growth {
  name: string;
  points: readonly Point[];
  /** 1: twice as much for twice the size; null where it stays below what starting takes */
  exponents: { cpu: number | null; megabytes: number | null };
}

/** There are many sizes, and what is looked at is their sequence. */
const MAX_RUNS = 3;

export function growthRuns(runs: number): number {
  return Math.min(runs, MAX_RUNS);
}

type Inventory = (folder: string, output: string, isInThreads?: boolean) => Promise<Cost>;

/** What an inventory of nothing takes: the process, its modules, its data. */
export async function startOf(scratch: string, runs: number, run: Inventory): Promise<Cost> {
  const folder = join(scratch, 'start');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'nothing.ts'), 'export {};\n');
  return medianOf(runs, () => run(folder, join(scratch, 'start.json')));
}

/** Each size in a folder of its own, which is gone afterwards. */
export async function growthOf(
  { name, sizes, write, isInThreads = false }: Series,
  scratch: string,
  { start, runs, run }: { start: Cost; runs: number; run: Inventory },
): Promise<Growth> {
  const points: Point[] = [];
  for (const size of sizes) {
    const folder = join(scratch, 'growing');
    mkdirSync(folder, { recursive: true });
    const written = write(folder, size);
    const output = join(scratch, 'growing.json');
    const cost = await medianOf(runs, () => run(folder, output, isInThreads));
    const { calls, notAnalysed } = JSON.parse(readFileSync(output, 'utf8')) as {
      calls: unknown[];
      notAnalysed: { reason: string }[];
    };
    const [missed] = notAnalysed;
    points.push({
      ...cost,
      size,
      written,
      calls: calls.length,
      notAnalysed: missed?.reason ?? null,
    });
    rmSync(folder, { recursive: true });
  }
  const seen = points.filter((point) => point.notAnalysed === null);
  const exponent = (what: 'cpu' | 'megabytes'): number | null =>
    exponentOf(
      seen.map((point) => ({ size: point.size, amount: point[what] })),
      start[what],
    );
  return { name, points, exponents: { cpu: exponent('cpu'), megabytes: exponent('megabytes') } };
}

async function medianOf(runs: number, measured: Measured): Promise<Cost> {
  const costs: Cost[] = [];
  for (let round = 0; round < runs; round += 1) costs.push(await measured());
  return medianCost(costs);
}

/** What is less than this share of the start is noise. */
const NOISE = 0.25;

/**
 * The steepest step between two neighbours of the last tenfold growth, above what the start takes: neither the start nor the first
 * compilation hides what large sizes say, and where the analysis gives up, it is not hidden how it got there.
 */
export function exponentOf(
  points: readonly { size: number; amount: number }[],
  start: number,
): number | null {
  const largest = Math.max(...points.map(({ size }) => size));
  const logs = points
    .filter(({ size, amount }) => size * 10 >= largest && amount - start > start * NOISE)
    .map(({ size, amount }) => ({ x: Math.log(size), y: Math.log(amount - start) }));
  const slopes = logs.slice(1).map((log, index) => {
    const before = logs[index]!;
    return (log.y - before.y) / (log.x - before.x);
  });
  return slopes.length > 0 ? Math.max(...slopes) : null;
}
