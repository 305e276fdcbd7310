/**
 * npm run facts               compares what is known here with what the npm registry has now
 * npm run facts -- --offline  checks what needs no network
 *
 * 0: nothing to do; 1: something newer, or something missing; 2: the registry could not be asked
 */
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { frameworks } from '../src/catalogue/frameworks/index.ts';
import { surface } from '../src/catalogue/surface.ts';
import { factsOutOfDate, staleVersions } from './facts/checks.ts';

const { values } = parseArgs({ options: { offline: { type: 'boolean', default: false } } });

const problems = factsOutOfDate(new Date().toISOString());
if (!values.offline) {
  const measured: Record<string, string> = { openai: surface().sdks.at(-1) ?? '' };
  for (const { newest } of frameworks) Object.assign(measured, newest);
  // Its first client ended there: what came after has none of its own.
  delete measured['@azure/openai'];
  try {
    problems.push(...staleVersions(measured, newestOf));
  } catch (error) {
    console.error(`The registry could not be asked: ${String(error).split('\n')[0] ?? ''}`);
    process.exitCode = 2;
  }
}
for (const problem of problems) console.log(problem);
if (problems.length === 0 && process.exitCode === undefined) console.log('The facts are current.');
if (problems.length > 0) process.exitCode ??= 1;

function newestOf(name: string): string {
  return execFileSync('npm', ['view', name, 'version'], { encoding: 'utf8' }).trim();
}
