import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';
import { isPrivate } from './private';

await generateText({ model: isPrivate(openai.responses('gpt-4o')), prompt: 'Hello' });
