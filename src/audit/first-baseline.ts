/**
 * Baselines of the first version. They know a finding by the text that its message quoted first, and
 * count a cause that was not followed once, whatever rests on it.
 */
import { namesSomething } from './subject.ts';

interface Entry {
  what: string;
  about: string;
  count: number;
}

/** What messages quoted that name nothing, after the call. */
const QUOTED =
  /(?:^| )(?:background: true|in_memory|prompt_cache_retention: 'in_memory'|item_reference|setTracingDisabled\(true\)|tracing(?:Disabled(?:: true)?)?|store(?:: (?:true|false))?)$/;

/** The same entries as this version writes them. */
export function ofFirstVersion<T extends Entry>(entries: readonly T[]): T[] {
  return entries.map((entry) => {
    if (entry.what === 'unresolved') return { ...entry, count: Infinity };
    return isFinding(entry) && !namesSomething(entry.what)
      ? { ...entry, about: entry.about.replace(QUOTED, '') }
      : entry;
  });
}

/** Verdicts and other reasons are one word. */
function isFinding({ what }: Entry): boolean {
  return what.includes(' ');
}
