/**
 * npm run bench [-- part … --runs N]: what the plugin costs, as ratios of one run, on published packages and made-up programs.
 * A whole run writes bench/RESULTS.md and bench/growth.svg; the first one fetches what it measures into .cache/bench.
 */
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Growth } from './growth.ts';
import { type CodeBase, codeBasesIn, toolsIn } from './inputs.ts';
import type { Lab, Row } from './lab.ts';
import { UsageError, type Wanted, parts, wantedBy } from './parts.ts';
import { plot } from './plot.ts';
import { circumstances, growthTable, page, rowsTable, silent } from './report.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const CACHE = join(ROOT, '.cache/bench');

function labIn(scratch: string, runs: number): Lab {
  let codeBases: CodeBase[] | null = null;
  const say = (what: string): void => {
    console.error(`${new Date().toISOString().slice(11, 19)} ${what}`);
  };
  return {
    runs,
    scratch,
    codeBases: () => (codeBases ??= codeBasesIn(join(scratch, 'inputs'), join(CACHE, 'inputs'))),
    tools: () => toolsIn(CACHE),
    say,
  };
}

function versions(): Record<string, string> {
  const read = (file: string): Record<string, never> =>
    JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Record<string, never>;
  const { name, version, devDependencies } = read('package.json');
  const { dependencies } = read('bench/tools/package.json');
  return {
    [name!]: version!,
    ESLint: dependencies!['eslint'],
    oxlint: devDependencies!['oxlint'],
    'typescript-eslint': devDependencies!['typescript-eslint'],
    'ast-grep': dependencies!['@ast-grep/cli'],
  };
}

async function measure({ names, runs }: Wanted, scratch: string): Promise<void> {
  const isWhole = names.length === Object.keys(parts).length;
  const command = ['npm run bench', ...process.argv.slice(2)]
    .join(' ')
    .replace('bench ', 'bench -- ');
  const about = circumstances(command, runs, versions());
  const lab = labIn(scratch, runs);
  const [rows, growth]: [Row[], Growth[]] = [[], []];
  for (const name of names) {
    const results = await parts[name]!(lab);
    rows.push(...results.rows);
    growth.push(...results.growth);
  }
  console.log(rowsTable(rows));
  if (growth.length > 0) console.log(`\n${growthTable(growth)}`);
  if (isWhole) {
    writeFileSync(join(ROOT, 'bench/RESULTS.md'), page({ rows, growth }, about));
    writeFileSync(join(ROOT, 'bench/growth.svg'), plot(growth));
  }
  const missed = silent(growth);
  if (missed.length > 0)
    throw new Error(`Calls were neither found nor listed: ${missed.join('; ')}`);
}

const scratch = realpathSync.native(mkdtempSync(join(tmpdir(), 'openai-zdr-bench-')));
process.on('exit', () => {
  rmSync(scratch, { recursive: true, force: true });
});
try {
  await measure(wantedBy(process.argv.slice(2)), scratch);
} catch (error) {
  console.error(`bench: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
