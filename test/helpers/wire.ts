/** Runs small programs with the real SDK in processes of their own, and says what they sent. */
import { fork } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { Stored } from '../../src/calls/store.ts';
import { packages, programFolder } from './sdk.ts';

export interface Script {
  name: string;
  /** the SDKs it is written for: `v4`, `v5` … */
  sdks: readonly string[];
  code: string;
  /** `ts` is compiled before it runs; the analysis reads it as it stands */
  module?: 'esm' | 'cjs' | 'ts';
  /** environment of each run; one run without any when left out */
  runs?: readonly Readonly<Record<string, string>>[];
  /** what is said of `store`, for each call that creates a response or a completion */
  store?: readonly Stored[];
}

export interface SentRequest {
  url: string;
  method: string;
  /** by lower-case name */
  headers: Record<string, string>;
  json?: unknown;
  /** fields of a form; `null` for files */
  form?: Record<string, string | null>;
}

export interface Run {
  requests: SentRequest[];
  errors: string[];
}

export interface Execution {
  script: Script;
  sdk: string;
  /** where the program stands, with the SDK beside it */
  file: string;
  runs: Run[];
}

/** The SDKs that this version of Node can run. */
export const runnableSdks: readonly string[] = packages
  .filter(({ nodeMajor }) => Number.parseInt(process.versions.node, 10) >= nodeMajor)
  .map(({ alias }) => alias.replace('openai-', ''));

const runner = fileURLToPath(new URL('../wire/runner.mjs', import.meta.url));
const BATCH_TIMEOUT_MS = 75_000;

interface Job {
  id: number;
  file: string;
  module: 'esm' | 'cjs';
  env: Readonly<Record<string, string>>;
}

/** Every script with every SDK it is written for, as far as this version of Node can run them. */
export async function executeAll(
  scripts: readonly Script[],
): Promise<{ executions: Execution[]; cleanUp: () => void }> {
  const folders = new Map(runnableSdks.map((sdk) => [sdk, programFolder(`openai-${sdk}`)]));
  const executions: Execution[] = [];
  const jobs: (Job & { execution: Execution })[] = [];
  for (const [index, script] of scripts.entries()) {
    for (const sdk of script.sdks) {
      const folder = folders.get(sdk);
      if (folder === undefined) continue;
      const { file, executable } = writeProgram(join(folder, String(index)), script);
      const execution: Execution = { script, sdk, file, runs: [] };
      executions.push(execution);
      for (const env of script.runs ?? [{}])
        jobs.push({
          id: jobs.length,
          file: executable,
          module: script.module === 'cjs' ? 'cjs' : 'esm',
          env,
          execution,
        });
    }
  }
  const runs = await runJobs(jobs);
  for (const { id, execution } of jobs)
    execution.runs.push(
      runs.get(id) ?? { requests: [], errors: ['The process that should run it ended before'] },
    );
  return {
    executions,
    cleanUp: () => {
      for (const folder of folders.values()) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function writeProgram(
  path: string,
  { code, module = 'esm' }: Script,
): { file: string; executable: string } {
  const executable = `${path}.${module === 'cjs' ? 'cjs' : 'mjs'}`;
  const file = module === 'ts' ? `${path}.ts` : executable;
  mkdirSync(dirname(path), { recursive: true });
  const compiled =
    module === 'ts'
      ? ts.transpileModule(code, {
          compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
        }).outputText
      : code;
  writeFileSync(executable, compiled);
  return { file, executable };
}

/** Programs that stand on the disk, run once each. */
export async function runFiles(files: readonly string[], env: Job['env'] = {}): Promise<Run[]> {
  const jobs = files.map((file, id): Job => ({
    id,
    file,
    module: file.endsWith('.cjs') ? 'cjs' : 'esm',
    env,
  }));
  const runs = await runJobs(jobs);
  return files.map((_, id) => runs.get(id) ?? { requests: [], errors: ['It was not run'] });
}

/** Several processes, each with a time limit, each with many jobs. */
async function runJobs(jobs: readonly Job[]): Promise<Map<number, Run>> {
  const results = new Map<number, Run>();
  const count = Math.max(1, Math.min(availableParallelism(), 6));
  const shares = Array.from({ length: count }, (_, index) =>
    jobs.filter((job) => job.id % count === index),
  );
  await Promise.all(
    shares
      .filter((share) => share.length > 0)
      .map(
        (share) =>
          new Promise<void>((resolve) => {
            const child = fork(runner, {
              execArgv: ['--no-warnings'],
              env: cleanEnvironment(),
              stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
            });
            const timer = setTimeout(() => {
              child.kill('SIGKILL');
            }, BATCH_TIMEOUT_MS);
            child.on('message', ({ id, requests, errors }: Run & { id: number }) => {
              results.set(id, { requests, errors });
            });
            child.on('exit', () => {
              clearTimeout(timer);
              resolve();
            });
            child.send({
              jobs: share.map(({ id, file, module, env }) => ({ id, file, module, env })),
            });
          }),
      ),
  );
  return results;
}

/** Nothing of the developer's own account reaches a script. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/OPENAI|NODE_OPTIONS|VITEST|PROXY/i.test(name)),
  );
}
