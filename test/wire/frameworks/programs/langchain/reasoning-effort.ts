import { ChatOpenAI } from '@langchain/openai';

const llm = new ChatOpenAI({ model: 'o3-mini', reasoningEffort: 'low' } as any);
await llm.invoke('Think.');
