import { createOpenAI } from '@ai-sdk/openai';
import { generateText } from 'ai';

const groq = createOpenAI({
  baseURL: 'https://api.groq.com/openai/v1',
  apiKey: process.env.GROQ_API_KEY,
});

export const openai = createOpenAI({
  name: 'perplexity',
  baseURL: 'https://api.perplexity.ai',
  apiKey: process.env.PERPLEXITY_API_KEY,
});

await generateText({ model: groq.chat('llama-3.3-70b-versatile'), prompt: 'Hello' });
await generateText({ model: openai.chat('sonar'), prompt: 'Hello' });
