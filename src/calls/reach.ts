/** Whom a call or a client speaks to: the one place that decides. */
import type { Target } from '../catalogue/hosts.ts';

interface Sender {
  targets: readonly Target[];
}

const TARGETS: readonly Target[] = ['openai', 'azure', 'bedrock', 'other', 'unknown'];

/** Each of them once, always in the same order; nothing at all is not known. */
export function eachOnce(targets: readonly Target[]): readonly Target[] {
  const found = TARGETS.filter((target) => targets.includes(target));
  return found.length > 0 ? found : ['unknown'];
}

/** The only one there is. */
export function onlyTarget([only = 'unknown', ...others]: readonly Target[]): Target {
  return others.length === 0 ? only : 'unknown';
}

/** A finding needs OpenAI proven as one of the targets. */
export function reachesOpenAI({ targets }: Sender): boolean {
  return targets.includes('openai');
}

/** Azure is proven as one of the targets, and OpenAI is none. */
export function reachesAzure({ targets }: Sender): boolean {
  return targets.includes('azure') && !targets.includes('openai');
}

/** Nothing proves it, and nothing speaks against it. */
export function mayReachOpenAI(sender: Sender): boolean {
  return !reachesOpenAI(sender) && sender.targets.includes('unknown');
}

/** Neither OpenAI nor somebody who is not seen. */
export function reachesOthersOnly({ targets }: Sender): boolean {
  return !targets.includes('openai') && !targets.includes('unknown');
}

/** Vendors of whom no rule speaks. */
export function reachesVendorsOnly({ targets }: Sender): boolean {
  return targets.every((target) => target === 'bedrock' || target === 'other');
}
