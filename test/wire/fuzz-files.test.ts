/**
 * Programs of several files made by chance, run with the real SDK: what others do to a class, to its instances and to
 * what it keeps for all of them never contradicts what is said. `FUZZ_SEED` and `FUZZ_COUNT` choose others.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callsOfProgram } from '../helpers/program.ts';
import { programFolder } from '../helpers/sdk.ts';
import { type SentRequest, runFiles } from '../helpers/wire.ts';
import { storeClaim } from './claims.ts';
import { filesPrograms } from './fuzz-files.ts';

const seed = Number(process.env.FUZZ_SEED ?? 20_261_127);
const count = Number(process.env.FUZZ_COUNT ?? 3600) / 9;

const programs = filesPrograms(seed, count);
const root = programFolder('openai-v6');
const folderOf = (index: number): string => join(root, String(index));
const compiled = (name: string): string => name.replace('.ts', '.mjs');

const failed: string[] = [];
const wrong: string[] = [];
let known = 0;

beforeAll(async () => {
  const mains = programs.map(({ files }, index) => {
    const folder = folderOf(index);
    mkdirSync(join(folder, 'run'), { recursive: true });
    for (const [name, code] of Object.entries(files)) {
      writeFileSync(join(folder, name), code);
      writeFileSync(join(folder, 'run', compiled(name)), compile(code));
    }
    return join(folder, 'run', compiled(Object.keys(files)[0]!));
  });
  const runs = [await runFiles(mains), await runFiles(mains, { FLAG: '1' })];
  for (const [index, program] of programs.entries()) {
    const own = runs.map((run) => run[index]!);
    const errors = own.flatMap((run) => run.errors);
    if (errors.length > 0) failed.push(`${program.name}: ${errors.join()}`);
    else
      judge(
        index,
        own.flatMap(({ requests }) => requests),
      );
  }
}, 240_000);

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe(`programs of several files made by chance, seed ${String(seed)}`, () => {
  it('run', () => {
    expect(failed).toEqual([]);
  });

  it('are never contradicted by what they send', () => {
    expect(wrong).toEqual([]);
  });

  it('are known, now and then', () => {
    console.log(`known: ${String(known)} of ${String(programs.length)} programs`);
    expect(known / programs.length).toBeGreaterThan(0.12);
  });
});

function compile(code: string): string {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
    },
  });
  return outputText.replaceAll(/\.ts(?=['"])/g, '.mjs');
}

function judge(index: number, requests: readonly SentRequest[]): void {
  const { name, files } = programs[index]!;
  const found = callsOfProgram(folderOf(index), files);
  const [only, ...others] = found;
  const told = (text: string): string =>
    [
      `${name}: ${text}`,
      ...Object.entries(files).flatMap(([file, code]) => [`// ${file}`, code]),
    ].join('\n');
  if (!only || others.length > 0) {
    wrong.push(told(`${String(found.length)} calls found`));
    return;
  }
  only.begin();
  const claim = storeClaim(only.call, requests);
  if (typeof claim === 'string') wrong.push(told(claim));
  if (claim === true) known += 1;
}
