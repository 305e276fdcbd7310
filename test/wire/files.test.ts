/**
 * Programs of several files, run with the real SDK: what one file exports, others change. What is said of
 * it with the whole program at hand is never contradicted by what was sent.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storedBy } from '../../src/calls/store.ts';
import { type FoundCall, callsOfProgram } from '../helpers/program.ts';
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
    const calls = callsOfProgram(folderOf(program), program.files);
    expect(calls).toHaveLength(1);
    const [{ call, begin }] = calls as [FoundCall];
    begin();
    const claims = [hostClaim(call, requests), storeClaim(call, requests)];
    expect(claims.filter((claim) => typeof claim === 'string')).toEqual([]);
    expect(storedBy(call.body.get('store'))).toBe(program.store);
  });
});
