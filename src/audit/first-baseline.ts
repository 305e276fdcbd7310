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
const CACHE = 'openai-zdr/no-extended-prompt-cache';

/** `isReworded`: what it stands for may have another name now. */
export function ofFirstVersion<T extends Entry>(
  entries: readonly T[],
): (T & { isReworded?: true })[] {
  return entries.flatMap((entry) => {
    const { what, about } = entry;
    const reworded = (id: string): T & { isReworded: true } => ({
      ...entry,
      what: id,
      isReworded: true,
    });
    // It listed a cause once, whatever rested on it.
    if (what === 'unresolved') return [{ ...entry, count: Infinity }];
    // Reads had the message of other requests, where the options asked for them.
    if (what === `${ENDPOINT} ineligible` && reads(about)) return [];
    if (what === 'ineligible' && reads(about)) return [entry, reworded(`${ENDPOINT} reads`)];
    if (what === `${IMAGE} fileId`) return [entry, reworded(`${IMAGE} scanned`)];
    // Newer models have a way out, and so a message of their own.
    if (what === `${CACHE} model`) return [entry, reworded(`${CACHE} explicit`)];
    if (what === 'unresolved') return [reworded(what)];
    if (!what.includes(' ') || namesSomething(what)) return [entry];
    return [{ ...entry, about: about.replace(QUOTED, '') }];
  });
}

/** Of `files.list GET /v1/files` */
function reads(about: string): boolean {
  const route = /[A-Z]+ \/\S+$/.exec(about)?.[0];
  return route !== undefined && effectOf(route) === 'reads';
}
