import { ChatOpenAI } from '@langchain/openai';

const model = new ChatOpenAI('gpt-4o' as any);
await model.invoke('Hello');
