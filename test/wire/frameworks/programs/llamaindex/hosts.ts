import { OpenAI } from '@llamaindex/openai';

const messages = [{ role: 'user' as const, content: 'Hello' }];
const openai = new OpenAI({ model: 'qwen3', baseURL: 'http://localhost:8000/v1' });
await openai.chat({ messages });
await new OpenAI({
  model: 'llama-3.3-70b',
  additionalSessionOptions: { baseURL: 'https://api.groq.com/openai/v1' },
}).chat({ messages });
