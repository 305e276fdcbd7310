/** Baselines of the first version, as this one would write them. */
import { effectOf } from '../catalogue/policy/index.ts';
import { namesSomething } from './subject.ts';

interface Entry {
  /** a rule and its message, or a verdict */
  what: string;
  about: string;
  count: number;
}

/** It knew a finding by the text that its message quoted first: what was quoted and names nothing. */
const QUOTED =
  /(?:^| )(?:background: true|in_memory|prompt_cache_retention: 'in_memory'|item_reference|setTracingDisabled\(true\)|tracing(?:Disabled(?:: true)?)?|store(?:: (?:true|false))?)$/;

const ENDPOINT = 'openai-zdr/no-ineligible-endpoint';
const IMAGE = 'openai-zdr/no-image-input';

/** `isImplied`: it stands in the file under another name, and need not be there now. */
export function ofFirstVersion<T extends Entry>(
  entries: readonly T[],
): (T & { isImplied?: true })[] {
  return entries.flatMap((entry) => {
    const { what, about } = entry;
    const implied = (id: string): T & { isImplied: true } => ({
      ...entry,
      what: id,
      isImplied: true,
    });
    // It listed a cause once, whatever rested on it.
    if (what === 'unresolved') return [{ ...entry, count: Infinity }];
    // Reads had the message of other requests, where the options asked for them.
    if (what === `${ENDPOINT} ineligible` && reads(about)) return [];
    if (what === 'ineligible' && reads(about)) return [entry, implied(`${ENDPOINT} reads`)];
    if (what === `${IMAGE} fileId`) return [entry, implied(`${IMAGE} scanned`)];
    if (!what.includes(' ') || namesSomething(what)) return [entry];
    return [{ ...entry, about: about.replace(QUOTED, '') }];
  });
}

/** Of `files.list GET /v1/files` */
function reads(about: string): boolean {
  const route = /[A-Z]+ \/\S+$/.exec(about)?.[0];
  return route !== undefined && effectOf(route) === 'reads';
}
