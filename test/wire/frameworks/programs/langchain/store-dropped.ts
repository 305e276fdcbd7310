import { ChatOpenAI } from '@langchain/openai';

const model = new ChatOpenAI({ model: 'gpt-4o', useResponsesApi: true, store: false } as any);
await model.invoke('Hello');
await model.invoke('Hello', { store: false } as any);

const chat = new ChatOpenAI({ model: 'gpt-4o', store: true } as any);
await chat.invoke('Hello');
