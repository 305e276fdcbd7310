import { openai } from '@ai-sdk/openai';
import * as ai from 'ai';

const { text } = await ai.generateText({
  model: openai.responses('gpt-4o'),
  prompt: process.argv[9] ?? 'Hello',
  providerOptions: { openai: { store: false } },
});
console.log(text);
