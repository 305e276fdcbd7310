/** Programs of several files as the inventory reads them: each file with all of the program at hand. */
import { join } from 'node:path';
import { analyse } from '../../src/calls/analysis.ts';
import { Neighbours } from '../../src/calls/neighbours.ts';
import type { OpenAICall } from '../../src/calls/record.ts';
import { noSettings } from '../../src/calls/settings.ts';
import { ImportTable, importPairs, specifiersIn } from '../../src/values/program/import-table.ts';
import { Importers } from '../../src/values/program/importers.ts';
import { parseSource } from '../../src/values/program/parse.ts';

export interface FoundCall {
  call: OpenAICall;
  /** before it is asked */
  begin: () => void;
}

/** `program`: what stands in the files of the folder, by their names. */
export function callsOfProgram(
  folder: string,
  program: Readonly<Record<string, string>>,
): FoundCall[] {
  const texts = Object.values(program);
  const files = Object.keys(program).map((name) => join(folder, name));
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
