import { ChatOpenAI } from '@langchain/openai';

const model = new ChatOpenAI({ model: 'gpt-4o', zdrEnabled: true } as any);
await model.invoke('Hello');
