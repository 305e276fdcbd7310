import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { generateText } from 'ai';

const provider = createOpenAICompatible({
  name: 'house',
  baseURL: 'https://api.openai.com/v1',
  apiKey: process.env.OPENAI_API_KEY,
});

await generateText({
  model: provider('gpt-4o'),
  prompt: 'Hello',
  providerOptions: { house: { store: true, data_usage: 'none' } },
});
