import { OpenAI } from '@llamaindex/openai';

const llm = new OpenAI({
  model: 'gpt-4o',
  azure: {
    apiKey: 'fake',
    endpoint: 'https://clinic.openai.azure.com/',
    deployment: 'gpt-4o',
    apiVersion: '2024-10-21',
  },
} as any);
await llm.chat({ messages: [{ role: 'user', content: 'Hello' }] });
