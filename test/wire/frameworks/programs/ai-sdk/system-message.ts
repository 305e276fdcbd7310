import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

export const ask = () =>
  generateText({
    model: openai('gpt-4o'),
    messages: [
      { role: 'system', content: 'Be kind.' },
      { role: 'user', content: 'Hello' },
    ],
  });
