/**
 * Programs of several files, run with the real SDK: what one file exports, others change. What is said of
 * it with the whole program at hand is never contradicted by what was sent.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyse } from '../../src/calls/analysis.ts';
import type { OpenAICall } from '../../src/calls/record.ts';
import { storedBy } from '../../src/calls/store.ts';
import { noSettings } from '../../src/calls/settings.ts';
import { Neighbours } from '../../src/calls/neighbours.ts';
import { ImportTable, importPairs, specifiersIn } from '../../src/values/program/import-table.ts';
import { Importers } from '../../src/values/program/importers.ts';
import { parseSource } from '../../src/values/program/parse.ts';
import { programFolder } from '../helpers/sdk.ts';
import { type Run, runFiles } from '../helpers/wire.ts';
import { hostClaim, storeClaim } from './claims.ts';
import { type FileProgram, filePrograms } from './scripts/files.ts';

const root = programFolder('openai-v6');
const runs = new Map<string, Run>();

const folderOf = ({ name }: FileProgram): string => join(root, name.replaceAll(/\W+/g, '-'));

beforeAll(async () => {
  const mains = filePrograms.map((program) => {
    const folder = folderOf(program);
    mkdirSync(folder);
    for (const [name, code] of Object.entries(program.files))
      writeFileSync(join(folder, name), code);
    return join(folder, Object.keys(program.files)[0]!);
  });
  for (const [index, run] of (await runFiles(mains)).entries())
    runs.set(filePrograms[index]!.name, run);
}, 120_000);

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe('a program of several files', () => {
  it.each(filePrograms)('$name', (program) => {
    const { requests, errors } = runs.get(program.name)!;
    expect(errors).toEqual([]);
    expect(requests.length).toBeGreaterThan(0);
    const calls = callsOf(program);
    expect(calls).toHaveLength(1);
    const [{ call, begin }] = calls as [Found];
    begin();
    const claims = [hostClaim(call, requests), storeClaim(call, requests)];
    expect(claims.filter((claim) => typeof claim === 'string')).toEqual([]);
    expect(storedBy(call.body.get('store'))).toBe(program.store);
  });
});

interface Found {
  call: OpenAICall;
  begin: () => void;
}

/** The calls of every file, with all of the program at hand. */
function callsOf(program: FileProgram): Found[] {
  const folder = folderOf(program);
  const texts = Object.values(program.files);
  const files = Object.keys(program.files).map((name) => join(folder, name));
  const candidates = [...files.keys()].filter((index) => /openai/i.test(texts[index]!));
  const pairs = files.flatMap((_, index) => importPairs(specifiersIn(texts[index]!), index));
  const table = new ImportTable(ImportTable.of(pairs));
  const neighbours = new Neighbours(new Importers({ root: folder, files }, candidates, table));
  return files.flatMap((filename, index) => {
    const { calls, evaluator } = analyse(parseSource(filename, texts[index]!), {
      settings: noSettings,
      crossFile: true,
      program: neighbours.ofOneFile(),
    });
    const begin = (): void => {
      evaluator.beginQuestion();
    };
    return calls.map((call) => ({ call, begin }));
  });
}
