import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

await generateText({ model: openai('gpt-3.5-turbo-instruct'), prompt: 'Once' });
await generateText({ model: openai.languageModel('gpt-4o'), prompt: 'Twice' });
