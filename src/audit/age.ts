/** How old the facts are on the day of a run. */
import { type Snapshot, newestSnapshot } from '../catalogue/policy/index.ts';
import { plural } from './verdicts.ts';

const DAY = 24 * 60 * 60 * 1000;
/** OpenAI's page changed about once in a month: after three of them a table is looked at again. */
export const OLD = 90;

/** In days, from the last day that the snapshot may be of; nothing on that day and before. */
export function daysSince({ date }: Snapshot, now: string): number {
  const last = date.match(/\d{4}-\d{2}-\d{2}/g)?.at(-1) ?? now;
  return Math.max(0, Math.floor((Date.parse(now) - Date.parse(last)) / DAY));
}

/** `, 12 days old`, behind the name of the snapshot */
export function ageWords(snapshot: Snapshot, now: string): string {
  const days = daysSince(snapshot, now);
  return days === 0 ? '' : `, ${plural(days, 'day')} old`;
}

/** An older snapshot is pinned on purpose: nothing is said of it. */
export function ageWarning(snapshot: Snapshot, now: string): string | null {
  const days = daysSince(snapshot, now);
  if (snapshot.id !== newestSnapshot || days <= OLD) return null;
  return `the facts are of ${snapshot.id}, ${String(days)} days ago. OpenAI may have changed its terms since: look for a newer version of this package.`;
}
