import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

await generateText({ model: openai.completion('gpt-3.5-turbo-instruct'), prompt: 'Once' });
