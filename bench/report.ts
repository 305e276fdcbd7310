/** What a whole run says, as a page. */
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { type Growth, type Point, growthRuns } from './growth.ts';
import type { Row } from './lab.ts';

export interface Results {
  rows: readonly Row[];
  growth: readonly Growth[];
}

/** When and where it was measured. */
export interface Circumstances {
  date: string;
  command: string;
  runs: number;
  machine: string;
  load: string;
  versions: string;
}

export function circumstances(
  command: string,
  runs: number,
  versions: Readonly<Record<string, string>>,
): Circumstances {
  const gigabytes = totalmem() / 2 ** 30;
  return {
    date: new Date().toISOString().slice(0, 10),
    command,
    runs,
    machine: `${String(availableParallelism())} processors (${cpus()[0]?.model.trim() ?? 'unknown'}), ${gigabytes.toFixed(0)} GB, ${process.platform} ${process.arch}`,
    load: loadavg()[0]?.toFixed(1) ?? 'unknown',
    versions: Object.entries({ 'Node.js': process.versions.node, ...versions })
      .map(([name, version]) => `${name} ${version}`)
      .join(', '),
  };
}

export function rowsTable(rows: readonly Row[]): string {
  return [
    '| what | today | goal | medians of both sides |',
    '| --- | --- | --- | --- |',
    ...rows.map(
      ({ what, today, goal, unit, detail }) =>
        `| ${what} | ${amount(today)}${unit} | ${goal === null ? '' : `≤ ${amount(goal)}${unit}`} | ${detail} |`,
    ),
  ].join('\n');
}

export function growthTable(growth: readonly Growth[]): string {
  return [
    '| what grows | to | processor time | grows like | memory | grows like |',
    '| --- | --- | --- | --- | --- | --- |',
    ...growth.map(({ name, points, exponents }) => {
      const { size, cpu, megabytes } = points.filter(isWhole).at(-1) ?? points[0]!;
      return `| ${name} | ${number(size)} | ${cpu.toFixed(2)} s | ${power(exponents.cpu)} | ${megabytes.toFixed(0)} MB | ${power(exponents.megabytes)} |`;
    }),
  ].join('\n');
}

function pointsTable(growth: readonly Growth[]): string {
  return [
    '| what grows | size | time | processor time | memory | calls found |',
    '| --- | --- | --- | --- | --- | --- |',
    ...growth.flatMap(({ name, points }) =>
      points.map(
        (point) =>
          `| ${name} | ${number(point.size)} | ${point.seconds.toFixed(2)} s | ${point.cpu.toFixed(2)} s | ${point.megabytes.toFixed(0)} MB | ${foundIn(point)} |`,
      ),
    ),
  ].join('\n');
}

function foundIn({ calls, written, notAnalysed }: Point): string {
  const found = calls === written ? number(calls) : `${number(calls)} of ${number(written)}`;
  return notAnalysed === null ? found : `${found}: not analysed, ${notAnalysed}`;
}

export function page({ rows, growth }: Results, about: Circumstances): string {
  return `# What it costs

Written by \`${about.command}\` on ${about.date}; nobody edits it.

- Machine: ${about.machine}; load when it began: ${about.load}.
- Versions: ${about.versions}.
- Ratios of one run: both sides by turns, by the clock; medians of ${String(about.runs)}. Seconds and megabytes of another machine
  are others; ratios hardly.
- Code bases are packages of the npm registry, in the versions of [inputs.json](inputs.json), without their dependencies;
  ast-grep looks for seven method patterns in three languages.

${rowsTable(rows)}

## Growth

![Processor time and memory of an inventory by size](growth.svg)

The steepest step of the last tenfold growth, above what starting takes: n^1 is linear. Nothing is said where it stays within a
quarter of the start. A hollow dot: the inventory lists the file as not analysed. Files grow as by default, the others in one thread.

${growthTable(growth)}

All that was measured, medians of ${String(growthRuns(about.runs))}:

${pointsTable(growth)}
`;
}

/** Programs of which neither all calls were found, nor the reason said. */
export function silent(growth: readonly Growth[]): string[] {
  return growth.flatMap(({ name, points }) =>
    points
      .filter((point) => isWhole(point) && point.calls !== point.written)
      .map((point) => `${number(point.size)} ${name}: ${foundIn(point)} calls`),
  );
}

function isWhole(point: Point): boolean {
  return point.notAnalysed === null;
}

function amount(value: number): string {
  return value >= 100 ? number(Math.round(value)) : value.toFixed(2);
}

function number(value: number): string {
  return value.toLocaleString('en');
}

function power(exponent: number | null): string {
  return exponent === null ? '' : `n^${exponent.toFixed(2)}`;
}
