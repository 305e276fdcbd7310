/** What can be measured, each part under the name that the command takes. */
import { parseArgs } from 'node:util';
import { eslintRows } from './eslint.ts';
import { type Growth, allSeries, growthOf, growthRuns, startOf } from './growth.ts';
import { importRows } from './import.ts';
import { inventoryOf, inventoryRows } from './inventory.ts';
import { keystrokeRows } from './keystroke.ts';
import type { Lab, Row } from './lab.ts';
import { oxlintRows } from './oxlint.ts';
import type { Results } from './report.ts';

type Part = (lab: Lab) => Promise<Results>;

const table =
  (rowsOf: (lab: Lab) => Promise<Row[]>): Part =>
  async (lab) => ({ rows: await rowsOf(lab), growth: [] });

export const parts: Readonly<Record<string, Part>> = {
  inventory: table(inventoryRows),
  eslint: table(eslintRows),
  oxlint: table(oxlintRows),
  keystroke: table(keystrokeRows),
  import: table(importRows),
  growth: growthPart,
};

const FILES_GOALS = { seconds: 6, megabytes: 320 };

async function growthPart(lab: Lab): Promise<Results> {
  const runs = growthRuns(lab.runs);
  const start = await startOf(lab.scratch, runs, inventoryOf);
  const growth: Growth[] = [];
  for (const series of allSeries) {
    lab.say(`growth: ${series.name}`);
    growth.push(await growthOf(series, lab.scratch, { start, runs, run: inventoryOf }));
  }
  return { rows: rowsOfFiles(growth), growth };
}

function rowsOfFiles(growth: readonly Growth[]): Row[] {
  const point = growth.find(({ name }) => name === 'files')?.points.at(-1);
  if (!point) return [];
  const what = `inventory of ${point.size.toLocaleString('en')} generated files`;
  const { seconds, megabytes, cpu } = point;
  const detail = `${point.calls.toLocaleString('en')} calls, processor time ${cpu.toFixed(1)} s`;
  return [
    { what: `${what}: time`, today: seconds, goal: FILES_GOALS.seconds, unit: ' s', detail },
    { what: `${what}: memory`, today: megabytes, goal: FILES_GOALS.megabytes, unit: ' MB', detail },
  ];
}

export class UsageError extends Error {}

export interface Wanted {
  names: readonly string[];
  runs: number;
}

/** npm run bench -- [part …] [--runs N] */
export function wantedBy(args: readonly string[]): Wanted {
  const { values, positionals } = parsed(args);
  const runs = Number(values.runs ?? 5);
  if (!Number.isInteger(runs) || runs < 1)
    throw new UsageError(`--runs wants a whole number from 1 on, not ${values.runs ?? ''}`);
  const known = Object.keys(parts);
  const unknown = positionals.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`there is no part ${unknown}: the parts are ${known.join(', ')}`);
  return {
    names: known.filter((name) => positionals.length === 0 || positionals.includes(name)),
    runs,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { runs: { type: 'string' } },
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError((error as Error).message.split('.')[0]);
  }
}
