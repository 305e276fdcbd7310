import { ChatOpenAI } from '@langchain/openai';

const model = new ChatOpenAI({ model: 'gpt-4o', modelKwargs: { store: false } });
await model.invoke('Hello');
