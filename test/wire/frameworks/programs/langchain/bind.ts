import { ChatOpenAI } from '@langchain/openai';

const model = new ChatOpenAI({ model: 'gpt-4o' }).bind({ user: 'u-1', store: true } as any);
await model.invoke('Hello');
