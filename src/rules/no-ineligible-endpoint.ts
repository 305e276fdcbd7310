import {
  alternatives,
  effectOf,
  isProven,
  type Classification,
  type Effect,
} from '../catalogue/policy/index.ts';
import { CONTENT_KEYS, itemsUnder } from '../calls/content.ts';
import { type OpenAICall, mayReachOpenAI } from '../calls/index.ts';
import { createRule } from '../rule.ts';
import { isNothing } from '../values/value.ts';
import { placeIn } from './places.ts';
import { keyNodeOf, retentionOf, shutdownNotice } from './words.ts';

interface Allowed {
  call: string;
  reason: string;
}

interface Options {
  allow: Allowed[];
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
    schema: [
      {
        type: 'object',
        properties: {
          allow: {
            type: 'array',
            description:
              'Calls that are accepted, each with a reason: `files.create`, `files.*`, `/v1/files` or `POST /v1/files`.',
            items: {
              type: 'object',
              properties: {
                call: { type: 'string', minLength: 1, description: 'SDK path or route.' },
                reason: { type: 'string', minLength: 3, description: 'Why the data may be kept.' },
              },
              required: ['call', 'reason'],
              additionalProperties: false,
            },
            uniqueItems: true,
          },
          unlisted: {
            type: 'string',
            enum: ['ignore', 'report'],
            description: 'What to do about endpoints that the table of OpenAI does not name.',
          },
          reads: {
            type: 'boolean',
            description: 'Also report requests that only read what is stored.',
          },
          unknownTargets: {
            type: 'boolean',
            description: 'Also report calls of a client whose host cannot be told.',
          },
        },
        additionalProperties: false,
      },
    ],
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
  create({ options, settings: { policy }, file, calls, report }) {
    const date = policy.snapshot.id;

    for (const call of calls) {
      if (!mayReachOpenAI(call) && !(call.targets.includes('unknown') && options.unknownTargets))
        continue;
      const verdict = worstOf(call);
      const accepted = verdict ? reasonToAllow(call, verdict.route) : undefined;
      if (verdict) reportEndpoint(call, verdict.route, verdict.found, accepted);
      if ((!verdict || accepted !== undefined) && mayReachOpenAI(call)) reportReferences(call);
    }

    function worstOf(call: OpenAICall): { route: string; found: Classification } | null {
      const routes = [call.route, ...call.alsoSends]
        .filter((route) => route !== null)
        .filter((route) => isOfInterest(effectOf(route)));
      const classified = routes.map((route) => ({ route, found: policy.classify(route) }));
      return (
        classified.find(
          ({ found }) => found.verdict === 'ineligible' && isProven(found.certainty),
        ) ??
        (options.unlisted === 'report'
          ? classified.find(
              ({ found }) => found.verdict === 'unlisted' && found.unlisted?.treat !== 'no-content',
            )
          : undefined) ??
        null
      );
    }

    function isOfInterest(effect: Effect): boolean {
      return effect === 'puts' || (effect === 'reads' && options.reads);
    }

    function reportEndpoint(
      call: OpenAICall,
      route: string,
      found: Classification,
      accepted: string | undefined,
    ): void {
      const retention = retentionOf(found);
      const way = found.endpoint === null ? undefined : alternatives[found.endpoint];
      const data = {
        route,
        retention,
        date,
        shutdown: shutdownNotice(found, policy),
        instead: way === undefined ? '' : ` Nearest eligible way: ${way}.`,
      };
      const place = {
        node: call.anchor,
        module: call.module,
        otherwise: call.anchor,
        ...(accepted === undefined ? {} : { accepted }),
      };
      if (found.verdict === 'unlisted')
        report({
          ...place,
          messageId: 'unlisted',
          data: { shutdown: data.shutdown, route, date, why: found.unlisted?.why ?? '' },
        });
      else if (call.targets.includes('unknown'))
        report({
          ...place,
          messageId: 'unknownTarget',
          data: { shutdown: data.shutdown, route, retention, date },
        });
      else if (policy.profile === 'hipaa')
        report({
          ...place,
          messageId: 'notCovered',
          data: { ...data, reason: 'not on the list of endpoints that a BAA may cover' },
        });
      else if (policy.profile === 'mam')
        report({
          ...place,
          messageId: 'notCovered',
          data: { ...data, reason: 'blocked for projects with Modified Abuse Monitoring' },
        });
      else report({ ...place, messageId: 'ineligible', data });
    }

    /** A file id or a vector store in an eligible request points to the same place as uploading to it. */
    function reportReferences(call: OpenAICall): void {
      if (call.route === null || effectOf(call.route) !== 'puts') return;
      for (const item of itemsUnder(file.evaluator, call, [...CONTENT_KEYS, 'tools'])) {
        for (const [key, endpoint, what] of REFERENCES) {
          const { values, nodes } = item.view.get(key);
          const value = values.find((candidate) => !isNothing(candidate));
          const line = policy.classify(endpoint);
          const isFileSearch = key !== 'vector_store_ids' || item.types.includes('file_search');
          if (!value || line.verdict !== 'ineligible' || !isFileSearch) continue;
          const accepted = reasonToAllow(call, endpoint);
          report({
            node: placeIn(item.module, nodes, item.node, value),
            module: item.module,
            otherwise: keyNodeOf(call, item.under),
            messageId: 'fileReference',
            data: {
              what,
              retention: retentionOf(line),
              date,
              instead: alternatives[endpoint] ?? '',
            },
            ...(accepted === undefined ? {} : { accepted }),
          });
        }
      }
    }

    function reasonToAllow(call: OpenAICall, route: string): string | undefined {
      const path = route.slice(route.indexOf('/'));
      return options.allow.find(({ call: pattern }) =>
        [call.path, route, path].some((name) => name !== null && matches(pattern, name)),
      )?.reason;
    }
  },
});

const REFERENCES = [
  ['file_id', '/v1/files', 'an uploaded file'],
  ['file_ids', '/v1/files', 'uploaded files'],
  ['vector_store_ids', '/v1/vector_stores', 'a vector store'],
] as const;

/** `files.*` and `/v1/files/*` stand for everything below. */
function matches(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}
