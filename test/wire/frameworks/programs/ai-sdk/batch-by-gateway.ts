import { experimental_startBatch as startBatch } from 'ai';

export const nightly = (letter: string) =>
  startBatch({
    requests: [{ id: 'letter-1', type: 'text', model: 'openai/gpt-5-mini', prompt: letter }],
  } as any);
