/** The verdicts in words, worst first. A lint cannot see agreements: nothing here promises anything. */
import type { Profile, Verdict } from '../catalogue/policy/index.ts';
import type { State } from './inventory.ts';

interface Words {
  /** for tiles and table cells */
  short: string;
  /** for headings */
  title: string;
}

type Table = Readonly<Record<Verdict, Words>>;

export const verdictOrder: readonly Verdict[] = [
  'ineligible',
  'unlisted',
  'unknown',
  'limited',
  'eligible',
  'zero-by-default',
  'removes',
  'not-openai',
];

/** Those that there are, with their numbers. */
export function verdictCounts(
  calls: readonly { verdict: Verdict }[],
): { verdict: Verdict; count: number }[] {
  return verdictOrder
    .map((verdict) => ({ verdict, count: calls.filter((call) => call.verdict === verdict).length }))
    .filter(({ count }) => count > 0);
}

const everywhere = {
  unlisted: { short: 'Not listed', title: 'Not named in the table of OpenAI' },
  unknown: { short: 'Unknown', title: 'Host or route cannot be told from the code' },
  'zero-by-default': { short: 'Nothing kept', title: 'Nothing kept by default' },
  removes: { short: 'Removes data', title: 'Deletes or ends what the endpoint keeps' },
  'not-openai': { short: 'Not OpenAI', title: 'Not OpenAI' },
} as const;

const tables: Readonly<Record<Profile, Table>> = {
  zdr: {
    ...everywhere,
    ineligible: { short: 'Not eligible', title: 'Not eligible for Zero Data Retention' },
    limited: {
      short: 'Limited',
      title: 'Eligible with limitations, if Zero Data Retention is enabled for this project',
    },
    eligible: {
      short: 'Eligible if enabled',
      title: 'Eligible, if Zero Data Retention is enabled for this project',
    },
  },
  default: {
    ...everywhere,
    ineligible: { short: 'Not eligible', title: 'Not eligible for Zero Data Retention' },
    limited: {
      short: 'Limited',
      title: 'Eligible with limitations, if Zero Data Retention were enabled for this project',
    },
    eligible: {
      short: 'Eligible if enabled',
      title: 'Eligible, if Zero Data Retention were enabled for this project',
    },
  },
  mam: {
    ...everywhere,
    ineligible: { short: 'Blocked', title: 'Blocked for projects with Modified Abuse Monitoring' },
    limited: {
      short: 'Keeps state',
      title: 'Application state is or may be kept, whatever is agreed on abuse monitoring',
    },
    eligible: {
      short: 'Keeps no state',
      title: 'No application state, if Modified Abuse Monitoring is enabled for this project',
    },
  },
  hipaa: {
    ...everywhere,
    ineligible: {
      short: 'Not on the list',
      title: 'Not on the list of endpoints that a BAA may cover',
    },
    limited: {
      short: 'On the list',
      title: 'On the list of endpoints that a BAA may cover, with limitations',
    },
    eligible: {
      short: 'Eligible if enabled',
      title: 'Eligible, if it is enabled for this project',
    },
  },
};

export function wordsFor(verdict: Verdict, profile: Profile): Words {
  return tables[profile][verdict];
}

export const profileNames: Readonly<Record<Profile, string>> = {
  zdr: 'Zero Data Retention',
  mam: 'Modified Abuse Monitoring',
  hipaa: 'HIPAA, under a Business Associate Agreement',
  default: 'no agreement',
};

export const stateWords: Readonly<Record<State, string>> = {
  puts: 'leaves data',
  reads: 'reads kept data',
  removes: 'removes data',
  none: 'leaves none',
  unknown: 'may leave data',
};

export function plural(count: number, noun: string, nouns = `${noun}s`): string {
  return `${String(count)} ${count === 1 ? noun : nouns}`;
}
