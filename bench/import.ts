/** How long a process waits for the plugin, beside ESLint, which it needs anyway. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Cost, inTurns } from './cost.ts';
import { type Lab, type Row, compared } from './lab.ts';

/** 30 ms where ESLint takes 89. */
const GOAL = 0.34;

const PROBE = `
const [start, before] = [performance.now(), process.cpuUsage()];
await import(process.argv[1]);
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000, cpu: (user + system) / 1e6, megabytes: 0 }));
`;

export async function importCost(module: string): Promise<Cost> {
  const args = ['--input-type=module', '--eval', PROBE, module];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as Cost;
}

export async function importRows(lab: Lab): Promise<Row[]> {
  lab.say('import of the plugin');
  const comparison = await inTurns(
    // They are short, so a few more cost nothing.
    2 * lab.runs + 1,
    () => importCost(new URL('../dist/index.js', import.meta.url).href),
    () => importCost(import.meta.resolve('eslint')),
  );
  return [compared('import of the plugin ÷ import of ESLint', comparison, GOAL)];
}
