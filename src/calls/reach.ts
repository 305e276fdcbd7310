/** Whom a call or a client speaks to, for whoever reports it: the one place that decides. */
import type { Target } from '../catalogue/hosts.ts';

interface Sender {
  target: Target;
}

/** A finding needs OpenAI proven as one of the targets. */
export function reachesOpenAI({ target }: Sender): boolean {
  return target === 'openai';
}

/** Nothing proves it, and nothing speaks against it. */
export function mayReachOpenAI({ target }: Sender): boolean {
  return target === 'unknown';
}

export function reachesOthersOnly({ target }: Sender): boolean {
  return target === 'other';
}
