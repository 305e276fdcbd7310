/** Models that OpenAI has shut down, or that it has announced to shut down. */
import type { SourceId } from './types.ts';

interface Round {
  date: string;
  /** the day on which customers were told */
  announced: string;
  /** the text behind the date */
  source: SourceId;
  /** the text behind the announcement and the replacement, where that is another one */
  insteadSource?: SourceId;
  /** `likely` where only a translation or a summary of the page could be read */
  certainty?: 'certain';
  /** replacement → the names that it replaces; `nothing` where OpenAI names none */
  models: Readonly<Record<string, readonly string[]>>;
}

const OCTOBER = 'deprecations-2026-10';
const NOVEMBER = 'deprecations-2026-11';

/** Dates by the English page of June 2026; replacements, which change, by the newest copy. */
const JUNE = {
  source: 'deprecations-2026-06',
  insteadSource: OCTOBER,
  certainty: 'certain',
} as const satisfies Partial<Round>;

/** Dates by the declarations of the SDK, which say them of most models; the rest by the newest copy. */
const SDK = {
  source: 'sdk-7.57.0',
  insteadSource: OCTOBER,
  certainty: 'certain',
} as const satisfies Partial<Round>;

/** As the page on deprecations has them, the latest announcement first. */
export const rounds: readonly Round[] = [
  {
    date: '2027-02-01',
    announced: '2026-11-05',
    source: 'deprecations-2026-11-05',
    models: { 'the most capable model for security that you have': ['gpt-5.5-cyber-preview'] },
  },
  {
    date: '2027-01-14',
    announced: '2026-10-14',
    source: 'sdk-7.57.0',
    insteadSource: 'deprecations-2026-10-28',
    certainty: 'certain',
    models: {
      'gpt-6-luna': [
        'gpt-4o',
        'gpt-4o-2024-08-06',
        'gpt-4o-2024-11-20',
        'gpt-4o-mini',
        'gpt-4o-mini-2024-07-18',
        'gpt-4.1',
        'gpt-4.1-2025-04-14',
        'gpt-4.1-mini',
        'gpt-4.1-mini-2025-04-14',
      ],
    },
  },
  {
    date: '2027-04-01',
    announced: '2026-10-01',
    ...SDK,
    models: {
      'gpt-6-sol': ['gpt-5.1', 'gpt-5.1-2025-11-13'],
      'gpt-6-luna': ['gpt-5.4-nano', 'gpt-5.4-nano-2026-03-17'],
    },
  },
  {
    date: '2027-04-01',
    announced: '2026-10-01',
    source: OCTOBER,
    models: { 'gpt-6-sol': ['gpt-5.3-codex'] },
  },
  {
    date: '2027-01-06',
    announced: '2026-10-01',
    ...SDK,
    models: {
      'gpt-realtime-2.1-mini': [
        'tts-1',
        'tts-1-hd',
        'gpt-4o-mini-tts',
        'gpt-4o-mini-tts-2025-12-15',
      ],
    },
  },
  {
    date: '2027-01-06',
    announced: '2026-10-01',
    source: OCTOBER,
    models: { 'gpt-realtime-2.1-mini': ['gpt-4o-mini-tts-2025-03-20'] },
  },
  {
    date: '2026-10-01',
    announced: '2026-09-11',
    source: OCTOBER,
    models: { nothing: ['gpt-5.4-cyber'] },
  },
  {
    date: '2027-02-26',
    announced: '2026-08-26',
    ...SDK,
    models: {
      'gpt-transcribe': [
        'whisper-1',
        'gpt-4o-transcribe',
        'gpt-4o-mini-transcribe',
        'gpt-4o-mini-transcribe-2025-12-15',
        'gpt-4o-transcribe-diarize',
      ],
    },
  },
  {
    date: '2027-01-20',
    announced: '2026-07-20',
    ...SDK,
    models: {
      'gpt-realtime-2.1': ['gpt-realtime', 'gpt-realtime-2025-08-28'],
      'gpt-realtime-2.1-mini': ['gpt-realtime-mini', 'gpt-realtime-mini-2025-12-15'],
      'gpt-audio-1.5': ['gpt-audio-mini', 'gpt-audio-mini-2025-12-15'],
    },
  },
  {
    date: '2027-01-20',
    announced: '2026-07-20',
    source: OCTOBER,
    models: {
      'gpt-realtime-2.1': ['gpt-4o-realtime'],
      'gpt-realtime-2.1-mini': ['gpt-4o-mini-realtime'],
      'gpt-audio-1.5': ['gpt-audio', 'gpt-4o-audio', 'gpt-4o-mini-audio'],
      'gpt-transcribe': ['gpt-4o-mini-transcribe-2025-03-20'],
    },
  },
  {
    date: '2026-12-11',
    announced: '2026-06-11',
    source: NOVEMBER,
    certainty: 'certain',
    models: {
      'gpt-6.1-sol': ['gpt-5', 'gpt-5-2025-08-07'],
      'gpt-6.1-terra': ['gpt-5-mini', 'gpt-5-mini-2025-08-07'],
    },
  },
  {
    date: '2026-12-11',
    announced: '2026-06-11',
    source: NOVEMBER,
    insteadSource: OCTOBER,
    certainty: 'certain',
    models: { 'gpt-5.6-luna': ['gpt-5-nano', 'gpt-5-nano-2025-08-07'] },
  },
  {
    date: '2026-12-11',
    announced: '2026-06-11',
    ...SDK,
    models: {
      'gpt-5.6-sol': [
        'gpt-5-pro',
        'gpt-5-pro-2025-10-06',
        'o3',
        'o3-2025-04-16',
        'o3-pro',
        'o3-pro-2025-06-10',
      ],
    },
  },
  {
    date: '2026-12-01',
    announced: '2026-06-02',
    source: NOVEMBER,
    certainty: 'certain',
    models: {
      'gpt-image-2.6-sunburst': [
        'gpt-image-1-mini',
        'gpt-image-1.5',
        'gpt-image-1.5-2025-12-16',
        'chatgpt-image-latest',
      ],
    },
  },
  {
    date: '2026-08-10',
    announced: '2026-05-08',
    ...JUNE,
    models: { 'gpt-5.6-sol': ['gpt-5.2-chat-latest', 'gpt-5.3-chat-latest'] },
  },
  {
    date: '2026-10-23',
    announced: '2026-04-22',
    ...JUNE,
    models: {
      'gpt-5.6-terra': [
        'gpt-3.5-turbo',
        'gpt-3.5-turbo-0125',
        'gpt-3.5-turbo-completions',
        'o4-mini',
        'o4-mini-2025-04-16',
      ],
      'gpt-5.6-sol': [
        'gpt-4',
        'gpt-4-0613',
        'gpt-4-completions',
        'gpt-4-0613-completions',
        'gpt-4-1106-preview',
        'gpt-4-turbo',
        'gpt-4-turbo-2024-04-09',
        'gpt-4-turbo-completions',
        'gpt-4o-2024-05-13',
        'o1',
        'o1-2024-12-17',
        'o1-pro',
        'o1-pro-2025-03-19',
        'o3-mini',
        'o3-mini-2025-01-31',
      ],
      'gpt-5.6-luna': ['gpt-4.1-nano', 'gpt-4.1-nano-2025-04-14'],
    },
  },
  {
    date: '2026-10-23',
    announced: '2026-04-22',
    source: 'sdk-7.57.0',
    certainty: 'certain',
    models: { 'gpt-image-2.5-sunburst': ['gpt-image-1'] },
  },
  {
    date: '2026-07-23',
    announced: '2026-04-22',
    ...JUNE,
    models: {
      'gpt-5.6-terra': [
        'computer-use-preview',
        'computer-use-preview-2025-03-11',
        'gpt-4o-mini-search-preview-2025-03-11',
        'gpt-4o-search-preview-2025-03-11',
        'gpt-5.1-codex-mini',
      ],
      'gpt-5.6-sol': [
        'gpt-5-chat-latest',
        'gpt-5-codex',
        'gpt-5.1-chat-latest',
        'gpt-5.1-codex',
        'gpt-5.1-codex-max',
        'gpt-5.2-codex',
        'o3-deep-research',
        'o3-deep-research-2025-06-26',
        'o4-mini-deep-research',
        'o4-mini-deep-research-2025-06-26',
      ],
      'gpt-audio-1.5': ['gpt-audio-mini-2025-10-06'],
      'gpt-realtime-2.1-mini': ['gpt-realtime-mini-2025-10-06'],
    },
  },
  {
    date: '2026-07-23',
    announced: '2026-04-22',
    ...SDK,
    models: { 'gpt-5.6-terra': ['gpt-4o-search-preview', 'gpt-4o-mini-search-preview'] },
  },
  {
    date: '2026-09-24',
    announced: '2026-03-24',
    ...JUNE,
    models: {
      nothing: [
        'sora-2',
        'sora-2-2025-10-06',
        'sora-2-2025-12-08',
        'sora-2-pro',
        'sora-2-pro-2025-10-06',
      ],
    },
  },
  {
    date: '2026-02-17',
    announced: '2025-11-18',
    ...JUNE,
    models: { 'gpt-5.1-chat-latest': ['chatgpt-4o-latest'] },
  },
  {
    date: '2026-02-12',
    announced: '2025-11-17',
    ...JUNE,
    models: { 'gpt-5-codex-mini': ['codex-mini-latest'] },
  },
  {
    date: '2026-05-12',
    announced: '2025-11-14',
    ...JUNE,
    models: { 'gpt-image-2': ['dall-e-2', 'dall-e-3'] },
  },
  {
    date: '2026-09-28',
    announced: '2025-09-26',
    ...JUNE,
    models: {
      'gpt-5.6-terra': [
        'gpt-3.5-turbo-instruct',
        'babbage-002',
        'davinci-002',
        'gpt-3.5-turbo-1106',
      ],
    },
  },
  {
    date: '2026-03-26',
    announced: '2025-09-26',
    ...JUNE,
    models: {
      'gpt-5': [
        'gpt-4-0314',
        'gpt-4-0125-preview',
        'gpt-4-turbo-preview',
        'gpt-4-turbo-preview-completions',
      ],
    },
  },
  {
    date: '2026-05-07',
    announced: '2025-09-15',
    ...JUNE,
    models: {
      'gpt-realtime-1.5': [
        'gpt-4o-realtime-preview',
        'gpt-4o-realtime-preview-2025-06-03',
        'gpt-4o-realtime-preview-2024-12-17',
      ],
      'gpt-realtime-mini': ['gpt-4o-mini-realtime-preview'],
      'gpt-audio-1.5': ['gpt-4o-audio-preview'],
      'gpt-audio-mini': ['gpt-4o-mini-audio-preview'],
    },
  },
  {
    date: '2026-05-07',
    announced: '2025-09-15',
    ...SDK,
    models: {
      'gpt-audio-1.5': ['gpt-4o-audio-preview-2024-12-17', 'gpt-4o-audio-preview-2025-06-03'],
      'gpt-audio-mini': ['gpt-4o-mini-audio-preview-2024-12-17'],
    },
  },
  {
    date: '2025-10-10',
    announced: '2025-06-10',
    ...JUNE,
    models: {
      'gpt-realtime-1.5': ['gpt-4o-realtime-preview-2024-10-01'],
      'gpt-audio-1.5': ['gpt-4o-audio-preview-2024-10-01'],
    },
  },
  {
    date: '2025-10-27',
    announced: '2025-04-28',
    ...JUNE,
    models: {
      'omni-moderation-latest': [
        'text-moderation-007',
        'text-moderation-stable',
        'text-moderation-latest',
      ],
      'o4-mini': ['o1-mini'],
    },
  },
  {
    date: '2025-07-28',
    announced: '2025-04-28',
    ...JUNE,
    models: { o3: ['o1-preview'] },
  },
  {
    date: '2025-10-27',
    announced: '2025-04-28',
    ...SDK,
    models: { 'o4-mini': ['o1-mini-2024-09-12'] },
  },
  {
    date: '2025-07-28',
    announced: '2025-04-28',
    ...SDK,
    models: { o3: ['o1-preview-2024-09-12'] },
  },
  {
    date: '2025-07-14',
    announced: '2025-04-14',
    ...JUNE,
    models: { 'gpt-4.1': ['gpt-4.5-preview'] },
  },
  {
    date: '2025-06-06',
    announced: '2024-06-06',
    ...JUNE,
    models: { 'gpt-4o': ['gpt-4-32k', 'gpt-4-32k-0613', 'gpt-4-32k-0314'] },
  },
  {
    date: '2024-12-06',
    announced: '2024-06-06',
    ...JUNE,
    models: { 'gpt-4o': ['gpt-4-vision-preview', 'gpt-4-1106-vision-preview'] },
  },
  {
    date: '2024-09-13',
    announced: '2023-11-06',
    ...JUNE,
    models: {
      'gpt-3.5-turbo': ['gpt-3.5-turbo-0613', 'gpt-3.5-turbo-16k-0613'],
    },
  },
  {
    date: '2024-09-13',
    announced: '2023-11-06',
    ...SDK,
    models: { 'gpt-3.5-turbo': ['gpt-3.5-turbo-16k'] },
  },
  {
    date: '2024-09-13',
    announced: '2023-06-13',
    ...JUNE,
    models: { 'gpt-3.5-turbo': ['gpt-3.5-turbo-0301'] },
  },
  {
    date: '2024-01-04',
    announced: '2023-07-06',
    ...JUNE,
    models: {
      'gpt-3.5-turbo-instruct': [
        'text-ada-001',
        'text-babbage-001',
        'text-curie-001',
        'text-davinci-001',
        'text-davinci-002',
        'text-davinci-003',
      ],
      'babbage-002': ['ada', 'babbage'],
      'davinci-002': ['curie', 'davinci'],
      'gpt-4o': ['text-davinci-edit-001', 'code-davinci-edit-001'],
      'text-embedding-3-small': [
        'text-similarity-ada-001',
        'text-search-ada-doc-001',
        'text-search-ada-query-001',
        'code-search-ada-code-001',
        'code-search-ada-text-001',
        'text-similarity-babbage-001',
        'text-search-babbage-doc-001',
        'text-search-babbage-query-001',
        'code-search-babbage-code-001',
        'code-search-babbage-text-001',
        'text-similarity-curie-001',
        'text-search-curie-doc-001',
        'text-search-curie-query-001',
        'text-similarity-davinci-001',
        'text-search-davinci-doc-001',
        'text-search-davinci-query-001',
      ],
    },
  },
  {
    date: '2023-03-23',
    announced: '2023-03-20',
    ...JUNE,
    models: {
      'gpt-4o': ['code-davinci-002', 'code-davinci-001', 'code-cushman-002', 'code-cushman-001'],
    },
  },
];
