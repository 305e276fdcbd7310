import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

export const ask = () =>
  generateText({
    model: openai.responses('gpt-4o'),
    prompt: 'Hello',
    providerOptions: { openai: { store: 'false' } },
  });
