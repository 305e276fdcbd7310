import { openai } from '@ai-sdk/openai';
import { experimental_startBatch as startBatch } from 'ai';

export const nightly = (letters: string[]) =>
  startBatch({
    provider: openai,
    requests: letters.map((letter, index) => ({
      id: `letter-${index}`,
      type: 'text' as const,
      model: 'gpt-5-mini',
      prompt: letter,
    })),
  });
