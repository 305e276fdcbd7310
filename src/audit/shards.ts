/** One part of the files, always the same for the same names. */
import { UsageError } from './errors.ts';
import { hash } from '../values/program/import-table.ts';
import type { Shard } from './inventory.ts';

export function readShard(text: string): Shard {
  const [, index, count] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (!(shard.index >= 1 && shard.index <= shard.count))
    throw new UsageError(
      `--shard is ${JSON.stringify(text)}, but must be like 1/4: a number, and of how many.`,
    );
  return shard;
}

export function isInShard(name: string, { index, count }: Shard): boolean {
  return hash(name) % count === index - 1;
}
