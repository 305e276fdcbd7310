/**
 * What ESLint's cache cannot know by itself. It keeps the result of a file until the file, its
 * configuration or a plugin's version changes; an answer here also rests on the modules that make the
 * client, or a part of the request.
 */
import { createHash, randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { displayName, filesBelow, isScript } from './audit/files.ts';
import { inspectFile } from './audit/inspect.ts';
import { mayHoldCalls } from './calls/trace.ts';
import { packagesBeside } from './calls/dependents.ts';
import { settingsOf } from './settings.ts';
import { readText } from './values/program/disk.ts';
import { refreshDisk } from './values/program/forget.ts';

/** One run asks several times: for each configuration. */
const KEEP_MS = 1000;
let known: { folder: string; key: string; madeAt: number } | null = null;

/** Changes with every file that the answer about a file of the folder rests on. */
export function cacheKey(folder: string, now: () => number = Date.now): string {
  if (known?.folder !== folder || now() - known.madeAt > KEEP_MS)
    known = { folder, key: freshKey(folder, now()), madeAt: now() };
  return known.key;
}

function freshKey(folder: string, now: number): string {
  try {
    refreshDisk(now);
    const root = projectAround(folder);
    if (root === null) return randomUUID();
    const hash = createHash('sha1');
    for (const line of dependencies(root)) hash.update(`${line}\n`);
    return hash.digest('hex').slice(0, 16);
  } catch {
    // Nothing is taken from a cache of which nobody knows whether it still holds.
    return randomUUID();
  }
}

const MARKS = /^(?:package\.json|\.git|eslint\.config\.[mc]?[jt]s)$/;

/** A folder that belongs to no project, such as somebody's home, may hold anything: it is not searched. */
function projectAround(folder: string): string | null {
  if (readdirSync(folder).some((name) => MARKS.test(name))) return folder;
  const parent = dirname(folder);
  return parent === folder ? null : projectAround(parent);
}

function dependencies(folder: string): string[] {
  const settings = settingsOf(undefined);
  const files = new Set<string>();
  const packages = new Set<string>();
  for (const { path: file, name } of filesBelow(folder, () => undefined)) {
    const text = isScript(name) ? readText(file) : null;
    if (text === null || !mayHoldCalls({ filename: file, text }, settings.calls)) continue;
    packages.add(packagesBeside({ filename: file, text }));
    for (const other of dependenciesOf(file, text, folder)) files.add(other);
  }
  const contents = [...files].map(
    (file) => `${displayName(file, folder)} ${digest(readText(file) ?? '')}`,
  );
  return [...contents, ...packages].sort();

  function dependenciesOf(file: string, text: string, root: string): readonly string[] {
    try {
      return inspectFile(file, text, { settings, rules: null, root }).dependsOn;
    } catch {
      // It cannot be parsed: ESLint will say so of the file itself.
      return [];
    }
  }
}

function digest(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
