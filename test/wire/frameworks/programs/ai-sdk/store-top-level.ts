import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

const privacy = { store: false };

await generateText({ model: openai('gpt-4o'), prompt: 'Hello', ...privacy });
await generateText({ model: openai('gpt-4o'), prompt: 'Hello', store: false } as any);
