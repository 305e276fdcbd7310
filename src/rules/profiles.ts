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
  hipaa: 'not on the list of endpoints that a BAA may cover',
  mam: 'blocked for projects with Modified Abuse Monitoring',
};

/** What `store: false` does, and what it does not. */
export const STORE_FALSE: Readonly<Record<Profile, string>> = {
  zdr: 'A project with Zero Data Retention forces `store` to false, and what relies on stored responses fails there; under another key the same code stores. The abuse-monitoring log is another matter: `store: false` does not remove it.',
  mam: '`store: false` removes this application state; Modified Abuse Monitoring does not, it is about the abuse-monitoring log.',
  hipaa:
    '`store: false` removes this application state; the abuse-monitoring log is a matter of the agreement.',
  default:
    '`store: false` removes this application state; the abuse-monitoring log of 30 days stays.',
};
