import { ChatOpenAI } from '@langchain/openai';

const isLocal = process.env.LLM === 'local';

export const llm = new ChatOpenAI({
  model: isLocal ? 'qwen3' : 'gpt-5.2-pro',
  zdrEnabled: true,
  ...(isLocal && { configuration: { baseURL: 'http://localhost:8000/v1' } }),
});
await llm.invoke('Hello');
