/** A run over a code base: its files, settings, cache and progress. */
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { type Audit, audit, withOrigin } from './audit.ts';
import type { CachePlace } from './cache.ts';
import { changedFiles, commitOf } from './changes.ts';
import {
  Configuration,
  type FileConfiguration,
  type RawSettings,
  noConfiguration,
} from './configuration.ts';
import { topOfRepository } from './git.ts';
import type { Inventory } from './inventory.ts';
import type { AuditArguments } from './options.ts';
import type { AuditOptions, Configurations } from './prepare.ts';
import { ProgressLine } from './progress.ts';
import { CACHE_KEY_VARIABLE, cacheKey } from './seal.ts';
import { type Streams, tell } from './streams.ts';
import { toolName, toolVersion } from '../tool.ts';
import { plural } from './verdicts.ts';

export async function runAudit(
  options: AuditArguments,
  streams: Streams,
  quiet: boolean,
  extra: Pick<AuditOptions, 'policies' | 'sdks' | 'trails'> = {},
): Promise<Audit> {
  const { since, shard } = options;
  const root = realpathSync.native(options.root);
  const changed = since === null ? null : { since, files: await changedFiles(root, since) };
  const commit = commitOf(root);
  const found = await lookingAround(options, streams, quiet, (around) =>
    audit({
      ...around,
      ...extra,
      ...(shard ? { shard } : {}),
      ...(changed ? { changed } : {}),
    }),
  );
  if (found.cacheProblem !== null)
    tell(streams, `the cache cannot be written, and is left alone (${found.cacheProblem}).`);
  tellFilesWithFaults(found.inventory, streams);
  const tool = { name: toolName, version: toolVersion() };
  return { ...found, inventory: withOrigin(found.inventory, tool, await commit) };
}

/** What every look at a code base needs, with its progress shown meanwhile. */
export async function lookingAround<T>(
  options: AuditArguments,
  streams: Streams,
  quiet: boolean,
  look: (around: AuditOptions) => Promise<T>,
): Promise<T> {
  const { paths, useConfig, markdown, cacheFolder, workers } = options;
  const root = realpathSync.native(options.root);
  const configuration = await configurations(
    useConfig ? new Configuration(topOfRepository(root) ?? root) : null,
    options,
    root,
  );
  const progress = new ProgressLine(streams.stderr, quiet);
  streams.signal?.addEventListener('abort', progress.clear);
  try {
    return await look({
      paths,
      cwd: streams.cwd,
      root,
      markdown,
      configuration,
      cache: cacheFolder === null ? null : cacheIn(cacheFolder, root, streams),
      ...(workers === null ? {} : { workers }),
      ...(streams.signal ? { signal: streams.signal } : {}),
      onProgress: progress.show,
    });
  } finally {
    progress.clear();
    streams.signal?.removeEventListener('abort', progress.clear);
  }
}

/** Files that are named before the rest is counted. */
const MAX_TOLD = 5;

/** In every format, also where nobody reads the report. */
export function tellFilesWithFaults({ notAnalysed }: Inventory, streams: Streams): void {
  const faults = notAnalysed.filter(({ fault }) => fault);
  for (const { file, reason } of faults.slice(0, MAX_TOLD)) tell(streams, `${file}: ${reason}`);
  const rest = faults.length - MAX_TOLD;
  if (rest > 0) tell(streams, `the analysis failed on ${plural(rest, 'more file')}.`);
}

export function hasFaults({ notAnalysed }: Inventory): boolean {
  return notAnalysed.some(({ fault, ignored }) => fault && !ignored);
}

/** A cache that nothing can be trusted in costs the cache, never the result. */
function cacheIn(folder: string, root: string, streams: Streams): CachePlace | null {
  const found = cacheKey(streams.env ?? {}, topOfRepository(root) ?? root);
  if ('key' in found) return { folder, key: found.key };
  tell(streams, `the cache is not used: ${found.problem}. ${CACHE_KEY_VARIABLE} can hold one.`);
  return null;
}

/**
 * Flags win over settings. A file may have clients, hosts and a profile of its own; one inventory
 * rests on one policy.
 */
async function configurations(
  configuration: Configuration | null,
  options: AuditArguments,
  root: string,
): Promise<Configurations> {
  // The audit as a whole goes by what counts for a file at the root.
  const own = (await configuration?.of(join(root, 'index.js'))) ?? noConfiguration;
  const base: FileConfiguration = { ...own, settings: withFlags(own.settings, options) };
  const { policy } = base.settings;
  if (!configuration) return { base, of: null, used: new Set() };
  return {
    base,
    of: async (file) => {
      const found = await configuration.of(file);
      const settings = Object.fromEntries(
        Object.entries({ ...found.settings, policy }).filter(([, value]) => value !== undefined),
      );
      return { ...found, settings: withFlags(settings, options) };
    },
    used: configuration.used,
  };
}

function withFlags(settings: RawSettings, { policy, profile }: AuditArguments): RawSettings {
  const all: RawSettings = {
    ...settings,
    ...(policy === null ? {} : { policy }),
    ...(profile === null ? {} : { profile }),
  };
  return Object.fromEntries(Object.entries(all).sort(([left], [right]) => (left < right ? -1 : 1)));
}
