/** What the agreement with OpenAI changes about a finding, and how a message says it. */
import type { Feature, Policy, Profile } from '../catalogue/policy/index.ts';

type State = Pick<Feature['history'][number], 'verdict'>;

/** Modified Abuse Monitoring forbids no parameter, tool or kind of content: it is about the log alone. */
export function forbids({ profile }: Policy, { verdict }: State): boolean {
  return verdict === 'ineligible' && profile !== 'mam';
}

/**
 * Without Zero Data Retention the 24-hour cache is the default; what an agreement on health data
 * means for it is not stated.
 */
export function cachesByDefault({ profile }: Policy): boolean {
  return profile === 'default' || profile === 'mam';
}

/** Under these an endpoint is not called eligible or not. */
export const NOT_COVERED: Readonly<Partial<Record<Profile, string>>> = {
  hipaa: 'not on the list for a BAA',
  mam: 'blocked under Modified Abuse Monitoring',
};
