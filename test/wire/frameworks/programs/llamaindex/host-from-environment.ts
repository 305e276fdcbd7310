import { openai } from '@llamaindex/openai';

await openai({ model: 'gpt-4o' }).chat({ messages: [{ role: 'user', content: 'Hello' }] });
