import { ChatOpenAI } from '@langchain/openai';

const llm = new ChatOpenAI({
  model: 'gpt-4o',
  configuration: {
    fetch: (url: any, init: any) =>
      fetch(url, { ...init, body: JSON.stringify({ ...JSON.parse(init.body), store: false }) }),
  },
} as any);
await llm.invoke('Hello');
