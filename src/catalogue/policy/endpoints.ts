import type { EndpointRow, SnapshotId, UnlistedEndpoint, ZdrEligibility } from './types.ts';

type Rest = Partial<Pick<EndpointRow, 'certainty' | 'source' | 'note'>>;

const row = (
  since: SnapshotId,
  abuseMonitoring: string | null,
  applicationState: string | null,
  zdr: ZdrEligibility,
  rest: Rest = {},
): EndpointRow => ({
  since,
  training: 'No',
  abuseMonitoring,
  applicationState,
  zdr,
  certainty: 'certain',
  ...rest,
});

const KEPT = '30 days';
const UNTIL_DELETED = 'Until deleted';
const EXCEPTIONS = 'None, with exceptions';

const assistantObjects = (...older: EndpointRow[]): EndpointRow[] => [
  ...older,
  row('2024-mid', KEPT, UNTIL_DELETED, 'no', {
    note: 'Objects are deleted 30 days after you delete them, otherwise kept indefinitely.',
  }),
];
const threads = (): EndpointRow[] =>
  assistantObjects(
    row('2024-early', '60 days', null, 'no', {
      note: 'The default period was still being evaluated during the beta.',
    }),
  );
const images = (): EndpointRow[] => [
  row('2024-early', KEPT, null, 'no'),
  row('2025-05', KEPT, 'None', 'limited'),
];
const untilDeletedByCustomer = (since: SnapshotId): EndpointRow[] => [
  row(since, null, 'Until deleted by the customer', 'no'),
  row('2025-05', KEPT, UNTIL_DELETED, 'no'),
];
const zeroByDefault = (): EndpointRow[] => [
  row('2024-early', 'None', 'None', 'default'),
  row('2025-05', 'None', 'None', 'yes'),
];
const plain = (since: SnapshotId): EndpointRow[] => [
  row(since, KEPT, null, 'yes'),
  row('2025-05', KEPT, 'None', 'yes'),
];

/**
 * OpenAI's table, as the history of each line. A snapshot shows, for each endpoint, the last row
 * that is not newer than itself; `dropped` ends a line that the table no longer has.
 */
export const endpoints: Record<
  string,
  readonly (EndpointRow | { since: SnapshotId; dropped: true })[]
> = {
  '/v1/chat/completions': [
    row('2024-early', KEPT, null, 'limited'),
    row('2025-05', KEPT, EXCEPTIONS, 'limited'),
    row('2026-09-22', KEPT, EXCEPTIONS, 'limited', {
      note: 'Outside the United States store: true cannot be set.',
    }),
  ],
  '/v1/responses': [row('2025-05', KEPT, EXCEPTIONS, 'limited')],
  '/v1/decisions': [row('2026-10-09', KEPT, EXCEPTIONS, 'limited', { source: 'decisions-guide' })],
  '/v1/conversations': [row('2025-11-08', UNTIL_DELETED, UNTIL_DELETED, 'no')],
  '/v1/conversations/items': [row('2025-11-08', UNTIL_DELETED, UNTIL_DELETED, 'no')],
  '/v1/chatkit/threads': [row('2026-03', UNTIL_DELETED, UNTIL_DELETED, 'no')],
  '/v1/agents': [
    row('2026-09-22', KEPT, UNTIL_DELETED, 'no', {
      note: 'A self-hosted sandbox does not make it eligible.',
    }),
  ],
  '/v1/assistants': assistantObjects(
    row('2024-early', null, 'Until deleted by the customer', 'no'),
  ),
  '/v1/threads': threads(),
  '/v1/threads/messages': threads(),
  '/v1/threads/runs': threads(),
  '/v1/threads/runs/steps': threads(),
  '/v1/vector_stores': assistantObjects(),
  '/v1/images/generations': images(),
  '/v1/images/edits': images(),
  '/v1/images/variations': [...images(), { since: '2026-09-10', dropped: true }],
  '/v1/embeddings': plain('2024-early'),
  '/v1/audio/transcriptions': zeroByDefault(),
  '/v1/audio/translations': zeroByDefault(),
  '/v1/audio/speech': [row('2024-early', KEPT, null, 'no'), ...plain('2024-mid')],
  '/v1/audio/voices': [
    row('2026-10-09', KEPT, UNTIL_DELETED, 'no', {
      certainty: 'likely',
      note: 'Read in translated copies only.',
    }),
  ],
  '/v1/files': [
    ...untilDeletedByCustomer('2024-early'),
    row('2025-11-08', KEPT, UNTIL_DELETED, 'no', {
      note: 'Delete files, or set expires_after; files of batches expire after 30 days.',
    }),
  ],
  '/v1/fine_tuning/jobs': untilDeletedByCustomer('2024-early'),
  '/v1/evals': [row('2025-11-08', KEPT, UNTIL_DELETED, 'no')],
  '/v1/batches': untilDeletedByCustomer('2024-mid'),
  '/v1/moderations': zeroByDefault(),
  '/v1/completions': plain('2024-early'),
  '/v1/live/sessions': [row('2026-09-10', KEPT, 'None, or 30 days if stored', 'limited')],
  '/v1/realtime': plain('2024-end'),
  '/v1/videos': [
    row('2025-11-08', KEPT, 'None', 'no', {
      note: 'Blocked for ZDR and MAM alike; usable only in a project whose retention is None.',
    }),
    row('2026-10-09', KEPT, 'None', 'no', {
      note: 'The row gave way to a note: the API was shut down on 24 September 2026.',
    }),
  ],
};

/** Endpoints of the SDKs that the newest table does not name. */
export const unlistedEndpoints: readonly UnlistedEndpoint[] = [
  {
    path: '/v1/uploads',
    treat: { sameAs: '/v1/files' },
    why: 'Completing an upload creates a file that "is usable in the rest of our platform as a regular File object".',
    certainty: 'certain',
    source: 'sdk-7.55.0',
  },
  {
    path: '/v1/vaults',
    treat: { sameAs: '/v1/agents' },
    why: 'Vaults are documented as a part of the Agents API, which does not support Zero Data Retention.',
    certainty: 'likely',
    source: 'agents-overview',
  },
  {
    path: '/v1/fine-tunes',
    treat: { sameAs: '/v1/fine_tuning/jobs' },
    why: 'The predecessor of fine-tuning jobs; the table of 2023 listed it as kept until deleted and not eligible.',
    certainty: 'certain',
    source: 'models-2023',
  },
  {
    path: '/v1/containers',
    treat: 'unlisted',
    why: 'Described only as a part of Responses: container data lives while the container is active and is deleted when it expires or is deleted.',
    certainty: 'inferred',
    source: 'your-data-2026-09-22',
  },
  {
    path: '/v1/skills',
    treat: 'unlisted',
    why: 'Uploaded bundles are versioned and kept; no text states for how long.',
    certainty: 'open',
    source: 'sdk-7.55.0',
  },
  {
    path: '/v1/chatkit/sessions',
    treat: 'unlisted',
    why: 'A session leads to ChatKit threads, which are not eligible; the session itself has no row.',
    certainty: 'inferred',
    source: 'your-data-2026-09-22',
  },
  {
    path: '/v1/realtime/client_secrets',
    treat: 'unlisted',
    why: 'Only /v1/realtime itself has a row.',
    certainty: 'inferred',
    source: 'your-data-2026-09-22',
  },
  {
    path: '/v1/realtime/sessions',
    treat: 'unlisted',
    why: 'Only /v1/realtime itself has a row.',
    certainty: 'inferred',
    source: 'your-data-2026-09-22',
  },
  {
    path: '/v1/realtime/transcription_sessions',
    treat: 'unlisted',
    why: 'Only /v1/realtime itself has a row.',
    certainty: 'inferred',
    source: 'your-data-2026-09-22',
  },
  {
    path: '/v1/realtime/calls',
    treat: 'unlisted',
    why: 'Only /v1/realtime itself has a row.',
    certainty: 'inferred',
    source: 'your-data-2026-09-22',
  },
  {
    path: '/v1/realtime/translations',
    treat: 'unlisted',
    why: 'Only /v1/realtime itself has a row, and the HIPAA list does not name translations.',
    certainty: 'inferred',
    source: 'your-data-2026-09-22',
  },
  {
    path: '/v1/audio/voice_consents',
    treat: 'unlisted',
    why: 'A companion of /v1/audio/voices: deleting a voice does not delete its consent recording.',
    certainty: 'inferred',
    source: 'sdk-7.55.0',
  },
  {
    path: '/v1/images/variations',
    treat: 'unlisted',
    why: 'The row was dropped by September 2026; the endpoint took dall-e-2 only.',
    certainty: 'certain',
    source: 'your-data-2026-09-10',
  },
  {
    path: '/v1/fine_tuning/alpha/graders',
    treat: 'unlisted',
    why: 'No row; only /v1/fine_tuning/jobs has one.',
    certainty: 'certain',
    source: 'your-data-2026-09-22',
  },
  {
    path: '/v1/fine_tuning/checkpoints',
    treat: 'no-content',
    why: 'Permissions of checkpoints carry no prompts.',
    certainty: 'inferred',
    source: 'sdk-7.55.0',
  },
  {
    path: '/v1/content_provenance_checks',
    treat: 'unlisted',
    why: 'Takes image and audio uploads and has no row.',
    certainty: 'certain',
    source: 'your-data-2026-10-09',
  },
  {
    path: '/v1/prompts',
    treat: 'unlisted',
    why: 'Prompt objects are stored and have no row; they are shut down on 30 November 2026.',
    certainty: 'certain',
    source: 'deprecations',
  },
  {
    path: '/v1/models',
    treat: 'no-content',
    why: 'Carries no prompts.',
    certainty: 'inferred',
    source: 'sdk-7.55.0',
  },
  {
    path: '/v1/organization',
    treat: 'no-content',
    why: 'Administration; carries no prompts.',
    certainty: 'inferred',
    source: 'sdk-7.55.0',
  },
  {
    path: '/v1/projects',
    treat: 'no-content',
    why: 'Administration; carries no prompts.',
    certainty: 'inferred',
    source: 'sdk-7.55.0',
  },
  {
    path: '/v1/webhook_endpoints',
    treat: 'no-content',
    why: 'Administration; carries no prompts.',
    certainty: 'inferred',
    source: 'sdk-7.55.0',
  },
  {
    path: '/v1/webhook_event_types',
    treat: 'no-content',
    why: 'Administration; carries no prompts.',
    certainty: 'inferred',
    source: 'sdk-7.55.0',
  },
  {
    path: '/v1/safety',
    treat: 'no-content',
    why: 'Reads alerts and cases; sends no prompts.',
    certainty: 'inferred',
    source: 'sdk-7.55.0',
  },
  {
    path: '/v1/engines',
    treat: 'unlisted',
    why: 'Removed predecessor of models and search; named in no table of this collection.',
    certainty: 'certain',
    source: 'sdk-3.3.0',
  },
  {
    path: '/v1/answers',
    treat: 'unlisted',
    why: 'Removed endpoint of the third major; named in no table of this collection.',
    certainty: 'certain',
    source: 'sdk-3.3.0',
  },
  {
    path: '/v1/classifications',
    treat: 'unlisted',
    why: 'Removed endpoint of the third major; named in no table of this collection.',
    certainty: 'certain',
    source: 'sdk-3.3.0',
  },
  {
    path: '/v1/edits',
    treat: 'unlisted',
    why: 'Removed endpoint of the third major; named in no table of this collection.',
    certainty: 'certain',
    source: 'sdk-3.3.0',
  },
  {
    path: '/v1/traces',
    treat: 'unlisted',
    why: 'Where the Agents SDK exports its traces; tracing is unavailable for organizations under ZDR, and no row states how long traces are kept.',
    certainty: 'likely',
    source: 'agents-sdk-tracing',
  },
];

/**
 * Requests whose effect the verb alone does not tell. Everything else: POST, PUT, PATCH and a
 * socket put data in, GET reads, DELETE removes.
 */
export const effects: readonly {
  pattern: RegExp;
  effect: 'puts' | 'reads' | 'removes' | 'none';
  why: string;
}[] = [
  {
    pattern: /^POST \/v1\/.*\/(cancel|hangup|reject)$/,
    effect: 'removes',
    why: 'ends what was started',
  },
  {
    pattern: /^POST \/v1\/(fine_tuning\/jobs|agents\/automations)\/\{\}\/(pause|resume)$/,
    effect: 'none',
    why: 'changes the state of a job and sends no content',
  },
  {
    pattern: /^POST \/v1\/vector_stores\/\{\}\/search$/,
    effect: 'reads',
    why: 'searches what was stored before',
  },
  {
    pattern: /^POST \/v1\/responses\/input_tokens$/,
    effect: 'none',
    why: 'counts tokens and creates no response',
  },
];
