import { ChatOpenAI } from '@langchain/openai';

const model = new ChatOpenAI({ model: 'gpt-4o-mini', streaming: true, streamUsage: false });
await model.invoke('Hello');
