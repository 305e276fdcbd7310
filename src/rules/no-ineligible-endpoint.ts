import { type Classification, effectOf, isProven } from '../catalogue/policy/index.ts';
import type { Call } from '../calls/index.ts';
import { createRule } from '../rule.ts';
import { allowedCalls, reasonToAllow } from './allowed.ts';
import { keptAtAzure } from './azure.ts';
import { type OptionsOf, flag, oneOf, optionsOf } from './options.ts';
import { NOT_COVERED } from './profiles.ts';
import { referencesIn } from './references.ts';
import { keptAs, remedyFor, retentionOf } from './words.ts';

type Options = OptionsOf<'no-ineligible-endpoint'>;

export const noIneligibleEndpoint = createRule<
  Options,
  'ineligible' | 'notCovered' | 'reads' | 'unlisted' | 'fileReference' | 'unknownTarget' | 'azure'
>({
  name: 'no-ineligible-endpoint',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow requests to endpoints that are not eligible for Zero Data Retention',
      recommended: true,
      severity: { recommended: 'error', strict: 'error' },
    },
    schema: optionsOf<Options>({
      allow: allowedCalls('Why the data may be kept.'),
      unlisted: oneOf(
        ['ignore', 'report'],
        'What to do about endpoints that the table of OpenAI does not name.',
      ),
      reads: flag('Report requests that read what is kept; `false` leaves them out.'),
      unknownTargets: flag('Also report calls of a client whose host cannot be told.'),
    }),
    defaultOptions: [{ allow: [], unlisted: 'ignore', reads: true, unknownTargets: false }],
    messages: {
      ineligible: '{{route}} keeps data {{retention}} and is not ZDR-eligible{{asOf}}.{{remedy}}',
      notCovered: '{{route}} is {{reason}} and keeps data {{retention}}{{asOf}}.{{remedy}}',
      reads:
        '{{route}} reads data that OpenAI keeps {{retention}}{{asOf}}. Keep what you need of it yourself.',
      unlisted:
        "{{route}} is not in OpenAI's table{{asOf}}: nothing shows that it is eligible.{{remedy}}",
      fileReference:
        '{{what}}{{from}} is kept {{retention}} and not ZDR-eligible{{asOf}}. Send the content inline.',
      unknownTarget:
        '{{route}} is not ZDR-eligible if this client reaches OpenAI{{asOf}}: its base URL cannot be told.',
      azure: '{{route}} keeps data at Azure {{kept}}. Delete it once it is used.',
    },
  },
  create({ options, settings: { policy }, calls, tell }) {
    for (const call of calls) {
      if (!call.isToOpenAI && !(call.mayBeToOpenAI && options.unknownTargets)) continue;
      const worst = worstOf(call);
      const accepted = worst && reasonToAllow(options.allow, call, worst.route);
      if (worst) tellEndpoint(call, worst, accepted);
      if (call.isToOpenAI && (!worst || accepted !== undefined)) checkReferences(call);
    }

    for (const call of calls.toAzure) {
      const kept = keptAtAzure(call);
      if (kept)
        tell(call.at(), 'azure', kept, {
          accepted: reasonToAllow(options.allow, call, kept.route),
        });
    }

    /** What puts data there comes before what reads it. */
    function worstOf(call: Call): Found | undefined {
      const routes = [call.route, ...call.alsoSends].filter((route) => route !== null);
      const found = (options.reads ? (['puts', 'reads'] as const) : (['puts'] as const)).flatMap(
        (effect) =>
          routes
            .filter((route) => effectOf(route) === effect)
            .map((route): Found => ({ route, effect, ...policy.classify(route) })),
      );
      return found.find(isIneligible) ?? found.find(isUnlisted);
    }

    /** Traces are the matter of `no-trace-export`. */
    function isUnlisted({ verdict, unlisted }: Found): boolean {
      const isLookedFor = options.unlisted === 'report' && unlisted?.path !== '/v1/traces';
      return isLookedFor && unlisted?.treat !== 'no-content' && verdict === 'unlisted';
    }

    function tellEndpoint(call: Call, found: Found, accepted: string | undefined): void {
      const { route, verdict, effect } = found;
      const retention = retentionOf(found);
      const remedy = remedyFor(found, policy);
      const reason = NOT_COVERED[policy.profile];
      const [at, besides] = [call.at(), { accepted }];
      if (verdict === 'unlisted') tell(at, 'unlisted', { route, remedy }, besides);
      else if (!call.isToOpenAI) tell(at, 'unknownTarget', { route }, besides);
      else if (effect === 'reads') tell(at, 'reads', { route, retention: keptAs(found) }, besides);
      else if (reason === undefined) tell(at, 'ineligible', { route, retention, remedy }, besides);
      else tell(at, 'notCovered', { route, retention, reason, remedy }, besides);
    }

    /** A file id or a vector store in an eligible request points to the same place as uploading to it. */
    function checkReferences(call: Call): void {
      if (call.route === null || effectOf(call.route) !== 'puts') return;
      for (const { at, endpoint, what } of referencesIn(call)) {
        const line = policy.classify(endpoint);
        if (line.verdict !== 'ineligible') continue;
        const accepted = reasonToAllow(options.allow, call, endpoint);
        tell(at, 'fileReference', { what, retention: retentionOf(line) }, { accepted });
      }
    }
  },
});

type Found = Classification & { route: string; effect: 'puts' | 'reads' };

function isIneligible({ verdict, certainty }: Found): boolean {
  return verdict === 'ineligible' && isProven(certainty);
}
