import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

const content = [
  { type: 'text' as const, text: 'What is on it?' },
  { type: 'image' as const, image: new URL('https://example.com/scan.png') },
];

await generateText({ model: openai.responses('gpt-4o'), messages: [{ role: 'user', content }] });
await generateText({ model: openai.chat('gpt-4o'), messages: [{ role: 'user', content }] });
