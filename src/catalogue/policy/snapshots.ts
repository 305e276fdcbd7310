import type { Snapshot, SnapshotId } from './types.ts';

/** Oldest first. The last one is the default. */
export const snapshots: readonly Snapshot[] = [
  {
    id: '2024-early',
    date: 'between 2024-01-25 and 2024-04-09',
    dated: 'inferred',
    source: 'models-2024-early',
    notes: ['The table has one retention column; application state is not told apart.'],
  },
  {
    id: '2024-mid',
    date: 'between 2024-04-17 and 2024-10',
    dated: 'inferred',
    source: 'models-2024-mid',
    notes: ['Vector stores and batches appear; speech becomes eligible.'],
  },
  {
    id: '2024-end',
    date: 'between 2024-10 and 2025-02-05',
    dated: 'inferred',
    source: 'models-2024-end',
    notes: [
      'Realtime appears; audio outputs and Structured Outputs schemas become exceptions of chat completions.',
      'Evaluation data: kept until 30 days after it is deleted in the dashboard.',
    ],
  },
  {
    id: '2025-05',
    date: 'between 2025-04-23 and mid 2025',
    dated: 'inferred',
    source: 'your-data-2025-05',
    notes: [
      'Application state gets a column of its own; the Responses API appears; image inputs become eligible.',
      'Web search is not HIPAA eligible and not covered by a BAA.',
    ],
  },
  {
    id: '2025-11-08',
    date: '2025-11-08',
    dated: 'printed',
    source: 'your-data-2025-11-08',
    notes: ['Conversations, Evals and Videos appear.', 'Web search is called ZDR eligible.'],
  },
  {
    id: '2025-12-11',
    date: '2025-12-11',
    dated: 'printed',
    source: 'your-data-2025-12-11',
    notes: [
      'Extended prompt caching and background mode are described as not ZDR compatible.',
      'ZDR is said to change the store parameter only; endpoints marked No may still keep state.',
    ],
  },
  {
    id: '2026-03',
    date: 'between 2026-02-10 and 2026-04-07',
    dated: 'inferred',
    source: 'your-data-2026-03',
    notes: ['ChatKit threads appear; hosted containers and skills cannot be used under ZDR.'],
  },
  {
    id: '2026-06',
    date: 'between 2026-05-29 and 2026-07-09',
    dated: 'inferred',
    source: 'your-data-2026-06',
    notes: [
      'The ban on hosted containers is gone (9 April 2026), the 24-hour cache is no longer called ineligible (7 April 2026).',
      'Safety Retention: OpenAI may make gpt-5.5 and later models ineligible for named customers.',
    ],
  },
  {
    id: '2026-09-10',
    date: 'about 2026-09-10',
    dated: 'inferred',
    source: 'your-data-2026-09-10',
    notes: ['Live sessions appear; the row of image variations is gone.'],
  },
  {
    id: '2026-09-22',
    date: 'between 2026-09-22 and 2026-09-24',
    dated: 'inferred',
    source: 'your-data-2026-09-22',
    notes: ['The Agents API appears; Private Safety Processing is documented.'],
  },
  {
    id: '2026-10-09',
    date: 'about 2026-10-09',
    dated: 'inferred',
    source: 'your-data-2026-10-09',
    notes: [
      'Decisions and custom voices appear; the row of Videos gives way to a note on its shutdown.',
    ],
  },
  {
    id: '2026-11-26',
    date: '2026-11-26',
    dated: 'checked',
    source: 'your-data-2026-10-09',
    notes: [
      'No text of the table newer than October could be read; every row agrees with that one.',
      "Background mode: OpenAI's own translations of its guide say that requests of ZDR projects run with store=false and leave the response on disk for about 10 minutes.",
      'gpt-image-1 and the older text models were shut down on 23 October; gpt-image-2.6-sunburst and -flare (4 November) are on no list for Zero Data Retention that could be read.',
      'Reusable prompts end on 30 November.',
    ],
  },
];

export const newestSnapshot: SnapshotId = '2026-11-26';

export const order: ReadonlyMap<SnapshotId, number> = new Map(
  snapshots.map((snapshot, index) => [snapshot.id, index]),
);

export function isSnapshotId(id: string): id is SnapshotId {
  return order.has(id as SnapshotId);
}
