/** Runs programs with the real frameworks in processes of their own, and says what they sent. */
import { fork } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Sent, sentOf } from './sent.ts';

const root = realpathSync(fileURLToPath(new URL('../wire/frameworks/', import.meta.url)));

/** Which programs run with which set of packages. */
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  'ai-sdk': ['ai4', 'ai5', 'ai6', 'ai7'],
  langchain: ['langchain-0.3', 'langchain-0.6', 'langchain-1.5', 'langchain-1.6'],
  agents: ['agents-0.2', 'agents-0.13', 'agents-0.14', 'agents-0.20'],
  llamaindex: ['llamaindex'],
  mastra: ['mastra'],
  genkit: ['genkit'],
  instructor: ['instructor'],
  'azure-old': ['azure-old'],
  wrappers: ['wrappers'],
};

/** All sets that have programs. */
export const sets: readonly string[] = Object.entries(FAMILIES).flatMap(([family, names]) =>
  existsSync(join(root, 'programs', family)) ? names : [],
);

/** How a program is used, as its `drive.mjs` says. */
interface Drive {
  /** the sets that it is written for; all of its family when left out */
  sets?: readonly string[];
  env?: Readonly<Record<string, string>>;
  call?: unknown;
  /** it changes something for the whole process */
  alone?: boolean;
  /** it is meant to send nothing */
  silent?: boolean;
}

export interface Program {
  set: string;
  name: string;
  /** its entry, relative to the folder of the set's programs */
  entry: string;
  env: Readonly<Record<string, string>>;
  alone: boolean;
  silent: boolean;
}

/** What a program did: what it sent, and how it failed, if it did. */
export interface Truth {
  sent: Sent[];
  fails?: string;
}

interface RawRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  json?: unknown;
  form?: Record<string, string | null>;
  origin?: string[];
}

interface RawRun {
  id: number;
  requests: RawRequest[];
  errors: string[];
}

export async function programsOf(set: string): Promise<Program[]> {
  const folder = programsFolder(set);
  const drives = await drivesOf(set);
  const names = readdirSync(folder).filter((name) => name !== 'drive.mjs');
  return names
    .map((name) => {
      const isFolder = statSync(join(folder, name)).isDirectory();
      const entry = isFolder ? `${name}/${mainOf(join(folder, name))}` : name;
      return { name: name.replace(/\.\w+$/, ''), entry };
    })
    .filter(({ name }) => drives[name]?.sets?.includes(set) ?? true)
    .map(({ name, entry }) => {
      const { env = {}, alone = false, silent = false } = drives[name] ?? {};
      return { set, name, entry, env, alone, silent };
    });
}

async function drivesOf(set: string): Promise<Record<string, Drive | undefined>> {
  const url = pathToFileURL(join(programsFolder(set), 'drive.mjs')).href;
  return ((await import(url)) as { default: Record<string, Drive | undefined> }).default;
}

/** Names that the drives of a set's family speak of and that no program has. */
export async function strayDrives(set: string): Promise<string[]> {
  const files = readdirSync(programsFolder(set)).map((name) => name.replace(/\.\w+$/, ''));
  return Object.keys(await drivesOf(set)).filter((name) => !files.includes(name));
}

function mainOf(folder: string): string {
  const main = readdirSync(folder).find((name) => /^main\.\w+$/.test(name));
  if (main === undefined) throw new Error(`${folder} has no main file`);
  return main;
}

function familyOf(set: string): string {
  const family = Object.keys(FAMILIES).find((name) => FAMILIES[name]!.includes(set));
  if (family === undefined) throw new Error(`${set} is no set of packages`);
  return family;
}

function programsFolder(set: string): string {
  return join(root, 'programs', familyOf(set));
}

/** The programs of a set beside its packages, as they would stand in a project. */
export function projectOf(set: string): { folder: string; cleanUp: () => void } {
  const folder = mkdtempSync(join(root, set, 'run-'));
  cpSync(programsFolder(set), folder, { recursive: true });
  cpSync(join(root, set, 'package.json'), join(folder, 'package.json'));
  return {
    folder,
    cleanUp: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs all programs of some sets, or those of them that have a name that is asked for. */
export async function runPrograms(
  names: readonly string[],
  only?: RegExp,
): Promise<Map<string, Record<string, Truth>>> {
  const results = new Map<string, Record<string, Truth>>();
  const work: (() => Promise<void>)[] = [];
  const cleaners: (() => void)[] = [];
  for (const set of names) {
    const all = await programsOf(set);
    const programs = only ? all.filter(({ name }) => only.test(name)) : all;
    const { folder, cleanUp } = projectOf(set);
    cleaners.push(cleanUp);
    const found = new Map<string, Truth>();
    results.set(set, {});
    for (const batch of batchesOf(programs))
      work.push(async () => {
        for (const [name, truth] of await runBatch(set, folder, batch)) found.set(name, truth);
        results.set(
          set,
          Object.fromEntries(
            programs.flatMap(({ name }) => {
              const truth = found.get(name);
              return truth ? [[name, truth]] : [];
            }),
          ),
        );
      });
  }
  try {
    await inTurns(work, Math.max(1, Math.min(availableParallelism(), 4)));
  } finally {
    for (const cleanUp of cleaners) cleanUp();
  }
  return results;
}

function batchesOf(programs: readonly Program[]): readonly Program[][] {
  return [
    programs.filter(({ alone }) => !alone),
    ...programs.filter(({ alone }) => alone).map((program) => [program]),
  ].filter((batch) => batch.length > 0);
}

async function inTurns(work: readonly (() => Promise<void>)[], width: number): Promise<void> {
  const queue = [...work];
  const next = async (): Promise<void> => {
    for (let task = queue.shift(); task; task = queue.shift()) await task();
  };
  await Promise.all(Array.from({ length: width }, next));
}

const BATCH_TIMEOUT_MS = 240_000;

async function runBatch(
  set: string,
  folder: string,
  programs: readonly Program[],
): Promise<[string, Truth][]> {
  const runs = await new Promise<RawRun[]>((resolve) => {
    const done: RawRun[] = [];
    const child = fork(join(root, 'run.mjs'), {
      execPath: modernNode(),
      execArgv: ['--no-warnings'],
      cwd: folder,
      env: environment(folder),
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
    }, BATCH_TIMEOUT_MS);
    child.on('message', (message: RawRun) => {
      done.push(message);
    });
    child.on('exit', () => {
      clearTimeout(timer);
      resolve(done);
    });
    child.send({
      folder,
      jobs: programs.map(({ name, entry, env }, id) => ({
        id,
        name,
        env,
        file: join(folder, entry),
        drive: join(folder, 'drive.mjs'),
        renews: changesSettings(join(folder, entry), env),
        ...(familyOf(set) === 'agents' ? { traces: tracesOf(folder) } : {}),
      })),
    });
  });
  return programs.map(({ name }, id) => {
    const run = runs.find((item) => item.id === id);
    if (run === undefined) return [name, { sent: [], fails: 'Its process ended before' }];
    const [error] = run.errors;
    return [
      name,
      {
        sent: run.requests.map(sentOf),
        ...(error === undefined ? {} : { fails: firstLine(error) }),
      },
    ];
  });
}

/** Whether a program touches what a framework keeps for the whole process. */
function changesSettings(file: string, env: Program['env']): boolean {
  const setters = /\b(?:set(?:Trac|Default|OpenAI)|addTrace)\w*\(/;
  return Object.keys(env).length > 0 || setters.test(readFileSync(file, 'utf8'));
}

/** Without the place that Node names before some errors. */
function firstLine(error: string): string {
  const lines = error.split('\n');
  return (lines.find((line) => /\bError\b|Error:/.test(line)) ?? lines[0]!).slice(0, 160);
}

function tracesOf(folder: string): string {
  const agents = createRequire(join(folder, 'package.json')).resolve('@openai/agents');
  return agents.replace(/\.js$/, '.mjs');
}

/** Several frameworks need Node 22, and the programs are TypeScript, which it runs from 22.18 on. */
export function modernNode(): string {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  const { platform, arch } = process;
  const prefix = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
  const name = `${prefix}-${platform === 'win32' ? 'win' : platform}-${arch}`;
  const file = platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  const path = join(root, 'node22/node_modules', name, file);
  if (existsSync(path)) return path;
  throw new Error(
    `The programs of the frameworks need Node 22.18 or later: run the tests with it, or install the package ${name}`,
  );
}

/** Nothing of the developer's own accounts, and no sign of a test. */
function environment(folder: string): NodeJS.ProcessEnv {
  const keys = [
    ...['OPENAI', 'AZURE', 'GROQ', 'ANTHROPIC', 'OPENROUTER', 'TOGETHER', 'AI_GATEWAY'],
    ...['PERPLEXITY', 'DEEPSEEK', 'HELICONE', 'LANGSMITH', 'BRAINTRUST', 'POSTHOG'],
  ];
  return {
    ...Object.fromEntries(keys.map((name) => [`${name}_API_KEY`, `fake-${name.toLowerCase()}`])),
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    AZURE_RESOURCE_NAME: 'clinic',
    WIRE_LOUD: process.env['WIRE_LOUD'] ?? '',
  };
}

function truthFile(set: string): string {
  return join(root, 'truth', `${set}.json`);
}

/** What the programs of a set sent when they were last recorded, by name. */
export function truthOf(set: string): Record<string, Truth> {
  return JSON.parse(readFileSync(truthFile(set), 'utf8')) as Record<string, Truth>;
}

export function writeTruth(set: string, truth: Readonly<Record<string, Truth>>): void {
  const programs = Object.entries(truth).map(([name, { sent, fails }]) => {
    const lines = sent.map((item) => `\n   ${JSON.stringify(item)}`).join(',');
    const failure = fails === undefined ? '' : `,\n  "fails": ${JSON.stringify(fails)}`;
    return ` ${JSON.stringify(name)}: {\n  "sent": [${lines}]${failure}\n }`;
  });
  writeFileSync(truthFile(set), `{\n${programs.join(',\n')}\n}\n`);
}
