import {
  type Classification,
  alternatives,
  effectOf,
  isProven,
} from '../catalogue/policy/index.ts';
import type { Call } from '../calls/index.ts';
import { createRule } from '../rule.ts';
import { type AllowedCall, allowedCalls, reasonToAllow } from './allowed.ts';
import { flag, oneOf, optionsOf } from './options.ts';
import { NOT_COVERED } from './profiles.ts';
import { referencesIn } from './references.ts';
import { retentionOf, shutdownNotice } from './words.ts';

interface Options {
  allow: AllowedCall[];
  unlisted: 'ignore' | 'report';
  reads: boolean;
  unknownTargets: boolean;
}

export const noIneligibleEndpoint = createRule<
  Options,
  'ineligible' | 'notCovered' | 'unlisted' | 'fileReference' | 'unknownTarget'
>({
  name: 'no-ineligible-endpoint',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow requests to endpoints that are not eligible for Zero Data Retention',
      recommended: true,
      severity: { recommended: 'error', strict: 'error' },
    },
    schema: optionsOf({
      allow: allowedCalls('Why the data may be kept.'),
      unlisted: oneOf(
        ['ignore', 'report'],
        'What to do about endpoints that the table of OpenAI does not name.',
      ),
      reads: flag('Also report requests that only read what is stored.'),
      unknownTargets: flag('Also report calls of a client whose host cannot be told.'),
    }),
    defaultOptions: [{ allow: [], unlisted: 'ignore', reads: false, unknownTargets: false }],
    messages: {
      ineligible:
        '{{shutdown}}{{route}} is not eligible for Zero Data Retention: data is kept {{retention}} (policy of {{date}}).{{instead}}',
      notCovered:
        '{{shutdown}}{{route}} is {{reason}} (policy of {{date}}): data is kept {{retention}}.{{instead}}',
      unlisted:
        '{{shutdown}}{{route}} is not named in the data-retention table of OpenAI (policy of {{date}}), so it is not shown to be eligible. {{why}}',
      fileReference:
        'This refers to {{what}} at OpenAI, kept {{retention}} and not eligible for Zero Data Retention (policy of {{date}}). Nearest eligible way: {{instead}}.',
      unknownTarget:
        '{{shutdown}}{{route}} is not eligible for Zero Data Retention if this client speaks to OpenAI: data is kept {{retention}} (policy of {{date}}). Its base URL cannot be told from the code.',
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

    function worstOf(call: Call): Found | undefined {
      const found = [call.route, ...call.alsoSends]
        .filter((route) => route !== null)
        .filter((route) => isOfInterest(route))
        .map((route): Found => ({ route, ...policy.classify(route) }));
      return found.find(isIneligible) ?? found.find(isUnlisted);
    }

    function isOfInterest(route: string): boolean {
      const effect = effectOf(route);
      return effect === 'puts' || (effect === 'reads' && options.reads);
    }

    function isUnlisted({ verdict, unlisted }: Found): boolean {
      const isLookedFor = options.unlisted === 'report' && unlisted?.treat !== 'no-content';
      return isLookedFor && verdict === 'unlisted';
    }

    function tellEndpoint(call: Call, found: Found, accepted: string | undefined): void {
      const { route, endpoint, verdict, unlisted } = found;
      const shutdown = shutdownNotice(found, policy);
      const retention = retentionOf(found);
      const way = endpoint === null ? undefined : alternatives[endpoint];
      const instead = way === undefined ? '' : ` Nearest eligible way: ${way}.`;
      const reason = NOT_COVERED[policy.profile];
      const [at, besides] = [call.at(), { accepted }];
      if (verdict === 'unlisted')
        tell(at, 'unlisted', { shutdown, route, why: unlisted?.why ?? '' }, besides);
      else if (!call.isToOpenAI) tell(at, 'unknownTarget', { shutdown, route, retention }, besides);
      else if (reason !== undefined)
        tell(at, 'notCovered', { shutdown, route, retention, instead, reason }, besides);
      else tell(at, 'ineligible', { shutdown, route, retention, instead }, besides);
    }

    /** A file id or a vector store in an eligible request points to the same place as uploading to it. */
    function checkReferences(call: Call): void {
      if (call.route === null || effectOf(call.route) !== 'puts') return;
      for (const { at, endpoint, what } of referencesIn(call)) {
        const line = policy.classify(endpoint);
        if (line.verdict !== 'ineligible') continue;
        const data = { what, retention: retentionOf(line), instead: alternatives[endpoint] ?? '' };
        const accepted = reasonToAllow(options.allow, call, endpoint);
        tell(at, 'fileReference', data, { accepted });
      }
    }
  },
});

type Found = Classification & { route: string };

function isIneligible({ verdict, certainty }: Found): boolean {
  return verdict === 'ineligible' && isProven(certainty);
}
