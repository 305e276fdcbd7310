import { createOpenAI } from '@ai-sdk/openai';
import { generateText } from 'ai';

const openai = createOpenAI({ apiKey: process.env.OPENAI_API_KEY });

const { text } = await generateText({
  model: openai.responses('gpt-4o'),
  prompt: 'Draft a letter to the referring physician.',
  providerOptions: { openai: { store: false } },
});
console.log(text);
