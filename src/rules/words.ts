/** Phrases that several rules share. */
import { type Classification, type Policy, sources } from '../catalogue/policy/index.ts';

/** `until deleted`, `for 30 days`, for use after "kept". */
export function retentionOf({
  applicationState,
  abuseMonitoring,
}: Pick<Classification, 'applicationState' | 'abuseMonitoring'>): string {
  const state =
    applicationState === null || applicationState.startsWith('None')
      ? null
      : period(applicationState);
  if (state !== null) return state;
  return abuseMonitoring === null || abuseMonitoring === 'None'
    ? 'for a time that is not stated'
    : `${period(abuseMonitoring)} in abuse-monitoring logs`;
}

function period(text: string): string {
  return /^\d/.test(text) ? `for ${text}` : text.charAt(0).toLowerCase() + text.slice(1);
}

/** What comes first about an endpoint that is gone, or will be. */
export function shutdownNotice(
  { shutdown }: Pick<Classification, 'shutdown'>,
  policy: Policy,
): string {
  if (!shutdown) return '';
  return `${shutdown.name} ${policy.isShutDown(shutdown) ? 'was' : 'will be'} shut down on ${shutdown.date}. `;
}

/** Up to this day no text of OpenAI has any of the switches that people invented. */
export const SURVEYED = sources['switches-survey'].date;
