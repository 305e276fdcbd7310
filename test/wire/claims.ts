/** What is said of a call, held against what was sent: what is wrong, `true` where nothing is, `null` where nothing is claimed. */
import type { OpenAICall } from '../../src/calls/record.ts';
import { createsResponse, storedBy } from '../../src/calls/store.ts';
import type { Value } from '../../src/values/value.ts';
import type { SentRequest } from '../helpers/wire.ts';

export type Claim = string | true | null;

export function hostClaim({ targets }: OpenAICall, requests: readonly SentRequest[]): Claim {
  if (targets.includes('unknown')) return null;
  const hosts = [...new Set(requests.map(({ url }) => new URL(url).hostname))];
  const called = hosts.map((host) => (host === 'api.openai.com' ? 'openai' : 'other'));
  return (
    called.every((target) => targets.includes(target)) ||
    `${targets.join(' or ')} is said, ${hosts.join()} was called`
  );
}

export function storeClaim(call: OpenAICall, requests: readonly SentRequest[]): Claim {
  const sent = requests.map(({ json }) => (json as { store?: unknown } | undefined)?.store);
  const lookup = call.body.get('store');
  const said = storedBy(lookup);
  const holds = {
    off: sent.every((value) => value === false),
    // What stood there before an object went out of sight stays one alternative.
    on: sent.includes(true) || lookup.unknown || lookup.values.some(isReplacing),
    // For a response, `null` is not documented and says nothing.
    default: sent.includes(undefined) || (createsResponse(call) && sent.includes(null)),
    unknown: true,
  }[said];
  if (!holds) return `store is said to be ${said}, sent: ${sent.map(String).join()}`;
  return said === 'unknown' ? null : true;
}

/** Something that is not seen may stand in its place. */
function isReplacing(value: Value): boolean {
  return value.kind === 'unknown';
}
