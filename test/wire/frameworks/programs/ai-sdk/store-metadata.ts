import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

const call = { model: openai.responses('gpt-4o'), prompt: 'Hello' };

await generateText({
  ...call,
  experimental_providerMetadata: { openai: { store: false } },
} as Parameters<typeof generateText>[0]);
await generateText({
  ...call,
  providerMetadata: { openai: { store: false } },
} as Parameters<typeof generateText>[0]);
