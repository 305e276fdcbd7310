import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

export const look = (data: Uint8Array) =>
  generateText({
    model: openai.responses('gpt-4o'),
    messages: [{ role: 'user', content: [{ type: 'file', data, mediaType: 'image/png' }] }],
  });
