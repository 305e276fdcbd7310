/** Phrases that several rules share. */
import { type Classification, type Policy, alternatives } from '../catalogue/policy/index.ts';

/** `until deleted`, `for 30 days`, for use after "kept". */
export function retentionOf({
  applicationState,
  abuseMonitoring,
}: Pick<Classification, 'applicationState' | 'abuseMonitoring'>): string {
  if (keepsState(applicationState) || abuseMonitoring === null || abuseMonitoring === 'None')
    return keptAs({ applicationState });
  return `${period(abuseMonitoring)} in logs`;
}

/** Of that, what can be read again: nobody reads the logs. */
export function keptAs({ applicationState }: Pick<Classification, 'applicationState'>): string {
  return keepsState(applicationState) ? period(applicationState) : 'for an unstated time';
}

function keepsState(applicationState: string | null): applicationState is string {
  return applicationState !== null && !applicationState.startsWith('None');
}

function period(text: string): string {
  if (/^\d/.test(text)) return `for ${text}`;
  // Nobody else deletes.
  return text.toLowerCase().replace(' by the customer', '');
}

/** What comes first about an endpoint that is gone, or will be. */
export function shutdownNotice(
  { shutdown }: Pick<Classification, 'shutdown'>,
  policy: Policy,
): string {
  if (!shutdown) return '';
  return `${shutdown.name} ${policy.isShutDown(shutdown) ? 'was' : 'will be'} shut down on ${shutdown.date}. `;
}

/** The end of a message about an endpoint: where to go instead. */
export function remedyFor(
  { endpoint, shutdown, verdict }: Pick<Classification, 'endpoint' | 'shutdown' | 'verdict'>,
  policy: Policy,
): string {
  const isGone = shutdown !== null && policy.isShutDown(shutdown);
  if (verdict === 'unlisted' && !isGone) return ' Ask OpenAI first.';
  if (shutdown) {
    const instead = shutdown.instead === null ? '' : `: use ${shutdown.instead}`;
    return ` ${isGone ? 'Ended' : 'Ends'} ${shutdown.date}${instead}.`;
  }
  const way = endpoint === null ? undefined : alternatives[endpoint];
  return way === undefined ? '' : ` ${way}`;
}
