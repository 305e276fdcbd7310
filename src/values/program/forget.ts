/**
 * What was found on the disk is kept for a while. Whoever keeps something says so here: nothing has to be
 * loaded only to forget.
 */
interface Kept {
  clear: () => void;
}

const KEEP_MS = 1000;
const KEEP_AT_MOST_MS = 30_000;
const ofSources: Kept[] = [];
const ofDisk: Kept[] = [];
let lookedAt = 0;
let forgottenAt = 0;

/** For where imports lead, and what a look at the texts there found. */
export function forgottenWithSources(...kept: readonly Kept[]): void {
  ofSources.push(...kept);
}

/** For all else, such as manifests and configurations. */
export function forgottenWithDisk(...kept: readonly Kept[]): void {
  ofDisk.push(...kept);
}

export function forgetSources(): void {
  for (const kept of ofSources) kept.clear();
}

/** A run sees the disk as it is when the run begins. */
export function forgetDisk(now: number = Date.now()): void {
  [lookedAt, forgottenAt] = [now, now];
  forgetSources();
  for (const kept of ofDisk) kept.clear();
}

/**
 * Forgets all of it a while after the last look, and now and then while one follows the other, as they do in a run:
 * in an editor session files come and go. Tells whether it did.
 */
export function refreshDisk(now: number = Date.now()): boolean {
  const isSoon = now - lookedAt < KEEP_MS && now - forgottenAt < KEEP_AT_MOST_MS;
  if (isSoon) lookedAt = now;
  else forgetDisk(now);
  return !isSoon;
}
