/** The column for customers to whom OpenAI has said in writing that models are not under Zero Data Retention. */
import type { PrivateRetention } from './types.ts';

const NO_PRIVATE_RETENTION = [
  '/v1/conversations',
  '/v1/conversations/items',
  '/v1/chatkit/threads',
  '/v1/assistants',
  '/v1/threads',
  '/v1/threads/messages',
  '/v1/threads/runs',
  '/v1/threads/runs/steps',
  '/v1/vector_stores',
  '/v1/images/generations',
  '/v1/images/edits',
  '/v1/embeddings',
  '/v1/audio/transcriptions',
  '/v1/audio/translations',
  '/v1/audio/speech',
  '/v1/files',
  '/v1/fine_tuning/jobs',
  '/v1/evals',
  '/v1/batches',
  '/v1/moderations',
  '/v1/completions',
  '/v1/live/sessions',
  '/v1/realtime',
];
const WITH_PRIVATE_RETENTION = ['/v1/chat/completions', '/v1/responses'];

/** Before September 2026 the table had no such column. */
export const privateRetention: readonly PrivateRetention[] = [
  {
    since: '2026-09-10',
    name: 'Eyes Off and Safety Retention',
    limited: WITH_PRIVATE_RETENTION,
    pending: [],
    no: [...NO_PRIVATE_RETENTION, '/v1/videos'],
    certainty: 'certain',
    source: 'your-data-2026-09-10',
  },
  {
    since: '2026-09-22',
    name: 'Private Retention with PSP and Safety Retention',
    limited: WITH_PRIVATE_RETENTION,
    pending: [],
    no: [...NO_PRIVATE_RETENTION, '/v1/agents', '/v1/videos'],
    certainty: 'certain',
    source: 'your-data-2026-09-22',
  },
  {
    since: '2026-10-09',
    name: 'Private Retention with PSP and Safety Retention',
    limited: WITH_PRIVATE_RETENTION,
    pending: ['/v1/decisions'],
    no: [...NO_PRIVATE_RETENTION, '/v1/agents', '/v1/audio/voices'],
    certainty: 'likely',
    source: 'your-data-2026-10-09',
  },
];
