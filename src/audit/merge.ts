/** Puts the inventories of several runs together: exactly what one run over all their files says. */
import { joinedRests, settled, sumOf, withoutSpans } from './balance.ts';
import { UsageError } from './errors.ts';
import {
  type Commit,
  type Inventory,
  type UsedConfiguration,
  compareText,
  sortInventory,
} from './inventory.ts';
import { plural } from './verdicts.ts';

export interface NamedInventory {
  name: string;
  inventory: Inventory;
}

export function mergeInventories(given: readonly [NamedInventory, ...NamedInventory[]]): Inventory {
  const [first] = given;
  checkShards(given);
  for (const item of given) checkAlike(first, item);
  checkFiles(given);
  const parts = given.map(({ inventory }) => inventory);
  const { schemaVersion, policy, profile, since, tool } = first.inventory;
  const commit = commitOf(parts);
  return sortInventory({
    schemaVersion,
    policy,
    profile,
    configuration: configurationOf(parts),
    files: {
      scanned: parts.reduce((sum, part) => sum + part.files.scanned, 0),
      withCalls: parts.reduce((sum, part) => sum + part.files.withCalls, 0),
    },
    calls: parts.flatMap((part) => part.calls),
    findings: parts.flatMap((part) => part.findings),
    ...accountsOf(parts),
    notAnalysed: parts.flatMap((part) => part.notAnalysed),
    ...(since === undefined ? {} : { since }),
    ...(tool ? { tool } : {}),
    ...(commit ? { commit } : {}),
  });
}

/** What is open in one shard may be closed by a call of another. */
function accountsOf(parts: readonly Inventory[]): Pick<Inventory, 'unresolved' | 'balance'> {
  const balances = parts.flatMap(({ balance }) => balance ?? []);
  const { unresolved, balance } = settled({
    counts: sumOf(balances),
    open: parts.flatMap((part) => part.unresolved),
    rests: joinedRests(parts.flatMap(({ shard }) => shard?.rests ?? [])),
  });
  return {
    unresolved: withoutSpans(unresolved),
    balance: balances.length === parts.length ? balance : null,
  };
}

/** Either none is a shard, or they are all shards of one split. */
function checkShards(given: readonly NamedInventory[]): void {
  const shards = given.flatMap(({ name, inventory: { shard } }) =>
    shard ? [{ name, ...shard }] : [],
  );
  const [first] = shards;
  if (!first) return;
  const stranger = given.find(({ inventory: { shard } }) => shard?.count !== first.count);
  if (stranger)
    throw new UsageError(
      `${stranger.name} does not belong to the ${plural(first.count, 'shard')} of ${first.name}.`,
    );
  const twice = shards.find(
    (shard, index) => shards.findIndex((other) => other.index === shard.index) !== index,
  );
  if (twice)
    throw new UsageError(
      `Shard ${String(twice.index)}/${String(twice.count)} is given twice, the second time as ${twice.name}.`,
    );
  const present = new Set(shards.map((shard) => shard.index));
  const missing = Array.from({ length: first.count }, (_, index) => index + 1).filter(
    (index) => !present.has(index),
  );
  if (missing.length === 0) return;
  const names = missing.map((index) => `${String(index)}/${String(first.count)}`).join(', ');
  const are = missing.length === 1 ? 'is' : 'are';
  throw new UsageError(`Of the ${plural(first.count, 'shard')} ${names} ${are} missing.`);
}

function checkAlike(first: NamedInventory, other: NamedInventory): void {
  const parts: [what: string, of: (inventory: Inventory) => string | undefined][] = [
    ['policy', (inventory) => inventory.policy.id],
    ['profile', (inventory) => inventory.profile],
    ['version of openai-zdr', (inventory) => inventory.tool?.version],
    // A task runner may remember what it found of a package at an earlier commit.
    ['commit', (inventory) => (inventory.shard ? inventory.commit?.id : undefined)],
    ['--since', (inventory) => inventory.since],
  ];
  for (const [what, of] of parts) {
    const [left, right] = [of(first.inventory), of(other.inventory)];
    if (left !== right)
      throw new UsageError(
        `${first.name} and ${other.name} differ in their ${what} (${left ?? 'none'} and ${right ?? 'none'}): they cannot be merged.`,
      );
  }
}

function checkFiles(given: readonly NamedInventory[]): void {
  const owners = new Map<string, string>();
  for (const { name, inventory } of given) {
    for (const file of new Set(
      [
        ...inventory.calls,
        ...inventory.findings,
        ...inventory.unresolved,
        ...inventory.notAnalysed,
      ].map((item) => item.file),
    )) {
      const owner = owners.get(file);
      if (owner !== undefined)
        throw new UsageError(
          `${owner} and ${name} both hold ${file}: merging them would count it twice. File names are relative to --root.`,
        );
      owners.set(file, name);
    }
  }
}

/** Every file that some part was run with; unknown as soon as one part does not say. */
function configurationOf(parts: readonly Inventory[]): UsedConfiguration | null {
  const used = parts.map((part) => part.configuration);
  const known = used.filter((item) => item !== null);
  if (known.length < used.length) return null;
  return {
    lookedFor: known.some((item) => item.lookedFor),
    files: [...new Set(known.flatMap((item) => item.files))].sort(compareText),
  };
}

/** The one commit that all parts are of. */
function commitOf(parts: readonly Inventory[]): Commit | null {
  const [first, ...others] = parts.map((part) => part.commit);
  if (!first || others.some((commit) => commit?.id !== first.id)) return null;
  return { ...first, modified: [first, ...others].some((commit) => commit?.modified === true) };
}
