import { readFileSync } from 'node:fs';
import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

export async function describeWound(path: string) {
  return generateText({
    model: openai('gpt-4o'),
    providerOptions: { openai: { store: false } },
    messages: [
      {
        role: 'user',
        content: [
          { type: 'text', text: 'Describe the wound.' },
          { type: 'image', image: readFileSync(path) },
        ],
      },
    ],
  });
}
