/** What other sellers of OpenAI's models keep, by their own terms: an agreement with OpenAI says nothing about it. */
import type { Elsewhere } from './types.ts';

export const azure: Elsewhere = {
  name: 'Azure OpenAI',
  terms: "Microsoft's Data Protection Addendum",
  control:
    'Modified abuse monitoring, applied for per subscription or resource. Proof: the resource shows the capability ContentLogging with the value false.',
  abuseMonitoring: {
    text: 'Prompts and answers that are flagged may be stored for human review, in the geography of the resource; the texts name no period.',
    source: 'azure-abuse-monitoring',
  },
  source: 'azure-data-privacy',
  keeps: [
    {
      endpoint: '/v1/responses',
      alone: true,
      kept: '30 days by default',
      way: 'store: false',
      certainty: 'certain',
      source: 'azure-responses',
    },
    {
      endpoint: '/v1/chat/completions',
      alone: true,
      kept: 'only with store: true (stored completions)',
      way: 'store: false',
      certainty: 'certain',
      source: 'azure-data-privacy',
    },
    ...['/v1/files', '/v1/vector_stores', '/v1/fine_tuning/jobs', '/v1/batches'].map(
      (endpoint) => ({
        endpoint,
        kept: 'until deleted, in the resource',
        way: null,
        certainty: 'certain' as const,
        source: 'azure-data-privacy' as const,
      }),
    ),
    ...['/v1/assistants', '/v1/threads'].map((endpoint) => ({
      endpoint,
      kept: 'until deleted, in the resource (preview)',
      way: null,
      certainty: 'certain' as const,
      source: 'azure-data-privacy' as const,
    })),
    {
      endpoint: '/v1/uploads',
      kept: 'until deleted, in the resource',
      way: null,
      certainty: 'inferred',
      source: 'azure-data-privacy',
    },
  ],
};

/** By the endpoints `bedrock-mantle` and `bedrock-runtime`, which both serve OpenAI's API. */
export const bedrock: Elsewhere = {
  name: 'Amazon Bedrock',
  terms: 'the terms of AWS',
  control:
    'The retention mode of the account or project, set for each Region: under none AWS writes no inputs or outputs to durable storage and refuses store: true. Setting store: false alone is no such promise.',
  abuseMonitoring: {
    text: 'Under the mode default, traffic that a classifier flags is kept for up to 30 days, for OpenAI models other than gpt-oss.',
    source: 'bedrock-abuse-detection',
  },
  source: 'bedrock-data-retention',
  keeps: [
    {
      endpoint: '/v1/responses',
      alone: true,
      kept: '30 days by default',
      way: 'the retention mode none',
      certainty: 'certain',
      source: 'bedrock-guide',
    },
    {
      endpoint: '/v1/chat/completions',
      alone: true,
      kept: 'only where a classifier flags it, for up to 30 days',
      way: 'the retention mode none',
      // Said of flagged traffic; that nothing else is kept follows.
      certainty: 'inferred',
      source: 'bedrock-abuse-detection',
    },
  ],
};
