import { ChatOpenAI } from '@langchain/openai';

const model = new ChatOpenAI({ model: 'gpt-4o', useResponsesApi: true });
await model.invoke('Hello');

const careful = new ChatOpenAI({ model: 'gpt-4o', useResponsesApi: true, zdrEnabled: true });
await careful.invoke('Hello');
