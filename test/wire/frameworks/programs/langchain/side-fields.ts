import { ChatOpenAI } from '@langchain/openai';

const model = new ChatOpenAI({
  model: 'gpt-4o',
  user: 'maria@example.com',
  service_tier: 'flex',
  promptCacheKey: 'ward-7',
  promptCacheRetention: '24h',
} as any);
await model.invoke('Hello');
await model.invoke('Hello', { promptCacheKey: 'ward-8', promptCacheRetention: '24h' } as any);
