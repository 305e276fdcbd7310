import { openai } from './openai';

await openai({ model: 'gpt-4o' }).chat({ messages: [] });
