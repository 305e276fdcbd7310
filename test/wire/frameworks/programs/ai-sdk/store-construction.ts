import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

// Nothing of our patients is kept.
const model = openai('gpt-4o', { store: false });
const chat = openai.chat('gpt-4o', { store: true, user: 'u-1' });

await generateText({ model, prompt: 'Hello' });
await generateText({ model: chat, prompt: 'Hello' });
