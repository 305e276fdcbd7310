import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

export const ask = () =>
  generateText({
    model: openai.chat('gpt-4o'),
    prompt: 'Hello',
    providerOptions: { openai: { store: null } },
  });
