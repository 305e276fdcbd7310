/** What the recommended rules add to parsing, in ESLint. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { hasTrace } from '../src/calls/trace.ts';
import { settingsOf } from '../src/settings.ts';
import { type Cost, inTurns } from './cost.ts';
import { scriptsOf } from './inputs.ts';
import { type Lab, type Row, compared } from './lab.ts';

const PASS = fileURLToPath(new URL('lint-pass.mjs', import.meta.url));

interface Sort {
  what: string;
  isOne: (text: string) => boolean;
  count: number;
  goal: number;
}

function sorts(): Sort[] {
  const settings = settingsOf({}).calls;
  return [
    {
      what: 'that name OpenAI',
      isOne: (text) => /open[-_]?ai/i.test(text),
      count: 300,
      goal: 1.15,
    },
    {
      what: 'that name neither OpenAI nor its methods, routes and frameworks',
      isOne: (text) => !hasTrace(text, settings),
      count: 800,
      goal: 1.01,
    },
  ];
}

/** So many of them, from all parts of the list. */
export function spread<Item>(items: readonly Item[], count: number): Item[] {
  const step = Math.max(1, items.length / count);
  return Array.from(
    { length: Math.min(count, items.length) },
    (_, index) => items[Math.floor(index * step)]!,
  );
}

interface Pass extends Cost {
  reports: number;
}

/** Each pass is a process of its own: what is compiled and remembered in one is not there in the next. */
export async function lintPass(
  files: readonly string[],
  rules: boolean,
  cwd: string,
): Promise<Pass> {
  const running = promisify(execFile)(process.execPath, [PASS], { cwd });
  running.child.stdin?.end(JSON.stringify({ files, rules }));
  return JSON.parse((await running).stdout) as Pass;
}

export async function eslintRows(lab: Lab): Promise<Row[]> {
  const all = (await Promise.all(lab.codeBases().map(scriptsOf))).flat();
  const rows: Row[] = [];
  for (const { what, isOne, count, goal } of sorts()) {
    const files = spread(
      all.filter((file) => isOne(readFileSync(file, 'utf8'))),
      count,
    );
    lab.say(`ESLint on ${String(files.length)} files ${what}`);
    const pass = (rules: boolean) => () => lintPass(files, rules, lab.scratch);
    const comparison = await inTurns(lab.runs, pass(true), pass(false));
    const title = `ESLint ÷ parsing alone: ${String(files.length)} real files ${what}`;
    rows.push(compared(title, comparison, goal));
  }
  return rows;
}
