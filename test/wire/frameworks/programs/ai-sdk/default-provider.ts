import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

globalThis.AI_SDK_DEFAULT_PROVIDER = openai;

const { text } = await generateText({ model: 'gpt-5', prompt: 'A tagline' });
console.log(text);
