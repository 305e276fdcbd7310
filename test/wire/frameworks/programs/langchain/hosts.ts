import { ChatOpenAI } from '@langchain/openai';

const openrouter = new ChatOpenAI({
  model: 'openai/gpt-5',
  apiKey: process.env.OPENROUTER_API_KEY,
  configuration: { baseURL: 'https://openrouter.ai/api/v1' },
});
await openrouter.invoke('Hello');

const europe = new ChatOpenAI({
  model: 'gpt-4o',
  configuration: {
    baseURL: 'https://eu.api.openai.com/v1',
    defaultHeaders: { 'X-OpenAI-No-Store': 'true' },
  },
});
await europe.invoke('Hello');
